#include "sim/packetdrill/environment.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace tcplab::sim::packetdrill {

namespace {

std::optional<std::uint32_t> numberIn(const std::string& text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Options that choose addresses, ports or how the original runs: nothing that the model sees.
constexpr std::array harmless{"bind_port",
                              "code_command",
                              "code_format",
                              "code_sockopt",
                              "connect_port",
                              "remote_ip",
                              "local_ip",
                              "netmask_ip",
                              "gateway_ip",
                              "local_linklocal_ip",
                              "speed",
                              "init_scripts",
                              "non_fatal",
                              "verbose",
                              "persistent_tun_dev",
                              "send_omit_free",
                              "so_filename",
                              "wire_protocol",
                              "tcp_ts_tick_usecs",
                              "define",
                              "tolerance_percent",
                              "mss",
                              "dump",
                              "debug"};

bool take(Environment& environment, const Script::Option& option)
{
    constexpr std::uint32_t smallestMtu = 68; // RFC 791
    const auto number = numberIn(option.value);
    if (option.name == "ip_version") {
        environment.ipv6 = option.value == "ipv6";
        return option.value.starts_with("ipv4") || option.value == "ipv6";
    }
    if (option.name == "tolerance_usecs") {
        environment.tolerance = Duration{number.value_or(0)};
        return number.has_value();
    }
    if (option.name == "mtu") {
        environment.mtu = number.value_or(0);
        return number && *number >= smallestMtu && *number <= 65535;
    }
    return std::ranges::find(harmless, option.name) != harmless.end();
}

bool hasAny(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Which system's settings a script makes; the first that it makes counts.
Environment::Why settingsIn(const Script& script)
{
    for (const Event& event : script.events) {
        if (const auto* command = std::get_if<ShellCommand>(&event.what)) {
            if (hasAny(command->text, {"net.inet.", "kern.ipc", "kldload", "sockstat", "tcpdrop"}))
                return Environment::Why::FreeBsdSettings;
            if (hasAny(command->text, {"defaults.sh", "net.ipv4", "net/ipv4", "set_sysctls",
                                       "net.core", "tcp_metrics"}))
                return Environment::Why::LinuxSettings;
        }
        const auto* call = std::get_if<SystemCall>(&event.what);
        if (call && call->name.ends_with("sockopt") &&
            event.source.find("SO_SETFIB") != std::string::npos)
            return Environment::Why::FreeBsdSettings;
    }
    return Environment::Why::NoSettings;
}

/// The first SYN or SYN,ACK that is ours.
const Packet* firstSyn(const Script& script)
{
    for (const Event& event : script.events)
        if (const auto* packet = std::get_if<Packet>(&event.what);
            packet && !packet->inbound && packet->flags.has(tcp::Flag::Syn))
            return packet;
    return nullptr;
}

/// Whose buffers a script without settings counts on. FreeBSD begins with a receive buffer of
/// 65,536 octets, and so with a window of 65535; Linux cuts its first window to whole segments.
bool countsOnFreeBsd(const Script& script)
{
    if (const Packet* syn = firstSyn(script); syn && syn->window == 65535) return true;
    return std::ranges::any_of(script.events, [](const Event& event) {
        const auto* call = std::get_if<SystemCall>(&event.what);
        return call && call->name == "getsockopt" &&
               event.source.find("SO_RCVBUF, [65536]") != std::string::npos;
    });
}

} // namespace

std::variant<Environment, UnknownOption> environmentOf(const Script& script, ProfileChoice choice)
{
    using Why = Environment::Why;
    Environment environment;
    for (const Script::Option& option : script.options)
        if (!take(environment, option)) return UnknownOption{option};
    environment.why = settingsIn(script);
    if (environment.why == Why::FreeBsdSettings) environment.platform = Platform::FreeBsd;
    if (environment.why == Why::NoSettings) {
        if (countsOnFreeBsd(script)) environment.platform = Platform::FreeBsd;
        if (const Packet* syn = firstSyn(script))
            environment.windowScale = syn->options.windowScale;
    }
    environment.linuxProfile =
        choice == ProfileChoice::Linux ||
        (choice == ProfileChoice::Auto && environment.why == Why::LinuxSettings);
    if (choice != ProfileChoice::Auto) environment.why = Why::Asked;
    return environment;
}

} // namespace tcplab::sim::packetdrill
