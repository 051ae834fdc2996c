#include "wire/tcp_segment.h"

#include "wire/byte_order.h"

namespace tcplab::wire {

namespace {

// Where the fields stand (RFC 9293 3.1, figure 1).
constexpr std::size_t sourcePortAt = 0;
constexpr std::size_t destinationPortAt = 2;
constexpr std::size_t seqAt = 4;
constexpr std::size_t ackAt = 8;
constexpr std::size_t dataOffsetAt = 12;
constexpr std::size_t flagsAt = 13;
constexpr std::size_t windowAt = 14;
constexpr std::size_t checksumAt = 16;
constexpr std::size_t urgentPointerAt = 18;

constexpr std::uint8_t smallestDataOffset = 5;

/// IPv4 counts its own header of at least 20 octets in its 16-bit length, IPv6 does not.
std::size_t longestSegment(const PseudoHeader& pseudoHeader)
{
    return std::holds_alternative<Ipv4Addresses>(pseudoHeader) ? 65535 - 20 : 65535;
}

std::uint16_t rightChecksum(std::span<const std::byte> bytes, const PseudoHeader& pseudoHeader)
{
    // Taking the field out of the sum again: -x is ~x in one's complement.
    const auto without = static_cast<std::uint16_t>(~wordAt(bytes, checksumAt));
    InternetChecksum sum;
    sum.addWord(static_cast<std::uint16_t>(~tcpChecksum(bytes, pseudoHeader)));
    sum.addWord(without);
    return sum.value();
}

} // namespace

std::string_view id(DecodeErrorKind kind)
{
    switch (kind) {
    case DecodeErrorKind::TooShort:
        return "too-short";
    case DecodeErrorKind::DataOffsetTooSmall:
        return "data-offset-too-small";
    case DecodeErrorKind::HeaderBeyondEnd:
        return "header-beyond-end";
    case DecodeErrorKind::ChecksumWrong:
        return "checksum-wrong";
    }
    return {};
}

std::string_view id(EncodeErrorKind kind)
{
    switch (kind) {
    case EncodeErrorKind::OptionsTooLong:
        return "options-too-long";
    case EncodeErrorKind::SegmentTooLong:
        return "segment-too-long";
    }
    return {};
}

DecodeResult parseTcp(std::span<const std::byte> bytes)
{
    if (bytes.size() < tcpHeaderLength)
        return DecodeError{DecodeErrorKind::TooShort, 0, bytes.size(), tcpHeaderLength};
    DecodedTcp decoded;
    decoded.dataOffset = static_cast<std::uint8_t>(octetAt(bytes, dataOffsetAt) >> 4);
    decoded.reserved = octetAt(bytes, dataOffsetAt) & 0x0F;
    if (decoded.dataOffset < smallestDataOffset)
        return DecodeError{DecodeErrorKind::DataOffsetTooSmall, dataOffsetAt, decoded.dataOffset,
                           smallestDataOffset};
    const std::size_t headerLength = decoded.dataOffset * std::size_t{4};
    if (headerLength > bytes.size())
        return DecodeError{DecodeErrorKind::HeaderBeyondEnd, dataOffsetAt, bytes.size(),
                           headerLength};

    decoded.ports = {wordAt(bytes, sourcePortAt), wordAt(bytes, destinationPortAt)};
    decoded.checksum = wordAt(bytes, checksumAt);
    tcp::Header& header = decoded.segment.header;
    header.seq = tcp::SeqNum{longAt(bytes, seqAt)};
    header.flags = tcp::Flags{octetAt(bytes, flagsAt)};
    if (header.has(tcp::Flag::Ack)) header.ack = tcp::SeqNum{longAt(bytes, ackAt)};
    header.window = wordAt(bytes, windowAt);
    header.urgentPointer = wordAt(bytes, urgentPointerAt);
    decoded.optionBytes = bytes.subspan(tcpHeaderLength, headerLength - tcpHeaderLength);
    const DecodedOptions options = decodeOptions(decoded.optionBytes);
    header.options = options.options;
    decoded.optionProblem = options.problem;
    decoded.segment.payload = bytes.subspan(headerLength);
    return decoded;
}

DecodeResult decodeTcp(std::span<const std::byte> bytes, const PseudoHeader& pseudoHeader)
{
    const DecodeResult result = parseTcp(bytes);
    const auto* decoded = std::get_if<DecodedTcp>(&result);
    if (decoded != nullptr && tcpChecksum(bytes, pseudoHeader) != 0)
        return DecodeError{DecodeErrorKind::ChecksumWrong, checksumAt, decoded->checksum,
                           rightChecksum(bytes, pseudoHeader)};
    return result;
}

std::optional<EncodeError> encodeTcp(const Ports& ports, const tcp::Segment& segment,
                                     const PseudoHeader& pseudoHeader, std::vector<std::byte>& out)
{
    const tcp::Header& header = segment.header;
    const std::size_t optionsLength = header.options.encodedLength();
    if (optionsLength > maxOptionsLength)
        return EncodeError{EncodeErrorKind::OptionsTooLong, optionsLength, maxOptionsLength};
    const std::size_t headerLength = tcpHeaderLength + optionsLength;
    const std::size_t length = headerLength + segment.payload.size();
    const std::size_t limit = longestSegment(pseudoHeader);
    if (length > limit) return EncodeError{EncodeErrorKind::SegmentTooLong, length, limit};

    const std::size_t start = out.size();
    out.reserve(start + length);
    appendWord(out, ports.source);
    appendWord(out, ports.destination);
    appendLong(out, header.seq.value());
    appendLong(out, header.has(tcp::Flag::Ack) ? header.ack.value() : 0);
    appendOctet(out, static_cast<std::uint32_t>(headerLength / 4) << 4); // reserved bits: zero
    appendOctet(out, header.flags.bits());
    appendWord(out, header.window);
    appendWord(out, 0); // the checksum
    appendWord(out, header.urgentPointer);
    encodeOptions(header.options, out);
    out.insert(out.end(), segment.payload.begin(), segment.payload.end());

    const std::uint16_t checksum = tcpChecksum(std::span{out}.subspan(start), pseudoHeader);
    out[start + checksumAt] = static_cast<std::byte>(checksum >> 8);
    out[start + checksumAt + 1] = static_cast<std::byte>(checksum & 0xFF);
    return std::nullopt;
}

} // namespace tcplab::wire
