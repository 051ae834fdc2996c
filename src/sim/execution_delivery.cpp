// Arrival at a host: which connection, listener or nobody a segment belongs to.
#include "sim/execution.h"

namespace tcplab::sim {

namespace {

bool isFull(const std::vector<int>& queue, const Listener& listener)
{
    return queue.size() > static_cast<std::size_t>(listener.backlog);
}

/// A connection would be completed for which the accept queue has no room.
bool findsNoRoom(const Host& host, const Connection& connection, const SegmentInFlight& segment)
{
    return connection.passive && connection.endpoint.state() == tcp::State::SynReceived &&
           host.listener && segment.header.has(tcp::Flag::Ack) &&
           !segment.header.has(tcp::Flag::Rst) &&
           isFull(host.listener->acceptQueue, *host.listener);
}

tcp::Segment asSegment(const SegmentInFlight& segment)
{
    return {segment.header, segment.payload};
}

} // namespace

void World::Execution::deliver(SegmentInFlight&& segment)
{
    Host& host = hostOf(peerOf(segment.from));
    if (segment.overtakenBy > 0) {
        segment.overtakenBy = 0;
        --world_.held_[directionOf(segment)];
    }
    if (host.crashed)
        recordSegment(SegmentEvent::Dropped, segment, DropReason::HostDown);
    else if (segment.corrupted)
        recordSegment(SegmentEvent::Dropped, segment, DropReason::Checksum);
    else
        deliverTo(host, segment);
    overtakeOlder(segment);
    recycle(std::move(segment));
}

void World::Execution::deliverTo(Host& host, const SegmentInFlight& segment)
{
    const PortPair ports = segment.ports.mirrored();
    Connection* connection = host.findLive(ports);
    const bool listens = host.listener && host.listener->port == ports.local;
    if (connection && findsNoRoom(host, *connection, segment))
        return recordSegment(SegmentEvent::Dropped, segment, DropReason::QueueFull);
    const bool newIncarnation =
        connection && listens && connection->endpoint.acceptsNewIncarnation(asSegment(segment));
    const bool opens = (!connection || newIncarnation) && listens &&
                       segment.header.has(tcp::Flag::Syn) && !segment.header.has(tcp::Flag::Rst) &&
                       !segment.header.has(tcp::Flag::Ack);
    if (opens && (isFull(host.listener->halfOpen, *host.listener) ||
                  isFull(host.listener->acceptQueue, *host.listener)))
        return recordSegment(SegmentEvent::Dropped, segment, DropReason::QueueFull);

    ++host.counters.segmentsReceived;
    recordSegment(SegmentEvent::Delivered, segment);
    if (newIncarnation) {
        const tcp::SeqNum used = connection->endpoint.tcb().snd.nxt;
        enter(host, *connection, [&](tcp::Endpoint& endpoint) {
            endpoint.yieldToNewIncarnation(asSegment(segment), world_.now_, *this);
            return true;
        });
        letApplicationGoOn(host, *connection);
        return arrivesAtListener(host, segment, used);
    }
    if (!connection)
        return listens ? arrivesAtListener(host, segment) : arrivesInClosed(host, segment);

    enter(host, *connection, [&](tcp::Endpoint& endpoint) {
        endpoint.segmentArrives(asSegment(segment), world_.now_, *this);
        return true;
    });
    if (connection->endpoint.state() == tcp::State::Listen) {
        // RFC 9293 3.10.7.4: back to LISTEN. The listener has been there all the time.
        host.remove(connection->number);
        return;
    }
    letApplicationGoOn(host, *connection);
}

void World::Execution::arrivesInClosed(Host& host, const SegmentInFlight& segment)
{
    lookAt(host, segment.conn, segment.ports.mirrored());
    tcp::segmentArrivesInClosed(asSegment(segment), *this);
    sendStaged(tcp::State::Closed);
}

int World::Execution::numberForChild(const Host& host, const SegmentInFlight& segment)
{
    // The number of the connection that asks, so that both ends have the same; unless this host has
    // seen it before: an old duplicate's ghost gets one of its own.
    if (segment.conn > 0 && !host.find(segment.conn)) return segment.conn;
    return world_.nextConnection_++;
}

void World::Execution::arrivesAtListener(Host& host, const SegmentInFlight& segment,
                                         std::optional<tcp::SeqNum> used)
{
    Unheard unheard;
    // RFC 9293 3.6.1 (MAY-2): "larger than the largest sequence number it used on the previous
    // connection incarnation", even if that was faster than the clock.
    tcp::SeqNum iss = nextIss(host);
    if (used && !iss.isAfter(*used)) iss = *used + 1;
    Connection child(segment.ports.mirrored(), host.config, iss);
    child.passive = true;
    child.endpoint.call(tcp::PassiveOpenCall{}, world_.now_, unheard);

    if (!segment.header.has(tcp::Flag::Syn) || segment.header.has(tcp::Flag::Ack) ||
        segment.header.has(tcp::Flag::Rst)) {
        // RFC 9293 3.10.7.2, first and second: nothing of this opens a connection.
        lookAt(host, 0, child.ports);
        segmentConn_ = segment.conn;
        child.endpoint.segmentArrives(asSegment(segment), world_.now_, *this);
        return sendStaged(tcp::State::Listen);
    }
    child.number = numberForChild(host, segment);
    ++host.incarnations;
    host.listener->halfOpen.push_back(child.number);
    Connection& added = host.add(std::move(child));
    enter(host, added, [&](tcp::Endpoint& endpoint) {
        endpoint.segmentArrives(asSegment(segment), world_.now_, *this);
        return true;
    });
    letApplicationGoOn(host, added);
}

void World::Execution::injected(const Injection& injection)
{
    const Scenario& scenario = *world_.scenario_;
    const HostId from = peerOf(injection.to);
    SegmentInFlight segment;
    segment.from = from;
    segment.ports = {injection.sourcePort.value_or(scenario.endpoint(from).port),
                     injection.destinationPort.value_or(scenario.endpoint(injection.to).port)};
    if (injection.icmp)
        return icmpArrives(hostOf(injection.to), segment.ports.mirrored(), *injection.icmp);
    segment.id = world_.nextSegment_++;
    segment.header = injection.header;
    segment.payload = injection.payload;
    segment.sentAt = segment.arrivesAt = segment.regularArrival = world_.now_;
    segment.injected = true;
    if (const Connection* connection = hostOf(injection.to).findLive(segment.ports.mirrored()))
        segment.conn = connection->number;
    deliver(std::move(segment));
}

/// RFC 9293 3.9.2.2 (MUST-54): IP hands it to the connection which sent what it quotes.
void World::Execution::icmpArrives(Host& host, PortPair ports, const IcmpSpec& icmp)
{
    if (host.crashed) return;
    Connection* connection = host.findLive(ports);
    IcmpRecord told{host.id, 0, icmp.kind, icmp.seq, icmp.mss};
    if (connection) {
        told.conn = connection->number;
        if (!told.seq) told.seq = connection->endpoint.tcb().snd.una;
    }
    record(told);
    if (!connection) return;
    enter(host, *connection, [&](tcp::Endpoint& endpoint) {
        endpoint.icmpArrives({told.kind, *told.seq, told.mss}, world_.now_, *this);
        return true;
    });
    letApplicationGoOn(host, *connection);
}

} // namespace tcplab::sim
