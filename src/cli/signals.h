#pragma once

#include <QObject>

#include <functional>

namespace tcplab::cli {

/// A pipe whose reader has gone makes writes fail instead of ending the program.
void ignoreClosedPipes();

/// Calls `stop` from the event loop when the person or the system asks the program to end
/// (SIGINT, SIGTERM). `owner` bounds how long that holds.
void onInterrupt(QObject& owner, std::function<void()> stop);

} // namespace tcplab::cli
