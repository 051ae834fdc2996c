#include <QTest>

#include <algorithm>

#include "../sim/run.h"
#include "present/socket_calls.h"
#include "sim/builtin.h"

using namespace tcplab;
using namespace tcplab::present;
using Function = SocketCall::Function;

namespace {

struct Programs
{
    explicit Programs(const std::string& members)
        : history(sim::test::runOf(members))
        , programs(socketCalls(history))
    {
    }
    const SocketCall& call(sim::HostId host, Function function, std::size_t nth = 0) const
    {
        for (const SocketCall& call : programs[indexOf(host)].calls)
            if (call.function == function && nth-- == 0) return call;
        qFatal("no such call in the run of a test");
    }
    QString code(const SocketCall& call, CallDialect dialect = CallDialect::C) const
    {
        return callCode(call, history.scenario(), dialect);
    }
    sim::History history;
    std::array<CallProgram, 2> programs;
};

constexpr auto client = sim::HostId::Client;
constexpr auto server = sim::HostId::Server;

std::string script(const std::string& more = {})
{
    return R"("script": [)" + sim::test::open + more + "]";
}

QStringList codes(const Programs& run, sim::HostId host, CallDialect dialect)
{
    QStringList lines;
    for (const SocketCall& call : run.programs[indexOf(host)].calls)
        lines << run.code(call, dialect);
    return lines;
}

} // namespace

class SocketCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void programsReadLikePrograms();
    void connectBlocksForTheHandshake();
    void acceptTakesNoPartInTheHandshake();
    void acceptTakesFromTheQueue();
    void sendReturnsBeforeAnybodyReads();
    void oneReceiveMayHoldManySends();
    void blockedReceiveReturnsLater();
    void endOfTheStreamIsNoError();
    void errorsHaveTheirNames();
    void abortIsLingerAndClose();
    void optionsAreThoseOfSockets();
    void everyScenarioHasItsPrograms();
};

void SocketCallsTest::programsReadLikePrograms()
{
    const Programs run(script(
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "text": "hello"},
           {"when": {"host": "server", "received": 5}, "host": "server", "call": "receive"},
           {"when": {"host": "server", "received": 5}, "after": "1s", "host": "client", "call": "close"})"));
    QCOMPARE(
        codes(run, client, CallDialect::C),
        (QStringList{QStringLiteral("fd = socket(AF_INET, SOCK_STREAM, 0)"),
                     QStringLiteral("connect(fd, &addr, len)"),
                     QStringLiteral("send(fd, \"hello\", 5, 0)"), QStringLiteral("close(fd)")}));
    QCOMPARE(codes(run, server, CallDialect::Python),
             (QStringList{QStringLiteral("server = socket.socket(socket.AF_INET)"),
                          QStringLiteral("server.bind((\"192.0.2.2\", 80))"),
                          QStringLiteral("server.listen(128)"),
                          QStringLiteral("sock, peer = server.accept()"),
                          QStringLiteral("sock.recv(65536)")}));
}

void SocketCallsTest::connectBlocksForTheHandshake()
{
    const Programs run(script());
    const SocketCall& connect = run.call(client, Function::Connect);
    QVERIFY(connect.returned);
    QVERIFY(connect.returnStep > connect.step);
    QVERIFY(isBlocking(connect, connect.step + 1));
    QVERIFY(!isBlocking(connect, connect.step));
    QVERIFY(!isBlocking(connect, connect.returnStep + 1));
    const QStringList then = callOutcome(connect, connect.step + 1, CallDialect::C);
    QCOMPARE(then[0], QStringLiteral("blocks until step %1").arg(connect.returnStep + 1));
    QVERIFY(then.contains(QStringLiteral("sends SYN")));
    QVERIFY(then.contains(QStringLiteral("CLOSED → SYN-SENT")));
    QCOMPARE(callOutcome(connect, connect.returnStep + 1, CallDialect::C)[0],
             QStringLiteral("returned 0 in step %1, after 100 ms").arg(connect.returnStep + 1));
    // Before it is called there is nothing to say.
    QVERIFY(callOutcome(connect, connect.step, CallDialect::C).isEmpty());
}

void SocketCallsTest::acceptTakesNoPartInTheHandshake()
{
    const Programs run(script());
    const SocketCall& accept = run.call(server, Function::Accept);
    QVERIFY(accept.effects.empty());
    QCOMPARE(accept.conn, 1);
    QVERIFY(accept.establishedStep);
    const QStringList words = callOutcome(accept, run.history.steps(), CallDialect::C);
    QVERIFY(words.last().contains(QStringLiteral("the handshake was done by TCP in step")));
}

/// Nobody calls accept() for two seconds: the client is connected all the same.
void SocketCallsTest::acceptTakesFromTheQueue()
{
    const Programs run(
        R"("script": [{"at": "0ms", "host": "server", "call": "listen", "accept": false},
           {"at": "0ms", "host": "client", "call": "connect"},
           {"at": "2s", "host": "server", "call": "accept"}])");
    const SocketCall& accept = run.call(server, Function::Accept);
    const SocketCall& connect = run.call(client, Function::Connect);
    QVERIFY(connect.returned && connect.returnStep < accept.step);
    QCOMPARE(accept.conn, 1);
    QVERIFY(accept.establishedStep && *accept.establishedStep < accept.step);
    QCOMPARE(callOutcome(accept, run.history.steps(), CallDialect::C)[0],
             QStringLiteral("returns fd at once"));
}

void SocketCallsTest::sendReturnsBeforeAnybodyReads()
{
    const Programs run(script(
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "text": "hello"},
           {"when": {"host": "server", "received": 5}, "after": "3s", "host": "server", "call": "receive"})"));
    const SocketCall& send = run.call(client, Function::Send);
    QCOMPARE(send.returnStep, send.step);
    QVERIFY(send.acknowledgedStep && *send.acknowledgedStep > send.step);
    QVERIFY(send.readStep && *send.readStep > *send.acknowledgedStep);
    const auto outcome = [&](std::size_t moment) {
        return callOutcome(send, moment, CallDialect::C);
    };
    QVERIFY(outcome(send.step + 1).contains(QStringLiteral("returns 5 at once")));
    QVERIFY(outcome(send.step + 1).contains(QStringLiteral("not acknowledged yet")));
    QVERIFY(outcome(*send.acknowledgedStep + 1)
                .contains(QStringLiteral("not read by the peer's program yet")));
    QVERIFY(
        outcome(*send.readStep + 1)
            .contains(
                QStringLiteral("read by the peer's program in step %1").arg(*send.readStep + 1)));
}

void SocketCallsTest::oneReceiveMayHoldManySends()
{
    const std::string say =
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "text": "abc"})";
    const Programs run(script(
        say + say +
        R"(, {"when": {"host": "server", "received": 6}, "host": "server", "call": "receive"})"));
    const SocketCall& receive = run.call(server, Function::Recv);
    QCOMPARE(receive.result, std::uint64_t{6});
    QCOMPARE(receive.pieces, std::size_t{2});
    const QStringList words = callOutcome(receive, run.history.steps(), CallDialect::C);
    QVERIFY(words.last().startsWith(QStringLiteral("bytes of 2 send()")));
    QCOMPARE(*run.call(client, Function::Send, 0).readStep, receive.step);
    QCOMPARE(*run.call(client, Function::Send, 1).readStep, receive.step);
}

void SocketCallsTest::blockedReceiveReturnsLater()
{
    const Programs run(script(
        R"(, {"when": {"host": "server", "state": "ESTABLISHED"}, "host": "server", "call": "receive"},
           {"when": {"host": "client", "state": "ESTABLISHED"}, "after": "1s", "host": "client", "call": "send", "text": "hello"})"));
    const SocketCall& receive = run.call(server, Function::Recv);
    QVERIFY(receive.returned && receive.returnStep > receive.step);
    QCOMPARE(receive.result, std::uint64_t{5});
    QVERIFY(callOutcome(receive, receive.step + 1, CallDialect::C)[0].startsWith(
        QStringLiteral("blocks until step")));
}

void SocketCallsTest::endOfTheStreamIsNoError()
{
    const Programs run(script(
        R"(, {"when": {"host": "server", "state": "ESTABLISHED"}, "host": "server", "call": "receive"},
           {"when": {"host": "client", "state": "ESTABLISHED"}, "after": "1s", "host": "client", "call": "close"})"));
    const SocketCall& receive = run.call(server, Function::Recv);
    QVERIFY(callErrorName(receive, CallDialect::C).isEmpty());
    const QStringList words = callOutcome(receive, run.history.steps(), CallDialect::C);
    QVERIFY(words[0].startsWith(QStringLiteral("returned 0")));
    QVERIFY(words.contains(QStringLiteral("the end of the stream: FIN has come")));
    QVERIFY(callOutcome(receive, run.history.steps(), CallDialect::Python)[0].startsWith(
        QStringLiteral("returned b\"\"")));
}

void SocketCallsTest::errorsHaveTheirNames()
{
    const Programs refused(R"("script": [{"at": "0ms", "host": "client", "call": "connect"}])");
    const SocketCall& connect = refused.call(client, Function::Connect);
    QCOMPARE(callErrorName(connect, CallDialect::C), QStringLiteral("ECONNREFUSED"));
    QCOMPARE(callErrorName(connect, CallDialect::Python), QStringLiteral("ConnectionRefusedError"));
    QVERIFY(callOutcome(connect, refused.history.steps(), CallDialect::C)[0].startsWith(
        QStringLiteral("returned -1 ECONNREFUSED")));
    const Programs late(script(
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "close"},
           {"when": {"host": "client", "state": "FIN-WAIT-1"}, "host": "client", "call": "send", "text": "x"})"));
    QCOMPARE(callErrorName(late.call(client, Function::Send), CallDialect::C),
             QStringLiteral("EPIPE"));
}

void SocketCallsTest::abortIsLingerAndClose()
{
    const Programs run(script(
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "abort"})"));
    QVERIFY(run.code(run.call(client, Function::Linger)).contains(QStringLiteral("SO_LINGER")));
    const SocketCall& close = run.call(client, Function::Close);
    QVERIFY(callOutcome(close, run.history.steps(), CallDialect::C)
                .contains(QStringLiteral("sends RST")));
}

void SocketCallsTest::optionsAreThoseOfSockets()
{
    const Programs run(script(
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "set", "option": "nagle", "value": "false"})"));
    QCOMPARE(run.code(run.call(client, Function::SetOption)),
             QStringLiteral("setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int))"));
}

/// Each call of each trace is there, in order, with words, whatever the scenario does.
void SocketCallsTest::everyScenarioHasItsPrograms()
{
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        sim::History history(std::make_shared<const sim::Scenario>(
            std::get<sim::Scenario>(sim::parseScenario(builtin.json))));
        history.runToEnd();
        const auto programs = socketCalls(history);
        std::size_t made = 0;
        std::size_t shown = 0;
        for (const auto& record : sim::test::recordsOf<sim::CallRecord>(history))
            made += record.what.resumed ? 0 : 1;
        for (const CallProgram& program : programs) {
            QVERIFY(std::ranges::is_sorted(program.calls, {}, &SocketCall::step));
            for (const SocketCall& call : program.calls) {
                const bool own = call.function != Function::Socket &&
                                 call.function != Function::Bind &&
                                 call.function != Function::Linger;
                const bool implied = call.function == Function::Accept;
                shown += own && !implied ? 1 : 0;
                for (const CallDialect dialect : {CallDialect::C, CallDialect::Python})
                    QVERIFY2(!callCode(call, history.scenario(), dialect).isEmpty(),
                             builtin.id.data());
            }
        }
        std::size_t accepts = 0;
        for (const sim::HostId host : sim::bothHosts)
            accepts += sim::test::callsOf(history, host, sim::CallKind::Accept).size();
        QVERIFY2(shown + accepts >= made, builtin.id.data());
    }
}

QTEST_GUILESS_MAIN(SocketCallsTest)
#include "tst_socket_calls.moc"
