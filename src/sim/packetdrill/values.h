#pragma once

#include <optional>
#include <string>

#include "sim/packetdrill/script.h"

namespace tcplab::sim::packetdrill {

/// The value of a constant of the C headers that scripts use: O_NONBLOCK, POLLIN, SHUT_WR ...
std::optional<std::int64_t> constantNamed(const std::string& name);

/// A number, or symbols that stand for one; nothing for anything else.
std::optional<std::int64_t> numberOf(const Expression& expression);
/// Argument `index` as a number.
std::optional<std::int64_t> numberAt(const SystemCall& call, std::size_t index);
/// The only element of an array, [5], else the expression itself.
const Expression& unwrapped(const Expression& expression);
/// The name of a symbol, else empty.
std::string symbolOf(const Expression& expression);
/// The field of a structure, or nullptr.
const Expression* fieldOf(const Expression& expression, const std::string& name);

} // namespace tcplab::sim::packetdrill
