#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "sim/command.h"
#include "sim/event_queue.h"
#include "sim/flight_list.h"
#include "sim/host.h"
#include "sim/link.h"
#include "sim/scenario.h"
#include "sim/trace.h"

namespace tcplab::sim {

/// Everything there is at one moment: two hosts, two directions of a link, the clock and what is
/// pending. A plain value: copying it is a checkpoint, comparing it compares everything.
///
/// Events happen in the order of (time, id), see Event; those that a scenario has placed behind so
/// many steps of their moment, when that many have been done. After each step the conditions of the
/// script are looked at; calls that they release become events of their own, `after` later.
class World
{
public:
    /// So many segments fit on the link, both directions together: more than any exchange with
    /// windows of 65,535 octets needs, unless its segments are tiny. What comes when the link is
    /// full is lost (DropReason::LinkFull), and nothing is duplicated: else a link that doubles
    /// every segment would take all memory in a few round trips.
    static constexpr std::size_t maxInFlight = 20'000;

    explicit World(std::shared_ptr<const Scenario> scenario);

    /// Carries out one command and tells everything that followed at once.
    /// A command that does not apply (no such segment, a moment that is not between now and the
    /// next event) changes nothing and gives no record.
    StepRecord step(const Command& command);
    /// The same into storage of the caller's, for long runs.
    bool step(const Command& command, StepRecord& record);
    /// Without tracing StepRecord::records stay empty, and a step costs a fraction. Not part of the
    /// value.
    void setTracing(bool on) { tracing_ = on; }

    SimTime now() const { return now_; }
    /// When the next event is due; nothing when nothing is pending before the scenario's `until`.
    std::optional<SimTime> nextEventAt() const;
    bool isFinished() const { return !nextEventAt(); }

    const Scenario& scenario() const { return *scenario_; }
    const Host& host(HostId id) const { return hosts_[indexOf(id)]; }
    /// In the order in which they were sent (a copy: in which it was made).
    std::span<const SegmentInFlight> inFlight() const { return inFlight_.view(); }
    const SegmentInFlight* findInFlight(std::uint64_t id) const { return inFlight_.find(id); }
    /// Events to come that have their place among those of the same moment, in their order.
    std::span<const PlacedEvent> placedEvents() const { return placed_; }
    /// Is the first of them what happens next?
    bool isPlacedNext() const;

    bool operator==(const World& other) const;

private:
    class Execution; ///< one step being carried out
    class Scratch;   ///< storage that steps use again and again

    /// A storage that no copy takes along and no comparison looks at.
    struct Reused
    {
        Reused();
        Reused(const Reused&);
        Reused(Reused&&) noexcept;
        Reused& operator=(const Reused&);
        Reused& operator=(Reused&&) noexcept;
        ~Reused();
        std::unique_ptr<Scratch> scratch;
    };

    bool isCurrent(const Event& event) const;
    void settleQueue();
    void plan(const Event& event, std::optional<int> behind);
    Event takeNextEvent();

    std::shared_ptr<const Scenario> scenario_;
    SimTime now_;
    std::array<Host, 2> hosts_;
    std::array<LinkDirection, 2> links_; ///< [0] towards the server
    std::array<int, 2> held_{};          ///< segments that wait to be overtaken, by the same index
    FlightList inFlight_;
    EventQueue events_;
    std::vector<PlacedEvent> placed_; ///< in their order; most scenarios have none
    int stepsNow_ = 0;                ///< steps that have been done at this very time
    std::uint64_t nextEvent_ = 1;
    std::uint64_t nextSegment_ = 1;
    int nextConnection_ = 1;
    std::vector<std::uint32_t> faultCounts_;  ///< how many segments each fault has matched
    std::vector<std::uint32_t> waitingItems_; ///< script items whose condition has not held yet
    bool tracing_ = true;
    Reused reused_;
};

} // namespace tcplab::sim
