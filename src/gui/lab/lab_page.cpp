#include "gui/lab/lab_page.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>

#include "gui/lab/echo_view.h"
#include "gui/lab/reach_sign.h"
#include "gui/lab/sticky_view.h"
#include "gui/settings.h"
#include "gui/theme.h"
#include "lab/experiments.h"
#include "lab/reach.h"

namespace tcplab::gui {

LabPage::LabPage(QWidget* parent)
    : Page(parent)
    , stack_(new QStackedWidget)
{
    buildToolRow();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    addView(new StickyView);
    addView(new EchoView);
    connect(experiments_, &QComboBox::activated, this,
            [this](int index) { showView(views_.at(static_cast<std::size_t>(index))); });
    connect(presets_, &QComboBox::activated, this, [this](int index) {
        // The first entry stands for a setup that is none of the presets.
        currentView()->applyPreset(index - 1);
        refresh();
    });
}

void LabPage::buildToolRow()
{
    toolRow_ = new QWidget;
    auto* row = new QHBoxLayout(toolRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    experimentLabel_ = new QLabel;
    experiments_ = new QComboBox;
    presets_ = new QComboBox;
    run_ = new QPushButton;
    stop_ = new QPushButton;
    reach_ = new ReachSign;
    run_->setObjectName(QStringLiteral("labRun"));
    stop_->setObjectName(QStringLiteral("labStop"));
    experiments_->setObjectName(QStringLiteral("labExperiments"));
    presets_->setObjectName(QStringLiteral("labPresets"));
    for (QComboBox* box : {experiments_, presets_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(16);
        box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    experimentLabel_->setBuddy(experiments_);
    row->addWidget(experimentLabel_);
    row->addWidget(experiments_);
    row->addWidget(presets_);
    row->addWidget(run_);
    row->addWidget(stop_);
    row->addStretch(1);
    row->addWidget(reach_);

    runAction_ = new QAction(gui::icon(Icon::Play), {}, this);
    runAction_->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(static_cast<int>(Qt::CTRL) |
                                                                     static_cast<int>(Qt::Key_R))});
    stopAction_ = new QAction(gui::icon(Icon::Stop), {}, this);
    stopAction_->setShortcut(
        QKeySequence(static_cast<int>(Qt::SHIFT) | static_cast<int>(Qt::Key_F5)));
    connect(runAction_, &QAction::triggered, this, [this] { currentView()->run(); });
    connect(stopAction_, &QAction::triggered, this, [this] { currentView()->stop(); });
    connect(run_, &QPushButton::clicked, runAction_, &QAction::trigger);
    connect(stop_, &QPushButton::clicked, stopAction_, &QAction::trigger);
    run_->setIcon(runAction_->icon());
    stop_->setIcon(stopAction_->icon());
}

void LabPage::addView(ExperimentView* view)
{
    const auto* info = lab::findExperiment(view->experimentId());
    if (!info || !info->available) {
        delete view;
        return;
    }
    // Where the window is too small for the view it scrolls; nothing is clipped.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(view);
    scroll->viewport()->setAutoFillBackground(false);
    view->setAutoFillBackground(false);
    views_.push_back(view);
    stack_->addWidget(scroll);
    experiments_->addItem(QString());
    connect(view, &ExperimentView::changed, this, [this, view] {
        if (view == currentView()) refresh();
    });
    connect(view, &ExperimentView::problem, this, &LabPage::showProblem);
    connect(view, &ExperimentView::problemGone, this, [this] { clearProblem(); });
}

ExperimentView* LabPage::currentView() const
{
    return views_.at(static_cast<std::size_t>(std::max(0, stack_->currentIndex())));
}

ExperimentView* LabPage::viewById(const QString& id) const
{
    const auto found =
        std::ranges::find_if(views_, [&](const auto* view) { return view->experimentId() == id; });
    return found == views_.end() ? nullptr : *found;
}

void LabPage::showView(ExperimentView* view)
{
    const auto found = std::ranges::find(views_, view);
    if (found == views_.end()) return;
    stack_->setCurrentIndex(static_cast<int>(found - views_.begin()));
    showOwnActions();
    fillPresets();
    refresh();
}

QString LabPage::title() const
{
    return tr("Lab");
}

QString LabPage::titleOf(const ExperimentView* view) const
{
    const auto* info = lab::findExperiment(view->experimentId());
    return info ? info->translatedTitle() : view->experimentId();
}

QList<QAction*> LabPage::runActions()
{
    return {runAction_, stopAction_};
}

QList<QAction*> LabPage::viewActions()
{
    QList<QAction*> actions;
    for (ExperimentView* view : views_) {
        if (!actions.isEmpty()) actions << nullptr;
        viewActions_.push_back(view->viewActions());
        actions << viewActions_.back();
    }
    showOwnActions();
    return actions;
}

void LabPage::showOwnActions()
{
    // The experiments have panels of the same names: only those on the page can be shown or hidden.
    for (std::size_t i = 0; i < viewActions_.size(); ++i) {
        for (QAction* action : viewActions_[i]) {
            if (action) action->setVisible(views_[i] == currentView());
        }
    }
}

bool LabPage::open(const QString& idOrFile, QString* error)
{
    if (idOrFile.isEmpty()) return true;
    if (ExperimentView* view = viewById(idOrFile)) {
        showView(view);
        return true;
    }
    if (error) *error = tr("There is no experiment “%1” here.").arg(idOrFile);
    return false;
}

bool LabPage::isSettled() const
{
    const ExperimentView* microscope = viewById(QStringLiteral("sticky"));
    return !microscope || !microscope->isRunning();
}

bool LabPage::goToStep(int, QString* error)
{
    if (error) *error = tr("The lab runs real sockets; it has no steps to go to.");
    return false;
}

void LabPage::setProjector(bool on)
{
    for (ExperimentView* view : views_)
        view->setProjector(on);
}

void LabPage::fillPresets()
{
    const QSignalBlocker blocker(presets_);
    const QStringList titles = currentView()->presetTitles();
    const QStringList effects = currentView()->presetEffects();
    presets_->clear();
    presets_->setVisible(!titles.isEmpty());
    presets_->addItem(tr("Preset: your own"));
    for (qsizetype i = 0; i < titles.size(); ++i) {
        presets_->addItem(tr("Preset: %1").arg(titles[i]));
        presets_->setItemData(static_cast<int>(i) + 1, effects.value(i), Qt::ToolTipRole);
    }
}

void LabPage::refresh()
{
    const ExperimentView* view = currentView();
    const bool running = view->isRunning();
    {
        const QSignalBlocker one(experiments_);
        const QSignalBlocker two(presets_);
        experiments_->setCurrentIndex(stack_->currentIndex());
        presets_->setCurrentIndex(view->currentPreset() + 1);
    }
    presets_->setEnabled(!running);
    presets_->setToolTip(presets_->currentData(Qt::ToolTipRole).toString());
    runAction_->setText(view->runText());
    stopAction_->setText(view->stopText());
    runAction_->setEnabled(!running);
    stopAction_->setEnabled(running);
    for (auto [button, action] : {std::pair{run_, runAction_}, std::pair{stop_, stopAction_}}) {
        button->setText(action->text());
        button->setToolTip(
            tr("%1 (%2)", "what a button does, its key")
                .arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        button->setEnabled(action->isEnabled());
    }
    reach_->setAddress(view->address(), view->port());
    setHint(view->hint());
    const bool loopback = lab::reachOf(view->address()) == lab::Reach::Loopback;
    setFacts({view->sourceOfFacts(), loopback ? tr("Loopback only") : tr("Open to the network")});
}

void LabPage::retranslate()
{
    experimentLabel_->setText(tr("&Experiment"));
    experiments_->setAccessibleName(tr("Experiment"));
    presets_->setAccessibleName(tr("Preset"));
    for (std::size_t i = 0; i < views_.size(); ++i) {
        experiments_->setItemText(static_cast<int>(i), titleOf(views_[i]));
        views_[i]->retranslate();
    }
    fillPresets();
    refresh();
}

void LabPage::saveState(Settings& settings) const
{
    settings.setPageValue(id(), QStringLiteral("experiment"), currentView()->experimentId());
    for (const ExperimentView* view : views_)
        view->saveState(settings);
}

void LabPage::restoreState(const Settings& settings)
{
    for (ExperimentView* view : views_)
        view->restoreState(settings);
    const QString last = settings.pageValue(id(), QStringLiteral("experiment")).toString();
    ExperimentView* view = viewById(last);
    showView(view ? view : views_.front());
}

} // namespace tcplab::gui
