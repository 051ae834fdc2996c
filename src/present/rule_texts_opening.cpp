#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using enum tcp::Rule;

// A segment arrives where no connection stands yet: RFC 9293 3.10.7.1 to 3.10.7.3.
// clang-format off
constexpr auto table = std::to_array<RuleText>({
    {ClosedResets, Variant::Usual, 90, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1 knows no such connection and answers RST"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has no connection for this segment (CLOSED), and no program listens on "
         "the port: it answers with RST, ack=%3."),
     QT_TRANSLATE_NOOP(
         "Rule", "Without an answer the other side could not tell “nobody is there” from a "
         "loss."),
     "An incoming segment not containing a RST causes a RST to be sent in response."},
    {ClosedResets, Variant::WithAck, 90, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 knows no such connection and answers RST"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has no connection for this segment (CLOSED), so it answers with RST; "
         "seq=%3 is taken from the segment's ack, so that %2 accepts it."),
     QT_TRANSLATE_NOOP(
         "Rule", "Either one side still believes in the connection (half-open, which is not "
         "half-closed), or the segment is an old duplicate."),
     "selected to make the reset sequence acceptable to the TCP endpoint"},
    {ClosedIgnoresRst, Variant::Usual, 60, "", "",
     QT_TRANSLATE_NOOP("Rule", "%1 knows no such connection and ignores the RST"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has no connection for this RST. A RST is never answered: otherwise two "
         "hosts could reset each other for ever."),
     nullptr,
     "An incoming segment containing a RST is discarded."},
    {ListenIgnoresRst, Variant::Usual, 60, "", "",
     QT_TRANSLATE_NOOP("Rule", "%1 listens and ignores the RST"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 is in LISTEN and has sent nothing that this RST could answer, so it "
         "ignores it."),
     nullptr,
     "An incoming RST should be ignored."},
    {ListenAckResets, Variant::Usual, 88, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1 listens, gets an ACK and answers RST"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 is in LISTEN and has sent nothing that ack=%3 could acknowledge; it "
         "answers with RST, seq=%3."),
     QT_TRANSLATE_NOOP("Rule", "%1 does not have the connection to which the segment belongs, or no longer."),
     "Any acknowledgment is bad if it arrives on a connection still in the LISTEN "
     "state."},
    {ListenSyn, Variant::Usual, 86, "seq seq+1 iss", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets a SYN and answers with SYN,ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets SYN, seq=%3, in LISTEN: it sets RCV.NXT=%4, chooses the initial "
         "sequence number %5, sends SYN,ACK and enters SYN-RECEIVED."),
     QT_TRANSLATE_NOOP(
         "Rule", "ack=%4 says: %3 has arrived, %4 is expected next. A SYN carries no data but "
         "takes one sequence number."),
     "Set RCV.NXT to SEG.SEQ+1 ... The connection state should be changed to "
     "SYN-RECEIVED."},
    {ListenDrops, Variant::Usual, 50, "", "",
     QT_TRANSLATE_NOOP("Rule", "%1 listens and drops the segment"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 is in LISTEN, and the segment carries neither SYN nor ACK nor RST: "
         "nothing can be done with it."),
     nullptr,
     "This should not be reached. Drop the segment and return."},
    {SynSentBadAck, Variant::Usual, 90, "ack expected", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets an ACK of something it never sent and answers RST"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1's SYN calls for ack=%4, but ack=%3 came: the segment does not belong to "
         "this attempt, so RST is sent."),
     QT_TRANSLATE_NOOP(
         "Rule", "This is what the third step of the handshake is for: %2 may have answered an "
         "old duplicate SYN, and learns it here."),
     "If SEG.ACK =< ISS or SEG.ACK > SND.NXT, send a reset"},
    {SynSentBadAckRst, Variant::Usual, 60, "ack expected", "",
     QT_TRANSLATE_NOOP("Rule", "%1 ignores a RST with a wrong ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets RST with ack=%3 where only ack=%4 would answer its SYN: old or "
         "forged, it is dropped."),
     nullptr,
     "unless the RST bit is set, if so drop the segment and return"},
    {SynSentRefused, Variant::Usual, 92, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1's connection is refused"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets RST, and ack=%3 shows that it answers the SYN: no program listens on "
         "%2. The TCB is deleted."),
     QT_TRANSLATE_NOOP("Rule", "The program is told “connection refused” (ECONNREFUSED)."),
     "If the ACK was acceptable, then signal to the user \"error: connection reset\""},
    {SynSentRstIgnored, Variant::Usual, 60, "", "",
     QT_TRANSLATE_NOOP("Rule", "%1 ignores a RST without ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 waits in SYN-SENT; a RST without ACK does not show that it answers this "
         "SYN, so it is dropped."),
     nullptr,
     "Otherwise (no ACK), drop the segment and return."},
    {SynSentSynAck, Variant::Usual, 87, "seq ack rcvNxt", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets SYN,ACK, answers ACK and is connected"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets SYN,ACK: ack=%4 confirms its own SYN, and from seq=%3 follows "
         "RCV.NXT=%5. It sends ACK and enters ESTABLISHED."),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 may send data at once; %2 is not ESTABLISHED before the third segment has "
         "arrived."),
     "If SND.UNA > ISS (our SYN has been ACKed), change the connection state to "
     "ESTABLISHED"},
    {SynSentSyn, Variant::Usual, 87, "seq iss", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets a SYN while its own is under way"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets SYN, seq=%3, but no ACK of its own SYN %4: both sides open at once. "
         "It answers SYN,ACK and enters SYN-RECEIVED."),
     QT_TRANSLATE_NOOP("Rule", "A simultaneous open makes one connection, not two."),
     "Otherwise, enter SYN-RECEIVED, form a SYN,ACK segment"},
    {SynSentDrops, Variant::Usual, 50, "", "",
     QT_TRANSLATE_NOOP("Rule", "%1 drops a segment without SYN or RST"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 waits for SYN,ACK in SYN-SENT; a segment with neither SYN nor RST does "
         "not help and is dropped."),
     nullptr,
     "if neither of the SYN or RST bits is set, then drop the segment and return."},
});
// clang-format on

} // namespace

std::span<const RuleText> openingTexts()
{
    return table;
}

} // namespace tcplab::present
