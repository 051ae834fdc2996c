#include "sim/segment_match.h"

namespace tcplab::sim {

int differences(const SegmentMatch& match, const SegmentFacts& segment)
{
    const tcp::Header& header = segment.header;
    int count = 0;
    count += match.from && *match.from != segment.from;
    count += match.flags && *match.flags != header.flags;
    count += match.state && *match.state != segment.senderState;
    count += match.length && *match.length != segment.length;
    count += match.seq && *match.seq != header.seq;
    count += match.ack && (!header.has(tcp::Flag::Ack) || *match.ack != header.ack);
    count += match.conn && *match.conn != segment.conn;
    return count;
}

bool matches(const SegmentMatch& match, const SegmentFacts& segment)
{
    return differences(match, segment) == 0;
}

} // namespace tcplab::sim
