// The peer's side of the socket layer: segments in and out, timers, forking for a listener.

#include "sim/packetdrill/sockets.h"

#include <algorithm>
#include <array>

namespace tcplab::sim::packetdrill {

using tcp::Flag;
using tcp::State;

void Sockets::departed(Departure departure)
{
    departures_.push_back(std::move(departure));
}

Connection& Sockets::newConnection(const tcp::Config& config)
{
    connections_.push_back(std::make_unique<Connection>(static_cast<Departures&>(*this), config));
    connections_.back()->now = now_;
    return *connections_.back();
}

/// The connection that the script's packets belong to: the latest that still has a TCB.
Connection* Sockets::current() const
{
    for (auto it = connections_.rbegin(); it != connections_.rend(); ++it)
        if ((*it)->lives()) return it->get();
    return nullptr;
}

const Connection* Sockets::newest() const
{
    return connections_.empty() ? nullptr : connections_.back().get();
}

bool Sockets::isListening() const
{
    return std::ranges::any_of(sockets_, [](const auto& entry) { return entry.second.listening; });
}

int Sockets::countInState(const std::string& bsdName) const
{
    static constexpr std::array<const char*, tcp::stateCount> names{
        "CLOSED",     "LISTEN",     "SYN_SENT", "SYN_RCVD", "ESTABLISHED", "FIN_WAIT_1",
        "FIN_WAIT_2", "CLOSE_WAIT", "CLOSING",  "LAST_ACK", "TIME_WAIT"};
    if (bsdName == "LISTEN")
        return static_cast<int>(std::ranges::count_if(
            sockets_, [](const auto& entry) { return entry.second.listening; }));
    return static_cast<int>(std::ranges::count_if(connections_, [&](const auto& connection) {
        const auto state = static_cast<std::size_t>(connection->endpoint.state());
        return connection->lives() && names.at(state) == bsdName;
    }));
}

// ---- Time -------------------------------------------------------------------------------------

std::optional<SimTime> Sockets::nextExpiry() const
{
    std::optional<SimTime> earliest = pollEnds_;
    const auto consider = [&](SimTime due) {
        if (!earliest || due < *earliest) earliest = due;
    };
    for (const auto& connection : connections_)
        if (const auto expiry = connection->endpoint.nextExpiry(); expiry && connection->lives())
            consider(expiry->due);
    for (const auto& [descriptor, socket] : sockets_)
        if (socket.corkEnds) consider(*socket.corkEnds);
    return earliest;
}

void Sockets::runUntil(SimTime until)
{
    for (auto due = nextExpiry(); due && *due <= until; due = nextExpiry()) {
        now_ = std::max(now_, *due);
        if (pollEnds_ == due) return; // the runner asks the call again
        for (auto& [descriptor, socket] : sockets_)
            if (socket.corkEnds && *socket.corkEnds <= now_) uncork(socket);
        for (const auto& connection : connections_) {
            const auto expiry = connection->endpoint.nextExpiry();
            if (!expiry || expiry->due != *due || !connection->lives()) continue;
            connection->now = now_;
            connection->endpoint.timeout(expiry->timer, now_, *connection);
            break;
        }
    }
    now_ = std::max(now_, until);
}

// ---- Segments ---------------------------------------------------------------------------------

void Sockets::arrives(tcp::Header header, std::uint32_t octets)
{
    Connection* connection = current();
    const std::uint32_t irs = connection && connection->endpoint.tcb().rcv.irsKnown
                                  ? connection->endpoint.tcb().rcv.irs.value()
                                  : header.seq.value();
    const auto text =
        textAt(header.seq.value() + (header.has(Flag::Syn) ? 1u : 0u) - irs - 1, octets);
    if (connection && connection->endpoint.acceptsNewIncarnation({header, text}) && isListening()) {
        connection->endpoint.yieldToNewIncarnation({header, text}, now_, *connection);
        connection = nullptr;
    }
    if (connection) {
        if (header.has(Flag::Ack)) header.ack = header.ack - connection->shift();
        tcp::SackBlocks ours;
        for (const tcp::SackBlock& block : header.options.sack.view())
            ours.add({block.left - connection->shift(), block.right - connection->shift()});
        header.options.sack = ours;
        deliver(*connection, {header, text});
        return;
    }
    const bool opens = header.has(Flag::Syn) && !header.has(Flag::Ack) && !header.has(Flag::Rst);
    if (isListening() && opens) {
        fork({header, text});
        return;
    }
    // Nobody is there: what CLOSED or a listener answers. The connection ends with the answer.
    Connection& nobody = newConnection(settings_.config());
    if (isListening()) nobody.endpoint.call(tcp::PassiveOpenCall{}, now_, nobody);
    nobody.endpoint.segmentArrives({header, text}, now_, nobody);
    forgetNewest();
}

/// The newest connection was none; what it has sent stays sent.
void Sockets::forgetNewest()
{
    for (Departure& departure : departures_)
        if (departure.from == connections_.back().get()) departure.from = nullptr;
    connections_.pop_back();
}

void Sockets::icmpArrives(tcp::IcmpError::Kind kind, std::uint32_t about, std::uint16_t mss)
{
    Connection* connection = current();
    if (!connection) return;
    // IP_PMTUDISC_DONT: routers may cut the datagrams, and what they say of sizes is not heeded.
    const bool cutOnTheWay = std::ranges::any_of(sockets_, [&](const auto& entry) {
        const auto option = entry.second.options.find("IP_MTU_DISCOVER");
        return entry.second.connection == connection && option != entry.second.options.end() &&
               option->second == 0;
    });
    if (cutOnTheWay && kind == tcp::IcmpError::Kind::FragmentationNeeded) return;
    connection->now = now_;
    connection->endpoint.icmpArrives({kind, tcp::SeqNum{about - connection->shift()}, mss}, now_,
                                     *connection);
}

void Sockets::fork(const tcp::Segment& segment)
{
    const auto listener =
        std::ranges::find_if(sockets_, [](const auto& entry) { return entry.second.listening; });
    Connection& child = newConnection(roundedBuffer(listener->second.config, segment.header));
    child.listener = listener->first;
    child.endpoint.call(tcp::PassiveOpenCall{}, now_, child);
    child.endpoint.segmentArrives(segment, now_, child);
    if (child.endpoint.state() == State::Listen) forgetNewest(); // the SYN was dropped
}

void Sockets::deliver(Connection& connection, const tcp::Segment& segment)
{
    connection.now = now_;
    if (connection.endpoint.state() == State::SynSent && segment.has(Flag::Syn))
        connection.endpoint.reconfigure(roundedBuffer(connection.endpoint.config(), segment.header),
                                        now_, connection);
    connection.endpoint.segmentArrives(segment, now_, connection);
    // Where a reset takes a connection back to LISTEN, the socket layer's listener is that already.
    if (connection.endpoint.state() == State::Listen) connection.gone = true;
    noteEstablished(connection);
}

void Sockets::noteEstablished(Connection& connection)
{
    const auto listener = sockets_.find(connection.listener);
    if (!connection.established || connection.owned || listener == sockets_.end()) return;
    if (std::ranges::find(listener->second.acceptQueue, &connection) ==
        listener->second.acceptQueue.end())
        listener->second.acceptQueue.push_back(&connection);
}

/// FreeBSD rounds the receive buffer of a connection up to a multiple of its MSS.
tcp::Config Sockets::roundedBuffer(tcp::Config config, const tcp::Header& syn) const
{
    const std::uint32_t mss =
        std::min<std::uint32_t>(config.mss, syn.options.mss.value_or(config.defaultSendMss));
    if (onFreeBsd() && mss > 0 && config.receiveBuffer > mss)
        config.receiveBuffer = (config.receiveBuffer + mss - 1) / mss * mss;
    return config;
}

void Sockets::reconfigure(Socket& socket)
{
    if (!socket.connection) return;
    socket.connection->now = now_;
    socket.connection->endpoint.reconfigure(socket.config, now_, *socket.connection);
}

} // namespace tcplab::sim::packetdrill
