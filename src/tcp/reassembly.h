#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tcp/byte_queue.h"
#include "tcp/segment.h"

namespace tcplab::tcp {

/// What has arrived ahead of RCV.NXT (RFC 9293 3.10.7.4, SHLD-31): islands of octets that neither
/// touch nor overlap, in sequence order, and perhaps a FIN behind one of them.
class Reassembly
{
public:
    /// More are not kept: a peer that sends every second octet only would make each of them cost
    /// many times its size. What is left out, the peer sends again.
    static constexpr std::size_t mostIslands = 4096;

    bool empty() const { return islands_.empty() && !fin_; }
    std::size_t bytes() const;
    /// Behind the last octet that is held, a FIN not counted. Precondition: some text is held.
    SeqNum end() const { return islands_.back().end(); }
    bool holdsText() const { return !islands_.empty(); }

    /// Keeps the text at `seq`; all of it must lie within 2^31 of RCV.NXT and inside the receive
    /// window. What is there already stays as it is; a new island too many is left out. Returns the
    /// part that was there before, if any: it is what a D-SACK reports (RFC 2883 4).
    std::optional<SackBlock> insert(SeqNum seq, std::span<const std::byte> text);
    void setFin(SeqNum at) { fin_ = at; }

    /// One island, for the eye; the text is borrowed.
    struct Held
    {
        SeqNum start;
        std::span<const std::byte> text;
    };
    /// All of them, in sequence order.
    std::vector<Held> islands() const;
    std::optional<SeqNum> fin() const { return fin_; }

    /// The first part of [left, right) that is held.
    std::optional<SackBlock> firstHeld(SeqNum left, SeqNum right) const;

    /// Moves what has become contiguous with `next` behind `out` (unless `out` is null) and
    /// advances `next`. Returns how many octets that were.
    std::uint32_t take(SeqNum& next, ByteQueue* out);
    /// Is `next` the place of a FIN that has arrived?
    bool finIsAt(SeqNum next) const { return fin_ == next; }

    /// The islands as SACK blocks, the most recently changed first (RFC 2018 4), behind what
    /// `blocks` has.
    void appendSackBlocks(SackBlocks& blocks) const;
    void clear() { *this = Reassembly{}; }
    /// Keeps which island changed later than which, and forgets after how many changes in all.
    void forgetOrigin();

    bool operator==(const Reassembly&) const = default;

private:
    struct Island
    {
        SeqNum start;
        std::vector<std::byte> text;
        std::uint64_t changed = 0; ///< larger: more recently
        SeqNum end() const { return start + static_cast<std::uint32_t>(text.size()); }
        bool operator==(const Island&) const = default;
    };

    std::vector<Island> islands_;
    std::optional<SeqNum> fin_;
    std::uint64_t changes_ = 0;
};

} // namespace tcplab::tcp
