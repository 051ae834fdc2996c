#pragma once

#include <cstdint>

#include "tcp/sim_time.h"

namespace tcplab::tcp {

enum class CongestionAlgorithm : std::uint8_t {
    None,    ///< the classroom default: only the peer's window limits the sender
    NewReno, ///< RFC 5681, 6582
    Cubic,   ///< RFC 9438
};

/// How much may be in flight, and how that changes. A plain value; all arithmetic is in integers,
/// so that every compiler makes the same run of it. Windows are in octets.
class CongestionControl
{
public:
    CongestionControl() = default;
    /// `mss`: the effective send MSS; `initialSegments`: RFC 6928, 10. `everyOctet`: slow start counts
    /// all that an ACK covers, and not one segment at most (RFC 3465 without its limit, as Linux
    /// does).
    CongestionControl(CongestionAlgorithm algorithm, std::uint32_t mss,
                      std::uint32_t initialSegments, bool everyOctet = false);

    bool limits() const { return algorithm_ != CongestionAlgorithm::None; }
    CongestionAlgorithm algorithm() const { return algorithm_; }
    std::uint32_t cwnd() const { return cwnd_; }
    std::uint32_t ssthresh() const { return ssthresh_; }
    /// A loss has set ssthresh; before the first it is "arbitrarily high" (RFC 5681 3.1).
    bool hasThreshold() const { return ssthresh_ != 0xFFFFFFFFu; }
    bool inSlowStart() const { return cwnd_ < ssthresh_; }

    /// An ACK advanced SND.UNA by `octets` outside recovery. `wasLimited`: the window was what held
    /// the sender back; otherwise it does not grow (RFC 5681 4.1's spirit, RFC 7661).
    void acknowledged(std::uint32_t octets, bool wasLimited, Duration srtt, SimTime now);
    /// Loss seen by duplicate ACKs or SACK: ssthresh by the algorithm, cwnd to it.
    void enterRecovery(std::uint32_t flightSize);
    /// A further duplicate ACK in recovery without SACK: a segment has left the network (RFC
    /// 5681 3.2).
    void inflate(std::uint32_t octets) { cwnd_ += octets; }
    /// A partial ACK in recovery without SACK (RFC 6582 3.2 step 3).
    void deflate(std::uint32_t acknowledgedOctets);
    /// Recovery is over (RFC 6582 3.2 step 3, full acknowledgment; RFC 6675 5 step A).
    void leaveRecovery(std::uint32_t flightSize, bool sack);
    /// RFC 5681 3.1: the loss window is one segment. `first`: of this segment; a repeated timeout
    /// keeps ssthresh.
    void timeout(std::uint32_t flightSize, bool first);
    /// The path takes smaller segments than was thought; cwnd stays what it is, in octets.
    void setMss(std::uint32_t mss) { mss_ = mss; }
    /// RFC 5681 4.1: nothing was sent for more than one RTO.
    void restartAfterIdle();
    /// The time line starts later by so much.
    void rebase(Duration shift)
    {
        if (cubic_.inEpoch) cubic_.epochStart -= shift;
        cubic_.seen = cubic_.inEpoch ? cubic_.seen - shift : SimTime{};
    }

    bool operator==(const CongestionControl&) const = default;

private:
    std::int64_t cubicWindow(Duration t) const;
    void growCubic(std::uint32_t octets, Duration srtt, SimTime now);
    void cubicReduction(std::uint32_t flightSize);
    std::uint32_t reducedThreshold(std::uint32_t flightSize) const;

    CongestionAlgorithm algorithm_ = CongestionAlgorithm::None;
    bool everyOctet_ = false;
    std::uint32_t mss_ = 536;
    std::uint32_t initialWindow_ = 0;
    std::uint32_t cwnd_ = 0xFFFFFFFFu;
    std::uint32_t ssthresh_ = 0xFFFFFFFFu; ///< "arbitrarily high" at first (RFC 5681 3.1)
    std::uint32_t countedOctets_ =
        0; ///< congestion avoidance: acknowledged since the last increase

    struct Cubic
    {
        bool inEpoch = false;
        SimTime epochStart;
        SimTime seen;                ///< the latest ACK: silence of the program does not count
        std::uint32_t wMax = 0;      ///< octets
        std::uint32_t cwndPrior = 0; ///< octets: cwnd when it was reduced
        std::uint32_t wEst = 0;      ///< octets: what Reno would have
        std::uint32_t cwndEpoch = 0; ///< octets, at the start of the epoch
        std::int64_t k = 0;          ///< 1/1024 s
        bool operator==(const Cubic&) const = default;
    } cubic_;
};

} // namespace tcplab::tcp
