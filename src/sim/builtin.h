#pragma once

#include <span>
#include <string_view>

namespace tcplab::sim {

/// A scenario that comes with the program; `json` is its file.
struct BuiltinScenario
{
    std::string_view id;
    std::string_view json;
};

/// In the order in which they are listed.
std::span<const BuiltinScenario> builtinScenarios();
/// nullptr for an unknown id.
const BuiltinScenario* findBuiltin(std::string_view id);

} // namespace tcplab::sim
