#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "present/ladder_layout.h"

/// Runs made by hand, in the words of the trace: one step a line.
namespace ladder_fixture {

using namespace tcplab;
using namespace std::chrono_literals;
using sim::HostId;

inline sim::SimTime at(sim::Duration t)
{
    return sim::SimTime{t};
}

class Run
{
public:
    static constexpr sim::Duration way = 50ms;

    Run& step(sim::Duration t, const sim::Command& command = sim::NextEvent{})
    {
        sim::StepRecord record;
        record.t = at(t);
        record.command = command;
        steps.push_back(record);
        return *this;
    }
    Run& call(HostId host, sim::CallKind kind)
    {
        sim::CallRecord record;
        record.host = host;
        record.kind = kind;
        return add(record);
    }
    Run& state(HostId host, tcp::State from, tcp::State to, std::string_view cause = "test")
    {
        sim::StateRecord record;
        record.host = host;
        record.conn = 1;
        record.from = from;
        record.to = to;
        record.cause = cause;
        return add(record);
    }
    Run& timer(HostId host, tcp::TimerId id, tcp::TimerEvent event, sim::Duration due)
    {
        return add(sim::TimerRecord{host, 1, id, event, at(due)});
    }
    Run& segment(sim::SegmentEvent event, std::uint64_t id, HostId from, tcp::Flags flags,
                 std::uint32_t seq, sim::Duration sent, std::uint32_t length = 0,
                 tcp::TransmitReason reason = tcp::TransmitReason::Regular,
                 sim::Duration travel = way)
    {
        sim::SegmentRecord record;
        record.event = event;
        record.id = id;
        record.from = from;
        record.conn = 1;
        record.header.flags = flags;
        record.header.seq = tcp::SeqNum{seq};
        record.length = length;
        record.reason = reason;
        record.repeated = reason == tcp::TransmitReason::Retransmission;
        record.sentAt = at(sent);
        record.arrivesAt = at(sent + travel);
        return add(record);
    }

    present::LadderLayout layout(const present::LadderOptions& options = {}) const
    {
        return present::layoutLadder(
            steps.size(), [this](std::size_t i) -> const sim::StepRecord& { return steps[i]; },
            options);
    }

    std::vector<sim::StepRecord> steps;

private:
    template <typename What>
    Run& add(const What& what)
    {
        steps.back().records.push_back({steps.back().t, what});
        return *this;
    }
};

/// listen, connect, SYN, SYN,ACK, ACK: five steps.
inline Run handshake()
{
    using sim::SegmentEvent;
    using tcp::Flag;
    using tcp::State;
    Run run;
    run.step(0ms).call(HostId::Server, sim::CallKind::Listen);
    run.state(HostId::Server, State::Closed, State::Listen);
    run.step(0ms).call(HostId::Client, sim::CallKind::Connect);
    run.state(HostId::Client, State::Closed, State::SynSent);
    run.segment(SegmentEvent::Sent, 1, HostId::Client, Flag::Syn, 1000, 0ms);
    run.timer(HostId::Client, tcp::TimerId::Retransmission, tcp::TimerEvent::Start, 1s);
    run.step(50ms).segment(SegmentEvent::Delivered, 1, HostId::Client, Flag::Syn, 1000, 0ms);
    run.state(HostId::Server, State::Listen, State::SynReceived);
    run.segment(SegmentEvent::Sent, 2, HostId::Server, Flag::Syn | Flag::Ack, 5000, 50ms);
    run.timer(HostId::Server, tcp::TimerId::Retransmission, tcp::TimerEvent::Start, 1050ms);
    run.step(100ms).segment(SegmentEvent::Delivered, 2, HostId::Server, Flag::Syn | Flag::Ack, 5000,
                            50ms);
    run.timer(HostId::Client, tcp::TimerId::Retransmission, tcp::TimerEvent::Stop, 1s);
    run.state(HostId::Client, State::SynSent, State::Established);
    run.segment(SegmentEvent::Sent, 3, HostId::Client, Flag::Ack, 1001, 100ms);
    run.step(150ms).segment(SegmentEvent::Delivered, 3, HostId::Client, Flag::Ack, 1001, 100ms);
    run.timer(HostId::Server, tcp::TimerId::Retransmission, tcp::TimerEvent::Stop, 1050ms);
    run.state(HostId::Server, State::SynReceived, State::Established);
    return run;
}

} // namespace ladder_fixture
