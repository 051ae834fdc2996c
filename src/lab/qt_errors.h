#pragma once

#include "lab/lab_error.h"

#include <QAbstractSocket>

namespace tcplab::lab {

/// Qt's error as ours, with the errno that Qt made it from where only one is possible.
LabError errorFromQt(QAbstractSocket::SocketError qtError, const QString& text);

} // namespace tcplab::lab
