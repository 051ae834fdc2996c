#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "tcp/config.h"

namespace tcplab::sim::packetdrill {

/// The system's settings that scripts change with sysctl, as far as they reach the model.
class Settings
{
public:
    /// Those that scripts count on when they name a common file of defaults.
    Settings();

    /// Carries out a shell command. Nothing when that was possible, else why not.
    std::optional<std::string> run(std::string_view command);

    /// What a new socket starts with.
    tcp::Config config() const;
    std::uint32_t receiveBuffer() const { return receiveBuffer_; }
    std::uint32_t sendBuffer() const { return sendBuffer_; }

private:
    std::optional<std::string> assign(const std::string& name, const std::string& value);
    std::optional<std::string> runOne(std::string_view command);

    std::map<std::string, std::string> values_;
    std::uint32_t receiveBuffer_ = 540'000;
    std::uint32_t receiveBufferMax_ = 15u << 20;
    std::uint32_t sendBuffer_ = 256u << 10;
};

} // namespace tcplab::sim::packetdrill
