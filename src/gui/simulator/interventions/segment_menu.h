#pragma once

#include <QMenu>

#include <cstdint>
#include <functional>
#include <optional>

#include "sim/world.h"

namespace tcplab::gui {

class SimulationController;

/// What can be done to one segment on its way. Where something cannot be done, its entry is
/// disabled and says why.
class SegmentMenu : public QMenu
{
    Q_OBJECT

public:
    /// Gives the id of the segment in flight that is meant now, if there is one.
    using Meant = std::function<std::optional<std::uint64_t>()>;

    SegmentMenu(SimulationController& controller, Meant meant, QWidget* parent = nullptr);

    /// Says and allows what can be done to the segment that is meant now.
    void refresh();
    /// The same, but next to nothing while the run moves.
    void momentChanged();

    QAction* inspectAction() const { return inspect_; }
    QAction* dropAction() const { return drop_; }
    QAction* delayAction() const { return delay_; }
    QAction* delayByAction() const { return delayBy_; }
    QAction* duplicateAction() const { return duplicate_; }
    QAction* corruptAction() const { return corrupt_; }
    QAction* reorderAction() const { return reorder_; }
    QAction* reorderBehindAction() const { return reorderBehind_; }

Q_SIGNALS:
    void chosen(const tcplab::sim::Command& command);
    void inspectChosen(quint64 segmentId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QAction* add(const QString& name);
    void act(sim::FaultKind kind, sim::Duration delay = sim::Duration{0}, int segments = 1);
    void askDelay();
    void askSegments();
    const sim::SegmentInFlight* segment() const;
    bool isOvertaken(const sim::SegmentInFlight& segment) const;
    QString whyNotReorder(const sim::SegmentInFlight& segment) const;
    static void allow(QAction* action, const QString& text, const QString& whyNot);

    SimulationController& controller_;
    Meant meant_;
    sim::Duration lastDelay_{1'000'000};
    int lastSegments_ = 2;
    QAction* what_ = nullptr;
    QAction* inspect_ = nullptr;
    QAction* drop_ = nullptr;
    QAction* delay_ = nullptr;
    QAction* delayBy_ = nullptr;
    QAction* duplicate_ = nullptr;
    QAction* corrupt_ = nullptr;
    QAction* reorder_ = nullptr;
    QAction* reorderBehind_ = nullptr;
};

} // namespace tcplab::gui
