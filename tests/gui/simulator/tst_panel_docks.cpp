#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "gui/panel_docks.h"
#include "window_fixture.h"

using namespace tcplab::gui;
using namespace Qt::StringLiterals;

namespace {

/// Six panels, two of them in the third column, as on a page.
class Docks
{
public:
    explicit Docks(QSize size = {1282, 524})
        : window(new QLabel(u"figure"_s))
    {
        add(u"a"_s, DockPlace::Upper, true);
        add(u"b"_s, DockPlace::Lower, true);
        add(u"c"_s, DockPlace::Lower, true);
        add(u"d"_s, DockPlace::ThirdUpper, true);
        add(u"e"_s, DockPlace::ThirdLower, true);
        add(u"f"_s, DockPlace::ThirdLower, false);
        window.finish();
        window.resize(size);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window)) qFatal("the window does not appear");
    }
    void add(const QString& id, DockPlace place, bool open)
    {
        window.add(id, new QLabel(id), place, open)->setTitle(u"Panel "_s + id);
    }
    bool seen(const QString& id) const { return window.dock(id)->body()->isVisible(); }
    QString allSeen() const
    {
        QString ids;
        for (const PanelDock* dock : window.docks()) {
            if (dock->body()->isVisible()) ids += dock->id();
        }
        return ids;
    }

    PanelDocks window;
};

} // namespace

class PanelDocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsAsTheLookSays();
    void wideWindowOpensTheThirdColumn();
    void narrowWindowHasOneTabGroup();
    void closedPanelReturnsFromTheMenu();
    void panelFloatsAndDocksAgain();
    void whatWasArrangedByHandStays();
    void arrangementIsRemembered();
    void foreignBytesAreNoArrangement();
    void projectorShowsOneAtATime();
    void hiddenTabIsReallyHidden();
    void panelAskedForBeforeTheWindowShowsIsInFront();
};

void PanelDocksTest::standsAsTheLookSays()
{
    Docks d;
    QCOMPARE(d.allSeen(), u"ab"_s);
    QVERIFY(std::abs(d.window.centralWidget()->width() - 668) <= 2);
    QVERIFY(std::abs(d.window.dock(u"a"_s)->height() - 316) <= 4);
    QVERIFY(d.window.dock(u"a"_s)->geometry().bottom() < d.window.dock(u"b"_s)->geometry().top());
}

void PanelDocksTest::wideWindowOpensTheThirdColumn()
{
    Docks d;
    d.window.resize(1836, 830);
    QTRY_COMPARE(d.allSeen(), u"abde"_s);
    QVERIFY(std::abs(d.window.dock(u"d"_s)->width() - 360) <= 4);
    // Of what is left over the figure has 60 %.
    const double share = (d.window.centralWidget()->width() - 668) / (1836.0 - 1282 - 366);
    QVERIFY2(std::abs(share - 0.6) < 0.03, qPrintable(QString::number(share)));
    d.window.resize(1282, 524);
    QTRY_COMPARE(d.allSeen(), u"ab"_s);
}

void PanelDocksTest::narrowWindowHasOneTabGroup()
{
    Docks d({940, 440});
    QCOMPARE(d.allSeen(), u"a"_s);
    auto* tabs = d.window.findChild<QTabBar*>();
    QCOMPARE(tabs->count(), 5); // the closed one has no tab
    tabs->setCurrentIndex(1);
    QTRY_COMPARE(d.allSeen(), u"b"_s);
}

void PanelDocksTest::closedPanelReturnsFromTheMenu()
{
    Docks d;
    QSignalSpy shown(&d.window, &PanelDocks::panelShown);
    d.window.dock(u"a"_s)->findChild<QToolButton*>(); // there is a button to close it
    d.window.dock(u"a"_s)->toggleViewAction()->trigger();
    QVERIFY(!d.seen(u"a"_s));
    for (QAction* action : d.window.panelsMenu()->actions()) {
        if (action->text() == "Panel a"_L1) action->trigger();
    }
    QVERIFY(d.seen(u"a"_s));
    QVERIFY(!shown.isEmpty());
    // One that is a tab comes to the front.
    QVERIFY(d.window.showPanel(u"f"_s));
    QTRY_VERIFY(d.seen(u"f"_s));
    QVERIFY(!d.window.showPanel(u"nobody"_s));
}

void PanelDocksTest::panelFloatsAndDocksAgain()
{
    Docks d;
    d.window.dock(u"b"_s)->setFloating(true);
    QVERIFY(d.window.dock(u"b"_s)->isWindow());
    QVERIFY(d.seen(u"b"_s));
    d.window.resetArrangement();
    QVERIFY(!d.window.dock(u"b"_s)->isFloating());
    QCOMPARE(d.allSeen(), u"ab"_s);
}

void PanelDocksTest::whatWasArrangedByHandStays()
{
    Docks d;
    QVERIFY(!d.window.isArrangedByHand());
    const QPoint separator(d.window.centralWidget()->geometry().right() + 3, 200);
    QTest::mousePress(&d.window, Qt::LeftButton, {}, separator);
    QTest::mouseMove(&d.window, separator - QPoint(100, 0));
    QTest::mouseRelease(&d.window, Qt::LeftButton, {}, separator - QPoint(100, 0));
    QVERIFY(d.window.isArrangedByHand());
    const int panel = d.window.dock(u"a"_s)->width();
    d.window.resize(1836, 830);
    QCoreApplication::processEvents();
    QCOMPARE(d.allSeen(), u"ab"_s); // no third column opens by itself
    QVERIFY(d.window.dock(u"a"_s)->width() >= panel);
}

void PanelDocksTest::arrangementIsRemembered()
{
    QByteArray saved;
    {
        Docks d;
        d.window.dock(u"a"_s)->toggleViewAction()->trigger();
        d.window.showPanel(u"c"_s);
        QTRY_COMPARE(d.allSeen(), u"c"_s);
        saved = d.window.saveArrangement();
    }
    Docks again;
    QVERIFY(again.window.restoreArrangement(saved));
    QTRY_COMPARE(again.allSeen(), u"c"_s);
}

void PanelDocksTest::foreignBytesAreNoArrangement()
{
    Docks d;
    QVERIFY(!d.window.restoreArrangement({}));
    QVERIFY(!d.window.restoreArrangement(QByteArray(200, 'x')));
    QVERIFY(!d.window.restoreArrangement(d.window.saveArrangement().left(9)));
    QCOMPARE(d.allSeen(), u"ab"_s);
}

void PanelDocksTest::projectorShowsOneAtATime()
{
    Docks d;
    d.window.setProjector(true, {u"a"_s, u"d"_s});
    QTRY_COMPARE(d.allSeen(), u"a"_s);
    d.window.cycleCompanion();
    QTRY_COMPARE(d.allSeen(), u"d"_s);
    d.window.cycleCompanion();
    QTRY_COMPARE(d.allSeen(), u"a"_s);
    d.window.setProjector(false, {});
    QTRY_COMPARE(d.allSeen(), u"ab"_s);
    QVERIFY(!d.window.isArrangedByHand());
}

void PanelDocksTest::hiddenTabIsReallyHidden()
{
    Docks d;
    QVERIFY(d.window.isInFront(u"b"_s));
    QVERIFY(!d.window.isInFront(u"c"_s));
    QVERIFY(!d.seen(u"c"_s));
    d.window.showPanel(u"c"_s);
    QTRY_VERIFY(d.seen(u"c"_s));
    QVERIFY(!d.seen(u"b"_s));
}

void PanelDocksTest::panelAskedForBeforeTheWindowShowsIsInFront()
{
    Docks d;
    d.window.hide();
    QVERIFY(d.window.showPanel(u"d"_s));
    d.window.show();
    QTRY_VERIFY(d.seen(u"d"_s));
    QTRY_VERIFY(!d.seen(u"b"_s));
}

QTEST_MAIN(PanelDocksTest)
#include "tst_panel_docks.moc"
