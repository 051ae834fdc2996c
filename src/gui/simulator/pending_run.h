#pragma once

#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

/// A run being made.
struct SimulationController::Pending
{
    std::shared_ptr<const sim::Scenario> scenario;
    Branch branch;
    bool isBranch = false;
    bool goesFurther = false;  ///< the run shown, which was cut off, goes on
    bool goesOnItself = false; ///< the branch shown is continued: no new one
    std::size_t showMoment = 0;
    bool goOnPlaying = false;
};

} // namespace tcplab::gui
