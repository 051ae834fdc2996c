#include "lab/kernel_probe.h"

#include <cerrno>
#include <concepts>
#include <cstring>

// Layouts of Linux's user interface, which never change, only grow: struct tcp_info of linux/tcp.h,
// struct nlmsghdr of linux/netlink.h, struct inet_diag_msg of linux/inet_diag.h. Written as offsets
// so that recorded bytes are parsed on every system, and with whatever length a kernel gives.
namespace tcplab::lab::KernelProbe {

namespace {

template <std::integral T>
std::optional<T> at(std::span<const std::byte> bytes, std::size_t offset)
{
    if (offset + sizeof(T) > bytes.size()) return std::nullopt;
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

void parseCounters(std::span<const std::byte> bytes, TcpCounters& counters)
{
    counters.retransmits = at<quint8>(bytes, 2);
    counters.probes = at<quint8>(bytes, 3);
    counters.rto = at<quint32>(bytes, 8);
    counters.ato = at<quint32>(bytes, 12);
    counters.sndMss = at<quint32>(bytes, 16);
    counters.rcvMss = at<quint32>(bytes, 20);
    counters.unacked = at<quint32>(bytes, 24);
    counters.lost = at<quint32>(bytes, 32);
    counters.retrans = at<quint32>(bytes, 36);
    counters.pmtu = at<quint32>(bytes, 60);
    counters.rtt = at<quint32>(bytes, 68);
    counters.rttVar = at<quint32>(bytes, 72);
    counters.sndSsthresh = at<quint32>(bytes, 76);
    counters.sndCwnd = at<quint32>(bytes, 80);
    counters.totalRetrans = at<quint32>(bytes, 100);
    counters.bytesAcked = at<quint64>(bytes, 120);
    counters.bytesReceived = at<quint64>(bytes, 128);
    counters.segsOut = at<quint32>(bytes, 136);
    counters.segsIn = at<quint32>(bytes, 140);
    counters.notSentBytes = at<quint32>(bytes, 144);
    counters.minRtt = at<quint32>(bytes, 148);
    counters.dataSegsIn = at<quint32>(bytes, 152);
    counters.dataSegsOut = at<quint32>(bytes, 156);
    counters.bytesSent = at<quint64>(bytes, 200);
    counters.bytesRetrans = at<quint64>(bytes, 208);
    counters.sndWnd = at<quint32>(bytes, 228);
}

constexpr std::size_t netlinkHeader = 16; // struct nlmsghdr
constexpr std::size_t diagMessage = 72;   // struct inet_diag_msg
constexpr quint16 netlinkError = 2;       // NLMSG_ERROR
constexpr quint16 diagByFamily = 20;      // SOCK_DIAG_BY_FAMILY
constexpr quint16 diagInfo = 2;           // INET_DIAG_INFO: holds struct tcp_info

KernelTimer timerFromLinux(quint8 number)
{
    switch (number) {
    case 0:
        return KernelTimer::None;
    case 1:
        return KernelTimer::Retransmission;
    case 2:
        return KernelTimer::KeepAlive;
    case 3:
        return KernelTimer::TimeWait;
    case 4:
        return KernelTimer::Persist;
    default:
        return KernelTimer::Other;
    }
}

std::span<const std::byte> findAttribute(std::span<const std::byte> attributes, quint16 wanted)
{
    while (attributes.size() >= 4) {
        const std::size_t length = *at<quint16>(attributes, 0);
        if (length < 4 || length > attributes.size()) return {};
        if (*at<quint16>(attributes, 2) == wanted) return attributes.subspan(4, length - 4);
        const std::size_t aligned = (length + 3) & ~std::size_t{3};
        if (aligned >= attributes.size()) return {};
        attributes = attributes.subspan(aligned);
    }
    return {};
}

KernelSnapshot failedAnswer(std::span<const std::byte> bytes)
{
    KernelSnapshot snapshot;
    snapshot.systemError = -at<qint32>(bytes, netlinkHeader).value_or(-EBADMSG);
    const bool notFound = snapshot.systemError == ENOENT;
    snapshot.status = notFound ? ProbeStatus::NotFound : ProbeStatus::Refused;
    if (notFound) snapshot.state = tcp::State::Closed;
    return snapshot;
}

} // namespace

std::optional<tcp::State> stateFromLinux(int number)
{
    switch (number) {
    case 1:
        return tcp::State::Established;
    case 2:
        return tcp::State::SynSent;
    case 3:
        return tcp::State::SynReceived;
    case 4:
        return tcp::State::FinWait1;
    case 5:
        return tcp::State::FinWait2;
    case 6:
        return tcp::State::TimeWait;
    case 7:
        return tcp::State::Closed;
    case 8:
        return tcp::State::CloseWait;
    case 9:
        return tcp::State::LastAck;
    case 10:
        return tcp::State::Listen;
    case 11:
        return tcp::State::Closing;
    case 12:
        return tcp::State::SynReceived; // TCP_NEW_SYN_RECV: not yet a full socket
    case 13:
        return tcp::State::Closed; // TCP_BOUND_INACTIVE: bound, nothing more
    default:
        return std::nullopt;
    }
}

KernelSnapshot parseTcpInfo(std::span<const std::byte> bytes)
{
    KernelSnapshot snapshot;
    const auto number = at<quint8>(bytes, 0);
    if (!number) {
        snapshot.status = ProbeStatus::Refused;
        return snapshot;
    }
    snapshot.status = ProbeStatus::Ok;
    snapshot.state = stateFromLinux(*number);
    parseCounters(bytes, snapshot.counters);
    if (snapshot.state == tcp::State::Listen) {
        // For a listener Linux uses two fields otherwise: the accept queue and its limit.
        snapshot.acceptQueue = at<quint32>(bytes, 24);
        snapshot.acceptBacklog = at<quint32>(bytes, 28);
        snapshot.counters.unacked.reset();
    }
    return snapshot;
}

KernelSnapshot parseDiagnosticsAnswer(std::span<const std::byte> bytes)
{
    KernelSnapshot snapshot;
    snapshot.status = ProbeStatus::Refused;
    snapshot.systemError = EBADMSG;
    const auto length = at<quint32>(bytes, 0);
    const auto type = at<quint16>(bytes, 4);
    if (!length || !type || *length > bytes.size() || *length < netlinkHeader) return snapshot;
    bytes = bytes.first(*length);
    if (*type == netlinkError) return failedAnswer(bytes);
    if (*type != diagByFamily || bytes.size() < netlinkHeader + diagMessage) return snapshot;

    const auto message = bytes.subspan(netlinkHeader, diagMessage);
    const auto info = findAttribute(bytes.subspan(netlinkHeader + diagMessage), diagInfo);
    if (!info.empty()) snapshot = parseTcpInfo(info);
    snapshot.status = ProbeStatus::Ok;
    snapshot.systemError = 0;
    snapshot.state = stateFromLinux(*at<quint8>(message, 1));
    snapshot.timer = timerFromLinux(*at<quint8>(message, 2));
    if (snapshot.timer != KernelTimer::None) snapshot.timerRemainingMs = *at<quint32>(message, 52);
    if (snapshot.state == tcp::State::Listen) {
        snapshot.acceptQueue = at<quint32>(message, 56);
        snapshot.acceptBacklog = at<quint32>(message, 60);
    } else {
        snapshot.receiveQueue = at<quint32>(message, 56);
        snapshot.sendQueue = at<quint32>(message, 60);
    }
    return snapshot;
}

} // namespace tcplab::lab::KernelProbe
