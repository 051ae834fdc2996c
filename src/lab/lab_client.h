#pragma once

#include "lab/kernel_probe.h"
#include "lab/lab_event.h"
#include "lab/socket_options.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace tcplab::lab {

/// A TCP client that says what happens to it as events, and tells apart what QTcpSocket reports as
/// one: the peer's FIN (PeerClosed), its RST (PeerReset), refusal, timeout.
///
///     LabClient client;
///     connect(&client, &LabClient::event, ...);
///     client.connectTo("127.0.0.1", 8081);
///     client.send("hello");               // also before the connection stands: sent when it does
class LabClient : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 writeLimit =
        16 * 1024 * 1024; ///< bytes waiting in this process, at most

    explicit LabClient(QObject* parent = nullptr);
    ~LabClient() override;

    /// The number that its events carry; 0 unless set.
    void setConnectionNumber(quint64 number) { number_ = number; }

    /// Set on the descriptor before connecting.
    void setOptions(const SocketOptions& options) { options_ = options; }

    /// How long connecting may take; 10,000 ms unless set.
    void setConnectTimeout(int milliseconds) { connectTimeout_ = milliseconds; }

    /// Reads of at most so many bytes each; 4096 unless set.
    void setReadSize(int bytes) { readSize_ = bytes; }

    /// Starts to connect; a previous connection is aborted. Host: a name or an address.
    void connectTo(const QString& host, quint16 port);

    /// Hands bytes to the socket. False when not connected, already shut down, or more than
    /// writeLimit would wait.
    bool send(const QByteArray& bytes);

    /// No more will be sent: FIN after the last byte. Reading goes on (half-close).
    void shutdownWrite();

    /// Sends what waits, then closes both directions.
    void close();

    /// Closes at once with a RST (LINGER 0).
    void abort();

    bool isConnected() const;
    bool isIdle() const; ///< neither connected nor connecting nor closing
    qintptr descriptor() const { return socket_.socketDescriptor(); }
    FourTuple fourTuple() const { return tuple_; } ///< of the last connection, kept after its end
    const SocketOptions& options() const { return options_; }

Q_SIGNALS:
    void event(const tcplab::lab::LabEvent& event);

private:
    void onConnected();
    void onReadyRead();
    void onBytesWritten();
    void onError(QAbstractSocket::SocketError error);
    void onDisconnected();
    void onConnectTimeout();
    void openDescriptor(const QHostAddress& address);
    void emitKind(LabEventKind kind);
    void emitError(LabEventKind kind, const LabError& error);
    void failConnecting(LabError error);
    void writeNow(const QByteArray& bytes);
    LabEvent eventOf(LabEventKind kind) const;

    QTcpSocket socket_;
    QTimer connectTimer_;
    SocketOptions options_;
    FourTuple tuple_;
    QString host_;
    QByteArray unsent_; ///< given before the connection stood
    quint16 port_ = 0;
    quint64 number_ = 0;
    int connectTimeout_ = 10'000;
    int readSize_ = 4096;
    qint64 bytesRead_ = 0;
    qint64 bytesWritten_ = 0;
    qintptr postMortem_ = -1;
    bool connecting_ = false;
    bool connected_ = false;
    bool closing_ = false;
    bool shutdownWanted_ = false;
    bool shutdownDone_ = false;
};

} // namespace tcplab::lab
