#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tcp/sim_time.h"

namespace tcplab::sim {

/// Writes one JSON object in the order of the calls. Times have exactly six decimals, made from
/// integers, so that the same run gives the same octets everywhere.
class JsonLine
{
public:
    explicit JsonLine(std::string_view type);

    JsonLine& text(std::string_view key, std::string_view value);
    JsonLine& number(std::string_view key, std::uint64_t value);
    JsonLine& number(std::string_view key, int value);
    JsonLine& boolean(std::string_view key, bool value);
    JsonLine& null(std::string_view key);
    /// Seconds with six decimals.
    JsonLine& seconds(std::string_view key, tcp::Duration value);
    JsonLine& time(std::string_view key, tcp::SimTime value)
    {
        return seconds(key, value.time_since_epoch());
    }
    /// JSON that is ready.
    JsonLine& raw(std::string_view key, std::string_view json);
    /// A nested object: everything up to end() belongs to it.
    JsonLine& begin(std::string_view key);
    JsonLine& end();

    std::string finish();

private:
    void name(std::string_view key);
    std::string out_;
    bool first_ = false;
};

/// A JSON string with its quotes.
std::string quoted(std::string_view text);
/// "0.050000"
std::string inSeconds(tcp::Duration duration);

} // namespace tcplab::sim
