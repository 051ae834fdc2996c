#include "run.h"

#include "sim/builtin.h"
#include "sim/expectations.h"
#include "sim/observed.h"

using namespace tcplab;
using namespace tcplab::sim;

/// What whoever edits a scenario needs: its file in few words, and all mistakes at once.
class ScenarioSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourceIsShort();
    void everyMistakeIsTold();
    void whatIsObservedHolds_data();
    void whatIsObservedHolds();
};

void ScenarioSourceTest::sourceIsShort()
{
    const std::string file = R"({
  "format": "tcplab-scenario/1",
  "id": "t",
  "title": {
    "en": "T"
  },
  "endpoints": {
    "client": {"profile": "linux", "delayedAck": null, "rto": {"max": "90s"}}
  },
  "link": {"loss": 0.5, "toClient": {"delay": "2s"}},
  "script": [
    {"at": "0ms", "host": "server", "call": "listen"}
  ],
  "until": "9s"
}
)";
    const auto scenario = std::get<Scenario>(parseScenario(file));
    QCOMPARE(scenarioToSource(scenario), file);
    const auto least = std::get<Scenario>(
        parseScenario(R"({"format": "tcplab-scenario/1", "id": "t", "script": []})"));
    QCOMPARE(scenarioToSource(least),
             std::string("{\n  \"format\": \"tcplab-scenario/1\",\n  \"id\": \"t\",\n"
                         "  \"script\": []\n}\n"));
}

void ScenarioSourceTest::everyMistakeIsTold()
{
    const std::string file = R"({"format": "tcplab-scenario/1", "id": "Wrong", "group": "no",
      "endpoints": {"client": {"profile": "bsd", "mss": 0, "iss": 1.5}, "server": {"rto": {"min": "2"}}},
      "link": {"delay": 5, "toClient": {"loss": 2}}, "odd": 1,
      "script": [{"at": "0s", "host": "client", "call": "send"}, {"host": "nobody", "call": "close"}],
      "faults": [{"match": {"nth": 0}}], "expect": [{"host": "client"}], "until": "1s"})";
    const ScenarioReading reading = readScenario(file, 100);
    QVERIFY(!reading.scenario);
    std::vector<std::string> pointers;
    for (const ScenarioError& error : reading.errors)
        pointers.push_back(error.pointer);
    const std::vector<std::string> expected{"/id",
                                            "/group",
                                            "/endpoints/client/profile",
                                            "/endpoints/client/mss",
                                            "/endpoints/client/iss",
                                            "/endpoints/server/rto/min",
                                            "/link/delay",
                                            "/link/toClient/loss",
                                            "/odd",
                                            "/script/0",
                                            "/script/1/host",
                                            "/faults/0/match/nth",
                                            "/faults/0",
                                            "/expect/0"};
    QCOMPARE(pointers, expected);
    QCOMPARE(std::get<ScenarioError>(parseScenario(file)), reading.errors.front());
    QCOMPARE(readScenario(file, 3).errors.size(), std::size_t{3});
}

void ScenarioSourceTest::whatIsObservedHolds_data()
{
    QTest::addColumn<QString>("id");
    for (const BuiltinScenario& builtin : builtinScenarios())
        QTest::addRow("%s", std::string(builtin.id).c_str())
            << QString::fromStdString(std::string(builtin.id));
}

void ScenarioSourceTest::whatIsObservedHolds()
{
    QFETCH(QString, id);
    auto scenario = std::get<Scenario>(parseScenario(findBuiltin(id.toStdString())->json));
    History history(std::make_shared<const Scenario>(scenario));
    QVERIFY(history.runToEnd());
    const Observed observed = observe(history);
    QVERIFY(observed.outcomes.size() >= 2);
    QVERIFY(!observed.segments.empty());
    scenario.expect = observed.outcomes;
    // The first hundred: each is looked for from the beginning of the run.
    for (std::size_t i = 0; i < std::min<std::size_t>(observed.segments.size(), 100); ++i)
        scenario.expect.push_back(observed.segments[i]);
    for (const Difference& difference : checkExpectations(scenario, history))
        QFAIL((difference.expected + ", but " + difference.found).c_str());
    // As a file has it, it is the same.
    for (Expectation expected : scenario.expect) {
        const auto file = "{\"format\": \"tcplab-scenario/1\", \"id\": \"t\", \"script\": [], "
                          "\"expect\": [" +
                          expectationToSource(expected) + "]}";
        expected.pointer = "/expect/0";
        const auto read = parseScenario(file);
        QVERIFY2(std::holds_alternative<Scenario>(read), file.c_str());
        QVERIFY(std::get<Scenario>(read).expect.front() == expected);
    }
}

QTEST_APPLESS_MAIN(ScenarioSourceTest)
#include "tst_scenario_source.moc"
