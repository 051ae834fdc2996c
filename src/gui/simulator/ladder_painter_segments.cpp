#include "gui/simulator/ladder_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "gui/icons.h"
#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::LadderArrow;
using present::LadderLayout;
using Line = LadderGeometry::Line;

namespace {

constexpr qreal markerFromTail = 36;
constexpr qreal labelAbove = 8;
constexpr qreal labelAboveEnvelope = 14;
constexpr qreal ackLabelAt = 0.57; ///< clears the arrow that it answers
constexpr qreal outlineWidth = 4;
constexpr qreal gapInLabel = 7;
constexpr std::size_t mostArrows = 300;
/// With more labels than this, one that finds no room of its own stays away.
constexpr std::size_t crowd = 24;
constexpr std::size_t crowdOfArrows = 100;

/// Whether the shadows of two polygons on one direction stay apart.
bool apartAlong(const QPolygonF& a, const QPolygonF& b, const QPointF& direction)
{
    const auto shadow = [&](const QPolygonF& polygon) {
        qreal least = 1e18;
        qreal most = -1e18;
        for (const QPointF& point : polygon) {
            const qreal at = QPointF::dotProduct(point, direction);
            least = std::min(least, at);
            most = std::max(most, at);
        }
        return std::pair(least, most);
    };
    const auto [leastA, mostA] = shadow(a);
    const auto [leastB, mostB] = shadow(b);
    return mostA < leastB || mostB < leastA;
}

/// Whether two turned rectangles cover a common point: they do unless a side of one parts them.
bool overlap(const QPolygonF& a, const QPolygonF& b)
{
    for (const QPolygonF* polygon : {&a, &b}) {
        for (qsizetype corner = 0; corner < 2; ++corner) {
            if (apartAlong(a, b, polygon->at(corner + 1) - polygon->at(corner))) return false;
        }
    }
    return true;
}

} // namespace

/// The arrows to draw: all that are on view, or, where a burst puts thousands of them there, a
/// share of each kind of future and past that a person could still tell apart.
std::vector<std::uint32_t> LadderPainter::arrowsToDraw()
{
    std::vector<std::uint32_t> arrows = scene_.layout->arrowsTouching(visible_);
    onView_ = arrows.size();
    if (arrows.size() <= mostArrows) return arrows;
    const std::size_t every = arrows.size() / mostArrows + 1;
    std::size_t count = 0;
    std::erase_if(arrows, [&](std::uint32_t index) {
        const bool chosen =
            scene_.selected == index || scene_.hovered == index || scene_.focused == index;
        return count++ % every != 0 && !chosen;
    });
    return arrows;
}

void LadderPainter::paintArrows()
{
    const auto arrows = arrowsToDraw();
    for (const std::uint32_t index : arrows) {
        const LadderArrow& arrow = scene_.layout->arrows()[index];
        if (isPast(arrow.sentStep))
            drawn_.push_back(index);
        else
            paintFutureArrow(arrow);
    }
    for (const std::uint32_t index : drawn_)
        paintPastArrow(index);
    // Labels after all lines, so that a crossing never runs through a text.
    for (const std::uint32_t index : drawn_) {
        const LadderArrow& arrow = scene_.layout->arrows()[index];
        const bool ended = arrow.fate != LadderArrow::Fate::StillInFlight && isPast(arrow.fateStep);
        if (g_.rowHeight >= LadderGeometry::rowForLabels || !ended)
            paintLabel(arrow, g_.line(arrow), !ended);
    }
    if (arrows.size() == onView_) return;
    const QFont font = Theme::instance().font(FontRole::Small);
    const QString text = QCoreApplication::translate("Ladder", "%L1 of %L2 segments are drawn here")
                             .arg(arrows.size())
                             .arg(onView_);
    const QRectF rect(g_.clientX + 12, g_.headerHeight + 4, g_.serverX - g_.clientX - 24,
                      QFontMetricsF(font).height() + 2);
    p_.fillRect(rect, color(Token::Panel));
    p_.setFont(font);
    p_.setPen(color(Token::Text));
    p_.drawText(rect, Qt::AlignCenter, text);
}

void LadderPainter::paintFutureArrow(const LadderArrow& arrow)
{
    const Line line = g_.line(arrow);
    QPen pen = untravelledPen();
    QColor faint = pen.color();
    faint.setAlphaF(0.55F);
    pen.setColor(faint);
    p_.setPen(pen);
    p_.drawLine(line.from, line.to);
}

void LadderPainter::paintCorruptedEnd(const LadderArrow& arrow, const Line& line)
{
    constexpr int teeth = 8;
    constexpr qreal from = 2.0 / 3.0;
    const qreal length = line.length();
    if (length < 1) return;
    const QPointF across(-(line.to.y() - line.from.y()) / length,
                         (line.to.x() - line.from.x()) / length);
    QPolygonF zigzag{line.at(from)};
    for (int i = 1; i < teeth; ++i) {
        const qreal part = from + (1 - from) * i / teeth;
        zigzag << line.at(part) + across * (i % 2 == 0 ? -4.0 : 4.0);
    }
    zigzag << line.to;
    p_.setPen(kindPen(arrow.kind));
    p_.setBrush(Qt::NoBrush);
    p_.drawPolyline(zigzag);
}

void LadderPainter::paintPastArrow(std::uint32_t index)
{
    const LadderArrow& arrow = scene_.layout->arrows()[index];
    const Line line = g_.line(arrow);
    const bool ended = arrow.fate != LadderArrow::Fate::StillInFlight && isPast(arrow.fateStep);
    const bool lost = ended && arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted;
    const bool corrupted = ended && arrow.corrupted;
    const qreal part = !ended ? LadderLayout::progress(arrow, scene_.t)
                       : lost ? arrow.lostPart
                              : 1.0;
    const bool emphasised = scene_.selected == index || scene_.hovered == index;

    QPen pen = kindPen(arrow.kind);
    if (emphasised) pen.setWidthF(pen.widthF() + 1.0);
    p_.setPen(pen);
    p_.drawLine(line.from, line.at(corrupted ? 2.0 / 3.0 : part));
    if (part < 1.0) {
        p_.setPen(untravelledPen());
        p_.drawLine(line.at(part), line.to);
    }
    const QColor colour = color(token(arrow.kind));
    if (corrupted) paintCorruptedEnd(arrow, line);
    if (ended && !lost) paintArrowHead(p_, line.to, line.degrees(), colour);
    const qreal length = line.length();
    const qreal markerAt =
        markerFromTail * Theme::instance().markerFactor() / std::max(length, 1.0);
    const bool reached = markerAt < part || ended;
    if (g_.rowHeight >= LadderGeometry::rowForMarkers && reached && markerAt < 0.5)
        paintKindMarker(p_, arrow.kind, line.at(markerAt), line.degrees());
    if (arrow.delayed && g_.rowHeight >= LadderGeometry::rowForMarkers) {
        const QPointF middle = line.at(0.5);
        p_.setPen(Qt::NoPen);
        p_.setBrush(color(Token::Panel));
        p_.drawEllipse(middle, 9, 9);
        paintIcon(p_, Icon::Timer, QRectF(middle - QPointF(8, 8), QSizeF(16, 16)), colour);
    }
    if (lost) {
        paintLostCross(p_, line.at(part));
        paintLostWord(arrow, line);
    }
    if (!ended) paintEnvelope(index, line, part);
}

void LadderPainter::paintEnvelope(std::uint32_t index, const Line& line, qreal part)
{
    const LadderArrow& arrow = scene_.layout->arrows()[index];
    const qreal factor = Theme::instance().markerFactor();
    const QRectF body(-envelopeWidth * factor / 2, -envelopeHeight * factor / 2,
                      envelopeWidth * factor, envelopeHeight * factor);
    qreal turn = line.degrees();
    if (std::abs(turn) > 90) turn += 180; // its lines of writing stay upright
    p_.save();
    p_.translate(line.at(part));
    p_.rotate(turn);
    if (scene_.focused == index || scene_.hovered == index) {
        p_.setPen(QPen(color(Token::Focus), 2));
        p_.setBrush(color(Token::Panel));
        p_.drawRoundedRect(body.adjusted(-4, -4, 4, 4), 4, 4);
    }
    p_.setPen(QPen(color(Token::Panel), 1.5));
    p_.setBrush(color(token(arrow.kind)));
    p_.drawRoundedRect(body.adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2);
    p_.setPen(QPen(color(Token::Panel), 1.6 * factor, Qt::SolidLine, Qt::FlatCap));
    const std::array<qreal, 3> ends{0.36, 0.36, 0.12};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const qreal y = body.height() * (0.25 + 0.25 * static_cast<qreal>(i)) - body.height() / 2;
        p_.drawLine(QPointF(-0.34 * body.width(), y), QPointF(ends[i] * body.width(), y));
    }
    p_.restore();
}

LadderPainter::Label LadderPainter::labelOf(const LadderArrow& arrow, int parts, bool below,
                                            bool inFlight) const
{
    const Theme& theme = Theme::instance();
    Label label;
    label.below = below;
    label.flags = flagsText(arrow.header);
    label.remark = remarkText(arrow);
    if (arrow.corrupted && !inFlight)
        label.remark =
            QCoreApplication::translate("Ladder", "bad checksum", "a segment damaged on the way");
    if (parts > 0) label.fields = fieldsText(arrow, *scene_.numbers, parts);
    const auto widthOf = [](const QString& text, const QFont& font) {
        return text.isEmpty() ? 0 : QFontMetricsF(font).horizontalAdvance(text) + gapInLabel;
    };
    label.flagsWidth = widthOf(label.flags, theme.font(FontRole::BodyBold));
    label.fieldsWidth = widthOf(label.fields, theme.font(FontRole::FixedSmall));
    label.width = label.flagsWidth + (below ? 0 : label.fieldsWidth) +
                  widthOf(label.remark, theme.font(FontRole::Small)) - gapInLabel;
    label.widest = below ? std::max(label.width, label.fieldsWidth - gapInLabel) : label.width;
    return label;
}

/// Where a label lies: in line with its arrow, above it.
QTransform LadderPainter::labelTransform(const Line& line, const Label& label, qreal part,
                                         qreal above) const
{
    qreal turn = line.degrees();
    if (std::abs(turn) > 90) turn += 180;
    const QPointF anchor = line.at(part);
    QTransform transform;
    transform.translate(anchor.x(), anchor.y());
    transform.rotate(turn);
    transform.translate(-label.width / 2, -above);
    return transform;
}

bool LadderPainter::isLabelFree(const QPolygonF& area) const
{
    return std::none_of(labels_.begin(), labels_.end(),
                        [&](const QPolygonF& other) { return overlap(other, area); });
}

LadderPainter::Stretch LadderPainter::labelStretch(const LadderArrow& arrow, bool inFlight) const
{
    // A lost segment has its label on the part that it travelled: the word "lost" stands beyond.
    if (!inFlight && arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted)
        return {0, std::max(arrow.lostPart, 0.5)};
    // Where another arrow crosses in the middle, the label keeps to one side of the crossing.
    if (drawn_.size() > crowdOfArrows) return {0, 1};
    const Line own = g_.line(arrow);
    std::optional<qreal> crossing;
    for (const std::uint32_t index : drawn_) {
        const LadderArrow& other = scene_.layout->arrows()[index];
        if (other.from == arrow.from) continue;
        const Line line = g_.line(other);
        // Both run from x to x: heights over the way of `arrow`.
        const qreal gapAtTail = line.to.y() - own.from.y();
        const qreal gapAtHead = line.from.y() - own.to.y();
        if (gapAtTail * gapAtHead >= 0) continue;
        const qreal part = gapAtTail / (gapAtTail - gapAtHead);
        if (!crossing || std::abs(part - 0.5) < std::abs(*crossing - 0.5)) crossing = part;
    }
    if (!crossing || std::abs(*crossing - 0.5) > 0.25) return {0, 1};
    return *crossing >= 0.4 ? Stretch{0.02, *crossing} : Stretch{*crossing, 0.98};
}

/// A duplicate lies 5 px below its original and says the same: its few words stand below it.
void LadderPainter::paintCopyLabel(const LadderArrow& arrow, const Line& line, bool inFlight)
{
    const QFontMetricsF metrics(Theme::instance().font(FontRole::BodyBold));
    const Label label = labelOf(arrow, 0, false, inFlight);
    const qreal under = metrics.ascent() * 0.85 + 4;
    const QTransform there = labelTransform(line, label, 0.5, -under);
    const QPolygonF area = there.map(
        QPolygonF(QRectF(-2, -metrics.ascent() * 0.8, label.width + 4, metrics.height() * 0.9)));
    drawLabel(arrow, label, there, area, inFlight);
}

void LadderPainter::paintLabel(const LadderArrow& arrow, const Line& line, bool inFlight)
{
    const qreal lineOfText = QFontMetricsF(Theme::instance().font(FontRole::FixedSmall)).height();
    if (arrow.copy) {
        paintCopyLabel(arrow, line, inFlight);
        return;
    }
    const Stretch stretch = labelStretch(arrow, inFlight);
    const qreal room = (line.length() - 30) * (stretch.to - stretch.from) - 14;
    const qreal above = (inFlight ? labelAboveEnvelope : labelAbove) * std::min(g_.scale, 1.6);
    const bool whole = stretch.to - stretch.from >= 1;
    const qreal usual =
        whole && arrow.kind == SegmentKind::Ack ? ackLabelAt : (stretch.from + stretch.to) / 2;
    // In one line, else in two where rows are tall, else fewer fields; at the usual place, else
    // where no other label is.
    const bool tall = g_.rowHeight > (whole ? 1.9 : 2.6) * lineOfText;
    Label label;
    QTransform transform;
    QPolygonF area;
    bool any = false;
    for (const int parts : {3, 2, 1, 0}) {
        for (const bool below : {false, true}) {
            if (below && (!tall || parts == 0)) continue;
            const Label candidate = labelOf(arrow, parts, below, inFlight);
            if (candidate.widest > room && parts > 0) continue;
            for (const qreal shift : {0.0, -0.1, 0.08, -0.18}) {
                const QTransform there = labelTransform(
                    line, candidate, usual + shift * (stretch.to - stretch.from), above);
                const QPolygonF covered = there.map(QPolygonF(
                    QRectF(-2, -lineOfText * 0.75, candidate.width + 4, lineOfText * 0.95)));
                const bool free = isLabelFree(covered);
                if (any && !free) continue;
                label = candidate;
                transform = there;
                area = covered;
                any = true;
                if (free) {
                    drawLabel(arrow, label, transform, area, inFlight);
                    return;
                }
            }
        }
    }
    if (labels_.size() < crowd) drawLabel(arrow, label, transform, area, inFlight);
}

/// The label's words with an edge in the colour of the ground, turned; `box` is the picture's place
/// around the start of the text.
QPixmap LadderPainter::labelPicture(const Label& label, SegmentKind kind, const QTransform& turn,
                                    const QRectF& box, qreal fieldsDrop, const QColor& ground) const
{
    const Theme& theme = Theme::instance();
    QPainterPath flags, fields, remark;
    flags.addText(0, 0, theme.font(FontRole::BodyBold), label.flags);
    const QFont fixed = theme.font(FontRole::FixedSmall);
    if (label.below)
        fields.addText((label.width - label.fieldsWidth + gapInLabel) / 2, fieldsDrop, fixed,
                       label.fields);
    else
        fields.addText(label.flagsWidth, 0, fixed, label.fields);
    remark.addText(label.flagsWidth + (label.below ? 0 : label.fieldsWidth), 0,
                   theme.font(FontRole::Small), label.remark);
    const qreal ratio = p_.device()->devicePixelRatioF();
    QPixmap picture((box.size() * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-box.topLeft());
    painter.setTransform(turn, true);
    const QPen outline(ground, outlineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    for (const QPainterPath* path : {&flags, &fields, &remark})
        painter.strokePath(*path, outline);
    painter.fillPath(flags, color(token(kind)));
    painter.fillPath(fields, color(Token::Text));
    painter.fillPath(remark, color(Token::Muted));
    return picture;
}

void LadderPainter::drawLabel(const LadderArrow& arrow, const Label& label,
                              const QTransform& transform, const QPolygonF& area, bool inFlight)
{
    labels_.push_back(area);
    const QFontMetricsF metrics(Theme::instance().font(FontRole::BodyBold));
    const qreal above = (inFlight ? labelAboveEnvelope : labelAbove) * std::min(g_.scale, 1.6);
    const qreal drop = label.below ? above + metrics.ascent() + (inFlight ? 9 : 3) * g_.scale : 0;
    const qreal centre = area.boundingRect().center().y();
    const bool onNow = now_ && centre > now_->top && centre < now_->bottom;
    const QColor ground = color(onNow ? Token::Now : Token::Panel);
    const QTransform turn(transform.m11(), transform.m12(), transform.m21(), transform.m22(), 0, 0);
    const qreal side = (label.widest - label.width) / 2 + outlineWidth;
    const QRectF words(-side, -metrics.ascent() - outlineWidth, label.width + 2 * side,
                       metrics.height() + drop + 2 * outlineWidth);
    QRectF box = turn.mapRect(words);
    box = QRectF(std::floor(box.left()), std::floor(box.top()), std::ceil(box.width()) + 2,
                 std::ceil(box.height()) + 2);
    // Outlines of text are dear to draw, and a label seldom changes from frame to frame.
    const QString key = u"ladder/%1/%2/%3/%4/%5/%6/%7/%8"_s.arg(
        label.flags, label.fields, label.remark, QString::number(qRound(turn.m12() * 4000)),
        QString::number(qRound(drop)), ground.name() + color(token(arrow.kind)).name(),
        Theme::instance().font(FontRole::Small).toString(), color(Token::Text).name());
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = labelPicture(label, arrow.kind, turn, box, drop, ground);
        QPixmapCache::insert(key, picture);
    }
    const QPointF start(transform.dx(), transform.dy());
    p_.drawPixmap(QPointF(std::round(start.x()), std::round(start.y())) + box.topLeft(), picture);
}

void LadderPainter::paintLostWord(const LadderArrow& arrow, const Line& line)
{
    if (g_.rowHeight < LadderGeometry::rowForLabels) return;
    const QFont font = Theme::instance().font(FontRole::Small);
    const QString word = QCoreApplication::translate("Ladder", "lost", "a segment");
    const QPointF at = line.at(arrow.lostPart);
    const QFontMetricsF metrics(font);
    // Beyond the cross, where the arrow no longer is.
    const qreal side = arrow.from == sim::HostId::Client ? 1 : -1;
    const qreal width = metrics.horizontalAdvance(word);
    const qreal gap = 12 * Theme::instance().markerFactor();
    const QPointF start(side > 0 ? at.x() + gap : at.x() - gap - width, at.y() - 3);
    QPainterPath path;
    path.addText(start, font, word);
    p_.strokePath(
        path, QPen(color(Token::Panel), outlineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p_.fillPath(path, color(Token::Lost));
}

void LadderPainter::paintRepeatBracket()
{
    if (!scene_.selected || *scene_.selected >= scene_.layout->arrows().size()) return;
    const auto& arrows = scene_.layout->arrows();
    const LadderArrow& chosen = arrows[*scene_.selected];
    // The chosen one may be the first of several, or a repetition.
    std::optional<std::uint32_t> last;
    for (std::uint32_t i = chosen.firstCopy; i < arrows.size() && isPast(arrows[i].sentStep); ++i)
        if (arrows[i].firstCopy == chosen.firstCopy && arrows[i].retransmission) last = i;
    if (!last) return;
    const LadderArrow& first = arrows[chosen.firstCopy];
    const qreal x = g_.x(first.from) + LadderGeometry::outward(first.from) * (g_.nameGap - 3);
    const qreal inner = x - LadderGeometry::outward(first.from) * 7;
    const qreal top = g_.y(first.start);
    const qreal bottom = g_.y(arrows[*last].start);
    p_.setPen(QPen(color(Token::Edge), Theme::instance().lineFactor()));
    p_.setBrush(Qt::NoBrush);
    p_.drawPolyline(QPolygonF{QPointF(inner, top), QPointF(x, top), QPointF(x, bottom),
                              QPointF(inner, bottom)});
}

} // namespace tcplab::gui
