#include "gui/lab/stream_painter.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr qreal leastBlock = 3; // px; narrower blocks are gathered
constexpr qreal rightOverhang = 16;

/// 1, 2 or 5 times a power of ten, at least `least`.
qint64 niceStep(qreal least)
{
    qint64 step = 1;
    while (true) {
        for (const qint64 factor : {1, 2, 5})
            if (static_cast<qreal>(step * factor) >= least) return step * factor;
        if (step > 1'000'000'000'000) return step;
        step *= 10;
    }
}

QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    const auto part = [share](int x, int y) {
        return static_cast<int>(std::lround(x * (1 - share) + y * share));
    };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

StreamPainter::StreamPainter(QPainter& painter, const StreamLanes& lanes)
    : painter_(painter)
    , lanes_(lanes)
    , picture_(*lanes.picture_)
    , metrics_(lanes.metrics())
    , view_(metrics_.left, 0, metrics_.right - metrics_.left, lanes.viewport()->height())
{
}

qint64 StreamPainter::firstVisible() const
{
    return std::max<qint64>(
        0, static_cast<qint64>(lanes_.horizontalScrollBar()->value() / lanes_.scale()));
}

qint64 StreamPainter::lastVisible() const
{
    const qreal end =
        (lanes_.horizontalScrollBar()->value() + view_.width() + rightOverhang) / lanes_.scale();
    return std::min(picture_.length, static_cast<qint64>(std::ceil(end)));
}

std::pair<std::size_t, std::size_t>
StreamPainter::visible(const std::vector<StreamFrame>& frames) const
{
    const auto first = std::ranges::lower_bound(frames, firstVisible(), {}, &StreamFrame::end);
    const auto last = std::ranges::upper_bound(frames, lastVisible(), {}, &StreamFrame::begin);
    const auto from = static_cast<std::size_t>(first - frames.begin());
    return {from, std::max(from, static_cast<std::size_t>(last - frames.begin()))};
}

void StreamPainter::paint()
{
    painter_.setRenderHint(QPainter::Antialiasing, false);
    paintScale();
    painter_.save();
    painter_.setClipRect(view_.adjusted(-4, 0, 16, 0));
    paintGuides();
    painter_.restore();
    for (std::size_t i = 0; i < picture_.lanes.size(); ++i)
        paintLane(i);
}

void StreamPainter::paintScale()
{
    const QFont font = Theme::instance().font(FontRole::Small);
    const QFontMetricsF measure(font);
    painter_.setFont(font);
    painter_.setPen(color(Token::Muted));
    const QLocale locale;
    const qreal widest = measure.horizontalAdvance(locale.toString(picture_.length)) + 18;
    const qint64 step = niceStep(widest / lanes_.scale());
    if (picture_.length <= 0) return;
    const qint64 first = firstVisible() / step * step;
    for (qint64 at = first; at <= lastVisible(); at += step) {
        const qreal x = lanes_.xOf(at);
        if (x < metrics_.left - 1 || x > metrics_.right + 1) continue;
        const QString text = locale.toString(at);
        const qreal width = measure.horizontalAdvance(text);
        painter_.drawText(QRectF(x - width / 2 - 2, 0, width + 4, metrics_.axis - 4),
                          static_cast<int>(Qt::AlignHCenter | Qt::AlignBottom), text);
    }
}

void StreamPainter::paintGuides()
{
    if (picture_.messages.empty()) return;
    const qreal size = static_cast<qreal>(picture_.messages.front().end) * lanes_.scale();
    if (size < 6) return;
    QPen pen(color(Token::Edge), 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1, 4});
    painter_.setPen(pen);
    const qreal bottom =
        metrics_.top + static_cast<qreal>(picture_.lanes.size()) * metrics_.lane - 14;
    auto next =
        std::ranges::lower_bound(picture_.messages, firstVisible(), {}, &lab::MessageSpan::end);
    const qint64 last = lastVisible();
    for (; next != picture_.messages.end() && next->begin <= last; ++next) {
        const qreal x = std::round(lanes_.xOf(next->end));
        painter_.drawLine(QPointF(x, metrics_.axis), QPointF(x, bottom));
    }
}

void StreamPainter::paintLane(std::size_t index)
{
    const StreamLane& lane = picture_.lanes[index];
    const qreal top = metrics_.top + static_cast<qreal>(index) * metrics_.lane;
    paintLabel(lane, top);
    painter_.save();
    painter_.setClipRect(view_.adjusted(-5, 0, 16, 0));
    switch (lane.kind) {
    case StreamLane::Kind::Writes:
        paintWrites(lane, top);
        break;
    case StreamLane::Kind::Segments:
        paintSegments(index, top);
        break;
    case StreamLane::Kind::Reads:
        paintReads(index, top);
        break;
    }
    if (!lane.unknown.isEmpty()) {
        painter_.setFont(Theme::instance().font(FontRole::Body));
        painter_.setPen(color(Token::Muted));
        painter_.drawText(QRectF(view_.left(), top, view_.width(), metrics_.block),
                          static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), lane.unknown);
    }
    painter_.restore();
}

void StreamPainter::paintLabel(const StreamLane& lane, qreal top)
{
    const Theme& theme = Theme::instance();
    const qreal width = metrics_.left - 14;
    painter_.setFont(theme.font(FontRole::BodyBold));
    painter_.setPen(color(Token::Text));
    const QFontMetricsF bold(theme.font(FontRole::BodyBold));
    painter_.drawText(QRectF(12, top - 2, width, bold.height()),
                      static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                      bold.elidedText(lane.title, Qt::ElideRight, width));
    painter_.setFont(theme.font(FontRole::Small));
    painter_.setPen(color(Token::Muted));
    const QFontMetricsF small(theme.font(FontRole::Small));
    qreal y = top - 2 + bold.height();
    for (const QString& note : lane.notes) {
        painter_.drawText(QRectF(12, y, width, small.height()),
                          static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                          small.elidedText(note, Qt::ElideRight, width));
        y += small.height();
    }
}

void StreamPainter::paintWrites(const StreamLane& lane, qreal top)
{
    if (lane.frames.empty()) return;
    paintBlocks(0, lane.frames.back().end, top, true);
}

void StreamPainter::paintBlocks(qint64 begin, qint64 end, qreal top, bool carets)
{
    const auto& messages = picture_.messages;
    const qint64 from = std::max(begin, firstVisible());
    const qint64 to = std::min(end, lastVisible());
    auto next = std::ranges::upper_bound(messages, from, {}, &lab::MessageSpan::end);
    qint64 crowdBegin = -1;
    qint64 crowdEnd = 0;
    int crowd = 0;
    const auto flush = [&] {
        if (crowd > 0) paintCrowd(crowdBegin, crowdEnd, crowd, top);
        crowd = 0;
    };
    for (; next != messages.end() && next->begin < to; ++next) {
        const qint64 left = std::max(next->begin, begin);
        const qint64 right = std::min(next->end, end);
        if (static_cast<qreal>(next->end - next->begin) * lanes_.scale() < leastBlock) {
            if (crowd++ == 0) crowdBegin = left;
            crowdEnd = right;
            continue;
        }
        flush();
        paintBlock(*next, left, right, top);
        if (carets) paintCaret((next->begin + next->end) / 2, top + metrics_.block);
    }
    flush();
}

void StreamPainter::paintBlock(const lab::MessageSpan& message, qint64 begin, qint64 end, qreal top)
{
    const Theme& theme = Theme::instance();
    // A gap of one pixel at each side lets neighbours be told apart without colour.
    const qreal left = std::round(lanes_.xOf(begin)) + (begin == message.begin ? 1 : 0);
    const qreal right = std::round(lanes_.xOf(end)) - (end == message.end ? 2 : 0);
    const QRectF box(left, top, std::max(1.0, right - left), metrics_.block);
    const QColor tint = theme.messageTint(message.number);
    painter_.fillRect(box, tint);
    const QColor dark = mixed(tint, color(Token::Text), 0.2);
    const auto darken = [&](qint64 from, qint64 to) {
        from = std::max(from, begin);
        to = std::min(to, end);
        if (from >= to) return;
        const qreal x = std::max(left, std::round(lanes_.xOf(from)));
        painter_.fillRect(
            QRectF(x, top, std::min(right, std::round(lanes_.xOf(to))) - x, metrics_.block), dark);
    };
    darken(message.begin, message.payloadBegin);
    darken(message.payloadEnd, message.end);
    if (Theme::isMessageHatched(message.number))
        painter_.fillRect(box, QBrush(color(Token::Edge), Qt::BDiagPattern));
    painter_.setPen(QPen(color(Token::Edge), 1));
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRect(box.adjusted(0, 0, -1, -1));

    const QString number = QLocale().toString(message.number);
    painter_.setFont(theme.font(FontRole::BodyBold));
    const QFontMetricsF measure(painter_.font());
    const qreal textBegin = std::max(left, lanes_.xOf(std::max(begin, message.payloadBegin)));
    QRectF room(textBegin, top, right - textBegin, metrics_.block);
    const qreal width = measure.horizontalAdvance(number);
    if (width + 2 > room.width()) room = box;
    if (width + 2 > room.width()) return;
    if (Theme::isMessageHatched(message.number)) {
        const QRectF ground(room.center().x() - width / 2 - 2,
                            room.center().y() - measure.height() / 2, width + 4, measure.height());
        painter_.fillRect(ground, tint);
    }
    painter_.setPen(color(Token::Text));
    painter_.drawText(room, static_cast<int>(Qt::AlignCenter), number);
}

void StreamPainter::paintCrowd(qint64 begin, qint64 end, int count, qreal top)
{
    const QRectF box(QPointF(lanes_.xOf(begin), top),
                     QPointF(lanes_.xOf(end), top + metrics_.block));
    painter_.fillRect(box, color(Token::Raised));
    painter_.setPen(QPen(color(Token::Edge), 1));
    painter_.setBrush(QBrush(color(Token::Edge), Qt::Dense6Pattern));
    painter_.drawRect(box.adjusted(0, 0, -1, -1));
    const QString text = StreamLanes::tr("%n messages: zoom in to see them", nullptr, count);
    painter_.setFont(Theme::instance().font(FontRole::Body));
    const QFontMetricsF measure(painter_.font());
    QRectF ground(0, 0, measure.horizontalAdvance(text) + 12, measure.height() + 2);
    if (ground.width() > box.width()) return;
    ground.moveCenter(box.intersected(view_).center());
    painter_.fillRect(ground, color(Token::Panel));
    painter_.setPen(color(Token::Text));
    painter_.drawText(ground, static_cast<int>(Qt::AlignCenter), text);
}

void StreamPainter::paintCaret(qint64 position, qreal bottom)
{
    const qreal x = lanes_.xOf(position);
    const qreal size = 3.5 * Theme::instance().markerFactor();
    QPainterPath caret;
    caret.moveTo(x - size, bottom + 6);
    caret.lineTo(x + size, bottom + 6);
    caret.lineTo(x, bottom + 6 + size * 1.6);
    caret.closeSubpath();
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing, true);
    painter_.fillPath(caret, color(Token::Client));
    painter_.restore();
}

bool StreamPainter::isDense(const StreamLane& lane) const
{
    if (lane.frames.empty()) return false;
    const auto [first, last] = visible(lane.frames);
    return static_cast<qreal>(last - first) * leastBlock > view_.width();
}

void StreamPainter::paintTooDense(const StreamLane& lane, qreal top, const QColor& colour)
{
    const qreal left = lanes_.xOf(lane.frames.front().begin);
    const qreal right = lanes_.xOf(lane.frames.back().end);
    painter_.setPen(QPen(colour, 2));
    painter_.setBrush(QBrush(colour, Qt::Dense7Pattern));
    painter_.drawRect(QRectF(left, top, right - left, metrics_.block));
}

void StreamPainter::paintSegments(std::size_t index, qreal top)
{
    const StreamLane& lane = picture_.lanes[index];
    const QColor ink = color(Token::Data);
    if (isDense(lane)) return paintTooDense(lane, top, ink);
    const Theme& theme = Theme::instance();
    const auto [first, last] = visible(lane.frames);
    painter_.setFont(theme.font(FontRole::Small));
    const QFontMetricsF measure(painter_.font());
    for (std::size_t i = first; i < last; ++i) {
        const StreamFrame& frame = lane.frames[i];
        const qreal left = std::round(lanes_.xOf(frame.begin)) + 1;
        const QRectF box(left, top + 1, std::max(2.0, std::round(lanes_.xOf(frame.end)) - 2 - left),
                         metrics_.block - 2);
        const qreal tag = std::min(8.0, box.width() / 3);
        QPen pen(ink, 2 * theme.lineFactor());
        pen.setJoinStyle(Qt::MiterJoin);
        painter_.setPen(pen);
        painter_.setBrush(color(Token::Panel));
        painter_.drawRect(box);
        painter_.fillRect(QRectF(box.left(), box.top(), tag, box.height()), ink);
        if (!lanes_.caption_) continue;
        const QRectF room = box.adjusted(tag + 2, 0, -2, 0);
        QString text = lanes_.caption_(lane, i, true);
        if (measure.horizontalAdvance(text) > room.width()) text = lanes_.caption_(lane, i, false);
        if (measure.horizontalAdvance(text) > room.width()) continue;
        painter_.setPen(color(Token::Text));
        painter_.drawText(room, static_cast<int>(Qt::AlignCenter), text);
    }
}

void StreamPainter::paintReads(std::size_t index, qreal top)
{
    const StreamLane& lane = picture_.lanes[index];
    if (lane.frames.empty()) return;
    paintBlocks(lane.frames.front().begin, lane.frames.back().end, top, false);
    const QColor ink = color(token(lane.host));
    if (isDense(lane)) return paintTooDense(lane, top, ink);
    paintReadFrames(index, top);
    paintCaptions(index, top);
}

void StreamPainter::paintReadFrames(std::size_t index, qreal top)
{
    const StreamLane& lane = picture_.lanes[index];
    const auto [first, last] = visible(lane.frames);
    QPen pen(color(token(lane.host)), 2.6 * Theme::instance().lineFactor());
    pen.setJoinStyle(Qt::RoundJoin);
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing, true);
    painter_.setBrush(Qt::NoBrush);
    const auto selected = lanes_.selection_;
    for (std::size_t i = first; i < last; ++i) {
        const qreal left = std::round(lanes_.xOf(lane.frames[i].begin));
        const qreal right = std::round(lanes_.xOf(lane.frames[i].end));
        const QRectF box(QPointF(left + .3, top - 3),
                         QPointF(std::max(left + 2, right - 1.3), top + metrics_.block + 2));
        painter_.setPen(pen);
        painter_.drawRect(box);
        if (selected && selected->lane == index && selected->frame == i) {
            painter_.fillRect(QRectF(box.left() + 1, box.bottom() + 1.5, box.width() - 2, 3),
                              color(Token::Focus));
        }
    }
    painter_.restore();
}

void StreamPainter::paintCaptions(std::size_t index, qreal top)
{
    if (!lanes_.caption_) return;
    const StreamLane& lane = picture_.lanes[index];
    QFont font = Theme::instance().font(FontRole::Small);
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF measure(font);
    painter_.setFont(font);
    painter_.setPen(color(token(lane.host)));
    const auto [first, last] = visible(lane.frames);
    qreal taken = view_.left() - 11;
    for (std::size_t i = first; i < last; ++i) {
        const qreal left = std::max(lanes_.xOf(lane.frames[i].begin), view_.left());
        const qreal right = std::min(lanes_.xOf(lane.frames[i].end), view_.right());
        // The long form within its frame (alone: anywhere), else the short one about its frame,
        // moved aside where the one before needs the room; else none: the tool tip has it.
        for (const bool isLong : {true, false}) {
            const QString text = lanes_.caption_(lane, i, isLong);
            const qreal width = measure.horizontalAdvance(text);
            const bool mayOverhang = !isLong || lane.frames.size() == 1;
            if (!mayOverhang && width > right - left - 4) continue;
            const qreal most = std::max(view_.left() - 3, view_.right() + 14 - width);
            const qreal wanted = std::clamp((left + right - width) / 2, view_.left() - 3, most);
            const qreal x = std::max(wanted, taken + 8);
            const qreal aside = isLong ? right - width : wanted;
            if (x > std::max(wanted, aside)) continue;
            painter_.drawText(QRectF(x, top + metrics_.block + 7, width + 2, measure.height()),
                              static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text);
            taken = x + width;
            break;
        }
    }
}

} // namespace tcplab::gui
