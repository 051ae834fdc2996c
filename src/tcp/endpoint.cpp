#include "tcp/endpoint.h"

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

Endpoint::Endpoint(const Config& config, SeqNum iss)
    : config_(config)
{
    tcb_.snd.iss = iss;
    tcb_.rtt.rto = config.rto.initial;
}

CallResult Endpoint::call(const UserCall& userCall, SimTime now, OutputSink& sink)
{
    const Io io{sink, now};
    struct Dispatch
    {
        Endpoint& self;
        const Io& io;
        CallResult operator()(const PassiveOpenCall&) const { return self.open(io, false); }
        CallResult operator()(const ActiveOpenCall&) const { return self.open(io, true); }
        CallResult operator()(const SendCall& call) const { return self.send(io, call); }
        CallResult operator()(const ReceiveCall& call) const
        {
            return self.receive(io, call.buffer);
        }
        CallResult operator()(const ShutdownCall&) const { return self.close(io, false); }
        CallResult operator()(const CloseCall&) const { return self.close(io, true); }
        CallResult operator()(const AbortCall&) const { return self.abort(io); }
        CallResult operator()(const StatusCall&) const { return self.status(io); }
    };
    return std::visit(Dispatch{*this, io}, userCall);
}

void Endpoint::segmentArrives(const Segment& segment, SimTime now, OutputSink& sink)
{
    const Io io{sink, now};
    switch (tcb_.state) {
    case State::Closed:
        segmentArrivesInClosed(segment, sink);
        return;
    case State::Listen:
        arrivesInListen(io, segment);
        break;
    case State::SynSent:
        arrivesInSynSent(io, segment);
        break;
    case State::SynReceived:
    case State::Established:
    case State::FinWait1:
    case State::FinWait2:
    case State::CloseWait:
    case State::Closing:
    case State::LastAck:
    case State::TimeWait:
        arrivesInOtherStates(io, segment);
        break;
    }
    finishOutput(io);
}

void Endpoint::timeout(TimerId timer, SimTime now, OutputSink& sink)
{
    if (!tcb_.timers.isRunning(timer)) return;
    const Io io{sink, now};
    const SimTime due = tcb_.timers[timer].due;
    tcb_.timers.stop(timer);
    sink.timerChanged(timer, TimerEvent::Fire, due);
    switch (timer) {
    case TimerId::Retransmission:
        retransmissionTimeout(io);
        break;
    case TimerId::DelayedAck:
        io.ackOwed = true;
        break;
    case TimerId::Persist:
        persistTimeout(io);
        break;
    case TimerId::Keepalive:
        keepaliveTimeout(io);
        break;
    case TimerId::TimeWait:
        timeWaitTimeout(io);
        break;
    case TimerId::UserTimeout:
        userTimeout(io);
        break;
    }
    finishOutput(io);
}

void Endpoint::reconfigure(const Config& config, SimTime now, OutputSink& sink)
{
    const Io io{sink, now};
    config_ = config;
    if (!config_.userTimeout) stopTimer(io, TimerId::UserTimeout);
    restartKeepalive(io);
    trySend(io); // Nagle may have been switched off
    finishOutput(io);
}

std::size_t Endpoint::unsentBytes() const
{
    if (tcb_.finSent) return 0;
    const std::int32_t beyond = queueEnd().distanceFrom(tcb_.snd.nxt);
    return tcb_.state == State::SynSent || tcb_.state == State::Listen ||
                   tcb_.state == State::Closed
               ? sendQueue_.size()
               : static_cast<std::size_t>(std::max(beyond, 0));
}

std::size_t Endpoint::unacknowledgedBytes() const
{
    return sendQueue_.size() - unsentBytes();
}

std::size_t Endpoint::sendSpace() const
{
    return config_.sendBuffer > sendQueue_.size() ? config_.sendBuffer - sendQueue_.size() : 0;
}

std::size_t Endpoint::heldBytes() const
{
    return held_.bytes();
}

bool Endpoint::acceptsNewIncarnation(const Segment& segment) const
{
    if (tcb_.state != State::TimeWait || !segment.has(Flag::Syn) || segment.has(Flag::Rst) ||
        segment.has(Flag::Ack))
        return false;
    // RFC 6191: a later timestamp proves that the SYN is no old duplicate, wherever its ISN lies.
    const auto& timestamps = segment.header.options.timestamps;
    // So does one where the old incarnation used none.
    const bool used = config_.timestamps && timestamps;
    if (used && !tcb_.timestamps) return true;
    if (used && timestamps->value != tcb_.tsRecent)
        return static_cast<std::int32_t>(timestamps->value - tcb_.tsRecent) > 0;
    // RFC 1122 4.2.2.13: the new ISN lies beyond everything that the old incarnation used.
    return segment.header.seq.isAfter(tcb_.rcv.nxt);
}

void Endpoint::yieldToNewIncarnation(const Segment& segment, SimTime now, OutputSink& sink)
{
    const Io io{sink, now};
    const auto& timestamps = segment.header.options.timestamps;
    if (tcb_.timestamps && timestamps && timestamps->value != tcb_.tsRecent)
        io.say(Rule::TimeWaitNewSyn, named("seq", segment.header.seq),
               named("value", count(timestamps->value)), named("recent", count(tcb_.tsRecent)));
    else
        io.say(Rule::TimeWaitNewSyn, named("seq", segment.header.seq),
               named("rcvNxt", tcb_.rcv.nxt));
    closeConnection(io, Cause::NewIncarnation, std::nullopt);
}

} // namespace tcplab::tcp
