#include "sim/explorer/machine.h"

namespace tcplab::sim::explorer {

tcp::Segment forgedSegment(Forgery forgery, const tcp::Endpoint& target)
{
    const tcp::Tcb& tcb = target.tcb();
    tcp::Segment segment;
    segment.header.seq = tcb.rcv.nxt;
    segment.header.window = 100;
    const auto withAck = [&](tcp::Flags flags, tcp::SeqNum ack) {
        segment.header.flags = flags | tcp::Flag::Ack;
        segment.header.ack = ack;
    };
    switch (forgery) {
    case Forgery::ResetAtEdge:
        segment.header.flags = tcp::Flag::Rst;
        // In SYN-SENT nothing is known of the peer: only the ACK field says that it is meant.
        if (tcb.state == tcp::State::SynSent) withAck(tcp::Flag::Rst, tcb.snd.nxt);
        break;
    case Forgery::ResetInWindow:
        segment.header.flags = tcp::Flag::Rst;
        segment.header.seq += 1;
        break;
    case Forgery::SynInWindow:
        segment.header.flags = tcp::Flag::Syn;
        break;
    case Forgery::AckOfUnsent:
        withAck({}, tcb.snd.nxt + 1);
        break;
    case Forgery::TextBeyond:
        withAck(tcp::Flag::Fin, tcb.snd.una);
        segment.header.seq += tcb.rcv.wnd;
        break;
    }
    return segment;
}

tcp::IcmpError icmpErrorFor(RouterSays what, const tcp::Endpoint& target)
{
    constexpr std::uint16_t fewest = 28;
    tcp::IcmpError error;
    error.seq = target.tcb().snd.una;
    switch (what) {
    case RouterSays::PortUnreachable:
        error.kind = tcp::IcmpError::Kind::PortUnreachable;
        break;
    case RouterSays::HostUnreachable:
        error.kind = tcp::IcmpError::Kind::HostUnreachable;
        break;
    case RouterSays::TooLarge:
        error.kind = tcp::IcmpError::Kind::FragmentationNeeded;
        error.mss = fewest;
        break;
    }
    return error;
}

} // namespace tcplab::sim::explorer
