#include "present/sequence_space.h"

#include <algorithm>

namespace tcplab::present {

namespace {

/// Are there sequence variables in this state?
bool hasTcb(const sim::Connection* connection)
{
    return connection && !connection->deleted &&
           connection->endpoint.state() != tcp::State::Closed &&
           connection->endpoint.state() != tcp::State::Listen;
}

std::optional<tcp::State> stateOf(const sim::Connection* connection)
{
    return hasTcb(connection) ? std::optional(connection->endpoint.state()) : std::nullopt;
}

/// Cuts `islands` out of [from, to) and puts them between what is left.
void addWithIslands(std::vector<SpaceSpan>& spans, SpaceKind ground, SpaceKind island,
                    std::int64_t from, std::int64_t to, const std::vector<SpaceSpan>& islands)
{
    std::int64_t at = from;
    for (const SpaceSpan& part : islands) {
        if (part.from >= to || part.to <= at) continue;
        if (part.from > at) spans.push_back({ground, at, part.from});
        spans.push_back({island, std::max(at, part.from), std::min(part.to, to)});
        at = std::min(part.to, to);
    }
    if (at < to) spans.push_back({ground, at, to});
}

class Builder
{
public:
    Builder(const sim::World& world, sim::HostId sender)
        : world_(world)
        , shown_(shownConnection(world))
        , from_(shown_.of(sender))
        , to_(shown_.of(peerOf(sender)))
    {
        space_.sender = sender;
        space_.conn = shown_.number();
        space_.senderState = stateOf(from_);
        space_.receiverState = stateOf(to_);
    }

    SequenceSpace build()
    {
        space_.sends = hasTcb(from_);
        space_.receives = hasTcb(to_) && to_->endpoint.tcb().rcv.irsKnown;
        if (space_.sends)
            space_.origin = from_->endpoint.tcb().snd.una;
        else if (space_.receives)
            space_.origin = to_->endpoint.tcb().rcv.nxt;
        if (space_.sends) addSend();
        if (space_.receives) addReceive();
        addFlying();
        addWrap();
        return std::move(space_);
    }

private:
    std::int64_t at(tcp::SeqNum number) const { return number.distanceFrom(space_.origin); }
    void markSend(SpaceMarkKind kind, std::int64_t position)
    {
        space_.sendMarks.push_back({kind, position});
    }
    void markReceive(SpaceMarkKind kind, std::int64_t position)
    {
        space_.receiveMarks.push_back({kind, position});
    }

    void addSend()
    {
        const tcp::Endpoint& endpoint = from_->endpoint;
        const tcp::Tcb& tcb = endpoint.tcb();
        space_.windowKnown = tcb.rcv.irsKnown;
        const std::int64_t iss = at(tcb.snd.iss);
        const std::int64_t una = at(tcb.snd.una);
        const std::int64_t nxt = at(tcb.snd.nxt);
        // Beyond 2^31 octets the beginning lies no longer behind, but ahead.
        if (iss <= una) {
            if (iss < una) space_.send.push_back({SpaceKind::Acknowledged, iss, una});
            markSend(SpaceMarkKind::Iss, iss);
        }
        markSend(SpaceMarkKind::SndUna, una);
        markSend(SpaceMarkKind::SndNxt, nxt);
        std::vector<SpaceSpan> sacked;
        for (const tcp::SackBlock& block : endpoint.scoreboard().ranges())
            sacked.push_back({SpaceKind::Sacked, at(block.left), at(block.right)});
        addWithIslands(space_.send, SpaceKind::Sent, SpaceKind::Sacked, una, nxt, sacked);
        std::int64_t edge = nxt;
        if (space_.windowKnown) {
            const std::int64_t window = una + tcb.snd.wnd;
            markSend(SpaceMarkKind::SndEdge, window);
            edge = std::max(nxt, window);
            if (edge > nxt) space_.send.push_back({SpaceKind::MaySend, nxt, edge});
        }
        space_.send.push_back({SpaceKind::MayNotSend, edge, edge});
        if (const auto fin = endpoint.finNumber()) markSend(SpaceMarkKind::SndFin, at(*fin));
        if (tcb.snd.urgent) markSend(SpaceMarkKind::SndUp, at(tcb.snd.up));
    }

    void addReceive()
    {
        const tcp::Endpoint& endpoint = to_->endpoint;
        const tcp::Tcb& tcb = endpoint.tcb();
        const std::int64_t irs = at(tcb.rcv.irs);
        const std::int64_t nxt = at(tcb.rcv.nxt);
        const std::int64_t edge = nxt + tcb.rcv.wnd;
        const std::int64_t textEnd = nxt - (tcb.finReceived ? 1 : 0);
        const auto unread = static_cast<std::int64_t>(endpoint.readableBytes());
        const std::int64_t firstUnread = unread > 0 ? textEnd - unread : nxt;
        if (irs <= nxt) {
            if (irs < firstUnread)
                space_.receive.push_back({SpaceKind::Received, irs, firstUnread});
            markReceive(SpaceMarkKind::Irs, irs);
        }
        if (unread > 0) space_.receive.push_back({SpaceKind::Unread, firstUnread, textEnd});
        if (unread > 0 && textEnd < nxt)
            space_.receive.push_back({SpaceKind::Received, textEnd, nxt});
        markReceive(SpaceMarkKind::RcvNxt, nxt);
        std::vector<SpaceSpan> held;
        for (const tcp::Reassembly::Held& island : endpoint.held().islands())
            held.push_back({SpaceKind::Held, at(island.start),
                            at(island.start) + static_cast<std::int64_t>(island.text.size())});
        addWithIslands(space_.receive, SpaceKind::MayReceive, SpaceKind::Held, nxt, edge, held);
        markReceive(SpaceMarkKind::RcvEdge, edge);
        space_.receive.push_back({SpaceKind::MayNotReceive, edge, edge});
        if (tcb.finReceived) markReceive(SpaceMarkKind::RcvFin, textEnd);
        if (const auto fin = endpoint.held().fin(); fin && !tcb.finReceived)
            markReceive(SpaceMarkKind::RcvFin, at(*fin));
        if (tcb.rcv.urgent) markReceive(SpaceMarkKind::RcvUp, at(tcb.rcv.up));
    }

    void addFlying()
    {
        if (!space_.sends && !space_.receives) return;
        for (const sim::SegmentInFlight& segment : world_.inFlight()) {
            if (segment.from != space_.sender || segment.conn != space_.conn) continue;
            const tcp::Segment shape{segment.header, segment.payload};
            if (shape.length() == 0) continue;
            const SegmentTraits traits{segment.header.has(tcp::Flag::Syn),
                                       segment.header.has(tcp::Flag::Fin),
                                       segment.header.has(tcp::Flag::Rst),
                                       segment.reason == tcp::TransmitReason::WindowProbe ||
                                           segment.reason == tcp::TransmitReason::KeepaliveProbe,
                                       !segment.payload.empty()};
            const std::int64_t start = at(segment.header.seq);
            space_.flying.push_back({segment.id, segmentKind(traits), segment.repeated,
                                     segment.corrupted, start, start + shape.length()});
        }
    }

    /// Only where it lies between two numbers that are on view.
    void addWrap()
    {
        std::int64_t least = 0;
        std::int64_t most = 0;
        for (const auto* marks : {&space_.sendMarks, &space_.receiveMarks})
            for (const SpaceMark& mark : *marks) {
                least = std::min(least, mark.at);
                most = std::max(most, mark.at);
            }
        const std::int64_t zero = at(tcp::SeqNum{0});
        if (zero <= least || zero > most) return;
        if (space_.sends) markSend(SpaceMarkKind::Wrap, zero);
        if (space_.receives) markReceive(SpaceMarkKind::Wrap, zero);
    }

    const sim::World& world_;
    ShownConnection shown_;
    const sim::Connection* from_;
    const sim::Connection* to_;
    SequenceSpace space_;
};

} // namespace

ShownConnection shownConnection(const sim::World& world)
{
    const sim::Host& client = world.host(sim::HostId::Client);
    const sim::Host& server = world.host(sim::HostId::Server);
    ShownConnection shown;
    shown.client = client.latest();
    if (!shown.client) {
        shown.server = server.latest();
        return shown;
    }
    shown.server = server.findLive(shown.client->ports.mirrored());
    if (!shown.server) shown.server = server.find(shown.client->number);
    return shown;
}

SequenceSpace sequenceSpace(const sim::World& world, sim::HostId sender)
{
    return Builder(world, sender).build();
}

} // namespace tcplab::present
