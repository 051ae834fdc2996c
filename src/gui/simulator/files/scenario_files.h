#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

#include "gui/page.h"
#include "gui/simulator/files/new_scenario.h"
#include "gui/simulator/files/recent_files.h"
#include "gui/simulator/files/recovery_store.h"
#include "sim/scenario_recording.h"

class QFileDialog;
class QMessageBox;

namespace tcplab::gui {

class SimulationController;

/// The document that the simulator page shows: a scenario, where it comes from, and everything done
/// by hand on the branch that is shown. New, open, save, recent files, the question about unsaved
/// changes, and what is kept for the case of a crash.
///
/// The page runs what runWanted() asks for; the document becomes that one when the run is there.
class ScenarioFiles : public QObject
{
    Q_OBJECT

public:
    using Scenario = std::shared_ptr<const sim::Scenario>;

    ScenarioFiles(SimulationController& controller, QWidget* window);
    ~ScenarioFiles() override;

    /// For the File menu: new, open, recent, save, save as.
    QList<QAction*> actions();
    QAction* openAction() { return act_.open; }
    QAction* saveAction() { return act_.save; }
    RecentFiles& recent() { return recent_; }
    void retranslate();

    /// Absolute path; empty where the document is not saved anywhere.
    QString file() const { return document_.file; }
    /// What the library knows it by: the path, or the id of a built-in scenario; empty for a new
    /// one.
    QString key() const;
    /// The name of the file, or the scenario's title.
    QString name() const;
    /// The scenario without what was done by hand and without the numbers of a preset.
    Scenario base() const { return document_.scenario; }
    /// What would be saved now.
    sim::Recording content() const;
    bool isModified() const;

    /// Shows a scenario of the library: `file` is where it came from, empty for a built-in one.
    void show(Scenario scenario, const QString& file);
    /// Of each document another one, while the program runs.
    int number() const { return document_.number; }
    /// The scenario to be edited: base(), or with what was done by hand in it.
    Scenario shown() const;
    /// A document edited elsewhere: it is run anew and is not saved yet. Where another one has been
    /// opened meanwhile, it becomes a new document.
    void setEdited(const sim::Scenario& scenario, int number);
    /// The same document once more, with other numbers.
    void runAgain();

    /// Does `go` at once, or when the person has saved or given up what is not saved yet. Never
    /// blocks.
    void whenSafe(const std::function<void()>& go);
    /// False, and the question is on the screen: the window closes when it is answered.
    bool canClose();

    /// Keeps what is not saved in this folder from now on, and says what a crash has left there.
    void startRecovery(const QString& folder);

public Q_SLOTS:
    void askForNew();
    void askForFile();
    void save();
    void saveAs();

Q_SIGNALS:
    void runWanted(const std::shared_ptr<const tcplab::sim::Scenario>& scenario);
    /// A file that the person chose: to be read and shown.
    void openWanted(const QString& file);
    /// Name or modification differ.
    void changed();
    /// It was saved here: the library has to read it anew.
    void saved(const QString& file);
    void problem(const std::function<tcplab::gui::Problem()>& make);
    void problemGone();
    /// The person does not want to leave the document after all.
    void stayed();

private:
    struct Document
    {
        Scenario scenario;
        QString file;
        int number = 0;
        bool builtin = false;
        bool edited = false; ///< differs from the file in its text, not only by what was done
    };
    struct Actions
    {
        QAction* create = nullptr;
        QAction* open = nullptr;
        QAction* save = nullptr;
        QAction* saveAs = nullptr;
    };

    void run(Document document);
    void runArrived();
    void begin(Beginning beginning);
    bool write(const QString& file);
    void tellLeftOut(std::size_t count);
    void saveThen(const std::function<void()>& go);
    void look();
    void keepForRecovery();
    void offerRecovery();
    void recover();
    void tellChange();

    SimulationController& controller_;
    QPointer<QWidget> window_;
    Actions act_;
    RecentFiles recent_;
    Document document_;
    std::optional<Document> pending_;
    int lastNumber_ = 0;
    mutable std::pair<std::shared_ptr<const sim::History>, Scenario> recorded_; ///< of shown()
    std::shared_ptr<const sim::History> saved_; ///< the run that the file repeats
    Scenario savedScenario_; ///< what the file says by now, where that is not document_.scenario
    bool starting_ = false;
    bool wasModified_ = false;
    bool mayClose_ = false;
    std::function<void()> afterSaving_;
    QPointer<QFileDialog> dialog_;
    QPointer<QMessageBox> question_;
    QPointer<NewScenarioDialog> newDialog_;

    std::unique_ptr<RecoveryStore> recovery_;
    std::vector<RecoveryStore::Abandoned> abandoned_;
    std::shared_ptr<const sim::History> kept_; ///< the run that is kept for recovery
    std::optional<RecoveryStore::Abandoned> recovered_;
    bool keepingFailed_ = false;
    QTimer keepSoon_;
    QTimer keepOften_;
};

} // namespace tcplab::gui
