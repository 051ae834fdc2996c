#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/simulator_page.h"
#include "sim/builtin.h"

using namespace tcplab;
using namespace tcplab::gui;

namespace {

double milliseconds(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

struct Spread
{
    double p50;
    double p99;
    double most;
};

Spread spread(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {at(0.5), at(0.99), values.back()};
}

void print(const char* what, const Spread& s)
{
    std::printf("%-58s p50 %7.2f ms   p99 %7.2f ms   most %7.2f ms\n", what, s.p50, s.p99, s.most);
}

std::shared_ptr<const sim::Scenario> transferOf(int segments, int mss = 536)
{
    const std::string octets = std::to_string(segments * mss);
    const std::string json =
        R"({"format":"tcplab-scenario/1","id":"long-transfer","endpoints":{"client":{"mss":)" +
        std::to_string(mss) + R"(},"server":{"receiveBuffer":)" + std::to_string(16 * mss) + R"(}},
        "link":{"delay":"5ms","bandwidth":100000000},"script":[
        {"at":"0ms","host":"server","call":"listen"},{"at":"0ms","host":"client","call":"connect"},
        {"when":{"host":"server","state":"ESTABLISHED"},"host":"server","call":"receive","bytes":)" +
        octets +
        R"(},{"when":{"host":"client","state":"ESTABLISHED"},"host":"client","call":"send","bytes":)" +
        octets + R"(}],"until":"36000s"})";
    auto result = sim::parseScenario(json);
    if (!std::holds_alternative<sim::Scenario>(result))
        qFatal("the benchmark's scenario is refused");
    return std::make_shared<const sim::Scenario>(std::move(std::get<sim::Scenario>(result)));
}

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1048576;
}

} // namespace

/// How long a person waits: opening, stepping back, seeking and scrolling in long runs.
class SimulatorPageBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openingAScenario();
    void longRun();
    void longLadder();
    void openingHugeRuns_data();
    void openingHugeRuns();
};

void SimulatorPageBench::openingAScenario()
{
    QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    MainWindow window(settings, present::Language::English);
    auto* page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
    window.resize(1366, 768);
    window.show();
    QCoreApplication::processEvents();
    std::vector<double> times;
    for (int round = 0; round < 5; ++round) {
        for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
            QElapsedTimer clock;
            clock.start();
            QString error;
            const QByteArray id(builtin.id.data(), static_cast<qsizetype>(builtin.id.size()));
            QVERIFY(page->open(QString::fromLatin1(id), &error));
            window.repaint();
            times.push_back(milliseconds(clock));
        }
    }
    print("open a built-in scenario, shown", spread(times));
}

void SimulatorPageBench::openingHugeRuns_data()
{
    QTest::addColumn<int>("packets");
    QTest::newRow("100,000 segments") << 50'000;
    QTest::newRow("1,000,000 segments") << 500'000;
}

/// How long a person waits, how long the window does not answer at a stretch, and what it takes.
void SimulatorPageBench::openingHugeRuns()
{
    QFETCH(const int, packets);
    QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    MainWindow window(settings, present::Language::English);
    auto* page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
    window.resize(1920, 1080);
    window.show();
    SimulationController& controller = page->controller();
    controller.setReducedMotion(true);
    controller.setStepLimit(4'000'000);
    const auto scenario = transferOf(packets, packets > 100'000 ? 100 : 536);
    const double before = residentMegabytes();
    QElapsedTimer clock;
    QElapsedTimer pause;
    std::vector<double> pauses;
    clock.start();
    controller.load(scenario);
    while (controller.isLoading()) {
        pause.start();
        QCoreApplication::processEvents();
        pauses.push_back(milliseconds(pause));
    }
    std::printf("run of %zu segments, %zu steps: opened in %.0f ms, %.0f bytes a step\n",
                controller.layout().arrows().size(), controller.steps(), milliseconds(clock),
                (residentMegabytes() - before) * 1048576 / static_cast<double>(controller.steps()));
    print("  the window does not answer for", spread(pauses));
    std::vector<double> times;
    for (std::size_t i = 0; i < 100; ++i) {
        const std::size_t moment = i * 7919 * 13 % controller.steps();
        pause.start();
        controller.goTo(moment);
        times.push_back(milliseconds(pause));
        QCoreApplication::processEvents();
    }
    print("  seek anywhere, until every view knows", spread(times));
    controller.load(scenario);
    pause.start();
    controller.cancelLoading();
    std::printf("  cancel: %.1f ms\n", milliseconds(pause));
}

void SimulatorPageBench::longRun()
{
    QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    MainWindow window(settings, present::Language::English);
    auto* page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
    window.resize(1920, 1080);
    window.show();
    SimulationController& controller = page->controller();
    controller.setReducedMotion(true);
    QElapsedTimer clock;
    clock.start();
    controller.load(transferOf(50'000));
    while (controller.isLoading())
        QCoreApplication::processEvents();
    std::printf("run of %zu segments, %zu steps: opened in %.0f ms\n",
                controller.layout().arrows().size(), controller.steps(), milliseconds(clock));

    std::vector<double> times;
    controller.goTo(10'000);
    for (int i = 0; i < 300; ++i) {
        clock.start();
        controller.back();
        window.repaint();
        times.push_back(milliseconds(clock));
    }
    print("step back from step 10,000, shown", spread(times));

    times.clear();
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t moment = i * 7919 * 13 % controller.steps();
        clock.start();
        controller.goTo(moment);
        window.repaint();
        times.push_back(milliseconds(clock));
    }
    print("seek anywhere, shown", spread(times));

    times.clear();
    controller.toEnd();
    LadderView& ladder = page->ladder();
    QImage image(ladder.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    for (std::size_t i = 0; i < 300; ++i) {
        controller.goTo(controller.steps() / 2 + i);
        clock.start();
        ladder.viewport()->render(&image);
        times.push_back(milliseconds(clock));
    }
    print("ladder, one frame", spread(times));
    times.clear();
    while (ladder.rowHeight() > 19)
        ladder.zoomOut();
    for (std::size_t i = 0; i < 300; ++i) {
        controller.goTo(controller.steps() / 2 + 3 * i);
        clock.start();
        ladder.viewport()->render(&image);
        times.push_back(milliseconds(clock));
    }
    print("ladder, one frame, lowest rows", spread(times));
}

/// Frames of the ladder alone, 1920 x 1080, of a run with 100,000 segments.
void SimulatorPageBench::longLadder()
{
    SimulationController controller;
    RunContext context(controller);
    LadderView ladder(context);
    ladder.resize(1920, 1080);
    ladder.show();
    controller.setReducedMotion(true);
    controller.load(transferOf(50'000));
    while (controller.isLoading())
        QCoreApplication::processEvents();
    controller.toEnd();
    QImage image(ladder.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    QElapsedTimer clock;
    const auto frames = [&](const char* what, int count, const auto& move) {
        std::vector<double> times;
        for (int i = 0; i < count; ++i) {
            clock.start();
            move(i);
            ladder.viewport()->render(&image);
            times.push_back(milliseconds(clock));
        }
        print(what, spread(times));
    };
    QScrollBar* bar = ladder.verticalScrollBar();
    const int middle = bar->maximum() / 2;
    frames("ladder, scrolled by 40 px, labels kept", 600,
           [&](int i) { bar->setValue(middle + 40 * i); });
    frames("ladder, scrolled by 40 px, labels made anew", 600, [&](int i) {
        ladder.retranslate();
        bar->setValue(middle + 40 * i);
    });
    frames("ladder, zoomed", 200, [&](int i) {
        if (i % 20 < 10)
            ladder.zoomOut();
        else
            ladder.zoomIn();
    });
    ladder.fit();
    controller.goTo(controller.steps() / 2);
    controller.setReducedMotion(false);
    std::size_t moment = controller.cursor();
    frames("ladder, step to step", 300, [&](int) { controller.goTo(++moment); });
    controller.setStepLength(100'000);
    controller.step();
    frames("ladder, a segment travels", 300, [&](int) { QCoreApplication::processEvents(); });
}

QTEST_MAIN(SimulatorPageBench)
#include "bench_simulator_page.moc"
