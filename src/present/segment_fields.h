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

/// Tells which segments offer another window than their sender's last one of the connection did: as
/// the field stands on the wire, before any scaling.
class WindowWatch
{
public:
    /// To be asked once for each segment that is sent, in order. A RST offers nothing, and what
    /// somebody made up says nothing of the sender.
    bool changes(const sim::SegmentRecord& segment);

private:
    std::map<std::pair<sim::HostId, int>, std::uint16_t> last_;
};

/// A sequence number as a reader wants it; the default is the number itself.
using NumberText = std::function<QString(tcp::SeqNum)>;

/// "sack=3001-4001,6001-8001": the octets between them have arrived, the most recent block first;
/// of more than `most` blocks the others as "...". Empty without blocks.
QString sackField(const tcp::Options& options, const NumberText& number = {},
                  std::size_t most = tcp::SackBlocks::capacity);

/// What a label says beside flags, seq, ack and len: "win=8192" where it changed, the options of a
/// SYN ("mss=1460", "wscale=7", "sackOK", "TS=1/0") and the SACK blocks. The names are those that
/// people know from captures; they are not translated.
QStringList extraFields(const tcp::Header& header, bool windowChanged,
                        const NumberText& number = {});

/// The same with everything that the header carries, changed or not.
QStringList allFields(const tcp::Header& header, const NumberText& number = {});

} // namespace tcplab::present
