#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/host_id.h"
#include "sim/port_index.h"
#include "tcp/outputs.h"

namespace tcplab::sim {

/// A segment between the hosts.
struct SegmentInFlight
{
    std::uint64_t id = 0;
    HostId from{};
    int conn = 0;
    PortPair ports; ///< as the sender sees them
    tcp::Header header;
    std::vector<std::byte> payload;
    tcp::TransmitReason reason = tcp::TransmitReason::Regular;
    bool repeated = false;       ///< something in it was sent before
    tcp::State senderState{};
    tcp::SimTime sentAt;
    tcp::SimTime arrivesAt;
    tcp::SimTime regularArrival; ///< when it would arrive if nothing had to overtake it
    bool corrupted = false;
    bool injected = false;
    int overtakenBy = 0;     ///< still to be overtaken by so many before it may arrive
    std::uint64_t event = 0; ///< the event of its arrival; older ones are void
    bool operator==(const SegmentInFlight&) const = default;
};

/// The segments in flight in the order of their ids, in one piece of memory. Most leave near the
/// front, so the front gives way in constant time and a hole moves the shorter side.
class FlightList
{
public:
    std::span<const SegmentInFlight> view() const
    {
        return {items_.data() + head_, items_.size() - head_};
    }
    const SegmentInFlight* find(std::uint64_t id) const;
    SegmentInFlight* find(std::uint64_t id);
    /// Its id is larger than most others': only a copy made in the midst of several may come before
    /// some of them. References end here.
    void add(SegmentInFlight&& segment);
    /// Takes it out. Precondition: it is there. References end here.
    SegmentInFlight take(std::uint64_t id);
    std::span<SegmentInFlight> mutableView()
    {
        return {items_.data() + head_, items_.size() - head_};
    }

    FlightList() = default;
    FlightList(const FlightList& other)
        : items_(other.view().begin(), other.view().end())
    {
    }
    FlightList(FlightList&&) noexcept = default;
    FlightList& operator=(const FlightList& other);
    FlightList& operator=(FlightList&&) noexcept = default;
    ~FlightList() = default;
    friend bool operator==(const FlightList& a, const FlightList& b);

private:
    std::size_t positionOf(std::uint64_t id) const;
    std::vector<SegmentInFlight> items_; ///< before head_: emptied ones
    std::size_t head_ = 0;
};

} // namespace tcplab::sim
