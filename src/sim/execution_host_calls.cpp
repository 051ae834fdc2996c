// Calls that concern the host rather than one connection: opening, listening, options, crashing.
#include <algorithm>

#include "sim/execution.h"
#include "sim/options.h"

namespace tcplab::sim {

using tcp::CallError;
using tcp::CallResult;

/// RFC 9293 3.4.1 wants a clock of 4 microseconds and a different offset for each connection. The
/// first connection of a host uses the scenario's `iss` as it stands; later ones add the clock, and
/// 64,000 for each one before, so that they lie beyond what an earlier incarnation has used, and
/// every run is the same.
tcp::SeqNum World::Execution::nextIss(const Host& host) const
{
    const tcp::SeqNum first = world_.scenario_->endpoint(host.id).iss;
    if (host.incarnations == 0) return first;
    constexpr std::uint32_t perConnection = 64'000;
    const auto clock = static_cast<std::uint32_t>(world_.now_.time_since_epoch().count() / 4);
    return first + (clock + perConnection * static_cast<std::uint32_t>(host.incarnations));
}

CallResult World::Execution::listen(Host& host, const Call& call)
{
    if (host.listener) return {CallError::AlreadyExists};
    lookAt(host, 0, {});
    tcp::Endpoint endpoint(host.config);
    const CallResult result = endpoint.call(tcp::PassiveOpenCall{}, world_.now_, *this);
    Listener& listener = host.listener.emplace();
    listener.port = call.port.value_or(world_.scenario_->endpoint(host.id).port);
    listener.backlog = call.backlog.value_or(listener.backlog);
    listener.acceptsAtOnce = call.acceptAtOnce;
    if (const Connection* last = host.latest(); last && last->deleted)
        listener.openedAfter = last->number;
    return result;
}

CallResult World::Execution::closeListener(Host& host)
{
    tcp::Endpoint endpoint(host.config);
    const Listener closing = *host.listener;
    host.listener.reset();
    lookAt(host, 0, {});
    Unheard unheard;
    endpoint.call(tcp::PassiveOpenCall{}, world_.now_, unheard);
    const CallResult result = endpoint.call(tcp::CloseCall{}, world_.now_, *this);
    // Nobody will ever accept these: as sockets do, they are reset.
    std::vector<int> orphans = closing.halfOpen;
    orphans.insert(orphans.end(), closing.acceptQueue.begin(), closing.acceptQueue.end());
    for (const int number : orphans)
        if (Connection* orphan = host.find(number); orphan && !orphan->deleted)
            abort(host, *orphan);
    lookAt(host, 0, {});
    return result;
}

CallResult World::Execution::connect(Host& host, const Call& call)
{
    const Scenario& scenario = *world_.scenario_;
    const std::uint16_t remote = scenario.endpoint(peerOf(host.id)).port;
    const auto local =
        call.port ? call.port : host.choosePort(scenario.endpoint(host.id).port, remote);
    if (!local) return {CallError::InsufficientResources};
    if (host.findLive({*local, remote})) return {CallError::AlreadyExists};

    const PortPair ports{*local, remote};
    // Where the peer opens the very same connection (simultaneous open), both ends share its
    // number.
    const Connection* mirrored = hostOf(peerOf(host.id)).findLive(ports.mirrored());
    Connection connection(ports, host.config, nextIss(host));
    connection.number =
        mirrored && !host.find(mirrored->number) ? mirrored->number : world_.nextConnection_++;
    connection.accepted = true;
    host.lastPort = *local;
    ++host.incarnations;
    Connection& added = host.add(std::move(connection));
    return enter(host, added, [&](tcp::Endpoint& endpoint) {
        return endpoint.call(tcp::ActiveOpenCall{}, world_.now_, *this);
    });
}

CallResult World::Execution::accept(Host& host)
{
    if (!host.listener) return {CallError::DoesNotExist};
    Listener& listener = *host.listener;
    if (listener.acceptQueue.empty()) {
        ++listener.acceptsWaiting;
        return {CallError::None, 0, true};
    }
    Connection* connection = host.find(listener.acceptQueue.front());
    listener.acceptQueue.erase(listener.acceptQueue.begin());
    if (!connection) return {CallError::Reset};
    connection->accepted = true;
    return {};
}

CallResult World::Execution::setOption(Host& host, Connection* connection, const Call& call)
{
    const bool forConnection = connection && !connection->deleted;
    const auto changed = withOption(forConnection ? connection->endpoint.config() : host.config,
                                    call.option, call.value);
    if (!changed) return {CallError::InsufficientResources};
    if (!forConnection) {
        host.config = *changed;
        return {};
    }
    return enter(host, *connection, [&](tcp::Endpoint& endpoint) {
        endpoint.reconfigure(*changed, world_.now_, *this);
        return CallResult{};
    });
}

void World::Execution::loseTcb(Host& host, Connection& connection)
{
    for (const tcp::TimerId timer : tcp::allTimers)
        if (const auto& slot = connection.endpoint.tcb().timers[timer]; slot.running)
            record(TimerRecord{host.id, connection.number, timer, tcp::TimerEvent::Stop, slot.due});
    record(StateRecord{host.id, connection.number, connection.endpoint.state(), tcp::State::Closed,
                       "crash", "RFC 9293 3.5.1"});
    connection.endpoint = tcp::Endpoint(host.config);
    connection.waitingToSend.clear();
    connection.closeWaiting = false;
    connection.receiveWaiting.reset();
    host.markDeleted(connection, world_.now_);
    enteredState(host.id, connection.number, tcp::State::Closed);
}

CallResult World::Execution::crash(Host& host)
{
    host.quietUntil.reset();
    if (host.crashed) return {CallError::DoesNotExist};
    for (Connection& connection : host.connections)
        if (!connection.deleted) loseTcb(host, connection);
    if (host.listener) {
        record(StateRecord{host.id, 0, tcp::State::Listen, tcp::State::Closed, "crash",
                           "RFC 9293 3.5.1"});
        enteredState(host.id, 0, tcp::State::Closed);
    }
    host.listener.reset();
    host.crashed = true;
    return {};
}

CallResult World::Execution::restart(Host& host)
{
    // Restarting a host that runs is a crash and a restart in one.
    if (!host.crashed) crash(host);
    host.config = world_.scenario_->endpoint(host.id).config;
    if (host.config.quietTime == Duration{0}) {
        host.crashed = false;
        return {};
    }
    host.quietUntil = world_.now_ + host.config.quietTime;
    world_.events_.push(
        Event{*host.quietUntil, world_.nextEvent_++, 0, 0, EventKind::QuietOver, host.id});
    return {CallError::None, 0, true};
}

/// RFC 9293 3.4.3: from now on sequence numbers may be assigned again. Another crash or restart may
/// have come between.
void World::Execution::quietIsOver(Host& host)
{
    if (host.quietUntil != world_.now_) return;
    host.quietUntil.reset();
    host.crashed = false;
}

} // namespace tcplab::sim
