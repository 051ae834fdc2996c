#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/host_id.h"
#include "sim/scenario.h"
#include "sim/trace.h"
#include "tcp/segment.h"

namespace tcplab::present {

class LadderLayout;

enum class NumberMode : std::uint8_t {
    Absolute, ///< as the header has them
    Relative, ///< counted from the initial number of their direction
    Symbolic, ///< "x+1", as textbooks write
};

/// Sequence numbers as the person wants to read them.
///
/// The letters of Symbolic are those of the textbooks' pictures of opening and closing:
/// - x is the client's initial sequence number, y the server's;
/// - u is the number of the FIN of whoever closes first, v the peer's next number when it
///   acknowledges that FIN, w the number of the peer's own FIN where it has sent data since;
/// - z is the number of a SYN that neither end sent, such as an old duplicate.
/// Every other number is a letter and a distance: x+1461. A letter counts from the moment at which
/// it is first used. Where no data was sent, u is x+1: the handshake has x+1, the closing has u,
/// and who asks without a moment is told x+1. The second connection has x' and y', the third x''
/// and y'', a later one x4 and y4. A number that is far from every letter (a forged one) stays as
/// it is.
class SequenceNumbers
{
public:
    SequenceNumbers() = default;
    explicit SequenceNumbers(NumberMode mode)
        : mode_(mode)
    {
    }
    SequenceNumbers(const sim::Scenario& scenario, NumberMode mode);
    /// Learns from the segments of a run.
    SequenceNumbers(const LadderLayout& layout, const sim::Scenario& scenario, NumberMode mode);

    NumberMode mode() const { return mode_; }
    /// A segment, in the order of sending; to be told of each.
    struct Sent
    {
        sim::HostId from{};
        int conn = 0;
        const tcp::Header& header;
        std::uint32_t length = 0;
        bool injected = false;
        sim::SimTime at;
    };
    void learn(const Sent& segment);
    /// A number of the octets that `sender` sends on connection `conn`, as it is called at a
    /// moment.
    QString text(tcp::SeqNum number, sim::HostId sender, int conn,
                 std::optional<sim::SimTime> when = {}) const;
    /// "x=1000", "y=5000", "u=1021": what the letters of a connection stand for.
    QStringList letters(int conn) const;

private:
    struct Letter
    {
        char letter = 'x';
        tcp::SeqNum at;
        std::int32_t reach = 0; ///< the greatest distance that is counted from it
        sim::SimTime since;
        bool second = false; ///< another name for what is x+1 or y+1
    };
    using Direction = std::pair<sim::HostId, int>;

    void learnStranger(const Sent& segment);
    void learnClosing(const Sent& segment, tcp::SeqNum next);
    void add(const Direction& direction, const Letter& letter);
    bool hasMoved(const Direction& direction, tcp::SeqNum number) const;
    QString symbolic(tcp::SeqNum number, const Direction& direction,
                     std::optional<sim::SimTime> when) const;
    static QString spelled(char letter, int conn);

    /// How far the closing of a connection has come.
    struct Closing
    {
        sim::HostId first{}; ///< who closes first
        tcp::SeqNum fin;     ///< the number of its FIN
        bool acknowledged = false;
        bool over = false;
    };

    NumberMode mode_ = NumberMode::Absolute;
    std::map<Direction, tcp::SeqNum> initial_;
    std::map<Direction, std::vector<Letter>> letters_;
    std::map<int, Closing> closing_;
    std::map<sim::HostId, tcp::SeqNum> strangers_; ///< z, by who seems to have sent it
};

} // namespace tcplab::present
