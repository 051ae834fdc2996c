#pragma once

#include <cstdint>

#include "sim/scenario.h"

namespace tcplab::sim {

/// What a SegmentMatch looks at.
struct SegmentFacts
{
    HostId from{};
    int conn = 0;
    const tcp::Header& header;
    std::uint32_t length = 0; ///< octets of text
    tcp::State senderState{};
};

/// Does everything but `nth` hold?
bool matches(const SegmentMatch& match, const SegmentFacts& segment);
/// How many of the named properties differ (everything but `nth`).
int differences(const SegmentMatch& match, const SegmentFacts& segment);

} // namespace tcplab::sim
