#pragma once

#include "gui/simulator/run_view.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QTableView;
class QTreeWidget;

namespace tcplab::gui {

class ComparisonModel;

/// The branches as a tree, and two of them compared side by side.
class BranchesView : public RunView
{
    Q_OBJECT

public:
    explicit BranchesView(RunContext& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("branches"); }
    QString title() const override;
    QString facts() const override;
    void retranslate() override;
    QSize sizeHint() const override { return {360, 320}; }

    /// Asks for another name of a branch.
    void rename(std::size_t index);
    /// Deletes a branch; asks first what is to become of those that left it.
    void remove(std::size_t index);
    /// Shows the comparison of the branch shown with the one that it left.
    void compare();

protected:
    void showRun() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildComparison();
    void fillList();
    void fillChoices();
    void compareChosen();
    void showButtons();
    std::optional<std::size_t> chosenBranch() const;
    void jump(int column);
    void jumpTo(std::size_t branch, std::size_t moment);
    QString endOf(std::size_t index) const;

    QTabWidget* tabs_ = nullptr;
    QTreeWidget* tree_ = nullptr;
    QPushButton* show_ = nullptr;
    QPushButton* rename_ = nullptr;
    QPushButton* delete_ = nullptr;
    QLabel* empty_ = nullptr;
    QComboBox* first_ = nullptr;
    QComboBox* second_ = nullptr;
    QLabel* sentence_ = nullptr;
    QTableView* table_ = nullptr;
    QPushButton* jumpFirst_ = nullptr;
    QPushButton* jumpSecond_ = nullptr;
    ComparisonModel* model_ = nullptr;
    bool filling_ = false;
};

} // namespace tcplab::gui
