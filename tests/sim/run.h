#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <QTest>

#include "sim/history.h"
#include "sim/scenario_file.h"

/// Scenarios made of a few lines, and questions about what they recorded.
namespace tcplab::sim::test {

inline constexpr HostId client = HostId::Client;
inline constexpr HostId server = HostId::Server;

/// A scenario from the inside of its JSON object: `"script": [...], "link": {...}`.
inline std::shared_ptr<const Scenario> scenarioOf(const std::string& members)
{
    const ScenarioResult result =
        parseScenario(R"({"format": "tcplab-scenario/1", "id": "test", )" + members + "}");
    if (const auto* error = std::get_if<ScenarioError>(&result))
        qFatal("bad scenario in a test: %s found %s expected %s", error->pointer.c_str(),
               error->found.c_str(), error->expected.c_str());
    return std::make_shared<const Scenario>(std::get<Scenario>(result));
}

inline History runOf(const std::string& members)
{
    History history(scenarioOf(members));
    history.runToEnd();
    return history;
}

inline const std::string listening = R"({"at": "0ms", "host": "server", "call": "listen"})";
inline const std::string connecting = R"({"at": "0ms", "host": "client", "call": "connect"})";
inline const std::string open = listening + ", " + connecting;

/// A transfer of so many octets to a server that reads all the time, closed by the client.
inline std::string transfer(std::uint64_t bytes)
{
    const std::string count = std::to_string(bytes);
    return open +
           R"(, {"when": {"host": "server", "state": "ESTABLISHED"}, "host": "server", "call": "receive", "bytes": )" +
           count +
           R"(}, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "bytes": )" +
           count +
           R"(}, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "close"},
           {"when": {"host": "server", "state": "CLOSE-WAIT"}, "host": "server", "call": "close"})";
}

template <typename Record>
struct Timed
{
    SimTime t;
    Record what;
};

template <typename Record>
std::vector<Timed<Record>> recordsOf(const History& history)
{
    std::vector<Timed<Record>> found;
    for (std::size_t step = 0; step < history.steps(); ++step)
        for (const TraceRecord& record : history.record(step).records)
            if (const auto* what = std::get_if<Record>(&record.what))
                found.push_back({record.t, *what});
    return found;
}

inline std::vector<Timed<SegmentRecord>> segmentsOf(const History& history, SegmentEvent event)
{
    auto all = recordsOf<SegmentRecord>(history);
    std::erase_if(all, [event](const auto& s) { return s.what.event != event; });
    return all;
}

inline std::string statesOf(const History& history, HostId host, int conn = -1)
{
    std::string text;
    for (const auto& state : recordsOf<StateRecord>(history))
        if (state.what.host == host && (conn < 0 || state.what.conn == conn))
            text += (text.empty() ? "" : " ") + std::string(tcp::rfcName(state.what.to));
    return text;
}

/// The answers to the calls of one kind on one host, in order.
inline std::vector<CallRecord> callsOf(const History& history, HostId host, CallKind kind)
{
    std::vector<CallRecord> found;
    for (const auto& call : recordsOf<CallRecord>(history))
        if (call.what.host == host && call.what.kind == kind) found.push_back(call.what);
    return found;
}

inline const World& endOf(const History& history)
{
    return history.at(history.steps());
}

inline std::int64_t micros(SimTime t)
{
    return t.time_since_epoch().count();
}

/// Steps until `holds` or the end; says whether it holds.
template <typename Holds>
bool stepUntil(History& history, Holds holds)
{
    while (!holds(history.at(history.steps())))
        if (!history.append(NextEvent{})) return false;
    return true;
}

} // namespace tcplab::sim::test
