// The rows in which segments leave, arrive and are lost.
#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

#include "present/segment_fields.h"
#include "present/text_ladder_drawing.h"
#include "present/wording.h"

namespace tcplab::present {

using sim::HostId;
using sim::SegmentEvent;

QString TextLadderDrawing::fateNote(const sim::SegmentRecord& segment) const
{
    switch (segment.event) {
    case SegmentEvent::Delayed:
        return QCoreApplication::translate("TextLadder", "delayed", "a segment");
    case SegmentEvent::Duplicated:
        return QCoreApplication::translate("TextLadder", "copy", "a segment made by the link");
    case SegmentEvent::Corrupted:
        return QCoreApplication::translate("TextLadder", "damaged", "a segment");
    case SegmentEvent::Reordered:
        return QCoreApplication::translate("TextLadder", "overtaken", "a segment");
    case SegmentEvent::Sent:
    case SegmentEvent::Delivered:
    case SegmentEvent::Dropped:
        break;
    }
    return {};
}

QString TextLadderDrawing::label(const sim::SegmentRecord& segment, const QString& note, int room,
                                 const WindowNote& window) const
{
    const tcp::Header& header = segment.header;
    const QString flags = QString::fromStdString(tcp::toString(header.flags));
    const HostId peer = sim::peerOf(segment.from);
    const QString seq =
        QStringLiteral(" seq=%1").arg(number(header.seq, segment.from, segment.conn));
    const QString ack = header.has(tcp::Flag::Ack)
                            ? QStringLiteral(" ack=%1").arg(number(header.ack, peer, segment.conn))
                            : QString();
    const NumberText acknowledged = [&](tcp::SeqNum block) {
        return number(block, peer, segment.conn);
    };
    const QString length =
        segment.length > 0 ? QStringLiteral(" len=%1").arg(segment.length) : QString();
    QString tail;
    if (segment.repeated)
        tail += u' ' + QCoreApplication::translate("TextLadder", "again", "a retransmission");
    if (!note.isEmpty()) tail += u' ' + note;
    tail = numbered(tail, segment.conn);
    // What is more than the least a label says must leave room for the verticals of others, of
    // which there are few beside a SYN.
    const int roomForMore = header.has(tcp::Flag::Syn) ? room : std::min(room, laneWidth_ * 7 / 10);
    const QStringList extras = extraFields(header, window, acknowledged);
    for (qsizetype count = extras.size(); count > 0; --count) {
        const QString more = u' ' + extras.first(count).join(u' ');
        const QString words = flags + seq + ack + length + more + tail;
        if (displayWidth(words) <= roomForMore) return words;
    }
    // A SACK block says more of such a segment than its own number does.
    const std::size_t blocks = segment.length == 0 ? header.options.sack.size() : 0;
    for (std::size_t most = blocks; most > 0; --most) {
        const QString words =
            flags + ack + u' ' + sackField(header.options, acknowledged, most) + tail;
        if (displayWidth(words) <= roomForMore) return words;
    }
    for (const QString& words : {flags + seq + ack + length + tail, flags + seq + length + tail,
                                 flags + seq + tail, flags + tail})
        if (displayWidth(words) <= room) return words;
    return fitted(flags, std::max(room, 3), false, ascii_).trimmed();
}

QString TextLadderDrawing::number(tcp::SeqNum seq, HostId sender, int conn) const
{
    return numbers_.text(seq, sender, conn, now_);
}

/// Where the vertical of a segment stands: beyond its label, and where no other one is.
int TextLadderDrawing::freeColumn(HostId from, int labelWidth) const
{
    const int least = labelWidth + 4; // from the sender's lifeline
    const int wanted = std::max(least, laneWidth_ * 62 / 100);
    const auto isFree = [&](int distance) {
        const int column = from == HostId::Client ? distance : laneWidth_ - 1 - distance;
        return std::none_of(flights_.begin(), flights_.end(), [=](const auto& entry) {
            return entry.second.column >= 0 && std::abs(entry.second.column - column) < 2;
        });
    };
    for (int distance = wanted; distance <= laneWidth_ - 3; distance += 2)
        if (isFree(distance)) return distance;
    for (int distance = wanted - 1; distance >= least; --distance)
        if (isFree(distance)) return distance;
    return -1;
}

void TextLadderDrawing::sent(const sim::SegmentRecord& segment, const QString& note)
{
    const bool client = segment.from == HostId::Client;
    const bool lost = lostAtOnce_.contains(segment.id);
    const QString lostWord =
        pens_.cross + u' ' + QCoreApplication::translate("TextLadder", "lost", "a segment");
    const int reserved = lost ? displayWidth(lostWord) + 7 : 7;
    const QString words = label(segment, note, laneWidth_ - reserved, windows_.note(segment));
    const int width = displayWidth(words);

    CellLine line = lane();
    TextFlight flight{segment.from, -1, QStringLiteral("(%1)").arg(segment.id)};
    int reach = laneWidth_ * 62 / 100; // how far the line goes from its sender
    if (lost) {
        reach = std::clamp(reach, width + 4, laneWidth_ - displayWidth(lostWord) - 1);
    } else {
        reach = freeColumn(segment.from, width);
        if (reach >= 0)
            flight.column = client ? reach : laneWidth_ - 1 - reach;
        else
            reach = std::min(width + 4, laneWidth_ - displayWidth(flight.label) - 2);
    }
    if (client)
        horizontal(line, 0, reach - 1);
    else
        horizontal(line, laneWidth_ - reach, laneWidth_ - 1);
    line.put(client ? 1 : laneWidth_ - width - 3, u' ' + words + u' ');
    if (lost) {
        line.put(client ? reach : laneWidth_ - reach - displayWidth(lostWord) - 1,
                 client ? lostWord
                        : QCoreApplication::translate("TextLadder", "lost", "a segment") + u' ' +
                              pens_.cross + u' ');
    } else if (flight.column >= 0) {
        line.put(flight.column, client ? pens_.downRight : pens_.downLeft);
    } else {
        const QString& head = client ? pens_.headRight : pens_.headLeft;
        line.put(client ? reach : laneWidth_ - 1 - reach - displayWidth(flight.label),
                 client ? head + flight.label : flight.label + head);
    }
    rowWithState(line, segment.from, client, !client);
    if (!lost) flights_[segment.id] = flight;
}

/// The row of an arrival; with `lost` it comes to nothing there.
void TextLadderDrawing::arrived(const sim::SegmentRecord& segment, const QString& lost)
{
    const auto found = flights_.find(segment.id);
    if (found == flights_.end()) return injected(segment);
    const TextFlight flight = found->second;
    flights_.erase(found);
    const bool toServer = flight.from == HostId::Client;
    CellLine line = lane();
    if (flight.column >= 0) {
        if (toServer)
            horizontal(line, flight.column + 1, laneWidth_ - 2);
        else
            horizontal(line, 1, flight.column - 1);
        line.put(flight.column, toServer ? pens_.upRight : pens_.upLeft);
    } else {
        const int length = displayWidth(flight.label);
        if (toServer)
            horizontal(line, laneWidth_ - 4, laneWidth_ - 2);
        else
            horizontal(line, 1, 3);
        line.put(toServer ? laneWidth_ - 5 - length : 5, flight.label);
    }
    const QString head =
        lost.isEmpty() ? (toServer ? pens_.headRight : pens_.headLeft) : pens_.cross;
    line.put(toServer ? laneWidth_ - 1 : 0, head);
    if (!lost.isEmpty()) {
        const int width = displayWidth(lost);
        line.put(toServer ? laneWidth_ - 3 - width : 2,
                 toServer ? lost + u' ' : u' ' + lost + u' ');
    }
    rowWithState(line, sim::peerOf(flight.from));
}

/// A segment that nobody sent: an arrow out of nowhere.
void TextLadderDrawing::injected(const sim::SegmentRecord& segment)
{
    const bool toServer = segment.from == HostId::Client;
    const QString words =
        label(segment, QCoreApplication::translate("TextLadder", "hand-made", "a segment"),
              laneWidth_ - 8, {});
    const int width = displayWidth(words) + 6;
    CellLine line = lane();
    if (toServer) {
        horizontal(line, laneWidth_ - width, laneWidth_ - 2);
        line.put(laneWidth_ - width + 1, u' ' + words + u' ');
        line.put(laneWidth_ - 1, pens_.headRight);
    } else {
        horizontal(line, 1, width - 1);
        line.put(3, u' ' + words + u' ');
        line.put(0, pens_.headLeft);
    }
    rowWithState(line, sim::peerOf(segment.from));
}

void TextLadderDrawing::diedOnTheWay(const sim::SegmentRecord& segment)
{
    const auto found = flights_.find(segment.id);
    if (found == flights_.end()) return; // said in the row of its departure
    const TextFlight flight = found->second;
    flights_.erase(found);
    CellLine line = lane();
    const int column = flight.column >= 0 ? flight.column : laneWidth_ / 2;
    const QString words =
        QCoreApplication::translate("TextLadder", "dropped", "a segment, by hand");
    line.put(column, pens_.cross + u' ' + words + u' ');
    row(line, {}, {});
}

void TextLadderDrawing::operator()(const sim::SegmentRecord& segment)
{
    const auto note = notes_.find(segment.id);
    const QString words = note == notes_.end() ? QString() : note->second;
    switch (segment.event) {
    case SegmentEvent::Sent:
        sent(segment, words);
        return;
    case SegmentEvent::Duplicated:
        sent(segment, words);
        return;
    case SegmentEvent::Delivered:
        arrived(segment, {});
        return;
    case SegmentEvent::Dropped:
        break;
    case SegmentEvent::Delayed:
    case SegmentEvent::Corrupted:
    case SegmentEvent::Reordered:
        return;
    }
    if (segment.dropped == sim::DropReason::Checksum)
        arrived(segment, QCoreApplication::translate("TextLadder", "bad checksum"));
    else if (segment.dropped == sim::DropReason::HostDown)
        arrived(segment, QCoreApplication::translate("TextLadder", "nobody there"));
    else if (segment.dropped == sim::DropReason::QueueFull)
        arrived(segment, QCoreApplication::translate("TextLadder", "queue full"));
    else
        diedOnTheWay(segment);
}

} // namespace tcplab::present
