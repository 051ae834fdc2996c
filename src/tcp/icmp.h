#pragma once

#include <cstdint>
#include <string_view>

#include "tcp/seq_num.h"

namespace tcplab::tcp {

/// An ICMP error that IP hands up about one of our segments (RFC 9293 3.9.2.2; MUST-54). IP has
/// found the connection by the addresses and ports in the quoted header.
struct IcmpError
{
    enum class Kind : std::uint8_t {
        NetworkUnreachable,  ///< Destination Unreachable, code 0: soft
        HostUnreachable,     ///< code 1: soft
        ProtocolUnreachable, ///< code 2: hard
        PortUnreachable,     ///< code 3: hard
        FragmentationNeeded, ///< code 4 (IPv6: Packet Too Big): the path's MTU is smaller
        SourceRouteFailed,   ///< code 5: soft
        SourceQuench,        ///< discarded without a word (MUST-55)
        TimeExceeded,        ///< codes 0 and 1: soft
        ParameterProblem,    ///< soft
    };
    Kind kind{};
    SeqNum seq; ///< of the segment that the message quotes
    /// FragmentationNeeded: octets of text that fit the next hop, its MTU less the headers of IP
    /// and TCP (40 octets for IPv4, 60 for IPv6). 0: an old router that does not say.
    std::uint16_t mss = 0;
};

/// As traces spell it: "network-unreachable", "port-unreachable" ...
std::string_view id(IcmpError::Kind kind);

} // namespace tcplab::tcp
