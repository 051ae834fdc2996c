#include <QtTest>

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolBar>
#include <QToolButton>
#include <QTranslator>
#include <QVBoxLayout>

#include "gui/error_banner.h"
#include "gui/main_window.h"
#include "gui/panel.h"
#include "gui/settings.h"
#include "gui/shortcuts_dialog.h"
#include "gui/theme.h"

using namespace tcplab;
using namespace tcplab::gui;

namespace {

/// A page that records what the window asks of it.
class RecordingPage : public Page
{
public:
    explicit RecordingPage(const QString& id)
        : id_(id)
    {
        step = new QAction(QStringLiteral("Step of %1").arg(id), this);
        step->setShortcut(QKeySequence(Qt::Key_F5));
        connect(step, &QAction::triggered, this, [this] { ++steps; });
    }

    QString id() const override { return id_; }
    QString title() const override { return QStringLiteral("Page %1").arg(id_); }
    Icon icon() const override { return Icon::Lab; }
    QWidget* toolRow() override
    {
        row = new QComboBox;
        return row;
    }
    QList<QAction*> runActions() override { return {step}; }
    bool open(const QString&, QString*) override { return true; }
    bool goToStep(int, QString*) override { return true; }
    void activate() override { ++activations; }
    void deactivate() override { ++deactivations; }
    void setProjector(bool on) override { projector = on; }
    void retranslate() override { ++translations; }
    void saveState(Settings& settings) const override
    {
        settings.setPageValue(id_, QStringLiteral("steps"), steps);
    }
    void restoreState(const Settings& settings) override
    {
        steps = settings.pageValue(id_, QStringLiteral("steps"), 0).toInt();
    }
    bool canClose() override { return mayClose; }

    using Page::clearProblem;
    using Page::setFacts;
    using Page::setHint;
    using Page::showLastingProblem;
    using Page::showProblem;

    QAction* step = nullptr;
    QWidget* row = nullptr;
    int steps = 0, activations = 0, deactivations = 0, translations = 0;
    bool projector = false, mayClose = true;

private:
    QString id_;
};

/// Answers a few sources with marked texts, as a translation would.
class MarkingTranslator : public QTranslator
{
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (qstrcmp(context, "tcplab::gui::MainWindow") != 0) return {};
        return QStringLiteral("<%1>").arg(QString::fromUtf8(source));
    }
    bool isEmpty() const override { return false; }
};

QStringList titles(const MainWindow& window)
{
    QStringList all;
    for (const QAction* action : window.menuBar()->actions()) {
        if (action->isVisible()) all << action->text();
    }
    return all;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void startsWithItsFirstPage();
    void pagesSwitchByKeyboard();
    void menusHoldThePagesActions();
    void shortcutsBelongToTheShownPage();
    void languageSwitchesLive();
    void themeSwitchesLive();
    void projectorModeHidesTheFrame();
    void remembersAcrossRuns();
    void aPageMayRefuseToClose();
    void problemsShowInTheBannerOfTheirPage();
    void problemsFollowTheLanguage();
    void statusBarShowsHintAndFacts();
    void statusBarKeepsItsHeightAfterTheProjector();
    void shortcutsAreListedFromTheActions();
    void panelsCloseAndReturn();
    void unknownSettingsCountAsNeverSaved();

private:
    void makeWindow();

    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<MainWindow> window_;
    RecordingPage* first_ = nullptr;
    RecordingPage* second_ = nullptr;
};

void TestMainWindow::init()
{
    directory_ = std::make_unique<QTemporaryDir>();
    settings_ = std::make_unique<Settings>(directory_->filePath(QStringLiteral("s.ini")));
    makeWindow();
}

void TestMainWindow::cleanup()
{
    window_.reset();
    Theme::instance().setChoice(ThemeChoice::Light);
    present::installLanguage(*qApp, present::Language::English);
}

void TestMainWindow::makeWindow()
{
    window_ = std::make_unique<MainWindow>(*settings_, settings_->language());
    window_->setFullScreenInProjector(false);
    auto first = std::make_unique<RecordingPage>(QStringLiteral("simulator"));
    auto second = std::make_unique<RecordingPage>(QStringLiteral("lab"));
    first_ = first.get();
    second_ = second.get();
    window_->addPage(std::move(first));
    window_->addPage(std::move(second));
    window_->restoreRemembered();
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

void TestMainWindow::startsWithItsFirstPage()
{
    QCOMPARE(window_->currentPage(), first_);
    QVERIFY(first_->isVisible());
    QVERIFY(first_->row->isVisible());
    QVERIFY(!second_->isVisible());
    QCOMPARE(first_->activations, 1);
    QVERIFY(first_->translations > 0);
    QVERIFY(window_->windowTitle().contains(QStringLiteral("Page simulator")));
    QVERIFY(window_->minimumWidth() <= 1024 && window_->minimumHeight() <= 680);
}

void TestMainWindow::pagesSwitchByKeyboard()
{
    QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), second_);
    QVERIFY(second_->isVisible() && !first_->isVisible());
    QCOMPARE(first_->deactivations, 1);
    QCOMPARE(second_->activations, 1);
    QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), first_);
    QVERIFY(!window_->showPage(QStringLiteral("learn")));
    QCOMPARE(window_->currentPage(), first_);
}

void TestMainWindow::menusHoldThePagesActions()
{
    // No page offers an Edit action here, so there is no empty Edit menu.
    QCOMPARE(titles(*window_),
             (QStringList{QStringLiteral("&File"), QStringLiteral("&Run"), QStringLiteral("&View"),
                          QStringLiteral("&Language"), QStringLiteral("&Help")}));
    const auto runMenu = [&]() -> const QMenu* {
        for (const QAction* action : window_->menuBar()->actions()) {
            if (action->text() == QStringLiteral("&Run")) return action->menu();
        }
        return nullptr;
    };
    QVERIFY(runMenu()->actions().contains(first_->step));
    window_->showPage(QStringLiteral("lab"));
    QVERIFY(!runMenu()->actions().contains(first_->step));
    QVERIFY(runMenu()->actions().contains(second_->step));
}

void TestMainWindow::shortcutsBelongToTheShownPage()
{
    QTest::keyClick(window_.get(), Qt::Key_F5);
    QCOMPARE(first_->steps, 1);
    window_->showPage(QStringLiteral("lab"));
    QTest::keyClick(window_.get(), Qt::Key_F5);
    QCOMPARE(first_->steps, 1);
    QCOMPARE(second_->steps, 1);
}

void TestMainWindow::languageSwitchesLive()
{
    const QStringList before = titles(*window_);
    const int translations = first_->translations;
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_COMPARE(titles(*window_).front(), QStringLiteral("<&File>"));
    QVERIFY(first_->translations > translations);
    QCoreApplication::removeTranslator(&translator);
    QTRY_COMPARE(titles(*window_), before);

    window_->setLanguage(present::Language::Chinese);
    QCOMPARE(settings_->language(), present::Language::Chinese);
    QCOMPARE(present::currentLanguage(), present::Language::Chinese);
}

void TestMainWindow::themeSwitchesLive()
{
    window_->setTheme(ThemeChoice::Dark);
    QCOMPARE(settings_->theme(), ThemeChoice::Dark);
    // The new palette reaches the widgets by events.
    const auto ground = [&] { return qGray(window_->grab().toImage().pixel(700, 700)); };
    QTRY_VERIFY(ground() < 80);
    window_->setTheme(ThemeChoice::Light);
    QTRY_VERIFY(ground() > 180);
}

void TestMainWindow::projectorModeHidesTheFrame()
{
    QTest::keyClick(window_.get(), Qt::Key_F11);
    QVERIFY(window_->isProjector());
    QVERIFY(first_->projector && second_->projector);
    QVERIFY(Theme::instance().isProjector());
    QVERIFY(!window_->menuBar()->isVisible());
    QVERIFY(!window_->statusBar()->isVisible());
    QVERIFY(!window_->findChild<QToolBar*>(QStringLiteral("rail"))->isVisible());
    QVERIFY(!first_->row->isVisible());
    // The page's keys go on working without the menu bar.
    QTest::keyClick(window_.get(), Qt::Key_F5);
    QCOMPARE(first_->steps, 1);
    QTest::keyClick(window_.get(), Qt::Key_Escape);
    QVERIFY(!window_->isProjector());
    QVERIFY(!Theme::instance().isProjector());
    QVERIFY(window_->menuBar()->isVisible());
    QVERIFY(first_->row->isVisible());
    QVERIFY(!first_->projector);
}

void TestMainWindow::remembersAcrossRuns()
{
    window_->resize(1240, 700);
    window_->showPage(QStringLiteral("lab"));
    second_->steps = 7;
    window_->setTheme(ThemeChoice::Dark);
    QVERIFY(window_->close());
    window_.reset();
    settings_ = std::make_unique<Settings>(directory_->filePath(QStringLiteral("s.ini")));
    QCOMPARE(settings_->theme(), ThemeChoice::Dark);
    makeWindow();
    QCOMPARE(window_->currentPage(), second_);
    QCOMPARE(second_->steps, 7);
    // A screen smaller than the window may narrow it, never below the smallest size.
    QVERIFY(window_->width() >= 1024 && window_->width() <= 1240);
}

void TestMainWindow::aPageMayRefuseToClose()
{
    second_->mayClose = false;
    QVERIFY(!window_->close());
    QVERIFY(window_->isVisible());
    second_->mayClose = true;
    QVERIFY(window_->close());
}

void TestMainWindow::problemsShowInTheBannerOfTheirPage()
{
    auto* button = new QPushButton(first_);
    button->show();
    button->setFocus();
    bool acted = false;
    first_->showProblem({Problem::Severity::Error, QStringLiteral("Port 8081 is in use."),
                         QStringLiteral("Choose another."), QStringLiteral("Choose"),
                         [&acted] { acted = true; }});
    const auto visible = [&] {
        QList<ErrorBanner*> shown;
        for (auto* banner : window_->findChildren<ErrorBanner*>()) {
            if (banner->isVisible()) shown << banner;
        }
        return shown;
    };
    QCOMPARE(visible().size(), 1);
    QVERIFY(visible().front()->accessibleDescription().contains(QStringLiteral("8081")));
    QVERIFY(visible().front()->height() >= 36);
    QVERIFY(button->hasFocus());
    window_->showPage(QStringLiteral("lab"));
    QVERIFY(visible().isEmpty());
    window_->showPage(QStringLiteral("simulator"));
    QCOMPARE(visible().size(), 1); // it stays until it is dealt with
    QTest::mouseClick(visible().front()->findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(acted);
    QVERIFY(visible().isEmpty());

    first_->showProblem({Problem::Severity::Warning, QStringLiteral("Slow."), {}, {}, {}});
    QCOMPARE(visible().size(), 1);
    first_->clearProblem();
    QVERIFY(visible().isEmpty());
}

void TestMainWindow::problemsFollowTheLanguage()
{
    bool gone = false;
    first_->showLastingProblem([&gone] {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        if (!gone) problem.what = QCoreApplication::translate("tcplab::gui::MainWindow", "Slow.");
        return problem;
    });
    ErrorBanner* banner = nullptr;
    for (auto* each : window_->findChildren<ErrorBanner*>()) {
        if (each->isVisible()) banner = each;
    }
    QVERIFY(banner);
    QCOMPARE(banner->accessibleDescription(), QStringLiteral("Slow."));
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_COMPARE(banner->accessibleDescription(), QStringLiteral("<Slow.>"));
    QVERIFY(banner->isVisible());
    QCoreApplication::removeTranslator(&translator);
    QTRY_COMPARE(banner->accessibleDescription(), QStringLiteral("Slow."));
    // What has gone meanwhile is not shown again; nor is what the person has closed.
    gone = true;
    QCoreApplication::installTranslator(&translator);
    QTRY_VERIFY(!banner->isVisible());
    gone = false;
    QCoreApplication::removeTranslator(&translator);
    QTRY_COMPARE(titles(*window_).front(), QStringLiteral("&File"));
    QVERIFY(!banner->isVisible());
}

void TestMainWindow::statusBarKeepsItsHeightAfterTheProjector()
{
    const int before = window_->statusBar()->height();
    for (int i = 0; i < 2; ++i) {
        window_->setProjector(true);
        QCoreApplication::processEvents();
        window_->setProjector(false);
        QTRY_COMPARE(window_->statusBar()->height(), before);
    }
}

void TestMainWindow::statusBarShowsHintAndFacts()
{
    const auto shows = [&](const QString& text) {
        for (const QLabel* label : window_->statusBar()->findChildren<QLabel*>()) {
            if (label->text() == text) return true;
        }
        return false;
    };
    first_->setHint(QStringLiteral("Click a segment"));
    first_->setFacts({QStringLiteral("Seed 1"), QStringLiteral("Branch: main")});
    QVERIFY(shows(QStringLiteral("Click a segment")));
    QVERIFY(shows(QStringLiteral("Seed 1")) && shows(QStringLiteral("Branch: main")));
    second_->setFacts({QStringLiteral("Loopback only")});
    QVERIFY(!shows(QStringLiteral("Loopback only")));
    window_->showPage(QStringLiteral("lab"));
    QVERIFY(shows(QStringLiteral("Loopback only")));
    QVERIFY(!shows(QStringLiteral("Seed 1")));
}

void TestMainWindow::shortcutsAreListedFromTheActions()
{
    ShortcutsDialog dialog(window_->actions());
    const auto* table = dialog.findChild<QTableWidget*>();
    QMap<QString, QString> listed;
    for (int i = 0; i < table->rowCount(); ++i) {
        listed.insert(table->item(i, 0)->text(), table->item(i, 1)->text());
    }
    QCOMPARE(listed.value(QStringLiteral("Step of simulator")), QStringLiteral("F5"));
    QCOMPARE(listed.value(QStringLiteral("Projector mode")), QStringLiteral("F11"));
    QCOMPARE(listed.value(QStringLiteral("Page lab")), QStringLiteral("Ctrl+2"));
}

void TestMainWindow::panelsCloseAndReturn()
{
    auto* layout = new QVBoxLayout(first_);
    auto* panel = new Panel;
    panel->setTitle(QStringLiteral("States"));
    layout->addWidget(panel);
    QAction* shown = panel->makeClosable();
    QCOMPARE(shown->text(), QStringLiteral("States"));
    QTRY_VERIFY(panel->isVisible());
    QSignalSpy changed(panel, &Panel::shownChanged);
    QTest::mouseClick(panel->findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(!panel->isVisible() && !shown->isChecked());
    shown->trigger();
    QVERIFY(panel->isVisible());
    QCOMPARE(changed.count(), 2);
}

void TestMainWindow::unknownSettingsCountAsNeverSaved()
{
    const QString file = directory_->filePath(QStringLiteral("odd.ini"));
    QFile odd(file);
    QVERIFY(odd.open(QIODevice::WriteOnly));
    odd.write("[window]\nlanguage=klingon\ntheme=pink\ngeometry=@Invalid()\npage=nowhere\n");
    odd.close();
    Settings settings(file);
    QCOMPARE(settings.language(), present::Language::System);
    QCOMPARE(settings.theme(), ThemeChoice::System);
    MainWindow window(settings, present::Language::English);
    window.addPage(std::make_unique<RecordingPage>(QStringLiteral("simulator")));
    window.restoreRemembered();
    QCOMPARE(window.currentPage()->id(), QStringLiteral("simulator"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
