#include "run.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

Command calls(HostId host, CallKind kind, int conn = 0)
{
    Call call;
    call.host = host;
    call.kind = kind;
    call.conn = conn;
    return PersonCalls{call, std::nullopt};
}

} // namespace

class HostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portsAreFoundAndForgotten();
    void connectionsAreTakenApartByPorts();
    void numbersAreTheSameAtBothEnds();
    void furtherConnectsTakeFurtherPorts();
    void aPortInTimeWaitIsTaken();
    void namedPortInUseIsRefused();
    void nobodyListens();
    void otherPortIsRefused();
    void listenerRepliesToStrayAck();
    void listenerIgnoresRst();
    void resetChildReturnsToTheListener();
    void icmpFindsItsConnection();
    void icmpEndsAChild();
    void closedListenerResetsWhatNobodyAccepted();
    void listeningTwiceIsRefused();
    void acceptQueueFillsUp();
    void acceptWaits();
    void halfOpenQueueFillsUp();
    void crashIsSilent();
    void halfOpenAfterRestart();
    void restartingARunningHost();
    void quietAfterRestart();
    void callsOnACrashedHost();
    void simultaneousOpen();
    void newIncarnationEndsTimeWait();
    void aNewIncarnationBeginsBehindTheOldOnesNumbers();
    void laterSequenceNumbersDiffer();
    void listeningAnewLeavesConnectionsAlone();
    void listeningOnThePortOfAnOpenUnderWay();
    void manyConnectionsAreForgotten();
    void shownState();
};

void HostTest::portsAreFoundAndForgotten()
{
    PortIndex index;
    for (std::uint16_t port = 1; port <= 500; ++port)
        index.set({port, 80}, port);
    for (std::uint16_t port = 1; port <= 500; ++port)
        QCOMPARE(index.find({port, 80}), std::size_t{port});
    QCOMPARE(index.find({7, 81}), PortIndex::none);
    index.set({7, 80}, 3);
    QCOMPARE(index.find({7, 80}), std::size_t{3});
    index.clear();
    QCOMPARE(index.find({7, 80}), PortIndex::none);
}

void HostTest::connectionsAreTakenApartByPorts()
{
    const History run =
        runOf(R"("script": [)" + open + R"(, {"at": "10ms", "host": "client", "call": "connect"},
        {"at": "1s", "host": "client", "conn": 1, "call": "send", "text": "one"},
        {"at": "1s", "host": "client", "conn": 2, "call": "send", "text": "second"}], "until": "5s")");
    const Host& host = endOf(run).host(server);
    QCOMPARE(host.connections.size(), std::size_t{2});
    QCOMPARE(host.find(1)->received, std::uint64_t{3});
    QCOMPARE(host.find(2)->received, std::uint64_t{6});
    QCOMPARE(host.find(2)->ports, (PortPair{80, 49153}));
}

void HostTest::numbersAreTheSameAtBothEnds()
{
    // The second SYN arrives first: the numbers follow the order of opening, not of arrival.
    const History run = runOf(
        R"("faults": [{"match": {"flags": "SYN", "nth": 1}, "do": "delay", "by": "100ms"}], "script": [)" +
        open + R"(, {"at": "10ms", "host": "client", "call": "connect"}], "until": "5s")");
    const World& world = endOf(run);
    for (const int number : {1, 2}) {
        QVERIFY(world.host(client).find(number) && world.host(server).find(number));
        QCOMPARE(world.host(client).find(number)->ports,
                 world.host(server).find(number)->ports.mirrored());
    }
    QCOMPARE(world.host(server).connections.front().number, 1);
}

void HostTest::furtherConnectsTakeFurtherPorts()
{
    const History run = runOf(
        R"("endpoints": {"client": {"port": 65535}}, "script": [)" + open +
        R"(, {"at": "0ms", "host": "client", "call": "connect"}, {"at": "0ms", "host": "client", "call": "connect"}], "until": "5s")");
    const Host& host = endOf(run).host(client);
    QCOMPARE(host.find(1)->ports.local, std::uint16_t{65535});
    QCOMPARE(host.find(2)->ports.local, std::uint16_t{49152});
    QCOMPARE(host.find(3)->ports.local, std::uint16_t{49153});
}

void HostTest::aPortInTimeWaitIsTaken()
{
    const History run =
        runOf(R"("script": [)" + open + R"(, {"at": "1s", "host": "client", "call": "close"},
        {"at": "2s", "host": "server", "call": "close"}, {"at": "3s", "host": "client", "call": "connect"},
        {"at": "100s", "host": "client", "conn": 2, "call": "abort"}, {"at": "101s", "host": "client", "call": "connect"}])");
    const Host& host = endOf(run).host(client);
    QCOMPARE(host.find(2)->ports.local, std::uint16_t{49153});
    QCOMPARE(host.find(3)->ports.local, std::uint16_t{49152}); // TIME-WAIT is over
}

void HostTest::namedPortInUseIsRefused()
{
    const History run = runOf(
        R"("script": [)" + open +
        R"(, {"at": "1s", "host": "client", "call": "connect", "port": 49152}], "until": "5s")");
    QCOMPARE(callsOf(run, client, CallKind::Connect).at(1).error, tcp::CallError::AlreadyExists);
}

void HostTest::nobodyListens()
{
    const History run = runOf(R"("script": [)" + connecting + R"(], "until": "5s")");
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT CLOSED"));
    const auto sent = segmentsOf(run, SegmentEvent::Sent);
    QVERIFY(sent.at(1).what.header.flags == (tcp::Flag::Rst | tcp::Flag::Ack));
    QCOMPARE(sent.at(1).what.conn, 1);
    QCOMPARE(sent.at(1).what.senderState, tcp::State::Closed);
}

void HostTest::otherPortIsRefused()
{
    const History run =
        runOf(R"("script": [{"at": "0ms", "host": "server", "call": "listen", "port": 8080}, )" +
              connecting + R"(], "until": "5s")");
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT CLOSED"));
    QCOMPARE(endOf(run).host(server).shownState(), tcp::State::Listen);
}

void HostTest::listenerRepliesToStrayAck()
{
    const History run = runOf(
        R"("script": [)" + listening +
        R"(], "inject": [{"at": "1s", "to": "server", "segment": {"flags": "ACK", "seq": 5, "ack": 77}}], "until": "5s")");
    const auto sent = segmentsOf(run, SegmentEvent::Sent);
    QCOMPARE(sent.size(), std::size_t{1});
    QVERIFY(sent[0].what.header.flags == tcp::Flags{tcp::Flag::Rst});
    QCOMPARE(sent[0].what.header.seq, tcp::SeqNum{77});
    QCOMPARE(sent[0].what.senderState, tcp::State::Listen);
    QVERIFY(endOf(run).host(server).connections.empty());
}

void HostTest::listenerIgnoresRst()
{
    const History run = runOf(
        R"("script": [)" + listening +
        R"(], "inject": [{"at": "1s", "to": "server", "segment": {"flags": "RST", "seq": 5}}], "until": "5s")");
    QVERIFY(segmentsOf(run, SegmentEvent::Sent).empty());
    QVERIFY(endOf(run).host(server).connections.empty());
    QVERIFY(segmentsOf(run, SegmentEvent::Delivered).at(0).what.injected);
}

void HostTest::resetChildReturnsToTheListener()
{
    // The client's ACK is lost, and a reset from its place in the sequence space comes instead.
    const History run = runOf(
        R"("faults": [{"match": {"from": "client", "flags": "ACK"}, "do": "drop"}], "script": [)" +
        open +
        R"(], "inject": [{"at": "200ms", "to": "server", "segment": {"flags": "RST", "seq": 1001}}], "until": "900ms")");
    QCOMPARE(statesOf(run, server), std::string("LISTEN SYN-RECEIVED LISTEN"));
    const Host& host = endOf(run).host(server);
    QVERIFY(host.connections.empty());
    QVERIFY(host.listener && host.listener->halfOpen.empty());
}

// The connection between these ports hears of it, and no other.
// Shows: MUST-54
void HostTest::icmpFindsItsConnection()
{
    const History run = runOf(
        R"("faults": [{"match": {"from": "client", "flags": "SYN"}, "do": "drop"}], "script": [)" +
        listening + ", " + connecting + R"(, {"at": "1ms", "host": "client", "call": "connect"}],
        "inject": [{"at": "200ms", "to": "client", "destinationPort": 49153, "icmp": {"kind": "protocol-unreachable"}},
                   {"at": "300ms", "to": "client", "destinationPort": 49160, "icmp": {"kind": "port-unreachable"}},
                   {"at": "400ms", "to": "client", "icmp": {"kind": "port-unreachable", "seq": 999}},
                   {"at": "500ms", "to": "server", "icmp": {"kind": "port-unreachable"}}], "until": "900ms")");
    const Host& host = endOf(run).host(client);
    QCOMPARE(host.find(1)->endpoint.state(), tcp::State::SynSent);
    QVERIFY(host.find(2)->deleted);
    const auto told = recordsOf<IcmpRecord>(run);
    QCOMPARE(told.size(), std::size_t{4});
    QCOMPARE(told[0].what.conn, 2);
    QVERIFY(told[0].what.seq == host.find(2)->endpoint.tcb().snd.iss);
    QCOMPARE(told[1].what.conn, 0);
    QVERIFY(!told[1].what.seq);
    QCOMPARE(told[2].what.conn, 1);
    QCOMPARE(told[3].what.conn, 0);
    QCOMPARE(statesOf(run, server), std::string("LISTEN"));
}

/// The other half-open connections of a listener do not mind, and a place in its queue is free.
void HostTest::icmpEndsAChild()
{
    const History run = runOf(
        R"("faults": [{"match": {"from": "server"}, "do": "drop"}], "script": [)" + open +
        R"(], "inject": [{"at": "200ms", "to": "server", "icmp": {"kind": "port-unreachable"}}], "until": "900ms")");
    QCOMPARE(statesOf(run, server), std::string("LISTEN SYN-RECEIVED CLOSED"));
    const Host& host = endOf(run).host(server);
    QVERIFY(host.listener && host.listener->halfOpen.empty());
    QVERIFY(host.connections.at(0).deleted);
}

void HostTest::closedListenerResetsWhatNobodyAccepted()
{
    const History run =
        runOf(R"("script": [{"at": "0ms", "host": "server", "call": "listen", "accept": false}, )" +
              connecting + R"(, {"at": "1s", "host": "server", "call": "close"}], "until": "5s")");
    QVERIFY(!endOf(run).host(server).listener);
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT ESTABLISHED CLOSED"));
    QCOMPARE(statesOf(run, server), std::string("LISTEN SYN-RECEIVED ESTABLISHED CLOSED CLOSED"));
}

void HostTest::listeningTwiceIsRefused()
{
    const History run =
        runOf(R"("script": [)" + listening + ", " + listening + R"(], "until": "5s")");
    QCOMPARE(callsOf(run, server, CallKind::Listen).at(1).error, tcp::CallError::AlreadyExists);
}

void HostTest::acceptQueueFillsUp()
{
    // Room for backlog + 1: the third client finds none, is ignored, and gets in after an accept().
    const History run = runOf(
        R"("script": [{"at": "0ms", "host": "server", "call": "listen", "backlog": 1, "accept": false},
        {"at": "0ms", "host": "client", "call": "connect"}, {"at": "500ms", "host": "client", "call": "connect"},
        {"at": "1s", "host": "client", "call": "connect"}, {"at": "1500ms", "host": "server", "call": "accept"}], "until": "20s")");
    const auto dropped = segmentsOf(run, SegmentEvent::Dropped);
    QVERIFY(!dropped.empty());
    QCOMPARE(dropped[0].what.dropped, DropReason::QueueFull);
    QCOMPARE(dropped[0].what.conn, 3);
    const Host& host = endOf(run).host(server);
    QVERIFY(host.find(1)->accepted);
    QVERIFY(!host.find(2)->accepted);
    QCOMPARE(host.listener->acceptQueue, (std::vector<int>{2, 3}));
    QCOMPARE(endOf(run).host(client).find(3)->endpoint.state(), tcp::State::Established);
}

void HostTest::acceptWaits()
{
    const History run =
        runOf(R"("script": [{"at": "0ms", "host": "server", "call": "listen", "accept": false},
        {"at": "0ms", "host": "server", "call": "accept"}, {"at": "10ms", "host": "client", "call": "connect"}], "until": "5s")");
    const auto accepts = callsOf(run, server, CallKind::Accept);
    QCOMPARE(accepts.size(), std::size_t{2});
    QVERIFY(accepts[0].pending && !accepts[0].resumed);
    QVERIFY(accepts[1].resumed && accepts[1].conn == 1);
    QVERIFY(endOf(run).host(server).find(1)->accepted);
    QVERIFY(endOf(run).host(server).listener->acceptQueue.empty());
}

void HostTest::halfOpenQueueFillsUp()
{
    // No handshake is ever completed: the flood's third SYN finds the queue full.
    const History run =
        runOf(R"("faults": [{"match": {"from": "server", "flags": "SYN,ACK"}, "do": "drop"}],
        "script": [{"at": "0ms", "host": "server", "call": "listen", "backlog": 1},
        {"at": "0ms", "host": "client", "call": "connect"}, {"at": "0ms", "host": "client", "call": "connect"},
        {"at": "0ms", "host": "client", "call": "connect"}], "until": "500ms")");
    QCOMPARE(endOf(run).host(server).listener->halfOpen, (std::vector<int>{1, 2}));
    QCOMPARE(segmentsOf(run, SegmentEvent::Dropped).back().what.dropped, DropReason::QueueFull);
}

void HostTest::crashIsSilent()
{
    const History run =
        runOf(R"("script": [)" + open + R"(, {"at": "1s", "host": "server", "call": "crash"},
        {"at": "2s", "host": "client", "call": "send", "text": "anybody?"}], "until": "10s")");
    QCOMPARE(statesOf(run, server), std::string("LISTEN SYN-RECEIVED ESTABLISHED CLOSED CLOSED"));
    for (const auto& segment : segmentsOf(run, SegmentEvent::Sent))
        QVERIFY(segment.what.from == client || micros(segment.t) < 1'000'000);
    const auto dropped = segmentsOf(run, SegmentEvent::Dropped);
    QVERIFY(dropped.size() >= 2); // the data and its retransmissions
    QCOMPARE(dropped[0].what.dropped, DropReason::HostDown);
    for (const auto& state : recordsOf<StateRecord>(run))
        if (micros(state.t) == 1'000'000) {
            QCOMPARE(state.what.cause, std::string_view("crash"));
            QCOMPARE(state.what.rfc, std::string_view("RFC 9293 3.5.1"));
        }
    QCOMPARE(endOf(run).host(client).shownState(), tcp::State::Established);
}

void HostTest::halfOpenAfterRestart()
{
    const History run =
        runOf(R"("script": [)" + open + R"(, {"at": "1s", "host": "server", "call": "crash"},
        {"at": "2s", "host": "server", "call": "restart"}, {"at": "2s", "host": "server", "call": "listen"},
        {"at": "3s", "host": "client", "call": "send", "text": "still there?"}], "until": "10s")");
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT ESTABLISHED CLOSED"));
    QCOMPARE(endOf(run).host(server).listener.has_value(), true);
}

// RFC 9293 3.4.3: no sequence number is assigned, not even for a SYN,ACK, until the old segments are
// gone.
// Shows: 3.4.3
void HostTest::quietAfterRestart()
{
    const auto run = runOf(
        R"("endpoints": {"server": {"quietTime": "5s"}, "client": {"rto": {"initial": "1s"}}},
           "script": [{"at": "0s", "host": "server", "call": "restart"},
                      {"at": "5001ms", "host": "server", "call": "listen"},
                      {"at": "1s", "host": "client", "call": "connect"}], "until": "20s")");
    double firstAnswer = 0.0;
    for (const auto& segment : recordsOf<SegmentRecord>(run))
        if (segment.what.from == server && segment.what.event == SegmentEvent::Sent &&
            firstAnswer == 0.0)
            firstAnswer = static_cast<double>(segment.t.time_since_epoch().count()) / 1e6;
    QVERIFY2(firstAnswer >= 5.0, qPrintable(QString::number(firstAnswer)));
    QCOMPARE(endOf(run).host(client).latest()->endpoint.state(), tcp::State::Established);
}

void HostTest::restartingARunningHost()
{
    const History run =
        runOf(R"("script": [)" + open +
              R"(, {"at": "1s", "host": "server", "call": "restart"}], "until": "10s")");
    QVERIFY(!endOf(run).host(server).crashed);
    QVERIFY(!endOf(run).host(server).listener);
    QVERIFY(endOf(run).host(server).find(1)->deleted);
}

void HostTest::callsOnACrashedHost()
{
    History run(scenarioOf(R"("script": [], "until": "10s")"));
    QVERIFY(run.append(calls(server, CallKind::Crash)));
    for (const CallKind kind :
         {CallKind::Listen, CallKind::Connect, CallKind::Close, CallKind::Accept})
        QVERIFY(run.append(calls(server, kind)));
    for (const CallKind kind :
         {CallKind::Listen, CallKind::Connect, CallKind::Close, CallKind::Accept})
        QCOMPARE(callsOf(run, server, kind).at(0).error, tcp::CallError::InsufficientResources);
    QVERIFY(run.append(calls(server, CallKind::Crash)));
    QCOMPARE(callsOf(run, server, CallKind::Crash).at(1).error, tcp::CallError::DoesNotExist);
    QVERIFY(!endOf(run).host(server).listener);
}

// Shows: MUST-10
void HostTest::simultaneousOpen()
{
    const History run = runOf(
        R"("script": [{"at": "0ms", "host": "client", "call": "connect"}, {"at": "0ms", "host": "server", "call": "connect"}], "until": "5s")");
    QCOMPARE(statesOf(run, client), std::string("SYN-SENT SYN-RECEIVED ESTABLISHED"));
    QCOMPARE(statesOf(run, server), std::string("SYN-SENT SYN-RECEIVED ESTABLISHED"));
    QCOMPARE(endOf(run).host(client).latest()->number, 1);
    QCOMPARE(endOf(run).host(server).latest()->number, 1);
}

// Shows: MAY-2, T9c, RFC6191-2
void HostTest::newIncarnationEndsTimeWait()
{
    // The server closes first and waits; the client comes again from the same port.
    const History run =
        runOf(R"("script": [)" + open + R"(, {"at": "1s", "host": "server", "call": "close"},
        {"at": "2s", "host": "client", "call": "close"}, {"at": "3s", "host": "client", "call": "connect"}], "until": "10s")");
    QCOMPARE(statesOf(run, server, 1),
             std::string("SYN-RECEIVED ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT CLOSED"));
    QCOMPARE(statesOf(run, server, 2), std::string("SYN-RECEIVED ESTABLISHED"));
    const auto states = recordsOf<StateRecord>(run);
    QVERIFY(std::ranges::any_of(states,
                                [](const auto& s) { return s.what.cause == "new-incarnation"; }));
    QCOMPARE(endOf(run).host(server).find(2)->ports, endOf(run).host(server).find(1)->ports);
}

// Shows: RFC1122-4.2.2.13, MAY-2
void HostTest::aNewIncarnationBeginsBehindTheOldOnesNumbers()
{
    // The server has sent 8 MB in two seconds: its numbers are far ahead of the clock.
    const History run = runOf(
        R"("endpoints": {"server": {"windowScale": 7, "receiveBuffer": 1000000},
                         "client": {"windowScale": 7, "receiveBuffer": 1000000}},
           "link": {"delay": "1ms"}, "script": [)" +
        open +
        R"(, {"when": {"host": "server", "state": "ESTABLISHED"}, "host": "server", "call": "send", "bytes": 8000000},
        {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "receive", "bytes": 8000000},
        {"when": {"host": "server", "state": "ESTABLISHED"}, "host": "server", "call": "close"},
        {"when": {"host": "client", "state": "CLOSE-WAIT"}, "host": "client", "call": "close"},
        {"when": {"host": "server", "state": "TIME-WAIT"}, "after": "10ms", "host": "client", "call": "connect"}], "until": "10s")");
    tcp::SeqNum used{5000};
    std::vector<tcp::SeqNum> initial;
    for (const auto& s : segmentsOf(run, SegmentEvent::Sent)) {
        if (s.what.from != server) continue;
        if (s.what.header.has(tcp::Flag::Syn))
            initial.push_back(s.what.header.seq);
        else if (initial.size() == 1)
            used = tcp::later(used, s.what.header.seq);
    }
    QCOMPARE(initial.size(), std::size_t{2});
    QVERIFY(used.distanceFrom(initial[0]) > 8'000'000);
    QVERIFY(initial[1].isAfter(used));
}

// Shows: MUST-41
void HostTest::listeningAnewLeavesConnectionsAlone()
{
    const History run = runOf(R"("script": [)" + open +
                              R"(, {"at": "1s", "host": "server", "call": "listen"},
        {"at": "2s", "host": "client", "call": "listen", "port": 7},
        {"at": "3s", "host": "client", "call": "send", "text": "still here"}], "until": "5s")");
    QCOMPARE(callsOf(run, server, CallKind::Listen).back().error, tcp::CallError::AlreadyExists);
    QCOMPARE(callsOf(run, client, CallKind::Listen).back().error, tcp::CallError::None);
    QCOMPARE(statesOf(run, server, 1), std::string("SYN-RECEIVED ESTABLISHED"));
    QCOMPARE(endOf(run).host(server).find(1)->received, std::uint64_t{10});
}

// Shows: MUST-42
void HostTest::listeningOnThePortOfAnOpenUnderWay()
{
    // Nobody answers the client's SYN; it listens on the very port that the SYN came from.
    const History run = runOf(
        R"("script": [{"at": "0ms", "host": "server", "call": "crash"}, )" + connecting +
        R"(, {"at": "100ms", "host": "client", "call": "listen", "port": 49152}], "until": "500ms")");
    QCOMPARE(callsOf(run, client, CallKind::Listen).back().error, tcp::CallError::None);
    QCOMPARE(endOf(run).host(client).listener->port, std::uint16_t{49152});
    QCOMPARE(endOf(run).host(client).find(1)->endpoint.state(), tcp::State::SynSent);
}

// Shows: MUST-8, RFC6528-3
void HostTest::laterSequenceNumbersDiffer()
{
    const History run = runOf(
        R"("script": [)" + open +
        R"(, {"at": "0ms", "host": "client", "call": "connect"}, {"at": "1s", "host": "client", "call": "connect"}], "until": "5s")");
    std::vector<std::uint32_t> seqs;
    for (const auto& s : segmentsOf(run, SegmentEvent::Sent))
        if (s.what.header.flags == tcp::Flags{tcp::Flag::Syn})
            seqs.push_back(s.what.header.seq.value());
    QCOMPARE(seqs, (std::vector<std::uint32_t>{1000, 1000 + 64'000, 1000 + 2 * 64'000 + 250'000}));
}

void HostTest::manyConnectionsAreForgotten()
{
    History run(scenarioOf(
        R"("endpoints": {"client": {"msl": "1s"}}, "link": {"delay": "1ms"}, "script": [)" +
        listening + R"(], "until": "1h")"));
    QVERIFY(run.append(NextEvent{}));
    for (int i = 0; i < 600; ++i) {
        QVERIFY(run.append(calls(client, CallKind::Connect)));
        QVERIFY(stepUntil(run, [](const World& w) {
            return w.host(client).shownState() == tcp::State::Established;
        }));
        QVERIFY(run.append(calls(client, CallKind::Abort)));
        while (run.append(NextEvent{})) {
        }
    }
    for (const HostId host : bothHosts) {
        QVERIFY(endOf(run).host(host).connections.size() < 4 * Host::keptDeleted);
        QCOMPARE(endOf(run).host(host).latest()->number, 600);
        QVERIFY(!endOf(run).host(host).find(1));
    }
}

void HostTest::shownState()
{
    History run(scenarioOf(R"("script": [)" + open +
                           R"(, {"at": "1s", "host": "client", "call": "abort"}], "until": "5s")"));
    QCOMPARE(run.at(0).host(server).shownState(), tcp::State::Closed);
    run.append(NextEvent{});
    QCOMPARE(endOf(run).host(server).shownState(), tcp::State::Listen);
    run.runToEnd();
    QCOMPARE(endOf(run).host(server).shownState(),
             tcp::State::Closed); // the connection's, although the listener lives
    QVERIFY(endOf(run).host(server).listener);
}

QTEST_GUILESS_MAIN(HostTest)
#include "tst_host.moc"
