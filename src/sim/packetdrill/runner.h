#pragma once

#include <string>
#include <string_view>

#include "sim/packetdrill/script.h"

namespace tcplab::sim::packetdrill {

/// What became of a script. A skipped one needed something that is not modelled: it is never a
/// pass.
struct Verdict
{
    enum class Kind : std::uint8_t { Passed, Failed, Skipped, Broken };
    Kind kind = Kind::Passed;
    int line = 0;         ///< of the event that decided it; from 1
    std::string source;   ///< the event as written
    std::string expected; ///< Failed: what the script wants. Broken: what would be right.
    std::string found;    ///< Failed: what happened instead. Skipped: what is not modelled. Broken:
                          ///< what stands there.
};

/// Runs a script against the model: one side is tcp::Endpoint with a socket layer, the script is
/// the other.
Verdict runScript(std::string_view text);

} // namespace tcplab::sim::packetdrill
