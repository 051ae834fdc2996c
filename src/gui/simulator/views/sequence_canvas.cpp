#include "gui/simulator/views/sequence_canvas.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "gui/kinds.h"
#include "gui/theme.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::FlyingSpan;
using present::SequencePicture;
using present::SequenceSpace;
using present::SpaceKind;
using present::SpaceLabel;
using present::SpaceMark;
using present::SpaceMarkKind;
using present::SpaceSpan;

namespace {

constexpr double betweenDirections = 12;
constexpr double textMargin = 8;

HostRole roleOf(sim::HostId host)
{
    return host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
}

double titleHeight()
{
    return QFontMetricsF(Theme::instance().font(FontRole::BodyBold)).height() + 6;
}

/// A line that takes the place of a bar which is not there.
double reasonHeight()
{
    return QFontMetricsF(Theme::instance().font(FontRole::Small)).height() + 6;
}

} // namespace

SequenceCanvas::SequenceCanvas(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"sequenceCanvas"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SequenceCanvas::setSpaces(std::array<SequenceSpace, 2> spaces,
                               std::array<present::NumberText, 2> numbers)
{
    spaces_ = std::move(spaces);
    numbers_ = std::move(numbers);
    hovered_.reset();
    stale_ = true;
    updateGeometry();
    update();
    say();
}

void SequenceCanvas::setToScale(bool on)
{
    toScale_ = on;
    stale_ = true;
    updateGeometry();
    update();
}

present::PictureMetrics SequenceCanvas::metrics(std::size_t direction, int width) const
{
    const Theme& theme = Theme::instance();
    const QFontMetricsF fixed(theme.font(FontRole::FixedSmall));
    present::PictureMetrics m;
    m.width = width;
    m.line = std::ceil(fixed.height());
    m.bar = std::ceil(QFontMetricsF(theme.font(FontRole::Body)).height()) + 6;
    m.flying = std::ceil(fixed.height());
    m.title = titleHeight() + (spaces_[direction].sends ? 0 : reasonHeight());
    m.textWidth = [fixed](const QString& text) { return fixed.horizontalAdvance(text); };
    m.number = numbers_[direction];
    m.toScale = toScale_;
    return m;
}

int SequenceCanvas::heightForWidth(int width) const
{
    if (!numbers_[0]) return 40;
    double height = 4;
    for (std::size_t i = 0; i < 2; ++i)
        height += present::layoutSequenceSpace(spaces_[i], metrics(i, width)).height +
                  (spaces_[i].receives ? 0 : reasonHeight()) + betweenDirections;
    return static_cast<int>(std::ceil(height));
}

void SequenceCanvas::layOut()
{
    if (!stale_ || !numbers_[0]) return;
    stale_ = false;
    items_.clear();
    double y = 4;
    for (std::size_t i = 0; i < 2; ++i) {
        pictures_[i] = present::layoutSequenceSpace(spaces_[i], metrics(i, width()));
        tops_[i] = y;
        y += pictures_[i].height + (spaces_[i].receives ? 0 : reasonHeight()) + betweenDirections;
        addItems(i);
    }
    current_ = items_.empty() ? 0 : std::min(current_, items_.size() - 1);
}

/// In the order in which the arrow keys go: sender, on the way, receiver, each from left to right.
void SequenceCanvas::addItems(std::size_t direction)
{
    const SequencePicture& picture = pictures_[direction];
    const double dy = tops_[direction];
    const auto addSpans = [&](const auto& placed, bool send) {
        for (const present::PlacedSpan& span : placed)
            items_.push_back(
                {Item::Kind::Span, direction, send, span.index, span.rect.translated(0, dy)});
    };
    const auto addLabels = [&](const std::vector<SpaceLabel>& labels, bool send) {
        for (const SpaceLabel& label : labels)
            for (const std::size_t mark : label.marks)
                items_.push_back(
                    {Item::Kind::Mark, direction, send, mark, label.box.translated(0, dy)});
    };
    addLabels(picture.sendLabels, true);
    addSpans(picture.send, true);
    for (const present::PlacedSpan& flying : picture.flying)
        items_.push_back(
            {Item::Kind::Flying, direction, true, flying.index, flying.rect.translated(0, dy)});
    addSpans(picture.receive, false);
    addLabels(picture.receiveLabels, false);
}

const SequencePicture& SequenceCanvas::picture(std::size_t direction)
{
    layOut();
    return pictures_[direction];
}

const std::vector<SequenceCanvas::Item>& SequenceCanvas::items()
{
    layOut();
    return items_;
}

std::optional<std::size_t> SequenceCanvas::itemAt(const QPointF& position)
{
    layOut();
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (items_[i].rect.adjusted(-1, -1, 1, 1).contains(position)) return i;
    return std::nullopt;
}

std::optional<std::size_t> SequenceCanvas::markedItem()
{
    layOut();
    if (items_.empty()) return std::nullopt;
    if (hovered_ && *hovered_ < items_.size()) return hovered_;
    return hasFocus() ? std::optional(current_) : std::nullopt;
}

QString SequenceCanvas::markedWords()
{
    const auto marked = markedItem();
    if (!marked) return {};
    const Item& item = items_[*marked];
    const SequenceSpace& space = spaces_[item.direction];
    const present::NumberText& number = numbers_[item.direction];
    switch (item.kind) {
    case Item::Kind::Flying:
        return present::flyingWords(space, space.flying[item.index], number);
    case Item::Kind::Span:
        return present::spanWords(space, (item.send ? space.send : space.receive)[item.index],
                                  number);
    case Item::Kind::Mark:
        break;
    }
    // All marks of one label stand at the same number.
    QStringList words;
    for (const Item& other : items_)
        if (other.kind == item.kind && other.rect == item.rect)
            words << present::markWords(
                space, (item.send ? space.sendMarks : space.receiveMarks)[other.index], number);
    return present::joined(words);
}

void SequenceCanvas::say()
{
    setAccessibleName(tr("Sequence space of both directions"));
    setAccessibleDescription(markedWords());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT markedChanged();
}

void SequenceCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), color(Token::Panel));
    if (!numbers_[0]) return;
    layOut();
    for (std::size_t i = 0; i < 2; ++i)
        paintDirection(painter, i);
    if (const auto marked = markedItem()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(Token::Focus), 2 * Theme::instance().lineFactor()));
        painter.drawRect(items_[*marked].rect);
    }
}

void SequenceCanvas::paintTitle(QPainter& painter, std::size_t direction, double y)
{
    const Theme& theme = Theme::instance();
    const SequenceSpace& space = spaces_[direction];
    const QFont bold = theme.font(FontRole::BodyBold);
    const QFontMetricsF metrics(bold);
    const double size = 10 * theme.markerFactor();
    double x = textMargin;
    const auto host = [&](sim::HostId id) {
        painter.setRenderHint(QPainter::Antialiasing);
        paintHostMarker(painter, roleOf(id), QPointF(x + size / 2, y + titleHeight() / 2), size);
        painter.setRenderHint(QPainter::Antialiasing, false);
        x += size + 5;
        const QString name = present::hostName(roleOf(id));
        painter.setFont(bold);
        painter.setPen(color(Token::Text));
        painter.drawText(QRectF(x, y, width() - x, titleHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         name);
        x += metrics.horizontalAdvance(name) + 6;
    };
    host(space.sender);
    painter.setPen(color(Token::Muted));
    painter.drawText(QRectF(x, y, 40, titleHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     u"\u2192"_s);
    x += metrics.horizontalAdvance(u"\u2192"_s) + 6;
    host(peerOf(space.sender));
}

void SequenceCanvas::paintDirection(QPainter& painter, std::size_t direction)
{
    const SequenceSpace& space = spaces_[direction];
    const SequencePicture& picture = pictures_[direction];
    paintTitle(painter, direction, tops_[direction]);
    painter.save();
    painter.translate(0, tops_[direction]);
    painter.setFont(Theme::instance().font(FontRole::Small));
    painter.setPen(color(Token::Muted));
    const auto reason = [&](bool send, double y) {
        painter.drawText(
            QRectF(textMargin, y, width() - 2 * textMargin, reasonHeight()),
            Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(present::noSpaceWords(space, send), Qt::ElideRight,
                                             static_cast<int>(width() - 2 * textMargin)));
    };
    if (!space.sends) reason(true, titleHeight());
    if (!space.receives) reason(false, picture.height);
    if (space.sends || space.receives) paintFlying(painter, direction);
    for (const present::PlacedSpan& span : picture.send)
        paintSpan(painter, space.send[span.index], span.rect, space.sender);
    for (const present::PlacedSpan& span : picture.receive)
        paintSpan(painter, space.receive[span.index], span.rect, peerOf(space.sender));
    paintLabels(painter, picture.sendLabels, picture.sendBar.top(), true);
    paintLabels(painter, picture.receiveLabels, picture.receiveBar.bottom(), false);
    painter.restore();
}

/// Tint: it has been used; hatching: it lies ahead of a gap; outline only: allowed; dots: not yet.
void SequenceCanvas::paintSpan(QPainter& painter, const SpaceSpan& span, const QRectF& rect,
                               sim::HostId owner)
{
    const QColor host = color(token(roleOf(owner)));
    const QColor tint = color(tintToken(roleOf(owner)));
    QBrush fill(color(Token::Panel));
    QPen outline(color(Token::Edge), Theme::instance().lineFactor());
    bool hatched = false;
    switch (span.kind) {
    case SpaceKind::Acknowledged:
    case SpaceKind::Received:
        fill = color(Token::Raised);
        break;
    case SpaceKind::Sent:
    case SpaceKind::Unread:
        fill = tint;
        outline.setColor(host);
        break;
    case SpaceKind::Sacked:
    case SpaceKind::Held:
        fill = tint;
        outline.setColor(host);
        hatched = true;
        break;
    case SpaceKind::MaySend:
    case SpaceKind::MayReceive:
        outline.setColor(host);
        break;
    case SpaceKind::MayNotSend:
    case SpaceKind::MayNotReceive:
        outline.setStyle(Qt::DotLine);
        break;
    }
    painter.fillRect(rect, fill);
    if (hatched) painter.fillRect(rect, QBrush(host, Qt::BDiagPattern));
    painter.setPen(outline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
    const QString number = present::spaceNumber(span.kind);
    painter.setFont(Theme::instance().font(FontRole::BodyBold));
    if (rect.width() < QFontMetricsF(painter.font()).horizontalAdvance(number) + 2) return;
    painter.setPen(color(Token::Text));
    painter.drawText(rect, Qt::AlignCenter, number);
}

void SequenceCanvas::paintLabels(QPainter& painter, const std::vector<SpaceLabel>& labels,
                                 double edge, bool up)
{
    const Theme& theme = Theme::instance();
    const QFont name = theme.font(FontRole::FixedSmall);
    painter.setFont(name);
    const double line = std::ceil(QFontMetricsF(name).height());
    for (const SpaceLabel& label : labels) {
        painter.setPen(QPen(color(Token::Edge), theme.lineFactor()));
        painter.drawLine(QPointF(label.x, edge),
                         QPointF(label.x, up ? label.box.top() + 2 : label.box.bottom() - 2));
        double y = label.box.top();
        for (qsizetype i = 0; i < label.lines.size(); ++i, y += line) {
            const bool isNumber = i + 1 == label.lines.size();
            painter.setPen(color(isNumber ? Token::Text : Token::Muted));
            painter.drawText(QRectF(label.box.left() + 3, y, label.box.width() + 4, line),
                             Qt::AlignLeft | Qt::AlignVCenter, label.lines[i]);
        }
    }
}

void SequenceCanvas::paintFlying(QPainter& painter, std::size_t direction)
{
    const SequenceSpace& space = spaces_[direction];
    const SequencePicture& picture = pictures_[direction];
    if (space.flying.empty()) {
        painter.setFont(Theme::instance().font(FontRole::Small));
        painter.setPen(color(Token::Muted));
        painter.drawText(picture.lane, Qt::AlignCenter, tr("nothing on its way"));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const present::PlacedSpan& placed : picture.flying) {
        const FlyingSpan& flying = space.flying[placed.index];
        const QColor colour = color(token(flying.kind));
        const QRectF rect = placed.rect.adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(colour, 1.4 * Theme::instance().lineFactor(),
                            flying.repeated ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(color(Token::Panel));
        painter.drawRect(rect);
        if (rect.width() >= 22) paintKindMarker(painter, flying.kind, rect.center(), 90);
        if (flying.corrupted) paintLostCross(painter, rect.center());
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void SequenceCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    stale_ = true;
}

void SequenceCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const auto item = itemAt(event->position());
    if (item == hovered_) return;
    hovered_ = item;
    update();
    say();
}

void SequenceCanvas::mousePressEvent(QMouseEvent* event)
{
    const auto item = itemAt(event->position());
    if (!item) return;
    current_ = *item;
    hovered_ = item;
    activate();
    update();
    say();
}

void SequenceCanvas::leaveEvent(QEvent*)
{
    hovered_.reset();
    update();
    say();
}

/// A segment on its way is inspected.
void SequenceCanvas::activate()
{
    const auto marked = markedItem();
    if (!marked || items_[*marked].kind != Item::Kind::Flying) return;
    const Item& item = items_[*marked];
    Q_EMIT segmentChosen(spaces_[item.direction].flying[item.index].id);
}

void SequenceCanvas::keyPressEvent(QKeyEvent* event)
{
    layOut();
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    const bool on = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return activate();
    if ((!back && !on) || items_.empty()) return QWidget::keyPressEvent(event);
    hovered_.reset();
    if (back && current_ > 0) --current_;
    if (on && current_ + 1 < items_.size()) ++current_;
    update();
    say();
    Q_EMIT cameTo(items_[current_].rect.toAlignedRect());
}

void SequenceCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    say();
}

void SequenceCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
    say();
}

void SequenceCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::PaletteChange) return;
    stale_ = true;
    updateGeometry();
    update();
}

} // namespace tcplab::gui
