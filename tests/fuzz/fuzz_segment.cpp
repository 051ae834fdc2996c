// Any octets as a TCP segment: decoding stays within them, what is understood can be written and
// read again, and the checksum sees every single bit.
//
// The first octet says what is done: bit 0, IPv6; bit 1, the checksum is put right beforehand;
// the rest is the bit that is flipped, counted modulo the size.

#include <vector>

#include "fuzz_target.h"
#include "wire/tcp_segment.h"

namespace {

using namespace tcplab::wire;
using tcplab::fuzz::promise;
using Octets = std::vector<std::byte>;

void checkOptions(const DecodedTcp& decoded)
{
    OptionWalk walk(decoded.optionBytes);
    std::size_t end = 0;
    while (const auto option = walk.next()) {
        promise(option->offset >= end, "options follow each other");
        end = option->offset + 2 + option->data.size();
        promise(end <= decoded.optionBytes.size(), "an option ends within the header");
    }
    promise(!walk.problem() || walk.problem()->offset < decoded.optionBytes.size(),
            "a problem lies within the options");
}

void checkRoundTrip(const DecodedTcp& decoded, const PseudoHeader& pseudoHeader)
{
    Octets wire;
    const auto error = encodeTcp(decoded.ports, decoded.segment, pseudoHeader, wire);
    if (error) {
        promise(error->kind == EncodeErrorKind::SegmentTooLong,
                "options that were read fit when written");
        return;
    }
    const DecodeResult result = decodeTcp(wire, pseudoHeader);
    const auto* again = std::get_if<DecodedTcp>(&result);
    promise(again != nullptr, "what was written can be read");
    promise(again->ports == decoded.ports && again->segment.header == decoded.segment.header &&
                std::ranges::equal(again->segment.payload, decoded.segment.payload),
            "a segment comes back as it was");
    promise(!again->optionProblem, "what was written has no odd options");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const auto* bytes = reinterpret_cast<const std::byte*>(data) + 1;
    Octets segment(bytes, bytes + size - 1);
    const PseudoHeader pseudoHeader =
        (data[0] & 1) != 0 ? PseudoHeader{Ipv6Addresses{}} : PseudoHeader{Ipv4Addresses{}};
    if ((data[0] & 2) != 0 && segment.size() >= tcpHeaderLength) {
        segment[16] = segment[17] = std::byte{0};
        const std::uint16_t checksum = tcpChecksum(segment, pseudoHeader);
        segment[16] = static_cast<std::byte>(checksum >> 8);
        segment[17] = static_cast<std::byte>(checksum & 0xFF);
    }
    const DecodeResult parsed = parseTcp(segment);
    const DecodeResult result = decodeTcp(segment, pseudoHeader);
    const auto* decoded = std::get_if<DecodedTcp>(&parsed);
    if (decoded == nullptr) {
        promise(std::get<DecodeError>(parsed) == std::get<DecodeError>(result),
                "both say the same of what is no segment");
        return 0;
    }
    promise(decoded->optionBytes.size() + decoded->segment.payload.size() + tcpHeaderLength ==
                segment.size(),
            "every octet has its place");
    checkOptions(*decoded);
    checkRoundTrip(*decoded, pseudoHeader);
    if (std::holds_alternative<DecodedTcp>(result)) {
        segment[data[0] % segment.size()] ^= std::byte{0x10};
        promise(std::holds_alternative<DecodeError>(decodeTcp(segment, pseudoHeader)),
                "a flipped bit is noticed");
    }
    return 0;
}
