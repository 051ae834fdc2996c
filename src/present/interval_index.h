#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tcplab::present {

/// Which of many intervals touch a given range, without looking at most of the others. Blocks of
/// rows come in several sizes, each eight times the one before; an interval is entered where blocks
/// are longer than it is, hence in two of them at most, however long it is.
class IntervalIndex
{
public:
    static constexpr std::size_t smallestBlock = 64;
    static constexpr std::size_t growth = 8;

    /// Enters item `item` for the rows first..last, both included.
    void add(std::size_t first, std::size_t last, std::uint32_t item)
    {
        std::size_t level = 0;
        std::size_t size = smallestBlock;
        for (; last - first >= size; size *= growth)
            ++level;
        if (levels_.size() <= level) levels_.resize(level + 1);
        std::vector<std::vector<Entry>>& blocks = levels_[level];
        if (blocks.size() <= last / size) blocks.resize(last / size + 1);
        for (std::size_t block = first / size; block <= last / size; ++block) {
            blocks[block].push_back({first, last, item});
            ++entries_;
        }
    }

    /// Every item that touches the rows first..last, each once, by number.
    std::vector<std::uint32_t> touching(std::size_t first, std::size_t last) const
    {
        std::vector<std::uint32_t> found;
        std::size_t size = smallestBlock;
        for (const std::vector<std::vector<Entry>>& blocks : levels_) {
            collect(blocks, size, first, last, found);
            size *= growth;
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    /// How much it holds; at most twice the number of intervals.
    std::size_t entries() const { return entries_; }

private:
    struct Entry
    {
        std::size_t first;
        std::size_t last;
        std::uint32_t item;
    };

    static void collect(const std::vector<std::vector<Entry>>& blocks, std::size_t size,
                        std::size_t first, std::size_t last, std::vector<std::uint32_t>& found)
    {
        const std::size_t firstBlock = first / size;
        const std::size_t end = std::min(last / size + 1, blocks.size());
        for (std::size_t block = firstBlock; block < end; ++block) {
            for (const Entry& entry : blocks[block]) {
                // What began in an earlier block was met there, if that block was asked for.
                if (std::max(entry.first / size, firstBlock) != block) continue;
                if (entry.first <= last && entry.last >= first) found.push_back(entry.item);
            }
        }
    }

    std::vector<std::vector<std::vector<Entry>>> levels_;
    std::size_t entries_ = 0;
};

} // namespace tcplab::present
