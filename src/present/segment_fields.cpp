#include "present/segment_fields.h"

namespace tcplab::present {

namespace {

QString windowField(const tcp::Header& header)
{
    return QStringLiteral("win=%1").arg(header.window);
}

QString timestampsField(const tcp::Timestamps& timestamps)
{
    return QStringLiteral("TS=%1/%2").arg(timestamps.value).arg(timestamps.echo);
}

QStringList optionFields(const tcp::Options& options)
{
    QStringList fields;
    if (options.mss) fields << QStringLiteral("mss=%1").arg(*options.mss);
    if (options.windowScale) fields << QStringLiteral("wscale=%1").arg(*options.windowScale);
    if (options.sackPermitted) fields << QStringLiteral("sackOK");
    if (options.timestamps) fields << timestampsField(*options.timestamps);
    return fields;
}

} // namespace

bool WindowWatch::changes(const sim::SegmentRecord& segment)
{
    if (segment.injected || segment.header.has(tcp::Flag::Rst) ||
        segment.event != sim::SegmentEvent::Sent)
        return false;
    const auto [place, isFirst] =
        last_.try_emplace({segment.from, segment.conn}, segment.header.window);
    const bool changed = !isFirst && place->second != segment.header.window;
    place->second = segment.header.window;
    return changed;
}

QString sackField(const tcp::Options& options, const NumberText& number, std::size_t most)
{
    const auto text = [&](tcp::SeqNum seq) {
        return number ? number(seq) : QString::number(seq.value());
    };
    QStringList blocks;
    for (const tcp::SackBlock& block : options.sack.view()) {
        if (static_cast<std::size_t>(blocks.size()) == most) {
            blocks << QStringLiteral("...");
            break;
        }
        blocks << text(block.left) + u'-' + text(block.right);
    }
    return blocks.isEmpty() ? QString() : QStringLiteral("sack=") + blocks.join(u',');
}

QStringList extraFields(const tcp::Header& header, bool windowChanged, const NumberText& number)
{
    QStringList fields;
    if (windowChanged) fields << windowField(header);
    if (header.has(tcp::Flag::Syn)) fields << optionFields(header.options);
    if (!header.options.sack.empty()) fields << sackField(header.options, number);
    return fields;
}

QStringList allFields(const tcp::Header& header, const NumberText& number)
{
    QStringList fields{windowField(header)};
    if (header.has(tcp::Flag::Urg)) fields << QStringLiteral("urg=%1").arg(header.urgentPointer);
    fields << optionFields(header.options);
    if (!header.options.sack.empty()) fields << sackField(header.options, number);
    return fields;
}

} // namespace tcplab::present
