// The menus of the main window: made once, texts set in retranslate(), the page's part filled anew
// when another page is shown.

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolBar>

#include "gui/command_palette.h"
#include "gui/main_window.h"
#include "gui/rail_button.h"
#include "gui/state_names.h"
#include "gui/theme.h"
#include "gui/tool_row.h"

namespace tcplab::gui {

using present::Language;

void MainWindow::buildMenus()
{
    fileMenu_ = menuBar()->addMenu(QString());
    editMenu_ = menuBar()->addMenu(QString());
    runMenu_ = menuBar()->addMenu(QString());
    viewMenu_ = menuBar()->addMenu(QString());
    languageMenu_ = menuBar()->addMenu(QString());
    helpMenu_ = menuBar()->addMenu(QString());

    quit_ = new QAction(this);
    // Platforms without a convention of their own take Ctrl+Q too.
    quit_->setShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | static_cast<int>(Qt::Key_Q)));
    quit_->setMenuRole(QAction::QuitRole);
    connect(quit_, &QAction::triggered, this, &QWidget::close);
    projectorAction_ = new QAction(icon(Icon::Projector), {}, this);
    projectorAction_->setCheckable(true);
    projectorAction_->setShortcut(QKeySequence(Qt::Key_F11));
    connect(projectorAction_, &QAction::triggered, this, &MainWindow::setProjector);
    reducedMotion_ = new QAction(this);
    reducedMotion_->setCheckable(true);
    reducedMotion_->setChecked(Theme::instance().isReducedMotionChosen());
    connect(reducedMotion_, &QAction::triggered, this, [this](bool on) {
        settings_.setReducedMotion(on);
        Theme::instance().setReducedMotion(on);
    });
    leaveProjector_ = new QAction(this);
    leaveProjector_->setShortcut(QKeySequence(Qt::Key_Escape));
    leaveProjector_->setEnabled(false);
    connect(leaveProjector_, &QAction::triggered, this, [this] { setProjector(false); });
    shortcuts_ = new QAction(this);
    shortcuts_->setShortcut(QKeySequence(Qt::Key_F1));
    connect(shortcuts_, &QAction::triggered, this, &MainWindow::showShortcuts);
    find_ = new QAction(icon(Icon::Search), {}, this);
    find_->setShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | static_cast<int>(Qt::Key_K)));
    connect(find_, &QAction::triggered, this, &MainWindow::findCommand);
    palette_ = new CommandPalette(this);
    about_ = new QAction(icon(Icon::Info), {}, this);
    about_->setMenuRole(QAction::AboutRole);
    connect(about_, &QAction::triggered, this, &MainWindow::showAbout);
    for (QAction* action : {quit_, projectorAction_, leaveProjector_, shortcuts_, find_})
        addAction(action);

    helpMenu_->addAction(find_);
    helpMenu_->addAction(shortcuts_);
    helpMenu_->addSeparator();
    helpMenu_->addAction(about_);
    buildLanguageMenu();
    buildThemeMenu();
    statesMenu_ = new StateNamesMenu(this);
}

void MainWindow::buildLanguageMenu()
{
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& name, Language language) {
        QAction* action = languageMenu_->addAction(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(language));
        action->setChecked(language_ == language);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] { setLanguage(language); });
        return action;
    };
    languageSystem_ = add({}, Language::System);
    languageMenu_->addSeparator();
    // A language is named in itself, so that whoever is lost in the other one finds the way back.
    add(QStringLiteral("中文"), Language::Chinese);
    add(QStringLiteral("English"), Language::English);
}

void MainWindow::buildThemeMenu()
{
    themeMenu_ = new QMenu(this);
    themeMenu_->setIcon(icon(Icon::Theme));
    auto* group = new QActionGroup(this);
    const auto add = [&](ThemeChoice choice) {
        QAction* action = themeMenu_->addAction(QString());
        action->setCheckable(true);
        action->setChecked(Theme::instance().choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { setTheme(choice); });
        connect(&Theme::instance(), &Theme::changed, action,
                [action, choice] { action->setChecked(Theme::instance().choice() == choice); });
        return action;
    };
    themeSystem_ = add(ThemeChoice::System);
    themeLight_ = add(ThemeChoice::Light);
    themeDark_ = add(ThemeChoice::Dark);
}

void MainWindow::fillMenus()
{
    const Entry* entry = entryOf(current_);
    const auto refill = [](QMenu* menu, const QList<QAction*>& own) {
        menu->clear();
        for (QAction* action : own) {
            if (action) {
                menu->addAction(action);
            } else {
                menu->addSeparator();
            }
        }
    };
    refill(fileMenu_, entry ? entry->file : QList<QAction*>{});
    refill(editMenu_, entry ? entry->edit : QList<QAction*>{});
    refill(runMenu_, entry ? entry->run : QList<QAction*>{});
    refill(viewMenu_, entry ? entry->view : QList<QAction*>{});
    editMenu_->menuAction()->setVisible(!editMenu_->isEmpty());
    runMenu_->menuAction()->setVisible(!runMenu_->isEmpty());
    if (!fileMenu_->isEmpty()) fileMenu_->addSeparator();
    fileMenu_->addAction(quit_);
    if (!viewMenu_->isEmpty()) viewMenu_->addSeparator();
    for (const Entry& each : entries_)
        viewMenu_->addAction(each.select);
    viewMenu_->addSeparator();
    viewMenu_->addMenu(statesMenu_);
    viewMenu_->addMenu(themeMenu_);
    viewMenu_->addAction(reducedMotion_);
    viewMenu_->addAction(projectorAction_);
}

void MainWindow::retranslate()
{
    fileMenu_->setTitle(tr("&File"));
    editMenu_->setTitle(tr("&Edit"));
    runMenu_->setTitle(tr("&Run"));
    viewMenu_->setTitle(tr("&View"));
    languageMenu_->setTitle(tr("&Language"));
    helpMenu_->setTitle(tr("&Help"));
    quit_->setText(tr("&Quit"));
    projectorAction_->setText(tr("&Projector mode"));
    reducedMotion_->setText(tr("Reduce &motion"));
    leaveProjector_->setText(tr("Leave projector mode"));
    shortcuts_->setText(tr("&Keyboard shortcuts"));
    about_->setText(tr("&About TCP Lab"));
    find_->setText(tr("&Find a command…"));
    palette_->retranslate();
    languageSystem_->setText(tr("As the system"));
    statesMenu_->retranslate();
    themeMenu_->setTitle(tr("T&heme"));
    themeSystem_->setText(tr("As the system"));
    themeLight_->setText(tr("Light"));
    themeDark_->setText(tr("Dark"));
    rail_->setWindowTitle(tr("Pages"));
    for (const Entry& entry : entries_) {
        entry.select->setText(entry.page->title());
        entry.button->setText(entry.page->title());
        entry.button->setAccessibleName(entry.page->title());
        entry.button->updateGeometry();
        entry.find->setLabel(tr("Find a command  %1", "the key")
                                 .arg(find_->shortcut().toString(QKeySequence::NativeText)));
        entry.find->setToolTip(tr("Every command and scenario by its name"));
    }
    if (current_)
        showTitle();
    else
        setWindowTitle(tr("TCP Lab"));
}

} // namespace tcplab::gui
