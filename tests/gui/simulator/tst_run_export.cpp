#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QMimeData>
#include <QPainter>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "gui/error_banner.h"
#include "gui/simulator/files/export_dialog.h"
#include "gui/simulator/files/run_export.h"
#include "sim/scenario_file.h"
#include "window_fixture.h"

using namespace tcplab;
using namespace tcplab::gui;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Through the dialogs, as a person does.
void exportTo(Window& window, const ExportChoice& wanted, const QString& file)
{
    window.page->exports().ask();
    auto* dialog = window.window.findChild<ExportDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->close();
    Q_EMIT dialog->chosen(wanted);
    auto* files = window.window.findChild<QFileDialog*>(u"exportFile"_s);
    QVERIFY(files != nullptr);
    Q_EMIT files->fileSelected(file);
    files->close();
    QTRY_VERIFY_WITH_TIMEOUT(window.page->exports().isIdle(), 60'000);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

ExportChoice choiceOf(ExportChoice::What what, ExportChoice::Format format)
{
    ExportChoice choice;
    choice.what = what;
    choice.format = format;
    return choice;
}

/// All words of a picture; empty where it is no XML.
QString wordsOf(const QByteArray& svg)
{
    QXmlStreamReader reader(svg);
    QString words;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters) words += reader.text();
    return reader.hasError() ? QString() : words;
}

int coloursOf(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    return static_cast<int>(colours.size());
}

/// So many segments there and back again.
QString longRun(const QTemporaryDir& folder, int octets)
{
    const QString path = folder.filePath(u"long.tcplab.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("the test cannot write its file");
    file.write(R"({"format": "tcplab-scenario/1", "id": "long", "script": [
        {"at": "0ms", "host": "server", "call": "listen"},
        {"at": "0ms", "host": "client", "call": "connect"},
        {"when": {"host": "server", "state": "ESTABLISHED"}, "host": "server", "call": "receive",
         "bytes": )" +
               QByteArray::number(octets) +
               R"(}, {"when": {"host": "client", "state": "ESTABLISHED"}, "host": "client",
        "call": "send", "bytes": )" +
               QByteArray::number(octets) + R"(}], "until": "10min"})");
    return path;
}

} // namespace

class RunExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void ladderAsSvg();
    void diagramAsSvg();
    void picturesHaveTheirSize();
    void pdfHasPages();
    void textsAndTraces();
    void longRunsAreBounded();
    void whatCannotBeWrittenIsSaid();
    void copies();
};

void RunExportTest::ladderAsSvg()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.svg"_s);
    Window window(u"three-way-handshake"_s);
    Theme::instance().setChoice(ThemeChoice::Dark);
    exportTo(window, choiceOf(ExportChoice::What::Ladder, ExportChoice::Format::Svg), file);
    const QByteArray svg = contentOf(file);
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    const QString words = wordsOf(svg);
    // Text is text, and the whole run is there though the window stands at its start.
    for (const char* word : {"SYN,ACK", "ESTABLISHED", "seq=1000", "SYN-SENT"})
        QVERIFY2(words.contains(QLatin1StringView(word)), word);
    // For paper whatever the window looks like; and only while it is drawn.
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    QCOMPARE(image.pixelColor(3, image.height() - 3), QColor(Qt::white));
    QVERIFY(color(Token::Panel) != QColor(Qt::white));
    ExportChoice dark = choiceOf(ExportChoice::What::Ladder, ExportChoice::Format::Svg);
    dark.light = false;
    exportTo(window, dark, file);
    QVERIFY(contentOf(file).contains(color(Token::Panel).name().toLatin1()));
    // Up to the step shown: what comes later has no words yet.
    dark.wholeRun = false;
    window.controller().goTo(2);
    exportTo(window, dark, file);
    QVERIFY(!wordsOf(contentOf(file)).contains(u"ESTABLISHED"_s));
    Theme::instance().setChoice(ThemeChoice::Light);
}

void RunExportTest::diagramAsSvg()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"d.svg"_s);
    Window window(u"three-way-handshake"_s);
    exportTo(window, choiceOf(ExportChoice::What::Diagram, ExportChoice::Format::Svg), file);
    QVERIFY(QSvgRenderer(contentOf(file)).isValid());
    for (const char* word : {"TIME-WAIT", "LISTEN", "FIN-WAIT-2"})
        QVERIFY2(wordsOf(contentOf(file)).contains(QLatin1StringView(word)), word);
}

void RunExportTest::picturesHaveTheirSize()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.png"_s);
    Window window(u"four-way-close"_s);
    for (const auto what : {ExportChoice::What::Ladder, ExportChoice::What::Diagram}) {
        ExportChoice choice = choiceOf(what, ExportChoice::Format::Png);
        choice.scale = 1;
        exportTo(window, choice, file);
        const QImage small(file);
        choice.scale = 3;
        exportTo(window, choice, file);
        const QImage large(file);
        QVERIFY(small.width() >= 900);
        QCOMPARE(large.size(), small.size() * 3);
        QVERIFY(coloursOf(small) > 10);
    }
}

void RunExportTest::pdfHasPages()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.pdf"_s);
    Window window(longRun(folder, 200'000));
    QVERIFY(window.opened);
    exportTo(window, choiceOf(ExportChoice::What::Ladder, ExportChoice::Format::Pdf), file);
    const QByteArray pdf = contentOf(file);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    QVERIFY2(pdf.count("/Type /Page\n") > 2, pdf.left(60).constData());
}

void RunExportTest::textsAndTraces()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.txt"_s);
    Window window(u"three-way-handshake"_s);
    exportTo(window, choiceOf(ExportChoice::What::Mermaid, {}), file);
    QVERIFY(contentOf(file).startsWith("sequenceDiagram"));
    exportTo(window, choiceOf(ExportChoice::What::Text, {}), file);
    QVERIFY(contentOf(file).contains("SYN,ACK"));
    exportTo(window, choiceOf(ExportChoice::What::Trace, {}), file);
    const QByteArrayList lines = contentOf(file).trimmed().split('\n');
    QVERIFY(lines.front().contains("tcplab-trace/1"));
    QVERIFY(lines.back().contains("\"type\":\"end\"") || lines.back().contains("\"end\""));
}

void RunExportTest::longRunsAreBounded()
{
    const QTemporaryDir folder;
    Window window(longRun(folder, 8'000'000));
    QTRY_VERIFY_WITH_TIMEOUT(window.controller().steps() > 8'000, 60'000);
    const QString file = folder.filePath(u"a.svg"_s);
    exportTo(window, choiceOf(ExportChoice::What::Ladder, ExportChoice::Format::Svg), file);
    QVERIFY(!QFile::exists(file));
    auto* banner = window.window.findChild<ErrorBanner*>();
    QVERIFY(banner->problem().what.contains(u"too long"_s));
    // A PDF takes it, can be cancelled on its way, and leaves nothing then.
    const QString pdf = folder.filePath(u"a.pdf"_s);
    window.page->exports().write(choiceOf(ExportChoice::What::Ladder, ExportChoice::Format::Pdf),
                                 pdf);
    QVERIFY(!window.page->exports().isIdle());
    auto* progress = window.window.findChild<QProgressDialog*>(u"exportProgress"_s);
    QVERIFY(progress != nullptr);
    QTRY_VERIFY(progress->value() > 0);
    Q_EMIT progress->canceled(); // as its button does
    QVERIFY(window.page->exports().isIdle());
    QVERIFY(!QFile::exists(pdf));
}

void RunExportTest::whatCannotBeWrittenIsSaid()
{
    const QTemporaryDir folder;
    Window window(u"three-way-handshake"_s);
    auto* banner = window.window.findChild<ErrorBanner*>();
    for (const auto format : {ExportChoice::Format::Svg, ExportChoice::Format::Pdf}) {
        banner->clear();
        exportTo(window, choiceOf(ExportChoice::What::Ladder, format),
                 folder.filePath(u"no/such/folder/file"_s));
        QVERIFY(banner->problem().what.contains(u"was not written"_s));
    }
}

void RunExportTest::copies()
{
    Window window(u"three-way-handshake"_s);
    window.controller().toEnd();
    window.page->exports().copyPicture();
    const QMimeData* mime = QApplication::clipboard()->mimeData();
    QVERIFY(mime->hasImage());
    QVERIFY(wordsOf(mime->data(u"image/svg+xml"_s)).contains(u"SYN,ACK"_s));
    window.page->exports().copyMermaid();
    QVERIFY(QApplication::clipboard()->text().startsWith(u"sequenceDiagram"_s));
    window.page->exports().copyText();
    QVERIFY(QApplication::clipboard()->text().contains(u"SYN,ACK"_s));
}

QTEST_MAIN(RunExportTest)
#include "tst_run_export.moc"
