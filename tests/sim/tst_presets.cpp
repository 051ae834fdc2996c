#include <QTest>

#include <map>

#include "run.h"
#include "sim/builtin.h"
#include "sim/presets.h"
#include "tcp/transitions.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;
using namespace std::chrono_literals;

namespace {

const tcp::Config& clientOf(const Scenario& scenario)
{
    return scenario.endpoint(client).config;
}

Scenario with(Preset preset, const std::string& members)
{
    return withPreset(*scenarioOf(members), preset);
}

History runWith(Preset preset, const std::string& members)
{
    History history(std::make_shared<const Scenario>(with(preset, members)));
    history.runToEnd();
    return history;
}

/// When the host entered a state for the first time; the end of time where it never did.
SimTime entered(const History& history, HostId host, tcp::State state)
{
    for (std::size_t k = 0; k < history.steps(); ++k)
        for (const TraceRecord& record : history.record(k).records)
            if (const auto* change = std::get_if<StateRecord>(&record.what))
                if (change->host == host && change->to == state) return record.t;
    return SimTime::max();
}

} // namespace

class PresetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsLeadBack()
    {
        for (const Preset preset : allPresets)
            QCOMPARE(presetOf(id(preset)), std::optional(preset));
        QCOMPARE(presetOf("solaris"), std::nullopt);
    }

    void rfcIsTheFileAsItStands()
    {
        const auto scenario = scenarioOf(R"("script": [], "until": "7s")");
        QVERIFY(withPreset(*scenario, Preset::Rfc9293) == *scenario);
    }

    void whatTheFileSetsStays()
    {
        const Scenario windows = with(Preset::Windows,
                                      R"("script": [], "endpoints": {"client": {"msl": "3s",
            "rto": {"min": "2s"}, "keepalive": {"count": 4}, "congestion": "reno"}})");
        QCOMPARE(clientOf(windows).msl, tcp::Duration{3s});
        QCOMPARE(clientOf(windows).rto.min, tcp::Duration{2s});
        QCOMPARE(clientOf(windows).keepalive.count, 4);
        QCOMPARE(clientOf(windows).congestion, tcp::CongestionAlgorithm::NewReno);
        // Beside them stand the numbers of the preset.
        QCOMPARE(clientOf(windows).keepalive.interval, tcp::Duration{1s});
        QCOMPARE(clientOf(windows).synRetries, 4);
        QCOMPARE(windows.endpoint(server).config, presetConfig(Preset::Windows));
        QVERIFY(!clientOf(windows).keepalive.enabled);
    }

    void numbersThatContradictAreBroughtTogether()
    {
        const Scenario slow = with(
            Preset::Classroom, R"("script": [], "endpoints": {"client": {"rto": {"min": "20s"}}})");
        QVERIFY(clientOf(slow).rto.max >= clientOf(slow).rto.min);
        const Scenario quick = with(
            Preset::Linux,
            R"("script": [], "endpoints": {"client": {"rto": {"min": "50ms", "max": "100ms"}}})");
        QCOMPARE(clientOf(quick).rto.max, tcp::Duration{100ms});
        QVERIFY(clientOf(quick).rto.initial <= clientOf(quick).rto.max);
    }

    void aProfileNamedInTheFileStays()
    {
        const auto linuxOnly =
            scenarioOf(R"("script": [], "endpoints": {"client": {"profile": "linux"}})");
        const Scenario bsd = withPreset(*linuxOnly, Preset::Bsd);
        QCOMPARE(clientOf(bsd), clientOf(*linuxOnly));
        QCOMPARE(bsd.endpoint(server).config, presetConfig(Preset::Bsd));
    }

    void onlyLinuxChangesTheBehaviour()
    {
        for (const Preset preset : allPresets)
            QCOMPARE(presetConfig(preset).profile,
                     preset == Preset::Linux ? tcp::Profile::Linux : tcp::Profile::Strict);
    }

    void againChangesNothing()
    {
        for (const BuiltinScenario& builtin : builtinScenarios()) {
            const auto scenario = std::get<Scenario>(parseScenario(builtin.json));
            for (const Preset preset : allPresets) {
                const Scenario once = withPreset(scenario, preset);
                QVERIFY2(withPreset(once, preset) == once, builtin.id.data());
                // What is saved with a preset on is the same run for whoever opens it.
                const ScenarioResult saved = parseScenario(scenarioToJson(once));
                QVERIFY2(std::get<Scenario>(saved) == once, builtin.id.data());
            }
        }
    }

    void connectGivesUpWhenTheSystemsDo()
    {
        // A server that is not there: its host has crashed.
        const std::string silence =
            R"("script": [{"at": "0ms", "host": "server", "call": "crash"}, )" + connecting +
            R"(], "until": "100s")";
        const auto ends = [&](Preset preset) {
            return entered(runWith(preset, silence), client, tcp::State::Closed).time_since_epoch();
        };
        QCOMPARE(ends(Preset::Rfc9293), tcp::Duration{63s}); // 1+2+4+8+16+32
        QCOMPARE(ends(Preset::Linux), tcp::Duration{131s});  // as its documentation says
        QCOMPARE(ends(Preset::Windows), tcp::Duration{31s}); // 1+2+4+8+16
        QCOMPARE(ends(Preset::Bsd), tcp::Duration{67s});
        QCOMPARE(ends(Preset::Classroom), tcp::Duration{15s});
        for (const Preset preset : allPresets)
            QCOMPARE(openingPatience(presetConfig(preset)), ends(preset));
    }

    void timeWaitIsSeenToItsEnd()
    {
        // 90 s are enough for the 60 s of the RFC preset, not for the 120 s of Windows.
        const std::string closing = R"("script": [)" + transfer(10) + R"(], "until": "90s")";
        const auto length = [&](Preset preset) {
            const History run = runWith(preset, closing);
            return entered(run, client, tcp::State::Closed) -
                   entered(run, client, tcp::State::TimeWait);
        };
        QCOMPARE(length(Preset::Rfc9293), tcp::Duration{60s});
        QCOMPARE(length(Preset::Linux), tcp::Duration{60s});
        QCOMPARE(length(Preset::Windows), tcp::Duration{120s});
        QCOMPARE(length(Preset::Bsd), tcp::Duration{60s});
        QCOMPARE(length(Preset::Classroom), tcp::Duration{10s});
    }

    void anEndBeforeTheWaitIsNotPutOff()
    {
        // Whoever ends the run after 10 s did not want to see TIME-WAIT's end.
        const Scenario windows = with(Preset::Windows, R"("script": [], "until": "10s")");
        QCOMPARE(windows.until, Duration{10s});
    }

    void keepaliveProbesAsTheSystemsDo()
    {
        const std::string dead = R"("endpoints": {"server": {"keepalive": {"enabled": true}}},
            "script": [)" + open +
                                 R"(,
            {"when": {"host": "server", "state": "ESTABLISHED"}, "after": "1s", "host": "client",
             "call": "crash"}], "until": "3h")";
        const auto probes = [&](Preset preset) {
            const History run = runWith(preset, dead);
            int count = 0;
            for (std::size_t k = 0; k < run.steps(); ++k)
                for (const TraceRecord& record : run.record(k).records)
                    if (const auto* segment = std::get_if<SegmentRecord>(&record.what))
                        count += segment->event == SegmentEvent::Sent &&
                                 segment->reason == tcp::TransmitReason::KeepaliveProbe;
            return count;
        };
        QCOMPARE(probes(Preset::Rfc9293), 9);
        QCOMPARE(probes(Preset::Linux), 9);
        QCOMPARE(probes(Preset::Windows), 10);
        QCOMPARE(probes(Preset::Bsd), 8);
        QCOMPARE(probes(Preset::Classroom), 3);
    }

    void everyScenarioUnderEveryPreset_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("preset");
        for (const BuiltinScenario& builtin : builtinScenarios())
            for (const Preset preset : allPresets)
                QTest::addRow("%s %s", builtin.id.data(), id(preset).data())
                    << QString::fromUtf8(builtin.id.data()) << static_cast<int>(preset);
    }

    void everyScenarioUnderEveryPreset()
    {
        QFETCH(const QString, name);
        QFETCH(const int, preset);
        const auto file = std::get<Scenario>(parseScenario(findBuiltin(name.toStdString())->json));
        History history(
            std::make_shared<const Scenario>(withPreset(file, static_cast<Preset>(preset))));
        QVERIFY(history.runToEnd(50'000));
        checkStates(history);
        checkStreams(history.at(history.steps()));
    }

private:
    /// Every change of state is a row of the transition table, and follows from the one before.
    static void checkStates(const History& history)
    {
        std::map<std::pair<HostId, int>, tcp::State> now;
        for (std::size_t k = 0; k < history.steps(); ++k) {
            for (const TraceRecord& record : history.record(k).records) {
                const auto* change = std::get_if<StateRecord>(&record.what);
                if (!change || change->conn == 0) continue;
                const std::pair who{change->host, change->conn};
                if (const auto before = now.find(who); before != now.end())
                    QCOMPARE(change->from, before->second);
                now[who] = change->to;
                if (change->cause == "crash") continue;
                const auto& rows = tcp::transitions();
                QVERIFY(std::any_of(rows.begin(), rows.end(), [&](const tcp::Transition& row) {
                    return row.from == change->from && row.to == change->to &&
                           tcp::id(row.cause) == change->cause;
                }));
            }
        }
    }

    /// No application is given an octet that its peer's did not send, or one out of order.
    static void checkStreams(const World& world)
    {
        for (const HostId host : bothHosts) {
            for (const Connection& mine : world.host(host).connections) {
                const Connection* theirs = world.host(peerOf(host)).find(mine.number);
                if (!theirs) continue;
                QVERIFY(mine.taken <= theirs->sent);
                if (mine.taken == theirs->sent) QVERIFY(mine.takenHash == theirs->sentHash);
            }
        }
    }
};

QTEST_GUILESS_MAIN(PresetsTest)
#include "tst_presets.moc"
