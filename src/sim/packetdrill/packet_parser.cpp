// Packets: "> S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 8>" and the
// like.

#include "sim/packetdrill/parser.h"

namespace tcplab::sim::packetdrill {

using tcp::Flag;
using tcp::SeqNum;

bool Parser::number(std::int64_t& value, std::int64_t low, std::int64_t high, const char* what)
{
    const auto read = scan_.integer();
    if (!read || *read < low || *read > high)
        return fail(std::string{what} + ", " + std::to_string(low) + " to " + std::to_string(high));
    value = *read;
    return true;
}

bool Parser::packet(Event& event, bool inbound)
{
    if (scan_.take("icmp")) return icmp(event, inbound);
    for (const char* foreign : {"udp", "ipv4", "ipv6", "gre", "mpls", "sctp", "icmpv6"}) {
        if (!scan_.nextIs(foreign)) continue;
        // Not ours to model: skipped, with its line, not refused.
        event.what = Unsupported{std::string{foreign} + " packets"};
        return scan_.enclosed("\n").has_value() || scan_.atEnd() || fail("the end of the packet");
    }
    Packet packet;
    packet.inbound = inbound;
    // IPv4 ECN marks and TOS: [ect0], [ce], [noecn], [tos 0x10]
    if (scan_.take("[")) {
        auto mark = scan_.enclosed("]");
        if (!mark) return fail("]");
        packet.ecn = *mark;
    }
    // addresses and ports, "192.0.2.1:8080 > 192.168.0.1:53", are of one connection anyway
    if (!tcpPacket(packet)) return false;
    event.what = std::move(packet);
    return true;
}

bool Parser::icmp(Event& event, bool inbound)
{
    IcmpPacket icmp;
    icmp.inbound = inbound;
    icmp.type = scan_.word().value_or("");
    icmp.code = scan_.nextIs("mtu") ? std::string{} : scan_.word().value_or("");
    if (scan_.take("mtu") && !number(icmp.mtu, 0, 65535, "an MTU")) return false;
    if (scan_.take("[")) {
        // the header that the message quotes: "[1:1461(1460)]"
        if (!sequence(icmp.about) || !scan_.take("]")) return fail("]");
        icmp.hasAbout = true;
    }
    event.what = std::move(icmp);
    return true;
}

bool Parser::tcpPacket(Packet& packet)
{
    if (!flags(packet) || !sequence(packet)) return false;
    std::int64_t value = 0;
    if (scan_.take("ack")) {
        if (!number(value, 0, 0xFFFFFFFF, "an acknowledgment number")) return false;
        packet.ack = static_cast<std::uint32_t>(value);
    }
    if (scan_.take("win")) {
        if (!number(value, 0, 65535, "a window")) return false;
        packet.window = static_cast<std::uint16_t>(value);
    }
    if (scan_.take("urg")) {
        if (!number(value, 0, 65535, "an urgent pointer")) return false;
        packet.urgent = static_cast<std::uint16_t>(value);
    }
    return !scan_.take("<") || packetOptions(packet.options);
}

bool Parser::flags(Packet& packet)
{
    const std::string letters = scan_.until("");
    if (letters.empty()) return fail("flags: S F R P . U E W");
    for (const char letter : letters) {
        switch (letter) {
        case 'S':
            packet.flags = packet.flags | Flag::Syn;
            break;
        case 'F':
            packet.flags = packet.flags | Flag::Fin;
            break;
        case 'R':
            packet.flags = packet.flags | Flag::Rst;
            break;
        case 'P':
            packet.flags = packet.flags | Flag::Psh;
            break;
        case '.':
            packet.flags = packet.flags | Flag::Ack;
            break;
        case 'U':
            packet.flags = packet.flags | Flag::Urg;
            break;
        case 'E':
            packet.flags = packet.flags | Flag::Ece;
            break;
        case 'W':
            packet.flags = packet.flags | Flag::Cwr;
            break;
        case 'A':
        case '-':
            break; // "-": no flag at all; A: the accurate-ECN bit
        default:
            return fail("flags: S F R P . U E W");
        }
    }
    return true;
}

/// "1:1001(1000)"
bool Parser::sequence(Packet& packet)
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t length = 0;
    if (!number(start, 0, 0xFFFFFFFF, "a sequence number")) return false;
    if (!scan_.take(":")) return fail(": and the end of the sequence numbers");
    if (!number(end, 0, 0xFFFFFFFF, "a sequence number")) return false;
    if (!scan_.take("(")) return fail("( and the length");
    if (!number(length, 0, 65535, "a length")) return false;
    if (!scan_.take(")")) return fail(")");
    if (static_cast<std::uint32_t>(end - start) != static_cast<std::uint32_t>(length))
        return fail("numbers whose difference is the length");
    packet.start = static_cast<std::uint32_t>(start);
    packet.length = static_cast<std::uint32_t>(length);
    return true;
}

bool Parser::packetOptions(PacketOptions& options)
{
    options.given = true;
    if (scan_.take("...")) {
        options.any = true;
        return scan_.take(">") || fail(">");
    }
    while (!scan_.take(">")) {
        if (!packetOption(options)) return false;
        if (!scan_.nextIs(">") && !scan_.take(",")) return fail(", or >");
    }
    return true;
}

bool Parser::packetOption(PacketOptions& options)
{
    std::int64_t value = 0;
    if (scan_.take("nop") || scan_.take("eol")) return true;
    if (scan_.take("sackOK")) {
        options.sackPermitted = true;
        return true;
    }
    if (scan_.take("mss")) {
        if (!number(value, 0, 65535, "an MSS")) return false;
        options.mss = static_cast<std::uint16_t>(value);
        return true;
    }
    if (scan_.take("wscale")) {
        if (!number(value, 0, 255, "a shift count")) return false;
        options.windowScale = static_cast<std::uint8_t>(value);
        return true;
    }
    if (scan_.take("sack")) return sackOption(options);
    if (scan_.take("TS")) return timestampOption(options);
    options.unsupported = scan_.until(",>");
    while (!scan_.nextIs(",") && !scan_.nextIs(">"))
        if (scan_.until(",>").empty()) return fail("an option");
    return !options.unsupported.empty() || fail("an option");
}

bool Parser::sackOption(PacketOptions& options)
{
    do {
        std::int64_t left = 0;
        std::int64_t right = 0;
        if (!number(left, 0, 0xFFFFFFFF, "the left edge of a block")) return false;
        if (!scan_.take(":")) return fail(": and the right edge");
        if (!number(right, 0, 0xFFFFFFFF, "the right edge of a block")) return false;
        options.sack.push_back(
            {SeqNum{static_cast<std::uint32_t>(left)}, SeqNum{static_cast<std::uint32_t>(right)}});
        scan_.skipBlanks();
    } while (scan_.peek() >= '0' && scan_.peek() <= '9');
    return true;
}

bool Parser::timestampOption(PacketOptions& options)
{
    auto& timestamps = options.timestamps.emplace();
    std::int64_t value = 0;
    if (!scan_.take("val")) return fail("val");
    if (!scan_.take("*")) {
        if (!number(value, 0, 0xFFFFFFFF, "a timestamp")) return false;
        timestamps.value = static_cast<std::uint32_t>(value);
    }
    if (!scan_.take("ecr")) return fail("ecr");
    if (!scan_.take("*")) {
        if (!number(value, 0, 0xFFFFFFFF, "a timestamp")) return false;
        timestamps.echo = static_cast<std::uint32_t>(value);
    }
    return true;
}

} // namespace tcplab::sim::packetdrill
