#pragma once

#include <QString>

namespace tcplab::gui {
class MainWindow;
}

namespace tcplab::app {

/// Lays the window out without putting it on a screen, waits until its page has settled, and writes
/// it to `file`. The reason in `error` where the file cannot be written.
bool takeScreenshot(gui::MainWindow& window, const QString& file, QString* error);

} // namespace tcplab::app
