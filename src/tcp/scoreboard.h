#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tcp/segment.h"

namespace tcplab::tcp {

/// What the sender knows of the peer's islands (RFC 6675 3). All octet ranges are [start, end).
class Scoreboard
{
public:
    /// Duplicate ACKs, or segments above, after which an octet counts as lost.
    static constexpr std::uint32_t dupThresh = 3;
    /// What a peer reports beyond so many separate ranges is not remembered, only sent again.
    static constexpr std::size_t mostRanges = 4096;

    /// Takes the blocks of an arriving segment; those outside (una, nxt] are ignored (a D-SACK is
    /// one such). Returns how many octets are newly known to have arrived.
    std::uint32_t update(const SackBlocks& blocks, SeqNum una, SeqNum nxt);
    void acknowledge(SeqNum una);
    void clear() { ranges_.clear(); }
    bool empty() const { return ranges_.empty(); }

    std::uint32_t sackedBytes() const;
    /// What the peer holds ahead of SND.UNA, in sequence order, for the eye.
    std::vector<SackBlock> ranges() const;
    /// Behind the highest octet that the peer has reported.
    SeqNum highestSacked() const { return ranges_.back().end; }
    /// Octets before this one, unless SACKed, count as lost (IsLost() of RFC 6675 4).
    std::optional<SeqNum> lostEdge(std::uint32_t mss) const;
    /// The first range at or behind `from` that is not SACKed, ending at the next SACKed octet or
    /// at `limit`.
    struct Gap
    {
        SeqNum start;
        SeqNum end;
    };
    std::optional<Gap> nextGap(SeqNum from, SeqNum limit) const;
    /// Octets of [from, to) that are not SACKed.
    std::uint32_t unsacked(SeqNum from, SeqNum to) const;

    bool operator==(const Scoreboard&) const = default;

private:
    struct Range
    {
        SeqNum start;
        SeqNum end;
        bool operator==(const Range&) const = default;
    };
    std::uint32_t add(Range range);
    std::vector<Range> ranges_; ///< sorted, disjoint, not touching
};

} // namespace tcplab::tcp
