#include "present/injection_form.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include "present/names.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

constexpr std::uint64_t largestPayload = 65'495; ///< what an IPv4 datagram holds beside two headers
constexpr std::size_t optionSpace = 40;          ///< octets

/// A variable of the receiver by the RFC's name.
std::optional<tcp::SeqNum> variable(const QString& name, const sim::Connection& connection)
{
    const tcp::Tcb& tcb = connection.endpoint.tcb();
    const QString known = name.toUpper();
    if (known == u"RCV.NXT") return tcb.rcv.nxt;
    if (known == u"SND.NXT") return tcb.snd.nxt;
    if (known == u"SND.UNA") return tcb.snd.una;
    if (known == u"ISS") return tcb.snd.iss;
    if (known == u"IRS") return tcb.rcv.irs;
    return {};
}

std::optional<tcp::SeqNum> readSeq(const QString& text, const sim::Connection* connection)
{
    bool isNumber = false;
    const qulonglong number = text.trimmed().toULongLong(&isNumber);
    if (isNumber) {
        if (number > 0xFFFF'FFFFu) return {};
        return tcp::SeqNum{static_cast<std::uint32_t>(number)};
    }
    static const QRegularExpression sum(
        QStringLiteral("^([A-Za-z.]+)\\s*(?:([+-])\\s*(\\d{1,10}))?$"));
    const QRegularExpressionMatch match = sum.match(text.trimmed());
    if (!match.hasMatch() || !connection) return {};
    const auto base = variable(match.captured(1), *connection);
    if (!base) return {};
    const auto away = static_cast<std::uint32_t>(match.captured(3).toULongLong());
    return match.captured(2) == u"-" ? *base - away : *base + away;
}

class Reader
{
public:
    Reader(const InjectionFields& fields, const sim::Connection* connection)
        : fields_(fields)
        , connection_(connection)
    {
    }

    InjectionRead read()
    {
        out_.injection.to = fields_.to;
        ports();
        if (fields_.isIcmp)
            icmp();
        else
            segment();
        return std::move(out_);
    }

private:
    void wrong(InjectionField field, const QString& sentence) { out_.wrong[field] = sentence; }

    std::uint64_t number(InjectionField field, const QString& text, std::uint64_t least,
                         std::uint64_t most)
    {
        bool isNumber = false;
        const qulonglong value = text.trimmed().toULongLong(&isNumber);
        if (isNumber && value >= least && value <= most) return value;
        wrong(field, QCoreApplication::translate("Injection", "A whole number from %1 to %2.")
                         .arg(least)
                         .arg(most));
        return 0;
    }
    std::uint16_t small(InjectionField field, const QString& text, std::uint64_t least = 0)
    {
        return static_cast<std::uint16_t>(number(field, text, least, 65535));
    }
    tcp::SeqNum seq(InjectionField field, const QString& text)
    {
        if (const auto value = readSeq(text, connection_)) return *value;
        wrong(field,
              connection_
                  ? QCoreApplication::translate(
                        "Injection",
                        "A number from 0 to 4294967295, or a variable such as RCV.NXT+1.")
                  : QCoreApplication::translate("Injection", "A number from 0 to 4294967295."));
        return {};
    }

    void ports()
    {
        if (!fields_.sourcePort.trimmed().isEmpty())
            out_.injection.sourcePort = small(InjectionField::SourcePort, fields_.sourcePort, 1);
        if (!fields_.destinationPort.trimmed().isEmpty())
            out_.injection.destinationPort =
                small(InjectionField::DestinationPort, fields_.destinationPort, 1);
    }
    void segment()
    {
        tcp::Header& header = out_.injection.header;
        header.flags = fields_.flags;
        header.seq = seq(InjectionField::Seq, fields_.seq);
        // Without the ACK bit the field means nothing, and the model wants it to be 0.
        if (header.has(tcp::Flag::Ack)) header.ack = seq(InjectionField::Ack, fields_.ack);
        header.window = small(InjectionField::Window, fields_.window);
        header.urgentPointer = small(InjectionField::UrgentPointer, fields_.urgentPointer);
        options(header.options);
        if (fields_.payload.isEmpty()) return;
        auto octets = readOctets(fields_.payload, fields_.payloadAs, largestPayload);
        if (const auto* sentence = std::get_if<QString>(&octets))
            wrong(InjectionField::Payload, *sentence);
        else
            out_.injection.payload = std::move(std::get<std::vector<std::byte>>(octets));
    }
    void options(tcp::Options& options)
    {
        if (!fields_.mss.trimmed().isEmpty()) options.mss = small(InjectionField::Mss, fields_.mss);
        if (!fields_.windowScale.trimmed().isEmpty())
            options.windowScale = static_cast<std::uint8_t>(
                number(InjectionField::WindowScale, fields_.windowScale, 0, 255));
        options.sackPermitted = fields_.sackPermitted;
        const bool value = !fields_.timestampValue.trimmed().isEmpty();
        const bool echo = !fields_.timestampEcho.trimmed().isEmpty();
        if (value || echo) {
            tcp::Timestamps& stamps = options.timestamps.emplace();
            stamps.value = ticks(fields_.timestampValue);
            if (echo) stamps.echo = ticks(fields_.timestampEcho);
        }
        sackBlocks(options.sack);
        if (options.tightLength() > optionSpace)
            wrong(InjectionField::Options,
                  QCoreApplication::translate(
                      "Injection", "These options take %1 octets; the header has room for %2.")
                      .arg(options.tightLength())
                      .arg(optionSpace));
    }
    std::uint32_t ticks(const QString& text)
    {
        return static_cast<std::uint32_t>(
            number(InjectionField::Timestamps, text, 0, 0xFFFF'FFFFu));
    }
    void sackBlocks(tcp::SackBlocks& blocks)
    {
        if (fields_.sack.trimmed().isEmpty()) return;
        const QString hint = QCoreApplication::translate(
            "Injection", "Up to four blocks, from the first octet to behind the last: "
                         "1001-1101, 1201-1301.");
        const QStringList parts = fields_.sack.split(u',');
        if (parts.size() > static_cast<qsizetype>(tcp::SackBlocks::capacity))
            return wrong(InjectionField::Sack, hint);
        for (const QString& part : parts) {
            const QStringList edges = part.split(u'-');
            const auto left = edges.size() == 2 ? readSeq(edges[0], nullptr) : std::nullopt;
            const auto right = edges.size() == 2 ? readSeq(edges[1], nullptr) : std::nullopt;
            if (!left || !right) return wrong(InjectionField::Sack, hint);
            blocks.add({*left, *right});
        }
    }
    void icmp()
    {
        sim::IcmpSpec& spec = out_.injection.icmp.emplace();
        spec.kind = fields_.icmp;
        if (!fields_.quotedSeq.trimmed().isEmpty())
            spec.seq = seq(InjectionField::QuotedSeq, fields_.quotedSeq);
        const bool says = spec.kind == tcp::IcmpError::Kind::FragmentationNeeded &&
                          !fields_.fits.trimmed().isEmpty();
        if (says) spec.mss = small(InjectionField::Fits, fields_.fits, 1);
    }

    const InjectionFields& fields_;
    const sim::Connection* connection_;
    InjectionRead out_;
};

QString decimal(tcp::SeqNum seq)
{
    return QString::number(seq.value());
}

/// The window field that the peer would send now.
QString likelyWindow(const tcp::Tcb& tcb)
{
    const std::uint32_t field = tcb.snd.wnd >> tcb.snd.scale;
    return QString::number(std::min<std::uint32_t>(field, 65535));
}

QString beside(const QString& name, std::int64_t away)
{
    if (away == 0) return name;
    return QStringLiteral("%1%2%3")
        .arg(name, away > 0 ? QStringLiteral("+") : QStringLiteral("\u2212"))
        .arg(qAbs(away));
}

bool knowsPeer(const sim::Connection* connection)
{
    return connection && connection->endpoint.tcb().rcv.irsKnown;
}

} // namespace

InjectionRead readInjection(const InjectionFields& fields, const sim::Connection* connection)
{
    return Reader(fields, connection).read();
}

InjectionFields likelyInjection(const sim::World& world, sim::HostId to,
                                const sim::Connection* connection)
{
    const sim::Scenario& scenario = world.scenario();
    InjectionFields fields;
    fields.to = to;
    const sim::Host& host = world.host(to);
    const std::uint16_t port =
        connection ? connection->ports.local
                   : (host.listener ? host.listener->port : scenario.endpoint(to).port);
    fields.destinationPort = QString::number(port);
    fields.sourcePort =
        QString::number(connection ? connection->ports.remote : scenario.endpoint(peerOf(to)).port);
    fields.urgentPointer = QStringLiteral("0");
    if (!connection) {
        fields.flags = tcp::Flag::Syn;
        fields.seq = decimal(scenario.endpoint(peerOf(to)).iss);
        fields.ack = QStringLiteral("0");
        fields.window = QStringLiteral("65535");
        return fields;
    }
    const tcp::Tcb& tcb = connection->endpoint.tcb();
    fields.flags = tcp::Flag::Ack;
    fields.seq = decimal(tcb.rcv.irsKnown ? tcb.rcv.nxt : scenario.endpoint(peerOf(to)).iss);
    fields.ack = decimal(tcb.snd.nxt);
    fields.window = tcb.rcv.irsKnown ? likelyWindow(tcb) : QStringLiteral("65535");
    return fields;
}

QString presetName(InjectionPreset preset)
{
    switch (preset) {
    case InjectionPreset::OldDuplicateSyn:
        return QCoreApplication::translate("Injection", "Old duplicate SYN");
    case InjectionPreset::BlindReset:
        return QCoreApplication::translate("Injection", "Blind RST: in the window, by guess");
    case InjectionPreset::ResetAtRcvNxt:
        return QCoreApplication::translate("Injection", "RST exactly at RCV.NXT");
    case InjectionPreset::DataOutsideWindow:
        return QCoreApplication::translate("Injection", "Data outside the window");
    case InjectionPreset::AckOfNothingSent:
        return QCoreApplication::translate("Injection", "ACK of something not sent");
    }
    return {};
}

std::optional<InjectionFields> presetInjection(InjectionPreset preset, const sim::World& world,
                                               sim::HostId to, const sim::Connection* connection)
{
    constexpr std::uint32_t longAgo = 10'000; // octets
    constexpr std::uint32_t tooFar = 1'000;
    InjectionFields fields = likelyInjection(world, to, connection);
    if (preset == InjectionPreset::OldDuplicateSyn) {
        fields.flags = tcp::Flag::Syn;
        const tcp::SeqNum first = knowsPeer(connection) ? connection->endpoint.tcb().rcv.irs
                                                        : world.scenario().endpoint(peerOf(to)).iss;
        fields.seq = decimal(first - longAgo);
        fields.ack = QStringLiteral("0");
        fields.window = QStringLiteral("65535");
        return fields;
    }
    if (!knowsPeer(connection)) return {};
    const tcp::Tcb& tcb = connection->endpoint.tcb();
    switch (preset) {
    case InjectionPreset::OldDuplicateSyn:
        break;
    case InjectionPreset::BlindReset:
        fields.flags = tcp::Flag::Rst;
        fields.seq = decimal(tcb.rcv.nxt + std::max<std::uint32_t>(tcb.rcv.wnd / 2, 1));
        fields.ack = QStringLiteral("0");
        break;
    case InjectionPreset::ResetAtRcvNxt:
        fields.flags = tcp::Flag::Rst;
        fields.ack = QStringLiteral("0");
        break;
    case InjectionPreset::DataOutsideWindow:
        fields.flags = tcp::Flag::Psh | tcp::Flag::Ack;
        fields.seq = decimal(tcb.rcv.nxt + (tcb.rcv.wnd + tooFar));
        fields.payload = QStringLiteral("hello");
        break;
    case InjectionPreset::AckOfNothingSent:
        fields.ack = decimal(tcb.snd.nxt + tooFar);
        break;
    }
    return fields;
}

QString besideRcvNxt(tcp::SeqNum seq, const sim::Connection* connection)
{
    if (!knowsPeer(connection)) return {};
    return beside(QStringLiteral("RCV.NXT"), seq.distanceFrom(connection->endpoint.tcb().rcv.nxt));
}

QString besideSndNxt(tcp::SeqNum ack, const sim::Connection* connection)
{
    if (!connection) return {};
    return beside(QStringLiteral("SND.NXT"), ack.distanceFrom(connection->endpoint.tcb().snd.nxt));
}

namespace {

/// Where the first octet stands in the receiver's sequence space.
QString placeInWords(const sim::Injection& injection, const tcp::Tcb& tcb)
{
    const std::int64_t away = injection.header.seq.distanceFrom(tcb.rcv.nxt);
    const auto length = static_cast<std::int64_t>(
        tcp::Segment{injection.header, injection.payload, false}.length());
    if (away == 0) return QCoreApplication::translate("Injection", "exactly at RCV.NXT");
    if (away < 0 && away + length > 0)
        return QCoreApplication::translate("Injection",
                                           "begins before RCV.NXT and reaches into the window");
    if (away < 0)
        return fill(QCoreApplication::translate("Injection", "%1 before RCV.NXT: old"),
                    {QString::number(-away)});
    if (away < static_cast<std::int64_t>(tcb.rcv.wnd))
        return fill(QCoreApplication::translate(
                        "Injection", "%1 behind RCV.NXT: inside the window, out of order"),
                    {QString::number(away)});
    return fill(
        QCoreApplication::translate("Injection", "%1 behind RCV.NXT: outside the window of %2"),
        {QString::number(away), QString::number(tcb.rcv.wnd)});
}

QString ackInWords(tcp::SeqNum ack, const tcp::Tcb& tcb)
{
    if (ack.isAfter(tcb.snd.nxt))
        return fill(
            QCoreApplication::translate("Injection", "acknowledges %1 octets that were never sent"),
            {QString::number(ack.distanceFrom(tcb.snd.nxt))});
    if (ack.isAfter(tcb.snd.una))
        return fill(QCoreApplication::translate("Injection", "acknowledges %1 new octets"),
                    {QString::number(ack.distanceFrom(tcb.snd.una))});
    if (ack == tcb.snd.una)
        return QCoreApplication::translate("Injection", "acknowledges nothing new");
    return QCoreApplication::translate("Injection", "an old acknowledgment");
}

} // namespace

QString injectionInWords(const sim::Injection& injection, const sim::Connection* connection)
{
    if (injection.icmp)
        return fill(QCoreApplication::translate("Injection", "ICMP error: %1."),
                    {icmpName(injection.icmp->kind)});
    QStringList parts{flagsInWords(injection.header.flags)};
    if (!injection.payload.empty())
        parts << fill(QCoreApplication::translate("Injection", "%1 octets of text"),
                      {QString::number(injection.payload.size())});
    if (!connection) {
        parts << QCoreApplication::translate("Injection", "belongs to no connection");
    } else {
        const tcp::Tcb& tcb = connection->endpoint.tcb();
        if (tcb.rcv.irsKnown) parts << placeInWords(injection, tcb);
        if (injection.header.has(tcp::Flag::Ack)) parts << ackInWords(injection.header.ack, tcb);
    }
    return QCoreApplication::translate("Injection", "%1.", "one line about a segment")
        .arg(parts.join(QCoreApplication::translate("Injection", ", ", "between its parts")));
}

} // namespace tcplab::present
