#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "tcp/segment.h"
#include "wire/checksum.h"
#include "wire/tcp_options.h"

/// A TCP segment as octets (RFC 9293 3.1), there and back. Any octets may come: what cannot be a
/// segment is an error value, what is only odd is reported beside the segment. Nothing throws, and
/// decoding allocates nothing.
namespace tcplab::wire {

inline constexpr std::size_t tcpHeaderLength = 20; ///< octets, without options
inline constexpr std::size_t maxOptionsLength = 40;

struct Ports
{
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
    bool operator==(const Ports&) const = default;
};

/// A segment with what the model leaves to whoever carries it. Spans are borrowed from the octets
/// that were decoded.
struct DecodedTcp
{
    Ports ports;
    /// Its header's `ack` is SeqNum{0} where ACK is not set, whatever stood there.
    tcp::Segment segment;
    std::uint8_t dataOffset = 0; ///< header length in 32-bit words, 5..15
    std::uint8_t reserved = 0;   ///< the four bits Rsrvd: ignored, and zero in what we send
    std::uint16_t checksum = 0;  ///< as it stood there
    std::span<const std::byte> optionBytes; ///< all of them, for an OptionWalk
    std::optional<OptionProblem> optionProblem;
};

enum class DecodeErrorKind : std::uint8_t {
    TooShort,           ///< found = octets there are, expected = 20
    DataOffsetTooSmall, ///< found = the data offset, expected = 5
    HeaderBeyondEnd,    ///< found = octets there are, expected = header length by the data offset
    ChecksumWrong,      ///< found = the field, expected = what belongs there
};

/// A stable identifier, e.g. "header-beyond-end": for traces and files, not for people.
std::string_view id(DecodeErrorKind kind);

struct DecodeError
{
    DecodeErrorKind kind{};
    std::size_t offset = 0; ///< of the octet that says so, from the start of the segment
    std::size_t found = 0;
    std::size_t expected = 0;
    bool operator==(const DecodeError&) const = default;
};

using DecodeResult = std::variant<DecodedTcp, DecodeError>;

/// A segment that has come from the network: everything after the IP header, as long as the IP
/// header says. A wrong checksum is an error (MUST-3).
DecodeResult decodeTcp(std::span<const std::byte> bytes, const PseudoHeader& pseudoHeader);

/// The same without a look at the checksum: for captures, which may hold the beginning of a segment
/// only, or be taken before the network card has filled the checksum in.
DecodeResult parseTcp(std::span<const std::byte> bytes);

enum class EncodeErrorKind : std::uint8_t {
    OptionsTooLong, ///< found = octets they take, limit = 40
    SegmentTooLong, ///< found = octets of the segment, limit = what one IP packet carries
};

/// A stable identifier, e.g. "options-too-long": for traces and files, not for people.
std::string_view id(EncodeErrorKind kind);

struct EncodeError
{
    EncodeErrorKind kind{};
    std::size_t found = 0;
    std::size_t limit = 0;
    bool operator==(const EncodeError&) const = default;
};

/// Appends the segment to `out`, checksum filled in (MUST-2); in case of an error `out` is as it
/// was. The acknowledgment number is written as zero without ACK, everything else as it is given:
/// a teacher may want a segment that the model would never send.
std::optional<EncodeError> encodeTcp(const Ports& ports, const tcp::Segment& segment,
                                     const PseudoHeader& pseudoHeader, std::vector<std::byte>& out);

} // namespace tcplab::wire
