#include "sim/scenario_reader.h"

#include "sim/host.h"

#include <algorithm>
#include <array>

namespace tcplab::sim {

namespace {

using Member = NodeReader::Member;

constexpr std::array<std::string_view, 6> groups{"opening", "closing", "loss",
                                                 "timers",  "data",    "trouble"};
constexpr std::uint64_t maxSeed =
    (std::uint64_t{1} << 53) - 1; ///< what every JSON reader holds exactly

} // namespace

Scenario defaultScenario()
{
    Scenario scenario;
    EndpointSpec& client = scenario.endpoints[indexOf(HostId::Client)];
    client.address = "192.0.2.1";
    client.port = Host::firstEphemeralPort;
    client.iss = tcp::SeqNum{1000};
    EndpointSpec& server = scenario.endpoints[indexOf(HostId::Server)];
    server.address = "192.0.2.2";
    server.port = 80;
    server.iss = tcp::SeqNum{5000};
    return scenario;
}

std::vector<std::byte> patternBytes(std::uint64_t count)
{
    constexpr unsigned period = 251; // prime: no segment size hides a shift
    std::vector<std::byte> bytes(static_cast<std::size_t>(count));
    unsigned next = 0;
    for (std::byte& byte : bytes) {
        byte = static_cast<std::byte>(next);
        next = next + 1 == period ? 0 : next + 1;
    }
    return bytes;
}

void ScenarioReader::LinkPatch::applyTo(LinkSpec& spec) const
{
    spec.delay = delay.value_or(spec.delay);
    spec.jitter = jitter.value_or(spec.jitter);
    spec.loss = loss.value_or(spec.loss);
    spec.duplicate = duplicate.value_or(spec.duplicate);
    spec.reorder = reorder.value_or(spec.reorder);
    spec.bandwidth = bandwidth.value_or(spec.bandwidth);
}

ScenarioReading ScenarioReader::read(const JsonNode& root)
{
    scenario_ = defaultScenario();
    const auto list = [this](bool (ScenarioReader::*item)(const JsonNode&, Pointer)) {
        return [this, item](const JsonNode& n, Pointer p) {
            return in_.array(n, p, maxScriptItems,
                             [&](const JsonNode& i, Pointer at) { return (this->*item)(i, at); });
        };
    };
    const auto text = [this](LocalizedText& out) {
        return [this, &out](const JsonNode& n, Pointer p) { return localized(n, p, out); };
    };
    in_.object(root, "",
               {{"format", [this](const JsonNode& n, Pointer p) { return format(n, p); }, true},
                {"id", [this](const JsonNode& n, Pointer p) { return identifier(n, p); }, true},
                {"script", list(&ScenarioReader::scriptItem), true},
                {"title", text(scenario_.title)},
                {"summary", text(scenario_.summary)},
                {"watch", text(scenario_.watch)},
                {"group",
                 [this](const JsonNode& n, Pointer p) {
                     std::size_t index = 0;
                     if (!in_.oneOf(n, p, groups, index)) return false;
                     scenario_.group = groups[index];
                     return true;
                 }},
                {"endpoints", [this](const JsonNode& n, Pointer p) { return endpoints(n, p); }},
                {"link", [this](const JsonNode& n, Pointer p) { return link(n, p); }},
                {"faults", list(&ScenarioReader::fault)},
                {"inject", list(&ScenarioReader::injection)},
                {"expect", list(&ScenarioReader::expectation)},
                {"until", [this](const JsonNode& n, Pointer p) {
                     return in_.duration(n, p, Duration{1}, scenario_.until);
                 }}});
    if (!in_.errors().empty()) return {std::nullopt, in_.errors()};
    return {std::move(scenario_), {}};
}

bool ScenarioReader::format(const JsonNode& node, Pointer pointer)
{
    static constexpr std::array<std::string_view, 1> known{"tcplab-scenario/1"};
    std::size_t index = 0;
    return in_.oneOf(node, pointer, known, index);
}

bool ScenarioReader::identifier(const JsonNode& node, Pointer pointer)
{
    if (!in_.string(node, pointer, maxTextBytes, scenario_.id)) return false;
    constexpr std::size_t longest = 64;
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    const std::string& id = scenario_.id;
    if (id.empty() || id.size() > longest || id.front() == '-' || !std::ranges::all_of(id, fits))
        return in_.badValue(node, pointer, "a-z, 0-9, -");
    return true;
}

bool ScenarioReader::localized(const JsonNode& node, Pointer pointer, LocalizedText& out)
{
    if (node.kind != JsonNode::Kind::Object) return in_.wrongType(node, pointer, "object");
    // Any language may be a key: the members are those that are there.
    std::vector<Member> languages;
    for (const std::string& key : node.keys)
        languages.push_back({key, [this, &out, &key](const JsonNode& n, Pointer p) {
                                 return in_.string(n, p, maxTextBytes, out[key]);
                             }});
    return in_.objectOf(node, pointer, languages);
}

std::vector<Member> ScenarioReader::linkMembers(LinkPatch& patch)
{
    const auto duration = [this](std::optional<Duration>& out) {
        return [this, &out](const JsonNode& n, Pointer p) {
            return in_.duration(n, p, Duration{0}, out.emplace());
        };
    };
    const auto probability = [this](std::optional<double>& out) {
        return [this, &out](const JsonNode& n, Pointer p) {
            return in_.probability(n, p, out.emplace());
        };
    };
    constexpr std::uint64_t fastest = 1'000'000'000'000;
    return {{"delay", duration(patch.delay)},
            {"jitter", duration(patch.jitter)},
            {"loss", probability(patch.loss)},
            {"duplicate", probability(patch.duplicate)},
            {"reorder", probability(patch.reorder)},
            {"bandwidth", [this, &patch](const JsonNode& n, Pointer p) {
                 patch.bandwidth.emplace();
                 return n.kind == JsonNode::Kind::Null ||
                        in_.integer(n, p, 1, fastest, patch.bandwidth->emplace());
             }}};
}

bool ScenarioReader::linkDirection(const JsonNode& node, Pointer pointer, LinkPatch& patch)
{
    return in_.objectOf(node, pointer, linkMembers(patch));
}

bool ScenarioReader::link(const JsonNode& node, Pointer pointer)
{
    LinkPatch both;
    std::array<LinkPatch, 2> directions;
    std::vector<Member> members = linkMembers(both);
    members.push_back({"seed", [this](const JsonNode& n, Pointer p) {
                           return in_.integer(n, p, 0, maxSeed, scenario_.seed);
                       }});
    members.push_back({"toServer", [&](const JsonNode& n, Pointer p) {
                           return linkDirection(n, p, directions[0]);
                       }});
    members.push_back({"toClient", [&](const JsonNode& n, Pointer p) {
                           return linkDirection(n, p, directions[1]);
                       }});
    if (!in_.objectOf(node, pointer, members)) return false;
    for (std::size_t i = 0; i < directions.size(); ++i) {
        both.applyTo(scenario_.links[i]);
        directions[i].applyTo(scenario_.links[i]);
    }
    return true;
}

namespace {

/// The pointer of the whole file is empty, so line and column say where it begins.
ScenarioError notAnObject(std::string_view json, const JsonNode& root)
{
    ScenarioError error;
    error.kind = ScenarioError::Kind::WrongType;
    error.found = kindName(root.kind);
    error.expected = "object";
    const std::size_t start = std::min(json.find_first_not_of(" \t\r\n"), json.size());
    const std::string_view before = json.substr(0, start);
    error.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    error.column = start - (before.rfind('\n') + 1) + 1; // npos + 1 is 0
    return error;
}

} // namespace

ScenarioReading readScenario(std::string_view json, std::size_t mostErrors)
{
    if (json.size() > maxScenarioBytes) {
        ScenarioError error;
        error.kind = ScenarioError::Kind::TooLarge;
        error.found = std::to_string(json.size());
        error.expected = std::to_string(maxScenarioBytes);
        return {std::nullopt, {error}};
    }
    auto document = readJson(json);
    if (const auto* error = std::get_if<ScenarioError>(&document)) return {std::nullopt, {*error}};
    const auto& root = std::get<JsonNode>(document);
    if (root.kind != JsonNode::Kind::Object) return {std::nullopt, {notAnObject(json, root)}};
    return ScenarioReader(mostErrors).read(root);
}

ScenarioResult parseScenario(std::string_view json)
{
    ScenarioReading reading = readScenario(json, 1);
    if (reading.scenario) return std::move(*reading.scenario);
    return std::move(reading.errors.front());
}

} // namespace tcplab::sim
