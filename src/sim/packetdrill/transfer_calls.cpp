// Reading, writing and poll().

#include <algorithm>
#include <utility>

#include "sim/packetdrill/sockets.h"
#include "sim/packetdrill/values.h"

namespace tcplab::sim::packetdrill {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t dontWait = 0x40;
constexpr std::int64_t more = 0x8000;
constexpr std::int64_t urgent = 0x1;
constexpr std::int64_t peek = 0x2;
constexpr std::int64_t waitAll = 0x100;
constexpr std::int64_t noSignal = 0x4000;
constexpr std::int64_t endOfRecord = 0x80;

/// The largest buffer of one call.
constexpr std::int64_t longestText = std::int64_t{1} << 24;
/// TCP_CORK holds a partial segment back no longer (Linux, tcp(7)).
constexpr tcp::Duration corkCeiling = 200ms;

/// The sum of an iovec array: [{..., 100}, {..., 200}]
std::optional<std::int64_t> lengthOfVector(const Expression& vector)
{
    const auto* array = std::get_if<Array>(&vector.value);
    if (!array) return std::nullopt;
    std::int64_t sum = 0;
    for (const ExpressionPtr& item : array->items) {
        const auto* piece = std::get_if<Structure>(&item->value);
        const auto size =
            piece && piece->fields.size() == 2 ? numberOf(*piece->fields[1].value) : std::nullopt;
        if (!size || *size < 0 || *size > longestText) return std::nullopt;
        sum += *size;
    }
    return sum;
}

bool isMessageCall(const SystemCall& call)
{
    return call.name == "sendmsg" || call.name == "recvmsg";
}

/// How much the call wants to transfer.
std::optional<std::int64_t> lengthOf(const SystemCall& call)
{
    if (call.arguments.size() < 2) return std::nullopt;
    std::optional<std::int64_t> length;
    if (isMessageCall(call)) {
        const Expression* vector = fieldOf(*call.arguments[1], "msg_iov");
        const bool plain = !fieldOf(*call.arguments[1], "msg_control");
        length = vector && plain ? lengthOfVector(*vector) : std::nullopt;
    } else if (call.name == "readv" || call.name == "writev") {
        length = lengthOfVector(*call.arguments[1]);
    } else {
        length = numberAt(call, 2);
    }
    return length && *length >= 0 && *length <= longestText ? length : std::nullopt;
}

/// The flags of send() and recv(), or nothing where one of them is not among `known`.
std::optional<std::int64_t> flagsOf(const SystemCall& call, std::int64_t known)
{
    const bool flagged = call.name.starts_with("send") || call.name.starts_with("recv");
    if (!flagged) return 0;
    const auto flags = numberAt(call, isMessageCall(call) ? 2 : 3);
    return flags && (*flags & ~known) == 0 ? flags : std::nullopt;
}

} // namespace

Outcome Sockets::receive(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    const auto length = lengthOf(call);
    if (!length) return Outcome::refuse(Text::CallDetail, {"length", call.name});
    const auto flags = flagsOf(call, dontWait | peek | waitAll | noSignal);
    if (!flags) return Outcome::refuse(Text::CallDetail, {"flags", call.name});
    if (!socket->connection) return Outcome::failure("ENOTCONN");

    Connection& connection = *socket->connection;
    connection.now = now_;
    const auto ready = static_cast<std::int64_t>(connection.endpoint.readableBytes());
    const bool mayWait = !socket->nonBlocking && (*flags & dontWait) == 0;
    const bool comesNoMore = connection.peerClosed || socket->shutRead || connection.over;
    if ((*flags & waitAll) != 0 && mayWait && ready < *length && !comesNoMore)
        return Outcome::wait();
    if (ready > 0 && (*flags & peek) != 0) return Outcome::of(std::min(ready, *length));
    if (ready > 0) {
        std::vector<std::byte> buffer(static_cast<std::size_t>(std::min(ready, *length)));
        const auto result = connection.endpoint.call(tcp::ReceiveCall{buffer}, now_, connection);
        const bool right = std::ranges::equal(buffer, textAt(connection.read, buffer.size()));
        connection.read += result.bytes;
        Outcome outcome = Outcome::of(static_cast<std::int64_t>(result.bytes));
        if (!right) outcome.different = {Text::TextDiffers, {}};
        return outcome;
    }
    if (!connection.pendingError.empty())
        return Outcome::failure(std::exchange(connection.pendingError, {}));
    if (comesNoMore) return {};
    return mayWait ? Outcome::wait() : Outcome::failure("EAGAIN");
}

Outcome Sockets::transmit(const SystemCall& call)
{
    Socket* socket = find(call);
    if (!socket) return Outcome::failure("EBADF");
    const auto length = lengthOf(call);
    if (!length) return Outcome::refuse(Text::CallDetail, {"length", call.name});
    const auto flags = flagsOf(call, dontWait | noSignal | more | urgent | endOfRecord);
    if (!flags) return Outcome::refuse(Text::CallDetail, {"flags", call.name});
    if (!socket->connection) return Outcome::failure(onFreeBsd() ? "ENOTCONN" : "EPIPE");

    Connection& connection = *socket->connection;
    connection.now = now_;
    const bool waits = !socket->nonBlocking && (*flags & dontWait) == 0;
    if (!connection.pendingError.empty()) {
        const std::string error = std::exchange(connection.pendingError, {});
        // Linux says that nobody reads any more where the peer had closed before it reset
        const bool broken = !onFreeBsd() && error == "ECONNRESET" && connection.peerClosed;
        return Outcome::failure(broken ? "EPIPE" : error);
    }
    if (connection.over || socket->shutWrite) return Outcome::failure("EPIPE");
    if (!connection.established) return waits ? Outcome::wait() : Outcome::failure("EAGAIN");
    written_ += push(*socket, *length - written_, *flags);
    if (waits && written_ < *length) return Outcome::wait();
    if (written_ == 0 && *length > 0) return Outcome::failure("EAGAIN");
    return Outcome::of(std::exchange(written_, 0));
}

/// Writes as much as there is room for, and says how much that was. While the socket is corked, or
/// more is announced, only whole segments go on.
std::int64_t Sockets::push(Socket& socket, std::int64_t octets, std::int64_t flags)
{
    Connection& connection = *socket.connection;
    const auto room =
        static_cast<std::int64_t>(connection.endpoint.sendSpace()) - std::int64_t{socket.held};
    const std::int64_t taken = std::clamp<std::int64_t>(room, 0, octets);
    socket.held += static_cast<std::uint32_t>(taken);
    std::uint32_t goes = socket.held;
    if (socket.corked || (flags & more) != 0) {
        const auto mss = static_cast<std::uint32_t>(connection.info("tcpi_snd_mss").value_or(536));
        const auto before = static_cast<std::uint32_t>(connection.endpoint.unsentBytes());
        const std::uint32_t whole = (before + socket.held) / mss * mss;
        goes = whole > before ? whole - before : 0;
    }
    if (goes > 0) {
        const auto text = textAt(connection.written, goes);
        connection.written += goes;
        socket.held -= goes;
        connection.endpoint.call(tcp::SendCall{text, (flags & urgent) != 0}, now_, connection);
    }
    if (socket.held == 0)
        socket.corkEnds.reset();
    else if (!socket.corkEnds)
        socket.corkEnds = now_ + corkCeiling;
    return taken;
}

/// What was kept back goes now.
void Sockets::uncork(Socket& socket)
{
    socket.corkEnds.reset();
    if (socket.held == 0 || !socket.connection) return;
    Connection& connection = *socket.connection;
    connection.now = now_;
    const auto text = textAt(connection.written, std::exchange(socket.held, 0));
    connection.written += text.size();
    connection.endpoint.call(tcp::SendCall{text}, now_, connection);
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
    if (!array) return Outcome::refuse(Text::CallDetail, {"fds", call.name});
    Outcome outcome;
    for (const ExpressionPtr& item : array->items) {
        const Expression* descriptor = fieldOf(*item, "fd");
        const Expression* events = fieldOf(*item, "events");
        const Expression* expected = fieldOf(*item, "revents");
        const auto number = descriptor ? numberOf(*descriptor) : std::nullopt;
        const auto asked = events ? numberOf(*events) : std::nullopt;
        const auto found = number ? sockets_.find(static_cast<int>(*number)) : sockets_.end();
        if (found == sockets_.end() || !asked)
            return Outcome::refuse(Text::CallDetail, {"fds", call.name});
        constexpr std::int64_t always = 0x8 | 0x10;
        const std::int64_t got = readyEvents(found->second) & (*asked | always);
        if (got != 0) ++outcome.value;
        const auto wanted = expected ? numberOf(*expected) : std::nullopt;
        if (wanted && *wanted != got)
            outcome.different = {Text::Is, {"revents", std::to_string(got)}};
    }
    const std::int64_t timeout = numberAt(call, 2).value_or(0); // milliseconds
    if (!resumed_ && timeout > 0)
        pollEnds_ = now_ + 1ms * std::min<std::int64_t>(timeout, 1'000'000'000);
    const bool over = timeout == 0 || (timeout > 0 && pollEnds_ && *pollEnds_ <= now_);
    if (outcome.value == 0 && !over) return Outcome::wait();
    pollEnds_.reset();
    return outcome;
}

} // namespace tcplab::sim::packetdrill
