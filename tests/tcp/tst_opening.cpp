// Opening a connection: CLOSED, LISTEN, SYN-SENT and SYN-RECEIVED (RFC 9293 3.5, 3.10.1, 3.10.7.1
// to 3.10.7.3).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

class OpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: T1a, MUST-14, RFC6298-2.1
    void activeOpenSendsSyn()
    {
        Connection c;
        QCOMPARE(c.call(ActiveOpenCall{}).error, CallError::None);
        QCOMPARE(c.lastSent(), "SYN seq=1000 len=0");
        QCOMPARE(c.out.sent.back().header.options.mss, 1460);
        QCOMPARE(c.endpoint.tcb().snd.una, iss);
        QCOMPARE(c.endpoint.tcb().snd.nxt, iss + 1);
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::Retransmission, SimTime{1s}}));
    }

    // Shows: T2a, T4a
    void listenerAnswersSyn()
    {
        Connection c = inState(State::Listen);
        c.arrives(Flag::Syn, peerIss);
        QCOMPARE(c.lastSent(), "SYN,ACK seq=1000 ack=5001 len=0");
        QCOMPARE(c.state(), State::SynReceived);
        QCOMPARE(c.endpoint.tcb().rcv.nxt, peerIss + 1);
        QCOMPARE(c.endpoint.tcb().rcv.irs, peerIss);
        QVERIFY(!c.out.told(UserNotice::Kind::Established));
        c.arrives(Flag::Ack, peerIss + 1, iss + 1);
        QCOMPARE(c.state(), State::Established);
        QVERIFY(c.out.told(UserNotice::Kind::Established));
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
    }

    // Shows: T3a
    void clientAcknowledgesSynAck()
    {
        Connection c = inState(State::SynSent);
        c.now = SimTime{100ms};
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
        QCOMPARE(c.out.sent.size(), 1u);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0");
        // 3.10.7.3, fourth, sends this ACK: the seventh of 3.10.7.4 has no part in it.
        QVERIFY(c.out.said(Rule::SynSentSynAck) && !c.out.said(Rule::AckSent));
        QCOMPARE(c.state(), State::Established);
        QCOMPARE(c.endpoint.tcb().rtt.srtt, Duration{100ms});
    }

    // Shows: MUST-14, MUST-16
    void smallestMssWins()
    {
        Connection c = inState(State::SynSent);
        Segment synAck;
        synAck.header.flags = Flag::Syn | Flag::Ack;
        synAck.header.seq = peerIss;
        synAck.header.ack = iss + 1;
        synAck.header.window = 65535;
        synAck.header.options.mss = 500;
        c.endpoint.segmentArrives(synAck, c.now, c.out);
        QCOMPARE(c.endpoint.tcb().snd.mss, 500);
    }

    // Shows: MUST-15a
    void withoutMssOptionThePeerGets536() // MUST-15
    {
        Connection c = inState(State::SynSent);
        Segment synAck;
        synAck.header.flags = Flag::Syn | Flag::Ack;
        synAck.header.seq = peerIss;
        synAck.header.ack = iss + 1;
        synAck.header.window = 65535;
        c.endpoint.segmentArrives(synAck, c.now, c.out);
        QCOMPARE(c.endpoint.tcb().snd.mss, 536);
    }

    // RFC 9293 figure 7
    // Shows: MUST-10, T3b
    void simultaneousOpen()
    {
        Connection c = inState(State::SynSent);
        c.arrives(Flag::Syn, peerIss);
        QCOMPARE(c.state(), State::SynReceived);
        QCOMPARE(c.lastSent(), "SYN,ACK seq=1000 ack=5001 len=0");
        c.out.clear();
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
        QCOMPARE(c.state(), State::Established);
        QCOMPARE(c.out.sent.size(), 0u);
        QVERIFY(c.out.told(UserNotice::Kind::Established));
    }

    // Shows: T2d
    void listenIgnoresRstAndResetsAck()
    {
        Connection c = inState(State::Listen);
        c.arrives(Flag::Rst, peerIss);
        QVERIFY(c.out.sent.empty());
        c.arrives(Flag::Ack, peerIss, SeqNum{77});
        QCOMPARE(c.lastSent(), "RST seq=77 len=0");
        QCOMPARE(c.state(), State::Listen);
        c.arrives(Flag::Syn | Flag::Ack, peerIss, SeqNum{78}); // second comes before third
        QCOMPARE(c.lastSent(), "RST seq=78 len=0");
        c.out.clear();
        c.arrives(Flag::Fin, peerIss);
        QVERIFY(c.out.sent.empty());
    }

    void synSentTable_data()
    {
        QTest::addColumn<int>("flags");
        QTest::addColumn<quint32>("ack");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("state");
        const auto f = [](Flags flags) { return int{flags.bits()}; };
        QTest::newRow("ack of nothing sent") << f(Flag::Ack) << 1000u << "RST seq=1000 len=0"
                                             << "SYN-SENT";
        QTest::newRow("ack beyond") << f(Flag::Ack) << 1002u << "RST seq=1002 len=0"
                                    << "SYN-SENT";
        QTest::newRow("syn,ack with bad ack")
            << f(Flag::Syn | Flag::Ack) << 999u << "RST seq=999 len=0"
            << "SYN-SENT";
        QTest::newRow("rst with bad ack") << f(Flag::Rst | Flag::Ack) << 1000u << ""
                                          << "SYN-SENT";
        QTest::newRow("rst with good ack") << f(Flag::Rst | Flag::Ack) << 1001u << ""
                                           << "CLOSED";
        QTest::newRow("rst alone") << f(Flag::Rst) << 0u << ""
                                   << "SYN-SENT";
        QTest::newRow("ack alone, good") << f(Flag::Ack) << 1001u << ""
                                         << "SYN-SENT";
        QTest::newRow("fin") << f(Flag::Fin) << 0u << ""
                             << "SYN-SENT";
        QTest::newRow("syn") << f(Flag::Syn) << 0u << "SYN,ACK seq=1000 ack=5001 len=0"
                             << "SYN-RECEIVED";
        QTest::newRow("syn,ack") << f(Flag::Syn | Flag::Ack) << 1001u
                                 << "ACK seq=1001 ack=5001 len=0"
                                 << "ESTABLISHED";
    }
    // Shows: T3c, T3d
    void synSentTable()
    {
        QFETCH(int, flags);
        QFETCH(quint32, ack);
        QFETCH(QString, answer);
        QFETCH(QString, state);
        Connection c = inState(State::SynSent);
        c.arrives(Flags{static_cast<std::uint8_t>(flags)}, peerIss, SeqNum{ack});
        QCOMPARE(QString::fromStdString(c.lastSent()), answer);
        QCOMPARE(QString::fromUtf8(rfcName(c.state()).data()), state);
        QCOMPARE(c.out.told(UserNotice::Kind::Refused), state == "CLOSED");
    }

    // Shows: T1b
    void closedAnswersWithRst() // 3.10.7.1
    {
        Connection c;
        c.arrives(Flag::Syn, peerIss);
        QCOMPARE(c.lastSent(), "RST,ACK seq=0 ack=5001 len=0");
        c.arrives(Flag::Ack, peerIss, SeqNum{42}, "text");
        QCOMPARE(c.lastSent(), "RST seq=42 len=0");
        c.arrives(Flag::Fin, peerIss, SeqNum{0}, "text");
        QCOMPARE(c.lastSent(), "RST,ACK seq=0 ack=5005 len=0");
        c.out.clear();
        c.arrives(Flag::Rst, peerIss);
        QVERIFY(c.out.sent.empty());
        QCOMPARE(c.state(), State::Closed);
    }

    // RFC 9293 figure 8: recovery from an old duplicate SYN, seen by the listener.
    // Shows: MUST-11, T4c
    void rstTakesPassiveSynReceivedBackToListen()
    {
        Connection c = inState(State::SynReceived);
        c.arrives(Flag::Rst, peerIss + 1);
        QCOMPARE(c.state(), State::Listen);
        QVERIFY(c.out.notices.empty()); // "The user need not be informed."
        QCOMPARE(c.endpoint.nextExpiry(), std::nullopt);
        c.out.clear();
        c.arrives(Flag::Syn, SeqNum{100});
        QCOMPARE(c.lastSent(), "SYN,ACK seq=1000 ack=101 len=0");
    }

    // Shows: MUST-11, T4c
    void rstInActiveSynReceivedIsARefusal()
    {
        Connection c = inState(State::SynReceived, {}, true);
        c.arrives(Flag::Rst, peerIss + 1);
        QCOMPARE(c.state(), State::Closed);
        QVERIFY(c.out.told(UserNotice::Kind::Refused));
    }

    // Shows: T4e
    void badAckInSynReceivedIsReset()
    {
        Connection c = inState(State::SynReceived);
        c.arrives(Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(c.lastSent(), "RST seq=1002 len=0");
        QCOMPARE(c.state(), State::SynReceived);
    }

    void repeatedSynGetsAnAckOnly()
    {
        Connection c = inState(State::SynReceived);
        c.arrives(Flag::Syn, peerIss); // before the window
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0");
        QCOMPARE(c.state(), State::SynReceived);
    }

    void textOnSynIsKeptUntilEstablished() // "queued for processing later"
    {
        Connection c = inState(State::Listen);
        c.arrives(Flag::Syn, peerIss, SeqNum{0}, "early");
        QCOMPARE(c.endpoint.readableBytes(), 0u);
        c.arrives(Flag::Ack, peerIss + 6, iss + 1);
        QCOMPARE(c.state(), State::Established);
        QCOMPARE(c.endpoint.tcb().rcv.nxt, peerIss + 6);
        QCOMPARE(c.read(), "early");
    }

    void textAfterTheHandshakeCarriesTheLostAck()
    {
        Connection c = inState(State::SynReceived);
        c.arrives(Flag::Psh | Flag::Ack, peerIss + 1, iss + 1, "hi");
        QCOMPARE(c.state(), State::Established);
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5003 len=0");
        QCOMPARE(c.read(), "hi");
    }

    // Shows: 3.10.1, T15
    void openTwiceIsAnError()
    {
        for (const State state : allStates) {
            if (state == State::Closed || state == State::Listen) continue;
            Connection c = inState(state);
            const Endpoint before = c.endpoint;
            QCOMPARE(c.call(ActiveOpenCall{}).error, CallError::AlreadyExists);
            QCOMPARE(c.call(PassiveOpenCall{}).error, CallError::AlreadyExists);
            QVERIFY(c.endpoint == before);
        }
    }

    // Shows: 3.10.2, MUST-58
    void sendBeforeEstablishedIsQueued()
    {
        Connection c = inState(State::SynSent);
        QCOMPARE(c.send("hello").bytes, 5u);
        QVERIFY(c.out.sent.empty());
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1001 ack=5001 len=5");
        QCOMPARE(c.out.sent.size(), 1u); // the text carries the ACK
    }
};

QTEST_APPLESS_MAIN(OpeningTest)
#include "tst_opening.moc"
