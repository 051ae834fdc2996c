#include "gui/simulator/tcb_view.h"

#include <QEvent>
#include <QFontInfo>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QtMath>

#include <algorithm>

#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int cellMargin = 9;
constexpr int markWidth = 3;
constexpr qreal shareOfVariable = 0.28;
constexpr qreal leastScale = 0.6;

/// RFC's names are set in the fixed font, our own words are not.
bool isRfcVariable(int row)
{
    return (row >= TcbSnapshot::SndUna && row <= TcbSnapshot::Isn) ||
           (row >= TcbSnapshot::Rto && row <= TcbSnapshot::Rttvar) || row >= TcbSnapshot::SndWl;
}

} // namespace

void TcbDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    const auto& view = *static_cast<const TcbView*>(parent());
    const QRect rect = option.rect;
    const bool changed = index.data(TcbModel::ChangedRole).toBool();
    painter->save();
    painter->setPen(color(Token::Line));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    if (changed) {
        const QRect mark = rect.adjusted(2, 1, -4, -1);
        painter->fillRect(mark, color(Token::Now));
        painter->fillRect(QRect(mark.left(), mark.top(), markWidth, mark.height()),
                          color(Token::NowEdge));
    }
    const bool fixed = index.column() != TcbModel::Variable || isRfcVariable(index.row());
    const QFont font = view.fontFor(changed ? FontRole::FixedBold
                                    : fixed ? FontRole::Fixed
                                            : FontRole::Body);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFontMetrics metrics(font);
    const QRect inner = rect.adjusted(cellMargin, 0, -cellMargin, 0);
    painter->setFont(font);
    painter->setPen(color(Token::Text));
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(text, Qt::ElideRight, inner.width()));
    const int textEnd = inner.left() + metrics.horizontalAdvance(text);
    if (changed) {
        const QString old = u"\u2190 "_s + index.data(TcbModel::OldRole).toString();
        painter->setFont(view.fontFor(FontRole::FixedSmall));
        painter->setPen(color(Token::Muted));
        const QRect rest(textEnd + 10, rect.top(), inner.right() - textEnd - 6, rect.height());
        if (rest.width() > 20)
            painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(old, Qt::ElideRight, rest.width()));
    }
    if (index.data(TcbModel::ShareLeftRole).isValid()) paintTimer(*painter, inner, textEnd, index);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(color(Token::Focus), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

void TcbDelegate::paintTimer(QPainter& painter, const QRect& rect, int textEnd,
                             const QModelIndex& index) const
{
    const int left = std::max(textEnd + 12, rect.left() + rect.width() * 9 / 20);
    const QRect bar(left, rect.center().y() - 3, rect.right() - left, 7);
    if (bar.width() < 16) return;
    const HostRole host = index.column() == TcbModel::Client ? HostRole::Client : HostRole::Server;
    const QColor colour = color(token(host));
    painter.setPen(colour);
    painter.setBrush(color(Token::Panel));
    painter.drawRect(bar);
    const double share = index.data(TcbModel::ShareLeftRole).toDouble();
    painter.fillRect(
        QRect(bar.left(), bar.top(), static_cast<int>(bar.width() * share), bar.height()), colour);
}

void TcbHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, color(Token::Raised));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
    const bool variable = section == TcbModel::Variable;
    QRect text = rect.adjusted(cellMargin, 0, -cellMargin, -1);
    if (!variable) {
        const qreal size = 10 * theme.markerFactor();
        paintHostMarker(*painter, section == TcbModel::Client ? HostRole::Client : HostRole::Server,
                        QPointF(text.left() + size / 2, rect.center().y()), size);
        text.adjust(static_cast<int>(size) + 6, 0, 0, 0);
    }
    const auto& view = *static_cast<const TcbView*>(parentWidget());
    painter->setFont(view.fontFor(variable ? FontRole::Body : FontRole::BodyBold));
    painter->setPen(color(variable ? Token::Muted : Token::Text));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    painter->restore();
}

TcbView::TcbView(QWidget* parent)
    : QTableView(parent)
{
    setObjectName(u"tcb"_s);
    setHorizontalHeader(new TcbHeader);
    setModel(&model_);
    setItemDelegate(new TcbDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyMetrics();
    retranslate();
}

void TcbView::retranslate()
{
    setAccessibleName(tr("Transmission control blocks"));
    model_.retranslate();
    applyMetrics(); // names in another language are of another width
}

QFont TcbView::fontFor(FontRole role) const
{
    QFont font = Theme::instance().font(role);
    if (scale_ < 1) font.setPointSizeF(font.pointSizeF() * scale_);
    return font;
}

int TcbView::rowHeight() const
{
    // Numbers and capitals: they need no room for the tall signs of a whole line of text.
    return qFloor(QFontInfo(fontFor(FontRole::Body)).pixelSize() * 1.5);
}

/// Of the column of names down to a row.
int TcbView::nameWidth(int lastRow, qreal scale) const
{
    const Theme& theme = Theme::instance();
    const QFontMetricsF fixed(theme.font(FontRole::Fixed));
    const QFontMetricsF words(theme.font(FontRole::Body));
    qreal widest = words.horizontalAdvance(
        model_.headerData(TcbModel::Variable, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row <= lastRow; ++row) {
        const QFontMetricsF& metrics = isRfcVariable(row) ? fixed : words;
        widest = std::max(widest, metrics.horizontalAdvance(tcbRowName(row)));
    }
    return qCeil(widest * scale) + 2 * cellMargin + 2;
}

int TcbView::valueWidth(qreal scale) const
{
    const QFontMetricsF metrics(Theme::instance().font(FontRole::FixedBold));
    return qCeil(metrics.horizontalAdvance(u"SYN-RECEIVED"_s) * scale) + 2 * cellMargin;
}

QSize TcbView::sizeHint() const
{
    return {606, headerHeight() + rowHeight() * (TcbSnapshot::Timer + 1)};
}

QSize TcbView::minimumSizeHint() const
{
    return {300, rowHeight() * 4};
}

void TcbView::applyMetrics()
{
    const int width = viewport()->width();
    const int names = TcbSnapshot::rowCount - 1;
    scale_ = std::clamp<qreal>(
        static_cast<qreal>(width) / (nameWidth(names, 1) + 2 * valueWidth(1)), leastScale, 1);
    verticalHeader()->setMinimumSectionSize(12);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(rowHeight());
    horizontalHeader()->setFixedHeight(headerHeight());
    horizontalHeader()->setFont(fontFor(FontRole::BodyBold));
    // The names first: they say what the values are.
    const int most =
        std::max(nameWidth(TcbSnapshot::Timer, scale_), width - 2 * valueWidth(scale_));
    const int variable = std::min(
        std::max(nameWidth(names, scale_), static_cast<int>(width * shareOfVariable)), most);
    const int client = (width - variable) / 2;
    horizontalHeader()->resizeSection(TcbModel::Variable, variable);
    horizontalHeader()->resizeSection(TcbModel::Client, client);
    horizontalHeader()->resizeSection(TcbModel::Server, width - variable - client);
}

/// Rows are shown whole or not at all: the height that is left over stays free.
void TcbView::updateGeometries()
{
    if (fitting_) return;
    fitting_ = true;
    QTableView::updateGeometries();
    const QMargins margins = viewportMargins();
    const int rows = viewport()->height() / std::max(1, rowHeight());
    const int over = rows > 0 ? viewport()->height() - rows * rowHeight() : 0;
    if (over > 0) {
        setViewportMargins(margins.left(), margins.top(), margins.right(), over);
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setRange(
            0, std::max(0, verticalHeader()->length() - viewport()->height()));
        verticalScrollBar()->setSingleStep(rowHeight());
    }
    fitting_ = false;
}

void TcbView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    applyMetrics();
}

void TcbView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) applyMetrics();
}

} // namespace tcplab::gui
