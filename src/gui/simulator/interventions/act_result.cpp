#include "gui/simulator/interventions/act_result.h"

#include <QCoreApplication>

#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

QString ActResult::sentence() const
{
    switch (refusal) {
    case Refusal::None:
        return {};
    case Refusal::NoRun:
        return QCoreApplication::translate("ActResult", "No scenario is open.");
    case Refusal::Busy:
        return QCoreApplication::translate("ActResult", "A run is still being made.");
    case Refusal::TooManyBranches:
        return QCoreApplication::translate("ActResult",
                                           "There are already %1 branches, and no more are kept.")
            .arg(SimulationController::mostBranches);
    case Refusal::NotInFlight:
        return QCoreApplication::translate("ActResult", "The segment is no longer on its way.");
    case Refusal::LinkFull:
        return QCoreApplication::translate("ActResult", "The link is full: no copy fits on it.");
    case Refusal::NotPossible:
        return QCoreApplication::translate("ActResult", "This cannot be done at this moment.");
    }
    return {};
}

QString ActResult::advice() const
{
    switch (refusal) {
    case Refusal::TooManyBranches:
        return QCoreApplication::translate("ActResult",
                                           "Delete one in the Branches panel, or undo something.");
    case Refusal::Busy:
        return QCoreApplication::translate("ActResult", "Wait for it, or cancel it.");
    case Refusal::NoRun:
    case Refusal::NotInFlight:
    case Refusal::LinkFull:
    case Refusal::NotPossible:
    case Refusal::None:
        break;
    }
    return {};
}

} // namespace tcplab::gui
