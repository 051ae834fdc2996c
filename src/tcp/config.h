#pragma once

#include <cstdint>
#include <optional>

#include "tcp/congestion.h"
#include "tcp/sim_time.h"

namespace tcplab::tcp {

using namespace std::chrono_literals;

/// Whose reading of the standards the endpoint follows.
enum class Profile : std::uint8_t {
    Strict, ///< RFC 9293 to the letter, with RFC 5961
    Linux,  ///< where Linux measurably does otherwise, as Linux does (see linux.cpp)
};

/// What an application or an administrator may set for one connection. Defaults are those of the
/// scenario format; each names where the number comes from.
struct Config
{
    /// Only which way is taken where the standards and a kernel differ; the kernel's numbers are
    /// those of linuxConfig().
    Profile profile = Profile::Strict;
    /// The largest segment that we announce in our MSS option and ever send, in octets of text:
    /// 1..65535. What we may send is further limited by the peer's option.
    std::uint16_t mss = 1460;
    /// The peer's MSS where its SYN names none: 536 over IPv4, 1220 over IPv6 (MUST-15).
    std::uint16_t defaultSendMss = 536;
    std::uint32_t receiveBuffer =
        65535; ///< octets; without window scaling at most 65535 are offered
    std::uint32_t sendBuffer =
        65536;         ///< octets of unsent and unacknowledged text that SEND may queue
    bool nagle = true; ///< RFC 9293 3.7.4 (SHLD-7, MUST-17)
    std::optional<Duration>
        delayedAck; ///< at most this long, < 500 ms (MUST-40); nothing: acknowledge at once

    /// Where ACKs are delayed, that of a FIN in ESTABLISHED waits as well, so that a CLOSE which
    /// follows at once can carry it. Else it goes at once (3.10.7.4, eighth), as systems have it.
    bool delayFinAck = true;

    /// Our shift count for the window field, 0..14 (RFC 7323 2); nothing: not offered. A receive
    /// buffer above 65535 is of use only with it.
    std::optional<std::uint8_t> windowScale;
    bool sackPermitted = false; ///< offered on our SYN (RFC 2018 2)
    bool timestamps = false;    ///< offered on our SYN (RFC 7323 3)

    CongestionAlgorithm congestion = CongestionAlgorithm::None;
    std::uint32_t initialWindow = 10; ///< segments, RFC 6928
    bool slowStartAfterIdle = true;   ///< RFC 5681 4.1
    /// RFC 8985 7: when nothing more comes to be acknowledged, the last segment goes again after two
    /// round trips already, to draw out an ACK that tells what is missing. Needs SACK.
    bool tailLossProbe = false;

    struct Rto
    {
        Duration initial = 1s; ///< RFC 6298 2.1
        Duration min = 1s;     ///< RFC 6298 2.4
        Duration max = 60s;    ///< RFC 6298 2.5: at least 60 s
        bool operator==(const Rto&) const = default;
    } rto;

    int synRetries = 5; ///< retransmissions of a SYN before giving up: R2 for SYN (3.8.3)
    /// So many retransmissions of an active open's SYN leave the timeout as it is; only then it
    /// doubles. RFC 6298 5.5 doubles at once: 0.
    int synLinearRetries = 0;
    int warnRetries = 3;  ///< R1: from here on the user is told of the trouble (SHLD-9, SHLD-10)
    int dataRetries = 15; ///< retransmissions of anything else before giving up: R2 (3.8.3)
    /// How long anything may stay unacknowledged before the connection is given up (3.9.1.1);
    /// nothing: no limit but the retransmission counts.
    std::optional<Duration> userTimeout;
    Duration msl = 30s; ///< TIME-WAIT lasts twice this; RFC 9293 3.4.2 names 2 minutes
    /// How long FIN-WAIT-2 lasts once nobody can read any more (close(), not a half-close);
    /// nothing: until the peer's FIN. RFC 9293 3.6.1 allows such a half-duplex close (MAY-1).
    std::optional<Duration> orphanTimeout;

    /// RFC 9293 3.4.3: a host that restarts and does not know which sequence numbers it had used keeps
    /// quiet for one MSL. 0: it knows, or takes the risk. Whoever models the host looks at it.
    Duration quietTime{0};

    bool ignoreRstInTimeWait = false; ///< RFC 1337 3, fix (F1)

    /// RFC 5961 7: at most so many challenge ACKs in so long; 0: no limit. They answer a RST or SYN
    /// in the window and an ACK outside [SND.UNA-MAX.SND.WND, SND.NXT].
    struct ChallengeAckLimit
    {
        int count = 10;
        Duration period = 5s;
        bool operator==(const ChallengeAckLimit&) const = default;
    } challengeAckLimit;

    struct Keepalive
    {
        bool enabled = false;    ///< MUST-25: off by default
        Duration idle = 7200s;   ///< MUST-28: at least two hours by default
        Duration interval = 75s; ///< between probes that go unanswered
        int count = 9;           ///< unanswered probes before the connection is given up
        bool operator==(const Keepalive&) const = default;
    } keepalive;

    bool operator==(const Config&) const = default;
};

/// What a Linux host of today has by default (kernel 6.18), as far as this model goes.
Config linuxConfig();

} // namespace tcplab::tcp
