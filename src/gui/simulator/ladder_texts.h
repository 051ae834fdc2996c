#pragma once

#include <QString>

#include <map>
#include <utility>

#include "present/ladder_layout.h"

namespace tcplab::gui {

enum class NumberMode : std::uint8_t { Absolute, Relative };

/// Sequence numbers as the person wants to read them. Relative ones count from the initial sequence
/// number of the direction that they belong to.
class SequenceNumbers
{
public:
    SequenceNumbers() = default;
    explicit SequenceNumbers(NumberMode mode)
        : mode_(mode)
    {
    }
    /// Learns the initial sequence numbers from the SYNs of a run.
    SequenceNumbers(const present::LadderLayout& layout, const sim::Scenario& scenario,
                    NumberMode mode);

    NumberMode mode() const { return mode_; }
    /// A number of the octets that `sender` sends on connection `conn`.
    QString text(tcp::SeqNum number, sim::HostId sender, int conn) const;

private:
    NumberMode mode_ = NumberMode::Absolute;
    std::map<std::pair<sim::HostId, int>, tcp::SeqNum> initial_;
};

/// "0.050", with 3 decimals, or 6.
QString secondsText(sim::SimTime t, int decimals = 3);
/// "0.050 s".
QString timeText(sim::SimTime t, int decimals = 3);
/// "0.925 s", "40.0 s", "7200 s": as many digits as help.
QString durationText(sim::Duration length);

/// "SYN,ACK"; a word for a segment without any flag.
QString flagsText(const tcp::Header& header);
/// "seq=5000 ack=1001 len=20"; `parts` fewer of them where there is no room: 3, 2 or 1. The last to
/// stay is seq, or ack where the segment carries no text. 4: more of them where there is something
/// to say, see present::extraFields().
QString fieldsText(const present::LadderArrow& arrow, const SequenceNumbers& numbers,
                   int parts = 3);
/// "again", "copy", "hand-made", or nothing.
QString remarkText(const present::LadderArrow& arrow);
/// What became of a segment that did not get through: "lost", "nobody there".
QString lossText(const present::LadderArrow& arrow);
/// Several lines about a segment, for the tip under the mouse and for screen readers.
QString segmentDetails(const present::LadderArrow& arrow, const SequenceNumbers& numbers);

/// "connect()", "send(20)".
QString callText(const sim::CallRecord& call);
/// A line feed where it may go on in a second line.
QString noteLineText(const present::LadderNote::Line& line, sim::HostId host);
/// "retransmission timer".
QString timerText(tcp::TimerId timer, bool orphan = false);
/// "retransmission": for a narrow column.
QString timerShortText(tcp::TimerId timer, bool orphan = false);

} // namespace tcplab::gui
