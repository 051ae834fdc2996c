#include <QSignalSpy>
#include <QTest>

#include "gui/simulator/diagram_feed.h"
#include "gui/simulator/simulation_controller.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using gui::SimulationController;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    auto result = sim::parseScenario(sim::findBuiltin(id)->json);
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

/// A data transfer in so many segments of 100 octets: long enough to need slices.
std::shared_ptr<const sim::Scenario> transfer(int segments)
{
    const std::string octets = std::to_string(segments * 100);
    const std::string json =
        R"({"format":"tcplab-scenario/1","id":"long","endpoints":{"client":{"mss":100},"server":{"receiveBuffer":1600}},
        "link":{"delay":"1ms"},"script":[
        {"at":"0ms","host":"server","call":"listen"},{"at":"0ms","host":"client","call":"connect"},
        {"when":{"host":"server","state":"ESTABLISHED"},"host":"server","call":"receive","bytes":)" +
        octets +
        R"(},{"when":{"host":"client","state":"ESTABLISHED"},"host":"client","call":"send","bytes":)" +
        octets + R"(}],"until":"3600s"})";
    auto result = sim::parseScenario(json);
    if (const auto* error = std::get_if<sim::ScenarioError>(&result))
        qFatal("%s", error->pointer.c_str());
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

std::size_t firstMomentWithFlight(const SimulationController& controller)
{
    std::size_t moment = 0;
    while (moment < controller.steps() && controller.layout().inFlight(moment).empty())
        ++moment;
    return moment;
}

} // namespace

class SimulationControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadRunsToTheEnd();
    void stepsForwardAndBack();
    void restsHalfWayOnlyWhileSomethingFlies();
    void stepTravelsThroughTime();
    void secondStepFinishesTheFirst();
    void backCancelsAStepOnTheWay();
    void playReachesTheEnd();
    void reducedMotionStepsAtOnce();
    void dropMakesABranchAndKeepsTheRun();
    void dropOfAnArrivedSegmentIsRefused();
    void branchesOfBranchesKnowWhatTheyShare();
    void thereIsALimitOfBranches();
    void longRunsAreMadeInSlices();
    void cancelledLoadingKeepsTheRun();
    void limitCutsARunOff();
    void trueTimeLaysOutAnew();
    void diagramFollowsTheMoment();
};

void SimulationControllerTest::loadRunsToTheEnd()
{
    SimulationController controller;
    QVERIFY(!controller.hasRun());
    QCOMPARE(controller.steps(), std::size_t{0});
    QSignalSpy changed(&controller, &SimulationController::runChanged);
    controller.load(builtin("three-way-handshake"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(controller.steps() >= 4);
    QCOMPARE(controller.cursor(), std::size_t{0});
    QVERIFY(controller.worldAt(controller.steps()).isFinished());
    QCOMPARE(controller.layout().steps(), controller.steps());
}

void SimulationControllerTest::stepsForwardAndBack()
{
    SimulationController controller;
    controller.load(builtin("four-way-close"));
    controller.setStepLength(0);
    QSignalSpy moved(&controller, &SimulationController::cursorMoved);
    for (std::size_t i = 1; i <= controller.steps(); ++i) {
        controller.step();
        QCOMPARE(controller.cursor(), i);
    }
    QCOMPARE(moved.size(), static_cast<qsizetype>(controller.steps()));
    controller.step(); // nothing beyond the end
    QCOMPARE(controller.cursor(), controller.steps());
    controller.back();
    QCOMPARE(controller.cursor(), controller.steps() - 1);
    controller.toStart();
    controller.back();
    QCOMPARE(controller.cursor(), std::size_t{0});
    controller.goTo(1'000'000);
    QCOMPARE(controller.cursor(), controller.steps());
}

void SimulationControllerTest::restsHalfWayOnlyWhileSomethingFlies()
{
    SimulationController controller;
    controller.load(builtin("lost-final-ack"));
    for (std::size_t moment = 0; moment < controller.steps(); ++moment) {
        controller.goTo(moment);
        const auto from = controller.layout().momentTime(moment);
        const auto to = controller.layout().momentTime(moment + 1);
        const bool rests = controller.inFlight().empty() || from == to;
        const auto expected = rests ? from : from + (to - from) / 2;
        QVERIFY(std::chrono::abs(controller.displayedTime() - expected) <= sim::Duration{1});
    }
}

void SimulationControllerTest::stepTravelsThroughTime()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    const std::size_t start = firstMomentWithFlight(controller);
    controller.goTo(start);
    controller.setStepLength(60);
    QSignalSpy times(&controller, &SimulationController::timeChanged);
    QSignalSpy settled(&controller, &SimulationController::settled);
    controller.step();
    QCOMPARE(controller.cursor(), start); // the segment has to arrive first
    QVERIFY(controller.isMoving());
    QVERIFY(settled.wait());
    QCOMPARE(controller.cursor(), start + 1);
    QVERIFY(!controller.isMoving());
    QVERIFY(times.size() > 1);
}

void SimulationControllerTest::secondStepFinishesTheFirst()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    controller.setStepLength(100'000);
    controller.step();
    QCOMPARE(controller.cursor(), std::size_t{0});
    controller.step();
    QCOMPARE(controller.cursor(), std::size_t{1});
    controller.step();
    QCOMPARE(controller.cursor(), std::size_t{2});
}

void SimulationControllerTest::backCancelsAStepOnTheWay()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    controller.goTo(2);
    controller.setStepLength(100'000);
    controller.step();
    controller.back();
    QCOMPARE(controller.cursor(), std::size_t{2});
    QVERIFY(!controller.isMoving());
    controller.back();
    QCOMPARE(controller.cursor(), std::size_t{1});
}

void SimulationControllerTest::playReachesTheEnd()
{
    SimulationController controller;
    controller.load(builtin("lost-final-ack"));
    controller.setStepLength(1);
    controller.setSpeed(4);
    QSignalSpy playing(&controller, &SimulationController::playingChanged);
    QSignalSpy settled(&controller, &SimulationController::settled);
    controller.setPlaying(true);
    QVERIFY(controller.isPlaying());
    QVERIFY(settled.wait());
    QCOMPARE(controller.cursor(), controller.steps());
    QVERIFY(!controller.isPlaying());
    QCOMPARE(playing.size(), 2);
    controller.setPlaying(true); // from the end it begins anew
    QVERIFY(controller.cursor() < controller.steps());
}

void SimulationControllerTest::reducedMotionStepsAtOnce()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    controller.setReducedMotion(true);
    controller.step();
    QCOMPARE(controller.cursor(), std::size_t{1});
    QVERIFY(!controller.isMoving());
}

void SimulationControllerTest::dropMakesABranchAndKeepsTheRun()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    const std::size_t fork = firstMomentWithFlight(controller);
    const std::size_t stepsOfMain = controller.steps();
    controller.goTo(fork);
    const sim::SimTime when = controller.displayedTime();
    const auto& arrow = controller.layout().arrows()[controller.inFlight().front()];
    const std::uint64_t id = arrow.id;
    QVERIFY(controller.dropSegment(id));

    QCOMPARE(controller.branchCount(), std::size_t{2});
    QCOMPARE(controller.currentBranch(), std::size_t{1});
    QCOMPARE(controller.cursor(), fork + 1);
    QCOMPARE(controller.layout().momentTime(fork + 1), when);
    const auto& lost = controller.layout().arrows()[controller.layout().arrowOf(id)];
    QVERIFY(lost.fate == present::LadderArrow::Fate::Lost);
    QVERIFY(std::abs(lost.lostPart - 0.5) < 0.01);                // where it was when it was taken
    QVERIFY(controller.worldAt(controller.steps()).isFinished()); // the branch ran on to its end

    controller.back(); // one step undoes it
    QCOMPARE(controller.cursor(), fork);
    QCOMPARE(controller.inFlight().size(), std::size_t{1});

    controller.returnToMainRun();
    QCOMPARE(controller.steps(), stepsOfMain);
    QCOMPARE(controller.cursor(), fork);
    QVERIFY(controller.layout().arrows()[controller.layout().arrowOf(id)].fate ==
            present::LadderArrow::Fate::Delivered);
    controller.showBranch(1);
    QCOMPARE(controller.currentBranch(), std::size_t{1});
}

void SimulationControllerTest::dropOfAnArrivedSegmentIsRefused()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    controller.toEnd();
    QVERIFY(!controller.dropSegment(1));
    QVERIFY(!controller.dropSegment(4711));
    QCOMPARE(controller.branchCount(), std::size_t{1});
}

void SimulationControllerTest::branchesOfBranchesKnowWhatTheyShare()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    const std::size_t fork = firstMomentWithFlight(controller);
    controller.goTo(fork);
    QVERIFY(controller.dropSegment(controller.layout().arrows()[controller.inFlight().front()].id));
    std::size_t again = controller.cursor() + 1;
    while (controller.layout().inFlight(again).empty())
        ++again;
    controller.goTo(again);
    QVERIFY(controller.dropSegment(controller.layout().arrows()[controller.inFlight().front()].id));
    QCOMPARE(controller.branchCount(), std::size_t{3});
    controller.toEnd();
    controller.showBranch(1);
    QCOMPARE(controller.cursor(), again);
    controller.showBranch(0);
    QCOMPARE(controller.cursor(), fork);
}

void SimulationControllerTest::thereIsALimitOfBranches()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    const std::size_t fork = firstMomentWithFlight(controller);
    bool dropped = true;
    for (std::size_t i = 0; i < SimulationController::mostBranches; ++i) {
        controller.returnToMainRun();
        controller.goTo(fork);
        dropped =
            controller.dropSegment(controller.layout().arrows()[controller.inFlight().front()].id);
    }
    QVERIFY(!dropped);
    QCOMPARE(controller.branchCount(), SimulationController::mostBranches);
}

void SimulationControllerTest::longRunsAreMadeInSlices()
{
    SimulationController controller;
    QSignalSpy loading(&controller, &SimulationController::loadingChanged);
    QSignalSpy changed(&controller, &SimulationController::runChanged);
    controller.load(transfer(50'000));
    QVERIFY(controller.isLoading());
    QVERIFY(!controller.hasRun());
    QVERIFY(changed.wait(120'000));
    QVERIFY(!controller.isLoading());
    QCOMPARE(loading.size(), 2);
    QVERIFY(controller.steps() >= 50'000);
    controller.toEnd();
    QVERIFY(controller.world().isFinished());
}

void SimulationControllerTest::cancelledLoadingKeepsTheRun()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    const std::size_t steps = controller.steps();
    controller.load(transfer(50'000));
    QVERIFY(controller.isLoading());
    QCOMPARE(controller.steps(), steps); // the run that was open is still there
    controller.cancelLoading();
    QVERIFY(!controller.isLoading());
    QCOMPARE(controller.steps(), steps);
    QCOMPARE(controller.scenario().id, std::string("three-way-handshake"));
}

void SimulationControllerTest::limitCutsARunOff()
{
    SimulationController controller;
    controller.setStepLimit(10);
    controller.load(builtin("data-transfer"));
    QCOMPARE(controller.steps(), std::size_t{10});
    QVERIFY(!controller.isComplete());
}

void SimulationControllerTest::trueTimeLaysOutAnew()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    QSignalSpy changed(&controller, &SimulationController::runChanged);
    controller.goTo(2);
    controller.setSpacing(present::LadderSpacing::TrueTime);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(controller.cursor(), std::size_t{2});
    controller.setSpacing(present::LadderSpacing::TrueTime);
    QCOMPARE(changed.size(), 1);
}

void SimulationControllerTest::diagramFollowsTheMoment()
{
    SimulationController controller;
    controller.load(builtin("four-way-close"));
    const gui::DiagramFeed feed(controller.history());
    const gui::DiagramState start = feed.at(0, controller.worldAt(0));
    QVERIFY(start.client == tcp::State::Closed);
    QVERIFY(!start.last);
    QVERIFY(start.takenByClient.empty());
    const std::size_t end = controller.steps();
    const gui::DiagramState over = feed.at(end, controller.worldAt(end));
    QVERIFY(over.client == tcp::State::Closed);
    QVERIFY(over.last);
    QCOMPARE(over.takenByClient.back().to, tcp::State::Closed);
    QVERIFY(over.takenByClient.size() >= 5); // SYN-SENT to CLOSED
}

QTEST_MAIN(SimulationControllerTest)
#include "tst_simulation_controller.moc"
