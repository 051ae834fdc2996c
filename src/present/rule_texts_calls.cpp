#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using enum tcp::Rule;

// Calls: RFC 9293 3.10.1 to 3.10.5.
// clang-format off
constexpr auto table = std::to_array<RuleText>({
    {PassiveOpen, Variant::Usual, 70, "", "",
     QT_TRANSLATE_NOOP("Rule", "%1 listens"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1's program calls listen(), a passive open: CLOSED becomes LISTEN, and "
         "nothing is sent."),
     QT_TRANSLATE_NOOP("Rule", "From now on a SYN to this port is answered by TCP itself."),
     "If passive, enter the LISTEN state and return."},
    {ActiveOpen, Variant::Usual, 85, "iss iss+1", "",
     QT_TRANSLATE_NOOP("Rule", "%1 opens the connection with a SYN"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 opens actively: it chooses the initial sequence number %3, sends a SYN "
         "and waits for the answer in SYN-SENT."),
     QT_TRANSLATE_NOOP("Rule", "The SYN carries no data but takes one sequence number, so SND.NXT=%4."),
     "A SYN segment of the form <SEQ=ISS><CTL=SYN> is sent."},
    {SendQueued, Variant::Usual, 40, "", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1's program hands over data, which has to wait"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 takes %n byte(s) from its program and keeps them in the send buffer, "
         "because they may not leave yet."),
     QT_TRANSLATE_NOOP(
         "Rule", "That send() returns only means that TCP has the bytes, not that the peer has "
         "them."),
     "Queue the data for transmission"},
    {SegmentSent, Variant::Usual, 45, "seq seq+bytes", "bytes",
     QT_TRANSLATE_N_NOOP("Rule", "%1 sends %n byte(s) of data"),
     QT_TRANSLATE_N_NOOP("Rule", "%1 sends %n byte(s) from seq=%3 on; the next new byte will be %4."),
     QT_TRANSLATE_NOOP(
         "Rule", "A copy stays in the send buffer until it is acknowledged: it may have to be "
         "sent again."),
     "Segmentize the buffer and send it with a piggybacked acknowledgment"},
    {NagleHolds, Variant::Usual, 42, "unacknowledged", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 holds back a short segment (Nagle)"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 keeps %n byte(s) back: data sent earlier (bytes: %3) is not acknowledged "
         "yet, and the new data does not fill a segment."),
     QT_TRANSLATE_NOOP(
         "Rule", "They leave with the next ACK or when a full segment has gathered; "
         "TCP_NODELAY turns this off."),
     "buffers all user data ... until the outstanding data has been acknowledged"},
    {ReceiveDelivered, Variant::Usual, 44, "", "bytes",
     QT_TRANSLATE_N_NOOP("Rule", "%1's program reads %n byte(s)"),
     QT_TRANSLATE_N_NOOP("Rule", "%1 hands %n byte(s) from the receive buffer to its program."),
     QT_TRANSLATE_NOOP(
         "Rule", "An ACK says only that the peer's TCP has the bytes; the program sees them "
         "only now."),
     "Reassemble queued incoming segments into receive buffer and return to user."},
    {CloseQueued, Variant::Usual, 58, "", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 is to close, but data goes first"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 is told to close, but %n byte(s) have to leave before; the FIN follows "
         "behind them."),
     QT_TRANSLATE_NOOP("Rule", "close() does not throw away what was handed over before it."),
     "Queue this until all preceding SENDs have been segmentized"},
    {FinSent, Variant::Usual, 80, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 closes its direction with a FIN"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends FIN with seq=%3: it has no more data to send. Like a SYN, the FIN "
         "takes one sequence number."),
     nullptr,
     "form a FIN segment and send it"},
    {FinSent, Variant::Second, 80, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 closes its direction with a FIN"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends FIN with seq=%3: it has no more data to send. Like a SYN, the FIN "
         "takes one sequence number."),
     nullptr,
     "then send a FIN segment, enter LAST-ACK state."},
    {CloseUnreadReset, Variant::Usual, 95, "", "unread",
     QT_TRANSLATE_NOOP("Rule", "%1 closes with unread data and sends RST"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1's program closes while %n received byte(s) are still unread; a FIN would "
         "hide that they are lost, so RST is sent."),
     QT_TRANSLATE_NOOP("Rule", "The connection is gone at once, without TIME-WAIT."),
     "its TCP implementation SHOULD send a RST to show that data was lost"},
    {AbortSent, Variant::Usual, 95, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 aborts the connection with a RST"),
     QT_TRANSLATE_NOOP("Rule", "%1's program aborts: RST with seq=%3 goes out, and the TCB is deleted."),
     QT_TRANSLATE_NOOP(
         "Rule", "Nothing is waited for or sent again; %2's program sees an error and not an "
         "end of data."),
     "Send a reset segment: <SEQ=SND.NXT><CTL=RST>"},
    {AbortQuiet, Variant::Usual, 90, "state", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gives the connection up without a word"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1's program aborts in %3: no segment is needed there, the TCB is simply "
         "deleted."),
     nullptr,
     "delete the TCB, enter CLOSED state, and return."},
    {CallRefused, Variant::Usual, 88, "state", "",
     QT_TRANSLATE_NOOP("Rule", "%1 refuses the call"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1's TCP answers the call with an error, because it does not fit the state "
         "%3."),
     QT_TRANSLATE_NOOP("Rule", "Nothing is sent and the state stays as it is."),
     "Error responses in this document are identified by character strings."},
});
// clang-format on

} // namespace

std::span<const RuleText> callTexts()
{
    return table;
}

} // namespace tcplab::present
