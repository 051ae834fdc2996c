#include "run.h"

#include "sim/builtin.h"

using namespace tcplab;
using namespace tcplab::sim;

namespace {

using Kind = ScenarioError::Kind;

std::string withItem(const std::string& item)
{
    return R"({"format": "tcplab-scenario/1", "id": "t", "script": [)" + item + "]}";
}

/// A whole file; `%` stands for what the test is about.
std::string fileWith(const std::string& members)
{
    return R"({"format": "tcplab-scenario/1", "id": "t", "script": [])" +
           (members.empty() ? "" : ", " + members) + "}";
}

std::string item(const std::string& members)
{
    return R"({"format": "tcplab-scenario/1", "id": "t", "script": [{"at": "0ms", "host": "client", )" +
           members + "}]}";
}

} // namespace

class ScenarioFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bad_data();
    void bad();
    void syntax_data();
    void syntax();
    void firstMistakeInTheOrderOfTheFile();
    void linesAreTold();
    void limits();
    void defaults();
    void roundTrip();
    void otherProgramsKeys();
    void durations_data();
    void durations();
    void addresses_data();
    void addresses();
    void pattern();
};

void ScenarioFileTest::bad_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const std::string& file, Kind kind, const char* pointer,
                        const char* found, const char* expected) {
        QTest::newRow(name) << QString::fromStdString(file) << int(kind) << pointer << found
                            << expected;
    };
    row("not an object", "[]", Kind::WrongType, "", "array", "object");
    row("nothing in it", "{}", Kind::MissingKey, "/format", "", "format");
    row("no id", R"({"format": "tcplab-scenario/1"})", Kind::MissingKey, "/id", "", "id");
    row("no script", R"({"format": "tcplab-scenario/1", "id": "a"})", Kind::MissingKey, "/script",
        "", "script");
    row("other format", R"({"format": "tcplab-scenario/2"})", Kind::BadValue, "/format",
        "tcplab-scenario/2", "tcplab-scenario/1");
    row("id with capitals", R"({"id": "A b"})", Kind::BadValue, "/id", "A b", "a-z, 0-9, -");
    row("unknown key", fileWith(R"("scirpt": [])"), Kind::UnknownKey, "/scirpt", "scirpt",
        "script");
    row("unknown key, like none", fileWith(R"("zzzzzz": 1)"), Kind::UnknownKey, "/zzzzzz", "zzzzzz",
        "");
    row("repeated key", fileWith(R"("until": "1s", "until": "2s")"), Kind::DuplicateKey, "/until",
        "until", "");
    row("repeated key inside", item(R"("call": "send", "text": "a", "text": "b")"),
        Kind::DuplicateKey, "/script/0/text", "text", "");
    row("repeated language", fileWith(R"("title": {"en": "a", "en": "b"})"), Kind::DuplicateKey,
        "/title/en", "en", "");
    row("slash in a key", fileWith(R"("a/b~": 1)"), Kind::UnknownKey, "/a~1b~0", "a/b~", "");
    row("title is a text", fileWith(R"("title": "x")"), Kind::WrongType, "/title", "string",
        "object");
    row("group", fileWith(R"("group": "misc")"), Kind::BadValue, "/group", "misc",
        "opening, closing, loss, timers, data, trouble");
    row("until 0", fileWith(R"("until": "0s")"), Kind::BadValue, "/until", "0s", ">= 1us");
    row("until without unit", fileWith(R"("until": "5")"), Kind::BadDuration, "/until", "5",
        "500ms, 2s, 1.5s, 2min, 1h");
    row("until too long", fileWith(R"("until": "1000000h")"), Kind::BadValue, "/until", "1000000h",
        "<= 87600h");
    row("until far too long", fileWith(R"("until": "99999999999999999999s")"), Kind::BadValue,
        "/until", "99999999999999999999s", "<= 87600h");
    row("until a number", fileWith(R"("until": 5)"), Kind::WrongType, "/until", "integer",
        "duration");
    // endpoints
    row("third host", fileWith(R"("endpoints": {"router": {}})"), Kind::UnknownKey,
        "/endpoints/router", "router", "");
    row("port 0", fileWith(R"("endpoints": {"client": {"port": 0}})"), Kind::BadValue,
        "/endpoints/client/port", "0", "1..65535");
    row("port 70000", fileWith(R"("endpoints": {"server": {"port": 70000}})"), Kind::BadValue,
        "/endpoints/server/port", "70000", "1..65535");
    row("port -1", fileWith(R"("endpoints": {"server": {"port": -1}})"), Kind::BadValue,
        "/endpoints/server/port", "-1", "1..65535");
    row("port 80.5", fileWith(R"("endpoints": {"server": {"port": 80.5}})"), Kind::WrongType,
        "/endpoints/server/port", "number", "integer");
    row("iss too large", fileWith(R"("endpoints": {"server": {"iss": 4294967296}})"),
        Kind::BadValue, "/endpoints/server/iss", "4294967296", "0..4294967295");
    row("address", fileWith(R"("endpoints": {"client": {"address": "192.0.2.256"}})"),
        Kind::BadValue, "/endpoints/client/address", "192.0.2.256", "192.0.2.1, 2001:db8::1");
    row("address families", fileWith(R"("endpoints": {"client": {"address": "2001:db8::1"}})"),
        Kind::BadValue, "/endpoints/client/address", "2001:db8::1", "IPv4");
    row("address families, both",
        fileWith(
            R"("endpoints": {"server": {"address": "192.0.2.2"}, "client": {"address": "::1"}})"),
        Kind::BadValue, "/endpoints/server/address", "192.0.2.2", "IPv6");
    row("same socket", fileWith(R"("endpoints": {"client": {"address": "192.0.2.2", "port": 80}})"),
        Kind::BadValue, "/endpoints", "{...}", "client.address:port != server.address:port");
    row("mss 0", fileWith(R"("endpoints": {"client": {"mss": 0}})"), Kind::BadValue,
        "/endpoints/client/mss", "0", "1..65535");
    row("window scale 15", fileWith(R"("endpoints": {"client": {"windowScale": 15}})"),
        Kind::BadValue, "/endpoints/client/windowScale", "15", "0..14");
    row("congestion, none such", fileWith(R"("endpoints": {"server": {"congestion": "vegas"}})"),
        Kind::BadValue, "/endpoints/server/congestion", "vegas", "none, reno, cubic");
    row("delayed ACK too long", fileWith(R"("endpoints": {"server": {"delayedAck": "500ms"}})"),
        Kind::BadValue, "/endpoints/server/delayedAck", "500ms", "< 500ms");
    row("rto upside down", fileWith(R"("endpoints": {"server": {"rto": {"min": "70s"}}})"),
        Kind::BadValue, "/endpoints/server/rto", "{...}", "min <= max");
    row("nagle", fileWith(R"("endpoints": {"server": {"nagle": 1}})"), Kind::WrongType,
        "/endpoints/server/nagle", "integer", "true or false");
    row("keepalive", fileWith(R"("endpoints": {"server": {"keepalive": {"idel": "2s"}}})"),
        Kind::UnknownKey, "/endpoints/server/keepalive/idel", "idel", "idle");
    // places among the events of one moment
    row("behind without a time",
        withItem(
            R"({"when": {"host": "client", "state": "CLOSED"}, "behind": 1, "host": "client", "call": "close"})"),
        Kind::UnknownKey, "/script/0/behind", "behind", "");
    row("behind less than nothing",
        withItem(R"({"at": "1s", "behind": -1, "host": "client", "call": "close"})"),
        Kind::BadValue, "/script/0/behind", "-1", "0..1000000");
    row("a fault behind without after",
        fileWith(R"("faults": [{"match": {}, "do": "drop", "behind": 1}])"), Kind::UnknownKey,
        "/faults/0/behind", "behind", "");
    row("a fault after no duration",
        fileWith(R"("faults": [{"match": {}, "do": "drop", "after": "soon"}])"), Kind::BadDuration,
        "/faults/0/after", "soon", "500ms, 2s, 1.5s, 2min, 1h");
    // link
    row("loss 2", fileWith(R"("link": {"loss": 2})"), Kind::BadValue, "/link/loss", "2", "0..1");
    row("loss a text", fileWith(R"("link": {"loss": "0.5"})"), Kind::WrongType, "/link/loss",
        "string", "number");
    row("negative delay", fileWith(R"("link": {"delay": "-5ms"})"), Kind::BadDuration,
        "/link/delay", "-5ms", "500ms, 2s, 1.5s, 2min, 1h");
    row("bandwidth 0", fileWith(R"("link": {"bandwidth": 0})"), Kind::BadValue, "/link/bandwidth",
        "0", "1..1000000000000");
    row("seed of a direction", fileWith(R"("link": {"toServer": {"seed": 1}})"), Kind::UnknownKey,
        "/link/toServer/seed", "seed", "");
    // script
    row("no moment",
        R"({"format": "tcplab-scenario/1", "id": "t", "script": [{"host": "client", "call": "connect"}]})",
        Kind::MissingKey, "/script/0", "", "at / when");
    row("two moments", item(R"("when": {"host": "client", "state": "CLOSED"}, "call": "connect")"),
        Kind::KeysExclude, "/script/0/when", "when", "at / when");
    row("after at", item(R"("after": "1s", "call": "connect")"), Kind::UnknownKey,
        "/script/0/after", "after", "");
    row("no host",
        R"({"format": "tcplab-scenario/1", "id": "t", "script": [{"at": "0s", "call": "connect"}]})",
        Kind::MissingKey, "/script/0", "", "host");
    row("no call", item(R"("conn": 1)"), Kind::MissingKey, "/script/0", "", "call");
    row("call", item(R"("call": "dial")"), Kind::BadValue, "/script/0/call", "dial",
        "listen, connect, send, receive, close, shutdown, abort, set, crash, restart, accept");
    row("host",
        R"({"format": "tcplab-scenario/1", "id": "t", "script": [{"at": "0s", "host": "router", "call": "connect"}]})",
        Kind::BadValue, "/script/0/host", "router", "client, server");
    row("text with close", item(R"("call": "close", "text": "x")"), Kind::UnknownKey,
        "/script/0/text", "text", "");
    row("send nothing", item(R"("call": "send")"), Kind::MissingKey, "/script/0", "",
        "text / hex / bytes");
    row("send twice", item(R"("call": "send", "text": "x", "bytes": 4)"), Kind::KeysExclude,
        "/script/0/bytes", "bytes", "text / hex / bytes");
    row("hex", item(R"("call": "send", "hex": "0g")"), Kind::BadValue, "/script/0/hex", "0g",
        "0D0A, 48 65 6c");
    row("half a byte", item(R"("call": "send", "hex": "012")"), Kind::BadValue, "/script/0/hex",
        "012", "0D0A, 48 65 6c");
    row("bytes 0", item(R"("call": "send", "bytes": 0)"), Kind::BadValue, "/script/0/bytes", "0",
        "1..67108864");
    row("option", item(R"("call": "set", "option": "nodelay", "value": true)"), Kind::BadValue,
        "/script/0/option", "nodelay",
        "nagle, delayedAck, keepalive, keepalive.idle, keepalive.interval, keepalive.count, msl, "
        "synRetries, dataRetries");
    row("value", item(R"("call": "set", "option": "nagle", "value": "no")"), Kind::BadValue,
        "/script/0/value", "no", "true, false");
    row("value of a duration", item(R"("call": "set", "option": "msl", "value": 5)"),
        Kind::BadValue, "/script/0/value", "5", "a duration above 0, e.g. 500ms");
    row("no value", item(R"("call": "set", "option": "nagle")"), Kind::MissingKey, "/script/0", "",
        "value");
    row("empty condition",
        R"({"format": "tcplab-scenario/1", "id": "t", "script": [{"when": {"host": "client"}, "host": "client", "call": "close"}]})",
        Kind::MissingKey, "/script/0/when", "", "state / received");
    row("state",
        R"({"format": "tcplab-scenario/1", "id": "t", "script": [{"when": {"host": "client", "state": "SYN_SENT"}, "host": "client", "call": "close"}]})",
        Kind::BadValue, "/script/0/when/state", "SYN_SENT",
        "CLOSED, LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, "
        "CLOSING, LAST-ACK, TIME-WAIT");
    // faults
    row("no match", fileWith(R"("faults": [{"do": "drop"}])"), Kind::MissingKey, "/faults/0", "",
        "match");
    row("do", fileWith(R"("faults": [{"match": {}, "do": "lose"}])"), Kind::BadValue,
        "/faults/0/do", "lose", "drop, duplicate, delay, corrupt, reorder");
    row("drop by", fileWith(R"("faults": [{"match": {}, "do": "drop", "by": "1s"}])"),
        Kind::UnknownKey, "/faults/0/by", "by", "");
    row("delay by nothing", fileWith(R"("faults": [{"match": {}, "do": "delay"}])"),
        Kind::MissingKey, "/faults/0", "", "by");
    row("delay by a number", fileWith(R"("faults": [{"match": {}, "do": "delay", "by": 3}])"),
        Kind::WrongType, "/faults/0/by", "integer", "duration");
    row("reorder by a time", fileWith(R"("faults": [{"match": {}, "do": "reorder", "by": "3s"}])"),
        Kind::WrongType, "/faults/0/by", "string", "integer");
    row("flags", fileWith(R"("faults": [{"match": {"flags": "SYN+ACK"}, "do": "drop"}])"),
        Kind::BadValue, "/faults/0/match/flags", "SYN+ACK",
        "SYN, FIN, RST, PSH, ACK, URG, ECE, CWR");
    row("flags twice", fileWith(R"("faults": [{"match": {"flags": "ACK,ACK"}, "do": "drop"}])"),
        Kind::BadValue, "/faults/0/match/flags", "ACK,ACK",
        "SYN, FIN, RST, PSH, ACK, URG, ECE, CWR");
    row("nth 0", fileWith(R"("faults": [{"match": {"nth": 0}, "do": "drop"}])"), Kind::BadValue,
        "/faults/0/match/nth", "0", "1..1000000000");
    // inject
    row("inject nothing", fileWith(R"("inject": [{"to": "client"}])"), Kind::MissingKey,
        "/inject/0", "", "segment / icmp");
    row("inject both",
        fileWith(
            R"("inject": [{"to": "client", "segment": {"flags": "RST", "seq": 1}, "icmp": {"kind": "time-exceeded"}}])"),
        Kind::KeysExclude, "/inject/0/icmp", "icmp", "segment / icmp");
    const auto icmp = [](const std::string& members) {
        return fileWith(R"("inject": [{"to": "client", "icmp": {)" + members + "}}]");
    };
    row("icmp without a kind", icmp(R"("seq": 1)"), Kind::MissingKey, "/inject/0/icmp", "", "kind");
    row("icmp of no kind", icmp(R"("kind": "port-unreachble")"), Kind::BadValue,
        "/inject/0/icmp/kind", "port-unreachble",
        "network-unreachable, host-unreachable, protocol-unreachable, port-unreachable, "
        "fragmentation-needed, source-route-failed, source-quench, time-exceeded, "
        "parameter-problem");
    row("icmp seq", icmp(R"("kind": "port-unreachable", "seq": -1)"), Kind::BadValue,
        "/inject/0/icmp/seq", "-1", "0..4294967295");
    row("icmp mss of another kind", icmp(R"("kind": "port-unreachable", "mss": 960)"),
        Kind::UnknownKey, "/inject/0/icmp/mss", "mss", "");
    row("icmp mss 0", icmp(R"("kind": "fragmentation-needed", "mss": 0)"), Kind::BadValue,
        "/inject/0/icmp/mss", "0", "1..65535");
    row("inject no flags", fileWith(R"("inject": [{"to": "client", "segment": {"seq": 1}}])"),
        Kind::MissingKey, "/inject/0/segment", "", "flags");
    row("ACK without ack",
        fileWith(R"("inject": [{"to": "client", "segment": {"flags": "ACK", "seq": 1}}])"),
        Kind::MissingKey, "/inject/0/segment", "", "ack");
    row("ack without ACK",
        fileWith(
            R"("inject": [{"to": "client", "segment": {"flags": "RST", "seq": 1, "ack": 2}}])"),
        Kind::BadValue, "/inject/0/segment/ack", "2", "null");
    row("length and text",
        fileWith(
            R"("inject": [{"to": "client", "segment": {"flags": "", "seq": 1, "length": 4, "text": "abc"}}])"),
        Kind::BadValue, "/inject/0/segment/length", "4", "3");
    // expect
    row("expect nothing", fileWith(R"("expect": [{"host": "client"}])"), Kind::MissingKey,
        "/expect/0", "", "visits / state / segment / app / received");
    row("expect two things",
        fileWith(R"("expect": [{"host": "client", "state": "CLOSED", "received": 1}])"),
        Kind::KeysExclude, "/expect/0/received", "received",
        "visits / state / segment / app / received");
    row("expect of nobody", fileWith(R"("expect": [{"state": "CLOSED"}])"), Kind::MissingKey,
        "/expect/0", "", "host");
    row("visits nothing", fileWith(R"("expect": [{"host": "client", "visits": []}])"),
        Kind::BadValue, "/expect/0/visits", "[...]", "[\"ESTABLISHED\", ...]");
    row("visits", fileWith(R"("expect": [{"host": "client", "visits": ["CLOSED", "OPEN"]}])"),
        Kind::BadValue, "/expect/0/visits/1", "OPEN",
        "CLOSED, LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, "
        "CLOSING, LAST-ACK, TIME-WAIT");
    row("absent state",
        fileWith(R"("expect": [{"host": "client", "state": "CLOSED", "absent": true}])"),
        Kind::UnknownKey, "/expect/0/absent", "absent", "");
    row("app", fileWith(R"("expect": [{"host": "client", "app": "done"}])"), Kind::BadValue,
        "/expect/0/app", "done",
        "established, data, peer-closed, closed, reset, timed-out, refused, trouble, urgent-data, "
        "soft-error, unreachable");
    row("initial window 0", fileWith(R"("endpoints": {"client": {"initialWindow": 0}})"),
        Kind::BadValue, "/endpoints/client/initialWindow", "0", "1..1000");
    row("user timeout a number", fileWith(R"("endpoints": {"client": {"userTimeout": 5}})"),
        Kind::WrongType, "/endpoints/client/userTimeout", "integer", "duration");
    const auto injected = [](const std::string& option) {
        return fileWith(
            R"("inject": [{"at": "1s", "to": "server", "segment": {"flags": "", "seq": 1, )" +
            option + "}}]");
    };
    row("timestamps without value", injected(R"("timestamps": {"echo": 1})"), Kind::MissingKey,
        "/inject/0/segment/timestamps", "", "value");
    row("half a SACK block", injected(R"("sack": [[1]])"), Kind::BadValue,
        "/inject/0/segment/sack/0", "[...]", "[left, right]");
    row("received by", fileWith(R"("expect": [{"host": "client", "received": 1, "by": "1s"}])"),
        Kind::UnknownKey, "/expect/0/by", "by", "");
}

void ScenarioFileTest::bad()
{
    QFETCH(QString, file);
    QFETCH(int, kind);
    QFETCH(QString, pointer);
    QFETCH(QString, found);
    QFETCH(QString, expected);
    const ScenarioResult result = parseScenario(file.toStdString());
    const auto* error = std::get_if<ScenarioError>(&result);
    QVERIFY(error != nullptr);
    QCOMPARE(QString::fromStdString(error->pointer), pointer);
    QCOMPARE(int(error->kind), kind);
    QCOMPARE(QString::fromStdString(error->found), found);
    QCOMPARE(QString::fromStdString(error->expected), expected);
}

void ScenarioFileTest::syntax_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const QByteArray& file, int line, int column,
                        Kind kind = Kind::NotJson) {
        QTest::newRow(name) << file << line << column << int(kind);
    };
    row("empty", "", 1, 1);
    row("word", "{\n  \"id\": oops\n}", 2, 9);
    row("comma too many", "{\n  \"id\": \"a\",\n}", 3, 1);
    row("not closed", "{\"id\": \"a\"", 1, 11);
    row("after Chinese", "{\"id\": \"\xE4\xB8\xAD\xE6\x96\x87\" x}", 1, 13);
    row("Chinese without quotation marks", "{\"id\": \xE4\xB8\xAD}", 1, 8);
    row("two documents", "{} {}", 1, 4);
    row("bad UTF-8", "{\"id\": \"\xFF\"}", 1, 9, Kind::NotUtf8);
    row("GB 18030", "{\"id\": \"\xD6\xD0\"}", 1, 9, Kind::NotUtf8);
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), 1, 1, Kind::NotUtf8);
    row("a surrogate", "{\"id\": \"\xED\xA0\x80\"}", 1, 9, Kind::NotUtf8);
    row("bad JSON before bad UTF-8", "{\"id\" 1 \"\xFF\"}", 1, 7);
    row("too deep", QByteArray(100'000, '['), 1, 33, Kind::TooDeep);
    row("not too deep, but not closed", QByteArray(32, '['), 1, 33);
    row("a number too large", "{\n \"until\": 1e400}", 2, 11, Kind::BadValue);
    row("not an object", "\n  [1]", 2, 3, Kind::WrongType);
    row("a text", "\"x\"", 1, 1, Kind::WrongType);
}

void ScenarioFileTest::syntax()
{
    QFETCH(QByteArray, file);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(int, kind);
    const ScenarioResult result = parseScenario({file.constData(), std::size_t(file.size())});
    const auto* error = std::get_if<ScenarioError>(&result);
    QVERIFY(error != nullptr);
    QCOMPARE(int(error->kind), kind);
    QCOMPARE(int(error->line), line);
    QCOMPARE(int(error->column), column);
    QCOMPARE(error->pointer, std::string());
}

void ScenarioFileTest::firstMistakeInTheOrderOfTheFile()
{
    const auto result = parseScenario(
        R"({"until": "x", "format": "y", "id": "Z", "script": 1, "script": 2, "bogus": 3})");
    QCOMPARE(std::get<ScenarioError>(result).pointer, std::string("/until"));
    const auto later =
        parseScenario(R"({"until": "1s", "script": [{"at": "0s", "bogus": 1}], "format": "y"})");
    QCOMPARE(std::get<ScenarioError>(later).pointer, std::string("/script/0/bogus"));
}

void ScenarioFileTest::linesAreTold()
{
    const auto number = parseScenario(
        "{\n\"format\": \"tcplab-scenario/1\",\n\"link\": {\n  \"seed\": 1,\n  \"loss\": 7\n}}");
    QCOMPARE(std::get<ScenarioError>(number).line, std::size_t{5});
    const auto text = parseScenario("{\n\"format\":\n\"tcplab-scenario/9\",\n\"id\": \"a\"}");
    QCOMPARE(std::get<ScenarioError>(text).line, std::size_t{3});
    const auto missing = parseScenario("\n\n{\"format\": \"tcplab-scenario/1\",\n\"id\": \"a\"}");
    QCOMPARE(std::get<ScenarioError>(missing).line, std::size_t{3});
}

void ScenarioFileTest::limits()
{
    const auto kindOf = [](const std::string& file) {
        const auto result = parseScenario(file);
        const auto* error = std::get_if<ScenarioError>(&result);
        return error ? std::pair(error->kind, error->pointer)
                     : std::pair(Kind::NotJson, std::string("no error"));
    };
    QCOMPARE(kindOf(std::string(maxScenarioBytes + 1, ' ')),
             std::pair(Kind::TooLarge, std::string()));
    QCOMPARE(
        kindOf(fileWith("\"title\": {\"en\": \"" + std::string(maxTextBytes + 1, 'x') + "\"}")),
        std::pair(Kind::TooLarge, std::string("/title/en")));
    const std::string send = R"({"at": "0s", "host": "client", "call": "send", "bytes": 67108864})";
    QCOMPARE(kindOf(R"({"format": "tcplab-scenario/1", "id": "t", "script": [)" + send + "," +
                    send + "]}"),
             std::pair(Kind::TooLarge, std::string("/script/1")));
    std::string many = R"({"format": "tcplab-scenario/1", "id": "t", "script": [1)";
    for (std::size_t i = 0; i < maxScriptItems; ++i)
        many += ",1";
    QCOMPARE(kindOf(many + "]}"), std::pair(Kind::TooLarge, std::string("/script")));
    std::string values = "[1";
    for (int i = 0; i < 400'000; ++i)
        values += ",1";
    QCOMPARE(kindOf(values + "]"), std::pair(Kind::TooLarge, std::string()));
}

void ScenarioFileTest::defaults()
{
    const auto scenario = std::get<Scenario>(parseScenario(fileWith("")));
    QCOMPARE(scenario.endpoint(HostId::Client).address, std::string("192.0.2.1"));
    QCOMPARE(scenario.endpoint(HostId::Client).port, std::uint16_t{49152});
    QCOMPARE(scenario.endpoint(HostId::Client).iss, tcp::SeqNum{1000});
    QCOMPARE(scenario.endpoint(HostId::Server).address, std::string("192.0.2.2"));
    QCOMPARE(scenario.endpoint(HostId::Server).port, std::uint16_t{80});
    QCOMPARE(scenario.endpoint(HostId::Server).iss, tcp::SeqNum{5000});
    QVERIFY(scenario.endpoint(HostId::Server).config == tcp::Config{});
    QCOMPARE(scenario.links[1].delay, Duration{50'000});
    QCOMPARE(scenario.seed, std::uint64_t{1});
    QCOMPARE(scenario.until, Duration{120'000'000});
}

void ScenarioFileTest::roundTrip()
{
    const std::string full = R"({"format": "tcplab-scenario/1", "id": "all-of-it", "group": "data",
      "title": {"en": "T", "zh_CN": "\u6807\u9898"}, "summary": {"en": "S"}, "watch": {"fr": "R"},
      "endpoints": {"client": {"address": "2001:db8::1", "port": 5, "iss": 4294967295, "mss": 100, "receiveBuffer": 9, "sendBuffer": 8,
        "windowScale": 3, "sackPermitted": true, "timestamps": true, "congestion": "cubic", "initialWindow": 2, "slowStartAfterIdle": false,
        "warnRetries": 4, "userTimeout": "9s", "ignoreRstInTimeWait": true, "nagle": false, "delayedAck": "40ms", "rto": {"initial": "2s", "min": "300ms", "max": "90s"}, "synRetries": 1, "dataRetries": 2, "msl": "1500us",
        "keepalive": {"enabled": true, "idle": "5s", "interval": "1s", "count": 3}}, "server": {"address": "2001:db8::2"}},
      "link": {"delay": "1.5ms", "jitter": "1us", "loss": 0.25, "duplicate": 1, "reorder": 0.125, "bandwidth": 9600, "seed": 7,
        "toServer": {"loss": 0.5}, "toClient": {"bandwidth": null, "delay": "2h"}},
      "script": [{"at": "0ms", "host": "server", "call": "listen", "backlog": 0, "accept": false, "port": 99},
        {"at": "1us", "host": "client", "call": "connect", "port": 7},
        {"when": {"host": "client", "conn": 1, "state": "ESTABLISHED", "received": 4}, "after": "3s", "host": "client", "conn": 2, "call": "send", "text": "h\u00e9\n"},
        {"at": "1min", "host": "client", "call": "send", "hex": "00FF 10"}, {"at": "0s", "host": "client", "call": "send", "bytes": 300, "urgent": true},
        {"at": "0s", "host": "server", "call": "receive"}, {"at": "0s", "host": "server", "call": "receive", "bytes": 17},
        {"at": "0s", "host": "server", "call": "set", "option": "keepalive.idle", "value": "2s"}, {"at": "0s", "host": "server", "call": "accept"},
        {"at": "0s", "host": "server", "call": "crash"}, {"at": "0s", "host": "server", "call": "restart"}, {"at": "0s", "host": "server", "call": "abort"},
        {"at": "0s", "host": "server", "call": "shutdown"}, {"at": "0s", "host": "client", "call": "send", "text": ""}],
      "faults": [{"match": {"from": "client", "flags": "SYN,ACK", "state": "TIME-WAIT", "length": 0, "seq": 1, "ack": 2, "conn": 3, "nth": 4}, "do": "delay", "by": "3s"},
        {"match": {}, "do": "reorder", "by": 3}, {"match": {"flags": ""}, "do": "corrupt"}],
      "inject": [{"at": "2s", "to": "server", "segment": {"flags": "SYN", "seq": 9, "mss": 500, "windowScale": 15, "sackPermitted": true, "window": 3}, "sourcePort": 4, "destinationPort": 5},
        {"to": "client", "segment": {"flags": "PSH,ACK", "seq": 9, "ack": 8, "text": "xyz"}}, {"to": "client", "segment": {"flags": "ACK", "seq": 9, "ack": 8, "length": 12, "urgentPointer": 2,
          "timestamps": {"value": 4294967295, "echo": 1}, "sack": [[1, 2], [4294967295, 0]]}},
        {"at": "3s", "to": "client", "icmp": {"kind": "fragmentation-needed", "seq": 4294967295, "mss": 960}, "destinationPort": 5}, {"to": "server", "icmp": {"kind": "source-quench"}}],
      "expect": [{"host": "client", "visits": ["SYN-SENT"]}, {"segment": {"flags": "SYN"}, "absent": true}, {"host": "server", "conn": 2, "state": "CLOSED", "by": "5s"},
        {"host": "server", "app": "refused"}, {"host": "server", "received": 0}], "until": "3h"})";
    const ScenarioResult first = parseScenario(full);
    if (const auto* error = std::get_if<ScenarioError>(&first)) QFAIL(error->pointer.c_str());
    const auto& scenario = std::get<Scenario>(first);
    const std::string written = scenarioToJson(scenario);
    const ScenarioResult second = parseScenario(written);
    if (const auto* error = std::get_if<ScenarioError>(&second))
        QFAIL((error->pointer + " in " + written).c_str());
    QVERIFY(std::get<Scenario>(second) == scenario);
    QCOMPARE(scenario.inject[2].header.options.sack.size(), std::size_t{2});
    QCOMPARE(scenario.inject[3].icmp->mss, std::uint16_t{960});
    QVERIFY(!scenario.inject[4].icmp->seq);
    QVERIFY(scenario.script[4].call.urgent);
    QCOMPARE(scenarioToJson(std::get<Scenario>(second)), written);
    const ScenarioResult third = parseScenario(scenarioToSource(scenario));
    if (const auto* error = std::get_if<ScenarioError>(&third)) QFAIL(error->pointer.c_str());
    QVERIFY(std::get<Scenario>(third) == scenario);
    QCOMPARE(scenario.links[0].loss, 0.5);
    QCOMPARE(scenario.links[1].loss, 0.25);
    QVERIFY(!scenario.links[1].bandwidth);
    QCOMPARE(scenario.inject[1].payload.size(), std::size_t{3});
    QCOMPARE(scenario.expect[2].pointer, std::string("/expect/2"));
    for (const BuiltinScenario& builtin : builtinScenarios()) {
        const auto parsed = std::get<Scenario>(parseScenario(builtin.json));
        QVERIFY(std::get<Scenario>(parseScenario(scenarioToJson(parsed))) == parsed);
        QVERIFY(std::get<Scenario>(parseScenario(scenarioToSource(parsed))) == parsed);
    }
}

void ScenarioFileTest::otherProgramsKeys()
{
    const auto result = parseScenario(fileWith(
        R"("$schema": "../x.json", "x-teacher": {"notes": [1, 2]}, "link": {"x-why": null})"));
    QVERIFY(std::holds_alternative<Scenario>(result));
}

void ScenarioFileTest::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("micros"); ///< negative: none
    QTest::newRow("us") << "7us" << qint64{7};
    QTest::newRow("ms") << "50ms" << qint64{50'000};
    QTest::newRow("s") << "1.5s" << qint64{1'500'000};
    QTest::newRow("six decimals") << "0.000001s" << qint64{1};
    QTest::newRow("min") << "2min" << qint64{120'000'000};
    QTest::newRow("half a minute") << "0.5min" << qint64{30'000'000};
    QTest::newRow("h") << "1.25h" << qint64{4'500'000'000};
    QTest::newRow("exact in hours") << "0.0000025h" << qint64{9'000};
    QTest::newRow("zeros behind") << "1.5000000000us" << qint64{-1};
    QTest::newRow("whole with zeros") << "2.000000000000us" << qint64{2};
    QTest::newRow("part of a microsecond") << "0.5us" << qint64{-1};
    QTest::newRow("part, seconds") << "0.0000001s" << qint64{-1};
    QTest::newRow("no unit") << "5" << qint64{-1};
    QTest::newRow("no number") << "ms" << qint64{-1};
    QTest::newRow("negative") << "-1s" << qint64{-1};
    QTest::newRow("space") << "1 s" << qint64{-1};
    QTest::newRow("other unit") << "1d" << qint64{-1};
    QTest::newRow("capital") << "1S" << qint64{-1};
    QTest::newRow("two points") << "1.2.3s" << qint64{-1};
    QTest::newRow("point at the end") << "1.s" << qint64{-1};
    QTest::newRow("point in front") << ".5s" << qint64{-1};
    QTest::newRow("ten years") << "87600h" << qint64{315'360'000'000'000};
    QTest::newRow("too long") << "87601h" << qint64{-1};
    QTest::newRow("far too long") << "999999999999999999h" << qint64{-1};
    QTest::newRow("empty") << "" << qint64{-1};
}

void ScenarioFileTest::durations()
{
    QFETCH(QString, text);
    QFETCH(qint64, micros);
    const auto parsed = parseDuration(text.toStdString());
    QCOMPARE(parsed ? qint64{parsed->count()} : qint64{-1}, micros);
    if (parsed) QCOMPARE(parseDuration(durationToText(*parsed)), parsed);
}

void ScenarioFileTest::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("good");
    for (const char* good :
         {"0.0.0.0", "255.255.255.255", "192.0.2.1", "::", "::1", "2001:db8::1", "1:2:3:4:5:6:7:8",
          "fe80::1:2", "::ffff:192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "1::", "1:2:3:4:5:6:7::"})
        QTest::newRow(good) << good << true;
    for (const char* bad :
         {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.-4", "1.2.3.4 ", "host",
          ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
          "12345::", "g::", "1:2:3:4:5:6:7:8::", "::1.2.3", "1.2.3.4::", ":1", "1:"})
        QTest::newRow(*bad ? bad : "nothing") << bad << false;
}

void ScenarioFileTest::addresses()
{
    QFETCH(QString, address);
    QFETCH(bool, good);
    const std::string peer = address.contains(':') ? "2001:db8::99" : "198.51.100.9";
    const auto result =
        parseScenario(fileWith(R"("endpoints": {"client": {"address": ")" + address.toStdString() +
                               R"("}, "server": {"address": ")" + peer + R"("}})"));
    QCOMPARE(std::holds_alternative<Scenario>(result), good);
}

void ScenarioFileTest::pattern()
{
    const auto bytes = patternBytes(600);
    QCOMPARE(bytes.size(), std::size_t{600});
    QCOMPARE(std::to_integer<int>(bytes[250]), 250);
    QCOMPARE(std::to_integer<int>(bytes[251]), 0);
}

QTEST_GUILESS_MAIN(ScenarioFileTest)
#include "tst_scenario_file.moc"
