#include "sim/explorer/explorer.h"

#include <algorithm>

namespace tcplab::sim::explorer {

using TcpState = tcp::State;

namespace {

/// How a state was found.
struct Origin
{
    std::uint32_t parent;
    Action action;
};

/// Is this pair of states, in which nothing can happen any more, one of the named ends?
std::optional<DeadEnd> namedEnd(TcpState one, TcpState other, bool listens, bool spoiled)
{
    const auto either = [&](TcpState a, TcpState b) {
        return (one == a && other == b) || (one == b && other == a);
    };
    const auto waits = [](TcpState s) {
        return s == TcpState::Established || s == TcpState::CloseWait || s == TcpState::FinWait2;
    };
    if (either(TcpState::Established, TcpState::Established)) return DeadEnd::Idle;
    if (either(TcpState::FinWait2, TcpState::CloseWait) ||
        either(TcpState::CloseWait, TcpState::CloseWait))
        return DeadEnd::CloseWaitLeak;
    const bool oneGone = one == TcpState::Closed || one == TcpState::Listen;
    const bool otherGone = other == TcpState::Closed || other == TcpState::Listen;
    if (oneGone && otherGone && (listens || one == TcpState::Listen || other == TcpState::Listen))
        return DeadEnd::Listening;
    if (spoiled && ((oneGone && waits(other)) || (otherGone && waits(one))))
        return DeadEnd::HalfOpen;
    // Its program never closes; the peer has, and is through.
    if ((oneGone && other == TcpState::CloseWait) || (otherGone && one == TcpState::CloseWait))
        return DeadEnd::CloseWaitLeak;
    return std::nullopt;
}

class Walk
{
public:
    Walk(const WorldSpec& spec, const Limits& limits, const Hooks& hooks)
        : limits_(limits)
        , hooks_(hooks)
        , machine_(spec)
    {
        result_.rows.resize(tcp::transitions().size());
    }

    Exploration run();

private:
    void expand(std::uint32_t index);
    void follow(std::uint32_t index, const WorldState& from, Action action);
    void judgeEnd(std::uint32_t index, const WorldState& state, bool cut);
    std::optional<ViolationKind> judge(const WorldState& state) const;
    bool lost(const WorldState& state, std::size_t from) const;
    bool finOutOfPlace(const WorldState& state, std::size_t from) const;
    void judgeFuture(std::uint32_t index, const WorldState& state);
    bool isHealthy(const WorldState& state) const;
    bool gaveUp() const;
    std::optional<ViolationKind> judgeRest(const WorldState& state) const;
    std::optional<DeadEnd> endOf(const WorldState& state) const;
    void report(ViolationKind kind, std::uint32_t index, std::span<const Action> more);
    bool withinLimits();
    void stop(StoppedBy limit)
    {
        if (result_.stoppedBy == StoppedBy::Nothing) result_.stoppedBy = limit;
    }

    const Limits limits_;
    const Hooks& hooks_;
    Machine machine_;
    StateSet visited_;
    StateSet good_; ///< states of fair continuations that are known to end well
    std::vector<Origin> origins_;
    std::vector<Action> actions_;
    std::uint32_t layerEnd_ = 0; ///< states before this one are no deeper than depth_
    std::uint32_t depth_ = 0;
    Exploration result_;
};

Exploration Walk::run()
{
    visited_.insert(PackedState(machine_.start()).words());
    origins_.push_back({0, {}});
    constexpr std::uint32_t progressInterval = 1u << 17;
    for (std::uint32_t index = 0; index < visited_.size(); ++index) {
        if (index == layerEnd_) {
            layerEnd_ = static_cast<std::uint32_t>(visited_.size());
            result_.depth = depth_++;
        }
        if (result_.depth >= limits_.depth) {
            stop(StoppedBy::Depth);
            break;
        }
        if (!withinLimits()) break;
        expand(index);
        result_.states = index + 1;
        if (hooks_.progress && index % progressInterval == progressInterval - 1)
            hooks_.progress(result_);
    }
    result_.states = visited_.size();
    result_.fairStates = good_.size();
    result_.endpoints = machine_.library().endpoints();
    result_.segments = machine_.library().segments();
    result_.localSteps = machine_.library().steps();
    result_.memory = visited_.memory() + good_.memory() + origins_.capacity() * sizeof(Origin);
    return std::move(result_);
}

bool Walk::withinLimits()
{
    if (visited_.size() >= limits_.states)
        stop(StoppedBy::States);
    else if (machine_.library().full())
        stop(StoppedBy::Tables);
    else if (visited_.memory() + good_.memory() + origins_.capacity() * sizeof(Origin) >
             limits_.memory)
        stop(StoppedBy::Memory);
    return result_.stoppedBy == StoppedBy::Nothing;
}

void Walk::expand(std::uint32_t index)
{
    const WorldState state = unpack(visited_[index]);
    actions_.clear();
    bool cut = false;
    machine_.actions(state, actions_, cut);
    for (const Action action : actions_)
        follow(index, state, action);
    if (actions_.empty()) judgeEnd(index, state, cut);
    judgeFuture(index, state);
}

void Walk::follow(std::uint32_t index, const WorldState& from, Action action)
{
    WorldState to = from;
    std::optional<ViolationKind> wrong = machine_.apply(to, action);
    ++result_.edges;
    for (const std::uint8_t row : machine_.rowsTaken())
        ++result_.rows[row];
    if (!wrong) wrong = judge(to);
    if (wrong) return report(*wrong, index, {&action, 1});
    if (visited_.insert(PackedState(to).words()).isNew) origins_.push_back({index, action});
}

/// What is wrong with the world as it stands.
std::optional<ViolationKind> Walk::judge(const WorldState& state) const
{
    const tcp::Endpoint& client = machine_.library().endpoint(state.sides[0].endpoint);
    const tcp::Endpoint& server = machine_.library().endpoint(state.sides[1].endpoint);
    if (hooks_.forbidden && hooks_.forbidden({client, server})) return ViolationKind::Forbidden;
    if (const auto wrong = disagreement(client, server)) return wrong;
    for (std::size_t from = 0; from < 2; ++from)
        if (lost(state, from) || finOutOfPlace(state, from)) return ViolationKind::DataLost;
    return std::nullopt;
}

/// Both ends of a connection are over, in order, and not everything has arrived.
bool Walk::lost(const WorldState& state, std::size_t from) const
{
    const Side& sender = state.sides[from];
    const Side& receiver = state.sides[1 - from];
    return sender.endpoint == machine_.library().closed(from) &&
           receiver.endpoint == machine_.library().closed(1 - from) && sender.peer > 0 &&
           sender.peer == receiver.incarnations && receiver.peer == sender.incarnations &&
           !sender.spoiled && !receiver.spoiled && sender.sent != receiver.taken;
}

/// A FIN was accepted that does not stand behind everything sent.
bool Walk::finOutOfPlace(const WorldState& state, std::size_t from) const
{
    const Side& sender = state.sides[from];
    const Side& receiver = state.sides[1 - from];
    const tcp::Endpoint& endpoint = machine_.library().endpoint(receiver.endpoint);
    return endpoint.tcb().finReceived && receiver.peer > 0 &&
           receiver.peer == sender.incarnations && sender.peer == receiver.incarnations &&
           receiver.taken + endpoint.readableBytes() != sender.sent;
}

std::optional<DeadEnd> Walk::endOf(const WorldState& state) const
{
    return namedEnd(machine_.stateOf(state, 0), machine_.stateOf(state, 1),
                    state.sides[0].listening || state.sides[1].listening,
                    state.sides[0].spoiled || state.sides[1].spoiled);
}

void Walk::judgeEnd(std::uint32_t index, const WorldState& state, bool cut)
{
    if (cut) {
        ++result_.cut;
        return;
    }
    const bool bothClosed = machine_.stateOf(state, 0) == TcpState::Closed &&
                            machine_.stateOf(state, 1) == TcpState::Closed &&
                            !state.sides[0].listening && !state.sides[1].listening;
    if (bothClosed)
        ++result_.ended;
    else if (const auto end = endOf(state))
        ++result_.deadEnds[static_cast<std::size_t>(*end)];
    else
        report(ViolationKind::DeadEnd, index, {});
}

/// With no more faults and with programs that read and close, does it end well? Each state of such
/// a continuation has one successor, so a way that meets a known one needs not be walked again.
void Walk::judgeFuture(std::uint32_t index, const WorldState& origin)
{
    constexpr std::size_t longest = 1000;
    WorldState state = origin;
    state.linkFaults = state.drops = state.duplicates = state.reorders = state.forgeries =
        state.icmps = state.timeouts = 0;
    for (Side& side : state.sides)
        side.opens = side.sends = side.shutdowns = side.closes = side.aborts = side.crashes =
            side.restarts = 0;
    std::vector<Action> way;
    const std::size_t known = good_.size();
    for (;;) {
        const auto inserted = good_.insert(PackedState(state).words());
        if (!inserted.isNew && inserted.index < known) return;
        auto action = machine_.fairAction(state);
        if (!inserted.isNew) {
            // In a circle: two ends answer each other's unacceptable segments, and only time can
            // end that.
            if (state.timerCount == 0) return report(ViolationKind::NoEnd, index, way);
            ++result_.ackLoops;
            action = Action{Action::Kind::Timeout, state.timers[0].side, state.timers[0].timer};
        }
        if (!action) {
            if (const auto wrong = judgeRest(state)) report(*wrong, index, way);
            return;
        }
        way.push_back(*action);
        const bool healthy = isHealthy(state);
        std::optional<ViolationKind> wrong = machine_.apply(state, *action);
        if (!wrong) wrong = judge(state);
        if (!wrong && healthy && gaveUp()) wrong = ViolationKind::GaveUp;
        if (!wrong && way.size() > longest) wrong = ViolationKind::NoEnd;
        if (wrong) return report(*wrong, index, way);
    }
}

/// Both ends of one connection are there, and nothing has happened to either.
bool Walk::isHealthy(const WorldState& state) const
{
    const Side& one = state.sides[0];
    const Side& other = state.sides[1];
    return machine_.stateOf(state, 0) != TcpState::Closed &&
           machine_.stateOf(state, 1) != TcpState::Closed && !one.spoiled && !other.spoiled &&
           one.peer > 0 && one.peer == other.incarnations && other.peer == one.incarnations;
}

/// Did patience end in the last action?
bool Walk::gaveUp() const
{
    return std::ranges::any_of(machine_.rowsTaken(), [](std::uint8_t row) {
        const tcp::Cause cause = tcp::transitions()[row].cause;
        return cause == tcp::Cause::RetransmissionLimit || cause == tcp::Cause::UserTimeout ||
               cause == tcp::Cause::KeepaliveTimeout;
    });
}

/// The world has come to rest: is it where it should be?
std::optional<ViolationKind> Walk::judgeRest(const WorldState& state) const
{
    if (machine_.stateOf(state, 0) == TcpState::Closed &&
        machine_.stateOf(state, 1) == TcpState::Closed)
        return std::nullopt;
    // Nobody can tell a host in FIN-WAIT-2 that its peer is no more, without a keepalive.
    if (endOf(state) == DeadEnd::HalfOpen) return std::nullopt;
    return ViolationKind::NoEnd;
}

void Walk::report(ViolationKind kind, std::uint32_t index, std::span<const Action> more)
{
    const auto known = std::ranges::find(result_.violations, kind, &Violation::kind);
    if (known != result_.violations.end()) return;
    Violation violation;
    violation.kind = kind;
    for (std::uint32_t i = index; i != 0; i = origins_[i].parent)
        violation.path.push_back(origins_[i].action);
    std::ranges::reverse(violation.path);
    violation.path.insert(violation.path.end(), more.begin(), more.end());
    violation.depth = static_cast<std::uint32_t>(violation.path.size());
    WorldState state = machine_.start();
    for (const Action action : violation.path)
        machine_.apply(state, action);
    violation.states = {machine_.stateOf(state, 0), machine_.stateOf(state, 1)};
    violation.scenario = replayScenario(machine_.spec(), violation.path, kind);
    result_.violations.push_back(std::move(violation));
}

} // namespace

std::string_view id(StoppedBy limit)
{
    switch (limit) {
    case StoppedBy::Nothing:
        return "nothing";
    case StoppedBy::Depth:
        return "depth";
    case StoppedBy::States:
        return "states";
    case StoppedBy::Memory:
        return "memory";
    case StoppedBy::Tables:
        return "tables";
    }
    return {};
}

Exploration explore(const WorldSpec& spec, const Limits& limits, const Hooks& hooks)
{
    return Walk(spec, limits, hooks).run();
}

} // namespace tcplab::sim::explorer
