#pragma once

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <vector>

#include "gui/page.h"
#include "gui/settings.h"

class QActionGroup;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace tcplab::gui {

class CommandPalette;
class ElidedLabel;
class ErrorBanner;
class RailButton;
class ToolRowButton;
class StateNamesMenu;

/// The frame around the pages: menus, rail, tool row, status bar, projector mode; remembers its
/// geometry, the language, the theme and the page.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `settings` must outlive the window. `language` is the choice that the caller has installed;
    /// it may differ from the remembered one.
    MainWindow(Settings& settings, present::Language language, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Takes the page; the first one added is shown until another is asked for.
    Page* addPage(std::unique_ptr<Page> page);
    std::vector<Page*> pages() const;
    Page* currentPage() const { return current_; }
    Page* pageById(const QString& id) const;
    /// False where there is no such page.
    bool showPage(const QString& id);

    /// Restores what was remembered (geometry, page); call after the pages are added.
    void restoreRemembered();

    bool isProjector() const { return projector_; }
    /// Whether projector mode takes the whole screen; true at first.
    void setFullScreenInProjector(bool fullScreen) { fullScreenInProjector_ = fullScreen; }

public Q_SLOTS:
    void setProjector(bool on);
    void setLanguage(tcplab::present::Language choice);
    void setTheme(tcplab::gui::ThemeChoice choice);
    void showAbout();
    void showShortcuts();
    /// The search over all commands of the menus, and what the page offers beside them.
    void findCommand();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct Entry
    {
        Page* page = nullptr;
        QWidget* sheet = nullptr;   ///< tool row, banner and page
        QWidget* toolRow = nullptr; ///< with its margins
        ErrorBanner* banner = nullptr;
        ToolRowButton* find = nullptr; ///< at the right end of the tool row
        QAction* select = nullptr;
        RailButton* button = nullptr;
        QList<QAction*> file, edit, run, view;
    };

    void buildFrame();
    void buildMenus();
    void buildLanguageMenu();
    void buildThemeMenu();
    QWidget* makeSheet(Entry& entry);
    void select(Page* page);
    void fillMenus();
    void retranslateAll();
    void retranslate();
    void applyMetrics();
    void showHint(const QString& hint);
    void showTitle();
    void showFacts(const QStringList& facts);
    Entry* entryOf(const Page* page);

    Settings& settings_;
    present::Language language_;
    std::vector<Entry> entries_;
    QPointer<Page> current_;
    bool projector_ = false;
    bool fullScreenInProjector_ = true;
    Qt::WindowStates statesBeforeProjector_;

    QToolBar* rail_ = nullptr;
    QActionGroup* railGroup_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    ElidedLabel* hint_ = nullptr;
    QWidget* facts_ = nullptr;

    QMenu* fileMenu_ = nullptr;
    QMenu* editMenu_ = nullptr;
    QMenu* runMenu_ = nullptr;
    QMenu* viewMenu_ = nullptr;
    QMenu* themeMenu_ = nullptr;
    StateNamesMenu* statesMenu_ = nullptr;
    QMenu* languageMenu_ = nullptr;
    QMenu* helpMenu_ = nullptr;
    QAction* quit_ = nullptr;
    QAction* projectorAction_ = nullptr;
    QAction* reducedMotion_ = nullptr;
    QAction* leaveProjector_ = nullptr;
    QAction* shortcuts_ = nullptr;
    QAction* about_ = nullptr;
    QAction* find_ = nullptr;
    CommandPalette* palette_ = nullptr;
    QAction* languageSystem_ = nullptr;
    QAction* themeSystem_ = nullptr;
    QAction* themeLight_ = nullptr;
    QAction* themeDark_ = nullptr;
};

} // namespace tcplab::gui
