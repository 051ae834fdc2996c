#pragma once

// Private to the module: integers in network byte order.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tcplab::wire {

/// Preconditions: the octets are there.
inline std::uint8_t octetAt(std::span<const std::byte> bytes, std::size_t at)
{
    return std::to_integer<std::uint8_t>(bytes[at]);
}
inline std::uint16_t wordAt(std::span<const std::byte> bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(octetAt(bytes, at) << 8 | octetAt(bytes, at + 1));
}
inline std::uint32_t longAt(std::span<const std::byte> bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(wordAt(bytes, at)) << 16 | wordAt(bytes, at + 2);
}

inline void appendOctet(std::vector<std::byte>& out, std::uint32_t value)
{
    out.push_back(static_cast<std::byte>(value & 0xFF));
}
inline void appendWord(std::vector<std::byte>& out, std::uint32_t value)
{
    appendOctet(out, value >> 8);
    appendOctet(out, value);
}
inline void appendLong(std::vector<std::byte>& out, std::uint32_t value)
{
    appendWord(out, value >> 16);
    appendWord(out, value);
}

} // namespace tcplab::wire
