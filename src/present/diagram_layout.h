#pragma once

#include <QLineF>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "tcp/state.h"
#include "tcp/transitions.h"

namespace tcplab::present {

/// The twelve boxes of the state diagram: eleven states, CLOSED at both ends as in RFC 9293
/// figure 5.
enum class DiagramNode : std::uint8_t {
    SynSent,
    FinWait1,
    FinWait2,
    TimeWait,
    ClosedStart,
    Established,
    Closing,
    ClosedEnd,
    Listen,
    SynReceived,
    CloseWait,
    LastAck,
};
inline constexpr std::size_t diagramNodeCount = 12;

tcp::State stateOf(DiagramNode node);
/// The box of `state` where it begins a transition (CLOSED: the start).
DiagramNode startNode(tcp::State state);

/// The index in DiagramLayout::edges of the edge that stands for `row`; nothing for rows that are
/// not drawn (RST, ABORT, timeouts and the like, which show as a temporary edge).
std::optional<std::size_t> edgeIndex(const tcp::Transition& row);
/// The box in which a connection stands after `row`: which of the two CLOSED, in particular.
DiagramNode endNode(const tcp::Transition& row);

/// One line of text of a label, to be centred in `rect`.
struct DiagramText
{
    QString text;
    QRectF rect;
    bool operator==(const DiagramText&) const = default;
};

/// Event over action, as in the RFC's figure; split by the edge itself or by `rule`.
struct DiagramLabel
{
    QList<DiagramText> lines;
    std::optional<QLineF> rule;
    QRectF bounds;
    /// Where it grows when set bold: 1 to the right (it stands right of its line), -1 to the left,
    /// 0 both.
    int growth = 0;
    /// There is no room for it (or the diagram is compact): shown only for the last transition.
    bool hidden = false;
};

struct DiagramBox
{
    DiagramNode node = DiagramNode::ClosedStart;
    QRectF rect;
};

struct DiagramEdge
{
    DiagramNode from = DiagramNode::ClosedStart;
    DiagramNode to = DiagramNode::ClosedStart;
    /// The rows of the one transition table for which this edge stands; at least one.
    QList<tcp::Transition> rows;
    /// Orthogonal, from the edge of one box to the edge of the other; corners to be rounded.
    QList<QPointF> points;
    DiagramLabel label;
};

struct DiagramLayout
{
    bool compact = false;
    qreal cornerRadius = 6;
    QList<DiagramBox> boxes; ///< by DiagramNode
    QList<DiagramEdge> edges;
};

/// What the layout must know of the fonts, in px.
struct DiagramMetrics
{
    std::function<qreal(const QString&)> labelWidth;
    qreal labelLineHeight = 12;
    qreal nameWidth = 86;  ///< the widest state name, bold
    qreal nameHeight = 14; ///< one line, or both where a second name stands under it
    /// For a projector: boxes as large as the lanes between them allow, labels only for the last
    /// transition.
    bool large = false;
};

/// Below this width boxes are smaller and edges have no labels.
inline constexpr qreal diagramCompactBelow = 520;

/// The whole picture for a canvas of `size`; texts in the language now installed.
DiagramLayout layoutDiagram(const QSizeF& size, const DiagramMetrics& metrics);

/// The way of a transition that has no edge of its own, in the same layout; its label is not
/// measured.
QList<QPointF> temporaryRoute(const DiagramLayout& layout, const tcp::Transition& row);

} // namespace tcplab::present
