#include "present/segment_fields.h"

#include <algorithm>

namespace tcplab::present {

namespace {

QString urgentField(const tcp::Header& header)
{
    return QStringLiteral("urg=%1").arg(header.urgentPointer);
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

WindowNote WindowWatch::note(const sim::SegmentRecord& segment)
{
    WindowNote note;
    const tcp::Header& header = segment.header;
    if (segment.event == sim::SegmentEvent::Sent && !segment.injected &&
        header.has(tcp::Flag::Syn)) {
        if (header.options.windowScale)
            offered_[{segment.from, segment.conn}] = *header.options.windowScale;
        else
            offered_.erase({segment.from, segment.conn});
    }
    note.shift = shiftOf(segment);
    if (segment.injected || header.has(tcp::Flag::Rst) || segment.event != sim::SegmentEvent::Sent)
        return note;
    const auto [place, isFirst] = last_.try_emplace({segment.from, segment.conn}, header.window);
    note.changed = !isFirst && place->second != header.window;
    place->second = header.window;
    return note;
}

int WindowWatch::shiftOf(const sim::SegmentRecord& segment) const
{
    constexpr int most = 14; // RFC 7323 2.3: a greater one is taken for it
    if (segment.header.has(tcp::Flag::Syn)) return 0;
    const auto own = offered_.find({segment.from, segment.conn});
    if (own == offered_.end() || !offered_.contains({sim::peerOf(segment.from), segment.conn}))
        return 0;
    return std::min(own->second, most);
}

QString windowField(const tcp::Header& header, int shift)
{
    const QString field = QStringLiteral("win=%1").arg(header.window);
    if (shift == 0) return field;
    return field + QStringLiteral(" (x%1=%2)")
                       .arg(1 << shift)
                       .arg(static_cast<std::uint64_t>(header.window) << shift);
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

QStringList extraFields(const tcp::Header& header, const WindowNote& window,
                        const NumberText& number)
{
    QStringList fields;
    if (header.has(tcp::Flag::Urg)) fields << urgentField(header);
    if (window.changed) fields << windowField(header, window.shift);
    if (header.has(tcp::Flag::Syn)) fields << optionFields(header.options);
    if (!header.options.sack.empty()) fields << sackField(header.options, number);
    return fields;
}

QStringList allFields(const tcp::Header& header, const WindowNote& window, const NumberText& number)
{
    QStringList fields{windowField(header, window.shift)};
    if (header.has(tcp::Flag::Urg)) fields << urgentField(header);
    fields << optionFields(header.options);
    if (!header.options.sack.empty()) fields << sackField(header.options, number);
    return fields;
}

} // namespace tcplab::present
