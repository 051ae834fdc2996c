// What an application asks of a connection, with the blocking that a socket has.
#include <algorithm>

#include "sim/execution.h"

namespace tcplab::sim {

using tcp::CallError;
using tcp::CallResult;

namespace {

CallRecord asRecord(const Call& call, int conn)
{
    CallRecord record;
    record.host = call.host;
    record.conn = conn;
    record.kind = call.kind;
    record.urgent = call.urgent;
    record.bytes = call.kind == CallKind::Send ? call.data.size() : call.bytes.value_or(0);
    if (call.kind == CallKind::Set)
        record.text = call.option + "=" + call.value;
    else if (call.dataIsText)
        record.text.assign(reinterpret_cast<const char*>(call.data.data()), call.data.size());
    return record;
}

} // namespace

void World::Execution::call(const Call& call, int conn)
{
    Host& host = hostOf(call.host);
    // The call stands before what it causes, and its answer is only known behind it.
    const std::size_t index = record_.records.size();
    if (traced_) {
        const Connection* named = target(host, conn);
        record(asRecord(call, named ? named->number : conn));
    }
    lookAt(host, 0, {});
    const CallResult result = callOn(host, call, conn);
    if (traced_) {
        auto& told = std::get<CallRecord>(record_.records[index].what);
        told.error = result.error;
        told.done = result.bytes;
        told.pending = result.pending;
        if (call.kind == CallKind::Connect) told.conn = conn_;
        if (call.kind == CallKind::Listen || call.kind == CallKind::Accept) told.conn = 0;
    }
    if (Connection* connection = target(host, conn)) letApplicationGoOn(host, *connection);
}

/// The connection that is meant: the named one, or the host's latest that an application can know.
Connection* World::Execution::target(Host& host, int conn)
{
    if (conn != 0) return host.find(conn);
    for (auto c = host.connections.rbegin(); c != host.connections.rend(); ++c)
        if (c->accepted || !c->passive || !host.listener || host.listener->acceptsAtOnce)
            return &*c;
    return nullptr;
}

CallResult World::Execution::callOn(Host& host, const Call& call, int conn)
{
    if (call.kind == CallKind::Crash) return crash(host);
    if (call.kind == CallKind::Restart) return restart(host);
    if (host.crashed) return {CallError::InsufficientResources};
    if (call.kind == CallKind::Listen) return listen(host, call);
    if (call.kind == CallKind::Connect) return connect(host, call);
    if (call.kind == CallKind::Accept) return accept(host);

    Connection* connection = target(host, conn);
    if (call.kind == CallKind::Set) return setOption(host, connection, call);
    if (!connection || (connection->deleted && conn == 0)) {
        if (conn == 0 && host.listener) {
            if (call.kind == CallKind::Close || call.kind == CallKind::Abort)
                return closeListener(host);
            // 3.10.2: a LISTEN without a remote socket cannot become active.
            if (call.kind == CallKind::Send) return {CallError::RemoteUnspecified};
        }
        if (!connection) return {CallError::DoesNotExist};
    }
    const bool unknownToApplication = connection->passive && !connection->accepted &&
                                      host.listener && !host.listener->acceptsAtOnce;
    if (unknownToApplication) return {CallError::DoesNotExist};
    switch (call.kind) {
    case CallKind::Send:
        return send(host, *connection, call);
    case CallKind::Receive:
        return receive(host, *connection, call);
    case CallKind::Close:
    case CallKind::Shutdown:
        return close(host, *connection, call.kind);
    case CallKind::Abort:
        return abort(host, *connection);
    case CallKind::Listen:
    case CallKind::Connect:
    case CallKind::Set:
    case CallKind::Crash:
    case CallKind::Restart:
    case CallKind::Accept:
        break;
    }
    return {CallError::DoesNotExist};
}

/// One SEND of the model; counts what it took.
CallResult World::Execution::give(Host& host, Connection& connection,
                                  std::span<const std::byte> data, bool urgent)
{
    const CallResult result = enter(host, connection, [&](tcp::Endpoint& endpoint) {
        return endpoint.call(tcp::SendCall{data, urgent}, world_.now_, *this);
    });
    connection.sent += result.bytes;
    connection.sentHash.add(data.first(result.bytes));
    return result;
}

CallResult World::Execution::send(Host& host, Connection& connection, const Call& call)
{
    if (connection.closeWaiting) return {CallError::Closing};
    if (!connection.waitingToSend.empty()) {
        connection.waitingToSend.push_back(
            {call.data, 0, call.urgent}); // in the order of the calls
        return {CallError::None, 0, true};
    }
    const CallResult result = give(host, connection, call.data, call.urgent);
    if (result.error == CallError::None && result.bytes < call.data.size())
        connection.waitingToSend.push_back({call.data, result.bytes, call.urgent});
    return result;
}

bool World::Execution::continueSending(Host& host, Connection& connection)
{
    if (connection.waitingToSend.empty() || connection.endpoint.sendSpace() == 0) return false;
    WaitingSend waiting = connection.waitingToSend.front();
    const CallResult result =
        give(host, connection, std::span{waiting.data}.subspan(waiting.taken), waiting.urgent);
    if (result.error != CallError::None) {
        endWaitingCalls(host, connection, result.error);
        return true;
    }
    waiting.taken += result.bytes;
    if (waiting.taken < waiting.data.size()) {
        connection.waitingToSend.front().taken = waiting.taken;
        return result.bytes > 0;
    }
    connection.waitingToSend.erase(connection.waitingToSend.begin());
    recordResumed(host, connection, CallKind::Send, waiting.taken, CallError::None);
    return true;
}

/// RECEIVEs of the model until `limit` octets are taken or none are left; no limit: all there are.
CallResult World::Execution::take(Host& host, Connection& connection,
                                  std::optional<std::uint64_t> limit)
{
    const std::size_t readable = connection.endpoint.readableBytes();
    // An empty buffer could not tell "nothing yet" from the errors.
    const std::size_t room =
        limit ? static_cast<std::size_t>(std::min<std::uint64_t>(*limit, readable)) : readable;
    std::vector<std::byte>& buffer = scratch_.buffer;
    if (buffer.size() < std::max<std::size_t>(room, 1))
        buffer.resize(std::max<std::size_t>(room, 1));
    const std::span<std::byte> into = std::span{buffer}.first(std::max<std::size_t>(room, 1));
    const CallResult result = enter(host, connection, [&](tcp::Endpoint& endpoint) {
        return endpoint.call(tcp::ReceiveCall{into}, world_.now_, *this);
    });
    connection.taken += result.bytes;
    connection.takenHash.add(into.first(result.bytes));
    host.counters.bytesTaken += result.bytes;
    return result;
}

CallResult World::Execution::receive(Host& host, Connection& connection, const Call& call)
{
    if (connection.receiveWaiting)
        return {CallError::InsufficientResources}; // one RECEIVE may wait
    CallResult result = take(host, connection, call.bytes);
    if (result.error != CallError::None) return result;
    // RFC 9293 3.10.3: "If insufficient incoming segments are queued to satisfy the request, queue
    // it."
    const bool wantsMore =
        call.bytes ? result.bytes < *call.bytes && !connection.peerClosed : result.pending;
    result.pending = wantsMore;
    if (wantsMore) {
        connection.receiveWaiting = call.bytes ? *call.bytes - result.bytes : Connection::anyAmount;
        connection.receiveDone = result.bytes;
    }
    return result;
}

bool World::Execution::continueReceiving(Host& host, Connection& connection)
{
    if (!connection.receiveWaiting) return false;
    const std::uint64_t wanted = *connection.receiveWaiting;
    if (connection.endpoint.readableBytes() > 0) {
        const CallResult result =
            take(host, connection,
                 wanted == Connection::anyAmount ? std::nullopt : std::optional(wanted));
        connection.receiveDone += result.bytes;
        connection.receiveWaiting = wanted > result.bytes ? wanted - result.bytes : 0;
        const bool satisfied = wanted == Connection::anyAmount || *connection.receiveWaiting == 0;
        if (!satisfied && result.error == CallError::None) return result.bytes > 0;
        connection.receiveWaiting.reset();
        recordResumed(host, connection, CallKind::Receive, connection.receiveDone, result.error);
        return true;
    }
    if (!connection.peerClosed) return false;
    // Nothing more will come: a socket's read returns what there was, or 0.
    connection.receiveWaiting.reset();
    recordResumed(host, connection, CallKind::Receive, connection.receiveDone,
                  connection.receiveDone > 0 ? CallError::None : CallError::Closing);
    return true;
}

CallResult World::Execution::close(Host& host, Connection& connection, CallKind kind)
{
    if (connection.closeWaiting) return {CallError::Closing};
    if (!connection.waitingToSend.empty()) {
        connection.closeWaiting = true;
        connection.closeKind = kind;
        return {CallError::None, 0, true};
    }
    if (kind == CallKind::Close) connection.receiveWaiting.reset(); // nobody will read any more
    return enter(host, connection, [&](tcp::Endpoint& endpoint) {
        return kind == CallKind::Close ? endpoint.call(tcp::CloseCall{}, world_.now_, *this)
                                       : endpoint.call(tcp::ShutdownCall{}, world_.now_, *this);
    });
}

bool World::Execution::continueClosing(Host& host, Connection& connection)
{
    if (!connection.closeWaiting || !connection.waitingToSend.empty()) return false;
    connection.closeWaiting = false;
    const CallResult result = close(host, connection, connection.closeKind);
    recordResumed(host, connection, connection.closeKind, 0, result.error);
    return true;
}

CallResult World::Execution::abort(Host& host, Connection& connection)
{
    endError_ = CallError::Reset;
    return enter(host, connection, [&](tcp::Endpoint& endpoint) {
        return endpoint.call(tcp::AbortCall{}, world_.now_, *this);
    });
}

void World::Execution::endWaitingCalls(const Host& host, Connection& connection, CallError error)
{
    for (const WaitingSend& waiting : connection.waitingToSend)
        recordResumed(host, connection, CallKind::Send, waiting.taken, error);
    connection.waitingToSend.clear();
    if (connection.closeWaiting) recordResumed(host, connection, connection.closeKind, 0, error);
    connection.closeWaiting = false;
    if (connection.receiveWaiting)
        recordResumed(host, connection, CallKind::Receive, connection.receiveDone, error);
    connection.receiveWaiting.reset();
}

void World::Execution::recordResumed(const Host& host, const Connection& connection, CallKind kind,
                                     std::uint64_t done, CallError error)
{
    CallRecord resumed;
    resumed.host = host.id;
    resumed.conn = connection.number;
    resumed.kind = kind;
    resumed.done = done;
    resumed.error = error;
    resumed.resumed = true;
    record(resumed);
}

} // namespace tcplab::sim
