#include "gui/diagram/diagram_trail.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <map>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

using present::HostRole;

/// A place along the edge, in px from its tail.
QPointF along(const QList<QPointF>& points, qreal length)
{
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        const QLineF piece(points[i], points[i + 1]);
        if (length <= piece.length()) return piece.pointAt(length / piece.length());
        length -= piece.length();
    }
    return points.back();
}

qreal lengthOf(const QList<QPointF>& points)
{
    qreal length = 0;
    for (qsizetype i = 0; i + 1 < points.size(); ++i)
        length += QLineF(points[i], points[i + 1]).length();
    return length;
}

void paintBadge(QPainter& painter, QPointF at, HostRole host, int number)
{
    QFont font = Theme::instance().font(FontRole::Caption);
    font.setBold(true);
    const QString text = QString::number(number);
    const qreal side = std::max<qreal>(QFontInfo(font).pixelSize() + 3,
                                       QFontMetricsF(font).horizontalAdvance(text) + 6);
    const QRectF badge(at.x() - side / 2, at.y() - side / 2, side, side);
    painter.setPen(QPen(color(Token::Panel), 1.5));
    painter.setBrush(color(token(host)));
    if (host == HostRole::Client)
        painter.drawEllipse(badge);
    else
        painter.drawRect(badge);
    painter.setFont(font);
    painter.setPen(color(Token::Panel));
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace

void paintTrail(QPainter& painter, const present::DiagramLayout& layout, const DiagramState& state)
{
    const auto paintOf = [&](const std::vector<tcp::Transition>& taken, HostRole host) {
        std::map<std::size_t, int> latest; // by edge
        const std::size_t first =
            taken.size() > static_cast<std::size_t>(trailLength) ? taken.size() - trailLength : 0;
        for (std::size_t i = first; i < taken.size(); ++i)
            if (const auto edge = present::edgeIndex(taken[i]))
                latest[*edge] = static_cast<int>(i + 1);
        for (const auto& [edge, number] : latest) {
            const auto& points = layout.edges[static_cast<qsizetype>(edge)].points;
            // The client's nearer to the tail, so that both have room on one edge.
            const qreal share = host == HostRole::Client ? 0.22 : 0.55;
            paintBadge(painter, along(points, std::min(lengthOf(points) * share, 64 * share * 2)),
                       host, number);
        }
    };
    painter.setBrush(Qt::NoBrush);
    paintOf(state.takenByClient, HostRole::Client);
    paintOf(state.takenByServer, HostRole::Server);
    painter.setBrush(Qt::NoBrush);
}

} // namespace tcplab::gui
