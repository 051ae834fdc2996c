#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "sim/packetdrill/script.h"

namespace tcplab::sim::packetdrill {

using namespace std::chrono_literals;

/// Whose settings and system calls a script counts on.
enum class Platform : std::uint8_t { Linux, FreeBsd };

/// What the person asked for.
enum class ProfileChoice : std::uint8_t { Auto, Strict, Linux };

/// What a script expects around it: told by its options, its settings, and the person.
struct Environment
{
    enum class Why : std::uint8_t { Asked, LinuxSettings, FreeBsdSettings, NoSettings };
    Platform platform = Platform::Linux;
    bool linuxProfile = false; ///< the model behaves as Linux where that differs from the RFCs
    Why why = Why::NoSettings;
    std::uint32_t mtu = 1500;
    bool ipv6 = false;
    Duration tolerance = 4ms; ///< as in the original
    /// The window scale in the script's own first SYN, where it makes no settings: that is the
    /// machine's, not the protocol's.
    std::optional<std::uint8_t> windowScale;

    std::uint32_t mss() const { return mtu - (ipv6 ? 60u : 40u); }
};

/// An option of the script that cannot be kept, or the environment.
struct UnknownOption
{
    Script::Option option;
};
std::variant<Environment, UnknownOption> environmentOf(const Script& script, ProfileChoice choice);

} // namespace tcplab::sim::packetdrill
