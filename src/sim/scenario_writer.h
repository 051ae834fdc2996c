#pragma once

#include <nlohmann/json.hpp>

#include "sim/scenario.h"

namespace tcplab::sim {

/// "endpoints" and "link" of a scenario as files and the first line of a trace show them.
nlohmann::ordered_json endpointsToJson(const Scenario& scenario);
nlohmann::ordered_json linkToJson(const Scenario& scenario);
/// One item of "expect".
nlohmann::ordered_json expectedToJson(const Expectation& expected);

} // namespace tcplab::sim
