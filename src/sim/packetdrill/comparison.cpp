#include "sim/packetdrill/comparison.h"

#include <algorithm>

namespace tcplab::sim::packetdrill {

using tcp::Flag;
using tcp::Flags;

namespace {

std::string letters(Flags flags)
{
    std::string text;
    for (const auto& [flag, letter] : {std::pair{Flag::Syn, 'S'},
                                       {Flag::Fin, 'F'},
                                       {Flag::Rst, 'R'},
                                       {Flag::Psh, 'P'},
                                       {Flag::Ack, '.'},
                                       {Flag::Urg, 'U'},
                                       {Flag::Ece, 'E'},
                                       {Flag::Cwr, 'W'}})
        if (flags.has(flag)) text += letter;
    return text.empty() ? "-" : text;
}

std::string numbers(Flags flags, std::uint32_t start, std::uint32_t length)
{
    return letters(flags) + " " + std::to_string(start) + ":" + std::to_string(start + length) +
           "(" + std::to_string(length) + ")";
}

std::string describe(const PacketOptions& options)
{
    if (!options.given) return {};
    if (options.any) return " <...>";
    std::vector<std::string> names;
    const auto number = [](auto value) { return std::to_string(value); };
    if (options.mss) names.push_back("mss " + number(*options.mss));
    if (options.sackPermitted) names.emplace_back("sackOK");
    if (const auto& ts = options.timestamps)
        names.push_back("TS val " + (ts->value ? number(*ts->value) : "*") + " ecr " +
                        (ts->echo ? number(*ts->echo) : "*"));
    if (options.windowScale) names.push_back("wscale " + number(*options.windowScale));
    std::string blocks;
    for (const tcp::SackBlock& block : options.sack)
        blocks += " " + number(block.left.value()) + ":" + number(block.right.value());
    if (!blocks.empty()) names.push_back("sack" + blocks);
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ",") + name;
    return list.empty() ? "" : " <" + list + ">";
}

/// Options of ours in the form of those of scripts.
PacketOptions asWritten(const tcp::Options& options)
{
    PacketOptions written;
    written.given = true;
    written.mss = options.mss;
    written.windowScale = options.windowScale;
    written.sackPermitted = options.sackPermitted;
    if (options.timestamps)
        written.timestamps = {options.timestamps->value, options.timestamps->echo};
    written.sack.assign(options.sack.view().begin(), options.sack.view().end());
    return written;
}

std::uint32_t scriptSeq(const Departure& departure)
{
    return departure.header.seq.value() + (departure.from ? departure.from->shift() : 0);
}

} // namespace

std::string describe(const Packet& packet)
{
    std::string text = packet.anySequence
                           ? letters(packet.flags) + " ...(" + std::to_string(packet.length) + ")"
                           : numbers(packet.flags, packet.start, packet.length);
    if (packet.ack) text += " ack " + std::to_string(*packet.ack);
    if (packet.window) text += " win " + std::to_string(*packet.window);
    if (packet.urgent != 0) text += " urg " + std::to_string(packet.urgent);
    return text + describe(packet.options);
}

std::string describe(const Departure& departure)
{
    const tcp::Header& header = departure.header;
    std::string text = numbers(header.flags, scriptSeq(departure), departure.octets);
    if (header.has(Flag::Ack)) text += " ack " + std::to_string(header.ack.value());
    text += " win " + std::to_string(header.window);
    if (header.has(Flag::Urg)) text += " urg " + std::to_string(header.urgentPointer);
    return text + describe(asWritten(header.options));
}

tcp::Header Comparison::inboundHeader(const Packet& packet) const
{
    tcp::Header header;
    header.seq = tcp::SeqNum{packet.start};
    header.flags = packet.flags;
    header.ack = tcp::SeqNum{packet.ack.value_or(0)};
    header.window = packet.window.value_or(0);
    header.urgentPointer = packet.urgent;
    header.options.mss = packet.options.mss;
    header.options.windowScale = packet.options.windowScale;
    header.options.sackPermitted = packet.options.sackPermitted;
    for (const tcp::SackBlock& block : packet.options.sack)
        header.options.sack.add(block);
    if (packet.options.timestamps) {
        const std::uint32_t echo = packet.options.timestamps->echo.value_or(0);
        const auto ours = ourTimestamp_.find(echo);
        header.options.timestamps =
            tcp::Timestamps{packet.options.timestamps->value.value_or(0),
                            ours == ourTimestamp_.end() ? echo : ours->second};
    }
    return header;
}

/// The first difference outside the options; empty for none. A window that the script does not name
/// may be any.
std::string Comparison::headerDifference(const Packet& packet, const Departure& part, bool last,
                                         std::uint32_t covered) const
{
    const tcp::Header& header = part.header;
    // Parts before the last carry neither PSH nor FIN; they belong to the one large segment's end.
    const Flags wanted = last ? packet.flags : packet.flags.without(Flag::Psh).without(Flag::Fin);
    const bool pushedByOffload = offload_ && last && covered > 0 && packet.flags.has(Flag::Psh);
    const Flags sent = last ? header.flags : header.flags.without(Flag::Psh);
    const Flags got = pushedByOffload ? sent | Flag::Psh : sent;
    if (got != wanted) return letters(header.flags);
    if (!packet.anySequence && scriptSeq(part) != packet.start + covered)
        return std::to_string(scriptSeq(part)) + ":";
    if (covered + part.octets > packet.length || (part.octets == 0 && packet.length > covered))
        return "(" + std::to_string(part.octets) + ")";
    if (header.has(Flag::Ack) && header.ack.value() != packet.ack.value_or(0))
        return "ack " + std::to_string(header.ack.value());
    if (packet.window && header.window != *packet.window)
        return "win " + std::to_string(header.window);
    if (header.has(Flag::Urg) && header.urgentPointer != packet.urgent)
        return "urg " + std::to_string(header.urgentPointer);
    return {};
}

/// The first difference in the options. Their order and padding are each system's own; where the
/// script names none, none may be there, as in the original.
std::string Comparison::optionDifference(const PacketOptions& wanted, const tcp::Options& got)
{
    const auto absent = [](const char* name) { return std::string{"no "} + name; };
    if (wanted.any) return {};
    if (wanted.mss != got.mss) return got.mss ? "mss " + std::to_string(*got.mss) : absent("mss");
    if (wanted.windowScale != got.windowScale)
        return got.windowScale ? "wscale " + std::to_string(*got.windowScale) : absent("wscale");
    if (wanted.sackPermitted != got.sackPermitted)
        return got.sackPermitted ? "sackOK" : absent("sackOK");
    if (wanted.timestamps.has_value() != got.timestamps.has_value())
        return got.timestamps ? "TS" : absent("TS");
    if (wanted.timestamps) {
        if (wanted.timestamps->value)
            ourTimestamp_[*wanted.timestamps->value] = got.timestamps->value;
        if (wanted.timestamps->echo && *wanted.timestamps->echo != got.timestamps->echo)
            return "ecr " + std::to_string(got.timestamps->echo);
    }
    if (!std::ranges::equal(wanted.sack, got.sack.view()))
        return got.sack.empty() ? absent("sack") : "sack";
    return {};
}

Message Comparison::takeOutbound(const Packet& packet, std::deque<Departure>& departures)
{
    std::uint32_t covered = 0;
    do {
        if (departures.empty()) return {Text::OnlyPart, {std::to_string(covered)}};
        const Departure part = departures.front();
        // Our sequence numbers begin at 0; the script's where its first SYN says.
        const bool opens = part.header.has(Flag::Syn) && packet.flags.has(Flag::Syn);
        if (opens && part.from && !part.from->numbering && !packet.anySequence)
            part.from->numbering = packet.start - part.header.seq.value();
        const bool last = covered + part.octets >= packet.length;
        std::string difference = headerDifference(packet, part, last, covered);
        if (difference.empty()) difference = optionDifference(packet.options, part.header.options);
        if (!difference.empty()) return {Text::SentInstead, {describe(part), difference}};
        if (!part.textIsRight) return {Text::TextDiffers, {}};
        covered += part.octets;
        departures.pop_front();
    } while (covered < packet.length);
    return {};
}

} // namespace tcplab::sim::packetdrill
