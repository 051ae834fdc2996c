#pragma once

#include <QString>

#include <optional>
#include <variant>
#include <vector>

#include "sim/trace.h"
#include "sim/world.h"

namespace tcplab::present {

/// What TCP would answer to a call made at `at`; the world stays as it is. The world is copied and
/// the call really made there, so the answer cannot differ from what would happen.
sim::CallRecord answerTo(const sim::World& world, const sim::Call& call, sim::SimTime at);

/// "accepted", "accepted, waits", or the RFC's words: "error: connection does not exist".
QString answerInWords(const sim::CallRecord& answer);

/// How a person writes octets.
enum class OctetsAs : std::uint8_t { Text, Hex, Count };
/// The octets, or a sentence that says what is wrong with the text and what would be right.
using OctetsRead = std::variant<std::vector<std::byte>, QString>;
OctetsRead readOctets(const QString& text, OctetsAs as, std::uint64_t most);

} // namespace tcplab::present
