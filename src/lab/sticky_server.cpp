#include "lab/sticky_server.h"

namespace tcplab::lab {

StickyServer::StickyServer(const ServeConfig& config, QObject* parent)
    : TcpService(config, 8082, parent)
{
}

void StickyServer::accepted(quint64 number)
{
    const Connection* connection = find(number);
    if (!connection) return;
    connection->socket->setReadBufferSize(bufferLimit);
    Reader& reader = readers_.emplace(number, Reader(config().framing)).first->second;
    reader.timer = std::make_unique<QTimer>();
    reader.timer->setSingleShot(true);
    reader.timer->setTimerType(Qt::PreciseTimer);
    reader.timer->setInterval(config().receiver.readDelayMs);
    connect(reader.timer.get(), &QTimer::timeout, this, [this, number] { readSome(number); });
}

void StickyServer::readable(quint64 number)
{
    const auto reader = readers_.find(number);
    if (reader == readers_.end()) return;
    if (config().receiver.readDelayMs == 0)
        readSome(number);
    else if (!reader->second.timer->isActive())
        reader->second.timer->start();
}

void StickyServer::readSome(quint64 number)
{
    const int most = config().receiver.readDelayMs == 0 ? readsPerTurn : 1;
    for (int i = 0; i < most; ++i)
        if (!readOnce(number)) break;
    const Connection* connection = find(number);
    if (!connection) return;
    const bool ended = connection->socket->state() == QAbstractSocket::UnconnectedState;
    if (connection->socket->bytesAvailable() > 0)
        readers_.at(number).timer->start();
    else if (ended)
        finish(number);
}

bool StickyServer::readOnce(quint64 number)
{
    Connection* connection = find(number);
    if (!connection) return false;
    QTcpSocket* socket = connection->socket;
    const QByteArray bytes = socket->read(config().receiver.readSize);
    if (bytes.isEmpty()) return false;
    // The kernel leaves the mode by itself; a receiver that delays its ACKs has to ask again.
    const auto quickAck = config().receiver.options.quickAck;
    if (quickAck && socket->socketDescriptor() >= 0)
        setOption(socket->socketDescriptor(), SocketOption::QuickAck, *quickAck);

    LabEvent read = eventOf(LabEventKind::BytesRead, *connection);
    read.bytes = bytes;
    read.offset = connection->bytesRead;
    read.length = bytes.size();
    connection->bytesRead += bytes.size();
    Q_EMIT event(read);

    const auto reader = readers_.find(number);
    if (reader == readers_.end()) return false;
    std::vector<framing::Item> items;
    reader->second.decoder.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())}, items);
    report(number, items);
    return true;
}

void StickyServer::report(quint64 number, const std::vector<framing::Item>& items)
{
    for (const framing::Item& item : items) {
        const Connection* connection = find(number);
        if (!connection) return;
        LabEvent made = eventOf(LabEventKind::MessageDecoded, *connection);
        if (const auto* frame = std::get_if<framing::Frame>(&item)) {
            made.message = ++readers_.at(number).decoded;
            made.bytes = QByteArray::fromStdString(frame->payload);
            made.offset = static_cast<qint64>(frame->begin);
            made.length = static_cast<qint64>(frame->end - frame->begin);
        } else {
            made.kind = LabEventKind::FramingBroken;
            made.framingError = std::get<framing::Error>(item);
            made.offset = static_cast<qint64>(made.framingError->offset);
        }
        Q_EMIT event(made);
    }
}

void StickyServer::ended(quint64 number)
{
    // A program learns of the peer's FIN when it has read what came before it.
    const Connection* connection = find(number);
    const auto reader = readers_.find(number);
    if (!connection || reader == readers_.end()) return finish(number);
    if (connection->socket->bytesAvailable() > 0) {
        if (!reader->second.timer->isActive()) reader->second.timer->start();
        return;
    }
    finish(number);
}

void StickyServer::forgotten(quint64 number)
{
    const auto reader = readers_.find(number);
    if (reader == readers_.end()) return;
    std::vector<framing::Item> items;
    reader->second.decoder.finish(items);
    report(number, items);
    // The timer may be the one whose slot is running.
    if (const auto again = readers_.find(number); again != readers_.end()) {
        again->second.timer.release()->deleteLater();
        readers_.erase(again);
    }
}

} // namespace tcplab::lab
