#pragma once

// Private to the model: what every step of Endpoint needs at hand.

#include <algorithm>
#include <initializer_list>

#include "tcp/endpoint.h"

namespace tcplab::tcp {

struct Endpoint::Io {
    OutputSink& sink;
    SimTime now;
    /// An acknowledgment is owed. Any segment with ACK that leaves settles it, so that several reasons
    /// for an ACK give one ACK, and data carries it where there is data (MUST-58, MUST-59).
    mutable bool ackOwed = false;

    void say(Rule rule, std::initializer_list<Arg> args = {}) const
    {
        Explanation explanation{rule, {}};
        std::copy(args.begin(), args.end(), explanation.args.begin());
        sink.explain(explanation);
    }
};

/// Counts are explained as unsigned 64-bit numbers, whatever they are kept in.
template <typename Integer>
constexpr std::uint64_t count(Integer value)
{
    return static_cast<std::uint64_t>(value);
}

} // namespace tcplab::tcp
