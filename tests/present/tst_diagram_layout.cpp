#include <QtTest>

#include <algorithm>
#include <set>

#include "present/diagram_layout.h"
#include "present/names.h"
#include "tcp/transitions.h"

using namespace tcplab;
using namespace tcplab::present;
using tcp::Cause;
using tcp::State;

namespace {

/// A font of 5.5 px a letter, so that the test depends on no installed font.
DiagramMetrics plainMetrics()
{
    DiagramMetrics metrics;
    metrics.labelWidth = [](const QString& text) { return 5.5 * static_cast<double>(text.size()); };
    metrics.labelLineHeight = 13;
    metrics.nameWidth = 84;
    metrics.nameHeight = 14;
    return metrics;
}

const QSizeF design(606, 288);

QString nameOf(const tcp::Transition& row)
{
    return QStringLiteral("%1 --%2--> %3")
        .arg(stateName(row.from), QString::fromLatin1(tcp::id(row.cause).data()),
             stateName(row.to));
}

/// Shown only as a temporary edge: resets, aborts, timeouts, and a TIME-WAIT cut short.
bool isTemporary(const tcp::Transition& row)
{
    static const std::set<Cause> causes{Cause::Abort,
                                        Cause::UserTimeout,
                                        Cause::RetransmissionLimit,
                                        Cause::KeepaliveTimeout,
                                        Cause::OrphanTimeout,
                                        Cause::IcmpError,
                                        Cause::CloseWithUnread,
                                        Cause::DataAfterClose,
                                        Cause::NewIncarnation};
    if (causes.contains(row.cause)) return true;
    return row.cause == Cause::RstArrived && row.to == State::Closed;
}

const DiagramEdge& edgeOf(const DiagramLayout& layout, State from, Cause cause, State to)
{
    const auto* row = tcp::findTransition(from, cause, to);
    Q_ASSERT(row);
    return layout.edges[static_cast<qsizetype>(*edgeIndex(*row))];
}

QRectF rectOf(const DiagramLayout& layout, DiagramNode node)
{
    return layout.boxes[static_cast<qsizetype>(node)].rect;
}

/// On the outline of `rect`, to half a pixel.
bool isOnBorder(const QRectF& rect, const QPointF& p)
{
    const QRectF outer = rect.adjusted(-.5, -.5, .5, .5);
    const QRectF inner = rect.adjusted(.5, .5, -.5, -.5);
    return outer.contains(p) && !inner.contains(p);
}

} // namespace

class TestDiagramLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEdgeIsBackedByTheTable();
    void everyRowHasItsEdge();
    void boxesStandOnTheGrid();
    void edgesAreOrthogonalAndJoinTheirBoxes_data();
    void edgesAreOrthogonalAndJoinTheirBoxes();
    void lanesOfAGapAreDistinct();
    void labelsCoverNoBoxAndNoOtherLabel_data();
    void labelsCoverNoBoxAndNoOtherLabel();
    void designSizeShowsAllLabels();
    void compactHasNoLabels();
    void closedIsAtBothEnds();
    void temporaryRoutesLeadFromBoxToBox();
};

void TestDiagramLayout::everyEdgeIsBackedByTheTable()
{
    const DiagramLayout layout = layoutDiagram(design, plainMetrics());
    QCOMPARE(layout.boxes.size(), 12);
    QCOMPARE(layout.edges.size(), 21);
    for (const DiagramEdge& edge : layout.edges) {
        QVERIFY2(!edge.rows.isEmpty(),
                 qPrintable(stateName(stateOf(edge.from)) + QStringLiteral(" to ") +
                            stateName(stateOf(edge.to))));
        for (const tcp::Transition& row : edge.rows) {
            QVERIFY(tcp::findTransition(row.from, row.cause, row.to));
            QCOMPARE(row.from, stateOf(edge.from));
            QCOMPARE(row.to, stateOf(edge.to));
        }
    }
}

void TestDiagramLayout::everyRowHasItsEdge()
{
    for (const tcp::Transition& row : tcp::transitions()) {
        QVERIFY2(edgeIndex(row).has_value() != isTemporary(row), qPrintable(nameOf(row)));
    }
}

void TestDiagramLayout::boxesStandOnTheGrid()
{
    const DiagramLayout layout = layoutDiagram(design, plainMetrics());
    const QRectF synSent = rectOf(layout, DiagramNode::SynSent);
    QVERIFY(qAbs(synSent.width() - 98) < 1.5);
    QVERIFY(qAbs(synSent.height() - 34) < 1.5);
    QVERIFY(qAbs(synSent.center().y() - design.height() * .16) < .01);
    const QRectF lastAck = rectOf(layout, DiagramNode::LastAck);
    QVERIFY(qAbs(lastAck.center().y() - design.height() * .84) < .01);
    QCOMPARE(rectOf(layout, DiagramNode::ClosedEnd).center().x(), lastAck.center().x());
    // The gaps between columns are equal: 27 % each.
    const qreal gap = rectOf(layout, DiagramNode::FinWait1).left() - synSent.right();
    QVERIFY(qAbs(rectOf(layout, DiagramNode::TimeWait).left() -
                 rectOf(layout, DiagramNode::FinWait2).right() - gap) < .01);
}

void TestDiagramLayout::edgesAreOrthogonalAndJoinTheirBoxes_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("design") << design;
    QTest::newRow("compact") << QSizeF(452, 205);
    QTest::newRow("large") << QSizeF(1100, 560);
    QTest::newRow("flat") << QSizeF(640, 190);
}

void TestDiagramLayout::edgesAreOrthogonalAndJoinTheirBoxes()
{
    QFETCH(const QSizeF, size);
    const DiagramLayout layout = layoutDiagram(size, plainMetrics());
    const QRectF canvas(QPointF(), size);
    for (const DiagramEdge& edge : layout.edges) {
        const QByteArray name =
            (stateName(stateOf(edge.from)) + QStringLiteral(" to ") + stateName(stateOf(edge.to)))
                .toLatin1();
        QVERIFY2(isOnBorder(rectOf(layout, edge.from), edge.points.front()), name);
        QVERIFY2(isOnBorder(rectOf(layout, edge.to), edge.points.back()), name);
        for (qsizetype i = 0; i + 1 < edge.points.size(); ++i) {
            const QPointF d = edge.points[i + 1] - edge.points[i];
            QVERIFY2(qAbs(d.x()) < .01 || qAbs(d.y()) < .01, name);
            QVERIFY2(canvas.contains(edge.points[i]), name);
        }
        // No edge runs through a box that is not its own.
        for (const DiagramBox& box : layout.boxes) {
            if (box.node == edge.from || box.node == edge.to) continue;
            for (qsizetype i = 0; i + 1 < edge.points.size(); ++i) {
                const QRectF piece = QRectF(edge.points[i], edge.points[i + 1])
                                         .normalized()
                                         .adjusted(-.1, -.1, .1, .1);
                QVERIFY2(!box.rect.intersects(piece), name);
            }
        }
    }
}

void TestDiagramLayout::lanesOfAGapAreDistinct()
{
    const DiagramLayout layout = layoutDiagram(design, plainMetrics());
    const auto laneX = [&](State from, Cause cause, State to) {
        return edgeOf(layout, from, cause, to).points[1].x();
    };
    const qreal one = laneX(State::Listen, Cause::Send, State::SynSent);
    const qreal two = laneX(State::SynSent, Cause::SynArrived, State::SynReceived);
    const qreal three = laneX(State::SynSent, Cause::SynAckArrived, State::Established);
    QVERIFY(rectOf(layout, DiagramNode::SynSent).right() < one);
    QVERIFY(one + 10 < two && two + 10 < three);
    QVERIFY(three < rectOf(layout, DiagramNode::Established).left());
}

void TestDiagramLayout::labelsCoverNoBoxAndNoOtherLabel_data()
{
    edgesAreOrthogonalAndJoinTheirBoxes_data();
}

void TestDiagramLayout::labelsCoverNoBoxAndNoOtherLabel()
{
    QFETCH(const QSizeF, size);
    const DiagramLayout layout = layoutDiagram(size, plainMetrics());
    QList<QRectF> seen;
    for (const DiagramBox& box : layout.boxes)
        seen.append(box.rect);
    for (const DiagramEdge& edge : layout.edges) {
        if (edge.label.hidden) continue;
        const QRectF core = edge.label.bounds.adjusted(1, 2, -1, -2);
        for (const QRectF& other : seen)
            QVERIFY(!other.intersects(core));
        seen.append(edge.label.bounds);
    }
}

void TestDiagramLayout::designSizeShowsAllLabels()
{
    const DiagramLayout layout = layoutDiagram(design, plainMetrics());
    for (const DiagramEdge& edge : layout.edges) {
        QVERIFY2(!edge.label.hidden, qPrintable(edge.label.lines.front().text));
        QVERIFY(!edge.label.lines.isEmpty());
    }
}

void TestDiagramLayout::compactHasNoLabels()
{
    const DiagramLayout layout = layoutDiagram(QSizeF(452, 205), plainMetrics());
    QVERIFY(layout.compact);
    QVERIFY(std::ranges::all_of(layout.edges, [](const DiagramEdge& e) { return e.label.hidden; }));
    QVERIFY(!layoutDiagram(QSizeF(521, 250), plainMetrics()).compact);
}

void TestDiagramLayout::closedIsAtBothEnds()
{
    const auto end = [](State from, Cause cause) {
        return endNode(*tcp::findTransition(from, cause, State::Closed));
    };
    QCOMPARE(end(State::TimeWait, Cause::TwoMslTimeout), DiagramNode::ClosedEnd);
    QCOMPARE(end(State::LastAck, Cause::AckOfFin), DiagramNode::ClosedEnd);
    QCOMPARE(end(State::SynSent, Cause::Close), DiagramNode::ClosedStart);
    QCOMPARE(end(State::Listen, Cause::Close), DiagramNode::ClosedStart);
    QCOMPARE(end(State::SynSent, Cause::RstArrived), DiagramNode::ClosedStart);
    QCOMPARE(end(State::Established, Cause::RstArrived), DiagramNode::ClosedEnd);
}

void TestDiagramLayout::temporaryRoutesLeadFromBoxToBox()
{
    const DiagramLayout layout = layoutDiagram(design, plainMetrics());
    for (const tcp::Transition& row : tcp::transitions()) {
        if (edgeIndex(row)) continue;
        const QList<QPointF> points = temporaryRoute(layout, row);
        const QByteArray name = nameOf(row).toLatin1();
        QVERIFY2(points.size() >= 2, name);
        QVERIFY2(isOnBorder(rectOf(layout, startNode(row.from)), points.front()), name);
        QVERIFY2(isOnBorder(rectOf(layout, endNode(row)), points.back()), name);
        for (qsizetype i = 0; i + 1 < points.size(); ++i) {
            const QPointF d = points[i + 1] - points[i];
            QVERIFY2(qAbs(d.x()) < .01 || qAbs(d.y()) < .01, name);
        }
    }
}

QTEST_GUILESS_MAIN(TestDiagramLayout)
#include "tst_diagram_layout.moc"
