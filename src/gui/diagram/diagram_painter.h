#pragma once

#include <QFont>
#include <QPainterPath>

#include <optional>

#include "gui/diagram/state_diagram_widget.h"

class QPainter;

namespace tcplab::gui {

struct LabelScene;
struct PlacedLabel;

/// An orthogonal polyline with rounded corners.
QPainterPath roundedPath(const QList<QPointF>& points, qreal radius);

/// Paints one diagram: edges, then boxes and halos, then labels. The widget's own part is layout,
/// pointer and keys.
class DiagramPainter
{
public:
    DiagramPainter(QPainter& painter, const present::DiagramLayout& layout,
                   const DiagramState& state);

    QFont nameFont;
    bool secondNames = true;
    qreal haloProgress = 1.0; ///< 0..1 while a halo opens
    present::DiagramNode clientNode = present::DiagramNode::ClosedStart;
    present::DiagramNode serverNode = present::DiagramNode::ClosedStart;
    std::optional<qsizetype> hovered;
    std::optional<qsizetype> focused;

    void paint();

private:
    struct Taken
    {
        bool client = false;
        bool server = false;
        bool any() const { return client || server; }
    };

    void collectTaken();
    bool isLast(qsizetype edge) const;
    bool isTouched(present::DiagramNode node) const;
    void paintPlainEdge(qsizetype edge);
    void paintTakenEdge(qsizetype edge);
    void paintLastEdge();
    QList<QPointF> dottedWay(const DiagramState::Step& step) const;
    void paintDotted(const DiagramState::Step& step, const QRectF& place, const QString& words);
    void paintFocusedEdge();
    void paintHead(const QList<QPointF>& points, const QColor& colour, qreal scale);
    void paintBox(const present::DiagramBox& box);
    void paintNames(const QRectF& rect, tcp::State state, bool current, bool muted);
    void paintHalos();
    void paintHalo(present::HostRole host, present::DiagramNode node, bool outer, bool dashed);
    void paintExpectations();
    void paintLabels();
    void paintLabel(const PlacedLabel& placed);
    LabelScene labelScene() const;
    qreal haloOutside(present::HostRole host) const;
    QRectF markerRect(present::HostRole host) const;
    void paintText(const QRectF& rect, const QString& text, const QFont& font,
                   const QColor& colour);
    QRectF rectOf(present::DiagramNode node) const;
    bool bothInOne() const;

    QPainter& painter_;
    const present::DiagramLayout& layout_;
    const DiagramState& state_;
    QList<Taken> taken_;
    QFont labelFont_;
    qreal lineFactor_ = 1.0;
};

} // namespace tcplab::gui
