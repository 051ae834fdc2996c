// A scenario as a person would write its file: without what is the default anyway.
#include <array>
#include <string_view>

#include "sim/observed.h"
#include "sim/scenario_file.h"
#include "sim/scenario_reader.h"
#include "sim/scenario_writer.h"

namespace tcplab::sim {

namespace {

using Json = nlohmann::ordered_json;

/// What `json` says otherwise than `base`, member by member.
Json differing(const Json& json, const Json& base)
{
    Json out = Json::object();
    for (const auto& [key, value] : json.items()) {
        const auto known = base.find(key);
        if (known == base.end()) {
            out[key] = value;
        } else if (value.is_object() && known->is_object()) {
            Json inner = differing(value, *known);
            if (!inner.empty()) out[key] = std::move(inner);
        } else if (value != *known) {
            out[key] = value;
        }
    }
    return out;
}

Json shortEndpoints(const Scenario& scenario)
{
    // Another profile brings other defaults.
    Scenario base = defaultScenario();
    for (const HostId host : bothHosts)
        if (scenario.endpoint(host).config.profile == tcp::Profile::Linux)
            base.endpoints[indexOf(host)].config = tcp::linuxConfig();
    Json defaults = endpointsToJson(base);
    for (Json& endpoint : defaults)
        endpoint["profile"] = profileNames[0];
    return differing(endpointsToJson(scenario), defaults);
}

Json directionToJson(const LinkSpec& link)
{
    Scenario one;
    one.links = {link, link};
    Json json = linkToJson(one);
    for (const char* key : {"seed", "toServer", "toClient"})
        json.erase(key);
    return json;
}

/// What both directions have in common, and then what one has alone.
Json shortLink(const Scenario& scenario)
{
    const Json defaults = directionToJson(LinkSpec{});
    const std::array<Json, 2> directions{directionToJson(scenario.links[0]),
                                         directionToJson(scenario.links[1])};
    Json link = Json::object();
    std::array<Json, 2> alone{Json::object(), Json::object()};
    for (const auto& [key, standard] : defaults.items()) {
        if (directions[0][key] == directions[1][key]) {
            if (directions[0][key] != standard) link[key] = directions[0][key];
            continue;
        }
        for (std::size_t i = 0; i < directions.size(); ++i)
            if (directions[i][key] != standard) alone[i][key] = directions[i][key];
    }
    if (scenario.seed != Scenario{}.seed) link["seed"] = scenario.seed;
    if (!alone[0].empty()) link["toServer"] = alone[0];
    if (!alone[1].empty()) link["toClient"] = alone[1];
    return link;
}

void shortenInjections(Json& injections)
{
    for (Json& injection : injections) {
        const auto segment = injection.find("segment");
        if (segment == injection.end()) continue;
        if ((*segment)["ack"].is_null()) segment->erase("ack");
        for (const char* key : {"window", "length"})
            if ((*segment)[key] == 0) segment->erase(key);
    }
}

std::string scalar(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void writeInline(std::string& out, const Json& value)
{
    if (!value.is_structured()) {
        out += scalar(value);
        return;
    }
    out += value.is_array() ? '[' : '{';
    bool first = true;
    for (const auto& [key, inner] : value.items()) {
        if (!first) out += ", ";
        first = false;
        if (value.is_object()) out.append(scalar(key)).append(": ");
        writeInline(out, inner);
    }
    out += value.is_array() ? ']' : '}';
}

/// A member of the file: what is in it a line each, `link` on its own.
void writeMember(std::string& out, const std::string& key, const Json& value)
{
    out.append("  ").append(scalar(key)).append(": ");
    if (!value.is_structured() || value.empty() || key == "link") {
        writeInline(out, value);
        return;
    }
    out += value.is_array() ? "[\n" : "{\n";
    bool first = true;
    for (const auto& [name, inner] : value.items()) {
        if (!first) out += ",\n";
        first = false;
        out += "    ";
        if (value.is_object()) out.append(scalar(name)).append(": ");
        writeInline(out, inner);
    }
    out += value.is_array() ? "\n  ]" : "\n  }";
}

} // namespace

std::string scenarioToSource(const Scenario& scenario)
{
    Json json = Json::parse(scenarioToJson(scenario));
    json["endpoints"] = shortEndpoints(scenario);
    json["link"] = shortLink(scenario);
    shortenInjections(json["inject"]);
    if (scenario.until == Scenario{}.until) json.erase("until");
    std::string out = "{";
    for (const auto& [key, value] : json.items()) {
        if (value.is_structured() && value.empty() && key != "script") continue;
        out += out.size() == 1 ? "\n" : ",\n";
        writeMember(out, key, value);
    }
    return out += "\n}\n";
}

std::string expectationToSource(const Expectation& expected)
{
    std::string out;
    writeInline(out, expectedToJson(expected));
    return out;
}

} // namespace tcplab::sim
