#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "sim/host_id.h"
#include "sim/scenario.h"
#include "tcp/endpoint.h"

namespace tcplab::sim {

/// The local and remote port of a connection; with two hosts the addresses follow from the host.
struct PortPair {
    std::uint16_t local = 0;
    std::uint16_t remote = 0;
    bool operator==(const PortPair&) const = default;
};

/// One connection as its host sees it: the endpoint, and what its application has asked for.
struct Connection {
    int number = 0;               ///< "conn" of traces: 1, 2 ... in order of opening, the same at both ends
    PortPair ports;
    tcp::Endpoint endpoint;
    bool passive = false;         ///< forked by the listener
    bool accepted = false;        ///< accept() has returned it
    bool deleted = false;         ///< CLOSED: the TCB is gone, kept for the eye
    SimTime deletedAt;
    std::deque<std::vector<std::byte>> waitingToSend; ///< SENDs that found the buffer full
    bool closeWaiting = false;    ///< close() or shutdown() behind them
    CallKind closeKind = CallKind::Close;
    std::optional<std::uint64_t> receiveWaiting; ///< a RECEIVE that found nothing: how much it wants
    std::uint64_t received = 0;   ///< octets arrived in order
    std::uint64_t taken = 0;      ///< octets the application has taken
    std::uint64_t sent = 0;       ///< octets the application has given
    std::uint64_t takenHash = 0;  ///< of the octets taken, in order: the explorer compares it with what was given
    std::uint64_t sentHash = 0;
    bool operator==(const Connection&) const = default;
};

/// A listening socket with its two queues.
struct Listener {
    std::uint16_t port = 0;
    int backlog = 128;             ///< most completed connections that wait for accept()
    std::vector<int> halfOpen;     ///< SYN-RECEIVED, by connection number
    std::vector<int> acceptQueue;  ///< ESTABLISHED, not accepted yet
    bool operator==(const Listener&) const = default;
};

struct HostCounters {
    std::uint64_t segmentsSent = 0;
    std::uint64_t segmentsReceived = 0;
    std::uint64_t retransmissions = 0;
    std::uint64_t bytesSent = 0;      ///< text, retransmissions not counted
    std::uint64_t bytesReceived = 0;  ///< text delivered in order
    bool operator==(const HostCounters&) const = default;
};

/// A machine with TCP: matches arriving segments to connections by four-tuple, forks an endpoint for each
/// SYN that meets a listener, and answers the rest from CLOSED.
struct Host {
    HostId id{};
    bool crashed = false;
    std::optional<Listener> listener;
    std::vector<Connection> connections; ///< by number; deleted ones stay
    HostCounters counters;
    int incarnations = 0;                ///< how many ISNs have been chosen: the next one differs

    const Connection* find(int number) const;
    Connection* find(int number);
    /// The one that the ladder and the diagram show where no number is named: the latest, else none.
    const Connection* latest() const;
    /// The state to show for the whole host: of the connection, else LISTEN, else CLOSED.
    tcp::State shownState() const;
    bool operator==(const Host&) const = default;
};

} // namespace tcplab::sim
