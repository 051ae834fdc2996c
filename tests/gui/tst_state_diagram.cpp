#include <QtTest>

#include <QImage>
#include <QToolTip>

#include "gui/diagram/diagram_labels.h"
#include "gui/diagram/diagram_names.h"
#include "gui/diagram/state_diagram_widget.h"
#include "gui/theme.h"
#include "present/language.h"

using namespace tcplab;
using namespace tcplab::gui;
using present::DiagramNode;
using present::HostRole;
using tcp::Cause;
using tcp::State;

namespace {

tcp::Transition row(State from, Cause cause, State to)
{
    const auto* found = tcp::findTransition(from, cause, to);
    Q_ASSERT(found);
    return *found;
}

/// The middle of the handshake: the server has answered the client's SYN.
DiagramState handshake()
{
    DiagramState state;
    state.client = State::SynSent;
    state.server = State::SynReceived;
    state.takenByClient = {row(State::Closed, Cause::ActiveOpen, State::SynSent)};
    state.takenByServer = {row(State::Closed, Cause::PassiveOpen, State::Listen),
                           row(State::Listen, Cause::SynArrived, State::SynReceived)};
    state.last = DiagramState::Step{state.takenByServer.back(), HostRole::Server};
    return state;
}

int count(const QImage& image, const QColor& colour)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == colour.rgb();
    }
    return found;
}

} // namespace

class TestStateDiagram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void statesAreLitInTheirColours();
    void statesAreSaidInWords();
    void closedIsLitAtTheRightEnd();
    void takenEdgesHaveTheHostsColour();
    void resetShowsATemporaryEdge();
    void edgesAreReachedByKeys();
    void edgesAreFoundUnderThePointer();
    void nothingIsLitWithoutAState();
    void labelsMakeWay();
    void causeStandsClearOfLabels();
    void namesGrowForTheProjector();

private:
    QImage box(DiagramNode node, int margin = 0);

    std::unique_ptr<StateDiagramWidget> widget_;
};

void TestStateDiagram::init()
{
    Theme::instance().setChoice(ThemeChoice::Light);
    Theme::instance().setReducedMotion(true);
    widget_ = std::make_unique<StateDiagramWidget>();
    widget_->resize(606, 288);
    widget_->show();
}

QImage TestStateDiagram::box(DiagramNode node, int margin)
{
    const QRect rect =
        widget_->diagramLayout().boxes[static_cast<qsizetype>(node)].rect.toRect().adjusted(
            -margin, -margin, margin, margin);
    return widget_->grab(rect).toImage().convertToFormat(QImage::Format_RGB32);
}

void TestStateDiagram::statesAreLitInTheirColours()
{
    widget_->setState(handshake());
    QVERIFY(count(box(DiagramNode::SynSent), color(Token::ClientTint)) > 500);
    QVERIFY(count(box(DiagramNode::SynReceived), color(Token::ServerTint)) > 500);
    QCOMPARE(count(box(DiagramNode::Established), color(Token::ClientTint)), 0);
    // Halo and marker stand outside the box.
    QVERIFY(count(box(DiagramNode::SynSent, 10), color(Token::Client)) > 300);

    DiagramState both = handshake();
    both.client = both.server = State::Established;
    widget_->setState(both);
    QVERIFY(count(box(DiagramNode::Established), color(Token::ClientTint)) > 200);
    QVERIFY(count(box(DiagramNode::Established), color(Token::ServerTint)) > 200);
}

void TestStateDiagram::statesAreSaidInWords()
{
    widget_->setState(handshake());
    const QString words = widget_->accessibleDescription();
    QVERIFY(words.contains(QStringLiteral("The client is in SYN-SENT.")));
    QVERIFY(words.contains(QStringLiteral("The server is in SYN-RECEIVED.")));
    QVERIFY(words.contains(QStringLiteral("LISTEN becomes SYN-RECEIVED")));
    QVERIFY(!widget_->accessibleName().isEmpty());
}

void TestStateDiagram::closedIsLitAtTheRightEnd()
{
    DiagramState state;
    state.client = State::Closed;
    widget_->setState(state);
    QCOMPARE(widget_->litNode(HostRole::Client), DiagramNode::ClosedStart);
    QVERIFY(count(box(DiagramNode::ClosedStart), color(Token::ClientTint)) > 500);

    state.takenByClient = {row(State::Closed, Cause::ActiveOpen, State::SynSent),
                           row(State::TimeWait, Cause::TwoMslTimeout, State::Closed)};
    widget_->setState(state);
    QCOMPARE(widget_->litNode(HostRole::Client), DiagramNode::ClosedEnd);
    QVERIFY(count(box(DiagramNode::ClosedEnd), color(Token::ClientTint)) > 500);
    QCOMPARE(count(box(DiagramNode::ClosedStart), color(Token::ClientTint)), 0);
}

void TestStateDiagram::takenEdgesHaveTheHostsColour()
{
    const auto& layout = widget_->diagramLayout();
    const auto index = *present::edgeIndex(row(State::Closed, Cause::ActiveOpen, State::SynSent));
    const QPointF middle = (layout.edges[static_cast<qsizetype>(index)].points.front() +
                            layout.edges[static_cast<qsizetype>(index)].points.back()) /
                           2;
    const QRect around(middle.toPoint() - QPoint(3, 12), QSize(7, 24));
    const auto blue = [&] {
        return count(widget_->grab(around).toImage().convertToFormat(QImage::Format_RGB32),
                     color(Token::Client));
    };
    widget_->setState({});
    QCOMPARE(blue(), 0);
    widget_->setState(handshake());
    QVERIFY(blue() >= 24);
}

void TestStateDiagram::resetShowsATemporaryEdge()
{
    DiagramState state;
    state.server = State::Closed;
    state.takenByServer = {row(State::Established, Cause::RstArrived, State::Closed)};
    widget_->setState(state);
    const QImage before = widget_->grab().toImage();
    state.last = DiagramState::Step{state.takenByServer.back(), HostRole::Server};
    widget_->setState(state);
    const QImage during = widget_->grab().toImage();
    const auto orange = [](const QImage& image) {
        return count(image.convertToFormat(QImage::Format_RGB32), color(Token::Server));
    };
    QVERIFY(orange(during) > orange(before) + 100);
}

void TestStateDiagram::edgesAreReachedByKeys()
{
    widget_->activateWindow();
    widget_->setFocus();
    QVERIFY(!widget_->focusedEdge());
    QTest::keyClick(widget_.get(), Qt::Key_Right);
    QCOMPARE(widget_->focusedEdge(), std::optional<qsizetype>(0));
    QVERIFY(widget_->accessibleDescription().contains(QStringLiteral("RFC 9293 3.10.1")));
    QTest::keyClick(widget_.get(), Qt::Key_Left);
    QCOMPARE(widget_->focusedEdge(),
             std::optional<qsizetype>(widget_->diagramLayout().edges.size() - 1));
    QTest::keyClick(widget_.get(), Qt::Key_Escape);
    QVERIFY(!widget_->focusedEdge());
}

void TestStateDiagram::edgesAreFoundUnderThePointer()
{
    const auto& layout = widget_->diagramLayout();
    for (qsizetype i = 0; i < layout.edges.size(); ++i) {
        const auto& points = layout.edges[i].points;
        // Near the tail every edge is alone.
        const QPointF along = points[1] - points[0];
        const qreal length = std::hypot(along.x(), along.y());
        const QPointF at = points[0] + along * std::min(1.0, 5.0 / length);
        const auto found = widget_->edgeAt(at);
        QVERIFY(found.has_value());
        QVERIFY(!widget_->edgeSentence(*found).isEmpty());
    }
    QVERIFY(!widget_->edgeAt(QPointF(1, 1)));
}

void TestStateDiagram::nothingIsLitWithoutAState()
{
    widget_->setState({});
    const QImage image = widget_->grab().toImage().convertToFormat(QImage::Format_RGB32);
    QCOMPARE(count(image, color(Token::Client)), 0);
    QCOMPARE(count(image, color(Token::Server)), 0);
    QVERIFY(!widget_->accessibleDescription().isEmpty());
}

void TestStateDiagram::labelsMakeWay()
{
    const auto& layout = widget_->diagramLayout();
    LabelScene scene;
    scene.canvas = widget_->rect();
    scene.taken = QList<bool>(layout.edges.size(), false);
    scene.boldWidth = [](const QString& text) { return 7.0 * static_cast<qreal>(text.size()); };
    const auto shown = [&](qsizetype edge) -> std::optional<PlacedLabel> {
        for (const PlacedLabel& placed : placeLabels(layout, scene, std::nullopt)) {
            if (placed.edge == edge) return placed;
        }
        return std::nullopt;
    };
    const auto free = [&](const PlacedLabel& placed, const QRectF& from) {
        return std::ranges::none_of(placed.label.lines, [&](const present::DiagramText& line) {
            return line.rect.adjusted(1, 2, -1, -2).intersects(from);
        });
    };
    const auto opening = static_cast<qsizetype>(
        *present::edgeIndex(row(State::Closed, Cause::ActiveOpen, State::SynSent)));
    const QRectF home = layout.edges[opening].label.bounds;
    QCOMPARE(shown(opening)->label.bounds, home); // nothing is in its way

    // A halo over its foot: it moves up along its line.
    const QRectF halo(home.left() - 30, home.bottom() - 6, 100, 40);
    scene.obstacles = {halo};
    QVERIFY(shown(opening).has_value());
    QVERIFY(shown(opening)->label.bounds.bottom() < home.bottom());
    QCOMPARE(shown(opening)->label.bounds.left(), home.left());
    QVERIFY(free(*shown(opening), halo));

    // No room anywhere near: it is left out, unless it is the last transition's.
    const QRectF wall = home.adjusted(-30, -40, 30, 40);
    scene.obstacles = {wall};
    QVERIFY(!shown(opening));
    scene.last = opening;
    QVERIFY(shown(opening).has_value() && shown(opening)->bold);
    QVERIFY(free(*shown(opening), wall));
}

void TestStateDiagram::causeStandsClearOfLabels()
{
    const auto& layout = widget_->diagramLayout();
    for (const tcp::Transition& each : tcp::transitions()) {
        if (present::edgeIndex(each)) continue;
        LabelScene scene;
        scene.canvas = widget_->rect();
        scene.taken = QList<bool>(layout.edges.size(), false);
        scene.temporary = present::temporaryRoute(layout, each);
        for (const present::DiagramBox& box : layout.boxes) {
            const qreal halo = box.node == present::endNode(each) ? 4 : 0;
            scene.obstacles << box.rect.adjusted(-halo, -halo, halo, halo);
        }
        const QRectF cause = placeCause(layout, scene, QSizeF(60, 14));
        QVERIFY(scene.canvas.contains(cause));
        for (const PlacedLabel& placed : placeLabels(layout, scene, cause)) {
            for (const present::DiagramText& line : placed.label.lines)
                QVERIFY(!line.rect.adjusted(1, 2, -1, -2).intersects(cause));
        }
    }
}

void TestStateDiagram::namesGrowForTheProjector()
{
    const QFont plain = Theme::instance().font(FontRole::Small);
    Theme::instance().setProjector(true);
    const auto leave = qScopeGuard([] { Theme::instance().setProjector(false); });
    widget_->resize(456, 536);
    const auto& layout = widget_->diagramLayout();
    const QSizeF box = layout.boxes.front().rect.size();
    for (qsizetype i = 0; i < layout.boxes.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            QVERIFY(!layout.boxes[i].rect.adjusted(-9, -9, 9, 9).intersects(layout.boxes[j].rect));
        }
    }
    QVERIFY(std::ranges::all_of(layout.edges, [](const auto& e) { return e.label.hidden; }));
    const QFont wanted = Theme::instance().font(FontRole::Small);
    QVERIFY(fittingNameSize(wanted, box - QSizeF(6, 4), true) >= QFontInfo(plain).pixelSize() + 2);
    // A wide projector shows them as large as other text.
    QCOMPARE(fittingNameSize(wanted, QSizeF(400, 200), true), QFontInfo(wanted).pixelSize());
}

QTEST_MAIN(TestStateDiagram)
#include "tst_state_diagram.moc"
