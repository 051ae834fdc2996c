#include "sim/scenario_recording.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "sim/options.h"

namespace tcplab::sim {

namespace {

/// How a file names a segment: the n-th of these flags from this host.
struct NamedSegment
{
    SegmentMatch match;
    bool isCopy = false;
    SimTime made; ///< when it, or the copy, was put on the link
};

class Recorder
{
public:
    Recorder(const History& history, std::size_t steps)
        : history_(history)
        , steps_(std::min(steps, history.steps()))
    {
        recording_.scenario = history.scenario();
        const auto hasPlace = [](const auto& item) { return item.behind.has_value(); };
        const Scenario& scenario = history.scenario();
        hasPlaces_ = std::ranges::any_of(scenario.script, hasPlace) ||
                     std::ranges::any_of(scenario.faults, hasPlace) ||
                     std::ranges::any_of(scenario.inject, hasPlace);
    }

    Recording take()
    {
        for (std::size_t step = 0; step < steps_; ++step) {
            step_ = step;
            std::visit([this](const auto& command) { add(command); },
                       history_.record(step).command);
            learnSegments(step);
        }
        return std::move(recording_);
    }

private:
    void add(const NextEvent&);
    void add(const Interfere& command);
    void add(const PersonCalls& command);
    void add(const InjectSegment& command);
    void learnSegments(std::size_t step);
    std::optional<int> place(bool isFault);
    int stepsBefore() const;
    void letWait(int last, std::size_t from);
    std::optional<int>& placeOf(const Event& event);

    SimTime time() const { return history_.record(step_).t; }

    const History& history_;
    const std::size_t steps_;
    std::size_t step_ = 0;
    bool hasPlaces_ = false; ///< the scenario has told some of its events their place
    Recording recording_;
    std::unordered_map<std::uint64_t, NamedSegment> segments_;
    /// By sender, flags and whether it is a copy.
    std::map<std::tuple<HostId, std::string, bool>, int> counts_;
};

/// Numbers the segments as the faults of a world count them.
void Recorder::learnSegments(std::size_t step)
{
    for (const TraceRecord& record : history_.record(step).records) {
        const auto* segment = std::get_if<SegmentRecord>(&record.what);
        if (!segment) continue;
        const bool isCopy = segment->event == SegmentEvent::Duplicated;
        if (!isCopy && segment->event != SegmentEvent::Sent) {
            if (segment->event == SegmentEvent::Delivered ||
                segment->event == SegmentEvent::Dropped)
                segments_.erase(segment->id);
            continue;
        }
        NamedSegment named;
        named.match.from = segment->from;
        named.match.flags = segment->header.flags;
        named.match.nth = ++counts_[{segment->from, tcp::toString(segment->header.flags), isCopy}];
        named.isCopy = isCopy;
        named.made = record.t;
        segments_[segment->id] = named;
    }
}

/// Where the command of this step stands among the steps of its moment; nothing where that goes
/// without saying.
std::optional<int> Recorder::place(bool isFault)
{
    const SimTime t = time();
    const int before = stepsBefore();
    letWait(before, 0);
    if (before > 0) return before;
    // What was to happen at the same time may have been planned before, and would then come first.
    if (history_.at(step_).nextEventAt() != t) return std::nullopt;
    const auto isThen = [t](Duration at) { return SimTime{at} == t; };
    const Scenario& scenario = recording_.scenario;
    const bool isScripted =
        std::ranges::any_of(scenario.script,
                            [&](const ScriptItem& item) { return item.at && isThen(*item.at); }) ||
        std::ranges::any_of(scenario.inject,
                            [&](const Injection& injection) { return isThen(injection.at); });
    return isFault || isScripted ? std::optional(0) : std::nullopt;
}

/// How many recorded steps of the same moment come before this one.
int Recorder::stepsBefore() const
{
    const SimTime t = time();
    int before = 0;
    for (std::size_t step = step_; step > 0 && history_.record(step - 1).t == t; --step)
        if (!std::ranges::binary_search(recording_.leftOut, step - 1)) ++before;
    return before;
}

/// What the scenario itself has placed at this moment and has not happened yet, from one of them
/// on, comes behind `last`, each behind the one before it.
void Recorder::letWait(int last, std::size_t from)
{
    const auto waiting = history_.at(step_).placedEvents();
    for (std::size_t i = from; i < waiting.size() && waiting[i].event.at == time(); ++i) {
        std::optional<int>& place = placeOf(waiting[i].event);
        last = std::max(place.value_or(0), last + 1);
        place = last;
    }
}

std::optional<int>& Recorder::placeOf(const Event& event)
{
    Scenario& scenario = recording_.scenario;
    if (event.kind == EventKind::Fault)
        return scenario.faults[static_cast<std::size_t>(event.conn)].behind;
    const auto index = static_cast<std::size_t>(event.subject);
    return event.kind == EventKind::Script ? scenario.script[index].behind
                                           : scenario.inject[index].behind;
}

/// What the scenario has placed may have come sooner or later than that, for want of anything else
/// to be done, or because it was planned in the last moment. Where it really came is its place, so
/// that nothing that was done then can get before it.
void Recorder::add(const NextEvent&)
{
    if (!hasPlaces_) return;
    const World& before = history_.at(step_);
    if (!before.isPlacedNext()) return;
    const int steps = stepsBefore();
    placeOf(before.placedEvents().front().event) = steps;
    letWait(steps, 1);
}

void Recorder::add(const Interfere& command)
{
    const NamedSegment& named = segments_.at(command.segment);
    Fault fault;
    fault.match = named.match;
    fault.copies = named.isCopy;
    fault.kind = command.kind;
    if (command.kind == FaultKind::Delay) fault.delay = command.delay;
    if (command.kind == FaultKind::Reorder) fault.segments = command.segments;
    fault.after = time() - named.made;
    fault.behind = place(true);
    recording_.scenario.faults.push_back(std::move(fault));
}

void Recorder::add(const PersonCalls& command)
{
    ScriptItem item;
    item.call = command.call;
    Call& call = item.call;
    if (call.kind == CallKind::Set && !withOption(tcp::Config{}, call.option, call.value)) {
        recording_.leftOut.push_back(step_);
        return;
    }
    item.at = time().time_since_epoch();
    item.behind = place(false);
    constexpr std::array concernTheHost{CallKind::Listen, CallKind::Connect, CallKind::Crash,
                                        CallKind::Restart, CallKind::Accept};
    if (std::ranges::find(concernTheHost, call.kind) != concernTheHost.end()) call.conn = 0;
    recording_.scenario.script.push_back(std::move(item));
}

void Recorder::add(const InjectSegment& command)
{
    Injection injection = command.injection;
    injection.at = time().time_since_epoch();
    injection.behind = place(false);
    // RFC 9293 3.1: without the flag the field says nothing, and a file has no place for it.
    if (!injection.header.has(tcp::Flag::Ack)) injection.header.ack = tcp::SeqNum{0};
    recording_.scenario.inject.push_back(std::move(injection));
}

} // namespace

Recording recordScenario(const History& history, std::size_t steps)
{
    return Recorder(history, steps).take();
}

bool hasCommands(const History& history, std::size_t steps)
{
    for (std::size_t step = 0; step < std::min(steps, history.steps()); ++step)
        if (!std::holds_alternative<NextEvent>(history.record(step).command)) return true;
    return false;
}

} // namespace tcplab::sim
