#pragma once

#include "lab/tcp_service.h"

#include <QTimer>

#include <map>

namespace tcplab::lab {

/// Experiment `tcp-echo`: each chunk read (at most 1,024 bytes) is answered with the same bytes,
/// ASCII a-z upper-cased. A client's close ends only that client.
///
/// A client that does not read its answers is not read from either, as soon as the kernel takes no
/// more: one client costs at most readLimit + chunkSize bytes in this process. Answers are complete
/// even when the client half-closes (FIN) right after its last byte: QTcpSocket would close the
/// connection on meeting the FIN, so the last byte read stays in its buffer, which keeps it from
/// reading on, until the kernel has taken the answer.
class EchoServer : public TcpService
{
    Q_OBJECT

public:
    static constexpr int chunkSize = 1024;         ///< bytes a read, at most
    static constexpr qint64 readLimit = 64 * 1024; ///< unread bytes held for one client
    static constexpr int pauseNoticeMs = 250;      ///< a pause that lasts longer is told

    explicit EchoServer(const ServeConfig& config, QObject* parent = nullptr);

    /// Bytes held in this process for one client, waiting to be read or written.
    qint64 bytesHeld(quint64 connection) const;

protected:
    void accepted(quint64 number) override;
    void readable(quint64 number) override;
    void written(quint64 number) override;
    void forgotten(quint64 number) override;

private:
    struct Hold
    {
        qint64 sinceNs = 0;
        bool told = false;
    };
    bool answerChunk(quint64 number);
    void tellLongPauses();

    std::map<quint64, Hold> holds_; ///< clients whose answers the kernel has not taken yet
    QTimer pauseTimer_;
};

} // namespace tcplab::lab
