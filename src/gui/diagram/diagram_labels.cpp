#include "gui/diagram/diagram_labels.h"

#include <QMarginsF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tcplab::gui {

namespace {

using present::DiagramLabel;
using present::DiagramLayout;

/// A line of text is wider and higher than its letters.
constexpr QMarginsF air(1, 2, 1, 2);
constexpr qreal temporaryReach = 5; ///< either side of the temporary edge

QRectF pieceRect(const QPointF& a, const QPointF& b, qreal reach)
{
    return QRectF(a, b).normalized().adjusted(-reach, -reach, reach, reach);
}

bool touches(const QRectF& rect, const QList<QRectF>& others)
{
    const QRectF core = rect.marginsRemoved(air);
    return std::ranges::any_of(others, [&](const QRectF& o) { return o.intersects(core); });
}

/// How much of the drawing `rect` covers: one for each edge, two for one that was taken.
int crossings(const DiagramLayout& layout, const QList<bool>& taken, const QRectF& rect)
{
    const QRectF core = rect.marginsRemoved(air);
    int sum = 0;
    for (qsizetype i = 0; i < layout.edges.size(); ++i) {
        const auto& points = layout.edges[i].points;
        for (qsizetype p = 0; p + 1 < points.size(); ++p) {
            if (!pieceRect(points[p], points[p + 1], .5).intersects(core)) continue;
            sum += taken[i] ? 2 : 1;
            break;
        }
    }
    return sum;
}

DiagramLabel moved(const DiagramLabel& label, const QPointF& by)
{
    DiagramLabel other = label;
    for (present::DiagramText& line : other.lines)
        line.rect.translate(by);
    if (other.rule) other.rule->translate(by);
    other.bounds.translate(by);
    return other;
}

/// As wide as bold text needs, growing away from the line that it stands beside.
DiagramLabel widened(const DiagramLabel& label,
                     const std::function<qreal(const QString&)>& boldWidth)
{
    DiagramLabel bold = label;
    bold.bounds = {};
    for (present::DiagramText& line : bold.lines) {
        const qreal wider = boldWidth(line.text) - line.rect.width();
        line.rect.adjust(-wider / 2, 0, wider / 2, 0);
        line.rect.translate(label.growth * wider / 2, 0);
        bold.bounds = bold.bounds.united(line.rect);
    }
    return bold;
}

class Placer
{
public:
    Placer(const DiagramLayout& layout, const LabelScene& scene)
        : layout_(layout)
        , scene_(scene)
        , occupied_(scene.obstacles)
    {
        // A line of text may leave the canvas by what its letters do not fill.
        canvas_ = scene.canvas.marginsAdded(QMarginsF(0, 3, 0, 3));
        for (qsizetype i = 0; i + 1 < scene.temporary.size(); ++i)
            occupied_ << pieceRect(scene.temporary[i], scene.temporary[i + 1], temporaryReach);
    }

    void occupy(const QRectF& rect) { occupied_ << rect; }

    /// Near where it belongs; nothing where that is not free.
    std::optional<DiagramLabel> nearby(const DiagramLabel& label) const
    {
        // Along its line: up and down beside a vertical one, sideways at a horizontal one.
        const bool standing = label.growth != 0;
        const int most = cover(label);
        for (int distance = 0; distance <= 18; ++distance) {
            for (const int sign : {-1, 1}) {
                const qreal by = sign * distance;
                const auto there = moved(label, standing ? QPointF(0, by) : QPointF(by, 0));
                if (isFree(there) && cover(there) <= most) return there;
            }
        }
        return std::nullopt;
    }

    /// The best free place, however far; where there is none, where it belongs.
    DiagramLabel anywhere(const DiagramLabel& label) const
    {
        DiagramLabel best = label;
        qreal lowest = std::numeric_limits<qreal>::max();
        const int reach = static_cast<int>(std::max(60.0, label.bounds.height() * 3));
        for (int dy = -reach; dy <= reach; dy += 2) {
            for (int dx = -2 * reach; dx <= 2 * reach; dx += 2) {
                const qreal distance = std::hypot(dx, dy);
                if (distance >= lowest) continue;
                const auto there = moved(label, QPointF(dx, dy));
                if (!isFree(there)) continue;
                const qreal cost = distance + 12.0 * cover(there);
                if (cost >= lowest) continue;
                lowest = cost;
                best = there;
            }
        }
        return best;
    }

private:
    bool isFree(const DiagramLabel& label) const
    {
        return canvas_.contains(label.bounds) &&
               std::ranges::none_of(label.lines, [&](const present::DiagramText& line) {
                   return touches(line.rect, occupied_);
               });
    }

    int cover(const DiagramLabel& label) const
    {
        int sum = 0;
        for (const present::DiagramText& line : label.lines)
            sum += crossings(layout_, scene_.taken, line.rect);
        return sum;
    }

    const DiagramLayout& layout_;
    const LabelScene& scene_;
    QRectF canvas_;
    QList<QRectF> occupied_;
};

} // namespace

QRectF placeCause(const DiagramLayout& layout, const LabelScene& scene, const QSizeF& size)
{
    QRectF best(QPointF(), size);
    qreal lowest = std::numeric_limits<qreal>::max();
    const auto consider = [&](QRectF rect, qreal distance) {
        rect.moveLeft(
            std::clamp(rect.left(), scene.canvas.left() + 2,
                       std::max(scene.canvas.left() + 2, scene.canvas.right() - 2 - rect.width())));
        const qreal blocked = touches(rect, scene.obstacles) ? 1000 : 0;
        const qreal cost = distance + blocked + 12.0 * crossings(layout, scene.taken, rect);
        if (cost >= lowest) return;
        lowest = cost;
        best = rect;
    };
    const auto& points = scene.temporary;
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        const QPointF way = points[i + 1] - points[i];
        const qreal length = std::hypot(way.x(), way.y());
        // On the middle piece rather than at an end.
        const qreal middle = i == (points.size() - 1) / 2 ? 0 : 40;
        for (int tenth = 1; tenth <= 9; ++tenth) {
            const QPointF at = points[i] + way * tenth / 10;
            const qreal distance = middle + std::abs(tenth - 5) * length / 10;
            QRectF rect(QPointF(), size);
            rect.moveCenter(at);
            consider(rect, distance);
            if (std::abs(way.x()) > .5) continue;
            consider(rect.translated(size.width() / 2 + temporaryReach, 0), distance + 4);
            consider(rect.translated(-size.width() / 2 - temporaryReach, 0), distance + 4);
        }
    }
    return best;
}

QList<PlacedLabel> placeLabels(const DiagramLayout& layout, const LabelScene& scene,
                               const std::optional<QRectF>& cause)
{
    Placer placer(layout, scene);
    QList<PlacedLabel> placed;
    const auto put = [&](qsizetype edge, bool bold, const DiagramLabel& label) {
        for (const present::DiagramText& line : label.lines)
            placer.occupy(line.rect);
        placed.append({edge, bold, label});
    };
    if (cause) placer.occupy(*cause);
    if (scene.last) {
        const auto bold = widened(layout.edges[*scene.last].label, scene.boldWidth);
        put(*scene.last, true, placer.anywhere(bold));
    }
    for (const bool taken : {true, false}) {
        for (qsizetype i = 0; i < layout.edges.size(); ++i) {
            const DiagramLabel& label = layout.edges[i].label;
            if (scene.taken[i] != taken || label.hidden || scene.last == i) continue;
            if (const auto there = placer.nearby(label)) put(i, false, *there);
        }
    }
    return placed;
}

} // namespace tcplab::gui
