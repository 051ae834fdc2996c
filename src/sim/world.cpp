#include "sim/world.h"

#include <algorithm>
#include <tuple>

#include "sim/execution.h"

namespace tcplab::sim {

World::Reused::Reused() = default;
World::Reused::Reused(const Reused&)
{
}
World::Reused::Reused(Reused&&) noexcept = default;
World::Reused& World::Reused::operator=(const Reused&)
{
    return *this;
}
World::Reused& World::Reused::operator=(Reused&&) noexcept = default;
World::Reused::~Reused() = default;

World::World(std::shared_ptr<const Scenario> scenario)
    : scenario_(std::move(scenario))
    , links_{LinkDirection(scenario_->seed, HostId::Server),
             LinkDirection(scenario_->seed, HostId::Client)}
    , faultCounts_(scenario_->faults.size())
{
    for (const HostId id : bothHosts) {
        hosts_[indexOf(id)].id = id;
        hosts_[indexOf(id)].config = scenario_->endpoint(id).config;
    }
    for (std::size_t i = 0; i < scenario_->script.size(); ++i) {
        const ScriptItem& item = scenario_->script[i];
        if (item.when) {
            waitingItems_.push_back(static_cast<std::uint32_t>(i));
            continue;
        }
        const SimTime at{item.at.value_or(Duration{0})};
        plan(Event{at, nextEvent_++, i, 0, EventKind::Script, {}}, item.behind);
    }
    for (std::size_t i = 0; i < scenario_->inject.size(); ++i) {
        const Injection& injection = scenario_->inject[i];
        plan(Event{SimTime{injection.at}, nextEvent_++, i, 0, EventKind::Injection, {}},
             injection.behind);
    }
}

void World::plan(const Event& event, std::optional<int> behind)
{
    if (!behind) return events_.push(event);
    const auto key = [](const PlacedEvent& p) {
        return std::tuple(p.event.at, p.behind, p.event.id);
    };
    const PlacedEvent placed{event, *behind};
    placed_.insert(std::ranges::upper_bound(placed_, key(placed), {}, key), placed);
}

/// A placed event waits for its turn: until that many steps have been done at its time, or nothing
/// else is left to be done then.
bool World::isPlacedNext() const
{
    if (placed_.empty() || events_.empty()) return !placed_.empty();
    const PlacedEvent& first = placed_.front();
    const SimTime other = events_.top().at;
    if (first.event.at != other) return first.event.at < other;
    return (now_ == other ? stepsNow_ : 0) >= first.behind;
}

Event World::takeNextEvent()
{
    if (isPlacedNext()) {
        const Event event = placed_.front().event;
        placed_.erase(placed_.begin());
        return event;
    }
    const Event event = events_.top();
    events_.pop();
    return event;
}

StepRecord World::step(const Command& command)
{
    StepRecord record;
    step(command, record);
    return record;
}

bool World::step(const Command& command, StepRecord& record)
{
    record.records.clear();
    record.command = command;
    record.applied = Execution(*this, record).carryOut(command);
    record.t = now_;
    return record.applied;
}

std::optional<SimTime> World::nextEventAt() const
{
    if (events_.empty() && placed_.empty()) return std::nullopt;
    const SimTime at = isPlacedNext() ? placed_.front().event.at : events_.top().at;
    return at > SimTime{scenario_->until} ? std::nullopt : std::optional(at);
}

bool World::isCurrent(const Event& event) const
{
    switch (event.kind) {
    case EventKind::Script:
    case EventKind::Injection:
        return true;
    case EventKind::QuietOver:
        return host(event.host).quietUntil == event.at;
    case EventKind::Fault:
        return inFlight_.find(event.subject) != nullptr;
    case EventKind::Arrival: {
        const SegmentInFlight* segment = inFlight_.find(event.subject);
        return segment && segment->event == event.id;
    }
    case EventKind::Timer: {
        const Connection* connection = host(event.host).find(static_cast<int>(event.subject));
        if (!connection || connection->timerAt != event.at) return false;
        const auto expiry = connection->endpoint.nextExpiry();
        return expiry && expiry->due == event.at;
    }
    }
    return false;
}

void World::settleQueue()
{
    if (!placed_.empty())
        std::erase_if(placed_, [this](const PlacedEvent& p) { return !isCurrent(p.event); });
    // A timer that was put off keeps its place in the queue until that is the front: most deadlines
    // are moved many times and reached never.
    while (!events_.empty() && !isCurrent(events_.top())) {
        const Event event = events_.top();
        events_.pop();
        if (event.kind != EventKind::Timer) continue;
        Connection* connection = hosts_[indexOf(event.host)].find(static_cast<int>(event.subject));
        if (!connection || connection->timerAt != event.at) continue;
        const auto expiry = connection->endpoint.nextExpiry();
        connection->timerAt = expiry ? expiry->due : Connection::never;
        if (expiry) {
            Event moved = event;
            moved.at = expiry->due;
            events_.push(moved);
        }
    }
}

bool World::operator==(const World& other) const
{
    return (scenario_ == other.scenario_ || *scenario_ == *other.scenario_) && now_ == other.now_ &&
           hosts_ == other.hosts_ && links_ == other.links_ && held_ == other.held_ &&
           inFlight_ == other.inFlight_ && events_ == other.events_ && placed_ == other.placed_ &&
           stepsNow_ == other.stepsNow_ && nextEvent_ == other.nextEvent_ &&
           nextSegment_ == other.nextSegment_ && nextConnection_ == other.nextConnection_ &&
           faultCounts_ == other.faultCounts_ && waitingItems_ == other.waitingItems_;
}

} // namespace tcplab::sim
