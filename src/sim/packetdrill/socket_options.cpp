// setsockopt and getsockopt.

#include <algorithm>
#include <array>
#include <utility>

#include "sim/packetdrill/sockets.h"
#include "sim/packetdrill/values.h"

namespace tcplab::sim::packetdrill {

using namespace std::chrono_literals;

namespace {
/// Options that are remembered, but change nothing in what is modelled.
constexpr std::array inert{"SO_REUSEADDR", "SO_REUSEPORT", "TCP_QUICKACK_ON",
                           "SO_PRIORITY",  "IP_TOS",       "IP_TTL"};
} // namespace

void Sockets::reconfigure(Socket& socket)
{
    if (socket.connection)
        socket.connection->endpoint.reconfigure(socket.config, now, *socket.connection);
}

Outcome Sockets::applyOption(Socket& socket, const std::string& name, const Expression& value)
{
    tcp::Config& config = socket.config;
    if (name == "SO_LINGER") {
        const Expression* on = fieldOf(value, "onoff");
        const Expression* seconds = fieldOf(value, "linger");
        if (!on || !seconds) return Outcome::refuse("the value of SO_LINGER");
        socket.linger.reset();
        if (numberOf(*on).value_or(0) != 0)
            socket.linger = static_cast<int>(numberOf(*seconds).value_or(0));
        return {};
    }
    const auto number = numberOf(unwrapped(value));
    if (!number) return Outcome::refuse("the value of " + name);
    socket.options[name] = *number;
    const auto seconds = 1s * *number;
    if (name == "TCP_NODELAY")
        config.nagle = *number == 0;
    else if (name == "SO_KEEPALIVE")
        config.keepalive.enabled = *number != 0;
    else if (name == "TCP_KEEPIDLE")
        config.keepalive.idle = seconds;
    else if (name == "TCP_KEEPINTVL")
        config.keepalive.interval = seconds;
    else if (name == "TCP_KEEPCNT")
        config.keepalive.count = static_cast<int>(*number);
    else if (name == "TCP_MAXSEG")
        config.mss = static_cast<std::uint16_t>(std::clamp<std::int64_t>(*number, 88, 32767));
    else if (name == "TCP_SYNCNT")
        config.synRetries = static_cast<int>(*number);
    else if (name == "SO_SNDBUF")
        config.sendBuffer =
            static_cast<std::uint32_t>(std::clamp<std::int64_t>(*number * 2, 4608, 1 << 30));
    else if (name == "SO_RCVBUF")
        config.receiveBuffer =
            static_cast<std::uint32_t>(std::clamp<std::int64_t>(*number * 2, 2304, 1 << 30));
    else if (name == "TCP_USER_TIMEOUT")
        config.userTimeout =
            *number > 0 ? std::optional<tcp::Duration>{1ms * *number} : std::nullopt;
    else if (std::ranges::find(inert, name) == inert.end())
        return Outcome::refuse("the option " + name);
    reconfigure(socket);
    return {};
}

Outcome Sockets::setOption(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (call.arguments.size() < 4) return Outcome::refuse("setsockopt with fewer arguments");
    return applyOption(*socket, symbolOf(*call.arguments[2]), *call.arguments[3]);
}

Outcome Sockets::getOption(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (call.arguments.size() < 4) return Outcome::refuse("getsockopt with fewer arguments");
    const std::string name = symbolOf(*call.arguments[2]);
    const auto expected = numberOf(unwrapped(*call.arguments[3]));
    if (name == "TCP_INFO") return {};
    if (name == "SO_ERROR") {
        std::string pending;
        if (socket->connection) pending = std::exchange(socket->connection->pendingError, {});
        const std::string wanted = symbolOf(unwrapped(*call.arguments[3]));
        const bool same =
            wanted.empty() ? (expected.value_or(0) == 0) == pending.empty() : wanted == pending;
        return same ? Outcome{}
                    : Outcome::failure("SO_ERROR is " +
                                       (pending.empty() ? std::string{"0"} : pending));
    }
    const auto known = socket->options.find(name);
    if (known == socket->options.end()) return Outcome::refuse("getsockopt " + name);
    if (expected && *expected != known->second)
        return Outcome::failure(name + " is " + std::to_string(known->second));
    return {};
}

} // namespace tcplab::sim::packetdrill
