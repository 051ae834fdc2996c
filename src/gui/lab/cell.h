#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include <functional>

#include "gui/theme.h"

namespace tcplab::gui {

/// What a cell shows besides its text; ints of HostRole, FontRole, Token, CellSign and bool.
enum CellRole {
    CellHostRole = Qt::UserRole + 1, ///< a circle or square before the text
    CellFontRole,
    CellInkRole,
    CellSignRole,
    CellNowRole,  ///< the kernel changed this value: `now` ground with an edge at its left
    CellTintRole, ///< number of the message whose tint is the ground
};

enum class CellSign { None, Tick, Cross, Warning };

/// Paints the cells of the lab's tables by those roles.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Keeps its rows, header and columns to the theme's fonts.
class LabTable : public QTableView
{
    Q_OBJECT

public:
    explicit LabTable(QWidget* parent = nullptr);

    /// How columns get their widths; by their texts unless set.
    void setColumnFit(std::function<void()> fit) { fit_ = std::move(fit); }
    /// Row height, header and least height by the fonts of now, then the columns.
    void fit();

    /// One muted sentence in the middle while there is no row.
    void setEmptyText(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString emptyText_;
    std::function<void()> fit_;
};

/// A table in the look of the house: rows by lines, whole rows selected, no frame, sizes by the
/// font. `showHeader` keeps the column names on screen; they are always there for assistive tools.
LabTable* makeLabTable(bool showHeader, QWidget* parent = nullptr);
/// Every column as wide as its texts; the last takes what is left and elides.
void fitLabColumns(QTableView& table);

} // namespace tcplab::gui
