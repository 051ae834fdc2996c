#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tcplab::sim::explorer {

/// What must never happen.
enum class ViolationKind : std::uint8_t {
    StreamDiffers,     ///< an application was handed octets that were not sent at that place
    TextDiffers,       ///< a segment carries other octets than those queued for its numbers
    DataLost,          ///< both ends closed in order, and not everything had arrived
    SendNumbers,       ///< not SND.UNA =< SND.NXT =< the end of what was queued
    ReceiveBack,       ///< RCV.NXT went back
    WindowShrunk,      ///< the right edge of the receive window moved left
    UnsentReceived,    ///< RCV.NXT lies beyond the peer's SND.NXT
    UnreceivedAcked,   ///< SND.UNA lies beyond the peer's RCV.NXT
    OutsideWindow,     ///< text or FIN was sent beyond the peer's window
    UnknownTransition, ///< a state changed, and not by rows of the transition table
    TimerMissing,      ///< something waits, and no timer looks after it
    TimerStray,        ///< a timer runs for nothing
    QueueOverflow,     ///< more is kept than there are buffers for
    Storm,             ///< more segments in flight than so little data can need
    CallRefused,       ///< TCP refused a call that its state allows
    DeadEnd,           ///< nothing can happen any more, and the end is none of the named ones
    NoEnd,             ///< with the faults over and both programs closing, it does not come to rest
    GaveUp,            ///< an end gave up although everything arrives and the peer is there
    Forbidden,         ///< what whoever explores has forbidden
};
std::string_view id(ViolationKind kind);

/// Where nothing more can happen although not both ends are CLOSED: the ends that are none of TCP's
/// faults.
enum class DeadEnd : std::uint8_t {
    Listening,     ///< nobody comes any more
    Idle,          ///< ESTABLISHED at both ends, and neither program has anything to say
    CloseWaitLeak, ///< one end has closed, the other's program never does
    HalfOpen, ///< one end is gone without a word that arrived, the other waits without a keepalive
};
inline constexpr std::size_t deadEndCount = 4;
std::string_view id(DeadEnd end);

} // namespace tcplab::sim::explorer
