#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using enum tcp::Rule;

// Timestamps, SACK, congestion control, urgent data: what the options and RFCs beside 9293 add.
// clang-format off
constexpr auto table = std::to_array<RuleText>({
    {TimestampMissing, Variant::Usual, 45, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 drops a segment without a timestamp"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 drops the segment with seq=%3 without an answer: both ends agreed on "
         "timestamps, and it carries none."),
     nullptr,
     ""},
    {PawsDropped, Variant::Usual, 60, "value recent", "",
     QT_TRANSLATE_NOOP("Rule", "%1 recognizes an old duplicate by its timestamp"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 acknowledges and drops an old duplicate: its timestamp %3 is older than the "
         "last one accepted, %4."),
     QT_TRANSLATE_NOOP(
         "Rule", "On a fast path sequence numbers wrap within seconds; the clock tells what the "
         "number alone no longer can."),
     "SEG.TSval < TS.Recent ... then treat the arriving segment as not acceptable"},
    {ChallengeLimited, Variant::Usual, 58, "period", "count",
     QT_TRANSLATE_NOOP("Rule", "%1 sends no further challenge ACK for now"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 has sent %n challenge ACK(s) within %3, which is the limit: this one is left "
         "out."),
     QT_TRANSLATE_NOOP("Rule", "Forged segments must not be turned into a flood of answers."),
     ""},
    {TimeWaitIgnoresRst, Variant::Usual, 60, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 ignores a RST in TIME-WAIT"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 is set to ignore RST in TIME-WAIT (RFC 1337): the RST with seq=%3 is "
         "dropped and the wait goes on."),
     QT_TRANSLATE_NOOP(
         "Rule", "A delayed RST would otherwise end the wait early and let old segments into the "
         "next connection."),
     ""},
    {UrgentSignalled, Variant::Usual, 62, "up", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 learns of urgent data"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 learns that urgent data ends before %3, and tells its program, which still has "
         "%n byte(s) to read up to there."),
     QT_TRANSLATE_NOOP(
         "Rule", "The data stays in its place in the stream; TCP has no second channel."),
     "If the URG bit is set, RCV.UP <- max(RCV.UP,SEG.UP)"},
    {FastRetransmit, Variant::Usual, 86, "seq cwnd ssthresh", "",
     QT_TRANSLATE_NOOP("Rule", "%1 sends a lost segment again without waiting for the timer"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends seq=%3 again at once (fast retransmit): repeated ACKs show that later "
         "segments arrive while it is missing. cwnd is now %4, ssthresh %5."),
     QT_TRANSLATE_NOOP(
         "Rule", "One duplicate ACK may only mean reordering; three make loss likely."),
     "uses the arrival of 3 duplicate ACKs ... as an indication that a segment has been lost"},
    {FastRetransmit, Variant::Inflated, 86, "seq cwnd ssthresh", "",
     QT_TRANSLATE_NOOP("Rule", "%1 sends a lost segment again without waiting for the timer"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends seq=%3 again at once (fast retransmit): later segments arrive, this one does "
         "not. ssthresh is now %5; cwnd counts three segments more, %4, which have left the network."),
     QT_TRANSLATE_NOOP(
         "Rule", "One duplicate ACK may only mean reordering; three make loss likely."),
     "uses the arrival of 3 duplicate ACKs ... as an indication that a segment has been lost"},
    {PartialAck, Variant::Usual, 55, "ack point", "",
     QT_TRANSLATE_NOOP("Rule", "%1 finds the next gap"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends the next missing segment at once: ack=%3 is new but still before %4, "
         "where this recovery ends, so more was lost."),
     nullptr,
     "then this is a partial ACK. In this case, retransmit the first unacknowledged segment."},
    {RecoveryOver, Variant::Usual, 57, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1 has repaired the loss"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has nothing left to repair: ack=%3 covers everything that had been sent when the "
         "loss was noticed."),
     nullptr,
     ""},
    {RecoveryOver, Variant::Fast, 57, "ack cwnd", "",
     QT_TRANSLATE_NOOP("Rule", "%1 has repaired the loss"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 leaves fast recovery: ack=%3 covers everything that had been sent when the loss "
         "was noticed. cwnd is now %4."),
     nullptr,
     ""},
    {SlowStartGrows, Variant::Usual, 46, "old cwnd ssthresh", "",
     QT_TRANSLATE_NOOP("Rule", "%1 is in slow start: cwnd grows to %4"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets an ACK of new data and lets cwnd grow from %3 to %4. It is below ssthresh, "
         "%5: this is slow start, which doubles cwnd in every round trip."),
     nullptr,
     "a TCP increments cwnd by at most SMSS bytes for each ACK received"},
    {SlowStartGrows, Variant::Unlimited, 46, "old cwnd", "",
     QT_TRANSLATE_NOOP("Rule", "%1 is in slow start: cwnd grows to %4"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets an ACK of new data and lets cwnd grow from %3 to %4. Nothing has been lost "
         "yet, so there is no ssthresh: this is slow start, which doubles cwnd in every round trip."),
     nullptr,
     "a TCP increments cwnd by at most SMSS bytes for each ACK received"},
    {AvoidanceGrows, Variant::Usual, 46, "old cwnd", "",
     QT_TRANSLATE_NOOP("Rule", "%1 is in congestion avoidance: cwnd grows to %4"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has got a whole window acknowledged and lets cwnd grow from %3 to %4. It is not "
         "below ssthresh any more: congestion avoidance adds one segment in a round trip."),
     nullptr,
     "cwnd is incremented by roughly 1 full-sized segment per round-trip time (RTT)."},
    {CubicGrows, Variant::Usual, 46, "old cwnd", "",
     QT_TRANSLATE_NOOP("Rule", "%1 lets cwnd grow along CUBIC's curve, to %4"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 lets cwnd grow from %3 to %4. CUBIC follows a curve of the time since the last "
         "reduction: fast at first, flat near the window at which the loss came, then fast again."),
     nullptr,
     ""},
    {SackRepairs, Variant::Usual, 56, "seq bytes", "",
     QT_TRANSLATE_NOOP("Rule", "%1 fills a further gap that SACK has shown"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends seq=%3 again, %4 bytes: the SACK blocks show that these are missing too. "
         "It need not wait a round trip for every gap, and what has arrived does not go again."),
     nullptr,
     ""},
    {SackReported, Variant::Usual, 30, "", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 learns what has arrived beyond the gap"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 need not send %n more byte(s) again: the SACK option reports what has arrived "
         "out of order."),
     nullptr,
     ""},
    {DuplicateReported, Variant::Usual, 28, "left right", "",
     QT_TRANSLATE_NOOP("Rule", "%1 reports a duplicate"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 says in the first SACK block (D-SACK) that the bytes from %3 up to %4 had "
         "arrived before."),
     nullptr,
     ""},
    {TailLossProbe, Variant::Usual, 70, "una nxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 probes whether the last segments have come"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has waited two round trips for an ACK of what lies from %3 up to %4, and sends one "
         "segment more (tail loss probe) instead of waiting for the timer."),
     QT_TRANSLATE_NOOP(
         "Rule", "Nothing follows the last segments of a flight whose acknowledgment could tell that "
         "they are lost."),
     ""},
    {IcmpIgnored, Variant::Usual, 44, "seq una nxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 does not believe an ICMP message"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 ignores an ICMP message: it quotes seq=%3, but only numbers from %4 up to %5 "
         "are on their way."),
     QT_TRANSLATE_NOOP("Rule", "Whoever does not see the segments can hardly guess such a number."),
     ""},
    {IcmpSoftError, Variant::Usual, 56, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 hears of trouble on the way and goes on"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 tells its program of an ICMP error about the segment with seq=%3, and goes on: "
         "routes are often mended."),
     nullptr,
     "TCP implementation MUST NOT abort the connection (MUST-56)"},
    {IcmpHardError, Variant::Usual, 80, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gives up: the destination cannot be reached"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 deletes the TCB and tells its program: ICMP reports that the segment with "
         "seq=%3 can never be delivered."),
     nullptr,
     "These are hard error conditions, so TCP implementations SHOULD abort the connection"},
    {PathMtuLowered, Variant::Usual, 66, "mss old", "",
     QT_TRANSLATE_NOOP("Rule", "%1 makes its segments smaller"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends at most %3 bytes in one segment from now on, not %4: a router said that "
         "larger ones do not pass. The oldest one goes again at once."),
     nullptr,
     ""},
    {LinuxDropsSynFin, Variant::Usual, 62, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 drops a SYN that carries FIN"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 drops the segment with seq=%3 without an answer: Linux takes no SYN that "
         "carries FIN. By the RFC it opens a connection."),
     nullptr,
     "If the SYN bit is set, check the security."},
    {LinuxDropsSynText, Variant::Usual, 62, "", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 throws away what came with the SYN"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 acknowledges the SYN alone and throws away the %n bytes that came with it, as "
         "Linux does. By the RFC they are queued."),
     nullptr,
     "any other control or text should be queued for processing later."},
    {LinuxRepeatsSyn, Variant::Usual, 54, "delay", "",
     QT_TRANSLATE_NOOP("Rule", "%1 will send its SYN again soon"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends its SYN again in %3, as Linux does: the RST has just removed the old "
         "connection at the peer. By the RFC the timer decides."),
     nullptr,
     "If SND.UNA < SEG.ACK =< SND.NXT, then the ACK is acceptable."},
    {LinuxTakesRst, Variant::Usual, 70, "seq rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 takes a RST that is one number early"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 takes the RST with seq=%3 for valid although RCV.NXT is %4: only the FIN lies "
         "between, or it stands behind the selectively acknowledged data. Linux does so."),
     nullptr,
     "If the RST bit is set and the sequence number does not exactly match"},
    {SynAckAgain, Variant::Usual, 64, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 sends its SYN,ACK again"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends its SYN,ACK again because the same SYN, seq=%3, has come again. Linux "
         "does so; by the RFC a bare ACK answers."),
     nullptr,
     "If an incoming segment is not acceptable, an acknowledgment should be sent in reply"},
    {OrphanOver, Variant::Usual, 56, "timeout", "",
     QT_TRANSLATE_NOOP("Rule", "%1 does not wait for the peer's FIN any longer"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 deletes the TCB after %3 in FIN-WAIT-2: its program has closed and cannot read "
         "any more, and the peer does not close."),
     QT_TRANSLATE_NOOP(
         "Rule", "By the RFC FIN-WAIT-2 lasts until the peer's FIN; Linux waits tcp_fin_timeout."),
     "The user who CLOSEs may continue to RECEIVE until the TCP receiver is told"},
});
// clang-format on

} // namespace

std::span<const RuleText> mechanismTexts()
{
    return table;
}

} // namespace tcplab::present
