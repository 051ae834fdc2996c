#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tcp/config.h"

namespace tcplab::sim {

/// The names that the call `set` knows: "nagle", "delayedAck", "keepalive", "keepalive.idle",
/// "keepalive.interval", "keepalive.count", "msl", "synRetries", "dataRetries".
std::span<const std::string_view> optionNames();
/// What the value of an option looks like, for an error message: "true or false", "a duration ...".
std::string_view optionValues(std::string_view option);

/// The value that an option has, as withOption() would take it; empty for an unknown name.
std::string optionValue(const tcp::Config& config, std::string_view option);

/// The configuration with one option changed; nothing where the option or the value is none.
std::optional<tcp::Config> withOption(const tcp::Config& config, std::string_view option,
                                      std::string_view value);

} // namespace tcplab::sim
