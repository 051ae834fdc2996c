#pragma once

#include <QString>

#include "sim/presets.h"

namespace tcplab::present {

/// "RFC 9293", "Classroom": for lists.
QString presetName(sim::Preset preset);
/// What choosing it changes and what it does not, in two or three sentences.
QString presetMeaning(sim::Preset preset);
/// For the status bar: whose behaviour and whose numbers a run has, "RFC 9293 (strict)". `played`
/// is the scenario with the preset in it.
QString modelName(const sim::Scenario& played, sim::Preset preset);

} // namespace tcplab::present
