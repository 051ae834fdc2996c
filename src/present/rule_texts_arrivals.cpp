#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using enum tcp::Rule;

// A segment arrives, first to fifth: RFC 9293 3.10.7.4.
// clang-format off
constexpr auto table = std::to_array<RuleText>({
    {Unacceptable, Variant::Usual, 65, "seq length rcvNxt rcvWnd", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets a segment from outside its window and answers ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 expects %5 and takes %6 bytes from there; a segment with seq=%3 and "
         "length %4 lies outside, so it is dropped and answered with ACK."),
     QT_TRANSLATE_NOOP(
         "Rule", "Mostly it is a copy of something that has long arrived; the ACK tells %2 "
         "what is expected."),
     "If an incoming segment is not acceptable, an acknowledgment should be sent in "
     "reply"},
    {Unacceptable, Variant::OldCopy, 65, "seq length rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 has this already and repeats its ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 expects %5 and has had seq=%3 (length %4) before: the copy is dropped, "
         "but the ACK is sent again."),
     QT_TRANSLATE_NOOP("Rule", "Silence would be wrong, because the first ACK may have been lost."),
     "If an incoming segment is not acceptable, an acknowledgment should be sent in "
     "reply"},
    {UnacceptableRst, Variant::Usual, 66, "seq rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 ignores a RST from outside its window"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 expects %4; a RST with seq=%3 lies outside the receive window and is "
         "dropped without an answer."),
     QT_TRANSLATE_NOOP("Rule", "So it does not help an attacker to send a RST with a number made up."),
     "the sequence number is outside the current receive window, silently drop the "
     "segment."},
    {KeepaliveAnswered, Variant::Usual, 68, "seq rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 answers the keepalive probe"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 expects %4 and gets seq=%3, one less: a keepalive probe is nothing but an "
         "old number, and the rule for that is to answer ACK."),
     QT_TRANSLATE_NOOP("Rule", "The program takes no part in it: TCP answers even when the program hangs."),
     "send a probe segment designed to elicit a response from the TCP peer"},
    {ZeroWindowAnswered, Variant::Usual, 67, "seq", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 has no room: it drops the data and answers ACK"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1's receive buffer is full, so %n byte(s) from seq=%3 on are dropped; the "
         "ACK repeats what is expected and that the window is 0."),
     QT_TRANSLATE_NOOP("Rule", "The data is not lost: %2 keeps it and asks again."),
     "showing its next expected sequence number and current window (zero)."},
    {TimeWaitFinAgain, Variant::Usual, 89, "seq twoMsl", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets the FIN again: ACK, and 2MSL starts anew"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 is in TIME-WAIT and gets %2's FIN (seq=%3) once more: its last ACK did "
         "not arrive in time. It repeats the ACK and waits %4 from now on."),
     QT_TRANSLATE_NOOP(
         "Rule", "Had it gone straight to CLOSED, this FIN would have met a RST, and %2 would "
         "report an error instead of a clean end."),
     "Remain in the TIME-WAIT state. Restart the 2 MSL time-wait timeout."},
    {OutOfOrderHeld, Variant::Usual, 64, "seq rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets a segment ahead of its turn and keeps it"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 expects %4, but seq=%3 came: something before it is missing. The segment "
         "is kept, and the ACK still asks for %4."),
     QT_TRANSLATE_NOOP("Rule", "An ACK is cumulative: it cannot say what has arrived beyond the gap."),
     "Segments with higher beginning sequence numbers SHOULD be held for later "
     "processing"},
    {OutOfOrderHeld, Variant::Selective, 64, "seq rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets a segment ahead of its turn and keeps it"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 expects %4, but seq=%3 came: something before it is missing. The segment "
         "is kept, and the ACK still asks for %4."),
     QT_TRANSLATE_NOOP(
         "Rule", "The ACK number cannot say what has arrived beyond the gap, but the SACK option can."),
     "Segments with higher beginning sequence numbers SHOULD be held for later "
     "processing"},
    {RstAccepted, Variant::Usual, 93, "seq state", "",
     QT_TRANSLATE_NOOP("Rule", "%1's connection is reset"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets RST in %4, and seq=%3 is exactly what it expects: the connection is "
         "over at once, the TCB is deleted."),
     QT_TRANSLATE_NOOP("Rule", "A RST is not acknowledged, and no TIME-WAIT follows it."),
     "exactly matches the next expected sequence number ... TCP endpoints MUST reset "
     "the connection"},
    {RstChallenged, Variant::Usual, 84, "seq rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 doubts the RST and answers with a challenge ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets RST with seq=%3, within the window but not the expected %4: it may "
         "be forged, so only ACK is sent."),
     QT_TRANSLATE_NOOP(
         "Rule", "A peer that has really lost the connection answers this ACK with the right "
         "RST; an attacker never sees it."),
     "TCP endpoints MUST send an acknowledgment (challenge ACK)"},
    {RstReturnsToListen, Variant::Usual, 90, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 drops the unfinished connection and listens again"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets RST, seq=%3, in SYN-RECEIVED, which it reached from LISTEN: it goes "
         "back to LISTEN, and its program hears nothing of it."),
     nullptr,
     "return this connection to LISTEN state and return. The user need not be "
     "informed."},
    {SynReturnsToListen, Variant::Usual, 88, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets another SYN in mid-handshake and listens again"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets SYN, seq=%3, in SYN-RECEIVED, which it reached from LISTEN: the "
         "half-made connection is given up for it."),
     nullptr,
     "then return this connection to the LISTEN state and return."},
    {SynChallenged, Variant::Usual, 84, "seq state", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets a SYN on a standing connection and answers with a challenge ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 is in %4 and gets SYN with seq=%3: it does not believe it, and answers "
         "with an ACK of what it expects."),
     QT_TRANSLATE_NOOP(
         "Rule", "If %2 has really restarted, it does not know this connection and answers "
         "with RST."),
     "TCP endpoints MUST send a \"challenge ACK\" to the remote peer"},
    {TimeWaitNewSyn, Variant::Usual, 88, "seq rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 ends TIME-WAIT for a new connection"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets SYN with seq=%3, beyond all numbers of the old connection "
         "(RCV.NXT=%4): it is no old duplicate, so the wait may end."),
     nullptr,
     "it MAY accept a new SYN ... to reopen the connection directly from TIME-WAIT "
     "state"},
    {TimeWaitNewSyn, Variant::Timestamp, 88, "value recent", "",
     QT_TRANSLATE_NOOP("Rule", "%1 ends TIME-WAIT for a new connection"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets a SYN in TIME-WAIT: its timestamp %3 is later than the last one seen, %4 "
         "(RFC 6191). So it is no old duplicate, and the wait may end."),
     nullptr,
     "it MAY accept a new SYN ... to reopen the connection directly from TIME-WAIT "
     "state"},
    {NoAckDropped, Variant::Usual, 55, "", "",
     QT_TRANSLATE_NOOP("Rule", "%1 drops a segment without ACK"),
     QT_TRANSLATE_NOOP("Rule", "%1 drops the segment: after the first SYN every segment has to carry an ACK."),
     nullptr,
     "if the ACK bit is off, drop the segment and return"},
    {AckOutOfRange, Variant::Usual, 66, "ack una-maxWnd nxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets an ACK from outside the range"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 takes ACKs from %4 (SND.UNA less the largest window, RFC 5961) to %5 "
         "(SND.NXT); ack=%3 is outside, so the segment is dropped and answered with ACK."),
     nullptr,
     "All incoming segments whose ACK value doesn't satisfy the above condition MUST "
     "be discarded"},
    {SynReceivedAck, Variant::Usual, 86, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1's SYN is acknowledged: connected"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets ack=%3, which confirms its SYN: SYN-RECEIVED becomes ESTABLISHED. "
         "Now both sides know that both initial sequence numbers have arrived."),
     QT_TRANSLATE_NOOP(
         "Rule", "TCP did this alone: accept() only takes a finished connection out of the "
         "queue."),
     "If SND.UNA < SEG.ACK =< SND.NXT, then enter ESTABLISHED state"},
    {SynReceivedBadAck, Variant::Usual, 90, "ack expected", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets a wrong ACK in the handshake and answers RST"),
     QT_TRANSLATE_NOOP("Rule", "%1's SYN calls for ack=%4, but ack=%3 came; it answers with RST, seq=%3."),
     nullptr,
     "If the segment acknowledgment is not acceptable, form a reset segment"},
    {AckAdvances, Variant::Usual, 35, "ack una", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 learns that its data has arrived"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 gets ack=%3: SND.UNA moves on from %4, so %n sequence number(s) are "
         "acknowledged and need not be kept any longer."),
     QT_TRANSLATE_NOOP("Rule", "It means that %2's TCP has them, not that %2's program has read them."),
     "set SND.UNA <- SEG.ACK"},
    {DuplicateAck, Variant::Usual, 30, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets an ACK that says nothing new"),
     QT_TRANSLATE_NOOP("Rule", "%1 gets ack=%3 once more: nothing new is acknowledged."),
     QT_TRANSLATE_NOOP("Rule", "ACKs repeat themselves when something arrives that was not next in order."),
     "If the ACK is a duplicate (SEG.ACK =< SND.UNA), it can be ignored."},
    {WindowUpdated, Variant::Usual, 20, "window old", "",
     QT_TRANSLATE_NOOP("Rule", "%1 learns the other side's new window"),
     QT_TRANSLATE_NOOP("Rule", "%1 learns that %2 now offers a window of %3 bytes, counted from SND.UNA (before: %4)."),
     QT_TRANSLATE_NOOP(
         "Rule", "The window is what %2 has room for; it keeps a fast sender from flooding a "
         "slow reader."),
     "set SND.WND <- SEG.WND, set SND.WL1 <- SEG.SEQ, and set SND.WL2 <- SEG.ACK"},
    {WindowUpdated, Variant::Scaled, 36, "window old field scale", "",
     QT_TRANSLATE_NOOP("Rule", "%1 learns the other side's new window"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 reads %5 in the window field and shifts it by %6 bits, as the SYNs agreed: "
         "%5 × 2^%6 = %3 bytes (before: %4)."),
     QT_TRANSLATE_NOOP("Rule", "The field has 16 bits: by itself it could not say more than 65,535."),
     "set SND.WND <- SEG.WND, set SND.WL1 <- SEG.SEQ, and set SND.WL2 <- SEG.ACK"},
    {RttMeasured, Variant::Usual, 10, "rtt srtt rttvar rto", "",
     QT_TRANSLATE_NOOP("Rule", "%1 measures the round trip"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 measured a round trip of %3 (smoothed %4, deviation %5): the "
         "retransmission timeout becomes %6."),
     nullptr,
     "RTO <- SRTT + max (G, K*RTTVAR)"},
    {RttMeasured, Variant::Minimum, 10, "rtt srtt rttvar rto", "",
     QT_TRANSLATE_NOOP("Rule", "%1 measures the round trip"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 measured a round trip of %3 (smoothed %4, deviation %5): the formula gives "
         "less, so the retransmission timeout is raised to the minimum of %6 (RFC 6298 2.4)."),
     nullptr,
     "if it is less than 1 second, then the RTO SHOULD be rounded up to 1 second."},
    {FinAcked, Variant::Usual, 76, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1's FIN is acknowledged"),
     QT_TRANSLATE_NOOP("Rule", "%1 gets ack=%3, which covers its FIN: its own direction is closed for good."),
     nullptr,
     "if the FIN segment is now acknowledged, then enter FIN-WAIT-2"},
    {AckOfClosing, Variant::Usual, 82, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1's FIN is acknowledged too"),
     QT_TRANSLATE_NOOP("Rule", "%1 gets ack=%3, the ACK of its FIN, in CLOSING: both FINs are acknowledged."),
     nullptr,
     "if the ACK acknowledges our FIN, then enter the TIME-WAIT state"},
    {AckOfLast, Variant::Usual, 85, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1's FIN is acknowledged: the connection is gone"),
     QT_TRANSLATE_NOOP("Rule", "%1 gets ack=%3, the ACK of its FIN, in LAST-ACK: the TCB is deleted."),
     QT_TRANSLATE_NOOP("Rule", "It closed second and need not wait: TIME-WAIT is with whoever closed first."),
     "If our FIN is now acknowledged, delete the TCB, enter the CLOSED state, and "
     "return."},
});
// clang-format on

} // namespace

std::span<const RuleText> arrivalTexts()
{
    return table;
}

} // namespace tcplab::present
