#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "sim/history.h"

namespace tcplab::sim {

/// Makes the sentence of an explanation, in the language of the trace.
using ExplanationText = std::function<std::string(HostId, const tcp::Explanation&)>;

/// The event of an "app" line: "established", "data", "refused" ...
std::string_view id(tcp::UserNotice::Kind kind);

/// "tcplab-trace/1": the lines of a run, one JSON object each, without a newline at the end of the
/// text.
std::string traceHeader(const Scenario& scenario);
std::string traceLine(const TraceRecord& record, const ExplanationText& text);
std::string traceEnd(const World& world);

} // namespace tcplab::sim
