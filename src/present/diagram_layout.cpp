#include "present/diagram_layout.h"

#include <QMarginsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "present/diagram_edges.h"
#include "present/names.h"

namespace tcplab::present {

namespace {

using enum DiagramNode;
using tcp::State;

/// Per cent of the canvas.
constexpr std::array<qreal, 4> columns{9.5, 36.5, 63.5, 90.5};
constexpr std::array<qreal, 3> rows{16, 50, 84};
constexpr std::array<qreal, 3> laneInGap{.17, .43, .70};
constexpr qreal sideMargin = 7;
constexpr qreal largeMargin = 10; ///< room for the halos, which are heavier there
constexpr qreal largeGap = 32;    ///< least room between two large boxes, for three lanes
constexpr QSizeF designBox(98, 34);
constexpr QSizeF compactBox(82, 26);
constexpr qreal designWidth = 592;
constexpr qreal boxPartOfWidth = .165;
constexpr qreal boxPartOfHeight = .12;
constexpr qreal detour = 12;  ///< of the ways over and under the boxes
constexpr qreal labelGap = 5; ///< between a line and the label beside it
constexpr qreal lineGap = 2;  ///< between a line and the label above or below it

constexpr std::array<State, diagramNodeCount> nodeStates{
    State::SynSent, State::FinWait1,    State::FinWait2,  State::TimeWait,
    State::Closed,  State::Established, State::Closing,   State::Closed,
    State::Listen,  State::SynReceived, State::CloseWait, State::LastAck};

std::size_t index(DiagramNode node)
{
    return static_cast<std::size_t>(node);
}

/// The measures that all routes share, in px.
class Grid
{
public:
    Grid(const QSizeF& size, const DiagramMetrics& metrics)
        : size_(size)
        , compact_(metrics.large || size.width() < diagramCompactBelow)
        , large_(metrics.large)
    {
        if (large_) {
            const qreal gap = std::max(largeGap, size.width() * .065);
            const qreal room = std::max(1.0, (innerWidth() - 3 * gap) / 4);
            box_ = QSizeF(std::min(room, metrics.nameWidth + 10),
                          std::min(metrics.nameHeight + 8, size.height() * .19));
            return;
        }
        const qreal inner = innerWidth();
        const QSizeF wanted = compact_ ? compactBox : QSizeF();
        const qreal width =
            std::max({inner * boxPartOfWidth, metrics.nameWidth + 10, wanted.width()});
        const qreal height =
            std::max({size.height() * boxPartOfHeight, metrics.nameHeight + 4, wanted.height()});
        // Never so wide that two boxes leave no gap for the lanes, or leave the canvas.
        box_ = QSizeF(std::min(width, inner * .19), std::min(height, size.height() * .22));
    }

    bool isCompact() const { return compact_; }
    QSizeF size() const { return size_; }

    QRectF box(DiagramNode node) const
    {
        const std::size_t column = index(node) % 4;
        const qreal x = large_ ? box_.width() / 2 +
                                     (innerWidth() - box_.width()) * static_cast<qreal>(column) / 3
                               : innerWidth() * columns[column] / 100;
        const QPointF centre(margin() + x, size_.height() * rows[index(node) / 4] / 100);
        return {centre - QPointF(box_.width() / 2, box_.height() / 2), box_};
    }

    QPointF port(DiagramNode node, const Port& port) const
    {
        const QRectF rect = box(node);
        const qreal dx = port.offset * box_.width() / designBox.width();
        const qreal dy = port.offset * box_.height() / designBox.height();
        switch (port.side) {
        case Side::Left:
            return {rect.left(), rect.center().y() + dy};
        case Side::Right:
            return {rect.right(), rect.center().y() + dy};
        case Side::Top:
            return {rect.center().x() + dx, rect.top()};
        case Side::Bottom:
            return {rect.center().x() + dx, rect.bottom()};
        }
        return {};
    }

    qreal laneX(const Lane& lane) const
    {
        const auto gap = static_cast<std::size_t>(lane.gap);
        const qreal left = box(static_cast<DiagramNode>(gap)).right();
        const qreal right = box(static_cast<DiagramNode>(gap + 1)).left();
        return left + (right - left) * laneInGap[static_cast<std::size_t>(lane.number)];
    }

    qreal rowY(qreal percent) const { return size_.height() * percent / 100; }
    /// How much wider than designed both the boxes and the gaps between them are.
    qreal roomFactor() const
    {
        return std::min(box_.width() / designBox.width(), innerWidth() / designWidth);
    }

private:
    qreal margin() const { return large_ ? largeMargin : sideMargin; }
    qreal innerWidth() const { return std::max(1.0, size_.width() - 2 * margin()); }

    QSizeF size_;
    QSizeF box_;
    bool compact_;
    bool large_;
};

/// A straight piece joins two ports that may differ by rounding or by box size: it runs along the
/// first one's coordinate.
QList<QPointF> straight(const QPointF& from, const QPointF& to, Side side)
{
    const bool horizontal = side == Side::Left || side == Side::Right;
    return {from, horizontal ? QPointF(to.x(), from.y()) : QPointF(from.x(), to.y())};
}

QList<QPointF> route(const Grid& grid, const EdgeSpec& spec)
{
    const QPointF from = grid.port(spec.from, spec.out);
    const QPointF to = grid.port(spec.to, spec.in);
    switch (spec.route) {
    case Route::Straight:
        return straight(from, to, spec.out.side);
    case Route::ByLane: {
        const qreal x = grid.laneX(spec.lane);
        return {from, {x, from.y()}, {x, to.y()}, to};
    }
    case Route::Over:
    case Route::Under: {
        const qreal y = from.y() + (spec.route == Route::Over ? -detour : detour);
        return {from, {from.x(), y}, {to.x(), y}, to};
    }
    case Route::ByLaneRow: {
        const qreal x = grid.laneX(spec.lane);
        const qreal y = grid.rowY(33);
        return {from, {x, from.y()}, {x, y}, {to.x(), y}, to};
    }
    }
    return {};
}

QList<tcp::Transition> backingRows(const EdgeSpec& spec)
{
    QList<tcp::Transition> found;
    for (const tcp::Cause cause : spec.causes) {
        const auto* row = tcp::findTransition(stateOf(spec.from), cause, stateOf(spec.to));
        if (row && !found.contains(*row)) found.append(*row);
    }
    return found;
}

/// `text` on as few lines as `room` allows, broken at spaces.
QStringList wrapped(const QString& text, qreal room, const DiagramMetrics& metrics)
{
    QStringList lines;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString longer = lines.isEmpty() ? word : lines.last() + u' ' + word;
        if (lines.isEmpty() || metrics.labelWidth(longer) > room) {
            lines.append(word);
        } else {
            lines.last() = longer;
        }
    }
    return lines;
}

qreal widest(const QStringList& lines, const DiagramMetrics& metrics)
{
    qreal width = 0;
    for (const QString& line : lines)
        width = std::max(width, metrics.labelWidth(line));
    return width;
}

/// Adds `lines` from `top` down, centred on `middle`; returns where the next line would begin.
qreal addLines(DiagramLabel& label, const QStringList& lines, qreal middle, qreal top,
               const DiagramMetrics& metrics)
{
    for (const QString& line : lines) {
        const qreal width = metrics.labelWidth(line);
        const QRectF rect(middle - width / 2, top, width, metrics.labelLineHeight);
        label.lines.append({line, rect});
        label.bounds = label.bounds.united(rect);
        top += metrics.labelLineHeight;
    }
    return top;
}

/// Event over action beside the vertical piece of the edge at `x`, around height `y`.
DiagramLabel stackedLabel(const EdgeLabel& text, const EdgeSpec& spec, qreal x, qreal y, qreal room,
                          const DiagramMetrics& metrics)
{
    DiagramLabel label;
    const QStringList event = wrapped(text.event, room, metrics);
    const QStringList action = wrapped(text.action, room, metrics);
    const qreal width = std::max(widest(event, metrics), widest(action, metrics));
    const bool left = spec.place == LabelPlace::LeftOfLine;
    const qreal middle = left ? x - labelGap - width / 2 : x + labelGap + width / 2;
    const qreal ruleSpace = action.isEmpty() ? 0 : 3;
    const qreal height =
        static_cast<qreal>(event.size() + action.size()) * metrics.labelLineHeight + ruleSpace;
    const qreal ruleAt = addLines(label, event, middle, y - height / 2, metrics) + ruleSpace / 2;
    if (!action.isEmpty()) {
        label.rule = QLineF(middle - width / 2, ruleAt, middle + width / 2, ruleAt);
        addLines(label, action, middle, ruleAt + ruleSpace / 2, metrics);
    }
    label.growth = left ? -1 : 1;
    label.hidden = width > room;
    return label;
}

/// Event above the horizontal piece and action below it, or both on one line of text.
DiagramLabel lyingLabel(const EdgeLabel& text, const EdgeSpec& spec, const QPointF& middle,
                        qreal room, const DiagramMetrics& metrics)
{
    DiagramLabel label;
    const qreal above = middle.y() - lineGap - metrics.labelLineHeight;
    const qreal below = middle.y() + lineGap;
    QStringList first{text.event};
    QStringList second;
    if (spec.place == LabelPlace::SplitByLine) {
        if (!text.action.isEmpty()) second = {text.action};
    } else if (!text.action.isEmpty()) {
        first = {text.event + QStringLiteral(" / ") + text.action};
    }
    addLines(label, first, middle.x(), spec.place == LabelPlace::BelowLine ? below : above,
             metrics);
    addLines(label, second, middle.x(), below, metrics);
    label.hidden = std::max(widest(first, metrics), widest(second, metrics)) > room;
    return label;
}

/// The longest piece of `points` in the wanted direction.
std::pair<QPointF, QPointF> longestPiece(const QList<QPointF>& points, bool vertical)
{
    std::pair<QPointF, QPointF> best{points.front(), points.front()};
    qreal length = -1;
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        const QPointF d = points[i + 1] - points[i];
        const qreal here = vertical ? std::abs(d.y()) : std::abs(d.x());
        if (here > length) {
            length = here;
            best = {points[i], points[i + 1]};
        }
    }
    return best;
}

DiagramLabel makeLabel(const Grid& grid, const EdgeSpec& spec, const DiagramEdge& edge,
                       const DiagramMetrics& metrics)
{
    const EdgeLabel text = edgeLabel(edge.rows.front());
    const qreal room = spec.room * grid.roomFactor();
    const bool stacked =
        spec.place == LabelPlace::LeftOfLine || spec.place == LabelPlace::RightOfLine;
    const auto [a, b] = longestPiece(edge.points, stacked);
    DiagramLabel label;
    if (stacked) {
        // In the free height that the vertical piece crosses, between rows 0 and 1 or between 1 and
        // 2; in the lower one where it crosses both.
        const bool lower = index(spec.from) / 4 + index(spec.to) / 4 >= 2;
        const auto top = static_cast<DiagramNode>(lower ? 4 : 0);
        const auto bottom = static_cast<DiagramNode>(lower ? 8 : 4);
        const qreal y0 = grid.box(top).bottom();
        const qreal y1 = grid.box(bottom).top();
        label = stackedLabel(text, spec, a.x(), y0 + (y1 - y0) * spec.along, room, metrics);
        if (label.bounds.top() < y0 || label.bounds.bottom() > y1) label.hidden = true;
    } else {
        label = lyingLabel(text, spec, (a + b) / 2, room, metrics);
    }
    if (grid.isCompact()) label.hidden = true;
    // A line of text is higher than its letters: that much may leave the canvas.
    const qreal air = metrics.labelLineHeight * .2;
    const QRectF canvas(QPointF(0, -air), grid.size() + QSizeF(0, 2 * air));
    if (!canvas.contains(label.bounds)) label.hidden = true;
    return label;
}

/// Hides labels that would cover a box or a label placed before them.
void hideCollisions(DiagramLayout& layout)
{
    constexpr QMarginsF touching(1, 2, 1, 2);
    QList<QRectF> occupied;
    for (const DiagramBox& box : layout.boxes)
        occupied.append(box.rect);
    for (DiagramEdge& edge : layout.edges) {
        if (edge.label.hidden) continue;
        const QRectF core = edge.label.bounds.marginsRemoved(touching);
        edge.label.hidden = std::ranges::any_of(
            occupied, [&](const QRectF& rect) { return rect.intersects(core); });
        if (!edge.label.hidden) occupied.append(edge.label.bounds);
    }
}

} // namespace

tcp::State stateOf(DiagramNode node)
{
    return nodeStates[index(node)];
}

DiagramNode startNode(tcp::State state)
{
    const auto found = std::ranges::find(nodeStates, state);
    return static_cast<DiagramNode>(found - nodeStates.begin());
}

std::optional<std::size_t> edgeIndex(const tcp::Transition& row)
{
    const auto specs = diagramEdgeSpecs();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const bool sameEnds = stateOf(specs[i].from) == row.from && stateOf(specs[i].to) == row.to;
        if (sameEnds && std::ranges::find(specs[i].causes, row.cause) != specs[i].causes.end()) {
            return i;
        }
    }
    return std::nullopt;
}

DiagramNode endNode(const tcp::Transition& row)
{
    if (const auto drawn = edgeIndex(row)) return diagramEdgeSpecs()[*drawn].to;
    if (row.to != State::Closed) return startNode(row.to);
    // A reset or timeout while opening leads back to the start, later on to the end.
    return tcp::isSynchronized(row.from) ? ClosedEnd : ClosedStart;
}

DiagramLayout layoutDiagram(const QSizeF& size, const DiagramMetrics& metrics)
{
    const Grid grid(size, metrics);
    DiagramLayout layout;
    layout.compact = grid.isCompact();
    for (std::size_t i = 0; i < diagramNodeCount; ++i) {
        const auto node = static_cast<DiagramNode>(i);
        layout.boxes.append({node, grid.box(node)});
    }
    for (const EdgeSpec& spec : diagramEdgeSpecs()) {
        DiagramEdge edge{spec.from, spec.to, backingRows(spec), route(grid, spec), {}};
        if (!edge.rows.isEmpty()) edge.label = makeLabel(grid, spec, edge, metrics);
        layout.edges.append(edge);
    }
    hideCollisions(layout);
    return layout;
}

QList<QPointF> temporaryRoute(const DiagramLayout& layout, const tcp::Transition& row)
{
    const auto rectOf = [&](DiagramNode node) {
        return layout.boxes[static_cast<qsizetype>(index(node))].rect;
    };
    const DiagramNode target = endNode(row);
    const DiagramNode source = startNode(row.from);
    const QRectF from = rectOf(source);
    const QRectF to = rectOf(target);
    const bool sameColumn = index(source) % 4 == index(target) % 4;
    const qreal side = from.width() * .1;
    if (sameColumn) {
        const bool down = from.center().y() < to.center().y();
        return {{from.center().x() - side, down ? from.bottom() : from.top()},
                {from.center().x() - side, down ? to.top() : to.bottom()}};
    }
    if (index(source) / 4 == index(target) / 4 && source == Closing) {
        const qreal y = from.center().y() + from.height() * .25;
        return {{from.right(), y}, {to.left(), y}};
    }
    // Through the free height beside the row of the target, clear of the row-33 way to TIME-WAIT.
    const bool above = index(source) / 4 == 0;
    const qreal gapTop = above ? from.bottom() : to.bottom();
    const qreal gapBottom = above ? to.top() : rectOf(Listen).top();
    const qreal y = gapTop + (gapBottom - gapTop) * (above ? .82 : .30);
    const qreal x0 = from.center().x() + from.width() * .34;
    const qreal x1 = to.center().x() + to.width() * (target == ClosedStart ? .42 : -.34);
    const bool leavesDown = index(source) / 4 < 2;
    return {{x0, leavesDown ? from.bottom() : from.top()},
            {x0, y},
            {x1, y},
            {x1, above ? to.top() : to.bottom()}};
}

} // namespace tcplab::present
