#include "sim/scenario_writer.h"

#include "sim/scenario_file.h"

namespace tcplab::sim {

namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json orNull(const std::optional<Value>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json configToJson(const EndpointSpec& endpoint)
{
    const tcp::Config& config = endpoint.config;
    Json json;
    json["address"] = endpoint.address;
    json["port"] = endpoint.port;
    json["iss"] = endpoint.iss.value();
    json["profile"] = profileNames.at(static_cast<std::size_t>(config.profile));
    json["mss"] = config.mss;
    json["receiveBuffer"] = config.receiveBuffer;
    json["sendBuffer"] = config.sendBuffer;
    json["windowScale"] = orNull(config.windowScale);
    json["sackPermitted"] = config.sackPermitted;
    json["timestamps"] = config.timestamps;
    json["nagle"] = config.nagle;
    json["delayedAck"] =
        config.delayedAck ? Json(durationToText(*config.delayedAck)) : Json(nullptr);
    json["congestion"] = congestionNames.at(static_cast<std::size_t>(config.congestion));
    json["initialWindow"] = config.initialWindow;
    json["slowStartAfterIdle"] = config.slowStartAfterIdle;
    json["rto"] = {{"initial", durationToText(config.rto.initial)},
                   {"min", durationToText(config.rto.min)},
                   {"max", durationToText(config.rto.max)}};
    json["synRetries"] = config.synRetries;
    json["synLinearRetries"] = config.synLinearRetries;
    json["dataRetries"] = config.dataRetries;
    json["warnRetries"] = config.warnRetries;
    json["userTimeout"] =
        config.userTimeout ? Json(durationToText(*config.userTimeout)) : Json(nullptr);
    json["ignoreRstInTimeWait"] = config.ignoreRstInTimeWait;
    json["msl"] = durationToText(config.msl);
    json["quietTime"] = durationToText(config.quietTime);
    json["orphanTimeout"] =
        config.orphanTimeout ? Json(durationToText(*config.orphanTimeout)) : Json(nullptr);
    json["keepalive"] = {{"enabled", config.keepalive.enabled},
                         {"idle", durationToText(config.keepalive.idle)},
                         {"interval", durationToText(config.keepalive.interval)},
                         {"count", config.keepalive.count}};
    return json;
}

/// What `link` says differently from `base`.
Json differingLink(const LinkSpec& link, const LinkSpec* base)
{
    Json json = Json::object();
    if (!base || link.delay != base->delay) json["delay"] = durationToText(link.delay);
    if (!base || link.jitter != base->jitter) json["jitter"] = durationToText(link.jitter);
    if (!base || link.loss != base->loss) json["loss"] = link.loss;
    if (!base || link.duplicate != base->duplicate) json["duplicate"] = link.duplicate;
    if (!base || link.reorder != base->reorder) json["reorder"] = link.reorder;
    if (!base || link.bandwidth != base->bandwidth) json["bandwidth"] = orNull(link.bandwidth);
    return json;
}

bool isPattern(const Octets& data)
{
    return !data.empty() && data == Octets(patternBytes(data.size()));
}

std::string asText(std::span<const std::byte> data)
{
    return {reinterpret_cast<const char*>(data.data()), data.size()};
}

bool isUtf8(const std::string& text)
{
    try {
        (void)Json(text).dump();
    } catch (const Json::type_error&) {
        return false;
    }
    return true;
}

std::string asHex(std::span<const std::byte> data)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const std::byte byte : data) {
        text += digits[std::to_integer<std::size_t>(byte >> 4)];
        text += digits[std::to_integer<std::size_t>(byte & std::byte{0x0F})];
    }
    return text;
}

Json scriptItemToJson(const ScriptItem& item)
{
    Json json;
    if (item.when) {
        Json when{{"host", id(item.when->host)}};
        if (item.when->conn != 0) when["conn"] = item.when->conn;
        if (item.when->state) when["state"] = tcp::rfcName(*item.when->state);
        if (item.when->received) when["received"] = *item.when->received;
        json["when"] = std::move(when);
        if (item.after != Duration{0}) json["after"] = durationToText(item.after);
    } else {
        json["at"] = durationToText(item.at.value_or(Duration{0}));
        if (item.behind) json["behind"] = *item.behind;
    }
    const Call& call = item.call;
    json["host"] = id(call.host);
    if (call.conn != 0) json["conn"] = call.conn;
    json["call"] = id(call.kind);
    if (call.port) json["port"] = *call.port;
    if (call.backlog) json["backlog"] = *call.backlog;
    if (!call.acceptAtOnce) json["accept"] = false;
    if (call.bytes) json["bytes"] = *call.bytes;
    if (call.kind == CallKind::Send) {
        if (call.dataIsText && isUtf8(asText(call.data)))
            json["text"] = asText(call.data);
        else if (isPattern(call.data))
            json["bytes"] = call.data.size();
        else
            json["hex"] = asHex(call.data);
        if (call.urgent) json["urgent"] = true;
    }
    if (call.kind == CallKind::Set) {
        json["option"] = call.option;
        json["value"] = call.value;
    }
    return json;
}

Json matchToJson(const SegmentMatch& match)
{
    Json json = Json::object();
    if (match.from) json["from"] = id(*match.from);
    if (match.flags) json["flags"] = tcp::toString(*match.flags);
    if (match.state) json["state"] = tcp::rfcName(*match.state);
    if (match.length) json["length"] = *match.length;
    if (match.seq) json["seq"] = match.seq->value();
    if (match.ack) json["ack"] = match.ack->value();
    if (match.conn) json["conn"] = *match.conn;
    if (match.nth) json["nth"] = *match.nth;
    return json;
}

Json faultToJson(const Fault& fault)
{
    Json json{{"match", matchToJson(fault.match)}};
    if (fault.copies) json["copies"] = true;
    json["do"] = id(fault.kind);
    if (fault.kind == FaultKind::Delay ||
        (fault.kind == FaultKind::Duplicate && fault.delay > Duration{0}))
        json["by"] = durationToText(fault.delay);
    if (fault.kind == FaultKind::Reorder) json["by"] = fault.segments;
    if (fault.after) {
        json["after"] = durationToText(*fault.after);
        if (fault.behind) json["behind"] = *fault.behind;
    }
    return json;
}

void addOptions(Json& segment, const tcp::Options& options)
{
    if (options.mss) segment["mss"] = *options.mss;
    if (options.windowScale) segment["windowScale"] = *options.windowScale;
    if (options.sackPermitted) segment["sackPermitted"] = true;
    if (options.timestamps)
        segment["timestamps"] = {{"value", options.timestamps->value},
                                 {"echo", options.timestamps->echo}};
    for (const tcp::SackBlock& block : options.sack.view())
        segment["sack"].push_back(Json::array({block.left.value(), block.right.value()}));
}

Json icmpToJson(const IcmpSpec& icmp)
{
    Json json{{"kind", tcp::id(icmp.kind)}};
    if (icmp.seq) json["seq"] = icmp.seq->value();
    if (icmp.mss > 0) json["mss"] = icmp.mss;
    return json;
}

Json segmentToJson(const Injection& injection)
{
    const tcp::Header& header = injection.header;
    Json segment{{"flags", tcp::toString(header.flags)}, {"seq", header.seq.value()}};
    segment["ack"] = header.has(tcp::Flag::Ack) ? Json(header.ack.value()) : Json(nullptr);
    segment["window"] = header.window;
    if (header.urgentPointer != 0) segment["urgentPointer"] = header.urgentPointer;
    addOptions(segment, header.options);
    segment["length"] = injection.payload.size();
    if (!injection.payload.empty() && !isPattern(injection.payload))
        segment["hex"] = asHex(injection.payload);
    return segment;
}

Json injectionToJson(const Injection& injection)
{
    Json json{{"at", durationToText(injection.at)}};
    if (injection.behind) json["behind"] = *injection.behind;
    json["to"] = id(injection.to);
    if (injection.icmp)
        json["icmp"] = icmpToJson(*injection.icmp);
    else
        json["segment"] = segmentToJson(injection);
    if (injection.sourcePort) json["sourcePort"] = *injection.sourcePort;
    if (injection.destinationPort) json["destinationPort"] = *injection.destinationPort;
    return json;
}

Json expectationToJson(const Expectation& expected)
{
    Json json = Json::object();
    if (expected.host) json["host"] = id(*expected.host);
    if (expected.conn != 0) json["conn"] = expected.conn;
    for (const tcp::State state : expected.visits)
        json["visits"].push_back(tcp::rfcName(state));
    if (expected.state) json["state"] = tcp::rfcName(*expected.state);
    if (expected.by) json["by"] = durationToText(*expected.by);
    if (expected.segment) json["segment"] = matchToJson(*expected.segment);
    if (expected.app) json["app"] = *expected.app;
    if (expected.received) json["received"] = *expected.received;
    if (expected.absent) json["absent"] = true;
    return json;
}

template <typename Items, typename Convert>
Json listToJson(const Items& items, Convert convert)
{
    Json list = Json::array();
    for (const auto& item : items)
        list.push_back(convert(item));
    return list;
}

} // namespace

Json endpointsToJson(const Scenario& scenario)
{
    return {{"client", configToJson(scenario.endpoint(HostId::Client))},
            {"server", configToJson(scenario.endpoint(HostId::Server))}};
}

Json linkToJson(const Scenario& scenario)
{
    const LinkSpec& towardsServer = scenario.links[0];
    Json json = differingLink(towardsServer, nullptr);
    json["seed"] = scenario.seed;
    json["toServer"] = Json::object();
    json["toClient"] = differingLink(scenario.links[1], &towardsServer);
    return json;
}

Json expectedToJson(const Expectation& expected)
{
    return expectationToJson(expected);
}

std::string scenarioToJson(const Scenario& scenario)
{
    Json json{{"format", "tcplab-scenario/1"}, {"id", scenario.id}};
    if (!scenario.group.empty()) json["group"] = scenario.group;
    json["title"] = scenario.title;
    json["summary"] = scenario.summary;
    json["watch"] = scenario.watch;
    json["endpoints"] = endpointsToJson(scenario);
    json["link"] = linkToJson(scenario);
    json["script"] = listToJson(scenario.script, scriptItemToJson);
    json["faults"] = listToJson(scenario.faults, faultToJson);
    json["inject"] = listToJson(scenario.inject, injectionToJson);
    json["expect"] = listToJson(scenario.expect, expectationToJson);
    json["until"] = durationToText(scenario.until);
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace tcplab::sim
