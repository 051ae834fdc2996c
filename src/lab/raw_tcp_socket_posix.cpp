#include "lab/raw_tcp_socket.h"

#include "lab/socket_options.h"

#include <QSocketNotifier>

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tcplab::lab {

namespace {

struct SystemAddress
{
    sockaddr_storage storage{};
    socklen_t length = 0;
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

SystemAddress toSystem(const QHostAddress& address, quint16 port)
{
    SystemAddress made;
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        auto& in6 = reinterpret_cast<sockaddr_in6&>(made.storage);
        in6.sin6_family = AF_INET6;
        in6.sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&in6.sin6_addr, &bytes, sizeof bytes);
        made.length = sizeof in6;
    } else {
        auto& in = reinterpret_cast<sockaddr_in&>(made.storage);
        in.sin_family = AF_INET;
        in.sin_port = htons(port);
        in.sin_addr.s_addr = htonl(address.toIPv4Address());
        made.length = sizeof in;
    }
    return made;
}

bool wouldBlock(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

void report(LabError* error, LabOperation operation, int systemError)
{
    if (error) *error = systemError == 0 ? LabError{} : systemFailure(operation, systemError);
}

} // namespace

RawTcpSocket::RawTcpSocket(QObject* parent)
    : QObject(parent)
{
}

RawTcpSocket::~RawTcpSocket()
{
    close();
}

LabError RawTcpSocket::open(QAbstractSocket::NetworkLayerProtocol family)
{
    close();
    const int domain = family == QAbstractSocket::IPv6Protocol ? AF_INET6 : AF_INET;
    descriptor_ = ::socket(domain, SOCK_STREAM, 0);
    if (descriptor_ < 0) return systemFailure(LabOperation::Socket, errno);
    adopt(descriptor_);
    return {};
}

void RawTcpSocket::adopt(int descriptor)
{
    descriptor_ = descriptor;
    atEnd_ = false;
    ::fcntl(descriptor_, F_SETFL, ::fcntl(descriptor_, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor_, F_SETFD, FD_CLOEXEC);
}

LabError RawTcpSocket::bind(const QHostAddress& address, quint16 port, bool reuseAddress)
{
    setOption(descriptor_, SocketOption::ReuseAddress, reuseAddress ? 1 : 0);
    const SystemAddress system = toSystem(address, port);
    if (::bind(descriptor_, system.get(), system.length) == 0) return {};
    return systemFailure(LabOperation::Bind, errno, address, port);
}

LabError RawTcpSocket::listen(int backlog)
{
    if (::listen(descriptor_, backlog) != 0) return systemFailure(LabOperation::Listen, errno);
    watchReading();
    return {};
}

std::unique_ptr<RawTcpSocket> RawTcpSocket::accept(LabError* error)
{
    const int accepted = ::accept(descriptor_, nullptr, nullptr);
    report(error, LabOperation::Accept, accepted < 0 && !wouldBlock(errno) ? errno : 0);
    if (accepted < 0) return nullptr;
    auto socket = std::make_unique<RawTcpSocket>();
    socket->adopt(accepted);
    socket->watchReading();
    return socket;
}

LabError RawTcpSocket::connectTo(const QHostAddress& address, quint16 port)
{
    peerAddress_ = address;
    peerPort_ = port;
    const SystemAddress system = toSystem(address, port);
    if (::connect(descriptor_, system.get(), system.length) != 0 && errno != EINPROGRESS)
        return systemFailure(LabOperation::Connect, errno, address, port);
    // The outcome is told through the event loop even where connect() knows it at once.
    writeNotifier_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Write);
    connect(writeNotifier_.get(), &QSocketNotifier::activated, this, &RawTcpSocket::onWritable);
    return {};
}

void RawTcpSocket::onWritable()
{
    writeNotifier_->setEnabled(false);
    writeNotifier_.release()->deleteLater(); // this is its slot
    int pending = 0;
    socklen_t length = sizeof pending;
    if (::getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &pending, &length) != 0) pending = errno;
    if (pending != 0) {
        Q_EMIT connectFailed(
            systemFailure(LabOperation::Connect, pending, peerAddress_, peerPort_));
        return;
    }
    watchReading();
    Q_EMIT connected();
}

void RawTcpSocket::watchReading()
{
    readNotifier_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Read);
    connect(readNotifier_.get(), &QSocketNotifier::activated, this, &RawTcpSocket::readable);
}

void RawTcpSocket::setReadNotification(bool enabled)
{
    if (readNotifier_) readNotifier_->setEnabled(enabled);
}

qint64 RawTcpSocket::write(const QByteArray& bytes, LabError* error)
{
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL; // EPIPE as a return value, not as a signal
#else
    constexpr int flags = 0;
#endif
    const ssize_t taken =
        ::send(descriptor_, bytes.constData(), static_cast<std::size_t>(bytes.size()), flags);
    const int systemError = taken < 0 ? errno : 0;
    report(error, LabOperation::Send, wouldBlock(systemError) ? 0 : systemError);
    if (taken < 0 && wouldBlock(systemError)) return 0;
    return taken;
}

QByteArray RawTcpSocket::read(qint64 size, LabError* error)
{
    QByteArray bytes(size, Qt::Uninitialized);
    const ssize_t got = ::recv(descriptor_, bytes.data(), static_cast<std::size_t>(size), 0);
    const int systemError = got < 0 ? errno : 0;
    report(error, LabOperation::Receive, wouldBlock(systemError) ? 0 : systemError);
    if (got == 0 && size > 0) atEnd_ = true;
    // The end and errors keep a descriptor readable for ever: tell them once.
    if (got == 0 || (got < 0 && !wouldBlock(systemError))) setReadNotification(false);
    bytes.truncate(std::max<ssize_t>(got, 0));
    return bytes;
}

LabError RawTcpSocket::shutdownWrite()
{
    if (::shutdown(descriptor_, SHUT_WR) == 0) return {};
    return systemFailure(LabOperation::Shutdown, errno);
}

void RawTcpSocket::close()
{
    if (descriptor_ < 0) return;
    for (auto* notifier : {&readNotifier_, &writeNotifier_}) {
        if (!*notifier) continue;
        (*notifier)->setEnabled(false);
        notifier->release()->deleteLater(); // close() may be called in its slot
    }
    ::close(descriptor_);
    descriptor_ = -1;
}

void RawTcpSocket::abort()
{
    if (descriptor_ < 0) return;
    setOption(descriptor_, SocketOption::Linger, 0);
    close();
}

} // namespace tcplab::lab
