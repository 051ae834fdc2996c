#pragma once

#include <QByteArray>
#include <QString>

#include "lab/lab_event.h"

namespace tcplab::cli {

/// "12:34:56.789  127.0.0.1:49152  read 5 bytes: hello"
QString eventLine(const lab::LabEvent& event);
/// The same as one JSON object.
QString eventJson(const lab::LabEvent& event);

/// What the system or the peer refused, and what to do about it.
QString errorMessage(const lab::LabError& error);

/// Bytes as text: UTF-8 where it is, else \xNN; \n, \r, \t and \\ escaped; at most `most`
/// characters.
QString readable(const QByteArray& bytes, int most = 200);

} // namespace tcplab::cli
