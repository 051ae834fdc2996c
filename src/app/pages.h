#pragma once

namespace tcplab::gui {
class MainWindow;
}

namespace tcplab::app {

/// Adds every page that there is, in the order of the rail.
void addPages(gui::MainWindow& window);

} // namespace tcplab::app
