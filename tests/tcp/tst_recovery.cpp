// Congestion control and loss recovery: RFC 5681, 6582, 6675, 3042, 6928, 9438.

#include <QtTest>

#include <functional>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

constexpr std::uint32_t mss = 1000;

Config reno(bool sack = false)
{
    Config config;
    config.mss = mss;
    config.congestion = CongestionAlgorithm::NewReno;
    config.sackPermitted = sack;
    config.sendBuffer = 1'000'000;
    return config;
}

/// ESTABLISHED, the peer's window wide open, `segments` of text queued; what could leave has left.
Connection sending(const Config& config, std::size_t segments)
{
    Connection c{config};
    c.call(ActiveOpenCall{});
    Options options;
    options.mss = static_cast<std::uint16_t>(mss);
    options.sackPermitted = config.sackPermitted;
    c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1);
    c.out.clear();
    c.send(std::string(segments * mss, 'd'));
    return c;
}

SeqNum segmentAt(std::uint32_t index)
{
    return iss + 1 + index * mss;
}
SackBlock sacked(std::uint32_t from, std::uint32_t to)
{
    return {segmentAt(from), segmentAt(to)};
}

/// The indices of the segments that left since the last clear.
std::vector<int> left(const Connection& c)
{
    std::vector<int> indices;
    for (const Sent& s : c.out.sent)
        if (!s.payload.empty())
            indices.push_back(s.header.seq.distanceFrom(segmentAt(0)) / static_cast<int>(mss));
    return indices;
}

} // namespace

class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: RFC6928-2
    void initialWindowIsTenSegments() // RFC 6928
    {
        Connection c = sending(reno(), 30);
        QCOMPARE(left(c).size(), 10u);
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), 10 * mss);
    }

    // Shows: RFC5681-3.1e
    void afterALostSynItIsOne() // RFC 5681 3.1
    {
        Connection c{reno()};
        c.call(ActiveOpenCall{});
        c.nextTimer();
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
        c.out.clear();
        c.send(std::string(5 * mss, 'd'));
        QCOMPARE(left(c).size(), 1u);
    }

    // Shows: RFC5681-3.1a
    void slowStartThenAvoidance()
    {
        Connection c = sending(reno(), 200);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(1));
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), 11 * mss); // one more for each ACK
        QCOMPARE(left(c), (std::vector<int>{10, 11}));
    }

    // Shows: RFC5681-3.2a, RFC5681-3.2b, RFC5681-3.2d, RFC3042-2a
    void thirdDuplicateAckRepeatsTheSegment()
    {
        Connection c = sending(reno(), 30);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(0));
        c.acknowledgedUpTo(segmentAt(0));
        QCOMPARE(left(c), (std::vector<int>{10, 11})); // limited transmit, RFC 3042
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(0));
        QVERIFY(c.out.said(Rule::FastRetransmit));
        QCOMPARE(left(c).front(), 0);
        QCOMPARE(c.out.sent.front().reason, TransmitReason::Retransmission);
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(),
                 5 * mss);                                     // half of 10: the two do not count
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), 8 * mss); // + 3
    }

    void growthOfTheWindowIsSaid()
    {
        const auto numbers = [](const Connection& c, Rule rule) {
            for (const Explanation& e : c.out.explanations)
                if (e.rule == rule)
                    return std::pair(std::get<std::uint64_t>(*e.find("old")),
                                     std::get<std::uint64_t>(*e.find("cwnd")));
            return std::pair<std::uint64_t, std::uint64_t>{};
        };
        Connection c = sending(reno(), 60);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(1));
        QCOMPARE(numbers(c, Rule::SlowStartGrows), std::pair(std::uint64_t{10} * mss, std::uint64_t{11} * mss));
        c.nextTimer(); // now there is a threshold; above it the other rule holds
        c.acknowledgedUpTo(segmentAt(12));
        for (std::uint32_t i = 13; i < 40 && !c.out.said(Rule::AvoidanceGrows); ++i) {
            c.out.clear();
            c.acknowledgedUpTo(segmentAt(i));
        }
        const auto [old, cwnd] = numbers(c, Rule::AvoidanceGrows);
        QCOMPARE(cwnd, old + mss);
        QVERIFY(old >= c.endpoint.tcb().congestion.ssthresh());
        c.out.clear();
        c.arrives(Flag::Ack, c.peerNext(), c.endpoint.tcb().snd.una); // nothing new
        QVERIFY(!c.out.said(Rule::AvoidanceGrows));
    }

    void twoDuplicateAcksDoNot()
    {
        Connection c = sending(reno(), 10);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(0));
        c.acknowledgedUpTo(segmentAt(0));
        QVERIFY(left(c).empty());
    }

    // Shows: RFC6582-3.2-3a, RFC6582-3.2-3b
    void partialAckRepeatsTheNextHole() // RFC 6582
    {
        Connection c = sending(reno(), 10);
        for (int i = 0; i < 3; ++i)
            c.acknowledgedUpTo(segmentAt(0));
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(4));
        QVERIFY(c.out.said(Rule::PartialAck));
        QCOMPARE(left(c), (std::vector<int>{4}));
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(10));
        QVERIFY(c.out.said(Rule::RecoveryOver));
        QVERIFY(c.endpoint.tcb().congestion.cwnd() <= c.endpoint.tcb().congestion.ssthresh());
    }

    // Shows: RFC6582-3.2-2
    void oneRecoveryALoss() // RFC 6582 2: no second halving for the same window
    {
        Connection c = sending(reno(), 30);
        for (int i = 0; i < 3; ++i)
            c.acknowledgedUpTo(segmentAt(0));
        const std::uint32_t ssthresh = c.endpoint.tcb().congestion.ssthresh();
        for (int i = 0; i < 4; ++i)
            c.acknowledgedUpTo(segmentAt(0));
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(), ssthresh);
    }

    // Shows: RFC2018-5, RFC6675-5a, RFC6675-5b
    void sackRepeatsOnlyTheHoles() // RFC 6675
    {
        Connection c = sending(reno(true), 10);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(0), {sacked(1, 2)});
        c.acknowledgedUpTo(segmentAt(0), {sacked(1, 3)});
        QVERIFY(left(c).empty());
        c.acknowledgedUpTo(segmentAt(0), {sacked(1, 4)});
        QCOMPARE(left(c), (std::vector<int>{0}));
        c.out.clear();
        // 5 is missing, too: 6 to 10 have arrived
        c.acknowledgedUpTo(segmentAt(0), {sacked(6, 10), sacked(1, 5)});
        QCOMPARE(left(c), (std::vector<int>{5}));
        QVERIFY(c.out.said(Rule::SackRepairs)); // the first hole is fast retransmit's
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(5), {sacked(6, 10)});
        QVERIFY(left(c).empty());
        c.acknowledgedUpTo(segmentAt(10));
        QVERIFY(c.out.said(Rule::RecoveryOver));
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // Shows: RFC6675-5b
    void sackRecoveryKeepsToCwnd()
    {
        Connection c = sending(reno(true), 60);
        c.acknowledgedUpTo(segmentAt(10));
        c.out.clear();
        for (std::uint32_t i = 0; i < 8; ++i)
            c.acknowledgedUpTo(segmentAt(10), {sacked(11, 12 + i)});
        const auto& tcb = c.endpoint.tcb();
        QVERIFY(tcb.recovery.mode == Tcb::Recovery::Mode::Fast);
        std::uint32_t sackedBytes = 8 * mss;
        QVERIFY(tcb.snd.nxt.distanceFrom(tcb.snd.una) - static_cast<int>(sackedBytes) -
                    static_cast<int>(mss) <=
                static_cast<int>(tcb.congestion.cwnd()));
        std::vector<int> again = left(c);
        QCOMPARE(std::ranges::count(again, 10), 1);
    }

    // Shows: RFC5681-3.1c, MUST-19
    void timeoutStartsAgainWithOneSegment()
    {
        Connection c = sending(reno(true), 10);
        c.out.clear();
        c.nextTimer();
        QCOMPARE(left(c), (std::vector<int>{0}));
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), mss);
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(), 5 * mss);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(1));
        QCOMPARE(left(c), (std::vector<int>{1, 2})); // slow start
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(3), {sacked(5, 10)});
        QCOMPARE(left(c), (std::vector<int>{3, 4})); // and nothing that has arrived
    }

    // Shows: RFC5681-3.1d
    void aSecondTimeoutKeepsSsthresh() // RFC 5681 3.1
    {
        Connection c = sending(reno(), 10);
        c.nextTimer();
        c.nextTimer();
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(), 5 * mss);
        // Whatever is thought to be in flight by then.
        CongestionControl control{CongestionAlgorithm::NewReno, mss, 10};
        control.timeout(10 * mss, true);
        control.timeout(4 * mss, false);
        QCOMPARE(control.ssthresh(), 5 * mss);
    }

    void withoutCongestionControlOnlyTheWindowLimits()
    {
        Config config = reno();
        config.congestion = CongestionAlgorithm::None;
        Connection c = sending(config, 60);
        QCOMPARE(left(c).size(), 60u);
        c.out.clear();
        for (int i = 0; i < 5; ++i)
            c.acknowledgedUpTo(segmentAt(0));
        QVERIFY(left(c).empty());
    }

    // Shows: RFC5681-4.1
    void idleConnectionsStartSlowlyAgain() // RFC 5681 4.1
    {
        Connection c = sending(reno(), 10);
        for (std::uint32_t i = 1; i <= 10; ++i)
            c.acknowledgedUpTo(segmentAt(i));
        QVERIFY(c.endpoint.tcb().congestion.cwnd() > 10 * mss);
        c.now += 10s;
        c.out.clear();
        c.send(std::string(30 * mss, 'd'));
        QCOMPARE(left(c).size(), 10u);
    }

    // Shows: MAY-18, RFC9438-4.2, RFC9438-4.6
    void cubicFollowsItsCurve() // RFC 9438
    {
        // A window of 100 segments, reduced to 70, comes back to 100 after K = cbrt(30/0.4) = 4.217
        // s.
        CongestionControl control{CongestionAlgorithm::Cubic, mss, 100};
        SimTime now{10s};
        control.enterRecovery(100 * mss);
        control.leaveRecovery(70 * mss, true);
        QCOMPARE(control.cwnd(), 70 * mss);
        const Duration rtt =
            1ms; // short, so that the Reno estimate grows; long enough epochs decide
        const Duration longRtt = 200ms;
        std::uint32_t atK = 0;
        for (Duration t{0}; t < 4217ms; t += longRtt) {
            for (std::uint32_t acked = 0; acked < control.cwnd(); acked += mss)
                control.acknowledged(mss, true, rtt, now + t);
            atK = control.cwnd();
        }
        QVERIFY2(atK > 96 * mss && atK < 103 * mss, qPrintable(QString::number(atK)));
        const std::uint32_t plateau = control.cwnd();
        for (Duration t = 4217ms; t < 8s; t += longRtt)
            for (std::uint32_t acked = 0; acked < plateau; acked += mss)
                control.acknowledged(mss, true, rtt, now + t);
        QVERIFY2(control.cwnd() > 115 * mss, qPrintable(QString::number(control.cwnd())));
    }

    // Shows: RFC6928-2
    void theInitialWindowDependsOnTheMss()
    {
        for (const auto& [size, window] :
             {std::pair{536u, 5360u}, std::pair{1000u, 10'000u}, std::pair{1460u, 14'600u},
              std::pair{2000u, 14'600u}, std::pair{9000u, 18'000u}})
            QCOMPARE(CongestionControl(CongestionAlgorithm::NewReno, size, 10).cwnd(), window);
    }

    // Shows: RFC5681-3.1a, RFC5681-3.1b, MUST-19
    void slowStartGivesWayToAvoidance()
    {
        CongestionControl control{CongestionAlgorithm::NewReno, mss, 10};
        control.timeout(10 * mss, true);
        std::vector<std::uint32_t> windows;
        const auto oneAck = [&](std::uint32_t octets) {
            control.acknowledged(octets, true, 100ms, SimTime{});
            windows.push_back(control.cwnd() / mss);
        };
        for (int i = 0; i < 4; ++i)
            oneAck(2 * mss); // an ACK of two segments counts as one
        QCOMPARE(windows, (std::vector<std::uint32_t>{2, 3, 4, 5})); // ssthresh
        windows.clear();
        for (int i = 0; i < 11; ++i)
            oneAck(mss);
        QCOMPARE(windows, (std::vector<std::uint32_t>{5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7}));
    }

    // Shows: RFC5681-2
    void whatIsNoDuplicateAck()
    {
        const auto repeated = [](const std::function<void(Connection&)>& event) {
            Connection c = sending(reno(), 10);
            for (int i = 0; i < 3; ++i)
                event(c);
            return c.out.said(Rule::DuplicateAck);
        };
        QVERIFY(repeated([](Connection& c) { c.acknowledgedUpTo(segmentAt(0)); }));
        QVERIFY(!repeated([](Connection& c) { // it brings data
            c.arrives(Flag::Ack, c.peerNext(), segmentAt(0), "data");
        }));
        std::uint16_t window = 30'000;
        QVERIFY(!repeated([&](Connection& c) { // it changes the window
            c.arrives(Flag::Ack, c.peerNext(), segmentAt(0), {}, ++window);
        }));
        QVERIFY(!repeated([](Connection& c) { // an older number
            c.arrives(Flag::Ack, c.peerNext(), segmentAt(0) - 1);
        }));
        QVERIFY(!repeated([](Connection& c) { // nothing outstanding
            c.acknowledgedUpTo(segmentAt(10));
        }));
    }

    // Shows: RFC5681-3.2b, RFC5681-3.2c
    void eachFurtherDuplicateInflatesUntilNewDataIsAcknowledged()
    {
        Connection c = sending(reno(), 10);
        for (int i = 0; i < 3; ++i)
            c.acknowledgedUpTo(segmentAt(0));
        const auto& congestion = c.endpoint.tcb().congestion;
        QCOMPARE(congestion.ssthresh(), 5 * mss);
        QCOMPARE(congestion.cwnd(), (5 + 3) * mss);
        c.acknowledgedUpTo(segmentAt(0));
        c.acknowledgedUpTo(segmentAt(0));
        QCOMPARE(congestion.cwnd(), (5 + 5) * mss);
        c.acknowledgedUpTo(segmentAt(10));
        QVERIFY(congestion.cwnd() <= 5 * mss);
    }

    // Shows: RFC3042-2a, RFC3042-2b
    void limitedTransmitLeavesCwndAlone()
    {
        Connection c = sending(reno(), 30);
        const std::uint32_t cwnd = c.endpoint.tcb().congestion.cwnd();
        for (int i = 1; i <= 2; ++i) {
            c.out.clear();
            c.acknowledgedUpTo(segmentAt(0));
            QCOMPARE(left(c), (std::vector<int>{9 + i}));
            QCOMPARE(c.endpoint.tcb().congestion.cwnd(), cwnd);
        }
    }

    // Shows: RFC6582-4
    void afterATimeoutDuplicatesOfTheOldFlightStartNothing()
    {
        Connection c = sending(reno(), 10);
        c.nextTimer();
        c.acknowledgedUpTo(segmentAt(1)); // 0 was lost; the peer has 1 to 9 twice soon
        c.out.clear();
        for (int i = 0; i < 5; ++i)
            c.acknowledgedUpTo(segmentAt(1));
        QVERIFY(!c.out.said(Rule::FastRetransmit));
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(), 5 * mss);
        c.acknowledgedUpTo(segmentAt(10));
        c.send(std::string(10 * mss, 'd'));
        c.out.clear();
        for (int i = 0; i < 3; ++i)
            c.acknowledgedUpTo(segmentAt(10));
        QVERIFY(c.out.said(Rule::FastRetransmit)); // a loss of its own
    }

    // Shows: RFC2018-8
    void afterATimeoutReportsAreForgotten()
    {
        Connection c = sending(reno(true), 10);
        for (std::uint32_t i = 0; i < 3; ++i)
            c.acknowledgedUpTo(segmentAt(0), {sacked(5, 8 + i)});
        c.nextTimer();
        c.out.clear();
        for (std::uint32_t i = 1; i < 10; ++i) // the peer has thrown 5 to 9 away
            c.acknowledgedUpTo(segmentAt(i));
        for (int i = 5; i < 10; ++i)
            QCOMPARE(std::ranges::count(left(c), i), 1);
    }

    // Shows: RFC6675-4a
    void anOctetIsLostBelowThreeBlocksOrTwoSegments()
    {
        const auto lostEdge = [](std::initializer_list<SackBlock> reported) {
            Scoreboard board;
            SackBlocks blocks;
            for (const SackBlock& block : reported)
                blocks.add(block);
            board.update(blocks, segmentAt(0), segmentAt(20));
            return board.lostEdge(mss);
        };
        const auto octets = [](std::uint32_t at, std::uint32_t size) {
            return SackBlock{segmentAt(at), segmentAt(at) + size};
        };
        QCOMPARE(lostEdge({octets(1, 1), octets(3, 1)}), std::nullopt);
        QCOMPARE(lostEdge({octets(1, 1), octets(3, 1), octets(5, 1)}), segmentAt(1));
        QCOMPARE(lostEdge({octets(1, 2 * mss)}), std::nullopt);
        QCOMPARE(lostEdge({octets(1, 2 * mss + 1)}), segmentAt(1));
        QCOMPARE(lostEdge({octets(1, 1), octets(3, 2 * mss + 1)}), segmentAt(3));
    }

    // Shows: RFC6675-5c
    void theEndOfTheFlightIsRepeatedOnceToDrawAnAck()
    {
        Connection c = sending(reno(true), 10);
        for (std::uint32_t i = 2; i <= 6; ++i)
            c.acknowledgedUpTo(segmentAt(0), {sacked(1, i)});
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(), 5 * mss);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(0), {sacked(1, 7)}); // 0 repeated, 7 to 9 on their way: room
        QCOMPARE(left(c), (std::vector<int>{9}));
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(0), {sacked(1, 8)});
        QVERIFY(left(c).empty());
    }

    // Shows: RFC9438-4.6, RFC9438-4.8
    void cubicGivesWayToSevenTenths()
    {
        CongestionControl loss{CongestionAlgorithm::Cubic, mss, 100};
        loss.enterRecovery(100 * mss);
        QCOMPARE(loss.ssthresh(), 70 * mss);
        QCOMPARE(loss.cwnd(), 70 * mss);
        CongestionControl timeout{CongestionAlgorithm::Cubic, mss, 100};
        timeout.timeout(100 * mss, true);
        QCOMPARE(timeout.ssthresh(), 70 * mss);
        QCOMPARE(timeout.cwnd(), mss);
    }

    // Shows: RFC9438-4.3
    void cubicIsNeverSlowerThanReno()
    {
        // Ten segments and 10 ms: the curve would stand still for two seconds.
        CongestionControl control{CongestionAlgorithm::Cubic, mss, 10};
        control.enterRecovery(10 * mss);
        control.leaveRecovery(7 * mss, true);
        SimTime now{};
        for (int round = 0; round < 50; ++round, now += 10ms)
            for (std::uint32_t acked = 0, window = control.cwnd(); acked < window; acked += mss)
                control.acknowledged(mss, true, 10ms, now);
        QVERIFY2(control.cwnd() > 40 * mss, qPrintable(QString::number(control.cwnd())));
    }

    // Shows: RFC9438-4.7
    void aWindowThatFellShortGivesWayFurther()
    {
        CongestionControl control{CongestionAlgorithm::Cubic, mss, 100};
        control.enterRecovery(100 * mss);
        control.leaveRecovery(70 * mss, true);
        control.enterRecovery(70 * mss); // lost again before 100 was reached
        control.leaveRecovery(49 * mss, true);
        // The plateau is 0.85 * 70 = 59.5 segments and not 70: K = cbrt (10.5 / 0.4) = 2.97 s.
        SimTime now{};
        for (Duration t{0}; t < 2970ms; t += 200ms)
            for (std::uint32_t acked = 0, window = control.cwnd(); acked < window; acked += mss)
                control.acknowledged(mss, true, 1ms, now + t);
        QVERIFY2(control.cwnd() > 57 * mss && control.cwnd() < 62 * mss,
                 qPrintable(QString::number(control.cwnd())));
    }
};

QTEST_APPLESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
