#pragma once

#include <QHostAddress>
#include <QMetaType>
#include <QString>

namespace tcplab::lab {

/// What the environment or the peer refused, told apart as far as the operating system tells.
enum class LabErrorKind : quint8 {
    None,
    AddressInUse,              ///< EADDRINUSE: another program listens on the port
    PermissionDenied,          ///< EACCES, EPERM: e.g. a port below 1024
    AddressNotAvailable,       ///< EADDRNOTAVAIL: no interface of this machine has the address
    AddressFamilyNotSupported, ///< EAFNOSUPPORT: e.g. IPv6 is off
    HostNotFound,              ///< the name has no address
    ConnectionRefused,         ///< ECONNREFUSED: a RST answered the SYN; nobody listens
    ConnectionReset,           ///< ECONNRESET, EPIPE: the peer sent a RST
    TimedOut,                  ///< ETIMEDOUT, or our own connect timeout
    NetworkUnreachable,        ///< ENETUNREACH, EHOSTUNREACH
    TooManyDescriptors,        ///< EMFILE, ENFILE
    InvalidConfiguration,      ///< what was asked for cannot be done; see `field`
    NotAvailableHere,          ///< this operating system or build cannot
    Other,                     ///< see systemText
};

/// The call that failed, by its BSD name.
enum class LabOperation : quint8 {
    None,
    Socket,
    SetOption,
    Bind,
    Listen,
    Accept,
    Resolve,
    Connect,
    Send,
    Receive,
    Shutdown,
    Close,
    Configure
};

/// An error as data. Sentences (what happened, what to try) are made by the CLI and the window.
struct LabError
{
    LabErrorKind kind = LabErrorKind::None;
    LabOperation operation = LabOperation::None;
    int systemError = 0; ///< errno where one is known, else 0
    QString systemText;  ///< the system's or Qt's own words; for details and logs, not the headline
    QHostAddress address; ///< what was bound or connected to, where known
    QString hostName;     ///< as typed, for HostNotFound
    quint16 port = 0;
    QString field; ///< InvalidConfiguration: which setting, by its C++ member name

    explicit operator bool() const { return kind != LabErrorKind::None; }
};

/// The kind that an errno value stands for; Other when it is none of those named.
LabErrorKind errorKindOfErrno(int systemError);

/// An error from errno.
LabError systemFailure(LabOperation operation, int systemError, const QHostAddress& address = {},
                       quint16 port = 0);

} // namespace tcplab::lab

Q_DECLARE_METATYPE(tcplab::lab::LabError)
