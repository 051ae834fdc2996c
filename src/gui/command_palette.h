#pragma once

#include <QAbstractListModel>
#include <QFrame>

#include <vector>

#include "gui/command_catalogue.h"

class QLabel;
class QLineEdit;
class QListView;

namespace tcplab::gui {

/// The commands that answer what was typed, best first.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { PlaceRole = Qt::UserRole, KeyRole };
    using QAbstractListModel::QAbstractListModel;

    void setCommands(std::vector<Command> commands);
    void setTyped(const QString& typed);
    const Command& command(int row) const
    {
        return commands_[shown_[static_cast<std::size_t>(row)]];
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<Command> commands_;
    std::vector<std::size_t> shown_;
};

/// Finds a command by its name and carries it out: a field and a list below it, over the window.
/// Up and Down choose, Enter runs, Escape or a click elsewhere closes. What cannot be done now is
/// shown, but grey.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

    void open(std::vector<Command> commands);
    void retranslate();
    QLineEdit& field() { return *field_; }
    QListView& list() { return *list_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void typed(const QString& text);
    void choose(int row);
    void run(const QModelIndex& index);
    void place();

    CommandModel model_;
    QLineEdit* field_ = nullptr;
    QListView* list_ = nullptr;
    QLabel* nothing_ = nullptr;
};

} // namespace tcplab::gui
