#pragma once

// A connection to test: one Endpoint with ISS 1000, a peer that exists only as the segments that a
// test makes up (ISS 5000), and everything that the endpoint put out.

#include <string>
#include <string_view>
#include <vector>

#include "tcp/endpoint.h"

namespace tcplab::tcp::test {

inline constexpr SeqNum iss{1000};
inline constexpr SeqNum peerIss{5000};

inline std::vector<std::byte> bytes(std::string_view text)
{
    std::vector<std::byte> out;
    for (const char c : text)
        out.push_back(static_cast<std::byte>(c));
    return out;
}

/// "SYN,ACK seq=5000 ack=1001 len=0": what failures print and tests compare.
inline std::string describe(const Header& header, std::size_t length)
{
    std::string text = toString(header.flags) + " seq=" + std::to_string(header.seq.value());
    if (header.has(Flag::Ack)) text += " ack=" + std::to_string(header.ack.value());
    return text + " len=" + std::to_string(length);
}

struct Sent
{
    Header header;
    std::vector<std::byte> payload;
    TransmitReason reason;
    std::string text() const { return describe(header, payload.size()); }
};

struct Recorder final : OutputSink
{
    std::vector<Sent> sent;
    std::vector<Transition> transitions;
    std::vector<UserNotice> notices;
    std::vector<Explanation> explanations;
    struct Timer
    {
        TimerId timer;
        TimerEvent event;
        SimTime due;
    };
    std::vector<Timer> timers;

    void transmit(const Segment& s, TransmitReason reason) override
    {
        sent.push_back({s.header, {s.payload.begin(), s.payload.end()}, reason});
    }
    void stateChanged(const Transition& row) override { transitions.push_back(row); }
    void timerChanged(TimerId timer, TimerEvent event, SimTime due) override
    {
        timers.push_back({timer, event, due});
    }
    void userNotified(const UserNotice& notice) override { notices.push_back(notice); }
    void explain(const Explanation& e) override { explanations.push_back(e); }

    bool said(Rule rule) const
    {
        for (const Explanation& e : explanations)
            if (e.rule == rule) return true;
        return false;
    }
    bool told(UserNotice::Kind kind) const
    {
        for (const UserNotice& n : notices)
            if (n.kind == kind) return true;
        return false;
    }
    void clear() { *this = Recorder{}; }
};

/// The numbers that the peer has reached in each state of the fixture: it has sent nothing but SYN
/// (and FIN).
struct Connection
{
    Endpoint endpoint;
    Recorder out;
    SimTime now{};

    explicit Connection(Config config = {})
        : endpoint(config, iss)
    {
    }

    CallResult call(const UserCall& userCall) { return endpoint.call(userCall, now, out); }
    CallResult send(std::string_view text)
    {
        const auto data = bytes(text);
        return call(SendCall{data});
    }
    std::string read(std::size_t most = 100000)
    {
        std::vector<std::byte> buffer(most);
        const CallResult result = call(ReceiveCall{buffer});
        return {reinterpret_cast<const char*>(buffer.data()), result.bytes};
    }
    void arrives(Flags flags, SeqNum seq, SeqNum ack = SeqNum{0}, std::string_view text = {},
                 std::uint16_t window = 65535)
    {
        Segment segment;
        segment.header.flags = flags;
        segment.header.seq = seq;
        segment.header.ack = ack;
        segment.header.window = window;
        if (flags.has(Flag::Syn)) segment.header.options.mss = 1460;
        const auto data = bytes(text);
        segment.payload = data;
        endpoint.segmentArrives(segment, now, out);
    }
    /// The same with options of the test's choice.
    void arrivesWith(const Options& options, Flags flags, SeqNum seq, SeqNum ack,
                     std::string_view text = {}, std::uint16_t window = 65535)
    {
        Segment segment;
        segment.header = Header{seq, ack, flags, window, 0, options};
        const auto data = bytes(text);
        segment.payload = data;
        endpoint.segmentArrives(segment, now, out);
    }
    void acknowledgedUpTo(SeqNum ack, std::initializer_list<SackBlock> blocks = {})
    {
        Options options;
        for (const SackBlock& block : blocks)
            options.sack.add(block);
        arrivesWith(options, Flag::Ack, peerNext(), ack);
    }
    /// Lets the next timer run out.
    void nextTimer()
    {
        const auto expiry = endpoint.nextExpiry();
        if (!expiry) return;
        now = expiry->due;
        endpoint.timeout(expiry->timer, now, out);
    }
    State state() const { return endpoint.state(); }
    /// The sequence number that the peer uses next.
    SeqNum peerNext() const { return endpoint.tcb().rcv.nxt; }
    SeqNum ourNext() const { return endpoint.tcb().snd.nxt; }
    /// The last segment that left, in words; empty when none did since out.clear().
    std::string lastSent() const
    {
        return out.sent.empty() ? std::string{} : out.sent.back().text();
    }
};

/// A connection that has just come to `state` by the shortest way; its output is forgotten.
/// SYN-RECEIVED is reached passively unless `active` (simultaneous open).
inline Connection inState(State state, const Config& config = {}, bool active = false)
{
    Connection c{config};
    const auto establish = [&] {
        c.call(ActiveOpenCall{});
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
    };
    switch (state) {
    case State::Closed:
        break;
    case State::Listen:
        c.call(PassiveOpenCall{});
        break;
    case State::SynSent:
        c.call(ActiveOpenCall{});
        break;
    case State::SynReceived:
        if (active)
            c.call(ActiveOpenCall{});
        else
            c.call(PassiveOpenCall{});
        c.arrives(Flag::Syn, peerIss);
        break;
    case State::Established:
        establish();
        break;
    case State::FinWait1:
        establish();
        c.call(ShutdownCall{});
        break;
    case State::FinWait2:
        establish();
        c.call(ShutdownCall{});
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        break;
    case State::CloseWait:
        establish();
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 1);
        break;
    case State::Closing:
        establish();
        c.call(ShutdownCall{});
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 1);
        break;
    case State::LastAck:
        establish();
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 1);
        c.call(CloseCall{});
        break;
    case State::TimeWait:
        establish();
        c.call(ShutdownCall{});
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 2);
        break;
    }
    c.out.clear();
    return c;
}

} // namespace tcplab::tcp::test
