// Text in both directions: acceptability, order, windows, Nagle (RFC
// 9293 3.4, 3.7.4, 3.8.6, 3.10.7.4).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

class DataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsDeliveredAndAcknowledged()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Psh | Flag::Ack, peerIss + 1, iss + 1, "hello");
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5006 len=0");
        QCOMPARE(c.out.sent.back().header.window, 65530);
        QCOMPARE(c.read(), "hello");
    }

    // Shows: SHLD-28, MUST-16
    void longTextIsCutAtTheMss()
    {
        Config config;
        config.mss = 100;
        Connection c = inState(State::Established, config);
        c.send(std::string(250, 'a'));
        // Two full ones leave; Nagle keeps the rest until they are acknowledged.
        QCOMPARE(c.out.sent.size(), 2u);
        QCOMPARE(c.out.sent[0].text(), "ACK seq=1001 ack=5001 len=100");
        QCOMPARE(c.out.sent[1].text(), "ACK seq=1101 ack=5001 len=100");
        QVERIFY(c.out.said(Rule::NagleHolds) || c.endpoint.unsentBytes() == 50);
        c.out.clear();
        c.arrives(Flag::Ack, peerIss + 1, iss + 201);
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1201 ack=5001 len=50");
    }

    // Shows: SHLD-7, MUST-17
    void withoutNagleSmallTextLeavesAtOnce() // MUST-17
    {
        Config config;
        config.nagle = false;
        Connection c = inState(State::Established, config);
        c.send("a");
        c.send("b");
        QCOMPARE(c.out.sent.size(), 2u);
        Connection nagle = inState(State::Established);
        nagle.send("a");
        nagle.send("b");
        nagle.send("c");
        QCOMPARE(nagle.out.sent.size(), 1u);
        QVERIFY(nagle.out.said(Rule::NagleHolds));
        nagle.arrives(Flag::Ack, peerIss + 1, iss + 2);
        QCOMPARE(nagle.lastSent(), "PSH,ACK seq=1002 ack=5001 len=2");
    }

    // Table 6, all four cases. rcv.nxt is 5001.
    void acceptability_data()
    {
        QTest::addColumn<int>("window");
        QTest::addColumn<quint32>("seq");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("acceptable");
        QTest::newRow("empty, at the left edge") << 1000 << 5001u << 0 << true;
        QTest::newRow("empty, last of window") << 1000 << 6000u << 0 << true;
        QTest::newRow("empty, behind the window") << 1000 << 6001u << 0 << false;
        QTest::newRow("empty, before the window") << 1000 << 5000u << 0 << false;
        QTest::newRow("text reaching in from the left") << 1000 << 4999u << 3 << true;
        QTest::newRow("text entirely old") << 1000 << 4999u << 2 << false;
        QTest::newRow("text reaching out to the right") << 1000 << 6000u << 10 << true;
        QTest::newRow("text entirely beyond") << 1000 << 6001u << 1 << false;
        QTest::newRow("zero window, empty at the edge") << 0 << 5001u << 0 << true;
        QTest::newRow("zero window, empty before") << 0 << 5000u << 0 << false;
        QTest::newRow("zero window, text") << 0 << 5001u << 1 << false;
    }
    // Shows: 3.4-3, T10c
    void acceptability()
    {
        QFETCH(int, window);
        QFETCH(quint32, seq);
        QFETCH(int, length);
        QFETCH(bool, acceptable);
        Config config;
        config.receiveBuffer = window == 0 ? 4 : static_cast<std::uint32_t>(window);
        Connection c = inState(State::Established, config);
        if (window == 0) {
            c.arrives(Flag::Ack, SeqNum{5001}, iss + 1, "full"); // fills the buffer
            QCOMPARE(c.endpoint.tcb().rcv.wnd, 0u);
            seq += 4;
            c.out.clear();
        }
        const std::string text(static_cast<std::size_t>(length), 't');
        c.arrives(Flag::Ack, SeqNum{seq}, iss + 1, text);
        const bool answeredAndDropped = c.out.said(Rule::Unacceptable) ||
                                        c.out.said(Rule::ZeroWindowAnswered) ||
                                        c.out.said(Rule::KeepaliveAnswered);
        QCOMPARE(!answeredAndDropped, acceptable);
        if (!acceptable) QVERIFY(c.lastSent().starts_with("ACK seq=1001 ack="));
    }

    void overlapIsTrimmed()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, SeqNum{5001}, iss + 1, "abc");
        c.arrives(Flag::Ack, SeqNum{5002}, iss + 1, "bcde");
        QCOMPARE(c.endpoint.tcb().rcv.nxt, SeqNum{5006});
        QCOMPARE(c.read(), "abcde");
    }

    // Shows: SHLD-31, MAY-13
    void outOfOrderTextWaitsForTheHole() // SHLD-31
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, SeqNum{5004}, iss + 1, "def");
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0"); // a duplicate ACK, at once
        c.arrives(Flag::Ack, SeqNum{5007}, iss + 1, "ghi");
        c.arrives(Flag::Ack, SeqNum{5004}, iss + 1, "def"); // again: nothing new
        QCOMPARE(c.endpoint.readableBytes(), 0u);
        QCOMPARE(c.endpoint.heldBytes(), 6u);
        c.arrives(Flag::Ack, SeqNum{5001}, iss + 1, "abc");
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5010 len=0");
        QCOMPARE(c.read(), "abcdefghi");
        QCOMPARE(c.endpoint.heldBytes(), 0u);
    }

    void heldSegmentsStayWithinTheWindow()
    {
        Config config;
        config.receiveBuffer = 1000;
        Connection c = inState(State::Established, config);
        for (std::uint32_t i = 0; i < 2000; ++i)
            c.arrives(Flag::Ack, SeqNum{5002 + i}, iss + 1, "xy");
        QVERIFY(c.endpoint.heldBytes() <= 2 * config.receiveBuffer);
        c.arrives(Flag::Ack, SeqNum{5001}, iss + 1, "x");
        QCOMPARE(c.endpoint.readableBytes(), 1000u);
        QCOMPARE(c.endpoint.tcb().rcv.wnd, 0u);
    }

    void senderKeepsToTheWindow()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 3000);
        c.send(std::string(10000, 'a'));
        std::size_t sent = 0;
        for (const Sent& s : c.out.sent)
            sent += s.payload.size();
        QVERIFY(sent <= 3000);
        QVERIFY(sent >= 2 * 1460);
    }

    void oldSegmentsDoNotMoveTheWindow() // SND.WL1, SND.WL2
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, SeqNum{5001}, iss + 1, "new", 500);
        QCOMPARE(c.endpoint.tcb().snd.wnd, 500u);
        c.arrives(Flag::Ack, SeqNum{5000}, iss + 1, "wxyz!",
                  9999); // begins earlier: reaches in, but is older news
        QCOMPARE(c.endpoint.tcb().snd.wnd, 500u);
    }

    // Shows: MAY-12, T10e, RFC5961-5.2
    void acksOutsideTheRangeAreAnsweredAndDropped() // RFC 5961 5
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 2, "forged");
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=0");
        QCOMPARE(c.endpoint.readableBytes(), 0u);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1 - 65536 - 1, "forged");
        QCOMPARE(c.endpoint.readableBytes(), 0u);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1 - 1000, "real");
        QCOMPARE(c.read(), "real");
    }

    // Shows: T10d
    void aSegmentWithoutAckIsDropped()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Psh, peerIss + 1, SeqNum{0}, "text");
        QCOMPARE(c.endpoint.readableBytes(), 0u);
        QVERIFY(c.out.sent.empty());
    }

    void zeroWindowIsProbed() // MUST-36, SHLD-29, SHLD-30
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        c.send("waiting");
        QVERIFY(c.out.sent.empty());
        QCOMPARE(c.endpoint.nextExpiry()->timer, TimerId::Persist);
        std::vector<Duration> gaps;
        SimTime last = c.now;
        for (int i = 0; i < 4; ++i) {
            c.nextTimer();
            QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5001 len=1");
            QCOMPARE(c.out.sent.back().reason, TransmitReason::WindowProbe);
            gaps.push_back(c.now - last);
            last = c.now;
            c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0); // still closed
        }
        QVERIFY(gaps[1] > gaps[0] && gaps[2] == 2 * gaps[1] && gaps[3] == 2 * gaps[2]);
        QCOMPARE(c.state(), State::Established);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 1000);
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1001 ack=5001 len=7"); // and all that waits behind it
        QCOMPARE(c.endpoint.nextExpiry()->timer, TimerId::Retransmission);
    }

    void receiverKeepsAClosedWindowUntilItIsWorthwhile() // MUST-39
    {
        Config config;
        config.receiveBuffer = 4000;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, std::string(4000, 'x'));
        QCOMPARE(c.out.sent.back().header.window, 0);
        c.out.clear();
        c.read(100);
        QVERIFY(c.out.sent.empty());
        c.read(1400);
        QCOMPARE(c.out.sent.size(), 1u);
        QCOMPARE(c.out.sent.back().header.window, 1500);
    }

    void delayedAckWaitsForASecondSegmentOrTheTimer() // SHLD-18, SHLD-19, MUST-40
    {
        Config config;
        config.delayedAck = 200ms;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, c.peerNext(), iss + 1, "small");
        QVERIFY(c.out.sent.empty());
        QCOMPARE(c.endpoint.nextExpiry(), (Expiry{TimerId::DelayedAck, SimTime{200ms}}));
        c.nextTimer();
        QCOMPARE(c.lastSent(), "ACK seq=1001 ack=5006 len=0");
        c.out.clear();
        c.arrives(Flag::Ack, c.peerNext(), iss + 1, std::string(1460, 'x'));
        QVERIFY(c.out.sent.empty());
        c.arrives(Flag::Ack, c.peerNext(), iss + 1, std::string(1460, 'x'));
        QCOMPARE(c.out.sent.size(), 1u);
    }

    // Shows: 3.10.2, 3.10.4, 3.10.5
    void callsInTheWrongStateAnswerInTheRfcsWords()
    {
        Connection closed;
        QCOMPARE(closed.send("x").error, CallError::DoesNotExist);
        QCOMPARE(closed.call(CloseCall{}).error, CallError::DoesNotExist);
        QCOMPARE(closed.call(AbortCall{}).error, CallError::DoesNotExist);
        for (const State state :
             {State::FinWait1, State::FinWait2, State::Closing, State::LastAck, State::TimeWait}) {
            Connection c = inState(state);
            QCOMPARE(c.send("x").error, CallError::Closing);
            QCOMPARE(rfcText(CallError::Closing), "error: connection closing");
            QVERIFY(c.out.sent.empty());
        }
    }

    void fullSendBufferTakesAPart()
    {
        Config config;
        config.sendBuffer = 10;
        Connection c = inState(State::Established, config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 0);
        const CallResult result = c.send("0123456789abc");
        QCOMPARE(result.bytes, 10u);
        QVERIFY(result.pending);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 100);
        c.arrives(Flag::Ack, peerIss + 1, iss + 11, {}, 100);
        QVERIFY(c.out.told(UserNotice::Kind::SendSpace));
        QCOMPARE(c.endpoint.sendSpace(), 10u);
    }

    // Shows: 3.4-1, 3.4-2
    void sequenceNumbersWrap()
    {
        Connection c;
        c.endpoint = Endpoint{Config{}, SeqNum{0xFFFFFFFEu}};
        c.call(ActiveOpenCall{});
        c.arrives(Flag::Syn | Flag::Ack, SeqNum{0xFFFFFFFFu}, SeqNum{0xFFFFFFFFu});
        QCOMPARE(c.lastSent(), "ACK seq=4294967295 ack=0 len=0");
        c.send("wrap");
        QCOMPARE(c.lastSent(), "PSH,ACK seq=4294967295 ack=0 len=4");
        c.arrives(Flag::Ack, SeqNum{0}, SeqNum{3}, "over");
        QCOMPARE(c.endpoint.tcb().snd.una, SeqNum{3});
        QCOMPARE(c.endpoint.unacknowledgedBytes(), 0u);
        QCOMPARE(c.lastSent(), "ACK seq=3 ack=4 len=0");
        QCOMPARE(c.read(), "over");
    }
};

QTEST_APPLESS_MAIN(DataTest)
#include "tst_data.moc"
