#pragma once

#include <QComboBox>
#include <QPushButton>
#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;

namespace tcplab::gui {

/// The controls above a page. Where they have no room beside one another they fold, one after
/// another, until they do: a button to its icon, a choice to its value without the name before it.
class ToolRow : public QWidget
{
    Q_OBJECT

public:
    explicit ToolRow(QWidget* parent = nullptr);

    QHBoxLayout* row() { return row_; }
    /// What folds, in the order of the calls. `fold(false)` comes before any measuring.
    void addFold(std::function<void(bool folded)> fold);
    /// After a change of texts.
    void refold();
    void refoldSoon();

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QHBoxLayout* row_ = nullptr;
    std::vector<std::function<void(bool)>> folds_;
    bool folding_ = false;
};

/// A choice in the tool row: "Numbers: absolute". The list beneath may say more in each entry.
class ToolChoice : public QComboBox
{
    Q_OBJECT

public:
    /// What stands in the row for an entry, where it is not the entry's own text.
    static constexpr int ShortTextRole = Qt::UserRole + 100;

    explicit ToolChoice(QWidget* parent = nullptr);

    /// "Numbers"; stands before the value with a colon while there is room.
    void setPrefix(const QString& prefix);
    void setFolded(bool folded);
    /// After the entries have changed: the control is as wide as its widest entry.
    void fit();
    /// What is written in the row now.
    QString shownText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString textOf(int index, bool folded) const;

    QString prefix_;
    bool folded_ = false;
};

/// A button of the tool row, with icon and text, or with its icon alone.
class ToolRowButton : public QPushButton
{
    Q_OBJECT

public:
    using QPushButton::QPushButton;

    void setLabel(const QString& label);
    void setFolded(bool folded);

private:
    QString label_;
    bool folded_ = false;
};

} // namespace tcplab::gui
