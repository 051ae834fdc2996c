#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/json_document.h"

namespace tcplab::sim {

/// Reads values out of a document and keeps the first mistakes. Every function says whether it
/// succeeded. Whoever wants one mistake gets that of the file's order, and nothing behind it is
/// looked at; whoever wants more gets those of the other members and items as well.
class NodeReader
{
public:
    explicit NodeReader(std::size_t mostErrors = 1)
        : mostErrors_(mostErrors)
    {
    }

    using Handler = std::function<bool(const JsonNode&, const std::string& pointer)>;
    struct Member
    {
        std::string_view key;
        Handler read;
        bool required = false;
    };

    /// Members in the order of the file; a repeated or unknown key is a mistake, except "$schema"
    /// and those that begin with "x-", which are for other programs.
    bool object(const JsonNode& node, const std::string& pointer,
                std::initializer_list<Member> members)
    {
        return objectOf(node, pointer, {members.begin(), members.size()});
    }
    bool objectOf(const JsonNode& node, const std::string& pointer,
                  std::span<const Member> members);
    /// Of these keys the object has one, and no other.
    bool exactlyOne(const JsonNode& node, const std::string& pointer,
                    std::span<const std::string_view> keys);
    bool array(const JsonNode& node, const std::string& pointer, std::size_t most,
               const Handler& readItem);

    bool string(const JsonNode& node, const std::string& pointer, std::size_t most,
                std::string& out);
    bool boolean(const JsonNode& node, const std::string& pointer, bool& out);
    bool probability(const JsonNode& node, const std::string& pointer, double& out);
    bool duration(const JsonNode& node, const std::string& pointer, Duration least, Duration& out);
    bool oneOf(const JsonNode& node, const std::string& pointer,
               std::span<const std::string_view> names, std::size_t& index);
    bool hex(const JsonNode& node, const std::string& pointer, std::vector<std::byte>& out);
    template <typename Integer>
    bool integer(const JsonNode& node, const std::string& pointer, std::uint64_t least,
                 std::uint64_t most, Integer& out)
    {
        std::uint64_t value = 0;
        if (!unsignedInteger(node, pointer, least, most, value)) return false;
        out = Integer(value);
        return true;
    }

    // Words of the model
    bool host(const JsonNode& node, const std::string& pointer, HostId& out);
    bool state(const JsonNode& node, const std::string& pointer, tcp::State& out);
    bool flags(const JsonNode& node, const std::string& pointer, tcp::Flags& out);
    bool seq(const JsonNode& node, const std::string& pointer, tcp::SeqNum& out);

    bool wrongType(const JsonNode& node, const std::string& pointer, std::string_view expected);
    bool badValue(const JsonNode& node, const std::string& pointer, std::string_view expected);
    bool fail(ScenarioError::Kind kind, const JsonNode& node, const std::string& pointer,
              std::string found, std::string expected);
    const std::vector<ScenarioError>& errors() const { return errors_; }

private:
    bool memberOf(const JsonNode& node, std::size_t index, const std::string& pointer,
                  std::span<const Member> members);
    bool unsignedInteger(const JsonNode& node, const std::string& pointer, std::uint64_t least,
                         std::uint64_t most, std::uint64_t& out);
    bool hasEnoughErrors() const { return errors_.size() >= mostErrors_; }

    std::size_t mostErrors_;
    std::vector<ScenarioError> errors_;
};

/// A value as a message shows it: shortened where it is long.
std::string shown(const JsonNode& node);
/// The word most like `word`, if any is like it at all; else an empty text.
std::string_view nearest(std::string_view word, std::span<const std::string_view> words);
/// "SYN,ACK" and the like; the empty text is no flag at all.
std::optional<tcp::Flags> parseFlags(std::string_view text);
bool isIpv4(std::string_view address);
bool isIpv6(std::string_view address);

} // namespace tcplab::sim
