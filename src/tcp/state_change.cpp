// The one place where a connection changes its state, begins and ends.

#include <cassert>

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

void Endpoint::changeState(const Io& io, Cause cause, State to)
{
    const Transition* row = findTransition(tcb_.state, cause, to);
    assert(row && "every change of state has its row in the transition table");
    if (!row) return;
    tcb_.state = to;
    io.sink.stateChanged(*row);
    // Keepalive watches over connections that may be silent for long; the others have timers of
    // their own.
    if (!keepaliveApplies()) stopTimer(io, TimerId::Keepalive);
}

void Endpoint::notify(const Io& io, UserNotice::Kind kind, std::uint32_t bytes)
{
    io.sink.userNotified(UserNotice{kind, bytes});
}

/// Delete TCB, enter CLOSED.
void Endpoint::closeConnection(const Io& io, Cause cause, std::optional<UserNotice::Kind> notice)
{
    stopAllTimers(io);
    changeState(io, cause, State::Closed);
    if (notice) notify(io, *notice);
    const SeqNum iss = tcb_.snd.iss;
    *this = Endpoint{config_, iss};
    io.ackOwed = false;
}

/// RFC 9293 3.10.7.4, second and fourth: a passive SYN-RECEIVED goes back to LISTEN, its queues
/// flushed.
void Endpoint::returnToListen(const Io& io, Cause cause)
{
    stopAllTimers(io);
    changeState(io, cause, State::Listen);
    const SeqNum iss = tcb_.snd.iss;
    *this = Endpoint{config_, iss};
    tcb_.state = State::Listen;
    tcb_.passive = true;
    tcb_.rcv.wnd = std::min<std::uint32_t>(config_.receiveBuffer, 65535);
    io.ackOwed = false;
}

void Endpoint::enterEstablished(const Io& io, Cause cause)
{
    changeState(io, cause, State::Established);
    tcb_.congestion = CongestionControl{
        config_.congestion, effectiveMss(),
        synRetransmitted_ ? 1 : config_.initialWindow, isLinux()}; // RFC 5681 3.1: a lost SYN
    if (tcb_.windowScaling) updateReceiveWindow();
    lastSent_ = io.now;
    notify(io, UserNotice::Kind::Established);
    restartKeepalive(io);
    // RFC 6298 5.7: a SYN had to be repeated, and the timer that ran out first stood below 3 s: the
    // path may be slow. Begin the data with 3 s, however far backing off had got; or with what the
    // user set as the most (5.5).
    const Duration slowPath = std::min<Duration>(3s, config_.rto.max);
    if (synRetransmitted_ && config_.rto.initial < slowPath && !(isLinux() && tcb_.rtt.measured)) {
        tcb_.rtt.rto = slowPath;
        io.say(Rule::SynRtoReset, named("rto", tcb_.rtt.rto));
    }
    // A CLOSE that waited for ESTABLISHED behind queued SENDs is served now (3.10.4).
    if (tcb_.finQueued) changeState(io, Cause::Close, State::FinWait1);
}

SeqNum Endpoint::textBase() const
{
    return synAcked_ ? tcb_.snd.una : tcb_.snd.iss + 1;
}

SeqNum Endpoint::queueEnd() const
{
    return textBase() + static_cast<std::uint32_t>(sendQueue_.size());
}

} // namespace tcplab::tcp
