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

constexpr std::int64_t longest = longestDuration.count();

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

/// A text taken apart; nothing where it is no number with a unit.
struct Written
{
    std::string_view whole; ///< digits, without zeros in front
    std::string_view part;  ///< digits behind the point, may be empty
    std::int64_t unitMicros = 0;

    bool isTooLong() const { return whole.size() > 15 || count() > longest / unitMicros; }
    /// Precondition: at most 15 digits.
    std::int64_t count() const
    {
        std::int64_t value = 0;
        std::from_chars(whole.data(), whole.data() + whole.size(), value);
        return value;
    }
};

std::optional<Written> takenApart(std::string_view text)
{
    const std::size_t unitAt = text.find_first_not_of("0123456789.");
    if (unitAt == std::string_view::npos) return std::nullopt;
    const std::string_view number = text.substr(0, unitAt);
    const std::size_t point = number.find('.');
    Written written;
    written.whole = number.substr(0, point);
    if (point != std::string_view::npos) written.part = number.substr(point + 1);
    if (!isDigits(written.whole) || (point != std::string_view::npos && !isDigits(written.part)))
        return std::nullopt;
    while (written.whole.size() > 1 && written.whole.front() == '0')
        written.whole.remove_prefix(1);
    for (const Unit& unit : units)
        if (unit.name == text.substr(unitAt)) written.unitMicros = unit.micros;
    if (written.unitMicros == 0) return std::nullopt;
    return written;
}

} // namespace

std::optional<Duration> parseDuration(std::string_view text)
{
    const auto written = takenApart(text);
    if (!written || written->isTooLong()) return std::nullopt;
    const auto fraction = fractionOf(written->part, written->unitMicros);
    if (!fraction) return std::nullopt;
    return Duration{written->count() * written->unitMicros + *fraction};
}

bool isTooLongDuration(std::string_view text)
{
    const auto written = takenApart(text);
    return written && written->isTooLong();
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
