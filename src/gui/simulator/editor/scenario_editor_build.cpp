// How the editor's window is put together, and its words.
#include "gui/simulator/editor/scenario_editor.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "gui/error_banner.h"
#include "gui/icons.h"
#include "gui/simulator/editor/item_model.h"
#include "gui/simulator/editor/item_section.h"
#include "gui/simulator/editor/source_view.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::EditorSection;
using present::ScenarioFields;

namespace {

constexpr int margin = 8;
constexpr int gap = 6;

/// "Save &as", "另存为(&A)" as a button or a tool tip says it.
QString withoutMnemonic(QString text)
{
    const qsizetype bracket = text.indexOf(u"(&"_s);
    if (bracket >= 0) text.remove(bracket, 4);
    return text.remove(u'&');
}

} // namespace

void ScenarioEditor::makeActions()
{
    const auto make = [this](const QKeySequence& key, auto slot) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    act_.apply = make(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { apply(); });
    act_.applyAsTyped = make({}, [this](bool on) {
        if (on) applyTimer_.start();
    });
    act_.applyAsTyped->setCheckable(true);
    act_.close = make(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { close(); });
    act_.undo = make(QKeySequence(QKeySequence::Undo), [this] { draft_.undoStack().undo(); });
    act_.redo = make({}, [this] { draft_.undoStack().redo(); });
    act_.redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    const QUndoStack& stack = draft_.undoStack();
    connect(&stack, &QUndoStack::canUndoChanged, act_.undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, act_.redo, &QAction::setEnabled);
    act_.undo->setEnabled(false);
    act_.redo->setEnabled(false);
    act_.nextMistake = make(QKeySequence(Qt::Key_F8), [this] { goToNextError(); });
    act_.check =
        make(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { checkExpectations(); });
    act_.expect =
        make(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] { expectWhatHappened(); });
    auto* group = new QActionGroup(this);
    for (const EditorSection each : present::allEditorSections) {
        const int digit = static_cast<int>(each) + 1;
        QAction* action = make(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + digit)),
                               [this, each] { showSection(each); });
        action->setCheckable(true);
        group->addAction(action);
        act_.sections.push_back(action);
    }
}

void ScenarioEditor::makeSections()
{
    auto* general = new FormSection(
        draft_, &ScenarioFields::general,
        [] {
            return std::vector<FormSection::Column>{{QString(), QString()}};
        },
        2);
    auto* endpoints = new FormSection(
        draft_, &ScenarioFields::endpoint,
        [] {
            return std::vector<FormSection::Column>{{tr("Client"), u"/endpoints/client"_s, 0},
                                                    {tr("Server"), u"/endpoints/server"_s, 1}};
        },
        1);
    auto* link = new FormSection(
        draft_,
        [] {
            return std::vector<present::EditorGroup>{{QString(), ScenarioFields::link()}};
        },
        [] {
            return std::vector<FormSection::Column>{
                {tr("Both directions"), u"/link"_s},
                {tr("Only to the server"), u"/link/toServer"_s},
                {tr("Only to the client"), u"/link/toClient"_s}};
        },
        1);
    views_ = {general, endpoints, link};
    for (const present::ItemList list : {present::ItemList::Script, present::ItemList::Faults,
                                         present::ItemList::Inject, present::ItemList::Expect}) {
        items_.push_back(new ItemSection(draft_, list));
        views_.push_back(items_.back());
    }
    ItemSection& expect = items(present::ItemList::Expect);
    expect.addButton(act_.check);
    expect.addButton(act_.expect);
    checkLabel_ = new QLabel;
    checkLabel_->setObjectName(u"checkResult"_s);
    checkLabel_->setWordWrap(true);
    checkLabel_->setContentsMargins(12, 0, 12, 0);
    expect.layout()->addWidget(checkLabel_);
    source_ = new SourceView(draft_);
    views_.push_back(source_);
}

void ScenarioEditor::buildLayout()
{
    menuBar_ = new QMenuBar;
    buildMenus();
    sections_ = new QListWidget;
    sections_->setObjectName(u"sections"_s);
    sections_->setIconSize({14, 14});
    for (std::size_t i = 0; i < views_.size(); ++i)
        new QListWidgetItem(sections_);
    connect(sections_, &QListWidget::currentRowChanged, this,
            [this](int row) { showSection(static_cast<EditorSection>(row)); });
    stack_ = new QStackedWidget;
    for (EditorSectionView* view : views_)
        stack_->addWidget(view->widget());
    elsewhere_ = new ErrorBanner;
    elsewhere_->setObjectName(u"elsewhere"_s);
    locked_ = new ErrorBanner;
    locked_->setObjectName(u"locked"_s);

    auto* frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    auto* inner = new QVBoxLayout(frame);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(stack_);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(elsewhere_);
    column->addWidget(locked_);
    column->addWidget(frame, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(sections_);
    row->addWidget(right, 1);

    errors_ = new QTreeWidget;
    errors_->setObjectName(u"errors"_s);
    errors_->setColumnCount(2);
    errors_->setRootIsDecorated(false);
    errors_->setUniformRowHeights(true);
    errors_->hide();
    connect(errors_, &QTreeWidget::itemClicked, this,
            [this](QTreeWidgetItem* item) { goToError(errors_->indexOfTopLevelItem(item)); });
    connect(errors_, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { goToError(errors_->indexOfTopLevelItem(item)); });

    auto* all = new QVBoxLayout(this);
    all->setMenuBar(menuBar_);
    all->setContentsMargins(margin, margin, margin, margin);
    all->setSpacing(gap);
    all->addLayout(row, 1);
    all->addWidget(errors_);
    all->addWidget(buildFoot());
    setFocusProxy(sections_);
}

QWidget* ScenarioEditor::buildFoot()
{
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    statusSign_ = new QLabel;
    status_ = new QLabel;
    status_->setObjectName(u"status"_s);
    const auto tool = [](QAction* action) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        return button;
    };
    undoButton_ = tool(act_.undo);
    redoButton_ = tool(act_.redo);
    asTyped_ = tool(act_.applyAsTyped);
    applyButton_ = new QPushButton;
    applyButton_->setObjectName(u"apply"_s);
    applyButton_->setDefault(true);
    connect(applyButton_, &QPushButton::clicked, act_.apply, &QAction::trigger);
    connect(act_.apply, &QAction::changed, this,
            [this] { applyButton_->setEnabled(act_.apply->isEnabled()); });
    closeButton_ = new QPushButton;
    connect(closeButton_, &QPushButton::clicked, act_.close, &QAction::trigger);
    row->addWidget(statusSign_);
    row->addWidget(status_, 1);
    for (QWidget* each : std::initializer_list<QWidget*>{undoButton_, redoButton_, asTyped_,
                                                         applyButton_, closeButton_})
        row->addWidget(each);
    return foot;
}

void ScenarioEditor::buildMenus()
{
    scenarioMenu_ = menuBar_->addMenu(QString());
    editMenu_ = menuBar_->addMenu(QString());
    sectionMenu_ = menuBar_->addMenu(QString());
    scenarioMenu_->addActions({act_.apply, act_.applyAsTyped});
    scenarioMenu_->addSeparator();
    scenarioMenu_->addActions({act_.check, act_.expect});
    scenarioMenu_->addSeparator();
    scenarioMenu_->addAction(act_.close);
    editMenu_->addActions({act_.undo, act_.redo});
    editMenu_->addSeparator();
    editMenu_->addAction(act_.nextMistake);
    for (QAction* section : act_.sections)
        sectionMenu_->addAction(section);
}

void ScenarioEditor::retranslateActions()
{
    const auto set = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setIconText(withoutMnemonic(text));
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString says = tip.isEmpty() ? withoutMnemonic(text) : tip;
        action->setToolTip(key.isEmpty() ? says
                                         : tr("%1 (%2)", "command and its key").arg(says, key));
    };
    set(act_.apply, tr("&Apply and run"), {});
    set(act_.applyAsTyped, tr("Apply while I &type"),
        tr("The simulator runs what is right as soon as you pause"));
    set(act_.close, tr("&Close"), {});
    set(act_.undo, tr("&Undo"), {});
    set(act_.redo, tr("&Redo"), {});
    set(act_.nextMistake, tr("Next &mistake"), {});
    set(act_.check, tr("Check &now"), tr("Ask the run that is shown whether each of them holds"));
    set(act_.expect, tr("&Expect what happened…"),
        tr("Choose expectations from the run that is shown"));
    for (const EditorSection each : present::allEditorSections)
        act_.sections[static_cast<std::size_t>(each)]->setText(ScenarioFields::sectionName(each));
}

void ScenarioEditor::retranslate()
{
    setWindowTitle(tr("Edit scenario") + u"[*]"_s);
    scenarioMenu_->setTitle(tr("&Scenario"));
    editMenu_->setTitle(tr("&Edit"));
    sectionMenu_->setTitle(tr("Se&ctions"));
    retranslateActions();
    applyButton_->setText(tr("Apply and run"));
    applyButton_->setToolTip(act_.apply->toolTip());
    closeButton_->setText(tr("Close"));
    sections_->setAccessibleName(tr("Sections"));
    errors_->setAccessibleName(tr("Mistakes"));
    errors_->setHeaderLabels({tr("Where"), tr("What is wrong, and what would be right")});
    runChanged();
    for (EditorSectionView* view : views_)
        view->retranslate();
    setFonts();
    showErrors();
}

void ScenarioEditor::setFonts()
{
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(FontRole::Body));
    int widest = 0;
    for (const EditorSection each : present::allEditorSections)
        widest = std::max(widest, metrics.horizontalAdvance(ScenarioFields::sectionName(each)));
    sections_->setFixedWidth(widest + metrics.horizontalAdvance(u" (99)"_s) + 48);
    for (int i = 0; i < sections_->count(); ++i)
        sections_->item(i)->setSizeHint({0, theme.controlHeight() + 4});
    QFont bold = theme.font(FontRole::Body);
    menuBar_->setFont(bold);
}

} // namespace tcplab::gui
