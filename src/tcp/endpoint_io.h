#pragma once

// Private to the model: what every step of Endpoint needs at hand.

#include <algorithm>
#include <string_view>

#include "tcp/endpoint.h"

namespace tcplab::tcp {

/// Counts are explained as unsigned 64-bit numbers, whatever they are kept in.
template <typename Integer>
constexpr std::uint64_t count(Integer value)
{
    return static_cast<std::uint64_t>(value);
}

/// A named value that becomes an Arg only if somebody wants the explanation.
template <typename Value>
struct Named
{
    std::string_view name;
    Value value;
};
template <typename Value>
constexpr Named<Value> named(std::string_view name, Value value)
{
    return {name, value};
}

struct Endpoint::Io
{
    Io(OutputSink& output, SimTime time)
        : sink(output)
        , now(time)
        , explains(output.wantsExplanations())
    {
    }

    OutputSink& sink;
    SimTime now;
    bool explains;
    /// An acknowledgment is owed. Any segment with ACK that leaves settles it, so that several
    /// reasons for an ACK give one ACK, and data carries it where there is data (MUST-58, MUST-59).
    mutable bool ackOwed = false;

    template <typename... Values>
    void say(Rule rule, const Named<Values>&... args) const
    {
        static_assert(sizeof...(args) <= Explanation::maxArgs);
        if (!explains) return;
        Explanation explanation{rule, {}};
        [[maybe_unused]] std::size_t index = 0;
        ((explanation.args[index++] = Arg{args.name, args.value}), ...);
        sink.explain(explanation);
    }
};

} // namespace tcplab::tcp
