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
        FourTuple tuple;
        qint64 bytesRead = 0;
        qint64 bytesWritten = 0;
        bool closing = false;    ///< by us
        qintptr postMortem = -1; ///< see post_mortem.h
        LabEvent ending;         ///< how the peer ended it, to be told when all is read
    };

    const ServeConfig& config() const { return config_; }
    Connection* find(quint64 number);
    const Connection* find(quint64 number) const;

    /// An event stamped now with the connection's peer.
    LabEvent eventOf(LabEventKind kind, const Connection& connection) const;

    /// Stops listening, keeps the connections.
    void closeListener();

    /// Says how the connection ended and forgets it.
    void finish(quint64 number);

    /// Slots of event() may stop the service: after any emission look a connection up again.
    virtual void accepted(quint64 number) = 0;
    virtual void readable(quint64 number) = 0;
    virtual void written(quint64 number);

    /// The peer closed or vanished; bytes that it sent before may still be unread. The default
    /// calls finish(); a server that reads late does so when it has read all.
    virtual void ended(quint64 number);

    /// The connection is about to be forgotten.
    virtual void forgotten(quint64 number);

private:
    void acceptPending();
    void adopt(QTcpSocket* socket);
    void drop(quint64 number);
    void onDisconnected(quint64 number);
    void onAcceptError(QAbstractSocket::SocketError error);

    ServeConfig config_;
    quint16 defaultPort_;
    QTcpServer listener_;
    std::map<quint64, Connection> connections_;
    quint64 nextNumber_ = 1;
};

} // namespace tcplab::lab
