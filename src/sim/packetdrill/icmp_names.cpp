#include "sim/packetdrill/icmp_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <string_view>

namespace tcplab::sim::packetdrill {

namespace {

using Kind = tcp::IcmpError::Kind;

struct Code
{
    std::string_view name;
    Kind kind;
};

/// The codes of Destination Unreachable, in the order of their numbers (RFC 792, RFC 1122 3.2.2.1,
/// RFC 1812 5.2.7.1). Only those of RFC 1122 4.2.3.9 are hard.
constexpr Code unreachable[]{{"net_unreachable", Kind::NetworkUnreachable},
                             {"host_unreachable", Kind::HostUnreachable},
                             {"protocol_unreachable", Kind::ProtocolUnreachable},
                             {"port_unreachable", Kind::PortUnreachable},
                             {"frag_needed", Kind::FragmentationNeeded},
                             {"source_route_failed", Kind::SourceRouteFailed},
                             {"net_unknown", Kind::NetworkUnreachable},
                             {"host_unknown", Kind::HostUnreachable},
                             {"source_host_isolated", Kind::HostUnreachable},
                             {"net_prohibited", Kind::NetworkUnreachable},
                             {"host_prohibited", Kind::HostUnreachable},
                             {"net_unreachable_for_tos", Kind::NetworkUnreachable},
                             {"host_unreachable_for_tos", Kind::HostUnreachable},
                             {"packet_filtered", Kind::HostUnreachable},
                             {"precedence_violation", Kind::HostUnreachable},
                             {"precedence_cutoff", Kind::HostUnreachable}};

/// The same of ICMPv6 (RFC 4443 3.1).
constexpr Code unreachableV6[]{{"no_route", Kind::NetworkUnreachable},
                               {"admin_prohibited", Kind::HostUnreachable},
                               {"not_neighbour", Kind::HostUnreachable},
                               {"addr_unreachable", Kind::HostUnreachable},
                               {"port_unreachable", Kind::PortUnreachable}};

constexpr std::array notForTcp{"echo_reply",        "echo_request",         "redirect",
                               "timestamp_request", "timestamp_reply",      "information_request",
                               "information_reply", "address_mask_request", "address_mask_reply"};

/// The number in "code_3" or "type_11".
std::optional<std::size_t> numberIn(std::string_view name, std::string_view beginning)
{
    if (!name.starts_with(beginning)) return std::nullopt;
    name.remove_prefix(beginning.size());
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value);
    if (error != std::errc{} || end != name.data() + name.size() || value > 255)
        return std::nullopt;
    return value;
}

template <std::size_t size>
IcmpMeaning unreachableCode(const Code (&codes)[size], const std::string& name)
{
    if (const auto number = numberIn(name, "code_"))
        return {true, *number < size ? std::optional{codes[*number].kind} : std::nullopt};
    const auto* const code = std::ranges::find(codes, std::string_view{name}, &Code::name);
    if (code == std::end(codes)) return {};
    return {true, code->kind};
}

} // namespace

IcmpMeaning meaningOf(const IcmpPacket& packet, bool ipv6)
{
    const std::string& type = packet.type;
    if (type == "unreachable")
        return ipv6 ? unreachableCode(unreachableV6, packet.code)
                    : unreachableCode(unreachable, packet.code);
    if (type == "packet_too_big") return {ipv6, Kind::FragmentationNeeded};
    if (type == "source_quench") return {true, Kind::SourceQuench};
    if (type == "time_exceeded") return {true, Kind::TimeExceeded};
    if (type == "parameter_problem") return {true, Kind::ParameterProblem};
    const bool harmless = std::ranges::find(notForTcp, std::string_view{type}) != notForTcp.end();
    return {harmless || numberIn(type, "type_").has_value(), std::nullopt};
}

} // namespace tcplab::sim::packetdrill
