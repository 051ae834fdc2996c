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
constexpr std::array inert{
    "SO_REUSEADDR", "SO_REUSEPORT", "SO_PRIORITY",  "IP_TOS",
    "IP_TTL",       "SO_SETFIB",    "SO_NOSIGPIPE", "IPV6_UNICAST_HOPS",
    "IPV6_TCLASS",  "IPV6_V6ONLY",  "SO_DEBUG",     "IP_BIND_ADDRESS_NO_PORT"};

constexpr std::int64_t largestBuffer = 1 << 24;

/// Linux: TCP_KEEPIDLE and TCP_KEEPINTVL at most 32767 s, TCP_KEEPCNT at most 127.
bool isBetween(std::int64_t value, std::int64_t low, std::int64_t high)
{
    return value >= low && value <= high;
}

} // namespace

Outcome Sockets::setOption(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (call.arguments.size() < 4) return Outcome::refuse(Text::CallDetail, {"value", call.name});
    const std::string name = symbolOf(*call.arguments[2]);
    const Expression& value = *call.arguments[3];
    if (name == "SO_LINGER") return setLinger(*socket, value);
    if (name == "TCP_CONGESTION") return setCongestionControl(*socket, value);
    const auto number = numberOf(unwrapped(value));
    if (!number) return Outcome::refuse(Text::SocketOption, {name});
    return applyNumber(*socket, name, *number);
}

Outcome Sockets::setLinger(Socket& socket, const Expression& value)
{
    const Expression& fields = unwrapped(value);
    const Expression* on = fieldOf(fields, "onoff");
    if (!on) on = fieldOf(fields, "l_onoff");
    const Expression* seconds = fieldOf(fields, "linger");
    if (!seconds) seconds = fieldOf(fields, "l_linger");
    if (!on || !seconds) return Outcome::refuse(Text::SocketOption, {"SO_LINGER"});
    socket.linger.reset();
    if (numberOf(*on).value_or(0) != 0)
        socket.linger = static_cast<int>(numberOf(*seconds).value_or(0));
    return {};
}

Outcome Sockets::setCongestionControl(Socket& socket, const Expression& value)
{
    const Expression& inside = unwrapped(value);
    const auto* text = std::get_if<std::string>(&inside.value);
    const std::string name = text ? *text : symbolOf(inside);
    const bool reno = name == "reno" || name == "newreno";
    // An algorithm cannot be exchanged under a connection of ours.
    if ((!reno && name != "cubic") || socket.connection)
        return Outcome::refuse(Text::SocketOption, {"TCP_CONGESTION " + name});
    socket.config.congestion =
        reno ? tcp::CongestionAlgorithm::NewReno : tcp::CongestionAlgorithm::Cubic;
    return {};
}

Outcome Sockets::applyNumber(Socket& socket, const std::string& name, std::int64_t number)
{
    tcp::Config& config = socket.config;
    const auto invalid = [] { return Outcome::failure("EINVAL"); };
    // Linux keeps twice what is asked for, half of it for its own bookkeeping.
    const std::int64_t doubled = onFreeBsd() ? 1 : 2;
    if (name == "TCP_NODELAY") {
        config.nagle = number == 0;
        if (number != 0) uncork(socket); // it pushes what is corked (Linux)
    } else if (name == "TCP_CORK" || name == "TCP_NOPUSH") {
        socket.corked = number != 0;
        if (!socket.corked) uncork(socket);
    } else if (name == "SO_KEEPALIVE") {
        config.keepalive.enabled = number != 0;
    } else if (name == "TCP_KEEPIDLE") {
        if (!isBetween(number, 1, 32767)) return invalid();
        config.keepalive.idle = 1s * number;
    } else if (name == "TCP_KEEPINTVL") {
        if (!isBetween(number, 1, 32767)) return invalid();
        config.keepalive.interval = 1s * number;
    } else if (name == "TCP_KEEPCNT") {
        if (!isBetween(number, 1, 127)) return invalid();
        config.keepalive.count = static_cast<int>(number);
    } else if (name == "TCP_MAXSEG") {
        if (!isBetween(number, onFreeBsd() ? 0 : 88, 32767)) return invalid();
        config.mss = static_cast<std::uint16_t>(std::clamp<std::int64_t>(number, 1, config.mss));
    } else if (name == "TCP_SYNCNT") {
        if (!isBetween(number, 1, 127)) return invalid();
        config.synRetries = static_cast<int>(number);
    } else if (name == "SO_SNDBUF") {
        config.sendBuffer = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(number * doubled, onFreeBsd() ? 1 : 4608, largestBuffer));
    } else if (name == "SO_RCVBUF") {
        config.receiveBuffer = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(number, onFreeBsd() ? 1 : 1152, largestBuffer));
    } else if (name == "TCP_USER_TIMEOUT") {
        if (number < 0) return invalid();
        config.userTimeout = number > 0 ? std::optional<tcp::Duration>{1ms * number} : std::nullopt;
    } else if (name == "TCP_KEEPINIT") {
        if (!isBetween(number, 1, 1'000'000)) return invalid();
    } else if (name == "IP_MTU_DISCOVER" && isBetween(number, 0, 2)) {
        // only ICMP errors ask for it: see icmpArrives()
    } else if (std::ranges::find(inert, name) == inert.end()) {
        return Outcome::refuse(Text::SocketOption, {name});
    }
    socket.options[name] = number;
    reconfigure(socket);
    return {};
}

std::optional<std::int64_t> Sockets::optionValue(const Socket& socket,
                                                 const std::string& name) const
{
    const tcp::Config& config =
        socket.connection ? socket.connection->endpoint.config() : socket.config;
    const auto seconds = [](tcp::Duration d) { return std::int64_t{d / 1s}; };
    if (name == "SO_SNDBUF") return config.sendBuffer;
    if (name == "SO_RCVBUF") return std::int64_t{config.receiveBuffer} * (onFreeBsd() ? 1 : 2);
    if (name == "TCP_NODELAY") return config.nagle ? 0 : 1;
    if (name == "SO_KEEPALIVE") return config.keepalive.enabled ? 1 : 0;
    if (name == "TCP_KEEPIDLE") return seconds(config.keepalive.idle);
    if (name == "TCP_KEEPINTVL") return seconds(config.keepalive.interval);
    if (name == "TCP_KEEPCNT") return config.keepalive.count;
    if (name == "TCP_KEEPINIT" && !socket.options.contains(name))
        return seconds(settings_.keepInit());
    if (name == "TCP_MAXSEG" && socket.connection && socket.connection->established)
        return static_cast<std::int64_t>(socket.connection->info("tcpi_snd_mss").value_or(536));
    const auto known = socket.options.find(name);
    if (known != socket.options.end()) return known->second;
    const bool offByDefault = name == "TCP_CORK" || name == "SO_REUSEADDR" ||
                              name == "TCP_USER_TIMEOUT" || name == "SO_REUSEPORT";
    return offByDefault ? std::optional<std::int64_t>{0} : std::nullopt;
}

Outcome Sockets::getOption(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (call.arguments.size() < 4) return Outcome::refuse(Text::CallDetail, {"value", call.name});
    const std::string name = symbolOf(*call.arguments[2]);
    const Expression& wanted = unwrapped(*call.arguments[3]);
    if (name == "TCP_INFO") return compareInfo(*socket, wanted);
    if (name == "SO_ERROR") return compareError(*socket, wanted);
    const auto value = optionValue(*socket, name);
    if (!value) return Outcome::refuse(Text::SocketOption, {name});
    if (std::holds_alternative<Ellipsis>(wanted.value)) return {};
    const auto expected = numberOf(wanted);
    if (!expected) return Outcome::refuse(Text::SocketOption, {name});
    if (*expected != *value) return Outcome::differs(name, std::to_string(*value));
    return {};
}

Outcome Sockets::compareError(Socket& socket, const Expression& wanted) const
{
    std::string pending;
    if (socket.connection) pending = std::exchange(socket.connection->pendingError, {});
    if (std::holds_alternative<Ellipsis>(wanted.value)) return {};
    const std::string name = symbolOf(wanted);
    const auto number = numberOf(wanted);
    const std::int64_t got = pending.empty() ? 0 : constantNamed(pending).value_or(-1);
    const bool same = name.empty() ? number && *number == got : name == pending;
    return same ? Outcome{} : Outcome::differs("SO_ERROR", pending.empty() ? "0" : pending);
}

/// getsockopt(3, IPPROTO_TCP, TCP_INFO, {tcpi_state=TCP_ESTABLISHED, ...}, [...])
Outcome Sockets::compareInfo(const Socket& socket, const Expression& wanted) const
{
    const auto* structure = std::get_if<Structure>(&wanted.value);
    if (!structure) return {};
    for (const auto& field : structure->fields) {
        if (field.name.empty() || std::holds_alternative<Ellipsis>(field.value->value)) continue;
        const auto expected = numberOf(*field.value);
        const auto got = socket.connection ? socket.connection->info(field.name) : std::nullopt;
        if (!expected || !got) return Outcome::refuse(Text::InfoField, {field.name});
        if (static_cast<double>(*expected) != *got)
            return Outcome::differs(field.name, std::to_string(static_cast<std::int64_t>(*got)));
    }
    return {};
}

} // namespace tcplab::sim::packetdrill
