#include "bsd_client.h"
#include "event_log.h"

#include "lab/echo_server.h"
#include "lab/experiments.h"
#include "lab/reach.h"
#include "lab/service.h"

#include <QSignalSpy>
#include <QTcpServer>

using namespace tcplab::lab;

namespace {

ServeConfig anyPort()
{
    ServeConfig config;
    config.port = 0;
    return config;
}

QByteArray pattern(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (int i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 7 + i / 251);
    return bytes;
}

QByteArray expectedAnswer(QByteArray bytes)
{
    for (char& c : bytes)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c ^ 0x20);
    return bytes;
}

} // namespace

class TestEchoServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInUpperCase();
    void leavesAllButAsciiLettersAlone();
    void readsAtMost1024BytesAtATime();
    void manyClientsAtOnce();
    void aClientsEndEndsOnlyThatClient_data();
    void aClientsEndEndsOnlyThatClient();
    void halfClosedClientGetsAllAnswers_data();
    void halfClosedClientGetsAllAnswers();
    void aClientThatDoesNotReadCostsBoundedMemory();
    void portInUseIsSaid();
    void addressOfAnotherMachineIsSaid();
    void badConfigurationIsSaid();
    void stopsAndStartsAgain();
    void stopInsideAnEvent();
    void closesOneClientWhenAsked();
    void servicesAreMadeById();
    void reach_data();
    void reach();
};

void TestEchoServer::answersInUpperCase()
{
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    QVERIFY(server.port() != 0);
    QCOMPARE(server.address(), QHostAddress(QHostAddress::LocalHost));
    const quint16 port = server.port();
    const auto answer = whileLooping<QByteArray>([port] {
        BsdClient client;
        if (!client.connectTo(port) || !client.sendAll("Hello, TCP Lab 1")) return QByteArray();
        return client.receiveExactly(16);
    });
    QCOMPARE(answer, QByteArray("HELLO, TCP LAB 1"));
    QTRY_COMPARE(log.count(LabEventKind::PeerClosed), 1);
    QCOMPARE(log.count(LabEventKind::Listening), 1);
    QCOMPARE(log.count(LabEventKind::ClientConnected), 1);
    QCOMPARE(log.bytes(LabEventKind::BytesRead), QByteArray("Hello, TCP Lab 1"));
    QCOMPARE(log.bytes(LabEventKind::BytesWritten), QByteArray("HELLO, TCP LAB 1"));
    QVERIFY(log.last(LabEventKind::BytesRead)->peerPort != 0);
    QVERIFY(server.connections().empty());
}

void TestEchoServer::leavesAllButAsciiLettersAlone()
{
    EchoServer server(anyPort());
    QVERIFY(server.start());
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += static_cast<char>(i);
    all += "\xE4\xB8\xAD\xC3\xA9"; // UTF-8 beyond ASCII
    const quint16 port = server.port();
    const auto answer = whileLooping<QByteArray>([&] {
        BsdClient client;
        if (!client.connectTo(port) || !client.sendAll(all)) return QByteArray();
        return client.receiveExactly(all.size());
    });
    QCOMPARE(answer, expectedAnswer(all));
}

void TestEchoServer::readsAtMost1024BytesAtATime()
{
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    const QByteArray sent = pattern(10'000);
    const quint16 port = server.port();
    const auto answer = whileLooping<QByteArray>([&] {
        BsdClient client;
        if (!client.connectTo(port) || !client.sendAll(sent)) return QByteArray();
        return client.receiveExactly(sent.size());
    });
    QCOMPARE(answer, expectedAnswer(sent));
    qint64 offset = 0;
    for (const LabEvent& event : log.events) {
        if (event.kind != LabEventKind::BytesRead) continue;
        QVERIFY(event.length >= 1 && event.length <= 1024);
        QCOMPARE(event.offset, offset);
        offset += event.length;
    }
    QCOMPARE(offset, 10'000);
}

void TestEchoServer::manyClientsAtOnce()
{
    constexpr int count = 200;
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    const quint16 port = server.port();
    const int right = whileLooping<int>([port] {
        std::vector<std::unique_ptr<BsdClient>> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<BsdClient>());
            if (!clients.back()->connectTo(port)) return -1;
        }
        // All are connected before the first one speaks.
        for (int i = 0; i < count; ++i)
            if (!clients[static_cast<std::size_t>(i)]->sendAll("client " + QByteArray::number(i)))
                return -2;
        int good = 0;
        for (int i = 0; i < count; ++i) {
            const QByteArray wanted = "CLIENT " + QByteArray::number(i);
            if (clients[static_cast<std::size_t>(i)]->receiveExactly(wanted.size()) == wanted)
                ++good;
        }
        return good;
    });
    QCOMPARE(right, count);
    QTRY_COMPARE(log.count(LabEventKind::PeerClosed), count);
    QCOMPARE(log.count(LabEventKind::ClientConnected), count);
    QVERIFY(server.isRunning());
}

void TestEchoServer::aClientsEndEndsOnlyThatClient_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void TestEchoServer::aClientsEndEndsOnlyThatClient()
{
    QFETCH(bool, reset);
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    const quint16 port = server.port();
    BsdClient stays;
    QVERIFY(stays.connectTo(port));
    BsdClient goes;
    QVERIFY(goes.connectTo(port));
    QTRY_COMPARE(log.count(LabEventKind::ClientConnected), 2);
    goes.sendAll("half a mess");
    QTRY_COMPARE(log.bytes(LabEventKind::BytesWritten), QByteArray("HALF A MESS"));
    QCOMPARE(goes.receiveExactly(11), QByteArray("HALF A MESS")); // or close() would send RST
    if (reset)
        goes.reset();
    else
        goes.close();
    const LabEventKind kind = reset ? LabEventKind::PeerReset : LabEventKind::PeerClosed;
    QTRY_COMPARE(log.count(kind), 1);
    QCOMPARE(log.last(kind)->connection, 2U);
    QCOMPARE(server.connections().size(), 1U);
    const auto answer = whileLooping<QByteArray>([&] {
        stays.sendAll("still here");
        return stays.receiveExactly(10);
    });
    QCOMPARE(answer, QByteArray("STILL HERE"));
}

void TestEchoServer::halfClosedClientGetsAllAnswers_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("a line") << 6;
    QTest::newRow("a chunk") << 1024;
    QTest::newRow("100 KiB") << 100 * 1024;
    QTest::newRow("8 MiB") << 8 * 1024 * 1024;
}

void TestEchoServer::halfClosedClientGetsAllAnswers()
{
    QFETCH(int, size);
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    const QByteArray sent = pattern(size);
    const quint16 port = server.port();
    const auto answer = whileLooping<QByteArray>([&] {
        BsdClient client;
        client.setReceiveBuffer(4096); // the answers pile up at the server
        if (!client.connectTo(port)) return QByteArray();
        auto sender = std::async(std::launch::async, [&] {
            client.sendAll(sent);
            client.shutdownWrite();
        });
        // Nothing is read before all is sent, where the kernels' buffers allow it.
        if (sent.size() <= 1024) sender.wait();
        const QByteArray all = client.receiveToEnd();
        sender.wait();
        return all;
    });
    QCOMPARE(answer.size(), sent.size());
    QVERIFY(answer == expectedAnswer(sent));
    QTRY_COMPARE(log.count(LabEventKind::PeerClosed), 1);
}

void TestEchoServer::aClientThatDoesNotReadCostsBoundedMemory()
{
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    const quint16 port = server.port();
    BsdClient client;
    client.setReceiveBuffer(4096);
    QVERIFY(client.connectTo(port));
    // Sends until the server takes no more: the kernel's buffers are full, and the server waits.
    qint64 sent = 0;
    qint64 mostHeld = 0;
    const QByteArray block(65536, 'x');
    QElapsedTimer patience;
    patience.start();
    while (log.count(LabEventKind::ReadingPaused) == 0 && patience.elapsed() < 30'000) {
        const ssize_t taken =
            ::send(client.descriptor(), block.constData(), 65536, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (taken > 0) sent += taken;
        QCoreApplication::processEvents();
        mostHeld = std::max(mostHeld, server.bytesHeld(1));
        log.events.erase(std::remove_if(log.events.begin(), log.events.end(),
                                        [](const LabEvent& event) {
                                            return event.kind == LabEventKind::BytesRead ||
                                                   event.kind == LabEventKind::BytesWritten;
                                        }),
                         log.events.end());
    }
    QCOMPARE(log.count(LabEventKind::ReadingPaused), 1);
    QVERIFY(sent > 65536);
    QVERIFY2(mostHeld <= EchoServer::readLimit + EchoServer::chunkSize,
             qPrintable(QString::number(mostHeld)));
    // Another client is served meanwhile.
    const auto answer = whileLooping<QByteArray>([port] {
        BsdClient other;
        other.connectTo(port);
        other.sendAll("hi");
        return other.receiveExactly(2);
    });
    QCOMPARE(answer, QByteArray("HI"));
    // The slow one reads at last: nothing has been lost.
    const qint64 received =
        whileLooping<qint64>([&] { return client.receiveExactly(sent).size(); });
    QCOMPARE(received, sent);
    QTRY_COMPARE(log.count(LabEventKind::ReadingResumed), 1);
}

void TestEchoServer::portInUseIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServeConfig config;
    config.port = other.serverPort();
    EchoServer server(config);
    QSignalSpy failed(&server, &Service::failed);
    QVERIFY(!server.start());
    QVERIFY(!server.isRunning());
    QCOMPARE(failed.count(), 1);
    const auto error = failed[0][0].value<LabError>();
    QCOMPARE(error.kind, LabErrorKind::AddressInUse);
    QCOMPARE(error.operation, LabOperation::Bind);
    QCOMPARE(error.port, other.serverPort());
    QCOMPARE(error.systemError, EADDRINUSE);
    other.close();
    QVERIFY(server.start());
}

void TestEchoServer::addressOfAnotherMachineIsSaid()
{
    ServeConfig config = anyPort();
    config.bindAddress = QHostAddress(QStringLiteral("192.0.2.1")); // TEST-NET-1: nobody's
    EchoServer server(config);
    QSignalSpy failed(&server, &Service::failed);
    QVERIFY(!server.start());
    QCOMPARE(failed[0][0].value<LabError>().kind, LabErrorKind::AddressNotAvailable);
}

void TestEchoServer::badConfigurationIsSaid()
{
    const auto fieldOf = [](auto change) {
        ServeConfig config = anyPort();
        change(config);
        EchoServer server(config);
        QSignalSpy failed(&server, &Service::failed);
        return server.start() ? QString() : failed.at(0).at(0).value<LabError>().field;
    };
    QCOMPARE(fieldOf([](ServeConfig&) {}), QString());
    QCOMPARE(fieldOf([](ServeConfig& c) { c.receiver.readSize = 0; }), QStringLiteral("readSize"));
    QCOMPARE(fieldOf([](ServeConfig& c) { c.receiver.readDelayMs = -1; }),
             QStringLiteral("readDelayMs"));
    QCOMPARE(fieldOf([](ServeConfig& c) { c.framing.prefixBytes = 3; }), QStringLiteral("framing"));
    QCOMPARE(fieldOf([](ServeConfig& c) { c.bindAddress = {}; }), QStringLiteral("bindAddress"));
}

void TestEchoServer::stopsAndStartsAgain()
{
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    BsdClient client;
    QVERIFY(client.connectTo(server.port()));
    QTRY_COMPARE(log.count(LabEventKind::ClientConnected), 1);
    server.stop();
    QVERIFY(!server.isRunning());
    QCOMPARE(log.count(LabEventKind::Closed), 1);
    QCOMPARE(log.count(LabEventKind::Stopped), 1);
    server.stop();
    QCOMPARE(log.count(LabEventKind::Stopped), 1);
    QCOMPARE(whileLooping<QByteArray>([&] { return client.receive(); }), QByteArray()); // FIN
    QVERIFY(server.start());
}

void TestEchoServer::stopInsideAnEvent()
{
    EchoServer server(anyPort());
    QVERIFY(server.start());
    const quint16 port = server.port();
    connect(&server, &Service::event, &server, [&server](const LabEvent& event) {
        if (event.kind == LabEventKind::BytesRead) server.stop();
    });
    const auto answer = whileLooping<QByteArray>([port] {
        BsdClient client;
        client.connectTo(port);
        client.sendAll("stop");
        return client.receiveToEnd();
    });
    QCOMPARE(answer, QByteArray());
    QVERIFY(!server.isRunning());
}

void TestEchoServer::closesOneClientWhenAsked()
{
    EchoServer server(anyPort());
    EventLog log(&server);
    QVERIFY(server.start());
    BsdClient client;
    QVERIFY(client.connectTo(server.port()));
    QTRY_COMPARE(log.count(LabEventKind::ClientConnected), 1);
    QVERIFY(!server.closeConnection(77));
    QVERIFY(server.closeConnection(1));
    QTRY_COMPARE(log.count(LabEventKind::Closed), 1);
    QCOMPARE(client.receive(), QByteArray());
}

void TestEchoServer::servicesAreMadeById()
{
    for (const ExperimentInfo& info : experiments()) {
        const auto service = createService(QLatin1String(info.id), anyPort());
        QCOMPARE(service != nullptr, info.available);
    }
    QVERIFY(!createService(QStringLiteral("no-such-experiment"), {}));
    QCOMPARE(findExperiment(QStringLiteral("tcp-echo"))->port, 8081);
    QCOMPARE(findExperiment(QStringLiteral("sticky"))->port, 8082);
    QVERIFY(!findExperiment(QStringLiteral("no-such-experiment")));
}

void TestEchoServer::reach_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Reach>("expected");
    QTest::newRow("127.0.0.1") << "127.0.0.1" << Reach::Loopback;
    QTest::newRow("127.9.9.9") << "127.9.9.9" << Reach::Loopback;
    QTest::newRow("::1") << "::1" << Reach::Loopback;
    QTest::newRow("[::1]") << "[::1]" << Reach::Loopback;
    QTest::newRow("localhost") << "localhost" << Reach::Loopback;
    QTest::newRow("mapped") << "::ffff:127.0.0.1" << Reach::Loopback;
    QTest::newRow("10.1.2.3") << "10.1.2.3" << Reach::ThisNetwork;
    QTest::newRow("172.31.0.1") << "172.31.0.1" << Reach::ThisNetwork;
    QTest::newRow("172.32.0.1") << "172.32.0.1" << Reach::Anyone;
    QTest::newRow("fe80::1") << "fe80::1" << Reach::ThisNetwork;
    QTest::newRow("0.0.0.0") << "0.0.0.0" << Reach::Anyone;
    QTest::newRow("::") << "::" << Reach::Anyone;
    QTest::newRow("*") << "*" << Reach::Anyone;
    QTest::newRow("198.51.100.1") << "198.51.100.1" << Reach::Anyone;
}

void TestEchoServer::reach()
{
    QFETCH(QString, text);
    QFETCH(Reach, expected);
    const QHostAddress address = addressFromText(text);
    QVERIFY(!address.isNull());
    QCOMPARE(reachOf(address), expected);
    QVERIFY(addressFromText(QStringLiteral("1.2")).isNull());
    QVERIFY(addressFromText(QStringLiteral("example.org")).isNull());
}

QTEST_GUILESS_MAIN(TestEchoServer)
#include "tst_echo_server.moc"
