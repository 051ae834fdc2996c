#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/explorer/machine.h"
#include "sim/explorer/violation.h"
#include "sim/explorer/world_spec.h"
#include "sim/scenario.h"

namespace tcplab::sim::explorer {

/// Where an exploration stops although there is more.
struct Limits
{
    std::uint32_t depth = 1000;
    std::uint32_t states = 20'000'000;
    std::size_t memory = std::size_t{4} << 30; ///< octets
};

enum class StoppedBy : std::uint8_t { Nothing, Depth, States, Memory, Tables };
std::string_view id(StoppedBy limit);

/// Something that must never happen, and did; `scenario` replays the shortest way there.
struct Violation
{
    ViolationKind kind{};
    std::uint32_t depth = 0; ///< actions from the start
    std::array<tcp::State, 2> states{};
    std::vector<Action> path;
    Scenario scenario;
};

struct Exploration
{
    std::uint64_t states = 0;
    std::uint64_t edges = 0;
    std::uint32_t depth = 0; ///< the longest of the shortest ways to a state
    StoppedBy stoppedBy{};   ///< the first limit that left something out
    std::uint64_t cut = 0;   ///< states in which only the bound on timeouts ends it
    std::uint64_t ended = 0; ///< states in which all is over: both CLOSED, nothing left to do
    std::array<std::uint64_t, deadEndCount> deadEnds{};
    std::uint64_t fairStates = 0; ///< met in fair continuations, and found good
    /// Fair continuations in which two ends that have lost each other answered each segment of the
    /// other with an ACK, until a timer put an end to it.
    std::uint64_t ackLoops = 0;
    std::vector<std::uint64_t> rows;   ///< how often each of tcp::transitions() was taken
    std::vector<Violation> violations; ///< the first of each kind
    std::uint64_t endpoints = 0;       ///< different endpoints met
    std::uint64_t segments = 0;        ///< different segments
    std::uint64_t localSteps = 0;      ///< times that the model itself was asked
    std::size_t memory = 0;            ///< octets, about
};

/// What an exploration shows to whoever watches over it.
struct View
{
    const tcp::Endpoint& client;
    const tcp::Endpoint& server;
};

struct Hooks
{
    /// True for what must not be; then the world counts it as a violation (Forbidden).
    std::function<bool(const View&)> forbidden;
    /// Called now and then; false ends it.
    std::function<void(const Exploration&)> progress;
};

/// Walks a bounded world breadth first, each state once.
Exploration explore(const WorldSpec& spec, const Limits& limits = {}, const Hooks& hooks = {});

/// The scenario that takes the model along a path from the world's start, segment by segment.
Scenario replayScenario(const WorldSpec& spec, std::span<const Action> path, ViolationKind kind);

} // namespace tcplab::sim::explorer
