#pragma once

#include <cstdint>
#include <optional>

#include "tcp/sim_time.h"

namespace tcplab::tcp {

using namespace std::chrono_literals;

/// What an application or an administrator may set for one connection. Defaults are those of the
/// scenario format; each names where the number comes from.
struct Config {
    /// The largest segment that we announce in our MSS option and ever send, in octets of text:
    /// 1..65535. What we may send is further limited by the peer's option, or 536 without one (MUST-15).
    std::uint16_t mss = 1460;
    std::uint32_t receiveBuffer = 65535; ///< octets; without window scaling at most 65535 are offered
    std::uint32_t sendBuffer = 65536;    ///< octets of unsent and unacknowledged text that SEND may queue
    bool nagle = true;                   ///< RFC 9293 3.7.4 (SHLD-7, MUST-17)
    std::optional<Duration> delayedAck;  ///< at most this long, < 500 ms (MUST-40); nothing: acknowledge at once

    struct Rto {
        Duration initial = 1s; ///< RFC 6298 2.1
        Duration min = 1s;     ///< RFC 6298 2.4
        Duration max = 60s;    ///< RFC 6298 2.5: at least 60 s
        bool operator==(const Rto&) const = default;
    } rto;

    int synRetries = 5;   ///< retransmissions of a SYN before giving up: R2 for SYN (3.8.3)
    int dataRetries = 15; ///< retransmissions of anything else before giving up: R2 (3.8.3)
    /// How long anything may stay unacknowledged before the connection is given up (3.9.1.1); nothing: no
    /// limit but the retransmission counts.
    std::optional<Duration> userTimeout;
    Duration msl = 30s;   ///< TIME-WAIT lasts twice this; RFC 9293 3.4.2 names 2 minutes

    struct Keepalive {
        bool enabled = false;     ///< MUST-25: off by default
        Duration idle = 7200s;    ///< MUST-28: at least two hours by default
        Duration interval = 75s;  ///< between probes that go unanswered
        int count = 9;            ///< unanswered probes before the connection is given up
        bool operator==(const Keepalive&) const = default;
    } keepalive;

    bool operator==(const Config&) const = default;
};

} // namespace tcplab::tcp
