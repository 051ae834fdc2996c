#include "gui/simulator/interventions/interventions.h"

#include <QAction>
#include <QKeySequence>

#include <algorithm>

#include "gui/icons.h"
#include "gui/simulator/interventions/branches_view.h"
#include "gui/simulator/interventions/hosts_view.h"
#include "gui/simulator/interventions/inject_view.h"
#include "gui/simulator/interventions/segment_menu.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

Interventions::Interventions(RunContext& context, LadderView& ladder, QWidget* page)
    : QObject(page)
    , context_(context)
    , controller_(context.controller())
    , ladder_(ladder)
{
    makeActions();
    makePanels();
    segmentMenu_ = new SegmentMenu(
        controller_, [this] { return meant(); }, page);
    connect(segmentMenu_, &SegmentMenu::chosen, this, &Interventions::act);
    connect(segmentMenu_, &SegmentMenu::inspectChosen, this, [this](quint64 id) {
        context_.selectSegment(id);
        Q_EMIT panelRequested(QStringLiteral("inspector"));
    });
    connect(&controller_, &SimulationController::undoChanged, this, &Interventions::retranslate);
    connect(&controller_, &SimulationController::branched, this, &Interventions::retranslate);
    connect(&controller_, &SimulationController::loadingChanged, this, &Interventions::retranslate);
    for (auto signal : {&SimulationController::runChanged, &SimulationController::cursorMoved,
                        &SimulationController::settled})
        connect(&controller_, signal, segmentMenu_, &SegmentMenu::momentChanged);
    connect(&ladder_, &LadderView::segmentActivated, this, &Interventions::ask);
    connect(&ladder_, &LadderView::dropRequested, this, &Interventions::dropSegment);
    retranslate();
}

Interventions::~Interventions() = default;

void Interventions::makeActions()
{
    undo_ = new QAction(this);
    undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo_ = new QAction(this);
    redo_->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    rename_ = new QAction(this);
    rename_->setShortcut(QKeySequence(Qt::Key_F2));
    delete_ = new QAction(this);
    compare_ = new QAction(gui::icon(Icon::Branch), {}, this);
    inject_ = new QAction(gui::icon(Icon::Inject), {}, this);
    inject_->setShortcut(QKeySequence(Qt::Key_F7));
    connect(undo_, &QAction::triggered, &controller_, &SimulationController::undo);
    connect(redo_, &QAction::triggered, &controller_, &SimulationController::redo);
    connect(rename_, &QAction::triggered, this,
            [this] { branches_->rename(controller_.currentBranch()); });
    connect(delete_, &QAction::triggered, this,
            [this] { branches_->remove(controller_.currentBranch()); });
    connect(compare_, &QAction::triggered, this, [this] {
        Q_EMIT panelRequested(branches_->id());
        branches_->compare();
    });
    connect(inject_, &QAction::triggered, this, [this] {
        Q_EMIT panelRequested(injectView_->id());
        injectView_->focusForm();
    });
}

void Interventions::makePanels()
{
    hosts_ = new HostsView(context_);
    injectView_ = new InjectView(context_);
    branches_ = new BranchesView(context_);
    connect(hosts_, &HostsView::chosen, this, &Interventions::act);
    connect(hosts_, &HostsView::shownWanted, this, [this] { Q_EMIT panelRequested(hosts_->id()); });
    connect(injectView_, &InjectView::chosen, this, &Interventions::act);
}

RunView* Interventions::hostsView() const
{
    return hosts_;
}

RunView* Interventions::injectView() const
{
    return injectView_;
}

RunView* Interventions::branchesView() const
{
    return branches_;
}

QList<QAction*> Interventions::editActions() const
{
    return {undo_, redo_, nullptr, rename_, delete_, compare_};
}

QList<QAction*> Interventions::runActions() const
{
    return {segmentMenu_->menuAction(), hosts_->menu(sim::HostId::Client)->menuAction(),
            hosts_->menu(sim::HostId::Server)->menuAction(), inject_};
}

/// The run stands still while the person chooses: what the menu is about must not arrive meanwhile.
void Interventions::ask(quint64 id, const QPoint& position)
{
    controller_.hold();
    context_.selectSegment(id);
    segmentMenu_->popup(position);
    segmentMenu_->setActiveAction(segmentMenu_->inspectAction());
}

bool Interventions::act(const sim::Command& command)
{
    const ActResult result = controller_.apply(command);
    if (!result) Q_EMIT refused(result);
    return static_cast<bool>(result);
}

void Interventions::dropSegment(quint64 id)
{
    sim::Interfere drop;
    drop.kind = sim::FaultKind::Drop;
    drop.segment = id;
    act(drop);
}

std::optional<std::uint64_t> Interventions::meant() const
{
    const auto flying = controller_.inFlight();
    if (flying.empty()) return {};
    const auto flies = [&](std::optional<std::uint32_t> arrow) {
        return arrow && std::ranges::find(flying, *arrow) != flying.end();
    };
    std::uint32_t arrow = flying.front();
    if (flies(ladder_.focusedEnvelope()))
        arrow = *ladder_.focusedEnvelope();
    else if (flies(ladder_.selectedArrow()))
        arrow = *ladder_.selectedArrow();
    return controller_.layout().arrows()[arrow].id;
}

void Interventions::retranslate()
{
    const bool idle = !controller_.isLoading();
    undo_->setEnabled(idle && controller_.canUndo());
    redo_->setEnabled(idle && controller_.canRedo());
    undo_->setText(controller_.canUndo() ? tr("&Undo: %1").arg(controller_.undoName())
                                         : tr("&Undo"));
    redo_->setText(controller_.canRedo() ? tr("&Redo: %1").arg(controller_.redoName())
                                         : tr("&Redo"));
    const bool onBranch = idle && controller_.currentBranch() != 0;
    rename_->setText(tr("Re&name this branch…"));
    rename_->setEnabled(onBranch);
    delete_->setText(tr("&Delete this branch"));
    delete_->setEnabled(onBranch);
    compare_->setText(tr("&Compare branches"));
    compare_->setEnabled(controller_.branchCount() > 1);
    inject_->setText(tr("&Inject a segment made by hand…"));
    segmentMenu_->refresh();
}

} // namespace tcplab::gui
