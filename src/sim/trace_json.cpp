#include "sim/trace_json.h"

#include <array>

#include "sim/json_line.h"
#include "sim/scenario_file.h"
#include "sim/scenario_writer.h"

namespace tcplab::sim {

namespace {

std::string flagsToJson(tcp::Flags flags)
{
    using tcp::Flag;
    static constexpr std::array<std::pair<Flag, std::string_view>, 8> order{{{Flag::Syn, "SYN"},
                                                                             {Flag::Fin, "FIN"},
                                                                             {Flag::Rst, "RST"},
                                                                             {Flag::Psh, "PSH"},
                                                                             {Flag::Ack, "ACK"},
                                                                             {Flag::Urg, "URG"},
                                                                             {Flag::Ece, "ECE"},
                                                                             {Flag::Cwr, "CWR"}}};
    std::string json = "[";
    for (const auto& [flag, name] : order) {
        if (!flags.has(flag)) continue;
        if (json.size() > 1) json += ", ";
        json += quoted(name);
    }
    return json + "]";
}

std::string_view nameOf(tcp::TimerEvent event)
{
    switch (event) {
    case tcp::TimerEvent::Start:
        return "start";
    case tcp::TimerEvent::Fire:
        return "fire";
    case tcp::TimerEvent::Stop:
        return "stop";
    }
    return {};
}

/// What a segment is beyond an ordinary one; empty for an ordinary one.
std::string_view nameOf(tcp::TransmitReason reason)
{
    switch (reason) {
    case tcp::TransmitReason::Regular:
        return {};
    case tcp::TransmitReason::Retransmission:
        return "retransmission";
    case tcp::TransmitReason::KeepaliveProbe:
        return "keepalive-probe";
    case tcp::TransmitReason::WindowProbe:
        return "window-probe";
    case tcp::TransmitReason::ChallengeAck:
        return "challenge-ack";
    case tcp::TransmitReason::Reset:
        return "reset";
    }
    return {};
}

struct ArgWriter
{
    JsonLine& line;
    std::string_view name;
    void operator()(std::monostate) const { line.null(name); }
    void operator()(tcp::SeqNum value) const { line.number(name, std::uint64_t{value.value()}); }
    void operator()(std::uint64_t value) const { line.number(name, value); }
    void operator()(Duration value) const { line.seconds(name, value); }
    void operator()(SimTime value) const { line.time(name, value); }
    void operator()(tcp::State value) const { line.text(name, tcp::rfcName(value)); }
    void operator()(tcp::Flags value) const { line.raw(name, flagsToJson(value)); }
};

void begin(JsonLine& line, SimTime t, HostId host, int conn)
{
    line.time("t", t).text("host", id(host)).number("conn", conn);
}

std::string toLine(SimTime t, const CallRecord& call, const ExplanationText&)
{
    JsonLine line("call");
    begin(line, t, call.host, call.conn);
    line.text("call", id(call.kind));
    if (call.kind == CallKind::Send || call.kind == CallKind::Receive) {
        if (!call.resumed && (call.kind == CallKind::Send || call.bytes > 0))
            line.number("bytes", call.bytes);
        line.number("done", call.done);
    }
    if (call.kind == CallKind::Set) {
        const std::size_t equals = call.text.find('=');
        line.text("option", call.text.substr(0, equals))
            .text("value", call.text.substr(equals + 1));
    } else if (!call.text.empty()) {
        line.text("text", call.text);
    }
    if (call.urgent) line.boolean("urgent", true);
    if (call.pending) line.boolean("pending", true);
    if (call.resumed) line.boolean("resumed", true);
    line.text("result", call.error == tcp::CallError::None ? "ok" : tcp::rfcText(call.error));
    return line.finish();
}

void addOptions(JsonLine& line, const tcp::Options& options)
{
    if (options.mss) line.number("mss", int{*options.mss});
    if (options.windowScale) line.number("windowScale", int{*options.windowScale});
    if (options.sackPermitted) line.boolean("sackPermitted", true);
    if (options.timestamps) {
        line.begin("timestamps").number("value", std::uint64_t{options.timestamps->value});
        line.number("echo", std::uint64_t{options.timestamps->echo}).end();
    }
    if (options.sack.empty()) return;
    std::string blocks;
    for (const tcp::SackBlock& block : options.sack.view()) {
        if (!blocks.empty()) blocks += ", ";
        blocks += '[' + std::to_string(block.left.value()) + ", " +
                  std::to_string(block.right.value()) + ']';
    }
    line.raw("sack", '[' + blocks + ']');
}

std::string toLine(SimTime t, const SegmentRecord& segment, const ExplanationText&)
{
    const tcp::Header& header = segment.header;
    JsonLine line("segment");
    line.time("t", t).text("event", id(segment.event)).number("id", segment.id);
    if (segment.event == SegmentEvent::Duplicated) line.number("copyOf", segment.copyOf);
    line.text("from", id(segment.from))
        .text("to", id(peerOf(segment.from)))
        .number("conn", segment.conn);
    line.raw("flags", flagsToJson(header.flags)).number("seq", std::uint64_t{header.seq.value()});
    if (header.has(tcp::Flag::Ack))
        line.number("ack", std::uint64_t{header.ack.value()});
    else
        line.null("ack");
    line.number("window", int{header.window})
        .number("length", std::uint64_t{segment.length})
        .begin("options");
    addOptions(line, header.options);
    line.end();
    if (header.has(tcp::Flag::Urg)) line.number("urgentPointer", int{header.urgentPointer});
    line.boolean("retransmission", segment.repeated);
    if (segment.reason != tcp::TransmitReason::Regular) line.text("reason", nameOf(segment.reason));
    if (segment.injected) line.boolean("injected", true);
    if (segment.event == SegmentEvent::Dropped)
        line.text("cause", id(segment.dropped));
    else if (segment.event != SegmentEvent::Delivered)
        line.time("arrives", segment.arrivesAt);
    return line.finish();
}

std::string toLine(SimTime t, const StateRecord& state, const ExplanationText&)
{
    JsonLine line("state");
    begin(line, t, state.host, state.conn);
    line.text("from", tcp::rfcName(state.from)).text("to", tcp::rfcName(state.to));
    line.text("cause", state.cause).text("rfc", state.rfc);
    return line.finish();
}

std::string toLine(SimTime t, const TimerRecord& timer, const ExplanationText&)
{
    JsonLine line("timer");
    begin(line, t, timer.host, timer.conn);
    line.text("timer", tcp::id(timer.timer))
        .text("event", nameOf(timer.event))
        .time("due", timer.due);
    if (timer.orphan) line.boolean("orphan", true);
    return line.finish();
}

std::string toLine(SimTime t, const AppRecord& app, const ExplanationText&)
{
    JsonLine line("app");
    begin(line, t, app.host, app.conn);
    line.text("event", id(app.notice.kind));
    if (app.notice.kind == tcp::UserNotice::Kind::DataAvailable)
        line.number("bytes", std::uint64_t{app.notice.bytes});
    if (app.notice.kind == tcp::UserNotice::Kind::SoftError ||
        app.notice.kind == tcp::UserNotice::Kind::Unreachable)
        line.text("icmp", tcp::id(app.notice.icmp));
    return line.finish();
}

std::string toLine(SimTime t, const IcmpRecord& icmp, const ExplanationText&)
{
    JsonLine line("icmp");
    begin(line, t, icmp.host, icmp.conn);
    line.text("kind", tcp::id(icmp.kind));
    if (icmp.seq)
        line.number("seq", std::uint64_t{icmp.seq->value()});
    else
        line.null("seq");
    if (icmp.mss > 0) line.number("mss", int{icmp.mss});
    return line.finish();
}

std::string toLine(SimTime t, const ExplainRecord& why, const ExplanationText& text)
{
    const tcp::RuleInfo& rule = tcp::ruleInfo(why.explanation.rule);
    JsonLine line("explain");
    begin(line, t, why.host, why.conn);
    line.text("rule", rule.id).begin("args");
    for (const tcp::Arg& arg : why.explanation.args)
        if (!arg.name.empty()) std::visit(ArgWriter{line, arg.name}, arg.value);
    line.end()
        .text("rfc", tcp::clause(rule))
        .text("text", text ? text(why.host, why.explanation) : std::string{});
    return line.finish();
}

void addHost(JsonLine& line, const Host& host)
{
    const HostCounters& counters = host.counters;
    line.begin(id(host.id)).text("state", tcp::rfcName(host.shownState()));
    line.number("segmentsSent", counters.segmentsSent)
        .number("segmentsReceived", counters.segmentsReceived);
    line.number("retransmissions", counters.retransmissions);
    line.number("bytesSent", counters.bytesSent).number("bytesReceived", counters.bytesReceived);
    line.number("bytesTaken", counters.bytesTaken).end();
}

} // namespace

std::string_view id(tcp::UserNotice::Kind kind)
{
    using Kind = tcp::UserNotice::Kind;
    switch (kind) {
    case Kind::Established:
        return "established";
    case Kind::DataAvailable:
        return "data";
    case Kind::SendSpace:
        return "send-space";
    case Kind::PeerClosed:
        return "peer-closed";
    case Kind::Closed:
        return "closed";
    case Kind::Reset:
        return "reset";
    case Kind::Refused:
        return "refused";
    case Kind::Trouble:
        return "trouble";
    case Kind::UrgentData:
        return "urgent-data";
    case Kind::TimedOut:
        return "timed-out";
    case Kind::SoftError:
        return "soft-error";
    case Kind::Unreachable:
        return "unreachable";
    }
    return {};
}

std::string traceHeader(const Scenario& scenario)
{
    const nlohmann::ordered_json configuration{{"endpoints", endpointsToJson(scenario)},
                                               {"link", linkToJson(scenario)},
                                               {"until", durationToText(scenario.until)}};
    JsonLine line("run");
    line.text("format", "tcplab-trace/1")
        .text("scenario", scenario.id)
        .number("seed", scenario.seed);
    line.raw("configuration", configuration.dump());
    return line.finish();
}

std::string traceLine(const TraceRecord& record, const ExplanationText& text)
{
    return std::visit([&](const auto& what) { return toLine(record.t, what, text); }, record.what);
}

std::string traceEnd(const World& world)
{
    JsonLine line("end");
    line.time("t", world.now());
    for (const HostId host : bothHosts)
        addHost(line, world.host(host));
    return line.finish();
}

} // namespace tcplab::sim
