#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "wire/checksum.h"

namespace tcplab::wire {

/// "192.0.2.1" as octets in network byte order; nothing for any other text.
std::optional<std::array<std::byte, 4>> parseIpv4(std::string_view text);
/// "2001:db8::1", "::ffff:192.0.2.1"; nothing for any other text.
std::optional<std::array<std::byte, 16>> parseIpv6(std::string_view text);

/// For the checksum of what goes from one address to the other; nothing where they are not two
/// addresses of the same version.
std::optional<PseudoHeader> pseudoHeaderBetween(std::string_view source,
                                                std::string_view destination);

} // namespace tcplab::wire
