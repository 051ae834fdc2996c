#include "gui/simulator/files/run_export.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QSaveFile>

#include "gui/simulator/files/recovery_store.h"
#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"
#include "present/explanations.h"
#include "present/language.h"
#include "present/mermaid.h"
#include "present/text_ladder.h"
#include "sim/trace_json.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int sliceMs = 12;
constexpr int figureWidth = 900;
constexpr int dotsPerInch = 96;
constexpr int marginMm = 10;
/// Beyond it nobody reads a text, and making it would stop the window.
constexpr std::size_t mostStepsOfText = 20'000;

void layPaper(QPagedPaintDevice& device, bool landscape)
{
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageOrientation(landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    device.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm),
                          QPageLayout::Millimeter);
}

} // namespace

/// Keeps alive what it is drawn from, whatever the window shows meanwhile.
struct RunExport::Figure
{
    SimulationController::Branch branch;
    SequenceNumbers numbers;
    FigureSource source;
};

struct RunExport::Job
{
    QString file;
    std::unique_ptr<QSaveFile> device;
    std::unique_ptr<QPdfWriter> pdf;
    std::unique_ptr<QPainter> painter;
    std::function<bool(std::size_t)> step; ///< false: the device refuses
    std::size_t steps = 0;
    std::size_t at = 0;
};

RunExport::RunExport(RunContext& context, std::function<DiagramState()> diagram, QWidget* window)
    : QObject(window)
    , context_(context)
    , controller_(context.controller())
    , diagram_(std::move(diagram))
    , window_(window)
    , copyMenu_(std::make_unique<QMenu>())
{
    const auto make = [this](Icon icon, const QKeySequence& key, auto slot) {
        auto* action = new QAction(gui::icon(icon), {}, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    export_ = make(Icon::Export, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), &RunExport::ask);
    print_ = make(Icon::Print, QKeySequence::Print, &RunExport::askForPrinter);
    copyPicture_ =
        make(Icon::Copy, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &RunExport::copyPicture);
    copyMermaid_ = make(Icon::Copy, {}, &RunExport::copyMermaid);
    copyText_ = make(Icon::Copy, {}, &RunExport::copyText);
    copyMenu_->addActions({copyPicture_, copyMermaid_, copyText_});
    connect(&sliceTimer_, &QTimer::timeout, this, &RunExport::slice);
}

RunExport::~RunExport() = default;

QList<QAction*> RunExport::actions()
{
    return {export_, copyMenu_->menuAction(), print_};
}

void RunExport::retranslate()
{
    export_->setText(tr("&Export…"));
    export_->setToolTip(tr("Ladder, diagram or trace as a file"));
    print_->setText(tr("&Print…"));
    print_->setToolTip(tr("Look at the ladder's pages and print them"));
    copyMenu_->setTitle(tr("&Copy the run"));
    copyPicture_->setText(tr("Copy the ladder as a &picture"));
    copyMermaid_->setText(tr("Copy the run as &Mermaid"));
    copyText_->setText(tr("Copy the ladder as &text"));
}

QString RunExport::title() const
{
    const std::string language = present::languageId(present::currentLanguage()).toStdString();
    const sim::Scenario& scenario = controller_.scenario();
    const std::string& title = sim::localized(scenario.title, language);
    return QString::fromStdString(title.empty() ? scenario.id : title);
}

std::shared_ptr<RunExport::Figure> RunExport::figure(const ExportChoice& choice) const
{
    auto made = std::make_shared<Figure>(
        Figure{controller_.branch(controller_.currentBranch()), context_.numbers(), {}});
    LadderScene& scene = made->source.scene;
    scene.layout = made->branch.layout.get();
    scene.scenario = &made->branch.history->scenario();
    scene.numbers = &made->numbers;
    scene.moment = choice.wholeRun ? controller_.steps() : controller_.cursor();
    scene.t = choice.wholeRun ? controller_.endTime() : controller_.displayedTime();
    made->source.diagram = diagram_();
    made->source.light = choice.light;
    return made;
}

// Files

void RunExport::ask()
{
    if (!controller_.hasRun() || job_) return;
    if (dialog_) return dialog_->raise();
    dialog_ = new ExportDialog(last_, window_);
    connect(dialog_, &ExportDialog::chosen, this, [this](const ExportChoice& choice) {
        last_ = choice;
        auto* files = new QFileDialog(window_);
        files->setObjectName(u"exportFile"_s);
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setAcceptMode(QFileDialog::AcceptSave);
        files->setWindowTitle(tr("Export"));
        files->setDefaultSuffix(choice.suffix());
        files->setNameFilter(u"*."_s + choice.suffix());
        files->selectFile(QString::fromStdString(controller_.scenario().id) + u'.' +
                          choice.suffix());
        connect(files, &QFileDialog::fileSelected, this,
                [this, choice](const QString& file) { write(choice, file); });
        files->open();
    });
    dialog_->open();
}

void RunExport::write(const ExportChoice& choice, const QString& file)
{
    if (!controller_.hasRun() || job_) return;
    if (choice.what == ExportChoice::What::Trace) return writeTrace(file);
    if (choice.isFigure() && choice.format == ExportChoice::Format::Pdf)
        return writePdf(choice, file);
    writeAtOnce(choice, file);
}

void RunExport::writeAtOnce(const ExportChoice& choice, const QString& file)
{
    using What = ExportChoice::What;
    const sim::History& history = controller_.history();
    QByteArray content;
    if (!choice.isFigure()) {
        if (!isShortEnough()) return;
        const QString text = choice.what == What::Mermaid ? present::mermaidDiagram(history)
                                                          : present::textLadder(history);
        content = text.toUtf8();
    } else {
        const auto drawn = figure(choice);
        QBuffer buffer(&content);
        buffer.open(QIODevice::WriteOnly);
        if (choice.format == ExportChoice::Format::Png) {
            const QImage image = choice.what == What::Ladder
                                     ? ladderImage(drawn->source, figureWidth, choice.scale)
                                     : diagramImage(drawn->source, choice.scale);
            if (image.isNull()) return tellTooLong();
            image.save(&buffer, "PNG");
        } else if (choice.what == What::Diagram) {
            writeDiagramSvg(buffer, drawn->source, title());
        } else if (!writeLadderSvg(buffer, drawn->source, figureWidth, title())) {
            return tellTooLong();
        }
    }
    const QString reason = writeAtomically(file, content);
    if (!reason.isEmpty()) return tellFailure(file, reason);
    Q_EMIT done(tr("Exported: %1").arg(QDir::toNativeSeparators(file)));
}

void RunExport::writePdf(const ExportChoice& choice, const QString& file)
{
    auto job = std::make_unique<Job>();
    job->file = file;
    job->device = std::make_unique<QSaveFile>(file);
    if (!job->device->open(QIODevice::WriteOnly))
        return tellFailure(file, job->device->errorString());
    const bool isDiagram = choice.what == ExportChoice::What::Diagram;
    job->pdf = std::make_unique<QPdfWriter>(job->device.get());
    QPdfWriter& pdf = *job->pdf;
    pdf.setTitle(title());
    pdf.setCreator(u"TCP Lab"_s);
    pdf.setResolution(dotsPerInch);
    layPaper(pdf, isDiagram);
    job->painter = std::make_unique<QPainter>(&pdf);
    QPainter& painter = *job->painter;
    const auto drawn = figure(choice);
    const QSize page(pdf.width(), pdf.height());
    if (isDiagram) {
        job->steps = 1;
        job->step = [&painter, drawn, page](std::size_t) {
            paintDiagram(painter, drawn->source, page);
            return true;
        };
    } else {
        const auto sheets = std::make_shared<const LadderSheets>(drawn->source, page);
        job->steps = sheets->count();
        job->step = [&painter, &pdf, drawn, sheets](std::size_t sheet) {
            if (sheet > 0 && !pdf.newPage()) return false;
            sheets->paint(painter, sheet);
            return true;
        };
    }
    start(std::move(job));
}

void RunExport::writeTrace(const QString& file)
{
    auto job = std::make_unique<Job>();
    job->file = file;
    job->device = std::make_unique<QSaveFile>(file);
    if (!job->device->open(QIODevice::WriteOnly))
        return tellFailure(file, job->device->errorString());
    const auto history = controller_.branch(controller_.currentBranch()).history;
    job->steps = history->steps() + 2; // with the first and the last line
    job->step = [history, device = job->device.get()](std::size_t k) {
        const auto text = [](sim::HostId host, const tcp::Explanation& explanation) {
            return present::explanationSentence(host, explanation).toStdString();
        };
        std::string lines;
        if (k == 0)
            lines = sim::traceHeader(history->scenario()) + "\n";
        else if (k > history->steps())
            lines = sim::traceEnd(history->at(history->steps())) + "\n";
        else
            for (const sim::TraceRecord& record : history->record(k - 1).records)
                lines += sim::traceLine(record, text) + "\n";
        return device->write(lines.data(), static_cast<qint64>(lines.size())) ==
               static_cast<qint64>(lines.size());
    };
    start(std::move(job));
}

void RunExport::start(std::unique_ptr<Job> job)
{
    job_ = std::move(job);
    constexpr int patienceMs = 500;
    progress_ = new QProgressDialog(tr("Writing %1").arg(QDir::toNativeSeparators(job_->file)),
                                    tr("&Cancel"), 0, static_cast<int>(job_->steps), window_);
    progress_->setObjectName(u"exportProgress"_s);
    progress_->setAttribute(Qt::WA_DeleteOnClose);
    progress_->setWindowTitle(tr("Export"));
    progress_->setMinimumDuration(patienceMs);
    progress_->setAutoClose(false);
    progress_->setAutoReset(false);
    connect(progress_, &QProgressDialog::canceled, this, [this] {
        if (!job_) return;
        job_->device->cancelWriting();
        finish({});
    });
    sliceTimer_.start(0);
}

void RunExport::slice()
{
    QElapsedTimer clock;
    clock.start();
    while (job_->at < job_->steps) {
        if (!job_->step(job_->at)) return finish(job_->device->errorString());
        ++job_->at;
        if (clock.hasExpired(sliceMs)) break;
    }
    if (job_->at >= job_->steps) return finish({});
    if (progress_) progress_->setValue(static_cast<int>(job_->at));
}

void RunExport::finish(const QString& reason)
{
    sliceTimer_.stop();
    const std::unique_ptr<Job> job = std::move(job_);
    if (progress_) {
        progress_->disconnect(this);
        progress_->deleteLater();
    }
    const bool whole = job->at >= job->steps && reason.isEmpty();
    if (job->painter) job->painter->end();
    job->painter.reset();
    job->pdf.reset();
    if (!reason.isEmpty()) return tellFailure(job->file, reason);
    if (!whole) {
        job->device->cancelWriting();
        Q_EMIT done(tr("Nothing was exported"));
        return;
    }
    if (!job->device->commit()) return tellFailure(job->file, job->device->errorString());
    Q_EMIT done(tr("Exported: %1").arg(QDir::toNativeSeparators(job->file)));
}

void RunExport::tellTooLong()
{
    Q_EMIT problem([steps = controller_.steps()] {
        Problem told;
        told.what = tr("This run of %L1 steps is too long for one picture.").arg(steps);
        told.tryThis = tr("A PDF takes it in pages; or choose a smaller size.");
        return told;
    });
}

void RunExport::tellFailure(const QString& file, const QString& reason)
{
    Q_EMIT problem([file, reason] {
        Problem told;
        told.what = tr("%1 was not written: %2.").arg(QDir::toNativeSeparators(file), reason);
        return told;
    });
}

// Clipboard and paper

bool RunExport::isShortEnough()
{
    if (controller_.steps() <= mostStepsOfText) return true;
    Q_EMIT problem([steps = controller_.steps()] {
        Problem told;
        told.what = tr("This run of %L1 steps is too long for a text; at most %L2 are possible.")
                        .arg(steps)
                        .arg(mostStepsOfText);
        told.tryThis = tr("Export its trace instead.");
        return told;
    });
    return false;
}

void RunExport::copyPicture()
{
    if (!controller_.hasRun()) return;
    ExportChoice choice;
    choice.wholeRun = false;
    const auto drawn = figure(choice);
    const QImage image = ladderImage(drawn->source, figureWidth, choice.scale);
    if (image.isNull()) return tellTooLong();
    auto* mime = new QMimeData;
    mime->setImageData(image);
    QByteArray svg;
    QBuffer buffer(&svg);
    buffer.open(QIODevice::WriteOnly);
    if (writeLadderSvg(buffer, drawn->source, figureWidth, title()))
        mime->setData(u"image/svg+xml"_s, svg);
    QApplication::clipboard()->setMimeData(mime);
    Q_EMIT done(tr("The ladder is on the clipboard as a picture"));
}

void RunExport::copyMermaid()
{
    if (!controller_.hasRun() || !isShortEnough()) return;
    QApplication::clipboard()->setText(present::mermaidDiagram(controller_.history()));
    Q_EMIT done(tr("The run is on the clipboard as Mermaid"));
}

void RunExport::copyText()
{
    if (!controller_.hasRun() || !isShortEnough()) return;
    QApplication::clipboard()->setText(present::textLadder(controller_.history()));
    Q_EMIT done(tr("The ladder is on the clipboard as text"));
}

void RunExport::askForPrinter()
{
    if (!controller_.hasRun()) return;
    auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
    printer->setResolution(dotsPerInch);
    layPaper(*printer, false);
    printer->setDocName(title());
    auto* preview = new QPrintPreviewDialog(printer.get(), window_);
    preview->setObjectName(u"printPreview"_s);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    connect(preview, &QPrintPreviewDialog::paintRequested, this,
            [this, printer](QPrinter* paper) { print(*paper); });
    preview->open();
}

void RunExport::print(QPrinter& printer)
{
    ExportChoice choice;
    const auto drawn = figure(choice);
    const QSize page = printer.pageLayout().paintRectPixels(printer.resolution()).size();
    const LadderSheets sheets(drawn->source, page);
    const std::size_t count = std::min<std::size_t>(sheets.count(), mostPrinted);
    QPainter painter(&printer);
    for (std::size_t sheet = 0; sheet < count; ++sheet) {
        if (sheet > 0 && !printer.newPage()) return;
        sheets.paint(painter, sheet);
    }
    if (count == sheets.count()) return;
    Q_EMIT problem([all = sheets.count()] {
        Problem told;
        told.severity = Problem::Severity::Warning;
        told.what = tr("The run has %L1 pages; the first %L2 are printed.")
                        .arg(all)
                        .arg(static_cast<int>(mostPrinted));
        told.tryThis = tr("A PDF takes all of them.");
        return told;
    });
}

} // namespace tcplab::gui
