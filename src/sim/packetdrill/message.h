#pragma once

// What the reader and the runner of scripts have to say, as data: the words are put by `present`,
// in the language of whoever reads them.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tcplab::sim::packetdrill {

enum class Text : std::uint8_t {
    None,
    AsWritten, ///< the argument itself: packetdrill's own notation, the same in every language

    // What would be right: at a mistake of syntax
    FewerBytes,     ///< at most %1 bytes
    FewerEvents,    ///< at most %1 events
    FewerBrackets,  ///< fewer brackets inside each other
    ATime,          ///< a time
    AnEvent,        ///< a packet, a call, a command or a block of code
    AValue,         ///< a value in an argument
    ANumber,        ///< a number from %1 to %2
    AResult,        ///< = and what the call returns
    Flags,          ///< letters of flags
    SequenceRange,  ///< 1:1001(1000)
    SameLength,     ///< numbers whose difference is the length
    TcpOption,      ///< mss 1460 ...
    IcmpType,       ///< unreachable ...
    ClosedBy,       ///< %1, which closes what was begun
    CommaOr,        ///< a comma or %1
    MatchingEndif,  ///< #endif
    KnownCondition, ///< #ifdef NAME
    NoEvents,       ///< the script has none
    ACall,          ///< the name of a system call
    PerhapsCall,    ///< of a system call, perhaps %1
    AnInfoField,    ///< the name of a field of TCP_INFO
    PerhapsField,   ///< of a field of TCP_INFO, perhaps %1

    // What is not modelled: the reason of a skip
    ShellCommand,  ///< the shell command %1
    Setting,       ///< the setting %1
    SystemCall,    ///< the call %1
    SocketOption,  ///< the socket option %1
    CallDetail,    ///< %1 in the call %2
    SegmentOption, ///< %1 in a segment
    Ecn,
    IcmpMessage, ///< %1
    OtherPacket, ///< packets of the kind %1
    Code,        ///< the code %1
    InfoField,   ///< the field %1 of TCP_INFO
    LongWait,
    CommandLineOption, ///< %1
    TooManySteps,
    TooMuchText,
    CallsAtOnce, ///< %2 while %1 waits

    // What happened instead: the difference of a failure
    NothingSent,
    SentAt,         ///< %1 at %2
    SentInstead,    ///< %1, because of %2
    OnlyPart,       ///< only %1 octets of it
    DueAt,          ///< %1 at %2
    DueBetween,     ///< %1 between %2 and %3
    ReturnsAtOnce,  ///< %1 returns at once
    Blocks,         ///< it blocks
    ReturnsAt,      ///< %1 returns at %2
    ReturnedAt,     ///< it returned at %1
    StillWaits,     ///< it still waits at %1
    Returned,       ///< it returned %1
    Is,             ///< %1 is %2
    DoesNotHold,    ///< it does not hold: %1
    TextDiffers,    ///< an octet of the text is not the one that was written
    SocketsInState, ///< %1 sockets in the state %2
};

/// A sentence or a part of one. Arguments are numbers, names and packetdrill's notation.
struct Message
{
    Text text = Text::None;
    std::vector<std::string> arguments;

    bool empty() const { return text == Text::None; }
    bool operator==(const Message&) const = default;
};

inline Message asWritten(std::string text)
{
    return {Text::AsWritten, {std::move(text)}};
}

} // namespace tcplab::sim::packetdrill
