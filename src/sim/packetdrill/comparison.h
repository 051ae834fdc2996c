#pragma once

#include <deque>
#include <map>
#include <string>

#include "sim/packetdrill/connection.h"
#include "sim/packetdrill/script.h"

namespace tcplab::sim::packetdrill {

/// "P. 1:1001(1000) ack 1 win 65535": as scripts write it.
std::string describe(const Packet& packet);
/// In the script's numbers.
std::string describe(const Departure& departure);

/// Compares what leaves with what a script expects, and remembers how the script's timestamps map
/// to ours.
class Comparison
{
public:
    /// `offload`: as Linux, whose large segments all carry PSH before the device cuts them up.
    explicit Comparison(bool offload)
        : offload_(offload)
    {
    }
    /// The header of an inbound packet, its timestamp echo in our numbers.
    tcp::Header inboundHeader(const Packet& packet) const;
    /// Takes from `departures` what `packet` describes. Empty when it is that; else what is
    /// different.
    Message takeOutbound(const Packet& packet, std::deque<Departure>& departures);

private:
    std::string headerDifference(const Packet& packet, const Departure& part, bool last,
                                 std::uint32_t covered) const;
    std::string optionDifference(const PacketOptions& wanted, const tcp::Options& got);

    bool offload_;
    std::map<std::uint32_t, std::uint32_t> ourTimestamp_; ///< the script's number to ours
};

} // namespace tcplab::sim::packetdrill
