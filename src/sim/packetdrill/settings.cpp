#include "sim/packetdrill/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <utility>
#include <vector>

namespace tcplab::sim::packetdrill {

namespace {

using namespace std::chrono_literals;

std::vector<std::string> wordsOf(std::string_view text)
{
    // Quotes keep words together: sysctl -q net.ipv4.tcp_rmem="4096 540000 15728640"
    std::vector<std::string> words;
    std::string word;
    char quote = '\0';
    for (const char c : text) {
        if (quote != '\0' && c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (quote == '\0' && (c == ' ' || c == '\t' || c == '\n' || c == '\\')) {
            if (!word.empty()) words.push_back(std::exchange(word, {}));
        } else
            word += c;
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

std::optional<std::int64_t> numberIn(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Settings that change nothing in what we model, or only speed.
constexpr std::array harmless{"tcp_wmem",
                              "tcp_fastopen",
                              "tcp_fastopen_key",
                              "tcp_tso_win_divisor",
                              "tcp_min_tso_segs",
                              "tcp_autocorking",
                              "tcp_syncookies",
                              "tcp_pacing_ss_ratio",
                              "tcp_pacing_ca_ratio",
                              "tcp_notsent_lowat",
                              "tcp_no_metrics_save",
                              "tcp_limit_output_bytes",
                              "tcp_fack",
                              "tcp_moderate_rcvbuf",
                              "tcp_mem",
                              "tcp_shrink_window",
                              "tcp_adv_win_scale",
                              "tcp_workaround_signed_windows",
                              "tcp_max_syn_backlog",
                              "somaxconn",
                              "enabled",
                              "default_qdisc",
                              "tcp_comp_sack_nr",
                              "tcp_frto",
                              "tcp_recovery",
                              "tcp_early_retrans",
                              "tcp_reordering",
                              "tcp_max_reordering",
                              "tcp_thin_linear_timeouts"};

} // namespace

Settings::Settings()
{
    values_ = {{"tcp_timestamps", "1"},
               {"tcp_sack", "1"},
               {"tcp_window_scaling", "1"},
               {"tcp_syn_retries", "5"},
               {"tcp_synack_retries", "5"},
               {"tcp_retries2", "15"},
               {"tcp_congestion_control", "cubic"},
               {"tcp_slow_start_after_idle", "0"},
               {"tcp_ecn", "0"},
               {"tcp_fin_timeout", "60"},
               {"tcp_keepalive_time", "7200"},
               {"tcp_keepalive_intvl", "75"},
               {"tcp_keepalive_probes", "9"},
               {"tcp_rfc1337", "0"},
               {"tcp_dsack", "1"}};
}

std::optional<std::string> Settings::run(std::string_view command)
{
    std::string part;
    std::istringstream lines{std::string{command}};
    // Commands stand on lines of their own or behind ; and &&
    std::string text{command};
    for (const std::string_view mark : {"&&", ";"})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.replace(at, mark.size(), "\n");
    std::istringstream rows{text};
    while (std::getline(rows, part))
        if (auto problem = runOne(part)) return problem;
    return std::nullopt;
}

std::optional<std::string> Settings::runOne(std::string_view command)
{
    const std::vector<std::string> words = wordsOf(command);
    if (words.empty()) return std::nullopt;
    const std::string& program = words.front();
    const bool defaults = program.ends_with("defaults.sh");
    if (defaults) {
        *this = Settings{};
        return std::nullopt;
    }
    const bool sets = program == "sysctl" || program.ends_with("set_sysctls.py");
    if (!sets) return "the shell command '" + program + "'";
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].starts_with("-") || words[i].starts_with(">") || words[i] == "2>&1" ||
            words[i] == "/dev/null")
            continue;
        const std::size_t equals = words[i].find('=');
        if (equals == std::string::npos) return "the setting '" + words[i] + "'";
        std::string name = words[i].substr(0, equals);
        const std::size_t separator = name.find_last_of("./");
        if (separator != std::string::npos) name = name.substr(separator + 1);
        if (auto problem = assign(name, words[i].substr(equals + 1))) return problem;
    }
    return std::nullopt;
}

std::optional<std::string> Settings::assign(const std::string& name, const std::string& value)
{
    if (name == "tcp_rmem") {
        std::istringstream three{value};
        std::uint32_t least = 0;
        if (!(three >> least >> receiveBuffer_ >> receiveBufferMax_))
            return "the value of tcp_rmem, '" + value + "'";
        return std::nullopt;
    }
    if (name == "tcp_ecn" && value != "0" && value != "2")
        return std::string{"explicit congestion notification"};
    if (name == "tcp_congestion_control" && value != "reno" && value != "cubic")
        return "the congestion control '" + value + "'";
    if (values_.contains(name)) {
        values_[name] = value;
        return std::nullopt;
    }
    if (std::ranges::find(harmless, name) != harmless.end()) return std::nullopt;
    return "the setting '" + name + "'";
}

tcp::Config Settings::config() const
{
    const auto number = [&](const char* name) { return numberIn(values_.at(name)).value_or(0); };
    tcp::Config config;
    config.timestamps = number("tcp_timestamps") != 0;
    config.sackPermitted = number("tcp_sack") != 0;
    config.congestion = values_.at("tcp_congestion_control") == "reno"
                            ? tcp::CongestionAlgorithm::NewReno
                            : tcp::CongestionAlgorithm::Cubic;
    config.slowStartAfterIdle = number("tcp_slow_start_after_idle") != 0;
    config.synRetries = static_cast<int>(number("tcp_syn_retries"));
    config.dataRetries = static_cast<int>(number("tcp_retries2"));
    config.keepalive.idle = 1s * number("tcp_keepalive_time");
    config.keepalive.interval = 1s * number("tcp_keepalive_intvl");
    config.keepalive.count = static_cast<int>(number("tcp_keepalive_probes"));
    config.ignoreRstInTimeWait = number("tcp_rfc1337") != 0;
    config.rto = {1s, 200ms, 120s};
    config.delayedAck = 40ms;
    config.receiveBuffer = receiveBuffer_;
    config.sendBuffer = sendBuffer_;
    if (number("tcp_window_scaling") != 0) {
        // The shift is chosen so that the largest buffer allowed can be told.
        std::uint8_t shift = 0;
        for (std::uint64_t space = receiveBufferMax_; space > 65535 && shift < 14; space >>= 1)
            ++shift;
        config.windowScale = shift;
    }
    return config;
}

} // namespace tcplab::sim::packetdrill
