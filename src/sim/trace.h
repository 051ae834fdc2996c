#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/command.h"
#include "sim/host_id.h"
#include "tcp/outputs.h"
#include "tcp/user_call.h"

namespace tcplab::sim {

/// A call of the script or of a person, and what TCP answered.
struct CallRecord
{
    HostId host{};
    int conn = 0;
    CallKind kind{};
    std::uint64_t bytes = 0; ///< offered to send / asked to receive
    std::uint64_t done = 0;  ///< taken or delivered at once
    std::string text;        ///< Send: the text where it was given as text; Set: "option=value"
    tcp::CallError error = tcp::CallError::None;
    bool pending = false; ///< accepted, goes on when data or space arrives
    bool urgent = false;  ///< Send: with the URGENT flag
    bool resumed = false; ///< an earlier call went on or came to its end; no new call
    bool operator==(const CallRecord&) const = default;
};

enum class SegmentEvent : std::uint8_t {
    Sent,
    Delivered,
    Dropped,
    Duplicated,
    Delayed,
    Corrupted,
    Reordered
};
std::string_view id(SegmentEvent event);

/// Why a segment came to nothing.
enum class DropReason : std::uint8_t {
    None,
    Loss,      ///< the link's random loss
    Fault,     ///< a fault of the scenario
    Person,    ///< someone dropped it
    Checksum,  ///< it arrived corrupted
    HostDown,  ///< the host had crashed
    LinkFull,  ///< as many segments were in flight as a link holds, see World::maxInFlight
    QueueFull, ///< a listener's queue was full: as Linux does, it is ignored without an answer
};
/// "loss", "fault", "person", "checksum", "host-down", "link-full", "queue-full"; empty for None.
std::string_view id(DropReason reason);

struct SegmentRecord
{
    SegmentEvent event{};
    std::uint64_t id = 0;     ///< the same from sent to delivered; a copy has its own
    std::uint64_t copyOf = 0; ///< Duplicated: the id of the original, `id` is the copy's
    HostId from{};
    int conn = 0; ///< the sender's; a reset from CLOSED or LISTEN carries that of what provoked it
    tcp::Header header;
    std::uint32_t length = 0; ///< octets of text
    tcp::TransmitReason reason = tcp::TransmitReason::Regular;
    bool repeated =
        false; ///< something in it was sent before: a retransmission, or a window probe once more
    tcp::State senderState{}; ///< as the event that sent it left it
    SimTime sentAt;
    SimTime arrivesAt; ///< as known at this moment
    bool injected = false;
    bool badChecksum = false; ///< Dropped: because it arrived corrupted
    DropReason dropped = DropReason::None;
    bool operator==(const SegmentRecord&) const = default;
};

struct StateRecord
{
    HostId host{};
    int conn = 0;
    tcp::State from{};
    tcp::State to{};
    /// Of the transition table, or "crash": the TCB vanished with its host.
    std::string_view cause;
    std::string_view rfc;
    bool operator==(const StateRecord&) const = default;
};

struct TimerRecord
{
    HostId host{};
    int conn = 0;
    tcp::TimerId timer{};
    tcp::TimerEvent event{};
    SimTime due;
    /// The timer of TIME-WAIT, but it tells how long FIN-WAIT-2 lasts for a program that has
    /// closed.
    bool orphan = false;
    bool operator==(const TimerRecord&) const = default;
};

struct AppRecord
{
    HostId host{};
    int conn = 0;
    tcp::UserNotice notice;
    bool operator==(const AppRecord&) const = default;
};

/// An ICMP error has reached a host.
struct IcmpRecord
{
    HostId host{};
    int conn = 0; ///< 0: no connection is there that it is about
    tcp::IcmpError::Kind kind{};
    std::optional<tcp::SeqNum> seq; ///< of the segment it quotes; nothing: none, for want of one
    std::uint16_t mss = 0;          ///< see tcp::IcmpError
    bool operator==(const IcmpRecord&) const = default;
};

struct ExplainRecord
{
    HostId host{};
    int conn = 0;
    tcp::Explanation explanation;
    bool operator==(const ExplainRecord&) const = default;
};

struct TraceRecord
{
    SimTime t;
    std::variant<CallRecord, SegmentRecord, StateRecord, TimerRecord, AppRecord, IcmpRecord,
                 ExplainRecord>
        what;
    bool operator==(const TraceRecord&) const = default;
};

/// Everything that one step did, in order.
struct StepRecord
{
    SimTime t; ///< the time after the step
    Command command;
    std::vector<TraceRecord> records; ///< empty with the tracing off
    bool applied = false;             ///< false: the command did not apply and changed nothing
    bool operator==(const StepRecord&) const = default;
};

} // namespace tcplab::sim
