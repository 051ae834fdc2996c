#include "tcp/scoreboard.h"

#include <algorithm>

namespace tcplab::tcp {

namespace {
std::uint32_t between(SeqNum from, SeqNum to)
{
    return static_cast<std::uint32_t>(std::max(to.distanceFrom(from), 0));
}
SeqNum earlier(SeqNum a, SeqNum b)
{
    return a.isBefore(b) ? a : b;
}
} // namespace

std::uint32_t Scoreboard::update(const SackBlocks& blocks, SeqNum una, SeqNum nxt)
{
    std::uint32_t fresh = 0;
    // As offsets from SND.UNA: three numbers that a peer chose may well lie in a circle, each
    // before the next.
    const auto offset = [&](SeqNum seq) { return seq.value() - una.value(); };
    for (const SackBlock& block : blocks.view()) {
        const std::uint32_t left = offset(block.left);
        const std::uint32_t right = offset(block.right);
        if (0 < left && left < right && right <= offset(nxt))
            fresh += add({block.left, block.right});
    }
    return fresh;
}

std::uint32_t Scoreboard::add(Range range)
{
    const auto first = std::ranges::find_if(
        ranges_, [&](const Range& r) { return r.end.isAtOrAfter(range.start); });
    auto last = first;
    std::uint32_t known = 0;
    const std::uint32_t size = between(range.start, range.end);
    while (last != ranges_.end() && last->start.isAtOrBefore(range.end)) {
        known += between(later(last->start, range.start), earlier(last->end, range.end));
        ++last;
    }
    if (first == last) {
        if (ranges_.size() >= mostRanges) return 0;
        ranges_.insert(first, range);
        return size;
    }
    first->start = earlier(first->start, range.start);
    first->end = later((last - 1)->end, range.end);
    ranges_.erase(first + 1, last);
    return size - known;
}

void Scoreboard::acknowledge(SeqNum una)
{
    std::erase_if(ranges_, [&](const Range& r) { return r.end.isAtOrBefore(una); });
    if (!ranges_.empty()) ranges_.front().start = later(ranges_.front().start, una);
}

std::vector<SackBlock> Scoreboard::ranges() const
{
    std::vector<SackBlock> all;
    all.reserve(ranges_.size());
    for (const Range& range : ranges_)
        all.push_back({range.start, range.end});
    return all;
}

std::uint32_t Scoreboard::sackedBytes() const
{
    std::uint32_t sum = 0;
    for (const Range& r : ranges_)
        sum += between(r.start, r.end);
    return sum;
}

std::optional<SeqNum> Scoreboard::lostEdge(std::uint32_t mss) const
{
    std::uint32_t count = 0;
    std::uint32_t octets = 0;
    for (auto range = ranges_.rbegin(); range != ranges_.rend(); ++range) {
        ++count;
        octets += between(range->start, range->end);
        if (count >= dupThresh || octets > (dupThresh - 1) * mss) return range->start;
    }
    return std::nullopt;
}

std::optional<Scoreboard::Gap> Scoreboard::nextGap(SeqNum from, SeqNum limit) const
{
    for (const Range& range : ranges_) {
        if (range.end.isAtOrBefore(from)) continue;
        if (range.start.isAfter(from)) {
            const SeqNum end = earlier(range.start, limit);
            if (from.isBefore(end)) return Gap{from, end};
            return std::nullopt;
        }
        from = range.end;
    }
    if (from.isBefore(limit)) return Gap{from, limit};
    return std::nullopt;
}

std::uint32_t Scoreboard::unsacked(SeqNum from, SeqNum to) const
{
    std::uint32_t sum = between(from, to);
    for (const Range& range : ranges_)
        sum -= std::min(sum, between(later(range.start, from), earlier(range.end, to)));
    return sum;
}

} // namespace tcplab::tcp
