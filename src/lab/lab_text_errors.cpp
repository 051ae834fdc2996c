#include "lab/lab_text.h"

namespace tcplab::lab {

namespace {

QString placeOf(const LabError& error)
{
    return error.hostName.isEmpty() || !error.address.isNull() ? error.address.toString()
                                                               : error.hostName;
}

bool isOwnDoing(LabOperation operation)
{
    return operation == LabOperation::Bind || operation == LabOperation::Listen;
}

class Settings
{
    Q_DECLARE_TR_FUNCTIONS(LabText)

public:
    static QString wrong(const QString& field);
};

QString Settings::wrong(const QString& field)
{
    if (field == QLatin1String("messages"))
        return tr("There can be 1 to 100,000 messages, of 16 MiB together.");
    if (field == QLatin1String("messageSize"))
        return tr("This size of message does not suit the framing: its own bytes and at least one "
                  "byte of text must fit.");
    if (field == QLatin1String("gapMs")) return tr("The gap can be 0 to 60,000 ms.");
    if (field == QLatin1String("readDelayMs")) return tr("The read delay can be 0 to 60,000 ms.");
    if (field == QLatin1String("readSize")) return tr("One read can take 1 to 1,048,576 bytes.");
    if (field == QLatin1String("fixedSize"))
        return tr("Fixed-size framing needs messages of exactly that size.");
    if (field == QLatin1String("delimiter"))
        return tr("The delimiter is empty, or it occurs in the messages themselves.");
    if (field == QLatin1String("prefixBytes")) return tr("A length prefix has 1, 2 or 4 bytes.");
    if (field == QLatin1String("address")) return tr("The address is not one.");
    return tr("The setting “%1” cannot be used.").arg(field);
}

} // namespace

QString LabText::what(const LabError& error)
{
    const QString place = placeOf(error);
    const QString port = QString::number(error.port);
    switch (error.kind) {
    case LabErrorKind::None:
        return {};
    case LabErrorKind::AddressInUse:
        return tr("Port %1 on %2 is already in use by another program.").arg(port, place);
    case LabErrorKind::PermissionDenied:
        return isOwnDoing(error.operation)
                   ? tr("This program is not allowed to listen on port %1.").arg(port)
                   : tr("The system did not permit it: %1.").arg(error.systemText);
    case LabErrorKind::AddressNotAvailable:
        return tr("This machine has no address %1.").arg(place);
    case LabErrorKind::AddressFamilyNotSupported:
        return tr("This machine cannot use addresses like %1.").arg(place);
    case LabErrorKind::HostNotFound:
        return tr("No address was found for the name “%1”.").arg(error.hostName);
    case LabErrorKind::ConnectionRefused:
        return tr("%1 refused the connection on port %2: a RST answered the SYN, nobody listens "
                  "there.")
            .arg(place, port);
    case LabErrorKind::ConnectionReset:
        return tr("The peer reset the connection (RST).");
    case LabErrorKind::TimedOut:
        return error.operation == LabOperation::Connect
                   ? tr("%1 did not answer on port %2.").arg(place, port)
                   : tr("The peer no longer answers; the connection timed out.");
    case LabErrorKind::NetworkUnreachable:
        return tr("There is no way to %1.").arg(place);
    case LabErrorKind::TooManyDescriptors:
        return tr("This program has too many sockets open.");
    case LabErrorKind::InvalidConfiguration:
        return Settings::wrong(error.field);
    case LabErrorKind::NotAvailableHere:
        return tr("This operating system does not offer what is needed here.");
    case LabErrorKind::Other:
        return tr("The system reports: %1.").arg(error.systemText);
    }
    return {};
}

QString LabText::advice(const LabError& error)
{
    switch (error.kind) {
    case LabErrorKind::AddressInUse:
        return tr("Stop that program or take another port.");
    case LabErrorKind::PermissionDenied:
        return isOwnDoing(error.operation)
                   ? tr("Ports below 1024 need a privilege: take a higher one.")
                   : QString();
    case LabErrorKind::AddressNotAvailable:
        return tr("Take 127.0.0.1 or an address of this machine.");
    case LabErrorKind::AddressFamilyNotSupported:
        return tr("IPv6 may be off: take 127.0.0.1.");
    case LabErrorKind::HostNotFound:
        return tr("Check the spelling or type an address.");
    case LabErrorKind::ConnectionRefused:
        return tr("Start a server there, or check the port number.");
    case LabErrorKind::ConnectionReset:
        return tr("Connect again.");
    case LabErrorKind::TimedOut:
        return error.operation == LabOperation::Connect
                   ? tr("Check the address, and whether a firewall drops the segments.")
                   : tr("Connect again when the peer is back.");
    case LabErrorKind::NetworkUnreachable:
        return tr("Check the address and the network.");
    case LabErrorKind::TooManyDescriptors:
        return tr("Close some connections.");
    case LabErrorKind::InvalidConfiguration:
        return tr("Change it in the setup.");
    case LabErrorKind::None:
    case LabErrorKind::NotAvailableHere:
    case LabErrorKind::Other:
        return {};
    }
    return {};
}

} // namespace tcplab::lab
