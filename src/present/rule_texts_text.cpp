#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using enum tcp::Rule;

// A segment arrives, seventh and eighth: RFC 9293 3.10.7.4.
// clang-format off
constexpr auto table = std::to_array<RuleText>({
    {TextAccepted, Variant::Usual, 52, "seq rcvNxt", "bytes",
     QT_TRANSLATE_N_NOOP("Rule", "%1 receives %n byte(s)"),
     QT_TRANSLATE_N_NOOP("Rule", "%1 gets %n byte(s) from seq=%3 on, just what it expects: RCV.NXT becomes %4."),
     QT_TRANSLATE_NOOP(
         "Rule", "The data waits in the receive buffer for the program; TCP delivers a stream and "
         "keeps no message boundaries."),
     "it advances RCV.NXT over the data accepted"},
    {TextFromQueue, Variant::Usual, 54, "rcvNxt", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1's gap is closed: what was kept follows"),
     QT_TRANSLATE_N_NOOP("Rule", "%1 can now use the %n byte(s) that had come too early: RCV.NXT jumps to %3."),
     nullptr,
     "further processing is done in SEG.SEQ order"},
    {TextAfterClose, Variant::Usual, 94, "", "bytes",
     QT_TRANSLATE_NOOP("Rule", "%1 gets data that nobody will read and answers RST"),
     QT_TRANSLATE_N_NOOP(
         "Rule", "%1's program has closed and will not read any more, so %n arriving byte(s) "
         "are lost: a RST says so."),
     QT_TRANSLATE_NOOP("Rule", "Whoever still wants to receive uses shutdown() and not close()."),
     "if new data is received after CLOSE is called, its TCP implementation SHOULD "
     "send a RST"},
    {AckSent, Variant::Usual, 25, "ack", "",
     QT_TRANSLATE_NOOP("Rule", "%1 acknowledges"),
     QT_TRANSLATE_NOOP("Rule", "%1 sends ack=%3: everything before %3 has arrived."),
     QT_TRANSLATE_NOOP("Rule", "An ACK alone takes no sequence number and is not acknowledged itself."),
     "Send an acknowledgment of the form: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>"},
    {AckDelayed, Variant::Usual, 48, "delay", "",
     QT_TRANSLATE_NOOP("Rule", "%1 waits a little with its ACK"),
     QT_TRANSLATE_NOOP("Rule", "%1 delays the ACK by at most %3, hoping to send it along with data."),
     nullptr,
     "an ACK should not be excessively delayed"},
    {WindowOpened, Variant::Usual, 38, "window", "",
     QT_TRANSLATE_NOOP("Rule", "%1 announces new room"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1's program has read, so there is room again: an ACK announces a window of "
         "%3 bytes."),
     nullptr,
     "RCV.WND is set to RCV.BUFF-RCV.USER"},
    {FinArrived, Variant::Usual, 79, "state rcvNxt rcvNxt-1", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets %2's FIN and acknowledges it"),
     QT_TRANSLATE_NOOP("Rule", "%1 gets FIN, seq=%5, in %3: RCV.NXT becomes %4, and an ACK confirms the FIN."),
     nullptr,
     "advance RCV.NXT over the FIN, and send an acknowledgment for the FIN."},
    {FinArrived, Variant::Delayed, 79, "state rcvNxt rcvNxt-1", "",
     QT_TRANSLATE_NOOP("Rule", "%1 gets %2's FIN and delays the ACK"),
     QT_TRANSLATE_NOOP(
         "Rule", "%1 gets FIN, seq=%5, in %3: RCV.NXT becomes %4. The ACK waits a little, for its own "
         "FIN may soon carry it."),
     nullptr,
     "an ACK should not be excessively delayed"},
});
// clang-format on

} // namespace

std::span<const RuleText> textTexts()
{
    return table;
}

} // namespace tcplab::present
