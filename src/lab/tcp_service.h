#pragma once

#include "lab/service.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <map>

namespace tcplab::lab {

/// What the servers over QTcpServer share: binding, accepting, the events of a connection's life.
/// A derived class says what is done with bytes.
class TcpService : public Service
{
    Q_OBJECT

public:
    explicit TcpService(const ServeConfig& config, quint16 defaultPort, QObject* parent = nullptr);
    ~TcpService() override;

    bool start() override;
    void stop() override;
    bool isRunning() const override;
    QHostAddress address() const override;
    quint16 port() const override;
    qintptr listenerDescriptor() const override;
    std::vector<LiveConnection> connections() const override;
    bool closeConnection(quint64 connection) override;

protected:
    struct Connection
    {
        quint64 number = 0;
        QTcpSocket* socket = nullptr;
        QHostAddress peerAddress;
        quint16 peerPort = 0;
        qint64 bytesRead = 0;
        qint64 bytesWritten = 0;
        bool paused = false;       ///< back-pressure
        bool lastByteHeld = false; ///< see EchoServer
        bool scheduled = false;    ///< a continuation waits in the event loop
        bool peerEnded = false;    ///< FIN or RST seen; unread bytes may remain
        bool closing = false;      ///< we close
        qintptr postMortem = -1;   ///< see post_mortem.h
    };

    const ServeConfig& config() const { return config_; }
    Connection* find(quint64 number);
    const Connection* find(quint64 number) const;

    /// An event stamped now with the connection's peer.
    LabEvent eventOf(LabEventKind kind, const Connection& connection) const;

    /// Reads once, at most `size` bytes, and emits BytesRead. Empty when there is nothing.
    QByteArray readOnce(Connection& connection, qint64 size);

    /// Forgets the connection; the socket goes with the next turn of the event loop.
    void drop(quint64 number);

    virtual void accepted(Connection& connection) = 0;
    virtual void readable(Connection& connection) = 0;
    virtual void written(Connection& connection) = 0;

    /// The peer closed or vanished. The default drops the connection; a server that reads late
    /// keeps it until all is read and then calls drop().
    virtual void ended(Connection& connection);

private:
    void acceptPending();
    void adopt(QTcpSocket* socket);
    void onDisconnected(quint64 number);
    void onAcceptError(QAbstractSocket::SocketError error);

    ServeConfig config_;
    quint16 defaultPort_;
    QTcpServer listener_;
    std::map<quint64, Connection> connections_;
    quint64 nextNumber_ = 1;
};

} // namespace tcplab::lab
