#include <QTest>

#include <memory>
#include <set>

#include "sim/builtin.h"
#include "sim/expectations.h"
#include "sim/history.h"
#include "sim/random.h"
#include "sim/scenario_file.h"
#include "sim/trace_json.h"

using namespace tcplab;
using namespace tcplab::sim;

namespace {

std::shared_ptr<const Scenario> scenarioOf(const QString& name)
{
    const BuiltinScenario* builtin = findBuiltin(name.toStdString());
    if (!builtin) return nullptr;
    const ScenarioResult result = parseScenario(builtin->json);
    const auto* scenario = std::get_if<Scenario>(&result);
    return scenario ? std::make_shared<const Scenario>(*scenario) : nullptr;
}

QString inWords(const Difference& difference)
{
    return QString::fromStdString(difference.pointer + ": expected " + difference.expected +
                                  ", found " + difference.found + " at ") +
           QString::number(difference.t.time_since_epoch().count()) + " us";
}

std::string traceOf(const History& history)
{
    std::string text = traceHeader(history.scenario());
    for (std::size_t k = 0; k < history.steps(); ++k)
        for (const TraceRecord& record : history.record(k).records)
            text += traceLine(record, {}) + "\n";
    return text + traceEnd(history.at(history.steps()));
}

bool hasChinese(const std::string& text)
{
    const QString decoded = QString::fromStdString(text);
    return std::any_of(decoded.begin(), decoded.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// What goes wrong in a scenario when something is left out of it: its expectations must notice.
void checkNoticed(const Scenario& changed, const char* what)
{
    History history(std::make_shared<const Scenario>(changed));
    history.runToEnd();
    QVERIFY2(!checkExpectations(changed, history).empty(), what);
}

} // namespace

class ScenariosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theContractsAreThere();
    void expectations_data() { all(); }
    void expectations();
    void expectationsNotice_data() { all(); }
    void expectationsNotice();
    void timeTravel_data() { all(); }
    void timeTravel();
    void sameOctets_data() { all(); }
    void sameOctets();
    void texts_data() { all(); }
    void texts();

private:
    void all()
    {
        QTest::addColumn<QString>("name");
        for (const BuiltinScenario& builtin : builtinScenarios())
            QTest::newRow(std::string(builtin.id).c_str())
                << QString::fromStdString(std::string(builtin.id));
    }
};

void ScenariosTest::theContractsAreThere()
{
    for (const char* name : {"three-way-handshake",
                             "four-way-close",
                             "three-segment-close",
                             "half-close",
                             "simultaneous-open",
                             "simultaneous-close",
                             "lost-syn",
                             "lost-syn-ack",
                             "lost-handshake-ack",
                             "old-duplicate-syn",
                             "connection-refused",
                             "syn-timeout",
                             "half-open-reset",
                             "lost-fin",
                             "lost-final-ack",
                             "time-wait-2msl",
                             "time-wait-old-duplicate",
                             "close-wait-leak",
                             "reset-abort",
                             "close-with-unread-data",
                             "keepalive-alive",
                             "keepalive-dead-peer",
                             "data-transfer",
                             "lost-data-rto",
                             "fast-retransmit",
                             "out-of-order",
                             "duplicate-data",
                             "zero-window-probe",
                             "silly-window-nagle",
                             "delayed-ack",
                             "slow-start-congestion-avoidance",
                             "sequence-wraparound",
                             "blind-reset-challenge-ack"})
        QVERIFY2(findBuiltin(name), name);
    QVERIFY(!findBuiltin("no-such-scenario"));
    std::set<std::string_view> ids;
    for (const BuiltinScenario& builtin : builtinScenarios())
        QVERIFY(ids.insert(builtin.id).second);
}

void ScenariosTest::expectations()
{
    QFETCH(QString, name);
    const auto scenario = scenarioOf(name);
    QVERIFY(scenario);
    QCOMPARE(QString::fromStdString(scenario->id), name);
    QVERIFY(scenario->expect.size() >= 3);
    History history(scenario);
    QVERIFY(history.runToEnd());
    for (const Difference& difference : checkExpectations(*scenario, history))
        QFAIL(qPrintable(inWords(difference)));
}

void ScenariosTest::expectationsNotice()
{
    QFETCH(QString, name);
    const Scenario scenario = *scenarioOf(name);
    if (!scenario.faults.empty()) {
        Scenario changed = scenario;
        changed.faults.clear();
        checkNoticed(changed, "without its faults");
    }
    if (!scenario.inject.empty()) {
        Scenario changed = scenario;
        changed.inject.clear();
        checkNoticed(changed, "without its injections");
    }
    Scenario changed = scenario;
    changed.script.pop_back();
    checkNoticed(changed, "without its last call");
}

void ScenariosTest::timeTravel()
{
    QFETCH(QString, name);
    History history(scenarioOf(name));
    QVERIFY(history.runToEnd());
    std::vector<World> straight{World(history.sharedScenario())};
    for (std::size_t k = 0; k < history.steps(); ++k) {
        straight.push_back(straight.back());
        straight.back().step(history.record(k).command);
    }
    for (std::size_t k = 0; k <= history.steps(); ++k)
        QVERIFY(history.at(k) == straight[k]);
    for (std::size_t k = history.steps() + 1; k-- > 0;)
        QVERIFY(history.at(k) == straight[k]);
    Random random(11);
    for (int i = 0; i < 200; ++i) {
        const auto k = static_cast<std::size_t>(random.below(history.steps() + 1));
        QVERIFY(history.at(k) == straight[k]);
    }
}

void ScenariosTest::sameOctets()
{
    QFETCH(QString, name);
    History one(scenarioOf(name));
    one.runToEnd();
    History two(scenarioOf(name));
    two.runToEnd(one.steps() / 2);
    (void)two.at(0);
    two.truncate(one.steps() / 3);
    (void)two.at(one.steps() / 4);
    two.runToEnd();
    QVERIFY(traceOf(one) == traceOf(two));
}

void ScenariosTest::texts()
{
    QFETCH(QString, name);
    const auto scenario = scenarioOf(name);
    QVERIFY(!scenario->group.empty());
    for (const LocalizedText* text : {&scenario->title, &scenario->summary, &scenario->watch}) {
        QVERIFY(text->contains("en") && text->contains("zh_CN"));
        QVERIFY(!text->at("en").empty() && !hasChinese(text->at("en")));
        QVERIFY(hasChinese(text->at("zh_CN")));
        QCOMPARE(&localized(*text, "zh_CN"), &text->at("zh_CN"));
        QCOMPARE(&localized(*text, "fr"), &text->at("en"));
    }
}

QTEST_GUILESS_MAIN(ScenariosTest)
#include "tst_scenarios.moc"
