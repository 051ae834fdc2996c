#pragma once

#include <QString>

#include <optional>

#include "sim/scenario.h"
#include "sim/trace.h"
#include "tcp/rules.h"

namespace tcplab::present {

// Why something happened, in words and in the current language. Nothing here looks at a clock or at
// what was said before: the same record gives the same words, so that a switch of the language
// re-renders the past as well.

/// One application of a rule as a full sentence or two, with its numbers, naming the host.
QString explanationSentence(sim::HostId host, const tcp::Explanation& explanation);
/// A few words that say what the rule did: "The server gets a SYN and answers with SYN,ACK".
QString explanationHeadline(sim::HostId host, const tcp::Explanation& explanation);
/// What it means for the peer or for the learner; may be empty.
QString explanationLesson(sim::HostId host, const tcp::Explanation& explanation);
/// A few words of the RFC on it, always English, without quotation marks.
QString quotation(const tcp::Explanation& explanation);

/// "RFC 9293 §3.10.7.2  third: check for a SYN": the RFC's own numbering, the step translated.
QString clauseText(const tcp::RuleInfo& info);
/// The section on the RFC Editor's site.
QString clauseUrl(const tcp::RuleInfo& info);
/// A section named without a rule.
QString clauseText(int rfc, const QString& section);
QString clauseUrl(int rfc, const QString& section);

/// The explanation box for one step.
struct StepText
{
    std::optional<sim::HostId> host; ///< whom it is about; nothing for what the link does
    QString headline;                ///< never empty
    QString body;                    ///< two or three sentences, never empty
    QString clause;                  ///< never empty
    QString clauseUrl;
    QString quotation; ///< English, without quotation marks; may be empty
};

/// What a step did and why: the most significant of its records first.
StepText stepText(const sim::StepRecord& step);

/// The box before the first step: what the scenario shows and what to watch for.
StepText introduction(const sim::Scenario& scenario);

} // namespace tcplab::present
