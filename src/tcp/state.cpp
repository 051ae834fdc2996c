#include "tcp/state.h"

namespace tcplab::tcp {

namespace {
constexpr std::array<std::string_view, stateCount> names{
    "CLOSED",     "LISTEN",     "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1",
    "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING",  "LAST-ACK",     "TIME-WAIT"};
}

std::string_view rfcName(State state)
{
    return names.at(static_cast<std::size_t>(state));
}

std::optional<State> stateFromRfcName(std::string_view name)
{
    for (const State state : allStates)
        if (rfcName(state) == name) return state;
    return std::nullopt;
}

} // namespace tcplab::tcp
