#include "framing/encoder.h"

#include "framing/json_check.h"

namespace tcplab::framing {

namespace {

Error payloadError(ErrorKind kind, std::uint64_t value, std::uint64_t limit = 0)
{
    Error error;
    error.kind = kind;
    error.value = static_cast<std::int64_t>(value);
    error.limit = limit;
    return error;
}

std::string prefixOf(const Framing& framing, std::uint64_t length)
{
    std::string prefix(framing.prefixBytes, '\0');
    for (unsigned i = 0; i < framing.prefixBytes; ++i) {
        const unsigned place =
            framing.byteOrder == ByteOrder::LittleEndian ? i : framing.prefixBytes - 1 - i;
        prefix[place] = static_cast<char>((length >> (8 * i)) & 0xFF);
    }
    return prefix;
}

Encoded encodeDelimited(const Framing& framing, std::string_view payload)
{
    // The payload may complete a delimiter together with the one appended: look at both.
    std::string bytes(payload);
    bytes += framing.delimiter;
    const std::size_t at = bytes.find(framing.delimiter);
    if (at < payload.size()) return payloadError(ErrorKind::PayloadHoldsDelimiter, at);
    return bytes;
}

Encoded encodeLengthPrefix(const Framing& framing, std::string_view payload)
{
    const std::uint64_t most = maxPayload(framing);
    if (payload.size() > most) {
        const ErrorKind kind =
            most == framing.limit ? ErrorKind::PayloadOverLimit : ErrorKind::PayloadOverPrefix;
        return payloadError(kind, payload.size(), most);
    }
    std::string bytes = prefixOf(framing, payload.size());
    bytes += payload;
    return bytes;
}

Encoded encodeJsonLine(std::string_view payload)
{
    // JSON texts may hold line feeds between their tokens; one line must not.
    if (const std::size_t at = payload.find('\n'); at != std::string_view::npos)
        return payloadError(ErrorKind::PayloadHoldsDelimiter, at);
    if (const auto mistake = firstJsonMistake(payload))
        return payloadError(ErrorKind::PayloadNotJson, *mistake);
    std::string bytes(payload);
    bytes += '\n';
    return bytes;
}

} // namespace

Encoded encode(const Framing& framing, std::string_view payload)
{
    if (const auto wrong = checkFraming(framing)) return *wrong;
    if (framing.kind == Kind::FixedSize && payload.size() != framing.fixedSize)
        return payloadError(ErrorKind::PayloadSizeDiffers, payload.size(), framing.fixedSize);
    if (framing.kind != Kind::LengthPrefix && payload.size() > framing.limit)
        return payloadError(ErrorKind::PayloadOverLimit, payload.size(), framing.limit);

    switch (framing.kind) {
    case Kind::None:
    case Kind::FixedSize:
        break;
    case Kind::Delimiter:
        return encodeDelimited(framing, payload);
    case Kind::LengthPrefix:
        return encodeLengthPrefix(framing, payload);
    case Kind::JsonLines:
        return encodeJsonLine(payload);
    }
    return std::string(payload);
}

std::optional<Error> checkFraming(const Framing& framing)
{
    switch (framing.kind) {
    case Kind::None:
    case Kind::JsonLines:
        return std::nullopt;
    case Kind::FixedSize:
        if (framing.fixedSize >= 1 && framing.fixedSize <= framing.limit) return std::nullopt;
        return payloadError(ErrorKind::BadFixedSize, framing.fixedSize, framing.limit);
    case Kind::Delimiter:
        if (!framing.delimiter.empty()) return std::nullopt;
        return payloadError(ErrorKind::BadDelimiter, 0);
    case Kind::LengthPrefix: {
        const unsigned bytes = framing.prefixBytes;
        const bool known = bytes == 1 || bytes == 2 || bytes == 4;
        if (known && (!framing.signedPrefix || bytes == 4)) return std::nullopt;
        return payloadError(ErrorKind::BadPrefixBytes, bytes);
    }
    }
    return std::nullopt;
}

} // namespace tcplab::framing
