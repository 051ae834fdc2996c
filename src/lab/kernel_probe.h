#pragma once

#include "tcp/state.h"

#include <QByteArray>
#include <QHostAddress>
#include <QMetaType>

#include <cstdint>
#include <optional>
#include <span>

/// What the operating system says about a real TCP socket. Nothing here guesses: a field that the
/// system did not give is empty, and a whole snapshot says why it is empty.
namespace tcplab::lab {

enum class ProbeStatus : quint8 {
    Ok,
    NotAvailableHere, ///< this operating system has no such interface in this program
    Refused,          ///< the system said no: systemError
    NotFound,         ///< no such socket any more: the connection is CLOSED
    BadDescriptor,
};

/// The kernel's timer that is running for the socket.
enum class KernelTimer : quint8 { None, Retransmission, KeepAlive, TimeWait, Persist, Other };

/// TCP_INFO's counters. Units: bytes, segments; times in microseconds unless said otherwise.
/// Fields are empty where the kernel's structure is too short to hold them.
struct TcpCounters
{
    std::optional<quint8> retransmits; ///< of the oldest unacknowledged segment, now
    std::optional<quint8> probes;      ///< zero-window or keepalive probes unanswered
    std::optional<quint32> rto;        ///< retransmission timeout, us
    std::optional<quint32> ato;        ///< delayed-ACK timeout, us
    std::optional<quint32> sndMss, rcvMss;
    std::optional<quint32> unacked; ///< segments in flight (not for a listener)
    std::optional<quint32> lost, retrans;
    std::optional<quint32> pmtu;
    std::optional<quint32> rtt, rttVar;
    std::optional<quint32> sndSsthresh, sndCwnd; ///< segments
    std::optional<quint32> totalRetrans;
    std::optional<quint64> bytesAcked; ///< on the active opener one more than the data: its SYN
    std::optional<quint64> bytesReceived;
    std::optional<quint32> segsOut, segsIn;
    std::optional<quint32> notSentBytes;
    std::optional<quint32> minRtt;
    std::optional<quint32> dataSegsIn, dataSegsOut; ///< the witness of how the stream was cut
    std::optional<quint64> bytesSent, bytesRetrans;
    std::optional<quint32> sndWnd; ///< the peer's window, bytes

    bool operator==(const TcpCounters&) const = default;
};

/// One look at one socket.
struct KernelSnapshot
{
    ProbeStatus status = ProbeStatus::NotAvailableHere;
    int systemError = 0;
    qint64 steadyNs = 0;             ///< when it was read; see steadyNow()
    std::optional<tcp::State> state; ///< in RFC 9293's names; Closed with NotFound
    TcpCounters counters;
    std::optional<quint32> receiveQueue;  ///< bytes that the kernel holds for read()
    std::optional<quint32> sendQueue;     ///< bytes written and not yet acknowledged
    std::optional<quint32> acceptQueue;   ///< listener: connections waiting for accept()
    std::optional<quint32> acceptBacklog; ///< listener: the backlog in force
    KernelTimer timer = KernelTimer::None;
    std::optional<qint64> timerRemainingMs; ///< only through the diagnostics interface
    bool descriptorGone = false; ///< read by four-tuple: TIME-WAIT, orphaned FIN-WAIT ...

    bool isOk() const { return status == ProbeStatus::Ok; }
};

/// Both ends of a connection as the socket's owner sees them.
struct FourTuple
{
    QHostAddress localAddress;
    quint16 localPort = 0;
    QHostAddress peerAddress;
    quint16 peerPort = 0;

    bool isValid() const { return !localAddress.isNull() && localPort != 0; }
    FourTuple reversed() const { return {peerAddress, peerPort, localAddress, localPort}; }
    bool operator==(const FourTuple&) const = default;
};

namespace KernelProbe {

/// Whether this build can ask the operating system at all.
bool isAvailable();

/// State, counters and queues of an open descriptor (QAbstractSocket::socketDescriptor(),
/// QTcpServer::socketDescriptor()). With `withTimer` the diagnostics interface is asked too.
/// Takes some 10 us and never blocks. A descriptor that is still open after FINs in both directions
/// says CLOSED: ask by four-tuple for the TIME-WAIT that took its place, as StateWatch does.
KernelSnapshot ofDescriptor(qintptr descriptor, bool withTimer = false);

/// The same by four-tuple, for sockets whose descriptor is gone: TIME-WAIT with its remaining
/// milliseconds, an orphan in FIN-WAIT-2 or LAST-ACK. NotFound means CLOSED.
KernelSnapshot ofFourTuple(const FourTuple& tuple);

/// The addresses of an open descriptor; invalid when it has none.
FourTuple fourTupleOf(qintptr descriptor);

/// Parses struct tcp_info of Linux in host byte order, of whatever length the kernel gave.
KernelSnapshot parseTcpInfo(std::span<const std::byte> bytes);

/// Parses one answer of NETLINK_SOCK_DIAG (nlmsghdr first). NotFound for NLMSG_ERROR with ENOENT.
KernelSnapshot parseDiagnosticsAnswer(std::span<const std::byte> bytes);

/// RFC state of the kernel's number (TCP_ESTABLISHED = 1 ...), nothing for an unknown one.
std::optional<tcp::State> stateFromLinux(int number);

} // namespace KernelProbe

} // namespace tcplab::lab

Q_DECLARE_METATYPE(tcplab::lab::KernelSnapshot)
Q_DECLARE_METATYPE(tcplab::lab::FourTuple)
