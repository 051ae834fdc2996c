// Packets: "> S. 0:0(0) ack 1 win 65535 <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 8>" and the
// like.

#include "sim/packetdrill/parser.h"

namespace tcplab::sim::packetdrill {

using tcp::Flag;
using tcp::SeqNum;

bool Parser::number(std::int64_t& value, std::int64_t low, std::int64_t high)
{
    const Scanner before = scan_;
    const auto read = scan_.integer();
    if (!read || *read < low || *read > high) {
        scan_ = before; // the place of the mistake is the number's
        return fail(Text::ANumber, {std::to_string(low), std::to_string(high)});
    }
    value = *read;
    return true;
}

bool Parser::packet(Event& event, bool inbound)
{
    if (foreignPacket(event)) return true;
    if (scan_.take("icmp")) return icmp(event, inbound, std::nullopt);
    scan_.take("tcp");
    Packet packet;
    packet.inbound = inbound;
    if (scan_.take("[")) {
        const Scanner inside = scan_;
        if (scan_.integer()) {
            // the header that an ICMP message quotes: "[1:1461(1460)] icmp unreachable ..."
            scan_ = inside;
            if (!sequence(packet)) return false;
            if (!scan_.take("]")) return fail(Text::ClosedBy, {"]"});
            if (!scan_.take("icmp")) return missing("icmp");
            return icmp(event, inbound, packet.start);
        }
        // what the IP header says: [ect0], [ce], [noecn], [tos 0x10]
        auto mark = scan_.enclosed("]");
        if (!mark) return fail(Text::ClosedBy, {"]"});
        packet.ecn = *mark;
    }
    if (!tcpPacket(packet)) return false;
    event.what = std::move(packet);
    return true;
}

/// Packets that are not ours to model are skipped with their line, not refused.
bool Parser::foreignPacket(Event& event)
{
    for (const char* foreign : {"udp", "ipv4", "ipv6", "gre", "mpls", "sctp", "icmpv6"}) {
        if (!scan_.nextIs(foreign)) continue;
        event.what = Unsupported{foreign};
        scan_.restOfLine();
        return true;
    }
    // "192.0.2.1:8080 > 192.168.0.1:53 ...": packets of more than one connection
    const Scanner before = scan_;
    if (scan_.integer() && scan_.peek() == '.') {
        scan_ = before;
        event.what = Unsupported{scan_.until(":>")};
        scan_.restOfLine();
        return true;
    }
    scan_ = before;
    return false;
}

bool Parser::icmp(Event& event, bool inbound, std::optional<std::uint32_t> about)
{
    IcmpPacket icmp;
    icmp.inbound = inbound;
    icmp.about = about;
    const auto type = scan_.word();
    if (!type) return fail(Text::IcmpType);
    icmp.type = *type;
    if (!scan_.nextIs("mtu")) icmp.code = scan_.word().value_or("");
    std::int64_t mtu = 0;
    if (scan_.take("mtu")) {
        if (!number(mtu, 0, 65535)) return false;
        icmp.mtu = static_cast<std::uint16_t>(mtu);
    }
    if (scan_.take("[")) {
        Packet quoted;
        if (!sequence(quoted)) return false;
        if (!scan_.take("]")) return fail(Text::ClosedBy, {"]"});
        icmp.about = quoted.start;
    }
    event.what = std::move(icmp);
    return true;
}

bool Parser::tcpPacket(Packet& packet)
{
    if (!flags(packet) || !sequence(packet)) return false;
    std::int64_t value = 0;
    if (scan_.take("ack")) {
        if (!number(value, 0, 0xFFFFFFFF)) return false;
        packet.ack = static_cast<std::uint32_t>(value);
    }
    if (scan_.take("win")) {
        if (!number(value, 0, 65535)) return false;
        packet.window = static_cast<std::uint16_t>(value);
    }
    if (scan_.take("urg")) {
        if (!number(value, 0, 65535)) return false;
        packet.urgent = static_cast<std::uint16_t>(value);
    }
    return !scan_.take("<") || packetOptions(packet.options);
}

bool Parser::flags(Packet& packet)
{
    const Scanner before = scan_;
    const std::string letters = scan_.until("");
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
        case '-':
            break; // no flag at all
        case 'A':
            packet.unsupported = "AccECN";
            break;
        default:
            if (letter >= '0' && letter <= '7' && letters.size() < 6 && letters.front() != letter) {
                packet.unsupported = "AccECN"; // the ACE field, as a number behind the flags
                break;
            }
            scan_ = before;
            return fail(Text::Flags);
        }
    }
    return !letters.empty() || fail(Text::Flags);
}

/// "1:1001(1000)", or "...(1000)" for any numbers
bool Parser::sequence(Packet& packet)
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t length = 0;
    const Scanner before = scan_;
    if (scan_.take("...")) {
        packet.anySequence = true;
        if (!scan_.take("(")) return fail(Text::SequenceRange);
        if (!number(length, 0, 65535)) return false;
        packet.length = static_cast<std::uint32_t>(length);
        return scan_.take(")") || fail(Text::ClosedBy, {")"});
    }
    if (!number(start, 0, 0xFFFFFFFF)) return false;
    if (!scan_.take(":")) return fail(Text::SequenceRange);
    if (!number(end, 0, 0xFFFFFFFF)) return false;
    if (!scan_.take("(")) return fail(Text::SequenceRange);
    if (!number(length, 0, 65535)) return false;
    if (!scan_.take(")")) return fail(Text::ClosedBy, {")"});
    if (static_cast<std::uint32_t>(end - start) != static_cast<std::uint32_t>(length)) {
        scan_ = before;
        return fail(Text::SameLength);
    }
    packet.start = static_cast<std::uint32_t>(start);
    packet.length = static_cast<std::uint32_t>(length);
    return true;
}

bool Parser::packetOptions(PacketOptions& options)
{
    options.given = true;
    if (scan_.take("...")) {
        options.any = true;
        return scan_.take(">") || fail(Text::ClosedBy, {">"});
    }
    while (!scan_.take(">")) {
        if (!packetOption(options)) return false;
        if (!scan_.nextIs(">") && !scan_.take(",")) return fail(Text::CommaOr, {">"});
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
        if (!number(value, 0, 65535)) return false;
        options.mss = static_cast<std::uint16_t>(value);
        return true;
    }
    if (scan_.take("wscale")) {
        if (!number(value, 0, 255)) return false;
        options.windowScale = static_cast<std::uint8_t>(value);
        return true;
    }
    if (scan_.take("sack")) return sackOption(options);
    if (scan_.take("TS")) return timestampOption(options);
    options.unsupported = scan_.until(",>");
    while (!scan_.nextIs(",") && !scan_.nextIs(">"))
        if (scan_.until(",>").empty()) return fail(Text::TcpOption);
    return !options.unsupported.empty() || fail(Text::TcpOption);
}

bool Parser::sackOption(PacketOptions& options)
{
    do {
        std::int64_t left = 0;
        std::int64_t right = 0;
        if (!number(left, 0, 0xFFFFFFFF)) return false;
        if (!scan_.take(":")) return missing(":");
        if (!number(right, 0, 0xFFFFFFFF)) return false;
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
    if (!scan_.take("val")) return missing("val");
    if (!scan_.take("*")) {
        if (!number(value, 0, 0xFFFFFFFF)) return false;
        timestamps.value = static_cast<std::uint32_t>(value);
    }
    if (!scan_.take("ecr")) return missing("ecr");
    if (!scan_.take("*")) {
        if (!number(value, 0, 0xFFFFFFFF)) return false;
        timestamps.echo = static_cast<std::uint32_t>(value);
    }
    return true;
}

} // namespace tcplab::sim::packetdrill
