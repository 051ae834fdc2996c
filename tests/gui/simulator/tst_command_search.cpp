#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>

#include "gui/command_palette.h"
#include "window_fixture.h"

using namespace tcplab;
using namespace tcplab::gui;

namespace {

CommandPalette& palette(Window& w)
{
    return *w.window.findChild<CommandPalette*>();
}

QString firstFound(Window& w)
{
    return palette(w).list().model()->index(0, 0).data().toString();
}

} // namespace

/// Every command is found by its name and done from there.
class CommandSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keyOpensAndEscapeCloses();
    void typedNameRunsTheCommand();
    void everyCommandOfTheMenusIsFound();
    void scenarioIsFoundByEitherTitleAndById();
    void whatCannotBeDoneIsNotDone();
    void nothingFoundIsSaid();
    void score_data();
    void score();
};

void CommandSearchTest::keyOpensAndEscapeCloses()
{
    Window w;
    w.key(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette(w).isVisible());
    QTest::keyClick(&palette(w).field(), Qt::Key_Escape);
    QVERIFY(!palette(w).isVisible());
    QTest::mouseClick(w.window.findChild<QPushButton*>(QStringLiteral("find")), Qt::LeftButton);
    QVERIFY(palette(w).isVisible());
}

void CommandSearchTest::typedNameRunsTheCommand()
{
    Window w;
    w.window.findCommand();
    QTest::keyClicks(&palette(w).field(), QStringLiteral("to the end"));
    QTest::keyClick(&palette(w).field(), Qt::Key_Return);
    QVERIFY(!palette(w).isVisible());
    QCOMPARE(w.controller().cursor(), w.controller().steps());
    // Opened again it begins anew, and Down takes another one than the first.
    w.window.findCommand();
    QVERIFY(palette(w).field().text().isEmpty());
    QTest::keyClicks(&palette(w).field(), QStringLiteral("step"));
    const int first = palette(w).list().currentIndex().row();
    QTest::keyClick(&palette(w).field(), Qt::Key_Down);
    QCOMPARE(palette(w).list().currentIndex().row(), first + 1);
}

void CommandSearchTest::everyCommandOfTheMenusIsFound()
{
    Window w;
    const std::vector<Command> all = commandsOf(*w.window.menuBar());
    QVERIFY(all.size() > 25);
    for (const Command& command : all) {
        w.window.findCommand();
        palette(w).field().setText(command.text);
        QCOMPARE(firstFound(w), command.text);
        palette(w).close();
    }
}

void CommandSearchTest::scenarioIsFoundByEitherTitleAndById()
{
    Window w;
    for (const QString& typed : {QStringLiteral("三次握手"), QStringLiteral("lost-final-ack"),
                                 QStringLiteral("half-close")}) {
        w.window.findCommand();
        QTest::keyClicks(&palette(w).field(), QString());
        palette(w).field().setText(typed);
        QVERIFY2(palette(w).list().model()->rowCount() > 0, qPrintable(typed));
        QTest::keyClick(&palette(w).field(), Qt::Key_Return);
        QTRY_VERIFY(!w.controller().isLoading());
        if (typed.front().unicode() < 128)
            QCOMPARE(QString::fromStdString(w.controller().scenario().id), typed);
        else
            QCOMPARE(w.controller().scenario().id, std::string("three-way-handshake"));
    }
}

void CommandSearchTest::whatCannotBeDoneIsNotDone()
{
    Window w;
    w.controller().toStart();
    w.window.findCommand();
    palette(w).field().setText(QStringLiteral("Return to the main run"));
    QCOMPARE(firstFound(w), QStringLiteral("Return to the main run"));
    QTest::keyClick(&palette(w).field(), Qt::Key_Return);
    QVERIFY(palette(w).isVisible()); // still there, and nothing has happened
    QCOMPARE(w.controller().currentBranch(), std::size_t{0});
}

void CommandSearchTest::nothingFoundIsSaid()
{
    Window w;
    w.window.findCommand();
    palette(w).field().setText(QStringLiteral("zzzz qqqq"));
    QCOMPARE(palette(w).list().model()->rowCount(), 0);
    QVERIFY(!palette(w).list().isVisible());
    QTest::keyClick(&palette(w).field(), Qt::Key_Return);
    QVERIFY(palette(w).isVisible());
}

void CommandSearchTest::score_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start of text") << "st"
                                   << "Step"
                                   << "One step";
    QTest::newRow("start of word") << "st"
                                   << "One step"
                                   << "Last";
    QTest::newRow("letters in order") << "tte"
                                      << "To the end"
                                      << "Zoom in";
    QTest::newRow("exact") << "step"
                           << "Step"
                           << "Step back";
    QTest::newRow("every word") << "zoom in"
                                << "Zoom in"
                                << "Zoom out";
}

void CommandSearchTest::score()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, better);
    QFETCH(const QString, worse);
    const auto score = [&](const QString& text) {
        Command command;
        command.text = text;
        return matchScore(command, typed);
    };
    QVERIFY(score(better) > score(worse));
}

QTEST_MAIN(CommandSearchTest)
#include "tst_command_search.moc"
