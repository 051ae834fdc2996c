// How fast a history is: opening scenarios, and seeking in a long run. (Worlds without a history:
// bench_speed.) Prints; asserts nothing.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "sim/builtin.h"
#include "sim/history.h"
#include "sim/random.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace tcplab::sim;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void printPercentiles(const char* what, std::vector<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(share *
                                                     static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("%-44s p50 %9.4f ms   p99 %9.4f ms   max %9.4f ms   (%zu)\n", what, at(0.5),
                at(0.99), at(1.0), milliseconds.size());
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

ScriptItem scripted(HostId host, CallKind kind)
{
    ScriptItem item;
    item.at = Duration{0};
    item.call.host = host;
    item.call.kind = kind;
    return item;
}

ScriptItem onEstablished(HostId host, CallKind kind)
{
    ScriptItem item = scripted(host, kind);
    item.at.reset();
    item.when = When{host, 0, tcp::State::Established, std::nullopt};
    return item;
}

std::shared_ptr<const Scenario> transfer(std::size_t bytes)
{
    auto scenario = std::make_shared<Scenario>(std::get<Scenario>(
        parseScenario(R"({"format": "tcplab-scenario/1", "id": "transfer", "script": []})")));
    scenario->until = Duration{std::int64_t{360'000} * 1'000'000};
    for (LinkSpec& link : scenario->links)
        link.delay = Duration{1'000};
    scenario->script = {scripted(HostId::Server, CallKind::Listen),
                        scripted(HostId::Client, CallKind::Connect),
                        onEstablished(HostId::Server, CallKind::Receive),
                        onEstablished(HostId::Client, CallKind::Send),
                        onEstablished(HostId::Client, CallKind::Close)};
    scenario->script[2].call.bytes = bytes;
    scenario->script[3].call.data = patternBytes(bytes);
    return scenario;
}

void openScenarios()
{
    std::vector<double> times;
    for (int round = 0; round < 20; ++round)
        for (const BuiltinScenario& builtin : builtinScenarios()) {
            const auto start = Clock::now();
            History history(
                std::make_shared<const Scenario>(std::get<Scenario>(parseScenario(builtin.json))));
            history.runToEnd();
            times.push_back(1e3 * secondsSince(start));
        }
    printPercentiles("open a built-in scenario, run to its end", times);
}

void seekInLongRun(std::size_t megabytes)
{
    const auto start = Clock::now();
    History history(transfer(megabytes * 1'000'000));
    history.runToEnd();
    std::printf("\ndata-transfer of %zu MB: %zu steps recorded in %.3f s, peak memory %.0f MB\n",
                megabytes, history.steps(), secondsSince(start), peakMegabytes());
    const auto timed = [&](std::size_t moment) {
        const auto begin = Clock::now();
        (void)history.at(moment);
        return 1e3 * secondsSince(begin);
    };
    std::vector<double> back;
    for (std::size_t k = std::min<std::size_t>(history.steps(), 12'000); k > 10'000; --k)
        back.push_back(timed(k));
    printPercentiles("  back one step, from step 12,000 on", back);
    std::vector<double> forward;
    for (std::size_t k = 10'000; k < 12'000; ++k)
        forward.push_back(timed(k));
    printPercentiles("  forward one step", forward);
    std::vector<double> anywhere;
    Random random(1);
    for (int i = 0; i < 2'000; ++i)
        anywhere.push_back(timed(static_cast<std::size_t>(random.below(history.steps()))));
    printPercentiles("  anywhere", anywhere);
}

} // namespace

int main()
{
    openScenarios();
    seekInLongRun(10);
    seekInLongRun(50);
    return 0;
}
