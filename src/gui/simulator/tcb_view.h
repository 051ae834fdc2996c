#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

#include "gui/simulator/tcb_model.h"
#include "gui/theme.h"

namespace tcplab::gui {

/// Cells of the table of both ends: changed values on the ground of "now" with the old value behind
/// them, timers with a bar that empties.
class TcbDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintTimer(QPainter& painter, const QRect& rect, int textEnd,
                    const QModelIndex& index) const;
};

/// The names of both ends with their signs, above the table.
class TcbHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TcbHeader(QWidget* parent = nullptr)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

/// The transmission control blocks of both ends.
class TcbView : public QTableView
{
    Q_OBJECT

public:
    explicit TcbView(QWidget* parent = nullptr);
    TcbModel& tcbModel() { return model_; }
    /// The theme's font, made smaller where the table is narrow for it.
    QFont fontFor(FontRole role) const;
    void retranslate();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void updateGeometries() override;

private:
    int rowHeight() const;
    int headerHeight() const { return rowHeight() + 2; }
    int nameWidth(int lastRow, qreal scale) const;
    int valueWidth(qreal scale) const;
    void applyMetrics();
    TcbModel model_;
    qreal scale_ = 1;
    bool fitting_ = false;
};

} // namespace tcplab::gui
