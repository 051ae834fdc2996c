#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/host_id.h"
#include "tcp/sim_time.h"

namespace tcplab::sim {

enum class EventKind : std::uint8_t { Script, Arrival, Injection, Timer, QuietOver, Fault };

/// Something that will happen. Of two at the same time the one with the smaller id comes first: the
/// one that was planned first; timers stand behind everything else, because what arrives in the
/// very microsecond of a deadline is in time.
struct Event
{
    tcp::SimTime at;
    std::uint64_t id = 0;
    std::uint64_t subject = 0; ///< script item, segment, injection or connection
    int conn = 0; ///< Script: the connection that fulfilled its condition; Fault: which one
    EventKind kind{};
    HostId host{}; ///< Timer, QuietOver
    bool operator==(const Event&) const = default;
};

/// An event that has its place among those of the same moment: behind so many steps.
struct PlacedEvent
{
    Event event;
    int behind = 0;
    bool operator==(const PlacedEvent&) const = default;
};

/// The id of a timer event: connection by connection, client first.
constexpr std::uint64_t timerEventId(HostId host, int conn)
{
    return (std::uint64_t{1} << 63) | (static_cast<std::uint64_t>(conn) << 1) | indexOf(host);
}

/// The events in two heaps, each in one piece of memory. Timers are many, put off again and again
/// and seldom reached; kept apart, they are not in the way of what comes and goes all the time.
/// Events are never taken out of the middle: whoever pops one knows whether it still counts.
class EventQueue
{
public:
    bool empty() const { return timers_.empty() && others_.empty(); }
    const Event& top() const { return timerIsFirst() ? timers_.front() : others_.front(); }
    void push(const Event& event)
    {
        auto& heap = event.kind == EventKind::Timer ? timers_ : others_;
        heap.push_back(event);
        std::push_heap(heap.begin(), heap.end(), later);
    }
    void pop()
    {
        auto& heap = timerIsFirst() ? timers_ : others_;
        std::pop_heap(heap.begin(), heap.end(), later);
        heap.pop_back();
    }
    bool operator==(const EventQueue&) const = default;

private:
    static constexpr auto later = [](const Event& a, const Event& b) {
        return a.at != b.at ? a.at > b.at : a.id > b.id;
    };
    bool timerIsFirst() const
    {
        if (timers_.empty() || others_.empty()) return others_.empty();
        return later(others_.front(), timers_.front());
    }
    std::vector<Event> timers_;
    std::vector<Event> others_;
};

} // namespace tcplab::sim
