#include <QTest>

#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <set>

#include "present/breakpoints.h"
#include "present/pacing.h"
#include "present/run_marks.h"
#include "sim/builtin.h"
#include "sim/history.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace tcplab::present;
using namespace std::chrono_literals;
using sim::HostId;

namespace {

sim::History runOf(const char* name)
{
    const auto scenario = std::get<sim::Scenario>(sim::parseScenario(sim::findBuiltin(name)->json));
    sim::History history(std::make_shared<const sim::Scenario>(scenario));
    history.runToEnd();
    return history;
}

LadderLayout layoutOf(const sim::History& history, LadderSpacing spacing = LadderSpacing::Even)
{
    LadderOptions options;
    options.spacing = spacing;
    return layoutLadder(
        history.steps(), [&](std::size_t i) -> const sim::StepRecord& { return history.record(i); },
        options);
}

std::vector<std::size_t> hits(const sim::History& history, const Breakpoint& breakpoint)
{
    BreakpointScan scan({breakpoint});
    for (std::size_t i = 0; i < history.steps(); ++i)
        scan.look(i, history.record(i));
    return scan.hits(0);
}

tcp::State stateAt(const sim::History& history, HostId host, std::size_t moment)
{
    return history.at(moment).host(host).shownState();
}

Breakpoint segment(Breakpoint::Event event, std::optional<HostId> from,
                   std::optional<tcp::Flags> flags = {})
{
    Breakpoint::Segment wanted;
    wanted.event = event;
    wanted.from = from;
    wanted.flags = flags;
    return {wanted};
}

const std::vector<RunMark>& of(const RunMarks& marks, RunMarkKind kind)
{
    return marks[static_cast<std::size_t>(kind)];
}

} // namespace

class TimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stateIsEnteredWhereTheRunStops()
    {
        const sim::History run = runOf("four-way-close");
        for (const tcp::State state : {tcp::State::SynSent, tcp::State::TimeWait}) {
            const auto moments = hits(run, {Breakpoint::State{HostId::Client, state}});
            QCOMPARE(moments.size(), 1u);
            QCOMPARE(stateAt(run, HostId::Client, moments[0]), state);
            QVERIFY(stateAt(run, HostId::Client, moments[0] - 1) != state);
        }
        // The server never waits 2MSL here; CLOSE-WAIT is its own.
        QVERIFY(hits(run, {Breakpoint::State{HostId::Server, tcp::State::TimeWait}}).empty());
        QCOMPARE(hits(run, {Breakpoint::State{std::nullopt, tcp::State::CloseWait}}).size(), 1u);
        QCOMPARE(hits(run, {Breakpoint::State{std::nullopt, tcp::State::Established}}).size(), 2u);
    }

    void segmentsByWhatBefallsThem()
    {
        const sim::History run = runOf("lost-final-ack");
        using Event = Breakpoint::Event;
        QCOMPARE(hits(run, segment(Event::Lost, HostId::Client)).size(), 1u);
        QVERIFY(hits(run, segment(Event::Lost, HostId::Server)).empty());
        const tcp::Flags finAck = tcp::Flag::Fin | tcp::Flag::Ack;
        QCOMPARE(hits(run, segment(Event::Sent, HostId::Server, finAck)).size(), 2u);
        // The second is the retransmission: told by its number, and by being sent again.
        Breakpoint again = segment(Event::Sent, HostId::Server, finAck);
        std::get<Breakpoint::Segment>(again.where).again = true;
        Breakpoint second = segment(Event::Sent, HostId::Server, finAck);
        std::get<Breakpoint::Segment>(second.where).nth = 2;
        QCOMPARE(hits(run, again).size(), 1u);
        QCOMPARE(hits(run, again), hits(run, second));
        Breakpoint third = second;
        std::get<Breakpoint::Segment>(third.where).nth = 3;
        QVERIFY(hits(run, third).empty());
        // It arrives later than it leaves.
        QVERIFY(hits(run, segment(Event::Arrives, HostId::Server, finAck))[0] >
                hits(run, segment(Event::Sent, HostId::Server, finAck))[0]);
        Breakpoint text = segment(Event::Sent, std::nullopt);
        std::get<Breakpoint::Segment>(text.where).withText = true;
        for (const std::size_t moment : hits(run, text))
            QVERIFY(std::ranges::any_of(run.record(moment - 1).records, [](const auto& record) {
                const auto* sent = std::get_if<sim::SegmentRecord>(&record.what);
                return sent && sent->length > 0;
            }));
    }

    void rulesStepsAndTimes()
    {
        const sim::History run = runOf("lost-syn");
        const Breakpoint timeout{
            Breakpoint::Rule{HostId::Client, tcp::Rule::RetransmissionTimeout}};
        const auto moments = hits(run, timeout);
        QCOMPARE(moments.size(), 1u);
        QCOMPARE(run.record(moments[0] - 1).t, sim::SimTime{1s});
        QCOMPARE(hits(run, {Breakpoint::Step{3}}), std::vector<std::size_t>{3});
        QVERIFY(hits(run, {Breakpoint::Step{run.steps() + 1}}).empty());
        QCOMPARE(hits(run, {Breakpoint::Time{1s}}), moments);
        QCOMPARE(hits(run, {Breakpoint::Time{500ms}}), moments); // the first thing after it
        QVERIFY(hits(run, {Breakpoint::Time{1h}}).empty());
    }

    void onlyEnabledOnesStop()
    {
        const sim::History run = runOf("lost-syn");
        Breakpoint off{Breakpoint::Step{2}};
        off.enabled = false;
        BreakpointScan scan({off,
                             {Breakpoint::Step{3}},
                             {Breakpoint::Time{1s}},
                             {Breakpoint::Rule{std::nullopt, tcp::Rule::RetransmissionTimeout}}});
        for (std::size_t i = 0; i < run.steps(); ++i)
            scan.look(i, run.record(i));
        QCOMPARE(scan.hits(0), std::vector<std::size_t>{2}); // how often it would hit is told
        const auto stops = scan.stops();
        QVERIFY(std::ranges::find(stops, std::size_t{2}) == stops.end());
        QVERIFY(std::ranges::adjacent_find(stops, std::greater_equal<>()) == stops.end());
        QVERIFY(stops.size() <= 2);
    }

    void breakpointsAreRemembered()
    {
        Breakpoint::Segment full{HostId::Server,
                                 Breakpoint::Event::Lost,
                                 tcp::Flag::Syn | tcp::Flag::Ack,
                                 true,
                                 false,
                                 4};
        std::vector<Breakpoint> all{{Breakpoint::Step{7}},
                                    {Breakpoint::State{HostId::Server, tcp::State::LastAck}},
                                    {Breakpoint::State{std::nullopt, tcp::State::Closed}},
                                    {full},
                                    segment(Breakpoint::Event::Arrives, std::nullopt),
                                    {Breakpoint::Rule{HostId::Client, tcp::Rule::ActiveOpen}},
                                    {Breakpoint::Time{1500ms}, false}};
        std::set<QString> texts;
        for (const Breakpoint& breakpoint : all) {
            QCOMPARE(breakpointFromJson(toJson(breakpoint)), std::optional(breakpoint));
            texts.insert(breakpointText(breakpoint));
        }
        QCOMPARE(texts.size(), all.size());
        for (const char* bad : {"state", "rule", "segment", "step", "time", "other"})
            QCOMPARE(breakpointFromJson({{QString::fromLatin1(bad), QStringLiteral("nonsense")}}),
                     std::nullopt);
    }

    void marksStandWhereThingsHappen()
    {
        const sim::History run = runOf("lost-final-ack");
        const RunMarks marks = runMarks(layoutOf(run));
        QCOMPARE(of(marks, RunMarkKind::Loss).size(), 1u);
        QVERIFY(of(marks, RunMarkKind::Timer).size() >= 2); // the server's RTO, then 2MSL
        for (const RunMark& mark : of(marks, RunMarkKind::ClientTransition))
            QVERIFY(stateAt(run, HostId::Client, mark.moment) !=
                    stateAt(run, HostId::Client, mark.moment - 1));
        const std::size_t loss = of(marks, RunMarkKind::Loss)[0].moment;
        QVERIFY(nextMark(marks, loss) > loss);
        QVERIFY(previousMark(marks, loss) < loss);
        QCOMPARE(nextMark(marks, run.steps()), run.steps());
        QCOMPARE(previousMark(marks, 0), std::size_t{0});
    }

    void clustersHideNoGap()
    {
        std::vector<RunMark> marks;
        for (std::uint32_t i = 0; i < 100'000; ++i)
            if (i % 1000 < 500) marks.push_back({i, i});
        const auto xOf = [](std::size_t moment) { return static_cast<double>(moment) / 10.0; };
        const auto clusters = clusterMarks(marks, xOf, 6);
        QCOMPARE(clusters.size(), 100u); // 50 px of marks, then 50 px of none
        std::size_t count = 0;
        for (const MarkCluster& cluster : clusters) {
            count += cluster.count();
            QVERIFY(cluster.to - cluster.from < 50);
        }
        QCOMPARE(count, marks.size()); // every mark is in one of them
        QCOMPARE(clusterMarks({{5, 0}, {100, 1}}, xOf, 6).size(), 2u);
        QVERIFY(clusterMarks({}, xOf, 6).empty());
    }

    void foldsTakeBoundedTime()
    {
        const sim::History run = runOf("keepalive-dead-peer"); // two hours of silence
        const LadderLayout layout = layoutOf(run);
        for (const Pacing pacing : {Pacing::Steps, Pacing::Segments, Pacing::TrueTime}) {
            double sum = 0;
            for (std::size_t k = 0; k < run.steps(); ++k) {
                const double seconds = classroomSeconds(layout, k, pacing);
                const bool folded =
                    layout.momentTime(k + 1) - layout.momentTime(k) > sim::Duration{60s};
                if (folded) QVERIFY(seconds >= 2 && seconds <= 4);
                sum += seconds;
            }
            const ClassroomTime time(layout, pacing);
            QVERIFY(std::abs(time.total() - sum) < 1e-6);
            QVERIFY(sum < 120);
            QCOMPARE(time.upTo(0), 0.0);
            QVERIFY(std::abs(time.upTo(1.5) - classroomSeconds(layout, 0, pacing) -
                             classroomSeconds(layout, 1, pacing) / 2) < 1e-9);
            QCOMPARE(time.upTo(1e9), time.total());
        }
    }

    void trueTimeIsTheRunsOwn()
    {
        const sim::History run = runOf("three-way-handshake");
        const ClassroomTime time(layoutOf(run), Pacing::TrueTime);
        QVERIFY(std::abs(time.total() - 0.150) < 1e-9);
    }

    void aSegmentTakesASecond()
    {
        const sim::History run = runOf("three-way-handshake");
        const LadderLayout layout = layoutOf(run);
        int seconds = 0;
        for (std::size_t k = 0; k < run.steps(); ++k)
            seconds += classroomSeconds(layout, k, Pacing::Segments) == 1.0;
        QCOMPARE(seconds, 3); // SYN, SYN,ACK and ACK
    }
};

QTEST_GUILESS_MAIN(TimeTest)
#include "tst_time.moc"
