// The Linux profile: each row of what was measured to differ from the letter of RFC 9293, beside
// what the strict profile does with the same segment; and what both do with ICMP.

#include <QTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

/// linuxConfig() without the options, so that the tests' segments need none.
Config plainLinux()
{
    Config config = linuxConfig();
    config.timestamps = false;
    config.sackPermitted = false;
    config.windowScale.reset();
    config.receiveBuffer = 65535;
    return config;
}

Connection in(State state, bool onLinux)
{
    return inState(state, onLinux ? plainLinux() : Config{});
}

} // namespace

class LinuxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: L1
    void wrongAckInSynSent()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::SynSent, onLinux);
            c.out.clear();
            c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 9);
            QCOMPARE(c.lastSent(), std::string("RST seq=1009 len=0"));
            const SimTime asked = c.now;
            c.nextTimer();
            QCOMPARE(c.lastSent(), std::string("SYN seq=1000 len=0"));
            QVERIFY(onLinux ? c.now - asked <= 12ms : c.now - asked == 1s);
        }
    }
    // Shows: L2
    void rstAtTheRightEdge()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::Established, onLinux);
            const SeqNum edge = c.peerNext() + c.endpoint.tcb().rcv.wnd;
            c.out.clear();
            c.arrives(Flag::Rst, edge);
            QCOMPARE(c.out.sent.size(), onLinux ? 1u : 0u);
            c.out.clear();
            c.now += 1s;
            c.arrives(Flag::Rst, edge + 1);
            QVERIFY(c.out.sent.empty());
            QCOMPARE(c.state(), State::Established);
        }
    }
    // Shows: L3
    void finWithoutAckInTimeWait()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::TimeWait, onLinux);
            c.out.clear();
            c.arrives(Flag::Fin, c.peerNext());
            QCOMPARE(c.out.sent.size(), onLinux ? 1u : 0u);
            QCOMPARE(c.state(), State::TimeWait);
        }
    }
    void repeatedFinRestartsTimeWait()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::TimeWait, onLinux);
            c.now += 20s;
            c.out.clear();
            c.arrives(Flag::Fin | Flag::Ack, c.peerNext() - 1, c.ourNext());
            QCOMPARE(c.out.sent.size(), 1u);
            QVERIFY(c.endpoint.nextExpiry()->due == c.now + 60s);
        }
    }
    // Shows: L4
    void rstInSynReceivedAfterSimultaneousOpen()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::SynSent, onLinux);
            c.arrives(Flag::Syn, peerIss);
            c.out.clear();
            c.arrives(Flag::Rst, c.peerNext());
            QVERIFY(c.out.told(onLinux ? UserNotice::Kind::Reset : UserNotice::Kind::Refused));
        }
    }
    // Shows: L5
    void rstWithTheNumberOfTheFin()
    {
        for (const State state : {State::CloseWait, State::LastAck, State::Closing}) {
            for (const bool onLinux : {false, true}) {
                Connection c = in(state, onLinux);
                c.out.clear();
                c.arrives(Flag::Rst, c.peerNext() - 1);
                QCOMPARE(c.state(), onLinux ? State::Closed : state);
            }
        }
    }
    // Shows: L6
    void synWithFinInListen()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::Listen, onLinux);
            c.out.clear();
            c.arrives(Flag::Syn | Flag::Fin, peerIss);
            QCOMPARE(c.state(), onLinux ? State::Listen : State::SynReceived);
            QCOMPARE(c.out.sent.empty(), onLinux);
        }
    }
    // Shows: L7
    void textInSyn()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::Listen, onLinux);
            c.arrives(Flag::Syn, peerIss, SeqNum{0}, "early");
            c.arrives(Flag::Ack, c.peerNext(), iss + 1);
            QCOMPARE(c.read(), std::string(onLinux ? "" : "early"));
        }
    }
    // Shows: L7
    void textInSynAck()
    {
        Connection c = in(State::SynSent, true);
        c.out.clear();
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1, "early");
        QCOMPARE(c.lastSent(), std::string("ACK seq=1001 ack=5001 len=0"));
        QCOMPARE(c.state(), State::Established);
    }
    // Shows: L8
    void ackOfWhatWasNeverSentIsRationed()
    {
        Connection c = in(State::Established, true);
        c.out.clear();
        for (int i = 0; i < 5; ++i)
            c.arrives(Flag::Ack, c.peerNext(), c.ourNext() + 100);
        QCOMPARE(c.out.sent.size(), 1u);
        c.now += 500ms;
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext() + 100);
        QCOMPARE(c.out.sent.size(), 2u);
    }
    // RFC 5961 7: the strict profile rations challenge ACKs, too, so that two ends that disagree
    // about the numbers cannot answer each other without end.
    // Shows: RFC5961-7
    void ackOutsideTheWindowIsRationedByStrictToo()
    {
        Connection c = in(State::Established, false);
        c.out.clear();
        for (int i = 0; i < 50; ++i)
            c.arrives(Flag::Ack, c.peerNext(), c.ourNext() + 100);
        QCOMPARE(c.out.sent.size(), std::size_t(Config{}.challengeAckLimit.count));
    }
    void sameSynAgainInSynReceived()
    {
        Connection c = in(State::SynReceived, true);
        c.out.clear();
        c.arrives(Flag::Syn, peerIss);
        QCOMPARE(c.lastSent(), std::string("SYN,ACK seq=1000 ack=5001 len=0"));
        QCOMPARE(c.state(), State::SynReceived);
    }
    // Shows: L9
    void orphanLeavesFinWait2()
    {
        Connection c = in(State::Established, true);
        c.call(CloseCall{});
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext());
        QCOMPARE(c.state(), State::FinWait2);
        c.nextTimer();
        QCOMPARE(c.state(), State::Closed);
        QVERIFY(c.now.time_since_epoch() == 60s);
    }
    void halfClosedFinWait2StaysForEver()
    {
        Connection c = in(State::Established, true);
        c.call(ShutdownCall{});
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext());
        QCOMPARE(c.state(), State::FinWait2);
        QVERIFY(!c.endpoint.nextExpiry());
        c.call(CloseCall{}); // now nobody can read any more
        QVERIFY(c.endpoint.nextExpiry()->due == c.now + 60s);
    }
    void abortCarriesAck()
    {
        Connection c = in(State::Established, true);
        c.call(AbortCall{});
        QCOMPARE(c.lastSent(), std::string("RST,ACK seq=1001 ack=5001 len=0"));
    }
    void synTimeoutsGrowLate()
    {
        Connection c{plainLinux()};
        c.call(ActiveOpenCall{});
        std::vector<std::int64_t> gaps;
        for (int i = 0; i < 6; ++i) {
            const SimTime before = c.now;
            c.nextTimer();
            gaps.push_back((c.now - before) / 1s);
        }
        QCOMPARE(gaps, (std::vector<std::int64_t>{1, 1, 1, 1, 1, 2}));
    }
    void rtoHasAFloorUnderTheVariance()
    {
        Connection c{plainLinux()};
        c.call(ActiveOpenCall{});
        c.now += 100ms;
        c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
        QVERIFY(c.endpoint.tcb().rtt.srtt == 100ms);
        QVERIFY(c.endpoint.tcb().rtt.rto == 300ms); // strict: max (1 s, 100 + 4 * 50 ms)
        for (int i = 0; i < 100; ++i) {             // an even path: the floor, 200 ms, stays
            c.send("x");
            c.now += 100ms;
            c.arrives(Flag::Ack, c.peerNext(), c.ourNext());
        }
        QVERIFY(c.endpoint.tcb().rtt.rto == 300ms);
    }
    // Shows: L10
    void firstAcksAreQuickThenTheyWait()
    {
        Connection c = in(State::Established, true);
        int atOnce = 0;
        for (int i = 0; i < 30; ++i) {
            c.now += 10ms;
            c.out.clear();
            c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), c.ourNext(), "x");
            atOnce += c.out.sent.empty() ? 0 : 1;
            if (c.out.sent.empty()) break;
        }
        QCOMPARE(atOnce, 16);
        const SimTime came = c.now;
        c.nextTimer();
        QCOMPARE(c.now - came, Duration{40ms});
        QCOMPARE(c.out.sent.size(), 1u);
    }
    void anAnsweringProgramEndsQuickAcks()
    {
        Connection c = in(State::Established, true);
        c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), c.ourNext(), "question");
        c.send("answer");
        c.now += 1ms;
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext());
        c.out.clear();
        c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), c.ourNext(), "question");
        QVERIFY(c.out.sent.empty()); // it waits for the next answer to carry it
    }
    void windowProbeCarriesNothing()
    {
        Connection c = in(State::Established, true);
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext(), {}, 0);
        c.send("waits");
        c.out.clear();
        c.nextTimer();
        QCOMPARE(c.lastSent(), std::string("ACK seq=1000 ack=5001 len=0"));
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext(), {}, 100);
        QCOMPARE(c.lastSent(), std::string("PSH,ACK seq=1001 ack=5001 len=5"));
    }

    // RFC 8985 7
    void lastSegmentIsProbedBeforeTheTimer()
    {
        Config config = plainLinux();
        config.sackPermitted = true;
        config.rto.initial = 1s;
        Connection c{config};
        c.call(ActiveOpenCall{});
        c.now += 100ms;
        Options offers;
        offers.mss = 1000;
        offers.sackPermitted = true;
        c.arrivesWith(offers, Flag::Syn | Flag::Ack, peerIss, iss + 1);
        c.send(std::string(3000, 'x'));
        const SimTime sent = c.now;
        c.out.clear();
        c.nextTimer(); // two round trips, and the last segment again
        QCOMPARE(c.now - sent, Duration{202ms});
        QCOMPARE(c.lastSent(), std::string("PSH,ACK seq=3001 ack=5001 len=1000"));
        c.nextTimer(); // then the timer, not doubled by the probe
        QCOMPARE(c.now - sent, Duration{502ms});
        QVERIFY(c.out.sent.back().header.seq == iss + 1);
    }
    void ackOfTheProbeIsALossOrADuplicate()
    {
        for (const bool duplicate : {false, true}) {
            Config config = plainLinux();
            config.sackPermitted = true;
            Connection c{config};
            c.call(ActiveOpenCall{});
            c.now += 100ms;
            Options offers;
            offers.mss = 1000;
            offers.sackPermitted = true;
            c.arrivesWith(offers, Flag::Syn | Flag::Ack, peerIss, iss + 1);
            c.send(std::string(2000, 'x'));
            const auto window = c.endpoint.tcb().congestion.cwnd();
            c.nextTimer();
            const SackBlock last{iss + 1001, iss + 2001};
            if (duplicate)
                c.acknowledgedUpTo(iss + 2001, {last});
            else
                c.acknowledgedUpTo(iss + 2001);
            QCOMPARE(c.endpoint.tcb().congestion.cwnd() < window, !duplicate);
        }
    }
    void slowStartCountsEveryOctet()
    {
        for (const bool onLinux : {false, true}) {
            Config config = onLinux ? plainLinux() : Config{};
            config.congestion = CongestionAlgorithm::NewReno;
            config.mss = 1000;
            Connection c = inState(State::Established, config);
            c.send(std::string(10000, 'x'));
            std::vector<std::uint32_t> windows;
            for (std::uint32_t acked = 2000; acked <= 10000; acked += 2000) {
                c.acknowledgedUpTo(iss + 1 + acked);
                windows.push_back(c.endpoint.tcb().congestion.cwnd() / 1000);
            }
            const std::vector<std::uint32_t> expected =
                onLinux ? std::vector<std::uint32_t>{12, 14, 16, 18, 20}
                        : std::vector<std::uint32_t>{11, 12, 13, 14, 15};
            QCOMPARE(windows, expected);
        }
    }
    // RFC 5961 7: two ends that disagree would otherwise answer each other without end.
    void unacceptableAcksAreAnsweredWithinLimits()
    {
        for (const bool onLinux : {false, true}) {
            Connection c = in(State::Established, onLinux);
            c.out.clear();
            for (int i = 0; i < 50; ++i)
                c.arrives(Flag::Ack, c.peerNext() - 1000, c.ourNext());
            QCOMPARE(c.out.sent.size(), onLinux ? 1u : 10u);
            for (int i = 0; i < 20; ++i) // text is always answered
                c.arrives(Flag::Psh | Flag::Ack, c.peerNext() - 1000, c.ourNext(), "old");
            QCOMPARE(c.out.sent.size(), onLinux ? 21u : 30u);
        }
    }

    // RFC 9293 3.9.2.2
    // Shows: MUST-55
    void sourceQuenchIsDiscarded() // MUST-55
    {
        Connection c = in(State::Established, false);
        c.send("x");
        const Endpoint before = c.endpoint;
        c.out.clear();
        c.endpoint.icmpArrives({IcmpError::Kind::SourceQuench, iss + 1}, c.now, c.out);
        QVERIFY(c.endpoint == before);
        QVERIFY(c.out.notices.empty() && c.out.sent.empty() && c.out.explanations.empty());
    }
    // Shows: MUST-54, SHLD-25, MUST-56a, MUST-56b, MUST-56c, MUST-47
    void softErrorIsToldAndNothingElse() // MUST-56, SHLD-25
    {
        using enum IcmpError::Kind;
        for (const auto kind : {NetworkUnreachable, HostUnreachable, SourceRouteFailed,
                                TimeExceeded, ParameterProblem}) {
            Connection c = in(State::Established, false);
            c.send("x");
            c.endpoint.icmpArrives({kind, iss + 1}, c.now, c.out);
            QCOMPARE(c.state(), State::Established);
            QVERIFY(c.out.told(UserNotice::Kind::SoftError));
            QCOMPARE(c.out.notices.back().icmp, kind);
        }
    }
    // Shows: MUST-54, SHLD-26, MUST-12
    void hardErrorEndsTheConnection() // SHLD-26
    {
        using enum IcmpError::Kind;
        for (const auto kind : {ProtocolUnreachable, PortUnreachable}) {
            Connection c = in(State::Established, false);
            c.send("x");
            c.out.clear();
            c.endpoint.icmpArrives({kind, iss + 1}, c.now, c.out);
            QCOMPARE(c.state(), State::Closed);
            QVERIFY(c.out.told(UserNotice::Kind::Unreachable));
            QVERIFY(c.out.sent.empty());
        }
    }
    void linuxEndsOnlyWhatIsOpening()
    {
        Connection opening = in(State::SynSent, true);
        opening.endpoint.icmpArrives({IcmpError::Kind::HostUnreachable, iss}, opening.now,
                                     opening.out);
        QCOMPARE(opening.state(), State::Closed);
        Connection open = in(State::Established, true);
        open.send("x");
        open.endpoint.icmpArrives({IcmpError::Kind::PortUnreachable, iss + 1}, open.now, open.out);
        QCOMPARE(open.state(), State::Established);
    }
    void icmpThatQuotesNothingInFlightIsNotBelieved() // RFC 5927 4.1
    {
        Connection c = in(State::Established, false);
        c.send("x");
        for (const SeqNum seq : {iss, c.ourNext(), iss + 100000}) {
            c.endpoint.icmpArrives({IcmpError::Kind::PortUnreachable, seq}, c.now, c.out);
            QCOMPARE(c.state(), State::Established);
        }
    }
    void smallerPathMtuMakesSmallerSegments()
    {
        Connection c = in(State::Established, false);
        c.send(std::string(1460, 'x'));
        c.out.clear();
        c.endpoint.icmpArrives({IcmpError::Kind::FragmentationNeeded, iss + 1, 960}, c.now, c.out);
        QCOMPARE(c.lastSent(), std::string("ACK seq=1001 ack=5001 len=960"));
        c.arrives(Flag::Ack, c.peerNext(), iss + 1461);
        c.out.clear();
        c.send(std::string(3000, 'y'));
        for (const Sent& sent : c.out.sent)
            QVERIFY(sent.payload.size() <= 960);
    }
    void allThatWasTooLargeGoesAgain() // RFC 1191 6.4
    {
        Config config;
        config.congestion = CongestionAlgorithm::NewReno;
        Connection c = inState(State::Established, config);
        c.send(std::string(4 * 1460, 'x'));
        const auto window = c.endpoint.tcb().congestion.cwnd();
        c.out.clear();
        c.endpoint.icmpArrives({IcmpError::Kind::FragmentationNeeded, iss + 1, 960}, c.now, c.out);
        std::size_t again = 0;
        for (const Sent& sent : c.out.sent)
            again += sent.payload.size();
        QCOMPARE(again, 4u * 1460u);
        QCOMPARE(c.endpoint.tcb().congestion.cwnd(), window);
    }
    void queueFollowsTheProbeWhenTheWindowOpens()
    {
        Connection c = in(State::Established, false);
        c.arrives(Flag::Ack, c.peerNext(), c.ourNext(), {}, 0);
        c.send("all of this");
        c.nextTimer();
        QCOMPARE(c.lastSent(), std::string("ACK seq=1001 ack=5001 len=1"));
        c.out.clear();
        c.arrives(Flag::Ack, c.peerNext(), iss + 1, {}, 4000); // the octet found no room
        QCOMPARE(c.lastSent(), std::string("PSH,ACK seq=1001 ack=5001 len=11"));
    }
};

QTEST_APPLESS_MAIN(LinuxTest)
#include "tst_linux.moc"
