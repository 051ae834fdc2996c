#include "gui/simulator/views/segment_sheet_view.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::SegmentPart;
using present::SegmentPartKind;
using present::SheetCell;

namespace {

constexpr qreal margin = 8;
constexpr int columns = 32;
constexpr qreal leastColumn = 10.5;
constexpr qreal lookRow = 38;
constexpr qreal leastOptionRow = 26;
constexpr int headerRows = 5;
/// From the figure to the dump.
constexpr qreal gap = 10;

bool isShort(const SegmentPart& part)
{
    return part.bits <= 32;
}

} // namespace

SegmentSheetView::SegmentSheetView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"segmentSheet"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumWidth(static_cast<int>(std::ceil(columns * leastColumn + 2 * margin)));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SegmentSheetView::setSegment(std::vector<SegmentPart> parts, std::vector<std::byte> bytes,
                                  SegmentKind kind)
{
    parts_ = std::move(parts);
    bytes_ = std::move(bytes);
    kind_ = kind;
    cells_ = present::sheetCells(parts_);
    const bool hasData = !parts_.empty() && parts_.back().kind == SegmentPartKind::Data;
    dataRow_ = present::sheetRows(cells_) - (hasData ? 1 : 0);
    current_ = parts_.empty() ? 0 : std::min(current_, parts_.size() - 1);
    hovered_.reset();
    updateGeometry();
    update();
    say();
}

void SegmentSheetView::setNotation(Notation notation)
{
    if (notation == notation_) return;
    notation_ = notation;
    update();
}

const SegmentPart* SegmentSheetView::marked() const
{
    if (parts_.empty()) return nullptr;
    return &parts_[std::min(hovered_.value_or(current_), parts_.size() - 1)];
}

void SegmentSheetView::setCurrent(std::size_t part)
{
    if (part >= parts_.size()) return;
    current_ = part;
    hovered_.reset();
    update();
    say();
    Q_EMIT cameTo(partRect(part).toAlignedRect());
}

/// Tells those who listen, and screen readers, which part is marked.
void SegmentSheetView::say()
{
    const SegmentPart* part = marked();
    setAccessibleName(tr("Header of the segment, field by field"));
    setAccessibleDescription(
        part ? tr("%1: %2. %3")
                   .arg(part->name, part->value.isEmpty() ? part->hex : part->value, part->meaning)
             : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT markedChanged();
}

SegmentSheetView::Metrics SegmentSheetView::metrics(qreal width) const
{
    const Theme& theme = Theme::instance();
    const QFontMetricsF caption(theme.font(FontRole::Caption));
    const QFontMetricsF bold(theme.font(FontRole::FixedBold));
    const QFontMetricsF fixed(theme.font(FontRole::FixedSmall));
    Metrics m;
    m.column = std::max(leastColumn, std::floor((width - 2 * margin) / columns * 2) / 2);
    m.wholeNumbers = caption.horizontalAdvance(u"31"_s) + 3 <= m.column;
    m.numbers = std::ceil(caption.height() * (m.wholeNumbers ? 1 : 1.8)) + 2;
    m.row = std::max(lookRow, std::ceil(caption.height() + bold.height() + 3));
    m.option = std::max(leastOptionRow, std::ceil(bold.height() + 6));
    m.line = std::ceil(fixed.height()) + 2;
    m.digit = fixed.horizontalAdvance(u'0');
    // Offset, two blanks, three signs an octet, a blank, a sign an octet.
    const qreal signs = (width - 2 * margin) / m.digit;
    m.octets = signs >= 6 + 16 * 4 + 2 ? 16 : signs >= 6 + 8 * 4 + 2 ? 8 : 4;
    return m;
}

qreal SegmentSheetView::rowHeight(const Metrics& m, int row) const
{
    return isFixedRow(row) ? m.row : m.option;
}

qreal SegmentSheetView::rowTop(const Metrics& m, int row) const
{
    const int options = std::clamp(row - headerRows, 0, std::max(0, dataRow_ - headerRows));
    const int whole = row - options;
    return margin / 2 + m.numbers + whole * m.row + options * m.option;
}

qreal SegmentSheetView::dumpTop(const Metrics& m) const
{
    return rowTop(m, present::sheetRows(cells_)) + gap;
}

int SegmentSheetView::heightForWidth(int width) const
{
    if (parts_.empty()) return 60;
    const Metrics m = metrics(width);
    const std::size_t lines = (bytes_.size() + m.octets - 1) / m.octets;
    return static_cast<int>(std::ceil(dumpTop(m) + static_cast<qreal>(lines) * m.line + margin));
}

QRectF SegmentSheetView::cellRect(const Metrics& m, const SheetCell& cell) const
{
    return {margin + cell.column * m.column, rowTop(m, cell.row), cell.columns * m.column,
            rowHeight(m, cell.row)};
}

QRectF SegmentSheetView::octetRect(const Metrics& m, std::size_t octet) const
{
    const auto line = static_cast<qreal>(octet / m.octets);
    const auto place = static_cast<qreal>(octet % m.octets);
    return {margin + (6 + place * 3) * m.digit, dumpTop(m) + line * m.line, 2 * m.digit, m.line};
}

QRectF SegmentSheetView::partRect(std::size_t part) const
{
    for (const SheetCell& cell : cells_)
        if (cell.part == part && cell.label) return cellRect(metrics(width()), cell);
    return {};
}

QRectF SegmentSheetView::octetRect(std::size_t octet) const
{
    return octetRect(metrics(width()), octet);
}

std::optional<std::size_t> SegmentSheetView::partAt(const QPointF& position) const
{
    if (parts_.empty()) return std::nullopt;
    const Metrics m = metrics(width());
    for (const SheetCell& cell : cells_)
        if (cellRect(m, cell).contains(position)) return cell.part;
    if (position.y() < dumpTop(m)) return std::nullopt;
    const auto line = static_cast<std::size_t>((position.y() - dumpTop(m)) / m.line);
    const qreal signs = (position.x() - margin) / m.digit - 6;
    const qreal text = signs - static_cast<qreal>(3 * m.octets);
    if (signs < -1) return std::nullopt;
    const bool inText = text >= 0;
    const qreal place = inText ? text : std::max(0.0, signs + 0.5) / 3;
    if (place >= static_cast<qreal>(m.octets)) return std::nullopt;
    const std::size_t octet = line * m.octets + static_cast<std::size_t>(place);
    if (octet >= bytes_.size()) return std::nullopt;
    const bool second = !inText && place - std::floor(place) > 0.5;
    return present::partOfNibble(parts_, octet * 2 + (second ? 1 : 0));
}

QString SegmentSheetView::shownValue(const SegmentPart& part) const
{
    switch (notation_) {
    case Notation::Values:
        return part.value;
    case Notation::Hex:
        return part.bits < 8 ? part.hex.mid(2) : part.hex;
    case Notation::Bits:
        return part.binary;
    }
    return {};
}

void SegmentSheetView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), color(Token::Panel));
    if (parts_.empty()) return;
    const Metrics m = metrics(width());
    paintNumbers(painter, m);
    for (const SheetCell& cell : cells_)
        paintCell(painter, m, cell);
    paintDump(painter, m, event->rect());
    paintMark(painter, m);
}

/// As the RFC sets them where they are narrow: tens above the units.
void SegmentSheetView::paintNumbers(QPainter& painter, const Metrics& m) const
{
    QFont font = Theme::instance().font(FontRole::Caption);
    while (!m.wholeNumbers && font.pointSizeF() > 4 &&
           QFontMetricsF(font).horizontalAdvance(u'0') + 3 > m.column)
        font.setPointSizeF(font.pointSizeF() - 0.5);
    painter.setFont(font);
    painter.setPen(color(Token::Muted));
    const qreal half = m.wholeNumbers ? 0 : m.numbers * 0.42;
    for (int bit = 0; bit < columns; ++bit) {
        const QRectF column(margin + bit * m.column, margin / 2, m.column, m.numbers);
        if (m.wholeNumbers) {
            painter.drawText(column, Qt::AlignCenter, QString::number(bit));
            continue;
        }
        if (bit % 10 == 0)
            painter.drawText(column.adjusted(-4, 0, 4, -half), Qt::AlignCenter,
                             QString::number(bit / 10));
        painter.drawText(column.adjusted(-4, half, 4, 0), Qt::AlignCenter,
                         QString::number(bit % 10));
    }
}

void SegmentSheetView::paintCell(QPainter& painter, const Metrics& m, const SheetCell& cell) const
{
    const SegmentPart& part = parts_[cell.part];
    const QRectF rect = cellRect(m, cell);
    const bool isMarked = marked() == &part;
    const bool filled = part.kind == SegmentPartKind::Flag && part.set;
    painter.fillRect(rect, filled     ? color(token(kind_))
                           : isMarked ? color(Token::Sel)
                                      : color(Token::Panel));
    painter.setPen(QPen(color(Token::Edge), Theme::instance().lineFactor()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
    if (part.kind == SegmentPartKind::Flag) return paintFlag(painter, part, rect);
    if (cell.label) paintWords(painter, part, rect, !isFixedRow(cell.row));
}

/// One bit wide: the name upright, the value below it.
void SegmentSheetView::paintFlag(QPainter& painter, const SegmentPart& part,
                                 const QRectF& cell) const
{
    const Theme& theme = Theme::instance();
    QFont value = theme.font(FontRole::FixedBold);
    QFont name = theme.font(part.set ? FontRole::BodyBold : FontRole::Caption);
    const qreal below = QFontMetricsF(value).height();
    // A capital's height must fit into the column, its word into what the value leaves.
    name.setPointSizeF(theme.font(FontRole::Caption).pointSizeF());
    for (QFontMetricsF fit(name); (fit.capHeight() + 2 > cell.width() ||
                                   fit.horizontalAdvance(part.name) + 3 > cell.height() - below) &&
                                  name.pointSizeF() > 4;
         fit = QFontMetricsF(name))
        name.setPointSizeF(name.pointSizeF() - 0.5);
    painter.save();
    painter.setFont(name);
    painter.setPen(part.set ? color(Token::Panel) : color(Token::Muted));
    const QFontMetricsF fit(name);
    painter.translate(cell.center().x() + fit.capHeight() / 2, cell.bottom() - below);
    painter.rotate(-90);
    painter.drawText(QPointF(0, 0), part.name);
    painter.restore();
    while (QFontMetricsF(value).horizontalAdvance(u'A') + 1 > cell.width() &&
           value.pointSizeF() > 5)
        value.setPointSizeF(value.pointSizeF() - 0.5);
    painter.setFont(value);
    painter.setPen(part.set ? color(Token::Panel) : color(Token::Muted));
    painter.drawText(QRectF(cell.left() - 4, cell.bottom() - below, cell.width() + 8, below),
                     Qt::AlignCenter, notation_ == Notation::Values ? part.value : part.binary);
}

void SegmentSheetView::paintWords(QPainter& painter, const SegmentPart& part, const QRectF& cell,
                                  bool oneLine) const
{
    const Theme& theme = Theme::instance();
    const QRectF inner = cell.adjusted(2, 1, -2, -1);
    const QFont small = theme.font(FontRole::Caption);
    const QFontMetricsF caption(small);
    QFont bold = theme.font(FontRole::FixedBold);
    QString value = shownValue(part);
    // Bits of a short field are given whole, in a smaller font; the long ones are cut.
    while (isShort(part) && bold.pointSizeF() > 5 &&
           QFontMetricsF(bold).horizontalAdvance(value) > inner.width())
        bold.setPointSizeF(bold.pointSizeF() - 0.5);
    const QFontMetricsF wide(bold);
    if (oneLine) {
        const qreal name = caption.horizontalAdvance(part.name);
        const qreal room = inner.width() - name - 8;
        value = value.isEmpty() ? value : wide.elidedText(value, Qt::ElideRight, room);
        const qreal both = name + (value.isEmpty() ? 0 : 8 + wide.horizontalAdvance(value));
        const qreal left = inner.left() + std::max(0.0, (inner.width() - both) / 2);
        painter.setFont(small);
        painter.setPen(color(Token::Muted));
        painter.drawText(
            QRectF(left, inner.top(), std::min(name + 1, inner.width()), inner.height()),
            Qt::AlignLeft | Qt::AlignVCenter,
            caption.elidedText(part.name, Qt::ElideRight, inner.width() + 1));
        painter.setFont(bold);
        painter.setPen(color(Token::Text));
        painter.drawText(QRectF(left + name + 8, inner.top(), inner.width(), inner.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, value);
        return;
    }
    painter.setFont(small);
    painter.setPen(color(Token::Muted));
    painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), caption.height()),
                     Qt::AlignCenter, caption.elidedText(part.name, Qt::ElideRight, inner.width()));
    painter.setFont(bold);
    painter.setPen(part.wrong ? color(Token::Error) : color(Token::Text));
    // A cross beside the wrong checksum: not by colour alone.
    const QString shown = part.wrong ? u"\u2717 "_s + value : value;
    painter.drawText(QRectF(inner.left(), inner.top() + caption.height(), inner.width(),
                            inner.height() - caption.height()),
                     Qt::AlignCenter, wide.elidedText(shown, Qt::ElideRight, inner.width()));
}

void SegmentSheetView::paintDump(QPainter& painter, const Metrics& m, const QRectF& exposed) const
{
    const SegmentPart* part = marked();
    const std::size_t lines = (bytes_.size() + m.octets - 1) / m.octets;
    const auto lineAt = [&](qreal y) {
        return static_cast<std::size_t>(std::max(0.0, std::floor((y - dumpTop(m)) / m.line)));
    };
    const std::size_t last = std::min(lines, lineAt(exposed.bottom()) + 1);
    painter.setFont(Theme::instance().font(FontRole::FixedSmall));
    for (std::size_t line = lineAt(exposed.top()); line < last; ++line) {
        const std::size_t at = line * m.octets;
        const auto octets = std::span{bytes_}.subspan(at, std::min(m.octets, bytes_.size() - at));
        const qreal y = dumpTop(m) + static_cast<qreal>(line) * m.line;
        painter.setPen(color(Token::Muted));
        painter.drawText(QRectF(margin, y, 6 * m.digit, m.line), Qt::AlignLeft | Qt::AlignVCenter,
                         QString::number(at, 16).rightJustified(4, u'0'));
        const QString shapes = present::shapeText(octets);
        for (std::size_t i = 0; i < octets.size(); ++i) {
            const QRectF place = octetRect(m, at + i);
            const QRectF shape(margin + (6 + static_cast<qreal>(3 * m.octets + i)) * m.digit, y,
                               m.digit, m.line);
            const auto in = part ? part->octets() : std::pair<std::size_t, std::size_t>{};
            if (at + i >= in.first && at + i < in.second) {
                // A field of less than an octet marks its half of it.
                QRectF ground = place;
                if (part->bits == 4) ground.setWidth(m.digit);
                if (part->bits == 4 && part->firstBit % 8 != 0) ground.translate(m.digit, 0);
                painter.fillRect(ground.adjusted(-1, 0, 1, 0), color(Token::Sel));
                painter.fillRect(
                    QRectF(ground.left() - 1, ground.bottom() - 2, ground.width() + 2, 2),
                    color(Token::Focus));
                painter.fillRect(shape, color(Token::Sel));
            }
            painter.setPen(color(Token::Text));
            painter.drawText(place.adjusted(-2, 0, 2, 0), Qt::AlignCenter,
                             present::hexText(octets.subspan(i, 1)));
            painter.setPen(color(Token::Muted));
            painter.drawText(shape.adjusted(-2, 0, 2, 0), Qt::AlignCenter,
                             shapes.mid(static_cast<qsizetype>(i), 1));
        }
    }
}

void SegmentSheetView::paintMark(QPainter& painter, const Metrics& m) const
{
    const SegmentPart* part = marked();
    if (!hasFocus() && !hovered_) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::Focus), 2 * Theme::instance().lineFactor()));
    for (const SheetCell& cell : cells_)
        if (&parts_[cell.part] == part) painter.drawRect(cellRect(m, cell));
}

void SegmentSheetView::hover(std::optional<std::size_t> part)
{
    if (part == hovered_) return;
    hovered_ = part;
    update();
    say();
}

void SegmentSheetView::mouseMoveEvent(QMouseEvent* event)
{
    hover(partAt(event->position()));
}

void SegmentSheetView::mousePressEvent(QMouseEvent* event)
{
    if (const auto part = partAt(event->position())) setCurrent(*part);
}

void SegmentSheetView::leaveEvent(QEvent*)
{
    hover(std::nullopt);
}

void SegmentSheetView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) return Q_EMIT copyWanted();
    int dx = 0;
    int dy = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        dx = -1;
        break;
    case Qt::Key_Right:
        dx = 1;
        break;
    case Qt::Key_Up:
        dy = -1;
        break;
    case Qt::Key_Down:
        dy = 1;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    setCurrent(present::partBeside(parts_, cells_, current_, dx, dy));
}

void SegmentSheetView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SegmentSheetView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void SegmentSheetView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        update();
    }
}

} // namespace tcplab::gui
