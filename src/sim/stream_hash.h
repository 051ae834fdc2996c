#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace tcplab::sim {

/// A hash of a stream of octets that does not depend on how the stream was cut: what was given to
/// SEND and what RECEIVE took compare equal exactly when the octets do (but for chance). Not a
/// defence against people.
class StreamHash
{
public:
    void add(std::span<const std::byte> bytes)
    {
        std::size_t i = 0;
        for (; i < bytes.size() && fill_ != 0; ++i)
            addOne(bytes[i]);
        std::uint64_t hash = hash_;
        for (; i + 8 <= bytes.size(); i += 8) {
            std::uint64_t word = 0;
            for (std::size_t j = 0; j < 8; ++j)
                word |= std::uint64_t{std::to_integer<std::uint8_t>(bytes[i + j])} << (8 * j);
            hash = mix(hash, word);
        }
        hash_ = hash;
        for (; i < bytes.size(); ++i)
            addOne(bytes[i]);
    }
    std::uint64_t value() const { return mix(mix(hash_, partial_), fill_); }
    bool operator==(const StreamHash&) const = default;

private:
    static constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word)
    {
        return (hash ^ word) * 0x9E3779B97F4A7C15u + (word >> 29);
    }
    void addOne(std::byte octet)
    {
        partial_ |= std::uint64_t{std::to_integer<std::uint8_t>(octet)} << (8 * fill_);
        if (++fill_ < 8) return;
        hash_ = mix(hash_, partial_);
        partial_ = 0;
        fill_ = 0;
    }
    std::uint64_t hash_ = 0x243F6A8885A308D3u;
    std::uint64_t partial_ = 0;
    std::uint32_t fill_ = 0;
};

} // namespace tcplab::sim
