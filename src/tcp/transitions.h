#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "tcp/state.h"

namespace tcplab::tcp {

/// Why a state changes. One word an event of RFC 9293 3.10 and figure 5.
enum class Cause : std::uint8_t {
    PassiveOpen,
    ActiveOpen,
    Send, ///< SEND on a listening connection makes it active (3.10.2)
    SynArrived,
    SynAckArrived,
    AckOfSyn,
    FinArrived,
    AckOfFin,
    FinAndAckOfFin, ///< one segment carries the peer's FIN and acknowledges ours (figure 5, note 2)
    Close,
    CloseWithUnread, ///< CLOSE while received data waits unread: RST instead of FIN (3.6.1, SHLD-3)
    DataAfterClose,  ///< data arrives after the application gave up reading (3.6.1, SHLD-3)
    Abort,
    RstArrived,
    TwoMslTimeout,
    UserTimeout,
    RetransmissionLimit, ///< R2 reached (3.8.3)
    KeepaliveTimeout,
    OrphanTimeout,  ///< nobody can read any more, and the peer never closed
    IcmpError,      ///< a hard ICMP error
    NewIncarnation, ///< a new SYN ends TIME-WAIT early (3.6.1, 3.10.7.4)
};

/// A stable identifier, e.g. "syn-arrived": used in traces and files, never shown as it is.
std::string_view id(Cause cause);

/// One legal change of state. The figure on screen, the picture in docs/, the coverage report and
/// the assertion in Endpoint all read this one table.
struct Transition
{
    State from;
    Cause cause;
    State to;
    std::string_view rfc; ///< the clause, e.g. "RFC 9293 3.10.7.2"
    bool operator==(const Transition&) const = default;
};

std::span<const Transition> transitions();

/// The row with these three, or nullptr where the RFC knows no such change.
const Transition* findTransition(State from, Cause cause, State to);

} // namespace tcplab::tcp
