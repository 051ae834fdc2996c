#include "present/segment_meanings.h"

#include <QCoreApplication>

#include "present/wording.h"

namespace tcplab::present {

namespace {

/// Texts of data up to so many octets are quoted whole.
constexpr std::size_t quotedOctets = 24;

QString flagName(tcp::Flag flag)
{
    return QString::fromStdString(tcp::toString(flag));
}

QString flagSays(tcp::Flag flag)
{
    switch (flag) {
    case tcp::Flag::Cwr:
        return QCoreApplication::translate(
            "SegmentSheet", "CWR says: I have reduced my congestion window (RFC 3168).");
    case tcp::Flag::Ece:
        return QCoreApplication::translate(
            "SegmentSheet", "ECE says: a router has marked congestion on the way (RFC 3168).");
    case tcp::Flag::Urg:
        return QCoreApplication::translate("SegmentSheet",
                                           "URG says that the urgent pointer counts.");
    case tcp::Flag::Ack:
        return QCoreApplication::translate("SegmentSheet",
                                           "ACK says that the acknowledgment number counts.");
    case tcp::Flag::Psh:
        return QCoreApplication::translate(
            "SegmentSheet", "PSH says: hand the data to the program, nothing more follows now.");
    case tcp::Flag::Rst:
        return QCoreApplication::translate("SegmentSheet",
                                           "RST says: the connection is over at once.");
    case tcp::Flag::Syn:
        return QCoreApplication::translate(
            "SegmentSheet", "SYN says: my sequence numbers begin here. It takes one of them.");
    case tcp::Flag::Fin:
        return QCoreApplication::translate(
            "SegmentSheet", "FIN says: no more data will come from me. It takes one number.");
    }
    return {};
}

std::uint32_t numberAt(std::span<const std::byte> data, std::size_t at, std::size_t octets)
{
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + octets; ++i)
        value = value << 8 | std::to_integer<std::uint32_t>(data[i]);
    return value;
}

} // namespace

QString SegmentMeanings::own(std::uint32_t number) const
{
    return numbers_.own ? numbers_.own(tcp::SeqNum{number}) : QString::number(number);
}

QString SegmentMeanings::peers(std::uint32_t number) const
{
    return numbers_.peer ? numbers_.peer(tcp::SeqNum{number}) : QString::number(number);
}

/// Where numbers are written in another way than they stand there, both are said.
QString SegmentMeanings::onTheWire(const QString& sentence, const QString& shown,
                                   std::uint32_t number) const
{
    const QString absolute = QString::number(number);
    if (shown == absolute) return sentence;
    return joined(
        {sentence,
         QCoreApplication::translate("SegmentSheet", "On the wire stands %1.").arg(absolute)});
}

void SegmentMeanings::fill(SegmentPart& part, std::uint32_t number) const
{
    switch (part.kind) {
    case SegmentPartKind::SourcePort:
    case SegmentPartKind::DestinationPort:
        return fillPorts(part, number);
    case SegmentPartKind::Sequence:
        return fillSequence(part, number);
    case SegmentPartKind::Acknowledgment:
        return fillAcknowledgment(part, number);
    case SegmentPartKind::DataOffset:
        return fillOffset(part, number);
    case SegmentPartKind::Reserved:
        return fillReserved(part, number);
    case SegmentPartKind::Flag:
        return fillFlag(part);
    case SegmentPartKind::Window:
        return fillWindow(part, number);
    case SegmentPartKind::Checksum:
        return fillChecksum(part, number);
    case SegmentPartKind::UrgentPointer:
        return fillUrgent(part, number);
    case SegmentPartKind::Option:
        return fillOption(part);
    case SegmentPartKind::Padding:
        return fillPadding(part);
    case SegmentPartKind::Data:
        return fillData(part);
    }
}

void SegmentMeanings::fillPorts(SegmentPart& part, std::uint32_t number) const
{
    const bool source = part.kind == SegmentPartKind::SourcePort;
    part.name = source ? QCoreApplication::translate("SegmentSheet", "Source port")
                       : QCoreApplication::translate("SegmentSheet", "Destination port");
    part.value = QString::number(number);
    const QString words =
        source
            ? QCoreApplication::translate("SegmentSheet",
                                          "It comes from port %1 of %2, address %3.")
            : QCoreApplication::translate("SegmentSheet", "It goes to port %1 of %2, address %3.");
    part.meaning = present::fill(words, {part.value,
                                         hostInside(source ? segment_.from : peerOf(segment_.from)),
                                         text(source ? segment_.source : segment_.destination)});
}

void SegmentMeanings::fillSequence(SegmentPart& part, std::uint32_t number) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Sequence number");
    part.value = own(number);
    const auto length = static_cast<std::uint32_t>(segment_.payload.size());
    QString words;
    if (segment_.header.has(tcp::Flag::Syn))
        words = QCoreApplication::translate("SegmentSheet",
                                            "The initial sequence number: the SYN itself takes %1, "
                                            "the first byte of data will have %2.")
                    .arg(part.value, own(number + 1));
    else if (segment_.reason == tcp::TransmitReason::KeepaliveProbe)
        words =
            QCoreApplication::translate(
                "SegmentSheet",
                "One less than the next number, on purpose: %1 is old, so the peer must answer.")
                .arg(part.value);
    else if (length > 0)
        words = QCoreApplication::translate(
                    "SegmentSheet", "The first byte of the data has number %1, the last %2.")
                    .arg(part.value, own(number + length - 1));
    else if (segment_.header.has(tcp::Flag::Fin))
        words =
            QCoreApplication::translate("SegmentSheet", "The FIN takes number %1.").arg(part.value);
    else
        words = QCoreApplication::translate(
                    "SegmentSheet",
                    "Nothing in this segment takes a number; %1 says where its sender stands.")
                    .arg(part.value);
    part.meaning = onTheWire(words, part.value, number);
}

void SegmentMeanings::fillAcknowledgment(SegmentPart& part, std::uint32_t number) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Acknowledgment number");
    if (!segment_.header.has(tcp::Flag::Ack)) {
        part.value = QString::number(number);
        part.meaning =
            QCoreApplication::translate("SegmentSheet", "It means nothing: ACK is not set.");
        return;
    }
    part.value = peers(number);
    const QString words =
        QCoreApplication::translate(
            "SegmentSheet", "The next byte expected is %1: acknowledges everything up to %2.")
            .arg(part.value, peers(number - 1));
    part.meaning = onTheWire(words, part.value, number);
}

void SegmentMeanings::fillOffset(SegmentPart& part, std::uint32_t number) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "DOffset", "data offset, narrow cell");
    part.value = QString::number(number);
    const std::uint32_t options = number * 4 - static_cast<std::uint32_t>(wire::tcpHeaderLength);
    part.meaning =
        options == 0
            ? QCoreApplication::translate(
                  "SegmentSheet",
                  "Data offset: the header is %1 words of 32 bits long, %2 bytes, without options.")
                  .arg(number)
                  .arg(number * 4)
            : QCoreApplication::translate("SegmentSheet",
                                          "Data offset: the header is %1 words of 32 bits long, %2 "
                                          "bytes, %3 of them options.")
                  .arg(number)
                  .arg(number * 4)
                  .arg(options);
}

void SegmentMeanings::fillReserved(SegmentPart& part, std::uint32_t number) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Rsrvd", "reserved bits, narrow cell");
    part.value = QString::number(number);
    part.meaning = QCoreApplication::translate(
        "SegmentSheet", "Reserved for later use: senders write zero, receivers ignore it.");
}

void SegmentMeanings::fillFlag(SegmentPart& part) const
{
    part.name = flagName(part.flag);
    part.value = part.set ? part.name.left(1) : QStringLiteral("0");
    part.meaning =
        joined({part.set ? QCoreApplication::translate("SegmentSheet", "Set.", "a flag")
                         : QCoreApplication::translate("SegmentSheet", "Not set.", "a flag"),
                flagSays(part.flag)});
}

void SegmentMeanings::fillWindow(SegmentPart& part, std::uint32_t number) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Window");
    part.value = QString::number(number);
    if (segment_.header.has(tcp::Flag::Rst)) {
        part.meaning = QCoreApplication::translate("SegmentSheet",
                                                   "A reset offers nothing: nobody looks at it.");
        return;
    }
    const std::uint64_t octets = std::uint64_t{number} << segment_.windowShift;
    QStringList words;
    if (segment_.windowShift > 0)
        words << present::fill(
            QCoreApplication::translate("SegmentSheet",
                                        "%1 times 2^%2 (window scale) are %3 bytes."),
            {part.value, QString::number(segment_.windowShift), QString::number(octets)});
    if (number == 0)
        words << QCoreApplication::translate(
            "SegmentSheet", "Closed: the sender of this segment takes no data for now.");
    else if (segment_.header.has(tcp::Flag::Ack))
        words << present::fill(
            QCoreApplication::translate(
                "SegmentSheet", "The sender of this segment takes %1 bytes from number %2 on."),
            {QString::number(octets), peers(segment_.header.ack.value())});
    else
        words << QCoreApplication::translate("SegmentSheet",
                                             "The sender of this segment takes %1 bytes.")
                     .arg(octets);
    if (segment_.header.has(tcp::Flag::Syn) && segment_.header.options.windowScale)
        words << QCoreApplication::translate("SegmentSheet",
                                             "On a SYN the window is never scaled.");
    part.meaning = joined(words);
}

void SegmentMeanings::fillChecksum(SegmentPart& part, std::uint32_t number) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Checksum");
    const auto asHex = [](std::uint32_t value) {
        return QStringLiteral("0x%1").arg(value, 4, 16, QLatin1Char('0'));
    };
    part.value = asHex(number);
    part.wrong = number != segment_.rightChecksum;
    part.meaning =
        part.wrong
            ? present::fill(QCoreApplication::translate("SegmentSheet",
                                                        "Wrong: %2 would be right, so the receiver "
                                                        "drops the segment without a word. The "
                                                        "model knows that it was damaged, not "
                                                        "where; one bit of this field is turned."),
                            {part.value, asHex(segment_.rightChecksum)})
            : QCoreApplication::translate(
                  "SegmentSheet", "Right: the sum over the pseudo header (addresses, protocol, "
                                  "length), the header and the data comes out.");
}

void SegmentMeanings::fillUrgent(SegmentPart& part, std::uint32_t number) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Urgent pointer");
    part.value = QString::number(number);
    part.meaning =
        segment_.header.has(tcp::Flag::Urg)
            ? present::fill(QCoreApplication::translate(
                                "SegmentSheet",
                                "Urgent data ends before number %1: the sequence number plus %2."),
                            {own(segment_.header.seq.value() + number), part.value})
            : QCoreApplication::translate("SegmentSheet", "It means nothing: URG is not set.");
}

void SegmentMeanings::fillOption(SegmentPart& part) const
{
    const auto octets = std::span{segment_.bytes}.subspan(part.firstBit / 8, part.bits / 8);
    const auto kind = std::to_integer<std::uint8_t>(octets[0]);
    const auto data = octets.size() > 2 ? octets.subspan(2) : std::span<const std::byte>{};
    part.name = QStringLiteral("NOP");
    switch (kind) {
    case wire::option_kind::noOperation:
        part.meaning = QCoreApplication::translate(
            "SegmentSheet", "No-Operation: fills up, so that what follows ends with a word.");
        return;
    case wire::option_kind::mss:
    case wire::option_kind::windowScale:
        if (!data.empty()) return fillSizeOption(part, data);
        break;
    case wire::option_kind::sackPermitted:
        part.name = QStringLiteral("SACK-permitted");
        part.meaning = QCoreApplication::translate(
            "SegmentSheet", "The sender understands selective acknowledgments (RFC 2018).");
        return;
    case wire::option_kind::sack:
        return fillSack(part, data);
    case wire::option_kind::timestamps:
        if (data.size() == 8) return fillTimestamps(part, data);
        break;
    default:
        break;
    }
    part.name = QCoreApplication::translate("SegmentSheet", "Option %1").arg(kind);
    part.meaning = QCoreApplication::translate(
        "SegmentSheet", "An option without a meaning here: TCP skips it by its length.");
}

void SegmentMeanings::fillSizeOption(SegmentPart& part, std::span<const std::byte> data) const
{
    const std::uint32_t number = numberAt(data, 0, std::min<std::size_t>(data.size(), 4));
    part.value = QString::number(number);
    if (data.size() == 2) {
        part.name = QStringLiteral("MSS");
        part.meaning = QCoreApplication::translate(
                           "SegmentSheet",
                           "Maximum segment size: its sender takes at most %1 bytes of data in "
                           "one segment.")
                           .arg(number);
        return;
    }
    part.name = QCoreApplication::translate("SegmentSheet", "Window scale");
    part.meaning = present::fill(
        QCoreApplication::translate(
            "SegmentSheet", "From now on its sender's window field counts multiples of 2^%1, "
                            "if both SYNs carry this option."),
        {part.value});
}

void SegmentMeanings::fillTimestamps(SegmentPart& part, std::span<const std::byte> data) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Timestamps");
    const QString value = QString::number(numberAt(data, 0, 4));
    const QString echo = QString::number(numberAt(data, 4, 4));
    part.value = value + QStringLiteral(" / ") + echo;
    part.meaning =
        segment_.header.has(tcp::Flag::Ack)
            ? present::fill(
                  QCoreApplication::translate("SegmentSheet",
                                              "The sender's clock reads %1; it echoes %2, which it "
                                              "had from the peer (RFC 7323)."),
                  {value, echo})
            : present::fill(
                  QCoreApplication::translate(
                      "SegmentSheet",
                      "The sender's clock reads %1; there is nothing to echo yet (RFC 7323)."),
                  {value});
}

void SegmentMeanings::fillSack(SegmentPart& part, std::span<const std::byte> data) const
{
    part.name = QStringLiteral("SACK");
    QStringList blocks;
    for (std::size_t at = 0; at + 8 <= data.size(); at += 8)
        blocks << peers(numberAt(data, at, 4)) + u'-' + peers(numberAt(data, at + 4, 4));
    part.value = blocks.join(QStringLiteral(", "));
    part.meaning =
        QCoreApplication::translate("SegmentSheet",
                                    "These numbers have arrived too, the end not counted: %1. Most "
                                    "recent first.")
            .arg(part.value);
}

void SegmentMeanings::fillPadding(SegmentPart& part) const
{
    part.name = QCoreApplication::translate("SegmentSheet", "Padding");
    part.meaning = QCoreApplication::translate(
        "SegmentSheet", "The end of the options, and zeros up to a whole word of 32 bits.");
}

void SegmentMeanings::fillData(SegmentPart& part) const
{
    const auto octets = std::span{segment_.bytes}.subspan(part.firstBit / 8, part.bits / 8);
    const int count = static_cast<int>(octets.size()); // lupdate understands no cast in its place
    part.name = QCoreApplication::translate("SegmentSheet", "Data (%n byte(s), not to scale)",
                                            nullptr, count);
    part.value = shapeText(octets.first(std::min<std::size_t>(octets.size(), 64)));
    const std::uint32_t first =
        segment_.header.seq.value() + (segment_.header.has(tcp::Flag::Syn) ? 1U : 0U);
    const QString from = own(first);
    const QString to = own(first + static_cast<std::uint32_t>(octets.size()) - 1);
    part.meaning = octets.size() <= quotedOctets
                       ? present::fill(QCoreApplication::translate(
                                           "SegmentSheet", "Bytes %1 to %2 of the stream: “%3”."),
                                       {from, to, shapeText(octets)})
                       : present::fill(QCoreApplication::translate("SegmentSheet",
                                                                   "Bytes %1 to %2 of the stream."),
                                       {from, to});
}

} // namespace tcplab::present
