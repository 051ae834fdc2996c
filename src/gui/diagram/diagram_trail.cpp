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

bool isTaken(const std::vector<tcp::Transition>& taken, std::size_t edge)
{
    return std::ranges::any_of(
        taken, [&](const tcp::Transition& row) { return present::edgeIndex(row) == edge; });
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
            // Near the tail, clear of the label; behind the client's where both have one.
            const bool second = host == HostRole::Server && isTaken(state.takenByClient, edge);
            const qreal place = (second ? 27 : 11) * Theme::instance().lineFactor();
            paintBadge(painter, along(points, std::min(lengthOf(points) * .7, place)), host,
                       number);
        }
    };
    painter.setBrush(Qt::NoBrush);
    paintOf(state.takenByClient, HostRole::Client);
    paintOf(state.takenByServer, HostRole::Server);
    painter.setBrush(Qt::NoBrush);
}

} // namespace tcplab::gui
