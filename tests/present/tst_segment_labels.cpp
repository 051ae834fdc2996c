#include <QTest>

#include <memory>

#include "present/segment_labels.h"
#include "present/sequence_numbers.h"
#include "sim/builtin.h"
#include "sim/history.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using present::LadderArrow;
using present::LadderLayout;
using present::NumberMode;
using present::SequenceNumbers;
using sim::HostId;
using tcp::Flag;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    auto parsed = sim::parseScenario(sim::findBuiltin(id)->json);
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(parsed)));
}

struct Run
{
    explicit Run(std::string_view id)
        : history(builtin(id))
    {
        history.runToEnd();
        layout =
            present::layoutLadder(history.steps(), [this](std::size_t i) -> const sim::StepRecord& {
                return history.record(i);
            });
    }
    QStringList fields(NumberMode mode) const
    {
        const SequenceNumbers numbers(layout, history.scenario(), mode);
        QStringList lines;
        for (const LadderArrow& arrow : layout.arrows())
            lines << present::flagsText(arrow.header) + u' ' + present::fieldsText(arrow, numbers);
        return lines;
    }

    sim::History history;
    LadderLayout layout;
};

LadderArrow segment(tcp::Flags flags, std::uint32_t length = 0)
{
    LadderArrow arrow;
    arrow.header.flags = flags;
    arrow.header.seq = tcp::SeqNum{1001};
    arrow.header.ack = tcp::SeqNum{5001};
    arrow.length = length;
    return arrow;
}

} // namespace

/// What is written at an arrow: numbers in three ways, and which words go first.
class SegmentLabelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openingAndClosingHaveTheLettersOfTheTextbooks();
    void lettersFollowTheData();
    void halfCloseHasW();
    void secondConnectionHasPrimes();
    void oldDuplicateIsZ();
    void oneNumberHasOneNameWithoutAMoment();
    void farNumbersStayAsTheyAre();
    void numbersGoOnOverTheEndOfTheirSpace();
    void labelsKeepWhatTheSegmentIsFor();
    void windowIsSaidWithItsScale();
    void callsAreWrittenAsInAProgram();
};

void SegmentLabelsTest::openingAndClosingHaveTheLettersOfTheTextbooks()
{
    const QStringList lines = Run("four-way-close").fields(NumberMode::Symbolic);
    QCOMPARE(lines,
             (QStringList{u"SYN seq=x"_s, u"SYN,ACK seq=y ack=x+1"_s, u"ACK seq=x+1 ack=y+1"_s,
                          u"FIN,ACK seq=u ack=y+1"_s, u"ACK seq=v ack=u+1"_s,
                          u"FIN,ACK seq=v ack=u+1"_s, u"ACK seq=u+1 ack=v+1"_s}));
}

void SegmentLabelsTest::lettersFollowTheData()
{
    const Run run("data-transfer");
    const SequenceNumbers numbers(run.layout, run.history.scenario(), NumberMode::Symbolic);
    QVERIFY(run.fields(NumberMode::Symbolic).contains(u"ACK seq=x+1461 ack=y+1 len=1460"_s));
    // The FIN's number, counted by hand: everything that was sent lies before it.
    std::uint32_t sent = 0;
    for (const LadderArrow& arrow : run.layout.arrows())
        if (arrow.from == HostId::Client && !arrow.retransmission) sent += arrow.length;
    const tcp::SeqNum fin = run.history.scenario().endpoint(HostId::Client).iss + 1 + sent;
    QCOMPARE(numbers.text(fin, HostId::Client, 1), u"u"_s);
    QCOMPARE(numbers.text(fin + 1, HostId::Client, 1), u"u+1"_s);
    QCOMPARE(numbers.text(fin - 1, HostId::Client, 1), u"x+%1"_s.arg(sent));
    QVERIFY(numbers.letters(1).contains(u"u=%1"_s.arg(fin.value())));
}

void SegmentLabelsTest::halfCloseHasW()
{
    // The server goes on sending after the client's FIN: its own FIN has a number of its own.
    const QStringList lines = Run("half-close").fields(NumberMode::Symbolic);
    const QString all = lines.join(u'\n');
    QVERIFY2(all.contains(u"ACK seq=v ack=u+1"_s), qPrintable(all));
    QVERIFY2(all.contains(u"FIN,ACK seq=w ack=u+1"_s), qPrintable(all));
    QVERIFY2(all.contains(u"ACK seq=u+1 ack=w+1"_s), qPrintable(all));
}

void SegmentLabelsTest::secondConnectionHasPrimes()
{
    const QString all = Run("time-wait-new-syn").fields(NumberMode::Symbolic).join(u'\n');
    QVERIFY2(all.contains(u"SYN seq=x\n"_s), qPrintable(all));
    QVERIFY2(all.contains(u"SYN seq=x'\n"_s), qPrintable(all));
    QVERIFY2(all.contains(u"SYN,ACK seq=y' ack=x'+1"_s), qPrintable(all));
}

void SegmentLabelsTest::oldDuplicateIsZ()
{
    const QString all = Run("old-duplicate-syn").fields(NumberMode::Symbolic).join(u'\n');
    QVERIFY2(all.contains(u"SYN seq=z\n"_s), qPrintable(all));
    QVERIFY2(all.contains(u"ack=z+1"_s), qPrintable(all));
    QVERIFY2(all.contains(u"RST seq=z+1"_s), qPrintable(all));
}

void SegmentLabelsTest::oneNumberHasOneNameWithoutAMoment()
{
    const Run run("four-way-close");
    const SequenceNumbers numbers(run.layout, run.history.scenario(), NumberMode::Symbolic);
    const tcp::SeqNum next = run.history.scenario().endpoint(HostId::Client).iss + 1;
    QCOMPARE(numbers.text(next, HostId::Client, 1), u"x+1"_s);
    QCOMPARE(numbers.text(next, HostId::Client, 1, sim::SimTime{100ms}), u"x+1"_s);
    QCOMPARE(numbers.text(next, HostId::Client, 1, sim::SimTime{10s}), u"u"_s);
    QCOMPARE(numbers.text(next - 2, HostId::Client, 1), u"x-1"_s);
}

void SegmentLabelsTest::farNumbersStayAsTheyAre()
{
    const Run run("three-way-handshake");
    const SequenceNumbers numbers(run.layout, run.history.scenario(), NumberMode::Symbolic);
    QCOMPARE(numbers.text(tcp::SeqNum{3'000'000'000U}, HostId::Client, 1), u"3000000000"_s);
    QCOMPARE(numbers.text(tcp::SeqNum{7}, HostId::Client, 0), u"7"_s);
}

void SegmentLabelsTest::numbersGoOnOverTheEndOfTheirSpace()
{
    for (const NumberMode mode : {NumberMode::Relative, NumberMode::Symbolic}) {
        const Run run("sequence-wraparound");
        const SequenceNumbers numbers(run.layout, run.history.scenario(), mode);
        const tcp::SeqNum iss = run.history.scenario().endpoint(HostId::Client).iss;
        QCOMPARE(numbers.text(iss + 8, HostId::Client, 1, sim::SimTime{}),
                 mode == NumberMode::Relative ? u"8"_s : u"x+8"_s);
        QVERIFY(numbers.text(iss + 8, HostId::Client, 1).size() <= 3);
    }
}

void SegmentLabelsTest::labelsKeepWhatTheSegmentIsFor()
{
    const SequenceNumbers numbers;
    const auto order = [&](const LadderArrow& arrow) {
        return present::labelChoices(arrow, numbers);
    };
    // Data: an acknowledgment that repeats goes first, the number last.
    LadderArrow data = segment(Flag::Ack, 20);
    data.ackChanged = false;
    QCOMPARE(order(data),
             (QStringList{u"seq=1001 ack=5001 len=20"_s, u"seq=1001 len=20"_s, u"seq=1001"_s}));
    // An acknowledgment with blocks: its own number goes first, then the older blocks.
    LadderArrow sack = segment(Flag::Ack);
    sack.header.options.sack.add({tcp::SeqNum{9001}, tcp::SeqNum{9501}});
    sack.header.options.sack.add({tcp::SeqNum{7001}, tcp::SeqNum{8001}});
    QCOMPARE(order(sack), (QStringList{u"seq=1001 ack=5001 sack=9001-9501,7001-8001"_s,
                                       u"ack=5001 sack=9001-9501,7001-8001"_s,
                                       u"ack=5001 sack=9001-9501,..."_s, u"ack=5001"_s}));
    // A SYN: the MSS goes before what the two ends agree on.
    LadderArrow syn = segment(Flag::Syn);
    syn.header.options.mss = 1460;
    syn.header.options.windowScale = 7;
    QCOMPARE(order(syn),
             (QStringList{u"seq=1001 mss=1460 wscale=7"_s, u"seq=1001 wscale=7"_s, u"seq=1001"_s}));
    LadderArrow urgent = segment(tcp::Flags(Flag::Ack) | Flag::Urg, 3);
    urgent.header.urgentPointer = 2;
    urgent.ackChanged = false;
    QCOMPARE(order(urgent),
             (QStringList{u"seq=1001 ack=5001 len=3 urg=2"_s, u"seq=1001 len=3 urg=2"_s,
                          u"seq=1001 urg=2"_s, u"seq=1001"_s}));
}

void SegmentLabelsTest::windowIsSaidWithItsScale()
{
    const Run run("window-scaling");
    const SequenceNumbers numbers(run.layout, run.history.scenario(), NumberMode::Absolute);
    bool changed = false;
    for (const LadderArrow& arrow : run.layout.arrows()) {
        if (arrow.header.has(Flag::Syn)) QCOMPARE(arrow.window.shift, 0);
        if (!arrow.window.changed || arrow.from != HostId::Server) continue;
        changed = true;
        // The server agreed on a shift of 3.
        const QString said =
            u"win=%1 (x8=%2)"_s.arg(arrow.header.window).arg(arrow.header.window * 8);
        QVERIFY2(present::labelChoices(arrow, numbers).first().contains(said),
                 qPrintable(present::labelChoices(arrow, numbers).first()));
    }
    QVERIFY(changed);
}

void SegmentLabelsTest::callsAreWrittenAsInAProgram()
{
    sim::CallRecord call;
    call.kind = sim::CallKind::Connect;
    QCOMPARE(present::callText(call), u"connect()"_s);
    call.kind = sim::CallKind::Send;
    call.bytes = 5;
    QCOMPARE(present::callText(call), u"send(5)"_s);
    call.text = "hello";
    QCOMPARE(present::callText(call), u"send(\"hello\")"_s);
    QCOMPARE(present::callText(call, 10), u"send(5)"_s);
    call.text = "two\nlines";
    QCOMPARE(present::callText(call), u"send(5)"_s);
    call.text = std::string(200, 'a');
    call.bytes = 200;
    QCOMPARE(present::callText(call), u"send(200)"_s);
}

QTEST_GUILESS_MAIN(SegmentLabelsTest)
#include "tst_segment_labels.moc"
