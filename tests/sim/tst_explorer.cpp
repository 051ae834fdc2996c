// The explorer itself: that it walks what it says, finds what is wrong, and prints scenarios that
// replay it; and that explorer and scenarios together take every row of the transition table.

#include <algorithm>
#include <vector>

#include "run.h"
#include "sim/builtin.h"
#include "sim/expectations.h"
#include "sim/explorer/explorer.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;
using explorer::Exploration;
using explorer::StoppedBy;
using explorer::View;
using explorer::WorldSpec;
using tcp::State;

namespace {

/// A world that comes with the program, small enough for a test: without timeouts where `timeouts`
/// is 0, and with so many faults of the link.
WorldSpec world(const char* name, int link, int timeouts)
{
    const WorldSpec* found = explorer::findWorld(name);
    if (!found) qFatal("no world %s", name);
    WorldSpec spec = *found;
    spec.faults.link = link;
    spec.faults.timeouts = timeouts;
    return spec;
}

std::string nameOf(const tcp::Transition& row)
{
    return std::string{tcp::rfcName(row.from)} + " -" + std::string{tcp::id(row.cause)} + "-> " +
           std::string{tcp::rfcName(row.to)};
}

void addRowsOfScenarios(std::vector<std::uint64_t>& rows)
{
    for (const BuiltinScenario& builtin : builtinScenarios()) {
        History history(
            std::make_shared<const Scenario>(std::get<Scenario>(parseScenario(builtin.json))));
        history.runToEnd();
        for (const auto& state : recordsOf<StateRecord>(history))
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const tcp::Transition& row = tcp::transitions()[i];
                rows[i] += row.from == state.what.from && row.to == state.what.to &&
                           tcp::id(row.cause) == state.what.cause;
            }
    }
}

/// The first way to a pair of states, as the scenario that the explorer prints for it.
struct Found
{
    Exploration exploration;
    std::shared_ptr<const Scenario> scenario; ///< read back from its file
};

Found findStates(const WorldSpec& spec, State client, State server)
{
    Found found;
    found.exploration = explorer::explore(spec, {.states = 60'000},
                                          {[=](const View& view) {
                                               return view.client.state() == client &&
                                                      view.server.state() == server;
                                           },
                                           {}});
    if (found.exploration.violations.empty()) return found;
    const auto parsed =
        parseScenario(scenarioToJson(found.exploration.violations.front().scenario));
    if (const auto* scenario = std::get_if<Scenario>(&parsed))
        found.scenario = std::make_shared<const Scenario>(*scenario);
    return found;
}

} // namespace

class ExplorerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsTaken();
    void everyWorldHoldsNearItsStart_data();
    void everyWorldHoldsNearItsStart();
    void scenariosReplay_data();
    void scenariosReplay();
    void sameWorldSameNumbers();
    void limitsEndIt();
    void statesSurvivePacking();
    void programs();
    void lateCopy();
    void noKeepaliveNoEnd();
};

void ExplorerTest::everyRowIsTaken()
{
    std::vector<std::uint64_t> rows(tcp::transitions().size());
    const auto walk = [&rows](const WorldSpec& spec) {
        const Exploration found = explorer::explore(spec, {.states = 60'000});
        QVERIFY2(found.violations.empty(), spec.name.c_str());
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] += found.rows[i];
    };
    walk(world("one-tcb", 0, 0));
    walk(world("simultaneous-open", 0, 0));
    walk(world("reset", 0, 1));
    walk(world("close", 0, 1));
    walk(world("dead-peer", 0, 3));
    walk(world("user-timeout", 0, 3));
    walk(world("keepalive", 0, 4));
    walk(world("time-wait", 0, 1));
    walk(world("forgery", 1, 0));
    walk(world("icmp", 1, 0));
    walk(world("orphan", 0, 1));
    addRowsOfScenarios(rows);
    QStringList never;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] == 0) never.append(QString::fromStdString(nameOf(tcp::transitions()[i])));
    QVERIFY2(never.isEmpty(), qPrintable(never.join(QStringLiteral("; "))));
}

void ExplorerTest::everyWorldHoldsNearItsStart_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const WorldSpec& spec : explorer::worlds())
        QTest::newRow(spec.name.c_str()) << index++;
}

void ExplorerTest::everyWorldHoldsNearItsStart()
{
    QFETCH(int, index);
    const Exploration found =
        explorer::explore(explorer::worlds()[static_cast<std::size_t>(index)], {.states = 8'000});
    for (const auto& violation : found.violations)
        QFAIL(std::string(id(violation.kind)).c_str());
    QCOMPARE(found.stoppedBy, StoppedBy::States);
    QVERIFY(found.edges > found.states);
}

void ExplorerTest::scenariosReplay_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("client");
    QTest::addColumn<int>("server");
    const auto row = [](const char* world, State client, State server) {
        const std::string title = std::string(world) + ": " + std::string(rfcName(client)) + ", " +
                                  std::string(rfcName(server));
        QTest::newRow(title.c_str())
            << QString::fromLatin1(world) << static_cast<int>(client) << static_cast<int>(server);
    };
    row("close", State::Closing, State::Closing);
    row("close", State::TimeWait, State::LastAck);
    row("close", State::FinWait2, State::CloseWait);
    row("reset", State::Established, State::SynReceived);
    row("half-open", State::SynSent, State::FinWait1);
    row("simultaneous-open", State::SynReceived, State::SynReceived);
    row("one-tcb", State::SynReceived, State::Established);
    row("time-wait", State::SynSent, State::TimeWait);
    row("forgery", State::Closed, State::Established);
    row("handshake", State::SynSent, State::Established);
    row("icmp", State::Closed, State::Established);
    row("icmp", State::Established, State::Closed);
    row("orphan", State::Closed, State::CloseWait);
}

/// What a test forbids is found, the shortest way; and the scenario leads sim::World there.
void ExplorerTest::scenariosReplay()
{
    QFETCH(QString, name);
    QFETCH(int, client);
    QFETCH(int, server);
    const auto expected = std::array{static_cast<State>(client), static_cast<State>(server)};
    const WorldSpec* spec = explorer::findWorld(name.toStdString());
    QVERIFY(spec);
    const Found found = findStates(*spec, expected[0], expected[1]);
    QVERIFY2(found.scenario, "not found, or its file cannot be read");
    const auto& violation = found.exploration.violations.front();
    QCOMPARE(violation.kind, explorer::ViolationKind::Forbidden);
    QCOMPARE(violation.states, expected);
    History history(found.scenario);
    QVERIFY(history.runToEnd());
    for (const Difference& difference : checkExpectations(*found.scenario, history))
        QFAIL((difference.pointer + ": expected " + difference.expected + ", found " +
               difference.found)
                  .c_str());
    const World& end = endOf(history);
    QCOMPARE(end.host(HostId::Client).shownState(), expected[0]);
    QCOMPARE(end.host(HostId::Server).shownState(), expected[1]);
}

void ExplorerTest::sameWorldSameNumbers()
{
    const WorldSpec spec = world("close", 0, 1);
    const Exploration one = explorer::explore(spec, {.states = 20'000});
    const Exploration two = explorer::explore(spec, {.states = 20'000});
    QCOMPARE(one.states, two.states);
    QCOMPARE(one.edges, two.edges);
    QCOMPARE(one.fairStates, two.fairStates);
    QVERIFY(one.rows == two.rows);
}

void ExplorerTest::limitsEndIt()
{
    const WorldSpec spec = world("close", 1, 2);
    QCOMPARE(explorer::explore(spec, {.states = 100}).stoppedBy, StoppedBy::States);
    QCOMPARE(explorer::explore(spec, {.depth = 3}).stoppedBy, StoppedBy::Depth);
    QCOMPARE(explorer::explore(spec, {.depth = 3}).depth, 3u);
    QCOMPARE(explorer::explore(spec, {.memory = 1}).stoppedBy, StoppedBy::Memory);
    const Exploration whole = explorer::explore(world("close", 0, 0));
    QCOMPARE(whole.stoppedBy, StoppedBy::Nothing);
    QVERIFY(whole.cut > 0); // only timers were left, and none might run out
}

void ExplorerTest::statesSurvivePacking()
{
    const WorldSpec* spec = explorer::findWorld("half-open");
    explorer::Machine machine(*spec);
    explorer::WorldState state = machine.start();
    explorer::StateSet set;
    std::uint64_t choice = 1;
    std::vector<explorer::Action> actions;
    for (std::uint32_t step = 0; step < 60; ++step) {
        const explorer::PackedState packed(state);
        const explorer::PackedState again(explorer::unpack(packed.words()));
        QVERIFY(std::ranges::equal(packed.words(), again.words()));
        const auto inserted = set.insert(packed.words());
        QVERIFY(set.contains(packed.words()));
        QVERIFY(std::ranges::equal(set[inserted.index], packed.words()));
        QVERIFY(!set.insert(packed.words()).isNew);
        actions.clear();
        bool cut = false;
        machine.actions(state, actions, cut);
        if (actions.empty()) break;
        choice = choice * 6364136223846793005u + 1442695040888963407u;
        machine.apply(state, actions[(choice >> 33) % actions.size()]);
    }
    QVERIFY(set.size() > 5);
}

void ExplorerTest::programs()
{
    std::string wrong;
    const auto program = explorer::parseProgram("connect,send=2,octets=3,receive,close", wrong);
    QVERIFY(program);
    QVERIFY(program->connects && !program->listens);
    QCOMPARE(program->sends, 2);
    QCOMPARE(program->octets, 3);
    QCOMPARE(program->closes, 1);
    QCOMPARE(program->reads, explorer::Program::Reads::WhenCalled);
    for (const char* bad : {"connect,hurry", "send=many", "send=32", "close=4", "octets=0"}) {
        QVERIFY2(!explorer::parseProgram(bad, wrong), bad);
        QVERIFY2(std::string(bad).ends_with(wrong), bad);
    }
}

/// "duplicate" with "by": the copy comes so much later.
void ExplorerTest::lateCopy()
{
    const History history =
        runOf("\"script\": [" + open + R"(], "link": {"delay": "10ms"}, "faults": [
            {"match": {"from": "client", "nth": 1}, "do": "duplicate", "by": "70ms"}])");
    const auto delivered = segmentsOf(history, SegmentEvent::Delivered);
    std::vector<std::int64_t> times;
    for (const auto& segment : delivered)
        if (segment.what.header.flags == tcp::Flags{tcp::Flag::Syn})
            times.push_back(micros(segment.t));
    QCOMPARE(times, (std::vector<std::int64_t>{10'000, 80'000}));
}

/// The named dead end: a peer that has vanished is not missed without a keepalive.
void ExplorerTest::noKeepaliveNoEnd()
{
    WorldSpec spec = world("keepalive", 0, 4);
    for (auto& program : spec.programs)
        program.closes = program.sends = 0;
    spec.programs[0].crashes = 0;
    const auto halfOpen = static_cast<std::size_t>(explorer::DeadEnd::HalfOpen);
    QCOMPARE(explorer::explore(spec).deadEnds[halfOpen], 0u);
    for (tcp::Config& config : spec.configs)
        config.keepalive.enabled = false;
    QVERIFY(explorer::explore(spec).deadEnds[halfOpen] > 0);
}

QTEST_GUILESS_MAIN(ExplorerTest)
#include "tst_explorer.moc"
