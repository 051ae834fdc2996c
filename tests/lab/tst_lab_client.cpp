#include "event_log.h"

#include "lab/echo_server.h"
#include "lab/lab_client.h"
#include "lab/raw_tcp_socket.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace tcplab::lab;

namespace {
const QString loopback = QStringLiteral("127.0.0.1");

ServeConfig anyPort()
{
    ServeConfig config;
    config.port = 0;
    return config;
}
} // namespace

class TestLabClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksToTheEchoServer();
    void refusedIsSaid();
    void unknownHostIsSaid();
    void silentHostTimesOut();
    void finAndResetAreToldApart_data();
    void finAndResetAreToldApart();
    void halfCloseStillReceives();
    void abortSendsReset();
    void sendWithoutConnectionIsRefused();
    void optionsAreSetOnTheDescriptor();
    void connectsAgain();
};

void TestLabClient::talksToTheEchoServer()
{
    EchoServer server(anyPort());
    QVERIFY(server.start());
    LabClient client;
    EventLog log(&client);
    client.setConnectionNumber(7);
    client.connectTo(loopback, server.port());
    QVERIFY(client.send("early")); // before the connection stands
    QTRY_COMPARE(log.bytes(LabEventKind::BytesRead), QByteArray("EARLY"));
    QVERIFY(client.send(" and late"));
    QTRY_COMPARE(log.bytes(LabEventKind::BytesRead), QByteArray("EARLY AND LATE"));
    QCOMPARE(log.last(LabEventKind::BytesRead)->connection, 7U);
    QCOMPARE(log.last(LabEventKind::BytesWritten)->offset, 5);
    QVERIFY(client.fourTuple().isValid());
    client.close();
    QTRY_COMPARE(log.count(LabEventKind::Closed), 1);
    QVERIFY(client.isIdle());
    QCOMPARE(log.count(LabEventKind::PeerClosed), 0);
}

void TestLabClient::refusedIsSaid()
{
    quint16 port = 0;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        port = gone.serverPort();
    }
    LabClient client;
    EventLog log(&client);
    client.connectTo(loopback, port);
    QTRY_COMPARE(log.count(LabEventKind::ConnectFailed), 1);
    const LabError error = log.last(LabEventKind::ConnectFailed)->error;
    QCOMPARE(error.kind, LabErrorKind::ConnectionRefused);
    QCOMPARE(error.systemError, ECONNREFUSED);
    QCOMPARE(error.port, port);
    QVERIFY(client.isIdle());
}

void TestLabClient::unknownHostIsSaid()
{
    LabClient client;
    EventLog log(&client);
    // RFC 6761: "invalid" resolves nowhere. Without a resolver at all the answer may be late.
    client.connectTo(QStringLiteral("no-such-host.invalid"), 1);
    QTRY_COMPARE_WITH_TIMEOUT(log.count(LabEventKind::ConnectFailed), 1, 20'000);
    const LabError error = log.last(LabEventKind::ConnectFailed)->error;
    if (error.kind == LabErrorKind::TimedOut) QSKIP("the name service here does not answer");
    QCOMPARE(error.kind, LabErrorKind::HostNotFound);
    QCOMPARE(error.hostName, QStringLiteral("no-such-host.invalid"));
}

void TestLabClient::silentHostTimesOut()
{
    // A full accept queue leaves SYNs unanswered: the client stays in SYN-SENT.
    RawTcpSocket listener;
    QVERIFY(!listener.open());
    QVERIFY(!listener.bind(QHostAddress::LocalHost, 0));
    QVERIFY(!listener.listen(0));
    listener.setReadNotification(false);
    const quint16 port = listener.fourTuple().localPort;
    std::vector<std::unique_ptr<RawTcpSocket>> fillers;
    for (int i = 0; i < 3; ++i) {
        fillers.push_back(std::make_unique<RawTcpSocket>());
        QVERIFY(!fillers.back()->open());
        QVERIFY(!fillers.back()->connectTo(QHostAddress::LocalHost, port));
    }
    LabClient client;
    EventLog log(&client);
    client.setConnectTimeout(300);
    client.connectTo(loopback, port);
    QTRY_VERIFY(log.count(LabEventKind::ConnectFailed) + log.count(LabEventKind::Connected) > 0);
    if (log.count(LabEventKind::Connected) > 0)
        QSKIP("this kernel queues more connections than asked for");
    QCOMPARE(log.last(LabEventKind::ConnectFailed)->error.kind, LabErrorKind::TimedOut);
    QVERIFY(client.isIdle());
}

void TestLabClient::finAndResetAreToldApart_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void TestLabClient::finAndResetAreToldApart()
{
    QFETCH(bool, reset);
    RawTcpSocket listener;
    QVERIFY(!listener.open());
    QVERIFY(!listener.bind(QHostAddress::LocalHost, 0));
    QVERIFY(!listener.listen(5));
    QSignalSpy waiting(&listener, &RawTcpSocket::readable);
    LabClient client;
    EventLog log(&client);
    client.connectTo(loopback, listener.fourTuple().localPort);
    QTRY_VERIFY(waiting.count() > 0);
    auto peer = listener.accept();
    QVERIFY(peer);
    QTRY_VERIFY(client.isConnected());
    QCOMPARE(peer->write("last words"), 10);
    QTRY_COMPARE(log.bytes(LabEventKind::BytesRead), QByteArray("last words"));
    if (reset)
        peer->abort();
    else
        peer->close();
    QTRY_COMPARE(log.count(reset ? LabEventKind::PeerReset : LabEventKind::PeerClosed), 1);
    QCOMPARE(log.count(reset ? LabEventKind::PeerClosed : LabEventKind::PeerReset), 0);
    QVERIFY(client.isIdle());
}

void TestLabClient::halfCloseStillReceives()
{
    EchoServer server(anyPort());
    QVERIFY(server.start());
    LabClient client;
    EventLog log(&client);
    client.connectTo(loopback, server.port());
    QVERIFY(client.send("all of it"));
    client.shutdownWrite();
    QVERIFY(!client.send("too late"));
    QTRY_COMPARE(log.count(LabEventKind::WriteShutDown), 1);
    QTRY_COMPARE(log.count(LabEventKind::PeerClosed), 1);
    QCOMPARE(log.bytes(LabEventKind::BytesRead), QByteArray("ALL OF IT"));
}

void TestLabClient::abortSendsReset()
{
    EchoServer server(anyPort());
    EventLog serverLog(&server);
    QVERIFY(server.start());
    LabClient client;
    EventLog log(&client);
    client.connectTo(loopback, server.port());
    QTRY_VERIFY(client.isConnected());
    QTRY_COMPARE(serverLog.count(LabEventKind::ClientConnected), 1);
    client.abort();
    QCOMPARE(log.count(LabEventKind::Aborted), 1);
    QTRY_COMPARE(serverLog.count(LabEventKind::PeerReset), 1);
    QVERIFY(server.isRunning());
}

void TestLabClient::sendWithoutConnectionIsRefused()
{
    LabClient client;
    QVERIFY(!client.send("x"));
    client.close();
    client.abort();
    client.shutdownWrite();
    QVERIFY(client.isIdle());
}

void TestLabClient::optionsAreSetOnTheDescriptor()
{
    EchoServer server(anyPort());
    QVERIFY(server.start());
    LabClient client;
    SocketOptions options;
    options.noDelay = 1;
    options.keepAlive = 1;
    options.keepAliveIdle = 11;
    client.setOptions(options);
    client.connectTo(loopback, server.port());
    QTRY_VERIFY(client.isConnected());
    QCOMPARE(getOption(client.descriptor(), SocketOption::NoDelay).value_or(-9), 1);
    QCOMPARE(getOption(client.descriptor(), SocketOption::KeepAlive).value_or(-9), 1);
    QCOMPARE(getOption(client.descriptor(), SocketOption::KeepAliveIdle).value_or(-9), 11);
}

void TestLabClient::connectsAgain()
{
    EchoServer server(anyPort());
    QVERIFY(server.start());
    LabClient client;
    EventLog log(&client);
    for (int round = 1; round <= 3; ++round) {
        client.connectTo(loopback, server.port());
        client.send("abc");
        QTRY_COMPARE(log.count(LabEventKind::BytesRead), round);
        QCOMPARE(log.last(LabEventKind::BytesRead)->offset, 0);
    }
    server.stop();
    QTRY_VERIFY(client.isIdle());
}

QTEST_GUILESS_MAIN(TestLabClient)
#include "tst_lab_client.moc"
