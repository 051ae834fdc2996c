#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/history.h"

namespace tcplab::sim {

/// How a run differs from what its scenario expects. The sentence is made elsewhere.
struct Difference
{
    enum class Kind : std::uint8_t {
        StateNotVisited,  ///< `expected` state missing; `found`: the states visited instead, joined
                          ///< by ", "
        StateNotReached,  ///< `expected` state at `by`; `found` the state then
        SegmentMissing,   ///< no such segment; `found`: the nearest one in words of the trace
        SegmentForbidden, ///< `absent`, but it was sent; at `t`
        AppMissing,
        AppForbidden,
        ReceivedDiffers, ///< `expected`, `found` octets
    };
    Kind kind{};
    std::string pointer; ///< of the expectation in the file
    std::string expected;
    std::string found;
    int count = 0; ///< SegmentMissing, where the `nth` was expected: so many were sent
    SimTime t;
    bool operator==(const Difference&) const = default;
};

/// Every expectation of the scenario that does not hold, in the order of the file.
std::vector<Difference> checkExpectations(const Scenario& scenario, const History& history);

} // namespace tcplab::sim
