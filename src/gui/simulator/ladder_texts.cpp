#include "gui/simulator/ladder_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include "present/segment_fields.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::LadderArrow;
using present::LadderNote;

namespace {

double inSeconds(sim::Duration length)
{
    return std::chrono::duration<double>(length).count();
}

/// SACK blocks count what the other end has sent.
present::NumberText acknowledgedNumbers(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    return [&arrow, &numbers](tcp::SeqNum seq) {
        return numbers.text(seq, peerOf(arrow.from), arrow.conn, arrow.sentAt);
    };
}

} // namespace

QString secondsText(sim::SimTime t, int decimals)
{
    return QString::number(inSeconds(t.time_since_epoch()), 'f', decimals);
}

QString timeText(sim::SimTime t, int decimals)
{
    return QCoreApplication::translate("Ladder", "%1 s", "seconds").arg(secondsText(t, decimals));
}

QString durationText(sim::Duration length)
{
    const double s = inSeconds(length);
    const int decimals = s < 10 ? 3 : s < 1000 ? 1 : 0;
    return QCoreApplication::translate("Ladder", "%1 s", "seconds").arg(s, 0, 'f', decimals);
}

QString remarkText(const LadderArrow& arrow)
{
    if (arrow.retransmission)
        return QCoreApplication::translate("Ladder", "again", "a segment that was sent before");
    if (arrow.copy) return QCoreApplication::translate("Ladder", "copy", "made by the link");
    if (arrow.injected)
        return QCoreApplication::translate("Ladder", "hand-made", "a segment made by a person");
    return {};
}

QString lossText(const LadderArrow& arrow)
{
    // The same words as in the ladder of text.
    if (arrow.dropped == sim::DropReason::HostDown)
        return QCoreApplication::translate("TextLadder", "nobody there");
    if (arrow.dropped == sim::DropReason::QueueFull)
        return QCoreApplication::translate("TextLadder", "queue full");
    return QCoreApplication::translate("Ladder", "lost", "a segment");
}

QString segmentDetails(const LadderArrow& arrow, const SequenceNumbers& numbers)
{
    const auto host = [](sim::HostId id) {
        return present::hostWord(id == sim::HostId::Client ? present::HostRole::Client
                                                           : present::HostRole::Server);
    };
    QStringList lines;
    lines << QCoreApplication::translate("Ladder", "%1 from %2 to %3, segment %4")
                 .arg(flagsText(arrow.header), host(arrow.from), host(peerOf(arrow.from)))
                 .arg(arrow.id);
    lines << fieldsText(arrow, numbers);
    lines << present::allFields(arrow.header, arrow.window, acknowledgedNumbers(arrow, numbers))
                 .join(u' ');
    lines << QCoreApplication::translate("Ladder", "left at %1").arg(timeText(arrow.sentAt, 6));
    const bool arrived =
        arrow.dropped == sim::DropReason::HostDown || arrow.dropped == sim::DropReason::QueueFull;
    if (arrow.fate == LadderArrow::Fate::Lost && arrived)
        lines
            << QCoreApplication::translate("Ladder", "arrives at %1").arg(timeText(arrow.endsAt, 6))
            << lossText(arrow);
    else if (arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted)
        lines << QCoreApplication::translate("Ladder", "lost at %1").arg(timeText(arrow.lostAt, 6));
    else if (arrow.corrupted)
        lines << QCoreApplication::translate("Ladder", "damaged on the way: the checksum is wrong");
    else
        lines << QCoreApplication::translate("Ladder", "arrives at %1")
                     .arg(timeText(arrow.endsAt, 6));
    if (arrow.retransmission)
        lines << QCoreApplication::translate("Ladder", "a retransmission: it was sent before");
    return lines.join(u'\n');
}

QString noteLineText(const LadderNote::Line& line, sim::HostId host)
{
    if (const auto* call = std::get_if<sim::CallRecord>(&line)) {
        // The mark points at the lifeline on which the call is made.
        return host == sim::HostId::Client ? callText(*call) + u" \u25B8"_s
                                           : u"\u25C2 "_s + callText(*call);
    }
    if (const auto* fired = std::get_if<LadderNote::TimerFired>(&line))
        return present::fill(
            QCoreApplication::translate("Ladder", "%1 timer\nfires, %2", "a timer and its length"),
            {timerShortText(fired->timer, fired->orphan), durationText(fired->length)});
    if (const auto* icmp = std::get_if<sim::IcmpRecord>(&line))
        return QCoreApplication::translate("Ladder", "ICMP:\n%1", "an ICMP error")
            .arg(present::icmpName(icmp->kind));
    return QCoreApplication::translate("Ladder", "2 MSL restarts");
}

QString timerText(tcp::TimerId timer, bool orphan)
{
    switch (timer) {
    case tcp::TimerId::Retransmission:
        return QCoreApplication::translate("Timer", "retransmission timer");
    case tcp::TimerId::DelayedAck:
        return QCoreApplication::translate("Timer", "delayed ACK timer");
    case tcp::TimerId::Persist:
        return QCoreApplication::translate("Timer", "persist timer");
    case tcp::TimerId::Keepalive:
        return QCoreApplication::translate("Timer", "keepalive timer");
    case tcp::TimerId::TimeWait:
        return orphan ? QCoreApplication::translate("Timer", "orphan timeout")
                      : QCoreApplication::translate("Timer", "2MSL wait");
    case tcp::TimerId::UserTimeout:
        return QCoreApplication::translate("Timer", "user timeout");
    }
    return {};
}

QString timerShortText(tcp::TimerId timer, bool orphan)
{
    switch (timer) {
    case tcp::TimerId::Retransmission:
        return QCoreApplication::translate("Timer", "retransmit");
    case tcp::TimerId::DelayedAck:
        return QCoreApplication::translate("Timer", "delayed ACK");
    case tcp::TimerId::Persist:
        return QCoreApplication::translate("Timer", "persist");
    case tcp::TimerId::Keepalive:
        return QCoreApplication::translate("Timer", "keepalive");
    case tcp::TimerId::TimeWait:
        return orphan ? QCoreApplication::translate("Timer", "orphan", "a timer") : u"2MSL"_s;
    case tcp::TimerId::UserTimeout:
        return QCoreApplication::translate("Timer", "user timeout");
    }
    return {};
}

} // namespace tcplab::gui
