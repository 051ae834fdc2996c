#include "present/run_marks.h"

#include <algorithm>

namespace tcplab::present {

namespace {

std::vector<RunMark>& of(RunMarks& marks, RunMarkKind kind)
{
    return marks[static_cast<std::size_t>(kind)];
}

} // namespace

RunMarks runMarks(const LadderLayout& layout)
{
    RunMarks marks;
    for (const sim::HostId host : sim::bothHosts) {
        auto& transitions = of(marks, host == sim::HostId::Client ? RunMarkKind::ClientTransition
                                                                  : RunMarkKind::ServerTransition);
        const auto& notes = layout.notes(host);
        for (std::uint32_t i = 0; i < notes.size(); ++i)
            if (notes[i].state) transitions.push_back({notes[i].step + 1, i});
    }
    const auto& arrows = layout.arrows();
    for (std::uint32_t i = 0; i < arrows.size(); ++i)
        if (arrows[i].fate == LadderArrow::Fate::Lost)
            of(marks, RunMarkKind::Loss).push_back({arrows[i].fateStep + 1, i});
    const auto& timers = layout.timers();
    for (std::uint32_t i = 0; i < timers.size(); ++i)
        if (timers[i].ending == LadderTimerBar::End::Fired)
            of(marks, RunMarkKind::Timer).push_back({timers[i].toStep + 1, i});
    for (auto& kind : marks)
        std::ranges::stable_sort(kind, {}, &RunMark::moment);
    return marks;
}

std::vector<MarkCluster> clusterMarks(const std::vector<RunMark>& marks,
                                      const std::function<double(std::size_t)>& xOf, double spacing)
{
    std::vector<MarkCluster> clusters;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const double x = xOf(marks[i].moment);
        if (clusters.empty() || x - clusters.back().to >= spacing) clusters.push_back({x, x, i, i});
        clusters.back().to = x;
        clusters.back().last = i;
    }
    return clusters;
}

std::size_t nextMark(const RunMarks& marks, std::size_t moment)
{
    std::size_t best = static_cast<std::size_t>(-1);
    for (const auto& kind : marks) {
        const auto later = std::ranges::upper_bound(kind, moment, {}, &RunMark::moment);
        if (later != kind.end()) best = std::min(best, later->moment);
    }
    return best == static_cast<std::size_t>(-1) ? moment : best;
}

std::size_t previousMark(const RunMarks& marks, std::size_t moment)
{
    std::optional<std::size_t> best;
    for (const auto& kind : marks) {
        const auto here = std::ranges::lower_bound(kind, moment, {}, &RunMark::moment);
        if (here != kind.begin()) best = std::max(best.value_or(0), std::prev(here)->moment);
    }
    return best.value_or(moment);
}

} // namespace tcplab::present
