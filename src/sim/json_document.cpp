#include "sim/json_document.h"

#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

namespace tcplab::sim {

namespace {

/// Reads characters and counts how many the parser has asked for: the SAX interface tells no
/// positions.
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest)
        : at_(at)
        , furthest_(furthest)
    {
    }
    reference operator*() const { return *at_; }
    CountingIterator& operator++()
    {
        ++at_;
        *furthest_ = std::max(*furthest_, at_);
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
    bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

private:
    const char* at_;
    const char** furthest_;
};

/// Builds the nodes from the parser's events.
class Builder : public nlohmann::json_sax<nlohmann::json>
{
public:
    static constexpr std::size_t deepest = 32;
    static constexpr std::size_t mostValues = 400'000;

    Builder(std::string_view text, const char* const& furthest)
        : text_(text)
        , counted_(text.data())
        , furthest_(furthest)
    {
    }

    bool null() override { return value({}); }
    bool boolean(bool given) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Boolean;
        node.boolean = given;
        return value(std::move(node));
    }
    bool number_integer(number_integer_t given) override
    {
        // Only negative ones come here; their magnitude fits whatever they are.
        JsonNode node = integer(~static_cast<std::uint64_t>(given) + 1, true);
        node.text = std::to_string(given);
        return value(std::move(node));
    }
    bool number_unsigned(number_unsigned_t given) override
    {
        JsonNode node = integer(given, false);
        node.text = std::to_string(given);
        return value(std::move(node));
    }
    bool number_float(number_float_t given, const string_t& written) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Number;
        node.number = given;
        node.text = written;
        return value(std::move(node));
    }
    bool string(string_t& given) override
    {
        JsonNode node;
        node.kind = JsonNode::Kind::String;
        node.text = std::move(given);
        return value(std::move(node));
    }
    bool binary(binary_t&) override { return false; } // not in text
    bool start_object(std::size_t) override { return open(JsonNode::Kind::Object); }
    bool key(string_t& given) override
    {
        open_.back().keys.push_back(std::move(given));
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(JsonNode::Kind::Array); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception& exception) override
    {
        constexpr int outOfRange = 406;
        errorAt_ = position;
        if (exception.id == outOfRange) tooLargeNumber_ = token;
        return false;
    }

    bool hasTooManyValues() const { return values_ > mostValues; }
    bool isTooDeep() const { return isTooDeep_; }
    /// As written, where that is why it failed: a number that no double can hold.
    const std::string& tooLargeNumber() const { return tooLargeNumber_; }
    JsonNode takeRoot() { return std::move(root_); }
    /// From 1; how many characters had been read when it failed.
    std::size_t errorAt() const
    {
        return errorAt_ != 0 ? errorAt_ : static_cast<std::size_t>(furthest_ - text_.data());
    }

private:
    static JsonNode integer(std::uint64_t magnitude, bool negative)
    {
        JsonNode node;
        node.kind = JsonNode::Kind::Integer;
        node.magnitude = magnitude;
        node.negative = negative;
        node.number = negative ? -static_cast<double>(magnitude) : static_cast<double>(magnitude);
        return node;
    }
    std::size_t lineNow(bool readAhead)
    {
        // A number ends where the next character shows that it does: that one may be the line's
        // end.
        const char* end = furthest_;
        if (readAhead && end > text_.data()) --end;
        if (end > counted_) {
            line_ += static_cast<std::size_t>(std::count(counted_, end, '\n'));
            counted_ = end;
        }
        return line_;
    }
    bool value(JsonNode&& node)
    {
        const bool isNumber =
            node.kind == JsonNode::Kind::Integer || node.kind == JsonNode::Kind::Number;
        node.line = lineNow(isNumber);
        if (++values_ > mostValues) return false;
        if (open_.empty())
            root_ = std::move(node);
        else
            open_.back().items.push_back(std::move(node));
        return true;
    }
    bool open(JsonNode::Kind kind)
    {
        isTooDeep_ = open_.size() >= deepest;
        if (isTooDeep_ || ++values_ > mostValues) return false;
        JsonNode& node = open_.emplace_back();
        node.kind = kind;
        node.line = lineNow(false);
        return true;
    }
    bool close()
    {
        JsonNode node = std::move(open_.back());
        open_.pop_back();
        if (open_.empty())
            root_ = std::move(node);
        else
            open_.back().items.push_back(std::move(node));
        return true;
    }

    std::string_view text_;
    const char* counted_;
    const char* const& furthest_;
    std::size_t line_ = 1;
    std::size_t errorAt_ = 0;
    std::size_t values_ = 0;
    bool isTooDeep_ = false;
    std::string tooLargeNumber_;
    std::vector<JsonNode> open_;
    JsonNode root_;
};

/// Where the first sequence begins that is not UTF-8 (RFC 3629 section 4); past the end for none.
std::size_t illFormedUtf8(std::string_view text)
{
    const auto octet = [&](std::size_t at) -> unsigned {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned first = octet(at);
        const std::size_t more = first < 0x80                    ? 0
                                 : first >= 0xC2 && first < 0xE0 ? 1
                                 : first >= 0xE0 && first < 0xF0 ? 2
                                 : first >= 0xF0 && first < 0xF5 ? 3
                                                                 : 4;
        if (more == 4) return at;
        for (std::size_t i = 1; i <= more; ++i)
            if ((octet(at + i) & 0xC0) != 0x80) return at;
        const unsigned second = octet(at + 1);
        const bool isOverlong =
            (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
        const bool isBeyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
        if (isOverlong || isBeyond) return at;
        at += 1 + more;
    }
    return text.size();
}

/// Line and column, both from 1, of a character counted from 1. Columns count characters, not
/// octets.
ScenarioError syntaxError(std::string_view text, std::size_t position)
{
    ScenarioError error;
    error.kind = ScenarioError::Kind::NotJson;
    const std::size_t before = std::min(position == 0 ? 0 : position - 1, text.size());
    const std::string_view read = text.substr(0, before);
    error.line = 1 + static_cast<std::size_t>(std::ranges::count(read, '\n'));
    const std::size_t lineStart =
        read.rfind('\n') == std::string_view::npos ? 0 : read.rfind('\n') + 1;
    error.column =
        1 + static_cast<std::size_t>(std::ranges::count_if(read.substr(lineStart), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        }));
    return error;
}

} // namespace

const JsonNode* JsonNode::find(std::string_view key) const
{
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i] == key) return &items[i];
    return nullptr;
}

std::string shortened(const std::string& text)
{
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    // Never through the middle of a UTF-8 character.
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "...";
}

std::string_view kindName(JsonNode::Kind kind)
{
    switch (kind) {
    case JsonNode::Kind::Null:
        return "null";
    case JsonNode::Kind::Boolean:
        return "true or false";
    case JsonNode::Kind::Integer:
        return "integer";
    case JsonNode::Kind::Number:
        return "number";
    case JsonNode::Kind::String:
        return "string";
    case JsonNode::Kind::Array:
        return "array";
    case JsonNode::Kind::Object:
        return "object";
    }
    return {};
}

std::variant<JsonNode, ScenarioError> readJson(std::string_view text)
{
    const char* furthest = text.data();
    Builder builder(text, furthest);
    const bool good =
        nlohmann::json::sax_parse(CountingIterator(text.data(), &furthest),
                                  CountingIterator(text.data() + text.size(), &furthest), &builder);
    if (builder.hasTooManyValues()) {
        ScenarioError error;
        error.kind = ScenarioError::Kind::TooLarge;
        error.expected = std::to_string(Builder::mostValues);
        return error;
    }
    if (good) return builder.takeRoot();
    const std::size_t illFormed = illFormedUtf8(text);
    if (illFormed < std::min(text.size(), builder.errorAt())) {
        ScenarioError error = syntaxError(text, illFormed + 1);
        error.kind = ScenarioError::Kind::NotUtf8;
        return error;
    }
    if (const std::string& number = builder.tooLargeNumber(); !number.empty()) {
        const std::size_t begin = text.substr(0, builder.errorAt()).rfind(number);
        ScenarioError error = syntaxError(text, begin + 1); // npos + 1 is 0: the beginning
        error.kind = ScenarioError::Kind::BadValue;
        error.found = shortened(number);
        error.expected = "-1.7e308..1.7e308";
        return error;
    }
    ScenarioError error = syntaxError(text, builder.errorAt());
    if (builder.isTooDeep()) {
        error.kind = ScenarioError::Kind::TooDeep;
        error.expected = std::to_string(Builder::deepest);
    }
    return error;
}

std::string pointerTo(const std::string& parent, std::string_view key)
{
    std::string pointer = parent + "/";
    for (const char c : key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

std::string pointerTo(const std::string& parent, std::size_t index)
{
    return parent + "/" + std::to_string(index);
}

} // namespace tcplab::sim
