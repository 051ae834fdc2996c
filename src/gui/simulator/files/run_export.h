#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

#include "gui/page.h"
#include "gui/simulator/files/export_dialog.h"
#include "gui/simulator/files/run_figures.h"
#include "sim/history.h"

class QAction;
class QFileDialog;
class QMenu;
class QPrinter;
class QProgressDialog;
class QSaveFile;

namespace tcplab::gui {

class RunContext;
class SimulationController;

/// Brings the run out of the window: as a file, onto the clipboard, onto paper. Long work is done
/// in slices of the event loop, shows its progress and can be cancelled; files are whole or not
/// there.
class RunExport : public QObject
{
    Q_OBJECT

public:
    RunExport(RunContext& context, std::function<DiagramState()> diagram, QWidget* window);
    ~RunExport() override;

    /// For the File menu: export, copy, print.
    QList<QAction*> actions();
    void retranslate();
    /// Nothing is being written.
    bool isIdle() const { return !job_; }
    void write(const ExportChoice& choice, const QString& file);
    /// All pages of the run, or so many as paper is given for.
    void print(QPrinter& printer);
    static constexpr int mostPrinted = 500;

public Q_SLOTS:
    void ask();
    void askForPrinter();
    void copyPicture();
    void copyMermaid();
    void copyText();

Q_SIGNALS:
    void problem(const std::function<tcplab::gui::Problem()>& make);
    /// Said in the status bar: what was written.
    void done(const QString& sentence);

private:
    struct Figure;
    struct Job;

    std::shared_ptr<Figure> figure(const ExportChoice& choice) const;
    QString title() const;
    bool isShortEnough();
    void choseFile(const ExportChoice& choice, const QString& file);
    void writePdf(const ExportChoice& choice, const QString& file);
    void writeTrace(const QString& file);
    void writeAtOnce(const ExportChoice& choice, const QString& file);
    void start(std::unique_ptr<Job> job);
    void slice();
    void finish(const QString& reason);
    void tellTooLong();
    void tellFailure(const QString& file, const QString& reason);

    RunContext& context_;
    SimulationController& controller_;
    std::function<DiagramState()> diagram_;
    QPointer<QWidget> window_;
    QAction* export_;
    QAction* print_;
    QAction* copyPicture_;
    QAction* copyMermaid_;
    QAction* copyText_;
    std::unique_ptr<QMenu> copyMenu_;
    ExportChoice last_;
    QPointer<ExportDialog> dialog_;
    std::unique_ptr<Job> job_;
    QPointer<QProgressDialog> progress_;
    QTimer sliceTimer_;
};

} // namespace tcplab::gui
