#include <QAction>
#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/plots/congestion_plot.h"
#include "gui/simulator/plots/plot_data.h"
#include "gui/simulator/plots/sequence_plot.h"
#include "gui/simulator/simulator_page.h"
#include "gui/theme.h"
#include "sim/builtin.h"
#include "sim/scenario_file.h"

using namespace tcplab;
using namespace tcplab::gui;

namespace {

std::shared_ptr<const sim::Scenario> builtin(std::string_view id)
{
    auto result = sim::parseScenario(sim::findBuiltin(id)->json);
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

/// A plot of its own over the page's run, of any size.
template <typename Plot>
class Shown
{
public:
    explicit Shown(const char* scenario, QSize size = {620, 360})
    {
        controller.load(builtin(scenario));
        if (!QTest::qWaitFor([&] { return controller.hasRun(); })) qFatal("no run");
        plot.resize(size);
        plot.show();
        if (!QTest::qWaitForWindowExposed(&plot)) qFatal("the plot is not shown");
        if (!QTest::qWaitFor([&] { return PlotData::of(context).isComplete(); }))
            qFatal("the run is not read");
        plot.grab();
    }
    const present::SendSeries& sender() { return *PlotData::of(context).series()->busiest(); }
    void wheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, plot.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&plot, &event);
        plot.grab();
    }

    SimulationController controller;
    RunContext context{controller};
    Plot plot{context};
};

int pixelsOf(const QImage& image, const QColor& wanted, const QRect& area)
{
    int found = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (image.pixelColor(x, y) == wanted) ++found;
    return found;
}

} // namespace

class PlotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wheelEnlargesAroundThePointer()
    {
        Shown<SequencePlot> s("data-transfer");
        const double wanted = s.plot.seconds().from + s.plot.seconds().length() * 0.7;
        const QPointF at(s.plot.xOf(wanted), 200);
        QVERIFY(!s.plot.isZoomed());
        s.wheel(at, 240);
        QVERIFY(s.plot.isZoomed());
        QVERIFY2(std::abs(s.plot.xOf(wanted) - at.x()) < 1, "the anchor moves");
        const present::PlotRange zoomed = s.plot.seconds();
        s.wheel(at, 120, Qt::ShiftModifier); // sideways
        QVERIFY(s.plot.seconds().from < zoomed.from);
        QVERIFY(std::abs(s.plot.seconds().length() - zoomed.length()) < 1e-9);
        QTest::mouseDClick(&s.plot, Qt::LeftButton, {}, at.toPoint());
        QVERIFY(!s.plot.isZoomed());
    }

    void keysZoomMoveAndReset()
    {
        Shown<CongestionPlot> s("slow-start-congestion-avoidance");
        s.plot.setFocus();
        QTest::keyClick(&s.plot, Qt::Key_Plus);
        QTest::keyClick(&s.plot, Qt::Key_Plus);
        const present::PlotRange zoomed = s.plot.seconds();
        QVERIFY(s.plot.isZoomed());
        QTest::keyClick(&s.plot, Qt::Key_Right);
        QVERIFY(s.plot.seconds().from > zoomed.from);
        QTest::keyClick(&s.plot, Qt::Key_Minus);
        QTest::keyClick(&s.plot, Qt::Key_0);
        QVERIFY(!s.plot.isZoomed());
    }

    void dragMovesTheTime()
    {
        Shown<SequencePlot> s("data-transfer");
        s.wheel({s.plot.xOf(s.plot.seconds().from + s.plot.seconds().length() / 2), 200}, 360);
        const present::PlotRange before = s.plot.seconds();
        const std::size_t moment = s.controller.cursor();
        QTest::mousePress(&s.plot, Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(&s.plot, {260, 200});
        QTest::mouseMove(&s.plot, {200, 200});
        QTest::mouseRelease(&s.plot, Qt::LeftButton, {}, {200, 200});
        QVERIFY(s.plot.seconds().from > before.from);
        QCOMPARE(s.controller.cursor(), moment); // a drag is no click
    }

    void clickOnASegmentGoesToItsStep()
    {
        Shown<SequencePlot> s("data-transfer");
        const auto& segment = s.sender().segments[s.sender().segments.size() / 2];
        s.plot.grab();
        const int x = static_cast<int>(s.plot.xOf(present::secondsOf(segment.t)));
        // Its bar is somewhere in this column: look for its colour.
        const QImage image = s.plot.grab().toImage();
        int y = -1;
        for (int row = 60; row < image.height() - 30 && y < 0; ++row)
            if (image.pixelColor(x, row) == color(Token::Edge)) y = row;
        QVERIFY(y > 0);
        QTest::mouseClick(&s.plot, Qt::LeftButton, {}, {x, y + 1});
        QVERIFY(s.context.selectedSegment());
        const auto& step = s.controller.history().record(s.controller.cursor() - 1);
        QVERIFY(std::ranges::any_of(step.records, [&](const sim::TraceRecord& record) {
            const auto* sent = std::get_if<sim::SegmentRecord>(&record.what);
            return sent && sent->id == *s.context.selectedSegment();
        }));
    }

    void clickElsewhereGoesToItsTime()
    {
        Shown<CongestionPlot> s("slow-start-congestion-avoidance");
        const double t = s.plot.seconds().from + s.plot.seconds().length() * 0.6;
        QTest::mouseClick(&s.plot, Qt::LeftButton, {},
                          QPoint(static_cast<int>(s.plot.xOf(t)), 250));
        const double now =
            present::secondsOf(s.controller.history().record(s.controller.cursor() - 1).t);
        const double next =
            present::secondsOf(s.controller.history().record(s.controller.cursor()).t);
        QVERIFY2(now <= t + 0.01 && next > t - 0.01,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(now).arg(t).arg(next)));
    }

    void whatIsToComeIsGrey()
    {
        Shown<CongestionPlot> s("slow-start-congestion-avoidance");
        const QRect figure(80, 60, 520, 260);
        QCOMPARE(pixelsOf(s.plot.grab().toImage(), color(Token::Client), figure), 0);
        s.controller.toEnd();
        QVERIFY(pixelsOf(s.plot.grab().toImage(), color(Token::Client), figure) > 50);
    }

    void bothDirectionsStandBelowEachOther()
    {
        Shown<SequencePlot> s("data-transfer");
        QComboBox& chooser = s.plot.senderChooser();
        QVERIFY(chooser.isVisible());
        const QImage one = s.plot.grab().toImage();
        chooser.setFocus();
        QTest::keyClick(&chooser, Qt::Key_End);
        QCOMPARE(chooser.currentIndex(), chooser.count() - 1);
        QVERIFY(s.plot.grab().toImage() != one);
    }

    void wordsTellTheMoment()
    {
        Shown<CongestionPlot> s("slow-start-congestion-avoidance");
        s.controller.toEnd();
        s.controller.goTo(s.controller.steps() / 2);
        const auto& tcb = s.controller.world().host(s.sender().host).latest()->endpoint.tcb();
        QVERIFY2(s.plot.accessibleDescription().contains(
                     QStringLiteral("cwnd %1").arg(tcb.congestion.cwnd())),
                 qPrintable(s.plot.accessibleDescription()));
    }

    /// Every size and scenario: something is drawn and nothing falls over.
    void everyScenarioAndSize()
    {
        for (const auto& info : sim::builtinScenarios())
            for (const QSize size : {QSize(300, 150), QSize(1100, 900)}) {
                Shown<SequencePlot> a(std::string(info.id).c_str(), size);
                a.controller.toEnd();
                QVERIFY(!a.plot.grab().isNull());
                Shown<CongestionPlot> b(std::string(info.id).c_str(), size);
                b.controller.toEnd();
                QVERIFY(!b.plot.grab().isNull());
            }
    }

    void anotherRunIsReadAnew()
    {
        Shown<SequencePlot> s("data-transfer");
        const std::size_t before = s.sender().segments.size();
        s.controller.load(builtin("three-way-handshake"));
        QVERIFY(
            QTest::qWaitFor([&] { return s.controller.scenario().id == "three-way-handshake"; }));
        s.plot.grab();
        QVERIFY(s.sender().segments.size() < before);
        QVERIFY(!s.plot.isZoomed());
    }

    void panelsOpenFromThePage()
    {
        const QTemporaryDir directory;
        Settings settings(directory.filePath(QStringLiteral("settings.ini")));
        MainWindow window(settings, present::Language::English);
        auto* page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
        window.resize(1366, 768);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QString error;
        QVERIFY(page->open(QStringLiteral("fast-retransmit"), &error));
        QVERIFY(page->panels().showPanel(QStringLiteral("congestion")));
        auto* plot = page->findChild<CongestionPlot*>();
        QVERIFY(plot && QTest::qWaitFor([&] { return plot->isVisible(); }));
        QVERIFY(page->panels().showPanel(QStringLiteral("time-sequence")));
    }
};

QTEST_MAIN(PlotsTest)
#include "tst_plots.moc"
