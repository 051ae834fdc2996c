#pragma once

// A packetdrill script as a tree: what its author wrote, nothing decided yet.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/packetdrill/message.h"
#include "tcp/segment.h"
#include "tcp/sim_time.h"

namespace tcplab::sim::packetdrill {

using tcp::Duration;

/// When an event is due.
struct EventTime
{
    enum class Kind : std::uint8_t {
        Absolute,      ///< "1.5": since the start of the script
        Relative,      ///< "+.1": since the event before
        Any,           ///< "*"
        AbsoluteRange, ///< "1~1.2"
        RelativeRange, ///< "+.1~+.2"
    };
    Kind kind = Kind::Relative;
    Duration from{0};
    Duration to{0};               ///< ranges: the end
    std::optional<Duration> ends; ///< "0.1...0.2": when a blocking call returns, as `from` counts
};

/// A value in the arguments of a call.
struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

struct Ellipsis
{
};
struct Symbol
{
    std::string name; ///< AF_INET, O_NONBLOCK ...
};
/// a | b | c, of symbols and numbers
struct BitOr
{
    std::vector<ExpressionPtr> terms;
};
struct Array
{
    std::vector<ExpressionPtr> items;
};
/// {name=value, ...}; unnamed values have an empty name
struct Structure
{
    struct Field
    {
        std::string name;
        ExpressionPtr value;
    };
    std::vector<Field> fields;
};
struct Expression
{
    std::variant<Ellipsis, std::int64_t, std::string, Symbol, BitOr, Array, Structure> value;
};

struct SystemCall
{
    std::string name;
    std::vector<ExpressionPtr> arguments;
    ExpressionPtr result;
    std::string error; ///< "EAGAIN" behind a result of -1; empty: none
};

/// The options that a script names; the order and padding do not matter to us.
struct PacketOptions
{
    bool any = false; ///< "<...>": whatever it is
    bool given = false;
    std::optional<std::uint16_t> mss;
    std::optional<std::uint8_t> windowScale;
    bool sackPermitted = false;
    struct TimestampsPattern
    {
        std::optional<std::uint32_t> value; ///< nothing: "*"
        std::optional<std::uint32_t> echo;
    };
    std::optional<TimestampsPattern> timestamps;
    std::vector<tcp::SackBlock> sack;
    std::string unsupported; ///< the first option that we do not model, e.g. "FO"
};

struct Packet
{
    bool inbound = false;
    tcp::Flags flags;
    std::string ecn;                  ///< "ect0", "ce", "noecn" ...; empty: not named
    std::uint32_t start = 0;          ///< first and last number as written
    std::uint32_t length = 0;         ///< octets of text
    bool anySequence = false;         ///< "...(0)": whatever the numbers are
    std::optional<std::uint32_t> ack; ///< absent: no ACK number written
    std::optional<std::uint16_t> window;
    std::uint16_t urgent = 0;
    PacketOptions options;
    std::string unsupported; ///< what of it cannot be modelled, e.g. "accurate ECN"
};

/// "[1:1461(1460)] icmp unreachable frag_needed mtu 1200"
struct IcmpPacket
{
    bool inbound = false;
    std::string type;
    std::string code;
    std::optional<std::uint16_t> mtu;
    std::optional<std::uint32_t> about; ///< the sequence number in the header that it quotes
};

struct ShellCommand
{
    std::string text;
};
struct CodeBlock
{
    std::string text;
};
struct Unsupported
{
    std::string what;
};

struct Event
{
    int line = 0;
    EventTime time;
    std::variant<Packet, IcmpPacket, SystemCall, ShellCommand, CodeBlock, Unsupported> what;
    std::string source; ///< the line as written, for messages
};

struct Script
{
    struct Option
    {
        std::string name; ///< without "--"
        std::string value;
        int line = 0;
    };
    std::vector<Option> options;
    std::vector<Event> events;
};

struct SyntaxError
{
    int line = 0; ///< from 1; 0: the script as a whole
    int column = 0;
    std::string found; ///< what stands there
    Message expected;
};

/// The largest script that is read, in bytes, and with how many events.
inline constexpr std::size_t maxScriptBytes = 1u << 20;
inline constexpr std::size_t maxEvents = 50'000;

std::variant<Script, SyntaxError> parseScript(std::string_view text);

} // namespace tcplab::sim::packetdrill
