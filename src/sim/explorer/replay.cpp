// From a path of the explorer to a scenario file that takes sim::World along it.
//
// The path is walked once more with endpoints that live in absolute time: what happens without a
// timer takes a millisecond each, timers run out when they are due. So it is known when each
// segment leaves and arrives, and the scenario says so, segment by segment: the link has no delay
// of its own, and a fault gives each segment its way.

#include <algorithm>
#include <set>

#include "sim/explorer/explorer.h"

namespace tcplab::sim::explorer {

using tcp::Duration;
using tcp::SimTime;
using TcpState = tcp::State;

namespace {

constexpr Duration actionTakes{1000};
constexpr Duration readingTakes{500};

HostId hostOf(std::size_t side)
{
    return side == 0 ? HostId::Client : HostId::Server;
}

/// The same world before its prologue.
WorldSpec unprepared(WorldSpec spec)
{
    spec.established = false;
    return spec;
}

/// A segment that was sent, and all that became of it.
struct Flight
{
    SegmentId abstract = 0; ///< in the explorer's library
    tcp::Header header;
    std::vector<std::byte> payload;
    std::size_t from = 0;
    int nth = 0; ///< of its sender's
    int conn = 0;
    SimTime sentAt;
    std::vector<SimTime> arrivals;
    bool dropped = false;
};

class Replay final : public tcp::OutputSink
{
public:
    explicit Replay(const WorldSpec& spec)
        : spec_(spec)
        , machine_(spec)
        , state_(Machine(unprepared(spec)).start())
    {
        for (std::size_t side = 0; side < 2; ++side) {
            endpoints_[side] = tcp::Endpoint(spec.configs[side]);
            EndpointSpec& end = scenario_.endpoints[side];
            end.address = side == 0 ? "192.0.2.1" : "192.0.2.2";
            end.port = side == 0 ? 49152 : 80;
            end.iss = spec.iss[side];
            end.config = spec.configs[side];
            scenario_.links[side].delay = Duration{0};
        }
    }

    void follow(Action action);
    Scenario scenario(ViolationKind kind);

    void transmit(const tcp::Segment& segment, tcp::TransmitReason) override;
    void stateChanged(const tcp::Transition&) override {}
    void timerChanged(tcp::TimerId, tcp::TimerEvent, SimTime) override {}
    void userNotified(const tcp::UserNotice&) override {}
    void explain(const tcp::Explanation&) override {}
    bool wantsExplanations() const override { return false; }

private:
    void moveClock(Action action);
    std::optional<std::size_t> pick(Action action);
    void operate(const Machine::Operated& operated, const tcp::Segment& arrived);
    void afterwards(std::size_t side, TcpState before);
    void dropExpired(std::size_t side, const Bag& queue, const Bag& loose);
    void script(std::size_t side, CallKind kind, int conn, std::span<const std::byte> text = {});
    void scriptCall(Action action);
    void scriptIcmp(Action action);
    void numberConnection(std::size_t side, const Machine::Operated& operated);
    std::size_t takeLoose(std::size_t side, SegmentId segment);
    void addFaults(SimTime end);

    const WorldSpec& spec_;
    Machine machine_;
    WorldState state_;
    std::array<tcp::Endpoint, 2> endpoints_;
    SimTime now_{};
    std::vector<Flight> flights_;
    std::array<std::vector<std::size_t>, 2> queue_; ///< by receiver, numbers in flights_
    std::array<std::vector<std::size_t>, 2> loose_;
    std::array<int, 2> sent_{};
    std::array<int, 2> conn_{}; ///< the number of each side's connection, 0 for none
    std::array<std::set<int>, 2> known_;
    int nextConnection_ = 1;
    int arrivedConn_ = 0;
    bool called_ = false; ///< the action is a call of the program's
    std::size_t sender_ = 0;
    Scenario scenario_;
};

void Replay::transmit(const tcp::Segment& segment, tcp::TransmitReason)
{
    Flight flight;
    flight.header = segment.header;
    flight.payload.assign(segment.payload.begin(), segment.payload.end());
    flight.from = sender_;
    flight.nth = ++sent_[sender_];
    flight.conn = conn_[sender_];
    flight.sentAt = now_;
    queue_[1 - sender_].push_back(flights_.size());
    flights_.push_back(std::move(flight));
}

void Replay::moveClock(Action action)
{
    const TimerRef first = state_.timers[0];
    if (action.kind == Action::Kind::Timeout)
        now_ = std::max(
            now_, endpoints_[first.side].tcb().timers[static_cast<tcp::TimerId>(first.timer)].due);
    else
        now_ += actionTakes;
}

std::size_t Replay::takeLoose(std::size_t side, SegmentId segment)
{
    const auto found = std::ranges::find_if(
        loose_[side], [&](std::size_t flight) { return flights_[flight].abstract == segment; });
    const std::size_t flight = *found;
    loose_[side].erase(found);
    return flight;
}

/// The segment that an action delivers; others find their places.
std::optional<std::size_t> Replay::pick(Action action)
{
    auto& queue = queue_[action.side];
    auto& loose = loose_[action.side];
    const auto first = [&queue] {
        const std::size_t flight = queue.front();
        queue.erase(queue.begin());
        return flight;
    };
    switch (action.kind) {
    case Action::Kind::Deliver:
        return first();
    case Action::Kind::DeliverLoose:
        return takeLoose(action.side, segmentOf(state_.loose[action.side].items[action.detail]));
    case Action::Kind::Overtake:
        loose.push_back(first());
        return first();
    case Action::Kind::Drop:
        flights_[first()].dropped = true;
        break;
    case Action::Kind::Duplicate:
        loose.push_back(queue.front());
        break;
    case Action::Kind::Timeout:
    case Action::Kind::Call:
    case Action::Kind::Forge:
    case Action::Kind::Icmp:
        break;
    }
    return std::nullopt;
}

void Replay::follow(Action action)
{
    moveClock(action);
    const auto delivered = pick(action);
    tcp::Segment arrived;
    arrivedConn_ = conn_[action.side];
    if (delivered) {
        flights_[*delivered].arrivals.push_back(now_);
        arrived = {flights_[*delivered].header, {}, false};
        arrivedConn_ = flights_[*delivered].conn;
    }
    std::vector<std::byte> payload;
    if (delivered) payload = flights_[*delivered].payload;
    arrived.payload = payload;
    if (action.kind == Action::Kind::Forge) {
        arrived = forgedSegment(static_cast<Forgery>(action.detail), endpoints_[action.side]);
        Injection injection;
        injection.at = now_.time_since_epoch();
        injection.to = hostOf(action.side);
        injection.header = arrived.header;
        scenario_.inject.push_back(injection);
    }
    if (action.kind == Action::Kind::Icmp) scriptIcmp(action);
    const TcpState before = endpoints_[action.side].state();
    called_ = action.kind == Action::Kind::Call;
    if (called_) scriptCall(action);
    machine_.apply(state_, action);
    for (const Machine::Operated& operated : machine_.operations())
        operate(operated, arrived);
    for (std::size_t side = 0; side < 2; ++side) {
        dropExpired(side, state_.queue[side], state_.loose[side]);
        for (std::size_t i = 0; i < state_.queue[side].count; ++i)
            flights_[queue_[side][i]].abstract = segmentOf(state_.queue[side].items[i]);
    }
    afterwards(action.side, before);
}

void Replay::operate(const Machine::Operated& operated, const tcp::Segment& arrived)
{
    const std::size_t side = operated.side;
    sender_ = side;
    if (operated.operation == Operation::Receive && !called_) {
        now_ += readingTakes;
        script(side, CallKind::Receive, conn_[side]);
    }
    numberConnection(side, operated);
    machine_.library().perform(endpoints_[side], side, operated.operation, operated.argument,
                               arrived, now_, *this);
}

/// Connections get the numbers that sim::World gives them.
void Replay::numberConnection(std::size_t side, const Machine::Operated& operated)
{
    const TcpState reached = endpoints_[side].state();
    const bool connects = operated.operation == Operation::ActiveOpen ||
                          (operated.operation == Operation::Send && reached == TcpState::Listen);
    const bool syn = operated.operation == Operation::Forks ||
                     (operated.operation == Operation::Arrives && reached == TcpState::Listen);
    if (!connects && !syn) return;
    const std::size_t peer = 1 - side;
    const TcpState there = endpoints_[peer].state();
    int candidate = 0;
    if (connects && there != TcpState::Closed && there != TcpState::Listen) candidate = conn_[peer];
    if (syn) candidate = arrivedConn_;
    if (syn && machine_.stateOf(state_, side) != TcpState::SynReceived) return;
    conn_[side] =
        candidate > 0 && !known_[side].contains(candidate) ? candidate : nextConnection_++;
    known_[side].insert(conn_[side]);
}

/// What the explorer does not say in operations: a host that crashed, a child that is no more.
void Replay::afterwards(std::size_t side, TcpState before)
{
    const TcpState now = machine_.stateOf(state_, side);
    const bool returned = std::ranges::any_of(machine_.rowsTaken(), [](std::uint8_t row) {
        return tcp::transitions()[row].to == TcpState::Listen;
    });
    if (returned && before == TcpState::SynReceived) known_[side].erase(conn_[side]);
    if (now == TcpState::Closed) {
        endpoints_[side] = tcp::Endpoint(spec_.configs[side]);
        // One TCB a host: it is over, and nobody listens any more. In sim::World a listener would.
        if (spec_.oneTcb && before != TcpState::Closed && before != TcpState::Listen &&
            spec_.programs[side].listens) {
            now_ += readingTakes;
            script(side, CallKind::Close, 0);
        }
    }
}

/// Segments whose lifetime is over: the oldest.
void Replay::dropExpired(std::size_t side, const Bag& queue, const Bag& loose)
{
    while (queue_[side].size() > queue.count) {
        flights_[queue_[side].front()].dropped = true;
        queue_[side].erase(queue_[side].begin());
    }
    while (loose_[side].size() > loose.count)
        loose_[side].erase(std::ranges::min_element(loose_[side]));
}

void Replay::script(std::size_t side, CallKind kind, int conn, std::span<const std::byte> text)
{
    ScriptItem item;
    item.at = now_.time_since_epoch();
    item.call.host = hostOf(side);
    item.call.kind = kind;
    item.call.conn = conn;
    item.call.data = std::vector<std::byte>(text.begin(), text.end());
    item.call.dataIsText = kind == CallKind::Send;
    scenario_.script.push_back(std::move(item));
}

void Replay::scriptCall(Action action)
{
    const std::size_t side = action.side;
    const bool listens = endpoints_[side].state() == TcpState::Listen;
    const int conn = conn_[side];
    switch (static_cast<UserAction>(action.detail)) {
    case UserAction::Listen:
        return script(side, CallKind::Listen, 0);
    case UserAction::Connect:
        // A listener of sim::World never becomes active: it goes, and somebody else connects.
        if (listens) script(side, CallKind::Close, 0);
        return script(side, CallKind::Connect, 0);
    case UserAction::Send: {
        std::vector<std::byte> text(static_cast<std::size_t>(spec_.programs[side].octets));
        for (std::size_t i = 0; i < text.size(); ++i)
            text[i] = letterAt(side, static_cast<std::uint8_t>(state_.sides[side].incarnations - 1),
                               state_.sides[side].sent + static_cast<std::uint32_t>(i));
        if (listens) {
            script(side, CallKind::Close, 0);
            script(side, CallKind::Connect, 0);
        }
        return script(side, CallKind::Send, listens ? 0 : conn, text);
    }
    case UserAction::Receive:
        return script(side, CallKind::Receive, conn);
    case UserAction::Shutdown:
        return script(side, CallKind::Shutdown, conn);
    case UserAction::Close:
        return script(side, CallKind::Close, listens ? 0 : conn);
    case UserAction::CloseListener:
        return script(side, CallKind::Close, 0);
    case UserAction::Abort:
        return script(side, listens ? CallKind::Close : CallKind::Abort, listens ? 0 : conn);
    case UserAction::Crash:
        return script(side, CallKind::Crash, 0);
    case UserAction::Restart:
        return script(side, CallKind::Restart, 0);
    }
}

void Replay::scriptIcmp(Action action)
{
    const tcp::IcmpError error =
        icmpErrorFor(static_cast<RouterSays>(action.detail), endpoints_[action.side]);
    Injection injection;
    injection.at = now_.time_since_epoch();
    injection.to = hostOf(action.side);
    injection.icmp = IcmpSpec{error.kind, error.seq, error.mss};
    scenario_.inject.push_back(injection);
}

void Replay::addFaults(SimTime end)
{
    for (Flight& flight : flights_) {
        Fault fault;
        fault.match.from = hostOf(flight.from);
        fault.match.nth = flight.nth;
        std::ranges::sort(flight.arrivals);
        if (flight.arrivals.empty() && flight.dropped) {
            fault.kind = FaultKind::Drop;
            scenario_.faults.push_back(fault);
            continue;
        }
        // Still on its way when the story ends: it comes after its end.
        const SimTime first =
            flight.arrivals.empty() ? end + Duration{1'000'000} : flight.arrivals.front();
        fault.kind = FaultKind::Delay;
        fault.delay = first - flight.sentAt;
        scenario_.faults.push_back(fault);
        for (std::size_t i = 1; i < flight.arrivals.size(); ++i) {
            fault.kind = FaultKind::Duplicate;
            fault.delay = flight.arrivals[i] - first;
            scenario_.faults.push_back(fault);
        }
    }
}

Scenario Replay::scenario(ViolationKind kind)
{
    const SimTime end = now_ + actionTakes;
    addFaults(end);
    scenario_.id = "explorer-" + spec_.name + "-" + std::string{id(kind)};
    scenario_.until = end.time_since_epoch();
    for (std::size_t side = 0; side < 2; ++side) {
        const TcpState reached = machine_.stateOf(state_, side);
        // A listener beside it is what a host shows once its connection is gone.
        if (reached == TcpState::Listen || (reached == TcpState::Closed && conn_[side] == 0))
            continue;
        Expectation expectation;
        expectation.host = hostOf(side);
        expectation.conn = conn_[side];
        expectation.state = reached;
        expectation.by = scenario_.until;
        scenario_.expect.push_back(std::move(expectation));
    }
    return std::move(scenario_);
}

} // namespace

Scenario replayScenario(const WorldSpec& spec, std::span<const Action> path, ViolationKind kind)
{
    Replay replay(spec);
    for (const Action action : prologue(spec))
        replay.follow(action);
    for (const Action action : path)
        replay.follow(action);
    return replay.scenario(kind);
}

} // namespace tcplab::sim::explorer
