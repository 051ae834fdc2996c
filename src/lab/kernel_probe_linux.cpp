#include "lab/kernel_probe.h"

#include "lab/lab_event.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tcplab::lab::KernelProbe {

namespace {

KernelSnapshot failure(ProbeStatus status, int systemError)
{
    KernelSnapshot snapshot;
    snapshot.status = status;
    snapshot.systemError = systemError;
    snapshot.steadyNs = steadyNow();
    return snapshot;
}

std::optional<quint32> queueLength(int descriptor, unsigned long request)
{
    int length = 0;
    if (::ioctl(descriptor, request, &length) != 0 || length < 0) return std::nullopt;
    return static_cast<quint32>(length);
}

struct Endpoint
{
    QHostAddress address;
    quint16 port = 0;
};

Endpoint endpointOf(const sockaddr_storage& storage)
{
    Endpoint endpoint;
    if (storage.ss_family == AF_INET) {
        const auto& in = reinterpret_cast<const sockaddr_in&>(storage);
        endpoint.address = QHostAddress(ntohl(in.sin_addr.s_addr));
        endpoint.port = ntohs(in.sin_port);
    } else if (storage.ss_family == AF_INET6) {
        const auto& in6 = reinterpret_cast<const sockaddr_in6&>(storage);
        endpoint.address = QHostAddress(in6.sin6_addr.s6_addr);
        endpoint.port = ntohs(in6.sin6_port);
    }
    return endpoint;
}

/// Writes an address in the form the kernel's request wants; false when it is neither family.
bool putAddress(const QHostAddress& address, int family, __be32 (&words)[4])
{
    if (family == AF_INET) {
        bool ok = false;
        words[0] = htonl(address.toIPv4Address(&ok));
        return ok;
    }
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(words, &bytes, sizeof bytes);
    return true;
}

struct Request
{
    nlmsghdr header;
    inet_diag_req_v2 body;
};

std::optional<Request> requestFor(const FourTuple& tuple)
{
    bool local4 = false, peer4 = false;
    // An IPv4 connection accepted by a dual-stack listener has mapped addresses; the kernel keeps
    // it among the IPv4 ones.
    tuple.localAddress.toIPv4Address(&local4);
    tuple.peerAddress.toIPv4Address(&peer4);
    const int family = local4 && (peer4 || tuple.peerAddress.isNull()) ? AF_INET : AF_INET6;
    Request request{};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST;
    request.body.sdiag_family = static_cast<__u8>(family);
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_ext = 1U << (INET_DIAG_INFO - 1);
    request.body.idiag_states = ~0U;
    inet_diag_sockid& id = request.body.id;
    id.idiag_sport = htons(tuple.localPort);
    id.idiag_dport = htons(tuple.peerPort);
    id.idiag_cookie[0] = id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    if (!putAddress(tuple.localAddress, family, id.idiag_src)) return std::nullopt;
    if (!tuple.peerAddress.isNull() && !putAddress(tuple.peerAddress, family, id.idiag_dst))
        return std::nullopt;
    return request;
}

/// The kernel answers a look-up that finds no connection with the listener of that port, if there
/// is one: that is not the socket that was asked for.
bool isAnswerFor(const FourTuple& tuple, std::span<const std::byte> bytes)
{
    if (bytes.size() < sizeof(nlmsghdr) + sizeof(inet_diag_msg)) return true; // an error message
    inet_diag_msg message{};
    std::memcpy(&message, bytes.data() + sizeof(nlmsghdr), sizeof message);
    return ntohs(message.id.idiag_dport) == tuple.peerPort;
}

class NetlinkSocket
{
public:
    NetlinkSocket()
        : descriptor_(
              ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG))
    {
    }
    ~NetlinkSocket()
    {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    NetlinkSocket(const NetlinkSocket&) = delete;
    NetlinkSocket& operator=(const NetlinkSocket&) = delete;
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

} // namespace

bool isAvailable()
{
    return true;
}

FourTuple fourTupleOf(qintptr descriptor)
{
    const int socket = static_cast<int>(descriptor);
    FourTuple tuple;
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&storage), &length) != 0) return tuple;
    const Endpoint local = endpointOf(storage);
    tuple.localAddress = local.address;
    tuple.localPort = local.port;
    length = sizeof storage;
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&storage), &length) != 0) return tuple;
    const Endpoint peer = endpointOf(storage);
    tuple.peerAddress = peer.address;
    tuple.peerPort = peer.port;
    return tuple;
}

KernelSnapshot ofDescriptor(qintptr descriptor, bool withTimer)
{
    if (descriptor < 0) return failure(ProbeStatus::BadDescriptor, EBADF);
    const int socket = static_cast<int>(descriptor);
    std::array<std::byte, 1024> buffer{};
    socklen_t length = buffer.size();
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, buffer.data(), &length) != 0) {
        const bool bad = errno == EBADF || errno == ENOTSOCK || errno == EOPNOTSUPP;
        return failure(bad ? ProbeStatus::BadDescriptor : ProbeStatus::Refused, errno);
    }
    KernelSnapshot snapshot = parseTcpInfo(std::span(buffer).first(length));
    snapshot.steadyNs = steadyNow();
    if (snapshot.state != tcp::State::Listen) {
        snapshot.receiveQueue = queueLength(socket, SIOCINQ);
        snapshot.sendQueue = queueLength(socket, SIOCOUTQ);
    }
    if (withTimer) {
        const KernelSnapshot diagnosed = ofFourTuple(fourTupleOf(descriptor));
        snapshot.timer = diagnosed.timer;
        snapshot.timerRemainingMs = diagnosed.timerRemainingMs;
    }
    return snapshot;
}

KernelSnapshot ofFourTuple(const FourTuple& tuple)
{
    const auto request = tuple.isValid() ? requestFor(tuple) : std::nullopt;
    if (!request) return failure(ProbeStatus::NotFound, EINVAL);
    const NetlinkSocket netlink;
    if (netlink.descriptor() < 0) return failure(ProbeStatus::Refused, errno);
    // The kernel answers within send(), so that the answer waits when recv() asks for it.
    if (::send(netlink.descriptor(), &*request, sizeof *request, 0) < 0)
        return failure(ProbeStatus::Refused, errno);
    std::array<std::byte, 8192> buffer{};
    const ssize_t got = ::recv(netlink.descriptor(), buffer.data(), buffer.size(), 0);
    if (got < 0) return failure(ProbeStatus::Refused, errno);
    const auto answer = std::span<const std::byte>(buffer).first(static_cast<std::size_t>(got));
    KernelSnapshot snapshot = parseDiagnosticsAnswer(answer);
    if (snapshot.isOk() && !isAnswerFor(tuple, answer)) {
        snapshot = failure(ProbeStatus::NotFound, ENOENT);
        snapshot.state = tcp::State::Closed;
    }
    snapshot.steadyNs = steadyNow();
    snapshot.descriptorGone = true;
    return snapshot;
}

} // namespace tcplab::lab::KernelProbe
