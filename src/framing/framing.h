#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

/// Message boundaries over a byte stream. TCP carries bytes, not messages: whoever wants messages
/// back must put the boundaries into the stream. This header names the ways to do so and what can
/// go wrong; encoder.h writes them, decoder.h reads them back from slices of any size. Everything
/// here is a value; nothing throws for bad input and nothing is allocated on a peer's word.
namespace tcplab::framing {

/// How message boundaries are marked.
enum class Kind : std::uint8_t {
    None,         ///< not at all: each read is taken for one message (the naive program)
    FixedSize,    ///< every message has the same number of bytes
    Delimiter,    ///< a byte sequence ends each message
    LengthPrefix, ///< the number of payload bytes stands before each message
    JsonLines,    ///< one JSON text a line, ended by LF (a CR before it is dropped)
};

enum class ByteOrder : std::uint8_t { BigEndian, LittleEndian };

/// The longest message that is accepted unless told otherwise.
inline constexpr std::uint64_t defaultLimit = 16ULL * 1024 * 1024;

/// One framing with its parameters. Fields that `kind` does not name are ignored.
struct Framing
{
    Kind kind = Kind::LengthPrefix;
    std::uint64_t fixedSize = 20;               ///< bytes a message, at least 1; FixedSize
    std::string delimiter = "\n";               ///< at least one byte; Delimiter
    unsigned prefixBytes = 4;                   ///< 1, 2 or 4; LengthPrefix
    ByteOrder byteOrder = ByteOrder::BigEndian; ///< LengthPrefix of 2 or 4 bytes
    bool signedPrefix = false;          ///< as Python's struct 'i': 4 bytes, two's complement
    std::uint64_t limit = defaultLimit; ///< longest payload in bytes, checked before allocating

    static Framing none();
    static Framing fixed(std::uint64_t size);
    static Framing delimited(std::string by = "\n");
    static Framing lengthPrefix(unsigned bytes, ByteOrder order, bool isSigned = false);
    static Framing jsonLines();

    bool operator==(const Framing&) const = default;
};

/// Why bytes are not messages, or a message cannot be written.
enum class ErrorKind : std::uint8_t {
    // decoding: fatal, the boundaries after `offset` are unknown
    LengthOverLimit, ///< value = the length read, limit = the limit
    LengthNegative,  ///< value = the length read; signed prefix
    OtherByteOrder, ///< as LengthOverLimit or LengthNegative, but `swapped`, the same bytes read in
                    ///< the other
                    ///< byte order, would be a sensible length
    MessageOverLimit, ///< no delimiter within the limit; value = bytes so far
    // decoding: the boundary is known, the next message is decoded
    InvalidJson, ///< offset = place of the mistake in the stream; value = offset within the line
    // end of stream
    TruncatedPrefix,  ///< value = bytes present, limit = bytes wanted
    TruncatedMessage, ///< value = bytes present, limit = bytes wanted (0 with a delimiter: unknown)
    // encoding
    PayloadSizeDiffers,    ///< value = payload bytes, limit = the fixed size
    PayloadHoldsDelimiter, ///< value = where in the payload
    PayloadOverPrefix,     ///< value = payload bytes, limit = what the prefix can say
    PayloadOverLimit,      ///< value = payload bytes, limit = the limit
    PayloadNotJson,        ///< value = offset of the mistake in the payload
    // configuration
    BadFixedSize,   ///< value = the size asked for
    BadDelimiter,   ///< the delimiter is empty
    BadPrefixBytes, ///< value = the number asked for; 1, 2 or 4 would be right; signed needs 4
};

/// An error as data; sentences are made where a person reads them.
struct Error
{
    ErrorKind kind = ErrorKind::LengthOverLimit;
    std::uint64_t offset = 0; ///< position in the stream, from 0; 0 when encoding
    std::int64_t value = 0;   ///< see ErrorKind
    std::uint64_t limit = 0;  ///< see ErrorKind
    std::int64_t swapped = 0; ///< OtherByteOrder only

    bool operator==(const Error&) const = default;
};

/// After a fatal error a decoder does not guess where the next message begins; it stays failed.
bool isFatal(ErrorKind kind);

/// A message found in the stream. Positions count bytes of the stream from 0.
struct Frame
{
    std::uint64_t begin = 0;        ///< first byte, framing included
    std::uint64_t payloadBegin = 0; ///< first byte of the payload
    std::uint64_t payloadEnd = 0;   ///< one past the payload
    std::uint64_t end = 0;          ///< one past the last byte, framing included
    std::string payload;

    bool operator==(const Frame&) const = default;
};

/// What a decoder finds, in stream order.
using Item = std::variant<Frame, Error>;

/// Bytes that `framing` adds to each message (delimiter, prefix, line feed).
std::uint64_t overhead(const Framing& framing);

/// Longest payload in bytes that `framing` can carry, its limit included.
std::uint64_t maxPayload(const Framing& framing);

} // namespace tcplab::framing
