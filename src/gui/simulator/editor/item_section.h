#pragma once

#include <QWidget>

#include "gui/simulator/editor/form_section.h"
#include "present/scenario_items.h"

class QAction;
class QHBoxLayout;
class QSplitter;
class QTableView;

namespace tcplab::gui {

class ItemForm;
class ItemModel;

/// A list of the scenario: a table of its items, what can be done with them, and the fields of the
/// one that is chosen.
class ItemSection : public QWidget, public EditorSectionView
{
    Q_OBJECT

public:
    ItemSection(ScenarioDraft& draft, present::ItemList list, QWidget* parent = nullptr);

    QWidget* widget() override { return this; }
    void refresh() override;
    void showErrors(const std::vector<FieldError>& errors) override;
    void reveal(const QString& pointer) override;
    void retranslate() override;

    QTableView& table() { return *table_; }
    ItemModel& model() { return *model_; }
    ItemForm& form() { return *form_; }
    int current() const;
    void setCurrent(int row);
    /// A button of the section's own, at the right of the row of buttons.
    void addButton(QAction* action);

    // By name for tests and shortcuts
    QAction* addItem() { return add_; }
    QAction* duplicateItem() { return duplicate_; }
    QAction* deleteItem() { return delete_; }
    QAction* moveUp() { return up_; }
    QAction* moveDown() { return down_; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeActions();
    QAction* makeAction(void (ItemSection::*slot)(), const QKeySequence& key);
    void add();
    void duplicate();
    void remove();
    void up() { move(-1); }
    void down() { move(1); }
    void move(int by);
    void enableActions();
    void setFonts();
    QString pointer() const { return present::ScenarioItems::pointer(list_); }

    ScenarioDraft& draft_;
    present::ItemList list_;
    ItemModel* model_ = nullptr;
    QTableView* table_ = nullptr;
    ItemForm* form_ = nullptr;
    QHBoxLayout* buttons_ = nullptr;
    QLabel* nothing_ = nullptr;
    QAction* add_ = nullptr;
    QAction* duplicate_ = nullptr;
    QAction* delete_ = nullptr;
    QAction* up_ = nullptr;
    QAction* down_ = nullptr;
};

} // namespace tcplab::gui
