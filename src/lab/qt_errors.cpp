#include "lab/qt_errors.h"

#include <array>
#include <cerrno>

namespace tcplab::lab {

namespace {

struct Pair
{
    QAbstractSocket::SocketError qt;
    LabErrorKind kind;
    int systemError; ///< 0 where Qt folds several into one
};

constexpr std::array<Pair, 10> pairs{{
    {QAbstractSocket::ConnectionRefusedError, LabErrorKind::ConnectionRefused, ECONNREFUSED},
    {QAbstractSocket::RemoteHostClosedError, LabErrorKind::ConnectionReset, 0},
    {QAbstractSocket::HostNotFoundError, LabErrorKind::HostNotFound, 0},
    {QAbstractSocket::SocketAccessError, LabErrorKind::PermissionDenied, EACCES},
    {QAbstractSocket::SocketResourceError, LabErrorKind::TooManyDescriptors, EMFILE},
    {QAbstractSocket::SocketTimeoutError, LabErrorKind::TimedOut, ETIMEDOUT},
    {QAbstractSocket::NetworkError, LabErrorKind::NetworkUnreachable, 0},
    {QAbstractSocket::AddressInUseError, LabErrorKind::AddressInUse, EADDRINUSE},
    {QAbstractSocket::SocketAddressNotAvailableError, LabErrorKind::AddressNotAvailable,
     EADDRNOTAVAIL},
    {QAbstractSocket::UnsupportedSocketOperationError, LabErrorKind::AddressFamilyNotSupported,
     EAFNOSUPPORT},
}};

} // namespace

LabError errorFromQt(QAbstractSocket::SocketError qtError, const QString& text)
{
    LabError error;
    error.kind = LabErrorKind::Other;
    error.systemText = text;
    for (const Pair& pair : pairs) {
        if (pair.qt != qtError) continue;
        error.kind = pair.kind;
        error.systemError = pair.systemError;
    }
    return error;
}

} // namespace tcplab::lab
