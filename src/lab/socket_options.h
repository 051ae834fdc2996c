#pragma once

#include "lab/lab_error.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace tcplab::lab {

/// The options of the lab's panel, by their BSD names.
enum class SocketOption : quint8 {
    NoDelay,       ///< TCP_NODELAY, 0 or 1
    QuickAck,      ///< TCP_QUICKACK, 0 or 1; Linux; the kernel may leave the mode again by itself
    Cork,          ///< TCP_CORK, 0 or 1; Linux
    KeepAlive,     ///< SO_KEEPALIVE, 0 or 1
    KeepAliveIdle, ///< TCP_KEEPIDLE, seconds
    KeepAliveInterval, ///< TCP_KEEPINTVL, seconds
    KeepAliveCount,    ///< TCP_KEEPCNT, probes
    Linger,            ///< SO_LINGER: -1 off, else seconds; 0 makes close() send RST
    ReuseAddress,      ///< SO_REUSEADDR, 0 or 1; before bind
    ReusePort,         ///< SO_REUSEPORT, 0 or 1; before bind
    SendBuffer,        ///< SO_SNDBUF, bytes
    ReceiveBuffer,     ///< SO_RCVBUF, bytes
    UserTimeout,       ///< TCP_USER_TIMEOUT, milliseconds; 0 = the system's own
    TimeToLive,        ///< IP_TTL or IPV6_UNICAST_HOPS, 1..255
};

inline constexpr int socketOptionCount = 14;

/// "TCP_NODELAY" ...: never translated.
const char* bsdName(SocketOption option);

/// What is asked for; unset = the system's default is left alone.
struct SocketOptions
{
    std::optional<int> noDelay, quickAck, cork, keepAlive, keepAliveIdle, keepAliveInterval,
        keepAliveCount, linger, reuseAddress, reusePort, sendBuffer, receiveBuffer, userTimeout,
        timeToLive;

    std::optional<int>& operator[](SocketOption option);
    std::optional<int> operator[](SocketOption option) const;
    bool operator==(const SocketOptions&) const = default;
};

/// Why the effective value may differ from the requested one.
enum class OptionNote : quint8 {
    AsRequested,
    SystemDefault, ///< nothing was requested
    KernelDoubles, ///< Linux doubles buffer sizes for its own bookkeeping (socket(7))
    KernelClamps,  ///< the system's maximum or minimum
    NotPermanent,  ///< TCP_QUICKACK: the kernel leaves the mode by itself (tcp(7))
    Differs,       ///< differs for a reason that is not known here
    Refused,       ///< setsockopt failed: systemError
    NotAvailable,  ///< not on this operating system, or not on this kind of socket
};

/// One row of "requested beside effective".
struct OptionRow
{
    SocketOption option = SocketOption::NoDelay;
    std::optional<int> requested;
    std::optional<int> effective; ///< what getsockopt says now
    OptionNote note = OptionNote::SystemDefault;
    int systemError = 0; ///< errno of the setsockopt or getsockopt that failed
};

/// Sets one option on a descriptor; 0 or errno. `descriptor` is
/// QAbstractSocket::socketDescriptor().
int setOption(qintptr descriptor, SocketOption option, int value);

/// Reads one option; nothing (and errno in `systemError`) where the system does not say.
std::optional<int> getOption(qintptr descriptor, SocketOption option, int* systemError = nullptr);

/// Sets all that are requested; returns one error an option that was refused.
std::vector<OptionRow> applyOptions(qintptr descriptor, const SocketOptions& requested);

/// All options, requested beside effective, in the order of SocketOption.
std::vector<OptionRow> compareOptions(qintptr descriptor, const SocketOptions& requested);

} // namespace tcplab::lab

Q_DECLARE_METATYPE(tcplab::lab::SocketOptions)
