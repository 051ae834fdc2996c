// RFC 9293 3.10.7.2, SEGMENT ARRIVES in the LISTEN state.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

void Endpoint::arrivesInListen(const Io& io, const Segment& segment)
{
    // First, check for a RST.
    if (segment.has(Flag::Rst)) {
        io.say(Rule::ListenIgnoresRst, named("seq", segment.header.seq));
        return;
    }
    // Second, check for an ACK.
    if (segment.has(Flag::Ack)) {
        io.say(Rule::ListenAckResets, named("ack", segment.header.ack));
        sendReset(io, segment.header.ack);
        return;
    }
    // Fourth, other data or control.
    if (!segment.has(Flag::Syn)) {
        io.say(Rule::ListenDrops);
        return;
    }
    if (linuxRefusesSyn(io, segment)) return;
    // Third, check for a SYN.
    tcb_.rcv.irs = segment.header.seq;
    tcb_.rcv.irsKnown = true;
    tcb_.rcv.nxt = segment.header.seq + 1;
    receiveEdge_ = tcb_.rcv.nxt + tcb_.rcv.wnd;
    tcb_.snd.una = tcb_.snd.iss;
    tcb_.snd.nxt = tcb_.snd.iss + 1;
    takeSynOptions(segment, io.now);
    // The RFC sets SND.WND only with the ACK that leads to ESTABLISHED; until then nothing is sent
    // by it, and knowing the peer's window now does no harm to a FIN that leaves early.
    tcb_.snd.wnd = segment.header.window; // never scaled in a SYN (RFC 7323 2.2)
    tcb_.snd.maxWnd = segment.header.window;
    tcb_.snd.wl1 = segment.header.seq;
    changeState(io, Cause::SynArrived, State::SynReceived);
    io.say(Rule::ListenSyn, named("seq", segment.header.seq), named("iss", tcb_.snd.iss),
           named("rcvNxt", tcb_.rcv.nxt));
    sendSynSegment(io, TransmitReason::Regular);
    // "Any other incoming control or data (combined with SYN) will be processed in the SYN-RECEIVED
    // state."
    holdTextOfSyn(io, segment);
}

} // namespace tcplab::tcp
