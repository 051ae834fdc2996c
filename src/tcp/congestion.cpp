#include "tcp/congestion.h"

#include <algorithm>
#include <limits>

namespace tcplab::tcp {

namespace {

constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();

/// The largest k with k^3 <= n; n below 2^62.
std::int64_t cubeRoot(std::int64_t n)
{
    std::int64_t low = 0;
    std::int64_t high = 1 << 20;
    while (low < high) {
        const std::int64_t middle = (low + high + 1) / 2;
        if (middle * middle * middle <= n)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

std::uint32_t addSaturating(std::uint32_t a, std::uint32_t b)
{
    return a > unlimited - b ? unlimited : a + b;
}

} // namespace

CongestionControl::CongestionControl(CongestionAlgorithm algorithm, std::uint32_t mss,
                                     std::uint32_t initialSegments, bool everyOctet)
    : algorithm_(algorithm)
    , everyOctet_(everyOctet)
    , mss_(std::max<std::uint32_t>(mss, 1))
{
    // RFC 6928 2: min (10*MSS, max (2*MSS, 14600)), for any number of segments in place of 10.
    const std::uint32_t roof = std::max(2 * mss_, 1460 * initialSegments);
    initialWindow_ = std::min(initialSegments * mss_, roof);
    if (limits()) cwnd_ = initialWindow_;
}

void CongestionControl::acknowledged(std::uint32_t octets, bool wasLimited, Duration srtt,
                                     SimTime now)
{
    if (!limits()) return;
    // RFC 9438 4.2: time in which the program and not the window held back MUST NOT be counted
    if (!wasLimited && cubic_.inEpoch) cubic_.epochStart += now - cubic_.seen;
    cubic_.seen = now;
    if (!wasLimited) return;
    if (inSlowStart() && everyOctet_) {
        const std::uint32_t grown = std::min(addSaturating(cwnd_, octets), ssthresh_);
        octets -= grown - cwnd_;
        cwnd_ = grown;
        if (octets == 0) return;
    } else if (inSlowStart()) {
        // RFC 5681 3.1 (2): min (N, SMSS) for each ACK of new data
        cwnd_ = addSaturating(cwnd_, std::min(octets, mss_));
        return;
    }
    if (algorithm_ == CongestionAlgorithm::Cubic) {
        growCubic(octets, srtt, now);
        return;
    }
    // RFC 5681 3.1, byte counting: one segment more for every window that was acknowledged
    countedOctets_ = addSaturating(countedOctets_, octets);
    if (countedOctets_ >= cwnd_) {
        countedOctets_ -= cwnd_;
        cwnd_ = addSaturating(cwnd_, mss_);
    }
}

// RFC 9438 4.2, W_cubic (t) in octets
std::int64_t CongestionControl::cubicWindow(Duration t) const
{
    const std::int64_t ticks = t.count() * 1024 / 1'000'000;
    const std::int64_t d = std::clamp<std::int64_t>(ticks - cubic_.k, -(1 << 17), 1 << 17);
    // C * d^3 in 1/1024 segments: 410/1024 * d^3 / 2^30 * 2^10
    const std::int64_t cubicPart = (d * d * d / 1024 * 410) >> 20;
    return std::int64_t{cubic_.wMax} + cubicPart * mss_ / 1024;
}

// RFC 9438 4.2 to 4.5; times in 1/1024 s, C = 0.4
void CongestionControl::growCubic(std::uint32_t octets, Duration srtt, SimTime now)
{
    if (!cubic_.inEpoch) {
        cubic_.inEpoch = true;
        cubic_.epochStart = now;
        cubic_.cwndEpoch = cwnd_;
        cubic_.wEst = cwnd_;
        const std::uint32_t missing = cubic_.wMax > cwnd_ ? cubic_.wMax - cwnd_ : 0;
        if (missing == 0) cubic_.wMax = cwnd_;
        // K = cbrt ((W_max - cwnd_epoch) / C), in segments and seconds
        const std::int64_t segmentsOver = std::int64_t{missing} * 1024 / mss_; // 1/1024 segments
        cubic_.k =
            cubeRoot(std::min<std::int64_t>(segmentsOver, std::int64_t{1} << 30) * 5 / 2 << 20);
    }
    const Duration age = now - cubic_.epochStart;
    const std::int64_t target = cubicWindow(age + srtt);
    // RFC 9438 4.3: alpha = 3 * (1 - beta) / (1 + beta) = 9/17 until W_est reaches the old window,
    // then 1
    const std::uint64_t step = std::uint64_t{octets} * mss_ / std::max(cwnd_, 1u);
    cubic_.wEst = addSaturating(
        cubic_.wEst,
        static_cast<std::uint32_t>(cubic_.wEst < cubic_.cwndPrior ? step * 9 / 17 : step));
    const std::int64_t bounded =
        std::clamp<std::int64_t>(target, cwnd_, std::int64_t{cwnd_} * 3 / 2);
    if (std::int64_t{cubic_.wEst} > cubicWindow(age)) {
        cwnd_ = std::max(cwnd_, cubic_.wEst); // the Reno-friendly region
        return;
    }
    const std::int64_t growth = (bounded - cwnd_) * octets / std::max(cwnd_, 1u);
    cwnd_ = addSaturating(
        cwnd_, static_cast<std::uint32_t>(std::min<std::int64_t>(growth, unlimited / 2)));
}

std::uint32_t CongestionControl::reducedThreshold(std::uint32_t flightSize) const
{
    // RFC 5681 3.1 (4): max (FlightSize / 2, 2*SMSS); RFC 9438 4.6: beta = 0.7
    const std::uint32_t reduced =
        algorithm_ == CongestionAlgorithm::Cubic
            ? static_cast<std::uint32_t>(std::uint64_t{flightSize} * 7 / 10)
            : flightSize / 2;
    return std::max(reduced, 2 * mss_);
}

void CongestionControl::cubicReduction(std::uint32_t flightSize)
{
    if (algorithm_ != CongestionAlgorithm::Cubic) return;
    // RFC 9438 4.7, fast convergence: (1 + beta) / 2 = 0.85
    cubic_.cwndPrior = cwnd_;
    const std::uint32_t reached = std::min(cwnd_, std::max(flightSize, mss_));
    cubic_.wMax = reached < cubic_.wMax
                      ? static_cast<std::uint32_t>(std::uint64_t{reached} * 17 / 20)
                      : reached;
    cubic_.inEpoch = false;
}

void CongestionControl::enterRecovery(std::uint32_t flightSize)
{
    if (!limits()) return;
    cubicReduction(flightSize);
    ssthresh_ = reducedThreshold(flightSize);
    cwnd_ = ssthresh_;
    countedOctets_ = 0;
}

void CongestionControl::deflate(std::uint32_t acknowledgedOctets)
{
    if (!limits()) return;
    cwnd_ = cwnd_ > acknowledgedOctets ? cwnd_ - acknowledgedOctets : 0;
    if (acknowledgedOctets >= mss_) cwnd_ = addSaturating(cwnd_, mss_);
    cwnd_ = std::max(cwnd_, mss_);
}

void CongestionControl::leaveRecovery(std::uint32_t flightSize, bool sack)
{
    if (!limits()) return;
    // With SACK cwnd was never inflated. Without: RFC 6582 3.2 step 3, option (1), no burst.
    cwnd_ = sack ? ssthresh_ : std::min(ssthresh_, std::max(flightSize, mss_) + mss_);
    countedOctets_ = 0;
}

void CongestionControl::timeout(std::uint32_t flightSize, bool first)
{
    if (!limits()) return;
    if (first) {
        ssthresh_ = reducedThreshold(flightSize);
        cubic_.cwndPrior = cwnd_;
    }
    cubic_.wMax = 0; // RFC 9438 4.8: K = 0, and W_max is where congestion avoidance begins
    cwnd_ = mss_;
    countedOctets_ = 0;
    cubic_.inEpoch = false;
}

void CongestionControl::restartAfterIdle()
{
    if (!limits()) return;
    cwnd_ = std::min(cwnd_, initialWindow_);
    cubic_.inEpoch = false;
}

} // namespace tcplab::tcp
