#include "sim/json_line.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace tcplab::sim {

namespace {

/// Stands in a JSON string for itself.
bool isPlain(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

} // namespace

std::string quoted(std::string_view text)
{
    if (!std::ranges::all_of(text, isPlain))
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::string json;
    json.reserve(text.size() + 2);
    return json.append(1, '"').append(text).append(1, '"');
}

std::string inSeconds(tcp::Duration duration)
{
    constexpr std::int64_t perSecond = 1'000'000;
    const std::int64_t micros = duration.count();
    const auto magnitude = static_cast<std::uint64_t>(micros < 0 ? -micros : micros);
    std::string decimals = std::to_string(magnitude % perSecond);
    decimals.insert(0, 6 - decimals.size(), '0');
    std::string text = micros < 0 ? "-" : "";
    return text.append(std::to_string(magnitude / perSecond)).append(1, '.').append(decimals);
}

JsonLine::JsonLine(std::string_view type)
    : out_("{")
    , first_(true)
{
    out_.reserve(512); // most lines are shorter
    text("type", type);
}

void JsonLine::name(std::string_view key)
{
    if (!first_) out_ += ", ";
    first_ = false;
    out_ += '"';
    out_ += key;
    out_ += "\": ";
}

JsonLine& JsonLine::raw(std::string_view key, std::string_view json)
{
    name(key);
    out_ += json;
    return *this;
}

JsonLine& JsonLine::text(std::string_view key, std::string_view value)
{
    return raw(key, quoted(value));
}

JsonLine& JsonLine::number(std::string_view key, std::uint64_t value)
{
    return raw(key, std::to_string(value));
}

JsonLine& JsonLine::number(std::string_view key, int value)
{
    return raw(key, std::to_string(value));
}

JsonLine& JsonLine::boolean(std::string_view key, bool value)
{
    return raw(key, value ? "true" : "false");
}

JsonLine& JsonLine::null(std::string_view key)
{
    return raw(key, "null");
}

JsonLine& JsonLine::seconds(std::string_view key, tcp::Duration value)
{
    return raw(key, inSeconds(value));
}

JsonLine& JsonLine::begin(std::string_view key)
{
    name(key);
    out_ += '{';
    first_ = true;
    return *this;
}

JsonLine& JsonLine::end()
{
    out_ += '}';
    first_ = false;
    return *this;
}

std::string JsonLine::finish()
{
    out_ += '}';
    return std::move(out_);
}

} // namespace tcplab::sim
