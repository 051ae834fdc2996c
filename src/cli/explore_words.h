#pragma once

#include <QString>

#include <string_view>

#include "sim/explorer/explorer.h"

namespace tcplab::cli {

// What explorations find, in words of the current language.

QString violationWords(sim::explorer::ViolationKind kind);
QString deadEndWords(sim::explorer::DeadEnd end);
/// What a world is for.
QString worldWords(std::string_view world);
QString limitWords(sim::explorer::StoppedBy limit);

} // namespace tcplab::cli
