// RFC 9293 3.10.7.4, fifth: check the ACK field; and the round-trip measurement of RFC 6298.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

bool Endpoint::checkAck(const Io& io, const Segment& segment)
{
    const SeqNum ack = segment.header.ack;
    if (!segment.has(Flag::Ack)) {
        io.say(Rule::NoAckDropped, named("flags", segment.header.flags));
        return false;
    }
    if (tcb_.state == State::SynReceived) {
        if (!synReceivedAck(io, segment)) return false;
    } else if (ack.isAfter(tcb_.snd.nxt) || ack.isBefore(tcb_.snd.una - tcb_.snd.maxWnd)) {
        // RFC 5961 5: SND.UNA - MAX.SND.WND =< SEG.ACK =< SND.NXT
        io.say(Rule::AckOutOfRange, named("ack", ack), named("una", tcb_.snd.una),
               named("maxWnd", std::uint64_t{tcb_.snd.maxWnd}), named("nxt", tcb_.snd.nxt));
        sendChallengeAck(io);
        return false;
    }
    acknowledge(io, segment);
    return ownFinAcknowledged(io, segment);
}

bool Endpoint::synReceivedAck(const Io& io, const Segment& segment)
{
    const SeqNum ack = segment.header.ack;
    if (!ack.isAfter(tcb_.snd.una) || ack.isAfter(tcb_.snd.nxt)) {
        io.say(Rule::SynReceivedBadAck, named("ack", ack), named("expected", tcb_.snd.nxt));
        sendReset(io, ack);
        return false;
    }
    io.say(Rule::SynReceivedAck, named("ack", ack));
    tcb_.snd.wnd = scaledWindow(segment.header);
    tcb_.snd.maxWnd = std::max(tcb_.snd.maxWnd, tcb_.snd.wnd);
    tcb_.snd.wl1 = segment.header.seq;
    tcb_.snd.wl2 = ack;
    measureRtt(io, segment.header);
    removeAcknowledged(io, ack);
    enterEstablished(io, Cause::AckOfSyn);
    return true;
}

// ESTABLISHED STATE: advance SND.UNA, then see whether the window is news.
void Endpoint::acknowledge(const Io& io, const Segment& segment)
{
    const SeqNum ack = segment.header.ack;
    if (ack.isBefore(tcb_.snd.una)) return; // an old one
    const std::uint32_t knownBefore = isLinux() ? linuxDeliveredBefore(ack) : 0;
    const std::uint32_t fresh = tcb_.sackPermitted
                                    ? scoreboard_.update(segment.header.options.sack,
                                                         later(ack, tcb_.snd.una), tcb_.snd.nxt)
                                    : 0;
    if (fresh > 0) io.say(Rule::SackReported, named("bytes", count(fresh)));
    if (ack.isAfter(tcb_.snd.una)) {
        const auto octets = static_cast<std::uint32_t>(ack.distanceFrom(tcb_.snd.una));
        const bool wasLimited = wasLimitedByCwnd();
        measureRtt(io, segment.header);
        io.say(Rule::AckAdvances, named("ack", ack), named("una", tcb_.snd.una),
               named("bytes", count(octets)));
        probeAcknowledged(segment);
        removeAcknowledged(io, ack);
        if (tcb_.recovery.mode != Tcb::Recovery::Mode::Fast)
            growWindow(io, octets - knownBefore, wasLimited);
        if (tcb_.recovery.mode != Tcb::Recovery::Mode::None)
            newAckInRecovery(io, octets);
        else
            lossMayBeEvident(io, fresh);
        updateSendWindow(io, segment);
        return;
    }
    // RFC 6675 2: with SACK a duplicate ACK is one that reports something new.
    const bool duplicate = tcb_.sackPermitted ? fresh > 0 : isDuplicateAck(segment);
    updateSendWindow(io, segment);
    if (duplicate) duplicateAck(io);
}

/// RFC 5681 2: with data outstanding, nothing new in it at all.
bool Endpoint::isDuplicateAck(const Segment& segment) const
{
    // The answer to a window probe repeats itself because the window is closed, not because of a
    // loss.
    const bool probing = persistBackoff_ > 0 || tcb_.snd.wnd == 0;
    return !probing && inFlight() > 0 && segment.length() == 0 &&
           segment.header.ack == tcb_.snd.una && scaledWindow(segment.header) == tcb_.snd.wnd;
}

/// SND.UNA <- SEG.ACK; what is thereby entirely acknowledged leaves the retransmission queue.
void Endpoint::removeAcknowledged(const Io& io, SeqNum ack)
{
    auto octets = static_cast<std::uint32_t>(ack.distanceFrom(tcb_.snd.una));
    if (!synAcked_) {
        synAcked_ = true;
        --octets;
    }
    const auto text = std::min(octets, static_cast<std::uint32_t>(sendQueue_.size()));
    sendQueue_.discardFront(text);
    tcb_.snd.una = ack;
    if (!scoreboard_.empty()) scoreboard_.acknowledge(ack);
    if (tcb_.snd.urgent && !tcb_.snd.up.isAfter(ack)) tcb_.snd.urgent = false;
    tcb_.rtt.retransmissions = 0;
    persistBackoff_ = 0;
    stopTimer(io, TimerId::Retransmission); // RFC 6298 5.2, 5.3
    stopTimer(io, TimerId::UserTimeout);
    if (inFlight() > 0) ensureRetransmissionTimer(io);
    if (text > 0) notify(io, UserNotice::Kind::SendSpace, text);
}

bool Endpoint::updateSendWindow(const Io& io, const Segment& segment)
{
    auto& snd = tcb_.snd;
    const SeqNum seq = segment.header.seq;
    const SeqNum ack = segment.header.ack;
    if (!(snd.wl1.isBefore(seq) || (snd.wl1 == seq && snd.wl2.isAtOrBefore(ack)))) return false;
    const std::uint32_t old = snd.wnd;
    snd.wnd = scaledWindow(segment.header);
    snd.wl1 = seq;
    snd.wl2 = ack;
    snd.maxWnd = std::max(snd.maxWnd, snd.wnd);
    if (snd.wnd == old) return false;
    if (snd.scale > 0)
        io.say(Rule::WindowUpdated, named("window", count(snd.wnd)), named("old", count(old)),
               named("field", count(segment.header.window)), named("scale", count(snd.scale)));
    else
        io.say(Rule::WindowUpdated, named("window", count(snd.wnd)), named("old", count(old)));
    if (old == 0) {
        stopTimer(io, TimerId::Persist);
        persistBackoff_ = 0;
        // The octet of an unanswered probe was dropped for want of room; now there is some.
        if (inFlight() > 0) resendProbe(io);
    }
    return true;
}

/// What the acknowledgment of our FIN means in each state. False where nothing is left to be
/// processed.
bool Endpoint::ownFinAcknowledged(const Io& io, const Segment& segment)
{
    if (!tcb_.finSent || !tcb_.snd.una.isAfter(finSeq_)) {
        // CLOSING, LAST-ACK: "otherwise, ignore the segment"; a repeated FIN there lies before the
        // window.
        return true;
    }
    switch (tcb_.state) {
    case State::FinWait1: {
        // A FIN in order in this very segment leads straight to TIME-WAIT (figure 5, note 2):
        // eighth step.
        const SeqNum finAt =
            segment.header.seq + static_cast<std::uint32_t>(segment.payload.size());
        const bool bringsFin =
            segment.has(Flag::Fin) && segment.header.seq.isAtOrBefore(tcb_.rcv.nxt) &&
            finAt.isAtOrAfter(tcb_.rcv.nxt) && finAt.isInWindow(tcb_.rcv.nxt, tcb_.rcv.wnd) &&
            !(tcb_.receiveClosed && finAt != tcb_.rcv.nxt);
        if (bringsFin) return true;
        io.say(Rule::FinAcked, named("ack", segment.header.ack));
        changeState(io, Cause::AckOfFin, State::FinWait2);
        restartKeepalive(io);
        startOrphanTimer(io);
        return true;
    }
    case State::Closing:
        io.say(Rule::AckOfClosing, named("ack", segment.header.ack));
        changeState(io, Cause::AckOfFin, State::TimeWait);
        startTimeWait(io);
        return true;
    case State::LastAck:
        io.say(Rule::AckOfLast, named("ack", segment.header.ack));
        closeConnection(io, Cause::AckOfFin, UserNotice::Kind::Closed);
        return false;
    case State::Closed:
    case State::Listen:
    case State::SynSent:
    case State::SynReceived:
    case State::Established:
    case State::CloseWait:
    case State::FinWait2:
    case State::TimeWait:
        return true;
    }
    return true;
}

void Endpoint::measureRtt(const Io& io, const Header& header)
{
    if (timed_.running && header.ack.isAtOrAfter(timed_.end)) {
        timed_.running = false;
        takeRttSample(io, io.now - timed_.sent);
    } else if (!timed_.running && header.options.timestamps &&
               header.options.timestamps->echo != 0 && tcb_.timestamps) {
        // RFC 7323 4.1: the echo names the segment that was answered, so that even a repeated one
        // can be measured.
        const auto ticks =
            static_cast<std::int32_t>(static_cast<std::uint32_t>(io.now.time_since_epoch() / 1ms) +
                                      1 - header.options.timestamps->echo);
        if (ticks >= 0) takeRttSample(io, Duration{1ms} * ticks);
    }
}

// RFC 6298 2.2, 2.3
void Endpoint::takeRttSample(const Io& io, Duration sample)
{
    auto& rtt = tcb_.rtt;
    if (isLinux()) {
        linuxRttSample(sample);
    } else if (!rtt.measured) {
        rtt.srtt = sample;
        rtt.rttvar = sample / 2;
        rtt.measured = true;
    } else {
        const Duration error = sample > rtt.srtt ? sample - rtt.srtt : rtt.srtt - sample;
        rtt.rttvar = (3 * rtt.rttvar + error) / 4;
        rtt.srtt = (7 * rtt.srtt + sample) / 8;
    }
    constexpr Duration granularity = 1ms;
    rtt.rto = std::clamp<Duration>(rtt.srtt + std::max<Duration>(granularity, 4 * rtt.rttvar),
                                   config_.rto.min, config_.rto.max);
    io.say(Rule::RttMeasured, named("rtt", sample), named("srtt", rtt.srtt),
           named("rttvar", rtt.rttvar), named("rto", rtt.rto));
}

} // namespace tcplab::tcp
