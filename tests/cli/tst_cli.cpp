#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;

/// tcplab-cli as its users meet it: a process with arguments, two streams and an exit status.
class CliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statuses_data();
    void statuses();
    void helpInBothLanguages_data();
    void helpInBothLanguages();
    void languageOfTheSystem();
    void list();
    void listAsJson();
    void ladderInBothLanguages();
    void asciiWithoutUtf8();
    void traceIsOrderedJson_data();
    void traceIsOrderedJson();
    void traceInBothLanguages();
    void sameRunSameBytes();
    void settingsChangeTheRun();
    void badFiles_data();
    void badFiles();
    void checkTellsDifferences();
    void checkTellsHowManyWereSent();
    void wrongValuesSayWhatWouldBeRight();
    void ladderBeginsWithItsStory();
    void listShowsWholeIds();
    void closedPipeEndsQuietly();
    void serveAnswersAndEnds();
    void serveSticky();
    void brokenFramingHasAReason();
    void cutOffRunIsNotJudged();
    void packetdrillTellsEachScript();
    void packetdrillWithoutAnyTest();
    void exploreTellsHowItEnded();
#ifdef Q_OS_LINUX
    void lostOutputFails_data();
    void lostOutputFails();
#endif
    void portInUse();
    void connectConverses();
    void connectRefused();
};

namespace {

struct Result
{
    int status = -1;
    QString out;
    QString err;
};

std::unique_ptr<QProcess> start(const QStringList& arguments, const QStringList& environment = {})
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString& variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process->setProcessEnvironment(variables);
    process->start(QStringLiteral(TCPLAB_CLI), arguments);
    return process;
}

Result finished(QProcess& process)
{
    if (!process.waitForFinished(30'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Result run(const QStringList& arguments, const QStringList& environment = {})
{
    const auto process = start(arguments, environment);
    process->closeWriteChannel();
    return finished(*process);
}

bool hasHan(const QString& text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

QList<QJsonObject> jsonLines(const QString& text)
{
    QList<QJsonObject> objects;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        QJsonParseError error{};
        objects.append(QJsonDocument::fromJson(line.toUtf8(), &error).object());
        if (error.error != QJsonParseError::NoError) return {};
    }
    return objects;
}

/// Starts `serve` on a free port; the port comes out of its first line.
struct Server
{
    explicit Server(const QStringList& more = {}, const QString& experiment = u"tcp-echo"_s)
        : process(
              start(QStringList{u"serve"_s, experiment, u"--port"_s, u"0"_s, u"--json"_s} + more))
    {
        while (!process->canReadLine() && process->waitForReadyRead(10'000)) {
        }
        const auto first = QJsonDocument::fromJson(process->readLine()).object();
        port = static_cast<quint16>(first[u"local"].toObject()[u"port"].toInt());
    }
    ~Server()
    {
        if (process->state() != QProcess::NotRunning) process->kill();
        process->waitForFinished();
    }
    std::unique_ptr<QProcess> process;
    quint16 port = 0;
};

QString writeFile(const QTemporaryDir& dir, const QByteArray& content)
{
    const QString path = dir.filePath(u"test.tcplab.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(content);
    return path;
}

void bothLanguages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s;
}

} // namespace

void CliTest::statuses_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char* command, int status, const char* hint) {
        QTest::newRow(command) << QString::fromLatin1(command) << status << QString::fromUtf8(hint);
    };
    row("", 2, "Usage");
    row("--version", 0, "");
    row("rnu", 2, "'run'");
    row("run", 2, "Name a scenario");
    row("run tree-way", 2, "'three-way-handshake'");
    row("run lost-final-akc", 2, "'lost-final-ack'");
    row("run ./no-such-file", 3, "./no-such-file");
    row("run no-such.json", 3, "no-such.json");
    row("run /", 3, "folder");
    row("run three-way-handshake --format svg", 2, "ladder, jsonl, mermaid");
    row("run three-way-handshake --states solaris", 2, "rfc, bsd, netstat, ss, zh");
    row("run three-way-handshake --states bsd", 0, "SYN_RCVD");
    row("run three-way-handshake --states zh", 0, "同步收到");
    row("run three-way-handshake --format jsonl --states ss", 2, "RFC");
    row("run three-way-handshake --numbers roman", 2, "absolute, relative, symbolic");
    row("run three-way-handshake --numbers relative --format jsonl", 2, "--format ladder only");
    row("run three-way-handshake --until 2parsecs", 2, "2parsecs");
    row("run three-way-handshake --set client.isss=7", 2, "iss");
    row("run three-way-handshake --seed abc", 2, "whole number");
    row("run three-way-handshake --until", 2, "--until");
    row("run three-way-handshake --bogus", 2, "--bogus");
    row("run three-way-handshake --lang de", 2, "zh_CN");
    row("run three-way-handshake --pcap out.pcap", 2, "not there yet");
    row("run three-way-handshake --svg out.svg", 2, "not there yet");
    row("run three-way-handshake --pkt out.pkt", 2, "not there yet");
    row("packetdrill", 2, "Name a script");
    row("packetdrill --profile bsd no-such.pkt", 2, "auto, strict, linux");
    row("explain a.pcap --format ladder", 2, "not there yet");
    row("explore --world no-such-world", 2, "no-such-world");
    row("explore --drops many", 2, "--drops");
    row("explore --world reset --client connect,hurry", 2, "hurry");
    row("explore --list", 0, "handshake");
    row("explore --states 0", 2, "from 1 to");
    row("explore --memory 0", 2, "from 1 to");
    row("explore --client connect", 2, "--world");
    row("explore --world data --client connect,early,send", 2, "zero-window");
    row("explore --world data --client listen", 2, "ESTABLISHED");
    row("quiz --count 3", 2, "not there yet");
    row("serve", 2, "Name an experiment");
    row("serve tcp-eco", 2, "'tcp-echo'");
    row("serve udp-echo", 2, "not there yet");
    row("serve tcp-echo --port 70000", 2, "65535");
    row("serve tcp-echo --bind 300.1.1.1", 2, "127.0.0.1");
    row("serve tcp-echo --for soon", 2, "10s");
    row("serve tcp-echo --read-size 5", 2, "--read-size");
    row("serve tcp-echo --read-delay 5ms", 2, "--read-delay");
    row("serve tcp-echo --framing line", 2, "--framing");
    row("serve tcp-eco --framing line", 2, "'tcp-echo'");
    row("serve sticky --framing odd", 2, "length:4be");
    row("serve sticky --read-size 0", 2, "--read-size");
    row("connect sticky", 2, "tcp-echo");
    row("connect tcp-echo --port 0", 2, "65535");
    row("list extra", 2, "'extra'");
    row("check three-way-handshake four-way-close", 0, "");
}

void CliTest::statuses()
{
    QFETCH(QString, command);
    QFETCH(int, status);
    QFETCH(QString, hint);
    for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
        QStringList words = command.split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty()) {
            if (language != u"en"_s) continue;
        } else if (!words.contains(u"--lang"_s)) {
            words.insert(1, u"--lang"_s);
            words.insert(2, language);
            if (words.first().startsWith(u"--"_s)) words.move(0, 2);
        }
        const Result result = run(words);
        QCOMPARE(result.status, status);
        if (status == 0) {
            QVERIFY(!result.out.isEmpty());
            QVERIFY2(result.err.isEmpty(), qPrintable(result.err));
            continue;
        }
        // Messages go to standard error, and nothing of a failure to standard output.
        QVERIFY2(result.out.isEmpty(), qPrintable(result.out));
        QVERIFY(!result.err.isEmpty());
        const bool chinese = language == u"zh_CN"_s && !command.contains(u"--lang"_s);
        QCOMPARE(hasHan(result.err), chinese);
        if (!chinese) QVERIFY2(result.err.contains(hint), qPrintable(result.err));
    }
}

void CliTest::helpInBothLanguages_data()
{
    bothLanguages();
}

void CliTest::helpInBothLanguages()
{
    QFETCH(QString, language);
    for (const QString& verb :
         {QString(), u"list"_s, u"run"_s, u"check"_s, u"serve"_s, u"connect"_s}) {
        QStringList words{u"--lang"_s, language, u"--help"_s};
        if (!verb.isEmpty()) words.prepend(verb);
        const Result result = run(words);
        QCOMPARE(result.status, 0);
        QVERIFY(result.err.isEmpty());
        QVERIFY(result.out.contains(u"tcplab-cli"_s) && result.out.contains(u"--lang"_s));
        QCOMPARE(hasHan(result.out), language == u"zh_CN"_s);
        if (language != u"zh_CN"_s) continue;
        // None of the parser's own English is left.
        for (const QString& word :
             {u"Usage"_s, u"OPTIONS"_s, u"Options"_s, u"Positionals"_s, u"REQUIRED"_s,
              u"Subcommands"_s, u"SUBCOMMAND"_s, u"Print this help"_s, u"TEXT"_s})
            QVERIFY2(!result.out.contains(word), qPrintable(word));
    }
}

void CliTest::languageOfTheSystem()
{
    const Result chinese = run({u"list"_s}, {u"LC_ALL="_s, u"LANGUAGE="_s, u"LANG=zh_CN.UTF-8"_s});
    const Result other = run({u"list"_s}, {u"LC_ALL="_s, u"LANGUAGE="_s, u"LANG=fr_FR.UTF-8"_s});
    QCOMPARE(chinese.status, 0);
    QVERIFY(hasHan(chinese.out));
    QVERIFY(!hasHan(other.out));
}

void CliTest::list()
{
    const Result result = run({u"list"_s, u"--lang"_s, u"en"_s});
    QCOMPARE(result.status, 0);
    for (const QString& id : {u"three-way-handshake"_s, u"keepalive-dead-peer"_s, u"tcp-echo"_s})
        QVERIFY(result.out.contains(id));
}

void CliTest::listAsJson()
{
    const Result result = run({u"list"_s, u"--json"_s, u"--lang"_s, u"zh_CN"_s});
    QCOMPARE(result.status, 0);
    const QJsonObject all = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QStringList ids;
    for (const QJsonValue& scenario : all[u"scenarios"].toArray()) {
        ids.append(scenario[u"id"].toString());
        QVERIFY(hasHan(scenario[u"title"].toString()));
        QVERIFY(!scenario[u"group"].toString().isEmpty());
    }
    for (const char* id :
         {"three-way-handshake", "four-way-close", "simultaneous-close", "lost-final-ack",
          "time-wait-2msl", "lost-handshake-ack", "connection-refused", "keepalive-dead-peer",
          "half-close", "data-transfer"})
        QVERIFY2(ids.contains(QString::fromLatin1(id)), id);
    bool hasEcho = false;
    for (const QJsonValue& experiment : all[u"experiments"].toArray())
        hasEcho |= experiment[u"id"] == u"tcp-echo"_s && experiment[u"port"] == 8081;
    QVERIFY(hasEcho);
    QVERIFY(all[u"questionFamilies"].isArray());
}

void CliTest::ladderInBothLanguages()
{
    const Result english = run({u"run"_s, u"three-way-handshake"_s, u"--lang"_s, u"en"_s});
    QCOMPARE(english.status, 0);
    QVERIFY(english.out.contains(u"SYN seq=1000"_s) && english.out.contains(u"SYN-RECEIVED"_s));
    QVERIFY(english.out.contains(u"Client"_s));
    const Result chinese = run({u"run"_s, u"three-way-handshake"_s, u"--lang"_s, u"zh_CN"_s});
    QVERIFY(chinese.out.contains(u"客户端"_s) && chinese.out.contains(u"SYN-RECEIVED 同步收到"_s));
    const Result narrow = run({u"run"_s, u"three-way-handshake"_s}, {u"COLUMNS=70"_s});
    for (const QString& line : narrow.out.split(u'\n'))
        QVERIFY(line.size() <= 70);
}

void CliTest::asciiWithoutUtf8()
{
    const Result result =
        run({u"run"_s, u"lost-final-ack"_s, u"--lang"_s, u"en"_s}, {u"LC_ALL=C"_s, u"LANG=C"_s});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.err.isEmpty(), qPrintable(result.err));
    for (const QString& line : result.out.split(u'\n').mid(2))
        for (const QChar c : line)
            QVERIFY2(c.unicode() < 128, qPrintable(line));
}

void CliTest::traceIsOrderedJson_data()
{
    QTest::addColumn<QString>("scenario");
    for (const char* id : {"three-way-handshake", "lost-final-ack", "data-transfer"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void CliTest::traceIsOrderedJson()
{
    QFETCH(QString, scenario);
    const Result result = run({u"run"_s, scenario, u"--format"_s, u"jsonl"_s});
    QCOMPARE(result.status, 0);
    const QList<QJsonObject> lines = jsonLines(result.out);
    QVERIFY(lines.size() > 10);
    QCOMPARE(lines.first()[u"type"], u"run"_s);
    QCOMPARE(lines.first()[u"format"], u"tcplab-trace/1"_s);
    QCOMPARE(lines.first()[u"scenario"], scenario);
    QCOMPARE(lines.last()[u"type"], u"end"_s);
    double t = 0;
    for (const QJsonObject& line : lines.mid(1)) {
        QVERIFY(line[u"t"].toDouble() >= t);
        t = line[u"t"].toDouble();
        if (line[u"type"] == u"explain"_s) QVERIFY(!line[u"text"].toString().isEmpty());
    }
}

void CliTest::traceInBothLanguages()
{
    const auto texts = [](const QString& language) {
        QStringList found;
        for (const QJsonObject& line : jsonLines(run({u"run"_s, u"four-way-close"_s, u"--format"_s,
                                                      u"jsonl"_s, u"--lang"_s, language})
                                                     .out))
            if (line[u"type"] == u"explain"_s) found.append(line[u"text"].toString());
        return found;
    };
    const QStringList english = texts(u"en"_s);
    const QStringList chinese = texts(u"zh_CN"_s);
    QVERIFY(english.size() > 5);
    QCOMPARE(english.size(), chinese.size());
    for (const QString& text : english)
        QVERIFY2(!hasHan(text) && !text.contains(u'%'), qPrintable(text));
    for (const QString& text : chinese)
        QVERIFY2(hasHan(text) && !text.contains(u'%'), qPrintable(text));
}

void CliTest::sameRunSameBytes()
{
    const QStringList words{u"run"_s,   u"data-transfer"_s, u"--format"_s, u"jsonl"_s,
                            u"--set"_s, u"link.loss=0.1"_s, u"--seed"_s,   u"7"_s};
    QCOMPARE(run(words).out, run(words).out);
    QVERIFY(run(words).out != run(words.mid(0, 7) << u"8"_s).out);
}

void CliTest::settingsChangeTheRun()
{
    const Result iss = run({u"run"_s, u"three-way-handshake"_s, u"--set"_s, u"client.iss=7"_s,
                            u"--set"_s, u"server.iss=9"_s});
    QVERIFY(iss.out.contains(u"SYN seq=7"_s) && iss.out.contains(u"SYN,ACK seq=9 ack=8"_s));
    const Result cut = run({u"run"_s, u"four-way-close"_s, u"--until"_s, u"60ms"_s});
    const QString drawing = cut.out.mid(cut.out.indexOf(u"192.0.2.1"_s)); // below the story
    QVERIFY(drawing.contains(u"SYN-RECEIVED"_s) && !drawing.contains(u"FIN"_s));
}

void CliTest::badFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const char* content, const char* place) {
        QTest::newRow(name) << QByteArray(content) << QString::fromLatin1(place);
    };
    row("not JSON", "{\"format\": \"tcplab-scenario/1\",\n  \"id\": }", "line 2");
    row("a wrong call",
        R"({"format": "tcplab-scenario/1", "id": "x", "script": [{"at": "0ms", "host": "server", "call": "lisen"}]})",
        "/script/0/call");
    row("an unknown key",
        R"({"format": "tcplab-scenario/1", "id": "x", "script": [], "tilte": {}})", "/tilte");
    row("a missing key", R"({"format": "tcplab-scenario/1", "id": "x"})", "at /script:");
    row("a list", "[]", "line 1, column 1:");
    row("not UTF-8", "{\"id\": \"\xD6\xD0\"}", "UTF-8");
    row("too deep", QByteArray(1000, '[').constData(), "at most 32 levels");
    row("a number too large", "{\"until\": 1e400}", "1e400");
    row("too long",
        R"({"format": "tcplab-scenario/1", "id": "x", "script": [], "until": "1000000h"})",
        "<= 87600h");
    row("no moment",
        R"({"format": "tcplab-scenario/1", "id": "x", "script": [{"host": "server", "call": "listen"}]})",
        "at / when");
    row("a wrong duration",
        R"({"format": "tcplab-scenario/1", "id": "x", "script": [], "until": "10"})", "/until");
    row("empty", "", "");
}

void CliTest::badFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    const QTemporaryDir dir;
    const QString path = writeFile(dir, content);
    for (const QString& verb : {u"run"_s, u"check"_s}) {
        const Result result = run({verb, path, u"--lang"_s, u"en"_s});
        QCOMPARE(result.status, 3);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains(path) && result.err.contains(place), qPrintable(result.err));
        QVERIFY2(!result.err.contains(u"column 0"_s), qPrintable(result.err));
        const Result chinese = run({verb, path, u"--lang"_s, u"zh_CN"_s});
        QCOMPARE(chinese.status, 3);
        QVERIFY(hasHan(chinese.err));
    }
}

void CliTest::packetdrillTellsEachScript()
{
    QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    const QByteArray listening =
        "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 listen(3, 1) = 0\n";
    write(u"a.pkt"_s, listening + "+0 < . 1:1(0) ack 7 win 100\n+0 > R 7:7(0) win 0\n");
    write(u"b.pkt"_s, listening + "+0 `iptables -F`\n");
    const auto packetdrill = [&](const QStringList& more) {
        return run(QStringList{u"packetdrill"_s, folder.path(), u"--lang"_s, u"en"_s} + more);
    };
    // A skip is no failure, and no pass either.
    Result result = packetdrill({});
    QCOMPARE(result.status, 0);
    QVERIFY(result.out.contains(u"a.pkt: passed"_s));
    QVERIFY(result.out.contains(u"b.pkt:3: skipped: it runs the shell command “iptables”"_s));
    QVERIFY(result.out.contains(u"1 passed, 0 failed, 1 skipped"_s));

    write(u"c.pkt"_s, listening + "+0 < . 1:1(0) ack 7 win 100\n+0 > R 8:8(0) win 0\n");
    result = packetdrill({u"--verbose"_s});
    QCOMPARE(result.status, 1);
    QVERIFY(result.out.contains(u"c.pkt:4: failed"_s));
    QVERIFY(result.out.contains(u"expected: R 8:8(0) win 0"_s));
    QVERIFY(result.out.contains(u"found:    R 7:7(0) win 0 (differs in: 7:)"_s));
    QVERIFY(result.out.contains(u"Profile strict"_s));
    QVERIFY(result.out.contains(u"< . 1:1(0) ack 7 win 100"_s));

    write(u"d.pkt"_s, listening + "+0 < . 1:1(0) ack 7 win 70000\n");
    result = packetdrill({u"--json"_s});
    QCOMPARE(result.status, 3);
    const QJsonObject all = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QCOMPARE(all[u"passed"].toInt(), 1);
    QCOMPARE(all[u"broken"].toInt(), 1);
    const QJsonObject broken = all[u"scripts"].toArray().last().toObject();
    QCOMPARE(broken[u"result"].toString(), u"broken"_s);
    QCOMPARE(broken[u"line"].toInt(), 3);
    QCOMPARE(broken[u"column"].toInt(), 25);
    QCOMPARE(broken[u"expected"].toString(), u"a number from 0 to 65535"_s);
    result = packetdrill({u"no-such.pkt"_s});
    QVERIFY(result.out.contains(u"1 passed, 1 failed, 1 skipped, 2 not readable"_s));
    QVERIFY(result.err.contains(u"no-such.pkt: not readable: there is no such file"_s));
    QVERIFY(result.err.contains(u"d.pkt:3:25: not readable: found “70000”; expected: a number"_s));
}

void CliTest::packetdrillWithoutAnyTest()
{
    QTemporaryDir folder;
    const auto packetdrill = [&](const QByteArray& text, const QStringList& more = {}) {
        const QString name = folder.filePath(u"one.pkt"_s);
        QFile file(name);
        if (file.open(QIODevice::WriteOnly)) file.write(text);
        file.close();
        return run(QStringList{u"packetdrill"_s, name, u"--lang"_s, u"en"_s} + more);
    };
    // Nothing to run is nothing that passes.
    for (const QByteArray text : {"", "// only words\n", "--mtu=1400\n"}) {
        const Result empty = packetdrill(text);
        QCOMPARE(empty.status, 3);
        QVERIFY2(empty.err.contains(u"one.pkt: not readable: the script has no events"_s),
                 qPrintable(empty.err));
        QVERIFY(empty.out.contains(u"0 passed"_s));
    }
    // A misspelled name is a mistake; one that exists and is not modelled is skipped.
    Result result = packetdrill("0 sokcet(..., SOCK_STREAM, IPPROTO_TCP) = 3\n");
    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains(u"one.pkt:1:3: not readable: found “sokcet"_s) &&
                 result.err.contains(u"perhaps “socket” is meant"_s),
             qPrintable(result.err));
    result = packetdrill("0 epoll_create(1) = 3\n");
    QCOMPARE(result.status, 0);
    QVERIFY(result.out.contains(u"Nothing was tested"_s));
    QCOMPARE(packetdrill("0 epoll_create(1) = 3\n", {u"--strict-skips"_s}).status, 1);
}

void CliTest::exploreTellsHowItEnded()
{
    const auto explore = [](const QStringList& more) {
        return run(QStringList{u"explore"_s, u"--lang"_s, u"en"_s, u"--world"_s, u"handshake"_s} +
                   more);
    };
    const QStringList small{u"--faults"_s, u"0"_s, u"--timeouts"_s, u"0"_s};
    const QRegularExpression neverTaken(u"^ +0  [A-Z]"_s, QRegularExpression::MultilineOption);
    Result result = explore(small);
    QCOMPARE(result.status, 0);
    QVERIFY(result.out.contains(u"walked to its end"_s));
    QVERIFY(result.out.contains(u"no violation found"_s));
    QVERIFY(!result.out.contains(u"Not everything was seen"_s));
    QVERIFY(!neverTaken.match(result.out).hasMatch());
    QVERIFY(result.out.contains(u"rows were taken"_s));
    QVERIFY(neverTaken.match(explore(small + QStringList{u"--all-rows"_s}).out).hasMatch());

    result = explore({u"--states"_s, u"50"_s});
    QCOMPARE(result.status, 0);
    const QString last = result.out.trimmed().section(u'\n', -1);
    QVERIFY2(last.startsWith(u"Not everything was seen"_s), qPrintable(last));

    // Each world says what it is for.
    for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
        const QString list = run({u"explore"_s, u"--list"_s, u"--lang"_s, language}).out;
        static const QRegularExpression bare(u"^[a-z-]+ *$"_s, QRegularExpression::MultilineOption);
        QVERIFY2(!bare.match(list).hasMatch(), qPrintable(bare.match(list).captured()));
        QCOMPARE(hasHan(list), language == u"zh_CN"_s);
        QVERIFY(list.count(u'\n') >= 45);
    }
}

void CliTest::checkTellsHowManyWereSent()
{
    const QTemporaryDir dir;
    const QString path = writeFile(dir, R"({"format": "tcplab-scenario/1", "id": "x",
        "script": [{"at": "0ms", "host": "client", "call": "connect"}], "until": "5s",
        "expect": [{"segment": {"from": "client", "flags": "SYN", "nth": 9}}]})");
    QString out = run({u"check"_s, path, u"--lang"_s, u"en"_s}).out;
    QVERIFY2(out.contains(QRegularExpression(u"only (one|\\d+) such segments? w(as|ere) sent"_s)),
             qPrintable(out));
    out = run({u"check"_s, path, u"--lang"_s, u"zh_CN"_s}).out;
    QVERIFY2(out.contains(QRegularExpression(u"只发送了 \\d+ 个"_s)), qPrintable(out));
}

void CliTest::wrongValuesSayWhatWouldBeRight()
{
    const auto said = [](const QStringList& words, const QString& language) {
        const Result result = run(words + QStringList{u"--lang"_s, language});
        return result.status == 2 || result.status == 3 ? result.err : QString();
    };
    const QStringList set{u"run"_s, u"three-way-handshake"_s, u"--set"_s};
    const QStringList scale = set + QStringList{u"client.windowScale=15"_s};
    QVERIFY2(said(scale, u"en"_s).contains(u"15 is out of range: 0 to 14."_s),
             qPrintable(said(scale, u"en"_s)));
    QVERIFY(said(scale, u"zh_CN"_s).contains(u"15 超出范围，应为 0 到 14。"_s));
    const QTemporaryDir dir;
    const QStringList file{u"check"_s, writeFile(dir, R"({"format": "tcplab-scenario/1", "id": "x",
        "script": [], "until": 10})")};
    QVERIFY2(said(file, u"en"_s).contains(u"a duration with a unit, such as \"10s\""_s),
             qPrintable(said(file, u"en"_s)));
    QVERIFY(said(file, u"zh_CN"_s).contains(u"带单位的时长，例如 \"10s\""_s));
    const QStringList option{u"list"_s, u"--foo"_s};
    QVERIFY(said(option, u"zh_CN"_s).contains(u"没有选项“--foo”"_s));
    QVERIFY(said(option, u"en"_s).contains(u"--foo"_s));
}

void CliTest::ladderBeginsWithItsStory()
{
    const QStringList command{u"run"_s, u"three-way-handshake"_s, u"--lang"_s};
    const QString english = run(command + QStringList{u"en"_s}, {u"COLUMNS=70"_s}).out;
    const QString chinese = run(command + QStringList{u"zh_CN"_s}, {u"COLUMNS=70"_s}).out;
    // Title, then at least a summary and what to watch for, then the drawing.
    for (const QString& out : {english, chinese}) {
        const QStringList parts = out.split(u"\n\n"_s);
        QVERIFY2(parts.size() >= 4, qPrintable(out));
        for (const QString& line : out.split(u'\n'))
            QVERIFY2(line.size() <= 70, qPrintable(line));
    }
    QVERIFY(english.contains(u"\n\nWatch: "_s));
    QVERIFY(chinese.contains(u"\n\n注意观察："_s));
    QVERIFY(!run(command + QStringList{u"en"_s, u"--format"_s, u"mermaid"_s})
                 .out.contains(u"Watch: "_s));
}

void CliTest::listShowsWholeIds()
{
    const QString out = run({u"list"_s, u"--lang"_s, u"en"_s}).out;
    const QByteArray json = run({u"list"_s, u"--json"_s}).out.toUtf8();
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    for (const QJsonValue& scenario : all[u"scenarios"].toArray()) {
        const QString id = scenario[u"id"].toString();
        QVERIFY2(out.contains(u"  "_s + id + u' '), qPrintable(id));
    }
}

void CliTest::checkTellsDifferences()
{
    const QTemporaryDir dir;
    const QString path = writeFile(dir, R"({"format": "tcplab-scenario/1", "id": "x",
        "script": [{"at": "0ms", "host": "client", "call": "connect"}],
        "expect": [{"host": "client", "visits": ["SYN-SENT"]},
                   {"host": "client", "visits": ["ESTABLISHED"]},
                   {"segment": {"from": "server", "flags": "SYN,ACK"}}]})");
    const Result result = run({u"check"_s, u"three-way-handshake"_s, path, u"--lang"_s, u"en"_s});
    QCOMPARE(result.status, 1);
    QVERIFY2(result.err.isEmpty(), qPrintable(result.err));
    const QStringList lines = result.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(u"three-way-handshake: all"_s));
    QVERIFY2(lines[1].startsWith(path + u": /expect/1"_s), qPrintable(lines[1]));
    QVERIFY2(lines[2].startsWith(path + u": /expect/2"_s), qPrintable(lines[2]));
    // A file that cannot be judged weighs more.
    QCOMPARE(run({u"check"_s, path, u"no-such.json"_s}).status, 3);
}

void CliTest::closedPipeEndsQuietly()
{
    QProcess shell;
    shell.start(u"/bin/sh"_s,
                {u"-c"_s, u"\"$0\" run data-transfer --format jsonl | head -n 1; exit 0"_s,
                 QStringLiteral(TCPLAB_CLI)});
    QVERIFY(shell.waitForFinished(30'000));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    QVERIFY(shell.readAllStandardError().isEmpty());
}

void CliTest::serveAnswersAndEnds()
{
    Server server;
    QVERIFY(server.port != 0);
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, server.port);
    QVERIFY(client.waitForConnected());
    client.write("hello");
    QVERIFY(client.waitForReadyRead());
    QCOMPARE(client.readAll(), QByteArray("HELLO"));
    client.disconnectFromHost();

    QByteArray out;
    while (!out.contains("peer-closed") && server.process->waitForReadyRead(10'000))
        out += server.process->readAllStandardOutput();
    ::kill(static_cast<pid_t>(server.process->processId()), SIGTERM);
    const Result result = finished(*server.process);
    QCOMPARE(result.status, 0);
    QVERIFY(result.err.isEmpty());
    QStringList events;
    for (const QJsonObject& line : jsonLines(QString::fromUtf8(out) + result.out))
        events.append(line[u"event"].toString());
    for (const char* event :
         {"client-connected", "bytes-read", "bytes-written", "peer-closed", "stopped"})
        QVERIFY2(events.contains(QString::fromLatin1(event)), event);

    const Result timed = run({u"serve"_s, u"tcp-echo"_s, u"--port"_s, u"0"_s, u"--for"_s, u"50ms"_s,
                              u"--lang"_s, u"zh_CN"_s});
    QCOMPARE(timed.status, 0);
    static const QRegularExpression line(
        u"^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  127\\.0\\.0\\.1:\\d+  .+$"_s);
    for (const QString& text : timed.out.split(u'\n', Qt::SkipEmptyParts))
        QVERIFY2(line.match(text).hasMatch() && hasHan(text), qPrintable(text));
}

void CliTest::serveSticky()
{
    Server server({u"--framing"_s, u"length:4be"_s, u"--read-size"_s, u"3"_s}, u"sticky"_s);
    QVERIFY(server.port != 0);
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, server.port);
    QVERIFY(client.waitForConnected());
    client.write(QByteArray("\0\0\0\5hello\0\0\0\2hi", 15));
    QVERIFY(client.waitForBytesWritten());
    client.disconnectFromHost();
    QByteArray out;
    while (out.count("message-decoded") < 2 && server.process->waitForReadyRead(10'000))
        out += server.process->readAllStandardOutput();
    QVERIFY2(out.contains("\"text\":\"hello\"") && out.contains("\"text\":\"hi\""),
             out.constData());
    for (const QJsonObject& line : jsonLines(QString::fromUtf8(out))) {
        if (line[u"event"] != u"message-decoded"_s) continue;
        const int length = line[u"text"].toString().size() == 5 ? 5 : 2;
        QCOMPARE(line[u"length"].toInt(), length);
        QCOMPARE(line[u"frameLength"].toInt(), length + 4);
        QCOMPARE(line[u"hex"].toString().size(), 2 * length);
    }
}

void CliTest::brokenFramingHasAReason()
{
    Server server({u"--framing"_s, u"length:4be"_s, u"--lang"_s, u"en"_s}, u"sticky"_s);
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, server.port);
    QVERIFY(client.waitForConnected());
    client.write(QByteArray("\0\0\0\2hi\5\0\0\0hello", 15));
    QVERIFY(client.waitForBytesWritten());
    QByteArray out;
    while (!out.contains("framing-broken") && server.process->waitForReadyRead(10'000))
        out += server.process->readAllStandardOutput();
    const QList<QJsonObject> lines = jsonLines(QString::fromUtf8(out));
    const auto broken = std::find_if(lines.begin(), lines.end(), [](const QJsonObject& line) {
        return line[u"event"] == u"framing-broken"_s;
    });
    QVERIFY2(broken != lines.end(), out.constData());
    QCOMPARE((*broken)[u"reason"], u"other-byte-order"_s);
    QCOMPARE((*broken)[u"offset"].toInt(), 6);
    QVERIFY(!(*broken)[u"text"].toString().isEmpty());
}

#ifdef Q_OS_LINUX
void CliTest::lostOutputFails_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"run data-transfer", "run data-transfer --format jsonl", "list",
                                "check three-way-handshake", "--help", "serve tcp-echo --port 0"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void CliTest::lostOutputFails()
{
    QFETCH(QString, command);
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QStringLiteral(TCPLAB_CLI), command.split(u' ') << u"--lang"_s << u"en"_s);
    const Result result = finished(process);
    QCOMPARE(result.status, 4);
    QVERIFY2(result.err.contains(u"standard output"_s), qPrintable(result.err));
}
#endif

void CliTest::cutOffRunIsNotJudged()
{
    // Keepalive probes every millisecond for ever: more steps than a history takes.
    const QTemporaryDir dir;
    const QString path = writeFile(dir, R"({"format": "tcplab-scenario/1", "id": "x",
        "link": {"delay": "0ms"}, "until": "1000h",
        "endpoints": {"client": {"keepalive": {"enabled": true, "idle": "1ms", "interval": "1ms"}}},
        "script": [{"at": "0ms", "host": "server", "call": "listen"},
                   {"at": "0ms", "host": "client", "call": "connect"}],
        "expect": [{"host": "client", "visits": ["ESTABLISHED"]}]})");
    const Result result = run({u"check"_s, path, u"--lang"_s, u"en"_s});
    QCOMPARE(result.status, 1);
    QVERIFY2(result.out.isEmpty(), qPrintable(result.out));
    QVERIFY2(result.err.contains(path) && result.err.contains(u"cut off after 500000 steps"_s),
             qPrintable(result.err));
}

void CliTest::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
        const Result result =
            run({u"serve"_s, u"tcp-echo"_s, u"--port"_s, port, u"--lang"_s, language});
        QCOMPARE(result.status, 4);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains(port) && result.err.contains(u"--port"_s),
                 qPrintable(result.err));
        QCOMPARE(hasHan(result.err), language == u"zh_CN"_s);
    }
}

void CliTest::connectConverses()
{
    Server server;
    const auto client =
        start({u"connect"_s, u"tcp-echo"_s, u"--port"_s, QString::number(server.port)});
    // All at once, so that lines would stick together if the client did not count; the last has no
    // end.
    client->write("hello\n\nsecond line\n" + QByteArray(5000, 'x') + "\nlast");
    client->closeWriteChannel();
    const Result result = finished(*client);
    QCOMPARE(result.status, 0);
    QVERIFY(result.err.isEmpty());
    QCOMPARE(result.out, u"HELLO\n\nSECOND LINE\n"_s + QString(5000, u'X') + u"\nLAST\n"_s);
}

void CliTest::connectRefused()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const QString port = QString::number(free.serverPort());
    free.close();
    const Result result =
        run({u"connect"_s, u"tcp-echo"_s, u"--port"_s, port, u"--lang"_s, u"en"_s});
    QCOMPARE(result.status, 4);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(u"serve"_s), qPrintable(result.err));
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
