#pragma once

#include <cstddef>
#include <vector>

#include "sim/history.h"
#include "sim/scenario.h"

namespace tcplab::sim {

/// A scenario whose straight run repeats a history, with everything in it that a person did.
struct Recording
{
    Scenario scenario;
    /// Steps (as History::record() counts them) whose command a file cannot say. All of them were
    /// refused when they were given, and have changed nothing: calls that set an option which is
    /// none, or to a value that it cannot have.
    std::vector<std::size_t> leftOut;
};

/// Of the first `steps` steps; the law, tested on the scenarios that come with the program: a
/// straight run of `scenario`, written to a file and read again, gives the same records at the same
/// times, step by step. Only why a segment was dropped is told differently: a person's doing has
/// become a fault of the scenario.
///
/// What was done to a segment in flight becomes a fault that names it by sender, flags and number;
/// calls stand in the script with their time, hand-made segments among the injections. Where other
/// steps have the same time, `behind` says which come first.
Recording recordScenario(const History& history, std::size_t steps);
inline Recording recordScenario(const History& history)
{
    return recordScenario(history, history.steps());
}

/// Has a person done anything in the first `steps` steps?
bool hasCommands(const History& history, std::size_t steps);

} // namespace tcplab::sim
