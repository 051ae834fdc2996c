#include <QtTest>

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

/// Runs the real program; its settings live in a directory of the test's own.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(home_.isValid()); }
    void wrongUse_data();
    void wrongUse();
    void helpNeedsNoDisplay();
    void noDisplayIsSaid();
    void screenshotHasTheSizeAskedFor();
    void screenshotThatCannotBeWritten();

private:
    struct Outcome
    {
        int status = -1;
        QString out, err;
    };
    Outcome run(const QStringList& arguments, bool display = true);

    QTemporaryDir home_;
};

TestCommandLine::Outcome TestCommandLine::run(const QStringList& arguments, bool display)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home_.path());
    if (!display) {
        environment.remove(QStringLiteral("DISPLAY"));
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    }
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TCPLAB_PROGRAM), arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestCommandLine::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto add = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QString::fromLatin1(says);
    };
    add("unknown option", {QStringLiteral("--bogus")}, "bogus");
    add("language", {QStringLiteral("--lang"), QStringLiteral("de")}, "'de'");
    add("theme", {QStringLiteral("--theme"), QStringLiteral("pink")}, "'pink'");
    add("page", {QStringLiteral("--page"), QStringLiteral("nowhere")}, "no page 'nowhere'");
    add("later page", {QStringLiteral("--page"), QStringLiteral("learn")}, "not there yet");
    add("size", {QStringLiteral("--size"), QStringLiteral("big")}, "'big'");
    add("too small", {QStringLiteral("--size"), QStringLiteral("640x480")}, "1024x680");
    add("step", {QStringLiteral("--step"), QStringLiteral("-1")}, "'-1'");
    add("two scenarios", {QStringLiteral("a"), QStringLiteral("b")}, "'b'");
}

void TestCommandLine::wrongUse()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, says);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    QVERIFY(outcome.out.isEmpty());
}

void TestCommandLine::helpNeedsNoDisplay()
{
    const Outcome outcome = run({QStringLiteral("--help")}, false);
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains(QStringLiteral("--screenshot")));
    QVERIFY(outcome.err.isEmpty());
}

void TestCommandLine::noDisplayIsSaid()
{
#if !defined(Q_OS_LINUX)
    QSKIP("other systems always have a display");
#endif
    const Outcome outcome = run({}, false);
    QCOMPARE(outcome.status, 4);
    QVERIFY(outcome.err.contains(QStringLiteral("display")));
}

void TestCommandLine::screenshotHasTheSizeAskedFor()
{
    const QString file = home_.filePath(QStringLiteral("shot.png"));
    const Outcome outcome =
        run({QStringLiteral("--screenshot"), file, QStringLiteral("--size"),
             QStringLiteral("1366x768"), QStringLiteral("--theme"), QStringLiteral("dark")},
            false);
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QImage image(file);
    QCOMPARE(image.size(), QSize(1366, 768));
    QVERIFY(qGray(image.pixel(3, 5)) < 80);
}

void TestCommandLine::screenshotThatCannotBeWritten()
{
    const Outcome outcome =
        run({QStringLiteral("--screenshot"), home_.filePath(QStringLiteral("no/such/dir.png"))});
    QCOMPARE(outcome.status, 4);
    QVERIFY(outcome.err.contains(QStringLiteral("dir.png")));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
