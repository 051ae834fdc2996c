#include "lab/lab_client.h"

#include "lab/post_mortem.h"
#include "lab/qt_errors.h"
#include "lab/reach.h"

namespace tcplab::lab {

namespace {
constexpr qint64 readBuffer = 256 * 1024;
}

LabClient::LabClient(QObject* parent)
    : QObject(parent)
{
    socket_.setReadBufferSize(readBuffer);
    connectTimer_.setSingleShot(true);
    connect(&connectTimer_, &QTimer::timeout, this, &LabClient::onConnectTimeout);
    connect(&socket_, &QTcpSocket::connected, this, &LabClient::onConnected);
    connect(&socket_, &QTcpSocket::readyRead, this, &LabClient::onReadyRead);
    connect(&socket_, &QTcpSocket::bytesWritten, this, &LabClient::onBytesWritten);
    connect(&socket_, &QTcpSocket::errorOccurred, this, &LabClient::onError);
    connect(&socket_, &QTcpSocket::disconnected, this, &LabClient::onDisconnected);
}

LabClient::~LabClient()
{
    socket_.disconnect(this);
    closePostMortem(postMortem_);
}

void LabClient::connectTo(const QString& host, quint16 port)
{
    if (!isIdle()) abort();
    host_ = host;
    port_ = port;
    tuple_ = {};
    unsent_.clear();
    bytesRead_ = bytesWritten_ = 0;
    connected_ = closing_ = shutdownWanted_ = shutdownDone_ = false;
    connecting_ = true;
    const QHostAddress address = addressFromText(host);
    LabEvent begun = eventOf(LabEventKind::Connecting);
    begun.peerAddress = address;
    begun.peerPort = port;
    Q_EMIT event(begun);
    if (!connecting_) return;
    connectTimer_.start(connectTimeout_);
    if (options_ != SocketOptions{}) openDescriptor(address);
    if (address.isNull())
        socket_.connectToHost(host, port);
    else
        socket_.connectToHost(address, port);
}

void LabClient::openDescriptor(const QHostAddress& address)
{
    // Options set before there is a descriptor are lost without a word, and bind() makes the first.
    // With a name the family is not known yet: then they are set when the connection stands.
    if (address.isNull()) return;
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    socket_.bind(QHostAddress(isIpv6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4), 0);
    applyOptions(socket_.socketDescriptor(), options_);
}

bool LabClient::send(const QByteArray& bytes)
{
    if (!connecting_ && !connected_) return false;
    if (closing_ || shutdownWanted_) return false;
    if (socket_.bytesToWrite() + unsent_.size() + bytes.size() > writeLimit) return false;
    if (connecting_)
        unsent_ += bytes;
    else
        writeNow(bytes);
    return true;
}

void LabClient::writeNow(const QByteArray& bytes)
{
    LabEvent wrote = eventOf(LabEventKind::BytesWritten);
    wrote.bytes = bytes;
    wrote.offset = bytesWritten_;
    wrote.length = bytes.size();
    bytesWritten_ += bytes.size();
    socket_.write(bytes);
    Q_EMIT event(wrote);
    // Each send() is to reach the kernel by itself, as a program's send() does.
    if (connected_) socket_.flush();
}

void LabClient::shutdownWrite()
{
    if (!connecting_ && !connected_) return;
    shutdownWanted_ = true;
    onBytesWritten();
}

void LabClient::onBytesWritten()
{
    if (!shutdownWanted_ || shutdownDone_ || !connected_ || socket_.bytesToWrite() > 0) return;
    shutdownDone_ = true;
    const int error = shutdownWriting(socket_.socketDescriptor());
    if (error == 0) return emitKind(LabEventKind::WriteShutDown);
    emitError(LabEventKind::ConnectionFailed, systemFailure(LabOperation::Shutdown, error));
}

void LabClient::close()
{
    if (isIdle()) return;
    if (connecting_) return abort();
    closing_ = true;
    socket_.disconnectFromHost();
}

void LabClient::abort()
{
    if (isIdle()) return;
    closing_ = true;
    const bool wasConnected = connected_;
    connecting_ = connected_ = false;
    connectTimer_.stop();
    if (wasConnected) setOption(socket_.socketDescriptor(), SocketOption::Linger, 0);
    closePostMortem(postMortem_);
    socket_.abort();
    emitKind(wasConnected ? LabEventKind::Aborted : LabEventKind::Closed);
}

bool LabClient::isConnected() const
{
    return connected_;
}

bool LabClient::isIdle() const
{
    return !connecting_ && !connected_;
}

void LabClient::onConnected()
{
    connectTimer_.stop();
    connecting_ = false;
    connected_ = true;
    tuple_ = {socket_.localAddress(), socket_.localPort(), socket_.peerAddress(),
              socket_.peerPort()};
    postMortem_ = openPostMortem(socket_.socketDescriptor());
    applyOptions(socket_.socketDescriptor(), options_);
    emitKind(LabEventKind::Connected);
    if (connected_ && !unsent_.isEmpty()) writeNow(std::exchange(unsent_, {}));
    if (connected_) onBytesWritten();
}

void LabClient::onReadyRead()
{
    while (connected_ && socket_.bytesAvailable() > 0) {
        const QByteArray bytes = socket_.read(readSize_);
        if (bytes.isEmpty()) return;
        LabEvent read = eventOf(LabEventKind::BytesRead);
        read.bytes = bytes;
        read.offset = bytesRead_;
        read.length = bytes.size();
        bytesRead_ += bytes.size();
        Q_EMIT event(read);
    }
}

void LabClient::onError(QAbstractSocket::SocketError qtError)
{
    if (!connecting_) return; // the end of a connection is told by onDisconnected()
    failConnecting(errorFromQt(qtError, socket_.errorString()));
}

void LabClient::onConnectTimeout()
{
    if (!connecting_) return;
    LabError error;
    error.kind = LabErrorKind::TimedOut;
    failConnecting(error);
}

void LabClient::failConnecting(LabError error)
{
    connecting_ = false;
    connectTimer_.stop();
    error.operation =
        error.kind == LabErrorKind::HostNotFound ? LabOperation::Resolve : LabOperation::Connect;
    error.address = addressFromText(host_);
    error.hostName = host_;
    error.port = port_;
    socket_.abort();
    emitError(LabEventKind::ConnectFailed, error);
}

void LabClient::onDisconnected()
{
    if (!connected_) return;
    onReadyRead();
    if (!connected_) return;
    connected_ = false;
    const PeerEnding peer = examine(postMortem_, tuple_);
    closePostMortem(postMortem_);
    if (closing_) return emitKind(LabEventKind::Closed);
    if (socket_.error() != QAbstractSocket::RemoteHostClosedError)
        return emitError(LabEventKind::ConnectionFailed,
                         errorFromQt(socket_.error(), socket_.errorString()));
    emitKind(peer == PeerEnding::Reset ? LabEventKind::PeerReset : LabEventKind::PeerClosed);
}

LabEvent LabClient::eventOf(LabEventKind kind) const
{
    LabEvent made = stampedEvent(kind, number_);
    made.peerAddress = tuple_.peerAddress;
    made.peerPort = tuple_.peerPort;
    made.localAddress = tuple_.localAddress;
    made.localPort = tuple_.localPort;
    return made;
}

void LabClient::emitKind(LabEventKind kind)
{
    Q_EMIT event(eventOf(kind));
}

void LabClient::emitError(LabEventKind kind, const LabError& error)
{
    LabEvent made = eventOf(kind);
    made.error = error;
    Q_EMIT event(made);
}

} // namespace tcplab::lab
