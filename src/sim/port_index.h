#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tcplab::sim {

/// The local and remote port of a connection; with two hosts the addresses follow from the host.
struct PortPair
{
    std::uint16_t local = 0;
    std::uint16_t remote = 0;
    bool operator==(const PortPair&) const = default;
    constexpr std::uint32_t key() const { return (std::uint32_t{local} << 16) | remote; }
    constexpr PortPair mirrored() const { return {remote, local}; }
};

/// From a port pair to a position in a list of connections: a hash table in one piece of memory. It
/// says nothing that the list does not say, so all of them compare equal.
class PortIndex
{
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t find(PortPair ports) const;
    /// Sets or replaces the position of a pair.
    void set(PortPair ports, std::size_t position);
    void clear();
    bool empty() const { return used_ == 0; }
    bool operator==(const PortIndex&) const { return true; }

private:
    struct Slot
    {
        std::uint32_t key = 0;
        std::uint32_t position = 0; ///< plus one; 0: empty
    };
    std::size_t slotOf(std::uint32_t key) const;
    void grow();
    std::vector<Slot> slots_; ///< a power of two of them
    std::size_t used_ = 0;
};

} // namespace tcplab::sim
