#pragma once

#include <QPointer>

#include <array>
#include <memory>
#include <vector>

#include "gui/page.h"
#include "gui/panel_docks.h"
#include "gui/simulator/diagram_feed.h"
#include "gui/simulator/run_context.h"
#include "gui/simulator/scenario_library.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/tcb_snapshot.h"

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace tcplab::gui {

class CoverageView;
class ExplanationPanel;
class Interventions;
class LadderTools;
class LadderView;
class Panel;
class PresetChooser;
class RunExport;
class RunView;
class ScenarioFiles;
class StateDiagramWidget;
class TcbView;
class ScenarioEditor;
class TimeTools;
class ToolChoice;
class ToolRow;
class ToolRowButton;
class TransportBar;

/// The simulator: a run of the model as a ladder, the state diagram, both ends' variables, and
/// words about the current step.
class SimulatorPage : public Page
{
    Q_OBJECT

public:
    explicit SimulatorPage(QWidget* parent = nullptr);
    ~SimulatorPage() override;

    QString id() const override { return QStringLiteral("simulator"); }
    QString title() const override;
    Icon icon() const override { return Icon::Simulate; }
    QWidget* toolRow() override;
    QList<QAction*> fileActions() override;
    QList<QAction*> editActions() override;
    QList<QAction*> runActions() override;
    QList<QAction*> viewActions() override;
    bool open(const QString& idOrFile, QString* error) override;
    bool goToStep(int step, QString* error) override;
    bool showPanel(const QString& panel, QString* error) override;
    std::vector<Command> searchable() override;
    QString documentName() const override;
    bool isModified() const override;
    bool canClose() override;
    void startRecovery(const QString& folder) override;
    void deactivate() override;
    void setProjector(bool on) override;
    void retranslate() override;
    void saveState(Settings& settings) const override;
    void restoreState(const Settings& settings) override;

    SimulationController& controller() { return controller_; }
    const SimulationController& controller() const { return controller_; }
    RunContext& context() { return context_; }
    TimeTools& timeTools() { return *timeTools_; }
    PanelDocks& panels() { return *docks_; }
    LadderView& ladder() { return *ladder_; }
    StateDiagramWidget& diagram() { return *diagram_; }
    TcbView& tcb() { return *tcb_; }
    ExplanationPanel& explanation() { return *explanation_; }
    /// nullptr before it was opened.
    ScenarioEditor* editor() { return editor_; }
    ScenarioFiles& files() { return *files_; }
    RunExport& exports() { return *export_; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Actions
    {
        QAction* edit = nullptr;
        QAction* toStart = nullptr;
        QAction* back = nullptr;
        QAction* step = nullptr;
        QAction* play = nullptr;
        QAction* toEnd = nullptr;
        QAction* returnToMain = nullptr;
        QAction* branches = nullptr;
        QAction* reset = nullptr;
        QAction* zoomIn = nullptr;
        QAction* zoomOut = nullptr;
        QAction* fit = nullptr;
        QAction* trueTime = nullptr;
        std::array<QAction*, 3> numbers{}; ///< by NumberMode
        QAction* panels = nullptr;
        QAction* nextCompanion = nullptr;
    };

    // simulator_page_build.cpp
    void makeActions();
    void makePlayActions();
    void makeBranchActions();
    void makeViewActions();
    QAction* makeAction(void (SimulatorPage::*slot)(), const QList<QKeySequence>& keys);
    void buildViews();
    void buildToolRow();
    void buildLayout();
    void buildPanels();
    /// A view in a panel of its own; `open`: before the person has chosen.
    void addView(RunView* view, DockPlace place, bool open);
    void retranslateActions();
    // simulator_page.cpp
    void loadEntry(std::size_t index);
    void fillPicker();
    void fillBranchMenu();
    void fillModes();
    void pickerChosen(int index);
    void buildFiles();
    void openFile(const QString& file);
    void dropFile(const QString& file);
    void showEntry();
    void showDocument();
    void resetRun();
    void editScenario();
    void tellEditor();
    void showRun();
    void buildCoverage();
    void followHint(const QString& scenario, qulonglong moment);
    void showMoment();
    void showTime();
    void showLoading();
    void showHintAndFacts();
    void showRefusal(const ActResult& result);
    void setNumberMode(NumberMode mode);
    QString numberFact() const;
    void retranslatePanels();

    SimulationController controller_;
    RunContext context_{controller_}; ///< before the views: it hears of a new run before them
    ScenarioLibrary library_;
    DiagramFeed feed_;
    Actions act_;

    ToolRow* toolRow_ = nullptr;
    QLabel* pickerLabel_ = nullptr;
    QComboBox* picker_ = nullptr;
    ToolChoice* numbers_ = nullptr;
    ToolRowButton* openButton_ = nullptr;
    ToolRowButton* saveButton_ = nullptr;
    PresetChooser* presets_ = nullptr;
    TimeTools* timeTools_ = nullptr;
    QLabel* progress_ = nullptr;
    QPushButton* cancel_ = nullptr;

    PanelDocks* docks_ = nullptr;
    Panel* ladderPanel_ = nullptr;
    QToolButton* backToMain_ = nullptr; ///< there while a branch is shown
    PanelDock* statesPanel_ = nullptr;
    PanelDock* tcbPanel_ = nullptr;
    std::vector<RunView*> views_;
    QWidget* legend_ = nullptr;
    LadderView* ladder_ = nullptr;
    LadderTools* ladderTools_ = nullptr;
    StateDiagramWidget* diagram_ = nullptr;
    TcbView* tcb_ = nullptr;
    ExplanationPanel* explanation_ = nullptr;
    CoverageView* coverage_ = nullptr;
    TransportBar* transport_ = nullptr;
    Interventions* interventions_ = nullptr;
    ScenarioEditor* editor_ = nullptr; ///< from the first time it is asked for
    QVariantMap editorState_;
    ScenarioFiles* files_ = nullptr;
    RunExport* export_ = nullptr;
    std::unique_ptr<QMenu> branchMenu_;
};

} // namespace tcplab::gui
