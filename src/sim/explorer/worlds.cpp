// The bounded worlds that come with the program. Each is made for one part of TCP, and small enough
// to be walked to its end.

#include <algorithm>
#include <vector>

#include "sim/explorer/world_spec.h"

namespace tcplab::sim::explorer {

namespace {

using namespace std::chrono_literals;
using Reads = Program::Reads;

Program client()
{
    Program program;
    program.connects = true;
    return program;
}

Program server()
{
    Program program;
    program.listens = true;
    return program;
}

WorldSpec world(std::string_view name, const Program& one, const Program& other,
                const Faults& faults)
{
    WorldSpec spec;
    spec.name = name;
    spec.programs = {one, other};
    spec.faults = faults;
    for (tcp::Config& config : spec.configs) {
        config.receiveBuffer = 64;
        config.sendBuffer = 64;
        config.synRetries = 2;
        config.dataRetries = 3;
        config.msl = 30s;
    }
    return spec;
}

template <typename Change>
void both(WorldSpec& spec, Change change)
{
    for (tcp::Config& config : spec.configs)
        change(config);
}

/// A world whose first connection stands when the story begins.
WorldSpec established(std::string_view name, const Faults& faults)
{
    WorldSpec spec = world(name, client(), server(), faults);
    spec.established = true;
    return spec;
}

WorldSpec handshake()
{
    WorldSpec spec = world("handshake", client(), server(),
                           {.link = 2, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 2});
    spec.programs[0].opens = 2;
    for (Program& program : spec.programs)
        program.aborts = 1;
    return spec;
}

WorldSpec simultaneousOpen()
{
    WorldSpec spec = world("simultaneous-open", client(), client(),
                           {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 1});
    for (Program& program : spec.programs) {
        program.sends = 1;
        program.sendsEarly = true;
        program.closes = 1;
    }
    spec.programs[0].aborts = 1;
    return spec;
}

WorldSpec oneTcb()
{
    WorldSpec spec = world("one-tcb", server(), server(), {.link = 0, .timeouts = 1});
    spec.oneTcb = true;
    for (Program& program : spec.programs) {
        program.connects = true;
        program.sends = 1;
        program.sendsEarly = true;
        program.opens = 2;
    }
    spec.programs[0].aborts = 1;
    spec.programs[1].closes = 1;
    return spec;
}

WorldSpec data()
{
    WorldSpec spec =
        established("data", {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 1});
    spec.programs[0].sends = 2;
    spec.programs[0].octets = 3;
    spec.programs[1].sends = 1;
    for (Program& program : spec.programs)
        program.shutdowns = 1;
    both(spec, [](tcp::Config& config) { config.mss = 2; });
    return spec;
}

WorldSpec zeroWindow()
{
    WorldSpec spec = established(
        "zero-window", {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 2});
    spec.programs[0].sends = 2;
    spec.programs[0].octets = 2;
    spec.programs[0].shutdowns = 1;
    spec.programs[1].reads = Reads::WhenCalled;
    spec.programs[1].shutdowns = 1;
    both(spec, [](tcp::Config& config) {
        config.mss = 2;
        config.receiveBuffer = 3;
    });
    return spec;
}

WorldSpec delayedAck()
{
    WorldSpec spec = established(
        "delayed-ack", {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 2});
    spec.programs[0].sends = 2;
    spec.programs[1].sends = 1;
    for (Program& program : spec.programs)
        program.closes = 1;
    both(spec, [](tcp::Config& config) { config.delayedAck = 200ms; });
    return spec;
}

WorldSpec lossRecovery()
{
    WorldSpec spec =
        established("loss-recovery", {.link = 2, .drops = 2, .reorders = 1, .timeouts = 1});
    spec.programs[0].sends = 5;
    spec.programs[0].shutdowns = 1;
    both(spec, [](tcp::Config& config) {
        config.mss = 1;
        config.nagle = false;
        config.sackPermitted = true;
        config.windowScale = 0;
        config.congestion = tcp::CongestionAlgorithm::NewReno;
        config.initialWindow = 5;
    });
    return spec;
}

WorldSpec closing()
{
    WorldSpec spec = established(
        "close", {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 1});
    for (Program& program : spec.programs) {
        program.sends = 1;
        program.shutdowns = 1;
        program.closes = 1;
        program.reads = Reads::WhenCalled;
    }
    return spec;
}

WorldSpec resets()
{
    WorldSpec spec = world("reset", client(), server(),
                           {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 1});
    for (Program& program : spec.programs) {
        program.closes = 1;
        program.aborts = 1;
        program.reads = Reads::WhenCalled;
    }
    spec.programs[0].sends = 1;
    return spec;
}

WorldSpec forgery()
{
    WorldSpec spec = world("forgery", client(), server(),
                           {.link = 2, .drops = 1, .forgeries = 2, .timeouts = 1});
    for (Program& program : spec.programs)
        program.closes = 1;
    spec.programs[0].sends = 1;
    return spec;
}

WorldSpec halfOpen()
{
    WorldSpec spec = established(
        "half-open", {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 1});
    spec.programs[0].opens = spec.programs[1].opens = 2;
    spec.programs[0].sends = 1;
    for (Program& program : spec.programs) {
        program.closes = 1;
        program.crashes = program.restarts = 1;
    }
    spec.programs[0].restarts = 0;
    return spec;
}

WorldSpec deadPeer()
{
    WorldSpec spec = world("dead-peer", client(), server(), {.link = 0, .timeouts = 3});
    for (Program& program : spec.programs)
        program.closes = program.crashes = 1;
    spec.programs[0].sends = 1;
    both(spec, [](tcp::Config& config) {
        config.synRetries = 1;
        config.dataRetries = 2;
    });
    return spec;
}

WorldSpec userTimeout()
{
    WorldSpec spec = deadPeer();
    spec.name = "user-timeout";
    both(spec, [](tcp::Config& config) {
        config.synRetries = 5;
        config.dataRetries = 15;
        config.userTimeout = 2500ms;
    });
    return spec;
}

WorldSpec keepalive()
{
    WorldSpec spec = established("keepalive", {.link = 0, .timeouts = 5});
    for (Program& program : spec.programs)
        program.closes = program.crashes = 1;
    spec.programs[0].sends = 1;
    both(spec, [](tcp::Config& config) {
        config.dataRetries = 2;
        config.keepalive = {true, 10s, 2s, 1};
    });
    return spec;
}

WorldSpec timeWait()
{
    WorldSpec spec =
        established("time-wait", {.link = 1, .drops = 1, .duplicates = 1, .timeouts = 2});
    spec.programs[0].opens = 2;
    spec.programs[0].sends = 1;
    for (Program& program : spec.programs)
        program.closes = 2;
    spec.segmentLifetime = 30s;
    return spec;
}

WorldSpec icmp()
{
    WorldSpec spec =
        world("icmp", client(), server(), {.link = 2, .drops = 1, .icmps = 1, .timeouts = 1});
    for (Program& program : spec.programs) {
        program.sends = 1;
        program.octets = 31; // more than what passes where a router says so
        program.closes = 1;
    }
    return spec;
}

WorldSpec orphan()
{
    WorldSpec spec = established(
        "orphan", {.link = 1, .drops = 1, .duplicates = 1, .reorders = 1, .timeouts = 2});
    spec.programs[0].shutdowns = 1;
    spec.programs[1].sends = 1;
    for (Program& program : spec.programs)
        program.closes = 1;
    both(spec, [](tcp::Config& config) { config.orphanTimeout = 60s; });
    return spec;
}

} // namespace

std::span<const WorldSpec> worlds()
{
    static const std::vector<WorldSpec> all{
        handshake(),    simultaneousOpen(), oneTcb(),   data(),    zeroWindow(), delayedAck(),
        lossRecovery(), closing(),          resets(),   forgery(), halfOpen(),   deadPeer(),
        userTimeout(),  keepalive(),        timeWait(), icmp(),    orphan()};
    return all;
}

const WorldSpec* findWorld(std::string_view name)
{
    const auto all = worlds();
    const auto found = std::ranges::find(all, name, &WorldSpec::name);
    return found == all.end() ? nullptr : &*found;
}

} // namespace tcplab::sim::explorer
