#include "tcp/reassembly.h"

#include <algorithm>

namespace tcplab::tcp {

std::size_t Reassembly::bytes() const
{
    std::size_t sum = 0;
    for (const Island& island : islands_)
        sum += island.text.size();
    return sum;
}

std::optional<SackBlock> Reassembly::insert(SeqNum seq, std::span<const std::byte> text)
{
    if (text.empty()) return std::nullopt;
    const SeqNum end = seq + static_cast<std::uint32_t>(text.size());
    // The islands that the text touches: [first, last).
    const auto first =
        std::ranges::find_if(islands_, [&](const Island& i) { return i.end().isAtOrAfter(seq); });
    auto last = first;
    std::optional<SackBlock> known;
    while (last != islands_.end() && last->start.isAtOrBefore(end)) {
        const SackBlock overlap{later(last->start, seq),
                                last->end().isBefore(end) ? last->end() : end};
        if (!known && overlap.left.isBefore(overlap.right)) known = overlap;
        ++last;
    }
    if (first == last && islands_.size() >= mostIslands) return std::nullopt;
    ++changes_;
    if (first == last) {
        islands_.insert(first, Island{seq, {text.begin(), text.end()}, changes_});
        return known;
    }
    Island& merged = *first;
    merged.changed = changes_;
    if (seq.isBefore(merged.start)) {
        const auto before = static_cast<std::size_t>(merged.start.distanceFrom(seq));
        merged.text.insert(merged.text.begin(), text.begin(),
                           text.begin() + static_cast<std::ptrdiff_t>(before));
        merged.start = seq;
    }
    // Walk to the right: a gap is filled from the text, an island is taken over.
    for (auto next = first + 1;; ++next) {
        const SeqNum gapEnd = next == last ? end : next->start;
        if (merged.end().isBefore(gapEnd)) {
            const auto from = static_cast<std::size_t>(merged.end().distanceFrom(seq));
            const auto size = static_cast<std::size_t>(gapEnd.distanceFrom(merged.end()));
            const auto piece = text.subspan(from, size);
            merged.text.insert(merged.text.end(), piece.begin(), piece.end());
        }
        if (next == last) break;
        merged.text.insert(merged.text.end(), next->text.begin(), next->text.end());
    }
    islands_.erase(first + 1, last);
    return known;
}

std::vector<Reassembly::Held> Reassembly::islands() const
{
    std::vector<Held> all;
    all.reserve(islands_.size());
    for (const Island& island : islands_)
        all.push_back({island.start, island.text});
    return all;
}

std::optional<SackBlock> Reassembly::firstHeld(SeqNum left, SeqNum right) const
{
    for (const Island& island : islands_) {
        const SackBlock part{later(island.start, left),
                             island.end().isBefore(right) ? island.end() : right};
        if (part.left.isBefore(part.right)) return part;
    }
    return std::nullopt;
}

std::uint32_t Reassembly::take(SeqNum& next, ByteQueue* out)
{
    std::uint32_t taken = 0;
    while (!islands_.empty() && islands_.front().start.isAtOrBefore(next)) {
        const Island& island = islands_.front();
        if (island.end().isAfter(next)) {
            const auto fresh = std::span{island.text}.subspan(
                static_cast<std::size_t>(next.distanceFrom(island.start)));
            if (out) out->append(fresh);
            next += static_cast<std::uint32_t>(fresh.size());
            taken += static_cast<std::uint32_t>(fresh.size());
        }
        islands_.erase(islands_.begin());
    }
    return taken;
}

void Reassembly::appendSackBlocks(SackBlocks& blocks) const
{
    // At most four are wanted, so that picking the next most recent again and again is quick
    // enough.
    std::uint64_t below = changes_ + 1;
    while (blocks.size() < SackBlocks::capacity) {
        const Island* recent = nullptr;
        for (const Island& island : islands_)
            if (island.changed < below && (!recent || island.changed > recent->changed))
                recent = &island;
        if (!recent) return;
        blocks.add({recent->start, recent->end()});
        below = recent->changed;
    }
}

void Reassembly::forgetOrigin()
{
    // Few islands: each is numbered by how many changed before it.
    std::vector<std::uint64_t> ranks;
    for (const Island& island : islands_)
        ranks.push_back(1 + static_cast<std::uint64_t>(
                                std::ranges::count_if(islands_, [&](const Island& other) {
                                    return other.changed < island.changed;
                                })));
    for (std::size_t i = 0; i < islands_.size(); ++i)
        islands_[i].changed = ranks[i];
    changes_ = islands_.size();
}

} // namespace tcplab::tcp
