#include "sim/presets.h"

#include <algorithm>

#include "sim/scenario_file.h"

namespace tcplab::sim {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 5> names{"rfc9293", "linux", "windows", "bsd", "classroom"};

/// Windows 11 and Server 2022. Get-NetTCPSetting of the template "Internet" prints InitialRto 1000,
/// MinRto 300, InitialCongestionWindow 10, CUBIC, CwndRestart False, DelayedAckTimeout 40,
/// Timestamps Disabled, MaxSynRetransmissions 4 (learn.microsoft.com, "Set-NetTCPSetting").
/// TcpMaxDataRetransmissions 5, KeepAliveTime 2 h and KeepAliveInterval 1 s are those of
/// "TCP/IP registry values"; SIO_KEEPALIVE_VALS says that since Vista ten probes are sent, whatever
/// the registry holds. TcpTimedWaitDelay is 120 s, and TIME-WAIT lasts that long: 2 x 60 s.
tcp::Config windowsConfig()
{
    tcp::Config config;
    config.rto.initial = 1s;
    config.rto.min = 300ms;
    config.initialWindow = 10;
    config.congestion = tcp::CongestionAlgorithm::Cubic;
    config.slowStartAfterIdle = false;
    config.delayedAck = 40ms;
    config.synRetries = 4;
    config.dataRetries = 5;
    config.msl = 60s;
    config.windowScale = 8;
    config.sackPermitted = true;
    config.timestamps = false;
    config.keepalive.idle = 2h;
    config.keepalive.interval = 1s;
    config.keepalive.count = 10;
    return config;
}

/// FreeBSD 14: tcp(4) and sys/netinet/tcp_timer.h. rexmit_initial 1000 ms; an RTO is never under
/// rexmit_min + rexmit_slop, 30 + 200 ms, nor over TCPTV_REXMTMAX, 64 s; TCP_MAXRXTSHIFT 12;
/// msl 30 s; keepidle 2 h, keepintvl 75 s, TCPTV_KEEPCNT 8; delacktime 40 ms; finwait2_timeout
/// 60 s; initcwnd_segments 10; CUBIC since 14.0. SYNs go again after 1, 1, 1, 1, 1, 2, 4 ... s
/// (tcp_syn_backoff) until TCPTV_KEEP_INIT, 75 s, is over: nine times makes 67 s.
tcp::Config bsdConfig()
{
    tcp::Config config;
    config.rto = {1s, 230ms, 64s};
    config.synRetries = 9;
    config.synLinearRetries = 4;
    config.dataRetries = 12;
    config.msl = 30s;
    config.keepalive.idle = 2h;
    config.keepalive.interval = 75s;
    config.keepalive.count = 8;
    config.delayedAck = 40ms;
    config.orphanTimeout = 60s;
    config.initialWindow = 10;
    config.congestion = tcp::CongestionAlgorithm::Cubic;
    config.receiveBuffer = 65536;
    config.sendBuffer = 32768;
    config.windowScale = 6;
    config.sackPermitted = true;
    config.timestamps = true;
    return config;
}

/// Ours: every wait ends while a class looks on. 2MSL is 10 s, a SYN is given up after 15 s, a dead
/// peer is noticed 16 s after the last segment.
tcp::Config classroomConfig()
{
    tcp::Config config;
    config.rto.max = 8s;
    config.synRetries = 3;
    config.dataRetries = 5;
    config.msl = 5s;
    config.keepalive.idle = 10s;
    config.keepalive.interval = 2s;
    config.keepalive.count = 3;
    return config;
}

/// Puts a preset's values where a configuration still has the defaults.
class Filling
{
public:
    Filling(tcp::Config& config, const tcp::Config& preset)
        : config_(config)
        , preset_(preset)
    {
    }

    void fillAll()
    {
        each([](auto& c) -> auto& { return c.receiveBuffer; });
        each([](auto& c) -> auto& { return c.sendBuffer; });
        each([](auto& c) -> auto& { return c.delayedAck; });
        each([](auto& c) -> auto& { return c.windowScale; });
        each([](auto& c) -> auto& { return c.sackPermitted; });
        each([](auto& c) -> auto& { return c.timestamps; });
        each([](auto& c) -> auto& { return c.congestion; });
        each([](auto& c) -> auto& { return c.initialWindow; });
        each([](auto& c) -> auto& { return c.slowStartAfterIdle; });
        each([](auto& c) -> auto& { return c.tailLossProbe; });
        each([](auto& c) -> auto& { return c.synRetries; });
        each([](auto& c) -> auto& { return c.synLinearRetries; });
        each([](auto& c) -> auto& { return c.dataRetries; });
        each([](auto& c) -> auto& { return c.msl; });
        each([](auto& c) -> auto& { return c.orphanTimeout; });
        each([](auto& c) -> auto& { return c.challengeAckLimit; });
        each([](auto& c) -> auto& { return c.keepalive.idle; });
        each([](auto& c) -> auto& { return c.keepalive.interval; });
        each([](auto& c) -> auto& { return c.keepalive.count; });
        fillRto();
        config_.profile = preset_.profile;
    }

private:
    template <typename Field>
    void each(Field field)
    {
        if (field(config_) == field(plain_)) field(config_) = field(preset_);
    }

    /// The three belong together: what the file says of one may not contradict the others.
    void fillRto()
    {
        const tcp::Config::Rto given = config_.rto;
        each([](auto& c) -> auto& { return c.rto.initial; });
        each([](auto& c) -> auto& { return c.rto.min; });
        each([](auto& c) -> auto& { return c.rto.max; });
        tcp::Config::Rto& rto = config_.rto;
        if (given.max != plain_.rto.max) {
            rto.min = std::min(rto.min, rto.max);
            rto.initial = std::min(rto.initial, rto.max);
        } else {
            rto.max = std::max({rto.max, rto.min, rto.initial});
        }
    }

    tcp::Config& config_;
    const tcp::Config& preset_;
    const tcp::Config plain_; ///< what a file that says nothing means
};

Duration keepalivePatience(const tcp::Config& config)
{
    return config.keepalive.idle + config.keepalive.interval * config.keepalive.count;
}

/// By how much a wait that ends within the run has grown.
Duration growth(Duration before, Duration after, Duration until)
{
    return before < until ? std::max(Duration{0}, after - before) : Duration{0};
}

Duration longerWaits(const tcp::Config& before, const tcp::Config& after, Duration until)
{
    Duration most = growth(2 * before.msl, 2 * after.msl, until);
    most = std::max(most, growth(openingPatience(before), openingPatience(after), until));
    if (after.keepalive.enabled)
        most = std::max(most, growth(keepalivePatience(before), keepalivePatience(after), until));
    return most;
}

} // namespace

std::string_view id(Preset preset)
{
    return names[static_cast<std::size_t>(preset)];
}

std::optional<Preset> presetOf(std::string_view id)
{
    for (const Preset preset : allPresets)
        if (names[static_cast<std::size_t>(preset)] == id) return preset;
    return std::nullopt;
}

tcp::Config presetConfig(Preset preset)
{
    switch (preset) {
    case Preset::Rfc9293:
        return {};
    case Preset::Linux:
        return tcp::linuxConfig();
    case Preset::Windows:
        return windowsConfig();
    case Preset::Bsd:
        return bsdConfig();
    case Preset::Classroom:
        return classroomConfig();
    }
    return {};
}

bool followsPresets(const EndpointSpec& endpoint)
{
    return endpoint.config.profile == tcp::Profile::Strict;
}

Duration openingPatience(const tcp::Config& config)
{
    Duration rto = config.rto.initial;
    Duration sum = rto;
    for (int repeat = 1; repeat <= config.synRetries; ++repeat) {
        if (repeat > config.synLinearRetries) rto = std::min<Duration>(2 * rto, config.rto.max);
        sum += rto;
    }
    return sum;
}

Scenario withPreset(const Scenario& scenario, Preset preset)
{
    Scenario changed = scenario;
    if (preset == Preset::Rfc9293) return changed;
    const tcp::Config wanted = presetConfig(preset);
    Duration later{0};
    for (EndpointSpec& endpoint : changed.endpoints) {
        if (!followsPresets(endpoint)) continue;
        const tcp::Config before = endpoint.config;
        Filling(endpoint.config, wanted).fillAll();
        later = std::max(later, longerWaits(before, endpoint.config, scenario.until));
    }
    changed.until = std::min(longestDuration, scenario.until + later);
    return changed;
}

} // namespace tcplab::sim
