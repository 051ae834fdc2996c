#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include "sim/presets.h"

class QAction;
class QActionGroup;
class QMenu;

namespace tcplab::gui {

class ToolChoice;

class SimulationController;

/// Whose numbers the next run is made with: a combo box for the tool row and a menu.
class PresetChooser : public QObject
{
    Q_OBJECT

public:
    explicit PresetChooser(SimulationController& controller, QObject* parent = nullptr);
    ~PresetChooser() override;

    ToolChoice* box() { return box_; }
    QAction* menuAction();
    sim::Preset preset() const { return chosen_; }
    /// Without running anything anew.
    void setPreset(sim::Preset preset);
    /// Back to the preset of the run that is shown: the person did not want the other one after
    /// all.
    void takeBack() { setPreset(shown_); }
    /// The scenario with the chosen preset's numbers in it.
    std::shared_ptr<const sim::Scenario>
    played(std::shared_ptr<const sim::Scenario> scenario) const;
    /// Whose behaviour and numbers the run that is shown has.
    QString modelText() const;

    void retranslate();

Q_SIGNALS:
    /// The person has chosen another one: the scenario is to be run anew.
    void chosen();

private:
    void choose(sim::Preset preset);
    void showChoice();

    SimulationController& controller_;
    ToolChoice* box_;
    std::unique_ptr<QMenu> menu_;
    QActionGroup* group_;
    std::vector<QAction*> actions_; ///< by sim::Preset
    sim::Preset chosen_ = sim::Preset::Rfc9293;
    sim::Preset shown_ = sim::Preset::Rfc9293; ///< of the run that is shown
};

} // namespace tcplab::gui
