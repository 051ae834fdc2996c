// RFC 8985 7, the tail loss probe: the last segments of a flight have none behind them whose
// acknowledgment would tell that they are lost. A probe after two round trips makes one.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

/// 7.2: when a probe may leave, counted from now; nothing where the retransmission timer has to do.
std::optional<Duration> Endpoint::probeTimeout() const
{
    const bool applies = config_.tailLossProbe && tcb_.sackPermitted && synAcked_ &&
                         tcb_.recovery.mode == Tcb::Recovery::Mode::None && scoreboard_.empty() &&
                         !lossProbe_.outstanding && tcb_.rtt.retransmissions == 0 && inFlight() > 0;
    if (!applies) return std::nullopt;
    constexpr Duration granularity = 2ms;
    constexpr Duration delayedAck = 200ms; // WCDelAckT: a single segment's ACK may be delayed
    const Duration roundTrips = tcb_.rtt.measured ? 2 * tcb_.rtt.srtt : config_.rto.initial;
    const bool single = inFlight() <= effectiveMss();
    return std::min<Duration>(roundTrips + (single ? delayedAck : granularity), tcb_.rtt.rto);
}

/// 7.3: new text if there is some and the peer's window takes it, whatever the congestion window
/// says; else the last segment again.
void Endpoint::sendLossProbe(const Io& io)
{
    lossProbe_.armed = false;
    io.say(Rule::TailLossProbe, named("una", tcb_.snd.una), named("nxt", tcb_.snd.nxt));
    const SeqNum end = tcb_.snd.nxt;
    const auto length = static_cast<std::uint32_t>(
        std::min<std::size_t>({unsentBytes(), usableWindow(), textRoom()}));
    if (length > 0) {
        const bool fin = finWaits() && length == unsentBytes() && length < usableWindow();
        sendFromQueue(io, end, length, fin, TransmitReason::Regular);
    } else {
        const bool finAlone = tcb_.finSent && end == finSeq_ + 1;
        const auto flight = static_cast<std::uint32_t>(end.distanceFrom(tcb_.snd.una));
        const std::uint32_t last = finAlone ? 1 : (flight - 1) % effectiveMss() + 1;
        const SeqNum highRxt = tcb_.recovery.highRxt;
        retransmitAt(io, end - last, end);
        tcb_.recovery.highRxt = highRxt;
    }
    lossProbe_ = {false, true, length == 0, tcb_.snd.nxt};
    startTimer(io, TimerId::Retransmission, tcb_.rtt.rto);
}

/// 7.4: what the ACK of a probe tells. Where the probe was a repetition and no D-SACK says that
/// both have come, the original was lost, which is congestion like any other loss.
void Endpoint::probeAcknowledged(const Segment& segment)
{
    if (!lossProbe_.outstanding || segment.header.ack.isBefore(lossProbe_.until)) return;
    const auto& blocks = segment.header.options.sack.view();
    const bool twice = !blocks.empty() && blocks.front().right.isAtOrBefore(segment.header.ack);
    if (lossProbe_.again && !twice && tcb_.congestion.limits()) {
        tcb_.congestion.enterRecovery(inFlight());
        tcb_.congestion.leaveRecovery(inFlight(), true);
    }
    lossProbe_ = {};
}

} // namespace tcplab::tcp
