#include "sim/packetdrill/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>

namespace tcplab::sim::packetdrill {

namespace {

using tcp::CongestionAlgorithm;

std::optional<std::int64_t> numberIn(const std::string& text)
{
    const bool hex = text.starts_with("0x");
    const char* const begin = text.data() + (hex ? 2 : 0);
    const char* const end = text.data() + text.size();
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(begin, end, value, hex ? 16 : 10);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

Message notKept(const std::string& name, const std::string& value)
{
    return {Text::Setting, {name + "=" + value}};
}

template <std::size_t size>
bool isOneOf(const std::array<const char*, size>& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

bool startsWithAny(const std::string& name, std::initializer_list<const char*> beginnings)
{
    return std::ranges::any_of(beginnings,
                               [&](const char* beginning) { return name.starts_with(beginning); });
}

/// Settings of Linux that change nothing in what we model, or only how fast it goes.
constexpr std::array harmlessOnLinux{"tcp_wmem",
                                     "tcp_fastopen",
                                     "tcp_fastopen_key",
                                     "tcp_min_tso_segs",
                                     "tcp_autocorking",
                                     "tcp_syncookies",
                                     "tcp_mem",
                                     "tcp_no_metrics_save",
                                     "tcp_limit_output_bytes",
                                     "tcp_fack",
                                     "tcp_notsent_lowat",
                                     "tcp_tso_win_divisor",
                                     "tcp_adv_win_scale",
                                     "tcp_max_syn_backlog",
                                     "tcp_moderate_rcvbuf",
                                     "somaxconn",
                                     "enabled",
                                     "default_qdisc",
                                     "tcp_comp_sack_nr",
                                     "tcp_thin_linear_timeouts",
                                     "tcp_challenge_ack_limit",
                                     "tcp_tso_rtt_log",
                                     "tcp_backlog_ack_defer",
                                     "rmem_max",
                                     "wmem_max",
                                     "tcp_pacing_ss_ratio",
                                     "tcp_pacing_ca_ratio",
                                     "tcp_workaround_signed_windows",
                                     "ip_local_port_range"};

/// Mechanisms of Linux beyond the RFCs in scope: kept where the script wants what we do anyway.
const std::map<std::string, std::array<std::int64_t, 2>>& fixedOnLinux()
{
    static const std::map<std::string, std::array<std::int64_t, 2>> values{
        {"tcp_frto", {0, 2}},
        {"tcp_recovery", {0, 1}},
        {"tcp_reordering", {3, 3}},
        {"tcp_max_reordering", {0, 300}},
        {"tcp_mtu_probing", {0, 0}},
        {"tcp_dsack", {1, 1}},
        {"tcp_shrink_window", {0, 0}},
        {"tcp_thin_dupack", {0, 0}},
        {"tcp_abort_on_overflow", {0, 0}},
        {"tcp_retries1", {3, 3}},
        {"tcp_tw_reuse", {0, 2}}};
    return values;
}

/// What is there only as the RFCs have it: other values ask for something else.
const std::map<std::string, std::int64_t>& fixedOnFreeBsd()
{
    static const std::map<std::string, std::int64_t> values{
        {"insecure_rst", 0},    {"insecure_syn", 0},     {"insecure_ack", 0},
        {"blackhole", 0},       {"drop_synfin", 0},      {"rexmit_drop_options", 0},
        {"icmp_may_rst", 1},    {"rfc3042", 1},          {"rfc3390", 1},
        {"rfc3465", 1},         {"always_keepalive", 0}, {"fast_finwait2_recycle", 0},
        {"ecn.generalized", 0}, {"do_prr", 1},           {"do_lrd", 0},
        {"newcwd", 0}};
    return values;
}

} // namespace

Settings::Settings(const Environment& environment)
    : environment_(environment)
{
    config_.mss = static_cast<std::uint16_t>(std::min<std::uint32_t>(environment.mss(), 65495));
    if (environment.linuxProfile) {
        const tcp::Config measured = tcp::linuxConfig();
        config_.profile = measured.profile;
        config_.challengeAckLimit = measured.challengeAckLimit;
        config_.orphanTimeout = measured.orphanTimeout;
        config_.synLinearRetries = measured.synLinearRetries;
        config_.tailLossProbe = measured.tailLossProbe;
    }
    if (environment.ipv6) config_.defaultSendMss = 1220;
    config_.sackPermitted = true;
    config_.timestamps = true;
    config_.congestion = CongestionAlgorithm::Cubic;
    config_.slowStartAfterIdle = false;
    config_.delayedAck = 40ms;
    config_.delayFinAck = false;
    if (environment.platform == Platform::FreeBsd) {
        config_.receiveBuffer = 65536;
        config_.sendBuffer = 32768;
        largestBuffer_ = 2u << 20;
        config_.rto = {3s, 230ms, 64s}; // before FreeBSD 14; scripts set rexmit_initial otherwise
        config_.dataRetries = config_.synRetries = 12;
        config_.slowStartAfterIdle = true;
        config_.keepalive.count = 8;
        config_.ignoreRstInTimeWait = true; // FreeBSD has the fix F1 of RFC 1337 3
        ecn_ = true;
        return;
    }
    config_.receiveBuffer = 540'000 / 2; // Linux keeps half of it for its own bookkeeping
    config_.sendBuffer = 256u << 10;
    largestBuffer_ = 15u << 20;
    config_.rto = {1s, 200ms, 120s};
}

Message Settings::assign(const std::string& name, const std::string& value)
{
    const bool freeBsd = name.starts_with("net.inet") || name.starts_with("kern.");
    return freeBsd ? assignFreeBsd(name, value) : assignLinux(name, value);
}

// ---- Linux ------------------------------------------------------------------------------------

Message Settings::assignLinux(const std::string& path, const std::string& value)
{
    // net.ipv4.tcp_sack, /proc/sys/net/ipv4/tcp_sack
    const std::string name = path.substr(path.find_last_of("./") + 1);
    if (name == "tcp_rmem") {
        std::istringstream three{value};
        std::uint32_t least = 0;
        std::uint32_t usual = 0;
        std::string largest;
        if (!(three >> least >> usual >> largest)) return notKept(name, value);
        config_.receiveBuffer = std::clamp(usual / 2, 1u, 1u << 28);
        // "$((15*1024*1024))", as defaults.sh has it, is left to the shell: 15 MiB
        largestBuffer_ = static_cast<std::uint64_t>(numberIn(largest).value_or(15 << 20));
        return {};
    }
    if (name == "tcp_congestion_control") {
        if (value != "reno" && value != "cubic") return notKept(name, value);
        config_.congestion =
            value == "reno" ? CongestionAlgorithm::NewReno : CongestionAlgorithm::Cubic;
        return {};
    }
    if (isOneOf(harmlessOnLinux, name)) return {};
    const auto number = numberIn(value);
    if (const auto fixed = fixedOnLinux().find(name); number && fixed != fixedOnLinux().end())
        return *number >= fixed->second[0] && *number <= fixed->second[1] ? Message{}
                                                                          : notKept(name, value);
    if (!number || *number < 0 || *number > 0x7FFFFFFF || !assignNumber(name, *number))
        return notKept(name, value);
    return {};
}

bool Settings::assignNumber(const std::string& name, std::int64_t value)
{
    const auto count = static_cast<int>(value);
    if (name == "tcp_timestamps")
        config_.timestamps = value != 0;
    else if (name == "tcp_sack")
        config_.sackPermitted = value != 0;
    else if (name == "tcp_window_scaling")
        scaling_ = value != 0;
    else if (name == "tcp_syn_retries" || name == "tcp_synack_retries")
        config_.synRetries = count;
    else if (name == "tcp_retries2")
        config_.dataRetries = count;
    else if (name == "tcp_slow_start_after_idle")
        config_.slowStartAfterIdle = value != 0;
    else if (name == "tcp_ecn")
        ecn_ = value != 0;
    else if (name == "tcp_rfc1337")
        config_.ignoreRstInTimeWait = value != 0;
    else if (name == "tcp_keepalive_time")
        config_.keepalive.idle = 1s * value;
    else if (name == "tcp_keepalive_intvl" && value > 0)
        config_.keepalive.interval = 1s * value;
    else if (name == "tcp_keepalive_probes")
        config_.keepalive.count = count;
    else if (name == "tcp_fin_timeout")
        config_.orphanTimeout = 1s * value;
    else if (name == "tcp_syn_linear_timeouts")
        config_.synLinearRetries = count;
    else if (name == "tcp_early_retrans")
        config_.tailLossProbe = config_.profile == tcp::Profile::Linux && value >= 3;
    else if (name == "tcp_invalid_ratelimit") // milliseconds between two; 0: as many as asked for
        config_.challengeAckLimit = {value == 0 ? 0 : 1, 1ms * value};
    else if (name == "tcp_rto_min_us")
        config_.rto.min = Duration{value};
    else
        return false;
    return true;
}

// ---- FreeBSD ----------------------------------------------------------------------------------

Message Settings::assignFreeBsd(const std::string& name, const std::string& value)
{
    if (name == "net.inet.tcp.cc.algorithm") {
        if (value != "newreno" && value != "cubic") return notKept(name, value);
        config_.congestion =
            value == "newreno" ? CongestionAlgorithm::NewReno : CongestionAlgorithm::Cubic;
        return {};
    }
    if (name == "net.inet.tcp.functions_default")
        return value == "freebsd" ? Message{} : notKept(name, value);
    if (startsWithAny(name, {"net.inet.tcp.hostcache.", "net.inet.tcp.log", "net.inet.tcp.tso",
                             "net.inet.tcp.syncache.", "net.inet.tcp.syncookies",
                             "net.inet.tcp.reass.", "net.inet.tcp.path_mtu_discovery",
                             "net.inet.tcp.recvbuf_auto", "net.inet.tcp.sendbuf_auto",
                             "net.inet.tcp.nolocaltimewait", "net.inet.tcp.rexmit_slop",
                             "net.inet.tcp.abc_l_var", "net.inet.tcp.msl_local",
                             "net.inet.tcp.require_unique_port", "net.inet.icmp.icmplim"}))
        return {};
    const auto number = numberIn(value);
    if (!number || *number < 0 || !assignFreeBsdNumber(name, *number)) return notKept(name, value);
    return {};
}

bool Settings::assignFreeBsdNumber(const std::string& full, std::int64_t value)
{
    const std::string name = full.starts_with("net.inet.tcp.")
                                 ? full.substr(std::string_view{"net.inet.tcp."}.size())
                                 : full;
    const auto buffer =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 1, std::int64_t{1} << 28));
    const Duration milliseconds = 1ms * std::min<std::int64_t>(value, 1'000'000'000);
    if (const auto known = fixedOnFreeBsd().find(name); known != fixedOnFreeBsd().end())
        return value == known->second;
    if (name == "rfc1323")
        config_.timestamps = scaling_ = value != 0;
    else if (name == "sack.enable")
        config_.sackPermitted = value != 0;
    else if (name == "ecn.enable")
        ecn_ = value != 0;
    else if (name == "recvspace")
        config_.receiveBuffer = buffer;
    else if (name == "sendspace")
        config_.sendBuffer = buffer;
    else if (full == "kern.ipc.maxsockbuf")
        largestBuffer_ = static_cast<std::uint64_t>(value);
    else if (name == "rexmit_initial")
        config_.rto.initial = milliseconds;
    else if (name == "rexmit_min")
        config_.rto.min = milliseconds + 200ms; // FreeBSD's "slop" comes on top
    else if (name == "msl")
        config_.msl = milliseconds;
    else if (name == "delayed_ack")
        config_.delayedAck = value != 0 ? std::optional<Duration>{40ms} : std::nullopt;
    else if (name == "delacktime")
        config_.delayedAck = milliseconds;
    else if (name == "initcwnd_segments" && value > 0 && value <= 100)
        config_.initialWindow = static_cast<std::uint32_t>(value);
    else if (name == "keepidle")
        config_.keepalive.idle = milliseconds;
    else if (name == "keepintvl" && value > 0)
        config_.keepalive.interval = milliseconds;
    else if (name == "keepcnt")
        config_.keepalive.count = static_cast<int>(std::min<std::int64_t>(value, 1000));
    else if (name == "keepinit")
        keepInit_ = milliseconds;
    else
        return false;
    return true;
}

// ---- both -------------------------------------------------------------------------------------

tcp::Config Settings::config() const
{
    tcp::Config config = config_;
    if (!scaling_) return config;
    // The shift is chosen so that the largest buffer allowed can be told.
    std::uint8_t shift = 0;
    while (shift < 14 && (std::uint64_t{65535} << shift) < largestBuffer_)
        ++shift;
    config.windowScale = environment_.windowScale.value_or(shift);
    return config;
}

} // namespace tcplab::sim::packetdrill
