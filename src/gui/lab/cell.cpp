#include "gui/lab/cell.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <cmath>

#include "gui/icons.h"
#include "gui/kinds.h"

namespace tcplab::gui {

namespace {

constexpr int margin = 6;

QFont fontOf(const QModelIndex& index)
{
    const QVariant role = index.data(CellFontRole);
    return Theme::instance().font(role.isValid() ? static_cast<FontRole>(role.toInt())
                                                 : FontRole::Body);
}

/// Tighter than other tables: the lab's panels are low at 1366x768.
int labRowHeight()
{
    return QFontMetrics(Theme::instance().font(FontRole::Body)).height() + 1;
}

int signWidth(const QModelIndex& index)
{
    const bool hasSign = index.data(CellSignRole).toInt() != static_cast<int>(CellSign::None);
    const bool hasHost = index.data(CellHostRole).isValid();
    return hasSign ? 20 : hasHost ? 16 : 0;
}

void paintSign(QPainter& painter, CellSign sign, const QRectF& target)
{
    switch (sign) {
    case CellSign::None:
        return;
    case CellSign::Tick:
        return paintIcon(painter, Icon::Tick, target, color(Token::Success));
    case CellSign::Cross:
        return paintIcon(painter, Icon::Cross, target, color(Token::Error));
    case CellSign::Warning:
        return paintIcon(painter, Icon::Warning, target, color(Token::Warning));
    }
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    painter.fillRect(
        option.rect,
        color(option.state.testFlag(QStyle::State_Selected) ? Token::Sel : Token::Panel));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     color(Token::Line));
    if (index.data(CellNowRole).toBool()) {
        const QRect ground = option.rect.adjusted(2, 1, -4, -2);
        painter.fillRect(ground, color(Token::Now));
        painter.fillRect(QRect(ground.left(), ground.top(), 3, ground.height()),
                         color(Token::NowEdge));
    }
    const int message = index.data(CellTintRole).toInt();
    if (message <= 0) return;
    const QRect ground = option.rect.adjusted(4, 2, -4, -3);
    painter.fillRect(ground, Theme::instance().messageTint(message));
    if (Theme::isMessageHatched(message))
        painter.fillRect(ground, QBrush(color(Token::Edge), Qt::BDiagPattern));
    painter.setPen(color(Token::Edge));
    painter.drawRect(ground.adjusted(0, 0, -1, -1));
}

} // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option, index);
    QRect rect = option.rect.adjusted(margin, 0, -2, -1);
    if (index.data(CellNowRole).toBool()) rect.adjust(4, 0, 0, 0);
    const QPointF middle(rect.left() + 6, rect.top() + rect.height() / 2.0);
    if (const QVariant host = index.data(CellHostRole); host.isValid()) {
        paintHostMarker(*painter, static_cast<HostRole>(host.toInt()), middle, 9);
    }
    if (const auto sign = static_cast<CellSign>(index.data(CellSignRole).toInt());
        sign != CellSign::None) {
        paintSign(*painter, sign, QRectF(rect.left() - 2, std::round(middle.y()) - 8, 16, 16));
    }
    rect.adjust(signWidth(index), 0, 0, 0);
    const QFont font = fontOf(index);
    painter->setFont(font);
    const QVariant ink = index.data(CellInkRole);
    painter->setPen(color(ink.isValid() ? static_cast<Token>(ink.toInt()) : Token::Text));
    const QString text =
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const int flags = alignment.isValid() ? alignment.toInt()
                                          : static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    painter->drawText(rect, flags | Qt::TextSingleLine, text);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(color(Token::Focus), 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QFontMetrics measure(fontOf(index));
    const int text = measure.horizontalAdvance(index.data().toString());
    const int now = index.data(CellNowRole).toBool() ? 8 : 0;
    return {text + 2 * margin + signWidth(index) + now + 4, labRowHeight()};
}

LabTable* makeLabTable(bool showHeader, QWidget* parent)
{
    auto* table = new LabTable(parent);
    table->setItemDelegate(new CellDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setVisible(showHeader);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->fit();
    return table;
}

void fitLabColumns(QTableView& table)
{
    if (!table.model()) return;
    const int columns = table.model()->columnCount();
    if (table.model()->rowCount() == 0) {
        // Nothing to measure yet: the names spread over the width.
        for (int column = 0; column + 1 < columns; ++column)
            table.setColumnWidth(column, std::max(40, table.viewport()->width() / columns));
        return;
    }
    for (int column = 0; column + 1 < columns; ++column)
        table.resizeColumnToContents(column);
}

LabTable::LabTable(QWidget* parent)
    : QTableView(parent)
    , fit_([this] { fitLabColumns(*this); })
{
}

void LabTable::fit()
{
    const Theme& theme = Theme::instance();
    verticalHeader()->setMinimumSectionSize(10);
    verticalHeader()->setDefaultSectionSize(labRowHeight());
    QHeaderView* header = horizontalHeader();
    header->setFont(theme.font(FontRole::Small));
    header->setMinimumSectionSize(20);
    // Without a model a header has no size hint yet.
    const int names = header->isHidden() ? 0 : QFontMetrics(header->font()).height() + 8;
    setMinimumHeight(names + labRowHeight());
    fit_();
}

void LabTable::setEmptyText(const QString& text)
{
    emptyText_ = text;
    viewport()->update();
}

void LabTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (emptyText_.isEmpty() || (model() && model()->rowCount() > 0)) return;
    QPainter painter(viewport());
    painter.setFont(Theme::instance().font(FontRole::Body));
    painter.setPen(color(Token::Muted));
    painter.drawText(viewport()->rect().adjusted(12, 2, -12, -2),
                     static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, emptyText_);
}

void LabTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (fit_ && model() && model()->rowCount() == 0) fit_();
}

void LabTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    // While Qt makes the view there are no headers yet.
    if (event->type() == QEvent::FontChange && verticalHeader() && fit_) fit();
}

} // namespace tcplab::gui
