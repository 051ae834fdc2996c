#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario_file.h"

namespace tcplab::sim {

namespace {

struct Unit
{
    std::string_view name;
    std::int64_t micros;
};
/// From the largest to the smallest.
constexpr std::array<Unit, 5> units{
    {{"h", 3'600'000'000}, {"min", 60'000'000}, {"s", 1'000'000}, {"ms", 1'000}, {"us", 1}}};

/// The longest duration that a file may name: ten years. Sums of many stay far from overflow.
constexpr std::int64_t longest = std::int64_t{3650} * 24 * 3'600'000'000;

bool isDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The digits behind the point, exactly; a fraction of a microsecond is no duration of ours.
std::optional<std::int64_t> fractionOf(std::string_view digits, std::int64_t unitMicros)
{
    while (!digits.empty() && digits.back() == '0')
        digits.remove_suffix(1);
    if (digits.size() > 9) return std::nullopt;
    std::int64_t value = 0;
    std::int64_t scale = 1;
    for (const char digit : digits) {
        value = 10 * value + (digit - '0');
        scale *= 10;
    }
    // Below 10^9 times 3.6 * 10^9: fits.
    if (value * unitMicros % scale != 0) return std::nullopt;
    return value * unitMicros / scale;
}

} // namespace

std::optional<Duration> parseDuration(std::string_view text)
{
    const std::size_t unitAt = text.find_first_not_of("0123456789.");
    if (unitAt == std::string_view::npos) return std::nullopt;
    const std::string_view number = text.substr(0, unitAt);
    const std::size_t point = number.find('.');
    const std::string_view whole = number.substr(0, point);
    const std::string_view part =
        point == std::string_view::npos ? std::string_view{} : number.substr(point + 1);
    if (!isDigits(whole) || whole.size() > 15 ||
        (point != std::string_view::npos && !isDigits(part)))
        return std::nullopt;
    for (const Unit& unit : units) {
        if (unit.name != text.substr(unitAt)) continue;
        std::int64_t count = 0;
        std::from_chars(whole.data(), whole.data() + whole.size(), count);
        if (count > longest / unit.micros) return std::nullopt;
        const auto fraction = fractionOf(part, unit.micros);
        if (!fraction) return std::nullopt;
        return Duration{count * unit.micros + *fraction};
    }
    return std::nullopt;
}

std::string durationToText(Duration duration)
{
    const std::int64_t micros = duration.count();
    if (micros == 0) return "0ms";
    // Hours and minutes only where they are what a person would say: 120s rather than 2min.
    if (micros % 1'000'000 == 0) return std::to_string(micros / 1'000'000) + "s";
    if (micros % 1'000 == 0) return std::to_string(micros / 1'000) + "ms";
    return std::to_string(micros) + "us";
}

} // namespace tcplab::sim
