#include "sim/node_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <span>

namespace tcplab::sim {

namespace {

using Kind = ScenarioError::Kind;

std::string joined(std::span<const std::string_view> words)
{
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

std::optional<std::byte> hexDigit(char c)
{
    if (c >= '0' && c <= '9') return static_cast<std::byte>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::byte>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::byte>(c - 'A' + 10);
    return std::nullopt;
}

} // namespace

std::string shown(const JsonNode& node)
{
    switch (node.kind) {
    case JsonNode::Kind::Null:
        return "null";
    case JsonNode::Kind::Boolean:
        return node.boolean ? "true" : "false";
    case JsonNode::Kind::Integer:
    case JsonNode::Kind::Number:
    case JsonNode::Kind::String:
        return shortened(node.text);
    case JsonNode::Kind::Array:
        return "[...]";
    case JsonNode::Kind::Object:
        return "{...}";
    }
    return {};
}

bool NodeReader::fail(Kind kind, const JsonNode& node, const std::string& pointer,
                      std::string found, std::string expected)
{
    if (!hasEnoughErrors()) {
        ScenarioError& error = errors_.emplace_back();
        error.kind = kind;
        error.pointer = pointer;
        error.line = node.line;
        error.found = std::move(found);
        error.expected = std::move(expected);
    }
    return false;
}

bool NodeReader::wrongType(const JsonNode& node, const std::string& pointer,
                           std::string_view expected)
{
    return fail(Kind::WrongType, node, pointer, std::string(kindName(node.kind)),
                std::string(expected));
}

bool NodeReader::badValue(const JsonNode& node, const std::string& pointer,
                          std::string_view expected)
{
    return fail(Kind::BadValue, node, pointer, shown(node), std::string(expected));
}

bool NodeReader::objectOf(const JsonNode& node, const std::string& pointer,
                          std::span<const Member> members)
{
    if (node.kind != JsonNode::Kind::Object) return wrongType(node, pointer, "object");
    bool good = true;
    for (std::size_t i = 0; i < node.keys.size() && !hasEnoughErrors(); ++i)
        good = memberOf(node, i, pointer, members) && good;
    if (!good && hasEnoughErrors()) return false;
    for (const Member& member : members)
        if (member.required && !node.find(member.key))
            // The whole file has no pointer that could be shown: the key's own takes its place.
            good = fail(Kind::MissingKey, node,
                        pointer.empty() ? pointerTo(pointer, member.key) : pointer, {},
                        std::string(member.key));
    return good;
}

bool NodeReader::memberOf(const JsonNode& node, std::size_t index, const std::string& pointer,
                          std::span<const Member> members)
{
    const std::string& key = node.keys[index];
    const std::string here = pointerTo(pointer, key);
    const auto itself = node.keys.begin() + static_cast<std::ptrdiff_t>(index);
    if (std::find(node.keys.begin(), itself, key) != itself)
        return fail(Kind::DuplicateKey, node.items[index], here, key, {});
    if (key == "$schema" || key.starts_with("x-")) return true;
    const auto member = std::ranges::find(members, std::string_view(key), &Member::key);
    if (member != members.end()) return member->read(node.items[index], here);
    std::vector<std::string_view> known;
    for (const Member& m : members)
        known.push_back(m.key);
    return fail(Kind::UnknownKey, node.items[index], here, key, std::string(nearest(key, known)));
}

bool NodeReader::exactlyOne(const JsonNode& node, const std::string& pointer,
                            std::span<const std::string_view> keys)
{
    std::string names;
    for (const std::string_view key : keys)
        names += (names.empty() ? "" : " / ") + std::string(key);
    bool seen = false;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        if (std::ranges::find(keys, std::string_view(node.keys[i])) == keys.end()) continue;
        if (seen)
            return fail(Kind::KeysExclude, node.items[i], pointerTo(pointer, node.keys[i]),
                        node.keys[i], names);
        seen = true;
    }
    return seen || fail(Kind::MissingKey, node, pointer, {}, names);
}

bool NodeReader::array(const JsonNode& node, const std::string& pointer, std::size_t most,
                       const Handler& readItem)
{
    if (node.kind != JsonNode::Kind::Array) return wrongType(node, pointer, "array");
    if (node.items.size() > most)
        return fail(Kind::TooLarge, node, pointer, std::to_string(node.items.size()),
                    std::to_string(most));
    bool good = true;
    for (std::size_t i = 0; i < node.items.size() && (good || !hasEnoughErrors()); ++i)
        good = readItem(node.items[i], pointerTo(pointer, i)) && good;
    return good;
}

bool NodeReader::string(const JsonNode& node, const std::string& pointer, std::size_t most,
                        std::string& out)
{
    if (node.kind != JsonNode::Kind::String) return wrongType(node, pointer, "string");
    if (node.text.size() > most)
        return fail(Kind::TooLarge, node, pointer, std::to_string(node.text.size()),
                    std::to_string(most));
    out = node.text;
    return true;
}

bool NodeReader::boolean(const JsonNode& node, const std::string& pointer, bool& out)
{
    if (node.kind != JsonNode::Kind::Boolean) return wrongType(node, pointer, "true or false");
    out = node.boolean;
    return true;
}

bool NodeReader::probability(const JsonNode& node, const std::string& pointer, double& out)
{
    if (node.kind != JsonNode::Kind::Number && node.kind != JsonNode::Kind::Integer)
        return wrongType(node, pointer, "number");
    if (!(node.number >= 0.0 && node.number <= 1.0)) return badValue(node, pointer, "0..1");
    out = node.number;
    return true;
}

bool NodeReader::duration(const JsonNode& node, const std::string& pointer, Duration least,
                          Duration& out)
{
    if (node.kind != JsonNode::Kind::String) return wrongType(node, pointer, "duration");
    const auto duration = parseDuration(node.text);
    if (!duration && isTooLongDuration(node.text))
        return badValue(node, pointer,
                        "<= " + std::to_string(longestDuration / std::chrono::hours{1}) + "h");
    if (!duration)
        return fail(Kind::BadDuration, node, pointer, shown(node), "500ms, 2s, 1.5s, 2min, 1h");
    if (*duration < least)
        return badValue(node, pointer, std::string(">= ").append(durationToText(least)));
    out = *duration;
    return true;
}

bool NodeReader::unsignedInteger(const JsonNode& node, const std::string& pointer,
                                 std::uint64_t least, std::uint64_t most, std::uint64_t& out)
{
    if (node.kind != JsonNode::Kind::Integer) return wrongType(node, pointer, "integer");
    const bool negative = node.negative && node.magnitude != 0;
    if (negative || node.magnitude < least || node.magnitude > most)
        return badValue(node, pointer, std::to_string(least) + ".." + std::to_string(most));
    out = node.magnitude;
    return true;
}

bool NodeReader::oneOf(const JsonNode& node, const std::string& pointer,
                       std::span<const std::string_view> names, std::size_t& index)
{
    if (node.kind != JsonNode::Kind::String) return wrongType(node, pointer, "string");
    const auto name = std::ranges::find(names, std::string_view(node.text));
    if (name == names.end()) return badValue(node, pointer, joined(names));
    index = static_cast<std::size_t>(name - names.begin());
    return true;
}

bool NodeReader::hex(const JsonNode& node, const std::string& pointer, std::vector<std::byte>& out)
{
    if (node.kind != JsonNode::Kind::String) return wrongType(node, pointer, "string");
    std::optional<std::byte> high;
    for (const char c : node.text) {
        if (c == ' ') continue;
        const auto digit = hexDigit(c);
        if (!digit) return badValue(node, pointer, "0D0A, 48 65 6c");
        if (!high) {
            high = digit;
            continue;
        }
        out.push_back((*high << 4) | *digit);
        high.reset();
    }
    return high ? badValue(node, pointer, "0D0A, 48 65 6c") : true;
}

bool NodeReader::host(const JsonNode& node, const std::string& pointer, HostId& out)
{
    static constexpr std::array<std::string_view, 2> names{id(HostId::Client), id(HostId::Server)};
    std::size_t index = 0;
    if (!oneOf(node, pointer, names, index)) return false;
    out = bothHosts[index];
    return true;
}

bool NodeReader::state(const JsonNode& node, const std::string& pointer, tcp::State& out)
{
    std::array<std::string_view, tcp::stateCount> names;
    std::ranges::transform(tcp::allStates, names.begin(), tcp::rfcName);
    std::size_t index = 0;
    if (!oneOf(node, pointer, names, index)) return false;
    out = tcp::allStates[index];
    return true;
}

bool NodeReader::flags(const JsonNode& node, const std::string& pointer, tcp::Flags& out)
{
    if (node.kind != JsonNode::Kind::String) return wrongType(node, pointer, "string");
    const auto parsed = parseFlags(node.text);
    if (!parsed) return badValue(node, pointer, "SYN, FIN, RST, PSH, ACK, URG, ECE, CWR");
    out = *parsed;
    return true;
}

bool NodeReader::seq(const JsonNode& node, const std::string& pointer, tcp::SeqNum& out)
{
    std::uint32_t value = 0;
    if (!integer(node, pointer, 0, 0xFFFFFFFFu, value)) return false;
    out = tcp::SeqNum{value};
    return true;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> words)
{
    // Levenshtein's distance, capitals and small letters alike.
    const auto distance = [](std::string_view a, std::string_view b) {
        const auto same = [](char x, char y) { return (x | 0x20) == (y | 0x20); };
        std::vector<std::size_t> row(b.size() + 1);
        for (std::size_t j = 0; j <= b.size(); ++j)
            row[j] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= b.size(); ++j) {
                const std::size_t above = row[j];
                row[j] = std::min(
                    {above + 1, row[j - 1] + 1, diagonal + (same(a[i - 1], b[j - 1]) ? 0 : 1)});
                diagonal = above;
            }
        }
        return row[b.size()];
    };
    constexpr std::size_t longestWord = 40;
    if (word.size() > longestWord) return {};
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(word.size() / 2, 1) + 1;
    for (const std::string_view candidate : words) {
        const std::size_t d = distance(word, candidate);
        if (d < bestDistance) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}

std::optional<tcp::Flags> parseFlags(std::string_view text)
{
    using tcp::Flag;
    static constexpr std::array<std::pair<std::string_view, Flag>, 8> names{{{"SYN", Flag::Syn},
                                                                             {"FIN", Flag::Fin},
                                                                             {"RST", Flag::Rst},
                                                                             {"PSH", Flag::Psh},
                                                                             {"ACK", Flag::Ack},
                                                                             {"URG", Flag::Urg},
                                                                             {"ECE", Flag::Ece},
                                                                             {"CWR", Flag::Cwr}}};
    tcp::Flags flags;
    if (text.empty()) return flags;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        const std::string_view word = text.substr(start, comma - start);
        const auto known =
            std::ranges::find(names, word, &std::pair<std::string_view, Flag>::first);
        if (known == names.end() || flags.has(known->second)) return std::nullopt;
        flags = flags | known->second;
        start = comma + 1;
    }
    return flags;
}

bool isIpv4(std::string_view address)
{
    int parts = 0;
    for (std::size_t start = 0; start <= address.size(); ++parts) {
        const std::size_t point = std::min(address.find('.', start), address.size());
        const std::string_view part = address.substr(start, point - start);
        unsigned value = 256;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        const bool leadingZero = part.size() > 1 && part.front() == '0';
        if (error != std::errc{} || end != part.data() + part.size() || value > 255 || leadingZero)
            return false;
        start = point + 1;
    }
    return parts == 4;
}

bool isIpv6(std::string_view address)
{
    // Groups left and right of "::"; a dotted IPv4 tail counts as two.
    const std::size_t gap = address.find("::");
    if (gap != std::string_view::npos && address.find("::", gap + 1) != std::string_view::npos)
        return false;
    const auto groups = [](std::string_view text, bool isTail) -> std::optional<int> {
        if (text.empty()) return 0;
        int count = 0;
        for (std::size_t start = 0; start <= text.size();) {
            const std::size_t colon = std::min(text.find(':', start), text.size());
            const std::string_view group = text.substr(start, colon - start);
            const bool last = colon == text.size();
            if (last && isTail && isIpv4(group))
                count += 2;
            else if (group.empty() || group.size() > 4 ||
                     !std::ranges::all_of(group, [](char c) { return hexDigit(c).has_value(); }))
                return std::nullopt;
            else
                ++count;
            start = colon + 1;
        }
        return count;
    };
    if (gap == std::string_view::npos) return groups(address, true) == 8;
    const auto left = groups(address.substr(0, gap), false);
    const auto right = groups(address.substr(gap + 2), true);
    return left && right && *left + *right <= 7;
}

} // namespace tcplab::sim
