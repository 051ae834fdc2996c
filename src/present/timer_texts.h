#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/world.h"

namespace tcplab::present {

/// A timer that runs at a moment.
struct RunningTimer
{
    sim::HostId host{};
    int conn = 0; ///< 0: of the host itself
    enum class Kind : std::uint8_t { OfConnection, QuietTime };
    Kind kind = Kind::OfConnection;
    tcp::TimerId timer{};
    bool orphan = false; ///< see sim::TimerRecord
    sim::SimTime started;
    sim::SimTime due;
    tcp::State state{};      ///< of the connection
    int retransmissions = 0; ///< so far, of the oldest segment
    int limit = 0;           ///< after so many it gives up; 0: not counted
    bool operator==(const RunningTimer&) const = default;
};

/// Those of both hosts, the one that is due first at the front. At most `most`.
struct RunningTimers
{
    std::vector<RunningTimer> shown;
    std::size_t more = 0; ///< run besides
};
RunningTimers runningTimers(const sim::World& world, std::size_t most = 60);

/// "retransmission timer".
QString timerTitle(const RunningTimer& timer);
/// Why it runs: "Something it has sent is not acknowledged."
QString whyItRuns(const RunningTimer& timer);
/// What happens when it runs out.
QString whatItDoes(const RunningTimer& timer);

} // namespace tcplab::present
