#pragma once

#include <QPainterPath>
#include <QPen>
#include <QRectF>

#include <functional>
#include <vector>

#include "present/plot_scale.h"

namespace tcplab::gui {

/// A line of steps, thinned out to columns, as a path: at most a few pieces a pixel.
QPainterPath levelPath(const std::vector<present::LevelColumn>& columns, const QRectF& rect,
                       const std::function<qreal(double)>& yOf);
/// The same closed down to the foot of `rect`.
QPainterPath levelArea(const std::vector<present::LevelColumn>& columns, const QRectF& rect,
                       const std::function<qreal(double)>& yOf);

/// A pen of the figures: width with the theme's factor, flat ends, dashes in pixels.
QPen plotPen(const QColor& colour, qreal width, const QList<qreal>& dashes = {});

} // namespace tcplab::gui
