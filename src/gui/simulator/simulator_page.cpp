#include "gui/simulator/simulator_page.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStandardItemModel>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/panel.h"
#include "gui/settings.h"
#include "gui/simulator/coverage/coverage_view.h"
#include "gui/simulator/editor/scenario_editor.h"
#include "gui/simulator/explanation_panel.h"
#include "gui/simulator/files/run_export.h"
#include "gui/simulator/files/scenario_files.h"
#include "gui/simulator/interventions/interventions.h"
#include "gui/simulator/ladder_tools.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/tcb_view.h"
#include "gui/simulator/time/preset_chooser.h"
#include "gui/simulator/time/time_tools.h"
#include "gui/simulator/transport_bar.h"
#include "gui/tool_row.h"
#include "present/explanations.h"
#include "present/language.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

SimulatorPage::SimulatorPage(QWidget* parent)
    : Page(parent)
{
    setAcceptDrops(true);
    makeActions();
    buildViews();
    buildToolRow();
    buildLayout();
    connect(&controller_, &SimulationController::runChanged, this, &SimulatorPage::showRun);
    connect(&controller_, &SimulationController::branchesChanged, this, [this] {
        fillBranchMenu();
        showHintAndFacts();
    });
    connect(&controller_, &SimulationController::cursorMoved, this, &SimulatorPage::showMoment);
    connect(&context_, &RunContext::notationChanged, this, &SimulatorPage::showMoment);
    connect(&controller_, &SimulationController::timeChanged, this, &SimulatorPage::showTime);
    connect(&controller_, &SimulationController::loadingChanged, this, &SimulatorPage::showLoading);
    connect(&controller_, &SimulationController::settled, this, &SimulatorPage::showHintAndFacts);
    connect(&controller_, &SimulationController::playingChanged, this, [this](bool playing) {
        act_.play->setIcon(gui::icon(playing ? Icon::Pause : Icon::Play));
        retranslateActions();
    });
    connect(&controller_, &SimulationController::progress, this,
            [this](qulonglong steps, double seconds) {
                progress_->setText(
                    tr("Running: step %L1, %L2 s").arg(steps).arg(seconds, 0, 'f', 1));
            });
    fillPicker();
}

SimulatorPage::~SimulatorPage() = default;

QString SimulatorPage::title() const
{
    return tr("Simulate");
}

QList<QAction*> SimulatorPage::fileActions()
{
    return files_->actions() + QList<QAction*>{nullptr} + export_->actions();
}

QList<QAction*> SimulatorPage::editActions()
{
    return interventions_->editActions() + QList<QAction*>{nullptr, act_.edit, nullptr} +
           ladderTools_->editActions();
}

QList<QAction*> SimulatorPage::runActions()
{
    return QList<QAction*>{act_.toStart, act_.back, act_.step, act_.play, act_.toEnd, nullptr} +
           interventions_->runActions() +
           QList<QAction*>{nullptr,    act_.returnToMain, act_.branches,
                           act_.reset, nullptr,           presets_->menuAction()} +
           timeTools_->runActions();
}

QList<QAction*> SimulatorPage::viewActions()
{
    return {act_.zoomIn,
            act_.zoomOut,
            act_.fit,
            nullptr,
            act_.trueTime,
            nullptr,
            act_.numbers[0],
            act_.numbers[1],
            act_.numbers[2],
            nullptr,
            ladderTools_->filterAction(),
            nullptr,
            act_.panels,
            act_.nextCompanion};
}

std::vector<Command> SimulatorPage::searchable()
{
    std::vector<Command> all;
    for (std::size_t i = 0; i < library_.entries().size(); ++i) {
        Command open;
        open.text = library_.label(i);
        open.place = tr("Scenario");
        open.icon = gui::icon(Icon::Open);
        // By its id too, and by its title in either language.
        open.others.append(library_.key(i));
        for (const auto& [language, title] : library_.entries()[i].scenario->title)
            open.others.append(QString::fromStdString(title));
        open.run = [this, i] { files_->whenSafe([this, i] { loadEntry(i); }); };
        all.push_back(std::move(open));
    }
    return all;
}

// Opening

bool SimulatorPage::open(const QString& idOrFile, QString* error)
{
    if (library_.entries().empty()) {
        *error = tr("There is no scenario.");
        return false;
    }
    if (idOrFile.isEmpty()) {
        if (!controller_.hasRun() && !controller_.isLoading()) loadEntry(0);
        return true;
    }
    if (const auto known = library_.find(idOrFile);
        known && library_.entries()[*known].file.isEmpty()) {
        loadEntry(*known);
        return true;
    }
    if (!QFileInfo::exists(idOrFile)) {
        *error = tr("There is no scenario and no file \"%1\".").arg(idOrFile);
        return false;
    }
    const auto result = library_.open(idOrFile);
    if (const auto* sentence = std::get_if<QString>(&result)) {
        *error = *sentence;
        return false;
    }
    fillPicker();
    loadEntry(std::get<std::size_t>(result));
    return true;
}

void SimulatorPage::loadEntry(std::size_t index)
{
    const ScenarioLibrary::Entry& entry = library_.entries()[index];
    files_->show(entry.scenario, entry.file);
}

bool SimulatorPage::goToStep(int step, QString* error)
{
    if (step < 0 || static_cast<std::size_t>(step) > controller_.steps()) {
        *error = tr("There is no step %1: this run has the steps 0 to %2.")
                     .arg(step)
                     .arg(controller_.steps());
        return false;
    }
    controller_.goTo(static_cast<std::size_t>(step));
    return true;
}

void SimulatorPage::fillPicker()
{
    const QSignalBlocker quiet(picker_);
    picker_->clear();
    for (std::size_t i = 0; i < library_.entries().size(); ++i) {
        const bool newGroup =
            i > 0 &&
            (library_.entries()[i].scenario->group != library_.entries()[i - 1].scenario->group ||
             library_.entries()[i].file.isEmpty() != library_.entries()[i - 1].file.isEmpty());
        if (newGroup) picker_->insertSeparator(picker_->count());
        picker_->addItem(library_.label(i), QVariant::fromValue(static_cast<qulonglong>(i)));
    }
    showEntry();
    // The list is as wide as its longest title.
    QAbstractItemView* list = picker_->view();
    list->setMinimumWidth(list->sizeHintForColumn(0) +
                          style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 12);
}

void SimulatorPage::pickerChosen(int index)
{
    const QVariant entry = picker_->itemData(index);
    if (!entry.isValid()) return;
    const auto chosen = static_cast<std::size_t>(entry.toULongLong());
    files_->whenSafe([this, chosen] { loadEntry(chosen); });
}

/// The document in the list; a new one is not in it, and shown by its name all the same.
void SimulatorPage::showEntry()
{
    const QSignalBlocker quiet(picker_);
    const auto entry = library_.find(files_->key());
    picker_->setPlaceholderText(files_->name());
    picker_->setCurrentIndex(
        entry ? picker_->findData(QVariant::fromValue(static_cast<qulonglong>(*entry))) : -1);
}

void SimulatorPage::showDocument()
{
    showEntry();
    showHintAndFacts();
    Q_EMIT documentChanged();
}

QString SimulatorPage::documentName() const
{
    return files_->name();
}

bool SimulatorPage::isModified() const
{
    return files_->isModified();
}

bool SimulatorPage::canClose()
{
    return files_->canClose();
}

void SimulatorPage::startRecovery(const QString& folder)
{
    files_->startRecovery(folder);
}

void SimulatorPage::openFile(const QString& file)
{
    QString error;
    if (!QFileInfo::exists(file)) files_->recent().remove(file);
    if (open(file, &error)) return;
    showLastingProblem([this, file, error, first = present::currentLanguage()] {
        Problem problem;
        problem.what = error;
        // In another language the file is read anew, beside the library: nothing is opened.
        if (present::currentLanguage() != first) {
            auto aside = library_;
            const auto result = aside.open(file);
            if (const auto* sentence = std::get_if<QString>(&result)) problem.what = *sentence;
        }
        problem.tryThis = tr("The run that was open is still here.");
        problem.actionText = tr("Open another…");
        problem.action = [this] { files_->askForFile(); };
        return problem;
    });
}

void SimulatorPage::editScenario()
{
    if (!editor_) {
        editor_ = new ScenarioEditor(this);
        editor_->setRun([this] { return controller_.hasRun() ? &controller_.history() : nullptr; });
        connect(editor_, &ScenarioEditor::applied, this,
                [this](const std::shared_ptr<const sim::Scenario>& scenario) {
                    files_->setEdited(*scenario, editor_->origin().toInt());
                });
        editor_->restore(editorState_);
    }
    editor_->bringToFront();
    tellEditor();
}

void SimulatorPage::tellEditor()
{
    if (!editor_ || !editor_->isVisible() || !files_->base()) return;
    editor_->runChanged();
    // What was done by hand is edited like everything else of the document.
    const auto scenario = files_->shown();
    const auto entry = library_.find(files_->key());
    const bool isAsWritten = entry && library_.entries()[*entry].scenario == scenario;
    editor_->edit(scenario, isAsWritten ? library_.source(*entry) : QString(), files_->number());
}

void SimulatorPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void SimulatorPage::dropEvent(QDropEvent* event)
{
    dropFile(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

/// What cannot be opened is said before anybody is asked about unsaved changes.
void SimulatorPage::dropFile(const QString& file)
{
    auto aside = library_;
    const auto result = aside.open(file);
    if (std::holds_alternative<QString>(result)) return openFile(file);
    files_->whenSafe([this, file] { openFile(file); });
}

void SimulatorPage::resetRun()
{
    controller_.forgetBranches();
}

// Showing

void SimulatorPage::showRun()
{
    feed_ = DiagramFeed(controller_.history());
    timeTools_->tellOfLimit();
    fillBranchMenu();
    tellEditor();
    showMoment();
}

void SimulatorPage::showMoment()
{
    if (!controller_.hasRun()) return;
    const std::size_t moment = controller_.cursor();
    const SequenceNumbers& numbers = context_.numbers();
    const auto take = [&](const sim::World& world) {
        return std::array<TcbSnapshot, 2>{takeTcbSnapshot(world, sim::HostId::Client, numbers),
                                          takeTcbSnapshot(world, sim::HostId::Server, numbers)};
    };
    // A moment earlier first: going forward costs the history nothing.
    const auto before = take(controller_.worldAt(moment == 0 ? 0 : moment - 1));
    const sim::World& world = controller_.world();
    tcb_->tcbModel().setSnapshots(before, take(world));
    coverage_->walked(feed_, moment);
    diagram_->setState(coverage_->paintsDiagram() ? coverage_->diagramState()
                                                  : feed_.at(moment, world));

    const auto last = feed_.lastUpTo(moment);
    statesPanel_->setFacts(
        last ? tr("last: %1 → %2", "from state to state")
                   .arg(present::stateName(last->row.from), present::stateName(last->row.to))
             : QString());
    const present::StepText text =
        moment == 0 ? present::introduction(controller_.scenario())
                    : present::stepText(controller_.history().record(moment - 1));
    explanation_->setText(moment, text);
    ladder_->setStepDescription(tr("Step %1 of %2. %3 %4")
                                    .arg(QString::number(moment),
                                         QString::number(controller_.steps()), text.headline,
                                         text.body));
    showTime();
}

void SimulatorPage::showTime()
{
    tcb_->tcbModel().setTime(controller_.displayedTime());
}

void SimulatorPage::showLoading()
{
    const bool loading = controller_.isLoading();
    progress_->setVisible(loading);
    cancel_->setVisible(loading);
    if (!loading) {
        progress_->clear();
        fillPicker();
    }
    showHintAndFacts();
}

void SimulatorPage::fillBranchMenu()
{
    branchMenu_->clear();
    for (std::size_t i = 0; i < controller_.branchCount(); ++i) {
        QAction* entry = branchMenu_->addAction(tr("Branch: %1").arg(controller_.branchName(i)));
        entry->setCheckable(true);
        entry->setChecked(i == controller_.currentBranch());
        connect(entry, &QAction::triggered, &controller_, [this, i] {
            controller_.showBranch(i);
            fillBranchMenu();
        });
    }
    branchMenu_->setEnabled(controller_.branchCount() > 1);
    act_.returnToMain->setEnabled(controller_.currentBranch() != 0);
}

void SimulatorPage::showHintAndFacts()
{
    if (!controller_.hasRun()) return;
    const bool flying = !controller_.inFlight().empty();
    const bool over = controller_.cursor() >= controller_.steps();
    if (controller_.isLoading())
        setHint(tr("The run is being made"));
    else if (flying)
        setHint(tr("Ready · click a segment on its way to act on it (or Tab and Enter)"));
    else if (over)
        setHint(tr("The run is over · F4 goes back, F3 to the first step"));
    else
        setHint(tr("Ready · F5 goes one step on"));
    const bool even = controller_.spacing() == present::LadderSpacing::Even;
    const sim::Duration way = controller_.scenario().links[0].delay;
    ladderPanel_->setFacts(even ? tr("even spacing · one way %1").arg(durationText(way))
                                : tr("true time · one way %1").arg(durationText(way)));
    const std::size_t branch = controller_.currentBranch();
    constexpr qsizetype longestInTitle = 36;
    QString name = controller_.branchName(branch);
    if (name.size() > longestInTitle) name = name.left(longestInTitle - 1) + u'\u2026';
    ladderPanel_->setTitle(branch == 0 ? tr("Ladder") : tr("Ladder, branch: %1").arg(name));
    backToMain_->setVisible(branch != 0);
    QStringList facts{presets_->modelText(), tr("Seed %1").arg(controller_.scenario().seed),
                      tr("Branch: %1").arg(controller_.branchName(branch)), numberFact()};
    if (files_->isModified()) facts.prepend(tr("Not saved"));
    setFacts(facts);
}

QString SimulatorPage::numberFact() const
{
    switch (context_.numberMode()) {
    case NumberMode::Absolute:
        return tr("Numbers: absolute");
    case NumberMode::Relative:
        return tr("Numbers: relative");
    case NumberMode::Symbolic:
        break;
    }
    return tr("Numbers: %1", "letters and what they stand for: x=1000 y=5000")
        .arg(context_.numbers().letters(1).join(u' '));
}

void SimulatorPage::setNumberMode(NumberMode mode)
{
    context_.setNumberMode(mode);
    const auto index = static_cast<std::size_t>(mode);
    act_.numbers[index]->setChecked(true);
    numbers_->setCurrentIndex(static_cast<int>(index));
    showMoment();
    showHintAndFacts();
}

void SimulatorPage::showRefusal(const ActResult& result)
{
    showLastingProblem([result] {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.what = result.sentence();
        problem.tryThis = result.advice();
        return problem;
    });
}

} // namespace tcplab::gui
