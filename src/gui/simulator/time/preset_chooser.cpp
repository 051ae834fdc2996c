#include "gui/simulator/time/preset_chooser.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include "gui/simulator/simulation_controller.h"
#include "gui/tool_row.h"
#include "present/preset_texts.h"

namespace tcplab::gui {

PresetChooser::PresetChooser(SimulationController& controller, QObject* parent)
    : QObject(parent)
    , controller_(controller)
    , box_(new ToolChoice)
    , menu_(std::make_unique<QMenu>())
    , group_(new QActionGroup(this))
{
    box_->setObjectName(QStringLiteral("preset"));
    for (const sim::Preset preset : sim::allPresets) {
        box_->addItem({});
        auto* action = new QAction(this);
        action->setCheckable(true);
        group_->addAction(action);
        menu_->addAction(action);
        actions_.push_back(action);
        connect(action, &QAction::triggered, this, [this, preset] { choose(preset); });
    }
    connect(box_, &QComboBox::activated, this,
            [this](int index) { choose(static_cast<sim::Preset>(index)); });
    // A run that somebody cancels leaves the one before, with its preset.
    connect(&controller_, &SimulationController::runChanged, this, [this] { shown_ = chosen_; });
    connect(&controller_, &SimulationController::loadingChanged, this, [this](bool loading) {
        if (!loading && controller_.hasRun()) setPreset(shown_);
    });
    retranslate();
    showChoice();
}

PresetChooser::~PresetChooser() = default;

QAction* PresetChooser::menuAction()
{
    return menu_->menuAction();
}

void PresetChooser::setPreset(sim::Preset preset)
{
    chosen_ = preset;
    showChoice();
}

void PresetChooser::choose(sim::Preset preset)
{
    if (preset == chosen_) return;
    setPreset(preset);
    Q_EMIT chosen();
}

void PresetChooser::showChoice()
{
    const auto index = static_cast<int>(chosen_);
    box_->setCurrentIndex(index);
    box_->setToolTip(present::presetMeaning(chosen_));
    actions_[static_cast<std::size_t>(index)]->setChecked(true);
}

std::shared_ptr<const sim::Scenario>
PresetChooser::played(std::shared_ptr<const sim::Scenario> scenario) const
{
    if (chosen_ == sim::Preset::Rfc9293) return scenario;
    return std::make_shared<const sim::Scenario>(sim::withPreset(*scenario, chosen_));
}

QString PresetChooser::modelText() const
{
    if (!controller_.hasRun()) return {};
    return tr("Model: %1", "whose behaviour and numbers a run has")
        .arg(present::modelName(controller_.scenario(), shown_));
}

void PresetChooser::retranslate()
{
    menu_->setTitle(tr("&Preset"));
    box_->setAccessibleName(tr("Preset"));
    for (const sim::Preset preset : sim::allPresets) {
        const auto index = static_cast<std::size_t>(preset);
        box_->setItemText(static_cast<int>(index), present::presetName(preset));
        box_->setItemData(static_cast<int>(index), present::presetMeaning(preset), Qt::ToolTipRole);
        actions_[index]->setText(tr("Preset: %1").arg(present::presetName(preset)));
        actions_[index]->setToolTip(present::presetMeaning(preset));
    }
    box_->setPrefix(tr("Preset"));
    showChoice();
}

} // namespace tcplab::gui
