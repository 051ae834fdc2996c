#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>

#include <functional>
#include <optional>

#include "present/diagram_layout.h"

namespace tcplab::gui {

/// What stands in the way of labels while a diagram shows certain states.
struct LabelScene
{
    QRectF canvas;
    /// Boxes with their halos, markers: no label may touch these.
    QList<QRectF> obstacles;
    /// The way of the temporary edge; empty where there is none.
    QList<QPointF> temporary;
    QList<bool> taken;             ///< by edge
    std::optional<qsizetype> last; ///< the edge of the last transition
    std::function<qreal(const QString&)> boldWidth;
};

struct PlacedLabel
{
    qsizetype edge = 0;
    bool bold = false;
    present::DiagramLabel label; ///< where it stands now
};

/// Where the temporary edge's cause, of `size`, stands: on its way and clear of the obstacles as
/// far as there is room.
QRectF placeCause(const present::DiagramLayout& layout, const LabelScene& scene,
                  const QSizeF& size);

/// The labels that are shown. The last transition's is placed first, then those of edges that were
/// taken; a label that finds no free place near its own is left out. `cause` is placeCause()'s.
QList<PlacedLabel> placeLabels(const present::DiagramLayout& layout, const LabelScene& scene,
                               const std::optional<QRectF>& cause);

} // namespace tcplab::gui
