#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tcplab::present {

/// Which of many intervals touch a given range, without looking at the others: each interval is
/// entered into every block of rows that it crosses. Intervals are mostly a row or two long, so
/// most stand in one block.
class IntervalIndex
{
public:
    static constexpr std::size_t blockRows = 64;

    /// Enters item `item` for the rows first..last, both included.
    void add(std::size_t first, std::size_t last, std::uint32_t item)
    {
        const std::size_t lastBlock = last / blockRows;
        if (blocks_.size() <= lastBlock) blocks_.resize(lastBlock + 1);
        for (std::size_t block = first / blockRows; block <= lastBlock; ++block)
            blocks_[block].push_back({first, last, item});
    }

    /// Every item that touches the rows first..last, each once, in the order they were entered.
    std::vector<std::uint32_t> touching(std::size_t first, std::size_t last) const
    {
        std::vector<std::uint32_t> found;
        if (blocks_.empty()) return found;
        const std::size_t firstBlock = first / blockRows;
        const std::size_t end = std::min(last / blockRows + 1, blocks_.size());
        for (std::size_t block = firstBlock; block < end; ++block) {
            for (const Entry& entry : blocks_[block]) {
                // An interval that began in an earlier block was met there, if that block was asked
                // for.
                if (std::max(entry.first / blockRows, firstBlock) != block) continue;
                if (entry.first <= last && entry.last >= first) found.push_back(entry.item);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    struct Entry
    {
        std::size_t first;
        std::size_t last;
        std::uint32_t item;
    };
    std::vector<std::vector<Entry>> blocks_;
};

} // namespace tcplab::present
