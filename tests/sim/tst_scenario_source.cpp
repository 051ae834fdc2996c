#include "run.h"

using namespace tcplab;
using namespace tcplab::sim;

/// What whoever edits a scenario needs: its file in few words, and all mistakes at once.
class ScenarioSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourceIsShort();
    void everyMistakeIsTold();
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

QTEST_APPLESS_MAIN(ScenarioSourceTest)
#include "tst_scenario_source.moc"
