// The system calls of scripts, by name.

#include <algorithm>
#include <utility>

#include "sim/packetdrill/sockets.h"
#include "sim/packetdrill/values.h"

namespace tcplab::sim::packetdrill {

using tcp::State;

namespace {

constexpr std::int64_t nonBlockFlag = 0x800;
constexpr std::int64_t dontWait = 0x40;

/// The octets that scripts write do not matter; only how many.
std::vector<std::byte> anyText(std::size_t size)
{
    return std::vector<std::byte>(size, std::byte{'x'});
}

/// The size of a buffer argument: a number, or the sum of an iovec array [{..., 100}, {..., 200}].
std::optional<std::int64_t> lengthOf(const SystemCall& call)
{
    if (call.name == "readv" || call.name == "writev") {
        if (call.arguments.size() < 2) return std::nullopt;
        const auto* array = std::get_if<Array>(&call.arguments[1]->value);
        if (!array) return std::nullopt;
        std::int64_t sum = 0;
        for (const ExpressionPtr& item : array->items) {
            const auto* piece = std::get_if<Structure>(&item->value);
            const auto size = piece && piece->fields.size() == 2 ? numberOf(*piece->fields[1].value)
                                                                 : std::nullopt;
            if (!size) return std::nullopt;
            sum += *size;
        }
        return sum;
    }
    return numberAt(call, 2);
}

} // namespace

const std::map<std::string, Sockets::Handler>& Sockets::handlers()
{
    static const std::map<std::string, Handler> table{
        {"socket", &Sockets::socket},        {"bind", &Sockets::bind},
        {"listen", &Sockets::listen},        {"accept", &Sockets::accept},
        {"connect", &Sockets::connect},      {"read", &Sockets::receive},
        {"readv", &Sockets::receive},        {"recv", &Sockets::receive},
        {"recvfrom", &Sockets::receive},     {"write", &Sockets::transmit},
        {"writev", &Sockets::transmit},      {"send", &Sockets::transmit},
        {"sendto", &Sockets::transmit},      {"shutdown", &Sockets::shutdown},
        {"close", &Sockets::close},          {"fcntl", &Sockets::fcntl},
        {"ioctl", &Sockets::ioctl},          {"poll", &Sockets::poll},
        {"setsockopt", &Sockets::setOption}, {"getsockopt", &Sockets::getOption}};
    return table;
}

Outcome Sockets::call(const SystemCall& call)
{
    const auto handler = handlers().find(call.name);
    if (handler == handlers().end()) return Outcome::refuse("the system call '" + call.name + "'");
    return (this->*handler->second)(call);
}

Sockets::Socket* Sockets::find(const SystemCall& call)
{
    const auto descriptor = numberAt(call, 0);
    const auto found = descriptor ? sockets_.find(static_cast<int>(*descriptor)) : sockets_.end();
    return found == sockets_.end() ? nullptr : &found->second;
}

int Sockets::newDescriptor()
{
    int descriptor = 3;
    while (sockets_.contains(descriptor))
        ++descriptor;
    return descriptor;
}

Outcome Sockets::socket(const SystemCall& call)
{
    const std::string protocol = call.arguments.size() > 2 ? symbolOf(*call.arguments[2]) : "";
    if (protocol == "IPPROTO_UDP" || protocol == "IPPROTO_MPTCP")
        return Outcome::refuse("sockets of " + protocol);
    const int descriptor = newDescriptor();
    sockets_[descriptor].config = settings_.config();
    return {descriptor, {}, false, {}};
}

Outcome Sockets::bind(const SystemCall& call)
{
    return find(call) ? Outcome{} : Outcome::failure("EBADF");
}

Outcome Sockets::listen(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (socket->connection) return Outcome::failure("EINVAL");
    socket->listening = true;
    socket->backlog = static_cast<int>(numberAt(call, 1).value_or(1));
    return {};
}

Outcome Sockets::accept(const SystemCall& call)
{
    Socket* listener = find(call);
    if (!listener) return Outcome::failure("EBADF");
    if (!listener->listening) return Outcome::failure("EINVAL");
    if (listener->acceptQueue.empty())
        return listener->nonBlocking ? Outcome::failure("EAGAIN") : Outcome::wait();
    Connection* connection = listener->acceptQueue.front();
    listener->acceptQueue.pop_front();
    const int descriptor = newDescriptor();
    Socket accepted;
    accepted.config = listener->config;
    accepted.options = listener->options;
    accepted.linger = listener->linger;
    accepted.connection = connection;
    connection->owned = true;
    sockets_[descriptor] = accepted;
    return {descriptor, {}, false, {}};
}

Outcome Sockets::connect(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (!socket->connection) {
        Connection& connection = newConnection(socket->config);
        connection.owned = true;
        socket->connection = &connection;
        connection.endpoint.call(tcp::ActiveOpenCall{}, now, connection);
        return socket->nonBlocking ? Outcome::failure("EINPROGRESS") : Outcome::wait();
    }
    Connection& connection = *socket->connection;
    if (!connection.pendingError.empty())
        return Outcome::failure(std::exchange(connection.pendingError, {}));
    if (connection.established)
        return socket->nonBlocking ? Outcome::failure("EISCONN") : Outcome{};
    return socket->nonBlocking ? Outcome::failure("EALREADY") : Outcome::wait();
}

Outcome Sockets::receive(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (!socket->connection) return Outcome::failure("ENOTCONN");
    const auto length = lengthOf(call);
    if (!length || *length < 0 || *length > (1 << 26))
        return Outcome::refuse("the length of '" + call.name + "'");
    const bool flagged = call.name == "recv" || call.name == "recvfrom";
    const std::int64_t flags = flagged ? numberAt(call, 3).value_or(0) : 0;
    if ((flags & ~dontWait) != 0) return Outcome::refuse("the flags of '" + call.name + "'");

    Connection& connection = *socket->connection;
    if (connection.endpoint.readableBytes() > 0) {
        std::vector<std::byte> buffer(static_cast<std::size_t>(*length));
        const auto result = connection.endpoint.call(tcp::ReceiveCall{buffer}, now, connection);
        return {static_cast<std::int64_t>(result.bytes), {}, false, {}};
    }
    if (!connection.pendingError.empty())
        return Outcome::failure(std::exchange(connection.pendingError, {}));
    if (connection.peerClosed || socket->shutRead || connection.over) return {};
    const bool waits = !socket->nonBlocking && (flags & dontWait) == 0;
    return waits ? Outcome::wait() : Outcome::failure("EAGAIN");
}

Outcome Sockets::transmit(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    const auto length = lengthOf(call);
    if (!length || *length < 0 || *length > (1 << 26))
        return Outcome::refuse("the length of '" + call.name + "'");
    const bool flagged = call.name == "send" || call.name == "sendto";
    const std::int64_t flags = flagged ? numberAt(call, 3).value_or(0) : 0;
    if ((flags & ~(dontWait | 0x4000)) != 0)
        return Outcome::refuse("the flags of '" + call.name + "'");
    if (!socket->connection) return Outcome::failure("EPIPE");

    Connection& connection = *socket->connection;
    if (!connection.pendingError.empty())
        return Outcome::failure(std::exchange(connection.pendingError, {}));
    if (connection.over || socket->shutWrite) return Outcome::failure("EPIPE");
    const bool waits = !socket->nonBlocking && (flags & dontWait) == 0;
    if (!connection.established) return waits ? Outcome::wait() : Outcome::failure("EAGAIN");
    const auto text =
        anyText(std::min(static_cast<std::size_t>(*length), connection.endpoint.sendSpace()));
    if (text.empty() && *length > 0) return waits ? Outcome::wait() : Outcome::failure("EAGAIN");
    const auto result = connection.endpoint.call(tcp::SendCall{text}, now, connection);
    return {static_cast<std::int64_t>(result.bytes), {}, false, {}};
}

Outcome Sockets::shutdown(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (!socket->connection || socket->connection->over) return Outcome::failure("ENOTCONN");
    const std::int64_t how = numberAt(call, 1).value_or(2);
    if (how == 0 || how == 2) socket->shutRead = true;
    if (how == 1 || how == 2) {
        socket->shutWrite = true;
        socket->connection->endpoint.call(tcp::ShutdownCall{}, now, *socket->connection);
    }
    return {};
}

Outcome Sockets::close(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (Connection* connection = socket->connection) {
        const bool hard = socket->linger && *socket->linger == 0;
        if (hard)
            connection->endpoint.call(tcp::AbortCall{}, now, *connection);
        else
            connection->endpoint.call(tcp::CloseCall{}, now, *connection);
    }
    for (Connection* waiting : socket->acceptQueue)
        waiting->endpoint.call(tcp::AbortCall{}, now, *waiting);
    sockets_.erase(static_cast<int>(*numberAt(call, 0)));
    return {};
}

Outcome Sockets::fcntl(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    const std::string command = call.arguments.size() > 1 ? symbolOf(*call.arguments[1]) : "";
    if (command == "F_GETFL") return {2 | (socket->nonBlocking ? nonBlockFlag : 0), {}, false, {}};
    if (command != "F_SETFL") return Outcome::refuse("fcntl " + command);
    socket->nonBlocking = (numberAt(call, 2).value_or(0) & nonBlockFlag) != 0;
    return {};
}

Outcome Sockets::ioctl(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (!socket->connection) return Outcome::failure("EINVAL");
    const std::string request = call.arguments.size() > 1 ? symbolOf(*call.arguments[1]) : "";
    const auto& endpoint = socket->connection->endpoint;
    std::int64_t value = 0;
    if (request == "SIOCINQ" || request == "FIONREAD")
        value = static_cast<std::int64_t>(endpoint.readableBytes());
    else if (request == "SIOCOUTQ")
        value = static_cast<std::int64_t>(endpoint.unsentBytes() + endpoint.unacknowledgedBytes());
    else if (request == "SIOCOUTQNSD")
        value = static_cast<std::int64_t>(endpoint.unsentBytes());
    else
        return Outcome::refuse("ioctl " + request);
    const auto expected = numberAt(call, 2);
    if (expected && *expected != value)
        return Outcome::failure(request + " is " + std::to_string(value));
    return {};
}

std::int64_t Sockets::readyEvents(const Socket& socket) const
{
    constexpr std::int64_t in = 1;
    constexpr std::int64_t out = 4;
    constexpr std::int64_t error = 8;
    constexpr std::int64_t hangUp = 0x10;
    constexpr std::int64_t peerHangUp = 0x2000;
    if (socket.listening) return socket.acceptQueue.empty() ? 0 : in;
    const Connection* connection = socket.connection;
    if (!connection) return out | hangUp;
    std::int64_t events = 0;
    if (!connection->pendingError.empty()) events |= error;
    if (connection->over) events |= in | out | hangUp | peerHangUp;
    if (connection->peerClosed || socket.shutRead) events |= in | peerHangUp;
    if (connection->peerClosed && socket.shutWrite) events |= hangUp;
    if (connection->endpoint.readableBytes() > 0) events |= in;
    if (connection->established && (connection->endpoint.sendSpace() > 0 || socket.shutWrite))
        events |= out;
    return events;
}

Outcome Sockets::poll(const SystemCall& call)
{
    const auto* array =
        call.arguments.empty() ? nullptr : std::get_if<Array>(&call.arguments[0]->value);
    if (!array) return Outcome::refuse("poll without an array");
    std::int64_t ready = 0;
    std::string difference;
    for (const ExpressionPtr& item : array->items) {
        const Expression* descriptor = fieldOf(*item, "fd");
        const Expression* events = fieldOf(*item, "events");
        const Expression* expected = fieldOf(*item, "revents");
        const auto number = descriptor ? numberOf(*descriptor) : std::nullopt;
        const auto found = number ? sockets_.find(static_cast<int>(*number)) : sockets_.end();
        if (found == sockets_.end() || !events)
            return Outcome::refuse("poll of an unknown descriptor");
        constexpr std::int64_t always = 0x8 | 0x10;
        const std::int64_t got =
            readyEvents(found->second) & (numberOf(*events).value_or(0) | always);
        if (got != 0) ++ready;
        const auto wanted = expected ? numberOf(*expected) : std::nullopt;
        if (wanted && *wanted != got) difference = "revents is " + std::to_string(got);
    }
    const std::int64_t timeout = numberAt(call, 2).value_or(0);
    if (ready == 0 && timeout != 0) return Outcome::wait();
    return difference.empty() ? Outcome{ready, {}, false, {}} : Outcome::failure(difference);
}

} // namespace tcplab::sim::packetdrill
