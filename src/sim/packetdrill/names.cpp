#include "sim/packetdrill/names.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace tcplab::sim::packetdrill {

namespace {

/// What a script may call: sockets, and whatever may stand around them, of Linux and of the BSDs.
constexpr std::string_view systemCalls[]{
    "accept",     "accept4",     "bind",       "cap_set",     "close",        "close_range",
    "connect",    "dup",         "dup2",       "dup3",        "epoll_create", "epoll_create1",
    "epoll_ctl",  "epoll_pwait", "epoll_wait", "eventfd",     "fcntl",        "freeladdrs",
    "freepaddrs", "getladdrs",   "getpaddrs",  "getpeername", "getsockname",  "getsockopt",
    "ioctl",      "kevent",      "kqueue",     "listen",      "lseek",        "mmap",
    "munmap",     "nanosleep",   "open",       "openat",      "pipe",         "pipe2",
    "poll",       "ppoll",       "pread",      "preadv",      "pselect",      "pwrite",
    "pwritev",    "read",        "readv",      "recv",        "recvfrom",     "recvmmsg",
    "recvmsg",    "select",      "send",       "sendfile",    "sendmmsg",     "sendmsg",
    "sendto",     "setsockopt",  "shutdown",   "sigaction",   "signal",       "sleep",
    "sockatmark", "socket",      "socketpair", "splice",      "tee",          "timerfd_create",
    "unlink",     "usleep",      "vmsplice",   "write",       "writev"};

/// Families of calls that are never modelled: other protocols, and ways around system calls.
constexpr std::string_view callFamilies[]{"sctp_", "mp_", "mptcp_", "io_uring_", "aio_"};

/// The members of struct tcp_info, of Linux and of FreeBSD, without tcpi_.
constexpr std::string_view infoFields[]{"accecn_fail_mode",
                                        "accecn_opt_seen",
                                        "advmss",
                                        "ato",
                                        "backoff",
                                        "busy_time",
                                        "bytes_acked",
                                        "bytes_received",
                                        "bytes_retrans",
                                        "bytes_sent",
                                        "ca_state",
                                        "data_segs_in",
                                        "data_segs_out",
                                        "delivered",
                                        "delivered_ce",
                                        "delivered_ce_bytes",
                                        "delivered_e0_bytes",
                                        "delivered_e1_bytes",
                                        "delivery_rate",
                                        "delivery_rate_app_limited",
                                        "dsack_dups",
                                        "dupacks",
                                        "fackets",
                                        "fastopen_client_fail",
                                        "last_ack_recv",
                                        "last_ack_sent",
                                        "last_data_recv",
                                        "last_data_sent",
                                        "lost",
                                        "max_pacing_rate",
                                        "min_rtt",
                                        "notsent_bytes",
                                        "options",
                                        "pacing_rate",
                                        "pmtu",
                                        "probes",
                                        "rcv_adv",
                                        "rcv_mss",
                                        "rcv_nxt",
                                        "rcv_numsacks",
                                        "rcv_ooopack",
                                        "rcv_rtt",
                                        "rcv_space",
                                        "rcv_ssthresh",
                                        "rcv_wnd",
                                        "rcv_wscale",
                                        "received_ce",
                                        "received_ce_bytes",
                                        "received_e0_bytes",
                                        "received_e1_bytes",
                                        "rehash",
                                        "reord_seen",
                                        "reordering",
                                        "retrans",
                                        "retransmits",
                                        "rtt",
                                        "rttmin",
                                        "rttvar",
                                        "rto",
                                        "rwnd_limited",
                                        "sacked",
                                        "segs_in",
                                        "segs_out",
                                        "snd_bwnd",
                                        "snd_cwnd",
                                        "snd_max",
                                        "snd_mss",
                                        "snd_nxt",
                                        "snd_rexmitpack",
                                        "snd_ssthresh",
                                        "snd_una",
                                        "snd_wnd",
                                        "snd_wscale",
                                        "snd_zerowin",
                                        "sndbuf_limited",
                                        "state",
                                        "tlp_bytes",
                                        "toe_tid",
                                        "total_rto",
                                        "total_rto_recoveries",
                                        "total_rto_time",
                                        "total_retrans",
                                        "total_tlp",
                                        "unacked"};

constexpr std::string_view infoPrefix = "tcpi_";

std::size_t edits(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const std::size_t change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
        }
    }
    return row.back();
}

std::string_view nearestOf(std::string_view name, std::span<const std::string_view> names)
{
    constexpr std::size_t longestName = 64; // of a longer one nothing can be near
    if (name.size() > longestName) return {};
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, name.size() / 2) + 1;
    for (const std::string_view candidate : names)
        if (const std::size_t distance = edits(name, candidate); distance < least) {
            least = distance;
            best = candidate;
        }
    return best;
}

} // namespace

bool isSystemCall(std::string_view name)
{
    return std::ranges::find(systemCalls, name) != std::end(systemCalls) ||
           std::ranges::any_of(callFamilies,
                               [&](std::string_view family) { return name.starts_with(family); });
}

bool isInfoField(std::string_view name)
{
    return name.starts_with(infoPrefix) &&
           std::ranges::find(infoFields, name.substr(infoPrefix.size())) != std::end(infoFields);
}

std::string nearestSystemCall(std::string_view name)
{
    return std::string{nearestOf(name, systemCalls)};
}

std::string nearestInfoField(std::string_view name)
{
    const auto near = nearestOf(name.substr(std::min(infoPrefix.size(), name.size())), infoFields);
    return near.empty() ? std::string{} : std::string{infoPrefix} + std::string{near};
}

} // namespace tcplab::sim::packetdrill
