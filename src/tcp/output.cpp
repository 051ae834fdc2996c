// What leaves: segmentising, Nagle, silly-window avoidance (RFC 9293 3.7.4, 3.8.6),
// acknowledgments, resets.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

namespace {
/// May text or a FIN leave in this state? (SYN-RECEIVED sends its FIN by closeInSynReceived().)
bool sendsInState(State state)
{
    return state == State::Established || state == State::CloseWait || state == State::FinWait1 ||
           state == State::Closing || state == State::LastAck;
}
} // namespace

/// RFC 9293 3.7.1: what the peer takes in one segment, less the options that ours carry (RFC 6691
/// 2).
std::uint32_t Endpoint::effectiveMss() const
{
    constexpr std::uint32_t timestampsLength = 12;
    const std::uint32_t mss = tcb_.snd.mss;
    return tcb_.timestamps && mss > timestampsLength ? mss - timestampsLength : mss;
}

/// The same for the next segment with text, which carries SACK blocks while there is something to
/// report (Eff.snd.MSS, MUST-16).
std::uint32_t Endpoint::textRoom() const
{
    if (!tcb_.sackPermitted || (held_.empty() && !duplicate_)) return effectiveMss();
    Options options;
    if (duplicate_) options.sack.add(*duplicate_);
    if (!held_.empty()) held_.appendSackBlocks(options.sack);
    if (tcb_.timestamps) {
        options.timestamps.emplace();
        options.sack.shrinkTo(3);
    }
    const auto taken = static_cast<std::uint32_t>(options.encodedLength());
    return tcb_.snd.mss > taken ? tcb_.snd.mss - taken : 1;
}

std::uint32_t Endpoint::usableWindow() const
{
    const std::uint32_t used = inFlight();
    return tcb_.snd.wnd > used ? tcb_.snd.wnd - used : 0;
}

void Endpoint::trySend(const Io& io)
{
    if (!sendsInState(tcb_.state) || !synAcked_) return;
    if (config_.slowStartAfterIdle && inFlight() == 0 && io.now - lastSent_ > tcb_.rtt.rto)
        tcb_.congestion.restartAfterIdle();
    if (tcb_.recovery.mode != Tcb::Recovery::Mode::None) repairLosses(io);
    while (sendOneSegment(io, false)) {
    }
    noteFlight();
    // Nothing in flight that would bring an ACK, yet something waits for window: ask from time to
    // time.
    const bool probing = persistBackoff_ > 0 && tcb_.snd.wnd == 0 && inFlight() > 0;
    const bool waits = probing || ((unsentBytes() > 0 || finWaits()) && inFlight() == 0);
    if (waits && !tcb_.timers.isRunning(TimerId::Persist)) {
        // A small window is overridden sooner than a closed one is probed (3.8.6.2.1: 0.1 to 1 s).
        constexpr Duration overrideTimeout = 1s;
        startTimer(io, TimerId::Persist,
                   tcb_.snd.wnd > 0 ? std::min(tcb_.rtt.rto, overrideTimeout) : tcb_.rtt.rto);
    }
    if (waits) ensureUserTimeout(io);
    if (!waits) stopTimer(io, TimerId::Persist);
}

/// Sends the next segment, if one may leave. `overrideSillyWindow`: what fits is good enough.
bool Endpoint::sendOneSegment(const Io& io, bool overrideSillyWindow)
{
    const auto unsent = static_cast<std::uint32_t>(unsentBytes());
    if (unsent == 0 && !finWaits()) return false;
    const std::uint32_t usable = usableWindow();
    const std::uint32_t length = std::min({unsent, usable, textRoom()});
    const bool last = length == unsent;
    const bool fin = last && finWaits() && length < usable; // FIN needs one number of window, too
    if (length == 0 && !fin) return false;
    if (tcb_.congestion.limits() && congestionAllowance() < length) return false;
    if (!fin && !overrideSillyWindow && !mayLeaveNow(length, unsent)) return false;

    const SeqNum seq = tcb_.snd.nxt;
    if (length > 0) io.say(Rule::SegmentSent, named("seq", seq), named("bytes", count(length)));
    sendFromQueue(io, seq, length, fin, TransmitReason::Regular);
    return true;
}

/// The same questions as sendOneSegment() asks, in the same order.
SendHold Endpoint::sendHold() const
{
    const auto unsent = static_cast<std::uint32_t>(unsentBytes());
    if (unsent == 0 && !finWaits()) return SendHold::NothingQueued;
    if (!sendsInState(tcb_.state) || !synAcked_) return SendHold::NotOpen;
    const std::uint32_t usable = usableWindow();
    const std::uint32_t length = std::min({unsent, usable, textRoom()});
    const bool fin = length == unsent && finWaits() && length < usable;
    if (length == 0 && !fin) return SendHold::Window;
    if (tcb_.congestion.limits() && congestionAllowance() < length) return SendHold::Congestion;
    if (fin || mayLeaveNow(length, unsent)) return SendHold::Nothing;
    const bool nagleAllows = !config_.nagle || inFlight() == 0 || finWaits();
    return nagleAllows ? SendHold::SillyWindow : SendHold::Nagle;
}

// RFC 9293 3.8.6.2.1, with the bracketed conditions while Nagle's algorithm (3.7.4) is on.
bool Endpoint::mayLeaveNow(std::uint32_t length, std::uint32_t unsent) const
{
    if (length >= textRoom()) return true; // (1) a full-sized segment
    const bool idle = inFlight() == 0;
    const bool nagleAllows = !config_.nagle || idle || finWaits();
    if (length == unsent) return nagleAllows; // (2) all that is queued, pushed
    return nagleAllows && length >= tcb_.snd.maxWnd / 2 &&
           length > 0; // (3) at least half of the largest window
}

/// Forms one segment of `length` octets at `seq`, new or old, and sends it.
void Endpoint::sendFromQueue(const Io& io, SeqNum seq, std::uint32_t length, bool fin,
                             TransmitReason reason)
{
    Segment segment;
    segment.header.seq = seq;
    segment.header.flags = Flag::Ack;
    if (length > 0) {
        const auto offset = static_cast<std::size_t>(seq.distanceFrom(textBase()));
        segment.payload = sendQueue_.view(offset, length);
        // PSH on the last segment of what is queued (MUST-61)
        if (offset + length == sendQueue_.size())
            segment.header.flags = segment.header.flags | Flag::Psh;
    }
    if (fin) segment.header.flags = segment.header.flags | Flag::Fin;
    markUrgent(segment);
    if (length > 0 && io.now - linuxAcks_.lastText < linuxAcks_.timeout)
        linuxAcks_.interactive = true;
    const SeqNum end = seq + segment.length();
    const bool isNew = end.isAfter(tcb_.snd.nxt);
    segment.repeated = !isNew;
    if (isNew) tcb_.snd.nxt = end;
    if (fin && !tcb_.finSent) noteFinSent(io, end - 1);
    if (isNew && reason == TransmitReason::Regular && !timed_.running) timed_ = {true, end, io.now};
    transmit(io, segment, reason);
    lastSent_ = io.now;
    if (isNew && lossProbe_.armed) stopTimer(io, TimerId::Retransmission); // counted anew from here
    if (reason != TransmitReason::WindowProbe) ensureRetransmissionTimer(io);
}

/// Our FIN leaves for the first time: CLOSE-WAIT becomes LAST-ACK at this moment (3.10.4).
void Endpoint::noteFinSent(const Io& io, SeqNum seq)
{
    tcb_.finSent = true;
    finSeq_ = seq;
    io.say(Rule::FinSent, named("seq", seq), named("state", tcb_.state));
    if (tcb_.state == State::CloseWait) changeState(io, Cause::Close, State::LastAck);
}

/// <SEQ=ISS><CTL=SYN>, or with <ACK=RCV.NXT> where a SYN has been received. MSS goes on SYNs only
/// (MUST-65).
void Endpoint::sendSynSegment(const Io& io, TransmitReason reason)
{
    Segment segment;
    segment.header.seq = tcb_.snd.iss;
    segment.repeated = reason == TransmitReason::Retransmission;
    segment.header.flags = tcb_.rcv.irsKnown ? Flag::Syn | Flag::Ack : Flags{Flag::Syn};
    addSynOptions(segment.header.options);
    if (reason == TransmitReason::Regular && !timed_.running)
        timed_ = {true, tcb_.snd.iss + 1, io.now};
    transmit(io, segment, reason);
    ensureRetransmissionTimer(io);
}

void Endpoint::sendAck(const Io& io, TransmitReason reason)
{
    Segment segment;
    segment.header.seq = numberInsideWindow();
    segment.header.flags = Flag::Ack;
    markUrgent(segment);
    transmit(io, segment, reason);
}

/// SND.NXT, unless a window probe has carried it past the peer's window: there the peer would find
/// this segment unacceptable, drop a RST, and answer an ACK, so that two ends with closed windows
/// would never stop.
SeqNum Endpoint::numberInsideWindow() const
{
    const SeqNum edge = tcb_.snd.una + tcb_.snd.wnd;
    return edge.isBefore(tcb_.snd.nxt) && synAcked_ ? edge : tcb_.snd.nxt;
}

/// RFC 9293 3.10.2: every outgoing segment tells how far the urgent data reaches.
void Endpoint::markUrgent(Segment& segment) const
{
    const SeqNum seq = segment.header.seq;
    if (!tcb_.snd.urgent || !tcb_.snd.up.isAfter(seq)) return;
    segment.header.flags = segment.header.flags | Flag::Urg;
    segment.header.urgentPointer =
        static_cast<std::uint16_t>(std::min(tcb_.snd.up.distanceFrom(seq), 65535));
}

/// <SEQ=seq><CTL=RST>
void Endpoint::sendReset(const Io& io, SeqNum seq)
{
    Segment segment;
    segment.header.seq = seq;
    segment.header.flags = Flag::Rst;
    io.sink.transmit(segment, TransmitReason::Reset);
}

/// The connection ends from our side: <SEQ=SND.NXT><CTL=RST>. Linux adds <ACK=RCV.NXT>.
void Endpoint::sendResetOfOurs(const Io& io)
{
    if (!isLinux()) return sendReset(io, numberInsideWindow());
    Segment segment;
    segment.header.seq = numberInsideWindow();
    segment.header.flags = Flag::Rst | Flag::Ack;
    transmit(io, segment, TransmitReason::Reset);
}

/// Fills in what every segment says of the other direction, and lets it go.
void Endpoint::transmit(const Io& io, Segment& segment, TransmitReason reason)
{
    const std::uint8_t shift = segment.has(Flag::Syn) ? 0 : tcb_.rcv.scale;
    segment.header.window =
        static_cast<std::uint16_t>(std::min<std::uint32_t>(tcb_.rcv.wnd >> shift, 65535));
    // Scaled, the field tells multiples of 2^shift only: the edge that the peer sees may move left
    // by less than one of them (RFC 7323 2.4, appendix F). What lies up to receiveEdge_ is taken
    // all the same.
    announcedEdge_ = tcb_.rcv.nxt + (std::uint32_t{segment.header.window} << shift);
    if (segment.has(Flag::Ack)) segment.header.ack = tcb_.rcv.nxt;
    if (tcb_.timestamps || tcb_.sackPermitted || segment.has(Flag::Syn)) addOptions(io, segment);
    if (segment.has(Flag::Ack)) {
        io.ackOwed = false;
        unackedSegments_ = 0;
        if (linuxAcks_.quick > 0) --linuxAcks_.quick;
        tcb_.lastAckSent = tcb_.rcv.nxt;
        stopTimer(io, TimerId::DelayedAck);
    }
    io.sink.transmit(segment, reason);
}

/// The end of every entry point: an acknowledgment that no segment has carried goes alone.
void Endpoint::finishOutput(const Io& io)
{
    if (!io.ackOwed || tcb_.state == State::Closed || tcb_.state == State::Listen) return;
    io.say(Rule::AckSent, named("ack", tcb_.rcv.nxt));
    sendAck(io);
}

/// RFC 9293 3.8.6.2.2: the right edge moves only by a worthwhile amount, and never left.
/// True when it moved.
bool Endpoint::updateReceiveWindow()
{
    const std::uint32_t room =
        config_.receiveBuffer > receiveQueue_.size()
            ? config_.receiveBuffer - static_cast<std::uint32_t>(receiveQueue_.size())
            : 0;
    const SeqNum edge = tcb_.rcv.nxt + std::min(room, largestWindow());
    const std::int32_t gain = edge.distanceFrom(receiveEdge_);
    const auto worthwhile =
        static_cast<std::int32_t>(std::min<std::uint32_t>(config_.receiveBuffer / 2, tcb_.snd.mss));
    const bool moves = gain > 0 && gain >= worthwhile;
    if (moves) receiveEdge_ = edge;
    tcb_.rcv.wnd = static_cast<std::uint32_t>(std::max(receiveEdge_.distanceFrom(tcb_.rcv.nxt), 0));
    return moves;
}

} // namespace tcplab::tcp
