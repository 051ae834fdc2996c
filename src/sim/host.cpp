#include "sim/host.h"

#include <algorithm>
#include <utility>

namespace tcplab::sim {

namespace {

/// Where the connection with this number stands or would stand. Numbers mostly follow one another,
/// so that counting back from the latest finds most of them at once.
template <typename Connections>
auto placeOf(Connections& connections, int number)
{
    if (connections.empty() || connections.back().number < number) return connections.end();
    const std::ptrdiff_t back = connections.back().number - number;
    if (back < std::ssize(connections))
        if (const auto guess = connections.end() - 1 - back; guess->number == number) return guess;
    return std::lower_bound(connections.begin(), connections.end(), number,
                            [](const Connection& c, int n) { return c.number < n; });
}

void reindex(Host& host)
{
    host.index.clear();
    for (std::size_t i = 0; i < host.connections.size(); ++i)
        if (!host.connections[i].deleted) host.index.set(host.connections[i].ports, i);
}

} // namespace

const Connection* Host::find(int number) const
{
    const auto place = placeOf(connections, number);
    return place != connections.end() && place->number == number ? &*place : nullptr;
}

Connection* Host::find(int number)
{
    return const_cast<Connection*>(std::as_const(*this).find(number));
}

const Connection* Host::findLive(PortPair ports) const
{
    const std::size_t position = index.find(ports);
    if (position == PortIndex::none || connections[position].deleted) return nullptr;
    return &connections[position];
}

Connection* Host::findLive(PortPair ports)
{
    return const_cast<Connection*>(std::as_const(*this).findLive(ports));
}

const Connection* Host::latest() const
{
    return connections.empty() ? nullptr : &connections.back();
}

tcp::State Host::shownState() const
{
    const Connection* connection = latest();
    if (connection && !(listener && listener->openedAfter == connection->number))
        return connection->deleted ? tcp::State::Closed : connection->endpoint.state();
    return listener ? tcp::State::Listen : tcp::State::Closed;
}

Connection& Host::add(Connection&& connection)
{
    const auto place = placeOf(connections, connection.number);
    if (place == connections.end()) {
        connections.push_back(std::move(connection));
        index.set(connections.back().ports, connections.size() - 1);
        return connections.back();
    }
    const auto added = connections.insert(place, std::move(connection));
    reindex(*this);
    return *added;
}

void Host::remove(int number)
{
    const auto place = placeOf(connections, number);
    if (place == connections.end() || place->number != number) return;
    if (place->deleted) --deletedCount;
    connections.erase(place);
    reindex(*this);
}

void Host::markDeleted(Connection& connection, SimTime now)
{
    if (connection.deleted) return;
    connection.deleted = true;
    connection.deletedAt = now;
    connection.timerAt = Connection::never;
    ++deletedCount;
}

void Host::forgetOldDeleted()
{
    if (deletedCount < 2 * keptDeleted || deletedCount < connections.size() / 2) return;
    std::size_t surplus = deletedCount - keptDeleted;
    std::erase_if(connections, [&surplus](const Connection& connection) {
        if (!connection.deleted || surplus == 0) return false;
        --surplus;
        return true;
    });
    deletedCount = keptDeleted;
    reindex(*this);
}

std::optional<std::uint16_t> Host::choosePort(std::uint16_t configured, std::uint16_t remote) const
{
    if (!findLive({configured, remote})) return configured;
    std::uint16_t port = std::max(lastPort, configured);
    for (int tries = 0; tries <= 0xFFFF - firstEphemeralPort; ++tries) {
        port = port == 0xFFFF || port + 1 < firstEphemeralPort
                   ? firstEphemeralPort
                   : static_cast<std::uint16_t>(port + 1);
        if (!findLive({port, remote})) return port;
    }
    return std::nullopt;
}

} // namespace tcplab::sim
