#pragma once

#include <cstdint>

namespace tcplab::tcp {

/// A sequence number: 32 bits that wrap (RFC 9293 3.4). Two of them have no "less than", only a
/// relation that holds while they are less than 2^31 apart; hence named relations and no operator<.
class SeqNum
{
public:
    constexpr SeqNum() = default;
    constexpr explicit SeqNum(std::uint32_t value)
        : value_(value)
    {
    }

    constexpr std::uint32_t value() const { return value_; }

    /// How far this number lies beyond `origin`: positive when after it, negative when before it.
    constexpr std::int32_t distanceFrom(SeqNum origin) const
    {
        return static_cast<std::int32_t>(value_ - origin.value_);
    }
    constexpr bool isBefore(SeqNum other) const { return distanceFrom(other) < 0; }
    constexpr bool isAfter(SeqNum other) const { return distanceFrom(other) > 0; }
    constexpr bool isAtOrBefore(SeqNum other) const { return distanceFrom(other) <= 0; }
    constexpr bool isAtOrAfter(SeqNum other) const { return distanceFrom(other) >= 0; }

    /// start =< this < start + size, the form of the tests in RFC 9293 3.4.
    constexpr bool isInWindow(SeqNum start, std::uint32_t size) const
    {
        return value_ - start.value_ < size;
    }

    friend constexpr SeqNum operator+(SeqNum s, std::uint32_t n) { return SeqNum{s.value_ + n}; }
    friend constexpr SeqNum operator-(SeqNum s, std::uint32_t n) { return SeqNum{s.value_ - n}; }
    constexpr SeqNum& operator+=(std::uint32_t n)
    {
        value_ += n;
        return *this;
    }
    constexpr bool operator==(const SeqNum&) const = default;

private:
    std::uint32_t value_ = 0;
};

constexpr SeqNum later(SeqNum a, SeqNum b)
{
    return a.isAfter(b) ? a : b;
}

} // namespace tcplab::tcp
