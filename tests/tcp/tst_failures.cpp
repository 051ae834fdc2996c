// When a connection is given up, and who hears of it: R1 and R2, the user timeout, keepalive (RFC
// 9293 3.8.3, 3.8.4, 3.9.1.1, 3.9.1.8, 3.10.8).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

int troubles(const Connection& c)
{
    return static_cast<int>(
        std::ranges::count(c.out.notices, UserNotice::Kind::Trouble, &UserNotice::kind));
}

/// Lets timers run out, with nobody answering, until the state changes.
SimTime givenUpAt(Connection& c)
{
    const State before = c.state();
    for (int i = 0; i < 200 && c.state() == before; ++i)
        c.nextTimer();
    return c.now;
}

/// Established, something sent, never acknowledged.
Connection unanswered(const Config& config)
{
    Connection c = inState(State::Established, config);
    c.send("x");
    c.out.clear();
    return c;
}

Config withKeepalive(Duration idle)
{
    Config config;
    config.keepalive.enabled = true;
    config.keepalive.idle = idle;
    return config;
}

} // namespace

class FailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: SHLD-9, SHLD-10, MUST-47
    void theUserHearsOfR1WhichIsThreeAtLeast()
    {
        QVERIFY(Config{}.warnRetries >= 3);
        Connection c = unanswered({});
        c.nextTimer();
        c.nextTimer();
        QCOMPARE(troubles(c), 0);
        c.nextTimer();
        QCOMPARE(troubles(c), 1);
        QCOMPARE(c.state(), State::Established); // R1 is not the end
        c.nextTimer();
        QCOMPARE(troubles(c), 1);
    }

    // Shows: MUST-20b, SHLD-11, T12b, MUST-12
    void r2ClosesAndIsAHundredSecondsAtLeast()
    {
        Connection c = unanswered({});
        QVERIFY(givenUpAt(c) >= SimTime{100s});
        QCOMPARE(c.state(), State::Closed);
        QCOMPARE(c.out.notices.back().kind, UserNotice::Kind::TimedOut);
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // Shows: MUST-20b, T12b
    void r2ClosesInEveryStateThatWaitsForAnAck()
    {
        Config config;
        config.dataRetries = 4;
        config.synRetries = 4;
        for (const State state :
             {State::SynSent, State::SynReceived, State::Established, State::FinWait1,
              State::CloseWait, State::Closing, State::LastAck}) {
            Connection c = inState(state, config);
            if (state == State::Established || state == State::CloseWait) c.send("x");
            givenUpAt(c);
            QCOMPARE(c.state(), State::Closed);
            QVERIFY(c.out.told(UserNotice::Kind::TimedOut));
        }
    }

    // Shows: MUST-21
    void theApplicationSetsR2EvenWhileItWaits()
    {
        for (const int limit : {1, 5, 9}) {
            Connection c = unanswered({});
            Config config;
            config.dataRetries = limit;
            c.endpoint.reconfigure(config, c.now, c.out);
            givenUpAt(c);
            QCOMPARE(c.out.sent.size(), static_cast<std::size_t>(limit));
        }
    }

    // Shows: MUST-22
    void synsAreHandledTheSameWay()
    {
        for (const State state : {State::SynSent, State::SynReceived}) {
            Connection c = inState(state);
            for (int i = 0; i < 3; ++i)
                c.nextTimer();
            QCOMPARE(troubles(c), 1); // "including notification of the application layer"
            givenUpAt(c);
            QCOMPARE(c.state(), State::Closed);
            QVERIFY(c.out.told(UserNotice::Kind::TimedOut));
        }
    }

    // Shows: MUST-23
    void aSynMayBeRepeatedForThreeMinutes()
    {
        Config config;
        config.synRetries = 7;
        Connection c = inState(State::SynSent, config);
        QVERIFY(givenUpAt(c) >= SimTime{180s});
        QCOMPARE(c.out.sent.size(), 7u);
    }

    // Shows: 3.9.1.1, RFC5482-2, T12a, MUST-12
    void theUserTimeoutClosesWhateverWaits()
    {
        Config config;
        config.userTimeout = 20s;
        for (const State state :
             {State::SynSent, State::SynReceived, State::Established, State::FinWait1,
              State::CloseWait, State::Closing, State::LastAck}) {
            Connection c = inState(state, config);
            if (state == State::Established || state == State::CloseWait) c.send("x");
            QCOMPARE(givenUpAt(c), SimTime{20s});
            QCOMPARE(c.state(), State::Closed);
            QCOMPARE(c.out.notices.back().kind, UserNotice::Kind::TimedOut);
        }
    }

    // Shows: 3.9.1.1
    void theUserTimeoutCountsForDataBehindAClosedWindow()
    {
        Config config;
        config.userTimeout = 20s;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        c.now = SimTime{5s};
        c.send("waiting");
        while (c.state() == State::Established && c.now < SimTime{1h}) {
            c.nextTimer();
            if (c.state() == State::Established)
                c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0); // probes are answered
        }
        QCOMPARE(c.now, SimTime{25s});
        QVERIFY(c.out.told(UserNotice::Kind::TimedOut));
    }

    // Shows: 3.9.1.1
    void theUserTimeoutEndsWithTheLastAcknowledgment()
    {
        Config config;
        config.userTimeout = 20s;
        Connection c = unanswered(config);
        c.now = SimTime{19s};
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        c.send("y"); // and begins anew with the next data
        QCOMPARE(c.endpoint.tcb().timers[TimerId::UserTimeout].due, c.now + 20s);
    }

    // Shows: MAY-5, MUST-24, MUST-25, MUST-28, RFC1122-4.2.3.6
    void keepaliveIsOffAndCanBeSwitchedOnAndOff()
    {
        QVERIFY(!Config{}.keepalive.enabled);
        QVERIFY(Config{}.keepalive.idle >= 2h);
        Connection c = inState(State::Established);
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        c.endpoint.reconfigure(withKeepalive(2h), c.now, c.out);
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::Keepalive, SimTime{2h}}));
        c.endpoint.reconfigure({}, c.now, c.out);
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // Shows: MUST-27
    void theIntervalIsTheApplicationsChoice()
    {
        for (const Duration idle : {Duration{1s}, Duration{90s}, Duration{5h}}) {
            Connection c = inState(State::Established, withKeepalive(idle));
            c.nextTimer();
            QCOMPARE(c.now, SimTime{} + idle);
            QCOMPARE(c.out.sent.back().reason, TransmitReason::KeepaliveProbe);
        }
    }

    // Shows: MUST-26, SHLD-12
    void keepaliveIsSilentWhileAnythingIsOutstanding()
    {
        Config config = withKeepalive(10s);
        config.dataRetries = 100;
        Connection c = inState(State::Established, config);
        c.send("x");
        while (c.now < SimTime{100s})
            c.nextTimer();
        QVERIFY(std::ranges::none_of(
            c.out.sent, [](const Sent& s) { return s.reason == TransmitReason::KeepaliveProbe; }));
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        const SimTime heard = c.now;
        c.out.clear();
        c.nextTimer(); // nothing for the interval, nothing outstanding: now
        QCOMPARE(c.now, heard + 10s);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0"); // SND.NXT-1, no data
    }

    // Shows: MUST-29, RFC1122-4.2.3.6, T12c
    void oneUnansweredProbeIsNoDeath()
    {
        Connection c = inState(State::Established, withKeepalive(10s));
        for (int round = 0; round < 5; ++round) { // all but the last probe of each round are lost
            for (int i = 0; i < Config{}.keepalive.count; ++i)
                c.nextTimer();
            QCOMPARE(c.state(), State::Established);
            c.arrives(Flag::Ack, peerIss + 1, iss + 1);
        }
        QVERIFY(c.out.transitions.empty());
        QVERIFY(!c.out.told(UserNotice::Kind::TimedOut));
    }

    // Shows: T12c
    void keepaliveProbesChangeNoState()
    {
        for (const State state : {State::Established, State::CloseWait, State::FinWait2}) {
            Connection c = inState(state, withKeepalive(10s));
            for (int i = 0; i < 3; ++i)
                c.nextTimer();
            QCOMPARE(c.out.sent.size(), 3u);
            QCOMPARE(c.state(), state);
            QVERIFY(c.out.transitions.empty());
        }
    }

    // Shows: MUST-12
    void theApplicationHearsOfEveryAbort()
    {
        for (const State state :
             {State::Established, State::FinWait1, State::FinWait2, State::CloseWait}) {
            Connection c = inState(state);
            c.arrives(Flag::Rst, c.peerNext());
            QCOMPARE(c.out.notices.size(), 1u);
            QVERIFY(c.out.told(UserNotice::Kind::Reset));
        }
        Connection refused = inState(State::SynSent);
        refused.arrives(Flag::Rst | Flag::Ack, SeqNum{0}, iss + 1);
        QVERIFY(refused.out.told(UserNotice::Kind::Refused));
    }
};

QTEST_APPLESS_MAIN(FailuresTest)
#include "tst_failures.moc"
