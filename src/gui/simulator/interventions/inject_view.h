#pragma once

#include <map>

#include "gui/simulator/run_view.h"
#include "present/injection_form.h"
#include "sim/command.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace tcplab::gui {

class ElidedLabel;

/// A form for a segment made by hand, or an ICMP error. It says what the segment is to its receiver
/// and what the model would do with it, before it is put in front of the host.
class InjectView : public RunView
{
    Q_OBJECT

public:
    explicit InjectView(RunContext& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("inject"); }
    QString title() const override;
    void retranslate() override;
    QSize sizeHint() const override { return {360, 460}; }

    present::InjectionFields fields() const;
    void setFields(const present::InjectionFields& fields);
    /// As the receiver's variables are now; what was typed is gone.
    void fillIn();
    void applyPreset(present::InjectionPreset preset);
    /// Puts the keyboard into the form.
    void focusForm();
    void inject();
    QString summary() const;
    QString outcome() const;
    QString wrong(present::InjectionField field) const;

Q_SIGNALS:
    void chosen(const tcplab::sim::Command& command);

protected:
    void showMoment() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line
    {
        QLabel* label = nullptr;
        QWidget* field = nullptr;
        ElidedLabel* side = nullptr; ///< what the value means, or what is wrong with it
    };
    void build();
    void addHeaderLines(QGridLayout& grid);
    void addOptionLines(QGridLayout& grid);
    void addIcmpLines(QGridLayout& grid);
    QWidget* buildFoot();
    QWidget* buildFlags();
    void arrangeFlags(int columns);
    void addLine(QGridLayout& grid, present::InjectionField field, QWidget* widget);
    QLineEdit* addText(const QString& name);
    QComboBox* addChoice(const QString& name);
    void touched();
    void look();
    void showSides(const present::InjectionRead& read, const sim::Connection* connection);
    void showOutcome(const present::InjectionRead& read);
    void showKind();
    const sim::Connection* receiver() const;
    const sim::Connection* matching(const sim::Injection& injection) const;
    void retranslateChoices();
    void retranslateLabels();

    std::map<present::InjectionField, Line> lines_;
    QScrollArea* area_ = nullptr;
    QGridLayout* form_ = nullptr;
    QVBoxLayout* whole_ = nullptr;
    QWidget* foot_ = nullptr; ///< what the segment is, and the buttons
    int footRow_ = 0;
    int flagColumns_ = 0;
    bool footScrolls_ = false;
    QComboBox* to_ = nullptr;
    QComboBox* kind_ = nullptr;
    QComboBox* preset_ = nullptr;
    QLabel* toLabel_ = nullptr;
    QLabel* kindLabel_ = nullptr;
    QLabel* flagsLabel_ = nullptr;
    QWidget* flagBox_ = nullptr;
    std::map<tcp::Flag, QCheckBox*> flags_;
    QLineEdit* sourcePort_ = nullptr;
    QLineEdit* destinationPort_ = nullptr;
    QLineEdit* seq_ = nullptr;
    QLineEdit* ack_ = nullptr;
    QLineEdit* window_ = nullptr;
    QLineEdit* urgentPointer_ = nullptr;
    QLineEdit* mss_ = nullptr;
    QLineEdit* windowScale_ = nullptr;
    QLineEdit* timestampValue_ = nullptr;
    QLineEdit* timestampEcho_ = nullptr;
    QLineEdit* sack_ = nullptr;
    QCheckBox* sackPermitted_ = nullptr;
    QLineEdit* payload_ = nullptr;
    QComboBox* payloadAs_ = nullptr;
    QComboBox* icmp_ = nullptr;
    QLabel* icmpLabel_ = nullptr;
    QLineEdit* quotedSeq_ = nullptr;
    QLineEdit* fits_ = nullptr;
    QLabel* summary_ = nullptr;
    QLabel* outcome_ = nullptr;
    QPushButton* inject_ = nullptr;
    QPushButton* anew_ = nullptr;
    bool touched_ = false; ///< a person has typed: the form does not follow the run any more
    bool filling_ = false;
};

} // namespace tcplab::gui
