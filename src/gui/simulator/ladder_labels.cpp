#include "gui/simulator/ladder_labels.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

using present::LabelRoom;
using present::LadderArrow;
using present::SegmentKind;
using Line = LadderGeometry::Line;

namespace {

constexpr qreal labelAbove = 8;
constexpr qreal labelCloseAbove = 5; ///< where the next arrow is near
constexpr qreal labelAboveEnvelope = 14;
constexpr qreal ackLabelAt = 0.57; ///< clears the arrow that it answers
constexpr qreal endMargin = 14;    ///< of an arrow that no label covers
/// Where so many arrows share the view, no word could be told to belong to one of them.
constexpr std::size_t mostArrowsWithWords = 350;

enum Way { Above, Close, Apart, Below, wayCount };

} // namespace

struct LadderLabels::Letters
{
    Letters()
        : flags(Theme::instance().font(FontRole::BodyBold))
        , fields(Theme::instance().font(FontRole::FixedSmall))
        , remark(Theme::instance().font(FontRole::Small))
        , body(Theme::instance().font(FontRole::Body))
        , digit(fields.horizontalAdvance(QLatin1Char('0')))
        , fixed(std::abs(digit - fields.horizontalAdvance(QLatin1Char('('))) < 0.01 &&
                std::abs(digit - fields.horizontalAdvance(QLatin1Char('m'))) < 0.01)
        , capHeight(flags.capHeight())
        , descent(flags.descent())
    {
    }
    /// Fields are plain ASCII: in a fixed font their width needs no measuring.
    qreal fieldsWidth(const QString& text) const
    {
        if (text.isEmpty()) return 0;
        return (fixed ? digit * static_cast<qreal>(text.size()) : fields.horizontalAdvance(text)) +
               gapInLabel;
    }
    static qreal width(const QString& text, const QFontMetricsF& metrics)
    {
        return text.isEmpty() ? 0 : metrics.horizontalAdvance(text) + gapInLabel;
    }

    QFontMetricsF flags, fields, remark, body;
    qreal digit;
    bool fixed;
    qreal capHeight, descent;
};

struct LadderLabels::Case
{
    Case(std::uint32_t number, const LadderArrow& segment, bool onItsWay)
        : index(number)
        , arrow(segment)
        , inFlight(onItsWay)
    {
    }

    std::uint32_t index;
    const LadderArrow& arrow;
    bool inFlight;
    LabelRoom::Axis axis; ///< along the arrow as it is read, from left to right
    qreal usual = 0;      ///< along the axis: where the middle of a label best is
    LabelRoom::Range allowed;
    /// By way: how far the baseline is above the arrow, and what is in the way there.
    std::array<qreal, wayCount> above{};
    std::array<std::vector<LabelRoom::Range>, wayCount> obstacles;
    std::vector<LabelRoom::Range> obstaclesOfFields; ///< Apart
    qreal drop = 0;
    bool whole = false; ///< the label may lie anywhere along the arrow
    bool high = false;  ///< above an envelope or the sign of an origin
    bool tall = false;
    bool roomBelow = false;
};

LadderLabels::LadderLabels(const LadderGeometry& geometry, const Scene& scene,
                           present::LadderLayout::RowRange rows)
    : g_(geometry)
    , scene_(scene)
    , rows_(rows)
{
    g_.scrollY = 0;
    const present::LadderLayout& layout = *scene_.layout;
    for (const std::uint32_t index : layout.arrowsTouching(rows))
        if (hasLeft(layout.arrows()[index]) && scene_.filter.shows(layout.arrows()[index]))
            drawn_.push_back(index);
    if (drawn_.size() > mostArrowsWithWords) return;
    flying_ = layout.inFlight(scene_.moment);
    flightParts_ = g_.flightParts(layout, flying_, scene_.rest,
                                  envelopeWidth * Theme::instance().markerFactor());
    occupyLines(drawn_);
    for (const std::uint32_t index : drawn_)
        occupySigns(index);
    const Letters letters;
    // What is on its way chooses its place first.
    for (const bool inFlight : {true, false}) {
        if (!inFlight && g_.rowHeight < LadderGeometry::rowForLabels) break;
        for (const std::uint32_t index : drawn_)
            if (hasEnded(layout.arrows()[index]) != inFlight) place(index, letters);
    }
}

bool LadderLabels::hasLeft(const LadderArrow& arrow) const
{
    return arrow.sentStep < scene_.moment;
}

bool LadderLabels::hasEnded(const LadderArrow& arrow) const
{
    return arrow.fate != LadderArrow::Fate::StillInFlight && arrow.fateStep < scene_.moment;
}

void LadderLabels::occupyLines(const std::vector<std::uint32_t>& arrows)
{
    qreal top = 1e9;
    qreal bottom = -1e9;
    for (const std::uint32_t index : arrows) {
        const LadderArrow& arrow = scene_.layout->arrows()[index];
        const Line line = g_.line(arrow);
        top = std::min({top, line.from.y(), line.to.y()});
        bottom = std::max({bottom, line.from.y(), line.to.y()});
        room_.addLine(line.from, line.to, kindPen(arrow.kind).widthF() / 2 + 0.5);
    }
    for (const sim::HostId host : sim::bothHosts)
        room_.addLine({g_.x(host), top - 50}, {g_.x(host), bottom + 50}, 6);
}

void LadderLabels::occupyBox(const QPointF& centre, qreal width, qreal height, qreal turn)
{
    const auto axis = LabelRoom::Axis::fromDegrees(centre, turn);
    room_.add(LabelRoom::area(axis, {-width / 2, width / 2}, -height / 2, height / 2));
}

/// What no label may lie on: segments on their way, crosses and what is said of them, clocks.
void LadderLabels::occupySigns(std::uint32_t index)
{
    const LadderArrow& arrow = scene_.layout->arrows()[index];
    const Line line = g_.line(arrow);
    const qreal factor = Theme::instance().markerFactor();
    const auto flight = std::find(flying_.begin(), flying_.end(), index);
    if (flight != flying_.end()) {
        const qreal part = flightParts_[static_cast<std::size_t>(flight - flying_.begin())];
        occupyBox(line.at(part), envelopeWidth * factor, envelopeHeight * factor, line.degrees());
        return;
    }
    if (arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted) {
        occupyBox(line.at(arrow.lostPart), 14 * factor, 14 * factor, 0);
        const QRectF word = lostWordRect(arrow, line);
        occupyBox(word.center(), word.width(), word.height(), 0);
    }
    if (arrow.delayed) occupyBox(line.at(0.5), 18, 18, line.degrees());
    if (arrow.injected) occupyBox(line.from, 18 * factor, 18 * factor, 0);
}

LadderLabels::Label LadderLabels::labelOf(const Case& what, const QString& fields, bool apart,
                                          const Letters& letters) const
{
    const LadderArrow& arrow = what.arrow;
    Label label;
    label.arrow = what.index;
    label.apart = apart;
    label.drop = apart ? what.drop : 0;
    label.flags = flagsText(arrow.header);
    label.remark = remarkText(arrow);
    if (arrow.corrupted && !what.inFlight)
        label.remark =
            QCoreApplication::translate("Ladder", "bad checksum", "a segment damaged on the way");
    label.fields = fields;
    label.flagsWidth = Letters::width(label.flags, letters.flags);
    label.fieldsWidth = letters.fieldsWidth(fields);
    label.width = label.flagsWidth + (apart ? 0 : label.fieldsWidth) +
                  Letters::width(label.remark, letters.remark) - gapInLabel;
    return label;
}

/// Whether words just below this arrow would seem to belong to the next one.
bool LadderLabels::isCloseAbove(std::uint32_t index) const
{
    const LadderArrow& arrow = scene_.layout->arrows()[index];
    const qreal room = 3.2 * QFontMetricsF(Theme::instance().font(FontRole::Body)).height();
    const qreal own = g_.y(arrow.start);
    // Arrows are in the order of sending: the next ones of the same side are near in the list.
    const auto from = std::upper_bound(drawn_.begin(), drawn_.end(), index);
    return std::any_of(from, drawn_.end(), [&](std::uint32_t next) {
        const LadderArrow& other = scene_.layout->arrows()[next];
        const qreal y = g_.y(other.start);
        return other.from == arrow.from && y > own && y < own + room;
    });
}

LadderLabels::Case LadderLabels::caseOf(std::uint32_t index) const
{
    const LadderArrow& arrow = scene_.layout->arrows()[index];
    const Line line = g_.wholeLine(arrow);
    Case what(index, arrow, !hasEnded(arrow));
    // The part of the way on which the label lies: a lost segment's on what it travelled, that of
    // one that nobody sent from a little before its origin on.
    qreal from = arrow.injected ? 0.3 : 0;
    qreal to = 1;
    if (!what.inFlight && arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted)
        to = std::max(arrow.lostPart, 0.5);
    what.whole = to - from >= 1;
    qreal usual = what.whole && arrow.kind == SegmentKind::Ack ? ackLabelAt : (from + to) / 2;
    const qreal turn = line.degrees();
    what.axis = LabelRoom::Axis::fromDegrees(line.from, turn);
    if (std::abs(turn) > 90) {
        // Words are read from left to right whichever way the arrow runs.
        what.axis = LabelRoom::Axis::fromDegrees(line.to, turn + 180);
        from = std::exchange(to, 1 - from);
        from = 1 - from;
        usual = 1 - usual;
    }
    const qreal length = line.length();
    what.allowed = {from * length + endMargin, to * length - endMargin};
    what.usual = usual * length;
    return what;
}

/// How high above its arrow a label may lie, by way, and what is in the way there.
void LadderLabels::lookAround(Case& what, const Letters& letters) const
{
    const qreal k = std::min(g_.scale, 1.6);
    what.high = what.inFlight || what.arrow.injected;
    const qreal above = (what.high ? labelAboveEnvelope : labelAbove) * k;
    what.above[Above] = above;
    what.above[Close] = labelCloseAbove * k;
    what.above[Apart] = above;
    what.above[Below] = -(letters.capHeight + (what.inFlight ? 13 : 5) * k);
    what.drop = above + letters.flags.ascent() + (what.inFlight ? 9 : 3) * g_.scale;
    what.tall = g_.rowHeight > (what.whole ? 1.9 : 2.6) * letters.fields.height();
    // A duplicate lies 5 px below its original and says the same: its few words stand below it.
    what.roomBelow = what.arrow.copy || !isCloseAbove(what.index);
    const auto look = [&](qreal baseline) {
        return room_.obstacles(what.axis, baseline - letters.capHeight - 1,
                               baseline + letters.descent * 0.7, what.allowed);
    };
    for (const Way way : {Above, Close, Below})
        if (way != Close || !what.high) what.obstacles[way] = look(-what.above[way]);
    what.obstacles[Apart] = what.obstacles[Above];
    if (what.tall) what.obstaclesOfFields = look(what.drop - above);
}

/// In one line above the arrow, else close to it, else in two where rows are tall, else below it;
/// else with fewer fields; and where even its flags would lie on something, not at all.
void LadderLabels::place(std::uint32_t index, const Letters& letters)
{
    Case what = caseOf(index);
    lookAround(what, letters);
    const bool copy = what.arrow.copy;
    QStringList choices = copy ? QStringList() : present::labelChoices(what.arrow, *scene_.numbers);
    choices << QString();
    for (const QString& fields : std::as_const(choices)) {
        for (int way = Above; way < wayCount; ++way) {
            if (copy && way != Below) continue;
            if (way == Close && what.high) continue;
            if (way == Apart && (!what.tall || fields.isEmpty())) continue;
            if ((way == Apart || way == Below) && !what.roomBelow) continue;
            if (tryPlace(what, fields, way, letters)) return;
        }
    }
}

bool LadderLabels::tryPlace(const Case& what, const QString& fields, int way,
                            const Letters& letters)
{
    const auto index = static_cast<std::size_t>(way);
    Label label = labelOf(what, fields, way == Apart, letters);
    const qreal half = label.width / 2;
    const qreal halfFields = way == Apart ? (label.fieldsWidth - gapInLabel) / 2 : 0;
    const qreal most = std::max(half, halfFields) + 3;
    std::array<LabelRoom::Strip, 2> strips{
        LabelRoom::Strip{what.obstacles[index], -half - 3, half + 3},
        LabelRoom::Strip{what.obstaclesOfFields, -halfFields - 3, halfFields + 3}};
    const auto centre =
        LabelRoom::nearestPlace(std::span(strips).first(way == Apart ? 2 : 1),
                                {what.allowed.from + most, what.allowed.to - most}, what.usual);
    if (!centre) return false;
    const qreal baseline = -what.above[index];
    const auto cover = [&](qreal line, qreal reach) {
        const auto area =
            LabelRoom::area(what.axis, {*centre - reach - 2, *centre + reach + 2},
                            line - letters.capHeight - 1, line + letters.descent * 0.7);
        label.areas.push_back(area);
        room_.add(area);
    };
    cover(baseline, half);
    if (way == Apart) cover(baseline + what.drop, halfFields);
    const QPointF start = what.axis.at(*centre - half, baseline);
    const QPointF& along = what.axis.along;
    label.place = QTransform(along.x(), along.y(), -along.y(), along.x(), start.x(), start.y());
    labels_.push_back(std::move(label));
    return true;
}

QRectF lostWordRect(const LadderArrow& arrow, const Line& line)
{
    const QFontMetricsF metrics(Theme::instance().font(FontRole::Small));
    const QPointF at = line.at(arrow.lostPart);
    const qreal width = metrics.horizontalAdvance(lossText(arrow));
    const qreal gap = 12 * Theme::instance().markerFactor();
    // Beyond the cross, where the arrow no longer is, or before it where the cross is at its end.
    const bool beyond = arrow.lostPart < 0.9;
    const bool right = (arrow.from == sim::HostId::Client) == beyond;
    return {right ? at.x() + gap : at.x() - gap - width,
            at.y() - 3 - metrics.capHeight() + (beyond ? 0 : gap), width, metrics.capHeight() + 3};
}

} // namespace tcplab::gui
