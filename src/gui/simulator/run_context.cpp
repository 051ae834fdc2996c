#include "gui/simulator/run_context.h"

#include "gui/simulator/simulation_controller.h"
#include "gui/state_names.h"

namespace tcplab::gui {

RunContext::RunContext(SimulationController& controller, QObject* parent)
    : QObject(parent)
    , controller_(controller)
{
    connect(&controller_, &SimulationController::runChanged, this, &RunContext::runChanged);
    connect(&StateNames::instance(), &StateNames::changed, this, &RunContext::notationChanged);
}

void RunContext::setNumberMode(NumberMode mode)
{
    if (mode == numbers_.mode()) return;
    learnNumbers(mode);
    Q_EMIT notationChanged();
}

void RunContext::selectSegment(std::optional<std::uint64_t> id)
{
    if (id == selected_) return;
    selected_ = id;
    Q_EMIT selectionChanged();
}

void RunContext::learnNumbers(NumberMode mode)
{
    numbers_ = controller_.hasRun()
                   ? SequenceNumbers(controller_.layout(), controller_.scenario(), mode)
                   : SequenceNumbers(mode);
}

void RunContext::runChanged()
{
    learnNumbers(numbers_.mode());
    // Without a signal: this is heard before the views have the new run, and they look at the
    // selection anew with it anyway.
    if (selected_ && controller_.layout().arrowOf(*selected_) == present::LadderLayout::none)
        selected_.reset();
}

} // namespace tcplab::gui
