#include "framing/framing.h"

#include <algorithm>

namespace tcplab::framing {

Framing Framing::none()
{
    Framing framing;
    framing.kind = Kind::None;
    return framing;
}

Framing Framing::fixed(std::uint64_t size)
{
    Framing framing;
    framing.kind = Kind::FixedSize;
    framing.fixedSize = size;
    return framing;
}

Framing Framing::delimited(std::string by)
{
    Framing framing;
    framing.kind = Kind::Delimiter;
    framing.delimiter = std::move(by);
    return framing;
}

Framing Framing::lengthPrefix(unsigned bytes, ByteOrder order, bool isSigned)
{
    Framing framing;
    framing.kind = Kind::LengthPrefix;
    framing.prefixBytes = bytes;
    framing.byteOrder = order;
    framing.signedPrefix = isSigned;
    return framing;
}

Framing Framing::jsonLines()
{
    Framing framing;
    framing.kind = Kind::JsonLines;
    return framing;
}

bool isFatal(ErrorKind kind)
{
    return kind != ErrorKind::InvalidJson;
}

std::uint64_t overhead(const Framing& framing)
{
    switch (framing.kind) {
    case Kind::None:
    case Kind::FixedSize:
        return 0;
    case Kind::Delimiter:
        return framing.delimiter.size();
    case Kind::LengthPrefix:
        return framing.prefixBytes;
    case Kind::JsonLines:
        return 1;
    }
    return 0;
}

std::uint64_t maxPayload(const Framing& framing)
{
    if (framing.kind == Kind::FixedSize) return framing.fixedSize;
    if (framing.kind != Kind::LengthPrefix) return framing.limit;
    const unsigned valueBits = framing.prefixBytes * 8 - (framing.signedPrefix ? 1 : 0);
    const std::uint64_t sayable = (std::uint64_t{1} << valueBits) - 1;
    return std::min(sayable, framing.limit);
}

} // namespace tcplab::framing
