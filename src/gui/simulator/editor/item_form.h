#pragma once

#include <QScrollArea>

#include <vector>

#include "gui/simulator/editor/form_section.h"
#include "present/scenario_items.h"

class QComboBox;

namespace tcplab::gui {

/// The fields of one item of a list. Which there are depends on what the item says, so they are
/// made anew when that changes.
class ItemForm : public QScrollArea
{
    Q_OBJECT

public:
    ItemForm(ScenarioDraft& draft, present::ItemList list, QWidget* parent = nullptr);

    /// Negative: none.
    void setItem(int index);
    int item() const { return item_; }
    void refresh();
    void showErrors(const std::vector<FieldError>& errors);
    void reveal(const QString& pointer);
    void retranslate();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const present::JsonSource::Node* node() const;
    QString pointer() const;
    void build(const present::ItemForm& form);
    QWidget* addField(const present::EditorField& field);
    QWidget* addChoice(const present::ItemChoice& choice);
    void place(const QList<std::pair<QLabel*, QWidget*>>& cells);
    void fillChoice(QComboBox& combo, const present::ItemChoice& choice);
    void choose(const QString& choice, int option);
    void setFonts();

    ScenarioDraft& draft_;
    present::ItemList list_;
    int item_ = -1;
    QStringList built_; ///< of which choices and fields the form is made
    QList<QLabel*> labels_;
    QList<QComboBox*> choices_;
    QList<FieldEdit*> fields_;
    QLabel* others_ = nullptr; ///< mistakes that no field has
    std::vector<FieldError> errors_;
};

} // namespace tcplab::gui
