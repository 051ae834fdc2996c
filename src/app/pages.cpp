#include "app/pages.h"

#include <memory>

#include "gui/lab/lab_page.h"
#include "gui/main_window.h"
#include "gui/simulator/simulator_page.h"

namespace tcplab::app {

void addPages(gui::MainWindow& window)
{
    window.addPage(std::make_unique<gui::SimulatorPage>());
    window.addPage(std::make_unique<gui::LabPage>());
}

} // namespace tcplab::app
