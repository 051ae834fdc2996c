#include "lab/socket_options.h"

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace tcplab::lab {

namespace {

struct Place
{
    int level = -1; ///< -1: this system does not have the option
    int name = 0;
};

bool isIpv6(int descriptor)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    return ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length) == 0 &&
           address.ss_family == AF_INET6;
}

// Numbers that this system's headers may lack.
#ifdef TCP_QUICKACK
constexpr Place quickAckPlace{IPPROTO_TCP, TCP_QUICKACK};
#else
constexpr Place quickAckPlace{};
#endif
#ifdef TCP_CORK
constexpr Place corkPlace{IPPROTO_TCP, TCP_CORK};
#else
constexpr Place corkPlace{};
#endif
#ifdef TCP_KEEPIDLE
constexpr Place idlePlace{IPPROTO_TCP, TCP_KEEPIDLE};
#else
constexpr Place idlePlace{IPPROTO_TCP, TCP_KEEPALIVE};
#endif
#ifdef TCP_USER_TIMEOUT
constexpr Place userTimeoutPlace{IPPROTO_TCP, TCP_USER_TIMEOUT};
#else
constexpr Place userTimeoutPlace{};
#endif

Place placeOf(int descriptor, SocketOption option)
{
    switch (option) {
    case SocketOption::NoDelay:
        return {IPPROTO_TCP, TCP_NODELAY};
    case SocketOption::QuickAck:
        return quickAckPlace;
    case SocketOption::Cork:
        return corkPlace;
    case SocketOption::KeepAlive:
        return {SOL_SOCKET, SO_KEEPALIVE};
    case SocketOption::KeepAliveIdle:
        return idlePlace;
    case SocketOption::KeepAliveInterval:
        return {IPPROTO_TCP, TCP_KEEPINTVL};
    case SocketOption::KeepAliveCount:
        return {IPPROTO_TCP, TCP_KEEPCNT};
    case SocketOption::Linger:
        return {SOL_SOCKET, SO_LINGER};
    case SocketOption::ReuseAddress:
        return {SOL_SOCKET, SO_REUSEADDR};
    case SocketOption::ReusePort:
        return {SOL_SOCKET, SO_REUSEPORT};
    case SocketOption::SendBuffer:
        return {SOL_SOCKET, SO_SNDBUF};
    case SocketOption::ReceiveBuffer:
        return {SOL_SOCKET, SO_RCVBUF};
    case SocketOption::UserTimeout:
        return userTimeoutPlace;
    case SocketOption::TimeToLive:
        return isIpv6(descriptor) ? Place{IPPROTO_IPV6, IPV6_UNICAST_HOPS}
                                  : Place{IPPROTO_IP, IP_TTL};
    }
    return {};
}

} // namespace

int setOption(qintptr descriptor, SocketOption option, int value)
{
    const int socket = static_cast<int>(descriptor);
    const Place place = placeOf(socket, option);
    if (place.level < 0) return ENOPROTOOPT;
    int result = 0;
    if (option == SocketOption::Linger) {
        const struct linger linger
        {
            value >= 0 ? 1 : 0, value >= 0 ? value : 0
        };
        result = ::setsockopt(socket, place.level, place.name, &linger, sizeof linger);
    } else {
        result = ::setsockopt(socket, place.level, place.name, &value, sizeof value);
    }
    return result == 0 ? 0 : errno;
}

std::optional<int> getOption(qintptr descriptor, SocketOption option, int* systemError)
{
    const int socket = static_cast<int>(descriptor);
    const Place place = placeOf(socket, option);
    int value = 0;
    struct linger linger
    {
    };
    const bool isLinger = option == SocketOption::Linger;
    void* target = isLinger ? static_cast<void*>(&linger) : &value;
    socklen_t length = isLinger ? sizeof linger : sizeof value;
    const bool known = place.level >= 0;
    if (!known || ::getsockopt(socket, place.level, place.name, target, &length) != 0) {
        if (systemError) *systemError = known ? errno : ENOPROTOOPT;
        return std::nullopt;
    }
    if (isLinger) return linger.l_onoff ? linger.l_linger : -1;
    return value;
}

} // namespace tcplab::lab
