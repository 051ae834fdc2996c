#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/scenario_file.h"

namespace tcplab::sim {

/// A JSON text as it stands: members in the order of the file, repeated keys included, and the line
/// of each value, so that the first mistake can be named and found.
struct JsonNode
{
    enum class Kind : std::uint8_t { Null, Boolean, Integer, Number, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    bool negative = false;         ///< Integer
    std::uint64_t magnitude = 0;   ///< Integer, without its sign
    double number = 0.0;           ///< Number and Integer
    std::string text;              ///< String; of numbers: as written
    std::vector<JsonNode> items;   ///< Array; Object: the values
    std::vector<std::string> keys; ///< Object: by the same index as `items`
    std::size_t line = 0; ///< where the value ends (begins, for arrays and objects), from 1

    const JsonNode* find(std::string_view key) const;
};

/// A text as a message quotes it: its beginning where it is long.
std::string shortened(const std::string& text);
/// "string", "number", "integer", "true or false", "null", "array", "object".
std::string_view kindName(JsonNode::Kind kind);

/// The document; or NotJson, NotUtf8, TooDeep (more than 32 levels) or BadValue (a number that is
/// too large) with line and column, or TooLarge.
std::variant<JsonNode, ScenarioError> readJson(std::string_view text);

/// `/a/b~1c`: the pointer of a member or an item.
std::string pointerTo(const std::string& parent, std::string_view key);
std::string pointerTo(const std::string& parent, std::size_t index);

} // namespace tcplab::sim
