// MSS, window scale, timestamps with PAWS, SACK as the receiver makes it, urgent data (RFC
// 9293 3.1, 3.8.5; RFC 7323; RFC 2018; RFC 2883).

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

Config everything()
{
    Config config;
    config.windowScale = std::uint8_t{7};
    config.sackPermitted = true;
    config.timestamps = true;
    config.receiveBuffer = 1'000'000;
    return config;
}

Options peersSyn()
{
    Options options;
    options.mss = 1460;
    options.windowScale = std::uint8_t{3};
    options.sackPermitted = true;
    options.timestamps = Timestamps{500, 0};
    return options;
}

/// ESTABLISHED with all options agreed; the peer's clock stands at 500.
Connection agreed(const Config& config = everything())
{
    Connection c{config};
    c.call(ActiveOpenCall{});
    Options options = peersSyn();
    options.timestamps = Timestamps{500, 1};
    c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1);
    c.out.clear();
    return c;
}

Options stamped(std::uint32_t value)
{
    Options options;
    options.timestamps = Timestamps{value, 1};
    return options;
}

} // namespace

class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Shows: RFC7323-2.2b
    void synOffersWhatIsConfigured()
    {
        Connection c{everything()};
        c.call(ActiveOpenCall{});
        const Options& options = c.out.sent.back().header.options;
        QCOMPARE(options.mss, 1460);
        QCOMPARE(options.windowScale, 7);
        QVERIFY(options.sackPermitted);
        QVERIFY(options.timestamps.has_value());
        QCOMPARE(options.encodedLength(), 20u);
        QCOMPARE(c.out.sent.back().header.window, 65535); // never scaled in a SYN
    }

    // Shows: RFC7323-2.2a
    void synAckAnswersOnlyWhatWasOffered()
    {
        Connection c{everything()};
        c.call(PassiveOpenCall{});
        Options mssOnly;
        mssOnly.mss = 1000;
        c.arrivesWith(mssOnly, Flag::Syn, peerIss, SeqNum{0});
        const Options& plain = c.out.sent.back().header.options;
        QVERIFY(!plain.windowScale && !plain.sackPermitted && !plain.timestamps);

        Connection d{everything()};
        d.call(PassiveOpenCall{});
        d.arrivesWith(peersSyn(), Flag::Syn, peerIss, SeqNum{0});
        const Options& full = d.out.sent.back().header.options;
        QCOMPARE(full.windowScale, 7);
        QVERIFY(full.sackPermitted);
        QCOMPARE(full.timestamps->echo, 500u);
    }

    // Shows: RFC7323-2.2a
    void aPeerWithoutScalingGetsNone()
    {
        Connection c{everything()};
        c.call(ActiveOpenCall{});
        Options options;
        options.mss = 1460;
        c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1);
        QCOMPARE(c.out.sent.back().header.window, 65535);
        QVERIFY(c.endpoint.tcb().rcv.wnd <= 65535);
        QVERIFY(!c.out.sent.back().header.options.timestamps);
    }

    void windowsAreScaledBothWays()
    {
        Connection c = agreed();
        QVERIFY(c.endpoint.tcb().rcv.wnd > 65535);
        c.arrivesWith(stamped(501), Flag::Ack, c.peerNext(), iss + 1, "x", 1000);
        QCOMPARE(c.endpoint.tcb().snd.wnd, 8000u);
        const std::uint32_t offered = std::uint32_t{c.out.sent.back().header.window} << 7;
        QVERIFY(offered <= c.endpoint.tcb().rcv.wnd && offered + 128 > c.endpoint.tcb().rcv.wnd);
    }

    // Shows: RFC7323-3.2a, MUST-16
    void everySegmentCarriesTimestampsAndEchoes()
    {
        Connection c = agreed();
        c.now += 30ms;
        c.arrivesWith(stamped(530), Flag::Ack, c.peerNext(), iss + 1, "x");
        QCOMPARE(c.out.sent.back().header.options.timestamps, (Timestamps{31, 530}));
        c.send(std::string(3000, 'y'));
        QCOMPARE(c.out.sent[1].payload.size(), 1448u); // 12 octets of options are deducted
    }

    // Shows: RFC7323-5.3a
    void anOldTimestampIsAnOldDuplicate() // PAWS
    {
        Connection c = agreed();
        c.arrivesWith(stamped(600), Flag::Ack, c.peerNext(), iss + 1, "new");
        c.out.clear();
        c.arrivesWith(stamped(599), Flag::Ack, c.peerNext(), iss + 1, "old");
        QVERIFY(c.out.said(Rule::PawsDropped));
        QCOMPARE(c.endpoint.readableBytes(), 3u);
        QCOMPARE(c.out.sent.size(), 1u);
        // RST is exempt
        c.arrivesWith(stamped(1), Flag::Rst, c.peerNext(), SeqNum{0});
        QCOMPARE(c.state(), State::Closed);
    }

    // Shows: RFC7323-3.2b
    void aSegmentWithoutTheAgreedTimestampIsDropped()
    {
        Connection c = agreed();
        c.arrivesWith({}, Flag::Ack, c.peerNext(), iss + 1, "text");
        QCOMPARE(c.endpoint.readableBytes(), 0u);
        QVERIFY(c.out.sent.empty());
    }

    // Shows: RFC7323-4.1
    void theEchoMeasuresEvenRepeatedSegments() // RFC 7323 4.1
    {
        Connection c = agreed();
        c.send("x");
        c.nextTimer(); // sent again at 1 s
        c.now += 40ms;
        Options options;
        options.timestamps = Timestamps{501, 1001};
        c.arrivesWith(options, Flag::Ack, c.peerNext(), iss + 2);
        QVERIFY(c.out.said(Rule::RttMeasured));
        QVERIFY(c.endpoint.tcb().rtt.rto <= Duration{1s});
    }

    // Shows: RFC2018-4a, RFC2018-4b
    void receiverReportsItsIslandsNewestFirst() // RFC 2018 4
    {
        Config config = everything();
        config.timestamps = false;
        Connection c = agreed(config);
        const auto island = [&](std::uint32_t offset) {
            c.arrives(Flag::Ack, peerIss + 1 + offset, iss + 1, std::string(100, 'i'));
        };
        island(200);
        QCOMPARE(c.out.sent.back().header.options.sack.size(), 1u);
        island(600);
        island(400);
        const auto blocks = c.out.sent.back().header.options.sack.view();
        QCOMPARE(blocks.size(), 3u);
        QCOMPARE(blocks[0], (SackBlock{peerIss + 401, peerIss + 501}));
        QCOMPARE(blocks[1], (SackBlock{peerIss + 601, peerIss + 701}));
        QCOMPARE(blocks[2], (SackBlock{peerIss + 201, peerIss + 301}));
        island(300); // joins two of them
        QCOMPARE(c.out.sent.back().header.options.sack.view()[0],
                 (SackBlock{peerIss + 201, peerIss + 501}));
        QCOMPARE(c.out.sent.back().header.ack, peerIss + 1);
        island(100);
        island(0);
        QCOMPARE(c.out.sent.back().header.ack, peerIss + 501);
        QCOMPARE(c.out.sent.back().header.options.sack.size(), 1u);
    }

    // Shows: RFC2883-4.1
    void duplicatesAreReportedFirst() // RFC 2883 4.1
    {
        Config config = everything();
        config.timestamps = false;
        Connection c = agreed(config);
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "abcdef");
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, "abc");
        const auto blocks = c.out.sent.back().header.options.sack.view();
        QCOMPARE(blocks.size(), 1u);
        QCOMPARE(blocks[0], (SackBlock{peerIss + 1, peerIss + 4}));
        QVERIFY(c.out.said(Rule::DuplicateReported));
        c.out.clear();
        c.arrives(Flag::Ack, peerIss + 7, iss + 1, "g"); // new: nothing of it came before
        QVERIFY(!c.out.said(Rule::DuplicateReported));
    }

    // Shows: RFC2018-4b
    void withTimestampsThreeBlocksFit()
    {
        Connection c = agreed();
        for (std::uint32_t i = 1; i <= 5; ++i)
            c.arrivesWith(stamped(501), Flag::Ack, peerIss + 1 + 200 * i, iss + 1,
                          std::string(100, 'i'));
        QCOMPARE(c.out.sent.back().header.options.sack.size(), 3u);
        QVERIFY(c.out.sent.back().header.options.encodedLength() <= 40);
    }

    // Shows: SHLD-4, RFC6191-2, T9c
    void newIncarnationByTimestamp() // RFC 6191
    {
        Connection c = agreed();
        c.call(ShutdownCall{});
        Options options = stamped(510);
        c.arrivesWith(options, Flag::Fin | Flag::Ack, c.peerNext(), iss + 2);
        QCOMPARE(c.state(), State::TimeWait);
        Segment syn;
        syn.header.flags = Flag::Syn;
        syn.header.seq = c.peerNext() - 5000; // not beyond, but the clock is
        syn.header.options.timestamps = Timestamps{511, 0};
        QVERIFY(c.endpoint.acceptsNewIncarnation(syn));
        syn.header.options.timestamps = Timestamps{509, 0};
        QVERIFY(!c.endpoint.acceptsNewIncarnation(syn));
    }

    // Shows: MUST-30, MUST-62
    void urgentDataIsMarkedAndSignalled() // MUST-30 to MUST-33, MUST-62
    {
        Connection sender = inState(State::Established);
        const auto data = bytes("abc");
        sender.call(SendCall{data, true});
        const Header& header = sender.out.sent.back().header;
        QVERIFY(header.has(Flag::Urg));
        QCOMPARE(header.urgentPointer, 3); // the first octet that is not urgent

        Connection receiver = inState(State::Established);
        Segment segment;
        segment.header = Header{peerIss + 1, iss + 1, Flag::Urg | Flag::Ack, 65535, 3, {}};
        segment.payload = data;
        receiver.endpoint.segmentArrives(segment, receiver.now, receiver.out);
        QVERIFY(receiver.out.told(UserNotice::Kind::UrgentData));
        receiver.out.clear();
        receiver.endpoint.segmentArrives(segment, receiver.now, receiver.out);
        QVERIFY(!receiver.out.told(UserNotice::Kind::UrgentData)); // not again for the same data
        receiver.read();
        QVERIFY(!receiver.endpoint.tcb().rcv.urgent);
    }

    // Shows: SHLD-5a, SHLD-5b, MAY-3, MUST-14, MUST-67
    void theMssIsAnnouncedWhateverItIs()
    {
        for (const std::uint16_t mss :
             std::initializer_list<std::uint16_t>{536, 1220, 1460, 9000}) {
            for (const bool withOptions : {false, true}) {
                Config config = withOptions ? everything() : Config{};
                config.mss = mss;
                Connection client{config};
                client.call(ActiveOpenCall{});
                QCOMPARE(client.out.sent.back().header.options.mss, mss); // options not deducted
                Connection server{config};
                server.call(PassiveOpenCall{});
                server.arrivesWith(peersSyn(), Flag::Syn, peerIss, SeqNum{0});
                QCOMPARE(server.out.sent.back().header.options.mss, mss);
            }
        }
    }

    // Shows: MUST-65, RFC2018-2, RFC7323-2.2b
    void optionsOfTheSynAppearOnNoOtherSegment()
    {
        Connection c = agreed();
        c.send("text");
        c.arrivesWith(stamped(501), Flag::Ack, c.peerNext() + 10, iss + 1, "ahead");
        c.nextTimer();
        c.call(ShutdownCall{});
        c.call(AbortCall{});
        QVERIFY(c.out.sent.size() >= 4);
        for (const Sent& s : c.out.sent) {
            QVERIFY(!s.header.options.mss);
            QVERIFY(!s.header.options.windowScale);
            QVERIFY(!s.header.options.sackPermitted);
        }
    }

    // Shows: MUST-5
    void anySegmentMayCarryOptions()
    {
        Connection c = agreed();
        const Tcb before = c.endpoint.tcb();
        Options options = peersSyn(); // a SYN's options on a segment that is none: taken, no effect
        options.mss = 100;
        options.windowScale = std::uint8_t{9};
        options.timestamps = Timestamps{501, 1};
        c.arrivesWith(options, Flag::Psh | Flag::Ack, c.peerNext(), iss + 1, "text");
        QCOMPARE(c.read(), "text");
        QCOMPARE(c.endpoint.tcb().tsRecent, 501u);
        QCOMPARE(c.endpoint.tcb().snd.mss, before.snd.mss);
        QCOMPARE(c.endpoint.tcb().snd.scale, before.snd.scale);
        c.arrivesWith(stamped(502), Flag::Fin | Flag::Ack, c.peerNext(), iss + 1);
        QCOMPARE(c.endpoint.tcb().tsRecent, 502u);
        QCOMPARE(c.state(), State::CloseWait);
    }

    // Shows: MUST-15a, MUST-15b
    void theDefaultMssDependsOnTheIpVersion()
    {
        for (const std::uint16_t standard : std::initializer_list<std::uint16_t>{536, 1220}) {
            Config config;
            config.defaultSendMss = standard;
            Connection c{config};
            c.call(ActiveOpenCall{});
            c.arrivesWith({}, Flag::Syn | Flag::Ack, peerIss, iss + 1);
            c.out.clear();
            c.send(std::string(5000, 'a'));
            QCOMPARE(c.out.sent.front().payload.size(), std::size_t{standard});
        }
        QCOMPARE(Config{}.defaultSendMss, 536);
    }

    // Shows: MUST-16
    void theSmallerOfBothMssIsSentLessTheOptions()
    {
        for (const auto& [ours, peers, stampedToo, sent] :
             {std::tuple{1460, 500, false, 500u}, std::tuple{500, 1460, false, 500u},
              std::tuple{1460, 1460, true, 1448u}, std::tuple{500, 1460, true, 488u}}) {
            Config config;
            config.mss = static_cast<std::uint16_t>(ours);
            config.timestamps = stampedToo;
            Connection c{config};
            c.call(ActiveOpenCall{});
            Options options;
            options.mss = static_cast<std::uint16_t>(peers);
            if (stampedToo) options.timestamps = Timestamps{1, 1};
            c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1);
            c.out.clear();
            c.send(std::string(5000, 'a'));
            QCOMPARE(c.out.sent.front().payload.size(), sent);
        }
    }

    // Shows: RFC7323-2.3
    void aShiftAboveFourteenCountsAsFourteen()
    {
        Connection c{everything()};
        c.call(ActiveOpenCall{});
        Options options = peersSyn();
        options.windowScale = std::uint8_t{15};
        options.timestamps = Timestamps{500, 1};
        c.arrivesWith(options, Flag::Syn | Flag::Ack, peerIss, iss + 1, {}, 1000);
        QCOMPARE(c.endpoint.tcb().snd.wnd, 1000u); // a SYN's window is never scaled
        c.arrivesWith(stamped(501), Flag::Ack, peerIss + 1, iss + 1, {}, 3);
        QCOMPARE(c.endpoint.tcb().snd.wnd, 3u << 14);
    }

    // Shows: RFC7323-4.3, RFC7323-5.3b
    void theEchoIsOfTheSegmentAtTheLeftEdge()
    {
        Config config = everything();
        config.delayedAck = 200ms;
        Connection c = agreed(config);
        const auto echoed = [&] { return c.out.sent.back().header.options.timestamps->echo; };
        c.arrivesWith(stamped(501), Flag::Ack, peerIss + 1, iss + 1, std::string(1448, 'x'));
        c.arrivesWith(stamped(502), Flag::Ack, c.peerNext(), iss + 1, std::string(1448, 'x'));
        QCOMPARE(echoed(), 501u); // delayed: the earlier of the two
        const SeqNum hole = c.peerNext();
        c.arrivesWith(stamped(505), Flag::Ack, hole + 100, iss + 1, "ahead");
        QCOMPARE(echoed(), 501u); // out of order: of the last segment that advanced the edge
        QCOMPARE(c.endpoint.tcb().tsRecent, 501u);
        c.arrivesWith(stamped(507), Flag::Ack, hole, iss + 1, std::string(100, 'x'));
        QCOMPARE(echoed(), 507u); // what fills the hole
        QCOMPARE(c.endpoint.tcb().tsRecent, 507u);
    }

    // Shows: RFC7323-5.5
    void afterTwentyFourDaysAnOldTimestampIsBelieved()
    {
        Connection c = agreed();
        c.arrivesWith(stamped(600), Flag::Ack, c.peerNext(), iss + 1, "new");
        c.now += 24h * 25;
        c.out.clear();
        c.arrivesWith(stamped(599), Flag::Ack, c.peerNext(), iss + 1, "old?");
        QVERIFY(!c.out.said(Rule::PawsDropped));
        QCOMPARE(c.read(), "newold?");
        QCOMPARE(c.endpoint.tcb().tsRecent, 599u);
    }

    // Shows: RFC2883-4.2, RFC2883-4.1
    void aDuplicateInsideAnIslandIsFollowedByTheIsland()
    {
        Config config = everything();
        config.timestamps = false;
        Connection c = agreed(config);
        c.arrives(Flag::Ack, peerIss + 201, iss + 1, std::string(300, 'i'));
        c.arrives(Flag::Ack, peerIss + 301, iss + 1, std::string(100, 'i'));
        auto blocks = c.out.sent.back().header.options.sack;
        QCOMPARE(blocks.size(), 2u);
        QCOMPARE(blocks.view()[0], (SackBlock{peerIss + 301, peerIss + 401}));
        QCOMPARE(blocks.view()[1], (SackBlock{peerIss + 201, peerIss + 501}));
        c.arrives(Flag::Ack, peerIss + 601, iss + 1, "new"); // a duplicate is reported once
        QCOMPARE(c.out.sent.back().header.options.sack.view()[0],
                 (SackBlock{peerIss + 601, peerIss + 604}));
    }

    // Text in order that covers islands: the first of them is what had come before.
    // Shows: RFC2883-4.2
    void inOrderTextOverAnIslandIsReported()
    {
        Config config = everything();
        config.timestamps = false;
        Connection c = agreed(config);
        c.arrives(Flag::Ack, peerIss + 101, iss + 1, std::string(100, 'i'));
        c.arrives(Flag::Ack, peerIss + 401, iss + 1, std::string(100, 'j'));
        c.arrives(Flag::Ack, peerIss + 1, iss + 1, std::string(300, 'k'));
        const auto blocks = c.out.sent.back().header.options.sack;
        QCOMPARE(blocks.size(), 2u);
        QCOMPARE(blocks.view()[0], (SackBlock{peerIss + 101, peerIss + 201}));
        QCOMPARE(blocks.view()[1], (SackBlock{peerIss + 401, peerIss + 501}));
    }
};

QTEST_APPLESS_MAIN(OptionsTest)
#include "tst_options.moc"
