#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/packetdrill/script.h"

namespace tcplab::sim::packetdrill {

/// Scripts that are meant for more than one system pass through the C preprocessor first. The text
/// with the lines taken out (left empty, so that numbers stay) that stand under an `#ifdef` which
/// does not hold. Only STANDARD is defined: what the RFCs say. Any other line that begins with #
/// is a comment.
std::variant<std::string, SyntaxError> withoutOtherSystems(std::string_view text);

} // namespace tcplab::sim::packetdrill
