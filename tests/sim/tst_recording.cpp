#include "run.h"

#include "sim/builtin.h"
#include "sim/random.h"
#include "sim/scenario_recording.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

const std::string rough =
    R"("link": {"loss": 0.1, "duplicate": 0.2, "reorder": 0.1, "jitter": "9ms", "bandwidth": 3000000, "seed": 3}, )";

std::string nameOf(const std::vector<TraceRecord>& records)
{
    std::string text;
    for (const TraceRecord& record : records) {
        text += " " + std::to_string(record.what.index());
        if (const auto* call = std::get_if<CallRecord>(&record.what))
            text += " " + std::string(id(call->kind)) + " conn " + std::to_string(call->conn) +
                    " bytes " + std::to_string(call->bytes) + " done " +
                    std::to_string(call->done) + " error " +
                    std::to_string(static_cast<int>(call->error));
        if (const auto* segment = std::get_if<SegmentRecord>(&record.what))
            text += " " + std::string(id(segment->event)) + " " + std::to_string(segment->id);
    }
    return text;
}

/// A person who does not know what she is doing, by the numbers of a seed.
class Clumsy
{
public:
    Clumsy(History& history, std::uint64_t seed, std::uint64_t often)
        : history_(history)
        , random_(seed)
        , often_(often)
    {
    }

    /// Lets the run go on and steps in now and then; how many times she did something.
    int actOut(std::size_t mostSteps)
    {
        int done = 0;
        while (history_.steps() < mostSteps) {
            while (random_.below(often_) == 0 && done < 40)
                done += history_.append(command()) ? 1 : 0;
            if (!history_.append(NextEvent{})) break;
        }
        return done;
    }

private:
    const World& world() const { return history_.at(history_.steps()); }

    std::optional<SimTime> moment()
    {
        const SimTime now = world().now();
        const SimTime next = world().nextEventAt().value_or(now);
        switch (random_.below(4)) {
        case 0:
            return std::nullopt;
        case 1:
            return now;
        case 2:
            return next;
        default:
            return now + Duration{static_cast<Duration::rep>(
                             random_.below(static_cast<std::uint64_t>((next - now).count()) + 1))};
        }
    }

    Command command()
    {
        const auto flying = world().inFlight();
        if (!flying.empty() && random_.below(4) != 0) {
            Interfere interfere;
            interfere.kind = static_cast<FaultKind>(random_.below(5));
            interfere.segment = flying[random_.below(flying.size())].id;
            interfere.at = moment();
            interfere.delay = Duration{static_cast<Duration::rep>(1 + random_.below(200'000))};
            interfere.segments = static_cast<int>(1 + random_.below(3));
            return interfere;
        }
        if (random_.below(4) != 0) return PersonCalls{call(), moment()};
        InjectSegment inject;
        inject.injection.to = bothHosts[random_.below(2)];
        inject.at = moment();
        if (random_.below(3) == 0) {
            inject.injection.icmp = IcmpSpec{tcp::IcmpError::Kind::HostUnreachable, {}, 0};
            return inject;
        }
        tcp::Header& header = inject.injection.header;
        for (const tcp::Flag flag :
             {tcp::Flag::Syn, tcp::Flag::Fin, tcp::Flag::Rst, tcp::Flag::Ack})
            if (random_.below(2) == 0) header.flags = header.flags | flag;
        header.seq = tcp::SeqNum{static_cast<std::uint32_t>(1000 + random_.below(5000))};
        if (header.has(tcp::Flag::Ack))
            header.ack = tcp::SeqNum{static_cast<std::uint32_t>(1000 + random_.below(5000))};
        header.window = static_cast<std::uint16_t>(random_.below(65536));
        inject.injection.payload = patternBytes(random_.below(20));
        return inject;
    }

    Call call()
    {
        Call call;
        call.host = bothHosts[random_.below(2)];
        call.kind = static_cast<CallKind>(random_.below(11));
        if (call.kind == CallKind::Send) {
            call.data = patternBytes(random_.below(4000));
            call.dataIsText = random_.below(2) == 0; // the pattern is no UTF-8 beyond 127 octets
        }
        if (call.kind == CallKind::Receive && random_.below(2) == 0) call.bytes = 1000;
        if (call.kind == CallKind::Set) {
            call.option = "nagle";
            call.value = random_.below(3) == 0 ? "perhaps" : "false";
        }
        call.conn = static_cast<int>(random_.below(3));
        return call;
    }

    History& history_;
    Random random_;
    std::uint64_t often_;
};

/// The recorded scenario as somebody else opens it.
std::shared_ptr<const Scenario> savedAndOpened(const Recording& recording)
{
    const std::string file = scenarioToSource(recording.scenario);
    const ScenarioResult read = parseScenario(file);
    if (const auto* error = std::get_if<ScenarioError>(&read))
        qFatal("%s: found %s, expected %s\n%s", error->pointer.c_str(), error->found.c_str(),
               error->expected.c_str(), file.c_str());
    return std::make_shared<const Scenario>(std::get<Scenario>(read));
}

/// What happened, without who was to blame for what was dropped, and how a call's text is shown.
std::vector<TraceRecord> impersonal(std::vector<TraceRecord> records)
{
    for (TraceRecord& record : records) {
        if (auto* segment = std::get_if<SegmentRecord>(&record.what)) {
            if (segment->dropped == DropReason::Person) segment->dropped = DropReason::Fault;
        }
        if (auto* call = std::get_if<CallRecord>(&record.what)) {
            if (call->kind == CallKind::Send) call->text.clear();
            // Concerns the host; a connection that is named all the same means nothing.
            if (call->kind == CallKind::Crash || call->kind == CallKind::Restart) call->conn = 0;
        }
    }
    return records;
}

/// Empty where a straight run of the recording repeats the history step by step.
QString difference(const History& history, const Recording& recording)
{
    History again(savedAndOpened(recording));
    again.runToEnd(history.steps() + 1);
    std::size_t other = 0;
    for (std::size_t step = 0; step < history.steps(); ++step) {
        if (std::ranges::count(recording.leftOut, step) > 0) continue;
        const auto here = QStringLiteral("step %1").arg(step);
        if (other >= again.steps()) return here + QStringLiteral(" is missing");
        const StepRecord& expected = history.record(step);
        const StepRecord& found = again.record(other++);
        if (expected.t != found.t)
            return here + QStringLiteral(" at %1 and not at %2 us")
                              .arg(micros(found.t))
                              .arg(micros(expected.t));
        if (impersonal(expected.records) != impersonal(found.records))
            return here + QString::fromStdString(" did" + nameOf(found.records) + " and not" +
                                                 nameOf(expected.records));
    }
    if (other != again.steps()) return QStringLiteral("goes on");
    for (const HostId host : bothHosts)
        if (endOf(history).host(host) != endOf(again).host(host))
            return QStringLiteral("the hosts end in another way");
    return {};
}

/// Three segments of data on a slow way, the second one on it for 20 ms when it stops.
History inTheMidst(std::optional<SimTime>* when = nullptr)
{
    History history(scenarioOf(R"("script": [)" + transfer(3000) + "]"));
    stepUntil(history, [](const World& world) {
        return world.inFlight().size() >= 3 && world.nextEventAt() > world.now() + Duration{20'000};
    });
    const World& world = endOf(history);
    if (when) *when = world.now() + Duration{20'000};
    return history;
}

Interfere dropOf(const History& history, std::size_t index, std::optional<SimTime> at)
{
    Interfere drop;
    drop.kind = FaultKind::Drop;
    drop.segment = endOf(history).inFlight()[index].id;
    drop.at = at;
    return drop;
}

} // namespace

class RecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingDone();
    void aSegmentIsNamed();
    void aCopyIsNamed();
    void betweenTwoEventsOfOneMoment();
    void beforeWhatTheScenarioPlaced();
    void refusedOptionsAreLeftOut();
    void halfARun();
    void anythingAnywhere_data();
    void anythingAnywhere();
};

void RecordingTest::nothingDone()
{
    const History history = runOf(R"("script": [)" + transfer(1000) + "]");
    QVERIFY(!hasCommands(history, history.steps()));
    const Recording recording = recordScenario(history);
    QVERIFY(recording.scenario == history.scenario());
    QCOMPARE(difference(history, recording), QString());
}

void RecordingTest::aSegmentIsNamed()
{
    std::optional<SimTime> when;
    History history = inTheMidst(&when);
    QVERIFY(history.append(dropOf(history, 1, when)));
    history.runToEnd();
    QVERIFY(hasCommands(history, history.steps()));
    const Recording recording = recordScenario(history);
    QCOMPARE(recording.scenario.faults.size(), std::size_t{1});
    const Fault& fault = recording.scenario.faults.front();
    QCOMPARE(fault.match.from, std::optional(client));
    QCOMPARE(tcp::toString(fault.match.flags.value()), std::string("ACK"));
    QVERIFY(fault.match.nth.has_value());
    QCOMPARE(fault.after, std::optional(Duration{20'000}));
    QVERIFY(!fault.behind);
    QVERIFY(!fault.copies);
    QCOMPARE(difference(history, recording), QString());
    QVERIFY(QString::fromStdString(scenarioToSource(recording.scenario))
                .contains(QStringLiteral(R"("do": "drop", "after": "20ms"})")));
}

void RecordingTest::aCopyIsNamed()
{
    History history = inTheMidst();
    Interfere twice;
    twice.kind = FaultKind::Duplicate;
    twice.segment = endOf(history).inFlight()[0].id;
    QVERIFY(history.append(twice));
    QVERIFY(history.append(twice));
    // The second copy is the last on the way.
    QVERIFY(history.append(dropOf(history, endOf(history).inFlight().size() - 1, {})));
    history.runToEnd();
    const Recording recording = recordScenario(history);
    QCOMPARE(recording.scenario.faults.size(), std::size_t{3});
    QVERIFY(recording.scenario.faults[2].copies);
    QCOMPARE(recording.scenario.faults[2].match.nth, std::optional(2));
    QCOMPARE(difference(history, recording), QString());
}

/// Both hosts get a segment in the same microsecond; closing between the two is another story than
/// closing before or behind both.
void RecordingTest::betweenTwoEventsOfOneMoment()
{
    const std::string members = R"("script": [)" + open +
                                R"(, {"at": "1s", "host": "client", "call": "send", "text": "a"},
            {"at": "1s", "host": "server", "call": "send", "text": "b"}])";
    const SimTime both{Duration{1'050'000}};
    for (int behind = 0; behind <= 2; ++behind) {
        History history(scenarioOf(members));
        const auto arrived = [&] { return endOf(history).now() == both ? 1 : 0; };
        int steps = 0;
        while (steps < behind || endOf(history).nextEventAt() < both) {
            QVERIFY(history.append(NextEvent{}));
            steps += arrived();
        }
        Call close;
        close.host = server;
        close.kind = CallKind::Close;
        QVERIFY(history.append(PersonCalls{close, both}));
        history.runToEnd();
        const Recording recording = recordScenario(history);
        const ScriptItem& item = recording.scenario.script.back();
        QCOMPARE(item.at, std::optional(both.time_since_epoch()));
        // The first of all goes without saying: nothing of the script is due then.
        QCOMPARE(item.behind, behind == 0 ? std::nullopt : std::optional(behind));
        QCOMPARE(difference(history, recording), QString());
        // The place is what makes the difference.
        Recording misplaced = recording;
        misplaced.scenario.script.back().behind = behind == 0 ? 2 : 0;
        QVERIFY(!difference(history, misplaced).isEmpty());
    }
}

void RecordingTest::beforeWhatTheScenarioPlaced()
{
    const std::string members =
        R"("script": [)" + open +
        R"(, {"at": "1s", "behind": 0, "host": "client", "call": "send", "text": "first"}])";
    History history(scenarioOf(members));
    while (endOf(history).nextEventAt() < SimTime{Duration{1'000'000}})
        QVERIFY(history.append(NextEvent{}));
    Call earlier;
    earlier.host = client;
    earlier.kind = CallKind::Send;
    earlier.data = patternBytes(10);
    QVERIFY(history.append(PersonCalls{earlier, SimTime{Duration{1'000'000}}}));
    QVERIFY(history.append(PersonCalls{earlier, SimTime{Duration{1'000'000}}}));
    history.runToEnd();
    const Recording recording = recordScenario(history);
    QCOMPARE(recording.scenario.script[2].behind, std::optional(2));
    QCOMPARE(difference(history, recording), QString());
}

void RecordingTest::refusedOptionsAreLeftOut()
{
    History history = inTheMidst();
    Call set;
    set.host = client;
    set.kind = CallKind::Set;
    set.option = "nagle";
    set.value = "perhaps";
    QVERIFY(history.append(PersonCalls{set, {}}));
    const std::size_t step = history.steps() - 1;
    QVERIFY(history.append(dropOf(history, 1, {})));
    history.runToEnd();
    const Recording recording = recordScenario(history);
    QCOMPARE(recording.leftOut, std::vector{step});
    QCOMPARE(difference(history, recording), QString());
}

void RecordingTest::halfARun()
{
    History history = inTheMidst();
    const std::size_t before = history.steps();
    QVERIFY(history.append(dropOf(history, 1, {})));
    QVERIFY(!hasCommands(history, before));
    QVERIFY(recordScenario(history, before).scenario == history.scenario());
    QCOMPARE(recordScenario(history, before + 1).scenario.faults.size(), std::size_t{1});
}

void RecordingTest::anythingAnywhere_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("a rough link") << QString();
    for (const BuiltinScenario& builtin : builtinScenarios())
        QTest::newRow(std::string(builtin.id).c_str())
            << QString::fromUtf8(builtin.id.data(), static_cast<qsizetype>(builtin.id.size()));
}

/// The law: whatever was done at whatever moments, the file repeats it.
void RecordingTest::anythingAnywhere()
{
    QFETCH(QString, id);
    const auto scenario =
        id.isEmpty() ? scenarioOf(rough + R"("script": [)" + transfer(60'000) + "]")
                     : std::make_shared<const Scenario>(
                           std::get<Scenario>(parseScenario(findBuiltin(id.toStdString())->json)));
    int acts = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        History history(scenario);
        acts += Clumsy(history, seed, 2 + seed % 30).actOut(600);
        history.runToEnd(600);
        if (!endOf(history).isFinished()) continue; // nothing to compare the end with
        const Recording recording = recordScenario(history);
        const QString differs = difference(history, recording);
        QVERIFY2(differs.isEmpty(),
                 qPrintable(QStringLiteral("seed %1: %2\n%3")
                                .arg(seed)
                                .arg(differs,
                                     QString::fromStdString(scenarioToSource(recording.scenario)))));
        // What was recorded can be gone on with: a second person, another recording.
        History second(savedAndOpened(recording));
        Clumsy(second, seed + 1000, 12).actOut(600);
        second.runToEnd(600);
        if (!endOf(second).isFinished()) continue;
        const QString again = difference(second, recordScenario(second));
        QVERIFY2(again.isEmpty(),
                 qPrintable(QStringLiteral("seed %1 again: %2").arg(seed).arg(again)));
    }
    QVERIFY(acts > 20);
}

QTEST_GUILESS_MAIN(RecordingTest)
#include "tst_recording.moc"
