#pragma once

#include <optional>

#include "sim/packetdrill/assertions.h"
#include "sim/packetdrill/comparison.h"
#include "sim/packetdrill/runner.h"
#include "sim/packetdrill/sockets.h"

namespace tcplab::sim::packetdrill {

/// One run of one script. Used once.
class Execution
{
public:
    Execution(const Script& script, const Environment& environment, const RunOptions& options)
        : script_(script)
        , environment_(environment)
        , options_(options)
        , settings_(environment)
        , sockets_(environment_, settings_)
        , comparison_(environment.linuxProfile)
    {
    }
    Execution(const Execution&) = delete;
    Execution& operator=(const Execution&) = delete;

    Verdict run();

private:
    /// A blocking call that has begun and not returned.
    struct Waiting
    {
        const Event* event = nullptr;
        const SystemCall* call = nullptr;
        SimTime ends;
    };

    bool perform(const Event& event);
    SimTime dueTime(const Event& event) const;
    bool advanceTo(SimTime time);
    bool resumeWaiting();
    bool resumeThenReturn();
    bool inbound(const Packet& packet);
    bool outbound(const Event& event, const Packet& packet);
    bool waitForDeparture(SimTime limit);
    bool icmp(const IcmpPacket& packet);
    bool systemCall(const Event& event, const SystemCall& call);
    bool compareResult(const SystemCall& call, const Outcome& outcome);
    bool shell(const ShellCommand& command);
    bool code(const CodeBlock& block);
    bool fail(Message expected, Message found);
    bool skip(Message why);
    void note(Step::Kind kind, std::string text);
    void noteLeftOver();
    bool isLater(SimTime time, SimTime than) const { return time > than + environment_.tolerance; }

    const Script& script_;
    const Environment environment_;
    const RunOptions options_;
    Settings settings_;
    Sockets sockets_;
    Comparison comparison_;
    Assertions assertions_;
    SimTime previous_{}; ///< when the event before was due: what relative times count from
    std::optional<Waiting> waiting_;
    std::uint64_t timerSteps_ = 0;
    std::uint64_t octets_ = 0;
    const Event* event_ = nullptr;
    Verdict verdict_;
};

} // namespace tcplab::sim::packetdrill
