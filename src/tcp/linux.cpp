// Where Linux measurably takes another way than the letter of RFC 9293. Each function here is asked
// by the step that it replaces, so that those steps stay as the RFC writes them.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

Config linuxConfig()
{
    Config config;
    config.profile = Profile::Linux;
    config.receiveBuffer = 65536 * 2;
    config.sendBuffer = 65536 * 2;
    config.delayedAck = 40ms;
    config.windowScale = 7;
    config.sackPermitted = true;
    config.timestamps = true;
    config.congestion = CongestionAlgorithm::Cubic;
    config.tailLossProbe = true;
    config.rto = {1s, 200ms, 120s};
    // tcp_syn_retries, 6, counts what is sent behind the tcp_syn_linear_timeouts, 4: the last SYN
    // leaves after 67 s, and connect() fails after 131 s.
    config.synRetries = 10;
    config.synLinearRetries = 4;
    config.orphanTimeout = 60s;
    config.challengeAckLimit = {1, 500ms};
    return config;
}

/// LISTEN: a SYN with FIN opens nothing.
bool Endpoint::linuxRefusesSyn(const Io& io, const Segment& segment) const
{
    if (!isLinux() || !segment.has(Flag::Fin)) return false;
    io.say(Rule::LinuxDropsSynFin, named("seq", segment.header.seq));
    return true;
}

/// SYN-SENT: a wrong ACK is answered by RST as in the RFC, and the SYN goes again at once instead
/// of after the RTO: the peer's old connection is gone by then.
void Endpoint::linuxRepeatsSynSoon(const Io& io)
{
    constexpr Duration soon = 10ms;
    if (!isLinux() || tcb_.rtt.retransmissions > 0) return;
    io.say(Rule::LinuxRepeatsSyn, named("delay", soon));
    startTimer(io, TimerId::Retransmission, soon);
}

/// First, check sequence number: what ends at or behind the last acknowledgment and begins at or
/// before the right edge (one number more than the RFC has it).
bool Endpoint::linuxAcceptable(const Segment& segment) const
{
    const SeqNum end = segment.header.seq + segment.length();
    return !end.isBefore(tcb_.lastAckSent) &&
           !segment.header.seq.isAfter(tcb_.rcv.nxt + tcb_.rcv.wnd);
}

/// Second, check the RST bit: a RST that carries the number of the peer's FIN, which a peer that
/// went away right after its FIN sends, counts where nothing but the FIN lies between; so does one
/// behind the last octet that was selectively acknowledged.
bool Endpoint::linuxTakesRst(const Segment& segment) const
{
    if (!isLinux()) return false;
    const SeqNum seq = segment.header.seq;
    const bool afterFin = tcb_.state == State::CloseWait || tcb_.state == State::LastAck ||
                          tcb_.state == State::Closing;
    if (afterFin && seq == tcb_.rcv.nxt - 1) return true;
    return tcb_.sackPermitted && held_.holdsText() && seq == held_.end();
}

/// In passive SYN-RECEIVED the very SYN again asks for the SYN,ACK again; another one in the window
/// resets the half-open connection.
bool Endpoint::linuxTakesSyn(const Io& io, const Segment& segment)
{
    const bool halfOpen = isLinux() && tcb_.state == State::SynReceived && tcb_.passive &&
                          segment.has(Flag::Syn) && !segment.has(Flag::Ack) &&
                          !segment.has(Flag::Rst);
    if (!halfOpen || segment.header.seq != tcb_.rcv.irs) return false;
    io.say(Rule::SynAckAgain, named("seq", segment.header.seq));
    timed_.running = false;
    sendSynSegment(io, TransmitReason::Retransmission);
    return true;
}

/// TIME-WAIT, where no SYN opens a new incarnation: whatever carries ACK restarts the wait, and
/// everything but a RST and a bare ACK at RCV.NXT gets an answer.
void Endpoint::linuxArrivesInTimeWait(const Io& io, const Segment& segment)
{
    const bool atNext = segment.header.seq == tcb_.rcv.nxt;
    if (segment.has(Flag::Rst)) {
        if (atNext)
            acceptRst(io, segment);
        else
            io.say(Rule::UnacceptableRst, named("seq", segment.header.seq),
                   named("rcvNxt", tcb_.rcv.nxt), named("rcvWnd", count(tcb_.rcv.wnd)));
        return;
    }
    if (segment.has(Flag::Syn) && segment.has(Flag::Fin)) {
        io.say(Rule::LinuxDropsSynFin, named("seq", segment.header.seq));
        return;
    }
    if (segment.has(Flag::Ack)) startTimeWait(io);
    if (atNext && segment.length() == 0) return;
    io.say(Rule::Unacceptable, named("seq", segment.header.seq),
           named("length", count(segment.length())), named("rcvNxt", tcb_.rcv.nxt),
           named("rcvWnd", count(tcb_.rcv.wnd)));
    answerWithinLimit(io, segment);
}

/// Growing windows count an octet when it is known to have arrived: by SACK, or without it one
/// segment for each duplicate ACK. Says how many of those that `ack` covers were known before.
std::uint32_t Endpoint::linuxDeliveredBefore(SeqNum ack) const
{
    if (!ack.isAfter(tcb_.snd.una)) return 0;
    const auto covered = static_cast<std::uint32_t>(ack.distanceFrom(tcb_.snd.una));
    if (!scoreboard_.empty()) return covered - scoreboard_.unsacked(tcb_.snd.una, ack);
    const std::uint32_t mss = effectiveMss();
    return covered > mss ? std::min(tcb_.recovery.dupAcks * mss, covered - mss) : 0;
}

/// Delayed ACKs: the first ones of a connection, and those after a pause, leave at once (quick ACK
/// mode), so that the peer's slow start is not held up; a program that answers turns the mode off.
void Endpoint::linuxNotesText(SimTime now, std::uint32_t octets)
{
    constexpr Duration least = 40ms;
    auto& acks = linuxAcks_;
    acks.largestText = std::max(acks.largestText, octets);
    const Duration pause = now - acks.lastText;
    const bool first = acks.timeout == Duration{0};
    if (first)
        acks.timeout = least;
    else if (pause <= least / 2)
        acks.timeout = acks.timeout / 2 + least / 2;
    else if (pause < acks.timeout)
        acks.timeout = std::min<Duration>(acks.timeout / 2 + pause, tcb_.rtt.rto);
    if (first || pause > tcb_.rtt.rto) linuxEntersQuickAcks();
    acks.lastText = now;
}

void Endpoint::linuxEntersQuickAcks()
{
    constexpr std::uint32_t most = 16;
    const std::uint32_t halfWindow = tcb_.rcv.wnd / (2 * linuxAcks_.largestText);
    linuxAcks_.quick = std::max(linuxAcks_.quick, std::clamp<std::uint32_t>(halfWindow, 2, most));
}

/// May the ACK of what has just arrived wait? False: it goes at once.
bool Endpoint::linuxDelaysAck() const
{
    const auto& acks = linuxAcks_;
    const bool moreThanOne =
        tcb_.rcv.nxt.distanceFrom(tcb_.lastAckSent) > static_cast<std::int32_t>(acks.largestText);
    const bool quick = acks.quick > 0 && !acks.interactive;
    return !moreThanOne && !quick && held_.empty() && acks.timeout > Duration{0};
}

/// `rtt` in RFC 6298's terms, but with a floor under the variance instead of under the sum, a
/// variance that falls slowly, and none that grows because the path became faster.
void Endpoint::linuxRttSample(Duration sample)
{
    auto& estimate = linuxRtt_;
    auto& rtt = tcb_.rtt;
    const std::int64_t floor = Duration{config_.rto.min}.count();
    std::int64_t error = sample.count();
    if (!rtt.measured) {
        estimate = {8 * error, 2 * error, std::max(2 * error, floor), std::max(2 * error, floor),
                    tcb_.snd.nxt};
        rtt.measured = true;
    } else {
        error -= estimate.srtt8 / 8;
        estimate.srtt8 += error;
        const bool faster = error < 0;
        error = (faster ? -error : error) - estimate.deviation4 / 4;
        if (faster && error > 0) error /= 8;
        estimate.deviation4 += error;
        estimate.largest4 = std::max(estimate.largest4, estimate.deviation4);
        estimate.variance4 = std::max(estimate.variance4, estimate.largest4);
        if (tcb_.snd.una.isAfter(estimate.roundEnd)) {
            if (estimate.largest4 < estimate.variance4)
                estimate.variance4 -= (estimate.variance4 - estimate.largest4) / 4;
            estimate.roundEnd = tcb_.snd.nxt;
            estimate.largest4 = floor;
        }
    }
    rtt.srtt = Duration{estimate.srtt8 / 8};
    rtt.rttvar = Duration{estimate.variance4 / 4};
}

} // namespace tcplab::tcp
