#include <QTest>

#include "present/injection_form.h"
#include "present/run_comparison.h"
#include "sim/builtin.h"
#include "sim/history.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace tcplab::present;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    auto result = sim::parseScenario(sim::findBuiltin(id)->json);
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

sim::History wholeRun(std::string_view id)
{
    sim::History history(builtin(id));
    history.runToEnd();
    return history;
}

/// The run with one command put in at a moment, half-way to the next.
sim::History branchOf(const sim::History& run, std::size_t moment, sim::Command command)
{
    sim::History branch = run;
    branch.truncate(moment);
    if (!branch.append(command)) qFatal("the command does not apply");
    branch.runToEnd();
    return branch;
}

StepRecords recordsOf(const sim::History& history)
{
    return [&history](std::size_t step) -> const sim::StepRecord& { return history.record(step); };
}

RunComparison compare(const sim::History& a, const sim::History& b)
{
    return compareRuns(a.steps(), recordsOf(a), b.steps(), recordsOf(b));
}

std::size_t firstFlight(const sim::History& run)
{
    std::size_t moment = 0;
    while (run.at(moment).inFlight().empty())
        ++moment;
    return moment;
}

sim::Interfere interfere(const sim::World& world, sim::FaultKind kind)
{
    sim::Interfere command;
    command.kind = kind;
    command.segment = world.inFlight().front().id;
    command.at = world.now() + sim::Duration{1'000};
    return command;
}

} // namespace

class RunComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunEqualsItself();
    void everyStepStandsInOneRow_data();
    void everyStepStandsInOneRow();
    void differenceIsTheIntervention();
    void numbersOfSegmentsDoNotCount();
    void aRunThatGoesOnDiffersAtItsEnd();
    void sequenceNumbersByVariable();
    void presetsAreWhatTheySay();
    void withoutAConnection();
};

void RunComparisonTest::aRunEqualsItself()
{
    const sim::History run = wholeRun("data-transfer");
    const RunComparison same = compare(run, run);
    QVERIFY(!same.differs);
    QCOMPARE(same.common, run.steps());
    QCOMPARE(same.rows.size(), run.steps());
    QVERIFY(comparisonSentence(same, QStringLiteral("a"), recordsOf(run), QStringLiteral("b"),
                               recordsOf(run))
                .contains(QStringLiteral("same")));
}

void RunComparisonTest::everyStepStandsInOneRow_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("drop") << static_cast<int>(sim::FaultKind::Drop);
    QTest::newRow("duplicate") << static_cast<int>(sim::FaultKind::Duplicate);
    QTest::newRow("corrupt") << static_cast<int>(sim::FaultKind::Corrupt);
    QTest::newRow("reorder") << static_cast<int>(sim::FaultKind::Reorder);
}

void RunComparisonTest::everyStepStandsInOneRow()
{
    QFETCH(int, kind);
    for (const auto id : {"three-way-handshake", "data-transfer", "slow-start-congestion-avoidance",
                          "simultaneous-close"}) {
        const sim::History run = wholeRun(id);
        const std::size_t fork = firstFlight(run);
        const sim::History branch =
            branchOf(run, fork, interfere(run.at(fork), static_cast<sim::FaultKind>(kind)));
        const RunComparison both = compare(run, branch);
        std::size_t a = 0;
        std::size_t b = 0;
        sim::SimTime t;
        for (const ComparisonRow& row : both.rows) {
            QVERIFY(row.t >= t); // time runs down
            t = row.t;
            QVERIFY(row.a || row.b);
            if (row.a) QCOMPARE(*row.a, a++);
            if (row.b) QCOMPARE(*row.b, b++);
            if (row.same) QVERIFY(didTheSame(run.record(*row.a), branch.record(*row.b)));
        }
        QCOMPARE(a, run.steps());
        QCOMPARE(b, branch.steps());
    }
}

void RunComparisonTest::differenceIsTheIntervention()
{
    const sim::History run = wholeRun("three-way-handshake");
    const std::size_t fork = firstFlight(run);
    const sim::History branch = branchOf(run, fork, interfere(run.at(fork), sim::FaultKind::Drop));
    const RunComparison both = compare(run, branch);
    QCOMPARE(both.common, fork);
    QVERIFY(both.differs == fork);
    QVERIFY(!both.rows[fork].a);
    QVERIFY(both.rows[fork].b == fork);
    const QString sentence = comparisonSentence(both, QStringLiteral("main"), recordsOf(run),
                                                QStringLiteral("other"), recordsOf(branch));
    QVERIFY(sentence.contains(QStringLiteral("step %1").arg(fork + 1)));
    QVERIFY(sentence.contains(QStringLiteral("0.001 s")));
    QVERIFY(sentence.contains(QStringLiteral("other")));
}

void RunComparisonTest::numbersOfSegmentsDoNotCount()
{
    // A copy of the SYN is refused by the server; everything else is as it was, but every later
    // segment has a number more.
    const sim::History run = wholeRun("data-transfer");
    const std::size_t fork = firstFlight(run);
    const sim::History branch =
        branchOf(run, fork, interfere(run.at(fork), sim::FaultKind::Duplicate));
    const RunComparison both = compare(run, branch);
    std::size_t same = 0;
    for (const ComparisonRow& row : both.rows)
        same += row.same ? 1 : 0;
    QVERIFY(same > run.steps() * 3 / 4);
}

void RunComparisonTest::aRunThatGoesOnDiffersAtItsEnd()
{
    const sim::History run = wholeRun("three-way-handshake");
    sim::PersonCalls close;
    close.call.host = sim::HostId::Client;
    close.call.kind = sim::CallKind::Close;
    const sim::History branch = branchOf(run, run.steps(), close);
    const RunComparison both = compare(run, branch);
    QCOMPARE(both.common, run.steps());
    QVERIFY(both.differs == run.steps());
    QVERIFY(!both.rows.back().a);
}

// The form for a hand-made segment: its reading and its presets are pure as well.

void RunComparisonTest::sequenceNumbersByVariable()
{
    const sim::History run = wholeRun("three-way-handshake");
    const sim::World& world = run.at(run.steps());
    const sim::Connection* client = world.host(sim::HostId::Client).latest();
    InjectionFields fields = likelyInjection(world, sim::HostId::Client, client);
    const auto seq = [&](const QString& typed) {
        fields.seq = typed;
        const InjectionRead read = readInjection(fields, client);
        return read.isGood() ? std::optional(read.injection.header.seq) : std::nullopt;
    };
    const tcp::Tcb& tcb = client->endpoint.tcb();
    QVERIFY(seq(QStringLiteral("RCV.NXT")) == tcb.rcv.nxt);
    QVERIFY(seq(QStringLiteral(" rcv.nxt - 1 ")) == tcb.rcv.nxt - 1);
    QVERIFY(seq(QStringLiteral("SND.UNA+10")) == tcb.snd.una + 10);
    QVERIFY(seq(QStringLiteral("IRS")) == tcb.rcv.irs);
    QVERIFY(seq(QStringLiteral("4294967295")) == tcp::SeqNum{0xFFFF'FFFFu});
    QVERIFY(!seq(QStringLiteral("4294967296")));
    QVERIFY(!seq(QStringLiteral("")));
    QVERIFY(!seq(QStringLiteral("RCV.WUP+1")));
    QVERIFY(!readInjection(fields, nullptr).isGood());
}

void RunComparisonTest::presetsAreWhatTheySay()
{
    const sim::History run = wholeRun("three-way-handshake");
    const sim::World& world = run.at(run.steps());
    const sim::Connection* client = world.host(sim::HostId::Client).latest();
    const tcp::Tcb& tcb = client->endpoint.tcb();
    const auto made = [&](InjectionPreset preset) {
        return readInjection(*presetInjection(preset, world, sim::HostId::Client, client), client);
    };
    for (const InjectionPreset preset : allInjectionPresets) {
        QVERIFY(made(preset).isGood());
        QVERIFY(!presetName(preset).isEmpty());
    }
    const auto away = [&](InjectionPreset preset) {
        return made(preset).injection.header.seq.distanceFrom(tcb.rcv.nxt);
    };
    QVERIFY(away(InjectionPreset::OldDuplicateSyn) < 0);
    QVERIFY(away(InjectionPreset::BlindReset) > 0);
    QVERIFY(away(InjectionPreset::BlindReset) < static_cast<int>(tcb.rcv.wnd));
    QCOMPARE(away(InjectionPreset::ResetAtRcvNxt), 0);
    QVERIFY(away(InjectionPreset::DataOutsideWindow) > static_cast<int>(tcb.rcv.wnd));
    QVERIFY(made(InjectionPreset::AckOfNothingSent).injection.header.ack.isAfter(tcb.snd.nxt));
    QVERIFY(injectionInWords(made(InjectionPreset::AckOfNothingSent).injection, client)
                .contains(QStringLiteral("never sent")));
}

void RunComparisonTest::withoutAConnection()
{
    const sim::History run = wholeRun("three-way-handshake");
    const sim::World& world = run.at(0);
    const InjectionFields likely = likelyInjection(world, sim::HostId::Server, nullptr);
    QVERIFY(likely.flags == tcp::Flags(tcp::Flag::Syn));
    const InjectionRead read = readInjection(likely, nullptr);
    QVERIFY(read.isGood());
    QVERIFY(injectionInWords(read.injection, nullptr).contains(QStringLiteral("no connection")));
    QVERIFY(!presetInjection(InjectionPreset::BlindReset, world, sim::HostId::Server, nullptr));
    QVERIFY(presetInjection(InjectionPreset::OldDuplicateSyn, world, sim::HostId::Server, nullptr));
}

QTEST_GUILESS_MAIN(RunComparisonTest)
#include "tst_run_comparison.moc"
