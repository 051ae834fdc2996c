#include "present/packetdrill_messages.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

#include "present/wording.h"

namespace tcplab::present {

namespace {

using sim::packetdrill::Environment;
using sim::packetdrill::Message;
using sim::packetdrill::Text;

struct Sentence
{
    Text text;
    const char* words;
};

constexpr Sentence sentences[]{
    // what would be right where the syntax is wrong
    {Text::FewerBytes, QT_TRANSLATE_NOOP("Packetdrill", "a script of at most %1 bytes")},
    {Text::FewerEvents, QT_TRANSLATE_NOOP("Packetdrill", "a script of at most %1 events")},
    {Text::FewerBrackets, QT_TRANSLATE_NOOP("Packetdrill", "fewer brackets inside each other")},
    {Text::ATime, QT_TRANSLATE_NOOP("Packetdrill", "a time in seconds, such as 0.1, +0.1 or *")},
    {Text::AnEvent,
     QT_TRANSLATE_NOOP("Packetdrill", "a packet (< or >), a system call, a shell command "
                                      "in `...` or assertions in %{ ... }%")},
    {Text::AValue, QT_TRANSLATE_NOOP("Packetdrill", "a value")},
    {Text::ANumber, QT_TRANSLATE_NOOP("Packetdrill", "a number from %1 to %2")},
    {Text::AResult, QT_TRANSLATE_NOOP("Packetdrill", "= and what the call returns")},
    {Text::Flags,
     QT_TRANSLATE_NOOP("Packetdrill", "flags: some of S F R P . U E W, or - for none")},
    {Text::SequenceRange,
     QT_TRANSLATE_NOOP("Packetdrill", "sequence numbers and length, as in 1:1001(1000)")},
    {Text::SameLength,
     QT_TRANSLATE_NOOP("Packetdrill",
                       "sequence numbers whose difference is the length in brackets")},
    {Text::TcpOption, QT_TRANSLATE_NOOP("Packetdrill", "a TCP option, such as mss 1460")},
    {Text::IcmpType,
     QT_TRANSLATE_NOOP("Packetdrill", "an ICMP message, such as unreachable port_unreachable")},
    {Text::ClosedBy, QT_TRANSLATE_NOOP("Packetdrill", "a closing %1")},
    {Text::CommaOr, QT_TRANSLATE_NOOP("Packetdrill", "a comma or %1")},
    {Text::MatchingEndif, QT_TRANSLATE_NOOP("Packetdrill", "a %1 for each #ifdef")},
    {Text::KnownCondition,
     QT_TRANSLATE_NOOP("Packetdrill", "#ifdef and a name, before #else and #endif")},
    {Text::NoEvents, QT_TRANSLATE_NOOP("Packetdrill", "the script has no events")},
    {Text::ACall, QT_TRANSLATE_NOOP("Packetdrill", "the name of a system call")},
    {Text::PerhapsCall,
     QT_TRANSLATE_NOOP("Packetdrill", "the name of a system call; perhaps “%1” is meant")},
    {Text::AnInfoField, QT_TRANSLATE_NOOP("Packetdrill", "the name of a field of TCP_INFO")},
    {Text::PerhapsField,
     QT_TRANSLATE_NOOP("Packetdrill", "the name of a field of TCP_INFO; perhaps “%1” is meant")},

    // why a script is skipped
    {Text::ShellCommand, QT_TRANSLATE_NOOP("Packetdrill", "it runs the shell command “%1”")},
    {Text::Setting, QT_TRANSLATE_NOOP("Packetdrill", "the model does not have the setting “%1”")},
    {Text::SystemCall, QT_TRANSLATE_NOOP("Packetdrill", "the call %1 is not modelled")},
    {Text::SocketOption, QT_TRANSLATE_NOOP("Packetdrill", "the socket option %1 is not modelled")},
    {Text::CallDetail, QT_TRANSLATE_NOOP("Packetdrill", "“%1” in the call %2 is not modelled")},
    {Text::SegmentOption, QT_TRANSLATE_NOOP("Packetdrill", "%1 in a segment is not modelled")},
    {Text::Ecn,
     QT_TRANSLATE_NOOP("Packetdrill", "explicit congestion notification is not modelled")},
    {Text::IcmpMessage, QT_TRANSLATE_NOOP("Packetdrill", "the ICMP message %1 is not modelled")},
    {Text::OtherPacket,
     QT_TRANSLATE_NOOP("Packetdrill", "packets of the kind %1 are not modelled")},
    {Text::Code, QT_TRANSLATE_NOOP("Packetdrill", "the code “%1” is more than an assertion")},
    {Text::InfoField,
     QT_TRANSLATE_NOOP("Packetdrill", "the model does not have the value %1 of TCP_INFO")},
    {Text::LongWait, QT_TRANSLATE_NOOP("Packetdrill", "it waits for more than 30 days")},
    {Text::CommandLineOption, QT_TRANSLATE_NOOP("Packetdrill", "the option %1 is not known")},
    {Text::TooManySteps, QT_TRANSLATE_NOOP("Packetdrill", "it takes more steps than one run may")},
    {Text::TooMuchText,
     QT_TRANSLATE_NOOP("Packetdrill", "it transfers more text than one run may")},
    {Text::CallsAtOnce, QT_TRANSLATE_NOOP("Packetdrill", "the call %2 comes while %1 still waits")},

    // what should happen, and what happens instead
    {Text::AsWritten, "%1"},
    {Text::NothingSent, QT_TRANSLATE_NOOP("Packetdrill", "nothing is sent")},
    {Text::SentAt, QT_TRANSLATE_NOOP("Packetdrill", "%1 at %2 s")},
    {Text::DueAt, QT_TRANSLATE_NOOP("Packetdrill", "%1 at %2 s")},
    {Text::SentInstead, QT_TRANSLATE_NOOP("Packetdrill", "%1 (differs in: %2)")},
    {Text::OnlyPart, QT_TRANSLATE_NOOP("Packetdrill", "only %1 octets of it are sent")},
    {Text::DueBetween, QT_TRANSLATE_NOOP("Packetdrill", "%1 between %2 s and %3 s")},
    {Text::ReturnsAtOnce, QT_TRANSLATE_NOOP("Packetdrill", "%1 returns at once")},
    {Text::Blocks, QT_TRANSLATE_NOOP("Packetdrill", "it blocks")},
    {Text::ReturnsAt, QT_TRANSLATE_NOOP("Packetdrill", "%1 returns at %2 s")},
    {Text::ReturnedAt, QT_TRANSLATE_NOOP("Packetdrill", "it returns at %1 s")},
    {Text::StillWaits, QT_TRANSLATE_NOOP("Packetdrill", "it still waits at %1 s")},
    {Text::Returned, QT_TRANSLATE_NOOP("Packetdrill", "it returns %1")},
    {Text::Is, QT_TRANSLATE_NOOP("Packetdrill", "%1 is %2")},
    {Text::DoesNotHold, QT_TRANSLATE_NOOP("Packetdrill", "it does not hold: %1")},
    {Text::TextDiffers,
     QT_TRANSLATE_NOOP("Packetdrill", "an octet of the text is not the one written")},
    {Text::SocketsInState, QT_TRANSLATE_NOOP("Packetdrill", "sockets in the state %2: %1")},
};

} // namespace

QString packetdrillText(const Message& message)
{
    const auto* const sentence = std::ranges::find(sentences, message.text, &Sentence::text);
    if (sentence == std::end(sentences)) return {};
    QStringList arguments;
    for (const std::string& argument : message.arguments)
        arguments.append(text(argument).simplified());
    const QString words = QCoreApplication::translate("Packetdrill", sentence->words);
    switch (arguments.size()) {
    case 0:
        return words;
    case 1:
        return words.arg(arguments[0]);
    case 2:
        return words.arg(arguments[0], arguments[1]);
    default:
        return words.arg(arguments[0], arguments[1], arguments[2]);
    }
}

QString verdictWord(sim::packetdrill::Verdict::Kind kind)
{
    using Kind = sim::packetdrill::Verdict::Kind;
    switch (kind) {
    case Kind::Passed:
        return QCoreApplication::translate("Packetdrill", "passed");
    case Kind::Failed:
        return QCoreApplication::translate("Packetdrill", "failed");
    case Kind::Skipped:
        return QCoreApplication::translate("Packetdrill", "skipped");
    case Kind::Broken:
        return QCoreApplication::translate("Packetdrill", "not readable");
    }
    return {};
}

QString environmentSentence(const Environment& environment)
{
    using Why = Environment::Why;
    switch (environment.why) {
    case Why::Asked:
        return environment.linuxProfile
                   ? QCoreApplication::translate("Packetdrill", "Profile linux, as asked for.")
                   : QCoreApplication::translate("Packetdrill", "Profile strict, as asked for.");
    case Why::LinuxSettings:
        return QCoreApplication::translate(
            "Packetdrill", "Profile linux, because the script makes settings of Linux.");
    case Why::FreeBsdSettings:
        return QCoreApplication::translate(
            "Packetdrill", "Profile strict with FreeBSD's buffers, because the script makes "
                           "settings of FreeBSD.");
    case Why::NoSettings:
        return QCoreApplication::translate(
            "Packetdrill", "Profile strict with the usual buffers of Linux, because the script "
                           "makes no settings.");
    }
    return {};
}

} // namespace tcplab::present
