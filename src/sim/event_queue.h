#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/host_id.h"
#include "tcp/sim_time.h"

namespace tcplab::sim {

enum class EventKind : std::uint8_t { Script, Arrival, Injection, Timer };

/// Something that will happen. Of two at the same time the one with the smaller id comes first: the
/// one that was planned first; timers stand behind everything else, because what arrives in the
/// very microsecond of a deadline is in time.
struct Event
{
    tcp::SimTime at;
    std::uint64_t id = 0;
    std::uint64_t subject = 0; ///< script item, segment, injection or connection
    int conn = 0;              ///< Script: the connection that fulfilled its condition
    EventKind kind{};
    HostId host{}; ///< Timer
    bool operator==(const Event&) const = default;
};

/// The id of a timer event: connection by connection, client first.
constexpr std::uint64_t timerEventId(HostId host, int conn)
{
    return (std::uint64_t{1} << 63) | (static_cast<std::uint64_t>(conn) << 1) | indexOf(host);
}

/// A heap of events in one piece of memory. Events are never taken out of its middle: whoever pops
/// one knows whether it still counts.
class EventQueue
{
public:
    bool empty() const { return heap_.empty(); }
    const Event& top() const { return heap_.front(); }
    void push(const Event& event)
    {
        heap_.push_back(event);
        std::push_heap(heap_.begin(), heap_.end(), later);
    }
    void pop()
    {
        std::pop_heap(heap_.begin(), heap_.end(), later);
        heap_.pop_back();
    }
    bool operator==(const EventQueue&) const = default;

private:
    static bool later(const Event& a, const Event& b)
    {
        return a.at != b.at ? a.at > b.at : a.id > b.id;
    }
    std::vector<Event> heap_;
};

} // namespace tcplab::sim
