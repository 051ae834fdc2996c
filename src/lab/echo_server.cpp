#include "lab/echo_server.h"

namespace tcplab::lab {

namespace {
/// ASCII only, whatever the locale and the encoding: bytes above 127 pass through.
QByteArray upperCased(QByteArray bytes)
{
    for (char& c : bytes)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return bytes;
}
} // namespace

EchoServer::EchoServer(const ServeConfig& config, QObject* parent)
    : TcpService(config, 8081, parent)
{
    pauseTimer_.setInterval(pauseNoticeMs / 2);
    connect(&pauseTimer_, &QTimer::timeout, this, &EchoServer::tellLongPauses);
}

qint64 EchoServer::bytesHeld(quint64 number) const
{
    const Connection* connection = find(number);
    return connection ? connection->socket->bytesAvailable() + connection->socket->bytesToWrite()
                      : 0;
}

void EchoServer::accepted(quint64 number)
{
    if (const Connection* connection = find(number))
        connection->socket->setReadBufferSize(readLimit);
}

void EchoServer::readable(quint64 number)
{
    // To the end of the buffer, which is bounded, before Qt can meet a FIN behind it.
    while (answerChunk(number)) {
    }
}

bool EchoServer::answerChunk(quint64 number)
{
    Connection* connection = find(number);
    if (!connection || connection->closing || holds_.contains(number)) return false;
    QTcpSocket* socket = connection->socket;
    const QByteArray chunk = socket->peek(chunkSize);
    if (chunk.isEmpty() || socket->state() != QAbstractSocket::ConnectedState) return false;

    LabEvent read = eventOf(LabEventKind::BytesRead, *connection);
    read.bytes = chunk;
    read.offset = connection->bytesRead;
    read.length = chunk.size();
    connection->bytesRead += chunk.size();
    Q_EMIT event(read);

    connection = find(number);
    if (!connection) return false;
    LabEvent answer = eventOf(LabEventKind::BytesWritten, *connection);
    answer.bytes = upperCased(chunk);
    answer.offset = connection->bytesWritten;
    answer.length = chunk.size();
    connection->bytesWritten += chunk.size();
    socket->write(answer.bytes);
    socket->flush(); // may meet a RST and forget the connection
    if (!find(number)) return false;
    if (socket->bytesToWrite() == 0) {
        socket->skip(chunk.size());
    } else {
        if (chunk.size() > 1) socket->skip(chunk.size() - 1);
        socket->setReadBufferSize(1);
        holds_[number].sinceNs = steadyNow();
        if (!pauseTimer_.isActive()) pauseTimer_.start();
    }
    Q_EMIT event(answer);
    return true;
}

void EchoServer::written(quint64 number)
{
    const auto hold = holds_.find(number);
    Connection* connection = find(number);
    if (hold == holds_.end() || !connection || connection->socket->bytesToWrite() > 0) return;
    const bool told = hold->second.told;
    holds_.erase(hold);
    connection->socket->skip(1);
    connection->socket->setReadBufferSize(readLimit);
    if (told) Q_EMIT event(eventOf(LabEventKind::ReadingResumed, *connection));
    readable(number);
}

void EchoServer::tellLongPauses()
{
    if (holds_.empty()) pauseTimer_.stop();
    std::vector<LabEvent> notices;
    for (auto& [number, hold] : holds_) {
        const Connection* connection = find(number);
        if (!connection || hold.told || steadyNow() - hold.sinceNs < pauseNoticeMs * 1'000'000LL)
            continue;
        hold.told = true;
        LabEvent paused = eventOf(LabEventKind::ReadingPaused, *connection);
        paused.length = connection->socket->bytesToWrite();
        notices.push_back(paused);
    }
    for (const LabEvent& notice : notices)
        Q_EMIT event(notice);
}

void EchoServer::forgotten(quint64 number)
{
    holds_.erase(number);
}

} // namespace tcplab::lab
