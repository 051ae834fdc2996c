#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "sim/command.h"
#include "sim/host.h"
#include "sim/random.h"
#include "sim/scenario.h"
#include "sim/trace.h"

namespace tcplab::sim {

/// A segment between the hosts.
struct SegmentInFlight {
    std::uint64_t id = 0;
    HostId from{};
    int conn = 0;
    PortPair ports;              ///< as the sender sees them
    tcp::Header header;
    std::vector<std::byte> payload;
    tcp::TransmitReason reason = tcp::TransmitReason::Regular;
    tcp::State senderState{};
    SimTime sentAt;
    SimTime arrivesAt;
    bool corrupted = false;
    bool injected = false;
    int overtakenBy = 0;         ///< still to be overtaken by so many before it may arrive
    bool operator==(const SegmentInFlight&) const = default;
};

/// Everything there is at one moment: two hosts, two directions of a link, the clock and what is pending.
/// A plain value: copying it is a checkpoint, comparing it compares everything.
class World
{
public:
    explicit World(std::shared_ptr<const Scenario> scenario);

    /// Carries out one command and tells everything that followed at once.
    /// A command that does not apply (no such segment) changes nothing and gives no record.
    StepRecord step(const Command& command);

    SimTime now() const { return now_; }
    /// When the next event is due; nothing when nothing is pending before the scenario's `until`.
    std::optional<SimTime> nextEventAt() const;
    bool isFinished() const { return !nextEventAt(); }

    const Scenario& scenario() const { return *scenario_; }
    const Host& host(HostId id) const { return hosts_[indexOf(id)]; }
    const std::vector<SegmentInFlight>& inFlight() const { return inFlight_; }
    const SegmentInFlight* findInFlight(std::uint64_t id) const;

    bool operator==(const World&) const;

private:
    // (the simulator's author shapes the private part)
    std::shared_ptr<const Scenario> scenario_;
    SimTime now_;
    std::array<Host, 2> hosts_;
    std::vector<SegmentInFlight> inFlight_;
};

} // namespace tcplab::sim
