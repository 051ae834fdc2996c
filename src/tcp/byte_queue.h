#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

namespace tcplab::tcp {

/// Octets in order: appended behind, taken off the front, readable in place as one span. Storage is
/// reused, so that a connection in its steady state allocates nothing; each octet is moved at most
/// once.
class ByteQueue
{
public:
    std::size_t size() const { return data_.size() - head_; }
    bool empty() const { return size() == 0; }

    std::span<const std::byte> view(std::size_t offset, std::size_t length) const
    {
        return std::span{data_}.subspan(head_ + offset, length);
    }
    void append(std::span<const std::byte> bytes)
    {
        makeRoom();
        data_.insert(data_.end(), bytes.begin(), bytes.end());
    }
    void discardFront(std::size_t count)
    {
        head_ += count;
        if (head_ == data_.size()) clear();
    }
    /// Moves up to out.size() octets into `out`; says how many.
    std::size_t read(std::span<std::byte> out)
    {
        const std::size_t count = out.size() < size() ? out.size() : size();
        if (count > 0) std::memcpy(out.data(), data_.data() + head_, count);
        discardFront(count);
        return count;
    }
    void clear()
    {
        data_.clear();
        head_ = 0;
    }
    friend bool operator==(const ByteQueue& a, const ByteQueue& b)
    {
        return a.size() == b.size() &&
               (a.empty() ||
                std::memcmp(a.data_.data() + a.head_, b.data_.data() + b.head_, a.size()) == 0);
    }

private:
    void makeRoom()
    {
        if (head_ == 0 || head_ < data_.size() / 2) return;
        data_.erase(data_.begin(), data_.begin() + static_cast<std::ptrdiff_t>(head_));
        head_ = 0;
    }
    std::vector<std::byte> data_;
    std::size_t head_ = 0;
};

} // namespace tcplab::tcp
