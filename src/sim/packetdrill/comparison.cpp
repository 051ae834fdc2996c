#include "sim/packetdrill/comparison.h"

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

} // namespace

std::string describe(const Packet& packet)
{
    std::string text = numbers(packet.flags, packet.start, packet.length);
    if (packet.ack) text += " ack " + std::to_string(*packet.ack);
    if (packet.window) text += " win " + std::to_string(*packet.window);
    return text;
}

std::string describe(const Departure& departure)
{
    const tcp::Header& header = departure.header;
    std::string text = numbers(header.flags, header.seq.value(),
                               static_cast<std::uint32_t>(departure.payload.size()));
    if (header.has(Flag::Ack)) text += " ack " + std::to_string(header.ack.value());
    return text + " win " + std::to_string(header.window);
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

std::string Comparison::compareHeader(const Packet& packet, const tcp::Header& header) const
{
    if (packet.ack && header.has(Flag::Ack) && header.ack.value() != *packet.ack)
        return "ack " + std::to_string(header.ack.value());
    if (packet.window && header.window != *packet.window)
        return "win " + std::to_string(header.window);
    return {};
}

std::string Comparison::compareOptions(const PacketOptions& wanted, const tcp::Options& got)
{
    if (wanted.any || !wanted.given) return {};
    if (wanted.mss != got.mss)
        return "mss " + (got.mss ? std::to_string(*got.mss) : std::string{"absent"});
    if (wanted.windowScale != got.windowScale)
        return "wscale " +
               (got.windowScale ? std::to_string(*got.windowScale) : std::string{"absent"});
    if (wanted.sackPermitted != got.sackPermitted)
        return got.sackPermitted ? "sackOK" : "no sackOK";
    if (wanted.timestamps.has_value() != got.timestamps.has_value())
        return got.timestamps ? "TS" : "no TS";
    if (wanted.timestamps) {
        if (wanted.timestamps->value)
            ourTimestamp_[*wanted.timestamps->value] = got.timestamps->value;
        if (wanted.timestamps->echo && *wanted.timestamps->echo != got.timestamps->echo)
            return "ecr " + std::to_string(got.timestamps->echo);
    }
    const auto blocks = got.sack.view();
    if (!std::ranges::equal(wanted.sack, blocks)) {
        std::string text = "sack";
        for (const tcp::SackBlock& block : blocks)
            text += " " + std::to_string(block.left.value()) + ":" +
                    std::to_string(block.right.value());
        return blocks.empty() ? "no sack" : text;
    }
    return {};
}

std::string Comparison::takeOutbound(const Packet& packet, std::deque<Departure>& departures)
{
    std::uint32_t covered = 0;
    do {
        if (departures.empty())
            return "only " + std::to_string(covered) + " octets of it were sent";
        const Departure part = departures.front();
        const auto length = static_cast<std::uint32_t>(part.payload.size());
        const bool last = covered + length >= packet.length;
        const tcp::Header& header = part.header;
        const bool sameStart = header.seq.value() == packet.start + covered;
        // Parts before the last carry neither PSH nor FIN; they belong to the one large segment's
        // end.
        const Flags wanted =
            last ? packet.flags : packet.flags.without(Flag::Psh).without(Flag::Fin);
        const Flags got = last ? header.flags : header.flags.without(Flag::Psh);
        if (!sameStart || got != wanted || covered + length > packet.length ||
            (length == 0 && packet.length > 0))
            return describe(part);
        if (std::string difference = compareHeader(packet, header); !difference.empty())
            return describe(part);
        if (std::string difference = compareOptions(packet.options, header.options);
            !difference.empty())
            return describe(part) + " <" + difference + ">";
        covered += length;
        departures.pop_front();
    } while (covered < packet.length);
    return {};
}

} // namespace tcplab::sim::packetdrill
