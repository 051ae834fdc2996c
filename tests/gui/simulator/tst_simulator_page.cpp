#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/error_banner.h"
#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/editor/scenario_editor.h"
#include "gui/simulator/explanation_panel.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/run_slider.h"
#include "gui/simulator/simulator_page.h"
#include "gui/simulator/tcb_view.h"
#include "gui/theme.h"
#include "sim/builtin.h"
#include "window_fixture.h"

using namespace tcplab;
using namespace tcplab::gui;

namespace {

QString writeFile(const QTemporaryDir& directory, const char* name, const QByteArray& text)
{
    QFile file(directory.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly)) qFatal("the test cannot write its file");
    file.write(text);
    return file.fileName();
}

void dropFile(QWidget& widget, const QString& path)
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &enter);
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &drop);
}

} // namespace

class SimulatorPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void everyBuiltinOpens_data();
    void everyBuiltinOpens();
    void keysMoveThroughTheRun();
    void keysWorkWhereverTheFocusIs();
    void sliderMovesThroughTheRun();
    void sliderShowsWhatHappens();
    void playButtonPlaysToTheEnd();
    void viewsTellTheSameMoment();
    void clickOnAnEnvelopeAsks();
    void clickBesideAnEnvelopeOnlySelects();
    void keyboardDropsASegment();
    void contextMenuDropsASegment();
    void returnToTheMainRunIsOneAction();
    void resetForgetsBranches();
    void shorterRunBeginsAtItsStart();
    void languageChangesInMidRun();
    void themeChangesInMidRun();
    void editedScenarioRuns();
    void brokenFileKeepsTheRun();
    void goodFileOpens();
    void absurdFilesAreRefused_data();
    void absurdFilesAreRefused();
    void unknownScenarioAndStepAreRefused();
    void scenarioIsRemembered();
    void relativeNumbers();
    void zoomKeepsTheMomentOnView();
    void ladderFollowsTheMoment();
    void projectorShowsOneCompanion();
    void smallWindowHasTabs();
    void columnsGrowAsTheLookSays();
    void accessibleWordsSayTheStep();
    void tcbMarksWhatChanged();
    void everyEnvelopeCanBeClicked();
    void acknowledgmentKeepsItsNumber();
    void packetsToACrashedHostAreNotLost();
};

void SimulatorPageTest::cleanup()
{
    Theme::instance().setReducedMotion(false);
    Theme::instance().setProjector(false);
    Theme::instance().setChoice(ThemeChoice::System);
    present::installLanguage(*qApp, present::Language::English);
}

void SimulatorPageTest::everyBuiltinOpens_data()
{
    QTest::addColumn<QString>("id");
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        const QByteArray id(builtin.id.data(), static_cast<qsizetype>(builtin.id.size()));
        QTest::newRow(id.constData()) << QString::fromLatin1(id);
    }
}

void SimulatorPageTest::everyBuiltinOpens()
{
    QFETCH(QString, id);
    Window w(id);
    QVERIFY(w.opened);
    QCOMPARE(QString::fromStdString(w.controller().scenario().id), id);
    // Each moment is painted once, with its explanation.
    for (std::size_t moment = 0; moment <= w.controller().steps(); ++moment) {
        w.controller().goTo(moment);
        QVERIFY(!w.page->ladder().grab().isNull());
        QVERIFY(!w.page->explanation().headline().isEmpty());
        QVERIFY(!w.page->explanation().body().isEmpty());
    }
}

void SimulatorPageTest::keysMoveThroughTheRun()
{
    Window w;
    const std::size_t end = w.controller().steps();
    w.key(Qt::Key_F5);
    w.key(Qt::Key_Space);
    w.key(Qt::Key_PageDown);
    QCOMPARE(w.controller().cursor(), std::size_t{3});
    w.key(Qt::Key_F4);
    w.key(Qt::Key_PageUp);
    QCOMPARE(w.controller().cursor(), std::size_t{1});
    w.key(Qt::Key_End);
    QCOMPARE(w.controller().cursor(), end);
    w.key(Qt::Key_Home);
    QCOMPARE(w.controller().cursor(), std::size_t{0});
    w.key(Qt::Key_F8);
    QCOMPARE(w.controller().cursor(), end);
    w.key(Qt::Key_F3);
    QCOMPARE(w.controller().cursor(), std::size_t{0});
}

void SimulatorPageTest::keysWorkWhereverTheFocusIs()
{
    Window w(QStringLiteral("four-way-close"));
    auto* transport = w.page->findChild<QWidget*>(QStringLiteral("transport"));
    auto* toStart = transport->findChildren<QToolButton*>().first();
    const QList<QWidget*> places{&w.page->ladder(),
                                 &w.page->diagram(),
                                 &w.page->tcb(),
                                 w.page->findChild<RunSlider*>(),
                                 w.window.findChild<QComboBox*>(QStringLiteral("scenario")),
                                 w.window.findChild<QComboBox*>(QStringLiteral("speed")),
                                 w.window.findChild<QPushButton*>(QStringLiteral("find")),
                                 toStart};
    for (QWidget* place : places) {
        QVERIFY(place);
        w.controller().goTo(2);
        place->setFocus();
        QVERIFY2(place->hasFocus(), place->metaObject()->className());
        w.key(Qt::Key_Space);
        QCOMPARE(w.controller().cursor(), std::size_t{3});
        w.key(Qt::Key_PageDown);
        QCOMPARE(w.controller().cursor(), std::size_t{4});
        w.key(Qt::Key_PageUp);
        QCOMPARE(w.controller().cursor(), std::size_t{3});
        w.key(Qt::Key_Home);
        QCOMPARE(w.controller().cursor(), std::size_t{0});
        w.key(Qt::Key_End);
        QCOMPARE(w.controller().cursor(), w.controller().steps());
    }
}

void SimulatorPageTest::sliderMovesThroughTheRun()
{
    Window w(QStringLiteral("four-way-close"));
    auto* slider = w.page->findChild<RunSlider*>();
    QCOMPARE(static_cast<std::size_t>(slider->maximum()), w.controller().steps());
    const auto at = [&](int step) {
        return QPoint(static_cast<int>(slider->xOf(step)), slider->height() / 2);
    };
    QTest::mouseClick(slider, Qt::LeftButton, {}, at(5));
    QCOMPARE(w.controller().cursor(), std::size_t{5});
    QTest::mousePress(slider, Qt::LeftButton, {}, at(5));
    QTest::mouseMove(slider, at(2));
    QCOMPARE(w.controller().cursor(), std::size_t{2});
    QTest::mouseRelease(slider, Qt::LeftButton, {}, at(2));
    QCOMPARE(w.window.findChild<QLabel*>(QStringLiteral("stepOf"))->text(),
             QStringLiteral("Step 2 of %1").arg(w.controller().steps()));
}

void SimulatorPageTest::sliderShowsWhatHappens()
{
    Window w(QStringLiteral("lost-final-ack"));
    const auto& marks = w.page->findChild<RunSlider*>()->marks();
    const auto count = [&](present::RunMarkKind kind) {
        return marks[static_cast<std::size_t>(kind)].size();
    };
    QCOMPARE(count(present::RunMarkKind::Loss), 1u);
    QCOMPARE(count(present::RunMarkKind::Timer), 2u); // the retransmission and the 2MSL wait
    QVERIFY(count(present::RunMarkKind::ClientTransition) >= 5);
    QVERIFY(count(present::RunMarkKind::ServerTransition) >= 5);
}

void SimulatorPageTest::playButtonPlaysToTheEnd()
{
    Window w;
    w.controller().setStepLength(1);
    QSignalSpy settled(&w.controller(), &SimulationController::settled);
    w.key(Qt::Key_F6);
    QVERIFY(w.controller().isPlaying());
    QVERIFY(settled.wait());
    QCOMPARE(w.controller().cursor(), w.controller().steps());
    QVERIFY(!w.controller().isPlaying());
}

void SimulatorPageTest::viewsTellTheSameMoment()
{
    Window w;
    // The server has received the SYN and answered.
    std::size_t moment = 0;
    while (w.controller().worldAt(moment).host(sim::HostId::Server).shownState() !=
           tcp::State::SynReceived)
        ++moment;
    w.controller().goTo(moment);
    QVERIFY(w.page->diagram().state().client == tcp::State::SynSent);
    QVERIFY(w.page->diagram().state().server == tcp::State::SynReceived);
    QVERIFY(w.page->diagram().state().last->row.to == tcp::State::SynReceived);
    const auto& model = w.page->tcb().tcbModel();
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(text(TcbSnapshot::State, TcbModel::Client), QStringLiteral("SYN-SENT"));
    QCOMPARE(text(TcbSnapshot::State, TcbModel::Server), QStringLiteral("SYN-RECEIVED"));
    QCOMPARE(text(TcbSnapshot::SndNxt, TcbModel::Client), QStringLiteral("1001"));
    QCOMPARE(text(TcbSnapshot::RcvNxt, TcbModel::Server), QStringLiteral("1001"));
    QCOMPARE(text(TcbSnapshot::RcvNxt, TcbModel::Client), unknownText());
    QVERIFY(!model.index(TcbSnapshot::RcvNxt, TcbModel::Client)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .isEmpty());
    QVERIFY(w.page->explanation().headline().contains(QString::number(moment)));
    QVERIFY(w.page->explanation().clause().contains(QStringLiteral("9293")));
    QCOMPARE(w.page->ladder().envelopes().size(), std::size_t{1});
}

void SimulatorPageTest::clickOnAnEnvelopeAsks()
{
    Window w;
    w.toFlight();
    const std::size_t fork = w.controller().cursor();
    const std::uint64_t id = w.controller().layout().arrows()[w.controller().inFlight().front()].id;
    QTest::mouseClick(w.page->ladder().viewport(), Qt::LeftButton, {}, w.envelopeCentre());
    QCOMPARE(w.controller().branchCount(), std::size_t{1}); // nothing is done before it is chosen
    QVERIFY(w.page->context().selectedSegment() == id);
    QTRY_VERIFY(w.segmentMenu().isVisible());
    QTest::keyClick(&w.segmentMenu(), Qt::Key_D);
    QCOMPARE(w.controller().branchCount(), std::size_t{2});
    QCOMPARE(w.controller().cursor(), fork + 1);
    QVERIFY(w.page->ladder().envelopes().empty());
    QVERIFY(w.page->facts().contains(QStringLiteral("Branch: drop SYN at 0.025 s")));
    QVERIFY(w.page->explanation().headline().contains(QStringLiteral("SYN")));
    w.key(Qt::Key_F4); // one step back, and it is on its way again
    QCOMPARE(w.page->ladder().envelopes().size(), std::size_t{1});
}

void SimulatorPageTest::clickBesideAnEnvelopeOnlySelects()
{
    Window w;
    w.toFlight();
    w.controller().step();
    const auto& geometry = w.page->ladder().ladderGeometry();
    const QPointF onFirst = geometry.line(w.controller().layout().arrows()[0]).at(0.3);
    QTest::mouseClick(w.page->ladder().viewport(), Qt::LeftButton, {}, onFirst.toPoint());
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
    QVERIFY(w.page->ladder().selectedArrow() == std::uint32_t{0});
    QVERIFY(!w.page->ladder().arrowAt(onFirst + QPointF(0, 60)));
}

void SimulatorPageTest::keyboardDropsASegment()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Delete}) {
        Window w;
        w.toFlight();
        w.page->ladder().setFocus(Qt::TabFocusReason);
        QVERIFY(!w.page->ladder().focusedEnvelope());
        w.key(Qt::Key_Tab);
        QVERIFY(w.page->ladder().focusedEnvelope());
        w.key(key);
        if (key == Qt::Key_Return) {
            QTRY_VERIFY(w.segmentMenu().isVisible());
            QTest::keyClick(&w.segmentMenu(), Qt::Key_Delete);
        }
        QCOMPARE(w.controller().branchCount(), std::size_t{2});
    }
    Window w; // and Tab leads on, out of the ladder
    w.toFlight();
    w.page->ladder().setFocus(Qt::TabFocusReason);
    w.key(Qt::Key_Tab);
    w.key(Qt::Key_Tab);
    QVERIFY(!w.page->ladder().hasFocus());
}

void SimulatorPageTest::contextMenuDropsASegment()
{
    Window w;
    w.toFlight();
    const QPoint at = w.envelopeCentre();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at,
                            w.page->ladder().viewport()->mapToGlobal(at));
    QApplication::sendEvent(w.page->ladder().viewport(), &event);
    QTRY_VERIFY(w.segmentMenu().isVisible());
    QTest::keyClick(&w.segmentMenu(), Qt::Key_Delete);
    QCOMPARE(w.controller().branchCount(), std::size_t{2});
}

void SimulatorPageTest::returnToTheMainRunIsOneAction()
{
    Window w;
    const std::size_t stepsOfMain = w.controller().steps();
    w.toFlight();
    w.key(Qt::Key_D, Qt::ControlModifier); // drops what is on its way
    QCOMPARE(w.controller().currentBranch(), std::size_t{1});
    w.key(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(w.controller().currentBranch(), std::size_t{0});
    QCOMPARE(w.controller().steps(), stepsOfMain);
    QVERIFY(w.page->facts().contains(QStringLiteral("Branch: main")));
}

void SimulatorPageTest::resetForgetsBranches()
{
    Window w;
    w.toFlight();
    w.key(Qt::Key_D, Qt::ControlModifier);
    w.key(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
    QCOMPARE(w.controller().cursor(), std::size_t{0});
}

void SimulatorPageTest::shorterRunBeginsAtItsStart()
{
    Window w(QStringLiteral("data-transfer"));
    w.controller().toEnd();
    const std::size_t longer = w.controller().steps();
    QString error;
    QVERIFY(w.page->open(QStringLiteral("three-way-handshake"), &error));
    QVERIFY(w.controller().steps() < longer);
    QCOMPARE(w.controller().cursor(), std::size_t{0});
}

void SimulatorPageTest::languageChangesInMidRun()
{
    Window w;
    w.toFlight();
    w.controller().setStepLength(100'000);
    w.controller().step();
    QVERIFY(w.controller().isMoving());
    const std::size_t cursor = w.controller().cursor();
    const QString before = w.page->explanation().body();
    w.window.setLanguage(present::Language::Chinese);
    QVERIFY(w.controller().isMoving());
    QCOMPARE(w.controller().cursor(), cursor);
    QTRY_VERIFY(w.page->explanation().body() != before);
    QVERIFY(!w.page->ladder().grab().isNull());
    w.window.setLanguage(present::Language::English);
    QTRY_COMPARE(w.page->explanation().body(), before);
}

void SimulatorPageTest::themeChangesInMidRun()
{
    Window w;
    w.toFlight();
    const std::size_t cursor = w.controller().cursor();
    w.window.setTheme(ThemeChoice::Light);
    const QImage light = w.page->ladder().grab().toImage();
    w.window.setTheme(ThemeChoice::Dark);
    const QImage dark = w.page->ladder().grab().toImage();
    QCOMPARE(w.controller().cursor(), cursor);
    QVERIFY(light != dark);
    QVERIFY(qGray(dark.pixel(3, 3)) < 100);
    QVERIFY(qGray(light.pixel(3, 3)) > 200);
}

void SimulatorPageTest::editedScenarioRuns()
{
    Window w(QStringLiteral("lost-final-ack"));
    w.key(Qt::Key_E, Qt::ControlModifier);
    ScenarioEditor* editor = w.page->editor();
    QVERIFY(editor && editor->isVisible());
    // The file as it was written, not one that was made from what was read.
    QVERIFY(editor->source().contains(QStringLiteral("\n    {\"at\": \"0ms\"")));
    const auto before = w.controller().endTime();
    editor->draft().set(QStringLiteral("/endpoints/client/msl"), QStringLiteral("\"1s\""));
    editor->applyAction()->trigger();
    QTRY_VERIFY(w.controller().scenario().endpoint(sim::HostId::Client).config.msl ==
                sim::Duration{1'000'000});
    QVERIFY(w.controller().endTime() < before);
    QVERIFY(!editor->draft().isModified());
    // Another scenario is edited as soon as it is shown.
    QString error;
    QVERIFY(w.page->open(QStringLiteral("half-close"), &error));
    QTRY_COMPARE(w.controller().scenario().id, std::string("half-close"));
    QCOMPARE(editor->draft().applied()->id, std::string("half-close"));
    QVERIFY(editor->source().contains(QStringLiteral("half-close")));
}

void SimulatorPageTest::brokenFileKeepsTheRun()
{
    Window w;
    w.controller().goTo(3);
    const QString path =
        writeFile(w.directory, "broken.tcplab.json",
                  R"({"format":"tcplab-scenario/1","id":"x","script":[{"at":"soon"}]})");
    QSignalSpy problems(w.page, &Page::problemOccurred);
    dropFile(*w.page, path);
    QCOMPARE(problems.size(), 1);
    const auto problem = problems.first().first().value<Problem>();
    QVERIFY2(problem.what.contains(QStringLiteral("/script/0")), qPrintable(problem.what));
    QVERIFY(problem.what.contains(QStringLiteral("broken.tcplab.json")));
    QVERIFY(!problem.tryThis.isEmpty());
    QVERIFY(w.window.findChild<ErrorBanner*>()->isVisible());
    QCOMPARE(w.controller().cursor(), std::size_t{3});
    QCOMPARE(w.controller().scenario().id, std::string("three-way-handshake"));
}

void SimulatorPageTest::goodFileOpens()
{
    Window w;
    const auto* builtin = sim::findBuiltin("half-close");
    const QByteArray text(builtin->json.data(), static_cast<qsizetype>(builtin->json.size()));
    const QString path = writeFile(w.directory, "mine.tcplab.json", text);
    dropFile(*w.page, path);
    QCOMPARE(w.controller().scenario().id, std::string("half-close"));
    auto* picker = w.window.findChild<QComboBox*>(QStringLiteral("scenario"));
    QVERIFY(picker->currentText().contains(QStringLiteral("mine.tcplab.json")));
    QString error;
    QVERIFY(w.page->open(QStringLiteral("four-way-close"), &error));
    QVERIFY(!picker->currentText().contains(QStringLiteral("mine.tcplab.json")));
}

void SimulatorPageTest::absurdFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x01", 4);
    QTest::newRow("other JSON") << QByteArray("[1, 2, 3]");
    QTest::newRow("too large") << QByteArray(static_cast<qsizetype>(sim::maxScenarioBytes) + 1,
                                             ' ');
}

void SimulatorPageTest::absurdFilesAreRefused()
{
    QFETCH(QByteArray, text);
    Window w;
    QString error;
    QVERIFY(!w.page->open(writeFile(w.directory, "odd.json", text), &error));
    QVERIFY(!error.isEmpty());
    QCOMPARE(w.controller().scenario().id, std::string("three-way-handshake"));
}

void SimulatorPageTest::unknownScenarioAndStepAreRefused()
{
    Window w;
    QString error;
    QVERIFY(!w.page->open(QStringLiteral("no-such-thing"), &error));
    QVERIFY(error.contains(QStringLiteral("no-such-thing")));
    QVERIFY(!w.page->open(w.directory.path(), &error));
    QVERIFY(!w.page->goToStep(-1, &error));
    QVERIFY(!w.page->goToStep(1000, &error));
    QVERIFY(w.page->goToStep(2, &error));
    QCOMPARE(w.controller().cursor(), std::size_t{2});
}

void SimulatorPageTest::scenarioIsRemembered()
{
    QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    {
        SimulatorPage page;
        QString error;
        QVERIFY(page.open(QStringLiteral("half-close"), &error));
        page.saveState(settings);
    }
    SimulatorPage page;
    page.restoreState(settings);
    QCOMPARE(page.controller().scenario().id, std::string("half-close"));
    // What is gone is replaced without a word.
    settings.setPageValue(page.id(), QStringLiteral("scenario"), QStringLiteral("/no/such/file"));
    SimulatorPage other;
    other.restoreState(settings);
    QVERIFY(other.controller().hasRun());
}

void SimulatorPageTest::relativeNumbers()
{
    Window w;
    w.controller().toEnd();
    auto* numbers = w.window.findChild<QComboBox*>(QStringLiteral("numbers"));
    const auto sndNxt = [&] {
        return w.page->tcb()
            .tcbModel()
            .index(TcbSnapshot::SndNxt, TcbModel::Client)
            .data()
            .toString();
    };
    QCOMPARE(sndNxt(), QStringLiteral("1001"));
    numbers->setCurrentIndex(1);
    Q_EMIT numbers->activated(1);
    QCOMPARE(sndNxt(), QStringLiteral("1"));
    QVERIFY(w.page->context().numberMode() == NumberMode::Relative);
    QVERIFY(w.page->facts().contains(QStringLiteral("Numbers: relative")));
    numbers->setCurrentIndex(2);
    Q_EMIT numbers->activated(2);
    QCOMPARE(sndNxt(), QStringLiteral("x+1"));
    QVERIFY(w.page->context().numberMode() == NumberMode::Symbolic);
    QVERIFY(w.page->facts().contains(QStringLiteral("Numbers: x=1000 y=5000")));
    // The View menu has the same three, and shows which one it is.
    QAction* absolute = nullptr;
    for (QAction* action : w.page->viewActions()) {
        if (!action || !action->actionGroup()) continue;
        if (action->text().contains(QStringLiteral("ymbolic"))) QVERIFY(action->isChecked());
        if (action->text().contains(QStringLiteral("bsolute"))) absolute = action;
    }
    QVERIFY(absolute);
    absolute->trigger();
    QCOMPARE(sndNxt(), QStringLiteral("1001"));
    QCOMPARE(numbers->currentIndex(), 0);
}

void SimulatorPageTest::zoomKeepsTheMomentOnView()
{
    Window w(QStringLiteral("data-transfer"));
    Theme::instance().setReducedMotion(true);
    w.controller().goTo(w.controller().steps() / 2);
    LadderView& ladder = w.page->ladder();
    const qreal fitted = ladder.rowHeight();
    const auto nowY = [&] {
        return ladder.ladderGeometry().y(
            w.controller().layout().placeOf(w.controller().displayedTime()));
    };
    for (int i = 0; i < 12; ++i)
        ladder.zoomIn();
    QVERIFY(ladder.rowHeight() > fitted);
    QVERIFY(ladder.rowHeight() <= LadderGeometry::mostZoom * ladder.ladderGeometry().scale);
    QVERIFY(nowY() > 0 && nowY() < ladder.viewport()->height());
    for (int i = 0; i < 24; ++i)
        ladder.zoomOut();
    QVERIFY(ladder.rowHeight() < fitted);
    QVERIFY(nowY() > 0 && nowY() < ladder.viewport()->height());
    ladder.fit();
    QCOMPARE(ladder.rowHeight(), fitted);
}

void SimulatorPageTest::ladderFollowsTheMoment()
{
    Window w(QStringLiteral("data-transfer"));
    Theme::instance().setReducedMotion(true);
    for (std::size_t moment = 0; moment <= w.controller().steps(); ++moment) {
        w.controller().goTo(moment);
        const LadderGeometry& geometry = w.page->ladder().ladderGeometry();
        const qreal y = geometry.y(w.controller().layout().placeOf(w.controller().displayedTime()));
        QVERIFY2(y > geometry.headerHeight - 1 && y < w.page->ladder().viewport()->height(),
                 qPrintable(QStringLiteral("step %1 at %2").arg(moment).arg(y)));
    }
}

void SimulatorPageTest::projectorShowsOneCompanion()
{
    Window w;
    w.window.setProjector(true);
    QVERIFY(w.page->ladder().isVisible());
    QVERIFY(w.page->diagram().isVisible());
    QVERIFY(!w.page->tcb().isVisible());
    w.key(Qt::Key_Tab);
    QVERIFY(!w.page->diagram().isVisible());
    QVERIFY(w.page->tcb().isVisible());
    w.key(Qt::Key_Space);
    QCOMPARE(w.controller().cursor(), std::size_t{1});
    w.window.setProjector(false);
    QVERIFY(w.page->diagram().isVisible());
    QVERIFY(w.page->tcb().isVisible());
}

void SimulatorPageTest::smallWindowHasTabs()
{
    Window w(QStringLiteral("three-way-handshake"), {1024, 680});
    auto* tabs = w.page->findChild<QTabBar*>();
    QVERIFY(tabs->isVisible());
    QVERIFY(w.page->diagram().isVisible());
    QVERIFY(!w.page->tcb().isVisible());
    tabs->setCurrentIndex(1);
    QVERIFY(w.page->tcb().isVisible());
    w.window.resize(1366, 768);
    QTRY_VERIFY(w.page->diagram().isVisible() && w.page->tcb().isVisible());
    QVERIFY(!tabs->isVisible());
}

void SimulatorPageTest::columnsGrowAsTheLookSays()
{
    Window w;
    const int before = w.page->ladder().width();
    const int page = w.page->width();
    QVERIFY(std::abs(before - 666) <= 4);
    w.window.resize(1920, 1080);
    QTRY_VERIFY(w.page->width() > page + 400);
    // The third column opens; of what is left the ladder takes its share.
    constexpr int third = 366;
    const double share =
        static_cast<double>(w.page->ladder().width() - before) / (w.page->width() - page - third);
    QVERIFY2(std::abs(share - 0.6) < 0.02, qPrintable(QString::number(share)));
}

void SimulatorPageTest::accessibleWordsSayTheStep()
{
    Window w;
    w.controller().goTo(3);
    QVERIFY(!w.page->ladder().accessibleName().isEmpty());
    QVERIFY(w.page->ladder().accessibleDescription().contains(QStringLiteral("Step 3 of 5")));
    QVERIFY(!w.page->tcb().accessibleName().isEmpty());
    QVERIFY(!w.page->findChild<RunSlider*>()->accessibleName().isEmpty());
    QVERIFY(
        !w.window.findChild<QComboBox*>(QStringLiteral("scenario"))->accessibleName().isEmpty());
    for (QToolButton* button : w.page->findChildren<QToolButton*>()) {
        // Qt keeps the bar of tabs that are not there now outside of the window.
        if (!button->visibleRegion().isEmpty()) QVERIFY(!button->toolTip().isEmpty());
    }
}

void SimulatorPageTest::tcbMarksWhatChanged()
{
    Window w;
    w.controller().toEnd();
    const auto& model = w.page->tcb().tcbModel();
    QVERIFY(model.isChanged(TcbSnapshot::State, sim::HostId::Server));
    QVERIFY(!model.isChanged(TcbSnapshot::State, sim::HostId::Client));
    const QModelIndex cell = model.index(TcbSnapshot::State, TcbModel::Server);
    QCOMPARE(cell.data(TcbModel::OldRole).toString(), QStringLiteral("SYN-RECEIVED"));
    QVERIFY(cell.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("SYN-RECEIVED")));
    w.controller().toStart(); // before the first step nothing has changed
    QVERIFY(!model.isChanged(TcbSnapshot::State, sim::HostId::Server));
}

void SimulatorPageTest::everyEnvelopeCanBeClicked()
{
    Window window;
    window.page->controller().setReducedMotion(true);
    for (const char* scenario : {"simultaneous-close", "simultaneous-open", "duplicate-data"}) {
        QString error;
        QVERIFY(window.page->open(QString::fromLatin1(scenario), &error));
        for (std::size_t moment = 0; moment <= window.controller().steps(); ++moment) {
            window.controller().goTo(moment);
            const auto envelopes = window.page->ladder().envelopes();
            for (std::size_t i = 0; i < envelopes.size(); ++i) {
                for (std::size_t k = 0; k < i; ++k) {
                    const QPointF away = envelopes[i].area.center() - envelopes[k].area.center();
                    QVERIFY2(
                        std::hypot(away.x(), away.y()) > 14,
                        qPrintable(
                            QStringLiteral("%1 at %2").arg(QLatin1String(scenario)).arg(moment)));
                }
            }
        }
    }
}

void SimulatorPageTest::acknowledgmentKeepsItsNumber()
{
    present::LadderArrow arrow;
    arrow.header.flags = tcp::Flag::Ack;
    arrow.header.seq = tcp::SeqNum{5001};
    arrow.header.ack = tcp::SeqNum{1020};
    const SequenceNumbers numbers;
    QCOMPARE(present::labelChoices(arrow, numbers),
             (QStringList{QStringLiteral("seq=5001 ack=1020"), QStringLiteral("ack=1020")}));
    arrow.length = 20;
    QCOMPARE(fieldsText(arrow, numbers), QStringLiteral("seq=5001 ack=1020 len=20"));
    QCOMPARE(present::labelChoices(arrow, numbers).last(), QStringLiteral("seq=5001"));
}

void SimulatorPageTest::packetsToACrashedHostAreNotLost()
{
    Window window(QStringLiteral("keepalive-dead-peer"));
    const auto& arrows = window.controller().layout().arrows();
    const auto found = std::find_if(arrows.begin(), arrows.end(), [](const auto& arrow) {
        return arrow.dropped == sim::DropReason::HostDown;
    });
    QVERIFY(found != arrows.end());
    QCOMPARE(lossText(*found), QStringLiteral("nobody there"));
    QVERIFY(segmentDetails(*found, {}).contains(QStringLiteral("nobody there")));
    QVERIFY(!segmentDetails(*found, {}).contains(QStringLiteral("lost")));
}

QTEST_MAIN(SimulatorPageTest)
#include "tst_simulator_page.moc"
