#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QTest>

#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/views/buffers_canvas.h"
#include "gui/simulator/views/buffers_view.h"
#include "gui/simulator/views/calls_view.h"
#include "gui/simulator/views/segment_inspector.h"
#include "gui/simulator/views/segment_sheet_view.h"
#include "gui/simulator/views/sequence_canvas.h"
#include "gui/simulator/views/sequence_space_view.h"
#include "gui/theme.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"
#include "wire/ip_address.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const sim::Scenario> parsed(std::string_view json)
{
    auto result = sim::parseScenario(json);
    if (const auto* error = std::get_if<sim::ScenarioError>(&result))
        qFatal("%s", error->pointer.c_str());
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

/// A run and what the views of it share.
struct Shared
{
    explicit Shared(std::string_view id) { controller.load(parsed(sim::findBuiltin(id)->json)); }
    const present::LadderArrow& arrow(std::size_t index) const
    {
        return controller.layout().arrows()[index];
    }
    SimulationController controller;
    RunContext context{controller};
};

template <typename View>
std::unique_ptr<View> shown(Shared& shared, QSize size = {360, 460})
{
    auto view = std::make_unique<View>(shared.context);
    view->resize(size);
    view->show();
    if (!QTest::qWaitForWindowExposed(view.get())) qFatal("the view does not show");
    return view;
}

} // namespace

class RunViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void inspectorFollowsTheRun();
    void inspectorShowsTheChosenSegment();
    void inspectorFigureIsWhatWouldBeOnTheWire();
    void inspectorKeysGoFieldByField();
    void inspectorHoverLinksFieldAndHex();
    void inspectorCopies();
    void inspectorShowsDamage();
    void inspectorFollowsNotationAndBranches();
    void sequenceSpaceMovesWithTheRun();
    void sequenceSpaceSelectsWhatIsPointedAt();
    void sequenceSpaceIsReachableByKeys();
    void buffersFollowTheRun();
    void buffersSayWhatIsPointedAt();
    void callsFollowTheRun();
    void clickOnACallGoesToItsStep();
    void callsAreWrittenInTwoLanguages();
    void everyViewShowsEveryMomentOfEveryScenario();
};

void RunViewsTest::cleanup()
{
    Theme::instance().setProjector(false);
    QCursor::setPos(0, 0);
}

void RunViewsTest::inspectorFollowsTheRun()
{
    Shared s("three-way-handshake");
    auto view = shown<SegmentInspector>(s);
    QVERIFY(!view->segment());
    QVERIFY(view->findChild<QLabel*>(u"empty"_s)->isVisible());
    QVERIFY(!view->findChild<QLabel*>(u"empty"_s)->text().isEmpty());
    for (std::size_t moment = 1; moment <= s.controller.steps(); ++moment)
        s.controller.goTo(moment);
    QVERIFY(view->segment());
    // Back to the step that sent the SYN.
    s.controller.goTo(s.arrow(0).sentStep + 1);
    QCOMPARE(view->segment()->id, s.arrow(0).id);
    QCOMPARE(view->heading(), u"SYN from the client to the server"_s);
    QVERIFY(view->why().startsWith(u"Sent in this step"_s));
    s.controller.goTo(0);
    QVERIFY(!view->segment());
}

void RunViewsTest::inspectorShowsTheChosenSegment()
{
    Shared s("four-way-close");
    auto view = shown<SegmentInspector>(s);
    s.context.selectSegment(s.arrow(1).id);
    for (const std::size_t moment : {std::size_t{0}, s.controller.steps(), std::size_t{3}}) {
        s.controller.goTo(moment);
        QVERIFY(view->segment());
        QCOMPARE(view->segment()->id, s.arrow(1).id);
    }
    s.context.selectSegment({});
    s.controller.goTo(s.arrow(0).sentStep + 1);
    QCOMPARE(view->segment()->id, s.arrow(0).id);
}

/// Decoded from the octets that the widget shows, by the other half of the codec.
void RunViewsTest::inspectorFigureIsWhatWouldBeOnTheWire()
{
    Shared s("data-transfer");
    auto view = shown<SegmentInspector>(s);
    for (const present::LadderArrow& arrow : s.controller.layout().arrows()) {
        s.context.selectSegment(arrow.id);
        const present::SegmentOnWire& segment = *view->segment();
        const auto decoded = wire::decodeTcp(
            segment.bytes, *wire::pseudoHeaderBetween(segment.source, segment.destination));
        const auto* found = std::get_if<wire::DecodedTcp>(&decoded);
        QVERIFY(found);
        QVERIFY(found->segment.header == arrow.header);
        const auto value = [&](present::SegmentPartKind kind) {
            for (const present::SegmentPart& part : view->sheet().parts())
                if (part.kind == kind) return part.value;
            return QString();
        };
        using Kind = present::SegmentPartKind;
        QCOMPARE(value(Kind::SourcePort), QString::number(found->ports.source));
        QCOMPARE(value(Kind::Sequence), QString::number(found->segment.header.seq.value()));
        QCOMPARE(value(Kind::Window), QString::number(found->segment.header.window));
        QCOMPARE(value(Kind::DataOffset), QString::number(found->dataOffset));
        QCOMPARE(value(Kind::Checksum), u"0x%1"_s.arg(found->checksum, 4, 16, QLatin1Char('0')));
    }
}

void RunViewsTest::inspectorKeysGoFieldByField()
{
    Shared s("three-way-handshake");
    auto view = shown<SegmentInspector>(s);
    s.controller.goTo(s.controller.steps());
    SegmentSheetView& sheet = view->sheet();
    sheet.setFocus();
    QCOMPARE(sheet.marked()->name, u"Source port"_s);
    QTest::keyClick(&sheet, Qt::Key_Right);
    QCOMPARE(sheet.marked()->name, u"Destination port"_s);
    QTest::keyClick(&sheet, Qt::Key_Down);
    QCOMPARE(sheet.marked()->name, u"Sequence number"_s);
    QVERIFY(view->meaning().startsWith(u"Sequence number: "_s));
    QVERIFY(sheet.accessibleDescription().contains(sheet.marked()->meaning));
    // What the keys come to is on view, however low the panel is.
    view->resize(300, 150);
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(&sheet, Qt::Key_Right);
    QCOMPARE(sheet.current(), sheet.parts().size() - 1);
    const QRect place = sheet.partRect(sheet.current()).toAlignedRect();
    QVERIFY(sheet.visibleRegion().boundingRect().intersects(place));
}

void RunViewsTest::inspectorHoverLinksFieldAndHex()
{
    Shared s("data-transfer");
    auto view = shown<SegmentInspector>(s);
    s.controller.goTo(s.controller.steps() / 2);
    SegmentSheetView& sheet = view->sheet();
    const auto& parts = sheet.parts();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const QPointF inFigure = sheet.partRect(i).center();
        QCOMPARE(sheet.partAt(inFigure), std::optional(i));
        QTest::mouseMove(&sheet, inFigure.toPoint());
        QCOMPARE(sheet.marked()->name, parts[i].name);
        QVERIFY(view->meaning().contains(parts[i].meaning));
        // From its first octet back to the field; a flag shares its octet with others.
        if (parts[i].kind == present::SegmentPartKind::Flag) continue;
        QRectF hex = sheet.octetRect(parts[i].octets().first);
        const bool lower = parts[i].firstBit % 8 == 4;
        hex.setWidth(hex.width() / 2);
        if (lower) hex.translate(hex.width(), 0);
        QCOMPARE(sheet.partAt(hex.center()), std::optional(i));
    }
}

void RunViewsTest::inspectorCopies()
{
    Shared s("three-way-handshake");
    auto view = shown<SegmentInspector>(s);
    s.context.selectSegment(s.arrow(0).id);
    const QString hex = present::hexText(view->segment()->bytes);
    view->sheet().setFocus();
    QTest::keyClick(&view->sheet(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), hex);
    for (QAction* action : view->actions())
        action->trigger();
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.contains(u"Sequence number: 1000"_s));
    QVERIFY(text.contains(u"0000  c0 00 00 50 00 00 03 e8"_s));
}

void RunViewsTest::inspectorShowsDamage()
{
    SimulationController controller;
    RunContext context(controller);
    controller.load(parsed(R"({"format":"tcplab-scenario/1","id":"t","script":[
        {"at":"0ms","host":"server","call":"listen"},{"at":"0ms","host":"client","call":"connect"}],
        "faults":[{"match":{"from":"client","flags":"SYN","nth":1},"do":"corrupt"}]})"));
    SegmentInspector view(context);
    view.show();
    context.selectSegment(controller.layout().arrows().front().id);
    controller.goTo(controller.steps());
    QVERIFY(view.segment()->corrupted);
    QVERIFY(view.why().contains(u"bad checksum"_s));
    for (std::size_t i = 0; i < view.sheet().parts().size(); ++i)
        if (view.sheet().parts()[i].wrong) view.sheet().setCurrent(i);
    QVERIFY(view.meaning().startsWith(u"Checksum: Wrong"_s));
}

void RunViewsTest::inspectorFollowsNotationAndBranches()
{
    Shared s("three-way-handshake");
    auto view = shown<SegmentInspector>(s);
    s.context.selectSegment(s.arrow(0).id);
    s.context.setNumberMode(NumberMode::Relative);
    QCOMPARE(view->sheet().parts()[2].value, u"0"_s);
    // On a branch in which the SYN was dropped, another segment follows.
    s.context.selectSegment({});
    s.controller.goTo(s.arrow(0).sentStep + 1);
    QVERIFY(s.controller.dropSegment(s.arrow(0).id));
    s.controller.goTo(s.controller.steps());
    const auto& last = s.controller.layout().arrows().back();
    QCOMPARE(view->segment()->id, last.id);
}

void RunViewsTest::sequenceSpaceMovesWithTheRun()
{
    Shared s("data-transfer");
    auto view = shown<SequenceSpaceView>(s);
    SequenceCanvas& canvas = view->canvas();
    QVERIFY(!canvas.space(0).sends);
    QVERIFY(canvas.items().empty());
    for (std::size_t moment = 0; moment <= s.controller.steps(); ++moment) {
        s.controller.goTo(moment);
        const auto expected = present::sequenceSpace(s.controller.world(), sim::HostId::Client);
        QVERIFY(canvas.space(0).send == expected.send);
        QVERIFY(canvas.space(0).receiveMarks == expected.receiveMarks);
        QCOMPARE(canvas.space(0).flying.size(), expected.flying.size());
    }
    s.controller.goTo(2);
    QVERIFY(canvas.space(0).sends);
}

void RunViewsTest::sequenceSpaceSelectsWhatIsPointedAt()
{
    Shared s("data-transfer");
    auto view = shown<SequenceSpaceView>(s);
    s.controller.goTo(s.arrow(0).sentStep + 1);
    SequenceCanvas& canvas = view->canvas();
    bool clicked = false;
    QCoreApplication::processEvents(); // a new height may lay everything out once more
    const std::vector<SequenceCanvas::Item> items = canvas.items();
    for (const SequenceCanvas::Item& item : items) {
        QTest::mouseMove(&canvas, item.rect.center().toPoint());
        QVERIFY(!canvas.markedWords().isEmpty());
        QCOMPARE(view->words(), canvas.markedWords());
        if (item.kind != SequenceCanvas::Item::Kind::Flying) continue;
        clicked = true;
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, item.rect.center().toPoint());
        QCOMPARE(s.context.selectedSegment(), std::optional(s.arrow(0).id));
    }
    QVERIFY(clicked);
}

void RunViewsTest::sequenceSpaceIsReachableByKeys()
{
    Shared s("data-transfer");
    auto view = shown<SequenceSpaceView>(s);
    s.controller.goTo(s.arrow(0).sentStep + 1);
    SequenceCanvas& canvas = view->canvas();
    canvas.setFocus();
    QSet<QString> words{canvas.markedWords()};
    for (std::size_t i = 0; i < canvas.items().size(); ++i) {
        QTest::keyClick(&canvas, Qt::Key_Right);
        words.insert(canvas.markedWords());
        QTest::keyClick(&canvas, Qt::Key_Return);
    }
    QVERIFY(words.size() >= 4);
    QCOMPARE(canvas.accessibleDescription(), canvas.markedWords());
    QCOMPARE(s.context.selectedSegment(), std::optional(s.arrow(0).id));
}

void RunViewsTest::buffersFollowTheRun()
{
    Shared s("data-transfer");
    auto view = shown<BuffersView>(s);
    std::uint64_t most = 0;
    for (std::size_t moment = 0; moment <= s.controller.steps(); ++moment) {
        s.controller.goTo(moment);
        const auto expected = present::streamBuffers(s.controller.world(), sim::HostId::Client);
        QCOMPARE(view->canvas().buffers(0).used(true), expected.used(true));
        QCOMPARE(view->canvas().buffers(0).read, expected.read);
        most = std::max(most, expected.used(true));
    }
    QVERIFY(most > 0);
}

void RunViewsTest::buffersSayWhatIsPointedAt()
{
    Shared s("data-transfer");
    auto view = shown<BuffersView>(s, {700, 700});
    s.controller.goTo(s.controller.steps() / 2);
    BuffersCanvas& canvas = view->canvas();
    QVERIFY(!canvas.items().empty());
    QCoreApplication::processEvents(); // a new height may lay everything out once more
    const std::vector<BuffersCanvas::Item> items = canvas.items();
    for (const BuffersCanvas::Item& item : items) {
        QTest::mouseMove(&canvas, item.rect.center().toPoint());
        const auto& of = canvas.buffers(item.direction);
        const auto& block = (item.send ? of.send : of.receive)[item.block];
        QVERIFY(view->words().contains(QString::number(block.bytes)));
    }
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_Right);
    QVERIFY(!canvas.markedWords().isEmpty());
}

void RunViewsTest::callsFollowTheRun()
{
    Shared s("three-way-handshake");
    auto view = shown<CallsView>(s);
    CallsModel& client = view->model(sim::HostId::Client);
    const auto texts = [&](CallsModel& model) {
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row)
            lines << model.index(row).data().toString();
        return lines;
    };
    // Not made yet: only the program is there.
    QVERIFY(texts(client).contains(u"connect(fd, &addr, len)"_s));
    QVERIFY(!texts(client).contains(u"sends SYN"_s));
    s.controller.goTo(s.arrow(0).sentStep + 1);
    QVERIFY(texts(client).contains(u"sends SYN"_s));
    const int connect = client.currentRow();
    QCOMPARE(client.index(connect).data().toString(), u"connect(fd, &addr, len)"_s);
    QVERIFY(client.index(connect).data(CallsModel::IsNowRole).toBool());
    QVERIFY(client.index(connect).data(CallsModel::IsBlockingRole).toBool());
    s.controller.goTo(s.controller.steps());
    QVERIFY(!client.index(client.rowOfCall(1)).data(CallsModel::IsBlockingRole).toBool());
    QVERIFY(texts(view->model(sim::HostId::Server))
                .join(u'\n')
                .contains(u"the handshake was done by TCP"_s));
}

void RunViewsTest::clickOnACallGoesToItsStep()
{
    Shared s("four-way-close");
    s.controller.setReducedMotion(true);
    auto view = shown<CallsView>(s, {700, 500});
    for (const sim::HostId host : sim::bothHosts) {
        QListView& list = view->list(host);
        for (std::size_t i = 0; i < view->model(host).calls().size(); ++i) {
            s.controller.goTo(s.controller.steps());
            const QModelIndex index =
                view->model(host).index(view->model(host).rowOfCall(static_cast<int>(i)));
            list.scrollTo(index);
            const std::size_t step = view->model(host).calls()[i].step;
            QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(index).center());
            QCOMPARE(s.controller.cursor(), step + 1);
        }
    }
    // And with the keyboard.
    QListView& list = view->list(sim::HostId::Client);
    s.controller.goTo(s.controller.steps());
    list.setCurrentIndex(view->model(sim::HostId::Client).index(0));
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(s.controller.cursor(), view->model(sim::HostId::Client).calls()[0].step + 1);
}

void RunViewsTest::callsAreWrittenInTwoLanguages()
{
    Shared s("three-way-handshake");
    auto view = shown<CallsView>(s);
    CallsModel& server = view->model(sim::HostId::Server);
    QCOMPARE(server.index(0).data().toString(), u"lfd = socket(AF_INET, SOCK_STREAM, 0)"_s);
    view->findChild<QComboBox*>(u"dialect"_s)->setCurrentIndex(1);
    QCOMPARE(server.index(0).data().toString(), u"server = socket.socket(socket.AF_INET)"_s);
}

/// Small, large, dark: each is painted once; nothing may crash and none be empty.
void RunViewsTest::everyViewShowsEveryMomentOfEveryScenario()
{
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        Shared s(builtin.id);
        SegmentInspector inspector(s.context);
        SequenceSpaceView space(s.context);
        BuffersView buffers(s.context);
        CallsView calls(s.context);
        const std::size_t stride = std::max<std::size_t>(1, s.controller.steps() / 12);
        for (RunView* view :
             std::initializer_list<RunView*>{&inspector, &space, &buffers, &calls}) {
            view->resize(300, 150);
            for (std::size_t moment = 0; moment <= s.controller.steps(); moment += stride) {
                s.controller.goTo(moment);
                view->refresh();
                view->resize(300 + static_cast<int>(moment % 5) * 160,
                             150 + static_cast<int>(moment % 3) * 200);
                QVERIFY(!view->grab().isNull());
            }
        }
    }
}

QTEST_MAIN(RunViewsTest)
#include "tst_run_views.moc"
