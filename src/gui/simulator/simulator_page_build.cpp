#include "gui/simulator/simulator_page.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/legend.h"
#include "gui/panel.h"
#include "gui/panel_docks.h"
#include "gui/simulator/coverage/coverage_view.h"
#include "gui/simulator/explanation_panel.h"
#include "gui/simulator/files/run_export.h"
#include "gui/simulator/files/scenario_files.h"
#include "gui/simulator/interventions/interventions.h"
#include "gui/simulator/ladder_tools.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/plots/congestion_plot.h"
#include "gui/simulator/plots/sequence_plot.h"
#include "gui/simulator/run_view.h"
#include "gui/simulator/tcb_view.h"
#include "gui/simulator/time/breakpoints_view.h"
#include "gui/simulator/time/preset_chooser.h"
#include "gui/simulator/time/time_tools.h"
#include "gui/simulator/time/timers_view.h"
#include "gui/simulator/transport_bar.h"
#include "gui/simulator/views/buffers_view.h"
#include "gui/simulator/views/calls_view.h"
#include "gui/simulator/views/segment_inspector.h"
#include "gui/simulator/views/sequence_space_view.h"
#include "gui/state_names.h"
#include "gui/theme.h"
#include "gui/tool_row.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int panelGap = 6;
constexpr int usualPicker = 262;
constexpr int narrowestPicker = 150;
constexpr int widestPicker = 420;

/// A title that has no room ends in an ellipsis and not in half a letter.
class ScenarioPicker : public QComboBox
{
protected:
    void paintEvent(QPaintEvent*) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                    QStyle::SC_ComboBoxEditField, this);
        if (currentIndex() < 0) option.currentText = placeholderText();
        option.currentText =
            option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, field.width() - 4);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

} // namespace

QAction* SimulatorPage::makeAction(void (SimulatorPage::*slot)(), const QList<QKeySequence>& keys)
{
    auto* action = new QAction(this);
    action->setShortcuts(keys);
    if (slot) connect(action, &QAction::triggered, this, slot);
    return action;
}

void SimulatorPage::makeActions()
{
    buildFiles();
    act_.edit = makeAction(&SimulatorPage::editScenario, {QKeySequence(Qt::CTRL | Qt::Key_E)});
    makePlayActions();
    makeBranchActions();
    makeViewActions();
}

void SimulatorPage::buildFiles()
{
    files_ = new ScenarioFiles(controller_, this);
    connect(files_, &ScenarioFiles::runWanted, this,
            [this](const std::shared_ptr<const sim::Scenario>& scenario) {
                clearProblem();
                controller_.load(presets_->played(scenario));
            });
    connect(files_, &ScenarioFiles::openWanted, this, &SimulatorPage::dropFile);
    connect(files_, &ScenarioFiles::changed, this, &SimulatorPage::showDocument);
    connect(files_, &ScenarioFiles::stayed, this, &SimulatorPage::showEntry);
    connect(files_, &ScenarioFiles::problemGone, this, &SimulatorPage::clearProblem);
    connect(files_, &ScenarioFiles::problem, this,
            [this](const std::function<Problem()>& make) { showLastingProblem(make); });
    export_ = new RunExport(
        context_, [this] { return diagram_->state(); }, this);
    connect(export_, &RunExport::done, this, [this](const QString& said) { setHint(said); });
    connect(export_, &RunExport::problem, this,
            [this](const std::function<Problem()>& make) { showLastingProblem(make); });
    connect(files_, &ScenarioFiles::saved, this, [this](const QString& file) {
        if (std::holds_alternative<std::size_t>(library_.open(file))) fillPicker();
    });
}

void SimulatorPage::makePlayActions()
{
    // Presentation clickers send PageDown and PageUp; the first key of each is the one shown.
    const auto make = [this](Icon which, const QList<QKeySequence>& keys, auto slot) {
        QAction* action = makeAction(nullptr, keys);
        action->setIcon(gui::icon(which));
        connect(action, &QAction::triggered, &controller_, slot);
        return action;
    };
    act_.toStart = make(Icon::ToStart, {Qt::Key_F3, Qt::Key_Home}, &SimulationController::toStart);
    act_.back = make(Icon::Back, {Qt::Key_F4, Qt::Key_PageUp}, &SimulationController::back);
    act_.step = make(Icon::Step, {Qt::Key_F5, Qt::Key_Space, Qt::Key_PageDown},
                     &SimulationController::step);
    act_.play = make(Icon::Play, {Qt::Key_F6}, &SimulationController::togglePlaying);
    act_.toEnd = make(Icon::ToEnd, {Qt::Key_F8, Qt::Key_End}, &SimulationController::toEnd);
    for (QAction* action : {act_.toStart, act_.toEnd, act_.play})
        action->setAutoRepeat(false);
}

void SimulatorPage::makeBranchActions()
{
    act_.returnToMain = makeAction(nullptr, {QKeySequence(Qt::CTRL | Qt::Key_M)});
    connect(act_.returnToMain, &QAction::triggered, &controller_,
            &SimulationController::returnToMainRun);
    act_.returnToMain->setIcon(gui::icon(Icon::Branch));
    branchMenu_ = std::make_unique<QMenu>();
    act_.branches = branchMenu_->menuAction();
    act_.reset = makeAction(&SimulatorPage::resetRun, {QKeySequence(Qt::CTRL | Qt::Key_R)});
    act_.reset->setIcon(gui::icon(Icon::Restart));
}

void SimulatorPage::makeViewActions()
{
    act_.zoomIn = makeAction(
        nullptr, {QKeySequence(QKeySequence::ZoomIn), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    act_.zoomIn->setIcon(gui::icon(Icon::ZoomIn));
    act_.zoomOut = makeAction(nullptr, {QKeySequence(QKeySequence::ZoomOut)});
    act_.zoomOut->setIcon(gui::icon(Icon::ZoomOut));
    act_.fit = makeAction(nullptr, {QKeySequence(Qt::CTRL | Qt::Key_0)});
    act_.fit->setIcon(gui::icon(Icon::Fit));
    act_.trueTime = makeAction(nullptr, {QKeySequence(Qt::CTRL | Qt::Key_T)});
    act_.trueTime->setCheckable(true);
    connect(act_.trueTime, &QAction::toggled, this, [this](bool on) {
        controller_.setSpacing(on ? present::LadderSpacing::TrueTime
                                  : present::LadderSpacing::Even);
        showHintAndFacts();
    });
    auto* modes = new QActionGroup(this);
    for (std::size_t i = 0; i < act_.numbers.size(); ++i) {
        act_.numbers[i] = modes->addAction(makeAction(nullptr, {}));
        act_.numbers[i]->setCheckable(true);
        connect(act_.numbers[i], &QAction::triggered, this,
                [this, i] { setNumberMode(static_cast<NumberMode>(i)); });
    }
    act_.numbers[0]->setChecked(true);
    // Chosen in the window's part of the View menu, or by the system.
    const auto follow = [this] {
        controller_.setReducedMotion(Theme::instance().isMotionReduced());
    };
    connect(&Theme::instance(), &Theme::changed, this, follow);
    follow();
    act_.nextCompanion = makeAction(nullptr, {QKeySequence(Qt::Key_Tab)});
    act_.nextCompanion->setEnabled(false);
}

void SimulatorPage::buildToolRow()
{
    toolRow_ = new ToolRow;
    auto* row = toolRow_->row();
    pickerLabel_ = new QLabel;
    picker_ = new ScenarioPicker;
    picker_->setObjectName(u"scenario"_s);
    picker_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    picker_->setMinimumContentsLength(24);
    picker_->setMinimumWidth(usualPicker);
    picker_->setMaximumWidth(widestPicker);
    picker_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    picker_->setMaxVisibleItems(20);
    pickerLabel_->setBuddy(picker_);
    connect(picker_, &QComboBox::activated, this, &SimulatorPage::pickerChosen);
    presets_ = new PresetChooser(controller_, this);
    connect(presets_, &PresetChooser::chosen, this,
            [this] { files_->whenSafe([this] { files_->runAgain(); }); });
    connect(files_, &ScenarioFiles::stayed, presets_, &PresetChooser::takeBack);
    numbers_ = new ToolChoice;
    numbers_->setObjectName(u"numbers"_s);
    connect(numbers_, &QComboBox::activated, this,
            [this](int index) { setNumberMode(static_cast<NumberMode>(index)); });
    openButton_ = new ToolRowButton;
    connect(openButton_, &QPushButton::clicked, files_->openAction(), &QAction::trigger);
    saveButton_ = new ToolRowButton;
    saveButton_->setObjectName(u"saveButton"_s);
    saveButton_->setAutoDefault(true);
    connect(saveButton_, &QPushButton::clicked, files_->saveAction(), &QAction::trigger);
    progress_ = new QLabel;
    progress_->setObjectName(u"progress"_s);
    cancel_ = new QPushButton;
    cancel_->setObjectName(u"cancel"_s);
    connect(cancel_, &QPushButton::clicked, &controller_, &SimulationController::cancelLoading);
    openButton_->setAutoDefault(true);
    cancel_->setAutoDefault(true);
    row->addWidget(pickerLabel_);
    row->addWidget(picker_, 10); // all there is, up to its widest, before the row is left empty
    row->addWidget(presets_->box());
    row->addWidget(numbers_);
    auto* states = new StateNamesBox;
    row->addWidget(states);
    row->addWidget(openButton_);
    row->addWidget(saveButton_);
    row->addStretch(1);
    row->addWidget(progress_);
    row->addWidget(cancel_);
    progress_->hide();
    cancel_->hide();
    toolRow_->addFold([this](bool folded) { saveButton_->setFolded(folded); });
    toolRow_->addFold([this](bool folded) { openButton_->setFolded(folded); });
    toolRow_->addFold([states](bool folded) { states->setFolded(folded); });
    toolRow_->addFold([this](bool folded) { numbers_->setFolded(folded); });
    toolRow_->addFold([this](bool folded) { presets_->box()->setFolded(folded); });
    toolRow_->addFold([this](bool folded) { pickerLabel_->setVisible(!folded); });
    toolRow_->addFold(
        [this](bool folded) { picker_->setMinimumWidth(folded ? narrowestPicker : usualPicker); });
}

QWidget* SimulatorPage::toolRow()
{
    return toolRow_;
}

void SimulatorPage::buildViews()
{
    ladderPanel_ = new Panel;
    auto* figure = new QWidget;
    auto* column = new QVBoxLayout(figure);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    ladder_ = new LadderView(context_);
    legend_ = new KindLegend;
    ladderTools_ = new LadderTools(context_, *ladder_);
    column->addWidget(ladderTools_);
    column->addWidget(ladder_, 1);
    column->addWidget(legend_);
    ladderPanel_->setBody(figure);
    for (QAction* tool : {act_.zoomIn, act_.zoomOut, act_.fit})
        ladderPanel_->addTool(tool);
    backToMain_ = ladderPanel_->addTool(act_.returnToMain);
    connect(act_.zoomIn, &QAction::triggered, ladder_, &LadderView::zoomIn);
    connect(act_.zoomOut, &QAction::triggered, ladder_, &LadderView::zoomOut);
    connect(act_.fit, &QAction::triggered, ladder_, &LadderView::fit);
    interventions_ = new Interventions(context_, *ladder_, this);
    connect(interventions_, &Interventions::refused, this, &SimulatorPage::showRefusal);

    diagram_ = new StateDiagramWidget;
    tcb_ = new TcbView;
    explanation_ = new ExplanationPanel;
    transport_ =
        new TransportBar(controller_, {act_.toStart, act_.back, act_.play, act_.step, act_.toEnd});
    timeTools_ = new TimeTools(context_, *transport_, this);
    connect(timeTools_, &TimeTools::problem, this,
            [this](const std::function<Problem()>& make) { showLastingProblem(make); });
    connect(timeTools_, &TimeTools::said, this, &SimulatorPage::setHint);
    connect(timeTools_, &TimeTools::breakpointsWanted, this,
            [this] { docks_->showPanel(timeTools_->breakpointsView()->id()); });
}

void SimulatorPage::addView(RunView* view, DockPlace place, bool open)
{
    PanelDock* panel = docks_->add(view->id(), view, place, open);
    for (QAction* tool : view->tools())
        panel->addTool(tool);
    connect(view, &RunView::factsChanged, panel, [panel, view] { panel->setFacts(view->facts()); });
    views_.push_back(view);
}

void SimulatorPage::buildCoverage()
{
    coverage_ = new CoverageView(context_, [this] {
        std::vector<CoverageView::Entry> own;
        for (std::size_t i = 0; i < library_.entries().size(); ++i)
            if (library_.entries()[i].file.isEmpty())
                own.push_back({library_.entries()[i].scenario, library_.label(i)});
        return own;
    });
    addView(coverage_, DockPlace::Lower, false);
    connect(coverage_, &CoverageView::openRequested, this, &SimulatorPage::followHint);
    const auto repaint = [this] { showMoment(); };
    connect(coverage_, &CoverageView::paintingChanged, this, repaint);
    connect(coverage_, &CoverageView::coverageChanged, this, [this, repaint] {
        if (coverage_->paintsDiagram()) repaint();
    });
}

void SimulatorPage::followHint(const QString& scenario, qulonglong moment)
{
    files_->whenSafe([this, scenario, moment] {
        QString error;
        if (!open(scenario, &error)) return;
        // Scenarios of the program are short: their runs are there at once.
        if (controller_.hasRun() && !controller_.isLoading())
            controller_.goTo(std::min<std::size_t>(moment, controller_.steps()));
    });
}

void SimulatorPage::buildPanels()
{
    docks_ = new PanelDocks(ladderPanel_);
    statesPanel_ = docks_->add(u"states"_s, diagram_, DockPlace::Upper, true);
    statesPanel_->setLegend(new HostLegend(HostLegend::Extent::HostsAndNotTaken));
    tcbPanel_ = docks_->add(u"tcb"_s, tcb_, DockPlace::Lower, true);
    for (RunView* view : {interventions_->hostsView(), interventions_->injectView(),
                          interventions_->branchesView()})
        addView(view, DockPlace::Lower, false);
    addView(timeTools_->breakpointsView(), DockPlace::Lower, false);
    addView(new TimersView(context_), DockPlace::Lower, false);
    addView(new SegmentInspector(context_), DockPlace::ThirdUpper, true);
    addView(new SequenceSpaceView(context_), DockPlace::ThirdLower, true);
    addView(new BuffersView(context_), DockPlace::ThirdLower, true);
    addView(new CallsView(context_), DockPlace::ThirdLower, true);
    addView(new SequencePlot(context_), DockPlace::ThirdLower, false);
    addView(new CongestionPlot(context_), DockPlace::ThirdLower, false);
    buildCoverage();
    docks_->finish();
    act_.panels = docks_->panelsMenu()->menuAction();
    connect(interventions_, &Interventions::panelRequested, docks_, &PanelDocks::showPanel);
    connect(ladder_, &LadderView::detailsRequested, docks_,
            [this] { docks_->showPanel(u"inspector"_s); });
    connect(act_.nextCompanion, &QAction::triggered, docks_, &PanelDocks::cycleCompanion);
}

void SimulatorPage::buildLayout()
{
    buildPanels();
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(panelGap);
    page->addWidget(docks_, 1);
    page->addWidget(explanation_);
    page->addWidget(transport_);
}

void SimulatorPage::retranslateActions()
{
    const auto set = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip.isEmpty() ? QString(text).remove(u'&') : tip);
    };
    const auto withKey = [](const QString& text, QAction* action) {
        return tr("%1 (%2)", "command and its key")
            .arg(text, action->shortcut().toString(QKeySequence::NativeText));
    };
    set(act_.edit, tr("&Edit scenario…"), {});
    set(act_.toStart, tr("&First step"), withKey(tr("To the first step"), act_.toStart));
    set(act_.back, tr("Step &back"), withKey(tr("One step back"), act_.back));
    set(act_.step, tr("&Step"), withKey(tr("One step"), act_.step));
    const QString play = controller_.isPlaying() ? tr("Pause") : tr("Play");
    set(act_.play, controller_.isPlaying() ? tr("&Pause") : tr("&Play"), withKey(play, act_.play));
    set(act_.toEnd, tr("To the &end"), withKey(tr("To the end"), act_.toEnd));
    set(act_.returnToMain, tr("Return to the &main run"), {});
    branchMenu_->setTitle(tr("Bra&nches"));
    set(act_.reset, tr("&Reset: forget all branches"),
        tr("Back to the scenario as it was, without branches"));
    set(act_.zoomIn, tr("Zoom &in"), withKey(tr("Taller rows"), act_.zoomIn));
    set(act_.zoomOut, tr("Zoom &out"), withKey(tr("Lower rows"), act_.zoomOut));
    set(act_.fit, tr("&Fit the run into the panel"), withKey(tr("Fit"), act_.fit));
    set(act_.trueTime, tr("&True time: height in proportion to time"), {});
    set(act_.numbers[0], tr("&Absolute sequence numbers"), {});
    set(act_.numbers[1], tr("&Relative sequence numbers"), {});
    set(act_.numbers[2], tr("S&ymbolic sequence numbers: x+1, y+1"), {});
    set(act_.nextCompanion, tr("&Next panel beside the ladder"), {});
}

} // namespace tcplab::gui
