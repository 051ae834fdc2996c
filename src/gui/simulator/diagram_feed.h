#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "gui/diagram/state_diagram_widget.h"
#include "sim/history.h"

namespace tcplab::gui {

/// The changes of state of a run, read once, and what of them belongs on the state diagram at a
/// moment.
class DiagramFeed
{
public:
    DiagramFeed() = default;
    explicit DiagramFeed(const sim::History& history);

    /// `world` is the history's at `moment`.
    DiagramState at(std::size_t moment, const sim::World& world) const;
    /// Every change of state up to a moment, in order.
    void visit(std::size_t moment,
               const std::function<void(const DiagramState::Step&)>& each) const;
    /// The last change of state up to a moment.
    std::optional<DiagramState::Step> lastUpTo(std::size_t moment) const;

private:
    struct Change
    {
        std::size_t step;
        DiagramState::Step change;
    };
    std::vector<Change>::const_iterator firstAfter(std::size_t moment) const;

    std::vector<Change> changes_;
};

} // namespace tcplab::gui
