#pragma once

#include <cstdint>
#include <optional>

#include "tcp/congestion.h"
#include "tcp/seq_num.h"
#include "tcp/sim_time.h"
#include "tcp/state.h"
#include "tcp/timers.h"

namespace tcplab::tcp {

/// The transmission control block: the variables of RFC 9293 3.3.1 under the RFC's names, and those
/// of RFC 6298. Plain data, for everyone to look at; only Endpoint writes it.
struct Tcb
{
    State state = State::Closed;
    bool passive = false; ///< came from LISTEN: SYN-RECEIVED must remember it (MUST-11)

    struct Send
    {
        SeqNum una;               ///< oldest unacknowledged
        SeqNum nxt;               ///< next to be sent
        std::uint32_t wnd = 0;    ///< octets, counted from una
        SeqNum wl1;               ///< SEG.SEQ of the last window update
        SeqNum wl2;               ///< SEG.ACK of the last window update
        std::uint32_t maxWnd = 0; ///< MAX.SND.WND (3.10.7.4, fifth)
        SeqNum iss;
        std::uint16_t mss = 536; ///< SendMSS or ours, the smaller: octets, options not deducted
        std::uint8_t scale =
            0;     ///< Snd.Wind.Shift: what the peer's window field is shifted by (RFC 7323 2.3)
        SeqNum up; ///< urgent pointer: behind the last urgent octet
        bool urgent = false; ///< SND.UP is ahead of SND.UNA
        bool operator==(const Send&) const = default;
    } snd;

    struct Receive
    {
        SeqNum nxt;             ///< next expected
        std::uint32_t wnd = 0;  ///< octets, counted from nxt
        std::uint8_t scale = 0; ///< Rcv.Wind.Shift: what our window field is shifted by
        SeqNum up;              ///< urgent pointer of the peer
        bool urgent = false;    ///< RCV.UP is ahead of what the user has read
        SeqNum irs;
        bool irsKnown = false; ///< nothing has come from the peer before
        bool operator==(const Receive&) const = default;
    } rcv;

    struct Rtt
    {
        bool measured = false;
        Duration srtt{0};
        Duration rttvar{0};
        Duration rto{0};         ///< RTO in force, backoff included
        int retransmissions = 0; ///< of the oldest unacknowledged segment, in a row
        bool operator==(const Rtt&) const = default;
    } rtt;

    CongestionControl congestion;

    /// Repairing a loss (RFC 5681 3.2, 6582, 6675, 6298 5).
    struct Recovery
    {
        enum class Mode : std::uint8_t { None, Fast, Timeout };
        Mode mode = Mode::None;
        SeqNum point;   ///< RecoveryPoint: what had been sent when the loss was seen
        SeqNum highRxt; ///< behind the highest octet retransmitted in this recovery
        std::optional<SeqNum> rescueRxt; ///< RFC 6675 2
        std::uint32_t dupAcks = 0;
        std::uint32_t flight = 0; ///< FlightSize at the first of them: limited transmit not counted
        bool operator==(const Recovery&) const = default;
    } recovery;

    bool sackPermitted = false; ///< both ends offered it
    bool timestamps = false;    ///< both ends offered it
    bool windowScaling = false; ///< both ends offered it
    std::uint32_t tsRecent = 0; ///< TS.Recent (RFC 7323 4.3)
    SimTime tsRecentAt;
    SeqNum lastAckSent; ///< Last.ACK.sent

    bool finQueued = false; ///< the user closed; FIN goes out behind the queued text
    bool finSent = false;   ///< FIN has left at least once
    bool finReceived = false;
    bool receiveClosed = false; ///< close(): nobody will read any more
    int keepaliveProbes = 0;    ///< unanswered so far
    TimerTable timers;

    bool operator==(const Tcb&) const = default;
};

} // namespace tcplab::tcp
