// RFC 9293 3.10.8 and 3.8, RFC 6298 5: what happens when a timer runs out.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

void Endpoint::startTimer(const Io& io, TimerId timer, Duration after)
{
    tcb_.timers.start(timer, io.now, io.now + after);
    io.sink.timerChanged(timer, TimerEvent::Start, io.now + after);
}

void Endpoint::stopTimer(const Io& io, TimerId timer)
{
    if (!tcb_.timers.isRunning(timer)) return;
    const SimTime due = tcb_.timers[timer].due;
    tcb_.timers.stop(timer);
    io.sink.timerChanged(timer, TimerEvent::Stop, due);
}

void Endpoint::stopAllTimers(const Io& io)
{
    for (const TimerId timer : allTimers)
        stopTimer(io, timer);
}

/// RFC 6298 5.1: whenever something that wants an acknowledgment leaves, the timer runs.
void Endpoint::ensureRetransmissionTimer(const Io& io)
{
    if (!tcb_.timers.isRunning(TimerId::Retransmission)) {
        const auto probe = probeTimeout();
        lossProbe_.armed = probe.has_value();
        startTimer(io, TimerId::Retransmission, probe.value_or(tcb_.rtt.rto));
    }
    ensureUserTimeout(io);
}

/// RFC 9293 3.9.1.1: the user's patience is for all that was submitted, sent or still waiting for
/// the peer's window.
void Endpoint::ensureUserTimeout(const Io& io)
{
    if (config_.userTimeout && !tcb_.timers.isRunning(TimerId::UserTimeout))
        startTimer(io, TimerId::UserTimeout, *config_.userTimeout);
}

/// RFC 9293 3.10.8: the user's patience is measured from the oldest octet that waits for its ACK.
void Endpoint::userTimeout(const Io& io)
{
    io.say(Rule::UserTimeoutOver, named("timeout", *config_.userTimeout),
           named("state", tcb_.state));
    giveUp(io, Cause::UserTimeout);
}

bool Endpoint::keepaliveApplies() const
{
    return config_.keepalive.enabled &&
           (tcb_.state == State::Established || tcb_.state == State::CloseWait ||
            tcb_.state == State::FinWait2);
}

/// MUST-26: probes only after `idle` without a segment from the peer.
void Endpoint::restartKeepalive(const Io& io)
{
    if (keepaliveApplies())
        startTimer(io, TimerId::Keepalive, config_.keepalive.idle);
    else
        stopTimer(io, TimerId::Keepalive);
}

void Endpoint::startTimeWait(const Io& io)
{
    for (const TimerId timer : allTimers)
        if (timer != TimerId::TimeWait) stopTimer(io, timer);
    io.say(Rule::EnterTimeWait, named("twoMsl", 2 * config_.msl));
    startTimer(io, TimerId::TimeWait, 2 * config_.msl);
}

/// A FIN-WAIT-2 that nobody can read from any more need not wait for a peer that never closes.
void Endpoint::startOrphanTimer(const Io& io)
{
    if (config_.orphanTimeout && tcb_.state == State::FinWait2 && tcb_.receiveClosed)
        startTimer(io, TimerId::TimeWait, *config_.orphanTimeout);
}

void Endpoint::giveUp(const Io& io, Cause cause)
{
    closeConnection(io, cause, UserNotice::Kind::TimedOut);
}

// RFC 6298 5.4 to 5.7; RFC 9293 3.8.3
void Endpoint::retransmissionTimeout(const Io& io)
{
    if (lossProbe_.armed) return sendLossProbe(io);
    lossProbe_ = {};
    if (synAcked_ && tcb_.snd.wnd == 0) {
        // 3.8.6: the peer has shrunk its window to zero over what is in flight. That is no loss and
        // no reason to give up (SHLD-17): probe it in the standard way (MUST-35).
        persistTimeout(io);
        return;
    }
    const int limit = synAcked_ ? config_.dataRetries : config_.synRetries;
    if (tcb_.rtt.retransmissions >= limit) {
        io.say(Rule::RetransmissionLimit, named("count", count(tcb_.rtt.retransmissions)));
        giveUp(io, Cause::RetransmissionLimit);
        return;
    }
    const int repeats = tcb_.rtt.retransmissions + 1;
    const bool linear = tcb_.state == State::SynSent && repeats <= config_.synLinearRetries;
    if (!linear) tcb_.rtt.rto = std::min<Duration>(2 * tcb_.rtt.rto, config_.rto.max);
    io.say(Rule::RetransmissionTimeout, named("seq", tcb_.snd.una), named("count", count(repeats)),
           named("rto", tcb_.rtt.rto));
    if (synAcked_) {
        tcb_.congestion.timeout(inFlight(), repeats == 1);
        allIsLost();
    } else {
        synRetransmitted_ = true;
    }
    retransmitFirst(io);
    tcb_.rtt.retransmissions = repeats;
    // R1: SHLD-9, and for SYNs by MUST-22
    if (repeats == config_.warnRetries) notify(io, UserNotice::Kind::Trouble);
}

// RFC 9293 3.8.6.1: at least one octet of new data, again and again, for as long as it takes
// (MUST-37).
void Endpoint::persistTimeout(const Io& io)
{
    if (usableWindow() > 0) {
        sendOneSegment(io, true); // the window is small, but it has been small for long enough
        trySend(io);
        return;
    }
    // MUST-37 keeps a connection whose peer goes on answering; one that has fallen silent is given
    // up as by R2.
    if (unansweredProbes_ >= config_.dataRetries) {
        io.say(Rule::RetransmissionLimit, named("count", count(unansweredProbes_)));
        giveUp(io, Cause::RetransmissionLimit);
        return;
    }
    ++unansweredProbes_;
    sendWindowProbe(io);
    persistBackoff_ = std::min(persistBackoff_ + 1, 16);
    Duration wait = tcb_.rtt.rto;
    for (int i = 0; i < persistBackoff_ && wait < config_.rto.max; ++i)
        wait *= 2;
    startTimer(io, TimerId::Persist, std::min(wait, config_.rto.max));
}

/// One octet (or the FIN) beyond the closed window. Linux sends none: a number that the peer has
/// had long ago draws out an ACK just as well, and nothing has to be sent again.
void Endpoint::sendWindowProbe(const Io& io)
{
    if (isLinux()) {
        io.say(Rule::PersistProbe, named("seq", tcb_.snd.una - 1));
        Segment probe;
        probe.header.seq = tcb_.snd.una - 1;
        probe.header.flags = Flag::Ack;
        return transmit(io, probe, TransmitReason::WindowProbe);
    }
    const bool hasText = unacknowledgedBytes() > 0 || unsentBytes() > 0;
    io.say(Rule::PersistProbe, named("seq", tcb_.snd.una));
    sendFromQueue(io, tcb_.snd.una, hasText ? 1 : 0, !hasText, TransmitReason::WindowProbe);
}

// RFC 9293 3.8.4, RFC 1122 4.2.3.6: SEQ = SND.NXT-1 lies before the peer's window, so it must
// answer.
void Endpoint::keepaliveTimeout(const Io& io)
{
    if (inFlight() > 0) { // unacknowledged data is repeated anyway
        restartKeepalive(io);
        return;
    }
    const auto& keepalive = config_.keepalive;
    if (tcb_.keepaliveProbes >= keepalive.count) {
        io.say(Rule::KeepaliveGivesUp, named("count", count(tcb_.keepaliveProbes)),
               named("seq", tcb_.snd.nxt));
        sendResetOfOurs(io);
        giveUp(io, Cause::KeepaliveTimeout);
        return;
    }
    ++tcb_.keepaliveProbes;
    io.say(Rule::KeepaliveProbe, named("seq", tcb_.snd.nxt - 1),
           named("count", count(tcb_.keepaliveProbes)), named("limit", count(keepalive.count)));
    Segment probe;
    probe.header.seq = tcb_.snd.nxt - 1;
    probe.header.flags = Flag::Ack;
    transmit(io, probe, TransmitReason::KeepaliveProbe);
    startTimer(io, TimerId::Keepalive, keepalive.interval);
}

void Endpoint::timeWaitTimeout(const Io& io)
{
    if (tcb_.state == State::FinWait2) {
        io.say(Rule::OrphanOver, named("timeout", *config_.orphanTimeout));
        return closeConnection(io, Cause::OrphanTimeout, UserNotice::Kind::Closed);
    }
    io.say(Rule::TimeWaitOver, named("twoMsl", 2 * config_.msl));
    closeConnection(io, Cause::TwoMslTimeout, UserNotice::Kind::Closed);
}

} // namespace tcplab::tcp
