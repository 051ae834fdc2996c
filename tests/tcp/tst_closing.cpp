// Closing in every order (RFC 9293 3.6, 3.10.4, 3.10.7.4 eighth).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

class ClosingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: MUST-13, T5a, T6, T7, T9a, 3.4-2
    void activeCloseInFourSegments()
    {
        Connection c = inState(State::Established);
        c.call(CloseCall{});
        QCOMPARE(c.lastSent(), "FIN,ACK seq=1001 ack=5001 len=0");
        QCOMPARE(c.state(), State::FinWait1);
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.state(), State::FinWait2);
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.lastSent(), "ACK seq=1002 ack=5002 len=0");
        QCOMPARE(c.state(), State::TimeWait);
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::TimeWait, SimTime{60s}}));
        c.nextTimer();
        QCOMPARE(c.state(), State::Closed);
        QVERIFY(c.out.told(UserNotice::Kind::Closed));
    }

    // Shows: T5b, T8a, T8c
    void passiveClose()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 1);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5002 len=0");
        QCOMPARE(c.state(), State::CloseWait);
        QVERIFY(c.out.told(UserNotice::Kind::PeerClosed));
        QCOMPARE(c.endpoint.nextExpiry(),
                 std::nullopt); // it stays until the application closes: no timer
        c.call(CloseCall{});
        QCOMPARE(c.lastSent(), "FIN,ACK seq=1001 ack=5002 len=0");
        QCOMPARE(c.state(), State::LastAck);
        c.arrives(Flag::Ack, peerIss + 2, iss + 2);
        QCOMPARE(c.state(), State::Closed);
    }

    // Shows: T6
    void finThatAcknowledgesOurFinGoesStraightToTimeWait() // figure 5, note 2
    {
        Connection c = inState(State::FinWait1);
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.out.transitions.size(), 1u);
        QCOMPARE(c.state(), State::TimeWait);
        QCOMPARE(c.lastSent(), "ACK seq=1002 ack=5002 len=0");
    }

    void withDelayedAckTheFinMayCarryTheAckOfTheFin() // three segments
    {
        Config config;
        config.delayedAck = 200ms;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 1);
        QCOMPARE(c.state(), State::CloseWait);
        QVERIFY(c.out.sent.empty());
        c.call(CloseCall{});
        QCOMPARE(c.out.sent.size(), 1u);
        QCOMPARE(c.lastSent(), "FIN,ACK seq=1001 ack=5002 len=0");
        QCOMPARE(c.endpoint.nextExpiry()->timer, TimerId::Retransmission);
    }

    // Shows: T6, T8b
    void simultaneousCloseGoesThroughClosing() // figure 13
    {
        Connection c = inState(State::FinWait1);
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 1);
        QCOMPARE(c.state(), State::Closing);
        QCOMPARE(c.lastSent(), "ACK seq=1002 ack=5002 len=0");
        c.arrives(Flag::Ack, peerIss + 2, iss + 2);
        QCOMPARE(c.state(), State::TimeWait);
    }

    // Shows: T5a, 3.10.4
    void finGoesBehindQueuedText()
    {
        Config config;
        config.mss = 4;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 4);
        c.send("abcdefgh");
        c.call(ShutdownCall{});
        QCOMPARE(c.state(), State::FinWait1); // "in any case"
        QVERIFY(std::ranges::none_of(c.out.sent,
                                     [](const Sent& s) { return s.header.has(Flag::Fin); }));
        c.arrives(Flag::Ack, peerIss + 1, iss + 5, {}, 100);
        QCOMPARE(c.lastSent(), "FIN,PSH,ACK seq=1005 ack=5001 len=4");
    }

    // Shows: T8a, 3.10.4
    void closeWaitBecomesLastAckWhenTheFinLeaves()
    {
        Config config;
        config.mss = 4;
        Connection c = inState(State::CloseWait, config);
        c.arrives(Flag::Ack, peerIss + 2, iss + 1, {}, 4);
        c.send("abcdefgh");
        c.call(ShutdownCall{});
        QCOMPARE(c.state(), State::CloseWait);
        c.arrives(Flag::Ack, peerIss + 2, iss + 5, {}, 100);
        QCOMPARE(c.state(), State::LastAck);
        QCOMPARE(c.send("more").error, CallError::Closing);
    }

    void halfCloseStillReceives()
    {
        Connection c = inState(State::FinWait2);
        c.arrives(Flag::Psh | Flag::Ack, peerIss + 1, iss + 2, "still talking");
        QCOMPARE(c.read(), "still talking");
        QCOMPARE(c.state(), State::FinWait2);
    }

    // Shows: T9b
    void retransmittedFinRestartsTimeWait()
    {
        Connection c = inState(State::TimeWait);
        c.now = SimTime{30s};
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.lastSent(), "ACK seq=1002 ack=5002 len=0");
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::TimeWait, SimTime{90s}}));
        // An old duplicate that is no FIN gets its ACK, but restarts nothing.
        c.now = SimTime{40s};
        c.arrives(Flag::Psh | Flag::Ack, peerIss, iss + 2, "x");
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::TimeWait, SimTime{90s}}));
    }

    // Shows: T13
    void duplicateFinChangesNothing()
    {
        for (const State state : {State::CloseWait, State::Closing, State::LastAck}) {
            Connection c = inState(state);
            c.arrives(Flag::Fin | Flag::Ack, peerIss + 1, iss + 1);
            QCOMPARE(c.state(), state);
            QVERIFY(c.lastSent().starts_with("ACK seq="));
            QVERIFY(c.lastSent().find("ack=5002") != std::string::npos);
        }
    }

    // Shows: SHLD-3, T14
    void closeWithUnreadTextResets() // SHLD-3
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "unread");
        c.out.clear();
        c.call(CloseCall{});
        QCOMPARE(c.lastSent(), "RST seq=1001 len=0");
        QCOMPARE(c.state(), State::Closed);
    }

    // Shows: MAY-1, SHLD-3
    void textAfterCloseResetsButAfterShutdownDoesNot()
    {
        Connection closed = inState(State::Established);
        closed.call(CloseCall{});
        closed.arrives(Flag::Ack, peerIss + 1, iss + 2, "late");
        QCOMPARE(closed.lastSent(), "RST seq=1002 len=0");
        QCOMPARE(closed.state(), State::Closed);
        Connection shut = inState(State::Established);
        shut.call(ShutdownCall{});
        shut.arrives(Flag::Ack, peerIss + 1, iss + 2, "late");
        QCOMPARE(shut.state(), State::FinWait2);
        QCOMPARE(shut.read(), "late");
    }

    // Shows: T4b
    void closeInSynReceivedSendsFin()
    {
        Connection c = inState(State::SynReceived);
        c.call(CloseCall{});
        QCOMPARE(c.state(), State::FinWait1);
        QCOMPARE(c.lastSent(), "FIN,ACK seq=1001 ack=5001 len=0");
        c.arrives(Flag::Ack, peerIss + 1, iss + 1); // of our SYN only
        QCOMPARE(c.state(), State::FinWait1);
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.state(), State::FinWait2);
    }

    // Shows: T4b, 3.10.4
    void closeInSynReceivedWaitsBehindText()
    {
        Connection c = inState(State::SynReceived);
        c.send("first");
        c.call(ShutdownCall{});
        QCOMPARE(c.state(), State::SynReceived);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1);
        QCOMPARE(c.state(), State::FinWait1);
        QCOMPARE(c.lastSent(), "FIN,PSH,ACK seq=1001 ack=5001 len=5");
    }

    // Shows: T2c, T3c
    void closeBeforeTheHandshakeIsQuiet()
    {
        for (const State state : {State::Listen, State::SynSent}) {
            Connection c = inState(state);
            QCOMPARE(c.call(CloseCall{}).error, CallError::None);
            QCOMPARE(c.state(), State::Closed);
            QVERIFY(c.out.sent.empty());
            QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        }
    }

    // Shows: T15, 3.10.4
    void secondCloseEmitsNoSecondFin()
    {
        Connection c = inState(State::Established);
        c.call(ShutdownCall{});
        c.out.clear();
        QCOMPARE(c.call(ShutdownCall{}).error, CallError::Closing);
        QCOMPARE(c.call(CloseCall{}).error, CallError::None); // now it also stops reading
        QCOMPARE(c.call(CloseCall{}).error, CallError::Closing);
        QVERIFY(c.out.sent.empty());
    }

    // Shows: 3.10.3
    void remainingTextCanBeReadAfterThePeersFin()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Fin | Flag::Psh | Flag::Ack, peerIss + 1, iss + 1, "bye");
        QCOMPARE(c.state(), State::CloseWait);
        QCOMPARE(c.read(), "bye");
        std::vector<std::byte> buffer(10);
        QCOMPARE(c.call(ReceiveCall{buffer}).error, CallError::Closing);
    }

    void finOutOfOrderWaitsForItsText()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Fin | Flag::Ack, peerIss + 4, iss + 1);
        QCOMPARE(c.state(), State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "abc");
        QCOMPARE(c.state(), State::CloseWait);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5005 len=0");
    }

    void lostFinIsRepeated()
    {
        Connection c = inState(State::FinWait1);
        c.nextTimer();
        QCOMPARE(c.lastSent(), "FIN,ACK seq=1001 ack=5001 len=0");
        QCOMPARE(c.out.sent.back().reason, TransmitReason::Retransmission);
    }

    // Shows: MAY-2, T9c, RFC6191-2
    void newIncarnationEndsTimeWait()
    {
        Connection c = inState(State::TimeWait);
        Segment syn;
        syn.header.flags = Flag::Syn;
        syn.header.seq = c.peerNext(); // not beyond what was used
        QVERIFY(!c.endpoint.acceptsNewIncarnation(syn));
        syn.header.seq = c.peerNext() + 1;
        QVERIFY(c.endpoint.acceptsNewIncarnation(syn));
        c.endpoint.yieldToNewIncarnation(syn, c.now, c.out);
        QCOMPARE(c.state(), State::Closed);
    }
};

QTEST_APPLESS_MAIN(ClosingTest)
#include "tst_closing.moc"
