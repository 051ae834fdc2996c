#pragma once

#include <QWidget>

#include <map>
#include <optional>

#include "present/call_preview.h"
#include "sim/command.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace tcplab::gui {

class ElidedLabel;
class SimulationController;

/// Everything that a program on one host may ask of TCP, and what may happen to the host. Beside
/// each button stands what TCP would answer now: an error may be asked for all the same.
class HostColumn : public QWidget
{
    Q_OBJECT

public:
    HostColumn(SimulationController& controller, sim::HostId host, QWidget* parent = nullptr);

    QPushButton* button(sim::CallKind kind) const { return rows_.at(kind).button; }
    /// Does what the button of the call does.
    void call(sim::CallKind kind);
    /// Puts the keyboard where the call's text is typed.
    void focusOn(sim::CallKind kind);
    /// The words beside a button.
    QString answer(sim::CallKind kind) const;

    void showMoment();
    /// What TCP would answer: looked up anew, which costs a copy of the world for each call.
    void showAnswers();
    void retranslate();

Q_SIGNALS:
    void chosen(const tcplab::sim::Command& command);

private:
    struct Row
    {
        QPushButton* button = nullptr;
        ElidedLabel* answer = nullptr;
        QWidget* field = nullptr; ///< what is typed into first
    };

    void addHead(QGridLayout& grid);
    void addRow(QGridLayout& grid, sim::CallKind kind, QWidget* fields, QWidget* first);
    QWidget* listenFields();
    QWidget* sendFields();
    QWidget* receiveFields();
    QWidget* setFields();
    void fillConnections();
    void optionChosen();
    /// What the fields say; nothing, and a sentence, where they say nothing that can be done.
    std::optional<sim::Call> read(sim::CallKind kind, QString* wrong) const;
    std::optional<sim::Call> readSend(sim::Call call, QString* wrong) const;
    std::optional<sim::Call> readReceive(sim::Call call, QString* wrong) const;
    std::optional<sim::Call> readSet(sim::Call call, QString* wrong) const;
    void showAnswer(sim::CallKind kind);
    const tcp::Config& config() const;

    SimulationController& controller_;
    sim::HostId host_;
    std::map<sim::CallKind, Row> rows_;
    QLabel* marker_ = nullptr;
    QLabel* name_ = nullptr;
    QLabel* state_ = nullptr;
    QComboBox* connection_ = nullptr;
    QCheckBox* acceptAtOnce_ = nullptr;
    QSpinBox* backlog_ = nullptr;
    QLineEdit* data_ = nullptr;
    QComboBox* dataAs_ = nullptr;
    QCheckBox* urgent_ = nullptr;
    QLineEdit* wanted_ = nullptr;
    QComboBox* option_ = nullptr;
    QComboBox* value_ = nullptr;
};

} // namespace tcplab::gui
