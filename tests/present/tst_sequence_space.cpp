#include <QTest>

#include <algorithm>

#include "../sim/run.h"
#include "present/sequence_picture.h"
#include "sim/builtin.h"

using namespace tcplab;
using namespace tcplab::present;
using sim::HostId;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    return std::make_shared<const sim::Scenario>(
        std::get<sim::Scenario>(sim::parseScenario(sim::findBuiltin(id)->json)));
}

PictureMetrics metricsFor(double width, double sign, bool toScale = false)
{
    PictureMetrics m;
    m.width = width;
    m.line = 2 * sign;
    m.bar = 20;
    m.flying = 14;
    m.title = 20;
    m.textWidth = [sign](const QString& text) { return sign * static_cast<double>(text.size()); };
    m.number = [](tcp::SeqNum seq) { return QString::number(seq.value()); };
    m.toScale = toScale;
    return m;
}

std::optional<SpaceSpan> spanOf(const std::vector<SpaceSpan>& spans, SpaceKind kind)
{
    const auto found = std::ranges::find(spans, kind, &SpaceSpan::kind);
    return found == spans.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::uint32_t> numberOf(const SequenceSpace& space,
                                      const std::vector<SpaceMark>& marks, SpaceMarkKind kind)
{
    const auto found = std::ranges::find(marks, kind, &SpaceMark::kind);
    if (found == marks.end()) return std::nullopt;
    return space.numberAt(found->at).value();
}

/// No label on another, and no line to a label through another.
void checkLabels(const std::vector<SpaceLabel>& labels, double edge, bool up, double width)
{
    for (const SpaceLabel& label : labels) {
        QVERIFY(label.box.left() >= 0);
        QVERIFY(label.box.right() <= width);
        for (const SpaceLabel& other : labels) {
            if (&label == &other) continue;
            QVERIFY(!label.box.intersects(other.box));
            const double top = up ? label.box.bottom() : edge;
            const double bottom = up ? edge : label.box.top();
            // The text begins a little right of its own line.
            const QRectF line(label.x - 0.1, top, 0.2, bottom - top);
            QVERIFY(!line.intersects(other.box.adjusted(2, 0, 0, 0)));
        }
    }
}

} // namespace

class SequenceSpaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedEndsHaveNoNumbers();
    void handshakeMovesTheVariables();
    void dataIsBetweenTheEnds();
    void heldAndSackedRangesLineUp();
    void finAndUrgentPointerHaveTheirNumbers();
    void numbersMayWrap();
    void unreadIsToldApart();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void spansFillTheBars();
    void toScaleIsToScale();
    void wordsSayTheNumbers();
};

void SequenceSpaceTest::closedEndsHaveNoNumbers()
{
    const sim::World world(builtin("three-way-handshake"));
    for (const HostId host : sim::bothHosts) {
        const SequenceSpace space = sequenceSpace(world, host);
        QVERIFY(!space.sends && !space.receives);
        QVERIFY(!noSpaceWords(space, true).isEmpty());
        QVERIFY(!noSpaceWords(space, false).isEmpty());
        QVERIFY(layoutSequenceSpace(space, metricsFor(360, 7)).sendLabels.empty());
    }
}

void SequenceSpaceTest::handshakeMovesTheVariables()
{
    sim::History history = sim::test::runOf(R"("script": [)" + sim::test::open + "]");
    // After connect(): the SYN is out, no window is known.
    const SequenceSpace sent = sequenceSpace(history.at(2), HostId::Client);
    QVERIFY(sent.sends && !sent.receives && !sent.windowKnown);
    QCOMPARE(numberOf(sent, sent.sendMarks, SpaceMarkKind::SndUna), std::optional(1000U));
    QCOMPARE(numberOf(sent, sent.sendMarks, SpaceMarkKind::SndNxt), std::optional(1001U));
    QVERIFY(!numberOf(sent, sent.sendMarks, SpaceMarkKind::SndEdge));
    QCOMPARE(sent.flying.size(), std::size_t{1});
    QVERIFY(sent.flying[0].kind == SegmentKind::Syn);
    // In the end: both ends agree.
    const SequenceSpace end = sequenceSpace(history.at(history.steps()), HostId::Client);
    QCOMPARE(numberOf(end, end.sendMarks, SpaceMarkKind::SndUna), std::optional(1001U));
    QCOMPARE(numberOf(end, end.receiveMarks, SpaceMarkKind::RcvNxt), std::optional(1001U));
    QCOMPARE(numberOf(end, end.sendMarks, SpaceMarkKind::SndEdge), std::optional(1001U + 65535U));
    QCOMPARE(spanOf(end.send, SpaceKind::MaySend)->from, std::int64_t{0});
    QVERIFY(end.flying.empty());
}

void SequenceSpaceTest::dataIsBetweenTheEnds()
{
    sim::History history(sim::test::scenarioOf(
        R"("script": [)" + sim::test::open +
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "text": "hello"}])"));
    QVERIFY(sim::test::stepUntil(history, [](const sim::World& world) {
        return sequenceSpace(world, HostId::Client).flying.size() == 1 &&
               sequenceSpace(world, HostId::Client).flying[0].kind == SegmentKind::Data;
    }));
    const SequenceSpace space = sequenceSpace(history.at(history.steps()), HostId::Client);
    const SequencePicture picture = layoutSequenceSpace(space, metricsFor(360, 7));
    // The octets on their way stand exactly below SND.UNA..SND.NXT, and right of RCV.NXT.
    const SpaceSpan sent = *spanOf(space.send, SpaceKind::Sent);
    QCOMPARE(sent.to - sent.from, std::int64_t{5});
    QCOMPARE(picture.flying[0].rect.left(), picture.xOf(sent.from));
    QCOMPARE(picture.flying[0].rect.right(), picture.xOf(sent.to));
    QVERIFY(picture.flying[0].rect.top() >= picture.sendBar.bottom());
    QVERIFY(picture.flying[0].rect.bottom() <= picture.receiveBar.top());
}

void SequenceSpaceTest::heldAndSackedRangesLineUp()
{
    sim::History history(builtin("sack-recovery"));
    history.runToEnd();
    bool held = false;
    bool sacked = false;
    for (std::size_t moment = 0; moment <= history.steps(); ++moment) {
        const SequenceSpace space = sequenceSpace(history.at(moment), HostId::Client);
        held = held || spanOf(space.receive, SpaceKind::Held);
        for (const SpaceSpan& span : space.send) {
            if (span.kind != SpaceKind::Sacked) continue;
            sacked = true;
            // What the sender believes to be there is there.
            QVERIFY(std::ranges::any_of(space.receive, [&](const SpaceSpan& other) {
                return other.kind != SpaceKind::MayReceive && other.from <= span.from &&
                       other.to >= span.from;
            }));
        }
    }
    QVERIFY(held);
    QVERIFY(sacked);
}

void SequenceSpaceTest::finAndUrgentPointerHaveTheirNumbers()
{
    sim::History closing(builtin("four-way-close"));
    closing.runToEnd();
    bool fin = false;
    for (std::size_t moment = 0; moment <= closing.steps(); ++moment) {
        const SequenceSpace space = sequenceSpace(closing.at(moment), HostId::Client);
        const auto number = numberOf(space, space.sendMarks, SpaceMarkKind::SndFin);
        const auto next = numberOf(space, space.sendMarks, SpaceMarkKind::SndNxt);
        if (!number) continue;
        fin = true;
        QCOMPARE(*number + 1, *next);
    }
    QVERIFY(fin);
    sim::History urgent(builtin("urgent-data"));
    urgent.runToEnd();
    bool up = false;
    for (std::size_t moment = 0; moment <= urgent.steps(); ++moment)
        for (const HostId host : sim::bothHosts) {
            const SequenceSpace space = sequenceSpace(urgent.at(moment), host);
            up = up || numberOf(space, space.sendMarks, SpaceMarkKind::SndUp);
        }
    QVERIFY(up);
}

void SequenceSpaceTest::numbersMayWrap()
{
    sim::History history(builtin("sequence-wraparound"));
    history.runToEnd();
    bool wraps = false;
    for (std::size_t moment = 0; moment <= history.steps(); ++moment) {
        const SequenceSpace space = sequenceSpace(history.at(moment), HostId::Client);
        if (!space.sends) continue;
        // In order although the numbers themselves are not.
        QVERIFY(std::ranges::is_sorted(space.send, {}, &SpaceSpan::from));
        const auto wrap = std::ranges::find(space.sendMarks, SpaceMarkKind::Wrap, &SpaceMark::kind);
        if (wrap == space.sendMarks.end()) continue;
        wraps = true;
        QCOMPARE(space.numberAt(wrap->at).value(), 0U);
    }
    QVERIFY(wraps);
}

void SequenceSpaceTest::unreadIsToldApart()
{
    sim::History history = sim::test::runOf(
        R"("script": [)" + sim::test::open +
        R"(, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client", "call": "send", "text": "hello"}])");
    const SequenceSpace space = sequenceSpace(history.at(history.steps()), HostId::Client);
    const auto unread = spanOf(space.receive, SpaceKind::Unread);
    QVERIFY(unread);
    QCOMPARE(unread->to - unread->from, std::int64_t{5});
    QCOMPARE(space.numberAt(unread->from).value(), 1001U);
}

void SequenceSpaceTest::labelsNeverOverlap_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        const QByteArray id(builtin.id.data(), static_cast<qsizetype>(builtin.id.size()));
        QTest::newRow(id.constData()) << id;
    }
}

void SequenceSpaceTest::labelsNeverOverlap()
{
    QFETCH(QByteArray, id);
    sim::History history(builtin(id.toStdString()));
    history.runToEnd();
    const std::size_t stride = std::max<std::size_t>(1, history.steps() / 60);
    for (std::size_t moment = 0; moment <= history.steps(); moment += stride)
        for (const HostId host : sim::bothHosts) {
            const SequenceSpace space = sequenceSpace(history.at(moment), host);
            for (const auto& [width, sign] :
                 {std::pair{300.0, 6.0}, {360.0, 7.0}, {360.0, 14.0}, {1100.0, 8.0}}) {
                const auto m = metricsFor(width, sign, width > 1000);
                const SequencePicture picture = layoutSequenceSpace(space, m);
                checkLabels(picture.sendLabels, picture.sendBar.top(), true, width);
                checkLabels(picture.receiveLabels, picture.receiveBar.bottom(), false, width);
                for (const SpaceLabel& label : picture.sendLabels)
                    QVERIFY(label.box.top() >= m.title - 0.01);
            }
        }
}

/// Side by side, without gap and overlap, up to the end of the bar.
void SequenceSpaceTest::spansFillTheBars()
{
    sim::History history(builtin("sack-recovery"));
    history.runToEnd();
    for (std::size_t moment = 0; moment <= history.steps(); ++moment) {
        const SequenceSpace space = sequenceSpace(history.at(moment), HostId::Client);
        for (const auto* spans : {&space.send, &space.receive})
            for (std::size_t i = 1; i < spans->size(); ++i)
                QCOMPARE((*spans)[i].from, (*spans)[i - 1].to);
        const SequencePicture picture = layoutSequenceSpace(space, metricsFor(360, 7));
        if (!space.sends) continue;
        QCOMPARE(picture.send.back().rect.right(), picture.sendBar.right());
    }
}

void SequenceSpaceTest::toScaleIsToScale()
{
    sim::History history(builtin("data-transfer"));
    history.runToEnd();
    const SequenceSpace space = sequenceSpace(history.at(history.steps() / 2), HostId::Client);
    const SequencePicture picture = layoutSequenceSpace(space, metricsFor(1000, 7, true));
    const double perOctet =
        (picture.knots.back().x - picture.knots.front().x) /
        static_cast<double>(picture.knots.back().position - picture.knots.front().position);
    for (const auto& knot : picture.knots)
        QVERIFY(std::abs(knot.x - picture.knots.front().x -
                         perOctet * static_cast<double>(knot.position -
                                                        picture.knots.front().position)) < 0.01);
}

void SequenceSpaceTest::wordsSayTheNumbers()
{
    sim::History history = sim::test::runOf(R"("script": [)" + sim::test::open + "]");
    const SequenceSpace space = sequenceSpace(history.at(history.steps()), HostId::Client);
    const NumberText number = [](tcp::SeqNum seq) { return QString::number(seq.value()); };
    QCOMPARE(spanWords(space, *spanOf(space.send, SpaceKind::MaySend), number),
             QStringLiteral("1001 to 66535: may be sent, 65535 in all."));
    QCOMPARE(markWords(space, space.sendMarks[1], number),
             QStringLiteral("SND.UNA = 1001: the oldest that is not acknowledged."));
}

QTEST_GUILESS_MAIN(SequenceSpaceTest)
#include "tst_sequence_space.moc"
