#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "sim/packetdrill/settings.h"

namespace tcplab::sim::packetdrill {

/// How many sockets are in a state, by the name that sockstat prints: "TIME_WAIT".
using CountInState = std::function<int(const std::string& state)>;

/// What became of a shell command.
struct ShellResult
{
    Message refused;  ///< why it cannot be carried out
    Message expected; ///< a check that did not hold: what it wants ...
    Message found;    ///< ... and what is there
};

/// Carries out what scripts ask a shell for, as far as it reaches the model: settings, and
/// `sockstat | grep -c STATE | grep N`. No process is ever started.
ShellResult runShell(std::string_view command, const Environment& environment, Settings& settings,
                     const CountInState& count);

} // namespace tcplab::sim::packetdrill
