#include "gui/simulator/ladder_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "gui/kinds.h"
#include "gui/theme.h"
#include "present/segment_fields.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::LadderArrow;
using present::SegmentKind;
using Line = LadderGeometry::Line;

namespace {

constexpr qreal labelAbove = 8;
constexpr qreal labelAboveEnvelope = 14;
constexpr qreal ackLabelAt = 0.57; ///< clears the arrow that it answers
constexpr qreal outlineWidth = 4;
constexpr qreal gapInLabel = 7;
constexpr qreal endMargin = 14; ///< of an arrow that no label covers
/// With more labels than this, each looks for room of its own in a few places only.
constexpr std::size_t crowd = 40;
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

LadderPainter::Label LadderPainter::labelOf(const LadderArrow& arrow, const QString& fields,
                                            bool below, bool inFlight) const
{
    const Theme& theme = Theme::instance();
    Label label;
    label.below = below;
    label.flags = flagsText(arrow.header);
    label.remark = remarkText(arrow);
    if (arrow.corrupted && !inFlight)
        label.remark =
            QCoreApplication::translate("Ladder", "bad checksum", "a segment damaged on the way");
    label.fields = fields;
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

bool LadderPainter::isFree(const std::vector<QPolygonF>& areas) const
{
    return std::none_of(areas.begin(), areas.end(), [&](const QPolygonF& area) {
        const QRectF bounds = area.boundingRect();
        return std::any_of(occupied_.begin(), occupied_.end(), [&](const QPolygonF& other) {
            return bounds.intersects(other.boundingRect()) && overlap(other, area);
        });
    });
}

qreal LadderPainter::labelHeightAbove(bool inFlight) const
{
    return (inFlight ? labelAboveEnvelope : labelAbove) * std::min(g_.scale, 1.6);
}

/// From the flags above an arrow down to the fields below it.
qreal LadderPainter::fieldsDrop(bool inFlight) const
{
    const QFontMetricsF metrics(Theme::instance().font(FontRole::BodyBold));
    return labelHeightAbove(inFlight) + metrics.ascent() + (inFlight ? 9 : 3) * g_.scale;
}

/// What the letters of a label cover: one strip, or two where its fields stand apart.
std::vector<QPolygonF> LadderPainter::labelAreas(const Label& label, const QTransform& transform,
                                                 bool inFlight) const
{
    const QFontMetricsF metrics(Theme::instance().font(FontRole::BodyBold));
    const qreal top = -metrics.capHeight() - 1;
    const qreal height = metrics.capHeight() + 1 + metrics.descent() * 0.7;
    std::vector<QPolygonF> areas{
        transform.map(QPolygonF(QRectF(-2, top, label.width + 4, height)))};
    if (label.below) {
        const qreal width = label.fieldsWidth - gapInLabel;
        areas.push_back(transform.map(QPolygonF(
            QRectF((label.width - width) / 2 - 2, top + fieldsDrop(inFlight), width + 4, height))));
    }
    return areas;
}

/// What no label may lie on: segments on their way, crosses and what is said of them, clocks.
void LadderPainter::occupySigns(std::uint32_t index)
{
    const LadderArrow& arrow = scene_.layout->arrows()[index];
    const Line line = g_.line(arrow);
    const qreal factor = Theme::instance().markerFactor();
    const auto occupy = [&](const QPointF& centre, qreal width, qreal height, qreal turn) {
        QTransform there;
        there.translate(centre.x(), centre.y());
        there.rotate(turn);
        occupied_.push_back(there.map(QPolygonF(QRectF(-width / 2, -height / 2, width, height))));
    };
    if (!hasEnded(arrow)) {
        occupy(line.at(flightPart(index)), envelopeWidth * factor, envelopeHeight * factor,
               line.degrees());
        return;
    }
    if (arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted) {
        occupy(line.at(arrow.lostPart), 14 * factor, 14 * factor, 0);
        occupied_.push_back(QPolygonF(lostWordRect(arrow, line)));
    }
    if (arrow.delayed) occupy(line.at(0.5), 12, 12, line.degrees());
    if (arrow.injected) occupy(line.from, 18 * factor, 18 * factor, 0);
}

/// The part of an arrow's whole way on which its label best lies.
LadderPainter::Stretch LadderPainter::labelStretch(const LadderArrow& arrow, bool inFlight) const
{
    // A lost segment has its label on the part that it travelled: the word "lost" stands beyond.
    if (!inFlight && arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted)
        return {0, std::max(arrow.lostPart, 0.5)};
    // Out of the middle of the ladder: its words reach a little beyond its origin.
    if (arrow.injected) return {0.3, 1};
    // Where another arrow crosses in the middle, the label keeps to one side of the crossing.
    if (drawn_.size() > crowdOfArrows) return {0, 1};
    const Line own = g_.wholeLine(arrow);
    std::optional<qreal> crossing;
    for (const std::uint32_t index : drawn_) {
        const LadderArrow& other = scene_.layout->arrows()[index];
        if (other.from == arrow.from || other.injected) continue;
        const Line line = g_.wholeLine(other);
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

/// Whether words just below this arrow would seem to belong to the next one.
bool LadderPainter::isCloseAbove(const LadderArrow& arrow) const
{
    const qreal room = 3.2 * QFontMetricsF(Theme::instance().font(FontRole::Body)).height();
    const qreal own = g_.y(arrow.start);
    return std::any_of(drawn_.begin(), drawn_.end(), [&](std::uint32_t index) {
        const LadderArrow& other = scene_.layout->arrows()[index];
        const qreal y = g_.y(other.start);
        return other.from == arrow.from && y > own && y < own + room;
    });
}

/// The first place along the stretch, from `usual` outwards, where a label covers nothing.
std::optional<QTransform> LadderPainter::placeLabel(const Line& line, const Label& label,
                                                    Stretch stretch, qreal usual, qreal above,
                                                    bool inFlight) const
{
    const qreal half = (label.widest / 2 + endMargin) / std::max(line.length(), 1.0);
    const qreal least = stretch.from + half;
    const qreal most = stretch.to - half;
    if (least > most) return std::nullopt;
    const qreal start = std::clamp(usual, least, most);
    const int tries = labels_ < crowd ? 16 : 3;
    for (int i = 0; i < 2 * tries; ++i) {
        const qreal part = start + (i % 2 == 0 ? -0.03 : 0.03) * ((i + 1) / 2);
        if (part < least || part > most) continue;
        const QTransform there = labelTransform(line, label, part, above);
        if (isFree(labelAreas(label, there, inFlight))) return there;
    }
    return std::nullopt;
}

/// In one line above the arrow; else in two where rows are tall; else below it; else with fewer
/// fields; and where even its flags would lie on another label, none: the tip says everything.
void LadderPainter::paintLabel(const LadderArrow& arrow, bool inFlight)
{
    const Line line = g_.wholeLine(arrow);
    const QFontMetricsF metrics(Theme::instance().font(FontRole::BodyBold));
    const qreal lineOfText = QFontMetricsF(Theme::instance().font(FontRole::FixedSmall)).height();
    const Stretch stretch = labelStretch(arrow, inFlight);
    const bool whole = stretch.to - stretch.from >= 1;
    const qreal usual =
        whole && arrow.kind == SegmentKind::Ack ? ackLabelAt : (stretch.from + stretch.to) / 2;
    // High enough for the sign of its origin, where it has one.
    const qreal above = labelHeightAbove(inFlight || arrow.injected);
    const qreal under = metrics.capHeight() + (inFlight ? 13 : 5) * std::min(g_.scale, 1.6);
    // A duplicate lies 5 px below its original and says the same: its few words stand below it.
    const bool tall = g_.rowHeight > (whole ? 1.9 : 2.6) * lineOfText;
    const bool roomBelow = arrow.copy || !isCloseAbove(arrow);
    enum Way { Above, Apart, Below };
    QStringList choices = present::labelChoices(arrow, *scene_.numbers);
    if (arrow.copy) choices.clear();
    choices << QString();
    for (const QString& fields : std::as_const(choices)) {
        for (const Way way : {Above, Apart, Below}) {
            if (arrow.copy && way != Below) continue;
            if (way == Apart && (!tall || fields.isEmpty())) continue;
            if (way == Below && !roomBelow) continue;
            const Label label = labelOf(arrow, fields, way == Apart, inFlight);
            const auto place =
                placeLabel(line, label, stretch, usual, way == Below ? -under : above, inFlight);
            if (!place) continue;
            drawLabel(arrow, label, *place, inFlight);
            return;
        }
    }
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
                              const QTransform& transform, bool inFlight)
{
    const std::vector<QPolygonF> areas = labelAreas(label, transform, inFlight);
    occupied_.insert(occupied_.end(), areas.begin(), areas.end());
    ++labels_;
    const QFontMetricsF metrics(Theme::instance().font(FontRole::BodyBold));
    const qreal drop = label.below ? fieldsDrop(inFlight) : 0;
    const qreal centre = areas.front().boundingRect().center().y();
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

} // namespace tcplab::gui
