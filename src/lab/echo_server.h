#pragma once

#include "lab/tcp_service.h"

namespace tcplab::lab {

/// Experiment `tcp-echo`: each chunk read (at most 1,024 bytes) is answered with the same bytes,
/// ASCII a-z upper-cased. A client's close ends only that client. A client that does not read its
/// answers is not read from either once `writeLimit` bytes wait for it, so that each client costs a
/// bounded amount of memory. Answers are complete even when the client half-closes at once.
class EchoServer : public TcpService
{
    Q_OBJECT

public:
    static constexpr int chunkSize = 1024;           ///< bytes a read, at most
    static constexpr qint64 writeLimit = 256 * 1024; ///< answers waiting for one client, bytes
    static constexpr qint64 readLimit = 64 * 1024;   ///< unread bytes held for one client

    explicit EchoServer(const ServeConfig& config, QObject* parent = nullptr);

    /// Bytes held in this process for one client, waiting to be read or written.
    qint64 bytesHeld(quint64 connection) const;

protected:
    void accepted(Connection& connection) override;
    void readable(Connection& connection) override;
    void written(Connection& connection) override;
    void ended(Connection& connection) override;

private:
    void answer(Connection& connection);
    bool answerChunk(Connection& connection);
};

} // namespace tcplab::lab
