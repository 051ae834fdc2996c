#pragma once

#include "lab/kernel_probe.h"
#include "lab/lab_error.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace tcplab::lab {

/// A TCP socket on the bare descriptor, one method a BSD call, never blocking. Where QTcpSocket
/// closes itself when a FIN arrives, this stays in CLOSE-WAIT until close() is called; FIN and RST
/// are told apart. For the experiments about states. POSIX; elsewhere open() reports
/// NotAvailableHere.
class RawTcpSocket : public QObject
{
    Q_OBJECT

public:
    explicit RawTcpSocket(QObject* parent = nullptr);
    ~RawTcpSocket() override; ///< closes the descriptor

    LabError open(QAbstractSocket::NetworkLayerProtocol family = QAbstractSocket::IPv4Protocol);
    LabError bind(const QHostAddress& address, quint16 port, bool reuseAddress = true);
    LabError listen(int backlog);

    /// One waiting connection, or null (`error` says why when it is not that none waits).
    std::unique_ptr<RawTcpSocket> accept(LabError* error = nullptr);

    /// Starts to connect; connected() or connectFailed() follows.
    LabError connectTo(const QHostAddress& address, quint16 port);

    /// Bytes taken by the kernel, which may be fewer than given, 0 when its buffer is full; -1 on
    /// error.
    qint64 write(const QByteArray& bytes, LabError* error = nullptr);

    /// At most `size` bytes. Empty: nothing there, or the end (atEnd()), or an error.
    QByteArray read(qint64 size, LabError* error = nullptr);

    LabError shutdownWrite();
    void close(); ///< FIN, or RST when unread data waits
    void abort(); ///< RST

    /// Reading can be left to the kernel's queue, as a program that does not call recv() does.
    void setReadNotification(bool enabled);

    bool isOpen() const { return descriptor_ >= 0; }
    bool atEnd() const { return atEnd_; } ///< read() met the peer's FIN
    qintptr descriptor() const { return descriptor_; }
    FourTuple fourTuple() const { return KernelProbe::fourTupleOf(descriptor_); }

Q_SIGNALS:
    void readable(); ///< bytes, the peer's FIN, a RST, or a connection to accept
    void connected();
    void connectFailed(const tcplab::lab::LabError& error);

private:
    void watchReading();
    void onWritable();
    void adopt(int descriptor);

    int descriptor_ = -1;
    bool atEnd_ = false;
    QHostAddress peerAddress_;
    quint16 peerPort_ = 0;
    std::unique_ptr<QSocketNotifier> readNotifier_;
    std::unique_ptr<QSocketNotifier> writeNotifier_;
};

} // namespace tcplab::lab
