#pragma once

#include <QString>

#include "sim/packetdrill/runner.h"

namespace tcplab::present {

// What became of a packetdrill script, in the current language.

/// A message or a part of one.
QString packetdrillText(const sim::packetdrill::Message& message);
/// "passed", "failed", "skipped", "not readable"
QString verdictWord(sim::packetdrill::Verdict::Kind kind);
/// As which system the model behaves, and why: for --verbose.
QString environmentSentence(const sim::packetdrill::Environment& environment);

} // namespace tcplab::present
