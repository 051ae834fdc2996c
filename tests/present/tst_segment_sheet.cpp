#include <QTest>

#include <algorithm>

#include "../sim/run.h"
#include "present/segment_sheet.h"
#include "sim/builtin.h"
#include "wire/ip_address.h"

using namespace tcplab;
using namespace tcplab::present;

namespace {

struct Run
{
    explicit Run(std::shared_ptr<const sim::Scenario> scenario)
        : history(std::move(scenario))
    {
        history.runToEnd();
        layout = layoutLadder(history.steps(), [this](std::size_t i) -> const sim::StepRecord& {
            return history.record(i);
        });
    }
    explicit Run(const std::string& members)
        : Run(sim::test::scenarioOf(members))
    {
    }
    const LadderArrow& arrow(sim::HostId from, tcp::Flags flags, std::uint32_t length = 0) const
    {
        for (const LadderArrow& arrow : layout.arrows())
            if (arrow.from == from && arrow.header.flags == flags && arrow.length == length)
                return arrow;
        qFatal("no such segment in the run of a test");
    }
    sim::History history;
    LadderLayout layout;
};

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    return std::make_shared<const sim::Scenario>(
        std::get<sim::Scenario>(sim::parseScenario(sim::findBuiltin(id)->json)));
}

const SegmentPart& part(const std::vector<SegmentPart>& parts, SegmentPartKind kind,
                        tcp::Flag flag = {})
{
    const auto found = std::ranges::find_if(
        parts, [&](const SegmentPart& p) { return p.kind == kind && p.flag == flag; });
    if (found == parts.end()) qFatal("no such part");
    return *found;
}

wire::PseudoHeader addresses(const SegmentOnWire& segment)
{
    return *wire::pseudoHeaderBetween(segment.source, segment.destination);
}

const std::string sayHello =
    R"("script": [)" + sim::test::open +
    R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "text": "hello"}])";

} // namespace

class SegmentSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void octetsAreThoseOfTheModel_data();
    void octetsAreThoseOfTheModel();
    void partsCoverEveryBit();
    void valuesAreThoseOfTheOctets();
    void wordsSayWhatAFieldMeans();
    void textOfALostSegmentIsKnown();
    void corruptedSegmentHasAWrongChecksum();
    void scaledWindowIsExplained();
    void handMadeSegmentKeepsItsText();
    void impossibleSegmentSaysWhy();
    void cellsFillTheRows();
    void arrowKeysGoEverywhere();
    void nibblesBelongToParts();
    void dumpIsRight();
    void addressesAreRead();
};

void SegmentSheetTest::octetsAreThoseOfTheModel_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        const QByteArray id(builtin.id.data(), static_cast<qsizetype>(builtin.id.size()));
        QTest::newRow(id.constData()) << id;
    }
}

/// Every segment of every scenario, decoded by the other half of the codec: header, ports and a
/// checksum that comes out are what the model sent.
void SegmentSheetTest::octetsAreThoseOfTheModel()
{
    QFETCH(QByteArray, id);
    const Run run(builtin(id.toStdString()));
    for (const LadderArrow& arrow : run.layout.arrows()) {
        const auto segment = segmentOnWire(run.history, arrow, run.history.steps());
        QVERIFY2(segment, qPrintable(QString::number(arrow.id)));
        QVERIFY(!segment->problem);
        const bool damaged = arrow.dropped == sim::DropReason::Checksum;
        QCOMPARE(segment->corrupted, damaged);
        const auto decoded = wire::decodeTcp(segment->bytes, addresses(*segment));
        if (damaged) {
            QVERIFY(std::get<wire::DecodeError>(decoded).kind ==
                    wire::DecodeErrorKind::ChecksumWrong);
            continue;
        }
        const auto* found = std::get_if<wire::DecodedTcp>(&decoded);
        QVERIFY(found);
        QVERIFY(found->segment.header == arrow.header);
        QCOMPARE(found->segment.payload.size(), std::size_t{arrow.length});
        QVERIFY(std::ranges::equal(found->segment.payload, segment->payload));
        QCOMPARE(found->checksum, segment->rightChecksum);
        QCOMPARE(wire::tcpChecksum(segment->bytes, addresses(*segment)), std::uint16_t{0});
    }
}

void SegmentSheetTest::partsCoverEveryBit()
{
    const Run run(builtin("window-scaling"));
    for (const LadderArrow& arrow : run.layout.arrows()) {
        const auto segment = segmentOnWire(run.history, arrow, 0);
        std::size_t next = 0;
        for (const SegmentPart& part : segmentParts(*segment, {})) {
            QCOMPARE(part.firstBit, next);
            QVERIFY(part.bits > 0);
            QVERIFY(!part.name.isEmpty());
            QVERIFY(!part.meaning.isEmpty());
            next += part.bits;
        }
        QCOMPARE(next, segment->bytes.size() * 8);
    }
}

void SegmentSheetTest::valuesAreThoseOfTheOctets()
{
    const Run run(sayHello);
    const auto segment = segmentOnWire(
        run.history, run.arrow(sim::HostId::Client, tcp::Flag::Psh | tcp::Flag::Ack, 5), 0);
    const auto parts = segmentParts(*segment, {});
    using Kind = SegmentPartKind;
    QCOMPARE(part(parts, Kind::SourcePort).value, QStringLiteral("49152"));
    QCOMPARE(part(parts, Kind::SourcePort).hex, QStringLiteral("c0 00"));
    QCOMPARE(part(parts, Kind::DestinationPort).value, QStringLiteral("80"));
    QCOMPARE(part(parts, Kind::Sequence).value, QStringLiteral("1001"));
    QCOMPARE(part(parts, Kind::Sequence).hex, QStringLiteral("00 00 03 e9"));
    QCOMPARE(part(parts, Kind::Acknowledgment).value, QStringLiteral("5001"));
    QCOMPARE(part(parts, Kind::DataOffset).value, QStringLiteral("5"));
    QCOMPARE(part(parts, Kind::DataOffset).binary, QStringLiteral("0101"));
    QVERIFY(part(parts, Kind::Flag, tcp::Flag::Ack).set);
    QVERIFY(part(parts, Kind::Flag, tcp::Flag::Psh).set);
    QVERIFY(!part(parts, Kind::Flag, tcp::Flag::Syn).set);
    QCOMPARE(part(parts, Kind::Window).value, QStringLiteral("65535"));
    QCOMPARE(part(parts, Kind::Data).value, QStringLiteral("hello"));
    QCOMPARE(part(parts, Kind::Data).hex, QStringLiteral("68 65 6c 6c 6f"));
    QVERIFY(!part(parts, Kind::Checksum).wrong);
}

void SegmentSheetTest::wordsSayWhatAFieldMeans()
{
    const Run run(sayHello);
    const auto data = segmentOnWire(
        run.history, run.arrow(sim::HostId::Client, tcp::Flag::Psh | tcp::Flag::Ack, 5), 0);
    // Numbers written as a person chose them, the octets' own beside them.
    const SegmentNumbers relative{
        [](tcp::SeqNum seq) { return QString::number(seq.distanceFrom(tcp::SeqNum{1000})); },
        [](tcp::SeqNum seq) { return QString::number(seq.distanceFrom(tcp::SeqNum{5000})); }};
    const auto parts = segmentParts(*data, relative);
    QCOMPARE(part(parts, SegmentPartKind::Sequence).meaning,
             QStringLiteral("The first byte of the data has number 1, the last 5. On the wire "
                            "stands 1001."));
    QCOMPARE(part(segmentParts(*data, {}), SegmentPartKind::Acknowledgment).meaning,
             QStringLiteral("The next byte expected is 5001: acknowledges everything up to 5000."));
    const auto syn = segmentOnWire(run.history, run.arrow(sim::HostId::Client, tcp::Flag::Syn), 0);
    QCOMPARE(part(segmentParts(*syn, {}), SegmentPartKind::Acknowledgment).meaning,
             QStringLiteral("It means nothing: ACK is not set."));
}

void SegmentSheetTest::textOfALostSegmentIsKnown()
{
    const Run run(
        sayHello +
        R"(, "faults": [{"match": {"from": "client", "length": 5, "nth": 1}, "do": "drop"}])");
    const LadderArrow& lost = run.arrow(sim::HostId::Client, tcp::Flag::Psh | tcp::Flag::Ack, 5);
    QVERIFY(lost.fate == LadderArrow::Fate::Lost);
    const auto segment = segmentOnWire(run.history, lost, 0);
    QVERIFY(segment);
    QCOMPARE(shapeText(segment->payload), QStringLiteral("hello"));
}

void SegmentSheetTest::corruptedSegmentHasAWrongChecksum()
{
    const Run run(
        sayHello +
        R"(, "faults": [{"match": {"from": "client", "length": 5, "nth": 1}, "do": "corrupt"}])");
    const auto segment = segmentOnWire(
        run.history, run.arrow(sim::HostId::Client, tcp::Flag::Psh | tcp::Flag::Ack, 5), 0);
    QVERIFY(segment->corrupted);
    const auto checksum = part(segmentParts(*segment, {}), SegmentPartKind::Checksum);
    QVERIFY(checksum.wrong);
    QVERIFY(checksum.meaning.contains(
        QStringLiteral("0x%1").arg(segment->rightChecksum, 4, 16, QLatin1Char('0'))));
    // The right one, recomputed over the segment with the field at zero.
    auto bytes = segment->bytes;
    bytes[16] = bytes[17] = std::byte{0};
    QCOMPARE(wire::tcpChecksum(bytes, addresses(*segment)), segment->rightChecksum);
}

void SegmentSheetTest::scaledWindowIsExplained()
{
    const Run run(
        R"("endpoints": {"client": {"windowScale": 2, "receiveBuffer": 200000}, "server": {"windowScale": 3}}, )" +
        sayHello);
    const auto ack = segmentOnWire(run.history, run.arrow(sim::HostId::Client, tcp::Flag::Ack), 0);
    QCOMPARE(ack->windowShift, 2);
    const auto window = part(segmentParts(*ack, {}), SegmentPartKind::Window);
    QVERIFY2(window.meaning.startsWith(QStringLiteral("50000 times 2^2 (window scale) are 200000")),
             qPrintable(window.meaning));
    const auto syn = segmentOnWire(run.history, run.arrow(sim::HostId::Client, tcp::Flag::Syn), 0);
    QCOMPARE(syn->windowShift, 0);
}

void SegmentSheetTest::handMadeSegmentKeepsItsText()
{
    const Run run(
        R"("script": [)" + sim::test::open +
        R"(], "inject": [{"at": "1s", "to": "server", "segment": {"flags": "PSH,ACK", "seq": 1001, "ack": 5001, "window": 7, "text": "forged"}}])");
    const auto injected = std::ranges::find_if(run.layout.arrows(), &LadderArrow::injected);
    QVERIFY(injected != run.layout.arrows().end());
    const auto segment = segmentOnWire(run.history, *injected, 0);
    QVERIFY(segment);
    QCOMPARE(shapeText(segment->payload), QStringLiteral("forged"));
    QCOMPARE(segment->ports.source, std::uint16_t{49152});
}

void SegmentSheetTest::impossibleSegmentSaysWhy()
{
    const QString words = encodeProblem({wire::EncodeErrorKind::OptionsTooLong, 44, 40});
    QVERIFY(words.contains(QStringLiteral("44")) && words.contains(QStringLiteral("40")));
    SegmentOnWire none;
    QVERIFY(segmentParts(none, {}).empty());
}

/// No gaps and no overlaps: each row of the header has 32 columns.
void SegmentSheetTest::cellsFillTheRows()
{
    const Run run(builtin("sack-recovery"));
    for (const LadderArrow& arrow : run.layout.arrows()) {
        const auto segment = segmentOnWire(run.history, arrow, 0);
        const auto parts = segmentParts(*segment, {});
        const auto cells = sheetCells(parts);
        std::vector<int> filled(static_cast<std::size_t>(sheetRows(cells)), 0);
        std::vector<int> labels(parts.size(), 0);
        for (const SheetCell& cell : cells) {
            QCOMPARE(cell.column, filled[static_cast<std::size_t>(cell.row)]);
            filled[static_cast<std::size_t>(cell.row)] += cell.columns;
            labels[cell.part] += cell.label ? 1 : 0;
        }
        QVERIFY(std::ranges::all_of(filled, [](int columns) { return columns == 32; }));
        QVERIFY(std::ranges::all_of(labels, [](int count) { return count == 1; }));
    }
}

void SegmentSheetTest::arrowKeysGoEverywhere()
{
    const Run run(builtin("sack-recovery"));
    const auto segment = segmentOnWire(run.history, run.layout.arrows().front(), 0);
    const auto parts = segmentParts(*segment, {});
    const auto cells = sheetCells(parts);
    // To the right: each part once, and no further than the last.
    std::size_t at = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        at = partBeside(parts, cells, at, 1, 0);
        QCOMPARE(at, i);
    }
    QCOMPARE(partBeside(parts, cells, at, 1, 0), at);
    // Down: the number below the ports, and at last the options; up again to the top.
    QCOMPARE(partBeside(parts, cells, 0, 0, 1), std::size_t{2});
    for (int i = 0; i < 40; ++i)
        at = partBeside(parts, cells, at, 0, -1);
    QVERIFY(parts[at].firstBit < 32);
    for (int i = 0; i < 40; ++i)
        at = partBeside(parts, cells, at, 0, 1);
    QVERIFY(parts[at].firstBit >= 160);
}

void SegmentSheetTest::nibblesBelongToParts()
{
    const Run run(sayHello);
    const auto syn = segmentOnWire(run.history, run.arrow(sim::HostId::Client, tcp::Flag::Syn), 0);
    const auto parts = segmentParts(*syn, {});
    QVERIFY(parts[*partOfNibble(parts, 0)].kind == SegmentPartKind::SourcePort);
    QVERIFY(parts[*partOfNibble(parts, 24)].kind == SegmentPartKind::DataOffset);
    QVERIFY(parts[*partOfNibble(parts, 25)].kind == SegmentPartKind::Reserved);
    QVERIFY(parts[*partOfNibble(parts, 27)].flag == tcp::Flag::Syn);
    QVERIFY(!partOfNibble(parts, syn->bytes.size() * 2));
}

void SegmentSheetTest::dumpIsRight()
{
    std::vector<std::byte> octets;
    for (int i = 0; i < 18; ++i)
        octets.push_back(static_cast<std::byte>(0x41 + i));
    QCOMPARE(
        hexDump(octets),
        QStringLiteral("0000  41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50  ABCDEFGHIJKLMNOP\n"
                       "0010  51 52                                            QR"));
}

void SegmentSheetTest::addressesAreRead()
{
    QVERIFY(wire::parseIpv4("192.0.2.1"));
    for (const char* bad : {"", "192.0.2", "192.0.2.256", "192.0.2.1.5", "a.b.c.d", "192.0.2.1 "})
        QVERIFY2(!wire::parseIpv4(bad), bad);
    const auto v6 = wire::parseIpv6("2001:db8::192.0.2.33");
    QVERIFY(v6);
    QCOMPARE(hexText(*v6), QStringLiteral("20 01 0d b8 00 00 00 00 00 00 00 00 c0 00 02 21"));
    for (const char* bad : {"", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", ":1"})
        QVERIFY2(!wire::parseIpv6(bad), bad);
    QVERIFY(wire::parseIpv6("::"));
    QVERIFY(!wire::pseudoHeaderBetween("192.0.2.1", "2001:db8::1"));
}

QTEST_GUILESS_MAIN(SegmentSheetTest)
#include "tst_segment_sheet.moc"
