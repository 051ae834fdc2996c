// Speed and memory of the model and of the simulator under the workloads W1 to W4. Each workload
// runs in a process of its own, so that peaks of memory are its own; of several runs the least and
// the median CPU time are told. Nothing is asserted of times; that every octet arrives is.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "workload.h"

using namespace tcplab::bench;

namespace {

struct Request
{
    bool quick = false;
    bool json = false;
    int repeat = 3;
    std::vector<std::string> only; ///< beginnings of ids; empty: all
    std::string child;             ///< "id trace": run this one here
};

struct Summary
{
    const Case* what = nullptr;
    Measured best;
    double median = 0; ///< CPU seconds
    bool intact = false;
};

std::vector<Case> allCases()
{
    std::vector<Case> cases;
    addReferenceCases(cases);
    addModelCases(cases);
    addWorldCases(cases);
    return cases;
}

std::string nameOf(const Case& c)
{
    return c.id + " " + c.trace;
}

nlohmann::ordered_json toJson(const Measured& m)
{
    return {{"connections", m.connections},
            {"segments", m.segments},
            {"bytes", m.bytes},
            {"records", m.records},
            {"intact", m.intact},
            {"cpuSeconds", m.cpuSeconds},
            {"wallSeconds", m.wallSeconds},
            {"peakKibibytes", m.peakKibibytes}};
}

Measured fromJson(const nlohmann::json& json)
{
    Measured m;
    m.connections = json.at("connections");
    m.segments = json.at("segments");
    m.bytes = json.at("bytes");
    m.records = json.at("records");
    m.intact = json.at("intact");
    m.cpuSeconds = json.at("cpuSeconds");
    m.wallSeconds = json.at("wallSeconds");
    m.peakKibibytes = json.at("peakKibibytes");
    return m;
}

std::optional<Measured> runInChild(const Case& c, bool quick)
{
    const std::string program = std::filesystem::canonical("/proc/self/exe").string();
    const std::string command =
        "'" + program + "'" + (quick ? " --quick" : "") + " --child '" + nameOf(c) + "'";
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return std::nullopt;
    std::string text;
    std::array<char, 1024> piece{};
    while (std::fgets(piece.data(), static_cast<int>(piece.size()), pipe))
        text += piece.data();
    if (pclose(pipe) != 0) return std::nullopt;
    return fromJson(nlohmann::json::parse(text));
}

std::optional<Summary> summarize(const Case& c, const Request& request)
{
    std::vector<Measured> runs;
    for (int i = 0; i < request.repeat; ++i) {
        const auto measured = runInChild(c, request.quick);
        if (!measured) return std::nullopt;
        runs.push_back(*measured);
    }
    std::ranges::sort(runs, {}, &Measured::cpuSeconds);
    const bool intact = std::ranges::all_of(runs, &Measured::intact);
    return Summary{&c, runs.front(), runs[runs.size() / 2].cpuSeconds, intact};
}

double rate(std::uint64_t count, double seconds)
{
    return seconds > 0 ? static_cast<double>(count) / seconds : 0;
}

void printHeading()
{
    std::printf("%-16s %-5s %-40s %8s %8s %10s %11s %8s %7s\n", "workload", "trace", "", "cpu s",
                "median", "conn/s", "segments/s", "MB/s", "MB peak");
}

void print(const Summary& s)
{
    const Measured& m = s.best;
    std::printf("%-16s %-5s %-40s %8.3f %8.3f", s.what->id.c_str(), s.what->trace.c_str(),
                s.what->what.c_str(), m.cpuSeconds, s.median);
    if (m.connections > 1000)
        std::printf(" %10.0f", rate(m.connections, m.cpuSeconds));
    else
        std::printf(" %10s", "");
    if (m.segments > 0)
        std::printf(" %11.0f", rate(m.segments, m.cpuSeconds));
    else
        std::printf(" %11s", "");
    std::printf(" %8.0f %7.0f%s\n", rate(m.bytes, m.cpuSeconds) / 1e6,
                static_cast<double>(m.peakKibibytes) / 1024, s.intact ? "" : "  NOT INTACT");
    std::fflush(stdout);
}

nlohmann::ordered_json toJson(const Summary& s)
{
    nlohmann::ordered_json json{{"workload", s.what->id}, {"trace", s.what->trace}};
    json.update(toJson(s.best));
    json["intact"] = s.intact;
    json["cpuSecondsMedian"] = s.median;
    json["connectionsPerSecond"] = rate(s.best.connections, s.best.cpuSeconds);
    json["segmentsPerSecond"] = rate(s.best.segments, s.best.cpuSeconds);
    json["bytesPerSecond"] = rate(s.best.bytes, s.best.cpuSeconds);
    return json;
}

bool isWanted(const Case& c, const std::vector<std::string>& only)
{
    return only.empty() || std::ranges::any_of(only, [&](const std::string& beginning) {
               return nameOf(c).starts_with(beginning);
           });
}

int runAll(const Request& request)
{
    const std::vector<Case> cases = allCases();
    nlohmann::ordered_json results = nlohmann::ordered_json::array();
    bool intact = true;
    if (!request.json) printHeading();
    for (const Case& c : cases) {
        if (!isWanted(c, request.only)) continue;
        const auto summary = summarize(c, request);
        if (!summary) {
            std::fprintf(stderr, "%s: the process that ran it failed\n", nameOf(c).c_str());
            return 1;
        }
        intact = intact && summary->intact;
        if (request.json)
            results.push_back(toJson(*summary));
        else
            print(*summary);
    }
    if (request.json) std::cout << results.dump(2) << '\n';
    return intact ? 0 : 1;
}

int runChild(const Request& request)
{
    for (const Case& c : allCases()) {
        if (nameOf(c) != request.child) continue;
        std::cout << toJson(c.run(request.quick ? Size::Quick : Size::Full)).dump() << '\n';
        return 0;
    }
    std::fprintf(stderr, "no workload is called '%s'\n", request.child.c_str());
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"Speed and memory of the model and the simulator, workloads W1 to W4"};
    Request request;
    app.add_flag("--quick", request.quick, "just enough to see that every octet arrives");
    app.add_flag("--json", request.json, "print JSON");
    app.add_option("--repeat", request.repeat, "runs of each workload")->check(CLI::Range(1, 100));
    app.add_option("--child", request.child, "run this workload in this very process")->group("");
    app.add_option("workload", request.only, "beginnings of names; none: all of them");
    CLI11_PARSE(app, argc, argv);
    if (request.quick && app.count("--repeat") == 0) request.repeat = 1;
    return request.child.empty() ? runAll(request) : runChild(request);
}
