#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/simulator_page.h"
#include "gui/theme.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace std::chrono_literals;

namespace {

/// The real window with the page in it.
class Window
{
public:
    explicit Window(const QString& scenario, const QString& settingsFile = {})
        : settings(settingsFile.isEmpty() ? directory.filePath(QStringLiteral("settings.ini"))
                                          : settingsFile)
    {
        page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
        window.resize(1366, 768);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window does not become active");
        QString error;
        if (!scenario.isEmpty() && !page->open(scenario, &error)) qFatal("no such scenario");
        page->controller().setStepLength(0);
    }
    SimulationController& controller() { return page->controller(); }
    template <typename Widget>
    Widget* find(const char* name)
    {
        return window.findChild<Widget*>(QString::fromLatin1(name));
    }
    /// As a person does with the keyboard.
    void choosePreset(const QString& text)
    {
        auto* box = find<QComboBox>("preset");
        box->setFocus();
        while (box->currentIndex() > 0)
            QTest::keyClick(box, Qt::Key_Up);
        for (int i = 0; i < box->count() && !box->currentText().contains(text); ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    QString facts() { return page->facts().join(u'|'); }

    QTemporaryDir directory;
    Settings settings;
    MainWindow window{settings, present::Language::English};
    SimulatorPage* page = nullptr;
};

} // namespace

class TimeToolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPresetRunsTheScenarioAnew();
    void aPresetStandsInTheRunMenu();
    void thePresetIsRemembered();
};

void TimeToolsTest::aPresetRunsTheScenarioAnew()
{
    Window w(QStringLiteral("time-wait-2msl"));
    QVERIFY(w.facts().contains(QStringLiteral("Model: RFC 9293 (strict)")));
    const sim::SimTime end = w.controller().endTime();
    w.choosePreset(QStringLiteral("Windows"));
    // 2MSL is 120 s and not 60 s; delayed acknowledgments move the rest a little.
    const tcp::Duration later = w.controller().endTime() - end;
    QVERIFY(later > 59s && later < 61s);
    QVERIFY(w.facts().contains(QStringLiteral("Model: RFC 9293, Windows numbers")));
    w.choosePreset(QStringLiteral("Linux"));
    QVERIFY(w.facts().contains(QStringLiteral("Model: Linux")));
    w.choosePreset(QStringLiteral("RFC"));
    QCOMPARE(w.controller().endTime(), end);
    // It holds for the scenarios that are opened next.
    w.choosePreset(QStringLiteral("Classroom"));
    QString error;
    QVERIFY(w.page->open(QStringLiteral("syn-timeout"), &error));
    QCOMPARE(w.controller().scenario().endpoints[0].config.synRetries, 3);
}

void TimeToolsTest::aPresetStandsInTheRunMenu()
{
    Window w(QStringLiteral("time-wait-2msl"));
    const QList<QAction*> run = w.page->runActions();
    const auto menu = std::ranges::find_if(run, [](QAction* action) {
        return action && action->menu() && action->text() == QStringLiteral("&Preset");
    });
    QVERIFY(menu != run.end());
    const QList<QAction*> entries = (*menu)->menu()->actions();
    QCOMPARE(entries.size(), 5);
    entries[4]->trigger();
    QCOMPARE(w.find<QComboBox>("preset")->currentIndex(), 4);
    QCOMPARE(w.controller().scenario().endpoints[1].config.msl, tcp::Duration{5s});
}

void TimeToolsTest::thePresetIsRemembered()
{
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("settings.ini"));
    {
        Window w(QStringLiteral("time-wait-2msl"), file);
        w.choosePreset(QStringLiteral("BSD"));
        w.page->saveState(w.settings);
        w.settings.sync();
    }
    Window again({}, file);
    again.page->restoreState(again.settings);
    QCOMPARE(again.controller().scenario().endpoints[0].config.keepalive.count, 8);
    QVERIFY(again.find<QComboBox>("preset")->currentText().contains(QStringLiteral("BSD")));
}

QTEST_MAIN(TimeToolsTest)
#include "tst_time_tools.moc"
