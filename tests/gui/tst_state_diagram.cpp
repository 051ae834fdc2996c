#include <QtTest>

#include <QImage>
#include <QToolTip>

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

QTEST_MAIN(TestStateDiagram)
#include "tst_state_diagram.moc"
