#include "sim/options.h"

#include <array>
#include <charconv>

#include "sim/scenario_file.h"

namespace tcplab::sim {

namespace {

using tcp::Config;

constexpr std::array<std::string_view, 9> names{
    "nagle",           "delayedAck", "keepalive",  "keepalive.idle", "keepalive.interval",
    "keepalive.count", "msl",        "synRetries", "dataRetries"};

std::optional<bool> asBool(std::string_view text)
{
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

std::optional<int> asCount(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > 255)
        return std::nullopt;
    return value;
}

template <typename Value>
bool assign(Value& target, const std::optional<Value>& value)
{
    if (value) target = *value;
    return value.has_value();
}

bool assignPositive(Duration& target, std::optional<Duration> value)
{
    return value && *value > Duration{0} && assign(target, value);
}

bool assignDelayedAck(Config& config, std::string_view value)
{
    if (value == "null") {
        config.delayedAck.reset();
        return true;
    }
    const auto delay = parseDuration(value);
    // RFC 9293 3.8.6.3, MUST-40: less than half a second
    if (!delay || *delay <= Duration{0} || *delay >= Duration{500'000}) return false;
    config.delayedAck = delay;
    return true;
}

} // namespace

std::span<const std::string_view> optionNames()
{
    return names;
}

std::string_view optionValues(std::string_view option)
{
    if (option == "nagle" || option == "keepalive") return "true, false";
    if (option == "delayedAck") return "null, a duration below 500ms";
    if (option == "keepalive.count" || option == "synRetries" || option == "dataRetries")
        return "0..255";
    return "a duration above 0, e.g. 500ms";
}

std::string optionValue(const Config& config, std::string_view option)
{
    const auto boolean = [](bool value) { return std::string(value ? "true" : "false"); };
    if (option == "nagle") return boolean(config.nagle);
    if (option == "delayedAck")
        return config.delayedAck ? durationToText(*config.delayedAck) : "null";
    if (option == "keepalive") return boolean(config.keepalive.enabled);
    if (option == "keepalive.idle") return durationToText(config.keepalive.idle);
    if (option == "keepalive.interval") return durationToText(config.keepalive.interval);
    if (option == "keepalive.count") return std::to_string(config.keepalive.count);
    if (option == "msl") return durationToText(config.msl);
    if (option == "synRetries") return std::to_string(config.synRetries);
    if (option == "dataRetries") return std::to_string(config.dataRetries);
    return {};
}

std::optional<Config> withOption(const Config& config, std::string_view option,
                                 std::string_view value)
{
    Config changed = config;
    bool good = false;
    if (option == "nagle")
        good = assign(changed.nagle, asBool(value));
    else if (option == "delayedAck")
        good = assignDelayedAck(changed, value);
    else if (option == "keepalive")
        good = assign(changed.keepalive.enabled, asBool(value));
    else if (option == "keepalive.idle")
        good = assignPositive(changed.keepalive.idle, parseDuration(value));
    else if (option == "keepalive.interval")
        good = assignPositive(changed.keepalive.interval, parseDuration(value));
    else if (option == "keepalive.count")
        good = assign(changed.keepalive.count, asCount(value));
    else if (option == "msl")
        good = assignPositive(changed.msl, parseDuration(value));
    else if (option == "synRetries")
        good = assign(changed.synRetries, asCount(value));
    else if (option == "dataRetries")
        good = assign(changed.dataRetries, asCount(value));
    if (!good) return std::nullopt;
    return changed;
}

} // namespace tcplab::sim
