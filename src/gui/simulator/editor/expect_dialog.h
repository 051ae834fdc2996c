#pragma once

#include <QDialog>

#include "sim/observed.h"

class QLabel;
class QLineEdit;
class QDialogButtonBox;
class QSortFilterProxyModel;
class QTreeView;

namespace tcplab::gui {

class ObservedModel;

/// What the run has shown, to be ticked: what is ticked becomes expectations.
class ExpectDialog : public QDialog
{
    Q_OBJECT

public:
    ExpectDialog(sim::Observed observed, QWidget* parent = nullptr);

    /// Ticks or unticks row `row` of all that there is: outcomes first, then segments.
    void setTicked(int row, bool on);
    int rows() const;

Q_SIGNALS:
    /// As a file has them, a line each.
    void chosen(const QStringList& expectations);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void countTicked();

    ObservedModel* model_ = nullptr;
    QSortFilterProxyModel* shown_ = nullptr;
    QLabel* intro_ = nullptr;
    QLineEdit* filter_ = nullptr;
    QTreeView* list_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

} // namespace tcplab::gui
