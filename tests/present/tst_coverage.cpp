#include <QtTest>

#include "present/coverage.h"
#include "present/diagram_layout.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace tcplab::present;
using tcp::Cause;
using tcp::State;

namespace {

std::vector<std::shared_ptr<const sim::Scenario>> builtins()
{
    std::vector<std::shared_ptr<const sim::Scenario>> all;
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        auto result = sim::parseScenario(builtin.json);
        all.push_back(
            std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result))));
    }
    return all;
}

/// Whether the run that a hint stands for takes the row.
bool takes(const CoverageHint& hint, std::size_t row,
           const std::vector<std::shared_ptr<const sim::Scenario>>& scenarios)
{
    const auto found = std::ranges::find(scenarios, hint.scenario, &sim::Scenario::id);
    if (found == scenarios.end()) return false;
    sim::History history(*found);
    history.runToEnd(20'000);
    std::size_t from = hint.moment == 0 ? 0 : hint.moment - 1;
    if (hint.deed) {
        from = hint.moment;
        history.truncate(hint.moment);
        if (!history.append(*hint.deed)) return false;
        history.runToEnd(200);
    }
    for (std::size_t step = from; step < history.steps(); ++step)
        for (const sim::TraceRecord& record : history.record(step).records)
            if (const auto* state = std::get_if<sim::StateRecord>(&record.what);
                state && rowIndex(*state) == row)
                return true;
    return false;
}

} // namespace

class CoverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEdgesAndRows()
    {
        Coverage coverage;
        QCOMPARE(coverage.edgesTaken(), 0u);
        QCOMPARE(Coverage::edgeCount(), 21u);
        const auto& row = *tcp::findTransition(State::Closed, Cause::ActiveOpen, State::SynSent);
        QVERIFY(coverage.add(row, HostRole::Client));
        QVERIFY(!coverage.add(row, HostRole::Client)); // nothing new
        QVERIFY(coverage.add(row, HostRole::Server));
        QCOMPARE(coverage.edgesTaken(), 1u);
        QCOMPARE(coverage.rowsTaken(), 1u);
        // Two rows of one edge are one edge.
        coverage.add(*tcp::findTransition(State::Listen, Cause::Send, State::SynSent),
                     HostRole::Client);
        coverage.add(*tcp::findTransition(State::Listen, Cause::ActiveOpen, State::SynSent),
                     HostRole::Client);
        QCOMPARE(coverage.edgesTaken(), 2u);
        QCOMPARE(coverage.rowsTaken(), 3u);
        // Not in the diagram, but in the table.
        coverage.add(*tcp::findTransition(State::Established, Cause::RstArrived, State::Closed),
                     HostRole::Server);
        QCOMPARE(coverage.edgesTaken(), 2u);
        QCOMPARE(coverage.rowsTaken(), 4u);
    }

    void isRememberedAsWords()
    {
        Coverage coverage;
        coverage.add(*tcp::findTransition(State::Closed, Cause::ActiveOpen, State::SynSent),
                     HostRole::Client);
        coverage.add(*tcp::findTransition(State::Closed, Cause::PassiveOpen, State::Listen),
                     HostRole::Server);
        QCOMPARE(Coverage::fromText(coverage.toText()), coverage);
        QCOMPARE(Coverage::fromText(coverage.toText() + QStringLiteral(" c:NO>such>ROW :: x")),
                 coverage);
        QCOMPARE(Coverage::fromText({}), Coverage());
        QVERIFY(!coverage.has(0, HostRole::Server) || !coverage.has(0, HostRole::Client));
    }

    /// Nothing is hard-coded: each hint is followed, and takes what it promises.
    void everyHintKeepsItsPromise()
    {
        const auto scenarios = builtins();
        CoverageSearch search(scenarios);
        while (search.step()) {
        }
        std::size_t found = 0;
        std::size_t byHand = 0;
        for (std::size_t row = 0; row < Coverage::rowCount(); ++row) {
            const auto& hint = search.hint(row);
            if (!hint) continue;
            ++found;
            if (hint->deed) ++byHand;
            QVERIFY2(takes(*hint, row, scenarios), hint->scenario.c_str());
            if (hint->deed) QVERIFY(!deedInWords(*hint->deed).isEmpty());
        }
        qInfo("%zu of %zu rows have a hint, %zu of them by hand", found, Coverage::rowCount(),
              byHand);
        for (std::size_t row = 0; row < Coverage::rowCount(); ++row)
            if (edgeIndex(tcp::transitions()[row]) && !search.hint(row))
                qInfo() << "no hint:" << transitionSentence(tcp::transitions()[row]);
        QVERIFY(found > 31);
        QVERIFY(byHand > 0);
    }
};

QTEST_GUILESS_MAIN(CoverageTest)
#include "tst_coverage.moc"
