#include <QTest>

#include <algorithm>

#include "ladder_fixture.h"

using namespace ladder_fixture;
using present::LadderArrow;
using present::LadderLayout;
using present::LadderOptions;
using present::LadderPlace;
using present::LadderTimerBar;
using sim::SegmentEvent;
using tcp::Flag;
using tcp::State;

class LadderLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMomentGetsOneRow();
    void arrowFallsOneRow();
    void statesAndCallsStandWhereTheyHappen();
    void timersRunFromStartToTheirEnd();
    void timesBetweenRowsAreInterpolated();
    void inFlightIsWhatHasLeftAndNotArrived();
    void lostSegmentEndsOnItsWay();
    void segmentOfTheLinkIsLostBeyondTheMiddle();
    void droppedOnTheWayAddsNoRow();
    void retransmissionKnowsItsFirstCopy();
    void segmentsOfOneMomentAreSetApart();
    void longSilenceIsFolded();
    void flyingSegmentForbidsFolding();
    void trueTimeIsProportional();
    void restartOfTheTwoMslWaitIsTold();
    void resetEndsTheBand();
    void kindsFollowThePrecedence();
    void emptyRunHasItsStart();
    void lookUpsOfRangesFindExactlyWhatTouches();
    void longIntervalsTakeNoMoreRoomThanShortOnes();
};

void LadderLayoutTest::everyMomentGetsOneRow()
{
    const LadderLayout layout = handshake().layout();
    QCOMPARE(layout.rows().size(), std::size_t{4});
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(layout.rows()[i].t, at(50ms * static_cast<int>(i)));
        QCOMPARE(layout.rows()[i].place.rows, static_cast<double>(i));
    }
    QCOMPARE(layout.momentTime(0), at(0ms));
    QCOMPARE(layout.momentTime(2), at(0ms));
    QCOMPARE(layout.momentTime(5), at(150ms));
}

void LadderLayoutTest::arrowFallsOneRow()
{
    const LadderLayout layout = handshake().layout();
    QCOMPARE(layout.arrows().size(), std::size_t{3});
    for (const LadderArrow& arrow : layout.arrows()) {
        QCOMPARE(arrow.end.rows - arrow.start.rows, 1.0);
        QVERIFY(arrow.fate == LadderArrow::Fate::Delivered);
    }
    QCOMPARE(layout.arrows()[1].start,
             layout.arrows()[0].end); // the answer leaves where its cause arrived
    QCOMPARE(layout.arrowOf(2), std::size_t{1});
    QCOMPARE(layout.arrowOf(77), LadderLayout::none);
}

void LadderLayoutTest::statesAndCallsStandWhereTheyHappen()
{
    const LadderLayout layout = handshake().layout();
    const auto& server = layout.notes(HostId::Server);
    QCOMPARE(server.size(), std::size_t{3});
    QVERIFY(server[0].state == State::Listen);
    QCOMPARE(server[0].lines.size(), std::size_t{1});
    QVERIFY(std::get<sim::CallRecord>(server[0].lines[0]).kind == sim::CallKind::Listen);
    QVERIFY(server[1].state == State::SynReceived);
    QCOMPARE(server[1].place.rows, 1.0);

    const auto& bands = layout.bands(HostId::Server);
    QCOMPARE(bands.size(), std::size_t{3});
    QCOMPARE(bands[0].to, bands[1].from);
    QCOMPARE(bands[1].fromStep, std::size_t{2});
    QCOMPARE(bands[1].toStep, std::size_t{4});
    QCOMPARE(bands[2].toStep, layout.steps()); // lasts
    QCOMPARE(layout.bandsTouching(HostId::Server, {0, 0}).last, std::size_t{1});
}

void LadderLayoutTest::timersRunFromStartToTheirEnd()
{
    const LadderLayout layout = handshake().layout();
    QCOMPARE(layout.timers().size(), std::size_t{2});
    const LadderTimerBar& client = layout.timers()[0];
    QVERIFY(client.ending == LadderTimerBar::End::Stopped);
    QCOMPARE(client.due, at(1s));
    QCOMPARE(client.ended, at(100ms));
    QCOMPARE(client.from.rows, 0.0);
    QCOMPARE(client.to.rows, 2.0);
    QCOMPARE(client.fromStep, std::size_t{1});
    QCOMPARE(client.toStep, std::size_t{3});
}

void LadderLayoutTest::timesBetweenRowsAreInterpolated()
{
    const LadderLayout layout = handshake().layout();
    QCOMPARE(layout.placeOf(at(75ms)).rows, 1.5);
    QCOMPARE(layout.placeOf(at(100ms)).rows, 2.0);
    QVERIFY(layout.placeOf(at(1s)).rows > layout.end().rows);
    QCOMPARE(LadderLayout::progress(layout.arrows()[1], at(75ms)), 0.5);
    QCOMPARE(LadderLayout::progress(layout.arrows()[1], at(0ms)), 0.0);
    QCOMPARE(LadderLayout::progress(layout.arrows()[1], at(1s)), 1.0);
}

void LadderLayoutTest::inFlightIsWhatHasLeftAndNotArrived()
{
    const LadderLayout layout = handshake().layout();
    QVERIFY(layout.inFlight(0).empty());
    QVERIFY(layout.inFlight(1).empty());
    QCOMPARE(layout.inFlight(2), std::vector<std::uint32_t>{0});
    QCOMPARE(layout.inFlight(3), std::vector<std::uint32_t>{1});
    QCOMPARE(layout.inFlight(4), std::vector<std::uint32_t>{2});
    QVERIFY(layout.inFlight(5).empty());
}

void LadderLayoutTest::lostSegmentEndsOnItsWay()
{
    Run run;
    run.step(0ms).segment(SegmentEvent::Sent, 1, HostId::Client, Flag::Ack, 1, 0ms);
    run.step(20ms).segment(SegmentEvent::Dropped, 1, HostId::Client, Flag::Ack, 1, 0ms);
    const LadderLayout layout = run.layout();
    const LadderArrow& arrow = layout.arrows()[0];
    QVERIFY(arrow.fate == LadderArrow::Fate::Lost);
    QCOMPARE(arrow.lostPart, 0.4);
    QCOMPARE(arrow.endsAt, at(50ms)); // where it would have arrived
    QVERIFY(layout.inFlight(2).empty());
}

void LadderLayoutTest::segmentOfTheLinkIsLostBeyondTheMiddle()
{
    Run run;
    run.step(0ms).segment(SegmentEvent::Sent, 1, HostId::Client, Flag::Ack, 1, 0ms);
    run.segment(SegmentEvent::Dropped, 1, HostId::Client, Flag::Ack, 1, 0ms);
    const LadderLayout layout = run.layout();
    QVERIFY(layout.arrows()[0].lostPart > 0.5);
    QVERIFY(layout.arrows()[0].lostPart < 1.0);
}

void LadderLayoutTest::droppedOnTheWayAddsNoRow()
{
    Run run = handshake();
    run.steps.resize(3);
    run.step(75ms, sim::Interfere{sim::FaultKind::Drop, 2, at(75ms), sim::Duration{0}, 1});
    run.segment(SegmentEvent::Dropped, 2, HostId::Server, Flag::Syn | Flag::Ack, 5000, 50ms);
    const LadderLayout layout = run.layout();
    QCOMPARE(layout.rows().size(),
             std::size_t{3}); // 0, 50, 100 ms: nothing jumps when something is dropped
    QCOMPARE(layout.arrows()[1].lostPart, 0.5);
    QCOMPARE(layout.placeOf(layout.momentTime(4)).rows, 1.5);
}

void LadderLayoutTest::retransmissionKnowsItsFirstCopy()
{
    using tcp::TransmitReason;
    Run run;
    run.step(0ms).segment(SegmentEvent::Sent, 1, HostId::Client, Flag::Syn, 1000, 0ms);
    run.segment(SegmentEvent::Dropped, 1, HostId::Client, Flag::Syn, 1000, 0ms);
    run.step(1s).segment(SegmentEvent::Sent, 2, HostId::Client, Flag::Syn, 1000, 1s, 0,
                         TransmitReason::Retransmission);
    run.step(1050ms).segment(SegmentEvent::Delivered, 2, HostId::Client, Flag::Syn, 1000, 1s);
    const LadderLayout layout = run.layout();
    QVERIFY(!layout.arrows()[0].retransmission);
    QVERIFY(layout.arrows()[1].retransmission);
    QCOMPARE(layout.arrows()[1].firstCopy, std::uint32_t{0});
    QCOMPARE(layout.arrows()[0].firstCopy, std::uint32_t{0});
}

void LadderLayoutTest::segmentsOfOneMomentAreSetApart()
{
    Run run;
    run.step(0ms);
    for (std::uint64_t id = 1; id <= 3; ++id)
        run.segment(SegmentEvent::Sent, id, HostId::Client, Flag::Ack,
                    static_cast<std::uint32_t>(id), 0ms, 1);
    for (std::uint64_t id = 1; id <= 3; ++id) {
        run.step(50ms).segment(SegmentEvent::Delivered, id, HostId::Client, Flag::Ack,
                               static_cast<std::uint32_t>(id), 0ms, 1);
    }
    const LadderLayout layout = run.layout();
    const auto& arrows = layout.arrows();
    QCOMPARE(layout.rows().size(), std::size_t{2});
    for (std::size_t i = 1; i < 3; ++i) {
        QVERIFY(arrows[i].start.rows > arrows[i - 1].start.rows);
        QVERIFY(arrows[i].end.rows > arrows[i - 1].end.rows);
        QCOMPARE(arrows[i].end.rows - arrows[i].start.rows,
                 arrows[0].end.rows - arrows[0].start.rows);
    }
    QVERIFY(arrows[0].end.rows > arrows[2].start.rows); // moments do not mix
    QCOMPARE(layout.end(), arrows[2].end);
}

void LadderLayoutTest::longSilenceIsFolded()
{
    Run run = handshake();
    run.step(60s).call(HostId::Client, sim::CallKind::Close);
    const LadderLayout layout = run.layout();
    QCOMPARE(layout.folds().size(), std::size_t{1});
    QCOMPARE(layout.folds()[0].length(), sim::Duration{59'850ms});
    QVERIFY(layout.rows()[3].foldAfter);
    QCOMPARE(layout.rows()[4].place.folds, 1.0);
    QVERIFY(layout.foldAt(at(30s)) == &layout.folds()[0]);
    QVERIFY(layout.foldAt(at(150ms)) == nullptr);
    QVERIFY(layout.foldAt(at(60s)) == nullptr);

    LadderOptions open;
    open.foldEven = 0;
    QVERIFY(run.layout(open).folds().empty());
}

void LadderLayoutTest::flyingSegmentForbidsFolding()
{
    Run run;
    run.step(0ms).segment(SegmentEvent::Sent, 1, HostId::Client, Flag::Syn, 1000, 0ms, 0,
                          tcp::TransmitReason::Regular, 30s);
    run.step(30s).segment(SegmentEvent::Delivered, 1, HostId::Client, Flag::Syn, 1000, 0ms);
    QVERIFY(run.layout().folds().empty());
}

void LadderLayoutTest::trueTimeIsProportional()
{
    Run run = handshake();
    run.step(400ms).call(HostId::Client, sim::CallKind::Close);
    run.step(10s).call(HostId::Server, sim::CallKind::Close);
    LadderOptions options;
    options.spacing = present::LadderSpacing::TrueTime;
    const LadderLayout layout = run.layout(options);
    QCOMPARE(layout.rows()[3].place.rows, 3.0);
    QCOMPARE(layout.rows()[4].place.rows, 8.0);
    QCOMPARE(layout.folds().size(), std::size_t{1}); // 9.6 s are 192 ways
}

void LadderLayoutTest::restartOfTheTwoMslWaitIsTold()
{
    using tcp::TimerEvent;
    using tcp::TimerId;
    Run run;
    run.step(0ms).timer(HostId::Client, TimerId::TimeWait, TimerEvent::Start, 60s);
    run.step(1s).timer(HostId::Client, TimerId::TimeWait, TimerEvent::Start, 61s);
    run.step(61s).timer(HostId::Client, TimerId::TimeWait, TimerEvent::Fire, 61s);
    const LadderLayout layout = run.layout();
    QCOMPARE(layout.timers().size(), std::size_t{2});
    QVERIFY(layout.timers()[0].ending == LadderTimerBar::End::Stopped);
    QVERIFY(layout.timers()[1].ending == LadderTimerBar::End::Fired);
    const auto& notes = layout.notes(HostId::Client);
    QCOMPARE(notes.size(), std::size_t{2});
    QVERIFY(std::holds_alternative<present::LadderNote::TimerAgain>(notes[0].lines[0]));
    QCOMPARE(std::get<present::LadderNote::TimerFired>(notes[1].lines[0]).length,
             sim::Duration{60s});
}

void LadderLayoutTest::resetEndsTheBand()
{
    Run run;
    run.step(0ms).state(HostId::Client, State::Closed, State::SynSent);
    run.step(50ms).state(HostId::Client, State::SynSent, State::Closed,
                         tcp::id(tcp::Cause::RstArrived));
    const LadderLayout layout = run.layout();
    QCOMPARE(layout.bands(HostId::Client).size(), std::size_t{1});
    QVERIFY(layout.bands(HostId::Client)[0].endsInReset);
}

void LadderLayoutTest::kindsFollowThePrecedence()
{
    using present::SegmentKind;
    using tcp::TransmitReason;
    Run run;
    run.step(0ms)
        .segment(SegmentEvent::Sent, 1, HostId::Client, Flag::Rst | Flag::Ack, 1, 0ms)
        .segment(SegmentEvent::Sent, 2, HostId::Client, Flag::Fin | Flag::Ack, 1, 0ms, 5)
        .segment(SegmentEvent::Sent, 3, HostId::Client, Flag::Psh | Flag::Ack, 1, 0ms, 5)
        .segment(SegmentEvent::Sent, 4, HostId::Client, Flag::Ack, 1, 0ms, 0,
                 TransmitReason::KeepaliveProbe);
    const LadderLayout layout = run.layout();
    const std::array<SegmentKind, 4> expected{SegmentKind::Rst, SegmentKind::Fin, SegmentKind::Data,
                                              SegmentKind::Probe};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(layout.arrows()[i].kind == expected[i]);
}

void LadderLayoutTest::emptyRunHasItsStart()
{
    const LadderLayout layout = Run{}.layout();
    QCOMPARE(layout.rows().size(), std::size_t{1});
    QCOMPARE(layout.steps(), std::size_t{0});
    QCOMPARE(layout.momentTime(0), at(0ms));
    QVERIFY(layout.inFlight(0).empty());
    QCOMPARE(layout.rowsBetween(0, 500, 35, 38).last, std::size_t{0});
}

void LadderLayoutTest::lookUpsOfRangesFindExactlyWhatTouches()
{
    // 3,000 segments; every 300th is delayed by 20 s and crosses hundreds of rows.
    Run run;
    for (int i = 0; i < 3000; ++i) {
        const auto id = static_cast<std::uint64_t>(i) + 1;
        const auto sent = 40ms * i;
        run.step(sent).segment(SegmentEvent::Sent, id, HostId::Client, Flag::Ack,
                               static_cast<std::uint32_t>(i), sent, 1, tcp::TransmitReason::Regular,
                               i % 300 == 0 ? sim::Duration{20s} : sim::Duration{50ms});
    }
    const LadderLayout layout = run.layout();
    for (std::size_t first :
         {std::size_t{0}, std::size_t{63}, std::size_t{500}, std::size_t{2990}}) {
        const LadderLayout::RowRange range{first, std::min(first + 90, layout.rows().size() - 1)};
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < layout.arrows().size(); ++i) {
            const LadderArrow& arrow = layout.arrows()[i];
            if (arrow.fromRow <= range.last && arrow.toRow >= range.first) expected.push_back(i);
        }
        QCOMPARE(layout.arrowsTouching(range), expected);
    }
    const auto range = layout.rowsBetween(35.0 * 1000, 35.0 * 1010, 35, 38);
    QVERIFY(range.first >= 995 && range.first <= 1000);
    QVERIFY(range.last >= 1010 && range.last <= 1012);
}

void LadderLayoutTest::longIntervalsTakeNoMoreRoomThanShortOnes()
{
    present::IntervalIndex index;
    constexpr std::size_t count = 20'000;
    for (std::size_t i = 0; i < count; ++i)
        index.add(i, 2 * i + i % 7, static_cast<std::uint32_t>(i));
    QVERIFY(index.entries() <= 2 * count);
    for (const std::size_t row :
         {std::size_t{0}, std::size_t{5}, std::size_t{1000}, std::size_t{39'000}}) {
        const std::size_t last = row + 30;
        std::vector<std::uint32_t> expected;
        for (std::size_t i = 0; i < count; ++i)
            if (i <= last && 2 * i + i % 7 >= row)
                expected.push_back(static_cast<std::uint32_t>(i));
        QCOMPARE(index.touching(row, last), expected);
    }
}

QTEST_GUILESS_MAIN(LadderLayoutTest)
#include "tst_ladder_layout.moc"
