#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>

#include "tcp/state.h"

namespace tcplab::present {

/// Who is asked for the name of a state. The same state is SYN-RECEIVED in the RFC, SYN_RCVD in
/// BSD's netstat, SYN_RECV in Linux's netstat, SYN-RECV in ss, and 同步收到 in a Chinese textbook.
/// A dialect is no language: it can be chosen in either. Files, traces and the model always speak
/// the RFC's.
enum class StateDialect : std::uint8_t { Rfc, Bsd, Netstat, Ss, Chinese };

inline constexpr std::array<StateDialect, 5> allStateDialects{
    StateDialect::Rfc, StateDialect::Bsd, StateDialect::Netstat, StateDialect::Ss,
    StateDialect::Chinese};

/// The dialect in which stateName() and all sentences name states from now on; Rfc at first. For
/// the whole program, as the language is.
void setStateDialect(StateDialect dialect);
StateDialect stateDialect();

/// "rfc", "bsd", "netstat", "ss", "zh": the words of --states and of the settings.
QString stateDialectId(StateDialect dialect);
std::optional<StateDialect> stateDialectFromId(const QString& id);
/// For a menu: "RFC 9293", "netstat (BSD)".
QString stateDialectTitle(StateDialect dialect);
/// The same where room is short: "RFC".
QString stateDialectShortTitle(StateDialect dialect);

/// The name in one dialect, whichever is chosen.
QString stateNameIn(StateDialect dialect, tcp::State state);

/// A sentence that was written with the RFC's names, with those of the dialect chosen. Not for
/// quotations of the RFC.
QString inStateDialect(const QString& sentence);

} // namespace tcplab::present
