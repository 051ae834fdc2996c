// RST and ABORT in every state (RFC 9293 3.5.2, 3.5.3, 3.10.5, 3.10.7.4 second; RFC 5961).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

class ResetsTest : public QObject
{
    Q_OBJECT

    static constexpr std::array synchronizedStates{
        State::Established, State::FinWait1, State::FinWait2, State::CloseWait,
        State::Closing,     State::LastAck,  State::TimeWait};

private Q_SLOTS:
    // Shows: T10a, T9d, RFC5961-3.2
    void rstAtRcvNxtCloses()
    {
        for (const State state : synchronizedStates) {
            Connection c = inState(state);
            c.arrives(Flag::Rst, c.peerNext());
            QCOMPARE(c.state(), State::Closed);
            QVERIFY(c.out.sent.empty());
            const bool loud =
                state != State::Closing && state != State::LastAck && state != State::TimeWait;
            QCOMPARE(c.out.told(UserNotice::Kind::Reset), loud);
            QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        }
    }

    // Shows: T10a, RFC5961-3.2
    void rstElsewhereInTheWindowIsChallenged()
    {
        for (const State state : synchronizedStates) {
            Connection c = inState(state);
            const SeqNum next = c.peerNext();
            c.arrives(Flag::Rst, next + 1);
            QCOMPARE(c.state(), state);
            QCOMPARE(c.out.sent.size(), 1u);
            QCOMPARE(c.out.sent[0].reason, TransmitReason::ChallengeAck);
            QCOMPARE(c.out.sent[0].header.ack, next);
        }
    }

    // Shows: T10a, RFC5961-3.2
    void rstOutsideTheWindowIsDropped()
    {
        for (const State state : synchronizedStates) {
            Connection c = inState(state);
            c.arrives(Flag::Rst, c.peerNext() - 1);
            c.arrives(Flag::Rst, c.peerNext() + 65535);
            QCOMPARE(c.state(), state);
            QVERIFY(c.out.sent.empty());
        }
    }

    // Shows: T10b, RFC5961-4.2
    void synInSynchronizedStatesIsChallenged()
    {
        for (const State state : synchronizedStates) {
            Connection c = inState(state);
            c.arrives(Flag::Syn, c.peerNext() + 5);
            QCOMPARE(c.state(), state);
            QCOMPARE(c.out.sent.size(), 1u);
            QVERIFY(c.lastSent().starts_with("ACK "));
        }
    }

    void halfOpenIsDiscovered() // figures 9 and 10
    {
        // The peer crashed and opens anew: our ACK will make it reset us.
        Connection c = inState(State::Established);
        c.arrives(Flag::Syn, SeqNum{400});
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0");
        c.arrives(Flag::Rst, SeqNum{5001});
        QCOMPARE(c.state(), State::Closed);
        QVERIFY(c.out.told(UserNotice::Kind::Reset));
    }

    // Shows: T11, 3.10.5
    void abortTable()
    {
        for (const State state : allStates) {
            if (state == State::Closed) continue;
            Connection c = inState(state);
            const SeqNum next = c.ourNext();
            QCOMPARE(c.call(AbortCall{}).error, CallError::None);
            QCOMPARE(c.state(), State::Closed);
            const bool sendsRst = state == State::SynReceived || state == State::Established ||
                                  state == State::FinWait1 || state == State::FinWait2 ||
                                  state == State::CloseWait;
            QCOMPARE(c.out.sent.size(), sendsRst ? 1u : 0u);
            if (sendsRst)
                QCOMPARE(c.lastSent(), "RST seq=" + std::to_string(next.value()) + " len=0");
        }
    }

    void aClosedConnectionHasNoMemory()
    {
        Connection c = inState(State::Established);
        c.send("something");
        c.arrives(Flag::Rst, c.peerNext());
        QVERIFY(c.endpoint == Endpoint(Config{}, iss));
    }

    // Shows: RFC1337-3, T9d
    void withRfc1337TimeWaitIgnoresResets()
    {
        Config config;
        config.ignoreRstInTimeWait = true;
        Connection c = inState(State::TimeWait, config);
        c.arrives(Flag::Rst, c.peerNext());
        QCOMPARE(c.state(), State::TimeWait);
        QVERIFY(c.out.sent.empty());
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::TimeWait, SimTime{60s}}));
        Connection other = inState(State::FinWait2, config); // only there
        other.arrives(Flag::Rst, other.peerNext());
        QCOMPARE(other.state(), State::Closed);
    }

    // Shows: RFC5961-7
    void challengesAreLimited()
    {
        Config config;
        config.challengeAckLimit = {3, 5s};
        Connection c = inState(State::Established, config);
        for (int i = 0; i < 10; ++i) {
            c.now += 100ms;
            c.arrives(i % 2 == 0 ? Flag::Rst : Flag::Syn, c.peerNext() + 7);
        }
        QCOMPARE(c.out.sent.size(), 3u);
        QCOMPARE(c.state(), State::Established);
        c.now += 5s; // the next period
        c.arrives(Flag::Rst, c.peerNext() + 7);
        QCOMPARE(c.out.sent.size(), 4u);
    }
};

QTEST_APPLESS_MAIN(ResetsTest)
#include "tst_resets.moc"
