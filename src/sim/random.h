#pragma once

#include <cstdint>

namespace tcplab::sim {

/// A small generator of our own (SplitMix64), because the distributions of <random> may give other
/// numbers on another compiler, and a seed must mean the same run everywhere.
class Random
{
public:
    explicit constexpr Random(std::uint64_t seed = 0)
        : state_(seed)
    {
    }

    constexpr std::uint64_t next()
    {
        state_ += 0x9E3779B97F4A7C15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// 0 .. bound-1; bound > 0. (The bias of the remainder is below 2^-32 for every bound we use.)
    constexpr std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    /// True with a probability of 0..1.
    constexpr bool chance(double probability)
    {
        return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability;
    }
    constexpr bool operator==(const Random&) const = default;

private:
    std::uint64_t state_;
};

} // namespace tcplab::sim
