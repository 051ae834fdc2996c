#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "gui/error_banner.h"
#include "gui/simulator/files/scenario_files.h"
#include "gui/simulator/simulator_page.h"
#include "sim/scenario_file.h"
#include "window_fixture.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace Qt::StringLiterals;

namespace {

/// Loses the first segment on its way, as a person does.
void interfere(SimulatorPage& page)
{
    page.controller().goTo(2);
    const auto flying = page.controller().inFlight();
    QVERIFY(!flying.empty());
    QVERIFY(page.controller().dropSegment(page.controller().layout().arrows()[flying[0]].id));
}

QStringList story(const SimulationController& controller)
{
    QStringList lines;
    for (std::size_t i = 0; i < controller.steps(); ++i)
        for (const sim::TraceRecord& record : controller.history().record(i).records)
            if (const auto* segment = std::get_if<sim::SegmentRecord>(&record.what))
                lines += u"%1 %2 %3"_s.arg(record.t.time_since_epoch().count())
                             .arg(static_cast<int>(segment->event))
                             .arg(segment->id);
    return lines;
}

template <typename Dialog>
Dialog* dialogIn(QWidget& window, const char* name)
{
    return window.findChild<Dialog*>(QLatin1StringView(name));
}

void press(QWidget& window, const char* box, const char* button)
{
    auto* dialog = dialogIn<QMessageBox>(window, box);
    QVERIFY(dialog != nullptr);
    auto* found = dialog->findChild<QPushButton*>(QLatin1StringView(button));
    QVERIFY(found != nullptr);
    found->click();
}

void saveInto(Window& window, const QString& file)
{
    auto* dialog = dialogIn<QFileDialog>(window.window, "saveScenario");
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
}

void drop(QWidget& widget, const QString& path)
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &enter);
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class ScenarioFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void savedAndOpenedElsewhereItIsTheSameRun();
    void theWindowSaysWhatIsNotSaved();
    void closingAsks();
    void openingAsks();
    void anotherPresetAsks();
    void newOnesBeginAsChosen();
    void anEditedScenarioIsTheDocument();
    void recentFilesAreRemembered();
    void whatCannotBeWrittenIsSaid();
    void afterACrashTheWorkIsOffered();
    void aLivingWindowKeepsItsWork();
    void killedProgramLeavesTheWork();
};

void ScenarioFilesTest::savedAndOpenedElsewhereItIsTheSameRun()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"My lesson.tcplab.json"_s);
    QStringList before;
    {
        Window window(u"four-way-close"_s);
        interfere(*window.page);
        before = story(window.page->controller());
        window.page->files().saveAction()->trigger();
        saveInto(window, file);
        QVERIFY(!window.page->isModified());
        QCOMPARE(window.page->files().file(), file);
        QCOMPARE(window.page->files().key(), file);
    }
    Window other(u"three-way-handshake"_s);
    drop(*other.page, file);
    QCOMPARE(other.page->controller().scenario().id, std::string("my-lesson"));
    QCOMPARE(story(other.page->controller()), before);
    QVERIFY(!other.page->isModified());
    QVERIFY(contentOf(file).contains("\"do\": \"drop\""));
    // What is done to it by hand now goes into the same file.
    interfere(*other.page);
    QVERIFY(other.page->isModified());
    other.page->files().saveAction()->trigger();
    QVERIFY(!other.page->isModified());
    QCOMPARE(contentOf(file).count("\"do\": \"drop\""), 2);
    // The run before that is another document than the file.
    other.page->controller().undo();
    QVERIFY(other.page->isModified());
    other.page->controller().redo();
    QVERIFY(!other.page->isModified());
}

void ScenarioFilesTest::theWindowSaysWhatIsNotSaved()
{
    Window window(u"three-way-handshake"_s);
    const QString title = window.window.windowTitle();
    QVERIFY2(title.contains(window.page->files().name()), qPrintable(title));
    QVERIFY(!window.window.isWindowModified());
    QVERIFY(!window.page->facts().contains(u"Not saved"_s));
    interfere(*window.page);
    QVERIFY(window.window.isWindowModified());
    QVERIFY(window.page->facts().contains(u"Not saved"_s));
    window.page->controller().undo();
    QVERIFY(!window.window.isWindowModified());
    QVERIFY(!window.page->facts().contains(u"Not saved"_s));
}

void ScenarioFilesTest::closingAsks()
{
    const QTemporaryDir folder;
    Window window(u"three-way-handshake"_s);
    QVERIFY(window.page->canClose());
    interfere(*window.page);
    QVERIFY(!window.window.close());
    press(window.window, "unsaved", "cancel");
    QVERIFY(window.window.isVisible());
    QVERIFY(!window.window.close());
    press(window.window, "unsaved", "save");
    saveInto(window, folder.filePath(u"kept.tcplab.json"_s));
    QTRY_VERIFY(!window.window.isVisible());
    QVERIFY(QFile::exists(folder.filePath(u"kept.tcplab.json"_s)));

    Window another(u"three-way-handshake"_s);
    interfere(*another.page);
    QVERIFY(!another.window.close());
    press(another.window, "unsaved", "discard");
    QTRY_VERIFY(!another.window.isVisible());
}

void ScenarioFilesTest::openingAsks()
{
    const QTemporaryDir folder;
    const QString good = folder.filePath(u"good.tcplab.json"_s);
    put(good,
        QByteArray::fromStdString(sim::scenarioToSource(newScenario(Beginning::HandshakeAndData))));
    const QString bad = folder.filePath(u"bad.tcplab.json"_s);
    put(bad, R"({"format": "tcplab-scenario/1", "id": "bad", "script": [{"at": "soon"}]})");
    Window window(u"three-way-handshake"_s);
    interfere(*window.page);
    const QStringList before = story(window.page->controller());
    // A bad one is refused with the place, without a question, and nothing is lost.
    drop(*window.page, bad);
    QVERIFY(dialogIn<QMessageBox>(window.window, "unsaved") == nullptr);
    auto* banner = window.window.findChild<ErrorBanner*>();
    QVERIFY(banner->problem().what.contains(u"/script/0/at"_s));
    QCOMPARE(story(window.page->controller()), before);
    drop(*window.page, good);
    press(window.window, "unsaved", "cancel");
    QCOMPARE(story(window.page->controller()), before);
    auto* picker = window.window.findChild<QComboBox*>(u"scenario"_s);
    Q_EMIT picker->activated(2);
    QTRY_VERIFY(dialogIn<QMessageBox>(window.window, "unsaved") != nullptr);
    press(window.window, "unsaved", "cancel");
    QCOMPARE(story(window.page->controller()), before);
    QVERIFY(picker->currentText().contains(u"handshake"_s, Qt::CaseInsensitive));
    drop(*window.page, good);
    QTRY_VERIFY(dialogIn<QMessageBox>(window.window, "unsaved") != nullptr);
    press(window.window, "unsaved", "discard");
    QCOMPARE(window.page->files().file(), good);
}

/// Another preset makes the run anew, and with it goes what was done by hand.
void ScenarioFilesTest::anotherPresetAsks()
{
    Window window(u"three-way-handshake"_s);
    interfere(*window.page);
    const QStringList before = story(window.page->controller());
    auto* box = window.window.findChild<QComboBox*>(u"preset"_s);
    box->setCurrentIndex(2);
    Q_EMIT box->activated(2);
    QVERIFY(dialogIn<QMessageBox>(window.window, "unsaved") != nullptr);
    press(window.window, "unsaved", "cancel");
    QCOMPARE(story(window.page->controller()), before);
    QCOMPARE(box->currentIndex(), 0); // what the run that is shown was made with
    QVERIFY(window.page->controller().canUndo());
    box->setCurrentIndex(2);
    Q_EMIT box->activated(2);
    QTRY_VERIFY(dialogIn<QMessageBox>(window.window, "unsaved") != nullptr);
    press(window.window, "unsaved", "discard");
    QCOMPARE(box->currentIndex(), 2);
    QVERIFY(!window.page->files().isModified());
}

void ScenarioFilesTest::newOnesBeginAsChosen()
{
    Window window(u"four-way-close"_s);
    interfere(*window.page);
    const QStringList handMade = story(window.page->controller());
    const auto choose = [&](int row) {
        window.page->files().askForNew();
        if (auto* question = dialogIn<QMessageBox>(window.window, "unsaved"))
            question->findChild<QPushButton*>(u"discard"_s)->click();
        auto* dialog = dialogIn<NewScenarioDialog>(window.window, "newScenario");
        auto* list = dialog->findChild<QListWidget*>();
        list->setCurrentRow(row);
        Q_EMIT list->itemActivated(list->currentItem());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    choose(3);
    QCOMPARE(story(window.page->controller()), handMade);
    QVERIFY(window.page->files().file().isEmpty());
    QVERIFY(window.page->files().key().isEmpty());
    choose(0);
    QCOMPARE(window.page->controller().steps(), std::size_t{0});
    QVERIFY(window.window.windowTitle().contains(u"New scenario"_s));
    choose(1);
    QVERIFY(window.page->controller().steps() > 3);
    choose(2);
    QVERIFY(window.page->controller().steps() > 10);
    QVERIFY(!window.page->isModified());
}

void ScenarioFilesTest::anEditedScenarioIsTheDocument()
{
    const QTemporaryDir folder;
    Window window(u"three-way-handshake"_s);
    sim::Scenario edited = *window.page->files().base();
    edited.links[0].delay = sim::Duration{77'000};
    window.page->files().setEdited(edited, window.page->files().number());
    QVERIFY(window.page->isModified());
    QCOMPARE(window.page->controller().scenario().links[0].delay, sim::Duration{77'000});
    window.page->files().saveAction()->trigger();
    const QString file = folder.filePath(u"edited.tcplab.json"_s);
    saveInto(window, file);
    QVERIFY(!window.page->isModified());
    QVERIFY(contentOf(file).contains("\"77ms\""));
}

void ScenarioFilesTest::recentFilesAreRemembered()
{
    const QTemporaryDir folder;
    RecentFiles recent;
    recent.retranslate();
    for (int i = 0; i < 12; ++i)
        recent.add(folder.filePath(u"%1.tcplab.json"_s.arg(i)));
    QCOMPARE(recent.files().size(), RecentFiles::most);
    put(recent.files().front(), "{}");
    Q_EMIT recent.menu().aboutToShow();
    const QList<QAction*> entries = recent.menu().actions();
    QVERIFY(!entries[0]->text().contains(u"no longer"_s));
    QVERIFY(entries[1]->text().contains(u"no longer"_s));
    QSignalSpy chosen(&recent, &RecentFiles::chosen);
    entries[0]->trigger();
    QCOMPARE(chosen.size(), 1);
    entries.back()->trigger();
    QVERIFY(recent.files().isEmpty());

    // A file that is gone is said, and leaves the list.
    const QString gone = folder.filePath(u"gone.tcplab.json"_s);
    Window window(u"three-way-handshake"_s);
    window.page->files().recent().add(gone);
    Q_EMIT window.page->files().recent().chosen(gone);
    QVERIFY(window.window.findChild<ErrorBanner*>()->problem().what.contains(u"gone.tcplab"_s));
    QVERIFY(window.page->files().recent().files().isEmpty());
}

void ScenarioFilesTest::whatCannotBeWrittenIsSaid()
{
    const QTemporaryDir folder;
    Window window(u"three-way-handshake"_s);
    interfere(*window.page);
    window.page->files().saveAction()->trigger();
    saveInto(window, folder.filePath(u"no/such/folder/a.tcplab.json"_s));
    auto* banner = window.window.findChild<ErrorBanner*>();
    QVERIFY(banner->problem().what.contains(u"was not saved"_s));
    QVERIFY(window.page->isModified());
}

void ScenarioFilesTest::afterACrashTheWorkIsOffered()
{
    const QTemporaryDir folder;
    QStringList before;
    {
        Window window(u"four-way-close"_s);
        window.page->startRecovery(folder.path());
        interfere(*window.page);
        before = story(window.page->controller());
        QTRY_VERIFY(!QDir(folder.path()).entryList({u"*.tcplab.json"_s}).isEmpty());
    } // goes without being closed: as good as a crash
    Window next(u"three-way-handshake"_s);
    next.page->startRecovery(folder.path());
    auto* banner = next.window.findChild<ErrorBanner*>();
    QVERIFY(banner->problem().what.contains(u"ended unexpectedly"_s));
    QCOMPARE(banner->problem().secondText, u"Discard"_s);
    const auto restore = banner->problem().action;
    restore();
    QCOMPARE(story(next.page->controller()), before);
    QVERIFY(next.page->isModified());
    // It is kept under the new window's name, and only there.
    const QString old =
        QDir(folder.path()).entryList({u"*.tcplab.json"_s}, QDir::Files, QDir::Time).back();
    QTRY_VERIFY(!QDir(folder.path()).exists(old));
    QCOMPARE(QDir(folder.path()).entryList({u"*.tcplab.json"_s}).size(), 1);
    next.page->files().saveAction()->trigger();
    saveInto(next, folder.filePath(u"saved.json"_s));
    QVERIFY(QDir(folder.path()).entryList({u"*.tcplab.json"_s}).isEmpty());
}

void ScenarioFilesTest::aLivingWindowKeepsItsWork()
{
    const QTemporaryDir folder;
    Window window(u"four-way-close"_s);
    window.page->startRecovery(folder.path());
    interfere(*window.page);
    QTRY_VERIFY(!QDir(folder.path()).entryList({u"*.tcplab.json"_s}).isEmpty());
    const RecoveryStore other(folder.path());
    QVERIFY(other.abandoned().empty());
}

/// The real program, killed without a word.
void ScenarioFilesTest::killedProgramLeavesTheWork()
{
    const QTemporaryDir folder;
    const QString edited = folder.filePath(u"lesson.tcplab.json"_s);
    put(edited,
        QByteArray::fromStdString(sim::scenarioToSource(newScenario(Beginning::HandshakeAndData))));
    const QString kept = folder.filePath(u"data/tcplab/recovery"_s);
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, folder.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    program.setProcessEnvironment(environment);
    // Another living instance in the same folder holds its own lock.
    program.start(QStringLiteral(TCPLAB_PROGRAM), {edited, u"--lang"_s, u"en"_s});
    QVERIFY(program.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(QDir(kept).entryList({u"*.lock"_s}).size(), 1, 30'000);
    const QString lock = QDir(kept).entryList({u"*.lock"_s}).front();
    // What it would have kept after an intervention stands under its lock.
    put(QDir(kept).filePath(QString(lock).replace(u".lock"_s, u".tcplab.json"_s)),
        contentOf(edited));
    QVERIFY(RecoveryStore(kept).abandoned().empty());
    program.kill();
    QVERIFY(program.waitForFinished());
    QCOMPARE(RecoveryStore(kept).abandoned().size(), std::size_t{1});
}

QTEST_MAIN(ScenarioFilesTest)
#include "tst_scenario_files.moc"
