// The system calls of scripts, by name: opening, closing and asking.

#include <algorithm>
#include <utility>

#include "sim/packetdrill/sockets.h"
#include "sim/packetdrill/values.h"

namespace tcplab::sim::packetdrill {

using tcp::State;

namespace {
constexpr std::int64_t nonBlockFlag = 0x800;
}

const std::map<std::string, Sockets::Handler>& Sockets::handlers()
{
    static const std::map<std::string, Handler> table{
        {"socket", &Sockets::socket},       {"bind", &Sockets::bind},
        {"listen", &Sockets::listen},       {"accept", &Sockets::accept},
        {"accept4", &Sockets::accept},      {"connect", &Sockets::connect},
        {"read", &Sockets::receive},        {"readv", &Sockets::receive},
        {"recv", &Sockets::receive},        {"recvfrom", &Sockets::receive},
        {"recvmsg", &Sockets::receive},     {"write", &Sockets::transmit},
        {"writev", &Sockets::transmit},     {"send", &Sockets::transmit},
        {"sendto", &Sockets::transmit},     {"sendmsg", &Sockets::transmit},
        {"shutdown", &Sockets::shutdown},   {"close", &Sockets::close},
        {"fcntl", &Sockets::fcntl},         {"ioctl", &Sockets::ioctl},
        {"poll", &Sockets::poll},           {"setsockopt", &Sockets::setOption},
        {"getsockopt", &Sockets::getOption}};
    return table;
}

Outcome Sockets::call(const SystemCall& call, bool resumed)
{
    const auto handler = handlers().find(call.name);
    if (handler == handlers().end()) return Outcome::refuse(Text::SystemCall, {call.name});
    resumed_ = resumed;
    if (!resumed) {
        written_ = 0;
        pollEnds_.reset();
    }
    return (this->*handler->second)(call);
}

Sockets::Socket* Sockets::find(const SystemCall& call)
{
    const auto descriptor = numberAt(call, 0);
    const auto found = descriptor ? sockets_.find(static_cast<int>(*descriptor)) : sockets_.end();
    return found == sockets_.end() ? nullptr : &found->second;
}

/// The script's own number where it is free, as in the original: descriptors are only names.
int Sockets::newDescriptor(const SystemCall& call) const
{
    const auto wanted = numberOf(*call.result);
    if (wanted && *wanted >= 0 && *wanted < 0x7FFFFFFF &&
        !sockets_.contains(static_cast<int>(*wanted)))
        return static_cast<int>(*wanted);
    int descriptor = 3;
    while (sockets_.contains(descriptor))
        ++descriptor;
    return descriptor;
}

Outcome Sockets::socket(const SystemCall& call)
{
    const std::string protocol = call.arguments.size() > 2 ? symbolOf(*call.arguments[2]) : "";
    const auto type = numberAt(call, 1);
    if (protocol == "IPPROTO_UDP" || protocol == "IPPROTO_MPTCP" || protocol == "IPPROTO_SCTP")
        return Outcome::refuse(Text::CallDetail, {protocol, call.name});
    if (!type || (*type & 0xF) != 1) return Outcome::refuse(Text::CallDetail, {"type", call.name});
    const int descriptor = newDescriptor(call);
    sockets_[descriptor].config = settings_.config();
    sockets_[descriptor].nonBlocking = (*type & nonBlockFlag) != 0;
    return Outcome::of(descriptor);
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
    Socket accepted;
    accepted.config = connection->endpoint.config();
    accepted.options = listener->options;
    accepted.linger = listener->linger;
    accepted.connection = connection;
    accepted.nonBlocking = onFreeBsd() && listener->nonBlocking; // BSD's sockets inherit it
    if (call.name == "accept4")
        accepted.nonBlocking = (numberAt(call, 3).value_or(0) & nonBlockFlag) != 0;
    connection->owned = true;
    const int descriptor = newDescriptor(call);
    sockets_[descriptor] = std::move(accepted);
    return Outcome::of(descriptor);
}

Outcome Sockets::connect(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (socket->listening) return Outcome::failure("EISCONN");
    const bool again = socket->connection != nullptr;
    if (again && socket->connection->over && socket->connection->pendingError.empty())
        socket->connection = nullptr; // an attempt that failed may be repeated
    if (!socket->connection) {
        Connection& connection = newConnection(socket->config);
        connection.owned = true;
        socket->connection = &connection;
        connection.endpoint.call(tcp::ActiveOpenCall{}, now_, connection);
        return socket->nonBlocking ? Outcome::failure("EINPROGRESS") : Outcome::wait();
    }
    Connection& connection = *socket->connection;
    if (!connection.pendingError.empty())
        return Outcome::failure(std::exchange(connection.pendingError, {}));
    if (connection.established) return resumed_ ? Outcome{} : Outcome::failure("EISCONN");
    return socket->nonBlocking ? Outcome::failure("EALREADY") : Outcome::wait();
}

Outcome Sockets::shutdown(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    const bool connected = socket->connection && !socket->connection->over &&
                           socket->connection->endpoint.state() != State::SynSent;
    const auto how = numberAt(call, 1);
    if (!how || *how < 0 || *how > 2) return Outcome::failure("EINVAL");
    if (socket->listening && !onFreeBsd()) {
        // Linux: without reading, a listener is none any more; without writing, it stays one.
        if (*how != 1) stopListening(static_cast<int>(*numberAt(call, 0)), *socket);
        return {};
    }
    if (!connected) return Outcome::failure("ENOTCONN");
    if (*how != 1) socket->shutRead = true;
    if (*how != 0 && !socket->shutWrite) {
        uncork(*socket);
        socket->shutWrite = true;
        socket->connection->now = now_;
        socket->connection->endpoint.call(tcp::ShutdownCall{}, now_, *socket->connection);
    }
    return {};
}

Outcome Sockets::close(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    if (Connection* connection = socket->connection) {
        uncork(*socket);
        connection->now = now_;
        const bool hard = socket->linger && *socket->linger == 0;
        if (hard)
            connection->endpoint.call(tcp::AbortCall{}, now_, *connection);
        else
            connection->endpoint.call(tcp::CloseCall{}, now_, *connection);
    }
    const auto descriptor = static_cast<int>(*numberAt(call, 0));
    stopListening(descriptor, *socket);
    sockets_.erase(descriptor);
    return {};
}

/// What nobody has accepted is reset. Handshakes that are not finished end without a word.
void Sockets::stopListening(int descriptor, Socket& socket)
{
    for (Connection* waiting : socket.acceptQueue) {
        waiting->now = now_;
        waiting->endpoint.call(tcp::AbortCall{}, now_, *waiting);
    }
    socket.acceptQueue.clear();
    for (const auto& connection : connections_)
        if (socket.listening && connection->listener == descriptor && !connection->owned &&
            connection->endpoint.state() == State::SynReceived)
            connection->gone = true;
    socket.listening = false;
}

Outcome Sockets::fcntl(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    const std::string command = call.arguments.size() > 1 ? symbolOf(*call.arguments[1]) : "";
    if (command == "F_GETFL") return Outcome::of(2 | (socket->nonBlocking ? nonBlockFlag : 0));
    const auto flags = numberAt(call, 2);
    if (command != "F_SETFL" || !flags)
        return Outcome::refuse(Text::CallDetail, {command, call.name});
    socket->nonBlocking = (*flags & nonBlockFlag) != 0;
    return {};
}

Outcome Sockets::ioctl(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    const std::string request = call.arguments.size() > 1 ? symbolOf(*call.arguments[1]) : "";
    if (!socket->connection) return Outcome::failure("EINVAL");
    const auto& endpoint = socket->connection->endpoint;
    std::size_t value = 0;
    if (request == "SIOCINQ" || request == "FIONREAD")
        value = endpoint.readableBytes();
    else if (request == "SIOCOUTQ")
        value = endpoint.unsentBytes() + endpoint.unacknowledgedBytes() + socket->held;
    else if (request == "SIOCOUTQNSD")
        value = endpoint.unsentBytes() + socket->held;
    else
        return Outcome::refuse(Text::CallDetail, {request, call.name});
    const auto expected = numberAt(call, 2);
    if (expected && *expected != static_cast<std::int64_t>(value))
        return Outcome::differs(request, std::to_string(value));
    return {};
}

} // namespace tcplab::sim::packetdrill
