// The names and sentences of the sequence-space picture.
#include <QCoreApplication>
#include <QStringList>

#include "present/sequence_space.h"
#include "present/wording.h"

namespace tcplab::present {

QStringList markName(SpaceMarkKind kind)
{
    switch (kind) {
    case SpaceMarkKind::Iss:
        return {QStringLiteral("ISS")};
    case SpaceMarkKind::SndUna:
        return {QStringLiteral("SND.UNA")};
    case SpaceMarkKind::SndNxt:
        return {QStringLiteral("SND.NXT")};
    case SpaceMarkKind::SndEdge:
        return {QStringLiteral("SND.UNA"), QStringLiteral("+SND.WND")};
    case SpaceMarkKind::Irs:
        return {QStringLiteral("IRS")};
    case SpaceMarkKind::RcvNxt:
        return {QStringLiteral("RCV.NXT")};
    case SpaceMarkKind::RcvEdge:
        return {QStringLiteral("RCV.NXT"), QStringLiteral("+RCV.WND")};
    case SpaceMarkKind::SndFin:
    case SpaceMarkKind::RcvFin:
        return {QStringLiteral("FIN")};
    case SpaceMarkKind::SndUp:
        return {QStringLiteral("SND.UP")};
    case SpaceMarkKind::RcvUp:
        return {QStringLiteral("RCV.UP")};
    case SpaceMarkKind::Wrap:
        return {QStringLiteral("2^32")};
    }
    return {};
}

QString spaceNumber(SpaceKind kind)
{
    switch (kind) {
    case SpaceKind::Acknowledged:
    case SpaceKind::Received:
    case SpaceKind::Unread:
        return QStringLiteral("1");
    case SpaceKind::Sent:
    case SpaceKind::MayReceive:
        return QStringLiteral("2");
    case SpaceKind::MaySend:
    case SpaceKind::MayNotReceive:
        return QStringLiteral("3");
    case SpaceKind::MayNotSend:
        return QStringLiteral("4");
    case SpaceKind::Sacked:
    case SpaceKind::Held:
        return {};
    }
    return {};
}

QString spaceName(SpaceKind kind)
{
    switch (kind) {
    case SpaceKind::Acknowledged:
        return QCoreApplication::translate("SequenceSpace", "acknowledged");
    case SpaceKind::Sent:
        return QCoreApplication::translate("SequenceSpace", "sent, not acknowledged");
    case SpaceKind::Sacked:
        return QCoreApplication::translate("SequenceSpace", "reported by SACK");
    case SpaceKind::MaySend:
        return QCoreApplication::translate("SequenceSpace", "may be sent");
    case SpaceKind::MayNotSend:
        return QCoreApplication::translate("SequenceSpace", "may not be sent yet");
    case SpaceKind::Received:
        return QCoreApplication::translate("SequenceSpace", "received");
    case SpaceKind::Unread:
        return QCoreApplication::translate("SequenceSpace", "received, not read yet");
    case SpaceKind::MayReceive:
        return QCoreApplication::translate("SequenceSpace", "may arrive");
    case SpaceKind::Held:
        return QCoreApplication::translate("SequenceSpace", "arrived out of order");
    case SpaceKind::MayNotReceive:
        return QCoreApplication::translate("SequenceSpace", "may not arrive yet");
    }
    return {};
}

QString spaceLegend(bool send)
{
    return send ? QCoreApplication::translate(
                      "SequenceSpace", "Send: 1 acknowledged, 2 sent, 3 may be sent, 4 not yet")
                : QCoreApplication::translate("SequenceSpace",
                                              "Receive: 1 received, 2 may arrive, 3 not yet");
}

QString spanWords(const SequenceSpace& space, const SpaceSpan& span, const NumberText& number)
{
    const auto text = [&](std::int64_t at) { return number(space.numberAt(at)); };
    if (span.kind == SpaceKind::MayNotSend && !space.windowKnown)
        return fill(QCoreApplication::translate(
                        "SequenceSpace", "From %1 on: the peer has not told its window yet."),
                    {text(span.from)});
    if (span.from == span.to)
        return fill(QCoreApplication::translate("SequenceSpace", "From %1 on: %2."),
                    {text(span.from), spaceName(span.kind)});
    return fill(QCoreApplication::translate("SequenceSpace", "%1 to %2: %3, %4 in all."),
                {text(span.from), text(span.to - 1), spaceName(span.kind),
                 QString::number(span.to - span.from)});
}

QString markWords(const SequenceSpace& space, const SpaceMark& mark, const NumberText& number)
{
    QString meaning;
    switch (mark.kind) {
    case SpaceMarkKind::Iss:
    case SpaceMarkKind::Irs:
        meaning = QCoreApplication::translate("SequenceSpace", "the number of the SYN");
        break;
    case SpaceMarkKind::SndUna:
        meaning =
            QCoreApplication::translate("SequenceSpace", "the oldest that is not acknowledged");
        break;
    case SpaceMarkKind::SndNxt:
        meaning = QCoreApplication::translate("SequenceSpace", "the next to be sent");
        break;
    case SpaceMarkKind::SndEdge:
        meaning = QCoreApplication::translate("SequenceSpace",
                                              "the first that the peer's window forbids");
        break;
    case SpaceMarkKind::RcvNxt:
        meaning = QCoreApplication::translate("SequenceSpace", "the next that is expected");
        break;
    case SpaceMarkKind::RcvEdge:
        meaning = QCoreApplication::translate("SequenceSpace", "the first that is not taken");
        break;
    case SpaceMarkKind::SndFin:
    case SpaceMarkKind::RcvFin:
        meaning = QCoreApplication::translate("SequenceSpace", "the number of the FIN");
        break;
    case SpaceMarkKind::SndUp:
    case SpaceMarkKind::RcvUp:
        meaning = QCoreApplication::translate("SequenceSpace", "the first behind the urgent data");
        break;
    case SpaceMarkKind::Wrap:
        meaning = QCoreApplication::translate("SequenceSpace", "the numbers begin again at 0");
        break;
    }
    return fill(QCoreApplication::translate("SequenceSpace", "%1 = %2: %3."),
                {markName(mark.kind).join(QString()), number(space.numberAt(mark.at)), meaning});
}

QString flyingWords(const SequenceSpace& space, const FlyingSpan& flying, const NumberText& number)
{
    const QString words =
        flying.repeated ? QCoreApplication::translate(
                              "SequenceSpace", "On its way again: %1 to %2. Click to inspect.")
                        : QCoreApplication::translate("SequenceSpace",
                                                      "On its way: %1 to %2. Click to inspect.");
    return fill(words,
                {number(space.numberAt(flying.from)), number(space.numberAt(flying.to - 1))});
}

QString noSpaceWords(const SequenceSpace& space, bool send)
{
    const sim::HostId host = send ? space.sender : peerOf(space.sender);
    const auto& state = send ? space.senderState : space.receiverState;
    if (!state)
        return fill(QCoreApplication::translate("SequenceSpace",
                                                "%1 has no connection, and so no numbers."),
                    {hostAtStart(host)});
    return fill(QCoreApplication::translate("SequenceSpace",
                                            "Nothing has come to %1 yet: it knows no number."),
                {hostInside(host)});
}

} // namespace tcplab::present
