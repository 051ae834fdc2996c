#include "gui/simulator/run_view.h"

#include <utility>

#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

RunView::RunView(RunContext& context, QWidget* parent)
    : QWidget(parent)
    , context_(context)
{
    SimulationController& run = context_.controller();
    connect(&run, &SimulationController::runChanged, this, [this] { changed(Run | Selection); });
    connect(&run, &SimulationController::cursorMoved, this, [this] { changed(Moment); });
    connect(&run, &SimulationController::timeChanged, this, [this] { changed(Time); });
    connect(&context_, &RunContext::notationChanged, this, [this] { changed(Run | Selection); });
    connect(&context_, &RunContext::selectionChanged, this, [this] { changed(Selection); });
}

void RunView::refresh()
{
    stale_ |= Run | Selection;
    bringUpToDate();
}

void RunView::changed(unsigned what)
{
    stale_ |= what;
    if (isVisible()) bringUpToDate();
}

void RunView::bringUpToDate()
{
    if (!controller().hasRun()) return;
    const unsigned stale = std::exchange(stale_, Nothing);
    if (stale & Run) showRun();
    if (stale & (Run | Moment)) showMoment();
    if (stale & (Run | Moment | Time)) showTime();
    if (stale & Selection) showSelection();
}

void RunView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    bringUpToDate();
}

} // namespace tcplab::gui
