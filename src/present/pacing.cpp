#include "present/pacing.h"

#include <algorithm>
#include <cmath>

namespace tcplab::present {

namespace {

constexpr double stepWithoutTime = 0.6;     ///< of a step
constexpr double stepWithoutSegment = 0.25; ///< seconds, where segments count
constexpr double shortestFold = 2.0;
constexpr double longestFold = 4.0;

double secondsOf(sim::Duration length)
{
    return std::chrono::duration<double>(length).count();
}

/// Longer silences take longer, but none takes long.
double foldSeconds(double length)
{
    return std::clamp(std::floor(std::log2(length)) - 1.0, shortestFold, longestFold);
}

double secondsOfStep(const LadderLayout& layout, std::size_t moment, Pacing pacing,
                     bool segmentEnds)
{
    const sim::SimTime from = layout.momentTime(moment);
    const sim::Duration span = layout.momentTime(moment + 1) - from;
    const bool folded = span.count() > 0 && layout.foldAt(from + span / 2);
    if (folded) return foldSeconds(secondsOf(span));
    switch (pacing) {
    case Pacing::Steps:
        return span.count() == 0 ? stepWithoutTime : 1.0;
    case Pacing::Segments:
        return segmentEnds ? 1.0 : stepWithoutSegment;
    case Pacing::TrueTime:
        return secondsOf(span);
    }
    return 1.0;
}

bool endsAWay(const LadderLayout& layout, std::size_t step)
{
    // What is on its way before the step and has its fate in it.
    const std::vector<std::uint32_t> flying = layout.inFlight(step);
    return std::ranges::any_of(flying, [&](std::uint32_t index) {
        const LadderArrow& arrow = layout.arrows()[index];
        return arrow.fate != LadderArrow::Fate::StillInFlight && arrow.fateStep == step;
    });
}

} // namespace

double classroomSeconds(const LadderLayout& layout, std::size_t moment, Pacing pacing)
{
    if (moment >= layout.steps()) return 0;
    return secondsOfStep(layout, moment, pacing,
                         pacing == Pacing::Segments && endsAWay(layout, moment));
}

ClassroomTime::ClassroomTime(const LadderLayout& layout, Pacing pacing)
{
    std::vector<bool> ends(pacing == Pacing::Segments ? layout.steps() : 0);
    if (!ends.empty())
        for (const LadderArrow& arrow : layout.arrows())
            if (arrow.fate != LadderArrow::Fate::StillInFlight && arrow.fateStep < ends.size() &&
                arrow.sentStep < arrow.fateStep)
                ends[arrow.fateStep] = true;
    sums_.reserve(layout.steps() + 1);
    sums_.push_back(0);
    for (std::size_t moment = 0; moment < layout.steps(); ++moment)
        sums_.push_back(sums_.back() +
                        secondsOfStep(layout, moment, pacing, !ends.empty() && ends[moment]));
}

double ClassroomTime::upTo(double position) const
{
    if (sums_.empty() || position <= 0) return 0;
    const auto moment = static_cast<std::size_t>(position);
    if (moment + 1 >= sums_.size()) return sums_.back();
    const double part = position - static_cast<double>(moment);
    return sums_[moment] + part * (sums_[moment + 1] - sums_[moment]);
}

} // namespace tcplab::present
