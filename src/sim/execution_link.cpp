// What happens to segments between the hosts.
#include <algorithm>

#include "sim/execution.h"
#include "sim/segment_match.h"

namespace tcplab::sim {

std::size_t World::Execution::directionOf(const SegmentInFlight& segment) const
{
    return segment.from == HostId::Client ? 0 : 1;
}

void World::Execution::recordSegment(SegmentEvent event, const SegmentInFlight& segment,
                                     DropReason reason)
{
    if (!traced_) return;
    SegmentRecord what;
    what.event = event;
    what.id = segment.id;
    what.from = segment.from;
    what.conn = segment.conn;
    what.header = segment.header;
    what.length = static_cast<std::uint32_t>(segment.payload.size());
    what.reason = segment.reason;
    what.repeated = segment.repeated;
    what.senderState = segment.senderState;
    what.sentAt = segment.sentAt;
    what.arrivesAt = segment.arrivesAt;
    what.injected = segment.injected;
    what.badChecksum = reason == DropReason::Checksum;
    what.dropped = reason;
    record(what);
}

void World::Execution::sendStaged(tcp::State senderState)
{
    for (Scratch::Staged& staged : scratch_.staged) {
        staged.segment.senderState = senderState;
        putOnLink(std::move(staged.segment), staged.record);
    }
    scratch_.staged.clear();
}

void World::Execution::putOnLink(SegmentInFlight&& segment, std::size_t recordIndex)
{
    const Scenario& scenario = *world_.scenario_;
    const std::size_t direction = directionOf(segment);
    const Passage passage = world_.links_[direction].enter(scenario.links[direction],
                                                           bytesOnLink(segment), world_.now_);
    segment.arrivesAt = segment.regularArrival = passage.arrivesAt;
    if (traced_) {
        auto& sent = std::get<SegmentRecord>(record_.records[recordIndex].what);
        sent.senderState = segment.senderState;
        sent.arrivesAt = segment.arrivesAt;
    }
    scratch_.copies.clear();
    if (!applyFaults(segment)) return drop(std::move(segment), DropReason::Fault);
    if (passage.lost) return drop(std::move(segment), DropReason::Loss);
    if (linkIsFull()) return drop(std::move(segment), DropReason::LinkFull);
    if (passage.reordered) holdBack(segment, 1);
    if (passage.duplicated) scratch_.copies.push_back(Duration{0});

    planArrival(segment);
    const std::uint64_t id = segment.id;
    world_.inFlight_.add(std::move(segment));
    for (const Duration later : scratch_.copies)
        if (!linkIsFull()) duplicate(id, later);
}

/// Only a link of limited bandwidth asks for it.
std::size_t World::Execution::bytesOnLink(const SegmentInFlight& segment) const
{
    const Scenario& scenario = *world_.scenario_;
    if (!scenario.links[directionOf(segment)].bandwidth) return 0;
    const bool ipv6 = scenario.endpoint(segment.from).address.find(':') != std::string::npos;
    return wireBytes(segment.header, segment.payload.size(), ipv6);
}

bool World::Execution::linkIsFull() const
{
    return world_.inFlight().size() >= maxInFlight;
}

/// Counts what matches.
bool World::Execution::isMeant(std::size_t index, const SegmentInFlight& segment)
{
    const SegmentMatch& match = world_.scenario_->faults[index].match;
    const SegmentFacts facts{segment.from, segment.conn, segment.header,
                             static_cast<std::uint32_t>(segment.payload.size()),
                             segment.senderState};
    if (!matches(match, facts)) return false;
    const std::uint32_t count = ++world_.faultCounts_[index];
    return !match.nth || static_cast<std::uint32_t>(*match.nth) == count;
}

void World::Execution::planFault(std::size_t index, std::uint64_t segment)
{
    const Fault& fault = world_.scenario_->faults[index];
    world_.plan(Event{world_.now_ + *fault.after,
                      world_.nextEvent_++,
                      segment,
                      static_cast<int>(index),
                      EventKind::Fault,
                      {}},
                fault.behind);
}

/// A fault meets a segment that is on its way.
void World::Execution::befall(const Fault& fault, std::uint64_t segment)
{
    if (fault.kind == FaultKind::Duplicate && fault.delay > Duration{0}) {
        if (!linkIsFull()) duplicate(segment, fault.delay);
        return;
    }
    interfere(Interfere{fault.kind, segment, std::nullopt, fault.delay, fault.segments},
              DropReason::Fault);
}

void World::Execution::applyFaultsToCopy(std::uint64_t id)
{
    const auto& faults = world_.scenario_->faults;
    // What such a fault copies is a copy again: only those that mean one of them look at it.
    const bool again = copiesOfCopies_ > 0;
    ++copiesOfCopies_;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        const Fault& fault = faults[i];
        if (!fault.copies || (again && !fault.match.nth)) continue;
        const SegmentInFlight* copy = world_.inFlight_.find(id);
        if (!copy) break; // one of them has dropped it
        if (!isMeant(i, *copy)) continue;
        if (fault.after)
            planFault(i, id);
        else
            befall(fault, id);
    }
    --copiesOfCopies_;
}

/// False: one of them drops it.
bool World::Execution::applyFaults(SegmentInFlight& segment)
{
    const auto& faults = world_.scenario_->faults;
    bool passes = true;
    // Every fault counts what matches it, whatever the others do.
    for (std::size_t i = 0; i < faults.size(); ++i) {
        const Fault& fault = faults[i];
        if (fault.copies || !isMeant(i, segment) || !passes) continue;
        if (fault.after) {
            planFault(i, segment.id);
            continue;
        }
        switch (fault.kind) {
        case FaultKind::Drop:
            passes = false;
            break;
        case FaultKind::Duplicate:
            scratch_.copies.push_back(fault.delay);
            break;
        case FaultKind::Delay:
            delay(segment, fault.delay);
            break;
        case FaultKind::Corrupt:
            segment.corrupted = true;
            recordSegment(SegmentEvent::Corrupted, segment);
            break;
        case FaultKind::Reorder:
            holdBack(segment, fault.segments);
            break;
        }
    }
    return passes;
}

void World::Execution::delay(SegmentInFlight& segment, Duration by)
{
    segment.regularArrival += by;
    segment.arrivesAt += by;
    recordSegment(SegmentEvent::Delayed, segment);
}

void World::Execution::planArrival(SegmentInFlight& segment)
{
    segment.event = world_.nextEvent_++;
    world_.events_.push(
        Event{segment.arrivesAt, segment.event, segment.id, 0, EventKind::Arrival, {}});
}

void World::Execution::holdBack(SegmentInFlight& segment, int segments)
{
    const std::size_t direction = directionOf(segment);
    if (segment.overtakenBy == 0) ++world_.held_[direction];
    segment.overtakenBy += segments;
    segment.arrivesAt = segment.regularArrival + longestHold(world_.scenario_->links[direction]);
    recordSegment(SegmentEvent::Reordered, segment);
}

void World::Execution::overtakeOlder(const SegmentInFlight& arrived)
{
    int& held = world_.held_[directionOf(arrived)];
    if (held == 0) return;
    for (SegmentInFlight& older : world_.inFlight_.mutableView()) {
        if (older.id >= arrived.id) return;
        if (older.from != arrived.from || older.overtakenBy == 0) continue;
        if (--older.overtakenBy > 0) continue;
        --held;
        older.arrivesAt = std::max(world_.now_, older.regularArrival);
        // Under its old number, so that among those of the same moment its turn is now. The event
        // that was planned for the end of the hold comes later and finds nothing any more.
        world_.events_.push(
            Event{older.arrivesAt, older.event, older.id, 0, EventKind::Arrival, {}});
    }
}

void World::Execution::duplicate(std::uint64_t id, Duration later)
{
    SegmentInFlight copy = *world_.inFlight_.find(id);
    copy.id = world_.nextSegment_++;
    copy.regularArrival += later;
    copy.arrivesAt += later;
    if (copy.overtakenBy > 0) ++world_.held_[directionOf(copy)];
    planArrival(copy);
    recordSegment(SegmentEvent::Duplicated, copy);
    if (traced_) std::get<SegmentRecord>(record_.records.back().what).copyOf = id;
    const std::uint64_t made = copy.id;
    world_.inFlight_.add(std::move(copy));
    if (!world_.scenario_->faults.empty()) applyFaultsToCopy(made);
}

void World::Execution::drop(SegmentInFlight&& segment, DropReason reason)
{
    // A segment that had to be overtaken and is dropped leaves nobody behind who counts it.
    if (segment.overtakenBy > 0) --world_.held_[directionOf(segment)];
    recordSegment(SegmentEvent::Dropped, segment, reason);
    recycle(std::move(segment));
}

void World::Execution::recycle(SegmentInFlight&& segment)
{
    constexpr std::size_t enough = 4'096;
    if (segment.payload.capacity() > 0 && scratch_.spare.size() < enough)
        scratch_.spare.push_back(std::move(segment.payload));
}

bool World::Execution::apply(const Interfere& command)
{
    return interfere(command, DropReason::Person);
}

bool World::Execution::interfere(const Interfere& command, DropReason reason)
{
    if (!world_.inFlight_.find(command.segment) ||
        (command.kind == FaultKind::Duplicate && linkIsFull()) || !moveClock(command.at))
        return false;
    SegmentInFlight& segment = *world_.inFlight_.find(command.segment);
    switch (command.kind) {
    case FaultKind::Drop:
        drop(world_.inFlight_.take(command.segment), reason);
        break;
    case FaultKind::Duplicate:
        duplicate(command.segment);
        break;
    case FaultKind::Delay:
        delay(segment, command.delay);
        planArrival(segment);
        break;
    case FaultKind::Corrupt:
        segment.corrupted = true;
        recordSegment(SegmentEvent::Corrupted, segment);
        break;
    case FaultKind::Reorder:
        holdBack(segment, command.segments);
        planArrival(segment);
        break;
    }
    return true;
}

} // namespace tcplab::sim
