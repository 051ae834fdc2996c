#pragma once

#include <string>
#include <vector>

#include "sim/history.h"

namespace tcplab::sim {

/// What a run shows, as expectations that hold for it. Their pointers are empty.
struct Observed
{
    std::vector<Expectation> outcomes; ///< states visited and reached at the end, octets read
    std::vector<Expectation> segments; ///< each that was sent, in order, at most maxScriptItems
};
Observed observe(const History& history);

/// One expectation as a file has it, on one line.
std::string expectationToSource(const Expectation& expected);

} // namespace tcplab::sim
