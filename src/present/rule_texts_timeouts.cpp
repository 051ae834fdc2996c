#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using enum tcp::Rule;

// Timeouts, and what 3.8 asks for.
// clang-format off
constexpr auto table = std::to_array<RuleText>({
    {EnterTimeWait, Variant::Usual, 83, "twoMsl", "",
     QT_TRANSLATE_NOOP("Rule", "%1 enters TIME-WAIT"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 stays in TIME-WAIT for 2MSL = %3: to repeat the last ACK if %2 asks "
         "again, and until old segments of this connection have died out."),
     QT_TRANSLATE_NOOP("Rule", "It falls to whoever closes first, be it client or server."),
     "When a connection is closed actively, it MUST linger in the TIME-WAIT state "
     "for a time 2xMSL"},
    {RetransmissionTimeout, Variant::Usual, 78, "seq count rto", "",
     QT_TRANSLATE_NOOP("Rule", "%1's timer runs out, and it sends again"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has got no ACK in time and sends seq=%3 again, retransmission number %4; "
         "the next wait is %5."),
     QT_TRANSLATE_NOOP(
         "Rule", "It cannot know whether the segment or its ACK was lost; waiting ever longer "
         "spares the network."),
     "Retransmit the earliest segment that has not been acknowledged by the TCP "
     "receiver."},
    {RetransmissionLimit, Variant::Usual, 92, "", "count",
     QT_TRANSLATE_NOOP("Rule", "%1 gives up: no answer to any retransmission"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 has sent the segment again %n time(s) without an answer: the connection "
         "is given up and the program is told."),
     QT_TRANSLATE_NOOP(
         "Rule", "Only this, keepalive or the program's own clock finds out that a peer has "
         "vanished."),
     "reaches a threshold R2 greater than R1, close the connection."},
    {RetransmitNext, Variant::Usual, 50, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 sends the next missing segment again"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 sends seq=%3 again at once: it left before the timeout and is not "
         "acknowledged either."),
     nullptr,
     "TCP uses retransmission to ensure delivery of every segment"},
    {SynRtoReset, Variant::Usual, 22, "rto", "",
     QT_TRANSLATE_NOOP("Rule", "%1 begins with a longer timeout"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 had to repeat its SYN and measured no round trip, so it begins with a "
         "retransmission timeout of %3."),
     nullptr,
     "the RTO MUST be re-initialized to 3 seconds when data transmission begins"},
    {PersistProbe, Variant::Usual, 70, "seq", "",
     QT_TRANSLATE_NOOP("Rule", "%1 probes the closed window"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has data but the window is 0, so it probes with seq=%3: if a window "
         "update got lost, both sides would wait for ever."),
     nullptr,
     "in order to \"probe\" the window"},
    {KeepaliveProbe, Variant::Usual, 72, "seq count limit", "",
     QT_TRANSLATE_NOOP("Rule", "%1 sends keepalive probe %4 of %5"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has heard nothing for long, so it asks with seq=%3, one less than SND.NXT "
         "(probe %4 of at most %5); a peer that is there must answer ACK."),
     QT_TRANSLATE_NOOP(
         "Rule", "Keepalive is off by default; usual values are 2 hours of silence, then a "
         "probe every 75 seconds (not minutes), 9 on Linux."),
     "Such a segment generally contains SEG.SEQ = SND.NXT-1"},
    {KeepaliveProbe, Variant::Again, 72, "seq count limit", "",
     QT_TRANSLATE_NOOP("Rule", "%1 sends keepalive probe %4 of %5"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has still heard nothing and asks again with seq=%3, one less than SND.NXT "
         "(probe %4 of at most %5)."),
     QT_TRANSLATE_NOOP(
         "Rule", "One probe without an answer proves nothing: it or its ACK may have been "
         "lost."),
     "it MUST NOT interpret failure to respond to any specific probe as a dead "
     "connection"},
    {KeepaliveGivesUp, Variant::Usual, 93, "", "count",
     QT_TRANSLATE_NOOP("Rule", "%1 gives the connection up: no probe was answered"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1 has sent %n keepalive probe(s) without any answer: the connection is "
         "given up with a RST, and the program is told “timed out”."),
     QT_TRANSLATE_NOOP("Rule", "Nothing showed it before: a peer that vanishes sends no FIN."),
     "it MUST NOT interpret failure to respond to any specific probe as a dead "
     "connection"},
    {TimeWaitOver, Variant::Usual, 84, "twoMsl", "",
     QT_TRANSLATE_NOOP("Rule", "%1 has waited 2MSL and is CLOSED"),
     QT_TRANSLATE_NOOP("Rule", "%1 has been in TIME-WAIT for %3 without another FIN: the TCB is deleted."),
     QT_TRANSLATE_NOOP(
         "Rule", "Old segments of this connection have died out, so the same addresses and "
         "ports may be used again."),
     "If the time-wait timeout expires on a connection, delete the TCB, enter the "
     "CLOSED state"},
    {UserTimeoutOver, Variant::Usual, 93, "timeout state", "",
     QT_TRANSLATE_NOOP("Rule", "%1's user timeout is over: it gives up"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 has waited %3 in %4 for an acknowledgment, as long as its program allows: "
         "the connection is given up."),
     nullptr,
     "For any state if the user timeout expires, flush all queues"},
});
// clang-format on

} // namespace

std::span<const RuleText> timeoutTexts()
{
    return table;
}

} // namespace tcplab::present
