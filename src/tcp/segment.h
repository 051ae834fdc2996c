#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "tcp/seq_num.h"

namespace tcplab::tcp {

/// The control bits, with the values they have in the header (RFC 9293 3.1).
enum class Flag : std::uint8_t {
    Fin = 0x01,
    Syn = 0x02,
    Rst = 0x04,
    Psh = 0x08,
    Ack = 0x10,
    Urg = 0x20,
    Ece = 0x40,
    Cwr = 0x80,
};

/// A set of control bits.
class Flags
{
public:
    constexpr Flags() = default;
    constexpr Flags(Flag flag)
        : bits_(static_cast<std::uint8_t>(flag))
    {
    }
    constexpr explicit Flags(std::uint8_t bits)
        : bits_(bits)
    {
    }

    constexpr bool has(Flag flag) const { return (bits_ & static_cast<std::uint8_t>(flag)) != 0; }
    constexpr std::uint8_t bits() const { return bits_; }
    friend constexpr Flags operator|(Flags a, Flags b)
    {
        return Flags{static_cast<std::uint8_t>(a.bits_ | b.bits_)};
    }
    constexpr Flags without(Flag flag) const
    {
        return Flags{static_cast<std::uint8_t>(bits_ & ~static_cast<std::uint8_t>(flag))};
    }
    constexpr bool operator==(const Flags&) const = default;

private:
    std::uint8_t bits_ = 0;
};

constexpr Flags operator|(Flag a, Flag b)
{
    return Flags{a} | Flags{b};
}

/// "SYN,ACK": the order is SYN FIN RST PSH ACK URG ECE CWR; empty text for no bit at all.
std::string toString(Flags flags);

/// Timestamps option (RFC 7323 3.2): ticks of the sender's timestamp clock.
struct Timestamps
{
    std::uint32_t value = 0; ///< TSval
    std::uint32_t echo = 0;  ///< TSecr; meaningful with ACK only
    bool operator==(const Timestamps&) const = default;
};

/// [left, right): octets that have arrived (RFC 2018 3).
struct SackBlock
{
    SeqNum left;
    SeqNum right;
    bool operator==(const SackBlock&) const = default;
};

/// Up to four blocks, the most recent first (RFC 2018 4). Four fill the 40 octets of option space.
class SackBlocks
{
public:
    static constexpr std::size_t capacity = 4;

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    std::span<const SackBlock> view() const { return std::span{blocks_}.first(size_); }
    /// Further blocks than fit are left out: they were sent before.
    void add(SackBlock block)
    {
        if (size_ < capacity) blocks_[size_++] = block;
    }
    void shrinkTo(std::size_t most) { size_ = std::min(size_, most); }
    bool operator==(const SackBlocks& other) const
    {
        return std::ranges::equal(view(), other.view());
    }

private:
    std::array<SackBlock, capacity> blocks_{};
    std::size_t size_ = 0;
};

/// The options that the model understands. Absent means: not in the segment.
struct Options
{
    std::optional<std::uint16_t> mss;        ///< octets; only on segments with SYN (RFC 9293 3.7.1)
    std::optional<std::uint8_t> windowScale; ///< shift count 0..14, only with SYN (RFC 7323 2.2)
    bool sackPermitted = false;              ///< only with SYN (RFC 2018 2)
    std::optional<Timestamps> timestamps;
    SackBlocks sack;
    bool operator==(const Options&) const = default;

    /// Octets that they take packed tightly, and aligned to words as is the custom (RFC 7323
    /// appendix A): SACK-permitted, where present, in the same words as the timestamps.
    std::size_t tightLength() const
    {
        return (mss ? 4u : 0u) + (windowScale ? 3u : 0u) + (sackPermitted ? 2u : 0u) +
               (timestamps ? 10u : 0u) + (sack.empty() ? 0u : 2u + 8u * sack.size());
    }
    std::size_t alignedLength() const
    {
        return (mss ? 4u : 0u) + (windowScale ? 4u : 0u) +
               (sackPermitted && !timestamps ? 4u : 0u) + (timestamps ? 12u : 0u) +
               (sack.empty() ? 0u : 4u + 8u * sack.size());
    }
    /// Is there room in the 40 octets of option space to align them?
    bool fitsAligned() const { return alignedLength() <= 40; }
    /// The octets that they take in the header: whole words.
    std::size_t encodedLength() const
    {
        return fitsAligned() ? alignedLength() : (tightLength() + 3u) / 4u * 4u;
    }
};

/// The header fields that TCP itself looks at; ports and checksum belong to whoever carries the
/// segment.
struct Header
{
    SeqNum seq;
    SeqNum ack; ///< meaningful with ACK only; SeqNum{0} without
    Flags flags;
    std::uint16_t window = 0; ///< as on the wire, before any scaling
    std::uint16_t urgentPointer = 0;
    Options options;

    bool has(Flag flag) const { return flags.has(flag); }
    bool operator==(const Header&) const = default;
};

/// A segment as it passes through an entry point. The payload is borrowed for the length of the
/// call: who needs it longer copies it.
struct Segment
{
    Header header;
    std::span<const std::byte> payload;
    bool repeated = false; ///< leaving: something in it was sent before

    /// SEG.LEN: the octets of sequence space that it occupies; SYN and FIN count one each.
    std::uint32_t length() const
    {
        return static_cast<std::uint32_t>(payload.size()) + (header.has(Flag::Syn) ? 1u : 0u) +
               (header.has(Flag::Fin) ? 1u : 0u);
    }
    bool has(Flag flag) const { return header.has(flag); }
};

} // namespace tcplab::tcp
