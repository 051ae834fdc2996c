#include "gui/lab/stream_lanes.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "gui/lab/stream_painter.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {
constexpr qreal rightMargin = 18;
constexpr qreal largestBlock = 48;
constexpr qreal mostPixelsAByte = 40;
} // namespace

StreamLanes::StreamLanes(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void StreamLanes::setPicture(const StreamPicture* picture)
{
    picture_ = picture;
    refresh();
}

void StreamLanes::refresh()
{
    metrics_.reset();
    if (selection_ && picture_) {
        const bool there = selection_->lane < picture_->lanes.size() &&
                           selection_->frame < picture_->lanes[selection_->lane].frames.size();
        if (!there) select(std::nullopt);
    }
    updateScrollBar();
    describe();
    viewport()->update();
}

void StreamLanes::setEmptyText(const QString& text)
{
    emptyText_ = text;
    viewport()->update();
}

void StreamLanes::select(std::optional<Selection> selection)
{
    if (selection == selection_) return;
    selection_ = selection;
    reveal();
    describe();
    viewport()->update();
    Q_EMIT selectionChanged();
}

void StreamLanes::fit()
{
    zoom_ = 1.0;
    updateScrollBar();
    viewport()->update();
    Q_EMIT zoomChanged();
}

const StreamLanes::Metrics& StreamLanes::metrics() const
{
    if (!metrics_) metrics_ = measure();
    return *metrics_;
}

StreamLanes::Metrics StreamLanes::measure() const
{
    const Theme& theme = Theme::instance();
    const QFontMetricsF bold(theme.font(FontRole::BodyBold));
    const QFontMetricsF small(theme.font(FontRole::Small));
    Metrics m;
    // Room for "counted, not seen" and its like; the notes are elided where they are longer.
    const QString widest = tr("counted, not seen", "sets the width of the lanes' labels");
    m.left = 14 + std::max(small.horizontalAdvance(widest),
                           bold.horizontalAdvance(QStringLiteral("segments")));
    m.right = viewport()->width() - rightMargin;
    m.axis = std::ceil(small.height()) + 10;
    const auto count =
        static_cast<qreal>(picture_ ? std::max<std::size_t>(picture_->lanes.size(), 1) : 3);
    const qreal room = viewport()->height() - m.axis - 2;
    m.lane = std::floor(room / count);
    const qreal caption = small.height() + 12;
    m.block = std::clamp(std::floor(m.lane - caption - 6), bold.height() + 8, largestBlock);
    m.top = m.axis + 2;
    return m;
}

qreal StreamLanes::scale() const
{
    if (!picture_ || picture_->length <= 0) return 1;
    const Metrics m = metrics();
    return std::max(1e-9, (m.right - m.left) / static_cast<qreal>(picture_->length)) * zoom_;
}

qreal StreamLanes::xOf(qint64 position) const
{
    return metrics().left + static_cast<qreal>(position) * scale() - horizontalScrollBar()->value();
}

void StreamLanes::updateScrollBar()
{
    const Metrics m = metrics();
    const qreal width = std::max(1.0, m.right - m.left);
    const qreal hidden = width * zoom_ - width;
    horizontalScrollBar()->setRange(0, static_cast<int>(std::ceil(std::max(0.0, hidden))));
    horizontalScrollBar()->setPageStep(static_cast<int>(width));
    horizontalScrollBar()->setSingleStep(std::max(1, static_cast<int>(width / 20)));
}

void StreamLanes::zoomBy(qreal factor, std::optional<qreal> around)
{
    if (!picture_ || picture_->length <= 0) return;
    const Metrics m = metrics();
    const qreal width = std::max(1.0, m.right - m.left);
    // The scroll bar counts pixels in an int, and a byte need not be wider than its hex digits.
    const qreal most = std::min(
        std::max(1.0, mostPixelsAByte * static_cast<qreal>(picture_->length) / width), 1e6);
    const qreal anchor = around.value_or(m.left + width / 2) - m.left;
    const qreal at = (horizontalScrollBar()->value() + anchor) / zoom_;
    zoom_ = std::clamp(zoom_ * factor, 1.0, most);
    updateScrollBar();
    horizontalScrollBar()->setValue(static_cast<int>(at * zoom_ - anchor));
    viewport()->update();
    Q_EMIT zoomChanged();
}

void StreamLanes::moveSelection(int by)
{
    if (!picture_) return;
    const auto isRead = [&](std::size_t i) {
        return picture_->lanes[i].kind == StreamLane::Kind::Reads &&
               !picture_->lanes[i].frames.empty();
    };
    Selection next;
    if (selection_) {
        next = *selection_;
    } else {
        std::size_t lane = 0;
        while (lane < picture_->lanes.size() && !isRead(lane))
            ++lane;
        if (lane == picture_->lanes.size()) return;
        select(Selection{lane, 0});
        return;
    }
    const auto last = static_cast<std::ptrdiff_t>(picture_->lanes[next.lane].frames.size()) - 1;
    const auto moved = static_cast<std::ptrdiff_t>(next.frame) + by;
    next.frame = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(moved, 0, last));
    select(next);
}

void StreamLanes::reveal()
{
    if (!selection_ || !picture_ || zoom_ <= 1.0) return;
    const StreamFrame& frame = picture_->lanes[selection_->lane].frames[selection_->frame];
    const Metrics m = metrics();
    const qreal x = xOf(frame.begin);
    if (x >= m.left && xOf(frame.end) <= m.right) return;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    static_cast<int>(x - m.left - 20));
}

QRectF StreamLanes::frameRect(std::size_t lane, std::size_t frame) const
{
    const Metrics m = metrics();
    const StreamFrame& f = picture_->lanes[lane].frames[frame];
    const qreal top = m.top + static_cast<qreal>(lane) * m.lane;
    return {QPointF(xOf(f.begin), top), QPointF(xOf(f.end), top + m.block)};
}

std::optional<StreamLanes::Selection> StreamLanes::frameAt(const QPointF& position) const
{
    if (!picture_) return std::nullopt;
    const Metrics m = metrics();
    if (position.x() < m.left - 4 || position.y() < m.top - 4) return std::nullopt;
    const auto lane = static_cast<std::size_t>(std::max(0.0, position.y() - m.top + 4) / m.lane);
    if (lane >= picture_->lanes.size()) return std::nullopt;
    const auto& frames = picture_->lanes[lane].frames;
    const auto at = static_cast<qint64>(
        std::floor((position.x() - m.left + horizontalScrollBar()->value()) / scale()));
    auto next = std::ranges::upper_bound(frames, std::max<qint64>(at, 0), {}, &StreamFrame::begin);
    if (next == frames.begin()) return std::nullopt;
    --next;
    // 12 px either side count, so that a short frame can be hit.
    if (xOf(next->end) + 12 < position.x()) return std::nullopt;
    return Selection{lane, static_cast<std::size_t>(next - frames.begin())};
}

void StreamLanes::describe()
{
    setAccessibleName(tr("Microscope"));
    if (!picture_) return;
    QStringList parts;
    for (const StreamLane& lane : picture_->lanes)
        parts << tr("%1: %2", "lane, what it shows")
                     .arg(lane.title, lane.notes.join(QStringLiteral(", ")));
    if (selection_ && caption_)
        parts << tr("Selected: %1")
                     .arg(caption_(picture_->lanes[selection_->lane], selection_->frame, true));
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

void StreamLanes::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), color(Token::Panel));
    if (!picture_) return;
    StreamPainter(painter, *this).paint();
    if (picture_->messages.empty() && !emptyText_.isEmpty()) {
        const Metrics m = metrics();
        painter.setFont(Theme::instance().font(FontRole::Body));
        painter.setPen(color(Token::Muted));
        painter.drawText(QRectF(m.left, m.axis, m.right - m.left, viewport()->height() - m.axis),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, emptyText_);
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void StreamLanes::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    metrics_.reset();
    updateScrollBar();
}

void StreamLanes::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    metrics_.reset();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        updateScrollBar();
        viewport()->update();
    }
}

void StreamLanes::keyPressEvent(QKeyEvent* event)
{
    constexpr int far = 1'000'000'000;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveSelection(-1);
    case Qt::Key_Right:
        return moveSelection(1);
    case Qt::Key_Home:
        return moveSelection(-far);
    case Qt::Key_End:
        return moveSelection(far);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return fit();
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void StreamLanes::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (const auto hit = frameAt(event->position())) select(hit);
}

void StreamLanes::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(event->angleDelta().y() > 0 ? 1.25 : 0.8, event->position().x());
        event->accept();
        return;
    }
    const QPoint turn = event->angleDelta();
    const int by = turn.x() != 0 ? turn.x() : turn.y();
    QScrollBar* bar = horizontalScrollBar();
    if (bar->maximum() == 0) return event->ignore();
    bar->setValue(bar->value() - by);
    event->accept();
}

void StreamLanes::scrollContentsBy(int, int)
{
    viewport()->update();
}

bool StreamLanes::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && caption_) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto hit = frameAt(help->pos())) {
            QToolTip::showText(help->globalPos(),
                               caption_(picture_->lanes[hit->lane], hit->frame, true), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void StreamLanes::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void StreamLanes::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QSize StreamLanes::sizeHint() const
{
    const int line = QFontMetrics(Theme::instance().font(FontRole::Body)).height();
    return {std::max(480, line * 28), std::max(224, line * 12)};
}

QSize StreamLanes::minimumSizeHint() const
{
    const Theme& theme = Theme::instance();
    const int bold = QFontMetrics(theme.font(FontRole::BodyBold)).height();
    const int small = QFontMetrics(theme.font(FontRole::Small)).height();
    const int lane = std::max(bold + 8 + small + 14, bold + 2 * small + 4);
    return {360, small + 14 + 3 * lane};
}

} // namespace tcplab::gui
