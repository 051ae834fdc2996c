#include "present/plot_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tcplab::present {

namespace {

constexpr std::size_t mostTicks = 200;

int columnOf(double seconds, const PlotRange& range, int columns)
{
    const double place = (seconds - range.from) / range.length() * columns;
    return static_cast<int>(std::clamp(place, 0.0, static_cast<double>(columns - 1)));
}

} // namespace

double secondsOf(sim::SimTime t)
{
    return static_cast<double>(t.time_since_epoch().count()) / 1e6;
}

std::vector<double> plotTicks(const PlotRange& range, double pixels, double spacing, bool whole)
{
    std::vector<double> ticks;
    if (range.length() <= 0 || pixels <= 0 || spacing <= 0) return ticks;
    const double least = range.length() * spacing / pixels;
    double step = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (step * factor < least * (1 - 1e-9)) continue;
        step *= factor;
        break;
    }
    if (whole) step = std::max(step, 1.0);
    const double first = std::ceil(range.from / step - 1e-9);
    const double last = std::floor(range.to / step + 1e-9);
    for (double i = first; i <= last && ticks.size() < mostTicks; ++i)
        ticks.push_back(i * step);
    return ticks;
}

PlotRange zoomed(const PlotRange& range, double factor, double anchor, const PlotRange& bounds,
                 double least)
{
    const double length =
        std::clamp(range.length() / factor, std::min(least, bounds.length()), bounds.length());
    const double share = range.length() > 0 ? (anchor - range.from) / range.length() : 0.5;
    const double from = anchor - share * length;
    return moved({from, from + length}, 0, bounds);
}

PlotRange moved(const PlotRange& range, double by, const PlotRange& bounds)
{
    const double length = std::min(range.length(), bounds.length());
    const double from = std::clamp(range.from + by, bounds.from, bounds.to - length);
    return {from, from + length};
}

std::vector<LevelColumn> decimated(std::span<const SeriesLevel> levels, const PlotRange& seconds,
                                   int columns)
{
    std::vector<LevelColumn> result;
    if (columns <= 0 || seconds.length() <= 0) return result;
    const auto isBefore = [](const SeriesLevel& level, double at) {
        return secondsOf(level.t) < at;
    };
    auto it = std::lower_bound(levels.begin(), levels.end(), seconds.from, isBefore);
    if (it != levels.begin()) --it; // what holds when the range begins
    bool known = false;
    double value = 0;
    for (; it != levels.end() && secondsOf(it->t) <= seconds.to; ++it) {
        const int column = columnOf(secondsOf(it->t), seconds, columns);
        const bool has = it->value != SeriesLevel::none;
        const double next =
            has ? static_cast<double>(it->value) : std::numeric_limits<double>::quiet_NaN();
        if (!known && !has) continue;
        if (!known || !has || result.empty() || result.back().column != column ||
            std::isnan(result.back().last)) {
            const double in = known ? value : next;
            result.push_back({column, in, next, has ? std::min(in, next) : in,
                              has ? std::max(in, next) : in, !known});
        } else {
            LevelColumn& last = result.back();
            last.last = next;
            last.least = std::min(last.least, next);
            last.most = std::max(last.most, next);
        }
        known = has;
        value = next;
    }
    return result;
}

std::vector<BarColumn> decimated(std::span<const SeriesSegment> segments, const PlotRange& seconds,
                                 int columns, double closeness,
                                 bool (*wanted)(const SeriesSegment&))
{
    std::vector<BarColumn> result;
    if (columns <= 0 || seconds.length() <= 0) return result;
    const auto isBefore = [](const SeriesSegment& segment, double at) {
        return secondsOf(segment.t) < at;
    };
    const auto begin = std::lower_bound(segments.begin(), segments.end(), seconds.from, isBefore);
    std::vector<BarColumn> column;
    const auto flush = [&] {
        std::ranges::sort(column, {}, &BarColumn::from);
        const std::size_t first = result.size();
        for (const BarColumn& bar : column) {
            if (result.size() > first && bar.from <= result.back().to + closeness) {
                result.back().to = std::max(result.back().to, bar.to);
                result.back().count += bar.count;
                result.back().index = std::min(result.back().index, bar.index);
            } else {
                result.push_back(bar);
            }
        }
        column.clear();
    };
    for (auto it = begin; it != segments.end() && secondsOf(it->t) <= seconds.to; ++it) {
        if (!wanted(*it)) continue;
        const int at = columnOf(secondsOf(it->t), seconds, columns);
        if (!column.empty() && column.front().column != at) flush();
        column.push_back({at, static_cast<double>(it->from), static_cast<double>(it->to),
                          static_cast<std::uint32_t>(it - segments.begin()), 1});
    }
    flush();
    return result;
}

} // namespace tcplab::present
