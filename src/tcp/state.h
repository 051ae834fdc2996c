#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tcplab::tcp {

/// The states of a connection (RFC 9293 3.3.2).
enum class State : std::uint8_t {
    Closed,
    Listen,
    SynSent,
    SynReceived,
    Established,
    FinWait1,
    FinWait2,
    CloseWait,
    Closing,
    LastAck,
    TimeWait,
};

inline constexpr std::size_t stateCount = 11;

inline constexpr std::array<State, stateCount> allStates{
    State::Closed,      State::Listen,   State::SynSent,  State::SynReceived,
    State::Established, State::FinWait1, State::FinWait2, State::CloseWait,
    State::Closing,     State::LastAck,  State::TimeWait};

/// The name as RFC 9293 spells it, e.g. "SYN-RECEIVED".
std::string_view rfcName(State state);

/// The state that RFC 9293 spells `name`; nothing for any other text.
std::optional<State> stateFromRfcName(std::string_view name);

/// ESTABLISHED and later: both sides know each other's sequence numbers (RFC 9293 3.5.3).
constexpr bool isSynchronized(State s)
{
    return s != State::Closed && s != State::Listen && s != State::SynSent &&
           s != State::SynReceived;
}

} // namespace tcplab::tcp
