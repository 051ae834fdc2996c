#include "gui/lab/bytes_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr qreal margin = 11;

/// As a hex dump shows it: a dot for what has no shape, an open box for the space.
QString shapeOf(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    if (value == 0x20) return QStringLiteral("␣");
    if (value > 0x20 && value < 0x7F) return QString(QLatin1Char(byte));
    return QStringLiteral("·");
}

} // namespace

BytesView::BytesView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BytesView::setBytes(const QByteArray& stream, const StreamFrame& frame,
                         const StreamPicture* picture)
{
    const bool same = frame.begin == frame_.begin && frame.end == frame_.end;
    frame_ = frame;
    picture_ = picture;
    bytes_ = stream.mid(frame.begin, frame.length());
    updateScrollBar();
    if (!same) horizontalScrollBar()->setValue(0);
    describe();
    viewport()->update();
    Q_EMIT shownRangeChanged();
}

void BytesView::clear()
{
    setBytes({}, {}, nullptr);
}

void BytesView::setEmptyText(const QString& text)
{
    emptyText_ = text;
    viewport()->update();
}

std::pair<qint64, qint64> BytesView::shownRange() const
{
    const qint64 first = frame_.begin + horizontalScrollBar()->value();
    return {first, std::min(first + columns(), frame_.begin + bytes_.size())};
}

qreal BytesView::cellWidth() const
{
    return std::ceil(
        QFontMetricsF(Theme::instance().font(FontRole::Fixed)).horizontalAdvance(QLatin1Char('0')) *
            2 +
        12);
}

int BytesView::columns() const
{
    return std::max(1, static_cast<int>((viewport()->width() - 2 * margin) / cellWidth()));
}

void BytesView::updateScrollBar()
{
    const int hidden = static_cast<int>(bytes_.size()) - columns();
    horizontalScrollBar()->setRange(0, std::max(0, hidden));
    horizontalScrollBar()->setPageStep(columns());
}

void BytesView::describe()
{
    setAccessibleName(tr("Bytes of the selected read"));
    const auto [first, last] = shownRange();
    const QByteArray shownBytes = bytes_.mid(first - frame_.begin, last - first);
    setAccessibleDescription(QString::fromLatin1(shownBytes.toHex(' ')));
}

void BytesView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), color(Token::Panel));
    if (bytes_.isEmpty()) {
        painter.setPen(color(Token::Muted));
        painter.setFont(Theme::instance().font(FontRole::Body));
        painter.drawText(viewport()->rect().adjusted(12, 0, -12, 0),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), emptyText_);
    }
    const qreal width = cellWidth();
    const auto [first, last] = shownRange();
    painter.setFont(Theme::instance().font(FontRole::Fixed));
    for (qint64 at = first; at < last; ++at) {
        const qreal x = margin + static_cast<qreal>(at - first) * width;
        paintCell(painter, at, QRectF(x, 1, width, viewport()->height() - 4));
    }
    painter.setPen(color(Token::Muted));
    const QFont small = Theme::instance().font(FontRole::Body);
    painter.setFont(small);
    // What lies beyond either edge is hidden, not absent.
    const int flags = static_cast<int>(Qt::AlignVCenter | Qt::AlignHCenter);
    if (first > frame_.begin)
        painter.drawText(QRectF(0, 0, margin, viewport()->height()), flags, QStringLiteral("‹"));
    if (last < frame_.begin + bytes_.size())
        painter.drawText(QRectF(margin + static_cast<qreal>(last - first) * width, 0, margin,
                                viewport()->height()),
                         flags, QStringLiteral("›"));
    if (!hasFocus()) return;
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
}

void BytesView::paintCell(QPainter& painter, qint64 position, const QRectF& cell) const
{
    const char byte = bytes_.at(position - frame_.begin);
    const lab::MessageSpan* message = picture_ ? picture_->messageAt(position) : nullptr;
    if (message) {
        QColor tint = Theme::instance().messageTint(message->number);
        const bool isFraming = position < message->payloadBegin || position >= message->payloadEnd;
        painter.fillRect(cell, tint);
        if (isFraming) {
            QColor veil = color(Token::Text);
            veil.setAlphaF(0.2F);
            painter.fillRect(cell, veil);
        }
    }
    painter.setPen(color(Token::Text));
    const qreal half = cell.height() / 2;
    const int flags = static_cast<int>(Qt::AlignCenter);
    painter.drawText(QRectF(cell.left(), cell.top(), cell.width(), half), flags,
                     QString::fromLatin1(QByteArray(1, byte).toHex()).toUpper());
    painter.drawText(QRectF(cell.left(), cell.top() + half, cell.width(), half), flags,
                     shapeOf(byte));
    if (message && position + 1 == message->end) {
        painter.fillRect(QRectF(cell.right() - 1, cell.top(), 2, cell.height()),
                         color(Token::Text));
    }
}

void BytesView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
    Q_EMIT shownRangeChanged();
}

void BytesView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        updateScrollBar();
        viewport()->update();
    }
}

void BytesView::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = horizontalScrollBar();
    switch (event->key()) {
    case Qt::Key_Left:
        return bar->setValue(bar->value() - 1);
    case Qt::Key_Right:
        return bar->setValue(bar->value() + 1);
    case Qt::Key_PageUp:
        return bar->setValue(bar->value() - bar->pageStep());
    case Qt::Key_PageDown:
        return bar->setValue(bar->value() + bar->pageStep());
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return bar->setValue(bar->maximum());
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void BytesView::wheelEvent(QWheelEvent* event)
{
    QScrollBar* bar = horizontalScrollBar();
    if (bar->maximum() == 0) return event->ignore();
    const int turn =
        event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
    bar->setValue(bar->value() - (turn > 0 ? 1 : -1) * std::max(1, std::abs(turn) / 40));
    event->accept();
}

void BytesView::scrollContentsBy(int, int)
{
    viewport()->update();
    describe();
    Q_EMIT shownRangeChanged();
}

void BytesView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void BytesView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QSize BytesView::sizeHint() const
{
    const int line = QFontMetrics(Theme::instance().font(FontRole::Fixed)).height();
    return {560, 2 * line + 6};
}

} // namespace tcplab::gui
