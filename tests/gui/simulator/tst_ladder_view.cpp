#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

#include "gui/kinds.h"
#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/ladder_tools.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/simulator_page.h"
#include "gui/theme.h"
#include "present/language.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace tcplab::gui;
using present::LabelRoom;
using present::LadderArrow;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    auto parsed = sim::parseScenario(sim::findBuiltin(id)->json);
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(parsed)));
}

/// The ladder alone, as large as a test wants it.
struct Ladder
{
    explicit Ladder(QSize size)
    {
        controller.setReducedMotion(true);
        view.resize(size);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("the ladder does not appear");
    }
    void open(std::string_view id)
    {
        controller.load(builtin(id));
        QTRY_VERIFY(!controller.isLoading());
        QCoreApplication::processEvents(); // a scroll bar may have come
    }

    SimulationController controller;
    RunContext context{controller};
    LadderView view{context};
};

/// The drawn line of an arrow: thinner than what the labels keep clear of, so that rounding is no
/// crossing.
LabelRoom::Area lineOf(const LadderGeometry& geometry, const LadderArrow& arrow)
{
    const LadderGeometry::Line line = geometry.line(arrow);
    const auto axis = LabelRoom::Axis::fromDegrees(line.from, line.degrees());
    const qreal half = kindPen(arrow.kind).widthF() / 2;
    return LabelRoom::area(axis, {0, line.length()}, -half, half);
}

bool isOnView(const LadderView& view, const LabelRoom::Area& area)
{
    const qreal top = view.ladderGeometry().scrollY;
    const auto visible = [&](const QPointF& point) {
        return point.y() > top && point.y() < top + view.viewport()->height();
    };
    return std::any_of(area.begin(), area.end(), visible);
}

/// What is wrong with the labels now on view; empty if nothing is.
QString faultOf(const LadderView& view, std::size_t moment)
{
    const auto& labels = view.labels().labels();
    LadderGeometry geometry = view.ladderGeometry();
    geometry.scrollY = 0;
    const auto& arrows = view.ladderLayout().arrows();
    for (const auto& label : labels) {
        for (const LabelRoom::Area& area : label.areas) {
            if (!isOnView(view, area)) continue;
            for (const auto& other : labels)
                for (const LabelRoom::Area& others : other.areas)
                    if (&label != &other && LabelRoom::overlap(area, others))
                        return QStringLiteral("'%1 %2' lies on '%3 %4'")
                            .arg(label.flags, label.fields, other.flags, other.fields);
            for (std::size_t i = 0; i < arrows.size(); ++i)
                if (arrows[i].sentStep < moment && i != label.arrow &&
                    LabelRoom::overlap(area, lineOf(geometry, arrows[i])))
                    return QStringLiteral("'%1 %2' is crossed by segment %3")
                        .arg(label.flags, label.fields)
                        .arg(arrows[i].id);
        }
    }
    return {};
}

} // namespace

/// The ladder as a widget: what is written where.
class LadderViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void noLabelIsCrossed_data();
    void noLabelIsCrossed();
    void lonelySegmentsSayEverything();
    void labelsStayWhileSegmentsTravel();
    void timersHaveLanesOfTheirOwn();
    void projectorLeavesRoomForArrows();
    void findMovesTheRunToItsMatches();
    void findKnowsWordsOfEveryKind_data();
    void findKnowsWordsOfEveryKind();
    void findInALongRunGoesOnWhileItIsShown();
    void f10GoesFromTransitionToTransition();
    void filterHidesAndSaysSo();
    void arrowKeysChooseSegments();
    void wheelZoomsWhereTheHandIs();
};

void LadderViewTest::cleanup()
{
    Theme::instance().setProjector(false);
}

void LadderViewTest::noLabelIsCrossed_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("projector");
    QTest::newRow("668x524") << QSize(668, 524) << false;
    QTest::newRow("900x700") << QSize(900, 700) << false;
    QTest::newRow("projector") << QSize(890, 530) << true;
}

/// All built-in scenarios, every fifth step. What has no room says less: that is counted, so that
/// silence does not pass for order.
void LadderViewTest::noLabelIsCrossed()
{
    QFETCH(QSize, size);
    QFETCH(bool, projector);
    Theme::instance().setProjector(projector);
    Ladder ladder(size);
    std::size_t segments = 0;
    std::size_t labelled = 0;
    std::size_t withNumbers = 0;
    for (const sim::BuiltinScenario& scenario : sim::builtinScenarios()) {
        ladder.open(scenario.id);
        const std::size_t steps = ladder.controller.steps();
        for (std::size_t moment = 0; moment <= steps && moment <= 400; moment += 5) {
            ladder.controller.goTo(moment);
            const QString fault = faultOf(ladder.view, moment);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1 at step %2: %3")
                                                     .arg(QLatin1String(scenario.id.data()))
                                                     .arg(moment)
                                                     .arg(fault)));
        }
        ladder.controller.toEnd();
        for (const auto& label : ladder.view.labels().labels()) {
            if (!isOnView(ladder.view, label.areas.front())) continue;
            ++labelled;
            if (!label.fields.isEmpty()) ++withNumbers;
        }
        for (const LadderArrow& arrow : ladder.controller.layout().arrows()) {
            const qreal top = ladder.view.ladderGeometry().y(arrow.start);
            const qreal bottom = ladder.view.ladderGeometry().y(arrow.end);
            if (bottom > 0 && top < size.height()) ++segments;
        }
    }
    qInfo("%zu segments on view, %zu labelled, %zu with numbers", segments, labelled, withNumbers);
    QVERIFY(labelled * 10 >= segments * (projector ? 7 : 8));
    QVERIFY(withNumbers * 20 >= segments * (projector ? 13 : 15));
}

void LadderViewTest::lonelySegmentsSayEverything()
{
    Ladder ladder({668, 524});
    ladder.open("three-way-handshake");
    ladder.controller.toEnd();
    const auto& labels = ladder.view.labels().labels();
    QCOMPARE(labels.size(), std::size_t{3});
    QCOMPARE(labels[1].flags, QStringLiteral("SYN,ACK"));
    QVERIFY2(labels[1].fields.startsWith(QStringLiteral("seq=5000 ack=1001")),
             qPrintable(labels[1].fields));
    ladder.context.setNumberMode(NumberMode::Symbolic);
    QVERIFY(ladder.view.labels().labels()[1].fields.startsWith(QStringLiteral("seq=y ack=x+1")));
}

/// A label that jumped about while its segment moves could not be read.
void LadderViewTest::labelsStayWhileSegmentsTravel()
{
    Ladder ladder({668, 524});
    ladder.open("slow-start-congestion-avoidance");
    ladder.controller.setReducedMotion(false);
    const auto& layout = ladder.controller.layout();
    std::size_t moment = 20;
    while (layout.momentTime(moment) == layout.momentTime(moment + 1) ||
           layout.inFlight(moment).size() < 3)
        ++moment;
    ladder.controller.goTo(moment);
    const auto places = [&] {
        std::vector<QPointF> found;
        for (const auto& label : ladder.view.labels().labels())
            found.push_back(label.place.map(QPointF()));
        return found;
    };
    const auto before = places();
    QVERIFY(!before.empty());
    ladder.controller.setStepLength(20'000);
    ladder.controller.step();
    const sim::SimTime start = ladder.controller.displayedTime();
    QTRY_VERIFY(ladder.controller.displayedTime() > start);
    QCOMPARE(ladder.controller.cursor(), moment);
    QCOMPARE(places(), before);
}

void LadderViewTest::timersHaveLanesOfTheirOwn()
{
    Ladder ladder({668, 524});
    ladder.open("three-way-handshake");
    const qreal one = ladder.view.ladderGeometry().nameGap(sim::HostId::Client);
    QCOMPARE(ladder.controller.layout().timerLanes(sim::HostId::Client), 1);
    ladder.open("user-timeout");
    const int lanes = ladder.controller.layout().timerLanes(sim::HostId::Client);
    QVERIFY(lanes > 1);
    const LadderGeometry& geometry = ladder.view.ladderGeometry();
    QCOMPARE(geometry.nameGap(sim::HostId::Client), one + (lanes - 1) * LadderGeometry::laneStep);
    // The outermost bar, with its end tick, ends before the names begin.
    QVERIFY(geometry.timerGap + (lanes - 1) * LadderGeometry::laneStep + 5 <
            geometry.nameGap(sim::HostId::Client));
}

void LadderViewTest::projectorLeavesRoomForArrows()
{
    Theme::instance().setProjector(true);
    Ladder ladder({890, 530});
    ladder.open("data-transfer");
    const LadderGeometry& geometry = ladder.view.ladderGeometry();
    QVERIFY2(geometry.serverX - geometry.clientX > 330,
             qPrintable(QString::number(geometry.serverX - geometry.clientX)));
}

namespace {

/// The real window with the page in it.
struct Window
{
    explicit Window(const QString& scenario)
    {
        page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
        window.resize(1366, 768);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window does not become active");
        page->controller().setReducedMotion(true);
        QString error;
        if (!page->open(scenario, &error)) qFatal("the scenario does not open");
        tools = page->findChild<LadderTools*>();
        field = page->findChild<QLineEdit*>(QStringLiteral("ladderFind"));
        count = page->findChild<QLabel*>(QStringLiteral("ladderFindCount"));
        hidden = page->findChild<QLabel*>(QStringLiteral("ladderHidden"));
    }
    void find(const QString& words)
    {
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field->isVisible() && field->hasFocus());
        QTest::keyClicks(field, words);
        QTRY_VERIFY(!tools->finder().isSearching());
    }

    QTemporaryDir directory;
    Settings settings{directory.filePath(QStringLiteral("settings.ini"))};
    MainWindow window{settings, present::Language::English};
    SimulatorPage* page = nullptr;
    LadderTools* tools = nullptr;
    QLineEdit* field = nullptr;
    QLabel* count = nullptr;
    QLabel* hidden = nullptr;
};

} // namespace

void LadderViewTest::findMovesTheRunToItsMatches()
{
    Window w(QStringLiteral("four-way-close"));
    SimulationController& run = w.page->controller();
    w.find(QStringLiteral("fin,ack"));
    const auto& matches = w.tools->finder().matches();
    QVERIFY(matches.size() >= 2);
    QCOMPARE(run.cursor(), matches[0].step + 1);
    QCOMPARE(w.count->text(), QStringLiteral("1 of %1").arg(matches.size()));
    QCOMPARE(w.page->context().selectedSegment(), matches[0].segment);
    QVERIFY(!w.page->ladder().found().empty());
    QTest::keyClick(w.field, Qt::Key_Return);
    QCOMPARE(run.cursor(), matches[1].step + 1);
    QCOMPARE(w.count->text(), QStringLiteral("2 of %1").arg(matches.size()));
    QTest::keyClick(w.field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(run.cursor(), matches[0].step + 1);
    // Before the first one comes the last one.
    QTest::keyClick(w.field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(run.cursor(), matches.back().step + 1);
    w.field->setText(QStringLiteral("no such words"));
    QCOMPARE(w.count->text(), QStringLiteral("Not found"));
    QTest::keyClick(w.field, Qt::Key_Escape);
    QVERIFY(!w.field->isVisible());
    QVERIFY(w.page->ladder().found().empty());
    QVERIFY(w.page->ladder().hasFocus());
}

void LadderViewTest::findKnowsWordsOfEveryKind_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("number") << QStringLiteral("ack=5002");
    QTest::newRow("state") << QStringLiteral("time-wait");
    QTest::newRow("call") << QStringLiteral("connect()");
    QTest::newRow("timer") << QStringLiteral("2MSL wait");
    QTest::newRow("option") << QStringLiteral("mss=1460");
    QTest::newRow("rule") << QStringLiteral("acknowledg");
}

void LadderViewTest::findKnowsWordsOfEveryKind()
{
    QFETCH(QString, words);
    Window w(QStringLiteral("four-way-close"));
    w.find(words);
    QVERIFY2(!w.tools->finder().matches().empty(), qPrintable(words));
}

void LadderViewTest::findInALongRunGoesOnWhileItIsShown()
{
    Window w(QStringLiteral("cubic-growth"));
    w.find(QStringLiteral("syn"));
    QCOMPARE(w.page->controller().cursor(), w.tools->finder().matches().front().step + 1);
    // Numbers are looked for as they are written.
    w.page->context().setNumberMode(NumberMode::Symbolic);
    w.field->setText(QStringLiteral("ack=x+1"));
    QTRY_VERIFY(!w.tools->finder().isSearching());
    QVERIFY(!w.tools->finder().matches().empty());
}

void LadderViewTest::f10GoesFromTransitionToTransition()
{
    Window w(QStringLiteral("four-way-close"));
    SimulationController& run = w.page->controller();
    const auto changesState = [&](std::size_t moment) {
        const auto& records = run.history().record(moment - 1).records;
        return std::any_of(records.begin(), records.end(), [](const sim::TraceRecord& record) {
            return std::holds_alternative<sim::StateRecord>(record.what);
        });
    };
    std::vector<std::size_t> expected;
    for (std::size_t moment = 1; moment <= run.steps(); ++moment)
        if (changesState(moment)) expected.push_back(moment);
    run.toStart();
    for (const std::size_t moment : expected) {
        QTest::keyClick(&w.window, Qt::Key_F10);
        QCOMPARE(run.cursor(), moment);
    }
    for (auto it = expected.rbegin() + 1; it != expected.rend(); ++it) {
        QTest::keyClick(&w.window, Qt::Key_F10, Qt::ShiftModifier);
        QCOMPARE(run.cursor(), *it);
    }
}

void LadderViewTest::filterHidesAndSaysSo()
{
    Window w(QStringLiteral("lost-data-rto"));
    SimulationController& run = w.page->controller();
    LadderView& ladder = w.page->ladder();
    run.toEnd();
    QMenu* menu = w.tools->filterAction()->menu();
    QVERIFY(w.page->viewActions().contains(menu->menuAction()));
    QVERIFY(!w.hidden->isVisible());
    QAction* acks = menu->actions()[static_cast<int>(present::SegmentKind::Ack)];
    QCOMPARE(acks->text(), QStringLiteral("ACK"));
    acks->trigger();
    const auto& arrows = run.layout().arrows();
    const auto count = std::count_if(arrows.begin(), arrows.end(), [](const LadderArrow& arrow) {
        return arrow.kind == present::SegmentKind::Ack;
    });
    QVERIFY(count > 0);
    QVERIFY(w.hidden->isVisible());
    QCOMPARE(
        w.hidden->text(),
        QStringLiteral("%1 of %2 segments are hidden by the filter").arg(count).arg(arrows.size()));
    for (const auto& label : ladder.labels().labels())
        QVERIFY(arrows[label.arrow].kind != present::SegmentKind::Ack);
    // What is hidden cannot be pointed at.
    for (std::uint32_t i = 0; i < arrows.size(); ++i) {
        const QPointF middle = ladder.ladderGeometry().line(arrows[i]).at(0.5);
        if (arrows[i].kind == present::SegmentKind::Ack) QVERIFY(ladder.arrowAt(middle) != i);
    }
    w.tools->showAllSegments();
    QVERIFY(acks->isChecked());
    QVERIFY(!w.hidden->isVisible());
    present::LadderFilter lost;
    lost.onlyLost = true;
    w.tools->setFilter(lost);
    QCOMPARE(ladder.labels().labels().size(), std::size_t{1});
}

void LadderViewTest::arrowKeysChooseSegments()
{
    Window w(QStringLiteral("three-way-handshake"));
    w.page->controller().toEnd();
    LadderView& ladder = w.page->ladder();
    ladder.setFocus();
    QTest::keyClick(&ladder, Qt::Key_Up);
    QCOMPARE(ladder.selectedArrow(), std::optional<std::uint32_t>(2)); // the latest
    QTest::keyClick(&ladder, Qt::Key_Up);
    QCOMPARE(ladder.selectedArrow(), std::optional<std::uint32_t>(1));
    QTest::keyClick(&ladder, Qt::Key_Down);
    QTest::keyClick(&ladder, Qt::Key_Down);
    QCOMPARE(ladder.selectedArrow(), std::optional<std::uint32_t>(2)); // there is no later one
    QTest::keyClick(&ladder, Qt::Key_Left);
    QCOMPARE(ladder.selectedArrow(), std::optional<std::uint32_t>(0)); // the client's, too
    QSignalSpy details(&ladder, &LadderView::detailsRequested);
    QTest::keyClick(&ladder, Qt::Key_Return);
    QCOMPARE(details.size(), 1);
    QCOMPARE(details[0][0].toULongLong(), w.page->controller().layout().arrows()[0].id);
    QTRY_VERIFY(w.page->panels().isInFront(QStringLiteral("inspector")));
    QTest::keyClick(&ladder, Qt::Key_Escape);
    QVERIFY(!ladder.selectedArrow());
}

void LadderViewTest::wheelZoomsWhereTheHandIs()
{
    Ladder ladder({668, 524});
    ladder.open("data-transfer");
    ladder.controller.toEnd();
    const auto& geometry = ladder.view.ladderGeometry();
    ladder.view.verticalScrollBar()->setValue(ladder.view.verticalScrollBar()->maximum() / 2);
    const auto& rows = ladder.controller.layout().rows();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const present::LadderRow& each) {
        return geometry.y(each.place) > 250;
    });
    const qreal before = geometry.y(row->place);
    const qreal height = geometry.rowHeight;
    QWheelEvent turn({300, before}, ladder.view.viewport()->mapToGlobal(QPointF(300, before)), {},
                     {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(ladder.view.viewport(), &turn);
    QVERIFY(geometry.rowHeight > height);
    QVERIFY2(std::abs(geometry.y(row->place) - before) <= 2,
             qPrintable(QString::number(geometry.y(row->place) - before)));
}

QTEST_MAIN(LadderViewTest)
#include "tst_ladder_view.moc"
