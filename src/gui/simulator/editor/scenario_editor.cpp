#include "gui/simulator/editor/scenario_editor.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPixmap>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeWidget>

#include <algorithm>

#include "gui/error_banner.h"
#include "gui/simulator/editor/expect_dialog.h"
#include "gui/simulator/editor/item_model.h"
#include "gui/simulator/editor/item_section.h"
#include "gui/simulator/editor/source_view.h"
#include "gui/theme.h"
#include "present/language.h"
#include "present/messages.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::EditorSection;

namespace {

constexpr int applyDelayMs = 400;
constexpr int signSize = 14;
constexpr int errorRows = 4;

/// Where no cross stands the names begin at the same place.
QIcon noSign()
{
    QPixmap nothing(signSize, signSize);
    nothing.fill(Qt::transparent);
    return QIcon(nothing);
}

} // namespace

ScenarioEditor::ScenarioEditor(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , check_(this)
{
    setObjectName(u"scenarioEditor"_s);
    makeActions();
    makeSections();
    buildLayout();
    applyTimer_.setSingleShot(true);
    applyTimer_.setInterval(applyDelayMs);
    connect(&applyTimer_, &QTimer::timeout, this, &ScenarioEditor::applyWhenRight);
    connect(&draft_, &ScenarioDraft::checked, this, &ScenarioEditor::showErrors);
    connect(&draft_, &ScenarioDraft::changed, this, [this] {
        check_.stop();
        refreshSection();
        showStatus();
        if (act_.applyAsTyped->isChecked()) applyTimer_.start();
    });
    connect(&draft_, &ScenarioDraft::returnedTo, this, &ScenarioEditor::returnTo);
    connect(&draft_.undoStack(), &QUndoStack::cleanChanged, this, &ScenarioEditor::showStatus);
    connect(&check_, &ExpectationCheck::checked, this, [this](int row, const QString& difference) {
        items(present::ItemList::Expect).model().setVerdict(row, difference);
    });
    connect(items(present::ItemList::Expect).table().selectionModel(),
            &QItemSelectionModel::currentRowChanged, this, &ScenarioEditor::showVerdict);
    connect(&check_, &ExpectationCheck::finished, this, [this](int held, int failed) {
        checkResult_ = failed == 0 ? tr("All %1 hold for the run that is shown.").arg(held)
                                   : tr("%1 of %2 do not hold for the run that is shown.")
                                         .arg(failed)
                                         .arg(held + failed);
        showVerdict();
    });
    resize(940, 660);
    retranslate();
    showSection(EditorSection::General);
}

ScenarioEditor::~ScenarioEditor()
{
    // The fields end a step of the draft when they lose the focus, also to nobody; and the draft
    // tells of its end.
    draft_.disconnect(this);
    draft_.undoStack().disconnect(this);
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
}

// Opening and applying

void ScenarioEditor::edit(std::shared_ptr<const sim::Scenario> scenario, const QString& text,
                          const QVariant& origin)
{
    if (!scenario) return;
    // What was applied here comes back as the simulator's own: nothing has to change.
    const bool isOurs =
        hasOpened_ && (scenario == draft_.applied() || *scenario == *draft_.applied());
    if (isOurs || !hasOpened_ || !draft_.isModified()) {
        waiting_.reset();
        elsewhere_->clear();
        if (!isOurs) open(std::move(scenario), text, origin);
        return;
    }
    waiting_ = std::move(scenario);
    waitingText_ = text;
    waitingOrigin_ = origin;
    elsewhere_->show(Problem::lasting([this] {
        Problem problem;
        if (!waiting_) return problem;
        const std::string language = present::languageId(present::currentLanguage()).toStdString();
        const QString title = QString::fromStdString(sim::localized(waiting_->title, language));
        problem.severity = Problem::Severity::Warning;
        problem.what = tr("The simulator shows “%1” now; here is what you were editing.")
                           .arg(title.isEmpty() ? QString::fromStdString(waiting_->id) : title);
        problem.actionText = tr("Edit that one");
        problem.action = [this] {
            open(std::exchange(waiting_, nullptr), waitingText_, waitingOrigin_);
        };
        return problem;
    }));
}

void ScenarioEditor::open(std::shared_ptr<const sim::Scenario> scenario, const QString& text,
                          const QVariant& origin)
{
    if (!scenario) return;
    hasOpened_ = true;
    origin_ = origin;
    applyTimer_.stop();
    check_.stop();
    items(present::ItemList::Expect).model().clearVerdicts();
    sayOfRun({});
    draft_.open(std::move(scenario), text);
    for (ItemSection* list : items_)
        list->refresh();
    refreshSection();
}

void ScenarioEditor::bringToFront()
{
    show();
    raise();
    activateWindow();
}

void ScenarioEditor::apply()
{
    applyTimer_.stop();
    draft_.checkNow();
    const auto scenario = draft_.scenario();
    if (!scenario) {
        goToError(0);
        return;
    }
    draft_.setApplied(scenario);
    elsewhere_->clear();
    waiting_.reset();
    showStatus();
    Q_EMIT applied(scenario);
}

void ScenarioEditor::applyWhenRight()
{
    if (!draft_.isChecked()) draft_.checkNow();
    if (draft_.scenario() && draft_.isModified()) apply();
}

// Sections

EditorSection ScenarioEditor::section() const
{
    return static_cast<EditorSection>(stack_->currentIndex());
}

QWidget* ScenarioEditor::sectionWidget(EditorSection section)
{
    return view(section).widget();
}

void ScenarioEditor::showSection(EditorSection section)
{
    const int index = static_cast<int>(section);
    {
        const QSignalBlocker quiet(sections_);
        sections_->setCurrentRow(index);
    }
    stack_->setCurrentIndex(index);
    act_.sections[static_cast<std::size_t>(index)]->setChecked(true);
    draft_.endStep();
    refreshSection();
}

void ScenarioEditor::refreshSection()
{
    view(section()).refresh();
    const bool isLocked = hasOpened_ && !draft_.source();
    for (const EditorSection each : present::allEditorSections)
        if (each != EditorSection::Source) sectionWidget(each)->setEnabled(!isLocked);
    if (!isLocked || section() == EditorSection::Source) {
        locked_->clear();
    } else if (!locked_->isVisibleTo(this)) {
        locked_->show(Problem::lasting([this] {
            Problem problem;
            problem.severity = Problem::Severity::Warning;
            problem.what = tr("The source is not JSON at the moment, so the forms wait.");
            problem.actionText = tr("Go to the mistake");
            problem.action = [this] { goToError(0); };
            return problem;
        }));
    }
}

// Mistakes

void ScenarioEditor::showErrors()
{
    fieldErrors_.clear();
    for (const sim::ScenarioError& error : draft_.errors())
        fieldErrors_.push_back({present::fieldPointerOf(error, draft_.source()),
                                present::scenarioErrorSentence(error)});
    for (EditorSectionView* view : views_)
        view->showErrors(fieldErrors_);
    const QSignalBlocker quiet(errors_);
    errors_->clear();
    for (std::size_t i = 0; i < fieldErrors_.size(); ++i) {
        const sim::ScenarioError& error = draft_.errors()[i];
        auto* row = new QTreeWidgetItem(errors_);
        row->setText(0, present::placeOf(error));
        row->setText(1, fieldErrors_[i].sentence);
        row->setToolTip(1, fieldErrors_[i].sentence);
        row->setIcon(0, icon(Icon::Cross, Token::Error));
    }
    errors_->setVisible(!fieldErrors_.empty());
    sizeErrorList();
    lastError_ = -1;
    showSectionNames();
    refreshSection();
    showStatus();
}

/// A few rows, fewer where the window is low for its font; what is wrong gets most of the width.
void ScenarioEditor::sizeErrorList()
{
    if (fieldErrors_.empty()) return;
    const int row = errors_->sizeHintForRow(0);
    constexpr int sharesOfHeight = 8;
    const int room = std::clamp(height() / (sharesOfHeight * std::max(row, 1)), 1, errorRows);
    const int rows = std::min(errors_->topLevelItemCount(), room);
    errors_->setFixedHeight(errors_->header()->sizeHint().height() + rows * row +
                            2 * errors_->frameWidth());
    const int wanted = QFontMetrics(Theme::instance().font(FontRole::Body)).averageCharWidth() * 34;
    errors_->header()->resizeSection(0, std::min(wanted, width() * 2 / 5));
}

void ScenarioEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    sizeErrorList();
}

void ScenarioEditor::showSectionNames()
{
    std::array<int, present::allEditorSections.size()> counts{};
    for (const FieldError& error : fieldErrors_)
        ++counts[static_cast<std::size_t>(draft_.source() ? present::sectionOf(error.pointer)
                                                          : EditorSection::Source)];
    for (const EditorSection each : present::allEditorSections) {
        const auto index = static_cast<std::size_t>(each);
        const QString name = present::ScenarioFields::sectionName(each);
        QListWidgetItem* item = sections_->item(static_cast<int>(index));
        item->setText(
            counts[index] == 0
                ? name
                : tr("%1 (%2)", "section, number of mistakes").arg(name).arg(counts[index]));
        item->setIcon(counts[index] == 0 ? noSign() : icon(Icon::Cross, Token::Error));
        item->setData(Qt::AccessibleDescriptionRole,
                      counts[index] == 0 ? QString() : tr("Mistakes: %1").arg(counts[index]));
    }
}

QString ScenarioEditor::status() const
{
    return status_->text();
}

void ScenarioEditor::showStatus()
{
    const bool isWrong = draft_.isChecked() && !draft_.errors().empty();
    const bool isRight = draft_.isChecked() && !isWrong;
    const bool isModified = draft_.isModified();
    QString text;
    if (!draft_.isChecked())
        text = tr("Reading…");
    else if (isWrong && draft_.errors().size() >= ScenarioDraft::mostErrors)
        text = tr("%1 mistakes or more").arg(ScenarioDraft::mostErrors);
    else if (isWrong)
        text = draft_.errors().size() == 1 ? tr("1 mistake")
                                           : tr("%1 mistakes").arg(draft_.errors().size());
    else if (isModified)
        text = tr("Right, and not applied yet");
    else
        text = tr("As the simulator shows it");
    status_->setText(text);
    statusSign_->setPixmap(
        icon(isWrong ? Icon::Cross : Icon::Tick, isWrong ? Token::Error : Token::Success)
            .pixmap(QSize(16, 16), devicePixelRatioF()));
    statusSign_->setVisible(isWrong || isRight);
    act_.apply->setEnabled(hasOpened_ && !isWrong);
    act_.nextMistake->setEnabled(isWrong);
    act_.check->setEnabled(isRight);
    setWindowModified(isModified);
}

void ScenarioEditor::goToError(int index)
{
    if (index < 0 || index >= static_cast<int>(fieldErrors_.size())) return;
    lastError_ = index;
    const FieldError& error = fieldErrors_[static_cast<std::size_t>(index)];
    const sim::ScenarioError& fact = draft_.errors()[static_cast<std::size_t>(index)];
    const EditorSection where =
        draft_.source() ? present::sectionOf(error.pointer) : EditorSection::Source;
    if (section() != EditorSection::Source) showSection(where);
    if (section() != EditorSection::Source)
        view(where).reveal(error.pointer);
    else if (draft_.source() && !error.pointer.isEmpty())
        source_->reveal(error.pointer);
    else
        source_->goTo(std::max<std::size_t>(fact.line, 1), fact.column);
}

void ScenarioEditor::goToNextError()
{
    if (!fieldErrors_.empty()) goToError((lastError_ + 1) % static_cast<int>(fieldErrors_.size()));
}

void ScenarioEditor::returnTo(const QString& pointer)
{
    if (section() == EditorSection::Source) return;
    const EditorSection where =
        pointer.isEmpty() ? EditorSection::Source : present::sectionOf(pointer);
    if (section() != where) showSection(where);
    if (draft_.source()) view(where).reveal(pointer);
}

// Expectations and the run

void ScenarioEditor::runChanged()
{
    check_.stop();
    items(present::ItemList::Expect).model().clearVerdicts();
    sayOfRun({});
}

void ScenarioEditor::sayOfRun(const QString& sentence)
{
    checkResult_ = sentence;
    checkLabel_->setText(sentence);
}

/// What came of the check, and of the expectation that is chosen.
void ScenarioEditor::showVerdict()
{
    const ItemSection& expect = items(present::ItemList::Expect);
    const auto verdict = items(present::ItemList::Expect).model().verdict(expect.current());
    const bool failed = verdict && !verdict->isEmpty();
    checkLabel_->setText(failed ? checkResult_ + u'\n' + *verdict : checkResult_);
}

void ScenarioEditor::checkExpectations()
{
    draft_.checkNow();
    showSection(EditorSection::Expect);
    const auto scenario = draft_.scenario();
    if (!scenario) return;
    if (scenario->expect.empty())
        sayOfRun(tr("There is nothing to check yet."));
    else if (!check_.start(scenario))
        sayOfRun(tr("There is no run to check."));
}

void ScenarioEditor::expectWhatHappened()
{
    const sim::History* history = check_.run();
    const present::JsonSource* source = draft_.source();
    if (!source) return;
    if (!history) {
        sayOfRun(tr("There is no run to take them from."));
        return;
    }
    auto* dialog = new ExpectDialog(sim::observe(*history), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExpectDialog::chosen, this, [this](const QStringList& expectations) {
        const present::JsonSource* now = draft_.source();
        if (!now || expectations.isEmpty()) return;
        const auto* list = now->find(u"/expect"_s);
        const std::size_t count = list ? list->children.size() : 0;
        draft_.endStep();
        draft_.change(now->insertItem(u"/expect"_s, count, expectations.join(u",\n    "_s)),
                      u"/expect/%1"_s.arg(count));
        draft_.endStep();
        showSection(EditorSection::Expect);
        items(present::ItemList::Expect).setCurrent(static_cast<int>(count));
    });
    dialog->open();
}

// Remembering

QVariantMap ScenarioEditor::state() const
{
    return {{u"geometry"_s, saveGeometry()},
            {u"section"_s, static_cast<int>(section())},
            {u"applies"_s, act_.applyAsTyped->isChecked()}};
}

void ScenarioEditor::restore(const QVariantMap& state)
{
    restoreGeometry(state.value(u"geometry"_s).toByteArray());
    const int most = static_cast<int>(present::allEditorSections.size()) - 1;
    showSection(static_cast<EditorSection>(std::clamp(state.value(u"section"_s).toInt(), 0, most)));
    act_.applyAsTyped->setChecked(state.value(u"applies"_s).toBool());
}

void ScenarioEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (!status_) return;
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        setFonts();
        showStatus();
    }
}

void ScenarioEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tcplab::gui
