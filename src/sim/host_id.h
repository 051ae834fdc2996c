#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tcplab::sim {

enum class HostId : std::uint8_t { Client, Server };

inline constexpr std::array<HostId, 2> bothHosts{HostId::Client, HostId::Server};

constexpr HostId peerOf(HostId host)
{
    return host == HostId::Client ? HostId::Server : HostId::Client;
}
constexpr std::size_t indexOf(HostId host)
{
    return static_cast<std::size_t>(host);
}
/// "client", "server": as files and traces spell it.
constexpr std::string_view id(HostId host)
{
    return host == HostId::Client ? "client" : "server";
}

} // namespace tcplab::sim
