#include "wire/ip_address.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "wire/byte_order.h"

namespace tcplab::wire {

namespace {

/// All of `text` as a number of at most `digits` digits.
std::optional<unsigned> number(std::string_view text, int base, std::size_t digits)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || text.size() > digits || error != std::errc{} ||
        end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Groups of 16 bits, separated by colons; the last may be an IPv4 address.
std::optional<std::vector<std::byte>> groups(std::string_view text)
{
    std::vector<std::byte> octets;
    if (text.empty()) return octets;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t colon = std::min(text.find(':', start), text.size());
        const std::string_view group = text.substr(start, colon - start);
        if (const auto v4 = colon == text.size() ? parseIpv4(group) : std::nullopt) {
            octets.insert(octets.end(), v4->begin(), v4->end());
        } else {
            const auto value = number(group, 16, 4);
            if (!value) return std::nullopt;
            appendWord(octets, *value);
        }
        start = colon + 1;
    }
    return octets;
}

} // namespace

std::optional<std::array<std::byte, 4>> parseIpv4(std::string_view text)
{
    std::array<std::byte, 4> octets{};
    std::size_t count = 0;
    for (std::size_t start = 0; start <= text.size(); ++count) {
        const std::size_t point = std::min(text.find('.', start), text.size());
        const std::string_view part = text.substr(start, point - start);
        const auto value = number(part, 10, 3);
        if (!value || *value > 255 || count == octets.size()) return std::nullopt;
        octets[count] = static_cast<std::byte>(*value);
        start = point + 1;
    }
    if (count != octets.size()) return std::nullopt;
    return octets;
}

std::optional<std::array<std::byte, 16>> parseIpv6(std::string_view text)
{
    std::array<std::byte, 16> octets{};
    const std::size_t gap = text.find("::");
    const auto left = groups(text.substr(0, gap));
    const auto right = groups(gap == std::string_view::npos ? "" : text.substr(gap + 2));
    if (!left || !right) return std::nullopt;
    const std::size_t given = left->size() + right->size();
    const bool fits =
        gap == std::string_view::npos ? given == octets.size() : given < octets.size();
    if (!fits) return std::nullopt;
    std::ranges::copy(*left, octets.begin());
    std::ranges::copy_backward(*right, octets.end());
    return octets;
}

std::optional<PseudoHeader> pseudoHeaderBetween(std::string_view source,
                                                std::string_view destination)
{
    const auto source4 = parseIpv4(source);
    const auto destination4 = parseIpv4(destination);
    if (source4 && destination4) return Ipv4Addresses{*source4, *destination4};
    const auto source6 = parseIpv6(source);
    const auto destination6 = parseIpv6(destination);
    if (source6 && destination6) return Ipv6Addresses{*source6, *destination6};
    return std::nullopt;
}

} // namespace tcplab::wire
