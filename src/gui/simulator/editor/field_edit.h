#pragma once

#include <QWidget>

#include "present/scenario_fields.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace tcplab::gui {

class ScenarioDraft;

/// One value of the scenario: a control that writes into the draft what is typed, as it is typed,
/// and below it what the reader says is wrong with it.
class FieldEdit : public QWidget
{
    Q_OBJECT

public:
    FieldEdit(ScenarioDraft& draft, const present::EditorField& field, QWidget* parent = nullptr);

    /// Where the value stands: the pointer of the object, to which the field's key is added.
    void setObject(const QString& pointer);
    QString pointer() const { return object_ + field_.key; }
    const present::EditorField& field() const { return field_; }
    /// The field in another language.
    void setField(const present::EditorField& field);
    /// "Client", where several columns have the same field; for who hears the page.
    void setColumn(const QString& column);

    /// Shows what the draft says. Leaves alone what means the same already.
    void refresh(const present::ScenarioDefaults& defaults);
    void setError(const QString& sentence);
    QString error() const;
    QWidget* control() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeControl();
    void fillCombo();
    void write(const QString& typed);
    QString typed() const;
    void show(const QString& typed, const QString& raw);
    void showError();
    void setTexts();

    ScenarioDraft& draft_;
    present::EditorField field_;
    QString object_;
    QString column_;
    QString fallback_;
    QLineEdit* line_ = nullptr;
    QComboBox* combo_ = nullptr; ///< editable for flags and where null is possible
    QPlainTextEdit* paragraph_ = nullptr;
    QWidget* errorRow_ = nullptr;
    QLabel* errorSign_ = nullptr;
    QLabel* error_ = nullptr;
    bool showing_ = false;
};

} // namespace tcplab::gui
