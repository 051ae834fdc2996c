// Time is relative to whoever looks: the same story told later is the same story.

#include <QtTest>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

/// What an endpoint is worth, whenever it is looked at.
Endpoint rebased(const Connection& c)
{
    Endpoint endpoint = c.endpoint;
    endpoint.rebase(c.now);
    return endpoint;
}

Config busy()
{
    Config config;
    config.delayedAck = 200ms;
    config.userTimeout = 100s;
    config.keepalive = {true, 60s, 5s, 2};
    config.congestion = CongestionAlgorithm::Cubic;
    config.sackPermitted = true;
    config.mss = 4;
    return config;
}

using Step = void (*)(Connection&);

/// A life with every timer, a measurement, a loss, challenges and islands in it.
const std::vector<Step>& life()
{
    static const std::vector<Step> steps{
        [](Connection& c) { c.call(ActiveOpenCall{}); },
        [](Connection& c) {
            c.now += 30ms;
            c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1);
        },
        [](Connection& c) { c.send("abcdefghijkl"); },
        [](Connection& c) {
            c.now += 40ms;
            c.arrives(Flag::Ack, peerIss + 1, iss + 5);
        },
        [](Connection& c) { c.arrives(Flag::Syn, peerIss + 3); }, // a challenge
        [](Connection& c) { c.arrives(Flag::Ack, peerIss + 9, iss + 5, "yz"); },
        [](Connection& c) { c.arrives(Flag::Ack, peerIss + 5, iss + 5, "uv"); },
        [](Connection& c) { c.nextTimer(); },
        [](Connection& c) {
            c.now += 20ms;
            c.arrives(Flag::Ack, peerIss + 1, iss + 13, "rstu");
        },
        [](Connection& c) { c.now += 7s; },
        [](Connection& c) { c.send("more"); },
        [](Connection& c) { c.call(ShutdownCall{}); },
        [](Connection& c) { c.nextTimer(); },
    };
    return steps;
}

} // namespace

class RebaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameStoryLater();
    void anEndpointGoesOnAsBefore();
    void whatIsOverIsForgotten();
};

void RebaseTest::theSameStoryLater()
{
    Connection early(busy());
    Connection late(busy());
    late.now += 12345s;
    int told = 0;
    for (const Step step : life()) {
        step(early);
        step(late);
        QVERIFY2(rebased(early) == rebased(late), std::to_string(told).c_str());
        ++told;
    }
}

/// Rebasing in the middle of the story changes nothing that comes later.
void RebaseTest::anEndpointGoesOnAsBefore()
{
    Connection straight(busy());
    Connection shifted(busy());
    for (const Step step : life()) {
        step(straight);
        step(shifted);
        shifted.endpoint.rebase(shifted.now);
        shifted.now = SimTime{};
        QVERIFY(rebased(straight) == rebased(shifted));
        QCOMPARE(shifted.out.sent.size(), straight.out.sent.size());
        if (!straight.out.sent.empty())
            QCOMPARE(shifted.out.sent.back().text(), straight.out.sent.back().text());
    }
}

void RebaseTest::whatIsOverIsForgotten()
{
    Connection one = inState(State::Established);
    Connection two = inState(State::Established);
    QVERIFY(rebased(one) == rebased(two));
    one.arrives(Flag::Syn, peerIss + 3); // counts against the limit of challenge ACKs
    QVERIFY(!(rebased(one) == rebased(two)));
    one.now += Config{}.challengeAckLimit.period;
    two.now += Config{}.challengeAckLimit.period;
    QVERIFY(rebased(one) == rebased(two));
}

QTEST_APPLESS_MAIN(RebaseTest)
#include "tst_rebase.moc"
