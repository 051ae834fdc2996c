#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

namespace tcplab::wire {

/// The Internet checksum (RFC 1071): the one's complement of the one's complement sum of 16-bit
/// words in network byte order. Parts may be added one after the other; where one ends in the
/// middle of a word, the next goes on there.
class InternetChecksum
{
public:
    void add(std::span<const std::byte> bytes);
    void addWord(std::uint16_t word) { sum_ += word; } ///< only between whole words
    /// What belongs into the checksum field when that field was added as zero (or not at all). Zero
    /// when everything was added and the field already held the right value.
    std::uint16_t value() const;

private:
    std::uint64_t sum_ = 0; ///< carries are folded in by value()
    bool odd_ = false;      ///< the last octet added was the left half of a word
};

/// The addresses of the IP header that carries a segment, in network byte order.
struct Ipv4Addresses
{
    std::array<std::byte, 4> source{};
    std::array<std::byte, 4> destination{};
    bool operator==(const Ipv4Addresses&) const = default;
};
struct Ipv6Addresses
{
    std::array<std::byte, 16> source{};
    std::array<std::byte, 16> destination{}; ///< the final one, whatever a routing header says
    bool operator==(const Ipv6Addresses&) const = default;
};

/// What the checksum covers besides the segment: RFC 9293 3.1 for IPv4, RFC 8200 8.1 for IPv6. The
/// length is that of the segment and the protocol is TCP, so that the addresses are all there is.
using PseudoHeader = std::variant<Ipv4Addresses, Ipv6Addresses>;

/// value() over the pseudo-header and all octets of `segment`, the checksum field as it stands.
std::uint16_t tcpChecksum(std::span<const std::byte> segment, const PseudoHeader& pseudoHeader);

} // namespace tcplab::wire
