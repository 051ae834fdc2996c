#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/scenario.h"

namespace tcplab::sim {

/// Whose numbers a run is played with.
enum class Preset : std::uint8_t {
    Rfc9293,  ///< what the scenario format says where a file says nothing
    Linux,    ///< Linux's numbers and its behaviour (tcp::Profile::Linux)
    Windows,  ///< the numbers of Windows; the behaviour stays RFC 9293's
    Bsd,      ///< the numbers of FreeBSD; the behaviour stays RFC 9293's
    Classroom ///< RFC 9293 with waits short enough for a lesson
};

inline constexpr std::array<Preset, 5> allPresets{Preset::Rfc9293, Preset::Linux, Preset::Windows,
                                                  Preset::Bsd, Preset::Classroom};

/// As options and settings spell it: "rfc9293", "linux", "windows", "bsd", "classroom".
std::string_view id(Preset preset);
std::optional<Preset> presetOf(std::string_view id);

/// The configuration of a host that follows a preset and nothing else. presets.cpp says where each
/// number comes from.
tcp::Config presetConfig(Preset preset);

/// Does this endpoint follow presets? Not where its file asks for a profile other than "strict".
bool followsPresets(const EndpointSpec& endpoint);

/// The scenario with a preset's numbers in place of the defaults. What a file sets to anything but
/// the default stays, because its story needs it; an endpoint whose file names a profile stays as
/// it is. Waits that become longer put the end of the run off where the file's own end lay behind
/// them. Applying the same preset again changes nothing.
Scenario withPreset(const Scenario& scenario, Preset preset);

/// How long a host tries to open a connection before it gives up.
Duration openingPatience(const tcp::Config& config);

} // namespace tcplab::sim
