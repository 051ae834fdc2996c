// Loss and how it is repaired: fast retransmit and recovery (RFC 5681 3.2, 6582), SACK (RFC 6675),
// slow start after a timeout (RFC 5681 3.1), limited transmit (RFC 3042).

#include <limits>

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

using Mode = Tcb::Recovery::Mode;

/// RFC 6675 4, SetPipe(): octets that are thought to be on their way.
std::uint32_t Endpoint::pipe() const
{
    const auto& recovery = tcb_.recovery;
    const bool repairing = recovery.mode != Mode::None;
    if (scoreboard_.empty() && !repairing) return inFlight();
    if (!tcb_.sackPermitted && recovery.mode == Mode::Fast)
        return inFlight(); // cwnd is inflated instead
    SeqNum lostEdge = tcb_.snd.una;
    if (recovery.mode == Mode::Timeout)
        lostEdge = later(lostEdge, recovery.point); // a timeout counts everything as lost
    else if (const auto edge = scoreboard_.lostEdge(effectiveMss()))
        lostEdge = later(lostEdge, *edge);
    std::uint32_t octets = scoreboard_.unsacked(lostEdge, tcb_.snd.nxt);
    if (repairing)
        octets += scoreboard_.unsacked(tcb_.snd.una, later(tcb_.snd.una, recovery.highRxt));
    return octets;
}

/// How much more the congestion window lets out now.
std::uint32_t Endpoint::congestionAllowance() const
{
    if (!tcb_.congestion.limits()) return std::numeric_limits<std::uint32_t>::max();
    std::uint32_t window = tcb_.congestion.cwnd();
    // RFC 3042: the first two duplicate ACKs each let one segment of new data out.
    if (!tcb_.sackPermitted && tcb_.recovery.mode == Mode::None &&
        tcb_.recovery.dupAcks < Scoreboard::dupThresh)
        window += tcb_.recovery.dupAcks * effectiveMss();
    const std::uint32_t used = pipe();
    return window > used ? window - used : 0;
}

/// Only a congestion window asks how much was in flight.
void Endpoint::noteFlight()
{
    if (!tcb_.congestion.limits()) return;
    const std::uint32_t now = inFlight();
    if (now <= largestFlight_.octets && tcb_.snd.una.isBefore(largestFlight_.until)) return;
    largestFlight_ = {now, tcb_.snd.nxt};
}

/// Did the congestion window hold the sender back in this round trip? Slow start doubles it, so
/// that half of it in use is enough.
bool Endpoint::wasLimitedByCwnd() const
{
    const std::uint32_t most = std::max(largestFlight_.octets, inFlight());
    const auto& congestion = tcb_.congestion;
    return congestion.inSlowStart() ? congestion.cwnd() < 2 * most
                                    : most + effectiveMss() > congestion.cwnd();
}

/// SND.UNA advanced by `octets` outside fast recovery (RFC 5681 3.1).
void Endpoint::growWindow(const Io& io, std::uint32_t octets, bool wasLimited)
{
    auto& congestion = tcb_.congestion;
    const std::uint32_t old = congestion.cwnd();
    const bool slowStart = congestion.inSlowStart();
    congestion.acknowledged(octets, wasLimited, tcb_.rtt.srtt, io.now);
    if (congestion.cwnd() == old) return;
    const auto cwnd = named("cwnd", count(congestion.cwnd()));
    if (slowStart && congestion.hasThreshold())
        io.say(Rule::SlowStartGrows, cwnd, named("old", count(old)),
               named("ssthresh", count(congestion.ssthresh())));
    else if (slowStart)
        io.say(Rule::SlowStartGrows, cwnd, named("old", count(old)));
    else if (congestion.algorithm() == CongestionAlgorithm::Cubic)
        io.say(Rule::CubicGrows, cwnd, named("old", count(old)));
    else
        io.say(Rule::AvoidanceGrows, cwnd, named("old", count(old)));
}

/// RFC 6675 5 (2), (4.1): three duplicate ACKs, or enough SACKed octets above SND.UNA.
bool Endpoint::lossIsEvident() const
{
    if (tcb_.recovery.dupAcks >= Scoreboard::dupThresh) return true;
    return tcb_.sackPermitted && scoreboard_.lostEdge(effectiveMss()).has_value();
}

void Endpoint::duplicateAck(const Io& io)
{
    auto& recovery = tcb_.recovery;
    if (++recovery.dupAcks == 1) recovery.flight = inFlight();
    io.say(Rule::DuplicateAck, named("ack", tcb_.snd.una), named("count", count(recovery.dupAcks)));
    if (!tcb_.congestion.limits()) return; // the classroom's plain sender waits for its timer
    if (recovery.mode == Mode::None && lossIsEvident()) {
        enterFastRecovery(io);
    } else if (recovery.mode == Mode::Fast && !tcb_.sackPermitted) {
        tcb_.congestion.inflate(effectiveMss()); // RFC 5681 3.2 (4)
    }
}

void Endpoint::enterFastRecovery(const Io& io)
{
    auto& recovery = tcb_.recovery;
    // RFC 5681 3.2 (2): "additional data sent in limited transmit MUST NOT be included"
    const std::uint32_t flight =
        recovery.dupAcks > 0 ? std::min(recovery.flight, inFlight()) : inFlight();
    tcb_.congestion.enterRecovery(flight);
    if (!tcb_.sackPermitted) tcb_.congestion.inflate(Scoreboard::dupThresh * effectiveMss());
    recovery.mode = Mode::Fast;
    if (lossProbe_.armed) { // no probe is needed any more
        lossProbe_.armed = false;
        startTimer(io, TimerId::Retransmission, tcb_.rtt.rto);
    }
    recovery.point = tcb_.snd.nxt;
    recovery.highRxt = tcb_.snd.una;
    recovery.rescueRxt.reset();
    io.say(Rule::FastRetransmit, named("seq", tcb_.snd.una),
           named("cwnd", count(tcb_.congestion.cwnd())),
           named("ssthresh", count(tcb_.congestion.ssthresh())));
    // Up to what the peer has reported: that need not go again (RFC 2018 5.1).
    const auto gap = scoreboard_.nextGap(tcb_.snd.una, tcb_.snd.nxt);
    if (gap)
        retransmitAt(io, gap->start, gap->end);
    else
        retransmitFirst(io);
    tcb_.recovery.highRxt = later(recovery.highRxt, tcb_.snd.una);
}

/// RFC 6675 5: an ACK that advances starts the count of duplicates anew, but what it reports beyond
/// may tell by itself that something is lost (2).
void Endpoint::lossMayBeEvident(const Io& io, std::uint32_t reported)
{
    tcb_.recovery.dupAcks = 0;
    if (reported > 0 && tcb_.congestion.limits() && inFlight() > 0 && lossIsEvident())
        enterFastRecovery(io);
}

/// SND.UNA advanced by `octets` while a loss is being repaired.
void Endpoint::newAckInRecovery(const Io& io, std::uint32_t octets)
{
    auto& recovery = tcb_.recovery;
    recovery.dupAcks = 0;
    if (!tcb_.snd.una.isBefore(recovery.point)) {
        const bool fast = recovery.mode == Mode::Fast;
        leaveRecovery();
        if (fast)
            io.say(Rule::RecoveryOver, named("ack", tcb_.snd.una),
                   named("cwnd", count(tcb_.congestion.cwnd())));
        else
            io.say(Rule::RecoveryOver, named("ack", tcb_.snd.una));
        return;
    }
    if (recovery.mode == Mode::Fast && !tcb_.sackPermitted) {
        // RFC 6582 3.2 (3), partial acknowledgment: the next hole begins here.
        tcb_.congestion.deflate(octets);
        io.say(Rule::PartialAck, named("ack", tcb_.snd.una), named("point", recovery.point));
        retransmitFirst(io);
        tcb_.rtt.retransmissions = 0;
    } else if (recovery.mode == Mode::Timeout && !tcb_.congestion.limits() && inFlight() > 0) {
        io.say(Rule::RetransmitNext, named("seq", tcb_.snd.una));
        retransmitFirst(io);
        tcb_.rtt.retransmissions = 0;
    }
}

void Endpoint::leaveRecovery()
{
    if (tcb_.recovery.mode == Mode::Fast)
        tcb_.congestion.leaveRecovery(inFlight(), tcb_.sackPermitted);
    tcb_.recovery.mode = Mode::None;
    tcb_.recovery.dupAcks = 0;
}

/// Retransmissions that the congestion window has room for; new data is trySend()'s.
void Endpoint::repairLosses(const Io& io)
{
    if (!tcb_.congestion.limits()) return;
    if (tcb_.recovery.mode == Mode::Timeout) repairAfterTimeout(io);
    if (tcb_.recovery.mode == Mode::Fast && tcb_.sackPermitted)
        while (congestionAllowance() >= effectiveMss() && repairWithSack(io)) {
        }
}

/// After a timeout everything is sent again as slow start allows, except what the peer reports
/// anew.
void Endpoint::repairAfterTimeout(const Io& io)
{
    for (bool first = true; congestionAllowance() >= effectiveMss(); first = false) {
        const auto gap =
            scoreboard_.nextGap(later(tcb_.recovery.highRxt, tcb_.snd.una), tcb_.recovery.point);
        if (!gap || retransmitAt(io, gap->start, gap->end) == 0) return;
        // The timer's own retransmission is explained where it is done.
        if (first) io.say(Rule::RetransmitNext, named("seq", gap->start));
    }
}

bool Endpoint::repairHole(const Io& io, SeqNum start, SeqNum end)
{
    const std::uint32_t sent = retransmitAt(io, start, end);
    if (sent > 0) io.say(Rule::SackRepairs, named("seq", start), named("bytes", count(sent)));
    return sent > 0;
}

// RFC 6675 4, NextSeg(); false when there is nothing (more) to be sent.
bool Endpoint::repairWithSack(const Io& io)
{
    auto& recovery = tcb_.recovery;
    const SeqNum from = later(recovery.highRxt, tcb_.snd.una);
    const auto lostEdge = scoreboard_.lostEdge(effectiveMss());
    // (1) the first hole that counts as lost
    if (lostEdge) {
        const auto gap = scoreboard_.nextGap(from, *lostEdge);
        if (gap && repairHole(io, gap->start, gap->end)) return true;
    }
    // (2) new data
    if (sendOneSegment(io, false)) return true;
    // (3) a hole that is not known to be lost
    if (!scoreboard_.empty()) {
        const auto gap = scoreboard_.nextGap(from, scoreboard_.highestSacked());
        if (gap && repairHole(io, gap->start, gap->end)) return true;
    }
    // (4) once: the end of what is outstanding, to draw out an ACK
    const auto tail = scoreboard_.nextGap(
        scoreboard_.empty() ? from : later(from, scoreboard_.highestSacked()), tcb_.snd.nxt);
    if (!recovery.rescueRxt && tail) {
        recovery.rescueRxt = recovery.point;
        const auto size = static_cast<std::uint32_t>(tail->end.distanceFrom(tail->start));
        const SeqNum highBefore = recovery.highRxt;
        retransmitAt(io, tail->end - std::min(size, effectiveMss()), tail->end);
        recovery.highRxt = highBefore; // "HighRxt MUST NOT be updated"
    }
    return false;
}

/// Sends again what stands at `seq`, at most up to `limit` and one segment. Says how many numbers
/// that were.
std::uint32_t Endpoint::retransmitAt(const Io& io, SeqNum seq, SeqNum limit)
{
    const SeqNum textSentEnd = tcb_.finSent ? finSeq_ : tcb_.snd.nxt;
    const auto available = [&](SeqNum end) {
        return static_cast<std::uint32_t>(std::max(end.distanceFrom(seq), 0));
    };
    const std::uint32_t text = available(textSentEnd);
    const std::uint32_t length = std::min({text, available(limit), textRoom()});
    const bool fin = tcb_.finSent && length == text && limit.isAfter(finSeq_);
    if (length == 0 && !fin) return 0;
    timed_.running = false; // Karn: what is sent twice is never measured (MUST-18)
    sendFromQueue(io, seq, length, fin, TransmitReason::Retransmission);
    tcb_.recovery.highRxt = later(tcb_.recovery.highRxt, seq + length + (fin ? 1u : 0u));
    return length + (fin ? 1u : 0u);
}

/// The window has opened, and the octet of a probe is all that is in flight: what is queued behind
/// it goes along, or Nagle's algorithm would hold it back for another round trip.
void Endpoint::resendProbe(const Io& io)
{
    const auto queued = static_cast<std::uint32_t>(sendQueue_.size());
    const std::uint32_t length = std::min({queued, tcb_.snd.wnd, textRoom()});
    const bool probeAlone = inFlight() == 1 && !tcb_.finSent && length > 1;
    if (!probeAlone || (length < queued && length < effectiveMss() && length < tcb_.snd.maxWnd / 2))
        return retransmitFirst(io);
    timed_.running = false;
    const bool fin = finWaits() && length == queued && length < tcb_.snd.wnd;
    sendFromQueue(io, tcb_.snd.una, length, fin, TransmitReason::Retransmission);
}

/// From SND.UNA to SND.NXT everything has to be sent again, as fast as the windows allow.
void Endpoint::allIsLost()
{
    auto& recovery = tcb_.recovery;
    recovery.mode = Mode::Timeout;
    recovery.point = tcb_.snd.nxt;
    recovery.highRxt = tcb_.snd.una;
    recovery.rescueRxt.reset();
    recovery.dupAcks = 0;
    scoreboard_.clear(); // RFC 2018 8: the peer may have thrown away what it had reported
}

/// RFC 6298 5.4: the earliest segment that has not been acknowledged.
void Endpoint::retransmitFirst(const Io& io)
{
    if (!synAcked_) {
        timed_.running = false;
        sendSynSegment(io, TransmitReason::Retransmission);
        return;
    }
    retransmitAt(io, tcb_.snd.una, tcb_.snd.nxt);
}

} // namespace tcplab::tcp
