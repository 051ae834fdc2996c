// RFC 9293 3.10.7.1, SEGMENT ARRIVES in the CLOSED state: no TCB exists.

#include "tcp/endpoint.h"

namespace tcplab::tcp {

/// "If the ACK bit is off, sequence number zero is used"; else the number that it acknowledges.
Segment resetInReplyTo(const Segment& segment)
{
    Segment reset;
    if (segment.has(Flag::Ack)) {
        reset.header.seq = segment.header.ack;
        reset.header.flags = Flag::Rst;
    } else {
        reset.header.ack = segment.header.seq + segment.length();
        reset.header.flags = Flag::Rst | Flag::Ack;
    }
    return reset;
}

void segmentArrivesInClosed(const Segment& segment, OutputSink& sink)
{
    // "An incoming segment containing a RST is discarded."
    if (segment.has(Flag::Rst)) {
        sink.explain(Explanation{Rule::ClosedIgnoresRst, {{{"seq", segment.header.seq}}}});
        return;
    }
    const Segment reset = resetInReplyTo(segment);
    sink.explain(Explanation{
        Rule::ClosedResets,
        {{{"seq", reset.header.seq}, {"ack", reset.header.ack}, {"flags", segment.header.flags}}}});
    sink.transmit(reset, TransmitReason::Reset);
}

} // namespace tcplab::tcp
