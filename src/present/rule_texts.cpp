#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using Index = std::array<std::array<const RuleText*, variantCount>, tcp::ruleCount>;

Index makeIndex()
{
    Index index{};
    for (const auto table : {callTexts(), openingTexts(), arrivalTexts(), textTexts(),
                             timeoutTexts(), mechanismTexts()})
        for (const RuleText& text : table)
            index[static_cast<std::size_t>(text.rule)][static_cast<std::size_t>(text.variant)] =
                &text;
    return index;
}

template <typename T>
const T* argument(const tcp::Explanation& explanation, std::string_view name)
{
    const tcp::Arg::Value* value = explanation.find(name);
    return value ? std::get_if<T>(value) : nullptr;
}

bool isOldCopy(const tcp::Explanation& explanation)
{
    const auto* seq = argument<tcp::SeqNum>(explanation, "seq");
    const auto* length = argument<std::uint64_t>(explanation, "length");
    const auto* expected = argument<tcp::SeqNum>(explanation, "rcvNxt");
    return seq && length && expected && *length > 0 &&
           (*seq + static_cast<std::uint32_t>(*length)).isAtOrBefore(*expected);
}

bool isRaisedToMinimum(const tcp::Explanation& explanation)
{
    const auto* srtt = argument<tcp::Duration>(explanation, "srtt");
    const auto* rttvar = argument<tcp::Duration>(explanation, "rttvar");
    const auto* rto = argument<tcp::Duration>(explanation, "rto");
    return srtt && rttvar && rto && *srtt + 4 * *rttvar < *rto;
}

/// The argument is there and larger than `least`.
bool exceeds(const tcp::Explanation& explanation, std::string_view name, std::uint64_t least)
{
    const auto* value = argument<std::uint64_t>(explanation, name);
    return value && *value > least;
}

/// More than this a window field cannot say without a scale.
constexpr std::uint64_t maxField = 65'535;

bool hasAck(const tcp::Explanation& explanation)
{
    const auto* flags = argument<tcp::Flags>(explanation, "flags");
    return flags && flags->has(tcp::Flag::Ack);
}

bool isFromCloseWait(const tcp::Explanation& explanation)
{
    const auto* state = argument<tcp::State>(explanation, "state");
    return state && *state == tcp::State::CloseWait;
}

bool growsBeyondTheField(const tcp::Explanation& explanation)
{
    return exceeds(explanation, "scale", 0) && exceeds(explanation, "window", maxField) &&
           !exceeds(explanation, "old", maxField);
}

bool isInflated(const tcp::Explanation& explanation)
{
    const auto* ssthresh = argument<std::uint64_t>(explanation, "ssthresh");
    return ssthresh && exceeds(explanation, "cwnd", *ssthresh);
}

/// When a rule says something else than usual.
struct Condition
{
    tcp::Rule rule;
    Variant variant;
    bool (*holds)(const tcp::Explanation&);
};

using tcp::Explanation;
using tcp::Rule;

constexpr std::array conditions{
    Condition{Rule::ClosedResets, Variant::WithAck, hasAck},
    Condition{Rule::Unacceptable, Variant::OldCopy, isOldCopy},
    Condition{Rule::KeepaliveProbe, Variant::Again,
              [](const Explanation& e) { return exceeds(e, "count", 1); }},
    Condition{Rule::FinSent, Variant::Second, isFromCloseWait},
    Condition{Rule::RttMeasured, Variant::Minimum, isRaisedToMinimum},
    Condition{Rule::FinArrived, Variant::Delayed,
              [](const Explanation& e) { return exceeds(e, "delayed", 0); }},
    Condition{Rule::OutOfOrderHeld, Variant::Selective,
              [](const Explanation& e) { return exceeds(e, "sack", 0); }},
    Condition{Rule::TimeWaitNewSyn, Variant::Timestamp,
              [](const Explanation& e) { return e.find("value") != nullptr; }},
    Condition{Rule::WindowUpdated, Variant::Scaled, growsBeyondTheField},
    Condition{Rule::FastRetransmit, Variant::Inflated, isInflated},
    Condition{Rule::SlowStartGrows, Variant::Unlimited,
              [](const Explanation& e) { return e.find("ssthresh") == nullptr; }},
    Condition{Rule::RecoveryOver, Variant::Fast,
              [](const Explanation& e) { return e.find("cwnd") != nullptr; }},
};

Variant variantOf(const tcp::Explanation& explanation)
{
    for (const Condition& condition : conditions)
        if (condition.rule == explanation.rule && condition.holds(explanation))
            return condition.variant;
    return Variant::Usual;
}

} // namespace

const RuleText& ruleText(const tcp::Explanation& explanation)
{
    static const Index index = makeIndex();
    const RuleText* text = index[static_cast<std::size_t>(explanation.rule)]
                                [static_cast<std::size_t>(variantOf(explanation))];
    Q_ASSERT_X(text, "ruleText", "a rule without words");
    return *text;
}

} // namespace tcplab::present
