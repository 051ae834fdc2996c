#pragma once

#include <cstdint>
#include <optional>

#include "tcp/seq_num.h"
#include "tcp/sim_time.h"
#include "tcp/state.h"
#include "tcp/timers.h"

namespace tcplab::tcp {

/// What may be sent in one segment where the peer's SYN named no MSS: octets (MUST-15, IPv4).
inline constexpr std::uint16_t defaultSendMss = 536;

/// The transmission control block: the variables of RFC 9293 3.3.1 under the RFC's names, and those of
/// RFC 6298. Plain data, for everyone to look at; only Endpoint writes it.
struct Tcb {
    State state = State::Closed;
    bool passive = false; ///< came from LISTEN: SYN-RECEIVED must remember it (MUST-11)

    struct Send {
        SeqNum una;                ///< oldest unacknowledged
        SeqNum nxt;                ///< next to be sent
        std::uint32_t wnd = 0;     ///< octets, counted from una
        SeqNum wl1;                ///< SEG.SEQ of the last window update
        SeqNum wl2;                ///< SEG.ACK of the last window update
        std::uint32_t maxWnd = 0;  ///< MAX.SND.WND (3.10.7.4, fifth)
        SeqNum iss;
        std::uint16_t mss = defaultSendMss;   ///< Eff.snd.MSS without options, octets
        bool operator==(const Send&) const = default;
    } snd;

    struct Receive {
        SeqNum nxt;             ///< next expected
        std::uint32_t wnd = 0;  ///< octets, counted from nxt
        SeqNum irs;
        bool irsKnown = false;  ///< nothing has come from the peer before
        bool operator==(const Receive&) const = default;
    } rcv;

    struct Rtt {
        bool measured = false;
        Duration srtt{0};
        Duration rttvar{0};
        Duration rto{0};      ///< RTO in force, backoff included
        int retransmissions = 0; ///< of the oldest unacknowledged segment, in a row
        bool operator==(const Rtt&) const = default;
    } rtt;

    bool finQueued = false;    ///< the user closed; FIN goes out behind the queued text
    bool finSent = false;      ///< FIN has left at least once
    bool finReceived = false;
    bool receiveClosed = false;///< close(): nobody will read any more
    int keepaliveProbes = 0;   ///< unanswered so far
    TimerTable timers;

    bool operator==(const Tcb&) const = default;
};

} // namespace tcplab::tcp
