// RFC 9293 3.10.7.4, fifth: check the ACK field; and the round-trip measurement of RFC 6298.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

bool Endpoint::checkAck(const Io& io, const Segment& segment)
{
    const SeqNum ack = segment.header.ack;
    if (!segment.has(Flag::Ack)) {
        io.say(Rule::NoAckDropped, {{"flags", segment.header.flags}});
        return false;
    }
    if (tcb_.state == State::SynReceived) {
        if (!synReceivedAck(io, segment)) return false;
    } else if (ack.isAfter(tcb_.snd.nxt) || ack.isBefore(tcb_.snd.una - tcb_.snd.maxWnd)) {
        // RFC 5961 5: SND.UNA - MAX.SND.WND =< SEG.ACK =< SND.NXT
        io.say(Rule::AckOutOfRange, {{"ack", ack}, {"una", tcb_.snd.una}, {"maxWnd", std::uint64_t{tcb_.snd.maxWnd}}, {"nxt", tcb_.snd.nxt}});
        sendAck(io);
        return false;
    }
    acknowledge(io, segment);
    return ownFinAcknowledged(io, segment);
}

bool Endpoint::synReceivedAck(const Io& io, const Segment& segment)
{
    const SeqNum ack = segment.header.ack;
    if (!ack.isAfter(tcb_.snd.una) || ack.isAfter(tcb_.snd.nxt)) {
        io.say(Rule::SynReceivedBadAck, {{"ack", ack}, {"expected", tcb_.snd.nxt}});
        sendReset(io, ack);
        return false;
    }
    io.say(Rule::SynReceivedAck, {{"ack", ack}});
    tcb_.snd.wnd = segment.header.window;
    tcb_.snd.maxWnd = std::max(tcb_.snd.maxWnd, tcb_.snd.wnd);
    tcb_.snd.wl1 = segment.header.seq;
    tcb_.snd.wl2 = ack;
    measureRtt(io, ack);
    removeAcknowledged(io, ack);
    enterEstablished(io, Cause::AckOfSyn);
    return true;
}

// ESTABLISHED STATE: advance SND.UNA, then see whether the window is news.
void Endpoint::acknowledge(const Io& io, const Segment& segment)
{
    const SeqNum ack = segment.header.ack;
    if (ack.isAfter(tcb_.snd.una)) {
        measureRtt(io, ack);
        io.say(Rule::AckAdvances,
               {{"ack", ack}, {"una", tcb_.snd.una}, {"bytes", count(ack.distanceFrom(tcb_.snd.una))}});
        removeAcknowledged(io, ack);
    } else if (segment.length() == 0 && ack == tcb_.snd.una && inFlight() > 0 &&
               segment.header.window == tcb_.snd.wnd) {
        io.say(Rule::DuplicateAck, {{"ack", ack}});
    }
    if (ack.isAtOrAfter(tcb_.snd.una)) updateSendWindow(io, segment);
    if (recovering_ && inFlight() > 0 && tcb_.rtt.retransmissions == 0 && tcb_.snd.una.isBefore(recover_)) {
        io.say(Rule::RetransmitNext, {{"seq", tcb_.snd.una}});
        retransmitFirst(io);
        tcb_.rtt.retransmissions = 0;
    }
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
    tcb_.rtt.retransmissions = 0;
    persistBackoff_ = 0;
    if (recovering_ && !tcb_.snd.una.isBefore(recover_)) recovering_ = false;
    stopTimer(io, TimerId::Retransmission); // RFC 6298 5.2, 5.3
    stopTimer(io, TimerId::UserTimeout);
    if (inFlight() > 0) ensureRetransmissionTimer(io);
    if (text > 0) notify(io, UserNotice::Kind::SendSpace, text);
}

void Endpoint::updateSendWindow(const Io& io, const Segment& segment)
{
    auto& snd = tcb_.snd;
    const SeqNum seq = segment.header.seq;
    const SeqNum ack = segment.header.ack;
    if (!(snd.wl1.isBefore(seq) || (snd.wl1 == seq && snd.wl2.isAtOrBefore(ack)))) return;
    const std::uint32_t old = snd.wnd;
    snd.wnd = segment.header.window;
    snd.wl1 = seq;
    snd.wl2 = ack;
    snd.maxWnd = std::max(snd.maxWnd, snd.wnd);
    if (snd.wnd != old) io.say(Rule::WindowUpdated, {{"window", count(snd.wnd)}, {"old", count(old)}});
    if (old == 0 && snd.wnd > 0) {
        stopTimer(io, TimerId::Persist);
        persistBackoff_ = 0;
        // The octet of an unanswered probe was dropped for want of room; now there is some.
        if (inFlight() > 0) retransmitFirst(io);
    }
}

/// What the acknowledgment of our FIN means in each state. False where nothing is left to be processed.
bool Endpoint::ownFinAcknowledged(const Io& io, const Segment& segment)
{
    if (!tcb_.finSent || !tcb_.snd.una.isAfter(finSeq_)) {
        // CLOSING, LAST-ACK: "otherwise, ignore the segment"; a repeated FIN there lies before the window.
        return true;
    }
    switch (tcb_.state) {
    case State::FinWait1: {
        // A FIN in order in this very segment leads straight to TIME-WAIT (figure 5, note 2): eighth step.
        const SeqNum finAt = segment.header.seq + static_cast<std::uint32_t>(segment.payload.size());
        const bool bringsFin = segment.has(Flag::Fin) && segment.header.seq.isAtOrBefore(tcb_.rcv.nxt) &&
                               finAt.isAtOrAfter(tcb_.rcv.nxt) && finAt.isInWindow(tcb_.rcv.nxt, tcb_.rcv.wnd) &&
                               !(tcb_.receiveClosed && finAt != tcb_.rcv.nxt);
        if (bringsFin) return true;
        io.say(Rule::FinAcked, {{"ack", segment.header.ack}});
        changeState(io, Cause::AckOfFin, State::FinWait2);
        restartKeepalive(io);
        return true;
    }
    case State::Closing:
        io.say(Rule::AckOfClosing, {{"ack", segment.header.ack}});
        changeState(io, Cause::AckOfFin, State::TimeWait);
        startTimeWait(io);
        return true;
    case State::LastAck:
        io.say(Rule::AckOfLast, {{"ack", segment.header.ack}});
        closeConnection(io, Cause::AckOfFin, UserNotice::Kind::Closed);
        return false;
    case State::Closed:
    case State::Listen:
    case State::SynSent:
    case State::SynReceived:
    case State::Established:
    case State::CloseWait:
    case State::FinWait2:
    case State::TimeWait: return true;
    }
    return true;
}

// RFC 6298 2.2, 2.3
void Endpoint::measureRtt(const Io& io, SeqNum ack)
{
    if (!timed_.running || ack.isBefore(timed_.end)) return;
    timed_.running = false;
    const Duration sample = io.now - timed_.sent;
    auto& rtt = tcb_.rtt;
    if (!rtt.measured) {
        rtt.srtt = sample;
        rtt.rttvar = sample / 2;
        rtt.measured = true;
    } else {
        const Duration error = sample > rtt.srtt ? sample - rtt.srtt : rtt.srtt - sample;
        rtt.rttvar = (3 * rtt.rttvar + error) / 4;
        rtt.srtt = (7 * rtt.srtt + sample) / 8;
    }
    constexpr Duration granularity = 1ms;
    rtt.rto = std::clamp<Duration>(rtt.srtt + std::max<Duration>(granularity, 4 * rtt.rttvar), config_.rto.min,
                                   config_.rto.max);
    io.say(Rule::RttMeasured, {{"rtt", sample}, {"srtt", rtt.srtt}, {"rttvar", rtt.rttvar}, {"rto", rtt.rto}});
}

} // namespace tcplab::tcp
