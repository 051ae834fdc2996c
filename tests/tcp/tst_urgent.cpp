// Urgent data (RFC 9293 3.8.5, 3.10.2, 3.10.7.4 sixth).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

void urgentArrives(Connection& c, SeqNum seq, std::string_view text, std::uint16_t pointer)
{
    const auto data = bytes(text);
    Segment segment;
    segment.header = Header{seq, c.ourNext(), Flag::Urg | Flag::Ack, 65535, pointer, {}};
    segment.payload = data;
    c.endpoint.segmentArrives(segment, c.now, c.out);
}

/// The octets of urgent data that each notice told of.
std::vector<std::uint32_t> signalled(const Connection& c)
{
    std::vector<std::uint32_t> octets;
    for (const UserNotice& notice : c.out.notices)
        if (notice.kind == UserNotice::Kind::UrgentData) octets.push_back(notice.bytes);
    return octets;
}

} // namespace

class UrgentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: MUST-30, MUST-62
    void thePointerNamesTheOctetBehindTheUrgentData()
    {
        Connection c = inState(State::Established);
        const auto data = bytes("abc");
        c.call(SendCall{data, true});
        const Header& header = c.out.sent.back().header;
        QVERIFY(header.has(Flag::Urg));
        QCOMPARE(header.seq + header.urgentPointer, iss + 4);
        c.send("calm again"); // Nagle: later, and without URG
        c.arrives(Flag::Ack, peerIss + 1, iss + 4);
        QCOMPARE(c.lastSent(), "PSH,ACK seq=1004 ack=5001 len=10");
    }

    // Shows: MUST-30
    void everySegmentBeforeThePointerCarriesIt()
    {
        Config config;
        config.mss = 100;
        config.nagle = false;
        Connection c = inState(State::Established, config);
        const auto data = bytes(std::string(250, 'u'));
        c.call(SendCall{data, true});
        QCOMPARE(c.out.sent.size(), 3u);
        for (const Sent& s : c.out.sent) {
            QVERIFY(s.header.has(Flag::Urg));
            QCOMPARE(s.header.seq + s.header.urgentPointer, iss + 251);
        }
        c.nextTimer(); // and so do repetitions
        QVERIFY(c.out.sent.back().header.has(Flag::Urg));
    }

    // Shows: MUST-31
    void urgentDataMayBeLongerThanThePointerReaches()
    {
        Config config;
        config.sendBuffer = 200'000;
        config.windowScale = std::uint8_t{2};
        Connection c{config};
        c.call(ActiveOpenCall{});
        Options options;
        options.mss = 1460;
        options.windowScale = std::uint8_t{2};
        c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, {}, 65535);
        c.out.clear();
        const auto data = bytes(std::string(100'000, 'u'));
        c.call(SendCall{data, true});
        QCOMPARE(c.out.sent.front().header.urgentPointer, 65535); // as far as it can point
        const Sent& last = c.out.sent.back();
        QVERIFY(last.header.has(Flag::Urg));
        QVERIFY((last.header.seq + last.header.urgentPointer).isAtOrBefore(iss + 100'001));

        Connection receiver = inState(State::Established);
        SeqNum seq = receiver.peerNext();
        for (int i = 0; i < 30; ++i) { // the pointer runs ahead of the text for 30,000 octets
            urgentArrives(receiver, seq, std::string(1000, 'u'), 2000);
            seq += 1000;
            QVERIFY(receiver.endpoint.tcb().rcv.urgent);
        }
        QCOMPARE(receiver.endpoint.tcb().rcv.up, seq + 1000);
    }

    // Shows: MUST-32, MUST-47
    void theUserHearsOfTheFirstPointerAndOfEveryAdvance()
    {
        Connection c = inState(State::Established);
        urgentArrives(c, peerIss + 1, "abc", 3);
        QCOMPARE(signalled(c), (std::vector<std::uint32_t>{3}));
        urgentArrives(c, peerIss + 1, "abc", 3); // again: no advance
        QCOMPARE(signalled(c).size(), 1u);
        urgentArrives(c, peerIss + 4, "def", 10); // ahead of its text
        QCOMPARE(signalled(c), (std::vector<std::uint32_t>{3, 13}));
        urgentArrives(c, peerIss + 7, "ghi", 2); // it never recedes
        QCOMPARE(signalled(c).size(), 2u);
        QCOMPARE(c.endpoint.tcb().rcv.up, peerIss + 14);
    }

    // Shows: MUST-33
    void theUserLearnsHowMuchIsLeft()
    {
        Connection c = inState(State::Established);
        urgentArrives(c, peerIss + 1, "urgent, calm", 6);
        const Tcb& tcb = c.endpoint.tcb();
        const auto left = [&] {
            const SeqNum taken =
                tcb.rcv.nxt - static_cast<std::uint32_t>(c.endpoint.readableBytes());
            return tcb.rcv.urgent ? tcb.rcv.up.distanceFrom(taken) : 0;
        };
        QCOMPARE(left(), 6);
        c.read(4);
        QCOMPARE(left(), 2);
        QVERIFY(tcb.rcv.urgent);
        c.read(2);
        QCOMPARE(left(), 0);
        QVERIFY(!tcb.rcv.urgent); // "the user may now leave urgent mode"
        QCOMPARE(c.read(), ", calm");
    }

    // Shows: MUST-30
    void afterThePeersFinUrgIsIgnored()
    {
        for (const State state :
             {State::CloseWait, State::Closing, State::LastAck, State::TimeWait}) {
            Connection c = inState(state);
            const auto una = c.endpoint.tcb().snd.una;
            Segment segment;
            segment.header = Header{c.peerNext(), una, Flag::Urg | Flag::Ack, 65535, 9, {}};
            c.endpoint.segmentArrives(segment, c.now, c.out);
            QVERIFY(signalled(c).empty());
            QCOMPARE(c.state(), state);
        }
    }
};

QTEST_APPLESS_MAIN(UrgentTest)
#include "tst_urgent.moc"
