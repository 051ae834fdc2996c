#pragma once

#include <QtGlobal>

#include "gui/lab/echo_session.h"

namespace tcplab::gui {

// Under which keys the echo's sockets are watched: the listener, then two for each client.

inline constexpr quint64 listenerKey = 1;

inline quint64 clientKey(const EchoSession* session)
{
    return static_cast<quint64>(session->number()) * 2;
}

inline quint64 serverKey(const EchoSession* session)
{
    return clientKey(session) + 1;
}

} // namespace tcplab::gui
