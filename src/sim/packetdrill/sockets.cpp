// The peer's side of the socket layer: segments in and out, timers, forking for a listener.

#include "sim/packetdrill/sockets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tcplab::sim::packetdrill {

using tcp::Flag;
using tcp::State;
using tcp::UserNotice;

void Sockets::Connection::transmit(const tcp::Segment& segment, tcp::TransmitReason reason)
{
    if (reason == tcp::TransmitReason::Retransmission) ++retransmissions;
    sockets.departures.push_back(
        {sockets.now, segment.header, {segment.payload.begin(), segment.payload.end()}});
}

void Sockets::Connection::stateChanged(const tcp::Transition& row)
{
    if (row.to == State::Established || row.to == State::FinWait1) established = true;
    if (row.to == State::Closed) over = true;
}

void Sockets::Connection::userNotified(const UserNotice& notice)
{
    switch (notice.kind) {
    case UserNotice::Kind::PeerClosed:
        peerClosed = true;
        break;
    case UserNotice::Kind::Reset:
        pendingError = peerClosed ? "EPIPE" : "ECONNRESET";
        break;
    case UserNotice::Kind::Refused:
        pendingError = "ECONNREFUSED";
        break;
    case UserNotice::Kind::TimedOut:
        pendingError = "ETIMEDOUT";
        break;
    case UserNotice::Kind::Established:
    case UserNotice::Kind::DataAvailable:
    case UserNotice::Kind::SendSpace:
    case UserNotice::Kind::Trouble:
    case UserNotice::Kind::UrgentData:
    case UserNotice::Kind::Closed:
        break;
    }
}

Sockets::Connection& Sockets::newConnection(const tcp::Config& config)
{
    return *connections_.emplace_back(std::make_unique<Connection>(*this, config));
}

/// The connection that the script's packets belong to: the latest that still has a TCB.
Sockets::Connection* Sockets::current() const
{
    for (auto it = connections_.rbegin(); it != connections_.rend(); ++it)
        if ((*it)->endpoint.state() != State::Closed) return it->get();
    return nullptr;
}

std::optional<SimTime> Sockets::nextExpiry() const
{
    std::optional<SimTime> earliest;
    for (const auto& connection : connections_) {
        const auto expiry = connection->endpoint.nextExpiry();
        if (expiry && (!earliest || expiry->due < *earliest)) earliest = expiry->due;
    }
    return earliest;
}

void Sockets::runUntil(SimTime until)
{
    for (auto due = nextExpiry(); due && *due <= until; due = nextExpiry()) {
        now = std::max(now, *due);
        for (const auto& connection : connections_) {
            const auto expiry = connection->endpoint.nextExpiry();
            if (!expiry || expiry->due != *due) continue;
            connection->endpoint.timeout(expiry->timer, now, *connection);
            break;
        }
    }
    now = std::max(now, until);
}

Sockets::Connection* Sockets::fork(const tcp::Segment& segment)
{
    for (auto& [descriptor, socket] : sockets_) {
        if (!socket.listening) continue;
        Connection& child = newConnection(socket.config);
        child.listener = descriptor;
        child.endpoint.call(tcp::PassiveOpenCall{}, now, child);
        child.over = false;
        child.endpoint.segmentArrives(segment, now, child);
        return &child;
    }
    return nullptr;
}

void Sockets::arrives(const tcp::Segment& segment)
{
    Connection* connection = current();
    const bool opens = segment.has(Flag::Syn) && !segment.has(Flag::Ack) && !segment.has(Flag::Rst);
    if (connection && connection->endpoint.acceptsNewIncarnation(segment)) {
        connection->endpoint.yieldToNewIncarnation(segment, now, *connection);
        connection = nullptr;
    }
    if (!connection) {
        const bool listens =
            std::ranges::any_of(sockets_, [](const auto& entry) { return entry.second.listening; });
        if (listens && opens && fork(segment)) return;
        // Nobody is there: what CLOSED or a listener answers.
        Connection ghost{*this, tcp::Config{}};
        if (listens) ghost.endpoint.call(tcp::PassiveOpenCall{}, now, ghost);
        ghost.endpoint.segmentArrives(segment, now, ghost);
        return;
    }
    const bool wasEstablished = connection->established;
    connection->endpoint.segmentArrives(segment, now, *connection);
    if (connection->endpoint.state() == State::Listen) {
        connection->endpoint = tcp::Endpoint{connection->endpoint.config(), tcp::SeqNum{0}};
        return;
    }
    const auto listener = sockets_.find(connection->listener);
    if (!wasEstablished && connection->established && !connection->owned &&
        listener != sockets_.end())
        listener->second.acceptQueue.push_back(connection);
}

std::optional<double> Sockets::info(const std::string& field) const
{
    const Connection* connection = connections_.empty() ? nullptr : connections_.back().get();
    if (!connection) return std::nullopt;
    const tcp::Tcb& tcb = connection->endpoint.tcb();
    const double mss = std::max<double>(tcb.snd.mss - (tcb.timestamps ? 12 : 0), 1);
    const auto micros = [](tcp::Duration d) { return static_cast<double>(d.count()); };
    using Mode = tcp::Tcb::Recovery::Mode;
    static constexpr std::array<int, tcp::stateCount> linuxState{7, 10, 2, 3, 1, 4, 5, 8, 11, 9, 6};
    if (field == "tcpi_state") return linuxState.at(static_cast<std::size_t>(tcb.state));
    if (field == "tcpi_snd_cwnd" && tcb.congestion.limits())
        return static_cast<double>(tcb.congestion.cwnd()) / mss;
    if (field == "tcpi_snd_ssthresh" && tcb.congestion.limits())
        return tcb.congestion.ssthresh() == 0xFFFFFFFFu
                   ? double{0x7fffffff}
                   : static_cast<double>(tcb.congestion.ssthresh()) / mss;
    if (field == "tcpi_rto") return micros(tcb.rtt.rto);
    if (field == "tcpi_rtt") return micros(tcb.rtt.srtt);
    if (field == "tcpi_rttvar") return micros(tcb.rtt.rttvar);
    if (field == "tcpi_unacked")
        return std::ceil(static_cast<double>(tcb.snd.nxt.distanceFrom(tcb.snd.una)) / mss);
    if (field == "tcpi_total_retrans") return static_cast<double>(connection->retransmissions);
    if (field == "tcpi_snd_mss") return mss;
    if (field == "tcpi_ca_state") {
        if (tcb.recovery.mode == Mode::Timeout) return 4;
        if (tcb.recovery.mode == Mode::Fast) return 3;
        return tcb.recovery.dupAcks > 0 ? 1 : 0;
    }
    if (field == "tcpi_backoff" || field == "tcpi_retransmits") return tcb.rtt.retransmissions;
    return std::nullopt;
}

} // namespace tcplab::sim::packetdrill
