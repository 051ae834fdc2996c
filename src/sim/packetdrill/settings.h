#pragma once

#include <cstdint>
#include <string>

#include "sim/packetdrill/environment.h"
#include "tcp/config.h"

namespace tcplab::sim::packetdrill {

/// The system's settings that scripts change with sysctl, as far as they reach the model.
class Settings
{
public:
    /// The system's own defaults; for Linux those of the customary defaults.sh.
    explicit Settings(const Environment& environment);

    /// "net.ipv4.tcp_sack", "1" and the like. Empty when that can be kept, else why not.
    Message assign(const std::string& name, const std::string& value);

    /// What a new socket starts with.
    tcp::Config config() const;
    bool takesEcn() const { return ecn_; } ///< a peer that offers ECN would get it
    Duration keepInit() const { return keepInit_; }

private:
    Message assignLinux(const std::string& name, const std::string& value);
    Message assignFreeBsd(const std::string& name, const std::string& value);
    bool assignNumber(const std::string& name, std::int64_t value);
    bool assignFreeBsdNumber(const std::string& name, std::int64_t value);

    Environment environment_;
    tcp::Config config_;
    std::uint64_t largestBuffer_ = 0; ///< of receiving: decides the window scale
    bool scaling_ = true;
    bool ecn_ = false;
    Duration keepInit_ = 75s; ///< how long an active open may take (FreeBSD)
};

} // namespace tcplab::sim::packetdrill
