#include "run.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

using Kind = ScenarioError::Kind;

} // namespace

class SettingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void nothingElseChanges();
};

void SettingTest::good_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QString>("inFile");
    QTest::newRow("iss") << "client.iss=7"
                         << R"("endpoints": {"client": {"iss": 7}})";
    QTest::newRow("nested") << "server.rto.initial=3s"
                            << R"("endpoints": {"server": {"rto": {"initial": "3s"}}})";
    QTest::newRow("boolean") << "client.nagle=false"
                             << R"("endpoints": {"client": {"nagle": false}})";
    QTest::newRow("null") << "client.delayedAck=null"
                          << R"("endpoints": {"client": {"delayedAck": null}})";
    QTest::newRow("text") << "server.address=198.51.100.7"
                          << R"("endpoints": {"server": {"address": "198.51.100.7"}})";
    QTest::newRow("profile brings its numbers")
        << "client.profile=linux"
        << R"("endpoints": {"client": {"profile": "linux"}})";
    QTest::newRow("orphanTimeout") << "client.orphanTimeout=60s"
                                   << R"("endpoints": {"client": {"orphanTimeout": "60s"}})";
    QTest::newRow("link") << "link.loss=0.25"
                          << R"("link": {"loss": 0.25})";
    QTest::newRow("direction") << "link.toServer.delay=5ms"
                               << R"("link": {"toServer": {"delay": "5ms"}})";
    QTest::newRow("until") << "until=3s"
                           << R"("until": "3s")";
    QTest::newRow("seed") << "seed=99"
                          << R"("link": {"seed": 99})";
    QTest::newRow("seed of the link") << "link.seed=99"
                                      << R"("link": {"seed": 99})";
}

void SettingTest::good()
{
    QFETCH(QString, assignment);
    QFETCH(QString, inFile);
    const auto plain = scenarioOf(R"("script": [)" + open + "]");
    const auto result = withSetting(*plain, assignment.toStdString());
    QVERIFY(std::holds_alternative<Scenario>(result));
    QVERIFY(std::get<Scenario>(result) ==
            *scenarioOf(R"("script": [)" + open + "], " + inFile.toStdString()));
    QVERIFY(!(std::get<Scenario>(result) == *plain) || assignment == "client.delayedAck=null");
}

void SettingTest::bad_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no value") << "client.iss" << int(Kind::BadValue) << "client.iss"
                              << "client.iss=7";
    QTest::newRow("not a root") << "clinet.iss=7" << int(Kind::UnknownKey) << "clinet.iss"
                                << "client";
    QTest::newRow("not a key") << "client.isss=7" << int(Kind::UnknownKey) << "client.isss"
                               << "iss";
    QTest::newRow("too deep") << "client.iss.x=7" << int(Kind::UnknownKey) << "client.iss.x"
                              << "";
    QTest::newRow("out of range") << "client.port=0" << int(Kind::BadValue) << "client.port"
                                  << "1..65535";
    QTest::newRow("not a duration") << "link.delay=5" << int(Kind::WrongType) << "link.delay"
                                    << "duration";
    QTest::newRow("no unit") << "link.delay=5m" << int(Kind::BadDuration) << "link.delay"
                             << "500ms, 2s, 1.5s, 2min, 1h";
    QTest::newRow("empty") << "" << int(Kind::BadValue) << ""
                           << "client.iss=7";
    QTest::newRow("only equals") << "=1" << int(Kind::UnknownKey) << ""
                                 << "";
    QTest::newRow("script") << "script=1" << int(Kind::UnknownKey) << "script"
                            << "";
    QTest::newRow("tilde") << "client.~2=1" << int(Kind::UnknownKey) << "client.~2"
                           << "client";
}

void SettingTest::bad()
{
    QFETCH(QString, assignment);
    QFETCH(int, kind);
    QFETCH(QString, pointer);
    QFETCH(QString, expected);
    const auto result =
        withSetting(*scenarioOf(R"("script": [)" + open + "]"), assignment.toStdString());
    const auto* error = std::get_if<ScenarioError>(&result);
    QVERIFY(error != nullptr);
    QCOMPARE(int(error->kind), kind);
    QCOMPARE(QString::fromStdString(error->pointer), pointer);
    QCOMPARE(QString::fromStdString(error->expected), expected);
}

void SettingTest::nothingElseChanges()
{
    const auto scenario = scenarioOf(
        R"("script": [)" + transfer(5000) +
        R"(], "link": {"loss": 0.1, "toClient": {"delay": "7ms"}}, "expect": [{"host": "server", "received": 5000}])");
    Scenario changed = std::get<Scenario>(withSetting(*scenario, "link.delay=9ms"));
    QCOMPARE(changed.links[0].delay, Duration{9'000});
    QCOMPARE(changed.links[1].delay, Duration{7'000}); // has its own
    changed.links[0].delay = scenario->links[0].delay;
    QVERIFY(changed == *scenario);
}

QTEST_GUILESS_MAIN(SettingTest)
#include "tst_setting.moc"
