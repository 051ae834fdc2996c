#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "sim/scenario.h"

namespace tcplab::sim {

/// Let the earliest pending event happen.
struct NextEvent
{
    bool operator==(const NextEvent&) const = default;
};

/// Something done to a segment in flight. `at` is the moment it is done, between now and the next
/// event; nothing means now.
struct Interfere
{
    FaultKind kind{};
    std::uint64_t segment = 0;
    std::optional<SimTime> at;
    Duration delay{0};
    int segments = 1;
    bool operator==(const Interfere&) const = default;
};

/// A person calls TCP on a host.
struct PersonCalls
{
    Call call;
    std::optional<SimTime> at;
    bool operator==(const PersonCalls&) const = default;
};

/// A person puts a hand-made segment in front of a host.
struct InjectSegment
{
    Injection injection; ///< `injection.at` is ignored
    std::optional<SimTime> at;
    bool operator==(const InjectSegment&) const = default;
};

using Command = std::variant<NextEvent, Interfere, PersonCalls, InjectSegment>;

} // namespace tcplab::sim
