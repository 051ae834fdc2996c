#include "gui/simulator/coverage/coverage_view.h"
#include "gui/simulator/simulator_page.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include "gui/panel.h"
#include "gui/settings.h"
#include "gui/simulator/editor/scenario_editor.h"
#include "gui/simulator/explanation_panel.h"
#include "gui/simulator/files/run_export.h"
#include "gui/simulator/files/scenario_files.h"
#include "gui/simulator/interventions/interventions.h"
#include "gui/simulator/ladder_tools.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/run_view.h"
#include "gui/simulator/tcb_view.h"
#include "gui/simulator/time/preset_chooser.h"
#include "gui/simulator/time/time_tools.h"
#include "gui/simulator/transport_bar.h"
#include "gui/tool_row.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

void SimulatorPage::setProjector(bool on)
{
    act_.nextCompanion->setEnabled(on);
    ladderPanel_->setTitleRowVisible(!on);
    legend_->setVisible(!on);
    explanation_->setProjector(on);
    transport_->setProjector(on);
    QStringList companions{u"states"_s, u"tcb"_s};
    if (docks_->dock(u"inspector"_s)) companions.append(u"inspector"_s);
    docks_->setProjector(on, companions);
}

bool SimulatorPage::showPanel(const QString& panel, QString* error)
{
    if (docks_->showPanel(panel)) return true;
    QStringList known;
    for (const PanelDock* each : docks_->docks())
        known.append(each->id());
    *error = tr("There is no panel '%1'. The panels are: %2.").arg(panel, known.join(u", "_s));
    return false;
}

void SimulatorPage::retranslatePanels()
{
    statesPanel_->setTitle(tr("States"));
    tcbPanel_->setTitle(tr("Transmission control blocks"));
    tcbPanel_->setFacts(tr("marked: changed by the last step"));
    for (RunView* view : views_) {
        view->retranslate();
        view->refresh();
        PanelDock* panel = docks_->dock(view->id());
        panel->setTitle(view->title());
        panel->setFacts(view->facts());
    }
    docks_->retranslate();
}

void SimulatorPage::deactivate()
{
    controller_.setPlaying(false);
}

void SimulatorPage::fillModes()
{
    const QSignalBlocker quiet(numbers_);
    numbers_->clear();
    numbers_->addItem(tr("absolute", "sequence numbers"));
    numbers_->addItem(tr("relative", "sequence numbers"));
    numbers_->addItem(tr("symbolic", "sequence numbers"));
    numbers_->setCurrentIndex(static_cast<int>(context_.numberMode()));
    numbers_->setPrefix(tr("Numbers"));
}

void SimulatorPage::retranslate()
{
    setAccessibleName(title());
    pickerLabel_->setText(tr("S&cenario"));
    picker_->setAccessibleName(tr("Scenario"));
    numbers_->setAccessibleName(tr("Sequence numbers"));
    openButton_->setLabel(tr("Open…"));
    saveButton_->setLabel(tr("Save"));
    saveButton_->setIcon(gui::icon(Icon::Save));
    saveButton_->setToolTip(tr("The scenario with everything done by hand, as a file"));
    openButton_->setIcon(gui::icon(Icon::Open));
    cancel_->setText(tr("Cancel"));
    ladderPanel_->setTitle(tr("Ladder"));
    retranslatePanels();
    retranslateActions();
    presets_->retranslate();
    timeTools_->retranslate();
    fillModes();
    fillPicker();
    fillBranchMenu();
    ladder_->retranslate();
    ladderTools_->retranslate();
    interventions_->retranslate();
    tcb_->retranslate();
    transport_->retranslate();
    files_->retranslate();
    export_->retranslate();
    toolRow_->refold();
    showMoment();
    showHintAndFacts();
}

void SimulatorPage::saveState(Settings& settings) const
{
    if (controller_.hasRun()) settings.setPageValue(id(), u"scenario"_s, files_->key());
    settings.setPageValue(id(), u"recentFiles"_s, files_->recent().files());
    settings.setPageValue(id(), u"numbers"_s, static_cast<int>(context_.numberMode()));
    settings.setPageValue(id(), u"trueTime"_s, act_.trueTime->isChecked());
    timeTools_->saveState(settings, id());
    settings.setPageValue(id(), u"preset"_s, present::text(sim::id(presets_->preset())));
    settings.setPageValue(id(), u"panels"_s, docks_->saveArrangement());
    coverage_->save(settings);
    settings.setPageValue(id(), u"editor"_s, editor_ ? editor_->state() : editorState_);
}

void SimulatorPage::restoreState(const Settings& settings)
{
    const int mode = settings.pageValue(id(), u"numbers"_s, 0).toInt();
    setNumberMode(static_cast<NumberMode>(std::clamp(mode, 0, 2)));
    act_.trueTime->setChecked(settings.pageValue(id(), u"trueTime"_s, false).toBool());
    editorState_ = settings.pageValue(id(), u"editor"_s).toMap();
    coverage_->restore(settings);
    docks_->restoreArrangement(settings.pageValue(id(), u"panels"_s).toByteArray());
    timeTools_->restoreState(settings, id());
    const QString preset = settings.pageValue(id(), u"preset"_s).toString();
    presets_->setPreset(sim::presetOf(preset.toStdString()).value_or(sim::Preset::Rfc9293));
    files_->recent().setFiles(settings.pageValue(id(), u"recentFiles"_s).toStringList());
    // A scenario that is gone or has become unreadable is no reason to greet anyone with an error.
    QString ignored;
    const QString last = settings.pageValue(id(), u"scenario"_s).toString();
    if (last.isEmpty() || !open(last, &ignored)) open({}, &ignored);
}

} // namespace tcplab::gui
