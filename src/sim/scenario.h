#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/host_id.h"
#include "sim/octets.h"
#include "tcp/config.h"
#include "tcp/icmp.h"
#include "tcp/segment.h"
#include "tcp/seq_num.h"
#include "tcp/sim_time.h"
#include "tcp/state.h"

namespace tcplab::sim {

using tcp::Duration;
using tcp::SimTime;

/// A text in several languages: language tag ("en", "zh_CN") to text.
using LocalizedText = std::map<std::string, std::string>;

struct EndpointSpec
{
    std::string address;
    std::uint16_t port = 0;
    tcp::SeqNum iss;
    tcp::Config config;
    bool operator==(const EndpointSpec&) const = default;
};

/// The congestion algorithms as files spell them, in the order of the enum.
inline constexpr std::array<std::string_view, 3> congestionNames{"none", "reno", "cubic"};

/// The profiles as files spell them, in the order of the enum.
inline constexpr std::array<std::string_view, 2> profileNames{"strict", "linux"};

/// One direction of the link. Probabilities are 0..1; delays are one way.
struct LinkSpec
{
    Duration delay{50'000};
    Duration jitter{0}; ///< uniformly 0..jitter on top of delay
    double loss = 0.0;
    double duplicate = 0.0;
    double reorder = 0.0; ///< probability that a segment is held back behind the next one
    std::optional<std::uint64_t> bandwidth; ///< bits a second; nothing: unlimited
    bool operator==(const LinkSpec&) const = default;
};

/// What a user of TCP may do on a host, or what may happen to the host as a whole.
enum class CallKind : std::uint8_t {
    Listen,
    Connect,
    Send,
    Receive,
    Close,
    Shutdown,
    Abort,
    Set,
    Crash,
    Restart,
    Accept
};

/// As files spell it: "listen", "connect" ...
std::string_view id(CallKind kind);

struct Call
{
    HostId host{};
    CallKind kind{};
    int conn = 0;                       ///< connection number; 0: the host's only or latest one
    Octets data;                        ///< Send: the octets
    bool dataIsText = false;            ///< Send: was given as text (shown as such)
    bool urgent = false;                ///< Send: with the URGENT flag (RFC 9293 3.8.5)
    std::optional<std::uint64_t> bytes; ///< Receive: at most; nothing: all
    std::optional<int> backlog;         ///< Listen: accept queue; default 128
    bool acceptAtOnce = true;           ///< Listen: false: connections wait for Accept calls
    /// Listen, Connect: the local port; default: see Host::choosePort(). Connect goes to the peer's
    /// configured port.
    std::optional<std::uint16_t> port;
    std::string option; ///< Set: "nagle", "keepalive", "keepalive.idle", "delayedAck", "msl" ...
    std::string value;  ///< Set: as in the file: "true", "2s", "5"
    bool operator==(const Call&) const = default;
};

/// When a scripted call becomes due: at a time, or `after` a condition first holds. A state holds
/// when a connection of the host (any, where `conn` is 0) or its listener enters it; a call on the
/// same host that names no connection then goes to the one which did.
struct When
{
    HostId host{};
    int conn = 0;
    std::optional<tcp::State> state;
    std::optional<std::uint64_t>
        received; ///< octets arrived in order since the connection opened, at least
    bool operator==(const When&) const = default;
};

struct ScriptItem
{
    std::optional<Duration> at;
    /// With `at`: so many steps of that very moment come first, as when a person steps in between
    /// two events of the same time. Nothing: it comes before whatever the run brings about then.
    std::optional<int> behind;
    std::optional<When> when;
    Duration after{0};
    Call call;
    bool operator==(const ScriptItem&) const = default;
};

enum class FaultKind : std::uint8_t { Drop, Duplicate, Delay, Corrupt, Reorder };
std::string_view id(FaultKind kind);

/// Which segments a fault or an expectation speaks of; what is absent matches everything.
struct SegmentMatch
{
    std::optional<HostId> from;
    std::optional<tcp::Flags> flags;     ///< the exact set
    std::optional<tcp::State> state;     ///< the sender's, as the event that sent it left it
    std::optional<std::uint32_t> length; ///< octets of text
    std::optional<tcp::SeqNum> seq;
    std::optional<tcp::SeqNum> ack;
    std::optional<int> conn;
    std::optional<int> nth; ///< the n-th that matches the rest, from 1; nothing: every one
    bool operator==(const SegmentMatch&) const = default;
};

/// What goes wrong with the segments that match: as they are sent or, with `after`, on their way.
struct Fault
{
    SegmentMatch match;
    /// Looks at the copies that the link, a fault or a person makes of segments, not at what TCP
    /// sends; `nth` then counts copies.
    bool copies = false;
    FaultKind kind{};
    Duration delay{0}; ///< Delay: added to the way; Duplicate: the copy arrives so much later
    int segments = 1;  ///< Reorder: how many later ones overtake it
    /// Befalls the segment so long after it was sent, if it is still on its way then.
    std::optional<Duration> after;
    std::optional<int> behind; ///< with `after`: see ScriptItem
    bool operator==(const Fault&) const = default;
};

/// An ICMP error about a segment of the host that it reaches.
struct IcmpSpec
{
    tcp::IcmpError::Kind kind{};
    std::optional<tcp::SeqNum> seq; ///< of the segment it quotes; nothing: SND.UNA, the oldest
    std::uint16_t mss = 0;          ///< see tcp::IcmpError
    bool operator==(const IcmpSpec&) const = default;
};

/// A hand-made segment that appears in front of `to` as if its peer had sent it, or an ICMP error
/// as if a router on the way had.
struct Injection
{
    Duration at{0};
    std::optional<int> behind; ///< see ScriptItem
    HostId to{};
    std::optional<IcmpSpec> icmp; ///< then header and payload mean nothing
    tcp::Header header;
    std::vector<std::byte> payload;
    std::optional<std::uint16_t> sourcePort; ///< default: the peer's configured port
    std::optional<std::uint16_t> destinationPort;
    bool operator==(const Injection&) const = default;
};

/// One thing that must be true of a run; `pointer` is where it stands in the file.
struct Expectation
{
    std::string pointer;
    std::optional<HostId> host;
    int conn = 0;
    std::vector<tcp::State> visits;  ///< in this order; others may lie between
    std::optional<tcp::State> state; ///< reached ...
    std::optional<Duration> by; ///< ... no later than this, and still so then; nothing: at the end
    std::optional<SegmentMatch> segment;   ///< such a segment is sent
    std::optional<std::string> app;        ///< such a notice is given: "established", "refused" ...
    std::optional<std::uint64_t> received; ///< octets taken by the application, in all
    bool absent = false;                   ///< `segment` or `app` must not happen
    bool operator==(const Expectation&) const = default;
};

/// A scenario, complete: what the file says, with every default filled in.
struct Scenario
{
    std::string id;
    LocalizedText title;
    LocalizedText summary;
    LocalizedText watch; ///< what to watch for
    std::string group;   ///< "opening", "closing", "loss", "timers", "data", "trouble"
    std::array<EndpointSpec, 2> endpoints; ///< by indexOf(HostId)
    std::array<LinkSpec, 2> links;         ///< [0] towards the server, [1] towards the client
    std::uint64_t seed = 1;
    std::vector<ScriptItem> script;
    std::vector<Fault> faults;
    std::vector<Injection> inject;
    std::vector<Expectation> expect;
    Duration until{120'000'000};
    bool operator==(const Scenario&) const = default;

    const EndpointSpec& endpoint(HostId host) const { return endpoints[indexOf(host)]; }
};

/// A text in `language`, else in English, else any.
const std::string& localized(const LocalizedText& text, std::string_view language);

} // namespace tcplab::sim
