// What is true of one endpoint at any moment, of one endpoint from one moment to the next, and of
// the two ends of one connection.

#include "sim/explorer/library.h"

namespace tcplab::sim::explorer {

using tcp::State;
using tcp::TimerId;

namespace {

bool isOpen(State state)
{
    return state != State::Closed && state != State::Listen;
}

/// States in which text or FIN that waits must be looked after.
bool maySend(State state)
{
    return state == State::Established || state == State::CloseWait || state == State::FinWait1 ||
           state == State::Closing || state == State::LastAck;
}

std::optional<ViolationKind> wrongTimers(const tcp::Endpoint& endpoint)
{
    const tcp::Tcb& tcb = endpoint.tcb();
    const auto runs = [&](TimerId timer) { return tcb.timers.isRunning(timer); };
    if (!isOpen(tcb.state)) {
        for (const TimerId timer : tcp::allTimers)
            if (runs(timer)) return ViolationKind::TimerStray;
        return std::nullopt;
    }
    const bool inFlight = tcb.snd.nxt != tcb.snd.una;
    const bool finWaits = tcb.finQueued && !tcb.finSent;
    const bool waits = maySend(tcb.state) && !inFlight && (endpoint.unsentBytes() > 0 || finWaits);
    const auto& config = endpoint.config();
    const bool watched =
        config.keepalive.enabled && (tcb.state == State::Established ||
                                     tcb.state == State::CloseWait || tcb.state == State::FinWait2);
    // The timer of TIME-WAIT also counts how long nobody waits for the peer's FIN.
    const bool orphan = config.orphanTimeout && tcb.state == State::FinWait2 && tcb.receiveClosed;
    if ((inFlight && !runs(TimerId::Retransmission) && !runs(TimerId::Persist)) ||
        (waits && !runs(TimerId::Persist)) ||
        ((tcb.state == State::TimeWait || orphan) && !runs(TimerId::TimeWait)) ||
        (watched && !runs(TimerId::Keepalive)) ||
        (config.userTimeout && runs(TimerId::Retransmission) && !runs(TimerId::UserTimeout)))
        return ViolationKind::TimerMissing;
    if ((!inFlight && runs(TimerId::Retransmission)) ||
        (tcb.state != State::TimeWait && !orphan && runs(TimerId::TimeWait)) ||
        (!watched && runs(TimerId::Keepalive)) || (!config.delayedAck && runs(TimerId::DelayedAck)))
        return ViolationKind::TimerStray;
    return std::nullopt;
}

} // namespace

std::optional<ViolationKind> inconsistency(const tcp::Endpoint& endpoint)
{
    const tcp::Tcb& tcb = endpoint.tcb();
    if (isOpen(tcb.state)) {
        const std::size_t queued = endpoint.unsentBytes() + endpoint.unacknowledgedBytes();
        const std::uint32_t syn = tcb.snd.una == tcb.snd.iss ? 1 : 0;
        const tcp::SeqNum end =
            tcb.snd.una + (syn + static_cast<std::uint32_t>(queued) + (tcb.finSent ? 1u : 0u));
        if (tcb.snd.una.isAfter(tcb.snd.nxt) || tcb.snd.nxt.isAfter(end))
            return ViolationKind::SendNumbers;
        const auto& config = endpoint.config();
        if (queued > config.sendBuffer || endpoint.readableBytes() > config.receiveBuffer ||
            endpoint.heldBytes() > config.receiveBuffer)
            return ViolationKind::QueueOverflow;
    }
    return wrongTimers(endpoint);
}

std::optional<ViolationKind> regress(const tcp::Endpoint& before, const tcp::Endpoint& after)
{
    const auto& was = before.tcb();
    const auto& is = after.tcb();
    const bool same = isOpen(was.state) && isOpen(is.state) && was.snd.iss == is.snd.iss &&
                      was.rcv.irsKnown && was.rcv.irs == is.rcv.irs;
    if (!same) return std::nullopt;
    if (is.snd.una.isBefore(was.snd.una) || is.snd.nxt.isBefore(was.snd.nxt))
        return ViolationKind::SendNumbers;
    if (is.rcv.nxt.isBefore(was.rcv.nxt)) return ViolationKind::ReceiveBack;
    // A FIN takes a number of the window and leaves none behind it.
    const std::uint32_t fin = is.finReceived && !was.finReceived ? 1 : 0;
    const tcp::SeqNum edgeWas = was.rcv.nxt + was.rcv.wnd;
    if ((is.rcv.nxt + is.rcv.wnd + fin).isBefore(edgeWas)) return ViolationKind::WindowShrunk;
    return std::nullopt;
}

std::optional<ViolationKind> disagreement(const tcp::Endpoint& one, const tcp::Endpoint& other)
{
    const auto& a = one.tcb();
    const auto& b = other.tcb();
    const bool connected = isOpen(a.state) && isOpen(b.state) && a.rcv.irsKnown && b.rcv.irsKnown &&
                           a.rcv.irs == b.snd.iss && b.rcv.irs == a.snd.iss;
    if (!connected) return std::nullopt;
    if (b.rcv.nxt.isAfter(a.snd.nxt) || a.rcv.nxt.isAfter(b.snd.nxt))
        return ViolationKind::UnsentReceived;
    if (a.snd.una.isAfter(b.rcv.nxt) || b.snd.una.isAfter(a.rcv.nxt))
        return ViolationKind::UnreceivedAcked;
    return std::nullopt;
}

std::string_view id(ViolationKind kind)
{
    switch (kind) {
    case ViolationKind::StreamDiffers:
        return "stream-differs";
    case ViolationKind::TextDiffers:
        return "text-differs";
    case ViolationKind::DataLost:
        return "data-lost";
    case ViolationKind::SendNumbers:
        return "send-numbers";
    case ViolationKind::ReceiveBack:
        return "receive-back";
    case ViolationKind::WindowShrunk:
        return "window-shrunk";
    case ViolationKind::UnsentReceived:
        return "unsent-received";
    case ViolationKind::UnreceivedAcked:
        return "unreceived-acked";
    case ViolationKind::OutsideWindow:
        return "outside-window";
    case ViolationKind::UnknownTransition:
        return "unknown-transition";
    case ViolationKind::TimerMissing:
        return "timer-missing";
    case ViolationKind::TimerStray:
        return "timer-stray";
    case ViolationKind::QueueOverflow:
        return "queue-overflow";
    case ViolationKind::Storm:
        return "storm";
    case ViolationKind::CallRefused:
        return "call-refused";
    case ViolationKind::DeadEnd:
        return "dead-end";
    case ViolationKind::NoEnd:
        return "no-end";
    case ViolationKind::GaveUp:
        return "gave-up";
    case ViolationKind::Forbidden:
        return "forbidden";
    }
    return {};
}

std::string_view id(DeadEnd end)
{
    switch (end) {
    case DeadEnd::Listening:
        return "listening";
    case DeadEnd::Idle:
        return "idle";
    case DeadEnd::CloseWaitLeak:
        return "close-wait-leak";
    case DeadEnd::HalfOpen:
        return "half-open";
    }
    return {};
}

} // namespace tcplab::sim::explorer
