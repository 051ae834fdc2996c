#include "sim/link.h"

#include <algorithm>

namespace tcplab::sim {

LinkDirection::LinkDirection(std::uint64_t seed, HostId towards)
    // Each direction draws from its own numbers: what one does never shifts the other.
    : random_(Random(seed ^ (std::uint64_t{indexOf(towards)} << 63)).next())
{
}

Passage LinkDirection::enter(const LinkSpec& spec, std::size_t bytes, SimTime now)
{
    Passage passage;
    passage.lost = random_.chance(spec.loss);
    passage.duplicated = random_.chance(spec.duplicate);
    passage.reordered = random_.chance(spec.reorder);
    const std::uint64_t jitterDraw = random_.next();

    SimTime left = now;
    if (spec.bandwidth) {
        // Rounded up: a segment never leaves sooner than its last bit.
        const std::uint64_t bits = 8 * static_cast<std::uint64_t>(bytes);
        const std::uint64_t micros = (bits * 1'000'000 + *spec.bandwidth - 1) / *spec.bandwidth;
        left = std::max(now, busyUntil_) + Duration{static_cast<Duration::rep>(micros)};
        busyUntil_ = left;
    }
    passage.arrivesAt = left + spec.delay;
    if (spec.jitter > Duration{0})
        passage.arrivesAt += Duration{static_cast<Duration::rep>(
            jitterDraw % (static_cast<std::uint64_t>(spec.jitter.count()) + 1))};
    if (passage.lost) return passage;
    passage.arrivesAt = std::max(passage.arrivesAt, lastArrival_);
    if (!passage.reordered) lastArrival_ = passage.arrivesAt;
    return passage;
}

Duration longestHold(const LinkSpec& spec)
{
    return 2 * std::max(spec.delay, Duration{1'000});
}

std::size_t wireBytes(const tcp::Header& header, std::size_t payload, bool ipv6)
{
    constexpr std::size_t tcpHeader = 20;
    constexpr std::size_t mssOption = 4;
    return payload + tcpHeader + (header.options.mss ? mssOption : 0) + (ipv6 ? 40u : 20u);
}

} // namespace tcplab::sim
