// The same workloads in the simulator: sim::World with two hosts that match segments to
// connections by port pair, a link with delays, and an event for everything that happens.
#include <memory>

#include "sim/scenario_file.h"
#include "sim/trace_json.h"
#include "sim/world.h"
#include "workload.h"

namespace tcplab::bench {

namespace {

using namespace sim;

enum class Trace { Off, On, JsonLines };

Scenario emptyScenario(const tcp::Config& config)
{
    auto scenario = std::get<Scenario>(
        parseScenario(R"({"format": "tcplab-scenario/1", "id": "bench", "script": []})"));
    scenario.until = std::chrono::hours{100};
    for (LinkSpec& link : scenario.links)
        link.delay = Duration{1'000};
    for (EndpointSpec& endpoint : scenario.endpoints)
        endpoint.config = config;
    return scenario;
}

/// A world, the one who drives it, and the reader of what it tells.
class Run
{
public:
    Run(Scenario scenario, Trace trace)
        : world_(std::make_shared<const Scenario>(std::move(scenario)))
        , trace_(trace)
    {
        world_.setTracing(trace != Trace::Off);
    }

    /// `backlog`: as many connections as there will ever be may be opening at once.
    void listen(int backlog)
    {
        std::get<PersonCalls>(personCalls_).call.backlog = backlog;
        call(HostId::Server, CallKind::Listen);
    }
    void call(HostId host, CallKind kind, int conn = 0)
    {
        PersonCalls& command = std::get<PersonCalls>(personCalls_);
        command.call.host = host;
        command.call.kind = kind;
        command.call.conn = conn;
        world_.step(personCalls_, record_);
        readTrace();
    }
    /// What Send calls send and Receive calls wait for from now on.
    void setText(Octets text) { std::get<PersonCalls>(personCalls_).call.data = std::move(text); }
    void setBytesToReceive(std::uint64_t bytes)
    {
        std::get<PersonCalls>(personCalls_).call.bytes = bytes;
    }
    bool next()
    {
        const bool happened = world_.step(nextEvent_, record_);
        readTrace();
        return happened;
    }
    bool runUntil(HostId host, int conn, tcp::State state)
    {
        for (;;) {
            const Connection* connection = world_.host(host).find(conn);
            if (connection && connection->endpoint.state() == state) return true;
            if (!next()) return false;
        }
    }
    const Host& host(HostId id) const { return world_.host(id); }
    Measured counts() const
    {
        Measured result;
        result.segments =
            host(HostId::Client).counters.segmentsSent + host(HostId::Server).counters.segmentsSent;
        result.bytes = host(HostId::Server).counters.bytesTaken;
        result.records = records_;
        return result;
    }

private:
    void readTrace()
    {
        records_ += record_.records.size();
        if (trace_ != Trace::JsonLines) return;
        for (const TraceRecord& record : record_.records)
            written_ += traceLine(record, {}).size();
    }

    World world_;
    Trace trace_;
    StepRecord record_;
    const Command nextEvent_ = NextEvent{};
    Command personCalls_ = PersonCalls{};
    std::uint64_t records_ = 0;
    std::uint64_t written_ = 0;
};

void noteCost(Measured& result, const Measured& cost)
{
    result.cpuSeconds = cost.cpuSeconds;
    result.wallSeconds = cost.wallSeconds;
    result.peakKibibytes = cost.peakKibibytes;
}

std::vector<std::byte> textOf(const Pattern& pattern, std::size_t length)
{
    std::vector<std::byte> text;
    while (text.size() < length) {
        const auto piece =
            pattern.at(text.size(), std::min(length - text.size(), Pattern::longestPiece));
        text.insert(text.end(), piece.begin(), piece.end());
    }
    return text;
}

/// TIME-WAIT lasts as long as a few hundred of these connections, so that as many stand in it.
Measured sequential(Trace trace, Size size)
{
    const int count = size == Size::Quick ? 300 : trace == Trace::JsonLines ? 10'000 : 100'000;
    tcp::Config config = plainConfig();
    config.msl = Duration{1'000'000};
    const std::vector<std::byte> text = textOf(Pattern{}, 1000);
    StreamHash expected;
    expected.add(text);

    Run run(emptyScenario(config), trace);
    run.listen(1);
    run.setText(text);
    run.setBytesToReceive(text.size());
    bool intact = true;
    Measured cost;
    measure(cost, [&] {
        for (int conn = 1; conn <= count && intact; ++conn) {
            run.call(HostId::Client, CallKind::Connect);
            intact = run.runUntil(HostId::Server, conn, tcp::State::Established);
            run.call(HostId::Server, CallKind::Receive, conn);
            run.call(HostId::Client, CallKind::Send, conn);
            run.call(HostId::Client, CallKind::Close, conn);
            intact = intact && run.runUntil(HostId::Server, conn, tcp::State::CloseWait);
            run.call(HostId::Server, CallKind::Close, conn);
            intact = intact && run.runUntil(HostId::Server, conn, tcp::State::Closed) &&
                     run.host(HostId::Server).find(conn)->takenHash == expected;
        }
    });
    Measured result = run.counts();
    result.connections = static_cast<std::uint64_t>(count);
    result.intact = intact && result.bytes == text.size() * result.connections;
    noteCost(result, cost);
    return result;
}

struct Bulk
{
    tcp::Config config;
    int connections = 1;
    double reorder = 0;
    double loss = 0;
};

/// Each connection sends the same text several times, and says so beforehand: the calls wait as a
/// blocked application's would.
Measured bulk(const Bulk& what, Trace trace, Size size)
{
    const std::uint64_t wanted = size == Size::Quick         ? 3'000'000
                                 : trace == Trace::JsonLines ? 30'000'000
                                                             : 300'000'000;
    const std::uint64_t each = wanted / static_cast<std::uint64_t>(what.connections);
    const std::uint64_t times = (each + 999'999) / 1'000'000;
    const std::vector<std::byte> text = textOf(Pattern{}, static_cast<std::size_t>(each / times));
    const std::uint64_t all = text.size() * times * static_cast<std::uint64_t>(what.connections);
    StreamHash expected;
    for (std::uint64_t i = 0; i < times; ++i)
        expected.add(text);

    Scenario scenario = emptyScenario(what.config);
    scenario.links[0].reorder = what.reorder;
    scenario.links[0].loss = what.loss;
    Run run(std::move(scenario), trace);
    run.listen(what.connections);
    run.setText(text);
    run.setBytesToReceive(text.size() * times);
    bool intact = true;
    Measured cost;
    measure(cost, [&] {
        for (int i = 0; i < what.connections; ++i)
            run.call(HostId::Client, CallKind::Connect);
        for (int conn = 1; conn <= what.connections; ++conn) {
            intact = run.runUntil(HostId::Server, conn, tcp::State::Established) && intact;
            run.call(HostId::Server, CallKind::Receive, conn);
            for (std::uint64_t i = 0; i < times; ++i)
                run.call(HostId::Client, CallKind::Send, conn);
        }
        while (run.host(HostId::Server).counters.bytesTaken < all && run.next()) {
        }
    });
    for (int conn = 1; conn <= what.connections; ++conn)
        intact = intact && run.host(HostId::Server).find(conn)->takenHash == expected;
    Measured result = run.counts();
    result.connections = static_cast<std::uint64_t>(what.connections);
    result.intact = intact && result.bytes == all;
    noteCost(result, cost);
    return result;
}

/// A thousand windows of 65,535 octets are more than the link holds.
tcp::Config manyConfig()
{
    tcp::Config config = plainConfig();
    config.receiveBuffer = 16'384;
    return config;
}

} // namespace

void addWorldCases(std::vector<Case>& cases)
{
    const auto add = [&](const char* id, Trace trace, const char* what, auto run) {
        const char* name = trace == Trace::Off ? "off" : trace == Trace::On ? "on" : "jsonl";
        cases.push_back({id, name, what, [run, trace](Size size) { return run(trace, size); }});
    };
    const auto addBulk = [&](const char* id, Trace trace, const char* what, const Bulk& setup) {
        add(id, trace, what, [setup](Trace t, Size size) { return bulk(setup, t, size); });
    };
    for (const Trace trace : {Trace::Off, Trace::On, Trace::JsonLines})
        add("world-w1", trace, "sequential connections of 1,000 octets", sequential);
    for (const Trace trace : {Trace::Off, Trace::On}) {
        addBulk("world-w2-16", trace, "16 connections at once", {plainConfig(), 16});
        addBulk("world-w2-1000", trace, "1,000 connections at once", {manyConfig(), 1'000});
    }
    for (const Trace trace : {Trace::Off, Trace::On, Trace::JsonLines})
        addBulk("world-w3", trace, "bulk", {plainConfig()});
    for (const Trace trace : {Trace::Off, Trace::On}) {
        addBulk("world-w3-modern", trace, "bulk, modern options", {modernConfig()});
        addBulk("world-w4", trace, "bulk, 5 % out of order", {plainConfig(), 1, 0.05});
        addBulk("world-w4-modern", trace, "the same, modern options", {modernConfig(), 1, 0.05});
        addBulk("world-w4-loss", trace, "and 0.1 % lost", {modernConfig(), 1, 0.05, 0.001});
    }
}

} // namespace tcplab::bench
