#include "gui/simulator/files/scenario_files.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "gui/simulator/simulation_controller.h"
#include "present/language.h"
#include "present/messages.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int keepSoonMs = 300;
constexpr int keepOftenMs = 30'000;
const QString suffix = u".tcplab.json"_s;

QString titleOf(const sim::Scenario& scenario)
{
    const std::string language = present::languageId(present::currentLanguage()).toStdString();
    const std::string& title = sim::localized(scenario.title, language);
    return QString::fromStdString(title.empty() ? scenario.id : title);
}

/// The id that fits the name of a file: "My lesson 3.tcplab.json" is "my-lesson-3".
std::string idFor(const QString& file)
{
    constexpr std::size_t longest = 64;
    std::string id;
    for (const QChar c : QFileInfo(file).baseName().toLower()) {
        const bool fits = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (fits)
            id += c.toLatin1();
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    id.resize(std::min(id.size(), longest));
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    if (id.empty()) id = "scenario";
    // The program's own scenarios keep their names for themselves.
    return sim::findBuiltin(id) ? "my-" + id.substr(0, longest - 3) : id;
}

} // namespace

ScenarioFiles::ScenarioFiles(SimulationController& controller, QWidget* window)
    : QObject(window)
    , controller_(controller)
    , window_(window)
    , recent_(this)
{
    const auto make = [this](auto slot, QKeySequence key, Icon icon) {
        auto* action = new QAction(gui::icon(icon), {}, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    act_.create = make(&ScenarioFiles::askForNew, QKeySequence::New, Icon::Simulate);
    act_.open = make(&ScenarioFiles::askForFile, QKeySequence::Open, Icon::Open);
    act_.save = make(&ScenarioFiles::save, QKeySequence::Save, Icon::Save);
    act_.saveAs =
        make(&ScenarioFiles::saveAs, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), Icon::Save);
    connect(&recent_, &RecentFiles::chosen, this, &ScenarioFiles::openWanted);
    connect(&controller_, &SimulationController::runChanged, this, &ScenarioFiles::runArrived);
    connect(&controller_, &SimulationController::branched, this, &ScenarioFiles::look);
    connect(&controller_, &SimulationController::loadingChanged, this, [this](bool loading) {
        if (!loading && !starting_) pending_.reset(); // cancelled: what was open stays
    });
    keepSoon_.setSingleShot(true);
    keepSoon_.setInterval(keepSoonMs);
    keepOften_.setInterval(keepOftenMs);
    for (QTimer* timer : {&keepSoon_, &keepOften_})
        connect(timer, &QTimer::timeout, this, &ScenarioFiles::keepForRecovery);
}

ScenarioFiles::~ScenarioFiles() = default;

QList<QAction*> ScenarioFiles::actions()
{
    return {act_.create, act_.open, recent_.menuAction(), nullptr, act_.save, act_.saveAs};
}

void ScenarioFiles::retranslate()
{
    const auto set = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(act_.create, tr("&New scenario…"), tr("Begin a scenario of your own"));
    set(act_.open, tr("&Open a scenario…"), tr("Open a scenario file"));
    set(act_.save, tr("&Save"), tr("Save the scenario with everything done by hand"));
    set(act_.saveAs, tr("Save &as…"), tr("Save the scenario in another file"));
    recent_.retranslate();
}

QString ScenarioFiles::key() const
{
    if (!document_.file.isEmpty()) return document_.file;
    if (!document_.builtin || document_.edited || !document_.scenario) return {};
    return QString::fromStdString(document_.scenario->id);
}

QString ScenarioFiles::name() const
{
    if (!document_.file.isEmpty()) return QFileInfo(document_.file).fileName();
    return document_.scenario ? titleOf(*document_.scenario) : QString();
}

sim::Recording ScenarioFiles::content() const
{
    if (!controller_.hasRun() || !document_.scenario) return {};
    const sim::History& history = controller_.history();
    if (sim::hasCommands(history, history.steps())) return sim::recordScenario(history);
    return {*document_.scenario, {}};
}

bool ScenarioFiles::isModified() const
{
    if (!controller_.hasRun() || !document_.scenario) return false;
    if (controller_.branch(controller_.currentBranch()).history == saved_) return false;
    if (document_.edited || saved_) return true;
    const sim::History& history = controller_.history();
    return sim::hasCommands(history, history.steps());
}

// Showing a document

void ScenarioFiles::show(Scenario scenario, const QString& file)
{
    run({std::move(scenario), file, ++lastNumber_, file.isEmpty(), false});
}

ScenarioFiles::Scenario ScenarioFiles::shown() const
{
    if (!controller_.hasRun()) return document_.scenario;
    const auto& history = controller_.branch(controller_.currentBranch()).history;
    if (!sim::hasCommands(*history, history->steps())) return document_.scenario;
    if (recorded_.first != history)
        recorded_ = {history, std::make_shared<const sim::Scenario>(content().scenario)};
    return recorded_.second;
}

void ScenarioFiles::setEdited(const sim::Scenario& scenario, int number)
{
    auto made = std::make_shared<const sim::Scenario>(scenario);
    if (number != document_.number)
        return whenSafe([this, made] { run({made, {}, ++lastNumber_, false, true}); });
    Document edited = document_;
    edited.scenario = std::move(made);
    edited.edited = true;
    run(std::move(edited));
}

void ScenarioFiles::runAgain()
{
    if (!document_.scenario) return;
    Document again = document_;
    if (savedScenario_) again.scenario = savedScenario_;
    run(std::move(again));
}

void ScenarioFiles::run(Document document)
{
    pending_ = document;
    starting_ = true; // a run that was being made before is cancelled now
    Q_EMIT runWanted(document.scenario);
    starting_ = false;
}

void ScenarioFiles::runArrived()
{
    const bool isNew = pending_ && controller_.currentBranch() == 0;
    if (isNew) {
        document_ = *std::exchange(pending_, std::nullopt);
        saved_ = document_.edited ? nullptr : controller_.branch(0).history;
        if (!document_.file.isEmpty() && !document_.edited) recent_.add(document_.file);
        savedScenario_.reset();
        mayClose_ = false;
    }
    look();
    if (isNew) Q_EMIT changed();
}

void ScenarioFiles::look()
{
    const bool modified = isModified();
    if (modified && recovery_) keepSoon_.start();
    if (!modified && recovery_) {
        keepSoon_.stop();
        if (std::exchange(kept_, nullptr)) recovery_->clear();
    }
    if (modified == wasModified_) return;
    wasModified_ = modified;
    mayClose_ = false;
    Q_EMIT changed();
}

void ScenarioFiles::askForNew()
{
    whenSafe([this] {
        if (newDialog_) return newDialog_->raise();
        newDialog_ = new NewScenarioDialog(document_.scenario != nullptr, window_);
        connect(newDialog_, &NewScenarioDialog::chosen, this, &ScenarioFiles::begin);
        newDialog_->open();
    });
}

void ScenarioFiles::begin(Beginning beginning)
{
    sim::Scenario scenario =
        beginning == Beginning::CopyOfThis ? content().scenario : newScenario(beginning);
    if (beginning == Beginning::CopyOfThis) {
        scenario.id = idFor(QString::fromStdString("copy-of-" + scenario.id));
        scenario.group.clear();
    }
    run({std::make_shared<const sim::Scenario>(std::move(scenario)),
         {},
         ++lastNumber_,
         false,
         false});
}

void ScenarioFiles::askForFile()
{
    if (!dialog_) {
        dialog_ = new QFileDialog(window_);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        dialog_->setFileMode(QFileDialog::ExistingFile);
        if (!document_.file.isEmpty())
            dialog_->setDirectory(QFileInfo(document_.file).absolutePath());
        connect(dialog_, &QFileDialog::fileSelected, this, &ScenarioFiles::openWanted);
    }
    dialog_->setWindowTitle(tr("Open a scenario"));
    dialog_->setNameFilters({tr("Scenarios (*.tcplab.json *.json)"), tr("All files (*)")});
    dialog_->open();
}

// Saving

void ScenarioFiles::save()
{
    if (!controller_.hasRun()) return;
    if (document_.file.isEmpty()) return saveAs();
    // What was to follow a successful saving does not follow the next one.
    const auto go = std::exchange(afterSaving_, nullptr);
    if (write(document_.file) && go) go();
}

void ScenarioFiles::saveAs()
{
    if (!controller_.hasRun()) return;
    auto* dialog = new QFileDialog(window_);
    dialog->setObjectName(u"saveScenario"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setWindowTitle(tr("Save the scenario"));
    dialog->setNameFilters({tr("Scenarios (*.tcplab.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(suffix.mid(1));
    const QString proposed =
        document_.file.isEmpty()
            ? QString::fromStdString((document_.builtin ? "my-" : "") + document_.scenario->id) +
                  suffix
            : document_.file;
    dialog->selectFile(proposed);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto go = std::exchange(afterSaving_, nullptr);
        if (write(QFileInfo(file).absoluteFilePath()) && go) go();
    });
    connect(dialog, &QDialog::rejected, this, [this] {
        afterSaving_ = nullptr;
        Q_EMIT stayed();
    });
    dialog->open();
}

bool ScenarioFiles::write(const QString& file)
{
    sim::Recording recording = content();
    sim::Scenario& scenario = recording.scenario;
    const bool isOwnFile = file == document_.file;
    if (document_.file.isEmpty() || sim::findBuiltin(scenario.id)) scenario.id = idFor(file);
    if (document_.builtin && !isOwnFile) scenario.group.clear();
    const std::string text = sim::scenarioToSource(scenario);
    const sim::ScenarioResult read = sim::parseScenario(text);
    const QString shown = QDir::toNativeSeparators(file);
    if (const auto* error = std::get_if<sim::ScenarioError>(&read)) {
        Q_EMIT problem([shown, error = *error] {
            Problem told;
            told.what = tr("%1 was not saved, because it could not be opened again: %2")
                            .arg(shown, present::scenarioErrorMessage(error));
            return told;
        });
        return false;
    }
    const QString reason = writeAtomically(file, QByteArray::fromStdString(text));
    if (!reason.isEmpty()) {
        Q_EMIT problem([this, shown, reason] {
            Problem told;
            told.what = tr("%1 was not saved: %2.").arg(shown, reason);
            told.tryThis = tr("Nothing is lost; save it in another place.");
            told.actionText = tr("Save as…");
            told.action = [this] { saveAs(); };
            return told;
        });
        return false;
    }
    document_.file = file;
    document_.builtin = false;
    document_.edited = false;
    saved_ = controller_.branch(controller_.currentBranch()).history;
    savedScenario_ = std::make_shared<const sim::Scenario>(scenario);
    recent_.add(file);
    if (const auto old = std::exchange(recovered_, std::nullopt)) RecoveryStore::forget(*old);
    Q_EMIT problemGone();
    if (!recording.leftOut.empty()) tellLeftOut(recording.leftOut.size());
    Q_EMIT saved(file);
    wasModified_ = true; // so that it is told in any case
    look();
    return true;
}

void ScenarioFiles::tellLeftOut(std::size_t count)
{
    Q_EMIT problem([count] {
        Problem told;
        told.severity = Problem::Severity::Warning;
        told.what =
            tr("%n calls that set an option to a value which it cannot have are not in the file; "
               "they had no effect.",
               nullptr, static_cast<int>(count));
        return told;
    });
}

// Unsaved changes

void ScenarioFiles::saveThen(const std::function<void()>& go)
{
    afterSaving_ = go;
    save();
}

void ScenarioFiles::whenSafe(const std::function<void()>& go)
{
    if (!isModified()) return go();
    delete question_;
    question_ = new QMessageBox(window_);
    question_->setAttribute(Qt::WA_DeleteOnClose);
    question_->setObjectName(u"unsaved"_s);
    question_->setIcon(QMessageBox::Question);
    question_->setWindowTitle(tr("Unsaved changes"));
    question_->setText(tr("“%1” has changes that are not saved.").arg(name()));
    question_->setInformativeText(
        tr("Saved with it are the scenario and everything done by hand on the branch shown."));
    auto* keep = question_->addButton(tr("&Save"), QMessageBox::AcceptRole);
    auto* discard = question_->addButton(tr("&Do not save"), QMessageBox::DestructiveRole);
    auto* cancel = question_->addButton(tr("&Cancel"), QMessageBox::RejectRole);
    keep->setObjectName(u"save"_s);
    discard->setObjectName(u"discard"_s);
    cancel->setObjectName(u"cancel"_s);
    question_->setDefaultButton(keep);
    question_->setEscapeButton(cancel);
    connect(question_, &QMessageBox::buttonClicked, this,
            [this, keep, discard, go](QAbstractButton* clicked) {
                if (clicked == keep) return saveThen(go);
                if (clicked == discard) return go();
                Q_EMIT stayed();
            });
    question_->open();
}

bool ScenarioFiles::canClose()
{
    const bool closes = mayClose_ || !isModified();
    if (closes) {
        if (recovery_) recovery_->clear();
        if (const auto old = std::exchange(recovered_, std::nullopt)) RecoveryStore::forget(*old);
        return true;
    }
    whenSafe([this] {
        mayClose_ = true;
        if (window_) QMetaObject::invokeMethod(window_->window(), "close", Qt::QueuedConnection);
    });
    return false;
}

// Recovery

void ScenarioFiles::startRecovery(const QString& folder)
{
    recovery_ = std::make_unique<RecoveryStore>(folder);
    keepOften_.start();
    abandoned_ = recovery_->abandoned();
    if (!abandoned_.empty()) offerRecovery();
    look();
}

void ScenarioFiles::keepForRecovery()
{
    if (!recovery_ || !isModified()) return;
    const auto& history = controller_.branch(controller_.currentBranch()).history;
    if (history == kept_) return;
    const QString reason = recovery_->keep(content().scenario, document_.file);
    if (reason.isEmpty()) {
        kept_ = history;
        keepingFailed_ = false;
        if (const auto old = std::exchange(recovered_, std::nullopt)) RecoveryStore::forget(*old);
        return;
    }
    if (std::exchange(keepingFailed_, true)) return; // told once
    Q_EMIT problem([reason] {
        Problem told;
        told.severity = Problem::Severity::Warning;
        told.what = tr("Unsaved changes cannot be kept for the case of a crash: %1.").arg(reason);
        told.tryThis = tr("Save them yourself.");
        return told;
    });
}

void ScenarioFiles::offerRecovery()
{
    Q_EMIT problem([this] {
        Problem told;
        if (abandoned_.empty()) return told;
        const RecoveryStore::Abandoned& work = abandoned_.front();
        told.severity = Problem::Severity::Warning;
        const QString named =
            work.original.isEmpty() ? titleOf(work.scenario) : QFileInfo(work.original).fileName();
        told.what = tr("TCP Lab ended unexpectedly. Unsaved changes to “%1” of %2 were kept.")
                        .arg(named, QLocale().toString(work.when, QLocale::ShortFormat));
        told.actionText = tr("Restore");
        told.action = [this] { recover(); };
        told.secondText = tr("Discard");
        told.second = [this] {
            RecoveryStore::forget(abandoned_.front());
            abandoned_.erase(abandoned_.begin());
            if (!abandoned_.empty()) offerRecovery();
        };
        return told;
    });
}

void ScenarioFiles::recover()
{
    whenSafe([this] {
        // The old copy goes when this window keeps one of its own.
        recovered_ = abandoned_.front();
        abandoned_.erase(abandoned_.begin());
        run({std::make_shared<const sim::Scenario>(recovered_->scenario), recovered_->original,
             ++lastNumber_, false, true});
        if (!abandoned_.empty()) offerRecovery();
    });
}

} // namespace tcplab::gui
