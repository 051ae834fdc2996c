#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "present/explanations.h"
#include "sim/trace.h"

namespace tcplab::present {

// The parts of stepText() that speak of what no rule of TCP explains: calls, the link, the hosts.

/// The records of one step, sorted by what they say. Pointers into the step.
struct StepEvents
{
    std::vector<const sim::ExplainRecord*> explained;
    std::vector<const sim::StateRecord*> states;
    std::vector<const sim::SegmentRecord*> sent;
    std::vector<const sim::SegmentRecord*> fates; ///< lost, delayed, duplicated ... on the way
    const sim::SegmentRecord* arrived = nullptr;
    const sim::CallRecord* call = nullptr;
    const sim::TimerRecord* fired = nullptr;
    const sim::IcmpRecord* icmp = nullptr;
    bool byHand = false; ///< a person did it, not the scenario
};

StepEvents eventsOf(const sim::StepRecord& step);

/// The box of a step that is about something other than TCP's rules even where rules were applied:
/// a segment that a person or the link interfered with, a crash, a setting.
std::optional<StepText> withoutRules(const StepEvents& events, const sim::StepRecord& step);
/// The box of a step in which no rule was applied.
StepText quietStep(const StepEvents& events, const sim::StepRecord& step);

/// The box of a step in which an ICMP error arrives and no rule of TCP acts on it.
StepText icmpBox(const sim::IcmpRecord& icmp);

/// "SYN,ACK", "data segment", "keepalive probe": a segment in the midst of a sentence.
QString segmentInWords(const sim::SegmentRecord& segment);
/// "But this ACK is lost on its way to the server."
QString fateSentence(const sim::SegmentRecord& segment);

} // namespace tcplab::present
