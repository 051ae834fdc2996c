#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tcplab::sim::packetdrill {

/// Gives the value of a name such as tcpi_snd_cwnd; nothing for an unknown one.
using Lookup = std::function<std::optional<double>(const std::string&)>;

/// The result of a block of assertions: `assert tcpi_unacked == 2, tcpi_unacked` and the like, a
/// line each.
struct AssertionResult
{
    enum class Kind : std::uint8_t { Holds, Fails, NotUnderstood };
    Kind kind = Kind::Holds;
    std::string text; ///< the assertion that fails, or what was not understood
};

AssertionResult checkAssertions(std::string_view code, const Lookup& lookup);

} // namespace tcplab::sim::packetdrill
