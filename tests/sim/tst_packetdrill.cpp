// Scripts in packetdrill's language: what passes, what fails and how it is said, what is skipped, what is broken.

#include <QtTest>

#include "sim/packetdrill/assertions.h"
#include "sim/packetdrill/runner.h"

using namespace tcplab::sim::packetdrill;

namespace {

constexpr auto passiveOpen = R"(
    0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
   +0 setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0
   +0 bind(3, ..., ...) = 0
   +0 listen(3, 1) = 0
   +0 < S 0:0(0) win 32792 <mss 1000,sackOK,nop,nop,nop,wscale 7>
   +0 > S. 0:0(0) ack 1 <mss 1460,nop,nop,sackOK,nop,wscale 8>
  +.1 < . 1:1(0) ack 1 win 257
   +0 accept(3, ..., ...) = 4
)";

Verdict after(const std::string& rest) { return runScript(std::string{passiveOpen} + rest); }

/// The arguments of a message, for a test's own words.
std::string said(const Message& message)
{
    std::string all = std::to_string(static_cast<int>(message.text));
    for (const std::string& argument : message.arguments)
        all += " | " + argument;
    return all;
}

} // namespace

class PacketdrillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passes_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("write and acknowledge") << R"(
   +0 write(4, ..., 1000) = 1000
   +0 > P. 1:1001(1000) ack 1
  +.1 < . 1:1(0) ack 1001 win 257)";
        QTest::newRow("one large segment of the script, three of ours") << R"(
   +0 write(4, ..., 3000) = 3000
   +0 > P. 1:3001(3000) ack 1)";
        QTest::newRow("delayed ACK, read, would block") << R"(
   +0 fcntl(4, F_SETFL, O_RDWR|O_NONBLOCK) = 0
   +0 < P. 1:101(100) ack 1 win 257
+.040 > . 1:1(0) ack 101
   +0 read(4, ..., 1000) = 100
   +0 read(4, ..., 1000) = -1 EAGAIN (Resource temporarily unavailable))";
        QTest::newRow("a blocking read returns when the text arrives") << R"(
 0.200...0.300 read(4, ..., 1000) = 10
 0.300 < P. 1:11(10) ack 1 win 257)";
        QTest::newRow("close and repeat the FIN") << R"(
  +.1 close(4) = 0
   +0 > F. 1:1(0) ack 1
    * > F. 1:1(0) ack 1
  +.1 < F. 1:1(0) ack 2 win 257
   +0 > . 2:2(0) ack 2)";
        QTest::newRow("TCP_INFO") << R"(
   +0 write(4, ..., 2000) = 2000
   +0 > P. 1:2001(2000) ack 1
   +0 %{ assert tcpi_snd_cwnd == 10, tcpi_snd_cwnd
         assert tcpi_unacked == 2 and tcpi_state == TCP_ESTABLISHED }%)";
    }
    void passes()
    {
        QFETCH(QString, script);
        const Verdict verdict = after(script.toStdString());
        const std::string why = std::to_string(verdict.line) + ": " + said(verdict.expected) + " / " + said(verdict.found);
        QVERIFY2(verdict.kind == Verdict::Kind::Passed, why.c_str());
    }

    void timestampsAreMapped()
    {
        const Verdict verdict = runScript(R"(
    0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
   +0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0
   +0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)
   +0 > S 0:0(0) <mss 1460,sackOK,TS val 100 ecr 0,nop,wscale 8>
   +1 > S 0:0(0) <mss 1460,sackOK,TS val 1100 ecr 0,nop,wscale 8>
  +.1 < S. 0:0(0) ack 1 win 5792 <mss 1460,sackOK,TS val 700 ecr 1100,nop,wscale 7>
   +0 > . 1:1(0) ack 1 <nop,nop,TS val 1200 ecr 700>
   +0 getsockopt(3, SOL_SOCKET, SO_ERROR, [0], [4]) = 0)");
        QVERIFY2(verdict.kind == Verdict::Kind::Passed, said(verdict.found).c_str());
    }

    void aDifferenceIsShownBesideWhatWasExpected()
    {
        const Verdict wrongAck = after("\n +.1 < P. 1:101(100) ack 1 win 257\n +.04 > . 1:1(0) ack 99");
        QVERIFY(wrongAck.kind == Verdict::Kind::Failed);
        QCOMPARE(wrongAck.expected, asWritten(". 1:1(0) ack 99"));
        QCOMPARE(wrongAck.found.text, Text::SentInstead);
        QCOMPARE(wrongAck.found.arguments.back(), "ack 101");
        const Verdict late = after("\n +.1 < P. 1:101(100) ack 1 win 257\n +.2 > . 1:1(0) ack 101");
        QVERIFY(late.kind == Verdict::Kind::Failed);
        const Verdict nothing = after("\n +.1 > . 1:1(0) ack 1");
        QVERIFY(nothing.kind == Verdict::Kind::Failed);
        QCOMPARE(nothing.found.text, Text::NothingSent);
        QVERIFY(after("\n +0 write(4, ..., 10) = 11").kind == Verdict::Kind::Failed);
        QVERIFY(after("\n +0 %{ assert tcpi_unacked == 7 }%").kind == Verdict::Kind::Failed);
    }

    void whatIsNotModelledIsSkippedNeverPassed()
    {
        for (const char* script :
             {"\n +0 sendmsg(4, ..., 0) = 1", "\n +0 epoll_create(1) = 5", "\n +0 `ip route replace`", "\n +0 %{ import os }%",
              "\n +0 < S 0:0(0) win 1 <mss 1000,FO 1234>", "\n +0 `sysctl -q net.ipv4.tcp_nonsense=1`",
              "\n +0 %{ assert tcpi_delivery_rate == 1 }%", "\n +0 < udp (100)\n"}) {
            const Verdict verdict = after(script);
            QVERIFY2(verdict.kind == Verdict::Kind::Skipped, script);
            QVERIFY2(!verdict.found.empty(), script);
        }
    }

    void brokenScriptsNameTheirLine()
    {
        const Verdict verdict = runScript("0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 < S 0:5(0) win 1\n");
        QVERIFY(verdict.kind == Verdict::Kind::Broken);
        QCOMPARE(verdict.line, 2);
        for (const char* script : {"+0", "xyz", "0 socket(", "0 < Q 0:0(0)", "0 `never closed", "0 %{ neither", "0 f([[[[[[[[[[[[[[[[[["})
            QVERIFY2(runScript(script).kind == Verdict::Kind::Broken, script);
        QVERIFY(runScript(std::string(2u << 20, ' ')).kind == Verdict::Kind::Broken);
    }

    void assertionsAreCalculated()
    {
        const Lookup lookup = [](const std::string& name) {
            return name == "x" ? std::optional<double>{3} : std::nullopt;
        };
        const auto kindOf = [&](const std::string& code) { return Assertions{}.check(code, lookup).kind; };
        using Kind = AssertionResult::Kind;
        for (const char* code :
             {"assert x == 3, x", "assert 1 < x <= 3 and not x == 4", "assert (x + 1) * 2 == 8 or x > 100; assert x != 2  # fine",
              "y = x * 2\nassert y == 6 and y // 4 == 1 and y % 4 == 2", "assert -x == 0 - 3", "assert not not x"})
            QVERIFY2(kindOf(code) == Kind::Holds, code);
        QVERIFY(kindOf("assert x > 3") == Kind::Fails);
        QCOMPARE(Assertions{}.check("assert x > 3", lookup).values, "x = 3");
        for (const std::string& code : {std::string{"assert y"}, std::string{"assert x / 0"}, std::string{"import os"}, std::string{"if x: pass"},
                                        "assert " + std::string(1000, '('), "assert " + std::string(1000, '-')})
            QVERIFY2(kindOf(code) == Kind::NotUnderstood, code.c_str());
    }
};

QTEST_APPLESS_MAIN(PacketdrillTest)
#include "tst_packetdrill.moc"
