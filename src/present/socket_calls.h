#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/history.h"

namespace tcplab::present {

enum class CallDialect : std::uint8_t { C, Python };

/// A call of the socket API as a program makes it. One call of a scenario may be several of them:
/// who listens has made a socket and bound it before.
struct SocketCall
{
    enum class Function : std::uint8_t {
        Socket,
        Bind,
        Listen,
        Accept,
        Connect,
        Send,
        Recv,
        Shutdown,
        Close,
        Linger, ///< before the close() that aborts
        SetOption,
        Crash,
        Restart
    };
    struct SegmentSent
    {
        std::uint64_t id = 0;
        tcp::Header header;
        std::uint32_t length = 0;
    };
    struct StateChanged
    {
        tcp::State from{};
        tcp::State to{};
    };
    using Effect = std::variant<SegmentSent, StateChanged>;
    /// How connect() may end beside the errors that a call has at once.
    enum class Failure : std::uint8_t { None, Refused, TimedOut, Reset, Unreachable };

    Function function{};
    sim::HostId host{};
    int conn = 0;         ///< 0: the listener
    std::size_t step = 0; ///< index of the step that makes it
    sim::SimTime t;
    std::uint64_t asked = 0; ///< octets; Listen: the backlog
    std::string text;        ///< Send: where it was given as text; SetOption: "option=value"
    bool urgent = false;
    bool listener = false; ///< on the listening socket

    bool returned = false;
    std::size_t returnStep = 0; ///< index of the step in which it returned
    sim::SimTime returnTime;
    std::uint64_t result = 0; ///< octets
    tcp::CallError error = tcp::CallError::None;
    Failure failure = Failure::None;
    std::vector<Effect> effects; ///< what the call itself caused, in its step

    std::uint64_t streamFrom = 0; ///< Send, Recv: the octets of the stream, from 0
    std::uint64_t streamTo = 0;
    std::optional<std::size_t> acknowledgedStep; ///< Send: the last of it, index of the step
    std::optional<std::size_t> readStep;         ///< Send: the peer's program has all of it
    std::size_t pieces = 0; ///< Recv: how many send() calls its octets come from
    std::optional<std::size_t> establishedStep; ///< Accept: the handshake was complete
};

/// A line of a program with what it caused, for one host.
struct CallProgram
{
    std::vector<SocketCall> calls; ///< in the order of the calls
};

/// Both hosts' programs, by index; once for each run. Looks at worlds where the trace does not
/// tell.
std::array<CallProgram, 2> socketCalls(const sim::History& history);

/// What a program that makes the call would write.
QString callCode(const SocketCall& call, const sim::Scenario& scenario, CallDialect dialect);

/// What came of it as far as it is known at a moment, a short line each. The first says what it
/// returned, or that it blocks.
QStringList callOutcome(const SocketCall& call, std::size_t moment, CallDialect dialect);
/// "ECONNREFUSED", "ConnectionRefusedError"; empty where there is no error.
QString callErrorName(const SocketCall& call, CallDialect dialect);
/// Does it wait at this moment?
bool isBlocking(const SocketCall& call, std::size_t moment);

} // namespace tcplab::present
