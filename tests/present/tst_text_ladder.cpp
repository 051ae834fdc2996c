#include <QtTest>

#include <memory>

#include "present/language.h"
#include "present/mermaid.h"
#include "present/text_canvas.h"
#include "present/text_ladder.h"
#include "present/wording.h"
#include "sim/builtin.h"
#include "sim/history.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The ladder for a terminal: what stands in it, and that everything lines up in both languages.
class TextLadderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void handshake();
    void linesUp_data();
    void linesUp();
    void builtinScenariosLineUp();
    void asciiIsAscii();
    void lossEndsInACross();
    void crossingSegmentsCross();
    void silenceIsFolded();
    void labelsTellOptionsAndWindows();
    void numbersCanBeSymbolic();
    void statesAndCallsNameTheirConnection();
    void sackBlocksStandInLabels();
    void icmpErrorsStandBesideTheirHost();
    void orphanIsNo2MslWait();
    void manyInFlightKeepTheirEnds();
    void mermaid();
    void cells();
    void fitting();
};

namespace {

sim::ScriptItem item(sim::Duration at, sim::HostId host, sim::CallKind kind)
{
    sim::ScriptItem script;
    script.at = at;
    script.call.host = host;
    script.call.kind = kind;
    return script;
}

sim::Scenario scenario(std::size_t bytes = 5, sim::Duration serverCloses = 700ms)
{
    sim::Scenario result;
    result.id = "test";
    result.title = {{"en", "A test"}, {"zh_CN", "一个测试"}};
    result.endpoints[0].address = "192.0.2.1";
    result.endpoints[0].port = 49152;
    result.endpoints[0].iss = tcp::SeqNum{1000};
    result.endpoints[1].address = "192.0.2.2";
    result.endpoints[1].port = 80;
    result.endpoints[1].iss = tcp::SeqNum{5000};
    result.script = {item(0ms, sim::HostId::Server, sim::CallKind::Listen),
                     item(0ms, sim::HostId::Client, sim::CallKind::Connect),
                     item(200ms, sim::HostId::Client, sim::CallKind::Send),
                     item(400ms, sim::HostId::Server, sim::CallKind::Receive),
                     item(500ms, sim::HostId::Client, sim::CallKind::Close),
                     item(serverCloses, sim::HostId::Server, sim::CallKind::Close)};
    result.script[2].call.data = std::vector<std::byte>(bytes);
    return result;
}

sim::Scenario troubled()
{
    sim::Scenario result = scenario(9'000);
    for (sim::LinkSpec& link : result.links) {
        link.loss = 0.2;
        link.duplicate = 0.2;
        link.reorder = 0.2;
    }
    sim::Injection forged;
    forged.at = 250ms;
    forged.to = sim::HostId::Server;
    forged.header.flags = tcp::Flag::Rst;
    forged.header.seq = tcp::SeqNum{7};
    result.inject.push_back(forged);
    result.script.push_back(item(5s, sim::HostId::Server, sim::CallKind::Crash));
    return result;
}

QString ladder(const sim::Scenario& what, const present::TextLadderOptions& options = {})
{
    sim::History history(std::make_shared<const sim::Scenario>(what));
    history.runToEnd();
    return present::textLadder(history, options);
}

void install(const QString& language)
{
    present::installLanguage(*QCoreApplication::instance(), *present::languageFromId(language));
}

/// The terminal columns in which any of `characters` stands in a line.
QList<int> columnsOf(const QString& line, const QString& characters)
{
    QList<int> columns;
    int column = 0;
    for (const QChar c : line) {
        if (characters.contains(c)) columns.append(column);
        column += present::displayWidth(QString(c));
    }
    return columns;
}

struct Lifelines
{
    int left = -1;
    int right = -1;
};

/// Both lifelines stand in the same columns from the first line to the last, and nothing sticks
/// out.
Lifelines verified(const QString& drawing, int width)
{
    Lifelines found;
    for (const QString& line : drawing.chopped(1).split(u'\n').mid(4)) {
        const bool folded = line.contains(u". . ."_s);
        const QList<int> columns = columnsOf(line, folded ? u"┊"_s : u"│├┤"_s);
        if (found.left < 0 && columns.size() > 1) found = {columns.first(), columns.last()};
        const bool good = present::displayWidth(line) <= width && !line.endsWith(u' ') &&
                          columns.size() > 1 && columns.first() == found.left &&
                          columns.last() == found.right;
        if (!good) qWarning().noquote() << line;
        [&] { QVERIFY2(good, qPrintable(line)); }();
    }
    return found;
}

} // namespace

void TextLadderTest::cleanup()
{
    install(u"en"_s);
}

void TextLadderTest::handshake()
{
    const QStringList lines = ladder(scenario(), {80, false}).split(u'\n');
    QCOMPARE(lines[0], u"A test (test)"_s);
    QVERIFY(lines[2].contains(u"Client"_s) && lines[2].contains(u"Server"_s));
    QVERIFY(lines[3].contains(u"192.0.2.1:49152"_s) && lines[3].contains(u"192.0.2.2:80"_s));
    QCOMPARE(lines[7].simplified(), u"SYN-SENT ├─ SYN seq=1000 mss=1460 ─┐ │"_s);
    QVERIFY(lines[8].simplified().startsWith(u"0.050 s │ └──"_s) && lines[8].endsWith(u"──►│"_s));
    QCOMPARE(lines[9].simplified(), u"│ ┌─ SYN,ACK seq=5000 ack=1001 ─┤ SYN-RECEIVED"_s);
    QCOMPARE(lines[12].simplified(), u"0.150 s │ └────────────►│ ESTABLISHED"_s);
}

void TextLadderTest::linesUp_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("trouble");
    for (const char* language : {"en", "zh_CN"})
        for (const int width : {60, 80, 100, 120})
            for (const bool trouble : {false, true})
                QTest::addRow("%s %d %s", language, width, trouble ? "trouble" : "clean")
                    << QString::fromLatin1(language) << width << trouble;
}

void TextLadderTest::linesUp()
{
    QFETCH(QString, language);
    QFETCH(int, width);
    QFETCH(bool, trouble);
    install(language);
    const QString drawing = ladder(trouble ? troubled() : scenario(), {width, false});
    const Lifelines lifelines = verified(drawing, width);
    QVERIFY(lifelines.right - lifelines.left > 15);
}

void TextLadderTest::builtinScenariosLineUp()
{
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios())
        for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
            install(language);
            const auto parsed = sim::parseScenario(builtin.json);
            verified(ladder(std::get<sim::Scenario>(parsed), {90, false}), 90);
            verified(ladder(std::get<sim::Scenario>(parsed), {100, false}), 100);
        }
}

void TextLadderTest::asciiIsAscii()
{
    for (const QChar c : ladder(troubled(), {80, true}))
        QVERIFY2(c.unicode() < 128, qPrintable(QString(c)));
}

void TextLadderTest::lossEndsInACross()
{
    auto lossy = scenario();
    sim::Fault fault;
    fault.kind = sim::FaultKind::Drop;
    fault.match.from = sim::HostId::Client;
    fault.match.flags = tcp::Flags{tcp::Flag::Syn};
    fault.match.nth = 1;
    lossy.faults.push_back(fault);
    lossy.script.resize(2);
    const QString drawing = ladder(lossy);
    QVERIFY2(drawing.contains(u"─✕ lost"_s), qPrintable(drawing));
    QVERIFY(drawing.contains(u"SYN seq=1000 mss=1460 again"_s));
    QVERIFY(drawing.contains(u"(retransmission timer runs out)"_s));
}

void TextLadderTest::crossingSegmentsCross()
{
    const QString drawing = ladder(scenario(5, 500ms));
    QVERIFY2(drawing.contains(u'┼') || drawing.contains(u'┊'), qPrintable(drawing));
    QVERIFY(drawing.contains(u"CLOSING"_s));
}

void TextLadderTest::silenceIsFolded()
{
    QVERIFY(ladder(scenario()).contains(u". . . 59.95 s of silence . . ."_s));
    install(u"zh_CN"_s);
    QVERIFY(ladder(scenario()).contains(u". . . 静默 59.95 秒 . . ."_s));
}

void TextLadderTest::manyInFlightKeepTheirEnds()
{
    // More segments at once than there are columns for their verticals: numbers tie the ends
    // together.
    const QString drawing = ladder(scenario(60'000), {80, false}).remove(u"send(60000)"_s);
    const QRegularExpression end(u"\\((\\d+)\\)"_s);
    QMap<int, int> ends;
    auto it = end.globalMatch(drawing);
    while (it.hasNext())
        ++ends[it.next().captured(1).toInt()];
    QVERIFY(!ends.isEmpty());
    for (auto number = ends.cbegin(); number != ends.cend(); ++number)
        QVERIFY2(number.value() == 2, qPrintable(drawing));
}

void TextLadderTest::labelsTellOptionsAndWindows()
{
    sim::Scenario offering = scenario(900);
    for (sim::EndpointSpec& endpoint : offering.endpoints) {
        endpoint.config.receiveBuffer = 4000;
        endpoint.config.windowScale = 1;
        endpoint.config.sackPermitted = true;
    }
    const QString drawing = ladder(offering, {120, false});
    QVERIFY2(drawing.contains(u" SYN seq=1000 mss=1460 wscale=1 sackOK ─"_s), qPrintable(drawing));
    QVERIFY(drawing.contains(u" SYN,ACK seq=5000 ack=1001 mss=1460 wscale=1 sackOK ─"_s));
    // In units of two: 4000 octets, less the 900 that nobody has read; then all again.
    QVERIFY2(drawing.contains(u"ack=1901 win=1550 (x2=3100) ─"_s), qPrintable(drawing));
    QCOMPARE(drawing.count(u"win="_s), 2);
    // Too narrow for all of it: the first ones.
    QVERIFY(ladder(offering, {80, false}).contains(u" SYN seq=1000 mss=1460 "_s));
    sim::History history(std::make_shared<const sim::Scenario>(offering));
    history.runToEnd();
    QVERIFY(present::mermaidDiagram(history).contains(
        u"C->>S: SYN seq=1000 mss=1460 wscale=1 sackOK"_s));
}

void TextLadderTest::numbersCanBeSymbolic()
{
    const QString drawing =
        ladder(scenario(20), {.width = 100, .numbers = present::NumberMode::Symbolic});
    QVERIFY2(drawing.contains(u" SYN,ACK seq=y ack=x+1 "_s), qPrintable(drawing));
    QVERIFY2(drawing.contains(u" PSH,ACK seq=x+1 ack=y+1 len=20 "_s), qPrintable(drawing));
    QVERIFY2(drawing.contains(u" FIN,ACK seq=u ack=y+1 "_s), qPrintable(drawing));
    QVERIFY(ladder(scenario(20), {.width = 100, .numbers = present::NumberMode::Relative})
                .contains(u" SYN,ACK seq=0 ack=1 "_s));
}

void TextLadderTest::statesAndCallsNameTheirConnection()
{
    auto parsed = sim::parseScenario(sim::findBuiltin("time-wait-new-syn")->json);
    for (const int width : {80, 110}) {
        const QString drawing = ladder(std::get<sim::Scenario>(parsed), {.width = width});
        QVERIFY2(drawing.contains(u"ESTABLISHED #1"_s), qPrintable(drawing));
        QVERIFY2(drawing.contains(u"SYN-RECEIVED #2"_s), qPrintable(drawing));
        QVERIFY2(drawing.contains(u"connect() #2"_s), qPrintable(drawing));
    }
    // Where there is only one, there is nothing to tell apart.
    QVERIFY(!ladder(scenario()).contains(u'#'));
}

void TextLadderTest::sackBlocksStandInLabels()
{
    sim::Scenario lossy = scenario(8000);
    for (sim::EndpointSpec& endpoint : lossy.endpoints) {
        endpoint.config.mss = 1000;
        endpoint.config.sackPermitted = true;
    }
    for (const std::uint32_t seq : {2001u, 4001u, 6001u}) {
        sim::Fault fault;
        fault.kind = sim::FaultKind::Drop;
        fault.match.seq = tcp::SeqNum{seq};
        fault.match.nth = 1;
        lossy.faults.push_back(fault);
    }
    const QString drawing = ladder(lossy, {110, false});
    QVERIFY2(drawing.contains(u"sack=3001-4001 ─"_s), qPrintable(drawing));
    QVERIFY(drawing.contains(u"ack=2001 sack=5001-6001,3001-4001 ─"_s));
    QVERIFY(ladder(lossy, {90, false}).contains(u",..."_s)); // others than the latest
}

void TextLadderTest::icmpErrorsStandBesideTheirHost()
{
    sim::Scenario far = scenario();
    sim::Injection icmp;
    icmp.at = 230ms; // while the text is on its way
    icmp.to = sim::HostId::Client;
    icmp.icmp = sim::IcmpSpec{tcp::IcmpError::Kind::HostUnreachable, {}, 0};
    far.inject.push_back(icmp);
    const QString line = u"│ (ICMP: host unreachable)"_s;
    QVERIFY2(ladder(far, {90, false}).contains(line), qPrintable(ladder(far, {90, false})));
    sim::History history(std::make_shared<const sim::Scenario>(far));
    history.runToEnd();
    QVERIFY(present::mermaidDiagram(history).contains(u"left of C: ICMP: host unreachable"_s));
}

/// The same timer counts both, but what runs out is not the wait of TIME-WAIT.
void TextLadderTest::orphanIsNo2MslWait()
{
    sim::Scenario deserted = scenario(5, 70s);
    deserted.endpoints[0].config.orphanTimeout = 60s;
    const QString drawing = ladder(deserted, {90, false});
    QVERIFY2(drawing.contains(u"(orphan timeout is over)"_s), qPrintable(drawing));
    QVERIFY(!drawing.contains(u"2MSL"_s));
    deserted.script.back().at = 700ms;
    QVERIFY(ladder(deserted, {90, false}).contains(u"(2MSL wait is over)"_s));
}

void TextLadderTest::mermaid()
{
    sim::History history(std::make_shared<const sim::Scenario>(troubled()));
    history.runToEnd();
    const QString diagram = present::mermaidDiagram(history);
    QVERIFY(diagram.startsWith(u"sequenceDiagram\n    title A test\n"_s));
    static const QRegularExpression line(
        u"^    (title .*|participant [CS] as \\w+|Note (left|right) of [CS]: .+|"
        u"[CS](->>|-x|--\\))[CS]: .+)$"_s);
    for (const QString& text : diagram.chopped(1).split(u'\n').mid(1))
        QVERIFY2(line.match(text).hasMatch(), qPrintable(text));
    QVERIFY(diagram.contains(u"C->>S: SYN seq=1000"_s));
}

void TextLadderTest::cells()
{
    present::CellLine line(8);
    line.put(1, u"同步"_s);
    QCOMPARE(line.toString(), u" 同步   "_s);
    line.put(2, u"x"_s); // the other half of a wide character goes, too
    QCOMPARE(line.toString(), u"  x步   "_s);
    line.put(6, u"很长"_s);
    QCOMPARE(present::displayWidth(line.toString()), 8);
}

void TextLadderTest::fitting()
{
    QCOMPARE(present::fitted(u"监听"_s, 6, true, false), u"  监听"_s);
    QCOMPARE(present::fitted(u"监听"_s, 6, false, false), u"监听  "_s);
    QCOMPARE(present::displayWidth(present::fitted(u"已建立连接"_s, 6, false, false)), 6);
    QCOMPARE(present::fitted(u"abcdefgh"_s, 6, false, true), u"abc..."_s);
}

QTEST_GUILESS_MAIN(TextLadderTest)
#include "tst_text_ladder.moc"
