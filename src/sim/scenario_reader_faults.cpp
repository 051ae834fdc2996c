// "faults", "inject" and "expect": everything that speaks of segments.
#include <algorithm>
#include <array>

#include "sim/scenario_reader.h"

namespace tcplab::sim {

namespace {

using Member = NodeReader::Member;

constexpr std::array<FaultKind, 5> allFaults{FaultKind::Drop, FaultKind::Duplicate,
                                             FaultKind::Delay, FaultKind::Corrupt,
                                             FaultKind::Reorder};
constexpr std::array allIcmpErrors{
    tcp::IcmpError::Kind::NetworkUnreachable,  tcp::IcmpError::Kind::HostUnreachable,
    tcp::IcmpError::Kind::ProtocolUnreachable, tcp::IcmpError::Kind::PortUnreachable,
    tcp::IcmpError::Kind::FragmentationNeeded, tcp::IcmpError::Kind::SourceRouteFailed,
    tcp::IcmpError::Kind::SourceQuench,        tcp::IcmpError::Kind::TimeExceeded,
    tcp::IcmpError::Kind::ParameterProblem};
constexpr std::array<std::string_view, 11> appEvents{
    "established", "data",    "peer-closed", "closed",     "reset",      "timed-out",
    "refused",     "trouble", "urgent-data", "soft-error", "unreachable"};
constexpr std::uint64_t mostBehind = 1'000'000;
constexpr std::uint64_t largestPayload = 65'495; ///< what an IPv4 datagram holds beside two headers

template <typename Kind, std::size_t size>
std::array<std::string_view, size> namesOf(const std::array<Kind, size>& kinds)
{
    std::array<std::string_view, size> names;
    std::ranges::transform(kinds, names.begin(), [](Kind kind) { return id(kind); });
    return names;
}

bool says(const JsonNode& node, std::string_view key, std::string_view word)
{
    const JsonNode* what = node.find(key);
    return what && what->kind == JsonNode::Kind::String && what->text == word;
}

bool does(const JsonNode& node, FaultKind kind)
{
    return says(node, "do", id(kind));
}

} // namespace

bool ScenarioReader::match(const JsonNode& node, Pointer pointer, SegmentMatch& out)
{
    return in_.object(
        node, pointer,
        {{"from", [&](const JsonNode& n, Pointer p) { return in_.host(n, p, out.from.emplace()); }},
         {"flags",
          [&](const JsonNode& n, Pointer p) { return in_.flags(n, p, out.flags.emplace()); }},
         {"state",
          [&](const JsonNode& n, Pointer p) { return in_.state(n, p, out.state.emplace()); }},
         {"length", [&](const JsonNode& n,
                        Pointer p) { return in_.integer(n, p, 0, 65535, out.length.emplace()); }},
         {"seq", [&](const JsonNode& n, Pointer p) { return in_.seq(n, p, out.seq.emplace()); }},
         {"ack", [&](const JsonNode& n, Pointer p) { return in_.seq(n, p, out.ack.emplace()); }},
         {"conn", [&](const JsonNode& n,
                      Pointer p) { return in_.integer(n, p, 1, 1'000'000, out.conn.emplace()); }},
         {"nth", [&](const JsonNode& n, Pointer p) {
              return in_.integer(n, p, 1, 1'000'000'000, out.nth.emplace());
          }}});
}

bool ScenarioReader::behind(const JsonNode& node, Pointer pointer, std::optional<int>& out)
{
    return in_.integer(node, pointer, 0, mostBehind, out.emplace());
}

bool ScenarioReader::fault(const JsonNode& node, Pointer pointer)
{
    Fault fault;
    std::vector<Member> members{
        {"match", [&](const JsonNode& n, Pointer p) { return match(n, p, fault.match); }, true},
        {"do",
         [&](const JsonNode& n, Pointer p) {
             std::size_t index = 0;
             if (!in_.oneOf(n, p, namesOf(allFaults), index)) return false;
             fault.kind = allFaults[index];
             return true;
         },
         true},
        {"copies", [&](const JsonNode& n, Pointer p) { return in_.boolean(n, p, fault.copies); }},
        {"after", [&](const JsonNode& n, Pointer p) {
             return in_.duration(n, p, Duration{0}, fault.after.emplace());
         }}};
    if (node.find("after"))
        members.push_back(
            {"behind", [&](const JsonNode& n, Pointer p) { return behind(n, p, fault.behind); }});
    // What "by" means depends on what is done: a time, or a number of segments.
    if (does(node, FaultKind::Delay))
        members.push_back({"by",
                           [&](const JsonNode& n, Pointer p) {
                               return in_.duration(n, p, Duration{1}, fault.delay);
                           },
                           true});
    if (does(node, FaultKind::Duplicate))
        members.push_back({"by", [&](const JsonNode& n, Pointer p) {
                               return in_.duration(n, p, Duration{0}, fault.delay);
                           }});
    if (does(node, FaultKind::Reorder))
        members.push_back({"by", [&](const JsonNode& n, Pointer p) {
                               return in_.integer(n, p, 1, 1000, fault.segments);
                           }});
    if (!in_.objectOf(node, pointer, members)) return false;
    scenario_.faults.push_back(std::move(fault));
    return true;
}

bool ScenarioReader::injection(const JsonNode& node, Pointer pointer)
{
    Injection injection;
    const auto port = [this](std::optional<std::uint16_t>& out) {
        return [this, &out](const JsonNode& n, Pointer p) {
            return in_.integer(n, p, 1, 65535, out.emplace());
        };
    };
    if (!in_.object(
            node, pointer,
            {{"at", [&](const JsonNode& n,
                        Pointer p) { return in_.duration(n, p, Duration{0}, injection.at); }},
             {"behind",
              [&](const JsonNode& n, Pointer p) { return behind(n, p, injection.behind); }},
             {"to", [&](const JsonNode& n, Pointer p) { return in_.host(n, p, injection.to); },
              true},
             {"segment", [&](const JsonNode& n, Pointer p) { return segment(n, p, injection); }},
             {"icmp",
              [&](const JsonNode& n, Pointer p) { return icmp(n, p, injection.icmp.emplace()); }},
             {"sourcePort", port(injection.sourcePort)},
             {"destinationPort", port(injection.destinationPort)}}))
        return false;
    static constexpr std::array<std::string_view, 2> kinds{"segment", "icmp"};
    if (!in_.exactlyOne(node, pointer, kinds)) return false;
    scenario_.inject.push_back(std::move(injection));
    return true;
}

bool ScenarioReader::segment(const JsonNode& node, Pointer pointer, Injection& out)
{
    tcp::Header& header = out.header;
    bool hasAck = false;
    std::optional<std::uint64_t> length;
    const auto words = [&](const JsonNode& n, Pointer p) {
        return payload(n, p, out.payload) &&
               (out.payload.size() <= largestPayload ||
                in_.badValue(n, p, "<= " + std::to_string(largestPayload)));
    };
    std::vector<Member> members = segmentOptions(header.options);
    const auto add = [&](std::string_view key, NodeReader::Handler read, bool required = false) {
        members.push_back({key, std::move(read), required});
    };
    add(
        "flags", [&](const JsonNode& n, Pointer p) { return in_.flags(n, p, header.flags); }, true);
    add(
        "seq", [&](const JsonNode& n, Pointer p) { return in_.seq(n, p, header.seq); }, true);
    add("ack", [&](const JsonNode& n, Pointer p) {
        if (n.kind == JsonNode::Kind::Null) return true;
        hasAck = true;
        return in_.seq(n, p, header.ack);
    });
    add("window",
        [&](const JsonNode& n, Pointer p) { return in_.integer(n, p, 0, 65535, header.window); });
    add("urgentPointer", [&](const JsonNode& n, Pointer p) {
        return in_.integer(n, p, 0, 65535, header.urgentPointer);
    });
    add("length", [&](const JsonNode& n, Pointer p) {
        return in_.integer(n, p, 0, largestPayload, length.emplace());
    });
    add("text", words);
    add("hex", [&](const JsonNode& n, Pointer p) { return in_.hex(n, p, out.payload); });
    if (!in_.objectOf(node, pointer, members)) return false;
    if (header.has(tcp::Flag::Ack) && !hasAck)
        return in_.fail(ScenarioError::Kind::MissingKey, node, pointer, {}, "ack");
    if (!header.has(tcp::Flag::Ack) && hasAck)
        return in_.badValue(*node.find("ack"), pointerTo(pointer, "ack"), "null");
    if (length && out.payload.empty()) out.payload = patternBytes(*length);
    if (length && *length != out.payload.size())
        return in_.badValue(*node.find("length"), pointerTo(pointer, "length"),
                            std::to_string(out.payload.size()));
    return true;
}

bool ScenarioReader::icmp(const JsonNode& node, Pointer pointer, IcmpSpec& out)
{
    std::vector<Member> members{
        {"kind",
         [&](const JsonNode& n, Pointer p) {
             std::size_t index = 0;
             if (!in_.oneOf(n, p, namesOf(allIcmpErrors), index)) return false;
             out.kind = allIcmpErrors[index];
             return true;
         },
         true},
        {"seq", [&](const JsonNode& n, Pointer p) { return in_.seq(n, p, out.seq.emplace()); }}};
    // Only this one says how much would pass.
    if (says(node, "kind", id(tcp::IcmpError::Kind::FragmentationNeeded)))
        members.push_back({"mss", [&](const JsonNode& n, Pointer p) {
                               return in_.integer(n, p, 1, 65535, out.mss);
                           }});
    return in_.objectOf(node, pointer, members);
}

/// The options of a segment made by hand: of any kind on any segment, for that is what it is for.
std::vector<Member> ScenarioReader::segmentOptions(tcp::Options& options)
{
    return {{"mss",
             [this, &options](const JsonNode& n, Pointer p) {
                 return n.kind == JsonNode::Kind::Null ||
                        in_.integer(n, p, 0, 65535, options.mss.emplace());
             }},
            {"windowScale",
             [this, &options](const JsonNode& n, Pointer p) {
                 return n.kind == JsonNode::Kind::Null ||
                        in_.integer(n, p, 0, 255, options.windowScale.emplace());
             }},
            {"sackPermitted",
             [this, &options](const JsonNode& n, Pointer p) {
                 return in_.boolean(n, p, options.sackPermitted);
             }},
            {"timestamps",
             [this, &options](const JsonNode& n, Pointer p) {
                 return n.kind == JsonNode::Kind::Null ||
                        timestamps(n, p, options.timestamps.emplace());
             }},
            {"sack", [this, &options](const JsonNode& n, Pointer p) {
                 return sackBlocks(n, p, options.sack);
             }}};
}

bool ScenarioReader::timestamps(const JsonNode& node, Pointer pointer, tcp::Timestamps& out)
{
    const auto ticks = [this](std::uint32_t& target) {
        return [this, &target](const JsonNode& n, Pointer p) {
            return in_.integer(n, p, 0, 0xFFFFFFFFu, target);
        };
    };
    return in_.object(node, pointer,
                      {{"value", ticks(out.value), true}, {"echo", ticks(out.echo)}});
}

/// [[left, right], ...]
bool ScenarioReader::sackBlocks(const JsonNode& node, Pointer pointer, tcp::SackBlocks& out)
{
    return in_.array(node, pointer, tcp::SackBlocks::capacity, [&](const JsonNode& n, Pointer p) {
        std::vector<tcp::SeqNum> edges;
        const bool read = in_.array(n, p, 2, [&](const JsonNode& edge, Pointer at) {
            return in_.seq(edge, at, edges.emplace_back());
        });
        if (!read) return false;
        if (edges.size() != 2) return in_.badValue(n, p, "[left, right]");
        out.add({edges[0], edges[1]});
        return true;
    });
}

bool ScenarioReader::expectation(const JsonNode& node, Pointer pointer)
{
    Expectation expected;
    expected.pointer = pointer;
    const auto states = [&](const JsonNode& n, Pointer p) {
        if (n.kind == JsonNode::Kind::Array && n.items.empty())
            return in_.badValue(n, p, "[\"ESTABLISHED\", ...]");
        return in_.array(n, p, maxScriptItems, [&](const JsonNode& i, Pointer at) {
            return in_.state(i, at, expected.visits.emplace_back());
        });
    };
    std::vector<Member> members{
        {"host",
         [&](const JsonNode& n, Pointer p) { return in_.host(n, p, expected.host.emplace()); }},
        {"conn", [&](const JsonNode& n,
                     Pointer p) { return in_.integer(n, p, 0, 1'000'000, expected.conn); }},
        {"visits", states},
        {"state",
         [&](const JsonNode& n, Pointer p) { return in_.state(n, p, expected.state.emplace()); }},
        {"segment",
         [&](const JsonNode& n, Pointer p) { return match(n, p, expected.segment.emplace()); }},
        {"app",
         [&](const JsonNode& n, Pointer p) {
             std::size_t index = 0;
             if (!in_.oneOf(n, p, appEvents, index)) return false;
             expected.app = appEvents[index];
             return true;
         }},
        {"received", [&](const JsonNode& n, Pointer p) {
             return in_.integer(n, p, 0, maxBytesToSend, expected.received.emplace());
         }}};
    if (node.find("state") || node.find("segment"))
        members.push_back({"by", [&](const JsonNode& n, Pointer p) {
                               return in_.duration(n, p, Duration{0}, expected.by.emplace());
                           }});
    if (node.find("segment") || node.find("app"))
        members.push_back({"absent", [&](const JsonNode& n, Pointer p) {
                               return in_.boolean(n, p, expected.absent);
                           }});
    if (!in_.objectOf(node, pointer, members)) return false;

    static constexpr std::array<std::string_view, 5> kinds{"visits", "state", "segment", "app",
                                                           "received"};
    if (!in_.exactlyOne(node, pointer, kinds)) return false;
    if (!expected.segment && !expected.host)
        return in_.fail(ScenarioError::Kind::MissingKey, node, pointer, {}, "host");
    scenario_.expect.push_back(std::move(expected));
    return true;
}

} // namespace tcplab::sim
