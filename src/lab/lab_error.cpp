#include "lab/lab_error.h"

#include <QtGlobal>

#include <cerrno>
#include <system_error>

namespace tcplab::lab {

LabErrorKind errorKindOfErrno(int systemError)
{
    switch (systemError) {
    case 0:
        return LabErrorKind::None;
    case EADDRINUSE:
        return LabErrorKind::AddressInUse;
    case EACCES:
    case EPERM:
        return LabErrorKind::PermissionDenied;
    case EADDRNOTAVAIL:
        return LabErrorKind::AddressNotAvailable;
    case EAFNOSUPPORT:
        return LabErrorKind::AddressFamilyNotSupported;
    case ECONNREFUSED:
        return LabErrorKind::ConnectionRefused;
    case ECONNRESET:
    case EPIPE:
        return LabErrorKind::ConnectionReset;
    case ETIMEDOUT:
        return LabErrorKind::TimedOut;
    case ENETUNREACH:
    case EHOSTUNREACH:
        return LabErrorKind::NetworkUnreachable;
    case EMFILE:
    case ENFILE:
        return LabErrorKind::TooManyDescriptors;
    default:
        return LabErrorKind::Other;
    }
}

LabError systemFailure(LabOperation operation, int systemError, const QHostAddress& address,
                       quint16 port)
{
    LabError error;
    error.kind = errorKindOfErrno(systemError);
    error.operation = operation;
    error.systemError = systemError;
    error.systemText = QString::fromStdString(std::generic_category().message(systemError));
    error.address = address;
    error.port = port;
    return error;
}

} // namespace tcplab::lab
