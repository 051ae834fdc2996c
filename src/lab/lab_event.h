#pragma once

#include "framing/framing.h"
#include "lab/lab_error.h"

#include <QByteArray>
#include <QHostAddress>
#include <QMetaType>

#include <optional>

namespace tcplab::lab {

enum class LabEventKind : quint8 {
    // servers
    Listening, ///< localAddress, localPort
    Stopped,
    ClientConnected, ///< a connection was accepted
    AcceptFailed,    ///< error; the server goes on
    ReadingPaused,   ///< back-pressure: the peer does not read our answers; length = bytes waiting
                     ///< for it
    ReadingResumed,  ///< length = bytes still waiting
    MessageDecoded,  ///< sticky: message = number from 1, bytes = payload, offset and length = its
                     ///< place
    FramingBroken,   ///< sticky: framingError
    // clients
    Connecting,
    Connected,
    ConnectFailed, ///< error: refused, timed out, host not found ...
    WriteShutDown, ///< our FIN has been asked for (SHUT_WR); reading goes on
    // both
    BytesRead,        ///< one read: bytes, offset, length
    BytesWritten,     ///< one write: bytes, offset, length
    PeerClosed,       ///< FIN: the peer will send no more
    PeerReset,        ///< RST
    ConnectionFailed, ///< error: timed out in mid-connection, and other endings that are neither
                      ///< FIN nor RST
    Closed,           ///< closed by us
    Aborted,          ///< closed by us with a RST (LINGER 0)
};

/// Something that happened on a real socket.
struct LabEvent
{
    LabEventKind kind = LabEventKind::Stopped;
    qint64 wallMs = 0;      ///< milliseconds since 1970-01-01 UTC, for showing a clock time
    qint64 steadyNs = 0;    ///< nanoseconds of a clock that never jumps, for differences
    quint64 connection = 0; ///< 1, 2 ... in order of acceptance or connecting; 0 = the listener
    QHostAddress peerAddress;
    quint16 peerPort = 0;
    QHostAddress localAddress;
    quint16 localPort = 0;
    QByteArray bytes;  ///< BytesRead, BytesWritten, MessageDecoded
    qint64 offset = 0; ///< position of bytes[0] in that direction's stream
    qint64 length = 0; ///< number of bytes, also where `bytes` is left out
    int message = 0;   ///< MessageDecoded
    LabError error;
    std::optional<framing::Error> framingError;
};

/// An event of `kind`, stamped with both clocks now.
LabEvent stampedEvent(LabEventKind kind, quint64 connection = 0);

/// Nanoseconds of the steady clock that stamps events and records.
qint64 steadyNow();

/// Call once before sending these types through queued connections; calling again is harmless.
void registerLabTypes();

} // namespace tcplab::lab

Q_DECLARE_METATYPE(tcplab::lab::LabEvent)
