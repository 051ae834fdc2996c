#include "tcp/transitions.h"

#include <algorithm>
#include <array>

namespace tcplab::tcp {

namespace {

using enum State;

// clang-format off
constexpr auto table = std::to_array<Transition>({
    // Opening: figure 5, left half
    {Closed,      Cause::PassiveOpen,         Listen,      "RFC 9293 3.10.1"},
    {Closed,      Cause::ActiveOpen,          SynSent,     "RFC 9293 3.10.1"},
    {Listen,      Cause::ActiveOpen,          SynSent,     "RFC 9293 3.10.1"},
    {Listen,      Cause::Send,                SynSent,     "RFC 9293 3.10.2"},
    {Listen,      Cause::SynArrived,          SynReceived, "RFC 9293 3.10.7.2"},
    {Listen,      Cause::Close,               Closed,      "RFC 9293 3.10.4"},
    {Listen,      Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {SynSent,     Cause::SynAckArrived,       Established, "RFC 9293 3.10.7.3"},
    {SynSent,     Cause::SynArrived,          SynReceived, "RFC 9293 3.10.7.3"},
    {SynSent,     Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.3"},
    {SynSent,     Cause::Close,               Closed,      "RFC 9293 3.10.4"},
    {SynSent,     Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {SynSent,     Cause::UserTimeout,         Closed,      "RFC 9293 3.10.8"},
    {SynSent,     Cause::RetransmissionLimit, Closed,      "RFC 9293 3.8.3"},
    {SynSent,     Cause::IcmpError,           Closed,      "RFC 9293 3.9.2.2"},
    {SynReceived, Cause::AckOfSyn,            Established, "RFC 9293 3.10.7.4"},
    {SynReceived, Cause::Close,               FinWait1,    "RFC 9293 3.10.4"},
    {SynReceived, Cause::SynArrived,          Listen,      "RFC 9293 3.10.7.4"},
    {SynReceived, Cause::RstArrived,          Listen,      "RFC 9293 3.10.7.4"},
    {SynReceived, Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {SynReceived, Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {SynReceived, Cause::UserTimeout,         Closed,      "RFC 9293 3.10.8"},
    {SynReceived, Cause::RetransmissionLimit, Closed,      "RFC 9293 3.8.3"},
    {SynReceived, Cause::IcmpError,           Closed,      "RFC 9293 3.9.2.2"},
    // Data, and the beginning of either close
    {Established, Cause::Close,               FinWait1,    "RFC 9293 3.10.4"},
    {Established, Cause::FinArrived,          CloseWait,   "RFC 9293 3.10.7.4"},
    {Established, Cause::CloseWithUnread,     Closed,      "RFC 9293 3.6.1"},
    {Established, Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {Established, Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {Established, Cause::UserTimeout,         Closed,      "RFC 9293 3.10.8"},
    {Established, Cause::RetransmissionLimit, Closed,      "RFC 9293 3.8.3"},
    {Established, Cause::KeepaliveTimeout,    Closed,      "RFC 1122 4.2.3.6"},
    {Established, Cause::IcmpError,           Closed,      "RFC 9293 3.9.2.2"},
    // The active close
    {FinWait1,    Cause::AckOfFin,            FinWait2,    "RFC 9293 3.10.7.4"},
    {FinWait1,    Cause::FinArrived,          Closing,     "RFC 9293 3.10.7.4"},
    {FinWait1,    Cause::FinAndAckOfFin,      TimeWait,    "RFC 9293 3.10.7.4"},
    {FinWait1,    Cause::CloseWithUnread,     Closed,      "RFC 9293 3.6.1"},
    {FinWait1,    Cause::DataAfterClose,      Closed,      "RFC 9293 3.6.1"},
    {FinWait1,    Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {FinWait1,    Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {FinWait1,    Cause::UserTimeout,         Closed,      "RFC 9293 3.10.8"},
    {FinWait1,    Cause::RetransmissionLimit, Closed,      "RFC 9293 3.8.3"},
    {FinWait1,    Cause::IcmpError,           Closed,      "RFC 9293 3.9.2.2"},
    {FinWait2,    Cause::FinArrived,          TimeWait,    "RFC 9293 3.10.7.4"},
    {FinWait2,    Cause::CloseWithUnread,     Closed,      "RFC 9293 3.6.1"},
    {FinWait2,    Cause::DataAfterClose,      Closed,      "RFC 9293 3.6.1"},
    {FinWait2,    Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {FinWait2,    Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {FinWait2,    Cause::KeepaliveTimeout,    Closed,      "RFC 1122 4.2.3.6"},
    {FinWait2,    Cause::OrphanTimeout,       Closed,      "RFC 9293 3.6.1"},
    {Closing,     Cause::AckOfFin,            TimeWait,    "RFC 9293 3.10.7.4"},
    {Closing,     Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {Closing,     Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {Closing,     Cause::UserTimeout,         Closed,      "RFC 9293 3.10.8"},
    {Closing,     Cause::RetransmissionLimit, Closed,      "RFC 9293 3.8.3"},
    {Closing,     Cause::IcmpError,           Closed,      "RFC 9293 3.9.2.2"},
    {TimeWait,    Cause::TwoMslTimeout,       Closed,      "RFC 9293 3.10.8"},
    {TimeWait,    Cause::NewIncarnation,      Closed,      "RFC 9293 3.6.1"},
    {TimeWait,    Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {TimeWait,    Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    // The passive close
    {CloseWait,   Cause::Close,               LastAck,     "RFC 9293 3.10.4"},
    {CloseWait,   Cause::CloseWithUnread,     Closed,      "RFC 9293 3.6.1"},
    {CloseWait,   Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {CloseWait,   Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {CloseWait,   Cause::UserTimeout,         Closed,      "RFC 9293 3.10.8"},
    {CloseWait,   Cause::RetransmissionLimit, Closed,      "RFC 9293 3.8.3"},
    {CloseWait,   Cause::KeepaliveTimeout,    Closed,      "RFC 1122 4.2.3.6"},
    {CloseWait,   Cause::IcmpError,           Closed,      "RFC 9293 3.9.2.2"},
    {LastAck,     Cause::AckOfFin,            Closed,      "RFC 9293 3.10.7.4"},
    {LastAck,     Cause::RstArrived,          Closed,      "RFC 9293 3.10.7.4"},
    {LastAck,     Cause::Abort,               Closed,      "RFC 9293 3.10.5"},
    {LastAck,     Cause::UserTimeout,         Closed,      "RFC 9293 3.10.8"},
    {LastAck,     Cause::RetransmissionLimit, Closed,      "RFC 9293 3.8.3"},
    {LastAck,     Cause::IcmpError,           Closed,      "RFC 9293 3.9.2.2"},
});
// clang-format on

/// By state: where its rows begin, so that finding one does not look through all of them.
constexpr auto firstRow = [] {
    std::array<std::size_t, stateCount> first{};
    for (std::size_t row = table.size(); row-- > 0;)
        first[static_cast<std::size_t>(table[row].from)] = row;
    return first;
}();

} // namespace

std::string_view id(Cause cause)
{
    switch (cause) {
    case Cause::PassiveOpen:
        return "passive-open";
    case Cause::ActiveOpen:
        return "active-open";
    case Cause::Send:
        return "send";
    case Cause::SynArrived:
        return "syn-arrived";
    case Cause::SynAckArrived:
        return "syn-ack-arrived";
    case Cause::AckOfSyn:
        return "ack-of-syn";
    case Cause::FinArrived:
        return "fin-arrived";
    case Cause::AckOfFin:
        return "ack-of-fin";
    case Cause::FinAndAckOfFin:
        return "fin-and-ack-of-fin";
    case Cause::Close:
        return "close";
    case Cause::CloseWithUnread:
        return "close-with-unread-data";
    case Cause::DataAfterClose:
        return "data-after-close";
    case Cause::Abort:
        return "abort";
    case Cause::RstArrived:
        return "rst-arrived";
    case Cause::TwoMslTimeout:
        return "2msl-timeout";
    case Cause::UserTimeout:
        return "user-timeout";
    case Cause::RetransmissionLimit:
        return "retransmission-limit";
    case Cause::KeepaliveTimeout:
        return "keepalive-timeout";
    case Cause::OrphanTimeout:
        return "orphan-timeout";
    case Cause::IcmpError:
        return "icmp-error";
    case Cause::NewIncarnation:
        return "new-incarnation";
    }
    return {};
}

std::span<const Transition> transitions()
{
    return table;
}

const Transition* findTransition(State from, Cause cause, State to)
{
    const std::size_t first = firstRow[static_cast<std::size_t>(from)];
    const auto row = std::find_if(
        table.begin() + static_cast<std::ptrdiff_t>(first), table.end(),
        [=](const Transition& t) { return t.from == from && t.cause == cause && t.to == to; });
    return row == table.end() ? nullptr : &*row;
}

} // namespace tcplab::tcp
