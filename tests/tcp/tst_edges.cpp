// Where mechanisms meet: each of them alone is right, and together they must be, too.

#include <QTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

Config withOptions()
{
    Config config;
    config.sackPermitted = true;
    config.timestamps = true;
    config.windowScale = 8;
    config.receiveBuffer = 100'000;
    config.mss = 1000;
    return config;
}

/// Established, with what the configuration offers agreed; the peer's clock stands at 100.
Connection agreed(const Config& config, SimTime at = {})
{
    Connection c{config};
    c.now = at;
    c.call(PassiveOpenCall{});
    Options offers;
    offers.mss = 1000;
    offers.sackPermitted = config.sackPermitted;
    if (config.timestamps) offers.timestamps = {100, 0};
    offers.windowScale = config.windowScale;
    c.arrivesWith(offers, Flag::Syn, peerIss, SeqNum{0});
    Options later;
    if (config.timestamps) later.timestamps = {101, 0};
    c.arrivesWith(later, Flag::Ack, peerIss + 1, iss + 1);
    c.out.clear();
    return c;
}

Config plain(CongestionAlgorithm algorithm)
{
    Config config;
    config.mss = 1000;
    config.congestion = algorithm;
    return config;
}

} // namespace

class EdgesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersToWindowProbesAreNoDuplicates()
    {
        Connection c = inState(State::Established, plain(CongestionAlgorithm::NewReno));
        const auto window = c.endpoint.tcb().congestion.cwnd();
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext(), {}, 0);
        c.send("waits");
        for (int i = 0; i < 6; ++i) {
            c.nextTimer();
            c.arrives(Flag::Ack, c.peerNext(), iss + 1, {}, 0);
        }
        QVERIFY(!c.out.said(Rule::FastRetransmit));
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), window);
        QVERIFY(!c.endpoint.tcb().timers.isRunning(TimerId::Retransmission));
    }
    // MUST-16: Eff.snd.MSS takes every option of the segment off.
    // Shows: MUST-16
    void sackBlocksTakeTheirRoom()
    {
        Config config = withOptions();
        config.timestamps = false;
        Connection c = agreed(config);
        c.arrives(Flag::Ack, peerIss + 101, iss + 1, "ahead");
        c.send(std::string(3000, 'x'));
        for (const Sent& sent : c.out.sent)
            QVERIFY(sent.payload.size() + sent.header.options.encodedLength() <= 1000);
    }
    // RFC 7323 2.4 and appendix F: what the field cannot say may pull the edge back by less than
    // 2^shift, and what is sent up to the old edge is taken.
    // Shows: RFC7323-2.4
    void aScaledEdgeMovesLeftByRoundingOnly()
    {
        Config config = withOptions();
        config.timestamps = false;
        Connection c = agreed(config);
        SeqNum edge = c.peerNext();
        for (int i = 0; i < 200; ++i) {
            c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), iss + 1, std::string(37, 'x'));
            const Header& header = c.out.sent.back().header;
            const SeqNum told = header.ack + (std::uint32_t{header.window} << 8);
            QVERIFY((told + 255).isAtOrAfter(edge));
            edge = later(edge, told);
            QVERIFY((c.peerNext() + c.endpoint.tcb().rcv.wnd).isAtOrAfter(edge));
        }
    }
    // Shows: MUST-39
    void freedRoomAddsUpUntilItIsTold() // MUST-39
    {
        Config config;
        config.receiveBuffer = 8000;
        config.mss = 1000;
        Connection c = inState(State::Established, config);
        for (int i = 0; i < 7; ++i)
            c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), c.ourNext(), std::string(1000, 'x'));
        c.out.clear();
        for (int i = 0; i < 7; ++i)
            c.read(1000);
        QVERIFY(!c.out.sent.empty());
        QVERIFY(c.out.sent.back().header.window >= 6000);
    }
    // RFC 2018 5.1: what the peer has reported need not go again.
    // Shows: RFC2018-5
    void fastRetransmitEndsWhereTheReportBegins()
    {
        Config config = plain(CongestionAlgorithm::NewReno);
        config.sackPermitted = true;
        config.nagle = false;
        Connection c = agreed(config);
        for (int i = 0; i < 5; ++i)
            c.send(std::string(100, 'x'));
        c.out.clear();
        for (std::uint32_t end = 201; end <= 501; end += 100)
            c.acknowledgedUpTo(iss + 1, {SackBlock{iss + 101, iss + end}});
        QCOMPARE(c.out.sent.front().text(), std::string("ACK seq=1001 ack=5001 len=100"));
    }
    // RFC 6675 5 (2): also an ACK that advances may tell by its blocks that something is lost.
    // Shows: RFC6675-5d
    void anAdvancingAckCanShowALoss()
    {
        Config config = plain(CongestionAlgorithm::NewReno);
        config.sackPermitted = true;
        Connection c = agreed(config);
        c.send(std::string(10000, 'x'));
        c.out.clear();
        c.acknowledgedUpTo(iss + 1001, {SackBlock{iss + 3001, iss + 8001}});
        QVERIFY(c.out.said(Rule::FastRetransmit));
        QCOMPARE(c.out.sent.front().header.seq, iss + 1001);
    }
    // RFC 5961 4.2: any SYN is answered, also that of a peer which forgot about timestamps.
    // Shows: RFC5961-4.2
    void synWithoutTimestampsIsChallenged()
    {
        Connection c = agreed(withOptions());
        Options none;
        c.arrivesWith(none, Flag::Syn, c.peerNext() + 50, SeqNum{0});
        QCOMPARE(c.out.sent.size(), 1u);
        QCOMPARE(c.out.sent.back().reason, TransmitReason::ChallengeAck);
    }
    // RFC 7323 5.5 counts the 24 days from the last timestamp, the SYN's among them.
    void pawsWorksInALateConnection()
    {
        Connection c = agreed(withOptions(), SimTime{} + 24h * 25);
        Options old;
        old.timestamps = {50, 0};
        c.arrivesWith(old, Flag::Psh | Flag::Ack, c.peerNext(), iss + 1, "old");
        QVERIFY(c.out.said(Rule::PawsDropped));
        QCOMPARE(c.endpoint.readableBytes(), 0u);
    }
    // RFC 6191 2: a SYN with timestamps after an incarnation without any, whatever its number.
    // Shows: RFC6191-2b
    void timestampsOpenANewIncarnation()
    {
        Config config;
        config.timestamps = true;
        Connection c = inState(State::TimeWait, config); // the peer offered none
        Segment syn;
        syn.header.flags = Flag::Syn;
        syn.header.seq = peerIss - 100000;
        QVERIFY(!c.endpoint.acceptsNewIncarnation(syn));
        syn.header.options.timestamps = {1, 0};
        QVERIFY(c.endpoint.acceptsNewIncarnation(syn));
    }
    // SHLD-3: out of order or not, nobody will read it.
    // Shows: SHLD-3
    void anyTextAfterCloseIsReset()
    {
        Connection c = inState(State::Established);
        c.call(CloseCall{});
        c.out.clear();
        c.arrives(Flag::Psh | Flag::Ack, c.peerNext() + 10, c.ourNext() - 1, "ahead");
        QVERIFY(c.out.sent.back().header.has(Flag::Rst));
        QCOMPARE(c.state(), State::Closed);
    }
    // RFC 9293 3.10.2: the peer hears of urgent data even while its window lets none of it through.
    void bareAcksTellOfUrgentData()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext(), {}, 0);
        const auto data = bytes("!");
        c.call(SendCall{data, true});
        c.out.clear();
        c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), c.ourNext(), "x", 0);
        QVERIFY(c.out.sent.back().header.has(Flag::Urg));
        QCOMPARE(int(c.out.sent.back().header.urgentPointer), 1);
    }
    // The RST of an abort must be believed although a probe has passed the peer's window.
    void abortWhileProbingIsBelieved()
    {
        Connection c = inState(State::Established);
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext(), {}, 0);
        c.send("waits");
        c.nextTimer();
        c.call(AbortCall{});
        QCOMPARE(c.lastSent(), std::string("RST seq=1001 len=0"));
    }
    // RFC 5961 7: ten in any five seconds, not ten in each of two periods that meet.
    // Shows: RFC5961-7
    void challengesAreCountedOverAnyFiveSeconds()
    {
        Connection c = inState(State::Established);
        const auto burst = [&] {
            c.out.clear();
            for (int i = 0; i < 20; ++i)
                c.arrives(Flag::Rst, c.peerNext() + 1);
            return c.out.sent.size();
        };
        c.arrives(Flag::Rst, c.peerNext() + 1);
        c.now += 4900ms;
        QCOMPARE(burst(), 9u);
        c.now += 200ms;
        QCOMPARE(burst(), 1u);
        c.now += 5s;
        QCOMPARE(burst(), 10u);
    }
    // RFC 9438 4.2: while the program is silent the curve stands still.
    // Shows: RFC9438-4.2b
    void cubicDoesNotGrowByWaiting()
    {
        CongestionControl control{CongestionAlgorithm::Cubic, 1000, 10};
        SimTime now{};
        control.enterRecovery(10000);
        control.leaveRecovery(7000, true);
        control.acknowledged(1000, true, 100ms, now);
        for (int i = 0; i < 150; ++i) {
            now += 100ms;
            control.acknowledged(1000, false, 100ms, now);
        }
        const auto before = control.cwnd();
        for (int i = 0; i < 7; ++i)
            control.acknowledged(1000, true, 100ms, now);
        QVERIFY(control.cwnd() <= before + 1000);
    }
};

QTEST_APPLESS_MAIN(EdgesTest)
#include "tst_edges.moc"
