#pragma once

#include <chrono>
#include <cstdint>

namespace tcplab::tcp {

/// The resolution of everything timed in the model: one microsecond.
using Duration = std::chrono::microseconds;

/// The time line on which the model lives. It deliberately has no now(): time is an argument of
/// every entry point, so that the same inputs give the same outputs on every machine.
struct SimClock
{
    using rep = std::int64_t;
    using period = std::micro;
    using duration = Duration;
    using time_point = std::chrono::time_point<SimClock, Duration>;
    static constexpr bool is_steady = true;
};

/// A point in simulated time; SimTime{} is the start of the run.
using SimTime = SimClock::time_point;

} // namespace tcplab::tcp
