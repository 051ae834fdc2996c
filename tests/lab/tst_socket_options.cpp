#include "lab/raw_tcp_socket.h"
#include "lab/socket_options.h"

#include <QTest>

using namespace tcplab::lab;

class TestSocketOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndMembersMatch();
    void requestedBesideEffective();
    void buffersAreNotWhatWasAskedFor();
    void refusedOptionsSayWhy();
    void badDescriptorHasNoOptions();
};

void TestSocketOptions::namesAndMembersMatch()
{
    SocketOptions options;
    options.linger = 3;
    QCOMPARE(options[SocketOption::Linger], std::optional<int>(3));
    options[SocketOption::TimeToLive] = 9;
    QCOMPARE(options.timeToLive, std::optional<int>(9));
    QCOMPARE(bsdName(SocketOption::NoDelay), "TCP_NODELAY");
    QCOMPARE(bsdName(SocketOption::ReuseAddress), "SO_REUSEADDR");
}

void TestSocketOptions::requestedBesideEffective()
{
    RawTcpSocket socket;
    QVERIFY(!socket.open());
    SocketOptions wanted;
    wanted.noDelay = 1;
    wanted.linger = 0;
    wanted.keepAliveInterval = 17;
    wanted.timeToLive = 33;
    QVERIFY(applyOptions(socket.descriptor(), wanted).empty());
    const auto rows = compareOptions(socket.descriptor(), wanted);
    QCOMPARE(rows.size(), static_cast<std::size_t>(socketOptionCount));
    for (const OptionRow& row : rows) {
        QCOMPARE(row.requested, wanted[row.option]);
        if (row.requested) {
            QCOMPARE(row.effective, row.requested);
            QCOMPARE(row.note, OptionNote::AsRequested);
        } else {
            QVERIFY(row.note == OptionNote::SystemDefault || row.note == OptionNote::NotAvailable);
        }
    }
    wanted.linger = -1;
    QVERIFY(applyOptions(socket.descriptor(), wanted).empty());
    QCOMPARE(getOption(socket.descriptor(), SocketOption::Linger), std::optional<int>(-1));
}

void TestSocketOptions::buffersAreNotWhatWasAskedFor()
{
#ifdef Q_OS_LINUX
    RawTcpSocket socket;
    QVERIFY(!socket.open());
    SocketOptions wanted;
    wanted.sendBuffer = 32'768;
    wanted.receiveBuffer = 1; // below the least
    QVERIFY(applyOptions(socket.descriptor(), wanted).empty());
    const auto rows = compareOptions(socket.descriptor(), wanted);
    const auto& send = rows[static_cast<std::size_t>(SocketOption::SendBuffer)];
    QCOMPARE(send.effective, std::optional<int>(65'536));
    QCOMPARE(send.note, OptionNote::KernelDoubles);
    QCOMPARE(rows[static_cast<std::size_t>(SocketOption::ReceiveBuffer)].note,
             OptionNote::KernelClamps);
#else
    QSKIP("doubling is Linux's way");
#endif
}

void TestSocketOptions::refusedOptionsSayWhy()
{
    RawTcpSocket socket;
    QVERIFY(!socket.open());
    SocketOptions wanted;
    wanted.timeToLive = 999;
    const auto refused = applyOptions(socket.descriptor(), wanted);
    QCOMPARE(refused.size(), 1U);
    QCOMPARE(refused[0].option, SocketOption::TimeToLive);
    QCOMPARE(refused[0].note, OptionNote::Refused);
    QCOMPARE(refused[0].systemError, EINVAL);
}

void TestSocketOptions::badDescriptorHasNoOptions()
{
    int error = 0;
    QVERIFY(!getOption(-1, SocketOption::NoDelay, &error));
    QCOMPARE(error, EBADF);
    for (const OptionRow& row : compareOptions(-1, {}))
        QCOMPARE(row.note, OptionNote::NotAvailable);
}

QTEST_GUILESS_MAIN(TestSocketOptions)
#include "tst_socket_options.moc"
