#include "present/label_room.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace tcplab::present {

namespace {

constexpr double endless = std::numeric_limits<double>::max();

/// The part of an area, given along and across an axis, that lies between two heights.
std::optional<LabelRoom::Range> clip(const LabelRoom::Area& area, double top, double bottom)
{
    LabelRoom::Range range{endless, -endless};
    const auto take = [&](double u) {
        range.from = std::min(range.from, u);
        range.to = std::max(range.to, u);
    };
    for (std::size_t i = 0; i < area.size(); ++i) {
        const QPointF& a = area[i];
        const QPointF& b = area[(i + 1) % area.size()];
        if (a.y() >= top && a.y() <= bottom) take(a.x());
        for (const double height : {top, bottom}) {
            if ((a.y() < height) == (b.y() < height)) continue;
            take(a.x() + (b.x() - a.x()) * (height - a.y()) / (b.y() - a.y()));
        }
    }
    if (range.from > range.to) return std::nullopt;
    return range;
}

bool apartAlong(const LabelRoom::Area& a, const LabelRoom::Area& b, const QPointF& direction)
{
    const auto shadow = [&](const LabelRoom::Area& area) {
        LabelRoom::Range range{endless, -endless};
        for (const QPointF& point : area) {
            const double at = QPointF::dotProduct(point, direction);
            range.from = std::min(range.from, at);
            range.to = std::max(range.to, at);
        }
        return range;
    };
    const LabelRoom::Range one = shadow(a);
    const LabelRoom::Range other = shadow(b);
    return one.to <= other.from || other.to <= one.from;
}

} // namespace

LabelRoom::Axis LabelRoom::Axis::fromDegrees(const QPointF& origin, double degrees)
{
    const double turn = degrees * std::numbers::pi / 180;
    return {origin, {std::cos(turn), std::sin(turn)}, {-std::sin(turn), std::cos(turn)}};
}

LabelRoom::Bounds LabelRoom::boundsOf(const Area& area)
{
    Bounds bounds{endless, endless, -endless, -endless};
    for (const QPointF& point : area) {
        bounds.left = std::min(bounds.left, point.x());
        bounds.right = std::max(bounds.right, point.x());
        bounds.top = std::min(bounds.top, point.y());
        bounds.bottom = std::max(bounds.bottom, point.y());
    }
    return bounds;
}

void LabelRoom::add(const Area& area)
{
    areas_.push_back(area);
    bounds_.push_back(boundsOf(area));
}

void LabelRoom::addLine(const QPointF& from, const QPointF& to, double halfWidth)
{
    const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
    const QPointF along = length > 0 ? (to - from) / length : QPointF(1, 0);
    const QPointF side(-along.y() * halfWidth, along.x() * halfWidth);
    add({from - side, to - side, to + side, from + side});
}

LabelRoom::Area LabelRoom::area(const Axis& axis, Range along, double top, double bottom)
{
    return {axis.at(along.from, top), axis.at(along.to, top), axis.at(along.to, bottom),
            axis.at(along.from, bottom)};
}

std::vector<LabelRoom::Range> LabelRoom::obstacles(const Axis& axis, double top, double bottom,
                                                   Range reach) const
{
    const Bounds swept = boundsOf(area(axis, reach, top, bottom));
    std::vector<Range> found;
    for (std::size_t i = 0; i < areas_.size(); ++i) {
        const Bounds& other = bounds_[i];
        if (other.right < swept.left || other.left > swept.right || other.bottom < swept.top ||
            other.top > swept.bottom)
            continue;
        Area turned = areas_[i];
        for (QPointF& point : turned) {
            const QPointF away = point - axis.origin;
            point = {QPointF::dotProduct(away, axis.along), QPointF::dotProduct(away, axis.across)};
        }
        if (const auto range = clip(turned, top, bottom);
            range && range->to > reach.from && range->from < reach.to)
            found.push_back(*range);
    }
    return found;
}

std::optional<double> LabelRoom::nearestPlace(std::span<const Strip> strips, Range allowed,
                                              double wanted)
{
    if (allowed.from > allowed.to) return std::nullopt;
    std::vector<Range> blocked;
    for (const Strip& strip : strips)
        for (const Range& range : strip.obstacles)
            blocked.push_back({range.from - strip.to, range.to - strip.from});
    std::sort(blocked.begin(), blocked.end(),
              [](const Range& a, const Range& b) { return a.from < b.from; });
    wanted = std::clamp(wanted, allowed.from, allowed.to);
    std::optional<double> best;
    const auto offer = [&](double from, double to) {
        if (from > to) return;
        const double place = std::clamp(wanted, from, to);
        if (!best || std::abs(place - wanted) < std::abs(*best - wanted)) best = place;
    };
    double free = allowed.from;
    for (const Range& range : blocked) {
        if (range.to <= free) continue;
        offer(free, std::min(range.from, allowed.to));
        free = std::max(free, range.to);
        if (free > allowed.to) break;
    }
    offer(free, allowed.to);
    return best;
}

bool LabelRoom::overlap(const Area& a, const Area& b)
{
    for (const Area* area : {&a, &b}) {
        for (std::size_t corner = 0; corner < 2; ++corner)
            if (apartAlong(a, b, (*area)[corner + 1] - (*area)[corner])) return false;
    }
    return true;
}

} // namespace tcplab::present
