#pragma once

#include <QHostAddress>
#include <QString>

namespace tcplab::lab {

/// Who can reach a socket bound to an address.
enum class Reach : quint8 {
    Loopback,    ///< programs on this machine
    ThisNetwork, ///< machines that can reach one private or link-local address of this one
    Anyone,      ///< whoever can reach any of this machine's addresses, or a public one
};

/// Everything but a loopback address wants a clear sign on screen.
Reach reachOf(const QHostAddress& address);

/// An address as a person types it: an IPv4 or IPv6 literal (brackets and scope allowed),
/// "localhost", "any" or "*". Null when it is none of these; names are resolved by LabClient.
QHostAddress addressFromText(const QString& text);

} // namespace tcplab::lab
