#pragma once

#include <array>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "sim/explorer/state.h"
#include "sim/explorer/violation.h"
#include "sim/explorer/world_spec.h"
#include "tcp/endpoint.h"

namespace tcplab::sim::explorer {

/// The octet at a place of the stream that one incarnation of a host sends: letters, small ones
/// from the client, so that whatever goes astray is told apart.
std::byte letterAt(std::size_t side, std::uint8_t incarnation, std::uint32_t place);

/// What can happen to one endpoint.
enum class Operation : std::uint8_t {
    PassiveOpen, ///< argument: the incarnation, from 0
    ActiveOpen,  ///< of a CLOSED one: the incarnation; of a listening one: nothing
    Arrives,     ///< the segment
    Forks,       ///< a SYN meets a listener: segment | incarnation << 24
    Yields,      ///< TIME-WAIT gives way to the segment
    Timeout,     ///< the timer
    Send,        ///< octets | place in the stream << 8 | incarnation << 24
    Receive,     ///< everything that there is
    Shutdown,
    Close,
    Abort,
    Waits, ///< time passes: by its index
    Icmp,  ///< an ICMP error about the oldest segment on its way: a RouterSays
};

/// Which ICMP error a router sends about the oldest segment of a host that is not acknowledged. It
/// may have dropped it or not: errors are forged, too, and routes change.
enum class RouterSays : std::uint8_t {
    PortUnreachable, ///< a hard error
    HostUnreachable, ///< a soft one
    TooLarge,        ///< only 28 octets of text would pass, the fewest that anything carries
};
inline constexpr std::uint8_t routerSaysCount = 3;
/// The message for this endpoint, which has something on its way.
tcp::IcmpError icmpErrorFor(RouterSays what, const tcp::Endpoint& target);

/// What an operation does: everything that the rest of the world sees of it.
struct LocalStep
{
    EndpointId to = 0;
    std::uint32_t firstSegment = 0; ///< in Library::segmentsSent()
    std::uint8_t segments = 0;
    std::uint8_t rows = 0;
    std::array<std::uint8_t, 4> row{}; ///< of tcp::transitions(), in order
    std::uint8_t started = 0;          ///< timers started, by bit
    std::uint8_t octets = 0;           ///< taken by SEND or delivered by RECEIVE
    bool spoils = false;               ///< reset, aborted, given up
    std::optional<ViolationKind> violation;
};

/// Every endpoint in every state that was met, every segment, and what each operation does to each:
/// computed once by tcp::Endpoint, looked up ever after. Endpoints are the same when their
/// operator== says so after rebase(); the two hosts' are never the same.
class Library
{
public:
    explicit Library(const WorldSpec& spec);

    const LocalStep& step(EndpointId endpoint, Operation operation, std::uint32_t argument = 0);
    EndpointId closed(std::size_t side) const { return closed_[side]; }
    const tcp::Endpoint& endpoint(EndpointId id) const { return entries_[id].endpoint; }
    std::size_t sideOf(EndpointId id) const { return entries_[id].side; }
    std::span<const SegmentId> segmentsSent(const LocalStep& step) const
    {
        return std::span{sent_}.subspan(step.firstSegment, step.segments);
    }
    tcp::Segment segment(SegmentId id) const
    {
        return {segments_[id].header, segments_[id].payload, false};
    }
    SegmentId segmentId(const tcp::Segment& segment);

    std::uint32_t durationId(tcp::Duration duration);
    tcp::Duration duration(std::uint32_t id) const { return durations_[id]; }

    /// The incarnation of the peer that an endpoint is connected to, from 1; 0 when to none.
    std::uint8_t peerIncarnation(EndpointId id) const { return entries_[id].peer; }
    /// Carries out an operation on an endpoint at a moment. `arrived`: for Arrives, Forks, Yields.
    /// An opening uses the ISN that sim::World would choose at that moment.
    tcp::CallResult perform(tcp::Endpoint& endpoint, std::size_t side, Operation operation,
                            std::uint32_t argument, const tcp::Segment& arrived, tcp::SimTime now,
                            tcp::OutputSink& sink) const;

    std::size_t endpoints() const { return entries_.size(); }
    std::size_t segments() const { return segments_.size(); }
    std::size_t steps() const { return steps_.size(); }
    /// Something has grown beyond what fits into the numbers of a state.
    bool full() const { return segments_.size() >= maxSegments || durations_.size() >= maxAges; }

    /// As sim::World spaces the ISNs of a host, the clock left out.
    static constexpr std::uint32_t issDistance = 64'000;

private:
    struct Entry
    {
        tcp::Endpoint endpoint;
        std::uint8_t side;
        std::uint8_t peer;
    };
    struct StoredSegment
    {
        tcp::Header header;
        std::vector<std::byte> payload;
    };
    class Recorder;

    LocalStep compute(EndpointId id, Operation operation, std::uint32_t argument);
    void checkReceive(tcp::Endpoint endpoint, std::size_t side, Recorder& out) const;
    tcp::SeqNum issOf(std::size_t side, std::uint32_t incarnation, tcp::SimTime now) const;
    EndpointId intern(std::size_t side, tcp::Endpoint&& endpoint);
    std::uint8_t incarnationOf(std::size_t side, tcp::SeqNum iss) const
    {
        return static_cast<std::uint8_t>((iss - spec_.iss[side].value()).value() / issDistance);
    }

    const WorldSpec& spec_;
    std::deque<Entry> entries_;
    KeyMap entriesByHash_; ///< to the first of a chain
    std::vector<EndpointId> nextEntry_;
    std::deque<StoredSegment> segments_;
    KeyMap segmentsByHash_;
    std::vector<SegmentId> nextSegment_;
    std::vector<tcp::Duration> durations_;
    std::deque<LocalStep> steps_;
    KeyMap stepsByKey_;
    std::vector<SegmentId> sent_;
    std::array<EndpointId, 2> closed_{};
};

/// What is wrong with an endpoint as it stands: numbers, timers, queues.
std::optional<ViolationKind> inconsistency(const tcp::Endpoint& endpoint);
/// What went wrong between two moments of the same endpoint.
std::optional<ViolationKind> regress(const tcp::Endpoint& before, const tcp::Endpoint& after);
/// What is wrong between the two ends of one connection.
std::optional<ViolationKind> disagreement(const tcp::Endpoint& one, const tcp::Endpoint& other);

} // namespace tcplab::sim::explorer
