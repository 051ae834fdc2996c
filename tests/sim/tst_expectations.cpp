#include "run.h"

#include "sim/expectations.h"

using namespace tcplab;
using namespace tcplab::sim;
using namespace tcplab::sim::test;

namespace {

using Kind = Difference::Kind;

} // namespace

class ExpectationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void fails_data();
    void fails();
    void allInTheOrderOfTheFile();
    void branchedRuns();
};

namespace {

/// A connection with five octets, closed by the client at 1 s.
std::string runWith(const std::string& expectation)
{
    return R"("script": [)" + open +
           R"(, {"at": "500ms", "host": "client", "call": "send", "text": "hello"},
        {"when": {"host": "server", "received": 5}, "host": "server", "call": "receive"},
        {"at": "1s", "host": "client", "call": "close"}, {"when": {"host": "server", "state": "CLOSE-WAIT"}, "host": "server", "call": "close"}],
        "until": "30s", "expect": [)" +
           expectation + "]";
}

} // namespace

void ExpectationsTest::holds_data()
{
    QTest::addColumn<QString>("expectation");
    QTest::newRow("visits")
        << R"({"host": "client", "visits": ["SYN-SENT", "FIN-WAIT-1", "TIME-WAIT"]})";
    QTest::newRow("the listener's state counts")
        << R"({"host": "server", "visits": ["LISTEN", "SYN-RECEIVED", "CLOSED"]})";
    QTest::newRow("a connection's own")
        << R"({"host": "server", "conn": 1, "visits": ["SYN-RECEIVED", "LAST-ACK"]})";
    QTest::newRow("state at the end") << R"({"host": "client", "state": "TIME-WAIT"})";
    QTest::newRow("state by") << R"({"host": "client", "state": "SYN-SENT", "by": "99ms"})";
    QTest::newRow("state in its moment")
        << R"({"host": "client", "state": "ESTABLISHED", "by": "100ms"})";
    QTest::newRow("state of a connection") << R"({"host": "server", "conn": 1, "state": "CLOSED"})";
    QTest::newRow("by later than the end")
        << R"({"host": "server", "state": "CLOSED", "by": "1h"})";
    QTest::newRow("segment")
        << R"({"segment": {"from": "client", "flags": "SYN", "seq": 1000, "nth": 1}})";
    QTest::newRow("segment of a state")
        << R"({"segment": {"from": "server", "flags": "ACK", "state": "CLOSE-WAIT"}})";
    QTest::newRow("segment by") << R"({"segment": {"flags": "SYN,ACK"}, "by": "50ms"})";
    QTest::newRow("segment absent by then")
        << R"({"segment": {"flags": "SYN,ACK"}, "absent": true, "by": "49ms"})";
    QTest::newRow("segment absent") << R"({"segment": {"flags": "RST"}, "absent": true})";
    QTest::newRow("no second one") << R"({"segment": {"flags": "SYN", "nth": 2}, "absent": true})";
    QTest::newRow("app") << R"({"host": "server", "app": "peer-closed"})";
    QTest::newRow("app absent") << R"({"host": "client", "app": "reset", "absent": true})";
    QTest::newRow("received") << R"({"host": "server", "received": 5})";
    QTest::newRow("received on a connection") << R"({"host": "server", "conn": 1, "received": 5})";
}

void ExpectationsTest::holds()
{
    QFETCH(QString, expectation);
    const History run = runOf(runWith(expectation.toStdString()));
    QVERIFY(checkExpectations(run.scenario(), run).empty());
}

void ExpectationsTest::fails_data()
{
    QTest::addColumn<QString>("expectation");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("found");
    QTest::newRow("wrong order") << R"({"host": "client", "visits": ["TIME-WAIT", "SYN-SENT"]})"
                                 << int(Kind::StateNotVisited) << "/expect/0/visits/1"
                                 << "SYN-SENT"
                                 << "SYN-SENT, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT";
    QTest::newRow("not visited") << R"({"host": "server", "conn": 1, "visits": ["LISTEN"]})"
                                 << int(Kind::StateNotVisited) << "/expect/0/visits/0"
                                 << "LISTEN"
                                 << "SYN-RECEIVED, ESTABLISHED, CLOSE-WAIT, LAST-ACK, CLOSED";
    QTest::newRow("not yet") << R"({"host": "client", "state": "ESTABLISHED", "by": "99ms"})"
                             << int(Kind::StateNotReached) << "/expect/0"
                             << "ESTABLISHED"
                             << "SYN-SENT";
    QTest::newRow("no more") << R"({"host": "client", "state": "ESTABLISHED", "by": "2s"})"
                             << int(Kind::StateNotReached) << "/expect/0"
                             << "ESTABLISHED"
                             << "TIME-WAIT";
    QTest::newRow("segment") << R"({"segment": {"from": "client", "flags": "SYN", "seq": 1001}})"
                             << int(Kind::SegmentMissing) << "/expect/0"
                             << "client SYN seq 1001"
                             << "client SYN seq 1000 length 0 state SYN-SENT conn 1 t 0.000000";
    QTest::newRow("second")
        << R"({"segment": {"from": "server", "flags": "FIN,ACK", "nth": 2}})"
        << int(Kind::SegmentMissing) << "/expect/0"
        << "server FIN,ACK nth 2"
        << "server FIN,ACK seq 5001 ack 1007 length 0 state LAST-ACK conn 1 t 1.050000";
    QTest::newRow("forbidden") << R"({"segment": {"flags": "SYN,ACK"}, "absent": true})"
                               << int(Kind::SegmentForbidden) << "/expect/0"
                               << "SYN,ACK"
                               << "server SYN,ACK seq 5000 ack 1001 length 0 state SYN-RECEIVED "
                                  "conn 1 t 0.050000";
    QTest::newRow("segment too late")
        << R"({"segment": {"from": "server", "flags": "SYN,ACK"}, "by": "49ms"})"
        << int(Kind::SegmentMissing) << "/expect/0"
        << "server SYN,ACK"
        << "client SYN seq 1000 length 0 state SYN-SENT conn 1 t 0.000000";
    QTest::newRow("app") << R"({"host": "client", "app": "refused"})" << int(Kind::AppMissing)
                         << "/expect/0"
                         << "refused"
                         << "established, peer-closed";
    QTest::newRow("app forbidden") << R"({"host": "client", "app": "established", "absent": true})"
                                   << int(Kind::AppForbidden) << "/expect/0"
                                   << "established"
                                   << "established";
    QTest::newRow("received") << R"({"host": "server", "received": 6})"
                              << int(Kind::ReceivedDiffers) << "/expect/0"
                              << "6"
                              << "5";
}

void ExpectationsTest::fails()
{
    QFETCH(QString, expectation);
    QFETCH(int, kind);
    QFETCH(QString, pointer);
    QFETCH(QString, expected);
    QFETCH(QString, found);
    const History run = runOf(runWith(expectation.toStdString()));
    const auto differences = checkExpectations(run.scenario(), run);
    QCOMPARE(differences.size(), std::size_t{1});
    QCOMPARE(int(differences[0].kind), kind);
    QCOMPARE(QString::fromStdString(differences[0].pointer), pointer);
    QCOMPARE(QString::fromStdString(differences[0].expected), expected);
    QCOMPARE(QString::fromStdString(differences[0].found), found);
}

void ExpectationsTest::allInTheOrderOfTheFile()
{
    const History run = runOf(runWith(
        R"({"host": "client", "app": "refused"}, {"host": "server", "received": 5}, {"host": "server", "received": 7})"));
    const auto differences = checkExpectations(run.scenario(), run);
    QCOMPARE(differences.size(), std::size_t{2});
    QCOMPARE(differences[0].pointer, std::string("/expect/0"));
    QCOMPARE(differences[1].pointer, std::string("/expect/2"));
}

void ExpectationsTest::branchedRuns()
{
    History run =
        runOf(R"("script": [)" + open +
              R"(], "expect": [{"segment": {"flags": "SYN", "nth": 2}, "absent": true}])");
    QVERIFY(checkExpectations(run.scenario(), run).empty());
    run.truncate(2);
    Interfere drop;
    drop.kind = FaultKind::Drop;
    drop.segment = 1;
    run.append(drop);
    run.runToEnd();
    QCOMPARE(checkExpectations(run.scenario(), run).size(), std::size_t{1});
    QCOMPARE(checkExpectations(run.scenario(), run)[0].t, SimTime{Duration{1'000'000}});
}

QTEST_GUILESS_MAIN(ExpectationsTest)
#include "tst_expectations.moc"
