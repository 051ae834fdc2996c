#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "sim/trace.h"
#include "tcp/segment.h"

namespace tcplab::present {

/// What a segment's window field means.
struct WindowNote
{
    bool changed = false; ///< the sender's last segment of the connection had another one
    int shift = 0;        ///< by how many bits it is scaled; 0 in a SYN, whose field never is

    bool operator==(const WindowNote&) const = default;
};

/// Reads window fields as the two ends do: the scale counts once both have offered one.
class WindowWatch
{
public:
    /// To be asked once for each segment that is sent, in order. A RST offers nothing, and what
    /// somebody made up says nothing of the sender.
    WindowNote note(const sim::SegmentRecord& segment);

private:
    int shiftOf(const sim::SegmentRecord& segment) const;

    using Direction = std::pair<sim::HostId, int>;
    std::map<Direction, std::uint16_t> last_;
    std::map<Direction, int> offered_; ///< window scale, by the SYN's sender; absent: none
};

/// A sequence number as a reader wants it; the default is the number itself.
using NumberText = std::function<QString(tcp::SeqNum)>;

/// "sack=3001-4001,6001-8001": the octets between them have arrived, the most recent block first;
/// of more than `most` blocks the others as "...". Empty without blocks.
QString sackField(const tcp::Options& options, const NumberText& number = {},
                  std::size_t most = tcp::SackBlocks::capacity);

/// "win=8192"; "win=512 (x128=65536)" where a scale was agreed.
QString windowField(const tcp::Header& header, int shift);

/// What a label says beside flags, seq, ack and len: "urg=12", "win=8192" where it changed, the
/// options of a SYN ("mss=1460", "wscale=7", "sackOK", "TS=1/0") and the SACK blocks. The names are
/// those that people know from captures; they are not translated.
QStringList extraFields(const tcp::Header& header, const WindowNote& window,
                        const NumberText& number = {});

/// The same with everything that the header carries, changed or not.
QStringList allFields(const tcp::Header& header, const WindowNote& window,
                      const NumberText& number = {});

} // namespace tcplab::present
