#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/packetdrill/environment.h"
#include "sim/packetdrill/script.h"
#include "tcp/sim_time.h"

namespace tcplab::sim::packetdrill {

struct RunOptions
{
    ProfileChoice profile = ProfileChoice::Auto;
    bool keepSteps = false; ///< fill in Verdict::steps
};

/// One line of what happened, in packetdrill's notation.
struct Step
{
    enum class Kind : std::uint8_t { Inbound, Outbound, Call, Command, Code };
    tcp::SimTime at;
    int line = 0; ///< of the script; 0: the model, not (yet) compared
    Kind kind = Kind::Call;
    std::string text;
};

/// What became of a script. A skipped one needed something that is not modelled: it is never a
/// pass.
struct Verdict
{
    enum class Kind : std::uint8_t { Passed, Failed, Skipped, Broken };
    Kind kind = Kind::Passed;
    int line = 0;       ///< of the event that decided it; from 1
    int column = 0;     ///< Broken only
    std::string source; ///< the event as written; Broken: what stands there
    Message expected;   ///< Failed: what the script wants. Broken: what would be right.
    Message found;      ///< Failed: what happened instead. Skipped: what is not modelled.
    Environment environment;
    std::vector<Step> steps;
};

/// Limits of one run, besides those of parseScript(): a script that reaches one is skipped.
inline constexpr Duration longestWait = 24h * 30; ///< between two events, in virtual time
inline constexpr std::uint64_t maxTimerSteps = 200'000;
inline constexpr std::uint64_t maxOctets = 256u << 20; ///< of text, both directions

/// Runs a script against the model: one side is tcp::Endpoint with a socket layer, the script is
/// the other.
Verdict runScript(std::string_view text, const RunOptions& options = {});

} // namespace tcplab::sim::packetdrill
