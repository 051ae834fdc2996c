#pragma once

#include <QDialog>

#include <optional>

#include "present/breakpoints.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QStackedWidget;

namespace tcplab::gui {

class BreakpointList;
class SimulationController;

/// Asks where a run is to stop, and says how often it would.
class BreakpointDialog : public QDialog
{
    Q_OBJECT

public:
    /// Edits `breakpoint`; its kind is chosen at the start.
    BreakpointDialog(const BreakpointList& list, const SimulationController& controller,
                     const present::Breakpoint& breakpoint, QWidget* parent = nullptr);

    present::Breakpoint breakpoint() const;

private:
    void buildState(const present::Breakpoint::State& state);
    void buildSegment(const present::Breakpoint::Segment& segment);
    void buildRule(const present::Breakpoint::Rule& rule);
    void buildTime(const present::Breakpoint::Time& time);
    void buildStep(const present::Breakpoint::Step& step);
    QFormLayout* addPage(const QString& kind);
    QComboBox* hostBox(std::optional<sim::HostId> host);
    QComboBox* yesNoBox(const QString& any, const QString& yes, const QString& no,
                        std::optional<bool> value);
    void showCount();
    std::optional<tcp::Flags> flags(bool* good) const;

    const BreakpointList& list_;
    const SimulationController& controller_;
    bool enabled_ = true;
    QComboBox* kind_;
    QStackedWidget* pages_;
    QLabel* count_;
    QDialogButtonBox* buttons_;
    QComboBox* stateHost_ = nullptr;
    QComboBox* state_ = nullptr;
    QComboBox* from_ = nullptr;
    QComboBox* event_ = nullptr;
    QComboBox* flags_ = nullptr;
    QComboBox* again_ = nullptr;
    QComboBox* text_ = nullptr;
    QSpinBox* nth_ = nullptr;
    QComboBox* ruleHost_ = nullptr;
    QComboBox* rule_ = nullptr;
    QDoubleSpinBox* time_ = nullptr;
    QSpinBox* step_ = nullptr;
};

} // namespace tcplab::gui
