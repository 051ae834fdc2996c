#pragma once

#include <cstddef>

#include "sim/random.h"
#include "sim/scenario.h"

namespace tcplab::sim {

/// What the link does to one segment.
struct Passage
{
    SimTime arrivesAt;
    bool lost = false;
    bool duplicated = false;
    bool reordered = false;
    bool operator==(const Passage&) const = default;
};

/// One direction of the link.
///
/// Segments leave one after the other where the bandwidth is limited (a queue without end), travel
/// for `delay` and up to `jitter` more, and keep their order: jitter alone never lets one overtake
/// another. Only `reorder`, and what a fault or a person does to a single segment, changes the
/// order.
///
/// Four numbers are drawn for every segment, whatever the settings, so that raising the jitter does
/// not change which segments are lost.
class LinkDirection
{
public:
    LinkDirection(std::uint64_t seed, HostId towards);

    /// A segment of so many octets on the wire enters the link.
    Passage enter(const LinkSpec& spec, std::size_t wireBytes, SimTime now);
    bool operator==(const LinkDirection&) const = default;

private:
    Random random_;
    SimTime busyUntil_;   ///< the last bit of the last segment has left
    SimTime lastArrival_; ///< of those that kept their order
};

/// How long a segment that is to be overtaken waits beyond its regular arrival, if nobody overtakes
/// it.
Duration longestHold(const LinkSpec& spec);

/// Octets on the wire: payload, TCP header with options, IP header.
std::size_t wireBytes(const tcp::Header& header, std::size_t payload, bool ipv6);

} // namespace tcplab::sim
