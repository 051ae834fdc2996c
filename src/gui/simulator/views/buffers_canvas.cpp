#include "gui/simulator/views/buffers_canvas.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "gui/kinds.h"
#include "gui/theme.h"
#include "present/segment_sheet.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::BlockKind;
using present::BufferBlock;
using present::StreamBuffers;

namespace {

constexpr double margin = 8;
constexpr double between = 16; ///< of two buffers side by side
constexpr int wideFrom = 560;

HostRole roleOf(sim::HostId host)
{
    return host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
}

QString orUnknown(const std::optional<std::uint64_t>& number)
{
    return number ? QString::number(*number) : u"\u2014"_s;
}

} // namespace

BuffersCanvas::BuffersCanvas(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"buffersCanvas"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void BuffersCanvas::setBuffers(std::array<StreamBuffers, 2> buffers,
                               std::array<present::NumberText, 2> numbers)
{
    buffers_ = std::move(buffers);
    numbers_ = std::move(numbers);
    hovered_.reset();
    stale_ = true;
    updateGeometry();
    update();
    say();
}

BuffersCanvas::Sizes BuffersCanvas::sizes(int width) const
{
    const Theme& theme = Theme::instance();
    Sizes s;
    s.title = std::ceil(QFontMetricsF(theme.font(FontRole::BodyBold)).height()) + 6;
    s.line = std::ceil(QFontMetricsF(theme.font(FontRole::Small)).height()) + 2;
    s.counters = s.line + std::ceil(QFontMetricsF(theme.font(FontRole::FixedBold)).height()) + 6;
    s.bar = std::ceil(QFontMetricsF(theme.font(FontRole::Fixed)).height()) + 12;
    s.wide = width >= wideFrom;
    return s;
}

int BuffersCanvas::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(4 + 2 * sizes(width).direction()));
}

QRectF BuffersCanvas::bufferArea(const Sizes& s, std::size_t direction, bool send) const
{
    const double top = 4 + static_cast<double>(direction) * s.direction() + s.title + s.counters;
    const double whole = width() - 2 * margin;
    if (!s.wide) return {margin, top + (send ? 0 : s.buffer()), whole, s.buffer()};
    const double half = (whole - between) / 2;
    return {margin + (send ? 0 : half + between), top, half, s.buffer()};
}

QRectF BuffersCanvas::bar(const Sizes& s, std::size_t direction, bool send) const
{
    const QRectF area = bufferArea(s, direction, send);
    return {area.left(), area.top() + s.line, area.width(), s.bar};
}

void BuffersCanvas::layOut()
{
    if (!stale_) return;
    stale_ = false;
    items_.clear();
    const Sizes s = sizes(width());
    for (std::size_t direction = 0; direction < 2; ++direction)
        for (const bool send : {true, false}) {
            const auto& blocks = send ? buffers_[direction].send : buffers_[direction].receive;
            const auto rects = present::layoutBlocks(blocks, bar(s, direction, send));
            for (std::size_t i = 0; i < rects.size(); ++i)
                items_.push_back({direction, send, i, rects[i]});
        }
    current_ = items_.empty() ? 0 : std::min(current_, items_.size() - 1);
}

const std::vector<BuffersCanvas::Item>& BuffersCanvas::items()
{
    layOut();
    return items_;
}

std::optional<std::size_t> BuffersCanvas::itemAt(const QPointF& position)
{
    layOut();
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (items_[i].rect.contains(position)) return i;
    return std::nullopt;
}

std::optional<std::size_t> BuffersCanvas::marked() const
{
    if (hovered_ && *hovered_ < items_.size()) return hovered_;
    return hasFocus() && current_ < items_.size() ? std::optional(current_) : std::nullopt;
}

QString BuffersCanvas::markedWords()
{
    layOut();
    const auto at = marked();
    if (!at) return {};
    const Item& item = items_[*at];
    const StreamBuffers& of = buffers_[item.direction];
    return present::blockWords((item.send ? of.send : of.receive)[item.block],
                               numbers_[item.direction]);
}

void BuffersCanvas::say()
{
    setAccessibleName(tr("Send and receive buffers of both directions"));
    setAccessibleDescription(markedWords());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT markedChanged();
}

void BuffersCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), color(Token::Panel));
    if (!numbers_[0]) return;
    layOut();
    const Sizes s = sizes(width());
    for (std::size_t direction = 0; direction < 2; ++direction) {
        paintTitle(painter, s, direction);
        paintCounters(painter, s, direction);
        paintBuffer(painter, s, direction, true);
        paintBuffer(painter, s, direction, false);
    }
    for (const Item& item : items_)
        paintBlock(painter, item);
    if (const auto at = marked()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(Token::Focus), 2 * Theme::instance().lineFactor()));
        painter.drawRect(items_[*at].rect);
    }
}

void BuffersCanvas::paintTitle(QPainter& painter, const Sizes& s, std::size_t direction)
{
    const Theme& theme = Theme::instance();
    const double y = 4 + static_cast<double>(direction) * s.direction();
    const double size = 10 * theme.markerFactor();
    painter.setFont(theme.font(FontRole::BodyBold));
    const QFontMetricsF metrics(painter.font());
    double x = margin;
    const sim::HostId sender = buffers_[direction].sender;
    for (const sim::HostId host : {sender, peerOf(sender)}) {
        if (host != sender) {
            painter.setPen(color(Token::Muted));
            painter.drawText(QRectF(x, y, 60, s.title), Qt::AlignLeft | Qt::AlignVCenter,
                             u"\u2192"_s);
            x += metrics.horizontalAdvance(u"\u2192"_s) + 6;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        paintHostMarker(painter, roleOf(host), QPointF(x + size / 2, y + s.title / 2), size);
        painter.setRenderHint(QPainter::Antialiasing, false);
        x += size + 5;
        const QString name = present::hostName(roleOf(host));
        painter.setPen(color(Token::Text));
        painter.drawText(QRectF(x, y, width() - x, s.title), Qt::AlignLeft | Qt::AlignVCenter,
                         name);
        x += metrics.horizontalAdvance(name) + 6;
    }
}

/// Four numbers which are not the same thing.
void BuffersCanvas::paintCounters(QPainter& painter, const Sizes& s, std::size_t direction)
{
    const Theme& theme = Theme::instance();
    const StreamBuffers& of = buffers_[direction];
    const double y = 4 + static_cast<double>(direction) * s.direction() + s.title;
    const std::array<std::pair<QString, QString>, 4> counters{
        std::pair{tr("written"), orUnknown(of.written)},
        std::pair{tr("acknowledged"), orUnknown(of.acknowledged)},
        std::pair{tr("arrived"), orUnknown(of.arrived)}, std::pair{tr("read"), orUnknown(of.read)}};
    const double column = (width() - 2 * margin) / 4;
    for (std::size_t i = 0; i < counters.size(); ++i) {
        const QRectF cell(margin + static_cast<double>(i) * column, y, column - 4, s.counters);
        QFont small = theme.font(FontRole::Small);
        while (QFontMetricsF(small).horizontalAdvance(counters[i].first) > cell.width() &&
               small.pointSizeF() > 6)
            small.setPointSizeF(small.pointSizeF() - 0.5);
        painter.setFont(small);
        painter.setPen(color(Token::Muted));
        painter.drawText(QRectF(cell.left(), cell.top(), cell.width(), s.line),
                         Qt::AlignLeft | Qt::AlignVCenter, counters[i].first);
        painter.setFont(theme.font(FontRole::FixedBold));
        painter.setPen(color(Token::Text));
        painter.drawText(cell.adjusted(0, s.line, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         counters[i].second);
    }
}

void BuffersCanvas::paintBuffer(QPainter& painter, const Sizes& s, std::size_t direction, bool send)
{
    const Theme& theme = Theme::instance();
    const StreamBuffers& of = buffers_[direction];
    const QRectF area = bufferArea(s, direction, send);
    const QRectF head(area.left(), area.top(), area.width(), s.line);
    const QRectF foot(area.left(), area.top() + s.line + s.bar + 1, area.width(), s.line);
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(color(Token::Muted));
    const auto words = [&](const QRectF& place, const QString& text) {
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight,
                                                          static_cast<int>(place.width())));
    };
    const bool exists = send ? of.hasSender : of.hasReceiver;
    if (!exists) {
        words(head, send ? tr("Send buffer") : tr("Receive buffer"));
        words(bar(s, direction, send), present::noBufferWords(of, send));
        return;
    }
    const QString used = QString::number(of.used(send));
    const QString capacity = QString::number(send ? of.sendCapacity : of.receiveCapacity);
    words(head, send ? tr("Send buffer: %1 of %2 bytes").arg(used, capacity)
                     : tr("Receive buffer: %1 of %2 bytes").arg(used, capacity));
    if (send && of.finWaits && of.unsent > 0)
        return words(foot, tr("%1 FIN follows behind it.").arg(present::holdWords(of)));
    if (send) return words(foot, present::holdWords(of));
    if (of.readerWaits) words(foot, tr("The program waits in recv()."));
}

void BuffersCanvas::paintBlock(QPainter& painter, const Item& item)
{
    const StreamBuffers& of = buffers_[item.direction];
    const BufferBlock& block = (item.send ? of.send : of.receive)[item.block];
    const HostRole owner = roleOf(item.send ? of.sender : peerOf(of.sender));
    QPen outline(color(token(owner)), Theme::instance().lineFactor());
    painter.setRenderHint(QPainter::Antialiasing, false);
    switch (block.kind) {
    case BlockKind::Sent:
        painter.fillRect(item.rect, color(tintToken(owner)));
        break;
    case BlockKind::Unsent:
    case BlockKind::Unread:
        painter.fillRect(item.rect, color(tintToken(owner)));
        outline.setWidthF(2 * Theme::instance().lineFactor());
        break;
    case BlockKind::Held:
        painter.fillRect(item.rect, color(tintToken(owner)));
        painter.fillRect(QRectF(item.rect.left(), item.rect.bottom() - 5, item.rect.width(), 5),
                         QBrush(color(token(owner)), Qt::BDiagPattern));
        break;
    case BlockKind::Waiting:
        outline.setStyle(Qt::DashLine);
        break;
    case BlockKind::Missing:
    case BlockKind::Free:
        outline = QPen(color(Token::Edge), Theme::instance().lineFactor(), Qt::DotLine);
        break;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(outline);
    painter.drawRect(item.rect.adjusted(0, 0, -1, -1));
    // The content where it fits, else how much it is.
    const Theme& theme = Theme::instance();
    const QRectF inner = item.rect.adjusted(4, 0, -4, 0);
    const QString text = present::shapeText(block.content);
    const bool whole = block.content.size() == block.bytes && !text.isEmpty();
    const QFont fixed = theme.font(FontRole::Fixed);
    const bool fits = whole && QFontMetricsF(fixed).horizontalAdvance(text) <= inner.width();
    const bool plain = block.kind == BlockKind::Free || block.kind == BlockKind::Missing;
    painter.setFont(fits ? fixed : theme.font(FontRole::Small));
    painter.setPen(color(plain ? Token::Muted : Token::Text));
    const QString count = QString::number(block.bytes);
    const QFontMetricsF metrics(painter.font());
    const QString named = tr("%1 %2", "a number of bytes and what is with them")
                              .arg(count, present::blockName(block.kind));
    const QString shown = fits                                                ? text
                          : metrics.horizontalAdvance(named) <= inner.width() ? named
                                                                              : count;
    if (metrics.horizontalAdvance(shown) <= item.rect.width())
        painter.drawText(item.rect, Qt::AlignCenter, shown);
}

void BuffersCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    stale_ = true;
}

void BuffersCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const auto item = itemAt(event->position());
    if (item == hovered_) return;
    hovered_ = item;
    update();
    say();
}

void BuffersCanvas::mousePressEvent(QMouseEvent* event)
{
    const auto item = itemAt(event->position());
    if (!item) return;
    current_ = *item;
    update();
    say();
}

void BuffersCanvas::leaveEvent(QEvent*)
{
    hovered_.reset();
    update();
    say();
}

void BuffersCanvas::keyPressEvent(QKeyEvent* event)
{
    layOut();
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    const bool on = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    if ((!back && !on) || items_.empty()) return QWidget::keyPressEvent(event);
    hovered_.reset();
    if (back && current_ > 0) --current_;
    if (on && current_ + 1 < items_.size()) ++current_;
    update();
    say();
    Q_EMIT cameTo(items_[current_].rect.toAlignedRect());
}

void BuffersCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    say();
}

void BuffersCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
    say();
}

void BuffersCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::PaletteChange) return;
    stale_ = true;
    updateGeometry();
    update();
}

} // namespace tcplab::gui
