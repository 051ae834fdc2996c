#include "sim/execution.h"

#include <algorithm>

namespace tcplab::sim {

World::Execution::Execution(World& world, StepRecord& record)
    : world_(world)
    , record_(record)
    , scratch_(*(world.reused_.scratch ? world.reused_.scratch
                                       : world.reused_.scratch = std::make_unique<Scratch>()))
    , traced_(world.tracing_)
{
    scratch_.staged.clear();
    scratch_.entered.clear();
}

bool World::Execution::carryOut(const Command& command)
{
    const SimTime before = world_.now_;
    if (!std::visit([this](const auto& c) { return apply(c); }, command)) return false;
    world_.stepsNow_ = world_.now_ == before ? world_.stepsNow_ + 1 : 1;
    releaseScript();
    for (Host& host : world_.hosts_)
        host.forgetOldDeleted();
    world_.settleQueue();
    return true;
}

bool World::Execution::apply(const NextEvent&)
{
    const auto due = world_.nextEventAt();
    if (!due) return false;
    const Event event = world_.takeNextEvent();
    world_.now_ = *due;
    happens(event);
    return true;
}

bool World::Execution::moveClock(const std::optional<SimTime>& at)
{
    if (!at) return true;
    const auto next = world_.nextEventAt();
    const SimTime latest = next ? *next : std::max(world_.now_, SimTime{world_.scenario_->until});
    if (*at < world_.now_ || *at > latest) return false;
    world_.now_ = *at;
    return true;
}

bool World::Execution::apply(const PersonCalls& command)
{
    if (!moveClock(command.at)) return false;
    call(command.call, command.call.conn);
    return true;
}

bool World::Execution::apply(const InjectSegment& command)
{
    if (!moveClock(command.at)) return false;
    injected(command.injection);
    return true;
}

void World::Execution::happens(const Event& event)
{
    switch (event.kind) {
    case EventKind::Script: {
        const Call& what = world_.scenario_->script[event.subject].call;
        call(what, what.conn != 0 ? what.conn : event.conn);
        return;
    }
    case EventKind::QuietOver:
        return quietIsOver(hostOf(event.host));
    case EventKind::Injection:
        injected(world_.scenario_->inject[event.subject]);
        return;
    case EventKind::Fault: {
        const Fault& fault = world_.scenario_->faults[static_cast<std::size_t>(event.conn)];
        return befall(fault, event.subject);
    }
    case EventKind::Arrival:
        deliver(world_.inFlight_.take(event.subject));
        return;
    case EventKind::Timer: {
        Host& host = hostOf(event.host);
        timerExpires(host, *host.find(static_cast<int>(event.subject)));
        return;
    }
    }
}

void World::Execution::timerExpires(Host& host, Connection& connection)
{
    connection.timerAt = Connection::never;
    const tcp::TimerId timer = connection.endpoint.nextExpiry()->timer;
    enter(host, connection, [&](tcp::Endpoint& endpoint) {
        endpoint.timeout(timer, world_.now_, *this);
        return true;
    });
    letApplicationGoOn(host, connection);
}

void World::Execution::releaseScript()
{
    auto& waiting = world_.waitingItems_;
    if (waiting.empty() || (scratch_.entered.empty() && textArrivedAt_ == 0)) return;
    std::erase_if(waiting, [this](std::uint32_t index) {
        const ScriptItem& item = world_.scenario_->script[index];
        const auto conn = heldBy(*item.when);
        if (!conn) return false;
        world_.events_.push(Event{world_.now_ + item.after,
                                  world_.nextEvent_++,
                                  index,
                                  item.call.host == item.when->host ? *conn : 0,
                                  EventKind::Script,
                                  {}});
        return true;
    });
}

std::optional<int> World::Execution::heldBy(const When& when) const
{
    const auto isMeant = [&](HostId host, int conn) {
        return host == when.host && (when.conn == 0 || when.conn == conn);
    };
    const auto hasReceived = [&](int conn) {
        const Connection* connection = world_.host(when.host).find(conn);
        return connection && connection->received >= when.received.value_or(0);
    };
    for (const Scratch::Entered& entered : scratch_.entered)
        if (when.state && isMeant(entered.host, entered.conn) && entered.state == *when.state &&
            (!when.received || hasReceived(entered.conn)))
            return entered.conn;
    if (!when.received || textArrivedAt_ == 0 || !isMeant(textArrivedAtHost_, textArrivedAt_) ||
        !hasReceived(textArrivedAt_))
        return std::nullopt;
    const Connection* connection = world_.host(when.host).find(textArrivedAt_);
    if (when.state && connection->endpoint.state() != *when.state) return std::nullopt;
    return textArrivedAt_;
}

void World::Execution::lookAt(const Host& host, int conn, PortPair ports)
{
    host_ = host.id;
    conn_ = conn;
    segmentConn_ = conn;
    ports_ = ports;
    stateChanged_ = false;
    arrivedText_ = 0;
    peerClosed_ = false;
}

void World::Execution::leave(Host& host, Connection& connection)
{
    sendStaged(connection.endpoint.state());
    if (arrivedText_ > 0) {
        connection.received += arrivedText_;
        host.counters.bytesReceived += arrivedText_;
        textArrivedAt_ = connection.number;
        textArrivedAtHost_ = host.id;
    }
    connection.peerClosed = connection.peerClosed || peerClosed_;
    if (stateChanged_) {
        updateQueues(host, connection);
        if (connection.endpoint.state() == tcp::State::Closed)
            host.markDeleted(connection, world_.now_);
    }
    planTimer(host, connection);
}

void World::Execution::updateQueues(Host& host, Connection& connection)
{
    if (!host.listener || !connection.passive) return;
    Listener& listener = *host.listener;
    if (connection.endpoint.state() == tcp::State::SynReceived ||
        std::erase(listener.halfOpen, connection.number) == 0)
        return;
    if (!tcp::isSynchronized(connection.endpoint.state())) return;
    if (listener.acceptsAtOnce) {
        connection.accepted = true;
        return;
    }
    listener.acceptQueue.push_back(connection.number);
    if (listener.acceptsWaiting == 0) return;
    --listener.acceptsWaiting;
    listener.acceptQueue.pop_back(); // the queue was empty, or nobody would wait
    connection.accepted = true;
    recordResumed(host, connection, CallKind::Accept, 0, tcp::CallError::None);
}

void World::Execution::planTimer(const Host& host, Connection& connection)
{
    if (connection.deleted) return;
    const auto expiry = connection.endpoint.nextExpiry();
    if (!expiry || expiry->due >= connection.timerAt) return;
    connection.timerAt = expiry->due;
    world_.events_.push(Event{expiry->due, timerEventId(host.id, connection.number),
                              static_cast<std::uint64_t>(connection.number), 0, EventKind::Timer,
                              host.id});
}

void World::Execution::letApplicationGoOn(Host& host, Connection& connection)
{
    const auto waits = [&] {
        return !connection.waitingToSend.empty() || connection.closeWaiting ||
               connection.receiveWaiting;
    };
    while (waits()) {
        if (connection.deleted) {
            endWaitingCalls(host, connection, endError_);
            return;
        }
        if (!continueSending(host, connection) && !continueReceiving(host, connection) &&
            !continueClosing(host, connection))
            return;
    }
}

void World::Execution::enteredState(HostId host, int conn, tcp::State state)
{
    if (!world_.waitingItems_.empty()) scratch_.entered.push_back({host, conn, state});
}

void World::Execution::transmit(const tcp::Segment& segment, tcp::TransmitReason reason)
{
    Scratch::Staged& staged = scratch_.staged.emplace_back();
    SegmentInFlight& sent = staged.segment;
    sent.id = world_.nextSegment_++;
    sent.from = host_;
    sent.conn = segmentConn_;
    sent.ports = ports_;
    sent.header = segment.header;
    sent.reason = reason;
    sent.repeated = segment.repeated;
    sent.sentAt = world_.now_;
    if (!segment.payload.empty()) {
        if (!scratch_.spare.empty()) {
            sent.payload = std::move(scratch_.spare.back());
            scratch_.spare.pop_back();
        }
        sent.payload.assign(segment.payload.begin(), segment.payload.end());
    }
    HostCounters& counters = hostOf(host_).counters;
    ++counters.segmentsSent;
    if (reason == tcp::TransmitReason::Retransmission)
        ++counters.retransmissions;
    else if (reason == tcp::TransmitReason::Regular)
        counters.bytesSent += segment.payload.size();
    recordSegment(SegmentEvent::Sent, sent);
    staged.record = record_.records.empty() ? 0 : record_.records.size() - 1;
}

void World::Execution::stateChanged(const tcp::Transition& row)
{
    stateChanged_ = true;
    state_ = row.to;
    record(StateRecord{host_, conn_, row.from, row.to, id(row.cause), row.rfc});
    enteredState(host_, conn_, row.to);
}

void World::Execution::timerChanged(tcp::TimerId timer, tcp::TimerEvent event, SimTime due)
{
    const bool orphan = timer == tcp::TimerId::TimeWait && state_ == tcp::State::FinWait2;
    record(TimerRecord{host_, conn_, timer, event, due, orphan});
}

void World::Execution::userNotified(const tcp::UserNotice& notice)
{
    using Kind = tcp::UserNotice::Kind;
    switch (notice.kind) {
    case Kind::SendSpace:
        return; // the blocked SEND goes on by itself: nothing that an application is told
    case Kind::DataAvailable:
        arrivedText_ += notice.bytes;
        break;
    case Kind::PeerClosed:
        peerClosed_ = true;
        break;
    case Kind::Reset:
        endError_ = tcp::CallError::Reset;
        break;
    case Kind::Established:
    case Kind::Closed:
    case Kind::Refused:
    case Kind::Trouble:
    case Kind::UrgentData:
    case Kind::TimedOut:
    case Kind::SoftError:
    case Kind::Unreachable:
        break;
    }
    record(AppRecord{host_, conn_, notice});
}

void World::Execution::explain(const tcp::Explanation& explanation)
{
    record(ExplainRecord{host_, conn_, explanation});
}

} // namespace tcplab::sim
