#pragma once

// A peer (and the routers on the way) that sends anything at all, for the seeded test and the fuzz
// target: it knows the whole TCB and aims at its edges. What holds whatever it does is checked
// after every step; the first promise that does not is kept in words.
//
// Its text is a function of the sequence number, so that however segments overlap or repeat, the
// application must read exactly that.

#include <optional>
#include <string>
#include <vector>

#include "tcp/endpoint.h"

namespace tcplab::tcp::test {

/// Where choices come from: a seeded generator, or the bytes of a fuzzer.
class Chooser
{
public:
    virtual std::uint32_t below(std::uint32_t bound) = 0; ///< 0 .. bound-1; bound > 0
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    template <typename T, std::size_t n>
    T of(const T (&values)[n])
    {
        return values[below(n)];
    }
    std::uint32_t any32() { return below(0x10000) << 16 | below(0x10000); }

protected:
    ~Chooser() = default;
};

class SeededChooser final : public Chooser
{
public:
    explicit SeededChooser(std::uint64_t seed)
        : state_(seed * 0x9E3779B97F4A7C15u + 1)
    {
    }
    std::uint32_t below(std::uint32_t bound) override
    {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(state_ >> 33) % bound;
    }

private:
    std::uint64_t state_;
};

inline std::byte textAt(SeqNum seq)
{
    return static_cast<std::byte>((seq.value() * 2654435761u) >> 24);
}

/// Counts what the endpoint puts out, and looks at each piece of it.
class Watcher final : public OutputSink
{
public:
    State state = State::Closed;
    std::size_t sent = 0;       ///< segments, in this step
    std::size_t withText = 0;   ///< of those, with text
    std::size_t resets = 0;     ///< of those
    std::size_t challenges = 0; ///< of those
    std::size_t largestText = 0;
    std::optional<Cause> lastCause;
    std::string broken;
    std::uint64_t fingerprint = 0; ///< of everything that was put out

    void newStep()
    {
        sent = withText = resets = challenges = largestText = 0;
        lastCause.reset();
    }
    void fail(const std::string& what)
    {
        if (broken.empty()) broken = what;
    }

    void transmit(const Segment& segment, TransmitReason reason) override
    {
        ++sent;
        if (!segment.payload.empty()) ++withText;
        if (segment.has(Flag::Rst)) ++resets;
        if (reason == TransmitReason::ChallengeAck) ++challenges;
        largestText = std::max(largestText, segment.payload.size());
        if (segment.header.options.encodedLength() > 40) fail("options do not fit the header");
        if (segment.has(Flag::Rst) && segment.has(Flag::Syn)) fail("RST with SYN");
        if (!segment.has(Flag::Ack) && segment.header.ack != SeqNum{0}) fail("ack without ACK");
        for (const SackBlock& block : segment.header.options.sack.view())
            if (!block.left.isBefore(block.right)) fail("an empty SACK block was sent");
        mix(segment.header.seq.value());
        mix(segment.header.ack.value());
        mix(segment.header.flags.bits() | std::uint64_t{segment.header.window} << 8);
        for (const std::byte octet : segment.payload)
            mix(std::to_integer<std::uint8_t>(octet));
    }
    void stateChanged(const Transition& row) override
    {
        if (row.from != state) fail("a change of state starts from another state");
        if (findTransition(row.from, row.cause, row.to) == nullptr)
            fail("a change of state is not in the table");
        state = row.to;
        lastCause = row.cause;
        mix(static_cast<std::uint64_t>(row.to) << 8 | static_cast<std::uint64_t>(row.cause));
    }
    void timerChanged(TimerId timer, TimerEvent event, SimTime due) override
    {
        mix(static_cast<std::uint64_t>(timer) << 8 | static_cast<std::uint64_t>(event));
        mix(static_cast<std::uint64_t>(due.time_since_epoch().count()));
    }
    void userNotified(const UserNotice& notice) override
    {
        mix(static_cast<std::uint64_t>(notice.kind) << 32 | notice.bytes);
    }
    void explain(const Explanation& explanation) override
    {
        mix(static_cast<std::uint64_t>(explanation.rule));
    }

private:
    void mix(std::uint64_t value) { fingerprint = (fingerprint ^ value) * 0x100000001B3u; }
};

/// One endpoint and everything that a hostile peer and a careless user can do to it.
class HostilePeer
{
public:
    HostilePeer(Chooser& chooser, const Config& config, SeqNum iss, SeqNum peerIss)
        : choose_(chooser)
        , config_(config)
        , endpoint_(config, iss)
        , peerIss_(peerIss)
    {
    }

    Endpoint& endpoint() { return endpoint_; }
    const Watcher& watcher() const { return watcher_; }
    const std::string& broken() const { return watcher_.broken; }
    /// The steps so far, for whoever has to find out.
    const std::string& story() const { return story_; }
    SimTime now() const { return now_; }
    bool agreesToOptions = true; ///< its SYN offers all options

    /// Leads the endpoint to `state` as an orderly peer would.
    void reach(State state);
    /// One thing that nobody expected.
    void step();
    /// A segment aimed at the edges of the TCB.
    Header randomHeader();
    /// Delivers it with `length` octets of text, and checks.
    void deliver(const Header& header, std::size_t length);
    void call(const UserCall& call);
    void pass(Duration time) { now_ += time; }

private:
    struct Before
    {
        State state;
        SeqNum una, rcvNxt, edge;
    };
    void orderly(Flags flags, SeqNum seq, SeqNum ack);
    void check(const Before& before, const Segment* arrived);
    void checkNumbers(const Before& before);
    void checkBuffers();
    void checkTimers();
    void checkBlindAttack(const Before& before, const Segment& arrived);
    void checkAmount(const Segment* arrived);
    void checkChallenges();
    void userCalls();
    void send();
    void receive();
    void timer();
    void icmp();
    SeqNum around(SeqNum base, std::uint32_t range);
    void randomOptions(Options& options);
    Before before() const
    {
        const Tcb& tcb = endpoint_.tcb();
        return {tcb.state, tcb.snd.una, tcb.rcv.nxt, tcb.rcv.nxt + tcb.rcv.wnd};
    }

    Chooser& choose_;
    Config config_;
    Endpoint endpoint_;
    Watcher watcher_;
    SeqNum peerIss_;
    SimTime now_{};
    std::string story_;
    std::optional<SeqNum> readNext_; ///< what the application must read next
    std::vector<SimTime> challenged_;
};

} // namespace tcplab::tcp::test
