#pragma once

#include <QObject>

#include <cstdint>
#include <optional>

#include "gui/simulator/interventions/act_result.h"
#include "sim/command.h"

class QAction;
class QPoint;
class QWidget;

namespace tcplab::gui {

class RunContext;
class BranchesView;
class HostsView;
class InjectView;
class LadderView;
class RunView;
class SegmentMenu;
class SimulationController;

/// What a person can do to the run, as commands with menu places and keys. The page owns one and
/// gives its actions to the menus.
class Interventions : public QObject
{
    Q_OBJECT

public:
    Interventions(RunContext& context, LadderView& ladder, QWidget* page);
    ~Interventions() override;

    /// Panels for the page to place.
    RunView* hostsView() const;
    RunView* injectView() const;
    RunView* branchesView() const;

    QList<QAction*> editActions() const;
    QList<QAction*> runActions() const;

    /// Carries it out, or says by refused() why not.
    bool act(const sim::Command& command);
    void dropSegment(quint64 id);
    void retranslate();

Q_SIGNALS:
    void refused(const tcplab::gui::ActResult& result);
    /// The panel of this id is to be shown.
    void panelRequested(const QString& id);

private:
    void makeActions();
    void makePanels();
    void ask(quint64 id, const QPoint& position);
    /// The segment in flight that the keys mean: with the focus, or chosen, or the first.
    std::optional<std::uint64_t> meant() const;

    RunContext& context_;
    SimulationController& controller_;
    LadderView& ladder_;
    QAction* undo_ = nullptr;
    QAction* redo_ = nullptr;
    QAction* rename_ = nullptr;
    QAction* delete_ = nullptr;
    QAction* compare_ = nullptr;
    QAction* inject_ = nullptr;
    SegmentMenu* segmentMenu_ = nullptr;
    HostsView* hosts_ = nullptr;
    InjectView* injectView_ = nullptr;
    BranchesView* branches_ = nullptr;
};

} // namespace tcplab::gui
