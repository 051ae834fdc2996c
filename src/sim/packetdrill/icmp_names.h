#pragma once

#include <optional>

#include "sim/packetdrill/script.h"
#include "tcp/icmp.h"

namespace tcplab::sim::packetdrill {

/// What IP hands up to TCP of a message: nothing for one that is not about a segment of ours
/// (echo_request ...) or that TCP does not hear of (redirect).
struct IcmpMeaning
{
    bool known = false; ///< else the script names something we have never heard of
    std::optional<tcp::IcmpError::Kind> error;
};
IcmpMeaning meaningOf(const IcmpPacket& packet, bool ipv6);

} // namespace tcplab::sim::packetdrill
