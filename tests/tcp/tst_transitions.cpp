// Every row of the transition table is taken once, by the event that its cause names; and whatever
// else happens, no change of state outside the table can be produced.

#include <QtTest>

#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "fixture.h"

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

namespace {

Config withKeepalive()
{
    Config config;
    config.keepalive = {true, 10s, 1s, 2};
    return config;
}

/// How a cause is brought about on a connection that is in the row's first state.
using Trigger = std::function<void(Connection&)>;

void untilTimersGiveUp(Connection& c)
{
    const State before = c.state();
    for (int i = 0; i < 40 && c.state() == before; ++i)
        c.nextTimer();
}

const std::map<Cause, Trigger>& triggers()
{
    static const std::map<Cause, Trigger> map{
        {Cause::PassiveOpen, [](Connection& c) { c.call(PassiveOpenCall{}); }},
        {Cause::ActiveOpen, [](Connection& c) { c.call(ActiveOpenCall{}); }},
        {Cause::Send, [](Connection& c) { c.send("x"); }},
        {Cause::SynArrived,
         [](Connection& c) {
             c.arrives(Flag::Syn, c.state() == State::SynReceived ? c.peerNext() : peerIss);
         }},
        {Cause::SynAckArrived,
         [](Connection& c) { c.arrives(Flag::Syn | Flag::Ack, peerIss, iss + 1); }},
        {Cause::AckOfSyn, [](Connection& c) { c.arrives(Flag::Ack, c.peerNext(), iss + 1); }},
        {Cause::FinArrived,
         [](Connection& c) { c.arrives(Flag::Fin | Flag::Ack, c.peerNext(), iss + 1); }},
        {Cause::AckOfFin, [](Connection& c) { c.arrives(Flag::Ack, c.peerNext(), c.ourNext()); }},
        {Cause::FinAndAckOfFin,
         [](Connection& c) { c.arrives(Flag::Fin | Flag::Ack, c.peerNext(), c.ourNext()); }},
        {Cause::Close, [](Connection& c) { c.call(CloseCall{}); }},
        {Cause::CloseWithUnread, [](Connection& c) { c.call(CloseCall{}); }},
        {Cause::DataAfterClose,
         [](Connection& c) {
             c.call(CloseCall{});
             c.arrives(Flag::Psh | Flag::Ack, c.peerNext(),
                       c.ourNext() - (c.state() == State::FinWait1 ? 1 : 0), "late");
         }},
        {Cause::Abort, [](Connection& c) { c.call(AbortCall{}); }},
        {Cause::RstArrived,
         [](Connection& c) {
             if (c.state() == State::SynSent)
                 c.arrives(Flag::Rst | Flag::Ack, SeqNum{0}, iss + 1);
             else
                 c.arrives(Flag::Rst, c.peerNext());
         }},
        {Cause::TwoMslTimeout, [](Connection& c) { c.nextTimer(); }},
        {Cause::RetransmissionLimit, untilTimersGiveUp},
        {Cause::UserTimeout, untilTimersGiveUp},
        {Cause::KeepaliveTimeout, untilTimersGiveUp},
        {Cause::OrphanTimeout,
         [](Connection& c) {
             c.call(CloseCall{});
             c.nextTimer();
         }},
        {Cause::IcmpError,
         [](Connection& c) {
             const SeqNum seq = c.endpoint.tcb().snd.una;
             c.endpoint.icmpArrives({IcmpError::Kind::PortUnreachable, seq}, c.now, c.out);
         }},
        {Cause::NewIncarnation,
         [](Connection& c) {
             Segment syn;
             syn.header.flags = Flag::Syn;
             syn.header.seq = c.peerNext() + 1000;
             if (c.endpoint.acceptsNewIncarnation(syn))
                 c.endpoint.yieldToNewIncarnation(syn, c.now, c.out);
         }},
    };
    return map;
}

Connection prepared(const Transition& row)
{
    const bool activeSynReceived =
        row.from == State::SynReceived && row.cause == Cause::RstArrived && row.to == State::Closed;
    Config config;
    if (row.cause == Cause::KeepaliveTimeout) config = withKeepalive();
    if (row.cause == Cause::UserTimeout) config.userTimeout = 20s;
    if (row.cause == Cause::OrphanTimeout) config.orphanTimeout = 60s;
    Connection c = inState(row.from, config, activeSynReceived);
    if (row.cause == Cause::CloseWithUnread) {
        // CLOSE-WAIT with unread text: the text came before the FIN.
        if (row.from == State::CloseWait) {
            c = inState(State::Established);
            c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), iss + 1, "unread");
            c.arrives(Flag::Fin | Flag::Ack, c.peerNext(), iss + 1);
        } else {
            c.arrives(Flag::Psh | Flag::Ack, c.peerNext(), c.endpoint.tcb().snd.una, "unread");
        }
    }
    if ((row.cause == Cause::RetransmissionLimit || row.cause == Cause::UserTimeout ||
         row.cause == Cause::IcmpError) &&
        (row.from == State::Established || row.from == State::CloseWait))
        c.send("never acknowledged");
    c.out.clear();
    return c;
}

std::string name(const Transition& row)
{
    return std::string{rfcName(row.from)} + " -" + std::string{id(row.cause)} + "-> " +
           std::string{rfcName(row.to)};
}

} // namespace

class TransitionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRow_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Transition& row : transitions())
            QTest::newRow(name(row).c_str()) << index++;
    }
    // Shows: T9a, T12a, T12b, T14
    void eachRow()
    {
        QFETCH(int, index);
        const Transition row = transitions()[static_cast<std::size_t>(index)];
        Connection c = prepared(row);
        QCOMPARE(c.state(), row.from);
        QVERIFY2(triggers().contains(row.cause), "no event known that brings this cause about");
        triggers().at(row.cause)(c);
        QVERIFY2(!c.out.transitions.empty(), "nothing changed");
        QCOMPARE(name(c.out.transitions.back()), name(row));
        QCOMPARE(c.state(), row.to);
    }

    void rowsAreUniqueAndCiteAClause()
    {
        std::set<std::tuple<State, Cause, State>> seen;
        for (const Transition& row : transitions()) {
            QVERIFY2(seen.insert({row.from, row.cause, row.to}).second, name(row).c_str());
            QVERIFY2(row.rfc.starts_with("RFC "), name(row).c_str());
            QVERIFY2(row.from != row.to, name(row).c_str());
            QCOMPARE(findTransition(row.from, row.cause, row.to), &row);
        }
        QCOMPARE(findTransition(State::Closed, Cause::FinArrived, State::TimeWait), nullptr);
    }

    void everyStateIsReachedAndLeft()
    {
        for (const State state : allStates) {
            const auto rows = transitions();
            QVERIFY(
                std::ranges::any_of(rows, [=](const Transition& t) { return t.from == state; }));
            QVERIFY(std::ranges::any_of(rows, [=](const Transition& t) { return t.to == state; }));
        }
    }

    void stateNamesAreTheRfcs()
    {
        QCOMPARE(rfcName(State::SynReceived), "SYN-RECEIVED");
        for (const State state : allStates)
            QCOMPARE(stateFromRfcName(rfcName(state)), state);
        QVERIFY(!stateFromRfcName("SYN_RCVD"));
    }
};

QTEST_APPLESS_MAIN(TransitionsTest)
#include "tst_transitions.moc"
