#include "gui/kinds.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>

#include "gui/theme.h"

namespace tcplab::gui {

namespace {

/// Widths of the pens without the theme's factor, in px.
qreal penWidth(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Syn:
    case SegmentKind::Fin:
        return 2.2;
    case SegmentKind::Ack:
        return 1.4;
    case SegmentKind::Data:
        return 3.2;
    case SegmentKind::Rst:
        return 2.6;
    case SegmentKind::Probe:
        return 2.0;
    }
    return 1.0;
}

void paintTriangle(QPainter& painter, const QColor& colour)
{
    const QPolygonF triangle{QPointF(-5.5, 4.5), QPointF(5.5, 4.5), QPointF(0, -5.5)};
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(color(Token::Panel));
    painter.drawPolygon(triangle);
}

void paintTick(QPainter& painter, const QColor& colour)
{
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{QPointF(-5, 0), QPointF(-1.5, 3.5), QPointF(5, -3.5)});
}

void paintUprights(QPainter& painter, const QColor& colour)
{
    painter.setPen(QPen(colour, 2.0, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(-2.5, -5), QPointF(-2.5, 5));
    painter.drawLine(QPointF(2.5, -5), QPointF(2.5, 5));
}

void paintDiamond(QPainter& painter, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{QPointF(-7, 0), QPointF(0, -7), QPointF(7, 0), QPointF(0, 7)});
    painter.setPen(QPen(color(Token::Panel), 1.8, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(-3, 0), QPointF(3, 0));
}

void paintRing(QPainter& painter, const QColor& colour)
{
    painter.setPen(QPen(colour, 1.6));
    painter.setBrush(color(Token::Panel));
    painter.drawEllipse(QPointF(), 5.0, 5.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(), 1.7, 1.7);
}

} // namespace

Token token(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Syn:
        return Token::Syn;
    case SegmentKind::Ack:
        return Token::Ack;
    case SegmentKind::Data:
        return Token::Data;
    case SegmentKind::Fin:
        return Token::Fin;
    case SegmentKind::Rst:
        return Token::Rst;
    case SegmentKind::Probe:
        return Token::Probe;
    }
    return Token::Text;
}

Token token(HostRole host)
{
    return host == HostRole::Client ? Token::Client : Token::Server;
}

Token tintToken(HostRole host)
{
    return host == HostRole::Client ? Token::ClientTint : Token::ServerTint;
}

QPen kindPen(SegmentKind kind)
{
    const qreal width = penWidth(kind);
    QPen pen(color(token(kind)), width * Theme::instance().lineFactor(), Qt::SolidLine,
             Qt::FlatCap);
    // Dash patterns are in units of the pen's width, the table's numbers in px of the plain width.
    const auto dashes = [&](qreal on, qreal off) { pen.setDashPattern({on / width, off / width}); };
    if (kind == SegmentKind::Fin) dashes(9, 4);
    if (kind == SegmentKind::Rst) dashes(3, 3);
    if (kind == SegmentKind::Probe) {
        pen.setCapStyle(Qt::RoundCap);
        dashes(1.5, 5);
    }
    return pen;
}

QPen untravelledPen()
{
    const qreal width = 1.4;
    QPen pen(color(Token::Edge), width * Theme::instance().lineFactor(), Qt::CustomDashLine,
             Qt::FlatCap);
    pen.setDashPattern({1.5 / width, 4 / width});
    return pen;
}

void paintKindMarker(QPainter& painter, SegmentKind kind, const QPointF& at, qreal degrees)
{
    const QColor colour = color(token(kind));
    const qreal factor = Theme::instance().markerFactor();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(at);
    // Upright signs stay upright whichever way the segment runs.
    painter.rotate(std::abs(degrees) > 90 ? degrees + 180 : degrees);
    painter.scale(factor, factor);
    painter.setBrush(Qt::NoBrush);
    switch (kind) {
    case SegmentKind::Syn:
        paintTriangle(painter, colour);
        break;
    case SegmentKind::Ack:
        paintTick(painter, colour);
        break;
    case SegmentKind::Data:
        painter.fillRect(QRectF(-6, -4, 12, 8), colour);
        break;
    case SegmentKind::Fin:
        paintUprights(painter, colour);
        break;
    case SegmentKind::Rst:
        paintDiamond(painter, colour);
        break;
    case SegmentKind::Probe:
        paintRing(painter, colour);
        break;
    }
    painter.restore();
}

void paintLostCross(QPainter& painter, const QPointF& at)
{
    const qreal factor = Theme::instance().markerFactor();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(at);
    painter.scale(factor, factor);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Panel));
    painter.drawEllipse(QPointF(), 10, 10);
    painter.setPen(QPen(color(Token::Lost), 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-5.5, -5.5), QPointF(5.5, 5.5));
    painter.drawLine(QPointF(5.5, -5.5), QPointF(-5.5, 5.5));
    painter.restore();
}

void paintArrowHead(QPainter& painter, const QPointF& tip, qreal degrees, const QColor& colour)
{
    const qreal factor = Theme::instance().lineFactor();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(tip);
    painter.rotate(degrees);
    painter.scale(factor, factor);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(
        QPolygonF{QPointF(0, 0), QPointF(-11, -4.5), QPointF(-8.5, 0), QPointF(-11, 4.5)});
    painter.restore();
}

void paintKindSample(QPainter& painter, SegmentKind kind, const QRectF& target)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(kindPen(kind));
    const qreal y = target.center().y();
    painter.drawLine(QPointF(target.left(), y), QPointF(target.right(), y));
    paintKindMarker(painter, kind, target.center(), 0);
    painter.restore();
}

void paintHostMarker(QPainter& painter, HostRole host, const QPointF& centre, qreal size)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(token(host)));
    const QRectF box(centre.x() - size / 2, centre.y() - size / 2, size, size);
    if (host == HostRole::Client) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawEllipse(box);
    } else {
        painter.drawRect(box);
    }
    painter.restore();
}

} // namespace tcplab::gui
