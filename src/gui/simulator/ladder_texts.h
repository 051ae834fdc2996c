#pragma once

#include <QString>

#include "present/ladder_layout.h"
#include "present/segment_labels.h"
#include "present/sequence_numbers.h"

namespace tcplab::gui {

using present::callText;
using present::fieldsText;
using present::flagsText;
/// Absolute, relative, or symbolic: x, y, u, v, w as textbooks write; see there.
using present::NumberMode;
using present::SequenceNumbers;

/// "0.050", with 3 decimals, or 6.
QString secondsText(sim::SimTime t, int decimals = 3);
/// "0.050 s".
QString timeText(sim::SimTime t, int decimals = 3);
/// "0.925 s", "40.0 s", "7200 s": as many digits as help.
QString durationText(sim::Duration length);

/// "again", "copy", "hand-made", or nothing.
QString remarkText(const present::LadderArrow& arrow);
/// What became of a segment that did not get through: "lost", "nobody there".
QString lossText(const present::LadderArrow& arrow);
/// Several lines about a segment, for the tip under the mouse and for screen readers.
QString segmentDetails(const present::LadderArrow& arrow, const SequenceNumbers& numbers);

/// A line feed where it may go on in a second line.
QString noteLineText(const present::LadderNote::Line& line, sim::HostId host);
/// "retransmission timer".
QString timerText(tcp::TimerId timer, bool orphan = false);
/// "retransmission": for a narrow column.
QString timerShortText(tcp::TimerId timer, bool orphan = false);

} // namespace tcplab::gui
