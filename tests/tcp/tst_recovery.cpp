// Congestion control and loss recovery: RFC 5681, 6582, 6675, 3042, 6928, 9438.

#include <QtTest>

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
    void initialWindowIsTenSegments() // RFC 6928
    {
        Connection c = sending(reno(), 30);
        QCOMPARE(left(c).size(), 10u);
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), 10 * mss);
    }

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

    void slowStartThenAvoidance()
    {
        Connection c = sending(reno(), 200);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(1));
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), 11 * mss); // one more for each ACK
        QCOMPARE(left(c), (std::vector<int>{10, 11}));
    }

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
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(), 6 * mss); // half of 12 in flight
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), 9 * mss);     // + 3
    }

    void twoDuplicateAcksDoNot()
    {
        Connection c = sending(reno(), 10);
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(0));
        c.acknowledgedUpTo(segmentAt(0));
        QVERIFY(left(c).empty());
    }

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
        c.out.clear();
        c.acknowledgedUpTo(segmentAt(5), {sacked(6, 10)});
        QVERIFY(left(c).empty());
        c.acknowledgedUpTo(segmentAt(10));
        QVERIFY(c.out.said(Rule::RecoveryOver));
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

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

    void aSecondTimeoutKeepsSsthresh() // RFC 5681 3.1
    {
        Connection c = sending(reno(), 10);
        c.nextTimer();
        c.nextTimer();
        QCOMPARE(c.endpoint.tcb().congestion.ssthresh(), 5 * mss);
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

    void cubicFollowsItsCurve() // RFC 9438
    {
        // A window of 100 segments, reduced to 70, comes back to 100 after K = cbrt(30/0.4) = 4.217
        // s.
        CongestionControl control{CongestionAlgorithm::Cubic, mss, 100};
        SimTime now{10s};
        control.enterRecovery(100 * mss, now);
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
};

QTEST_APPLESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
