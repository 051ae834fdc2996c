#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/coverage/coverage_view.h"
#include "gui/simulator/simulator_page.h"

using namespace tcplab;
using namespace tcplab::gui;

namespace {

class Window
{
public:
    explicit Window(Settings& settings)
        : window(settings, present::Language::English)
    {
        page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
        window.resize(1366, 768);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window)) qFatal("the window is not shown");
        page->controller().setStepLength(0);
        page->controller().setReducedMotion(true);
        view = page->findChild<CoverageView*>();
    }
    void open(const char* scenario)
    {
        QString error;
        if (!page->open(QString::fromLatin1(scenario), &error)) qFatal("no scenario");
    }
    void show()
    {
        page->panels().showPanel(QStringLiteral("coverage"));
        if (!QTest::qWaitFor([&] { return view->isVisible(); })) qFatal("not shown");
    }

    MainWindow window;
    SimulatorPage* page = nullptr;
    CoverageView* view = nullptr;
};

} // namespace

class CoverageViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walkingCountsAndLookingBackDoesNotTakeAway()
    {
        const QTemporaryDir directory;
        Settings settings(directory.filePath(QStringLiteral("settings.ini")));
        Window w(settings);
        w.open("three-way-handshake");
        w.view->reset();
        w.page->controller().toStart();
        QCOMPARE(w.view->coverage().edgesTaken(), 0u); // what is to come does not count
        w.page->controller().toEnd();
        const std::size_t walked = w.view->coverage().edgesTaken();
        QCOMPARE(walked, 5u);
        w.page->controller().toStart();
        w.open("four-way-close");
        QCOMPARE(w.view->coverage().edgesTaken(), walked);
        w.page->controller().toEnd();
        QVERIFY(w.view->coverage().edgesTaken() > walked);
    }

    void isRememberedAndCanBeForgotten()
    {
        const QTemporaryDir directory;
        Settings settings(directory.filePath(QStringLiteral("settings.ini")));
        std::size_t walked = 0;
        {
            Window w(settings);
            w.open("four-way-close");
            w.page->controller().toEnd();
            walked = w.view->coverage().edgesTaken();
            QVERIFY(walked > 5);
            w.window.close();
        }
        Window again(settings);
        QVERIFY(again.view->coverage().edgesTaken() >= walked);
        again.show();
        again.page->controller().toStart();
        QTest::mouseClick(again.view->findChild<QPushButton*>(QStringLiteral("resetCoverage")),
                          Qt::LeftButton);
        QCOMPARE(again.view->coverage().edgesTaken(), 0u);
    }

    void hintOpensItsScenarioJustBeforeTheStep()
    {
        const QTemporaryDir directory;
        Settings settings(directory.filePath(QStringLiteral("settings.ini")));
        Window w(settings);
        w.open("three-way-handshake");
        w.show();
        QVERIFY(QTest::qWaitFor([&] { return !w.view->isSearching(); }, 60'000));
        auto* list = w.view->findChild<QTableView*>();
        int row = -1;
        for (int i = 0; i < w.view->model().rowCount() && row < 0; ++i)
            if (const auto& hint = w.view->model().hintAt(i); hint && !hint->deed) row = i;
        QVERIFY(row >= 0);
        const std::size_t wanted = w.view->model().transitionAt(row);
        const std::string scenario = w.view->model().hintAt(row)->scenario;
        list->selectRow(row);
        QTest::mouseClick(w.view->findChild<QPushButton*>(QStringLiteral("open")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return w.page->controller().scenario().id == scenario; }));
        QVERIFY(!w.view->coverage().has(wanted));
        w.page->controller().step();
        QVERIFY(QTest::qWaitFor([&] { return w.view->coverage().has(wanted); }));
    }

    void diagramCanShowWhatWasWalked()
    {
        const QTemporaryDir directory;
        Settings settings(directory.filePath(QStringLiteral("settings.ini")));
        Window w(settings);
        w.open("four-way-close");
        w.page->controller().toEnd();
        w.open("three-way-handshake");
        w.page->controller().toStart();
        QVERIFY(w.page->diagram().state().takenByClient.empty());
        w.view->tools().front()->setChecked(true);
        QVERIFY(w.page->diagram().state().takenByClient.size() > 4);
        QVERIFY(!w.page->diagram().state().client);
        w.view->tools().front()->setChecked(false);
        QVERIFY(w.page->diagram().state().takenByClient.empty());
    }

    void trailNumbersTheLastTransitions()
    {
        DiagramState state;
        const auto take = [&](tcp::State from, tcp::Cause cause, tcp::State to) {
            state.takenByClient.push_back(*tcp::findTransition(from, cause, to));
        };
        take(tcp::State::Closed, tcp::Cause::ActiveOpen, tcp::State::SynSent);
        take(tcp::State::SynSent, tcp::Cause::SynAckArrived, tcp::State::Established);
        StateDiagramWidget diagram;
        diagram.resize(640, 320);
        state.trail = false;
        diagram.setState(state);
        const QImage without = diagram.grab().toImage();
        state.trail = true;
        diagram.setState(state);
        const QImage with = diagram.grab().toImage();
        QVERIFY(with != without);
        diagram.resize(450, 200); // compact: no room, so no numbers
        const QImage compact = diagram.grab().toImage();
        state.trail = false;
        diagram.setState(state);
        QCOMPARE(diagram.grab().toImage(), compact);
    }
};

QTEST_MAIN(CoverageViewTest)
#include "tst_coverage_view.moc"
