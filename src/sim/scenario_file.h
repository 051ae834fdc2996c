#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/scenario.h"

namespace tcplab::sim {

/// What is wrong with a scenario file. The sentence is made elsewhere, in the reader's language.
struct ScenarioError
{
    enum class Kind : std::uint8_t {
        TooLarge, ///< `expected`: the limit; of the file in bytes, else of what stands at the
                  ///< pointer
        NotJson,  ///< `line`, `column`
        NotUtf8,  ///< `line`, `column`
        TooDeep,  ///< brackets within brackets; `expected`: so many at most; `line`, `column`
        DuplicateKey,
        UnknownKey,  ///< `found`; `expected`: the nearest known key, may be empty
        MissingKey,  ///< `expected`: the key, or those of which one has to be given: "at / when"
        KeysExclude, ///< `found`: a key that cannot stand beside another; `expected`: those of
                     ///< which only one can be given
        WrongType,   ///< `expected`: "string", "number" ...; `found` likewise
        BadDuration, ///< `found`; expected: "500ms", "2s" ...
        BadValue,    ///< `found`; `expected`: the values that would do, or a range
        NotModelled, ///< `found`: asks for a mechanism that this version does not model
    };
    Kind kind{};
    std::string
        pointer; ///< JSON pointer of the mistake, e.g. "/script/2/call"; "" is the whole file
    std::size_t line = 0;   ///< from 1; 0 where unknown
    std::size_t column = 0; ///< from 1
    std::string found;
    std::string expected;
    bool operator==(const ScenarioError&) const = default;
};

using ScenarioResult = std::variant<Scenario, ScenarioError>;

/// The largest file that is read, in bytes.
inline constexpr std::size_t maxScenarioBytes = 4u << 20;
/// The longest script; there may be as many faults, injections and expectations.
inline constexpr std::size_t maxScriptItems = 10'000;
/// All that a script may send, in octets.
inline constexpr std::uint64_t maxBytesToSend = 64u << 20;
/// The longest title, summary or hint in one language, in octets.
inline constexpr std::size_t maxTextBytes = 16u << 10;

/// Reads a "tcplab-scenario/1" text. The first mistake in document order refuses the whole.
ScenarioResult parseScenario(std::string_view json);

struct ScenarioReading
{
    std::optional<Scenario> scenario;  ///< where there is no error
    std::vector<ScenarioError> errors; ///< in the order of the file
};

/// The same, but goes on behind a mistake until there are `mostErrors` of them: for whoever mends a
/// file. One mistake may bring others; the first is the one that parseScenario() names.
ScenarioReading readScenario(std::string_view json, std::size_t mostErrors);

/// The scenario as a person writes it: only what differs from the defaults, a call, fault or
/// expectation a line. parseScenario() of it gives an equal one.
std::string scenarioToSource(const Scenario& scenario);

/// The scenario as a file again, every default written out; parseScenario() of it gives an equal
/// one.
std::string scenarioToJson(const Scenario& scenario);

/// Changes one value as `--set client.iss=7` does: "client.X" and "server.X" reach the endpoint,
/// "link.X" the link, "until" and "seed" the run. Errors name the path as pointer.
std::variant<Scenario, ScenarioError> withSetting(const Scenario& scenario,
                                                  std::string_view assignment);

/// The octets that `"bytes": N` sends: 0, 1 ... 250, 0, 1 ..., so that a shifted stream is told
/// apart.
std::vector<std::byte> patternBytes(std::uint64_t count);

/// "1.5s", "50ms", "2min" ... to a duration; nothing for any other text.
std::optional<Duration> parseDuration(std::string_view text);
/// The longest duration that is read: ten years. Sums of many stay far from overflow.
inline constexpr Duration longestDuration = std::chrono::hours{24 * 3650};
/// A number and a unit, but longer than that.
bool isTooLongDuration(std::string_view text);
std::string durationToText(Duration duration);

} // namespace tcplab::sim
