#include "gui/simulator/ladder_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

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
constexpr qreal outlineWidth = 4;
constexpr std::size_t mostArrows = 300;
} // namespace

bool LadderPainter::hasEnded(const LadderArrow& arrow) const
{
    return arrow.fate != LadderArrow::Fate::StillInFlight && isPast(arrow.fateStep);
}

qreal LadderPainter::flightPart(std::uint32_t index) const
{
    const auto found = std::find(flying_.begin(), flying_.end(), index);
    if (found == flying_.end())
        return LadderLayout::progress(scene_.layout->arrows()[index], scene_.t);
    return flightParts_[static_cast<std::size_t>(found - flying_.begin())];
}

/// The arrows to draw: all that are on view, or, where a burst puts thousands of them there, a
/// share of each kind of future and past that a person could still tell apart.
std::vector<std::uint32_t> LadderPainter::arrowsToDraw()
{
    std::vector<std::uint32_t> arrows = scene_.layout->arrowsTouching(visible_);
    if (scene_.filter.isActive())
        std::erase_if(arrows, [&](std::uint32_t index) {
            return !scene_.filter.shows(scene_.layout->arrows()[index]);
        });
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
    flying_ = scene_.layout->inFlight(scene_.moment);
    flightParts_ = g_.flightParts(*scene_.layout, flying_, scene_.t,
                                  envelopeWidth * Theme::instance().markerFactor());
    for (const std::uint32_t index : drawn_)
        paintPastArrow(index);
    // Labels after all lines, so that their edges stay whole.
    paintLabels();
    paintFound();
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
    const bool ended = hasEnded(arrow);
    const bool lost = ended && arrow.fate == LadderArrow::Fate::Lost && !arrow.corrupted;
    const bool corrupted = ended && arrow.corrupted;
    const qreal part = !ended ? flightPart(index) : lost ? arrow.lostPart : 1.0;
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
    if (arrow.injected) paintOrigin(line.from, colour);
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

/// Where a segment came from that neither end sent: a sign of its own in the middle of the ladder.
void LadderPainter::paintOrigin(const QPointF& at, const QColor& colour)
{
    const Theme& theme = Theme::instance();
    const qreal radius = 9 * theme.markerFactor();
    p_.setPen(QPen(colour, 1.4 * theme.lineFactor()));
    p_.setBrush(color(Token::Panel));
    p_.drawEllipse(at, radius, radius);
    const qreal side = 1.4 * radius;
    paintIcon(p_, Icon::Inject, QRectF(at - QPointF(side, side) / 2, QSizeF(side, side)), colour);
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

void LadderPainter::paintLostWord(const LadderArrow& arrow, const Line& line)
{
    if (g_.rowHeight < LadderGeometry::rowForLabels) return;
    const QRectF rect = lostWordRect(arrow, line);
    QPainterPath path;
    path.addText(rect.left(), rect.bottom() - 3, Theme::instance().font(FontRole::Small),
                 lossText(arrow));
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
    const qreal x =
        g_.x(first.from) + LadderGeometry::outward(first.from) * (g_.nameGap(first.from) - 3);
    const qreal inner = x - LadderGeometry::outward(first.from) * 7;
    const qreal top = g_.y(first.start);
    const qreal bottom = g_.y(arrows[*last].start);
    p_.setPen(QPen(color(Token::Edge), Theme::instance().lineFactor()));
    p_.setBrush(Qt::NoBrush);
    p_.drawPolyline(QPolygonF{QPointF(inner, top), QPointF(x, top), QPointF(x, bottom),
                              QPointF(inner, bottom)});
}

} // namespace tcplab::gui
