#include "run.h"

#include "sim/random.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

const std::string rough =
    R"("link": {"loss": 0.1, "duplicate": 0.05, "reorder": 0.1, "jitter": "9ms", "bandwidth": 3000000, "seed": 3}, )";

/// Every world of a straight run of the same commands.
std::vector<World> straightRun(const History& history)
{
    std::vector<World> worlds{World(history.sharedScenario())};
    for (std::size_t k = 0; k < history.steps(); ++k) {
        worlds.push_back(worlds.back());
        worlds.back().step(history.record(k).command);
    }
    return worlds;
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMomentInEveryOrder();
    void withPeoplesCommands();
    void thinnedSnapshots();
    void referencesToTheEnd();
    void truncate();
    void branch();
    void moments();
    void copies();
    void worldsDiffer();
};

void HistoryTest::everyMomentInEveryOrder()
{
    const History history = runOf(rough + R"("script": [)" + transfer(200'000) + "]");
    const std::vector<World> straight = straightRun(history);
    QVERIFY(history.steps() > 3 * History::snapshotInterval);
    for (std::size_t k = 0; k <= history.steps(); ++k)
        QVERIFY(history.at(k) == straight[k]);
    for (std::size_t k = history.steps() + 1; k-- > 0;)
        QVERIFY(history.at(k) == straight[k]);
    Random random(1);
    for (int i = 0; i < 1000; ++i) {
        const auto k = static_cast<std::size_t>(random.below(history.steps() + 1));
        QVERIFY(history.at(k) == straight[k]);
    }
}

void HistoryTest::withPeoplesCommands()
{
    History history(scenarioOf(rough + R"("script": [)" + transfer(40'000) + "]"));
    Random random(7);
    for (int i = 0; i < 400 && !endOf(history).isFinished(); ++i) {
        const World& world = endOf(history);
        if (random.below(5) == 0 && !world.inFlight().empty()) {
            Interfere command;
            command.kind = static_cast<FaultKind>(random.below(5));
            command.segment = world.inFlight()[random.below(world.inFlight().size())].id;
            command.delay = Duration{static_cast<Duration::rep>(random.below(90'000))};
            if (const auto next = world.nextEventAt())
                command.at = world.now() + (*next - world.now()) / 2;
            QVERIFY(history.append(command));
        } else {
            QVERIFY(history.append(NextEvent{}));
        }
    }
    const std::vector<World> straight = straightRun(history);
    for (std::size_t k = history.steps() + 1; k-- > 0;)
        QVERIFY(history.at(k) == straight[k]);
}

void HistoryTest::thinnedSnapshots()
{
    // Long enough that every second snapshot has been forgotten, more than once.
    const History history =
        runOf(R"("link": {"delay": "1ms"}, "endpoints": {"server": {"mss": 100}}, "script": [)" +
              transfer(1'700'000) + "]");
    QVERIFY(history.steps() > 2 * History::maxSnapshots * History::snapshotInterval);
    World world(history.sharedScenario());
    world.setTracing(false);
    StepRecord unread;
    Random random(2);
    std::size_t next = 0;
    for (std::size_t k = 0; k < history.steps(); ++k) {
        if (k == next) {
            QVERIFY(history.at(k) == world);
            next += 1 + random.below(1500);
        }
        world.step(history.record(k).command, unread);
    }
    QVERIFY(endOf(history) == world);
}

void HistoryTest::referencesToTheEnd()
{
    const History history = runOf(R"("script": [)" + open + "]");
    QVERIFY(&history.at(history.steps()) == &history.at(history.steps() + 100));
    QCOMPARE(micros(history.at(0).now()), 0);
}

void HistoryTest::truncate()
{
    History history = runOf(rough + R"("script": [)" + transfer(60'000) + "]");
    const History whole = history;
    const std::size_t middle = history.steps() / 2;
    history.truncate(middle);
    QCOMPARE(history.steps(), middle);
    QVERIFY(endOf(history) == whole.at(middle));
    history.runToEnd();
    QCOMPARE(history.steps(), whole.steps());
    QVERIFY(endOf(history) == endOf(whole));
    for (std::size_t k = 0; k < whole.steps(); ++k)
        QVERIFY(history.record(k) == whole.record(k));
    history.truncate(0);
    QVERIFY(endOf(history) == World(history.sharedScenario()));
}

void HistoryTest::branch()
{
    History history = runOf(R"("script": [)" + open + "]");
    history.truncate(2);
    Interfere drop;
    drop.kind = FaultKind::Drop;
    drop.segment = 1;
    QVERIFY(history.append(drop));
    history.runToEnd();
    QCOMPARE(segmentsOf(history, SegmentEvent::Dropped).size(), std::size_t{1});
    QVERIFY(micros(endOf(history).now()) > 1'000'000);
}

void HistoryTest::moments()
{
    const History history = runOf(R"("script": [)" + open + "]");
    QCOMPARE(history.momentAt(SimTime{Duration{-1}}), std::size_t{0});
    QCOMPARE(history.momentAt(SimTime{}), std::size_t{2}); // both calls
    QCOMPARE(history.momentAt(SimTime{Duration{49'999}}), std::size_t{2});
    QCOMPARE(history.momentAt(SimTime{Duration{50'000}}), std::size_t{3});
    QCOMPARE(history.momentAt(SimTime::max()), history.steps());
}

void HistoryTest::copies()
{
    const History one = runOf(rough + R"("script": [)" + transfer(30'000) + "]");
    History two = one;
    two.truncate(10);
    QVERIFY(one.steps() > 10);
    QVERIFY(one.at(10) == two.at(10));
    // The start of a run goes on as the run did.
    for (const std::size_t moment : {std::size_t{0}, std::size_t{50}, one.steps()}) {
        History start(one, moment);
        QCOMPARE(start.steps(), moment);
        QVERIFY(start.at(moment) == one.at(moment));
        start.runToEnd();
        QCOMPARE(start.steps(), one.steps());
        QVERIFY(start.at(one.steps()) == one.at(one.steps()));
        QVERIFY(start.at(moment / 2) == one.at(moment / 2));
        QVERIFY(start.record(one.steps() - 1) == one.record(one.steps() - 1));
    }
}

void HistoryTest::worldsDiffer()
{
    // What the law rests on: comparing worlds sees everything.
    const History history = runOf(rough + R"("script": [)" + transfer(30'000) + "]");
    const std::vector<World> straight = straightRun(history);
    for (std::size_t k = 0; k + 1 < straight.size(); ++k)
        QVERIFY(!(straight[k] == straight[k + 1]));
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
