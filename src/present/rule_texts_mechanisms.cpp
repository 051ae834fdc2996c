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
     "provide the needed capability to detect and discard old duplicates."},
    {PawsDropped, Variant::Usual, 60, "value recent", "",
     QT_TRANSLATE_NOOP("Rule", "%1 recognizes an old duplicate by its timestamp"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 acknowledges and drops an old duplicate: its timestamp %3 is older than the "
         "last one accepted, %4."),
     QT_TRANSLATE_NOOP(
         "Rule", "On a fast path sequence numbers wrap within seconds; the clock tells what the "
         "number alone no longer can."),
     "provide the needed capability to detect and discard old duplicates."},
    {ChallengeLimited, Variant::Usual, 58, "count period", "",
     QT_TRANSLATE_NOOP("Rule", "%1 sends no further challenge ACK for now"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has sent %3 challenge ACKs within %4, which is the limit: this one is left "
         "out."),
     QT_TRANSLATE_NOOP("Rule", "Forged segments must not be turned into a flood of answers."),
     "contain additional considerations for ACK throttling in an implementation."},
    {TimeWaitIgnoresRst, Variant::Usual, 60, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 ignores a RST in TIME-WAIT"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 is set to ignore RST in TIME-WAIT (RFC 1337): the RST with seq=%3 is "
         "dropped and the wait goes on."),
     QT_TRANSLATE_NOOP(
         "Rule", "A delayed RST would otherwise end the wait early and let old segments into the "
         "next connection."),
     "If the RST bit is set, then enter the CLOSED state, delete the TCB, and return."},
    {UrgentSignalled, Variant::Usual, 62, "up bytes", "",
     QT_TRANSLATE_NOOP("Rule", "%1 learns of urgent data"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 learns that everything before sequence number %3 is urgent, and tells its "
         "program that %4 such bytes are not read yet."),
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
     "congestion avoidance, along with fast retransmit and fast recovery."},
    {PartialAck, Variant::Usual, 55, "ack point", "",
     QT_TRANSLATE_NOOP("Rule", "%1 finds the next hole"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends the next missing segment at once: ack=%3 is new but still before %4, "
         "where this recovery ends, so more was lost."),
     nullptr,
     "congestion avoidance, along with fast retransmit and fast recovery."},
    {RecoveryOver, Variant::Usual, 57, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1 has repaired the loss"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 goes on as before: ack=%3 covers everything that had been sent when the "
         "loss was noticed."),
     nullptr,
     "congestion avoidance, along with fast retransmit and fast recovery."},
    {SackReported, Variant::Usual, 30, "bytes", "",
     QT_TRANSLATE_NOOP("Rule", "%1 learns what has arrived beyond the hole"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 need not send %3 more bytes again: the SACK option reports that they "
         "arrived out of order."),
     nullptr,
     "Selective Acknowledgment (SACK) Option [22] [26]"},
    {DuplicateReported, Variant::Usual, 28, "left right", "",
     QT_TRANSLATE_NOOP("Rule", "%1 reports a duplicate"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 says in the first SACK block (D-SACK) that the bytes from %3 up to %4 had "
         "arrived before."),
     nullptr,
     "Selective Acknowledgment (SACK) Option [22] [26]"},
});
// clang-format on

} // namespace

std::span<const RuleText> mechanismTexts()
{
    return table;
}

} // namespace tcplab::present
