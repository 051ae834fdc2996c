#pragma once

#include <QObject>

#include <cstdint>
#include <optional>

#include "gui/simulator/ladder_texts.h"

namespace tcplab::gui {

class SimulationController;

/// What all views of a run share beside the run itself: how sequence numbers and states are
/// written, and which segment the person has chosen to look at.
class RunContext : public QObject
{
    Q_OBJECT

public:
    explicit RunContext(SimulationController& controller, QObject* parent = nullptr);

    SimulationController& controller() { return controller_; }
    const SimulationController& controller() const { return controller_; }

    NumberMode numberMode() const { return numbers_.mode(); }
    void setNumberMode(NumberMode mode);
    /// The numbers of the run now shown, in the mode now chosen.
    const SequenceNumbers& numbers() const { return numbers_; }

    /// Trace id of the segment chosen by click or keyboard; it stays chosen when its way is over,
    /// and while a branch is shown that has it too.
    std::optional<std::uint64_t> selectedSegment() const { return selected_; }
    void selectSegment(std::optional<std::uint64_t> id);

Q_SIGNALS:
    /// Numbers or states are written in another way: everything with words is to be made anew.
    void notationChanged();
    /// Not said when another run is shown, which may end the selection: runChanged() says that.
    void selectionChanged();

private:
    void learnNumbers(NumberMode mode);
    void runChanged();

    SimulationController& controller_;
    SequenceNumbers numbers_;
    std::optional<std::uint64_t> selected_;
};

} // namespace tcplab::gui
