// Retransmission (RFC 6298), its limits (RFC 9293 3.8.3) and keepalive (3.8.4).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

class TimersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: MUST-22
    void synBacksOffAndGivesUp() // MUST-22: the same mechanism for SYNs
    {
        Connection c = inState(State::SynSent);
        std::vector<long long> at;
        while (c.state() == State::SynSent) {
            c.nextTimer();
            at.push_back(
                std::chrono::duration_cast<std::chrono::seconds>(c.now.time_since_epoch()).count());
        }
        QCOMPARE(at, (std::vector<long long>{1, 3, 7, 15, 31, 63}));
        QCOMPARE(c.out.sent.size(), 5u);
        for (const Sent& s : c.out.sent)
            QCOMPARE(s.text(), "SYN seq=1000 len=0");
        QVERIFY(c.out.told(UserNotice::Kind::TimedOut));
    }

    // Shows: RFC6298-2.3, MUST-18
    void rtoIsComputedAsRfc6298Says()
    {
        Connection c = inState(State::Established);       // the handshake measured 0 ms
        QCOMPARE(c.endpoint.tcb().rtt.rto, Duration{1s}); // not below the minimum (2.4)
        c.send("a");
        c.now += 2s - 1ms; // (the timer at 1 s is not served: the ACK is simply late)
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        // SRTT = 7/8*0 + 1/8*1999 ms; RTTVAR = 3/4*0 + 1/4*1999 ms; RTO = SRTT + 4*RTTVAR
        QCOMPARE(c.endpoint.tcb().rtt.srtt, Duration{1999ms} / 8);
        QCOMPARE(c.endpoint.tcb().rtt.rttvar, Duration{1999ms} / 4);
        QCOMPARE(c.endpoint.tcb().rtt.rto, Duration{1999ms} / 8 + 4 * (Duration{1999ms} / 4));
    }

    // Shows: MUST-18, RFC6298-3
    void karnNeverMeasuresWhatWasSentTwice() // MUST-18
    {
        Connection c = inState(State::Established);
        const auto before = c.endpoint.tcb().rtt;
        c.send("a");
        c.nextTimer();
        c.now += 5s;
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.endpoint.tcb().rtt.srtt, before.srtt);
        QCOMPARE(c.endpoint.tcb().rtt.rto, Duration{2s}); // the backed-off value stays in force
    }

    // Shows: RFC6298-5.4
    void timeoutRepeatsTheFirstUnacknowledgedSegmentOnly() // 5.4
    {
        Config config;
        config.mss = 10;
        Connection c = inState(State::Established, config);
        c.send(std::string(30, 'x'));
        QCOMPARE(c.out.sent.size(), 3u);
        c.out.clear();
        c.nextTimer();
        QCOMPARE(c.out.sent.size(), 1u);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=10");
        // The hole is filled; the next one, if the peer still misses it, follows without a new
        // timeout.
        c.arrives(Flag::Ack, peerIss + 1, iss + 11);
        QCOMPARE(c.lastSent(), "ACK seq=1011 ack=5001 len=10");
        c.arrives(Flag::Ack, peerIss + 1, iss + 31);
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // Shows: RFC6298-5.3
    void ackOfNewDataRestartsTheTimer() // 5.3
    {
        Config config;
        config.mss = 10;
        Connection c = inState(State::Established, config);
        c.send(std::string(20, 'x'));
        c.now += 600ms;
        c.arrives(Flag::Ack, peerIss + 1, iss + 11);
        QCOMPARE(c.endpoint.nextExpiry()->due, c.now + c.endpoint.tcb().rtt.rto);
    }

    // Shows: MUST-20b, MUST-21
    void dataGivesUpAfterR2() // MUST-20
    {
        Config config;
        config.dataRetries = 3;
        Connection c = inState(State::Established, config);
        c.send("a");
        for (int i = 0; i < 3; ++i)
            c.nextTimer();
        QCOMPARE(c.state(), State::Established);
        QCOMPARE(c.out.sent.size(), 4u);
        c.nextTimer();
        QCOMPARE(c.state(), State::Closed);
        QVERIFY(c.out.told(UserNotice::Kind::TimedOut));
    }

    // Shows: RFC6298-5.7
    void aLostSynMakesTheDataBeginWithThreeSeconds() // RFC 6298 5.7
    {
        Connection c = inState(State::SynSent);
        c.nextTimer();
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
        QCOMPARE(c.endpoint.tcb().rtt.rto, Duration{3s});
    }

    // Shows: MUST-25, MUST-28
    void keepaliveIsOffByDefault() // MUST-25, MUST-28
    {
        Connection c = inState(State::Established);
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        QVERIFY(Config{}.keepalive.idle >= 2h);
    }

    // Shows: MUST-26, MUST-29, SHLD-12
    void keepaliveProbesAndGivesUp() // MUST-26, MUST-29
    {
        Config config;
        config.keepalive = {true, 10s, 1s, 3};
        Connection c = inState(State::Established, config);
        for (int probe = 1; probe <= 3; ++probe) {
            c.nextTimer();
            QCOMPARE(c.now, SimTime{} + 10s + (probe - 1) * 1s);
            QCOMPARE(c.lastSent(), "ACK seq=1000 ack=5001 len=0"); // SND.NXT-1
            QCOMPARE(c.out.sent.back().reason, TransmitReason::KeepaliveProbe);
            QCOMPARE(c.state(), State::Established);
        }
        c.nextTimer();
        QCOMPARE(c.now, SimTime{13s});
        QCOMPARE(c.lastSent(), "RST seq=1001 len=0");
        QCOMPARE(c.state(), State::Closed);
        QVERIFY(c.out.told(UserNotice::Kind::TimedOut));
    }

    void anAnsweredProbeStartsTheIdleTimeAnew()
    {
        Config config;
        config.keepalive = {true, 10s, 1s, 3};
        Connection c = inState(State::Established, config);
        c.nextTimer();
        c.nextTimer();
        c.now += 100ms;
        c.arrives(Flag::Ack, peerIss + 1, iss + 1);
        QCOMPARE(c.endpoint.tcb().keepaliveProbes, 0);
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::Keepalive, c.now + 10s}));
    }

    void keepaliveStopsWithTheStatesThatItWatches()
    {
        Config config;
        config.keepalive = {true, 10s, 1s, 1};
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0); // the window closes
        c.call(CloseCall{});                               // the FIN waits for room
        QCOMPARE(c.state(), State::FinWait1);
        QVERIFY(!c.endpoint.tcb().timers.isRunning(TimerId::Keepalive));
        for (int i = 0; i < 6; ++i) {
            c.nextTimer();
            c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        }
        QCOMPARE(c.state(), State::FinWait1);
    }

    // Shows: MUST-26
    void whateverArrivesShowsThatThePeerIsThere() // MUST-26
    {
        Config config;
        config.keepalive = {true, 10s, 1s, 3};
        config.receiveBuffer = 4;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "full");
        for (const auto seq :
             {peerIss + 1, peerIss + 5, peerIss + 6}) { // old, into the closed window, beyond it
            c.nextTimer();                              // a probe
            QCOMPARE(c.endpoint.tcb().keepaliveProbes, 1);
            c.now += 300ms;
            c.arrives(Flag::Ack, seq, iss + 1, "more");
            QCOMPARE(c.endpoint.tcb().keepaliveProbes, 0);
            QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::Keepalive, c.now + 10s}));
        }
    }

    void windowProbesWithoutAnyAnswerGiveUp() // R2; MUST-37 keeps only a peer that answers
    {
        Config config;
        config.dataRetries = 3;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        c.send("waiting");
        for (int i = 0; i < 10; ++i) {
            c.nextTimer();
            c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        }
        QCOMPARE(c.state(), State::Established);
        for (int i = 0; i < 4; ++i)
            c.nextTimer();
        QCOMPARE(c.state(), State::Closed);
        QVERIFY(c.out.told(UserNotice::Kind::TimedOut));
    }

    void acksStayInsideAClosedWindow()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        c.send("waiting");
        c.nextTimer(); // the probe takes SND.NXT one octet beyond the window
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "text", 0);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5005 len=0");
    }

    void aProbeIsAnsweredByAnAck()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss, iss + 1);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0");
        QVERIFY(c.out.said(Rule::KeepaliveAnswered));
        QVERIFY(c.out.notices.empty());
    }

    void everyTimerStopsWhenTheConnectionDoes()
    {
        Config config;
        config.keepalive = {true, 10s, 1s, 3};
        config.userTimeout = 5s;
        Connection c = inState(State::Established, config);
        c.send("a");
        c.call(AbortCall{});
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        int running = 0;
        for (const auto& t : c.out.timers)
            running += t.event == TimerEvent::Start ? 1 : -1;
        QCOMPARE(running, -1); // keepalive was started before the output was cleared
    }

    void timeoutsThatAreNotDueAreIgnored()
    {
        for (const State state : allStates) {
            Connection c = inState(state);
            const Endpoint before = c.endpoint;
            for (const TimerId timer : allTimers)
                if (!before.tcb().timers.isRunning(timer)) c.endpoint.timeout(timer, c.now, c.out);
            QVERIFY(c.endpoint == before);
            QVERIFY(c.out.sent.empty());
        }
    }

    // Shows: RFC6298-2.1, RFC6298-2.2, RFC6298-2.4, MUST-18
    void theFirstMeasurementSetsTheTimeout()
    {
        for (const Duration rtt : {Duration{10ms}, Duration{400ms}, Duration{900ms}}) {
            Connection c = inState(State::SynSent);
            QCOMPARE(c.endpoint.tcb().rtt.rto, Duration{1s}); // (2.1)
            c.now += rtt;
            c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
            QCOMPARE(c.endpoint.tcb().rtt.srtt, rtt);
            QCOMPARE(c.endpoint.tcb().rtt.rttvar, rtt / 2);
            QCOMPARE(c.endpoint.tcb().rtt.rto, std::max<Duration>(3 * rtt, 1s)); // (2.4)
        }
    }

    // Shows: RFC6298-2.5, RFC6298-5.5, RFC6298-5.6, MUST-19
    void theTimeoutDoublesUpToItsRoof()
    {
        Connection c = inState(State::Established);
        c.send("a");
        std::vector<long long> gaps;
        SimTime last = c.now;
        for (int i = 0; i < 8; ++i) {
            c.nextTimer();
            gaps.push_back(std::chrono::duration_cast<std::chrono::seconds>(c.now - last).count());
            last = c.now;
        }
        QCOMPARE(gaps, (std::vector<long long>{1, 2, 4, 8, 16, 32, 60, 60}));
    }

    // Shows: RFC6298-5.1, RFC6298-5.2, RFC6298-5.3
    void theTimerRunsWhileAnythingIsOutstanding()
    {
        Config config;
        config.nagle = false;
        Connection c = inState(State::Established, config);
        c.send("a");
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::Retransmission, SimTime{1s}}));
        c.now += 400ms;
        c.send("b"); // it runs already
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::Retransmission, SimTime{1s}}));
        c.arrives(Flag::Ack, peerIss + 1, iss + 2); // one of two
        QCOMPARE(c.endpoint.nextExpiry()->due, c.now + c.endpoint.tcb().rtt.rto);
        c.arrives(Flag::Ack, peerIss + 1, iss + 3); // all
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // Shows: RFC6298-5.7
    void threeSecondsHoweverOftenTheSynWasLost()
    {
        for (int lost = 1; lost <= 5; ++lost) {
            Connection c = inState(State::SynSent);
            for (int i = 0; i < lost; ++i)
                c.nextTimer();
            c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
            QCOMPARE(c.endpoint.tcb().rtt.rto, Duration{3s});
        }
    }
};

QTEST_APPLESS_MAIN(TimersTest)
#include "tst_timers.moc"
