#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/explanation_panel.h"
#include "gui/simulator/simulator_page.h"
#include "gui/simulator/tcb_view.h"
#include "gui/state_names.h"

using namespace tcplab;
using namespace tcplab::gui;
using present::StateDialect;

namespace {

class Window
{
public:
    Window()
    {
        page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
        window.resize(1366, 768);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window)) qFatal("the window is not shown");
        QString error;
        if (!page->open(QStringLiteral("three-way-handshake"), &error)) qFatal("no scenario");
        page->controller().setStepLength(0);
        box = window.findChild<StateNamesBox*>();
    }
    /// The first moment in which the server is in SYN-RECEIVED.
    void toSynReceived()
    {
        const auto& run = page->controller();
        std::size_t moment = 0;
        while (run.worldAt(moment).host(sim::HostId::Server).shownState() !=
               tcp::State::SynReceived)
            ++moment;
        page->controller().goTo(moment);
    }
    QString serverState()
    {
        return page->tcb()
            .tcbModel()
            .index(TcbSnapshot::State, TcbModel::Server)
            .data(Qt::DisplayRole)
            .toString();
    }
    /// As a person does it: the list opens, the row is clicked.
    void choose(StateDialect dialect)
    {
        box->setFocus();
        const int from = box->currentIndex();
        const int to = box->findData(static_cast<int>(dialect));
        for (int i = from; i != to; i += to > from ? 1 : -1)
            QTest::keyClick(box, to > from ? Qt::Key_Down : Qt::Key_Up);
    }

    QTemporaryDir directory;
    Settings settings{directory.filePath(QStringLiteral("settings.ini"))};
    MainWindow window{settings, present::Language::English};
    SimulatorPage* page = nullptr;
    StateNamesBox* box = nullptr;
};

} // namespace

class StateNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        StateNames::instance().setDialect(StateDialect::Rfc);
        present::installLanguage(*qApp, present::Language::English);
    }

    void boxSwitchesEveryViewAtOnce()
    {
        Window w;
        w.toSynReceived();
        QCOMPARE(w.serverState(), QStringLiteral("SYN-RECEIVED"));
        w.choose(StateDialect::Bsd);
        QCOMPARE(StateNames::instance().dialect(), StateDialect::Bsd);
        QCOMPARE(w.serverState(), QStringLiteral("SYN_RCVD"));
        QVERIFY2(w.page->explanation().body().contains(u"SYN_RCVD"),
                 qPrintable(w.page->explanation().body()));
        QVERIFY(w.page->diagram().accessibleDescription().contains(u"SYN_RCVD"));
        const QImage bsd = w.page->diagram().grab().toImage();
        w.choose(StateDialect::Ss);
        QCOMPARE(w.serverState(), QStringLiteral("SYN-RECV"));
        QVERIFY(w.page->diagram().grab().toImage() != bsd);
    }

    void everyViewHearsOfIt()
    {
        Window w;
        int said = 0;
        connect(&w.page->context(), &RunContext::notationChanged, this, [&] { ++said; });
        w.choose(StateDialect::Netstat);
        QVERIFY(said > 0);
    }

    void menuAndBoxAgree()
    {
        Window w;
        auto* menu = w.window.findChild<StateNamesMenu*>();
        QVERIFY(menu);
        const auto action = [&](StateDialect dialect) {
            for (QAction* each : menu->actions())
                if (each->data().toInt() == static_cast<int>(dialect)) return each;
            return static_cast<QAction*>(nullptr);
        };
        QVERIFY(action(StateDialect::Rfc)->isChecked());
        action(StateDialect::Chinese)->trigger();
        QCOMPARE(w.box->currentData().toInt(), static_cast<int>(StateDialect::Chinese));
        w.toSynReceived();
        QCOMPARE(w.serverState(), QStringLiteral("同步收到"));
        w.choose(StateDialect::Ss);
        QVERIFY(action(StateDialect::Ss)->isChecked());
    }

    void isRemembered()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(QStringLiteral("settings.ini"));
        {
            Settings settings(file);
            MainWindow window(settings, present::Language::English);
            StateNames::instance().setDialect(StateDialect::Ss);
            settings.sync();
        }
        QCOMPARE(Settings(file).stateDialect(), StateDialect::Ss);
        Settings spoilt(file);
        QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("window/states"), 42);
        spoilt.sync();
        QCOMPARE(spoilt.stateDialect(), StateDialect::Rfc);
    }
};

QTEST_MAIN(StateNamesTest)
#include "tst_state_names.moc"
