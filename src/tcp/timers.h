#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "tcp/sim_time.h"

namespace tcplab::tcp {

enum class TimerId : std::uint8_t {
    Retransmission,
    DelayedAck,
    Persist,
    Keepalive,
    TimeWait,
    UserTimeout
};

inline constexpr std::size_t timerCount = 6;
inline constexpr std::array<TimerId, timerCount> allTimers{
    TimerId::Retransmission, TimerId::DelayedAck, TimerId::Persist,
    TimerId::Keepalive,      TimerId::TimeWait,   TimerId::UserTimeout};

/// As traces spell it: "retransmission", "delayed-ack", "persist", "keepalive", "time-wait",
/// "user-timeout".
std::string_view id(TimerId timer);

struct Expiry
{
    TimerId timer;
    SimTime due;
    bool operator==(const Expiry&) const = default;
};

/// The deadlines of one connection: one array indexed by enum.
class TimerTable
{
public:
    struct Slot
    {
        bool running = false;
        SimTime started;
        SimTime due;
        bool operator==(const Slot&) const = default;
    };

    const Slot& operator[](TimerId timer) const { return slots_[static_cast<std::size_t>(timer)]; }
    bool isRunning(TimerId timer) const { return (*this)[timer].running; }
    void start(TimerId timer, SimTime now, SimTime due) { slot(timer) = Slot{true, now, due}; }
    void stop(TimerId timer) { slot(timer) = Slot{}; }

    /// The earliest deadline; of equal ones the first in the order of the enum.
    std::optional<Expiry> next() const
    {
        std::optional<Expiry> earliest;
        for (const TimerId timer : allTimers)
            if (isRunning(timer) && (!earliest || (*this)[timer].due < earliest->due))
                earliest = Expiry{timer, (*this)[timer].due};
        return earliest;
    }
    bool operator==(const TimerTable&) const = default;

private:
    Slot& slot(TimerId timer) { return slots_[static_cast<std::size_t>(timer)]; }
    std::array<Slot, timerCount> slots_{};
};

} // namespace tcplab::tcp
