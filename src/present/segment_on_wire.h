#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "present/ladder_layout.h"
#include "sim/history.h"
#include "wire/tcp_segment.h"

namespace tcplab::present {

/// One segment of a run as octets, with what is needed to say what they mean.
struct SegmentOnWire
{
    std::uint64_t id = 0;
    sim::HostId from{};
    int conn = 0;
    std::string source; ///< addresses, as the scenario writes them
    std::string destination;
    wire::Ports ports;
    tcp::Header header;
    std::vector<std::byte> payload;
    tcp::TransmitReason reason = tcp::TransmitReason::Regular;
    bool injected = false;
    bool corrupted = false;
    /// What the window field counts multiples of: 2 to this.
    int windowShift = 0;

    /// Everything that the IP packet carries. The model knows that a segment was damaged, not
    /// where: of a corrupted one a bit of the checksum field is turned over.
    std::vector<std::byte> bytes;
    std::uint16_t rightChecksum = 0;
    /// There is no such segment on a wire: then `bytes` is empty.
    std::optional<wire::EncodeError> problem;
};

/// The segment of an arrow as it was at a moment, or at the nearest one at which it was on its way.
/// Nothing where the run no longer knows its text.
std::optional<SegmentOnWire> segmentOnWire(const sim::History& history, const LadderArrow& arrow,
                                           std::size_t moment);

} // namespace tcplab::present
