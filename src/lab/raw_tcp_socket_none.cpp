#include "lab/raw_tcp_socket.h"

#include <QSocketNotifier>

// Where bare descriptors are not POSIX's: says so and does nothing.
namespace tcplab::lab {

namespace {
LabError notAvailable(LabOperation operation)
{
    LabError error;
    error.kind = LabErrorKind::NotAvailableHere;
    error.operation = operation;
    return error;
}
} // namespace

RawTcpSocket::RawTcpSocket(QObject* parent)
    : QObject(parent)
{
}

RawTcpSocket::~RawTcpSocket() = default;

LabError RawTcpSocket::open(QAbstractSocket::NetworkLayerProtocol)
{
    return notAvailable(LabOperation::Socket);
}

LabError RawTcpSocket::bind(const QHostAddress&, quint16, bool)
{
    return notAvailable(LabOperation::Bind);
}

LabError RawTcpSocket::listen(int)
{
    return notAvailable(LabOperation::Listen);
}

std::unique_ptr<RawTcpSocket> RawTcpSocket::accept(LabError* error)
{
    if (error) *error = notAvailable(LabOperation::Accept);
    return nullptr;
}

LabError RawTcpSocket::connectTo(const QHostAddress&, quint16)
{
    return notAvailable(LabOperation::Connect);
}

qint64 RawTcpSocket::write(const QByteArray&, LabError* error)
{
    if (error) *error = notAvailable(LabOperation::Send);
    return -1;
}

QByteArray RawTcpSocket::read(qint64, LabError* error)
{
    if (error) *error = notAvailable(LabOperation::Receive);
    return {};
}

LabError RawTcpSocket::shutdownWrite()
{
    return notAvailable(LabOperation::Shutdown);
}

void RawTcpSocket::close()
{
}

void RawTcpSocket::abort()
{
}

void RawTcpSocket::setReadNotification(bool)
{
}

void RawTcpSocket::watchReading()
{
}

void RawTcpSocket::onWritable()
{
}

void RawTcpSocket::adopt(int)
{
}

} // namespace tcplab::lab
