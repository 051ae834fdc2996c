#include "gui/simulator/plots/level_painting.h"

#include <algorithm>
#include <cmath>

#include "gui/theme.h"

namespace tcplab::gui {

namespace {

using present::LevelColumn;

/// Calls `piece(x, column)` for each entry and `stop(x)` where the line ends.
template <typename Begin, typename Go, typename Stop>
void walk(const std::vector<LevelColumn>& columns, const QRectF& rect, Begin begin, Go go,
          Stop stop)
{
    bool running = false;
    for (const LevelColumn& column : columns) {
        const qreal x = rect.left() + column.column + 0.5;
        if (!running && std::isnan(column.first)) continue;
        if (!running) begin(x, column.first);
        running = true;
        go(x, column);
        if (!std::isnan(column.last)) continue;
        stop(x);
        running = false;
    }
    if (running) stop(rect.right());
}

} // namespace

QPainterPath levelPath(const std::vector<LevelColumn>& columns, const QRectF& rect,
                       const std::function<qreal(double)>& yOf)
{
    QPainterPath path;
    walk(
        columns, rect, [&](qreal x, double value) { path.moveTo(x, yOf(value)); },
        [&](qreal x, const LevelColumn& column) {
            path.lineTo(x, yOf(column.first));
            if (column.least < column.most) {
                path.lineTo(x, yOf(column.least));
                path.lineTo(x, yOf(column.most));
            }
            if (!std::isnan(column.last)) path.lineTo(x, yOf(column.last));
        },
        [&](qreal x) { path.lineTo(x, path.currentPosition().y()); });
    return path;
}

QPainterPath levelArea(const std::vector<LevelColumn>& columns, const QRectF& rect,
                       const std::function<qreal(double)>& yOf)
{
    QPainterPath path;
    walk(
        columns, rect,
        [&](qreal x, double value) {
            path.moveTo(x, rect.bottom());
            path.lineTo(x, yOf(value));
        },
        [&](qreal x, const LevelColumn& column) {
            path.lineTo(x, yOf(column.first));
            path.lineTo(x, yOf(std::isnan(column.last) ? column.first : column.last));
        },
        [&](qreal x) {
            path.lineTo(x, path.currentPosition().y());
            path.lineTo(x, rect.bottom());
            path.closeSubpath();
        });
    return path;
}

QPen plotPen(const QColor& colour, qreal width, const QList<qreal>& dashes)
{
    const qreal wide = width * Theme::instance().lineFactor();
    QPen pen(colour, wide, dashes.isEmpty() ? Qt::SolidLine : Qt::CustomDashLine, Qt::FlatCap,
             Qt::MiterJoin);
    if (!dashes.isEmpty()) {
        QList<qreal> pattern;
        for (const qreal dash : dashes)
            pattern << dash / width;
        pen.setDashPattern(pattern);
    }
    return pen;
}

} // namespace tcplab::gui
