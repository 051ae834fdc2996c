#include "lab/kernel_probe.h"
#include "lab/raw_tcp_socket.h"
#include "lab/state_watch.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <cerrno>

using namespace tcplab;
using namespace tcplab::lab;

namespace {

std::span<const std::byte> bytesOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

// struct tcp_info of a Linux 6 kernel (280 bytes), the client of a run of the baseline preset.
const QByteArray recordedInfo = QByteArray::fromHex(
    "010000000007aa01e01c030000000000008000001802000000000000000000000000000000000000000000006c0000"
    "00"
    "00000000980000006c000000ffff0000d7ff00000b0000000e000000ffffff7f12000000cbff000003000000000000"
    "00"
    "d7ff00000000000000e4dee60a000000ffffffffffffffffc90000000000000000000000000000000c0000000b0000"
    "00"
    "0000000002000000000000000a000000000090d0030000000000000000000000000000000000000000000000000000"
    "00"
    "0b00000000000000c80000000000000000000000000000000000000000000000000000000000010000000100000000"
    "00"
    "00000000000000000000000000000000000000000000000000000000000000000000000000000000");

// The kernel's answer for a socket in TIME-WAIT.
const QByteArray recordedTimeWait =
    QByteArray::fromHex("600000001400000000000000cc0a000002060300afc8ed737f000001000000000000000000"
                        "0000007f00000100000000"
                        "000000000000000000000000011000000000000054ea000000000000000000000000000000"
                        "00000008000f0000000000");

// The kernel's answer when there is no such socket (NLMSG_ERROR, -ENOENT).
const QByteArray recordedNotFound = QByteArray::fromHex(
    "5c0000000200000000000000cc0a0000feffffff4800000014000100000000000000000002060200ffffffff000100"
    "01"
    "7f0000010000000000000000000000007f00000100000000000000000000000000000000ffffffffffffffff");

/// A connection over loopback on bare descriptors, whose states stay until a call moves them.
struct Pair
{
    RawTcpSocket listener;
    RawTcpSocket client;
    std::unique_ptr<RawTcpSocket> server;
    FourTuple tuple; ///< as the client sees it

    bool open()
    {
        if (listener.open() || listener.bind(QHostAddress::LocalHost, 0) || listener.listen(5))
            return false;
        if (client.open()) return false;
        QSignalSpy connected(&client, &RawTcpSocket::connected);
        QSignalSpy waiting(&listener, &RawTcpSocket::readable);
        if (client.connectTo(QHostAddress::LocalHost, listener.fourTuple().localPort)) return false;
        if (!QTest::qWaitFor([&] { return connected.count() > 0 && waiting.count() > 0; }))
            return false;
        server = listener.accept();
        tuple = client.fourTuple();
        return server != nullptr;
    }
};

bool isState(const KernelSnapshot& snapshot, tcp::State state)
{
    return snapshot.isOk() && snapshot.state == state;
}

} // namespace

class TestKernelProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void parsesRecordedInfo();
    void parsesInfoOfAnyLength();
    void parsesRecordedDiagnostics();
    void garbageIsRefused();
    void namesEveryLinuxState();
    void listenerShowsItsQueue();
    void establishedAndQueues();
    void halfCloseShowsFinWait2AndCloseWait();
    void timeWaitByFourTuple();
    void resetLeavesNothing();
    void connectionsOfBothFamiliesAreFound_data();
    void connectionsOfBothFamiliesAreFound();
    void badDescriptorsAreSaid();
    void watchFollowsTheStates();

private:
    bool descriptors_ = false;
    bool diagnostics_ = false;
};

// A container may refuse either interface; then the tests that need it say so.
#define NEED_DESCRIPTORS                                                                           \
    if (!descriptors_) QSKIP("TCP_INFO is refused here")
#define NEED_DIAGNOSTICS                                                                           \
    if (!diagnostics_) QSKIP("NETLINK_SOCK_DIAG is refused here")

void TestKernelProbe::initTestCase()
{
    Pair pair;
    QVERIFY(pair.open());
    descriptors_ = KernelProbe::ofDescriptor(pair.client.descriptor()).isOk();
    diagnostics_ = KernelProbe::ofFourTuple(pair.tuple).isOk();
    if (!KernelProbe::isAvailable()) {
        QCOMPARE(KernelProbe::ofDescriptor(pair.client.descriptor()).status,
                 ProbeStatus::NotAvailableHere);
        QVERIFY(!descriptors_ && !diagnostics_);
    }
}

void TestKernelProbe::parsesRecordedInfo()
{
    const KernelSnapshot snapshot = KernelProbe::parseTcpInfo(bytesOf(recordedInfo));
    QVERIFY(isState(snapshot, tcp::State::Established));
    QCOMPARE(snapshot.counters.dataSegsOut, std::optional<quint32>(10));
    QCOMPARE(snapshot.counters.dataSegsIn, std::optional<quint32>(0));
    QCOMPARE(snapshot.counters.bytesSent, std::optional<quint64>(200));
    QCOMPARE(snapshot.counters.bytesAcked, std::optional<quint64>(201)); // the SYN counts
    QCOMPARE(snapshot.counters.unacked, std::optional<quint32>(0));
    QCOMPARE(snapshot.counters.totalRetrans, std::optional<quint32>(0));
    QVERIFY(*snapshot.counters.rto >= 200'000U);
    QVERIFY(*snapshot.counters.rtt > 0U && *snapshot.counters.rtt < 1'000'000U);
    QVERIFY(*snapshot.counters.sndWnd > 0U);
}

void TestKernelProbe::parsesInfoOfAnyLength()
{
    for (int length = 0; length <= recordedInfo.size(); ++length) {
        const KernelSnapshot snapshot =
            KernelProbe::parseTcpInfo(bytesOf(recordedInfo.left(length)));
        QCOMPARE(snapshot.isOk(), length > 0);
        QCOMPARE(snapshot.counters.unacked.has_value(), length >= 28);
        QCOMPARE(snapshot.counters.dataSegsOut.has_value(), length >= 160);
        QCOMPARE(snapshot.counters.bytesSent.has_value(), length >= 208);
    }
    const QByteArray longer = recordedInfo + QByteArray(200, '\xFF');
    QVERIFY(KernelProbe::parseTcpInfo(bytesOf(longer)).counters ==
            KernelProbe::parseTcpInfo(bytesOf(recordedInfo)).counters);
}

void TestKernelProbe::parsesRecordedDiagnostics()
{
    const KernelSnapshot waiting = KernelProbe::parseDiagnosticsAnswer(bytesOf(recordedTimeWait));
    QVERIFY(isState(waiting, tcp::State::TimeWait));
    QCOMPARE(waiting.timer, KernelTimer::TimeWait);
    QVERIFY(*waiting.timerRemainingMs > 0 && *waiting.timerRemainingMs <= 60'000);
    const KernelSnapshot none = KernelProbe::parseDiagnosticsAnswer(bytesOf(recordedNotFound));
    QCOMPARE(none.status, ProbeStatus::NotFound);
    QCOMPARE(none.state, std::optional<tcp::State>(tcp::State::Closed));
}

void TestKernelProbe::garbageIsRefused()
{
    for (int length = 0; length < recordedTimeWait.size(); ++length)
        QVERIFY(
            !KernelProbe::parseDiagnosticsAnswer(bytesOf(recordedTimeWait.left(length))).isOk());
    // Attributes with impossible lengths end the search for the one that is wanted.
    QByteArray broken = recordedTimeWait.left(88) + QByteArray("\1\0\2\0\xFF\xFF\2\0", 8);
    broken[0] = static_cast<char>(broken.size());
    broken[1] = 0;
    QVERIFY(KernelProbe::parseDiagnosticsAnswer(bytesOf(broken)).isOk());
    QVERIFY(!KernelProbe::parseDiagnosticsAnswer(bytesOf(QByteArray(200, '\xFF'))).isOk());
}

void TestKernelProbe::namesEveryLinuxState()
{
    QVERIFY(!KernelProbe::stateFromLinux(0));
    QVERIFY(!KernelProbe::stateFromLinux(99));
    for (const tcp::State state : tcp::allStates) {
        bool named = false;
        for (int number = 1; number <= 11; ++number)
            named |= KernelProbe::stateFromLinux(number) == state;
        QVERIFY2(named, std::string(tcp::rfcName(state)).c_str());
    }
}

void TestKernelProbe::listenerShowsItsQueue()
{
    NEED_DESCRIPTORS;
    RawTcpSocket listener;
    QVERIFY(!listener.open() && !listener.bind(QHostAddress::LocalHost, 0) && !listener.listen(7));
    const KernelSnapshot idle = KernelProbe::ofDescriptor(listener.descriptor());
    QVERIFY(isState(idle, tcp::State::Listen));
    QCOMPARE(idle.acceptQueue, std::optional<quint32>(0));
    QCOMPARE(idle.acceptBacklog, std::optional<quint32>(7));
    QVERIFY(!idle.counters.unacked);
    RawTcpSocket client;
    QVERIFY(!client.open());
    QSignalSpy waiting(&listener, &RawTcpSocket::readable);
    QVERIFY(!client.connectTo(QHostAddress::LocalHost, listener.fourTuple().localPort));
    QTRY_VERIFY(waiting.count() > 0);
    // accept() has not been called, and the connection stands.
    QCOMPARE(KernelProbe::ofDescriptor(listener.descriptor()).acceptQueue,
             std::optional<quint32>(1));
    QVERIFY(isState(KernelProbe::ofDescriptor(client.descriptor()), tcp::State::Established));
}

void TestKernelProbe::establishedAndQueues()
{
    NEED_DESCRIPTORS;
    Pair pair;
    QVERIFY(pair.open());
    QVERIFY(isState(KernelProbe::ofDescriptor(pair.client.descriptor()), tcp::State::Established));
    QVERIFY(isState(KernelProbe::ofDescriptor(pair.server->descriptor()), tcp::State::Established));
    pair.server->setReadNotification(false);
    QCOMPARE(pair.client.write(QByteArray(300, 'x')), 300);
    QTRY_COMPARE(KernelProbe::ofDescriptor(pair.server->descriptor()).receiveQueue,
                 std::optional<quint32>(300));
    QTRY_COMPARE(KernelProbe::ofDescriptor(pair.client.descriptor()).sendQueue,
                 std::optional<quint32>(0));
    QCOMPARE(pair.server->read(100).size(), 100);
    QCOMPARE(KernelProbe::ofDescriptor(pair.server->descriptor()).receiveQueue,
             std::optional<quint32>(200));
    const auto counters = KernelProbe::ofDescriptor(pair.client.descriptor()).counters;
    QCOMPARE(counters.dataSegsOut, std::optional<quint32>(1));
}

void TestKernelProbe::halfCloseShowsFinWait2AndCloseWait()
{
    NEED_DESCRIPTORS;
    Pair pair;
    QVERIFY(pair.open());
    QSignalSpy seen(pair.server.get(), &RawTcpSocket::readable);
    QVERIFY(!pair.client.shutdownWrite());
    QTRY_VERIFY(seen.count() > 0);
    QCOMPARE(pair.server->read(10), QByteArray());
    QVERIFY(pair.server->atEnd());
    QTRY_VERIFY(isState(KernelProbe::ofDescriptor(pair.client.descriptor()), tcp::State::FinWait2));
    QVERIFY(isState(KernelProbe::ofDescriptor(pair.server->descriptor()), tcp::State::CloseWait));
    // The other direction is open.
    QSignalSpy answer(&pair.client, &RawTcpSocket::readable);
    QCOMPARE(pair.server->write("still here"), 10);
    QTRY_VERIFY(answer.count() > 0);
    QCOMPARE(pair.client.read(100), QByteArray("still here"));
}

void TestKernelProbe::timeWaitByFourTuple()
{
    NEED_DIAGNOSTICS;
    Pair pair;
    QVERIFY(pair.open());
    QVERIFY(isState(KernelProbe::ofFourTuple(pair.tuple), tcp::State::Established));
    QVERIFY(isState(KernelProbe::ofFourTuple(pair.tuple.reversed()), tcp::State::Established));
    pair.client.close();
    QTRY_VERIFY(isState(KernelProbe::ofFourTuple(pair.tuple), tcp::State::FinWait2));
    pair.server->close();
    QTRY_COMPARE(KernelProbe::ofFourTuple(pair.tuple.reversed()).status, ProbeStatus::NotFound);
    const KernelSnapshot waiting = KernelProbe::ofFourTuple(pair.tuple);
    if (waiting.status == ProbeStatus::NotFound) QSKIP("this kernel keeps no sockets in TIME-WAIT");
    QVERIFY(isState(waiting, tcp::State::TimeWait));
    QVERIFY(waiting.descriptorGone);
    QCOMPARE(waiting.timer, KernelTimer::TimeWait);
    QVERIFY(waiting.timerRemainingMs.value_or(-1) > 0);
}

void TestKernelProbe::resetLeavesNothing()
{
    NEED_DIAGNOSTICS;
    Pair pair;
    QVERIFY(pair.open());
    pair.client.abort();
    QCOMPARE(KernelProbe::ofFourTuple(pair.tuple).status, ProbeStatus::NotFound);
    QCOMPARE(KernelProbe::ofFourTuple(pair.tuple).state,
             std::optional<tcp::State>(tcp::State::Closed));
    if (descriptors_)
        QTRY_VERIFY(
            isState(KernelProbe::ofDescriptor(pair.server->descriptor()), tcp::State::Closed));
    LabError error;
    QCOMPARE(pair.server->read(10, &error), QByteArray());
    QCOMPARE(error.kind, LabErrorKind::ConnectionReset);
    QVERIFY(!pair.server->atEnd());
}

void TestKernelProbe::connectionsOfBothFamiliesAreFound_data()
{
    QTest::addColumn<QHostAddress>("bound");
    QTest::addColumn<QHostAddress>("target");
    const QHostAddress v4(QHostAddress::LocalHost), v6(QHostAddress::LocalHostIPv6);
    QTest::newRow("IPv4") << v4 << v4;
    QTest::newRow("IPv6") << v6 << v6;
    // One listener for both families: its IPv4 connections have IPv6-mapped addresses.
    QTest::newRow("IPv4 at a dual-stack listener") << QHostAddress(QHostAddress::Any) << v4;
    QTest::newRow("IPv6 at a dual-stack listener") << QHostAddress(QHostAddress::Any) << v6;
}

void TestKernelProbe::connectionsOfBothFamiliesAreFound()
{
    NEED_DIAGNOSTICS;
    QFETCH(QHostAddress, bound);
    QFETCH(QHostAddress, target);
    QTcpServer listener;
    if (!listener.listen(bound)) QSKIP("IPv6 is off here");
    QTcpSocket client;
    client.connectToHost(target, listener.serverPort());
    if (!QTest::qWaitFor([&] { return client.state() == QAbstractSocket::ConnectedState; }))
        QSKIP("IPv6 is off here");
    const FourTuple tuple = KernelProbe::fourTupleOf(client.socketDescriptor());
    QVERIFY(isState(KernelProbe::ofFourTuple(tuple), tcp::State::Established));
    QVERIFY(isState(KernelProbe::ofFourTuple(tuple.reversed()), tcp::State::Established));
    QTRY_VERIFY(listener.hasPendingConnections());
    QTcpSocket* server = listener.nextPendingConnection();
    const FourTuple mapped = KernelProbe::fourTupleOf(server->socketDescriptor());
    QVERIFY(isState(KernelProbe::ofFourTuple(mapped), tcp::State::Established));
    QVERIFY(KernelProbe::ofDescriptor(server->socketDescriptor(), true).isOk());
}

void TestKernelProbe::badDescriptorsAreSaid()
{
    if (!KernelProbe::isAvailable()) QSKIP("no probe on this operating system");
    QCOMPARE(KernelProbe::ofDescriptor(-1).status, ProbeStatus::BadDescriptor);
    QVERIFY(!KernelProbe::fourTupleOf(-1).isValid());
    QCOMPARE(KernelProbe::ofFourTuple({}).status, ProbeStatus::NotFound);
}

void TestKernelProbe::watchFollowsTheStates()
{
    NEED_DESCRIPTORS;
    NEED_DIAGNOSTICS;
    Pair pair;
    QVERIFY(pair.open());
    StateWatch watch;
    watch.setInterval(5);
    QSignalSpy gone(&watch, &StateWatch::gone);
    watch.watch(1, pair.client.descriptor());
    watch.watch(2, pair.server->descriptor());
    QCOMPARE(watch.history(1).size(), 1U);
    QCOMPARE(watch.history(1)[0].state, tcp::State::Established);
    pair.client.shutdownWrite();
    QTRY_COMPARE(watch.history(1).back().state, tcp::State::FinWait2);
    QTRY_COMPARE(watch.history(2).back().state, tcp::State::CloseWait);
    // Closed without a word to the watch: it goes on by four-tuple.
    pair.server->close();
    QTRY_COMPARE(gone.count(), 1);
    QCOMPARE(gone[0][0].toULongLong(), 2ULL);
    QCOMPARE(watch.history(2).back().state, tcp::State::Closed);
    watch.descriptorClosing(1);
    pair.client.close();
    QTRY_VERIFY(watch.history(1).back().state != tcp::State::FinWait2);
    if (watch.history(1).back().state == tcp::State::Closed)
        QSKIP("this kernel keeps no sockets in TIME-WAIT");
    QCOMPARE(watch.history(1).back().state, tcp::State::TimeWait);
    QVERIFY(watch.latest(1).timerRemainingMs.value_or(0) > 0);
}

QTEST_GUILESS_MAIN(TestKernelProbe)
#include "tst_kernel_probe.moc"
