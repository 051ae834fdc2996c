#include "sim/explorer/machine.h"

#include <algorithm>

namespace tcplab::sim::explorer {

using TcpState = tcp::State;

namespace {

constexpr std::uint32_t allSent = 255; ///< what the counters of a side hold

std::uint8_t asIndex(std::size_t side)
{
    return static_cast<std::uint8_t>(side);
}

/// Is there one of this fault left, and of all together?
bool spends(const WorldState& state, std::uint8_t left)
{
    return left > 0 && state.linkFaults > 0;
}

/// A fault happens: one less of it. Where all are gone, no kind has any left, so that states meet.
void spend(WorldState& state, std::uint8_t& left)
{
    --left;
    if (--state.linkFaults == 0)
        state.drops = state.duplicates = state.reorders = state.forgeries = state.icmps = 0;
}

Action callAction(std::size_t side, UserAction call)
{
    return {Action::Kind::Call, asIndex(side), static_cast<std::uint8_t>(call)};
}

} // namespace

Machine::Machine(const WorldSpec& spec)
    : spec_(spec)
    , library_(spec)
{
}

WorldState Machine::start()
{
    WorldState state;
    const auto small = [](int value, int most) {
        return static_cast<std::uint8_t>(std::clamp(value, 0, most));
    };
    constexpr int mostFaults = 31;
    constexpr int mostCalls = 3;
    state.linkFaults = small(spec_.faults.link, mostFaults);
    state.drops = small(spec_.faults.drops, mostFaults);
    state.duplicates = small(spec_.faults.duplicates, mostFaults);
    state.reorders = small(spec_.faults.reorders, mostFaults);
    state.forgeries = small(spec_.faults.forgeries, mostFaults);
    state.icmps = small(spec_.faults.icmps, mostFaults);
    state.timeouts = small(spec_.faults.timeouts, mostFaults);
    for (std::size_t i = 0; i < 2; ++i) {
        const Program& program = spec_.programs[i];
        Side& side = state.sides[i];
        side.endpoint = library_.closed(i);
        side.opens = small(program.opens, 7);
        side.sends = small(program.sends, 31);
        side.shutdowns = small(program.shutdowns, mostCalls);
        side.closes = small(program.closes, mostCalls);
        side.aborts = small(program.aborts, mostCalls);
        side.crashes = small(program.crashes, mostCalls);
        side.restarts = small(program.restarts, mostCalls);
    }
    for (const Action action : prologue(spec_))
        apply(state, action);
    return state;
}

std::span<const Action> prologue(const WorldSpec& spec)
{
    using Kind = Action::Kind;
    static constexpr std::array<Action, 5> handshake{
        Action{Kind::Call, 1, static_cast<std::uint8_t>(UserAction::Listen)},
        Action{Kind::Call, 0, static_cast<std::uint8_t>(UserAction::Connect)},
        Action{Kind::Deliver, 1, 0}, Action{Kind::Deliver, 0, 0}, Action{Kind::Deliver, 1, 0}};
    if (!spec.established) return {};
    return handshake;
}

void Machine::actions(const WorldState& state, std::vector<Action>& out, bool& cut)
{
    for (std::size_t side = 0; side < 2; ++side) {
        deliveries(state, side, out);
        callsOf(state, side, out);
        strangers(state, side, out);
    }
    if (state.timerCount == 0) return;
    if (state.timeouts > 0)
        out.push_back({Action::Kind::Timeout, state.timers[0].side, state.timers[0].timer});
    else
        cut = true;
}

/// What others than the peer put in front of a host that has a connection.
void Machine::strangers(const WorldState& state, std::size_t side, std::vector<Action>& out) const
{
    const tcp::Tcb& tcb = library_.endpoint(state.sides[side].endpoint).tcb();
    if (tcb.state == TcpState::Closed || tcb.state == TcpState::Listen) return;
    if (spends(state, state.forgeries))
        for (std::uint8_t forgery = 0; forgery < forgeryCount; ++forgery)
            out.push_back({Action::Kind::Forge, asIndex(side), forgery});
    if (spends(state, state.icmps) && tcb.snd.una != tcb.snd.nxt)
        for (std::uint8_t says = 0; says < routerSaysCount; ++says)
            out.push_back({Action::Kind::Icmp, asIndex(side), says});
}

void Machine::deliveries(const WorldState& state, std::size_t side, std::vector<Action>& out) const
{
    const Bag& queue = state.queue[side];
    const Bag& loose = state.loose[side];
    for (std::uint8_t i = 0; i < loose.count; ++i)
        if (i == 0 || loose.items[i] != loose.items[i - 1])
            out.push_back({Action::Kind::DeliverLoose, asIndex(side), i});
    if (queue.count == 0) return;
    out.push_back({Action::Kind::Deliver, asIndex(side), 0});
    // To drop, copy or hold back another than the first is to do so when its turn comes.
    if (spends(state, state.drops)) out.push_back({Action::Kind::Drop, asIndex(side), 0});
    const bool room = queue.count + loose.count + 2u < Bag::capacity;
    if (spends(state, state.duplicates) && room)
        out.push_back({Action::Kind::Duplicate, asIndex(side), 0});
    if (queue.count > 1 && spends(state, state.reorders))
        out.push_back({Action::Kind::Overtake, asIndex(side), 0});
}

bool Machine::mayCall(const WorldState& state, std::size_t index, UserAction call) const
{
    const Side& side = state.sides[index];
    const Program& program = spec_.programs[index];
    const tcp::Endpoint& endpoint = library_.endpoint(side.endpoint);
    const tcp::Tcb& tcb = endpoint.tcb();
    const TcpState reached = tcb.state;
    const bool idle = reached == TcpState::Closed && !side.listening;
    switch (call) {
    case UserAction::Listen:
        return program.listens && !side.crashed && side.opens > 0 && idle;
    case UserAction::Connect:
        return program.connects && !side.crashed && side.opens > 0 &&
               (idle || reached == TcpState::Listen);
    case UserAction::Send: {
        const bool early =
            program.sendsEarly && (reached == TcpState::SynSent ||
                                   reached == TcpState::SynReceived || reached == TcpState::Listen);
        const bool open = reached == TcpState::Established || reached == TcpState::CloseWait;
        return side.sends > 0 && (early || open) && !tcb.finQueued &&
               endpoint.sendSpace() >= static_cast<std::size_t>(program.octets) &&
               side.sent + static_cast<std::uint32_t>(program.octets) <= allSent;
    }
    case UserAction::Receive:
        return program.reads == Program::Reads::WhenCalled && reached != TcpState::Closed &&
               !tcb.receiveClosed && endpoint.readableBytes() > 0;
    case UserAction::Shutdown:
        return side.shutdowns > 0 && !tcb.finQueued &&
               (reached == TcpState::SynSent || reached == TcpState::SynReceived ||
                reached == TcpState::Established || reached == TcpState::CloseWait);
    case UserAction::Close:
        return side.closes > 0 && reached != TcpState::Closed && reached != TcpState::Closing &&
               reached != TcpState::LastAck && reached != TcpState::TimeWait && !tcb.receiveClosed;
    case UserAction::CloseListener:
        return side.closes > 0 && side.listening && reached == TcpState::Closed;
    case UserAction::Abort:
        return side.aborts > 0 && reached != TcpState::Closed;
    case UserAction::Crash:
        return side.crashes > 0 && !side.crashed && !idle;
    case UserAction::Restart:
        return side.restarts > 0 && side.crashed;
    }
    return false;
}

void Machine::callsOf(const WorldState& state, std::size_t side, std::vector<Action>& out) const
{
    for (const UserAction call :
         {UserAction::Listen, UserAction::Connect, UserAction::Send, UserAction::Receive,
          UserAction::Shutdown, UserAction::Close, UserAction::CloseListener, UserAction::Abort,
          UserAction::Crash, UserAction::Restart})
        if (mayCall(state, side, call)) out.push_back(callAction(side, call));
}

std::optional<ViolationKind> Machine::apply(WorldState& state, Action action)
{
    rowsTaken_.clear();
    operated_.clear();
    violation_.reset();
    const std::size_t side = action.side;
    Bag& queue = state.queue[side];
    switch (action.kind) {
    case Action::Kind::Deliver:
        deliver(state, side, segmentOf(queue.take(0)));
        break;
    case Action::Kind::DeliverLoose:
        deliver(state, side, segmentOf(state.loose[side].take(action.detail)));
        break;
    case Action::Kind::Overtake: {
        spend(state, state.reorders);
        state.loose[side].insertSorted(queue.take(0));
        deliver(state, side, segmentOf(queue.take(0)));
        break;
    }
    case Action::Kind::Drop:
        spend(state, state.drops);
        queue.take(0);
        break;
    case Action::Kind::Duplicate:
        spend(state, state.duplicates);
        state.loose[side].insertSorted(queue.items[0]);
        break;
    case Action::Kind::Timeout:
        if (state.timeouts > 0) --state.timeouts;
        timeout(state);
        break;
    case Action::Kind::Call:
        call(state, side, static_cast<UserAction>(action.detail));
        break;
    case Action::Kind::Forge:
        spend(state, state.forgeries);
        deliver(state, side,
                library_.segmentId(forgedSegment(static_cast<Forgery>(action.detail),
                                                 library_.endpoint(state.sides[side].endpoint))));
        break;
    case Action::Kind::Icmp:
        spend(state, state.icmps);
        take(state, side, Operation::Icmp, action.detail);
        break;
    }
    return violation_;
}

/// One endpoint does something: its segments go out, its timers find their places.
const LocalStep& Machine::take(WorldState& state, std::size_t index, Operation operation,
                               std::uint32_t argument)
{
    Side& side = state.sides[index];
    const bool unread = library_.endpoint(side.endpoint).readableBytes() > 0;
    const LocalStep& step = library_.step(side.endpoint, operation, argument);
    side.endpoint = step.to;
    // What was not read before the end is the program's own loss.
    if (unread && step.to == library_.closed(index)) side.spoiled = true;
    if (const std::uint8_t peer = library_.peerIncarnation(step.to); peer != 0) side.peer = peer;
    if (step.spoils) side.spoiled = true;
    operated_.push_back({asIndex(index), operation, argument, step.segments});
    rowsTaken_.insert(rowsTaken_.end(), step.row.begin(), step.row.begin() + step.rows);
    Bag& towards = state.queue[1 - index];
    for (const SegmentId segment : library_.segmentsSent(step)) {
        if (towards.count + state.loose[1 - index].count + 2u >= Bag::capacity) {
            if (!violation_) violation_ = ViolationKind::Storm;
            break;
        }
        towards.push(inFlightItem(segment, 0));
    }
    orderTimers(state, index, step.started);
    if (step.violation && !violation_) violation_ = step.violation;
    return step;
}

/// Timers of this side that stopped leave the order, those that started find their place in it:
/// behind all that are due no later.
void Machine::orderTimers(WorldState& state, std::size_t index, std::uint8_t started)
{
    const auto& timers = library_.endpoint(state.sides[index].endpoint).tcb().timers;
    const auto isStarted = [&](std::size_t timer) {
        return ((std::uint32_t{started} >> timer) & 1u) != 0;
    };
    std::uint8_t kept = 0;
    for (std::uint8_t i = 0; i < state.timerCount; ++i) {
        const TimerRef ref = state.timers[i];
        if (ref.side != index ||
            (timers.isRunning(static_cast<tcp::TimerId>(ref.timer)) && !isStarted(ref.timer)))
            state.timers[kept++] = ref;
    }
    state.timerCount = kept;
    const auto dueOf = [&](TimerRef ref) {
        return library_.endpoint(state.sides[ref.side].endpoint)
            .tcb()
            .timers[static_cast<tcp::TimerId>(ref.timer)]
            .due;
    };
    for (const tcp::TimerId timer : tcp::allTimers) {
        const auto number = static_cast<std::uint8_t>(timer);
        if (!isStarted(number) || !timers.isRunning(timer)) continue;
        std::size_t at = state.timerCount++;
        for (; at > 0 && dueOf(state.timers[at - 1]) > timers[timer].due; --at)
            state.timers[at] = state.timers[at - 1];
        state.timers[at] = {asIndex(index), number};
    }
}

/// A host as sim::Host is one: connection, else listener, else nobody.
void Machine::deliver(WorldState& state, std::size_t index, SegmentId segment)
{
    Side& side = state.sides[index];
    if (side.crashed) return;
    const auto live = [&] { return stateOf(state, index) != TcpState::Closed; };
    if (live() && side.listening &&
        library_.endpoint(side.endpoint).acceptsNewIncarnation(library_.segment(segment)))
        take(state, index, Operation::Yields, segment);
    if (live() || !side.listening) {
        const TcpState before = stateOf(state, index);
        take(state, index, Operation::Arrives, segment);
        const TcpState after = stateOf(state, index);
        if (before == TcpState::Listen && after == TcpState::SynReceived) side.spoiled = false;
        if (after != TcpState::Listen) return readAtOnce(state, index);
        const EndpointId listening = side.endpoint;
        forget(side, index); // back to LISTEN; a listener has been there all the time
        if (before == TcpState::SynReceived) side.spoiled = true;
        if (spec_.oneTcb) side.endpoint = listening;
        return;
    }
    const std::uint32_t incarnation = side.incarnations;
    const Side before = side;
    forget(side, index);
    take(state, index, Operation::Forks, segment | incarnation << 24);
    if (stateOf(state, index) == TcpState::SynReceived) {
        ++side.incarnations;
        side.spoiled = false;
    } else {
        side = before; // answered from LISTEN: nothing has opened
    }
}

/// What is known of a connection that is over, and of no interest to the next one; whether it ended
/// in order remains known until then.
void Machine::forget(Side& side, std::size_t index)
{
    side.endpoint = library_.closed(index);
    side.peer = 0;
    side.sent = 0;
    side.taken = 0;
}

void Machine::readAtOnce(WorldState& state, std::size_t index)
{
    if (spec_.programs[index].reads != Program::Reads::AtOnce) return;
    const tcp::Endpoint& endpoint = library_.endpoint(state.sides[index].endpoint);
    if (endpoint.readableBytes() == 0 || endpoint.tcb().receiveClosed) return;
    receive(state, index);
}

void Machine::open(WorldState& state, std::size_t index, bool active)
{
    Side& side = state.sides[index];
    const std::uint32_t incarnation = side.incarnations;
    const bool fresh = stateOf(state, index) == TcpState::Closed;
    if (side.opens > 0) --side.opens;
    if (fresh) forget(side, index);
    take(state, index, active ? Operation::ActiveOpen : Operation::PassiveOpen, incarnation);
    if (active) side.spoiled = false;
    if (!active && !spec_.oneTcb) {
        side.endpoint = library_.closed(index); // the listener stands beside connections to come
        side.listening = true;
    } else if (fresh) {
        ++side.incarnations;
    }
}

void Machine::send(WorldState& state, std::size_t index)
{
    Side& side = state.sides[index];
    const auto octets = static_cast<std::uint32_t>(spec_.programs[index].octets);
    const std::uint32_t incarnation = side.incarnations - 1u;
    if (side.sends > 0) --side.sends;
    const LocalStep& step = take(state, index, Operation::Send,
                                 octets | std::uint32_t{side.sent} << 8 | incarnation << 24);
    side.sent = static_cast<std::uint8_t>(side.sent + step.octets);
}

void Machine::receive(WorldState& state, std::size_t index)
{
    const LocalStep& step = take(state, index, Operation::Receive);
    Side& side = state.sides[index];
    side.taken = static_cast<std::uint8_t>(side.taken + step.octets);
}

void Machine::crash(WorldState& state, std::size_t index)
{
    Side& side = state.sides[index];
    side.endpoint = library_.closed(index);
    side.crashed = side.spoiled = true;
    side.listening = false;
    orderTimers(state, index, 0);
}

void Machine::call(WorldState& state, std::size_t index, UserAction what)
{
    Side& side = state.sides[index];
    // In a fair continuation nothing is left, and well-meaning programs call all the same.
    const auto spendCall = [](std::uint8_t& left) { left = left > 0 ? left - 1 : 0; };
    switch (what) {
    case UserAction::Listen:
        return open(state, index, false);
    case UserAction::Connect:
        return open(state, index, true);
    case UserAction::Send:
        return send(state, index);
    case UserAction::Receive:
        return receive(state, index);
    case UserAction::Shutdown:
        spendCall(side.shutdowns);
        take(state, index, Operation::Shutdown);
        return;
    case UserAction::Close:
        spendCall(side.closes);
        take(state, index, Operation::Close);
        return;
    case UserAction::CloseListener:
        spendCall(side.closes);
        side.listening = false;
        rowsTaken_.push_back(static_cast<std::uint8_t>(
            tcp::findTransition(TcpState::Listen, tcp::Cause::Close, TcpState::Closed) -
            tcp::transitions().data()));
        return;
    case UserAction::Abort:
        spendCall(side.aborts);
        take(state, index, Operation::Abort);
        return;
    case UserAction::Crash:
        spendCall(side.crashes);
        return crash(state, index);
    case UserAction::Restart:
        spendCall(side.restarts);
        side.crashed = false;
        return;
    }
}

void Machine::timeout(WorldState& state)
{
    const TimerRef first = state.timers[0];
    const auto due = library_.endpoint(state.sides[first.side].endpoint)
                         .tcb()
                         .timers[static_cast<tcp::TimerId>(first.timer)]
                         .due;
    timePasses(state, due.time_since_epoch());
    take(state, first.side, Operation::Timeout, first.timer);
}

void Machine::timePasses(WorldState& state, tcp::Duration duration)
{
    if (duration == tcp::Duration{0}) return;
    const std::uint32_t by = library_.durationId(duration);
    for (Side& side : state.sides)
        side.endpoint = library_.step(side.endpoint, Operation::Waits, by).to;
    if (!spec_.segmentLifetime) return;
    for (std::size_t side = 0; side < 2; ++side) {
        age(state.queue[side], duration, false);
        age(state.loose[side], duration, true);
    }
}

void Machine::age(Bag& bag, tcp::Duration duration, bool sorted)
{
    const Bag young = bag;
    bag.count = 0;
    for (const std::uint32_t item : young.view()) {
        const tcp::Duration older = library_.duration(ageOf(item)) + duration;
        if (older > *spec_.segmentLifetime) continue;
        const std::uint32_t aged = inFlightItem(segmentOf(item), library_.durationId(older));
        if (sorted)
            bag.insertSorted(aged);
        else
            bag.push(aged);
    }
}

std::optional<Action> Machine::fairAction(const WorldState& state)
{
    for (std::size_t side = 0; side < 2; ++side) {
        const tcp::Endpoint& endpoint = library_.endpoint(state.sides[side].endpoint);
        if (endpoint.readableBytes() > 0 && !endpoint.tcb().receiveClosed)
            return callAction(side, UserAction::Receive);
    }
    for (std::uint8_t side = 0; side < 2; ++side) {
        if (state.queue[side].count > 0) return Action{Action::Kind::Deliver, side, 0};
        if (state.loose[side].count > 0) return Action{Action::Kind::DeliverLoose, side, 0};
    }
    for (std::size_t side = 0; side < 2; ++side) {
        const tcp::Tcb& tcb = library_.endpoint(state.sides[side].endpoint).tcb();
        const bool open = tcb.state == TcpState::Established || tcb.state == TcpState::CloseWait;
        if (open && !tcb.finQueued) return callAction(side, UserAction::Shutdown);
    }
    if (state.timerCount > 0)
        return Action{Action::Kind::Timeout, state.timers[0].side, state.timers[0].timer};
    for (std::size_t side = 0; side < 2; ++side) {
        if (state.sides[side].listening) return callAction(side, UserAction::CloseListener);
        if (stateOf(state, side) == TcpState::Listen) return callAction(side, UserAction::Close);
    }
    return std::nullopt;
}

} // namespace tcplab::sim::explorer
