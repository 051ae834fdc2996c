#pragma once

#include <functional>
#include <map>
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
    std::string text;   ///< the assertion that fails, or what was not understood
    std::string values; ///< of the names in it, so that the difference can be read
};

/// The small part of Python that scripts use: comparisons, and/or/not, arithmetic, and names given
/// to values, which live from one block to the next.
class Assertions
{
public:
    AssertionResult check(std::string_view code, const Lookup& lookup);

private:
    AssertionResult statement(std::string_view text, const Lookup& lookup);

    std::map<std::string, double> variables_;
};

} // namespace tcplab::sim::packetdrill
