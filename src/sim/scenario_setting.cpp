// `--set client.iss=7`: one value of a scenario changed by its path.
#include <array>

#include <nlohmann/json.hpp>

#include "sim/node_reader.h"
#include "sim/scenario_file.h"

namespace tcplab::sim {

namespace {

using Json = nlohmann::ordered_json;
using Kind = ScenarioError::Kind;

ScenarioError errorAt(Kind kind, std::string_view path, std::string_view found,
                      std::string_view expected)
{
    ScenarioError error;
    error.kind = kind;
    error.pointer = path;
    error.found = found;
    error.expected = expected;
    return error;
}

/// A number, true, false and null are what they look like; everything else is a text.
Json asValue(std::string_view text)
{
    const Json parsed = Json::parse(text, nullptr, false);
    if (parsed.is_number() || parsed.is_boolean() || parsed.is_null()) return parsed;
    return std::string(text);
}

/// The JSON pointer of a path: "client.rto.min" is "/endpoints/client/rto/min". Empty where there
/// is none.
std::string pointerOf(std::string_view path)
{
    if (path == "until") return "/until";
    if (path == "seed") return "/link/seed";
    std::string pointer;
    if (path.starts_with("client.") || path.starts_with("server."))
        pointer = "/endpoints/";
    else if (path.starts_with("link."))
        pointer = "/";
    else
        return {};
    for (const char c : path)
        pointer += c == '.' ? '/' : c;
    return pointer;
}

} // namespace

ScenarioResult withSetting(const Scenario& scenario, std::string_view assignment)
{
    const std::size_t equals = assignment.find('=');
    const std::string_view path = assignment.substr(0, equals);
    if (equals == std::string_view::npos)
        return errorAt(Kind::BadValue, path, assignment, "client.iss=7");
    static constexpr std::array<std::string_view, 5> roots{"client", "server", "link", "until",
                                                           "seed"};
    const std::string pointer = pointerOf(path);
    if (pointer.empty() || pointer.find_first_of("~") != std::string::npos)
        return errorAt(Kind::UnknownKey, path, path,
                       nearest(path.substr(0, path.find('.')), roots));

    Json json = Json::parse(scenarioToJson(scenario));
    const std::size_t last = pointer.rfind('/');
    const Json::json_pointer parent(pointer.substr(0, last));
    if (!json.contains(parent) || !json[parent].is_object())
        return errorAt(Kind::UnknownKey, path, path, {});
    if (pointer.ends_with("/profile")) {
        // Another profile brings its own numbers: only who and where stays.
        Json kept;
        for (const char* key : {"address", "port", "iss"})
            kept[key] = json[parent][key];
        json[parent] = kept;
    }
    json[parent][pointer.substr(last + 1)] = asValue(assignment.substr(equals + 1));
    ScenarioResult result = parseScenario(json.dump());
    if (auto* error = std::get_if<ScenarioError>(&result)) {
        // The line of a text that nobody has seen helps nobody.
        error->line = 0;
        error->pointer = path;
    }
    return result;
}

} // namespace tcplab::sim
