// RFC 9293 3.10.7.3, SEGMENT ARRIVES in the SYN-SENT state.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

void Endpoint::arrivesInSynSent(const Io& io, const Segment& segment)
{
    // First, check the ACK bit.
    if (segment.has(Flag::Ack) && !checkSynSentAck(io, segment)) return;
    // Second, check the RST bit.
    if (segment.has(Flag::Rst)) {
        if (!segment.has(Flag::Ack)) {
            io.say(Rule::SynSentRstIgnored, named("seq", segment.header.seq));
            return;
        }
        io.say(Rule::SynSentRefused, named("ack", segment.header.ack));
        closeConnection(io, Cause::RstArrived, UserNotice::Kind::Refused);
        return;
    }
    // Third, check the security: not modelled.
    // Fourth, check the SYN bit.
    if (segment.has(Flag::Syn)) {
        synSentSyn(io, segment);
        return;
    }
    // Fifth, if neither of the SYN or RST bits is set, then drop the segment and return.
    io.say(Rule::SynSentDrops, named("seq", segment.header.seq));
}

/// SND.UNA < SEG.ACK =< SND.NXT, or a reset goes back.
bool Endpoint::checkSynSentAck(const Io& io, const Segment& segment)
{
    const SeqNum ack = segment.header.ack;
    if (ack.isAfter(tcb_.snd.iss) && ack.isAtOrBefore(tcb_.snd.nxt)) return true;
    if (segment.has(Flag::Rst)) {
        io.say(Rule::SynSentBadAckRst, named("ack", ack), named("expected", tcb_.snd.nxt));
    } else {
        io.say(Rule::SynSentBadAck, named("ack", ack), named("expected", tcb_.snd.nxt));
        sendReset(io, ack);
        linuxRepeatsSynSoon(io);
    }
    return false;
}

void Endpoint::synSentSyn(const Io& io, const Segment& segment)
{
    const Header& header = segment.header;
    tcb_.rcv.irs = header.seq;
    tcb_.rcv.irsKnown = true;
    tcb_.rcv.nxt = header.seq + 1;
    receiveEdge_ = announcedEdge_ = tcb_.rcv.nxt + tcb_.rcv.wnd;
    takeSynOptions(segment, io.now);
    tcb_.snd.wnd = header.window;
    tcb_.snd.maxWnd = header.window;
    tcb_.snd.wl1 = header.seq;
    tcb_.snd.wl2 = header.ack;
    holdTextOfSyn(io, segment);

    if (!header.has(Flag::Ack)) {
        changeState(io, Cause::SynArrived, State::SynReceived);
        io.say(Rule::SynSentSyn, named("seq", header.seq), named("iss", tcb_.snd.iss));
        stopTimer(io, TimerId::Retransmission);
        sendSynSegment(io, TransmitReason::Regular);
        timed_.running = false; // an ACK would not tell which of our two SYNs it answers (Karn)
        return;
    }
    io.say(Rule::SynSentSynAck, named("seq", header.seq), named("ack", header.ack),
           named("rcvNxt", tcb_.rcv.nxt));
    measureRtt(io, header);
    removeAcknowledged(io, header.ack);
    enterEstablished(io, Cause::SynAckArrived);
    io.ackOwed = true;
    // Text or FIN that came with the SYN: go on at the sixth step.
    bool fin = false;
    deliverHeld(io, fin);
    if (fin) processFin(io);
    trySend(io);
    // The ACK of the SYN alone belongs to this step: what is said above is all there is to say of it.
    if (io.ackOwed && tcb_.rcv.nxt == tcb_.rcv.irs + 1) sendAck(io);
}

} // namespace tcplab::tcp
