#pragma once

#include <QString>

#include "sim/trace.h"

namespace tcplab::present {

/// What a person did in a step, for a list and for "Undo: …": "drop SYN,ACK", "client: connect()".
/// Empty for a step that happened by itself.
QString interventionName(const sim::StepRecord& step);
/// With its time, the name that a branch gets: "drop SYN,ACK at 0.075 s".
QString interventionWithTime(const sim::StepRecord& step);

/// A call as a program writes it: "connect()", "send("hello")", "set nagle=false".
QString callInWords(const sim::Call& call);

} // namespace tcplab::present
