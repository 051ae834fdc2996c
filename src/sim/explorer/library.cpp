#include "sim/explorer/library.h"

#include <algorithm>
#include <utility>

namespace tcplab::sim::explorer {

using tcp::Cause;
using tcp::SimTime;
using tcp::State;

namespace {

std::uint8_t indexOfRow(const tcp::Transition& row)
{
    return static_cast<std::uint8_t>(&row - tcp::transitions().data());
}

/// Does the connection that ends so owe nobody its data any more?
bool isSpoiling(Cause cause)
{
    switch (cause) {
    case Cause::CloseWithUnread:
    case Cause::DataAfterClose:
    case Cause::Abort:
    case Cause::RstArrived:
    case Cause::UserTimeout:
    case Cause::RetransmissionLimit:
    case Cause::KeepaliveTimeout:
    case Cause::OrphanTimeout:
    case Cause::IcmpError:
        return true;
    case Cause::PassiveOpen:
    case Cause::ActiveOpen:
    case Cause::Send:
    case Cause::SynArrived:
    case Cause::SynAckArrived:
    case Cause::AckOfSyn:
    case Cause::FinArrived:
    case Cause::AckOfFin:
    case Cause::FinAndAckOfFin:
    case Cause::Close:
    case Cause::TwoMslTimeout:
    case Cause::NewIncarnation:
        return false;
    }
    return true;
}

std::uint64_t hashOf(std::size_t side, const tcp::Endpoint& endpoint)
{
    const tcp::Tcb& tcb = endpoint.tcb();
    std::uint64_t hash = mix(side, static_cast<std::uint64_t>(tcb.state));
    const auto pair = [&hash](std::uint64_t a, std::uint64_t b) { hash = mix(hash, a << 32 | b); };
    pair(tcb.snd.una.value(), tcb.snd.nxt.value());
    pair(tcb.rcv.nxt.value(), tcb.rcv.wnd);
    pair(tcb.snd.wnd, tcb.snd.wl1.value());
    pair(tcb.snd.wl2.value(), tcb.recovery.dupAcks);
    pair(endpoint.readableBytes(), endpoint.heldBytes());
    pair(endpoint.unsentBytes(), endpoint.unacknowledgedBytes());
    pair(static_cast<std::uint64_t>(tcb.rtt.retransmissions),
         static_cast<std::uint64_t>(tcb.rtt.rto.count()));
    hash = mix(hash, static_cast<std::uint64_t>(tcb.rtt.srtt.count()));
    for (const tcp::TimerId timer : tcp::allTimers)
        if (const auto& slot = tcb.timers[timer]; slot.running)
            hash = mix(hash, static_cast<std::uint64_t>(slot.due.time_since_epoch().count()) +
                                 (static_cast<std::uint64_t>(timer) << 56));
    return hash;
}

std::uint64_t hashOf(const tcp::Segment& segment)
{
    const tcp::Header& header = segment.header;
    std::uint64_t hash = mix(header.flags.bits(), header.window);
    hash = mix(hash, std::uint64_t{header.seq.value()} << 32 | header.ack.value());
    hash = mix(hash, segment.payload.size() << 16 | header.urgentPointer);
    for (const tcp::SackBlock& block : header.options.sack.view())
        hash = mix(hash, std::uint64_t{block.left.value()} << 32 | block.right.value());
    return hash;
}

} // namespace

std::byte letterAt(std::size_t side, std::uint8_t incarnation, std::uint32_t place)
{
    const std::uint32_t letter = (place + 7u * incarnation) % 26u;
    return static_cast<std::byte>((side == 0 ? 'a' : 'A') + static_cast<int>(letter));
}

namespace {

/// RFC 9293 3.10.7.4, eighth: a FIN that comes again in TIME-WAIT restarts the 2 MSL timeout.
bool restartsTimeWait(const tcp::Endpoint& before, const tcp::Endpoint& after,
                      const tcp::Segment& segment)
{
    const bool finAgain = before.state() == State::TimeWait && after.state() == State::TimeWait &&
                          segment.has(tcp::Flag::Fin) && segment.has(tcp::Flag::Ack) &&
                          !segment.has(tcp::Flag::Rst) && !segment.has(tcp::Flag::Syn) &&
                          segment.header.seq + segment.length() == before.tcb().rcv.nxt;
    return !finAgain ||
           after.tcb().timers[tcp::TimerId::TimeWait].due == SimTime{} + 2 * after.config().msl;
}

/// For outputs that do not count: a listener enters LISTEN once, not for every SYN.
class Unheard final : public tcp::OutputSink
{
public:
    void transmit(const tcp::Segment&, tcp::TransmitReason) override {}
    void stateChanged(const tcp::Transition&) override {}
    void timerChanged(tcp::TimerId, tcp::TimerEvent, SimTime) override {}
    void userNotified(const tcp::UserNotice&) override {}
    void explain(const tcp::Explanation&) override {}
    bool wantsExplanations() const override { return false; }
};

} // namespace

/// Takes down what an endpoint puts out.
class Library::Recorder final : public tcp::OutputSink
{
public:
    Recorder(Library& library, std::size_t side)
        : library_(library)
        , side_(side)
    {
        step.firstSegment = static_cast<std::uint32_t>(library.sent_.size());
    }

    void transmit(const tcp::Segment& segment, tcp::TransmitReason reason) override
    {
        ++step.segments;
        library_.sent_.push_back(library_.segmentId(segment));
        checkText(segment);
        if (reason == tcp::TransmitReason::WindowProbe || !segment.header.has(tcp::Flag::Ack) ||
            (segment.payload.empty() && !segment.header.has(tcp::Flag::Fin)))
            return;
        textEnd = segment.header.seq + segment.length();
    }
    void stateChanged(const tcp::Transition& row) override
    {
        if (step.rows < step.row.size()) step.row[step.rows++] = indexOfRow(row);
        step.spoils = step.spoils || isSpoiling(row.cause);
    }
    void timerChanged(tcp::TimerId timer, tcp::TimerEvent event, SimTime) override
    {
        if (event == tcp::TimerEvent::Start)
            step.started |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(timer));
    }
    void userNotified(const tcp::UserNotice&) override {}
    void explain(const tcp::Explanation&) override {}
    bool wantsExplanations() const override { return false; }

    void violates(std::optional<ViolationKind> kind)
    {
        if (!step.violation) step.violation = kind;
    }
    void result(const tcp::CallResult& result)
    {
        step.octets = static_cast<std::uint8_t>(result.bytes);
        if (result.error != tcp::CallError::None) violates(ViolationKind::CallRefused);
    }

    LocalStep step;
    std::optional<tcp::SeqNum> textEnd; ///< behind the last new or old text or FIN sent
    std::uint8_t incarnation = 0;       ///< whose stream it is
    tcp::SeqNum iss;

private:
    void checkText(const tcp::Segment& segment)
    {
        const auto first = static_cast<std::uint32_t>(segment.header.seq.distanceFrom(iss + 1));
        for (std::size_t i = 0; i < segment.payload.size(); ++i)
            if (segment.payload[i] !=
                letterAt(side_, incarnation, first + static_cast<std::uint32_t>(i)))
                violates(ViolationKind::TextDiffers);
    }
    Library& library_;
    std::size_t side_;
};

Library::Library(const WorldSpec& spec)
    : spec_(spec)
{
    durations_.push_back(tcp::Duration{0});
    for (std::size_t side = 0; side < 2; ++side)
        closed_[side] = intern(side, tcp::Endpoint(spec.configs[side]));
}

EndpointId Library::intern(std::size_t side, tcp::Endpoint&& endpoint)
{
    endpoint.rebase(SimTime{});
    const std::uint64_t hash = hashOf(side, endpoint);
    const EndpointId first = entriesByHash_.find(hash);
    for (EndpointId id = first; id != KeyMap::none; id = nextEntry_[id])
        if (entries_[id].side == side && entries_[id].endpoint == endpoint) return id;
    const auto id = static_cast<EndpointId>(entries_.size());
    const auto& rcv = endpoint.tcb().rcv;
    const std::uint8_t peer =
        rcv.irsKnown && endpoint.state() != State::Listen
            ? static_cast<std::uint8_t>((incarnationOf(1 - side, rcv.irs) + 1) & 0xF)
            : std::uint8_t{0};
    entries_.push_back({std::move(endpoint), static_cast<std::uint8_t>(side), peer});
    if (first == KeyMap::none) {
        entriesByHash_.insert(hash, id);
        nextEntry_.push_back(KeyMap::none);
    } else {
        nextEntry_.push_back(nextEntry_[first]);
        nextEntry_[first] = id;
    }
    return id;
}

SegmentId Library::segmentId(const tcp::Segment& segment)
{
    const std::uint64_t hash = hashOf(segment);
    const SegmentId first = segmentsByHash_.find(hash);
    for (SegmentId id = first; id != KeyMap::none; id = nextSegment_[id])
        if (segments_[id].header == segment.header &&
            std::ranges::equal(segments_[id].payload, segment.payload))
            return id;
    const auto id = static_cast<SegmentId>(segments_.size());
    segments_.push_back({segment.header, {segment.payload.begin(), segment.payload.end()}});
    if (first == KeyMap::none) {
        segmentsByHash_.insert(hash, id);
        nextSegment_.push_back(KeyMap::none);
    } else {
        nextSegment_.push_back(nextSegment_[first]);
        nextSegment_[first] = id;
    }
    return id;
}

std::uint32_t Library::durationId(tcp::Duration duration)
{
    // A few dozen at most: sums of the values of a few timers.
    const auto found = std::ranges::find(durations_, duration);
    if (found != durations_.end()) return static_cast<std::uint32_t>(found - durations_.begin());
    durations_.push_back(duration);
    return static_cast<std::uint32_t>(durations_.size() - 1);
}

const LocalStep& Library::step(EndpointId endpoint, Operation operation, std::uint32_t argument)
{
    const std::uint64_t key =
        std::uint64_t{endpoint} << 36 | static_cast<std::uint64_t>(operation) << 32 | argument;
    if (const std::uint32_t known = stepsByKey_.find(key); known != KeyMap::none)
        return steps_[known];
    const LocalStep computed = compute(endpoint, operation, argument);
    stepsByKey_.insert(key, static_cast<std::uint32_t>(steps_.size()));
    return steps_.emplace_back(computed);
}

LocalStep Library::compute(EndpointId id, Operation operation, std::uint32_t argument)
{
    const std::size_t side = entries_[id].side;
    const tcp::Endpoint& before = entries_[id].endpoint;
    tcp::Endpoint endpoint = before;
    Recorder out(*this, side);
    const bool arrives = operation == Operation::Arrives || operation == Operation::Forks ||
                         operation == Operation::Yields;
    const bool opens = operation == Operation::PassiveOpen || operation == Operation::Forks ||
                       (operation == Operation::ActiveOpen && before.state() == State::Closed);
    out.iss = before.tcb().snd.iss;
    if (opens)
        out.iss = issOf(side, operation == Operation::Forks ? argument >> 24 : argument, SimTime{});
    out.incarnation = incarnationOf(side, out.iss);
    if (operation == Operation::Receive) checkReceive(before, side, out);
    out.result(perform(endpoint, side, operation, argument,
                       arrives ? segment(argument & 0xFFFFFFu) : tcp::Segment{}, SimTime{}, out));

    State reached = operation == Operation::Forks ? State::Listen : before.state();
    for (std::size_t i = 0; i < out.step.rows; ++i) {
        const tcp::Transition& row = tcp::transitions()[out.step.row[i]];
        if (row.from != reached) out.violates(ViolationKind::UnknownTransition);
        reached = row.to;
    }
    if (reached != endpoint.state()) out.violates(ViolationKind::UnknownTransition);
    out.violates(inconsistency(endpoint));
    out.violates(regress(before, endpoint));
    if (operation == Operation::Arrives && !restartsTimeWait(before, endpoint, segment(argument)))
        out.violates(ViolationKind::TimerMissing);
    const auto& snd = endpoint.tcb().snd;
    if (out.textEnd && endpoint.state() != State::Closed &&
        out.textEnd->isAfter(snd.una + snd.wnd) && out.textEnd->isAfter(snd.una + snd.maxWnd))
        out.violates(ViolationKind::OutsideWindow);
    out.step.to =
        endpoint.state() == State::Closed ? closed_[side] : intern(side, std::move(endpoint));
    return out.step;
}

tcp::CallResult Library::perform(tcp::Endpoint& endpoint, std::size_t side, Operation operation,
                                 std::uint32_t argument, const tcp::Segment& arrived, SimTime now,
                                 tcp::OutputSink& sink) const
{
    const auto open = [&](std::uint32_t incarnation) {
        endpoint = tcp::Endpoint(spec_.configs[side], issOf(side, incarnation, now));
    };
    switch (operation) {
    case Operation::PassiveOpen:
        open(argument);
        return endpoint.call(tcp::PassiveOpenCall{}, now, sink);
    case Operation::ActiveOpen:
        if (endpoint.state() == State::Closed) open(argument);
        return endpoint.call(tcp::ActiveOpenCall{}, now, sink);
    case Operation::Arrives:
        endpoint.segmentArrives(arrived, now, sink);
        return {};
    case Operation::Forks: {
        open(argument >> 24);
        Unheard unheard;
        endpoint.call(tcp::PassiveOpenCall{}, now, unheard);
        endpoint.segmentArrives(arrived, now, sink);
        return {};
    }
    case Operation::Yields:
        endpoint.yieldToNewIncarnation(arrived, now, sink);
        return {};
    case Operation::Timeout:
        endpoint.timeout(static_cast<tcp::TimerId>(argument), now, sink);
        return {};
    case Operation::Send: {
        std::vector<std::byte> text(argument & 0xFF);
        for (std::size_t i = 0; i < text.size(); ++i)
            text[i] = letterAt(side, static_cast<std::uint8_t>(argument >> 24),
                               (argument >> 8 & 0xFF) + static_cast<std::uint32_t>(i));
        return endpoint.call(tcp::SendCall{text}, now, sink);
    }
    case Operation::Receive: {
        std::vector<std::byte> buffer(endpoint.readableBytes());
        return endpoint.call(tcp::ReceiveCall{buffer}, now, sink);
    }
    case Operation::Shutdown:
        return endpoint.call(tcp::ShutdownCall{}, now, sink);
    case Operation::Close:
        return endpoint.call(tcp::CloseCall{}, now, sink);
    case Operation::Abort:
        return endpoint.call(tcp::AbortCall{}, now, sink);
    case Operation::Waits:
        endpoint.rebase(now + durations_[argument]);
        return {};
    case Operation::Icmp:
        endpoint.icmpArrives(icmpErrorFor(static_cast<RouterSays>(argument), endpoint), now, sink);
        return {};
    }
    return {};
}

/// As sim::World chooses it; in the explorer the clock always stands at zero.
tcp::SeqNum Library::issOf(std::size_t side, std::uint32_t incarnation, SimTime now) const
{
    if (incarnation == 0) return spec_.iss[side];
    const auto clock = static_cast<std::uint32_t>(now.time_since_epoch().count() / 4);
    return spec_.iss[side] + (clock + issDistance * incarnation);
}

/// Takes everything from a copy, and compares it with what that incarnation of the peer sends at
/// that place.
void Library::checkReceive(tcp::Endpoint endpoint, std::size_t side, Recorder& out) const
{
    const tcp::Tcb& tcb = endpoint.tcb();
    const auto arrived = static_cast<std::uint32_t>(tcb.rcv.nxt.distanceFrom(tcb.rcv.irs + 1)) -
                         (tcb.finReceived ? 1u : 0u);
    const std::uint32_t place = arrived - static_cast<std::uint32_t>(endpoint.readableBytes());
    const std::uint8_t incarnation = incarnationOf(1 - side, tcb.rcv.irs);
    std::vector<std::byte> text(endpoint.readableBytes());
    Unheard unheard;
    endpoint.call(tcp::ReceiveCall{text}, SimTime{}, unheard);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != letterAt(1 - side, incarnation, place + static_cast<std::uint32_t>(i)))
            out.violates(ViolationKind::StreamDiffers);
}

} // namespace tcplab::sim::explorer
