// What a person does to a run, through the real window: the segment's menu, the panels "Act",
// "Inject" and "Branches", undo and redo.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "gui/main_window.h"
#include "gui/settings.h"
#include "gui/simulator/interventions/branches_view.h"
#include "gui/simulator/interventions/comparison_model.h"
#include "gui/simulator/interventions/host_column.h"
#include "gui/simulator/interventions/hosts_view.h"
#include "gui/simulator/interventions/inject_view.h"
#include "gui/simulator/interventions/interventions.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/simulator_page.h"
#include "present/explanations.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace Qt::StringLiterals;
using present::LadderArrow;
using sim::HostId;

namespace {

class Window
{
public:
    explicit Window(const QString& scenario = u"three-way-handshake"_s)
    {
        window.setFullScreenInProjector(false);
        page = static_cast<SimulatorPage*>(window.addPage(std::make_unique<SimulatorPage>()));
        window.resize(1366, 768);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window does not become active");
        QString error;
        if (!page->open(scenario, &error)) qFatal("%s", qPrintable(error));
        page->controller().setStepLength(0);
    }
    SimulationController& controller() { return page->controller(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget*>(&window), key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void toFlight(std::size_t from = 0)
    {
        while (controller().layout().inFlight(from).empty())
            ++from;
        controller().goTo(from);
    }
    std::uint64_t flying()
    {
        return controller().layout().arrows()[controller().inFlight().front()].id;
    }
    const LadderArrow& arrow(std::uint64_t id)
    {
        return controller().layout().arrows()[controller().layout().arrowOf(id)];
    }
    QMenu& segmentMenu() { return *page->findChild<QMenu*>(u"segmentMenu"_s); }
    /// Opens the menu of the first segment on its way by the keyboard.
    void openSegmentMenu()
    {
        page->ladder().setFocus(Qt::TabFocusReason);
        key(Qt::Key_Tab);
        key(Qt::Key_Return);
        if (!QTest::qWaitFor([this] { return segmentMenu().isVisible(); }))
            qFatal("the menu does not open");
    }
    QAction& entry(const char* name)
    {
        return *segmentMenu().findChild<QAction*>(QString::fromLatin1(name));
    }
    /// The dialog that asks for one line.
    QDialog* dialog()
    {
        QDialog* found = nullptr;
        const bool there = QTest::qWaitFor([&] {
            for (QDialog* each : window.findChildren<QDialog*>())
                if (each->isVisible()) found = each;
            return found != nullptr;
        });
        return there ? found : nullptr;
    }
    template <typename View>
    View& view()
    {
        return *window.findChild<View*>();
    }
    template <typename View>
    View& shown(const char* id)
    {
        page->panels().showPanel(QString::fromLatin1(id));
        View& found = view<View>();
        if (!QTest::qWaitFor([&found] { return found.isVisible(); })) qFatal("no panel %s", id);
        return found;
    }
    QAction* action(const QString& text)
    {
        for (QAction* each : page->findChildren<QAction*>())
            if (QString(each->text()).remove(u'&').startsWith(text)) return each;
        return nullptr;
    }
    tcp::State state(HostId host) { return controller().world().host(host).shownState(); }

    QTemporaryDir directory;
    Settings settings{directory.filePath(u"settings.ini"_s)};
    MainWindow window{settings, present::Language::English};
    SimulatorPage* page = nullptr;
};

} // namespace

class InterventionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void menuDropsWithDel();
    void menuDelaysByASecond();
    void menuAsksHowLong();
    void menuDuplicates();
    void menuCorrupts();
    void menuReordersData();
    void menuSaysWhyNot();
    void menuInspects();
    void menuStopsTheRun();
    void undoAndRedoByKeys();
    void editMenuSaysWhatIsUndone();
    void hostsTalkByKeyboard();
    void hostsSayWhatTcpWouldAnswer();
    void hostsSendWhatIsTyped_data();
    void hostsSendWhatIsTyped();
    void hostsKeepWhatIsWrong();
    void hostsSetOptions();
    void hostsCrashAndRestart();
    void hostsStandInTheMenu();
    void injectedBlindResetIsChallenged();
    void injectedExactResetEnds();
    void injectFormSaysWhatIsWrong();
    void injectFormFollowsTheRunUntilTyped();
    void injectedIcmpReaches();
    void branchIsRenamedByF2();
    void branchIsDeletedWithOrWithoutItsOwn();
    void treeShowsBranches();
    void comparisonFindsTheFirstDifference();
    void comparisonJumps();
    void ladderSaysThatItShowsABranch();
    void everythingIsSaidInChinese();
};

void InterventionsTest::menuDropsWithDel()
{
    Window w;
    w.toFlight();
    const std::uint64_t id = w.flying();
    w.openSegmentMenu();
    QTest::keyClick(&w.segmentMenu(), Qt::Key_Delete);
    QVERIFY(!w.segmentMenu().isVisible());
    QVERIFY(w.arrow(id).fate == LadderArrow::Fate::Lost);
    QVERIFY(w.arrow(id).dropped == sim::DropReason::Person);
}

void InterventionsTest::menuDelaysByASecond()
{
    Window w;
    w.toFlight();
    const std::uint64_t id = w.flying();
    const sim::SimTime before = w.arrow(id).endsAt;
    w.openSegmentMenu();
    QTest::keyClick(&w.segmentMenu(), Qt::Key_L);
    QCOMPARE(w.controller().currentBranch(), std::size_t{1});
    QVERIFY(w.arrow(id).delayed);
    QVERIFY(w.arrow(id).endsAt == before + std::chrono::seconds{1});
    // The client's own timer runs out meanwhile: the SYN goes again.
    QVERIFY(std::ranges::any_of(w.controller().layout().arrows(), &LadderArrow::retransmission));
}

void InterventionsTest::menuAsksHowLong()
{
    Window w;
    w.toFlight();
    const std::uint64_t id = w.flying();
    const sim::SimTime before = w.arrow(id).endsAt;
    w.openSegmentMenu();
    QTest::keyClick(&w.segmentMenu(), Qt::Key_B);
    QDialog* ask = w.dialog();
    QVERIFY(ask);
    auto* line = ask->findChild<QLineEdit*>(u"answer"_s);
    QCOMPARE(line->text(), u"1s"_s);
    line->setText(u"soon"_s);
    QVERIFY(ask->findChild<QLabel*>(u"wrong"_s)->text().contains(u"250ms"_s));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(ask->isVisible()); // refused, and what was typed is still there
    QCOMPARE(line->text(), u"soon"_s);
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
    line->setText(u"250 ms"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(w.controller().branchCount(), std::size_t{2});
    QVERIFY(w.arrow(id).endsAt == before + std::chrono::milliseconds{250});
    QCOMPARE(w.controller().undoName(), u"delay SYN by 250 ms"_s);
}

void InterventionsTest::menuDuplicates()
{
    Window w(u"data-transfer"_s);
    w.toFlight(12);
    const std::size_t arrows = w.controller().layout().arrows().size();
    w.openSegmentMenu();
    QTest::keyClick(&w.segmentMenu(), Qt::Key_U);
    QCOMPARE(w.controller().currentBranch(), std::size_t{1});
    QVERIFY(w.controller().layout().arrows().size() > arrows);
    QVERIFY(std::ranges::any_of(w.controller().layout().arrows(), &LadderArrow::copy));
}

void InterventionsTest::menuCorrupts()
{
    Window w;
    w.toFlight();
    const std::uint64_t id = w.flying();
    w.openSegmentMenu();
    QTest::keyClick(&w.segmentMenu(), Qt::Key_C);
    QVERIFY(w.arrow(id).corrupted);
    QVERIFY(w.arrow(id).dropped == sim::DropReason::Checksum);
    w.controller().toEnd();
    QCOMPARE(w.state(HostId::Client), tcp::State::Established); // the retransmission got through
}

void InterventionsTest::menuReordersData()
{
    Window w(u"data-transfer"_s);
    // The first moment at which two segments are on the same way.
    std::size_t moment = 0;
    const auto twoOneWay = [&] {
        const auto flying = w.controller().layout().inFlight(moment);
        const auto& arrows = w.controller().layout().arrows();
        return flying.size() >= 2 && arrows[flying[0]].from == arrows[flying[1]].from;
    };
    while (moment < w.controller().steps() && !twoOneWay())
        ++moment;
    QVERIFY(moment < w.controller().steps());
    w.controller().goTo(moment);
    const auto flying = w.controller().inFlight();
    const std::uint64_t first = w.controller().layout().arrows()[flying[0]].id;
    const std::uint64_t second = w.controller().layout().arrows()[flying[1]].id;
    w.openSegmentMenu();
    QVERIFY(w.entry("reorder").isEnabled());
    QTest::keyClick(&w.segmentMenu(), Qt::Key_R);
    QCOMPARE(w.controller().currentBranch(), std::size_t{1});
    QVERIFY(w.arrow(first).reordered);
    QVERIFY(w.arrow(first).fateStep > w.arrow(second).fateStep);
}

void InterventionsTest::menuSaysWhyNot()
{
    Window w;
    w.toFlight();
    w.openSegmentMenu();
    QVERIFY(!w.entry("reorder").isEnabled()); // the SYN is alone
    QVERIFY(w.entry("reorder").text().contains(u"nothing follows it"_s));
    QVERIFY(w.entry("corrupt").isEnabled());
    QTest::keyClick(&w.segmentMenu(), Qt::Key_C);
    w.openSegmentMenu();
    QVERIFY(!w.entry("corrupt").isEnabled());
    QVERIFY(w.entry("corrupt").text().contains(u"already damaged"_s));
    w.segmentMenu().close();
    w.controller().toEnd();
    QVERIFY(!w.entry("drop").isEnabled());
}

void InterventionsTest::menuInspects()
{
    Window w;
    w.toFlight();
    const std::uint64_t id = w.flying();
    QSignalSpy panel(w.page->findChild<Interventions*>(), &Interventions::panelRequested);
    w.openSegmentMenu();
    QTest::keyClick(&w.segmentMenu(), Qt::Key_Return); // the first entry is chosen already
    QCOMPARE(panel.size(), 1);
    QCOMPARE(panel.front().front().toString(), u"inspector"_s);
    QVERIFY(w.page->context().selectedSegment() == id);
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
}

void InterventionsTest::menuStopsTheRun()
{
    Window w;
    w.toFlight();
    w.controller().setStepLength(100'000);
    w.controller().setPlaying(true);
    const std::uint64_t id = w.flying();
    w.openSegmentMenu();
    QVERIFY(!w.controller().isMoving());
    QTest::keyClick(&w.segmentMenu(), Qt::Key_Delete);
    QVERIFY(w.arrow(id).dropped == sim::DropReason::Person);
}

void InterventionsTest::undoAndRedoByKeys()
{
    Window w;
    w.toFlight();
    const sim::World before = w.controller().world();
    const std::size_t moment = w.controller().cursor();
    w.key(Qt::Key_D, Qt::ControlModifier);
    const sim::World after = w.controller().world();
    w.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
    QCOMPARE(w.controller().cursor(), moment);
    QVERIFY(w.controller().world() == before);
    w.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(w.controller().world() == after);
    w.key(Qt::Key_Z, Qt::ControlModifier);
    w.key(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(w.controller().world() == after);
}

void InterventionsTest::editMenuSaysWhatIsUndone()
{
    Window w;
    QAction* undo = w.action(u"Undo"_s);
    QVERIFY(undo && !undo->isEnabled());
    w.toFlight();
    w.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(undo->text(), u"&Undo: drop SYN"_s);
    undo->trigger();
    QCOMPARE(w.action(u"Redo"_s)->text(), u"&Redo: drop SYN"_s);
    QVERIFY(!undo->isEnabled());
}

void InterventionsTest::hostsTalkByKeyboard()
{
    Window w;
    auto& hosts = w.shown<HostsView>("hosts");
    w.controller().toEnd();
    const auto press = [&](HostId host, sim::CallKind kind) {
        QPushButton* button = hosts.column(host).button(kind);
        button->setFocus(Qt::TabFocusReason);
        QCOMPARE(QApplication::focusWidget(), button);
        QTest::keyClick(button, Qt::Key_Return);
        w.controller().toEnd();
    };
    hosts.column(HostId::Client).focusOn(sim::CallKind::Send);
    w.type(u"hi there"_s);
    w.key(Qt::Key_Return);
    w.controller().toEnd();
    QCOMPARE(w.controller().world().host(HostId::Server).latest()->received, std::uint64_t{8});
    press(HostId::Server, sim::CallKind::Receive);
    QCOMPARE(w.controller().world().host(HostId::Server).latest()->taken, std::uint64_t{8});
    press(HostId::Client, sim::CallKind::Shutdown);
    QCOMPARE(w.state(HostId::Server), tcp::State::CloseWait);
    press(HostId::Server, sim::CallKind::Close);
    QCOMPARE(w.state(HostId::Client), tcp::State::TimeWait);
    QCOMPARE(w.state(HostId::Server), tcp::State::Closed);
    press(HostId::Server, sim::CallKind::Close); // an error teaches: nothing is forbidden
    press(HostId::Client, sim::CallKind::Connect);
    auto* urgent = hosts.column(HostId::Client).findChild<QCheckBox*>(u"urgent"_s);
    urgent->setFocus(Qt::TabFocusReason);
    const std::size_t moment = w.controller().cursor();
    QTest::keyClick(urgent, Qt::Key_Space); // toggles, and does not step
    QVERIFY(urgent->isChecked());
    QCOMPARE(w.controller().cursor(), moment);
    QCOMPARE(w.controller().branchCount(), std::size_t{7});
    w.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.controller().branchCount(), std::size_t{6});
}

void InterventionsTest::hostsSayWhatTcpWouldAnswer()
{
    Window w;
    auto& hosts = w.shown<HostsView>("hosts");
    HostColumn& client = hosts.column(HostId::Client);
    w.controller().toStart();
    QVERIFY(client.answer(sim::CallKind::Connect).contains(u"accepted"_s));
    QVERIFY(client.answer(sim::CallKind::Close).contains(u"connection does not exist"_s));
    QVERIFY(client.button(sim::CallKind::Close)->isEnabled());
    w.controller().toEnd();
    QVERIFY(hosts.column(HostId::Server)
                .answer(sim::CallKind::Listen)
                .contains(u"connection already exists"_s));
    QVERIFY(client.answer(sim::CallKind::Close).contains(u"accepted"_s));
    QVERIFY(client.answer(sim::CallKind::Receive).contains(u"waits"_s));
    client.button(sim::CallKind::Close)->click();
    w.controller().toEnd();
    QVERIFY(client.answer(sim::CallKind::Send).contains(u"connection closing"_s));
    client.button(sim::CallKind::Send)->click(); // and is told so, in the run
    const auto& records = w.controller().history().record(w.controller().cursor() - 1).records;
    const auto* call = std::get_if<sim::CallRecord>(&records.front().what);
    QVERIFY(call && call->error == tcp::CallError::Closing);
}

void InterventionsTest::hostsSendWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("as");
    QTest::addColumn<int>("octets");
    QTest::newRow("text") << u"hello"_s << 0 << 5;
    QTest::newRow("han") << QString::fromUtf8("你好") << 0 << 6;
    QTest::newRow("hex") << u"48 65 6C 6c6F"_s << 1 << 5;
    QTest::newRow("count") << u"3000"_s << 2 << 3000;
}

void InterventionsTest::hostsSendWhatIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(int, as);
    QFETCH(int, octets);
    Window w;
    auto& hosts = w.shown<HostsView>("hosts");
    w.controller().toEnd();
    HostColumn& client = hosts.column(HostId::Client);
    client.findChild<QComboBox*>(u"dataAs"_s)->setCurrentIndex(as);
    auto* data = client.findChild<QLineEdit*>(u"data"_s);
    data->setText(typed);
    QTest::keyClick(data, Qt::Key_Return);
    w.controller().toEnd();
    QCOMPARE(w.controller().world().host(HostId::Server).latest()->received,
             static_cast<std::uint64_t>(octets));
    QCOMPARE(data->text(), typed); // to be sent once more
}

void InterventionsTest::hostsKeepWhatIsWrong()
{
    Window w;
    auto& hosts = w.shown<HostsView>("hosts");
    w.controller().toEnd();
    HostColumn& client = hosts.column(HostId::Client);
    client.findChild<QComboBox*>(u"dataAs"_s)->setCurrentIndex(1);
    auto* data = client.findChild<QLineEdit*>(u"data"_s);
    data->setText(u"4x"_s);
    QVERIFY(client.answer(sim::CallKind::Send).contains(u"hexadecimal"_s));
    client.button(sim::CallKind::Send)->click();
    QCOMPARE(data->text(), u"4x"_s);
    QCOMPARE(QApplication::focusWidget(), data);
    auto* wanted = client.findChild<QLineEdit*>(u"wanted"_s);
    wanted->setText(u"0"_s);
    client.button(sim::CallKind::Receive)->click();
    QCOMPARE(wanted->text(), u"0"_s);
    QVERIFY(client.answer(sim::CallKind::Receive).contains(u"from 1"_s));
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
}

void InterventionsTest::hostsSetOptions()
{
    Window w;
    auto& hosts = w.shown<HostsView>("hosts");
    w.controller().toEnd();
    HostColumn& client = hosts.column(HostId::Client);
    auto* option = client.findChild<QComboBox*>(u"option"_s);
    auto* value = client.findChild<QComboBox*>(u"value"_s);
    QTest::keyClicks(option, u"msl"_s);
    Q_EMIT option->activated(option->currentIndex());
    QCOMPARE(option->currentText(), u"msl"_s);
    QCOMPARE(value->currentText(), u"30s"_s); // as it is
    value->setEditText(u"forever"_s);
    client.button(sim::CallKind::Set)->click();
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
    QCOMPARE(value->currentText(), u"forever"_s);
    QVERIFY(client.answer(sim::CallKind::Set).contains(u"duration"_s));
    value->setEditText(u"2s"_s);
    client.button(sim::CallKind::Set)->click();
    QCOMPARE(w.controller().branchCount(), std::size_t{2});
    QVERIFY(w.controller().world().host(HostId::Client).latest()->endpoint.config().msl ==
            std::chrono::seconds{2});
    QVERIFY(w.controller().branchName(1).startsWith(u"client: set msl=2s at "_s));
}

void InterventionsTest::hostsCrashAndRestart()
{
    Window w;
    auto& hosts = w.shown<HostsView>("hosts");
    w.controller().toEnd();
    HostColumn& server = hosts.column(HostId::Server);
    server.button(sim::CallKind::Crash)->click();
    QVERIFY(w.controller().world().host(HostId::Server).crashed);
    QVERIFY(server.answer(sim::CallKind::Listen).contains(u"insufficient resources"_s));
    server.button(sim::CallKind::Restart)->click();
    QVERIFY(!w.controller().world().host(HostId::Server).crashed);
    server.button(sim::CallKind::Listen)->click();
    QCOMPARE(w.state(HostId::Server), tcp::State::Listen);
    server.findChild<QCheckBox*>(u"acceptAtOnce"_s)->setChecked(false);
    QVERIFY(server.answer(sim::CallKind::Listen).contains(u"already exists"_s));
    hosts.column(HostId::Client).button(sim::CallKind::Abort)->click();
    w.controller().toEnd();
    QCOMPARE(w.state(HostId::Client), tcp::State::Closed);
}

void InterventionsTest::hostsStandInTheMenu()
{
    Window w;
    w.controller().toEnd();
    auto& hosts = w.view<HostsView>();
    const auto run = [&](const char* name) {
        auto* action = hosts.menu(HostId::Client)->findChild<QAction*>(QString::fromLatin1(name));
        action->trigger();
        return action;
    };
    QVERIFY(run("shutdown")->text().contains(u"Client"_s));
    QCOMPARE(w.controller().branchCount(), std::size_t{2});
    w.controller().toEnd();
    QCOMPARE(w.state(HostId::Client), tcp::State::FinWait2);
    run("send"); // has to be typed first
    QTRY_VERIFY(hosts.isVisible());
    QTRY_COMPARE(QApplication::focusWidget(),
                 hosts.column(HostId::Client).findChild<QLineEdit*>(u"data"_s));
    QCOMPARE(w.controller().branchCount(), std::size_t{2});
}

void InterventionsTest::injectedBlindResetIsChallenged()
{
    Window w;
    w.controller().toEnd();
    w.key(Qt::Key_F7);
    auto& form = w.view<InjectView>();
    QTRY_VERIFY(form.isVisible());
    form.applyPreset(present::InjectionPreset::BlindReset);
    QVERIFY(form.summary().startsWith(u"RST"_s));
    QVERIFY(form.summary().contains(u"inside the window"_s));
    QVERIFY(form.outcome().contains(u"challenge ACK"_s, Qt::CaseInsensitive));
    form.findChild<QPushButton*>(u"inject"_s)->click();
    QCOMPARE(w.controller().currentBranch(), std::size_t{1});
    const auto& arrows = w.controller().layout().arrows();
    QVERIFY(arrows[arrows.size() - 2].injected);
    QVERIFY(arrows.back().header.flags == tcp::Flags(tcp::Flag::Ack)); // the challenge
    QVERIFY(arrows.back().from == HostId::Client);
    w.controller().toEnd();
    QCOMPARE(w.state(HostId::Client), tcp::State::Established);
}

void InterventionsTest::injectedExactResetEnds()
{
    Window w;
    w.controller().toEnd();
    auto& form = w.shown<InjectView>("inject");
    auto* to = form.findChild<QComboBox*>(u"to"_s);
    to->setFocus();
    QTest::keyClick(to, Qt::Key_Down); // the server
    auto* preset = form.findChild<QComboBox*>(u"preset"_s);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(preset, Qt::Key_Down);
    QVERIFY(form.summary().contains(u"exactly at RCV.NXT"_s));
    QTest::keyClick(form.findChild<QLineEdit*>(u"seq"_s), Qt::Key_Return);
    QCOMPARE(w.state(HostId::Server), tcp::State::Closed);
    QCOMPARE(w.controller().undoName(), u"inject RST to the server"_s);
}

void InterventionsTest::injectFormSaysWhatIsWrong()
{
    Window w;
    w.controller().toEnd();
    auto& form = w.shown<InjectView>("inject");
    auto* button = form.findChild<QPushButton*>(u"inject"_s);
    QVERIFY(button->isEnabled());
    const auto refuses = [&](const char* field, const QString& typed) {
        auto* line = form.findChild<QLineEdit*>(QString::fromLatin1(field));
        const QString good = line->text();
        line->setText(typed);
        const bool refused = !button->isEnabled() && !form.summary().isEmpty();
        QTest::keyClick(line, Qt::Key_Return);
        const bool kept = line->text() == typed;
        line->setText(good);
        return refused && kept && button->isEnabled();
    };
    QVERIFY(refuses("seq", u"4294967296"_s));
    QVERIFY(refuses("seq", u"RCV.WND+"_s));
    QVERIFY(refuses("ack", u"-1"_s));
    QVERIFY(refuses("window", u"65536"_s));
    QVERIFY(refuses("sourcePort", u"0"_s));
    QVERIFY(refuses("mss", u"many"_s));
    QVERIFY(refuses("windowScale", u"256"_s));
    QVERIFY(refuses("sack", u"1-2-3"_s));
    QVERIFY(refuses("sack", u"1-2,3-4,5-6,7-8,9-10"_s));
    QVERIFY(refuses("timestampEcho", u"7"_s)); // an echo without a value
    QCOMPARE(w.controller().branchCount(), std::size_t{1});
    form.findChild<QLineEdit*>(u"seq"_s)->setText(u"rcv.nxt + 7"_s);
    QCOMPARE(form.wrong(present::InjectionField::Seq), u"RCV.NXT+7"_s);
    // Together more than the header holds
    form.findChild<QLineEdit*>(u"sack"_s)->setText(u"1-2,3-4,5-6,7-8"_s);
    form.findChild<QLineEdit*>(u"timestampValue"_s)->setText(u"1"_s);
    QVERIFY(form.wrong(present::InjectionField::Options).contains(u"40"_s));
    QVERIFY(!button->isEnabled());
}

void InterventionsTest::injectFormFollowsTheRunUntilTyped()
{
    Window w(u"data-transfer"_s);
    auto& form = w.shown<InjectView>("inject");
    w.controller().goTo(6);
    const QString early = form.fields().seq;
    w.controller().toEnd();
    QVERIFY(form.fields().seq != early);
    form.findChild<QLineEdit*>(u"seq"_s)->setText(u"12"_s);
    w.controller().goTo(6);
    QCOMPARE(form.fields().seq, u"12"_s);
    form.findChild<QPushButton*>(u"anew"_s)->click();
    QCOMPARE(form.fields().seq, early);
}

void InterventionsTest::injectedIcmpReaches()
{
    Window w;
    w.toFlight(); // the client waits for an answer to its SYN
    auto& form = w.shown<InjectView>("inject");
    present::InjectionFields fields = form.fields();
    fields.isIcmp = true;
    fields.icmp = tcp::IcmpError::Kind::PortUnreachable;
    form.setFields(fields);
    QVERIFY(form.summary().contains(u"port unreachable"_s, Qt::CaseInsensitive));
    QVERIFY(!form.findChild<QLineEdit*>(u"window"_s)->isVisible());
    form.inject();
    QCOMPARE(w.controller().branchCount(), std::size_t{2});
    QCOMPARE(w.state(HostId::Client), tcp::State::Closed);
}

void InterventionsTest::branchIsRenamedByF2()
{
    Window w;
    w.toFlight();
    QVERIFY(!w.action(u"Rename this branch"_s)->isEnabled()); // the main run keeps its name
    w.key(Qt::Key_D, Qt::ControlModifier);
    w.key(Qt::Key_F2);
    QDialog* ask = w.dialog();
    QVERIFY(ask);
    auto* line = ask->findChild<QLineEdit*>(u"answer"_s);
    QCOMPARE(line->text(), u"drop SYN at 0.025 s"_s);
    line->setText(QString(200, u'x'));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(ask->isVisible());
    line->setText(u"the lost SYN"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(w.controller().branchName(1), u"the lost SYN"_s);
    QVERIFY(w.page->facts().contains(u"Branch: the lost SYN"_s));
    w.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.controller().branchName(1), u"drop SYN at 0.025 s"_s);
}

void InterventionsTest::branchIsDeletedWithOrWithoutItsOwn()
{
    for (const bool all : {false, true}) {
        Window w;
        w.toFlight();
        w.key(Qt::Key_D, Qt::ControlModifier);
        w.toFlight(w.controller().cursor() + 1);
        w.key(Qt::Key_D, Qt::ControlModifier);
        auto& branches = w.shown<BranchesView>("branches");
        branches.remove(1);
        auto* ask = w.window.findChild<QMessageBox*>(u"deleteChildren"_s);
        QVERIFY(ask);
        QVERIFY(ask->text().contains(u"drop SYN at 0.025 s"_s)); // says which
        QCOMPARE(w.controller().branchCount(), std::size_t{3});
        for (QAbstractButton* button : ask->buttons())
            if (button->text().remove(u'&').contains(all ? u"Delete them too"_s : u"Keep them"_s))
                button->click();
        QCOMPARE(w.controller().branchCount(), all ? std::size_t{1} : std::size_t{2});
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.controller().branchCount(), std::size_t{3});
    }
}

void InterventionsTest::treeShowsBranches()
{
    Window w;
    w.toFlight();
    w.key(Qt::Key_D, Qt::ControlModifier);
    w.toFlight(w.controller().cursor() + 1);
    w.key(Qt::Key_D, Qt::ControlModifier);
    auto& branches = w.shown<BranchesView>("branches");
    auto* tree = branches.findChild<QTreeWidget*>(u"branchTree"_s);
    QCOMPARE(tree->topLevelItemCount(), 1);
    QTreeWidgetItem* main = tree->topLevelItem(0);
    QCOMPARE(main->childCount(), 1);
    QCOMPARE(main->child(0)->childCount(), 1);
    QCOMPARE(main->child(0)->text(0), u"drop SYN at 0.025 s"_s);
    QVERIFY(main->child(0)->child(0)->text(0).startsWith(u"\u25B8"_s)); // the one that is shown
    QCOMPARE(main->text(3), u"ESTABLISHED / ESTABLISHED"_s);
    tree->setFocus();
    tree->setCurrentItem(main);
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(w.controller().currentBranch(), std::size_t{0});
    tree->setCurrentItem(tree->topLevelItem(0)->child(0)->child(0));
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(w.controller().branchCount(), std::size_t{2});
}

void InterventionsTest::comparisonFindsTheFirstDifference()
{
    Window w;
    w.toFlight();
    const std::size_t fork = w.controller().cursor();
    w.key(Qt::Key_D, Qt::ControlModifier);
    w.action(u"Compare branches"_s)->trigger();
    auto& branches = w.view<BranchesView>();
    QTRY_VERIFY(branches.isVisible());
    const auto* model =
        qobject_cast<ComparisonModel*>(branches.findChild<QTableView*>(u"comparison"_s)->model());
    QCOMPARE(model->comparison().common, fork);
    QVERIFY(model->comparison().differs == fork);
    const QString sentence = branches.findChild<QLabel*>(u"difference"_s)->text();
    QVERIFY2(sentence.startsWith(u"The first difference is at step %1, 0.025 s"_s.arg(fork + 1)),
             qPrintable(sentence));
    QVERIFY(sentence.contains(u"drop SYN at 0.025 s"_s));
    const QModelIndex first = model->index(static_cast<int>(fork), ComparisonModel::Second);
    QVERIFY(first.siblingAtColumn(ComparisonModel::Time).data().toString().startsWith(u"\u2260"_s));
    QVERIFY(first.data(Qt::BackgroundRole).isValid());
    QCOMPARE(first.data().toString(),
             present::stepText(w.controller().history().record(fork)).headline);
    QCOMPARE(first.siblingAtColumn(ComparisonModel::First).data().toString(), u"\u2014"_s);
}

void InterventionsTest::comparisonJumps()
{
    Window w;
    w.toFlight();
    const std::size_t fork = w.controller().cursor();
    w.key(Qt::Key_D, Qt::ControlModifier);
    w.controller().toEnd();
    w.action(u"Compare branches"_s)->trigger();
    auto& branches = w.view<BranchesView>();
    branches.findChild<QPushButton*>(u"jumpSecond"_s)->click();
    QCOMPARE(w.controller().currentBranch(), std::size_t{1});
    QCOMPARE(w.controller().cursor(), fork + 1);
    branches.findChild<QPushButton*>(u"jumpFirst"_s)->click();
    QCOMPARE(w.controller().currentBranch(), std::size_t{0});
    QCOMPARE(w.controller().cursor(), fork); // nothing happens there at that time
    auto* table = branches.findChild<QTableView*>(u"comparison"_s);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, ComparisonModel::Second));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(w.controller().currentBranch(), std::size_t{1});
    QCOMPARE(w.controller().cursor(), std::size_t{2});
}

void InterventionsTest::ladderSaysThatItShowsABranch()
{
    Window w;
    w.toFlight();
    w.key(Qt::Key_D, Qt::ControlModifier);
    const auto title = [&] {
        for (const QLabel* label : w.page->findChildren<QLabel*>())
            if (label->isVisible() && label->text().startsWith(u"Ladder"_s)) return label->text();
        return QString();
    };
    QVERIFY(title().contains(u"drop SYN at 0.025 s"_s));
    w.key(Qt::Key_F3); // also at the start
    QVERIFY(title().contains(u"drop SYN"_s));
    w.key(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(title(), u"Ladder"_s);
}

void InterventionsTest::everythingIsSaidInChinese()
{
    Window w;
    w.toFlight();
    w.key(Qt::Key_D, Qt::ControlModifier);
    auto& hosts = w.shown<HostsView>("hosts");
    w.window.setLanguage(present::Language::Chinese);
    const auto hasHan = [](const QString& text) {
        return std::any_of(text.begin(), text.end(),
                           [](QChar c) { return c.unicode() >= 0x4E00 && c.unicode() <= 0x9FFF; });
    };
    QTRY_VERIFY(hasHan(w.controller().branchName(1)));
    QTRY_VERIFY(hasHan(hosts.title()));
    QTRY_VERIFY(hasHan(hosts.menu(HostId::Server)->actions().front()->text()));
    for (const QAction* action : hosts.menu(HostId::Server)->actions())
        QVERIFY2(action->isSeparator() || hasHan(action->text()), qPrintable(action->text()));
    for (const QAction* action : w.segmentMenu().actions())
        QVERIFY2(action->isSeparator() || hasHan(action->text()), qPrintable(action->text()));
    present::installLanguage(*qApp, present::Language::English);
}

QTEST_MAIN(InterventionsTest)
#include "tst_interventions.moc"
