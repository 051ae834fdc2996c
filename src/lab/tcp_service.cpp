#include "lab/tcp_service.h"

#include "lab/post_mortem.h"
#include "lab/qt_errors.h"

#include <QTimer>

namespace tcplab::lab {

namespace {
constexpr int waitingConnections = 512; // listen() backlog and Qt's own queue
}

TcpService::TcpService(const ServeConfig& config, quint16 defaultPort, QObject* parent)
    : Service(parent)
    , config_(config)
    , defaultPort_(defaultPort)
{
    listener_.setListenBacklogSize(waitingConnections);
    listener_.setMaxPendingConnections(waitingConnections);
    connect(&listener_, &QTcpServer::newConnection, this, &TcpService::acceptPending);
    connect(&listener_, &QTcpServer::acceptError, this, &TcpService::onAcceptError);
}

TcpService::~TcpService()
{
    for (auto& [number, connection] : connections_) {
        connection.socket->disconnect(this);
        closePostMortem(connection.postMortem);
        delete connection.socket;
    }
}

bool TcpService::start()
{
    if (listener_.isListening()) return true;
    if (const auto problem = checkServeConfig(config_)) {
        Q_EMIT failed(*problem);
        return false;
    }
    raiseDescriptorLimit();
    const quint16 wanted = config_.port.value_or(defaultPort_);
    if (!listener_.listen(config_.bindAddress, wanted)) {
        LabError error = errorFromQt(listener_.serverError(), listener_.errorString());
        error.operation = LabOperation::Bind;
        error.address = config_.bindAddress;
        error.port = wanted;
        Q_EMIT failed(error);
        return false;
    }
    LabEvent listening = stampedEvent(LabEventKind::Listening);
    listening.localAddress = listener_.serverAddress();
    listening.localPort = listener_.serverPort();
    Q_EMIT event(listening);
    return true;
}

void TcpService::stop()
{
    if (!isRunning() && connections_.empty()) return;
    LabEvent stopped = stampedEvent(LabEventKind::Stopped);
    stopped.localAddress = listener_.serverAddress();
    stopped.localPort = listener_.serverPort();
    listener_.close();
    while (!connections_.empty()) {
        Connection& connection = connections_.begin()->second;
        connection.closing = true;
        connection.socket->disconnect(this);
        connection.socket->flush();
        connection.socket->close();
        connection.ending = eventOf(LabEventKind::Closed, connection);
        finish(connection.number);
    }
    stopped.wallMs = stampedEvent(LabEventKind::Stopped).wallMs;
    Q_EMIT event(stopped);
}

void TcpService::closeListener()
{
    listener_.close();
}

bool TcpService::isRunning() const
{
    return listener_.isListening();
}

QHostAddress TcpService::address() const
{
    return listener_.serverAddress();
}

quint16 TcpService::port() const
{
    return listener_.serverPort();
}

qintptr TcpService::listenerDescriptor() const
{
    return listener_.socketDescriptor();
}

std::vector<LiveConnection> TcpService::connections() const
{
    std::vector<LiveConnection> live;
    for (const auto& [number, connection] : connections_)
        live.push_back({number, connection.socket->socketDescriptor(), connection.tuple});
    return live;
}

bool TcpService::closeConnection(quint64 number)
{
    Connection* connection = find(number);
    if (!connection) return false;
    connection->closing = true;
    if (connection->socket->state() == QAbstractSocket::UnconnectedState)
        finish(number);
    else
        connection->socket->disconnectFromHost();
    return true;
}

TcpService::Connection* TcpService::find(quint64 number)
{
    const auto found = connections_.find(number);
    return found == connections_.end() ? nullptr : &found->second;
}

const TcpService::Connection* TcpService::find(quint64 number) const
{
    const auto found = connections_.find(number);
    return found == connections_.end() ? nullptr : &found->second;
}

LabEvent TcpService::eventOf(LabEventKind kind, const Connection& connection) const
{
    LabEvent made = stampedEvent(kind, connection.number);
    made.peerAddress = connection.tuple.peerAddress;
    made.peerPort = connection.tuple.peerPort;
    made.localAddress = connection.tuple.localAddress;
    made.localPort = connection.tuple.localPort;
    return made;
}

void TcpService::acceptPending()
{
    while (QTcpSocket* socket = listener_.nextPendingConnection())
        adopt(socket);
}

void TcpService::adopt(QTcpSocket* socket)
{
    const quint64 number = nextNumber_++;
    Connection& connection = connections_[number];
    connection.number = number;
    connection.socket = socket;
    connection.tuple = {socket->localAddress(), socket->localPort(), socket->peerAddress(),
                        socket->peerPort()};
    connection.postMortem = openPostMortem(socket->socketDescriptor());
    applyOptions(socket->socketDescriptor(), config_.receiver.options);

    connect(socket, &QTcpSocket::readyRead, this, [this, number] { readable(number); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this, number] { written(number); });
    connect(socket, &QTcpSocket::disconnected, this, [this, number] { onDisconnected(number); });
    Q_EMIT event(eventOf(LabEventKind::ClientConnected, connection));
    if (!find(number)) return;
    accepted(number);
    // What arrived before the signals were connected has been announced to nobody; and the peer may
    // have gone already.
    if (find(number) && socket->bytesAvailable() > 0) readable(number);
    if (find(number) && socket->state() == QAbstractSocket::UnconnectedState)
        onDisconnected(number);
}

void TcpService::onDisconnected(quint64 number)
{
    Connection* connection = find(number);
    if (!connection) return;
    const auto qtError = connection->socket->error();
    const PeerEnding peer = examine(connection->postMortem, connection->tuple);
    closePostMortem(connection->postMortem);
    if (connection->closing) {
        connection->ending = eventOf(LabEventKind::Closed, *connection);
        finish(number);
        return;
    }
    const bool endOfStream = qtError == QAbstractSocket::RemoteHostClosedError;
    LabEventKind kind = LabEventKind::ConnectionFailed;
    if (endOfStream)
        kind = peer == PeerEnding::Reset ? LabEventKind::PeerReset : LabEventKind::PeerClosed;
    connection->ending = eventOf(kind, *connection);
    if (!endOfStream)
        connection->ending.error = errorFromQt(qtError, connection->socket->errorString());
    ended(number);
}

void TcpService::onAcceptError(QAbstractSocket::SocketError qtError)
{
    LabEvent failure = stampedEvent(LabEventKind::AcceptFailed);
    failure.error = errorFromQt(qtError, listener_.errorString());
    failure.error.operation = LabOperation::Accept;
    Q_EMIT event(failure);
    // QTcpServer stops accepting on such an error. Try again when there may be descriptors again.
    QTimer::singleShot(1000, &listener_, &QTcpServer::resumeAccepting);
}

void TcpService::finish(quint64 number)
{
    const Connection* connection = find(number);
    if (!connection) return;
    const LabEvent ending = connection->ending;
    drop(number);
    Q_EMIT event(ending);
}

void TcpService::drop(quint64 number)
{
    forgotten(number);
    const auto found = connections_.find(number);
    if (found == connections_.end()) return;
    closePostMortem(found->second.postMortem);
    found->second.socket->disconnect(this);
    found->second.socket->deleteLater();
    connections_.erase(found);
}

void TcpService::written(quint64)
{
}

void TcpService::ended(quint64 number)
{
    finish(number);
}

void TcpService::forgotten(quint64)
{
}

} // namespace tcplab::lab
