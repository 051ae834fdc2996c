#include "app/pages.h"

#include "gui/main_window.h"

namespace tcplab::app {

// A page author adds: #include "gui/simulator/simulator_page.h", the line
// window.addPage(std::make_unique<gui::SimulatorPage>()), and the page's library in CMakeLists.txt.
void addPages([[maybe_unused]] gui::MainWindow& window) {}

} // namespace tcplab::app
