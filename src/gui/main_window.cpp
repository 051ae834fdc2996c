#include "gui/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/about_dialog.h"
#include "gui/command_palette.h"
#include "gui/elided_label.h"
#include "gui/error_banner.h"
#include "gui/rail_button.h"
#include "gui/shortcuts_dialog.h"
#include "gui/state_names.h"
#include "gui/theme.h"
#include "gui/tool_row.h"

namespace tcplab::gui {

using present::Language;

namespace {

constexpr QSize smallestWindow(1024, 680);
constexpr QSize firstWindow(1366, 768);
constexpr int pageMargin = 8;

} // namespace

MainWindow::MainWindow(Settings& settings, Language language, QWidget* parent)
    : QMainWindow(parent)
    , settings_(settings)
    , language_(language)
{
    setObjectName(QStringLiteral("MainWindow"));
    setWindowIcon(applicationIcon());
    setMinimumSize(smallestWindow);
    resize(firstWindow);
    buildFrame();
    buildMenus();
    retranslate();
    applyMetrics();
    connect(&Theme::instance(), &Theme::changed, this, &MainWindow::applyMetrics);
    connect(&StateNames::instance(), &StateNames::changed, this, [this] {
        settings_.setStateDialect(StateNames::instance().dialect());
        retranslateAll();
    });
}

MainWindow::~MainWindow()
{
    // Projector sizes belong to this window's mode, not to what opens next.
    if (projector_) Theme::instance().setProjector(false);
}

void MainWindow::buildFrame()
{
    rail_ = new QToolBar;
    rail_->setObjectName(QStringLiteral("rail"));
    rail_->setMovable(false);
    rail_->setOrientation(Qt::Vertical);
    auto* above = new QWidget;
    above->setFixedHeight(6);
    rail_->addWidget(above);
    rail_->setContextMenuPolicy(Qt::PreventContextMenu);
    addToolBar(Qt::LeftToolBarArea, rail_);
    setContextMenuPolicy(Qt::PreventContextMenu);
    railGroup_ = new QActionGroup(this);

    stack_ = new QStackedWidget;
    setCentralWidget(stack_);

    hint_ = new ElidedLabel;
    hint_->setContentsMargins(12, 0, 0, 0);
    facts_ = new QWidget;
    auto* row = new QHBoxLayout(facts_);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(0);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(hint_, 1);
    statusBar()->addPermanentWidget(facts_);
}

Page* MainWindow::addPage(std::unique_ptr<Page> owned)
{
    Entry entry;
    entry.page = owned.release();
    entry.page->setParent(this);
    entry.file = entry.page->fileActions();
    entry.edit = entry.page->editActions();
    entry.run = entry.page->runActions();
    entry.view = entry.page->viewActions();

    entry.select = new QAction(gui::icon(entry.page->icon()), {}, this);
    entry.select->setCheckable(true);
    entry.select->setShortcut(
        QKeySequence(static_cast<int>(Qt::CTRL) |
                     (static_cast<int>(Qt::Key_1) + static_cast<int>(entries_.size()))));
    railGroup_->addAction(entry.select);
    addAction(entry.select);
    entry.button = new RailButton(entry.select);
    rail_->addWidget(entry.button);

    entry.sheet = makeSheet(entry);
    stack_->addWidget(entry.sheet);
    Page* page = entry.page;
    connect(entry.select, &QAction::triggered, this, [this, page] { select(page); });
    connect(page, &Page::hintChanged, this, [this, page](const QString& hint) {
        if (page == current_) showHint(hint);
    });
    connect(page, &Page::factsChanged, this, [this, page](const QStringList& facts) {
        if (page == current_) showFacts(facts);
    });
    connect(page, &Page::problemOccurred, entry.banner, &ErrorBanner::show);
    connect(page, &Page::problemCleared, entry.banner, &ErrorBanner::clear);
    connect(page, &Page::documentChanged, this, &MainWindow::showTitle);

    entry.find->setFolded(width() < firstWindow.width());
    entries_.push_back(entry);
    page->retranslate();
    page->restoreState(settings_);
    retranslate();
    applyMetrics();
    if (!current_)
        select(page);
    else
        fillMenus();
    return page;
}

QWidget* MainWindow::makeSheet(Entry& entry)
{
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    entry.toolRow = new QWidget;
    auto* row = new QHBoxLayout(entry.toolRow);
    row->setContentsMargins(pageMargin, 1, pageMargin, 0);
    row->setSpacing(8);
    row->addWidget(entry.page->toolRow(), 1);
    entry.find = new ToolRowButton(icon(Icon::Search), {});
    entry.find->setObjectName(QStringLiteral("find"));
    connect(entry.find, &QPushButton::clicked, find_, &QAction::trigger);
    row->addWidget(entry.find);
    column->addWidget(entry.toolRow);
    entry.banner = new ErrorBanner;
    column->addWidget(entry.banner);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(pageMargin, 2, pageMargin, 3);
    body->addWidget(entry.page);
    column->addLayout(body, 1);
    return sheet;
}

std::vector<Page*> MainWindow::pages() const
{
    std::vector<Page*> all;
    for (const Entry& entry : entries_)
        all.push_back(entry.page);
    return all;
}

Page* MainWindow::pageById(const QString& id) const
{
    const auto found =
        std::ranges::find_if(entries_, [&](const Entry& e) { return e.page->id() == id; });
    return found == entries_.end() ? nullptr : found->page;
}

MainWindow::Entry* MainWindow::entryOf(const Page* page)
{
    const auto found = std::ranges::find(entries_, page, &Entry::page);
    return found == entries_.end() ? nullptr : &*found;
}

bool MainWindow::showPage(const QString& id)
{
    Page* page = pageById(id);
    if (!page) return false;
    select(page);
    return true;
}

void MainWindow::select(Page* page)
{
    Entry* entry = entryOf(page);
    if (!entry) return;
    entry->select->setChecked(true);
    if (page == current_) return;
    if (Entry* old = entryOf(current_)) {
        for (const auto& list : {old->file, old->edit, old->run, old->view}) {
            for (QAction* action : list) {
                if (action) removeAction(action);
            }
        }
        old->page->deactivate();
    }
    current_ = page;
    stack_->setCurrentWidget(entry->sheet);
    entry->toolRow->setVisible(!projector_);
    // The window itself holds them too: shortcuts work while the menu bar is hidden.
    for (const auto& list : {entry->file, entry->edit, entry->run, entry->view}) {
        for (QAction* action : list) {
            if (action) addAction(action);
        }
    }
    fillMenus();
    showHint(page->hint());
    showFacts(page->facts());
    showTitle();
    page->activate();
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showTitle()
{
    if (!current_) return;
    QString document = current_->documentName();
    document.replace(QStringLiteral("[*]"), QStringLiteral("[*][*]")); // Qt's mark, not the name's
    setWindowTitle(document.isEmpty()
                       ? tr("%1 - TCP Lab", "page title").arg(current_->title())
                       : tr("%1[*] - %2 - TCP Lab", "document, keep [*] behind it, and page title")
                             .arg(document, current_->title()));
    setWindowModified(!document.isEmpty() && current_->isModified());
}

void MainWindow::setProjector(bool on)
{
    if (on == projector_) return;
    projector_ = on;
    projectorAction_->setChecked(on);
    leaveProjector_->setEnabled(on);
    menuBar()->setVisible(!on);
    rail_->setVisible(!on);
    statusBar()->setVisible(!on);
    for (const Entry& entry : entries_)
        entry.toolRow->setVisible(!on);
    if (on) {
        statesBeforeProjector_ = windowState();
        if (fullScreenInProjector_) setWindowState(windowState() | Qt::WindowFullScreen);
    } else {
        setWindowState(statesBeforeProjector_);
    }
    Theme::instance().setProjector(on);
    for (const Entry& entry : entries_)
        entry.page->setProjector(on);
}

void MainWindow::setLanguage(Language choice)
{
    language_ = choice;
    settings_.setLanguage(choice);
    present::installLanguage(*qApp, choice);
}

void MainWindow::setTheme(ThemeChoice choice)
{
    settings_.setTheme(choice);
    Theme::instance().setChoice(choice);
}

void MainWindow::restoreRemembered()
{
    const QByteArray geometry = settings_.windowGeometry();
    if (!geometry.isEmpty()) restoreGeometry(geometry);
    showPage(settings_.lastPage());
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    for (const Entry& entry : entries_)
        entry.find->setFolded(width() < firstWindow.width());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslateAll();
}

void MainWindow::retranslateAll()
{
    for (const Entry& entry : entries_)
        entry.page->retranslate();
    retranslate();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool all =
        std::ranges::all_of(entries_, [](const Entry& e) { return e.page->canClose(); });
    if (!all) {
        event->ignore();
        return;
    }
    setProjector(false);
    settings_.setWindowGeometry(saveGeometry());
    if (current_) settings_.setLastPage(current_->id());
    for (const Entry& entry : entries_)
        entry.page->saveState(settings_);
    settings_.sync();
    event->accept();
}

void MainWindow::showHint(const QString& hint)
{
    hint_->setText(hint);
}

void MainWindow::showFacts(const QStringList& facts)
{
    qDeleteAll(facts_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    for (const QString& fact : facts) {
        auto* line = new QWidget;
        line->setFixedSize(1, 14);
        line->setAutoFillBackground(true);
        QPalette separator;
        separator.setColor(QPalette::Window, color(Token::Line));
        line->setPalette(separator);
        auto* label = new QLabel(fact);
        label->setTextFormat(Qt::PlainText);
        label->setFont(Theme::instance().font(FontRole::Small));
        label->setContentsMargins(16, 0, 12, 0);
        facts_->layout()->addWidget(line);
        facts_->layout()->addWidget(label);
    }
}

void MainWindow::applyMetrics()
{
    const Theme& theme = Theme::instance();
    hint_->setFont(theme.font(FontRole::Small));
    QPalette muted = QApplication::palette();
    muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
    statusBar()->setPalette(muted);
    // By the theme's font: widgets that are hidden learn of a new application font late.
    const int text = QFontMetrics(theme.font(FontRole::Small)).height();
    statusBar()->setFixedHeight(std::max(26, text + 8));
    if (current_) showFacts(current_->facts());
    for (const Entry& entry : entries_) {
        entry.toolRow->setFixedHeight(std::max(40, theme.controlHeight() + 14));
        entry.button->updateGeometry();
    }
}

void MainWindow::showAbout()
{
    AboutDialog(this).exec();
}

void MainWindow::findCommand()
{
    std::vector<Command> commands = commandsOf(*menuBar());
    if (current_) {
        for (Command& own : current_->searchable())
            commands.push_back(std::move(own));
    }
    palette_->open(std::move(commands));
}

void MainWindow::showShortcuts()
{
    ShortcutsDialog(actions(), this).exec();
}

} // namespace tcplab::gui
