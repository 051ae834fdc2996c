#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tcplab::sim {

/// A hash of a stream of octets that does not depend on how the stream was cut: what was given to
/// SEND and what RECEIVE took compare equal exactly when the octets do (but for chance). Not a
/// defence against people.
///
/// Words of eight octets go to four lanes in turn: four multiplications at a time, where one hash
/// would have to wait for each.
class StreamHash
{
public:
    void add(std::span<const std::byte> bytes)
    {
        while (!bytes.empty() && fill_ != 0)
            addOctet(takeFront(bytes, 1)[0]);
        while (bytes.size() >= wordSize && lane_ != 0)
            addWord(wordAt(takeFront(bytes, wordSize)));
        addRounds(takeFront(bytes, bytes.size() / roundSize * roundSize));
        while (bytes.size() >= wordSize)
            addWord(wordAt(takeFront(bytes, wordSize)));
        for (const std::byte octet : bytes)
            addOctet(octet);
    }
    std::uint64_t value() const
    {
        std::uint64_t hash = mix(partial_, fill_);
        for (const std::uint64_t lane : lanes_)
            hash = mix(hash, lane);
        return mix(hash, lane_);
    }
    bool operator==(const StreamHash&) const = default;

private:
    static constexpr std::size_t laneCount = 4;
    static constexpr std::size_t wordSize = 8;
    static constexpr std::size_t roundSize = laneCount * wordSize;
    using Bytes = std::span<const std::byte>;

    static Bytes takeFront(Bytes& bytes, std::size_t count)
    {
        const Bytes front = bytes.first(count);
        bytes = bytes.subspan(count);
        return front;
    }
    static std::uint64_t wordAt(Bytes bytes)
    {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < wordSize; ++i)
            word |= std::uint64_t{std::to_integer<std::uint8_t>(bytes[i])} << (8 * i);
        return word;
    }
    static constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word)
    {
        return (hash ^ word) * 0x9E3779B97F4A7C15u + (word >> 29);
    }
    void addRounds(Bytes rounds)
    {
        auto lanes = lanes_; // in registers while it lasts
        for (std::size_t i = 0; i < rounds.size(); i += roundSize)
            for (std::size_t lane = 0; lane < laneCount; ++lane)
                lanes[lane] = mix(lanes[lane], wordAt(rounds.subspan(i + lane * wordSize)));
        lanes_ = lanes;
    }
    void addWord(std::uint64_t word)
    {
        lanes_[lane_] = mix(lanes_[lane_], word);
        lane_ = (lane_ + 1) % laneCount;
    }
    void addOctet(std::byte octet)
    {
        partial_ |= std::uint64_t{std::to_integer<std::uint8_t>(octet)} << (8 * fill_);
        if (++fill_ < wordSize) return;
        addWord(partial_);
        partial_ = 0;
        fill_ = 0;
    }
    std::array<std::uint64_t, laneCount> lanes_{0x243F6A8885A308D3u, 0x13198A2E03707344u,
                                                0xA4093822299F31D0u, 0x082EFA98EC4E6C89u};
    std::size_t lane_ = 0; ///< of the next word
    std::uint64_t partial_ = 0;
    std::size_t fill_ = 0; ///< octets in `partial_`
};

} // namespace tcplab::sim
