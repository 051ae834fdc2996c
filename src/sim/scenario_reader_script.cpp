// "script": who calls what, and when.
#include <algorithm>
#include <array>

#include "sim/options.h"
#include "sim/scenario_reader.h"

namespace tcplab::sim {

namespace {

using Member = NodeReader::Member;

constexpr std::array<CallKind, 11> allCalls{
    CallKind::Listen, CallKind::Connect,  CallKind::Send,  CallKind::Receive,
    CallKind::Close,  CallKind::Shutdown, CallKind::Abort, CallKind::Set,
    CallKind::Crash,  CallKind::Restart,  CallKind::Accept};

std::array<std::string_view, allCalls.size()> callNames()
{
    std::array<std::string_view, allCalls.size()> names;
    std::ranges::transform(allCalls, names.begin(), [](CallKind kind) { return id(kind); });
    return names;
}

/// What the item calls, before its keys are looked at one by one: which of them make sense depends
/// on it.
CallKind foreseenCall(const JsonNode& node)
{
    const JsonNode* name = node.find("call");
    if (name && name->kind == JsonNode::Kind::String)
        for (const CallKind kind : allCalls)
            if (id(kind) == name->text) return kind;
    return CallKind::Close;
}

} // namespace

bool ScenarioReader::scriptItem(const JsonNode& node, Pointer pointer)
{
    ScriptItem item;
    item.call.kind = foreseenCall(node);
    std::vector<Member> members = callMembers(item.call);
    const auto alone = [&](const JsonNode& n, Pointer p) {
        return !(item.at && item.when) || in_.fail(ScenarioError::Kind::KeysExclude, n, p,
                                                   p.substr(p.rfind('/') + 1), "at / when");
    };
    members.push_back({"at", [&](const JsonNode& n, Pointer p) {
                           return in_.duration(n, p, Duration{0}, item.at.emplace()) && alone(n, p);
                       }});
    members.push_back({"when", [&](const JsonNode& n, Pointer p) {
                           return when(n, p, item.when.emplace()) && alone(n, p);
                       }});
    if (node.find("at"))
        members.push_back(
            {"behind", [&](const JsonNode& n, Pointer p) { return behind(n, p, item.behind); }});
    const bool hasCondition = node.find("when") != nullptr;
    if (hasCondition)
        members.push_back({"after", [&](const JsonNode& n, Pointer p) {
                               return in_.duration(n, p, Duration{0}, item.after);
                           }});
    if (!in_.objectOf(node, pointer, members)) return false;
    if (!item.at && !item.when)
        return in_.fail(ScenarioError::Kind::MissingKey, node, pointer, {}, "at / when");
    if (!checkCall(node, pointer, item.call)) return false;
    if (item.call.kind == CallKind::Send && item.call.bytes) {
        item.call.data = patternBytes(*item.call.bytes);
        item.call.bytes.reset();
    }
    scenario_.script.push_back(std::move(item));
    return true;
}

bool ScenarioReader::when(const JsonNode& node, Pointer pointer, When& out)
{
    if (!in_.object(
            node, pointer,
            {{"host", [&](const JsonNode& n, Pointer p) { return in_.host(n, p, out.host); }, true},
             {"conn", [&](const JsonNode& n,
                          Pointer p) { return in_.integer(n, p, 0, 1'000'000, out.conn); }},
             {"state",
              [&](const JsonNode& n, Pointer p) { return in_.state(n, p, out.state.emplace()); }},
             {"received", [&](const JsonNode& n, Pointer p) {
                  return in_.integer(n, p, 1, maxBytesToSend, out.received.emplace());
              }}}))
        return false;
    return out.state || out.received ||
           in_.fail(ScenarioError::Kind::MissingKey, node, pointer, {}, "state / received");
}

std::vector<Member> ScenarioReader::callMembers(Call& call)
{
    std::vector<Member> members;
    const auto add = [&](std::string_view key, NodeReader::Handler read, bool required = false) {
        members.push_back({key, std::move(read), required});
    };
    add(
        "host", [this, &call](const JsonNode& n, Pointer p) { return in_.host(n, p, call.host); },
        true);
    add(
        "call",
        [this](const JsonNode& n, Pointer p) {
            std::size_t index = 0; // known already, or a mistake
            return in_.oneOf(n, p, callNames(), index);
        },
        true);
    if (call.kind == CallKind::Listen || call.kind == CallKind::Connect) {
        add("port", [this, &call](const JsonNode& n, Pointer p) {
            return in_.integer(n, p, 1, 65535, call.port.emplace());
        });
    }
    if (call.kind == CallKind::Listen) {
        add("backlog", [this, &call](const JsonNode& n, Pointer p) {
            return in_.integer(n, p, 0, 65535, call.backlog.emplace());
        });
        add("accept", [this, &call](const JsonNode& n, Pointer p) {
            return in_.boolean(n, p, call.acceptAtOnce);
        });
        return members;
    }
    if (call.kind == CallKind::Connect || call.kind == CallKind::Crash ||
        call.kind == CallKind::Restart || call.kind == CallKind::Accept)
        return members;
    add("conn", [this, &call](const JsonNode& n, Pointer p) {
        return in_.integer(n, p, 0, 1'000'000, call.conn);
    });
    if (call.kind == CallKind::Set)
        addOptionMembers(members, call);
    else
        addDataMembers(members, call);
    return members;
}

void ScenarioReader::addDataMembers(std::vector<Member>& members, Call& call)
{
    if (call.kind == CallKind::Send) {
        members.push_back({"text", [this, &call](const JsonNode& n, Pointer p) {
                               call.dataIsText = true;
                               std::vector<std::byte> octets;
                               if (!payload(n, p, octets)) return false;
                               call.data = std::move(octets);
                               return true;
                           }});
        members.push_back({"hex", [this, &call](const JsonNode& n, Pointer p) {
                               std::vector<std::byte> octets;
                               if (!in_.hex(n, p, octets)) return false;
                               call.data = std::move(octets);
                               return true;
                           }});
        members.push_back({"urgent", [this, &call](const JsonNode& n, Pointer p) {
                               return in_.boolean(n, p, call.urgent);
                           }});
    }
    if (call.kind == CallKind::Send || call.kind == CallKind::Receive)
        members.push_back({"bytes", [this, &call](const JsonNode& n, Pointer p) {
                               return in_.integer(n, p, 1, maxBytesToSend, call.bytes.emplace());
                           }});
}

void ScenarioReader::addOptionMembers(std::vector<Member>& members, Call& call)
{
    members.push_back({"option",
                       [this, &call](const JsonNode& n, Pointer p) {
                           std::size_t index = 0;
                           if (!in_.oneOf(n, p, optionNames(), index)) return false;
                           call.option = optionNames()[index];
                           return true;
                       },
                       true});
    members.push_back(
        {"value",
         [this, &call](const JsonNode& n, Pointer p) { return optionValue(n, p, call.value); },
         true});
}

bool ScenarioReader::payload(const JsonNode& node, Pointer pointer, std::vector<std::byte>& out)
{
    std::string text;
    if (!in_.string(node, pointer, maxScenarioBytes, text)) return false;
    const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
    out.assign(bytes, bytes + text.size());
    return true;
}

bool ScenarioReader::optionValue(const JsonNode& node, Pointer pointer, std::string& out)
{
    if (node.kind == JsonNode::Kind::Array || node.kind == JsonNode::Kind::Object)
        return in_.wrongType(node, pointer, "string");
    out = shown(node);
    return true;
}

/// What can only be said when the whole item is known.
bool ScenarioReader::checkCall(const JsonNode& node, Pointer pointer, const Call& given)
{
    if (given.kind == CallKind::Set) {
        if (withOption(tcp::Config{}, given.option, given.value)) return true;
        return in_.badValue(*node.find("value"), pointerTo(pointer, "value"),
                            optionValues(given.option));
    }
    if (given.kind != CallKind::Send) return true;
    static constexpr std::array<std::string_view, 3> sources{"text", "hex", "bytes"};
    if (!in_.exactlyOne(node, pointer, sources)) return false;
    bytesToSend_ += given.bytes.value_or(given.data.size());
    if (bytesToSend_ > maxBytesToSend)
        return in_.fail(ScenarioError::Kind::TooLarge, node, pointer, std::to_string(bytesToSend_),
                        std::to_string(maxBytesToSend));
    return true;
}

} // namespace tcplab::sim
