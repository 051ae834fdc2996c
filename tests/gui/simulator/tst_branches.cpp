#include <QSignalSpy>
#include <QTest>

#include "gui/simulator/simulation_controller.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using gui::ActResult;
using gui::SimulationController;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    auto result = sim::parseScenario(sim::findBuiltin(id)->json);
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

void toFlight(SimulationController& controller, std::size_t from = 0)
{
    while (controller.layout().inFlight(from).empty())
        ++from;
    controller.goTo(from);
}

sim::Interfere interfere(const SimulationController& controller, sim::FaultKind kind)
{
    sim::Interfere command;
    command.kind = kind;
    command.segment = controller.layout().arrows()[controller.inFlight().front()].id;
    return command;
}

sim::PersonCalls call(sim::HostId host, sim::CallKind kind)
{
    sim::PersonCalls command;
    command.call.host = host;
    command.call.kind = kind;
    return command;
}

/// Where a person stands: what undo has to bring back.
struct Place
{
    explicit Place(const SimulationController& controller)
        : branch(controller.currentBranch())
        , cursor(controller.cursor())
        , t(controller.displayedTime())
        , steps(controller.steps())
        , world(controller.world())
        , end(controller.worldAt(controller.steps()))
    {
        for (std::size_t i = 0; i < controller.branchCount(); ++i)
            names << controller.branchName(i);
    }
    bool operator==(const Place&) const = default;
    std::size_t branch;
    std::size_t cursor;
    sim::SimTime t;
    std::size_t steps;
    sim::World world;
    sim::World end;
    QStringList names;
};

} // namespace

class BranchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandIsOneUndoStep_data();
    void everyCommandIsOneUndoStep();
    void undoGoesBackThroughSeveral();
    void undoBringsBackTheMoment();
    void aNewActForgetsWhatWasUndone();
    void callsAndInjectionsAreActs();
    void actAtTheEndKeepsTheRun();
    void refusalsSayWhy();
    void withoutRoomABranchGoesOnItself();
    void renameIsUndone();
    void deletingKeepsOrTakesTheChildren();
    void deletingTheBranchShownGoesToItsParent();
    void resetIsUndone();
    void spacingReachesBranchesThatAreNotShown();
};

void BranchesTest::everyCommandIsOneUndoStep_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* tag, sim::FaultKind kind, const char* name) {
        QTest::newRow(tag) << static_cast<int>(kind) << QString::fromLatin1(name);
    };
    row("drop", sim::FaultKind::Drop, "drop SYN");
    row("delay", sim::FaultKind::Delay, "delay SYN by 1 s");
    row("duplicate", sim::FaultKind::Duplicate, "duplicate SYN");
    row("corrupt", sim::FaultKind::Corrupt, "corrupt SYN");
    row("reorder", sim::FaultKind::Reorder, "reorder SYN");
}

void BranchesTest::everyCommandIsOneUndoStep()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    QVERIFY(!controller.canUndo());
    toFlight(controller);
    const Place before(controller);
    sim::Interfere command = interfere(controller, static_cast<sim::FaultKind>(kind));
    command.delay = std::chrono::seconds{1};
    QVERIFY(controller.apply(command));
    const Place after(controller);
    QCOMPARE(controller.branchName(controller.currentBranch()),
             name + QStringLiteral(" at 0.025 s"));
    QCOMPARE(controller.undoName(), name);
    QVERIFY(after.end != before.end);

    controller.undo();
    QVERIFY(Place(controller) == before);
    QVERIFY(!controller.canUndo());
    QCOMPARE(controller.redoName(), name);
    controller.redo();
    QVERIFY(Place(controller) == after);
    // The law of History: what was replayed is what would have happened.
    sim::History straight(controller.history().sharedScenario());
    for (std::size_t i = 0; i < controller.steps(); ++i)
        QVERIFY(straight.append(controller.history().record(i).command));
    QVERIFY(straight.at(straight.steps()) == controller.worldAt(controller.steps()));
}

void BranchesTest::undoGoesBackThroughSeveral()
{
    SimulationController controller;
    controller.load(builtin("data-transfer"));
    std::vector<Place> places;
    for (const sim::FaultKind kind :
         {sim::FaultKind::Drop, sim::FaultKind::Corrupt, sim::FaultKind::Duplicate}) {
        toFlight(controller, controller.cursor() + 1);
        places.emplace_back(controller);
        QVERIFY(controller.apply(interfere(controller, kind)));
    }
    QCOMPARE(controller.branchCount(), std::size_t{4});
    const Place last(controller);
    for (std::size_t i = places.size(); i-- > 0;) {
        controller.undo();
        QVERIFY(Place(controller) == places[i]);
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        controller.redo();
    QVERIFY(Place(controller) == last);
}

void BranchesTest::undoBringsBackTheMoment()
{
    SimulationController controller;
    controller.load(builtin("four-way-close"));
    toFlight(controller);
    const Place before(controller);
    QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Drop)));
    controller.toEnd(); // and looks around before thinking better of it
    controller.returnToMainRun();
    controller.toEnd();
    controller.undo();
    QVERIFY(Place(controller) == before);
}

void BranchesTest::aNewActForgetsWhatWasUndone()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    toFlight(controller);
    QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Drop)));
    controller.undo();
    QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Corrupt)));
    QVERIFY(!controller.canRedo());
    QCOMPARE(controller.branchCount(), std::size_t{2});
    QCOMPARE(controller.undoName(), QStringLiteral("corrupt SYN"));
}

void BranchesTest::callsAndInjectionsAreActs()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    controller.toEnd();
    sim::PersonCalls send = call(sim::HostId::Client, sim::CallKind::Send);
    const std::string text = "\u4F60\u597D"; // two Han characters: six octets
    const auto* octets = reinterpret_cast<const std::byte*>(text.data());
    send.call.data = std::vector<std::byte>(octets, octets + text.size());
    send.call.dataIsText = true;
    QVERIFY(controller.apply(send));
    QVERIFY(controller.branchName(1).startsWith(
        QString::fromUtf8("client: send(\"\u4F60\u597D\") at ")));
    controller.toEnd();
    QCOMPARE(controller.world().host(sim::HostId::Server).latest()->received, std::uint64_t{6});

    sim::InjectSegment inject;
    inject.injection.to = sim::HostId::Client;
    inject.injection.header.flags = tcp::Flag::Rst;
    inject.injection.header.seq =
        controller.world().host(sim::HostId::Client).latest()->endpoint.tcb().rcv.nxt;
    QVERIFY(controller.apply(inject));
    QVERIFY(controller.branchName(2).startsWith(QStringLiteral("inject RST to the client at ")));
    controller.toEnd();
    QCOMPARE(controller.world().host(sim::HostId::Client).shownState(), tcp::State::Closed);
}

void BranchesTest::actAtTheEndKeepsTheRun()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    const std::size_t steps = controller.steps();
    controller.toEnd();
    QVERIFY(controller.apply(call(sim::HostId::Client, sim::CallKind::Close)));
    QCOMPARE(controller.branchCount(), std::size_t{2});
    QVERIFY(controller.steps() > steps + 1);
    controller.returnToMainRun();
    QCOMPARE(controller.steps(), steps);
}

void BranchesTest::refusalsSayWhy()
{
    SimulationController controller;
    QVERIFY(controller.apply(sim::Interfere{}).refusal == ActResult::Refusal::NoRun);
    controller.load(builtin("three-way-handshake"));
    const ActResult refused = controller.apply(sim::Interfere{});
    QVERIFY(refused.refusal == ActResult::Refusal::NotInFlight);
    QVERIFY(!refused.sentence().isEmpty());
    sim::PersonCalls late = call(sim::HostId::Client, sim::CallKind::Close);
    late.at = sim::SimTime{std::chrono::hours{1}};
    QVERIFY(controller.apply(late).refusal == ActResult::Refusal::NotPossible);
    QCOMPARE(controller.branchCount(), std::size_t{1});
    QVERIFY(!controller.canUndo());
}

void BranchesTest::withoutRoomABranchGoesOnItself()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    controller.toEnd();
    // Somebody acts and acts, each time later than before: that never has to stop.
    for (std::size_t i = 0; i < 2 * SimulationController::mostBranches; ++i) {
        QVERIFY(controller.apply(call(sim::HostId::Client, sim::CallKind::Receive)));
        controller.toEnd();
    }
    QCOMPARE(controller.branchCount(), SimulationController::mostBranches);
    const Place last(controller);
    controller.undo();
    QCOMPARE(controller.branchCount(), SimulationController::mostBranches);
    QVERIFY(controller.steps() < last.steps);
    controller.redo();
    controller.toEnd();
    QVERIFY(Place(controller) == last);
    // In the past of what was done there, a branch is needed that there is no room for.
    controller.goTo(2);
    const ActResult refused = controller.apply(call(sim::HostId::Client, sim::CallKind::Close));
    QVERIFY(refused.refusal == ActResult::Refusal::TooManyBranches);
    QVERIFY(refused.sentence().contains(QStringLiteral("20")));
}

void BranchesTest::renameIsUndone()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    toFlight(controller);
    QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Drop)));
    const QString first = controller.branchName(1);
    QSignalSpy changed(&controller, &SimulationController::branchesChanged);
    controller.renameBranch(1, QStringLiteral("  what if\nit is lost  "));
    QCOMPARE(controller.branchName(1), QStringLiteral("what if it is lost"));
    QCOMPARE(changed.size(), 1);
    controller.renameBranch(1, QString());
    QCOMPARE(controller.branchName(1), first);
    controller.undo();
    QCOMPARE(controller.branchName(1), QStringLiteral("what if it is lost"));
    controller.undo();
    QCOMPARE(controller.branchName(1), first);
    controller.renameBranch(0, QStringLiteral("no"));
    QCOMPARE(controller.branchName(0), QStringLiteral("main"));
}

void BranchesTest::deletingKeepsOrTakesTheChildren()
{
    SimulationController controller;
    controller.load(builtin("data-transfer"));
    for (int i = 0; i < 3; ++i) { // a branch of a branch of a branch
        toFlight(controller, controller.cursor() + 1);
        QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Corrupt)));
    }
    const Place before(controller);
    const std::size_t firstFork = controller.branch(1).forkedAt;
    QCOMPARE(controller.childCount(1), std::size_t{1});
    controller.deleteBranch(1, SimulationController::Children::Keep);
    QCOMPARE(controller.branchCount(), std::size_t{3});
    QCOMPARE(controller.parentOf(1), std::size_t{0});
    QCOMPARE(controller.branch(1).forkedAt, firstFork);
    QCOMPARE(controller.parentOf(2), std::size_t{1});
    QCOMPARE(controller.currentBranch(), std::size_t{2}); // still the one that was shown
    QVERIFY(controller.world() == before.world);
    QCOMPARE(controller.commonMoments(0, 2), firstFork);
    controller.undo();
    QVERIFY(Place(controller) == before);

    controller.deleteBranch(2, SimulationController::Children::DeleteToo);
    QCOMPARE(controller.branchCount(), std::size_t{2});
    QCOMPARE(controller.currentBranch(), std::size_t{1});
    controller.undo();
    QVERIFY(Place(controller) == before);
}

void BranchesTest::deletingTheBranchShownGoesToItsParent()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    toFlight(controller);
    const std::size_t fork = controller.cursor();
    QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Drop)));
    controller.toEnd();
    QSignalSpy run(&controller, &SimulationController::runChanged);
    controller.deleteBranch(1, SimulationController::Children::Keep);
    QCOMPARE(run.size(), 1);
    QCOMPARE(controller.currentBranch(), std::size_t{0});
    QCOMPARE(controller.cursor(), fork);
    controller.deleteBranch(0, SimulationController::Children::DeleteToo); // the main run stays
    QCOMPARE(controller.branchCount(), std::size_t{1});
}

void BranchesTest::resetIsUndone()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    toFlight(controller);
    QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Drop)));
    const Place before(controller);
    controller.forgetBranches();
    QCOMPARE(controller.branchCount(), std::size_t{1});
    QCOMPARE(controller.cursor(), std::size_t{0});
    controller.undo();
    QVERIFY(Place(controller) == before);
}

void BranchesTest::spacingReachesBranchesThatAreNotShown()
{
    SimulationController controller;
    controller.load(builtin("three-way-handshake"));
    toFlight(controller);
    QVERIFY(controller.apply(interfere(controller, sim::FaultKind::Drop)));
    const double even = controller.layout().end().rows;
    controller.returnToMainRun();
    controller.setSpacing(present::LadderSpacing::TrueTime);
    controller.showBranch(1);
    QVERIFY(controller.layout().end().rows != even);
    controller.undo();
    controller.setSpacing(present::LadderSpacing::Even);
    controller.redo();
    QCOMPARE(controller.layout().end().rows, even);
}

QTEST_MAIN(BranchesTest)
#include "tst_branches.moc"
