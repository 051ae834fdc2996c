// RFC 9293 3.10.7.4, SEGMENT ARRIVES in the other states: the order of the checks, and the first
// four.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

void Endpoint::arrivesInOtherStates(const Io& io, const Segment& arrived)
{
    const Segment segment = withoutRepeatedSyn(arrived);
    // MUST-26: whatever arrives shows that the peer is there, be it old or beyond the window.
    if (!segment.has(Flag::Rst)) peerIsAlive(io);
    if (isLinux() && tcb_.state == State::TimeWait) return linuxArrivesInTimeWait(io, segment);
    if (linuxTakesSyn(io, segment)) return;
    if (!checkTimestamps(io, segment)) return; // RFC 7323 5.3: PAWS comes before everything else
    if (!checkSequenceNumber(io, segment)) return; // first
    if (!checkRst(io, segment)) return;            // second; third, security, is not modelled
    if (!checkSyn(io, segment)) return;            // fourth
    if (!checkAck(io, segment)) return;            // fifth
    checkUrg(io, segment);                         // sixth
    processTextAndFin(io, segment);                // seventh and eighth
    noteTimestamp(io, segment);
    trySend(io);
}

void Endpoint::peerIsAlive(const Io& io)
{
    tcb_.keepaliveProbes = 0;
    unansweredProbes_ = 0;
    restartKeepalive(io);
}

/// In a simultaneous open each end sees the other's SYN twice: alone, then with the ACK (figure 7
/// of RFC 9293). "Trimming off any portions that lie outside the window (including SYN and FIN)"
/// leaves the acknowledgment, which must count (appendix A.2).
Segment Endpoint::withoutRepeatedSyn(const Segment& segment) const
{
    const bool repeated =
        tcb_.state == State::SynReceived && !tcb_.passive && segment.has(Flag::Syn) &&
        segment.has(Flag::Ack) && segment.header.seq == tcb_.rcv.irs &&
        segment.header.ack.isAfter(tcb_.snd.una) && segment.header.ack.isAtOrBefore(tcb_.snd.nxt);
    Segment trimmed = segment;
    if (repeated) {
        trimmed.header.seq += 1;
        trimmed.header.flags = trimmed.header.flags.without(Flag::Syn);
    }
    return trimmed;
}

// First, check sequence number: the four cases of table 6.
bool Endpoint::isAcceptable(const Segment& segment) const
{
    if (isLinux()) return linuxAcceptable(segment);
    const SeqNum seq = segment.header.seq;
    const std::uint32_t length = segment.length();
    const auto& rcv = tcb_.rcv;
    if (length == 0) return rcv.wnd == 0 ? seq == rcv.nxt : seq.isInWindow(rcv.nxt, rcv.wnd);
    return rcv.wnd > 0 &&
           (seq.isInWindow(rcv.nxt, rcv.wnd) || (seq + (length - 1)).isInWindow(rcv.nxt, rcv.wnd));
}

/// "If the RCV.WND is zero, no segments will be acceptable, but special allowance should be made to
/// accept valid ACKs, URGs, and RSTs."
bool Endpoint::textMeetsZeroWindow(const Segment& segment) const
{
    return tcb_.rcv.wnd == 0 && segment.length() > 0 && segment.header.seq == tcb_.rcv.nxt;
}

bool Endpoint::checkSequenceNumber(const Io& io, const Segment& segment)
{
    if (isAcceptable(segment) || (segment.has(Flag::Rst) && linuxTakesRst(segment))) return true;
    if (textMeetsZeroWindow(segment)) {
        if (!checkRst(io, segment) || !checkSyn(io, segment)) return false;
        io.say(Rule::ZeroWindowAnswered, named("seq", segment.header.seq),
               named("bytes", count(segment.payload.size())));
        io.ackOwed = true;
        if (!checkAck(io, segment)) return false;
        checkUrg(io, segment); // MUST-66
        trySend(io);
        return false;
    }
    answerUnacceptable(io, segment);
    return false;
}

/// An acknowledgment in reply, unless the RST bit is set; then the segment is dropped.
void Endpoint::answerUnacceptable(const Io& io, const Segment& segment)
{
    const SeqNum seq = segment.header.seq;
    if (segment.has(Flag::Rst)) {
        io.say(Rule::UnacceptableRst, named("seq", seq), named("rcvNxt", tcb_.rcv.nxt),
               named("rcvWnd", count(tcb_.rcv.wnd)));
        return;
    }
    // The only thing that can arrive in TIME-WAIT is a retransmission of the remote FIN. It lies
    // before the window, so it is met here, long before the eighth step that names it.
    const bool finAgain = tcb_.state == State::TimeWait && segment.has(Flag::Fin) &&
                          seq + segment.length() == tcb_.rcv.nxt;
    const bool probe = segment.length() <= 1 && segment.header.flags == Flags{Flag::Ack} &&
                       seq + 1 == tcb_.rcv.nxt;
    if (finAgain) {
        io.say(Rule::TimeWaitFinAgain, named("seq", seq), named("twoMsl", 2 * config_.msl));
        startTimeWait(io);
    } else if (probe) {
        io.say(Rule::KeepaliveAnswered, named("seq", seq), named("rcvNxt", tcb_.rcv.nxt));
    } else {
        io.say(Rule::Unacceptable, named("seq", seq), named("length", count(segment.length())),
               named("rcvNxt", tcb_.rcv.nxt), named("rcvWnd", count(tcb_.rcv.wnd)));
    }
    if (!segment.payload.empty() && seq.isBefore(tcb_.rcv.nxt)) // all of it old: RFC 2883 4.1.1
        duplicate_ = SackBlock{seq, seq + static_cast<std::uint32_t>(segment.payload.size())};
    // Appendix A.2, simultaneous window probes: each end's ACK may lie one octet before the other's
    // RCV.NXT. Its acknowledgment must count, or the two would answer each other for ever.
    const bool crossedProbes = persistBackoff_ > 0 && segment.length() == 0 &&
                               segment.has(Flag::Ack) && segment.header.ack.isAfter(tcb_.snd.una) &&
                               segment.header.ack.isAtOrBefore(tcb_.snd.nxt);
    if (crossedProbes) {
        removeAcknowledged(io, segment.header.ack);
        if (!ownFinAcknowledged(io, segment)) return;
    }
    // A peer that probes quickly must not be taken for one that argues; Linux rations that as well.
    if (probe && !isLinux())
        sendAck(io);
    else
        answerWithinLimit(io, segment);
}

/// RFC 5961 7 taken further: two ends that disagree about the numbers would answer each other's ACKs
/// for ever, so that these are rationed as well. What answers text is no part of such a loop.
void Endpoint::answerWithinLimit(const Io& io, const Segment& segment)
{
    if (segment.payload.empty() || segment.has(Flag::Syn))
        sendChallengeAck(io);
    else
        sendAck(io);
}

// Second, check the RST bit: the three checks of RFC 5961.
bool Endpoint::checkRst(const Io& io, const Segment& segment)
{
    if (!segment.has(Flag::Rst)) return true;
    if (segment.header.seq == tcb_.rcv.nxt) {
        acceptRst(io, segment);
    } else if (linuxTakesRst(segment)) {
        io.say(Rule::LinuxTakesRst, named("seq", segment.header.seq), named("rcvNxt", tcb_.rcv.nxt),
               named("state", tcb_.state));
        acceptRst(io, segment);
    } else {
        io.say(Rule::RstChallenged, named("seq", segment.header.seq),
               named("rcvNxt", tcb_.rcv.nxt));
        sendChallengeAck(io);
    }
    return false;
}

/// RFC 5961 7: throttled, so that forged segments cannot be turned into a flood of ACKs.
void Endpoint::sendChallengeAck(const Io& io)
{
    const auto& limit = config_.challengeAckLimit;
    std::erase_if(challenges_, [&](SimTime at) { return io.now - at >= limit.period; });
    if (limit.count > 0 && challenges_.size() >= static_cast<std::size_t>(limit.count)) {
        io.say(Rule::ChallengeLimited, named("count", count(limit.count)),
               named("period", limit.period));
        return;
    }
    if (limit.count > 0) challenges_.push_back(io.now);
    sendAck(io, TransmitReason::ChallengeAck);
}

void Endpoint::acceptRst(const Io& io, const Segment& segment)
{
    if (tcb_.state == State::TimeWait && config_.ignoreRstInTimeWait) {
        io.say(Rule::TimeWaitIgnoresRst, named("seq", segment.header.seq));
        return;
    }
    switch (tcb_.state) {
    case State::SynReceived:
        if (tcb_.passive) {
            io.say(Rule::RstReturnsToListen, named("seq", segment.header.seq));
            returnToListen(io, Cause::RstArrived);
        } else {
            io.say(Rule::RstAccepted, named("seq", segment.header.seq), named("state", tcb_.state));
            closeConnection(io, Cause::RstArrived,
                            isLinux() ? UserNotice::Kind::Reset : UserNotice::Kind::Refused);
        }
        return;
    case State::Established:
    case State::FinWait1:
    case State::FinWait2:
    case State::CloseWait:
        io.say(Rule::RstAccepted, named("seq", segment.header.seq), named("state", tcb_.state));
        closeConnection(io, Cause::RstArrived, UserNotice::Kind::Reset);
        return;
    case State::Closing:
    case State::LastAck:
    case State::TimeWait:
        io.say(Rule::RstAccepted, named("seq", segment.header.seq), named("state", tcb_.state));
        closeConnection(io, Cause::RstArrived, UserNotice::Kind::Closed);
        return;
    case State::Closed:
    case State::Listen:
    case State::SynSent:
        return; // have their own sections
    }
}

// Fourth, check the SYN bit.
bool Endpoint::checkSyn(const Io& io, const Segment& segment)
{
    if (!segment.has(Flag::Syn)) return true;
    if (tcb_.state == State::SynReceived && tcb_.passive) {
        io.say(Rule::SynReturnsToListen, named("seq", segment.header.seq));
        if (isLinux()) io.sink.transmit(resetInReplyTo(segment), TransmitReason::Reset);
        returnToListen(io, Cause::SynArrived);
        return false;
    }
    io.say(Rule::SynChallenged, named("seq", segment.header.seq), named("state", tcb_.state));
    sendChallengeAck(io);
    return false;
}

} // namespace tcplab::tcp
