#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tcplab::framing {

/// Arrays and objects nested deeper than this are refused.
inline constexpr std::size_t maxJsonDepth = 512;

/// The offset of the first byte at which `text` stops being one JSON text (RFC 8259, UTF-8 only),
/// or nothing when it is one. An unfinished text is reported at its end.
std::optional<std::size_t> firstJsonMistake(std::string_view text);

} // namespace tcplab::framing
