#pragma once

#include "lab/lab_event.h"
#include "lab/sticky.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace tcplab::lab {

/// Experiment `sticky`, the sending side: connects and writes numbered messages as configured.
/// The connection stays open after the last write until close() or abort().
class StickyClient : public QObject
{
    Q_OBJECT

public:
    explicit StickyClient(const StickyConfig& config, QObject* parent = nullptr);
    ~StickyClient() override;

    /// Connects to `address`:`port` and then writes. False after failed().
    bool start(const QHostAddress& address, quint16 port);

    /// Whether writing begins as soon as the connection stands (the default), or with
    /// startWriting().
    void setWritesAtOnce(bool atOnce) { writesAtOnce_ = atOnce; }
    void startWriting();

    void close(); ///< FIN
    void abort(); ///< RST

    bool isConnected() const { return socket_.state() == QAbstractSocket::ConnectedState; }
    bool allWritten() const { return nextMessage_ > static_cast<int>(spans_.size()); }
    qintptr descriptor() const { return socket_.socketDescriptor(); }
    qint64 bytesWaiting() const { return socket_.bytesToWrite(); } ///< in Qt's buffer
    const QByteArray& stream() const { return stream_; }
    const std::vector<MessageSpan>& messages() const { return spans_; }

Q_SIGNALS:
    void connected();
    /// After each write(); `record` has the steady clock in timeNs.
    void wrote(const tcplab::lab::IoRecord& record);
    void finishedWriting(); ///< the last write() has returned and Qt's buffer is empty
    void event(const tcplab::lab::LabEvent& event);
    void failed(const tcplab::lab::LabError& error);

private:
    void onConnected();
    void onError(QAbstractSocket::SocketError error);
    void writeSome();
    void writeOne();
    void checkFinished();

    StickyConfig config_;
    QTcpSocket socket_;
    QTimer gapTimer_;
    QByteArray stream_;
    std::vector<MessageSpan> spans_;
    int nextMessage_ = 1;
    bool finished_ = false;
    bool writesAtOnce_ = true;
};

/// The stream that a configuration writes: payloads "message 01 of 10 ..." padded to size, framed.
/// Empty spans when checkConfig() finds fault.
struct StickyStream
{
    QByteArray bytes;
    std::vector<MessageSpan> messages;
};
StickyStream makeStickyStream(const StickyConfig& config);

} // namespace tcplab::lab
