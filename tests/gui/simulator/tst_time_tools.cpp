#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>

#include "gui/error_banner.h"
#include "gui/main_window.h"
#include "gui/panel_docks.h"
#include "gui/settings.h"
#include "gui/simulator/run_slider.h"
#include "gui/simulator/simulator_page.h"
#include "gui/simulator/time/breakpoint_dialog.h"
#include "gui/simulator/time/mark_words.h"
#include "gui/simulator/time/time_tools.h"
#include "gui/simulator/time/timers_view.h"
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
    /// Goes to the first moment at which the host is in the state.
    void toState(sim::HostId host, tcp::State state)
    {
        std::size_t moment = 0;
        while (controller().worldAt(moment).host(host).shownState() != state)
            ++moment;
        controller().goTo(moment);
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
    void aClickOnAMarkGoesThere();
    void keysGoFromMarkToMark();
    void aMarkSaysWhatItIs();
    void classroomTimeStandsBesideTheRuns();
    void f9SetsABreakpointAndTakesItAway();
    void runsToTheNextBreakpointAndSaysWhy();
    void playingStopsAtABreakpoint();
    void thePanelAddsEditsAndDeletes();
    void wrongFlagsAreRefusedInTheForm();
    void breakpointsAreRemembered();
    void speedsReachFromATenthToTen();
    void trueTimePlaysAsLongAsTheRun();
    void timersRunOut();
    void withoutATimerItSaysSo();
    void aRunThatWasCutOffGoesOn();
    void theLimitIsSetFromTheMenu();
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

// The slider

void TimeToolsTest::aClickOnAMarkGoesThere()
{
    Window w(QStringLiteral("lost-final-ack"));
    auto* slider = w.page->findChild<RunSlider*>();
    for (const auto kind : {present::RunMarkKind::Loss, present::RunMarkKind::ClientTransition}) {
        const present::RunMark mark = slider->marks()[static_cast<std::size_t>(kind)].back();
        w.controller().goTo(0);
        // Two pixels beside it: it need not be hit exactly.
        const QPoint at(static_cast<int>(slider->xOf(static_cast<double>(mark.moment))) + 2,
                        static_cast<int>(slider->height() / 2.0 + slider->laneOf(kind)));
        QTest::mouseClick(slider, Qt::LeftButton, {}, at);
        QCOMPARE(w.controller().cursor(), mark.moment);
    }
}

void TimeToolsTest::keysGoFromMarkToMark()
{
    Window w(QStringLiteral("lost-final-ack"));
    auto* slider = w.page->findChild<RunSlider*>();
    slider->setFocus();
    std::vector<std::size_t> seen{0};
    for (int i = 0; i < 100 && (i == 0 || seen.back() > seen[seen.size() - 2]); ++i) {
        QTest::keyClick(slider, Qt::Key_Right, Qt::ControlModifier);
        seen.push_back(w.controller().cursor());
    }
    const std::size_t loss =
        slider->marks()[static_cast<std::size_t>(present::RunMarkKind::Loss)][0].moment;
    QVERIFY(std::ranges::find(seen, loss) != seen.end());
    QVERIFY(seen.size() > 5);
    QTest::keyClick(slider, Qt::Key_Left, Qt::ControlModifier);
    QVERIFY(w.controller().cursor() < seen.back());
    QTest::keyClick(slider, Qt::Key_Left); // without Ctrl: a step
    QCOMPARE(w.controller().cursor() + 1, static_cast<std::size_t>(slider->value()) + 1);
}

void TimeToolsTest::aMarkSaysWhatItIs()
{
    Window w(QStringLiteral("lost-final-ack"));
    const auto& layout = w.controller().layout();
    const present::RunMarks marks = present::runMarks(layout);
    const auto words = [&](present::RunMarkKind kind) {
        return markWords(layout, kind, marks[static_cast<std::size_t>(kind)].front());
    };
    QVERIFY(words(present::RunMarkKind::Loss).startsWith(QStringLiteral("ACK from the client")));
    QVERIFY(words(present::RunMarkKind::ClientTransition).contains(QStringLiteral("SYN-SENT")));
    QVERIFY(words(present::RunMarkKind::Timer).contains(QStringLiteral("runs out after 1")));
    // What the tip says is shown under the mouse.
    auto* slider = w.page->findChild<RunSlider*>();
    const auto loss = marks[static_cast<std::size_t>(present::RunMarkKind::Loss)].front();
    const QPoint at(static_cast<int>(slider->xOf(static_cast<double>(loss.moment))),
                    static_cast<int>(slider->height() / 2.0 + 10));
    QHelpEvent help(QEvent::ToolTip, at, slider->mapToGlobal(at));
    QApplication::sendEvent(slider, &help);
    QCOMPARE(QToolTip::text(), words(present::RunMarkKind::Loss));
    QToolTip::hideText();
}

void TimeToolsTest::classroomTimeStandsBesideTheRuns()
{
    Window w(QStringLiteral("keepalive-dead-peer"));
    auto* label = w.find<QLabel>("classroomTime");
    const QString normal = label->text();
    QVERIFY(w.controller().endTime() > sim::SimTime{2h});
    QVERIFY(normal.startsWith(QStringLiteral("in class 0:00 / 0:")));
    w.controller().setSpeed(0.5);
    QVERIFY(label->text() != normal);
    w.controller().toEnd();
    const QStringList parts = label->text().section(u' ', 2).split(QStringLiteral(" / "));
    QCOMPARE(parts[0], parts[1]);
}

// Breakpoints

void TimeToolsTest::f9SetsABreakpointAndTakesItAway()
{
    Window w(QStringLiteral("lost-syn"));
    BreakpointList& list = w.page->timeTools().breakpoints();
    w.controller().goTo(3);
    QTest::keyClick(&w.window, Qt::Key_F9);
    QCOMPARE(list.all().size(), 1u);
    QCOMPARE(list.stops(), std::vector<std::size_t>{3});
    const auto& dots = w.page->findChild<RunSlider*>()->marks().back();
    QCOMPARE(dots.size(), 1u);
    QTest::keyClick(&w.window, Qt::Key_F9);
    QVERIFY(list.all().empty());
    QVERIFY(dots.empty());
}

void TimeToolsTest::runsToTheNextBreakpointAndSaysWhy()
{
    Window w(QStringLiteral("lost-final-ack"));
    BreakpointList& list = w.page->timeTools().breakpoints();
    QTest::keyClick(&w.window, Qt::Key_F9, Qt::ControlModifier);
    QVERIFY(w.page->hint().contains(QStringLiteral("no breakpoint")));
    list.add({present::Breakpoint::State{sim::HostId::Client, tcp::State::TimeWait}});
    present::Breakpoint::Segment lost;
    lost.event = present::Breakpoint::Event::Lost;
    list.add({lost});
    QTest::keyClick(&w.window, Qt::Key_F9, Qt::ControlModifier);
    const std::size_t first = w.controller().cursor();
    QCOMPARE(w.controller().world().host(sim::HostId::Client).shownState(), tcp::State::TimeWait);
    QVERIFY(w.page->hint().contains(QStringLiteral("The client enters TIME-WAIT")));
    while (w.controller().cursor() != list.stops().back())
        QTest::keyClick(&w.window, Qt::Key_F9, Qt::ControlModifier);
    QVERIFY(w.page->hint().contains(QStringLiteral("Lost: any segment")));
    QTest::keyClick(&w.window, Qt::Key_F9, Qt::ControlModifier);
    QCOMPARE(w.controller().cursor(), list.stops().back()); // there is none later: it stays
    QVERIFY(w.page->hint().contains(QStringLiteral("No breakpoint")));
    while (w.controller().cursor() > first)
        QTest::keyClick(&w.window, Qt::Key_F9, Qt::ShiftModifier);
    QCOMPARE(w.controller().cursor(), first);
    // In another scenario the same breakpoints stand where it happens there.
    QString error;
    QVERIFY(w.page->open(QStringLiteral("four-way-close"), &error));
    QCOMPARE(list.hits(0).size(), 1u);
    QVERIFY(list.hits(1).empty());
}

void TimeToolsTest::playingStopsAtABreakpoint()
{
    Window w(QStringLiteral("four-way-close"));
    w.controller().setStepLength(1);
    w.page->timeTools().breakpoints().add(
        {present::Breakpoint::State{sim::HostId::Server, tcp::State::CloseWait}});
    QSignalSpy settled(&w.controller(), &SimulationController::settled);
    QTest::keyClick(&w.window, Qt::Key_F6);
    QVERIFY(settled.wait());
    QVERIFY(!w.controller().isPlaying());
    QCOMPARE(w.controller().world().host(sim::HostId::Server).shownState(), tcp::State::CloseWait);
    QTRY_VERIFY(w.page->hint().contains(QStringLiteral("The server enters CLOSE-WAIT")));
    // Playing on from there does not stop at the same one again.
    QTest::keyClick(&w.window, Qt::Key_F6);
    QVERIFY(settled.wait());
    QCOMPARE(w.controller().cursor(), w.controller().steps());
}

void TimeToolsTest::thePanelAddsEditsAndDeletes()
{
    Window w(QStringLiteral("lost-syn"));
    BreakpointList& list = w.page->timeTools().breakpoints();
    QVERIFY(w.page->panels().showPanel(QStringLiteral("breakpoints")));
    auto* tree = w.find<QTreeWidget>("breakpointTree");
    w.find<QPushButton>("addBreakpoint")->click();
    auto* dialog = w.find<BreakpointDialog>("breakpointDialog");
    QVERIFY(dialog);
    dialog->findChild<QComboBox*>(QStringLiteral("state"))
        ->setCurrentIndex(static_cast<int>(tcp::State::SynReceived));
    dialog->accept();
    QCOMPARE(tree->topLevelItemCount(), 1);
    QCOMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("Either end enters SYN-RECEIVED"));
    QCOMPARE(tree->topLevelItem(0)->text(1), QStringLiteral("step %1").arg(list.hits(0).front()));
    // Enter goes to where it stops; the list marks it.
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(w.controller().cursor(), list.hits(0).front());
    QVERIFY(tree->topLevelItem(0)->text(1).contains(QStringLiteral("now")));
    // Editing keeps the others and says how often it would stop.
    w.find<QPushButton>("editBreakpoint")->click();
    QTRY_VERIFY(w.find<BreakpointDialog>("breakpointDialog"));
    QList<BreakpointDialog*> open =
        w.window.findChildren<BreakpointDialog*>(QStringLiteral("breakpointDialog"));
    dialog = open.back();
    dialog->findChild<QComboBox*>(QStringLiteral("kind"))->setCurrentIndex(3);
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("time"))->setValue(1.0);
    const auto labels = dialog->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](QLabel* label) {
        return label->text().startsWith(QStringLiteral("It stops this run 1 time"));
    }));
    dialog->accept();
    QCOMPARE(list.all()[0], present::Breakpoint{present::Breakpoint::Time{1s}});
    // Space switches it off: it no longer stops.
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Space);
    QTRY_VERIFY(list.stops().empty());
    QCOMPARE(list.hits(0).size(), 1u);
    QTest::keyClick(tree, Qt::Key_Delete);
    QVERIFY(list.all().empty());
    QVERIFY(tree->isHidden());
}

void TimeToolsTest::wrongFlagsAreRefusedInTheForm()
{
    Window w(QStringLiteral("lost-syn"));
    BreakpointDialog dialog(w.page->timeTools().breakpoints(), w.controller(),
                            {present::Breakpoint::Segment{}});
    auto* flags = dialog.findChild<QComboBox*>(QStringLiteral("flags"));
    QPushButton* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    flags->setEditText(QStringLiteral("SYN,FOO"));
    QVERIFY(!ok->isEnabled());
    flags->setEditText(QStringLiteral("syn, ack"));
    QVERIFY(ok->isEnabled());
    const auto where = std::get<present::Breakpoint::Segment>(dialog.breakpoint().where);
    QCOMPARE(where.flags, std::optional(tcp::Flag::Syn | tcp::Flag::Ack));
}

void TimeToolsTest::breakpointsAreRemembered()
{
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("settings.ini"));
    const present::Breakpoint breakpoint{
        present::Breakpoint::State{sim::HostId::Server, tcp::State::LastAck}, false};
    {
        Window w(QStringLiteral("lost-syn"), file);
        w.page->timeTools().breakpoints().add(breakpoint);
        w.page->saveState(w.settings);
        w.settings.sync();
    }
    Window again({}, file);
    again.page->restoreState(again.settings);
    QCOMPARE(again.page->timeTools().breakpoints().all(), std::vector{breakpoint});
}

// Playing

void TimeToolsTest::speedsReachFromATenthToTen()
{
    Window w(QStringLiteral("lost-syn"));
    auto* box = w.find<QComboBox>("speed");
    QVERIFY(box->currentText().startsWith(QStringLiteral("1 s")));
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&w.window, Qt::Key_BracketLeft, Qt::ControlModifier);
    QCOMPARE(w.controller().speed(), 0.1);
    QCOMPARE(box->currentText(), QStringLiteral("10 s a step"));
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&w.window, Qt::Key_BracketRight, Qt::ControlModifier);
    QCOMPARE(w.controller().speed(), 10.0);
    // One that is not in the list is typed.
    box->setCurrentIndex(box->count() - 1);
    Q_EMIT box->activated(box->count() - 1);
    auto* dialog = w.find<QInputDialog>("speedDialog");
    QVERIFY(dialog);
    dialog->setDoubleValue(1.5);
    dialog->accept();
    QCOMPARE(w.controller().speed(), 1.5);
    QCOMPARE(box->currentText(), QStringLiteral("0.667 s a step"));
    w.controller().setPacing(present::Pacing::Segments);
    QCOMPARE(box->currentText(), QStringLiteral("1.5 segments a second"));
}

void TimeToolsTest::trueTimePlaysAsLongAsTheRun()
{
    Window w(QStringLiteral("three-way-handshake"));
    w.controller().setStepLength(1000);
    w.controller().setPacing(present::Pacing::TrueTime);
    QCOMPARE(w.find<QLabel>("classroomTime")->text(), QStringLiteral("in class 0:00 / 0:00"));
    QSignalSpy settled(&w.controller(), &SimulationController::settled);
    QElapsedTimer clock;
    clock.start();
    QTest::keyClick(&w.window, Qt::Key_F6);
    QVERIFY(settled.wait());
    // 150 ms, not the five seconds of its steps; a busy machine may take a little longer.
    QVERIFY(clock.elapsed() >= 140 && clock.elapsed() < 4000);
    QCOMPARE(w.controller().cursor(), w.controller().steps());
}

// Timers

void TimeToolsTest::timersRunOut()
{
    Window w(QStringLiteral("time-wait-2msl"));
    QVERIFY(w.page->panels().showPanel(QStringLiteral("timers")));
    auto* view = w.find<TimersView>("timers");
    auto& run = w.controller();
    // The client's SYN is on its way, half of the 50 ms are over.
    w.toState(sim::HostId::Client, tcp::State::SynSent);
    QCOMPARE(view->rows().size(), 1u);
    QCOMPARE(view->rows()[0]->leftText(), QStringLiteral("0.975 s left"));
    QVERIFY(std::abs(view->rows()[0]->shareLeft() - 0.975) < 1e-9);
    QVERIFY(view->rows()[0]->sentences().contains(QStringLiteral("SYN is not answered")));
    QVERIFY(view->rows()[0]->accessibleName().contains(QStringLiteral("client")));
    // Each row is a timer that the model has running.
    for (std::size_t k = 0; k <= run.steps(); ++k) {
        run.goTo(k);
        std::size_t running = 0;
        for (const sim::HostId host : sim::bothHosts)
            for (const sim::Connection& connection : run.world().host(host).connections)
                for (const tcp::TimerId id : tcp::allTimers)
                    running +=
                        !connection.deleted && connection.endpoint.tcb().timers.isRunning(id);
        QCOMPARE(view->rows().size(), running);
    }
    w.toState(sim::HostId::Client, tcp::State::TimeWait);
    QVERIFY(std::ranges::any_of(view->rows(), [](TimerRow* row) {
        return row->sentences().contains(QStringLiteral("becomes CLOSED"));
    }));
}

void TimeToolsTest::withoutATimerItSaysSo()
{
    Window w(QStringLiteral("three-way-handshake"));
    QVERIFY(w.page->panels().showPanel(QStringLiteral("timers")));
    auto* view = w.find<TimersView>("timers");
    w.controller().toEnd();
    QVERIFY(view->rows().empty());
    QVERIFY(view->facts().isEmpty());
    const auto labels = view->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](QLabel* label) {
        return label->isVisible() && label->text().startsWith(QStringLiteral("No timer runs"));
    }));
}

// Long runs

void TimeToolsTest::aRunThatWasCutOffGoesOn()
{
    Window w(QStringLiteral("three-way-handshake"));
    auto& run = w.controller();
    run.setStepLimit(5);
    QString error;
    QVERIFY(w.page->open(QStringLiteral("four-way-close"), &error));
    QCOMPARE(run.steps(), std::size_t{5});
    auto* banner = w.window.findChild<ErrorBanner*>();
    QVERIFY(banner->isVisible());
    run.goTo(4);
    const auto buttons = banner->findChildren<QPushButton*>();
    const auto more = std::ranges::find_if(
        buttons, [](QPushButton* button) { return button->text().contains(QStringLiteral("10")); });
    QVERIFY(more != buttons.end());
    (*more)->click();
    QCOMPARE(run.steps(), std::size_t{10}); // what was asked for, and where one stood
    QCOMPARE(run.cursor(), std::size_t{4});
    QVERIFY(!run.isComplete());
    run.setStepLimit(1000);
    run.runFurther();
    QVERIFY(run.isComplete());
    // It is the run that would have been made at once.
    const std::size_t steps = run.steps();
    QVERIFY(w.page->open(QStringLiteral("four-way-close"), &error));
    QCOMPARE(run.steps(), steps);
}

void TimeToolsTest::theLimitIsSetFromTheMenu()
{
    Window w(QStringLiteral("four-way-close"));
    const QList<QAction*> actions = w.page->runActions();
    const auto limit = std::ranges::find_if(actions, [](QAction* action) {
        return action && action->text() == QStringLiteral("&Length limit of runs…");
    });
    QVERIFY(limit != actions.end());
    (*limit)->trigger();
    auto* dialog = w.find<QInputDialog>("limitDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->labelText().contains(QStringLiteral("MB"))); // memory is told
    dialog->setIntValue(2'000'000);
    QVERIFY(dialog->labelText().contains(QStringLiteral("GB")));
    dialog->accept();
    QCOMPARE(w.controller().stepLimit(), std::size_t{2'000'000});
}

QTEST_MAIN(TimeToolsTest)
#include "tst_time_tools.moc"
