#include "present/rule_texts.h"

#include <QtGlobal>

#include <array>

namespace tcplab::present {

namespace {

using Index = std::array<std::array<const RuleText*, variantCount>, tcp::ruleCount>;

Index makeIndex()
{
    Index index{};
    for (const auto table :
         {callTexts(), openingTexts(), arrivalTexts(), textTexts(), timeoutTexts(), mechanismTexts()})
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

Variant variantOf(const tcp::Explanation& explanation)
{
    if (explanation.rule == tcp::Rule::ClosedResets) {
        const auto* flags = argument<tcp::Flags>(explanation, "flags");
        return flags && flags->has(tcp::Flag::Ack) ? Variant::WithAck : Variant::Usual;
    }
    if (explanation.rule == tcp::Rule::Unacceptable) {
        const auto* seq = argument<tcp::SeqNum>(explanation, "seq");
        const auto* length = argument<std::uint64_t>(explanation, "length");
        const auto* expected = argument<tcp::SeqNum>(explanation, "rcvNxt");
        const bool old = seq && length && expected && *length > 0 &&
                         (*seq + static_cast<std::uint32_t>(*length)).isAtOrBefore(*expected);
        return old ? Variant::OldCopy : Variant::Usual;
    }
    if (explanation.rule == tcp::Rule::KeepaliveProbe) {
        const auto* count = argument<std::uint64_t>(explanation, "count");
        return count && *count > 1 ? Variant::Again : Variant::Usual;
    }
    if (explanation.rule == tcp::Rule::FinSent) {
        const auto* state = argument<tcp::State>(explanation, "state");
        return state && *state == tcp::State::CloseWait ? Variant::Second : Variant::Usual;
    }
    if (explanation.rule == tcp::Rule::RttMeasured) {
        const auto* srtt = argument<tcp::Duration>(explanation, "srtt");
        const auto* rttvar = argument<tcp::Duration>(explanation, "rttvar");
        const auto* rto = argument<tcp::Duration>(explanation, "rto");
        const bool less = srtt && rttvar && rto && *srtt + 4 * *rttvar < *rto;
        return less ? Variant::Minimum : Variant::Usual;
    }
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
