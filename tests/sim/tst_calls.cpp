// What applications ask for, the script's conditions, and what a person does.
#include "run.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

std::string script(const std::string& items, const std::string& until = "60s")
{
    return R"("script": [)" + items + R"(], "until": ")" + until + "\"";
}

Interfere on(FaultKind kind, std::uint64_t segment)
{
    Interfere command;
    command.kind = kind;
    command.segment = segment;
    return command;
}

} // namespace

class CallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendGoesOnWhenThereIsSpace();
    void sendsKeepTheirOrder();
    void closeWaitsBehindSend();
    void sendAfterCloseIsRefused();
    void receiveWaitsForData();
    void receiveWaitsForAllItAskedFor();
    void receiveEndsAtFin();
    void secondReceiveIsRefused();
    void resetEndsWaitingCalls();
    void shutdownKeepsReading();
    void callsWithoutConnection();
    void setChangesAConnection();
    void setChangesConnectionsToCome();
    void conditionOnReceived();
    void conditionNamesItsConnection();
    void conditionHoldsOnce();
    void passingStatesCount();
    void eventsInOrderOfTimeThenPlan();
    void timersComeLast();
    void untilIsTheEnd();
    void personDrops();
    void personActsBetweenEvents();
    void personCannotSkipAnEvent();
    void personDelaysDuplicatesCorruptsReorders();
    void personCallsAfterTheEnd();
    void nothingInFlightNothingDone();
    void injectedByPerson();
    void withoutTracing();
};

void CallsTest::sendGoesOnWhenThereIsSpace()
{
    const History run = runOf(R"("endpoints": {"client": {"sendBuffer": 2000}}, )" +
                              script(transfer(10'000), "200s"));
    const auto sends = callsOf(run, client, CallKind::Send);
    QCOMPARE(sends.size(), std::size_t{2});
    QVERIFY(sends[0].pending);
    QCOMPARE(sends[0].done, std::uint64_t{2000});
    QVERIFY(sends[1].resumed && !sends[1].pending);
    QCOMPARE(sends[1].done, std::uint64_t{10'000});
    QCOMPARE(endOf(run).host(server).counters.bytesTaken, std::uint64_t{10'000});
}

void CallsTest::sendsKeepTheirOrder()
{
    std::string items =
        open +
        R"(, {"when": {"host": "server", "state": "ESTABLISHED"}, "host": "server", "call": "receive", "bytes": 5003})";
    for (const char* what : {R"("bytes": 3000)", R"("text": "abc")", R"("bytes": 2000)"})
        items += R"(, {"at": "1s", "host": "client", "call": "send", )" + std::string(what) + "}";
    const History run = runOf(R"("endpoints": {"client": {"sendBuffer": 1000}}, )" + script(items));
    StreamHash expected;
    expected.add(patternBytes(3000));
    expected.add(std::as_bytes(std::span{"abc", 3}));
    expected.add(patternBytes(2000));
    QVERIFY(endOf(run).host(server).find(1)->takenHash == expected);
}

void CallsTest::closeWaitsBehindSend()
{
    const History run = runOf(R"("endpoints": {"client": {"sendBuffer": 1000}}, )" +
                              script(transfer(5'000), "200s"));
    const auto closes = callsOf(run, client, CallKind::Close);
    QCOMPARE(closes.size(), std::size_t{2});
    QVERIFY(closes[0].pending && closes[1].resumed);
    QCOMPARE(endOf(run).host(server).counters.bytesTaken, std::uint64_t{5'000});
    QCOMPARE(statesOf(run, server),
             std::string("LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED"));
}

void CallsTest::sendAfterCloseIsRefused()
{
    const History run =
        runOf(R"("endpoints": {"client": {"sendBuffer": 1000}}, )" +
              script(transfer(5'000) +
                     R"(, {"at": "101ms", "host": "client", "call": "send", "text": "more"})"));
    QCOMPARE(callsOf(run, client, CallKind::Send).at(1).error, tcp::CallError::Closing);
}

void CallsTest::receiveWaitsForData()
{
    const History run = runOf(script(
        open +
        R"(, {"at": "1s", "host": "server", "call": "receive"}, {"at": "2s", "host": "client", "call": "send", "text": "hello"},
                                               {"at": "3s", "host": "client", "call": "send", "text": "unread"})"));
    const auto receives = callsOf(run, server, CallKind::Receive);
    QCOMPARE(receives.size(), std::size_t{2});
    QVERIFY(receives[0].pending);
    QVERIFY(receives[1].resumed && receives[1].done == 5);
    QCOMPARE(endOf(run).host(server).find(1)->taken, std::uint64_t{5});
    QCOMPARE(endOf(run).host(server).find(1)->received, std::uint64_t{11});
}

void CallsTest::receiveWaitsForAllItAskedFor()
{
    const History run = runOf(script(
        open +
        R"(, {"at": "1s", "host": "server", "call": "receive", "bytes": 8}, {"at": "2s", "host": "client", "call": "send", "text": "hello"},
                                               {"at": "3s", "host": "client", "call": "send", "text": "world"})"));
    const auto receives = callsOf(run, server, CallKind::Receive);
    QCOMPARE(receives.size(), std::size_t{2});
    QCOMPARE(receives[1].done, std::uint64_t{8});
    QCOMPARE(endOf(run).host(server).find(1)->endpoint.readableBytes(), std::size_t{2});
}

void CallsTest::receiveEndsAtFin()
{
    const History run = runOf(script(
        open +
        R"(, {"at": "1s", "host": "server", "call": "receive", "bytes": 8}, {"at": "2s", "host": "client", "call": "send", "text": "bye"},
                                               {"at": "3s", "host": "client", "call": "close"}, {"at": "4s", "host": "server", "call": "receive"})"));
    const auto receives = callsOf(run, server, CallKind::Receive);
    QCOMPARE(receives.size(), std::size_t{3});
    QVERIFY(receives[1].resumed && receives[1].done == 3 &&
            receives[1].error == tcp::CallError::None);
    QCOMPARE(receives[2].error, tcp::CallError::Closing);
}

void CallsTest::secondReceiveIsRefused()
{
    const History run = runOf(script(
        open +
        R"(, {"at": "1s", "host": "server", "call": "receive"}, {"at": "1s", "host": "server", "call": "receive"})"));
    QCOMPARE(callsOf(run, server, CallKind::Receive).at(1).error,
             tcp::CallError::InsufficientResources);
}

void CallsTest::resetEndsWaitingCalls()
{
    const History run = runOf(script(
        open +
        R"(, {"at": "1s", "host": "server", "call": "receive"}, {"at": "2s", "host": "client", "call": "abort"})"));
    const auto receives = callsOf(run, server, CallKind::Receive);
    QCOMPARE(receives.size(), std::size_t{2});
    QVERIFY(receives[1].resumed);
    QCOMPARE(receives[1].error, tcp::CallError::Reset);
    QVERIFY(!endOf(run).host(server).find(1)->receiveWaiting);
}

void CallsTest::shutdownKeepsReading()
{
    const History run = runOf(script(
        open +
        R"(, {"at": "1s", "host": "client", "call": "receive"}, {"at": "1s", "host": "client", "call": "shutdown"},
                                               {"at": "2s", "host": "server", "call": "send", "text": "late"})"));
    QCOMPARE(endOf(run).host(client).counters.bytesTaken, std::uint64_t{4});
}

void CallsTest::callsWithoutConnection()
{
    const History run = runOf(script(
        R"({"at": "0s", "host": "client", "call": "close"}, {"at": "0s", "host": "client", "call": "send", "text": "x"},
        {"at": "0s", "host": "client", "conn": 4, "call": "receive"}, {"at": "0s", "host": "server", "call": "listen"},
        {"at": "0s", "host": "server", "call": "send", "text": "x"}, {"at": "1s", "host": "server", "call": "close"})"));
    QCOMPARE(callsOf(run, client, CallKind::Close).at(0).error, tcp::CallError::DoesNotExist);
    QCOMPARE(callsOf(run, client, CallKind::Send).at(0).error, tcp::CallError::DoesNotExist);
    QCOMPARE(callsOf(run, client, CallKind::Receive).at(0).error, tcp::CallError::DoesNotExist);
    QCOMPARE(callsOf(run, server, CallKind::Send).at(0).error, tcp::CallError::RemoteUnspecified);
    QCOMPARE(statesOf(run, server), std::string("LISTEN CLOSED"));
}

void CallsTest::setChangesAConnection()
{
    const History run = runOf(script(
        open +
        R"(, {"at": "1s", "host": "client", "call": "set", "option": "nagle", "value": false})"));
    QVERIFY(!endOf(run).host(client).find(1)->endpoint.config().nagle);
    QVERIFY(endOf(run).host(client).config.nagle);
    QCOMPARE(callsOf(run, client, CallKind::Set).at(0).text, std::string("nagle=false"));
}

void CallsTest::setChangesConnectionsToCome()
{
    const History run = runOf(script(
        R"({"at": "0s", "host": "client", "call": "set", "option": "msl", "value": "2s"}, )" +
        open));
    QCOMPARE(endOf(run).host(client).find(1)->endpoint.config().msl, Duration{2'000'000});
}

void CallsTest::conditionOnReceived()
{
    const History run = runOf(script(
        open +
        R"(, {"when": {"host": "server", "received": 6}, "after": "10ms", "host": "server", "call": "close"},
        {"at": "1s", "host": "client", "call": "send", "text": "abc"}, {"at": "2s", "host": "client", "call": "send", "text": "def"})"));
    for (const auto& call : recordsOf<CallRecord>(run))
        if (call.what.kind == CallKind::Close) QCOMPARE(micros(call.t), 2'060'000);
    QCOMPARE(callsOf(run, server, CallKind::Close).size(), std::size_t{1});
}

void CallsTest::conditionNamesItsConnection()
{
    // The second connection is established first; the call goes to the one that fulfilled the
    // condition.
    const History run = runOf(
        R"("faults": [{"match": {"flags": "SYN", "nth": 1}, "do": "delay", "by": "300ms"}], )" +
        script(open + R"(, {"at": "10ms", "host": "client", "call": "connect"},
        {"when": {"host": "server", "conn": 1, "state": "ESTABLISHED"}, "host": "server", "call": "send", "text": "one"},
        {"when": {"host": "server", "conn": 2, "state": "ESTABLISHED"}, "host": "server", "call": "send", "text": "second"})"));
    QCOMPARE(endOf(run).host(server).find(1)->sent, std::uint64_t{3});
    QCOMPARE(endOf(run).host(server).find(2)->sent, std::uint64_t{6});
}

void CallsTest::conditionHoldsOnce()
{
    const History run = runOf(script(open + R"(, {"at": "1s", "host": "client", "call": "connect"},
        {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "text": "x"})"));
    QCOMPARE(callsOf(run, client, CallKind::Send).size(), std::size_t{1});
    QCOMPARE(callsOf(run, client, CallKind::Send).at(0).conn, 1);
}

void CallsTest::passingStatesCount()
{
    // LISTEN is left within the run, SYN-RECEIVED too: both conditions hold although nobody stays
    // there.
    const History run = runOf(script(
        open +
        R"(, {"when": {"host": "server", "state": "LISTEN"}, "host": "client", "call": "connect"},
        {"when": {"host": "server", "conn": 1, "state": "SYN-RECEIVED"}, "host": "server", "call": "close"})"));
    QCOMPARE(callsOf(run, client, CallKind::Connect).size(), std::size_t{2});
    QCOMPARE(callsOf(run, server, CallKind::Close).size(), std::size_t{1});
}

void CallsTest::eventsInOrderOfTimeThenPlan()
{
    const History run = runOf(script(
        R"({"at": "5ms", "host": "server", "call": "close"}, {"at": "0ms", "host": "client", "call": "abort"},
        {"at": "0ms", "host": "client", "call": "receive"}, {"at": "1ms", "host": "server", "call": "listen"})"));
    std::vector<CallKind> order;
    for (const auto& call : recordsOf<CallRecord>(run))
        order.push_back(call.what.kind);
    QCOMPARE(order, (std::vector<CallKind>{CallKind::Abort, CallKind::Receive, CallKind::Listen,
                                           CallKind::Close}));
    QVERIFY(std::ranges::is_sorted(recordsOf<CallRecord>(run), {}, &Timed<CallRecord>::t));
}

void CallsTest::timersComeLast()
{
    // The SYN,ACK and its ACK arrive in the very microsecond of the timeouts, and are in time.
    const History run = runOf(R"("link": {"delay": "500ms"}, )" + script(open));
    QCOMPARE(segmentsOf(run, SegmentEvent::Sent).size(), std::size_t{3});
    const History late = runOf(R"("link": {"delay": "500001us"}, )" + script(open));
    QVERIFY(segmentsOf(late, SegmentEvent::Sent).size() > 3);
}

void CallsTest::untilIsTheEnd()
{
    History run(scenarioOf(script(open, "60ms")));
    QVERIFY(run.runToEnd());
    QCOMPARE(micros(endOf(run).now()), 50'000);
    QVERIFY(endOf(run).isFinished());
    QVERIFY(!run.append(NextEvent{}));
    QVERIFY(!endOf(run).inFlight().empty());
}

void CallsTest::personDrops()
{
    History run(scenarioOf(script(open)));
    QVERIFY(stepUntil(run, [](const World& w) { return !w.inFlight().empty(); }));
    QVERIFY(run.append(on(FaultKind::Drop, 1)));
    QVERIFY(endOf(run).inFlight().empty());
    QCOMPARE(segmentsOf(run, SegmentEvent::Dropped).at(0).what.dropped, DropReason::Person);
    run.runToEnd();
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT ESTABLISHED")); // after a retransmission
}

void CallsTest::personActsBetweenEvents()
{
    History run(scenarioOf(script(open)));
    stepUntil(run, [](const World& w) { return !w.inFlight().empty(); });
    Interfere drop = on(FaultKind::Drop, 1);
    drop.at = SimTime{Duration{20'000}};
    QVERIFY(run.append(drop));
    QCOMPARE(micros(endOf(run).now()), 20'000);
    QCOMPARE(micros(segmentsOf(run, SegmentEvent::Dropped).at(0).t), 20'000);
}

void CallsTest::personCannotSkipAnEvent()
{
    History run(scenarioOf(script(open)));
    stepUntil(run, [](const World& w) { return !w.inFlight().empty(); });
    const World before = endOf(run);
    Interfere late = on(FaultKind::Drop, 1);
    late.at = SimTime{Duration{50'001}};
    QVERIFY(!run.append(late));
    Interfere early = on(FaultKind::Drop, 1);
    early.at = SimTime{Duration{-1}};
    QVERIFY(!run.append(early));
    QVERIFY(endOf(run) == before);
    late.at = SimTime{Duration{50'000}};
    QVERIFY(run.append(late)); // in the very moment of its arrival, but before it
}

void CallsTest::personDelaysDuplicatesCorruptsReorders()
{
    History run(scenarioOf(script(open)));
    stepUntil(run, [](const World& w) { return !w.inFlight().empty(); });
    Interfere delay = on(FaultKind::Delay, 1);
    delay.delay = Duration{5'000};
    QVERIFY(run.append(delay));
    QCOMPARE(micros(endOf(run).findInFlight(1)->arrivesAt), 55'000);
    QVERIFY(run.append(on(FaultKind::Duplicate, 1)));
    QCOMPARE(endOf(run).inFlight().size(), std::size_t{2});
    QVERIFY(run.append(on(FaultKind::Corrupt, 1)));
    QVERIFY(run.append(on(FaultKind::Reorder, 1)));
    run.append(NextEvent{});
    QCOMPARE(segmentsOf(run, SegmentEvent::Delivered).at(0).what.id,
             std::uint64_t{2}); // the copy, intact
    run.append(NextEvent{});
    QCOMPARE(segmentsOf(run, SegmentEvent::Dropped).at(0).what.dropped, DropReason::Checksum);
    QCOMPARE(micros(endOf(run).now()), 55'000);
}

void CallsTest::personCallsAfterTheEnd()
{
    History run(scenarioOf(script(open)));
    run.runToEnd();
    Call call;
    call.host = client;
    call.kind = CallKind::Close;
    QVERIFY(run.append(PersonCalls{call, SimTime{Duration{3'000'000}}}));
    run.runToEnd();
    QCOMPARE(endOf(run).host(client).shownState(), tcp::State::FinWait2);
}

void CallsTest::nothingInFlightNothingDone()
{
    History run(scenarioOf(script(open)));
    run.runToEnd();
    const World before = endOf(run);
    QVERIFY(!run.append(on(FaultKind::Drop, 1)));
    QVERIFY(!run.append(on(FaultKind::Delay, 99)));
    QVERIFY(endOf(run) == before);
}

void CallsTest::injectedByPerson()
{
    History run(scenarioOf(script(open)));
    run.runToEnd();
    InjectSegment inject;
    inject.injection.to = server;
    inject.injection.header.flags = tcp::Flag::Rst;
    inject.injection.header.seq = tcp::SeqNum{1001};
    inject.at = SimTime{Duration{1'000'000}};
    QVERIFY(run.append(inject));
    QCOMPARE(statesOf(run, server), std::string("LISTEN SYN-RECEIVED ESTABLISHED CLOSED"));
}

void CallsTest::withoutTracing()
{
    const auto scenario = scenarioOf(script(transfer(20'000)));
    World traced(scenario);
    World quiet(scenario);
    quiet.setTracing(false);
    StepRecord record;
    while (traced.step(NextEvent{}).applied) {
        QVERIFY(quiet.step(NextEvent{}, record));
        QVERIFY(record.records.empty());
    }
    QVERIFY(traced == quiet);
}

QTEST_GUILESS_MAIN(CallsTest)
#include "tst_calls.moc"
