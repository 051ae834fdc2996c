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
class LadderView;
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

    QList<QAction*> editActions() const;
    QList<QAction*> runActions() const;

    /// Carries it out, or says by refused() why not.
    bool act(const sim::Command& command);
    void dropSegment(quint64 id);
    void retranslate();

Q_SIGNALS:
    void refused(const tcplab::gui::ActResult& result);
    /// The segment that is selected now is to be looked at closely.
    void inspectRequested();

private:
    void ask(quint64 id, const QPoint& position);
    /// The segment in flight that the keys mean: with the focus, or chosen, or the first.
    std::optional<std::uint64_t> meant() const;

    RunContext& context_;
    SimulationController& controller_;
    LadderView& ladder_;
    QAction* undo_ = nullptr;
    QAction* redo_ = nullptr;
    SegmentMenu* segmentMenu_ = nullptr;
};

} // namespace tcplab::gui
