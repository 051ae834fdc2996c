#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QTableWidget;

namespace tcplab::gui {

/// The keys of all `actions` that have any, read from the actions themselves so that the list
/// cannot be wrong.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<QAction*>& actions, QWidget* parent = nullptr);

private:
    void fill(const QList<QAction*>& actions);

    QTableWidget* table_ = nullptr;
};

} // namespace tcplab::gui
