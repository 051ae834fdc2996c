#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/host_id.h"
#include "tcp/config.h"
#include "tcp/seq_num.h"

namespace tcplab::sim::explorer {

/// What the program at one end may do. Each call happens at any moment at which TCP would take it,
/// or not at all; the numbers say how often at most.
struct Program
{
    enum class Reads : std::uint8_t { AtOnce, WhenCalled, Never };

    bool listens = false;
    bool connects = false;
    int opens = 1;           ///< listen and connect calls together: 0..7
    int sends = 0;           ///< messages: 0..31
    int octets = 1;          ///< in each of them: 1..31; all messages together at most 255
    bool sendsEarly = false; ///< before the connection is established, too
    Reads reads = Reads::AtOnce;
    int shutdowns = 0; ///< 0..3, like those below
    int closes = 0;
    int aborts = 0;
    int crashes = 0;  ///< the host vanishes without a word
    int restarts = 0; ///< and comes back, knowing nothing
    bool operator==(const Program&) const = default;
};

/// How much may go wrong in one run: each 0..31.
struct Faults
{
    int link = 31; ///< drops, duplicates, reorderings, forgeries and ICMP errors together
    int drops = 0;
    int duplicates = 0; ///< the copy has no place in the order: it may arrive at any later moment
    int reorders = 0;   ///< a segment is overtaken, and may from then on arrive at any later moment
    int forgeries = 0;  ///< segments that a stranger makes up
    int icmps = 0;      ///< ICMP errors about the oldest segment that is not acknowledged
    int timeouts = 0;   ///< timers that run out
    bool operator==(const Faults&) const = default;
};

/// A bounded world: everything that may happen in it is walked.
struct WorldSpec
{
    std::string name;
    std::array<Program, 2> programs; ///< by indexOf(HostId)
    std::array<tcp::Config, 2> configs;
    std::array<tcp::SeqNum, 2> iss{tcp::SeqNum{0xFFFFFFFEu}, tcp::SeqNum{5000}};
    Faults faults;
    /// The RFC's own picture: one TCB a host, which itself is in LISTEN, may SEND or OPEN from
    /// there and returns to it. False: a listener stands beside it, as in sockets and in `Host`.
    bool oneTcb = false;
    /// The story begins when the first connection stands: the client has connected to the server,
    /// and nothing went wrong.
    bool established = false;
    /// After so long in flight a segment is no more (the MSL). Nothing: they live for ever, which
    /// is harder on the model, and has fewer states.
    std::optional<tcp::Duration> segmentLifetime;
    bool operator==(const WorldSpec&) const = default;
};

/// The worlds that come with the program, in the order in which they are listed.
std::span<const WorldSpec> worlds();
/// nullptr for an unknown name.
const WorldSpec* findWorld(std::string_view name);

/// Reads a program: "connect,send=2,octets=3,close". Words: listen, connect, opens=N, send[=N],
/// octets=N, early, receive (when called), deaf (never reads), shutdown[=N], close[=N], abort[=N],
/// crash[=N], restart[=N]. Nothing, and `wrong` the first word that is none, else.
std::optional<Program> parseProgram(std::string_view text, std::string& wrong);

} // namespace tcplab::sim::explorer
