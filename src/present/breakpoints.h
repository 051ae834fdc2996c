#pragma once

#include <QJsonObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/trace.h"
#include "tcp/rules.h"

namespace tcplab::present {

/// The kinds of places at which a run can be made to stop.
namespace breakpoint {

/// After so many steps of this run.
struct Step
{
    std::size_t step = 0;
    bool operator==(const Step&) const = default;
};
/// A host enters a state.
struct State
{
    std::optional<sim::HostId> host; ///< nothing: either
    tcp::State state{};
    bool operator==(const State&) const = default;
};
enum class Event : std::uint8_t { Sent, Arrives, Lost };
/// A segment is sent, arrives or gets lost.
struct Segment
{
    std::optional<sim::HostId> from; ///< nothing: either
    Event event = Event::Sent;
    std::optional<tcp::Flags> flags; ///< the exact set
    std::optional<bool> again;       ///< something in it was sent before, or not
    std::optional<bool> withText;
    std::optional<int> nth; ///< the n-th that matches the rest, from 1; nothing: every one
    bool operator==(const Segment&) const = default;
};
/// A rule of a standard is applied.
struct Rule
{
    std::optional<sim::HostId> host;
    tcp::Rule rule{};
    bool operator==(const Rule&) const = default;
};
/// The clock reaches a time.
struct Time
{
    sim::Duration time{0};
    bool operator==(const Time&) const = default;
};

} // namespace breakpoint

/// Where a run is to stop. Whether a step is such a place is told by its record alone.
struct Breakpoint
{
    using Step = breakpoint::Step;
    using State = breakpoint::State;
    using Event = breakpoint::Event;
    using Segment = breakpoint::Segment;
    using Rule = breakpoint::Rule;
    using Time = breakpoint::Time;

    std::variant<Step, State, Segment, Rule, Time> where;
    bool enabled = true;
    bool operator==(const Breakpoint&) const = default;
};

/// "The client enters TIME-WAIT", "SYN,ACK of the server is lost (the 2nd)".
QString breakpointText(const Breakpoint& breakpoint);

/// For settings. Nothing for what is no breakpoint.
QJsonObject toJson(const Breakpoint& breakpoint);
std::optional<Breakpoint> breakpointFromJson(const QJsonObject& object);

/// Looks at the steps of a run in their order, and knows afterwards where each breakpoint, enabled
/// or not, would stop it.
class BreakpointScan
{
public:
    explicit BreakpointScan(std::vector<Breakpoint> breakpoints);

    /// Record `step` leads to moment step + 1.
    void look(std::size_t step, const sim::StepRecord& record);
    std::size_t stepsSeen() const { return seen_; }

    const std::vector<Breakpoint>& breakpoints() const { return breakpoints_; }
    /// Moments, rising.
    const std::vector<std::size_t>& hits(std::size_t index) const { return found_[index].moments; }
    /// The moments at which an enabled one stops, rising, each once.
    std::vector<std::size_t> stops() const;

private:
    struct Found
    {
        std::vector<std::size_t> moments;
        int matched = 0; ///< segments so far, for `nth`
    };

    std::vector<Breakpoint> breakpoints_;
    std::vector<Found> found_;
    std::size_t seen_ = 0;
};

} // namespace tcplab::present
