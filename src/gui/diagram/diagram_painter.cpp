#include "gui/diagram/diagram_painter.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "gui/diagram/diagram_labels.h"
#include "gui/diagram/diagram_trail.h"
#include "gui/diagram/diagram_names.h"
#include "gui/icons.h"
#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

using present::DiagramNode;

namespace {

constexpr qreal notTakenWidth = 1.1;
constexpr qreal takenWidth = 2.0;
constexpr qreal lastWidth = 3.4;
constexpr qreal haloWidth = 2.6;
constexpr qreal haloGap = 3.3;      ///< middle of the halo's line outside the box
constexpr qreal outerHaloGap = 7.3; ///< of the server's where both are in one state
constexpr qreal markerSize = 12;

} // namespace

QPainterPath roundedPath(const QList<QPointF>& points, qreal radius)
{
    QPainterPath path(points.front());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QLineF before(points[i], points[i - 1]);
        const QLineF after(points[i], points[i + 1]);
        const qreal r = std::min({radius, before.length() / 2, after.length() / 2});
        if (r < 0.5) {
            path.lineTo(points[i]);
            continue;
        }
        path.lineTo(before.pointAt(r / before.length()));
        path.quadTo(points[i], after.pointAt(r / after.length()));
    }
    path.lineTo(points.back());
    return path;
}

namespace {

/// The same way, `distance` to the right of its direction.
QList<QPointF> beside(const QList<QPointF>& points, qreal distance)
{
    const auto normal = [&](qsizetype piece) {
        const QPointF d = points[piece + 1] - points[piece];
        const qreal length = std::hypot(d.x(), d.y());
        return length > 0 ? QPointF(-d.y(), d.x()) / length : QPointF();
    };
    QList<QPointF> moved;
    const qsizetype last = points.size() - 1;
    for (qsizetype i = 0; i <= last; ++i) {
        QPointF shift = i < last ? normal(i) : normal(last - 1);
        // At a corner of an orthogonal way both pieces' shifts add up.
        if (i > 0 && i < last) shift += normal(i - 1);
        moved.append(points[i] + shift * distance);
    }
    return moved;
}

/// 1 where the first corner turns right, so that the outside is left; -1 otherwise.
qreal outside(const QList<QPointF>& points)
{
    if (points.size() < 3) return -1;
    const QPointF a = points[1] - points[0];
    const QPointF b = points[2] - points[1];
    return a.x() * b.y() - a.y() * b.x() > 0 ? -1 : 1;
}

} // namespace

DiagramPainter::DiagramPainter(QPainter& painter, const present::DiagramLayout& layout,
                               const DiagramState& state)
    : painter_(painter)
    , layout_(layout)
    , state_(state)
    , labelFont_(Theme::instance().font(FontRole::Caption))
    , lineFactor_(Theme::instance().lineFactor())
{
    collectTaken();
}

void DiagramPainter::collectTaken()
{
    taken_.resize(layout_.edges.size());
    for (const tcp::Transition& row : state_.takenByClient) {
        if (const auto i = present::edgeIndex(row))
            taken_[static_cast<qsizetype>(*i)].client = true;
    }
    for (const tcp::Transition& row : state_.takenByServer) {
        if (const auto i = present::edgeIndex(row))
            taken_[static_cast<qsizetype>(*i)].server = true;
    }
}

void DiagramPainter::paint()
{
    for (qsizetype i = 0; i < layout_.edges.size(); ++i) {
        if (!taken_[i].any() && !isLast(i)) paintPlainEdge(i);
    }
    for (qsizetype i = 0; i < layout_.edges.size(); ++i) {
        if (taken_[i].any() && !isLast(i)) paintTakenEdge(i);
    }
    paintLastEdge();
    paintFocusedEdge();
    for (const present::DiagramBox& box : layout_.boxes)
        paintBox(box);
    paintExpectations();
    paintLabels();
    if (state_.trail && !layout_.compact) paintTrail(painter_, layout_, state_);
    paintHalos();
}

LabelScene DiagramPainter::labelScene() const
{
    LabelScene scene;
    scene.canvas = painter_.window();
    for (const present::DiagramBox& box : layout_.boxes)
        scene.obstacles << box.rect;
    const auto lit = [&](HostRole host, DiagramNode node) {
        const qreal out = haloOutside(host) + haloWidth / 2;
        scene.obstacles << rectOf(node).adjusted(-out, -out, out, out) << markerRect(host);
    };
    if (state_.client) lit(HostRole::Client, clientNode);
    if (state_.server) lit(HostRole::Server, serverNode);
    for (qsizetype i = 0; i < layout_.edges.size(); ++i) {
        scene.taken << (taken_[i].any() || isLast(i));
        if (isLast(i)) scene.last = i;
    }
    if (state_.last && !scene.last) scene.temporary = dottedWay(*state_.last);
    QFont bold = labelFont_;
    bold.setBold(true);
    scene.boldWidth = [bold](const QString& text) {
        return QFontMetricsF(bold).horizontalAdvance(text);
    };
    return scene;
}

void DiagramPainter::paintLabels()
{
    LabelScene scene = labelScene();
    const qreal height = std::ceil(QFontInfo(labelFont_).pixelSize() * 1.3);
    const auto place = [&](const DiagramState::Step& step, const QString& words) {
        LabelScene own = scene;
        own.temporary = dottedWay(step);
        return placeCause(layout_, own, QSizeF(scene.boldWidth(words) + 6, height));
    };
    const QString unseen =
        QCoreApplication::translate("tcplab::gui::DiagramPainter", "not observed");
    QList<QRectF> unseenPlaces;
    for (const DiagramState::Step& step : state_.unseen) {
        unseenPlaces << place(step, unseen);
        scene.obstacles << unseenPlaces.back();
    }
    std::optional<QRectF> cause;
    if (!scene.temporary.isEmpty())
        cause = place(*state_.last, present::causeName(state_.last->row.cause));
    for (const PlacedLabel& placed : placeLabels(layout_, scene, cause))
        paintLabel(placed);
    for (qsizetype i = 0; i < unseenPlaces.size(); ++i)
        paintDotted(state_.unseen[static_cast<std::size_t>(i)], unseenPlaces[i], unseen);
    if (cause) paintDotted(*state_.last, *cause, present::causeName(state_.last->row.cause));
}

QRectF DiagramPainter::rectOf(DiagramNode node) const
{
    return layout_.boxes[static_cast<qsizetype>(node)].rect;
}

bool DiagramPainter::bothInOne() const
{
    return state_.client && state_.server && clientNode == serverNode;
}

bool DiagramPainter::isLast(qsizetype edge) const
{
    if (!state_.last) return false;
    const auto index = present::edgeIndex(state_.last->row);
    return index && static_cast<qsizetype>(*index) == edge;
}

bool DiagramPainter::isTouched(DiagramNode node) const
{
    if ((state_.client && clientNode == node) || (state_.server && serverNode == node)) return true;
    for (qsizetype i = 0; i < layout_.edges.size(); ++i) {
        const auto& edge = layout_.edges[i];
        if ((taken_[i].any() || isLast(i)) && (edge.from == node || edge.to == node)) return true;
    }
    return false;
}

void DiagramPainter::paintHead(const QList<QPointF>& points, const QColor& colour, qreal scale)
{
    const QLineF end(points[points.size() - 2], points.back());
    if (end.length() <= 0) return;
    painter_.save();
    painter_.translate(points.back());
    painter_.rotate(-end.angle());
    painter_.scale(scale * lineFactor_, scale * lineFactor_);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(colour);
    painter_.drawPolygon(
        QPolygonF{QPointF(0, 0), QPointF(-8, -3.5), QPointF(-6, 0), QPointF(-8, 3.5)});
    painter_.restore();
}

void DiagramPainter::paintPlainEdge(qsizetype index)
{
    const auto& edge = layout_.edges[index];
    const bool marked = hovered == index;
    const qreal width = notTakenWidth * lineFactor_ * (marked ? 1.6 : 1.0);
    QPen pen(color(Token::Edge), width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3 / notTakenWidth, 3 / notTakenWidth});
    painter_.setPen(pen);
    painter_.setBrush(Qt::NoBrush);
    painter_.drawPath(roundedPath(edge.points, layout_.cornerRadius));
    paintHead(edge.points, color(Token::Edge), 1.0);
}

void DiagramPainter::paintTakenEdge(qsizetype index)
{
    const auto& edge = layout_.edges[index];
    const QPainterPath path = roundedPath(edge.points, layout_.cornerRadius);
    const Taken taken = taken_[index];
    const qreal width = takenWidth * lineFactor_ * (hovered == index ? 1.5 : 1.0);
    painter_.setBrush(Qt::NoBrush);
    if (taken.client && taken.server) {
        // Two strokes, the client's outside.
        const qreal apart = width * .8 * outside(edge.points);
        const auto stroke = [&](const QList<QPointF>& points, Token host) {
            painter_.setBrush(Qt::NoBrush);
            painter_.setPen(QPen(color(host), width));
            painter_.drawPath(roundedPath(points, layout_.cornerRadius));
            paintHead(points, color(host), 1.0);
        };
        stroke(beside(edge.points, apart), Token::Client);
        stroke(beside(edge.points, -apart), Token::Server);
        return;
    }
    const QColor colour = color(taken.client ? Token::Client : Token::Server);
    painter_.setPen(QPen(colour, width));
    painter_.drawPath(path);
    paintHead(edge.points, colour, 1.1);
}

void DiagramPainter::paintLastEdge()
{
    if (!state_.last) return;
    const auto index = present::edgeIndex(state_.last->row);
    if (!index) return;
    const auto& edge = layout_.edges[static_cast<qsizetype>(*index)];
    const QColor colour = color(token(state_.last->host));
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(colour, lastWidth * lineFactor_));
    QList<QPointF> points = edge.points;
    painter_.drawPath(roundedPath(points, layout_.cornerRadius));
    paintHead(points, colour, 1.5);
}

QList<QPointF> DiagramPainter::dottedWay(const DiagramState::Step& step) const
{
    // Beside a drawn edge between the two there is no room for another.
    const auto drawn = std::ranges::find_if(layout_.edges, [&](const present::DiagramEdge& edge) {
        return edge.from == present::startNode(step.row.from) &&
               edge.to == present::endNode(step.row);
    });
    return drawn == layout_.edges.end() ? present::temporaryRoute(layout_, step.row)
                                        : drawn->points;
}

void DiagramPainter::paintDotted(const DiagramState::Step& step, const QRectF& place,
                                 const QString& words)
{
    const QList<QPointF> points = dottedWay(step);
    const QColor colour = color(token(step.host));
    QPen pen(colour, lastWidth * lineFactor_, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.1, 1.9});
    painter_.setPen(pen);
    painter_.setBrush(Qt::NoBrush);
    painter_.drawPath(roundedPath(points, layout_.cornerRadius));
    paintHead(points, colour, 1.5);

    QFont bold = labelFont_;
    bold.setBold(true);
    painter_.fillRect(place, color(Token::Panel));
    paintText(place, words, bold, color(Token::Text));
}

void DiagramPainter::paintFocusedEdge()
{
    if (!focused) return;
    const auto& edge = layout_.edges[*focused];
    QPainterPathStroker stroker;
    stroker.setWidth(10 * lineFactor_);
    stroker.setJoinStyle(Qt::RoundJoin);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(color(Token::Focus), 2));
    painter_.drawPath(
        stroker.createStroke(roundedPath(edge.points, layout_.cornerRadius)).simplified());
}

void DiagramPainter::paintBox(const present::DiagramBox& box)
{
    const bool client = state_.client && clientNode == box.node;
    const bool server = state_.server && serverNode == box.node;
    // Whole pixels, so that the 1 px outline is sharp.
    const QRectF rect = QRectF(box.rect.toRect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(rect, 4, 4);
    QColor fill = color(Token::Raised);
    if (client)
        fill = color(Token::ClientTint);
    else if (server)
        fill = color(Token::ServerTint);
    painter_.fillPath(shape, fill);
    if (client && server) {
        painter_.save();
        painter_.setClipPath(shape);
        painter_.fillRect(QRectF(rect.center().x(), rect.top(), rect.width(), rect.height()),
                          color(Token::ServerTint));
        painter_.restore();
    }
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(color(Token::Edge), lineFactor_));
    painter_.drawPath(shape);
    paintNames(rect, present::stateOf(box.node), client || server, !isTouched(box.node));
}

void DiagramPainter::paintNames(const QRectF& rect, tcp::State state, bool current, bool muted)
{
    const bool large = Theme::instance().isProjector();
    QFont font = nameFont;
    // Broken by the wider weight always, so that a name does not jump when its state is entered.
    font.setBold(true);
    const qreal room = rect.width() - 6;
    const QStringList lines = nameLines(state, font, room, secondNames, large);
    font.setBold(current);
    const QColor colour = color(muted ? Token::Muted : Token::Text);
    const bool second = secondNames && !present::stateSecondName(state).isEmpty();
    QFont secondFont = nameFont;
    if (secondFont.pixelSize() > 0) {
        secondFont.setPixelSize(std::max(8, static_cast<int>(secondFont.pixelSize() * 0.95)));
    } else {
        secondFont.setPointSizeF(secondFont.pointSizeF() * 0.95);
    }
    const qreal line = QFontInfo(font).pixelSize() * 1.2;
    qreal top = rect.center().y() - line * static_cast<qreal>(lines.size()) / 2;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isSecond = second && i + 1 == lines.size();
        const QFont& plain = isSecond ? secondFont : font;
        paintText(QRectF(rect.left(), top, rect.width(), line), lines[i],
                  large ? narrowed(plain, lines[i], room) : plain, colour);
        top += line;
    }
}

qreal DiagramPainter::haloOutside(HostRole host) const
{
    return host == HostRole::Server && bothInOne() ? outerHaloGap : haloGap;
}

QRectF DiagramPainter::markerRect(HostRole host) const
{
    const bool client = host == HostRole::Client;
    const qreal out = haloOutside(host);
    const QRectF ring = rectOf(client ? clientNode : serverNode).adjusted(-out, -out, out, out);
    const qreal size = markerSize * Theme::instance().markerFactor();
    QRectF marker(0, 0, size, size);
    marker.moveCenter(client ? ring.topLeft() + QPointF(1, 1) : ring.topRight());
    // Whole, even where the box stands at the edge of the canvas.
    const QRectF canvas = QRectF(painter_.window()).adjusted(1, 1, -1, -1);
    if (marker.right() > canvas.right()) marker.moveRight(canvas.right());
    if (marker.left() < canvas.left()) marker.moveLeft(canvas.left());
    return marker;
}

void DiagramPainter::paintHalos()
{
    const bool both = bothInOne();
    if (state_.server) paintHalo(HostRole::Server, serverNode, both, false);
    if (state_.client) paintHalo(HostRole::Client, clientNode, false, false);
    for (const HostRole host : {HostRole::Client, HostRole::Server}) {
        if (!(host == HostRole::Client ? state_.client : state_.server)) continue;
        const QRectF marker = markerRect(host);
        paintHostMarker(painter_, host, marker.center(), marker.width());
    }
}

void DiagramPainter::paintHalo(HostRole host, DiagramNode node, bool outer, bool dashed)
{
    const qreal gap = (outer ? outerHaloGap : haloGap) * haloProgress;
    const QRectF ring = QRectF(rectOf(node).toRect()).adjusted(-gap, -gap, gap, gap);
    QPen pen(color(token(host)), haloWidth * (lineFactor_ > 1 ? 1.4 : 1.0));
    pen.setJoinStyle(Qt::MiterJoin);
    if (dashed) pen.setDashPattern({2.0, 1.6});
    painter_.setPen(pen);
    painter_.setBrush(Qt::NoBrush);
    if (host == HostRole::Client) {
        painter_.drawRoundedRect(ring, 9, 9);
    } else {
        painter_.drawRect(ring);
    }
}

void DiagramPainter::paintExpectations()
{
    const auto show = [&](HostRole host, std::optional<tcp::State> actual,
                          std::optional<tcp::State> expected) {
        if (!expected || expected == actual) return;
        const DiagramNode node = present::startNode(*expected);
        paintHalo(host, node, false, true);
        const QRectF rect = rectOf(node);
        QRectF sign(0, 0, 16, 16);
        sign.moveCenter(host == HostRole::Client ? rect.bottomLeft() : rect.bottomRight());
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(color(Token::Panel));
        painter_.drawEllipse(sign.adjusted(-2, -2, 2, 2));
        paintIcon(painter_, Icon::Warning, sign, color(Token::Warning));
    };
    show(HostRole::Client, state_.client, state_.clientExpected);
    show(HostRole::Server, state_.server, state_.serverExpected);
}

void DiagramPainter::paintLabel(const PlacedLabel& placed)
{
    QFont font = labelFont_;
    font.setBold(placed.bold);
    const bool strong = taken_[placed.edge].any() || placed.bold;
    const QColor colour = color(strong ? Token::Text : Token::Muted);
    for (const present::DiagramText& line : placed.label.lines) {
        painter_.fillRect(line.rect.adjusted(0, 1, 0, -1), color(Token::Panel));
        paintText(line.rect, line.text, font, colour);
    }
    if (const auto& rule = placed.label.rule) {
        painter_.setPen(QPen(colour, 1));
        const qreal y = std::floor(rule->y1()) + 0.5;
        painter_.drawLine(QPointF(rule->x1(), y), QPointF(rule->x2(), y));
    }
}

void DiagramPainter::paintText(const QRectF& rect, const QString& text, const QFont& font,
                               const QColor& colour)
{
    painter_.setFont(font);
    painter_.setPen(colour);
    painter_.drawText(rect.adjusted(-40, -4, 40, 4), Qt::AlignCenter, text);
}

} // namespace tcplab::gui
