#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "tcp/rules.h"

namespace tcplab::present {

/// Which of a rule's texts: most rules have one, a few say something else for other numbers.
enum class Variant : std::uint8_t {
    Usual,
    WithAck,   ///< ClosedResets: the segment had an ACK, so one side believed in a connection
    OldCopy,   ///< Unacceptable: everything in the segment had arrived before
    Again,     ///< KeepaliveProbe: not the first one
    Second,    ///< FinSent: from CLOSE-WAIT, the peer has closed before
    Minimum,   ///< RttMeasured: the formula gives less than the least timeout allowed
    Delayed,   ///< FinArrived: its ACK waits
    Selective, ///< OutOfOrderHeld: the ACK carries SACK blocks
    Timestamp, ///< TimeWaitNewSyn: the timestamp is the proof
    Scaled,    ///< WindowUpdated: beyond 65,535 for the first time
    Inflated,  ///< FastRetransmit: cwnd counts what has left the network
    Unlimited, ///< SlowStartGrows: no loss has set ssthresh yet
    Fast,      ///< RecoveryOver: out of fast recovery, not after a timeout
};

inline constexpr std::size_t variantCount = 13;

/// What a person reads about one rule, as sources for the translators in the context "Rule".
///
/// %1 is the host where a sentence begins with it, %2 its peer inside a sentence, %3 and up the
/// values that `args` names. `args` are names of the explanation's arguments, separated by blanks;
/// "iss+1", "rcvNxt-1" and "seq+bytes" are sums. %n is the argument `counted`, for plurals.
struct RuleText
{
    tcp::Rule rule;
    Variant variant;
    int rank; ///< 0..100: of several rules in one step the highest makes the headline
    const char* args;
    const char* counted; ///< "" where nothing is counted
    const char* headline;
    const char* sentence; ///< what happened and why
    const char* lesson;   ///< what it means for the peer or the learner; may be nullptr
    /// The clause's own words, " ... " where words are left out; "" where another RFC rules and its
    /// words are not at hand.
    const char* quotation;
};

// One table a file, in the order of section 3.10.
std::span<const RuleText> callTexts();
std::span<const RuleText> openingTexts();
std::span<const RuleText> arrivalTexts();
std::span<const RuleText> textTexts();
std::span<const RuleText> timeoutTexts();
std::span<const RuleText> mechanismTexts();

/// The texts for this explanation. Every rule has some.
const RuleText& ruleText(const tcp::Explanation& explanation);

} // namespace tcplab::present
