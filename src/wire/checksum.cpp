#include "wire/checksum.h"

namespace tcplab::wire {

namespace {

constexpr std::uint16_t tcpProtocol = 6;

} // namespace

void InternetChecksum::add(std::span<const std::byte> bytes)
{
    const auto octet = [&](std::size_t at) { return std::to_integer<std::uint32_t>(bytes[at]); };
    std::size_t at = 0;
    if (odd_ && !bytes.empty()) {
        sum_ += octet(at++);
        odd_ = false;
    }
    for (; at + 1 < bytes.size(); at += 2)
        sum_ += octet(at) << 8 | octet(at + 1);
    if (at < bytes.size()) {
        sum_ += octet(at) << 8;
        odd_ = true;
    }
}

std::uint16_t InternetChecksum::value() const
{
    std::uint64_t sum = sum_;
    while (sum > 0xFFFF)
        sum = (sum & 0xFFFF) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

// RFC 9293 3.1, the pseudo-header of IPv4 (MUST-2, MUST-3); RFC 8200 8.1, that of IPv6. They differ
// in the width of their fields, which the sum does not see.
std::uint16_t tcpChecksum(std::span<const std::byte> segment, const PseudoHeader& pseudoHeader)
{
    InternetChecksum sum;
    std::visit(
        [&](const auto& addresses) {
            sum.add(addresses.source);
            sum.add(addresses.destination);
        },
        pseudoHeader);
    sum.addWord(tcpProtocol);
    sum.addWord(static_cast<std::uint16_t>(segment.size() >> 16));
    sum.addWord(static_cast<std::uint16_t>(segment.size()));
    sum.add(segment);
    return sum.value();
}

} // namespace tcplab::wire
