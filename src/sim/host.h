#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "sim/host_id.h"
#include "sim/port_index.h"
#include "sim/scenario.h"
#include "sim/stream_hash.h"
#include "tcp/endpoint.h"

namespace tcplab::sim {

/// A SEND that found the buffer full: the rest of it goes on at the next SendSpace.
struct WaitingSend
{
    Octets data;
    std::size_t taken = 0; ///< octets of it that TCP has taken
    bool urgent = false;
    bool operator==(const WaitingSend&) const = default;
};

/// One connection as its host sees it: the endpoint, and what its application has asked for.
struct Connection
{
    Connection() = default;
    Connection(PortPair between, const tcp::Config& config, tcp::SeqNum iss)
        : ports(between)
        , endpoint(config, iss)
    {
    }

    int number = 0; ///< "conn" of traces: 1, 2 ... in order of opening, the same at both ends
    PortPair ports;
    tcp::Endpoint endpoint;
    bool passive = false;  ///< forked by the listener
    bool accepted = false; ///< accept() has returned it
    bool deleted = false;  ///< CLOSED: the TCB is gone, kept for the eye
    SimTime deletedAt;
    std::vector<WaitingSend> waitingToSend;
    bool closeWaiting = false; ///< close() or shutdown() behind them
    CallKind closeKind = CallKind::Close;
    /// A RECEIVE that is not satisfied: how many octets it still wants. `anyAmount`: whatever comes
    /// first.
    std::optional<std::uint64_t> receiveWaiting;
    std::uint64_t receiveDone = 0; ///< what it has got so far
    bool peerClosed = false;       ///< the application was told that no more will come
    std::uint64_t received = 0;    ///< octets arrived in order
    std::uint64_t taken = 0;       ///< octets the application has taken
    std::uint64_t sent = 0;        ///< octets the application has given and TCP has taken
    StreamHash
        takenHash; ///< of the octets taken, in order: the explorer compares it with what was given
    StreamHash sentHash;
    /// When the event queue looks at this connection's timers next; never, when no timer runs.
    SimTime timerAt = never;

    static constexpr std::uint64_t anyAmount = 0;
    static constexpr SimTime never = SimTime::max();
    bool operator==(const Connection&) const = default;
};

/// A listening socket with its two queues. Either is full when it holds more than `backlog`, as on
/// Linux.
struct Listener
{
    std::uint16_t port = 0;
    int backlog = 128;            ///< most completed connections that wait for accept()
    bool acceptsAtOnce = true;    ///< the application sits in accept() all the time
    int acceptsWaiting = 0;       ///< Accept calls that found the queue empty
    int openedAfter = 0;          ///< number of the connection that was the latest, and over, then
    std::vector<int> halfOpen;    ///< SYN-RECEIVED, by connection number
    std::vector<int> acceptQueue; ///< ESTABLISHED, not accepted yet
    bool operator==(const Listener&) const = default;
};

struct HostCounters
{
    std::uint64_t segmentsSent = 0;
    std::uint64_t segmentsReceived = 0;
    std::uint64_t retransmissions = 0;
    std::uint64_t bytesSent = 0;     ///< text, retransmissions not counted
    std::uint64_t bytesReceived = 0; ///< text delivered in order
    std::uint64_t bytesTaken = 0;    ///< text that applications have taken
    bool operator==(const HostCounters&) const = default;
};

/// A machine with TCP: matches arriving segments to connections by four-tuple, forks an endpoint
/// for each SYN that meets a listener, and answers the rest from CLOSED.
struct Host
{
    HostId id{};
    bool crashed = false;
    /// RFC 9293 3.4.3: restarted, and silent until then, because old segments may still be on their
    /// way.
    std::optional<SimTime> quietUntil;
    tcp::Config config; ///< of connections to come
    std::optional<Listener> listener;
    /// By number. Deleted ones stay, but only the newest `keptDeleted` where there are many.
    std::vector<Connection> connections;
    HostCounters counters;
    int incarnations = 0;         ///< how many ISNs have been chosen: the next one differs
    std::uint16_t lastPort = 0;   ///< chosen for an active open
    std::size_t deletedCount = 0; ///< in `connections`
    PortIndex index;              ///< follows from `connections`

    static constexpr std::size_t keptDeleted = 64;
    static constexpr std::uint16_t firstEphemeralPort = 49152; ///< RFC 6335 6

    const Connection* find(int number) const;
    Connection* find(int number);
    /// The connection that a segment between these ports belongs to; deleted ones never match.
    Connection* findLive(PortPair ports);
    const Connection* findLive(PortPair ports) const;
    /// The one that the ladder and the diagram show where no number is named: the latest, else
    /// none.
    const Connection* latest() const;
    /// The state to show for the whole host: of the latest connection (CLOSED once it is deleted,
    /// until somebody listens anew), else LISTEN, else CLOSED.
    tcp::State shownState() const;

    /// Adds it in the place that its number asks for. References to connections end here.
    Connection& add(Connection&& connection);
    void remove(int number);
    void markDeleted(Connection& connection, SimTime now);
    /// Forgets the oldest deleted ones where they are many. References to connections end here.
    void forgetOldDeleted();
    /// The local port of an active open: the configured one while no TCB stands on it (TIME-WAIT is
    /// one), else the next free one behind the last that was chosen; nothing when all are taken.
    std::optional<std::uint16_t> choosePort(std::uint16_t configured, std::uint16_t remote) const;

    bool operator==(const Host&) const = default;
};

} // namespace tcplab::sim
