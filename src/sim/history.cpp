#include "sim/history.h"

#include <algorithm>
#include <utility>

namespace tcplab::sim {

History::History(std::shared_ptr<const Scenario> scenario)
    : scenario_(std::move(scenario))
    , tip_(scenario_)
    , cursor_{0, tip_}
{
    cursor_.world.setTracing(false);
    takeSnapshot();
}

History::History(const History& other, std::size_t moment)
    : scenario_(other.scenario_)
    , interval_(other.interval_)
    , tip_(other.at(moment))
    , cursor_(other.snapshots_.front())
{
    tip_.setTracing(true);
    const auto kept = static_cast<std::ptrdiff_t>(std::min(moment, other.steps()));
    records_.assign(other.records_.begin(), other.records_.begin() + kept);
    for (const Snapshot& snapshot : other.snapshots_)
        if (snapshot.moment <= records_.size()) snapshots_.push_back(snapshot);
}

std::size_t History::segmentsInSnapshots() const
{
    std::size_t count = 0;
    for (const Snapshot& snapshot : snapshots_)
        count += snapshot.world.inFlight().size();
    return count;
}

void History::takeSnapshot()
{
    snapshots_.push_back({steps(), tip_});
    snapshots_.back().world.setTracing(false);
    constexpr std::size_t fewest = 4; // a few have to stay, whatever they weigh
    while (snapshots_.size() > maxSnapshots ||
           (snapshots_.size() > fewest && segmentsInSnapshots() > maxSegmentsInSnapshots))
        thinSnapshots();
}

void History::thinSnapshots()
{
    // Every second one goes; the first, moment 0, stays.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < snapshots_.size(); i += 2, ++kept)
        if (kept != i) snapshots_[kept] = std::move(snapshots_[i]);
    snapshots_.erase(snapshots_.begin() + static_cast<std::ptrdiff_t>(kept), snapshots_.end());
    interval_ *= 2;
}

bool History::append(const Command& command)
{
    if (!tip_.step(command, recording_)) return false;
    records_.push_back(recording_); // a copy, which takes no more room than it needs
    if (steps() % interval_ == 0) takeSnapshot();
    return true;
}

bool History::runToEnd(std::size_t maxSteps)
{
    for (std::size_t i = 0; i < maxSteps && !tip_.isFinished(); ++i)
        append(NextEvent{});
    return tip_.isFinished();
}

const World& History::at(std::size_t moment) const
{
    moment = std::min(moment, steps());
    if (moment == steps()) return tip_;
    const auto behind = std::ranges::upper_bound(snapshots_, moment, {}, &Snapshot::moment);
    const Snapshot& nearest = *std::prev(behind);
    if (cursor_.moment > moment || cursor_.moment < nearest.moment) cursor_ = nearest;
    StepRecord unread;
    for (; cursor_.moment < moment; ++cursor_.moment)
        cursor_.world.step(records_[cursor_.moment].command, unread);
    return cursor_.world;
}

std::size_t History::momentAt(SimTime t) const
{
    const auto later = std::ranges::upper_bound(records_, t, {}, &StepRecord::t);
    return static_cast<std::size_t>(later - records_.begin());
}

void History::truncate(std::size_t moment)
{
    if (moment >= steps()) return;
    World world = at(moment);
    world.setTracing(true);
    tip_ = std::move(world);
    records_.erase(records_.begin() + static_cast<std::ptrdiff_t>(moment), records_.end());
    std::erase_if(snapshots_, [moment](const Snapshot& s) { return s.moment > moment; });
}

} // namespace tcplab::sim
