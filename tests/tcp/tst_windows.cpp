// The window as both ends handle it: closing, shrinking and probing, the silly window syndrome, and
// when acknowledgments leave (RFC 9293 3.8.6).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

std::size_t textSent(const Connection& c)
{
    std::size_t octets = 0;
    for (const Sent& s : c.out.sent)
        octets += s.payload.size();
    return octets;
}

SimTime dueOf(const Connection& c, TimerId timer)
{
    return c.endpoint.tcb().timers[timer].due;
}

/// What the peer may send up to, as the last segment of ours says.
SeqNum offeredEdge(const Connection& c)
{
    const Header& header = c.out.sent.back().header;
    return header.ack + (std::uint32_t{header.window} << c.endpoint.tcb().rcv.scale);
}

} // namespace

class WindowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- The number
    // -------------------------------------------------------------------------------

    // Shows: MUST-1
    void aWindowAboveTheSignBitIsLarge()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0xFFFF);
        QCOMPARE(c.endpoint.tcb().snd.wnd, 65535u);
        c.send(std::string(60'000, 'a'));
        QVERIFY(textSent(c) > 32'768);
    }

    // Shows: REC-1
    void aScaledWindowNeedsMoreThanSixteenBits()
    {
        Config config;
        config.windowScale = std::uint8_t{0};
        config.sendBuffer = 1'000'000;
        Connection c{config};
        c.call(ActiveOpenCall{});
        Options options;
        options.mss = 1460;
        options.windowScale = std::uint8_t{4};
        c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0xFFFF);
        QCOMPARE(c.endpoint.tcb().snd.wnd, 65535u * 16u);
        c.send(std::string(500'000, 'a'));
        QVERIFY(textSent(c) > 65'535u * 4u);
    }

    // --- Shrinking
    // --------------------------------------------------------------------------------

    // Shows: SHLD-14
    void ourRightEdgeNeverMovesLeft()
    {
        Config config;
        config.receiveBuffer = 10'000;
        Connection c = inState(State::Established, config);
        SeqNum edge = peerIss + 1 + 10'000;
        for (std::size_t i = 0; i < 40; ++i) {
            c.arrives(Flag::Ack, c.peerNext(), iss + 1, std::string(100 + 37 * (i % 5), 'x'));
            QVERIFY(offeredEdge(c).isAtOrAfter(edge));
            edge = offeredEdge(c);
            if (i % 3 == 0) c.read(50 * i);
        }
        // Nor when the application suddenly wants to keep less.
        Config small = config;
        small.receiveBuffer = 100;
        c.endpoint.reconfigure(small, c.now, c.out);
        c.arrives(Flag::Ack, c.peerNext(), iss + 1, "x");
        QVERIFY(offeredEdge(c).isAtOrAfter(edge));
    }

    // Shows: MUST-34, SHLD-15, SHLD-16, MAY-7
    void aShrunkWindowLetsNothingNewOutAndRepeatsWhatIsOld()
    {
        Config config;
        config.mss = 1000;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 5000);
        c.send(std::string(8000, 'a'));
        QCOMPARE(textSent(c), 5000u);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {},
                  1500); // 3500 of them are now beyond the edge
        c.out.clear();
        c.send(std::string(100, 'b'));
        QCOMPARE(textSent(c), 0u);
        c.nextTimer(); // what lies inside is repeated as ever
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=1000");
        c.arrives(Flag::Ack, peerIss + 1, iss + 1001, {}, 500);
        // ... and so is what lies half beyond: the peer takes of it what it can.
        QCOMPARE(c.lastSent(), "ACK seq=2001 ack=5001 len=1000");
        QCOMPARE(c.ourNext(), iss + 5001);
    }

    // Shows: MUST-35, SHLD-17
    void aWindowShrunkToZeroIsProbedAndNoReasonToGiveUp()
    {
        Config config;
        config.dataRetries = 3;
        Connection c = inState(State::Established, config);
        c.send("in flight");
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        for (int i = 0; i < 20; ++i) {
            c.nextTimer();
            QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=1");
            QCOMPARE(c.out.sent.back().reason, TransmitReason::WindowProbe);
            c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
            QCOMPARE(c.state(), State::Established);
        }
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 1000); // at last
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1001 ack=5001 len=9");
        c.arrives(Flag::Ack, peerIss + 1, iss + 10, {}, 1000);
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // --- Probing
    // ----------------------------------------------------------------------------------

    // Shows: MUST-36, SHLD-29, SHLD-30, RFC1122-4.2.2.17
    void aClosedWindowIsProbedAtGrowingIntervals()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        c.send("waiting");
        QVERIFY(c.out.sent.empty());
        std::vector<long long> seconds;
        SimTime last = c.now;
        for (int i = 0; i < 9; ++i) {
            c.nextTimer();
            QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=1"); // one octet of new data
            seconds.push_back(
                std::chrono::duration_cast<std::chrono::seconds>(c.now - last).count());
            last = c.now;
            c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        }
        // First after the retransmission timeout, then doubled, up to its roof.
        QCOMPARE(seconds, (std::vector<long long>{1, 2, 4, 8, 16, 32, 60, 60, 60}));
    }

    // Shows: MUST-37, RFC1122-4.2.2.17, T12c
    void answeredProbesGoOnForEver()
    {
        Config config;
        config.dataRetries = 2;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        c.send("waiting");
        for (int i = 0; i < 1000; ++i) {
            c.nextTimer();
            c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        }
        QVERIFY(c.now > SimTime{16h});
        QCOMPARE(c.state(), State::Established);
        QVERIFY(c.out.transitions.empty());
    }

    // Shows: MAY-8
    void ourOwnWindowMayStayClosed()
    {
        Config config;
        config.receiveBuffer = 4;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "full");
        for (int i = 0; i < 100; ++i) {
            c.now += 60s;
            c.out.clear();
            c.arrives(Flag::Ack, peerIss + 5, iss + 1, "p");
            QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5005 len=0");
            QCOMPARE(c.out.sent.back().header.window, 0);
        }
        QCOMPARE(c.read(), "full");
    }

    // Shows: MUST-66
    void aClosedWindowStillTakesAcksUrgAndRst()
    {
        Config config;
        config.receiveBuffer = 4;
        Connection c = inState(State::Established, config);
        c.send("ours");
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "full");
        QCOMPARE(c.endpoint.tcb().rcv.wnd, 0u);
        const auto text = bytes("urgent");
        Segment segment;
        segment.header = Header{peerIss + 5, iss + 5, Flag::Urg | Flag::Ack, 65535, 6, {}};
        segment.payload = text;
        c.endpoint.segmentArrives(segment, c.now, c.out);
        QCOMPARE(c.endpoint.tcb().snd.una, iss + 5); // the ACK counts
        QVERIFY(c.out.told(UserNotice::Kind::UrgentData));
        QCOMPARE(c.endpoint.tcb().rcv.up, peerIss + 11);
        QCOMPARE(c.endpoint.readableBytes(), 4u); // the text does not
        c.arrives(Flag::Rst, peerIss + 5);
        QCOMPARE(c.state(), State::Closed);
    }

    // --- The silly window syndrome
    // ----------------------------------------------------------------

    // Shows: MUST-38, SHLD-28
    void aSmallOpeningIsNotUsedUntilItIsWorthwhile()
    {
        Config config;
        config.mss = 1000;
        config.nagle = false; // this is another algorithm
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 4000);
        c.send(std::string(10'000, 'a'));
        QCOMPARE(c.out.sent.size(), 4u);
        c.out.clear();
        c.arrives(Flag::Ack, peerIss + 1, iss + 4001, {},
                  300); // less than half of 65535, than a segment
        QVERIFY(c.out.sent.empty());
        c.arrives(Flag::Ack, peerIss + 1, iss + 4001, {}, 999);
        QVERIFY(c.out.sent.empty());
        c.arrives(Flag::Ack, peerIss + 1, iss + 4001, {}, 1000); // (1) a full-sized segment
        QCOMPARE(c.lastSent(), "ACK seq=5001 ack=5001 len=1000");
    }

    // Shows: MUST-38
    void halfOfTheLargestWindowIsWorthwhile()
    {
        Connection c{Config{}};
        c.call(ActiveOpenCall{});
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1, {}, 400); // never more than 400
        c.send(std::string(1000, 'a'));
        QCOMPARE(textSent(c), 400u);
        c.out.clear();
        c.arrives(Flag::Ack, peerIss + 1, iss + 401, {}, 199);
        QVERIFY(c.out.sent.empty());
        c.arrives(Flag::Ack, peerIss + 1, iss + 401, {}, 200); // (3)
        QCOMPARE(textSent(c), 200u);
    }

    // Shows: MUST-38, MUST-60
    void whatWasTooSmallLeavesAfterTheOverrideTimeout()
    {
        Config config;
        config.rto.initial = 3s;
        config.rto.min = 3s;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 300);
        c.send(std::string(1000, 'a'));
        QVERIFY(c.out.sent.empty());
        QCOMPARE(dueOf(c, TimerId::Persist), c.now + 1s); // "in the range 0.1 - 1.0 seconds"
        c.nextTimer();
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=300");
        QCOMPARE(c.endpoint.nextExpiry()->timer, TimerId::Retransmission);
    }

    // Shows: MUST-39
    void theRightEdgeAdvancesOnlyByWorthwhileAmounts()
    {
        Config config;
        config.receiveBuffer = 20'000;
        Connection c = inState(State::Established, config);
        const SeqNum edge = peerIss + 1 + 20'000;
        SeqNum last = edge;
        for (int i = 0; i < 200; ++i) { // small segments, read at once
            c.arrives(Flag::Ack, c.peerNext(), iss + 1, std::string(50, 'x'));
            c.read();
            const SeqNum now = offeredEdge(c);
            QVERIFY(now == last || now.distanceFrom(last) >= 1460);
            last = now;
        }
        QVERIFY(last.isAfter(edge));
    }

    // Shows: MUST-39
    void withASmallBufferHalfOfItIsWorthwhile()
    {
        Config config;
        config.receiveBuffer = 1000;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, std::string(1000, 'x'));
        c.out.clear();
        c.read(499);
        QVERIFY(c.out.sent.empty());
        c.read(1);
        QCOMPARE(c.out.sent.back().header.window, 500);
    }

    // --- PUSH and Nagle
    // ---------------------------------------------------------------------------

    // Shows: MUST-61, SHLD-27, SHLD-28, MAY-16, SHLD-7, MUST-60
    void manySmallSendsBecomeFewSegmentsAndTheLastIsPushed()
    {
        Config config;
        config.mss = 100;
        Connection c = inState(State::Established, config);
        for (int i = 0; i < 25; ++i)
            c.send("ten octets");
        // The first went alone; then full-sized segments, whose octets several SENDs gave.
        QCOMPARE(c.out.sent.front().text(), "PSH,ACK seq=1001 ack=5001 len=10");
        for (std::size_t i = 1; i < c.out.sent.size(); ++i)
            QCOMPARE(c.out.sent[i].payload.size(), 100u);
        QCOMPARE(textSent(c), 210u);
        c.arrives(Flag::Ack, peerIss + 1, iss + 211);
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1211 ack=5001 len=40");
        QCOMPARE(c.endpoint.unsentBytes(), 0u);
    }

    // Shows: MUST-61
    void onlyTheLastSegmentOfABufferIsPushed()
    {
        Config config;
        config.mss = 100;
        Connection c = inState(State::Established, config);
        c.send(std::string(300, 'a'));
        QCOMPARE(c.out.sent.size(), 3u);
        QVERIFY(!c.out.sent[0].header.has(Flag::Psh) && !c.out.sent[1].header.has(Flag::Psh));
        QVERIFY(c.out.sent[2].header.has(Flag::Psh));
    }

    // Shows: SHLD-7, MUST-17
    void nagleHoldsWhatIsSmallUntilItIsSwitchedOff()
    {
        Connection c = inState(State::Established);
        c.send("a");
        c.out.clear();
        c.send("b");
        c.send("c");
        QVERIFY(c.out.sent.empty());
        Config noDelay = c.endpoint.config();
        noDelay.nagle = false;
        c.endpoint.reconfigure(noDelay, c.now, c.out);
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1002 ack=5001 len=2");
        c.send("d");
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1004 ack=5001 len=1");
    }

    // --- When acknowledgments leave
    // ---------------------------------------------------------------

    // Shows: SHLD-18, MUST-40
    void aSingleSegmentIsAcknowledgedWithinTheDelay()
    {
        Config config;
        config.delayedAck = 200ms;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Psh | Flag::Ack, peerIss + 1, iss + 1, "small");
        QVERIFY(c.out.sent.empty());
        c.now += 50ms;
        c.arrives(Flag::Psh | Flag::Ack, peerIss + 6, iss + 1,
                  "small"); // does not wait any longer for it
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::DelayedAck, SimTime{200ms}}));
        c.nextTimer();
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5011 len=0");
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // Shows: SHLD-18, MUST-58
    void dataThatLeavesCarriesTheAcknowledgment()
    {
        Config config;
        config.delayedAck = 200ms;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Psh | Flag::Ack, peerIss + 1, iss + 1, "question");
        c.send("answer");
        QCOMPARE(c.out.sent.size(), 1u);
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1001 ack=5009 len=6");
        QCOMPARE(c.endpoint.nextExpiry()->timer, TimerId::Retransmission);
    }

    // Shows: SHLD-19
    void everySecondFullSizedSegmentIsAcknowledged()
    {
        Config config;
        config.delayedAck = 200ms;
        config.mss = 100;
        for (const bool stamped : {false, true}) {
            config.timestamps = stamped;
            Connection c{config};
            c.call(ActiveOpenCall{});
            Options options;
            options.mss = 100;
            if (stamped) options.timestamps = Timestamps{7, 1};
            c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1);
            c.out.clear();
            Options each;
            each.timestamps = options.timestamps;
            for (int i = 1; i <= 6; ++i) { // with timestamps 88 octets are a full-sized segment
                c.arrivesWith(each, Flag::Ack, c.peerNext(), iss + 1,
                              std::string(stamped ? 88 : 100, 'x'));
                QCOMPARE(c.out.sent.size(), static_cast<std::size_t>(i / 2));
            }
        }
    }

    // Shows: SHLD-19
    void twiceOurMssIsAcknowledgedHoweverSmallTheSegments()
    {
        Config config;
        config.delayedAck = 200ms;
        config.mss = 100;
        Connection c = inState(State::Established, config);
        for (int i = 0; i < 9; ++i)
            c.arrives(Flag::Ack, c.peerNext(), iss + 1, std::string(20, 'x'));
        QVERIFY(c.out.sent.empty());
        c.arrives(Flag::Ack, c.peerNext(), iss + 1, std::string(20, 'x'));
        QCOMPARE(c.out.sent.size(), 1u);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5201 len=0");
    }

    // Shows: MUST-58, MUST-59, SHLD-31, MAY-13, RFC5681-4.2
    void whatFillsAHoleIsAcknowledgedOnceForAll()
    {
        Config config;
        config.delayedAck = 200ms;
        Connection c = inState(State::Established, config);
        for (const std::uint32_t offset : {10u, 30u, 20u, 40u}) {
            c.out.clear();
            c.arrives(Flag::Ack, peerIss + 1 + offset, iss + 1, "0123456789");
            QCOMPARE(c.out.sent.size(), 1u); // out of order: at once
            QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0");
        }
        c.out.clear();
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "abcdefghij");
        QCOMPARE(c.out.sent.size(), 1u); // all that was queued is processed first
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5051 len=0");
        QCOMPARE(c.read().size(), 50u);
    }
};

QTEST_APPLESS_MAIN(WindowsTest)
#include "tst_windows.moc"
