#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace tcplab::sim {

/// Octets that nobody changes and many may hold: a script, a command in a history, a SEND that
/// waits. Copying shares them; comparing compares what they are.
class Octets
{
public:
    Octets() = default;
    Octets(std::vector<std::byte> octets)
        : octets_(octets.empty()
                      ? nullptr
                      : std::make_shared<const std::vector<std::byte>>(std::move(octets)))
    {
    }

    const std::byte* data() const { return octets_ ? octets_->data() : nullptr; }
    std::size_t size() const { return octets_ ? octets_->size() : 0; }
    bool empty() const { return size() == 0; }
    const std::byte* begin() const { return data(); }
    const std::byte* end() const { return data() + size(); }

    friend bool operator==(const Octets& a, const Octets& b)
    {
        return a.octets_ == b.octets_ || std::ranges::equal(a, b);
    }

private:
    std::shared_ptr<const std::vector<std::byte>> octets_; ///< none for no octets
};

} // namespace tcplab::sim
