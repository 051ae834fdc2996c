#pragma once

#include <QPointF>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tcplab::present {

/// Where a word may lie among lines and other words. Everything is a convex four-sided area; a
/// label is a strip of a given height that slides along a direction, and what is in its way takes a
/// range of places from it. So the free place nearest to a wanted one is found exactly, without
/// trying places one after the other.
class LabelRoom
{
public:
    using Area = std::array<QPointF, 4>;

    void add(const Area& area);
    /// A line, so wide to either side.
    void addLine(const QPointF& from, const QPointF& to, double halfWidth);
    std::size_t size() const { return areas_.size(); }

    /// A direction with its origin; `across` is a quarter turn clockwise of `along`, both of length
    /// 1.
    struct Axis
    {
        QPointF origin;
        QPointF along;
        QPointF across;
        static Axis fromDegrees(const QPointF& origin, double degrees);
        QPointF at(double u, double v) const { return origin + along * u + across * v; }
    };
    /// A part of a direction, from the origin on.
    struct Range
    {
        double from = 0;
        double to = 0;
        bool operator==(const Range&) const = default;
    };
    /// What is in the way of a strip that lies `top` to `bottom` across an axis; only what touches
    /// the part `reach` of it.
    std::vector<Range> obstacles(const Axis& axis, double top, double bottom, Range reach) const;

    /// One strip of a label: what is in its way, and where it begins and ends beside the label's
    /// place.
    struct Strip
    {
        std::span<const Range> obstacles;
        double from = 0;
        double to = 0;
    };
    /// The place within `allowed` nearest to `wanted` at which no strip meets anything.
    static std::optional<double> nearestPlace(std::span<const Strip> strips, Range allowed,
                                              double wanted);

    static Area area(const Axis& axis, Range along, double top, double bottom);
    /// Whether two areas have a point in common.
    static bool overlap(const Area& a, const Area& b);

private:
    struct Bounds
    {
        double left, top, right, bottom;
    };
    static Bounds boundsOf(const Area& area);

    std::vector<Area> areas_;
    std::vector<Bounds> bounds_;
};

} // namespace tcplab::present
