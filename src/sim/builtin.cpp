#include "sim/builtin.h"

#include <algorithm>

namespace tcplab::sim {

const BuiltinScenario* findBuiltin(std::string_view id)
{
    const auto all = builtinScenarios();
    const auto found = std::ranges::find(all, id, &BuiltinScenario::id);
    return found == all.end() ? nullptr : &*found;
}

} // namespace tcplab::sim
