#pragma once

#include "lab/kernel_probe.h"

#include <QtGlobal>

namespace tcplab::lab {

/// How the peer ended a connection.
enum class PeerEnding : quint8 {
    Unknown, ///< cannot be told on this operating system
    Fin,
    Reset,
    TimedOut,
};

/// QTcpSocket closes its descriptor as soon as it meets the end of the stream and reports a FIN and
/// a RST with the same error. A second descriptor of the same socket, taken while it is open, still
/// answers afterwards. It keeps the connection from being closed, so it must be given back as soon
/// as the first one is closed.
qintptr openPostMortem(qintptr descriptor); ///< -1 where there is no such thing

/// What became of the socket of these addresses; call when QTcpSocket has reported the end. Does
/// not close.
PeerEnding examine(qintptr postMortem, const FourTuple& tuple);

/// Gives the second descriptor back and sets it to -1.
void closePostMortem(qintptr& postMortem);

/// Lets this process open as many descriptors as the system allows without privilege: a server of a
/// thousand clients needs more than the usual 1,024. Calling again is harmless.
void raiseDescriptorLimit();

/// Ends the writing half (FIN); 0 or errno. Here because it needs the bare descriptor too.
int shutdownWriting(qintptr descriptor);

} // namespace tcplab::lab
