#pragma once

#include "framing/framing.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace tcplab::framing {

/// Either the bytes for the stream or why there are none.
using Encoded = std::variant<std::string, Error>;

/// The bytes that carry `payload` under `framing`. Kind::None and Kind::FixedSize add nothing.
Encoded encode(const Framing& framing, std::string_view payload);

/// What is wrong with the parameters of `framing` themselves, if anything.
std::optional<Error> checkFraming(const Framing& framing);

} // namespace tcplab::framing
