#pragma once

#include <array>
#include <vector>

#include "sim/explorer/library.h"
#include "sim/explorer/state.h"
#include "sim/explorer/world_spec.h"

namespace tcplab::sim::explorer {

/// One thing that may happen next. `side` is the host concerned: of a segment, the one it goes to.
struct Action
{
    enum class Kind : std::uint8_t {
        Deliver,      ///< the first of those in order
        DeliverLoose, ///< `detail`: which of those out of order
        Overtake,     ///< the second of those in order arrives, the first from now on at any moment
        Drop,         ///< the first of those in order
        Duplicate,    ///< the first of those in order leaves a copy that may arrive at any moment
        Timeout,      ///< time passes until the first timer runs out
        Call,         ///< `detail`: a UserAction
        Forge,        ///< `detail`: a Forgery
        Icmp,         ///< `detail`: a RouterSays
    };
    Kind kind{};
    std::uint8_t side = 0;
    std::uint8_t detail = 0;
    bool operator==(const Action&) const = default;
};

enum class UserAction : std::uint8_t {
    Listen,
    Connect,
    Send,
    Receive,
    Shutdown,
    Close,
    CloseListener,
    Abort,
    Crash,
    Restart
};

/// What a stranger puts in front of a host that has a connection.
enum class Forgery : std::uint8_t {
    ResetAtEdge,   ///< RST with SEQ = RCV.NXT
    ResetInWindow, ///< RST one further
    SynInWindow,
    AckOfUnsent, ///< an ACK beyond SND.NXT
    TextBeyond,  ///< an octet behind the right edge of the window
};
inline constexpr std::uint8_t forgeryCount = 5;
/// The segment that it is for this endpoint.
tcp::Segment forgedSegment(Forgery forgery, const tcp::Endpoint& target);

/// What has happened before a world's story begins.
std::span<const Action> prologue(const WorldSpec& spec);

/// The bounded world as a machine: which actions a state has, and where each leads.
class Machine
{
public:
    explicit Machine(const WorldSpec& spec);

    WorldState start();
    /// Everything that may happen in this state. `cut` becomes true where something more could, but
    /// the bounds forbid it.
    void actions(const WorldState& state, std::vector<Action>& out, bool& cut);
    /// What follows it, in place. Rows taken are appended to `rows`.
    std::optional<ViolationKind> apply(WorldState& state, Action action);
    /// Rows of tcp::transitions() taken by the last apply(), in order.
    std::span<const std::uint8_t> rowsTaken() const { return rowsTaken_; }

    /// What a well-meaning world does next: everything arrives, programs read, then shut down,
    /// listeners close, timers run. Nothing where it has come to rest.
    std::optional<Action> fairAction(const WorldState& state);
    Library& library() { return library_; }
    const Library& library() const { return library_; }
    /// What the last apply() asked of endpoints, in order.
    struct Operated
    {
        std::uint8_t side;
        Operation operation;
        std::uint32_t argument;
        std::uint8_t segments; ///< sent by it
    };
    std::span<const Operated> operations() const { return operated_; }
    const WorldSpec& spec() const { return spec_; }
    tcp::State stateOf(const WorldState& state, std::size_t side) const
    {
        return library_.endpoint(state.sides[side].endpoint).state();
    }

private:
    void callsOf(const WorldState& state, std::size_t side, std::vector<Action>& out) const;
    void strangers(const WorldState& state, std::size_t side, std::vector<Action>& out) const;
    void deliveries(const WorldState& state, std::size_t side, std::vector<Action>& out) const;
    bool mayCall(const WorldState& state, std::size_t side, UserAction call) const;
    void call(WorldState& state, std::size_t side, UserAction what);
    void open(WorldState& state, std::size_t side, bool active);
    void send(WorldState& state, std::size_t side);
    void receive(WorldState& state, std::size_t side);
    void crash(WorldState& state, std::size_t side);
    void deliver(WorldState& state, std::size_t side, SegmentId segment);
    void timeout(WorldState& state);
    void timePasses(WorldState& state, tcp::Duration duration);
    void age(Bag& bag, tcp::Duration duration, bool sorted);
    const LocalStep& take(WorldState& state, std::size_t side, Operation operation,
                          std::uint32_t argument = 0);
    void orderTimers(WorldState& state, std::size_t side, std::uint8_t started);
    void forget(Side& side, std::size_t index);
    void readAtOnce(WorldState& state, std::size_t side);

    const WorldSpec& spec_;
    Library library_;
    std::vector<std::uint8_t> rowsTaken_;
    std::vector<Operated> operated_;
    std::optional<ViolationKind> violation_;
};

} // namespace tcplab::sim::explorer
