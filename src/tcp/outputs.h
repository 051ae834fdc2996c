#pragma once

#include <cstdint>

#include "tcp/icmp.h"
#include "tcp/rules.h"
#include "tcp/segment.h"
#include "tcp/timers.h"
#include "tcp/transitions.h"

namespace tcplab::tcp {

/// Why a segment leaves.
enum class TransmitReason : std::uint8_t {
    Regular,
    Retransmission, ///< something in it was sent before
    KeepaliveProbe,
    WindowProbe,
    ChallengeAck,
    Reset,
};

enum class TimerEvent : std::uint8_t { Start, Fire, Stop };

/// What the user of the connection is told (RFC 9293 3.9.1.8).
struct UserNotice
{
    enum class Kind : std::uint8_t {
        Established,
        DataAvailable, ///< `bytes` newly arrived in order
        SendSpace,     ///< `bytes` of send buffer became free
        PeerClosed,    ///< "connection closing": no more will come
        Closed,        ///< the TCB is gone after an orderly close
        Reset,         ///< "connection reset"
        Refused,       ///< "connection refused"
        Trouble,       ///< R1 retransmissions without an answer; it goes on (SHLD-9)
        UrgentData, ///< the peer has urgent data; `bytes` of it are not read yet (MUST-32, MUST-33)
        TimedOut,   ///< retransmissions, keepalive or user timeout gave up
        SoftError,  ///< ICMP told of trouble on the way (`icmp`); it goes on (SHLD-25)
        Unreachable, ///< ICMP ended the connection (`icmp`, SHLD-26)
    };
    Kind kind{};
    std::uint32_t bytes = 0;
    IcmpError::Kind icmp{}; ///< SoftError, Unreachable
    bool operator==(const UserNotice&) const = default;
};

/// Receives what an Endpoint decides, in order, while the entry point runs. It must not call back
/// into the endpoint. Segment payloads are borrowed for the length of the call.
class OutputSink
{
public:
    virtual void transmit(const Segment& segment, TransmitReason reason) = 0;
    virtual void stateChanged(const Transition& row) = 0;
    virtual void timerChanged(TimerId timer, TimerEvent event, SimTime due) = 0;
    virtual void userNotified(const UserNotice& notice) = 0;
    virtual void explain(const Explanation& explanation) = 0;
    /// Asked once at the start of each entry point: making explanations costs time where nobody
    /// reads them.
    virtual bool wantsExplanations() const { return true; }

protected:
    ~OutputSink() = default;
};

} // namespace tcplab::tcp
