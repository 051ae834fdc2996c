#pragma once

#include <QString>

#include "sim/expectations.h"
#include "sim/scenario_file.h"
#include "tcp/user_call.h"

namespace tcplab::present {

// What went wrong, in the current language: what is wrong, where, and what would be right.

/// The place in a file: "line 12, column 5, at /script/2/call"; empty where nothing is known.
QString placeOf(const sim::ScenarioError& error);
/// What is wrong there and what would be right, without the place.
QString scenarioErrorSentence(const sim::ScenarioError& error);
/// Place and sentence.
QString scenarioErrorMessage(const sim::ScenarioError& error);

/// How a run differs from an expectation: "/expect/0: ...".
QString differenceMessage(const sim::Difference& difference);
/// The same without the place.
QString differenceSentence(const sim::Difference& difference);

/// The RFC's own words, English in every language, and what they mean. Empty for None.
QString callErrorSentence(tcp::CallError error);

} // namespace tcplab::present
