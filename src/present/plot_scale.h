#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "present/run_series.h"

namespace tcplab::present {

// Arithmetic of plots, without painting.

/// A piece of an axis.
struct PlotRange
{
    double from = 0;
    double to = 1;
    double length() const { return to - from; }
    bool operator==(const PlotRange&) const = default;
};

/// Round values inside the range, at least `spacing` pixels apart where the range takes `pixels`:
/// steps of 1, 2 or 5 times a power of ten, and whole ones where `whole`.
std::vector<double> plotTicks(const PlotRange& range, double pixels, double spacing, bool whole);

/// Enlarges (factor above 1) around `anchor`, never beyond `bounds` and never shorter than `least`.
PlotRange zoomed(const PlotRange& range, double factor, double anchor, const PlotRange& bounds,
                 double least);
/// Moves by `by`, stopping at the ends of `bounds`.
PlotRange moved(const PlotRange& range, double by, const PlotRange& bounds);

/// What is left of a line of steps in one column of pixels.
struct LevelColumn
{
    int column = 0;
    double first = 0; ///< where the line comes in
    double last = 0;  ///< where it goes out
    double least = 0;
    double most = 0;
    bool startsHere = false; ///< the line begins in this column, after a gap
};

/// The line of steps within the range as at most a few entries a column: all that can be seen of
/// it, however many points it has. Between two entries the line stays at the former's `last`, which
/// is NaN where it ends; `startsHere` begins it anew.
std::vector<LevelColumn> decimated(std::span<const SeriesLevel> levels, const PlotRange& seconds,
                                   int columns);

/// A vertical piece in one column of pixels.
struct BarColumn
{
    int column = 0;
    double from = 0;
    double to = 0;
    std::uint32_t index = 0; ///< of the first segment in it
    std::uint32_t count = 1; ///< segments in it
};

/// The segments for which `wanted` holds, bars that stand in one column and are nearer than
/// `closeness` (in units of the numbers) joined.
std::vector<BarColumn> decimated(std::span<const SeriesSegment> segments, const PlotRange& seconds,
                                 int columns, double closeness,
                                 bool (*wanted)(const SeriesSegment&));

double secondsOf(sim::SimTime t);

} // namespace tcplab::present
