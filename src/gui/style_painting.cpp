#include "gui/style_painting.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

#include "gui/icons.h"
#include "gui/theme.h"

namespace tcplab::gui::painting {

namespace {

constexpr qreal controlRadius = 3;

bool isEnabled(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_Enabled);
}

bool isHovered(const QStyleOption& option)
{
    return isEnabled(option) && option.state.testFlag(QStyle::State_MouseOver);
}

bool isPressed(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On);
}

QColor outlineOf(const QStyleOption& option)
{
    return color(isEnabled(option) ? Token::Edge : Token::Line);
}

/// One step nearer to the text than `ground`: the answer to the pointer.
QColor lifted(const QColor& ground)
{
    const QColor ink = color(Token::Text);
    const auto mix = [](int a, int b) { return (a * 9 + b) / 10; };
    return {mix(ground.red(), ink.red()), mix(ground.green(), ink.green()),
            mix(ground.blue(), ink.blue())};
}

} // namespace

void box(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& outline)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(outline, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(.5, .5, -.5, -.5), controlRadius, controlRadius);
    painter.restore();
}

void chevron(QPainter& painter, const QRect& rect, Chevron direction, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    switch (direction) {
    case Chevron::Up:
        painter.rotate(180);
        break;
    case Chevron::Down:
        break;
    case Chevron::Left:
        painter.rotate(90);
        break;
    case Chevron::Right:
        painter.rotate(-90);
        break;
    }
    const qreal size = std::min({4.0, rect.width() / 3.0, rect.height() / 2.5});
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF{QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)});
    painter.restore();
}

void button(QPainter& painter, const QStyleOption& option, bool primary)
{
    if (primary && isEnabled(option)) {
        const QColor fill = color(Token::Focus);
        const QColor shown = isPressed(option) || isHovered(option) ? lifted(fill) : fill;
        box(painter, option.rect, shown, shown);
        return;
    }
    QColor fill = color(Token::Raised);
    QColor outline = outlineOf(option);
    if (isPressed(option)) {
        fill = color(Token::Sel);
        if (isEnabled(option)) outline = color(Token::Focus);
    } else if (isHovered(option)) {
        fill = lifted(fill);
    }
    box(painter, option.rect, fill, outline);
}

void toolButton(QPainter& painter, const QStyleOption& option)
{
    // Flat ones (in title rows) show a ground only while pointed at or pressed.
    if (!option.state.testFlag(QStyle::State_AutoRaise)) {
        button(painter, option, false);
    } else if (isPressed(option)) {
        box(painter, option.rect, color(Token::Sel), color(Token::Focus));
    } else if (isHovered(option)) {
        box(painter, option.rect, lifted(color(Token::Raised)), lifted(color(Token::Raised)));
    }
}

void field(QPainter& painter, const QStyleOption& option)
{
    const bool readOnly = option.state.testFlag(QStyle::State_ReadOnly) || !isEnabled(option);
    box(painter, option.rect, color(readOnly ? Token::Raised : Token::Panel), outlineOf(option));
}

void checkBox(QPainter& painter, const QStyleOption& option)
{
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const bool filled = (on || partly) && isEnabled(option);
    box(painter, option.rect, color(filled ? Token::Focus : Token::Panel),
        filled ? color(Token::Focus) : outlineOf(option));
    const QColor ink = color(filled ? Token::OnFocus : Token::Edge);
    if (on) {
        paintIcon(painter, Icon::Tick, QRectF(option.rect).adjusted(1, 1, -1, -1), ink);
    } else if (partly) {
        painter.fillRect(
            QRect(option.rect.left() + 4, option.rect.center().y(), option.rect.width() - 8, 2),
            ink);
    }
}

void radioButton(QPainter& painter, const QStyleOption& option)
{
    const bool on = option.state.testFlag(QStyle::State_On);
    const QColor ring = on && isEnabled(option) ? color(Token::Focus) : outlineOf(option);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ring, on ? 2 : 1));
    painter.setBrush(color(Token::Panel));
    const QRectF rect = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.drawEllipse(rect);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ring);
        painter.drawEllipse(rect.center(), rect.width() / 4, rect.height() / 4);
    }
    painter.restore();
}

void comboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow)
{
    if (option.frame) {
        const QColor ground = color(isEnabled(option) ? Token::Panel : Token::Raised);
        box(painter, option.rect, isHovered(option) ? color(Token::Raised) : ground,
            outlineOf(option));
    }
    chevron(painter, arrow, Chevron::Down, color(isEnabled(option) ? Token::Text : Token::Edge));
}

void spinButton(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& rect, bool up)
{
    const auto control = up ? QStyle::SC_SpinBoxUp : QStyle::SC_SpinBoxDown;
    const auto step = up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled;
    const bool active = isEnabled(option) && option.stepEnabled.testFlag(step);
    const bool pointed = option.activeSubControls.testFlag(control);
    chevron(painter, rect, up ? Chevron::Up : Chevron::Down,
            color(!active   ? Token::Line
                  : pointed ? Token::Text
                            : Token::Muted));
}

void slider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove,
            const QRect& handle)
{
    const bool lying = option.orientation == Qt::Horizontal;
    const QColor done = color(isEnabled(option) ? Token::Focus : Token::Edge);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (option.subControls.testFlag(QStyle::SC_SliderGroove)) {
        QRect line = groove;
        QRect before = groove;
        if (lying) {
            line = QRect(groove.left(), groove.center().y() - 1, groove.width(), 4);
            before = line;
            if (option.upsideDown)
                before.setLeft(handle.center().x());
            else
                before.setRight(handle.center().x());
        } else {
            line = QRect(groove.center().x() - 1, groove.top(), 4, groove.height());
            before = line;
            if (option.upsideDown)
                before.setTop(handle.center().y());
            else
                before.setBottom(handle.center().y());
        }
        painter.setBrush(color(Token::Line));
        painter.drawRoundedRect(line, 2, 2);
        painter.setBrush(done);
        painter.drawRoundedRect(before, 2, 2);
    }
    if (option.subControls.testFlag(QStyle::SC_SliderHandle)) {
        const bool held = option.state.testFlag(QStyle::State_Sunken);
        painter.setPen(QPen(done, 2));
        painter.setBrush(color(held || isHovered(option) ? Token::Sel : Token::Panel));
        painter.drawRoundedRect(QRectF(handle).adjusted(1, 1, -1, -1), controlRadius,
                                controlRadius);
    }
    painter.restore();
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle)
{
    painter.fillRect(option.rect, color(Token::Raised));
    if (option.maximum <= option.minimum) return;
    const bool active = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(active ? Token::Muted : Token::Edge));
    const QRectF bar = QRectF(handle).adjusted(3, 3, -3, -3);
    painter.drawRoundedRect(bar, controlRadius, controlRadius);
    painter.restore();
}

void headerSection(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(option.rect, color(Token::Raised));
    painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1,
                     color(Token::Line));
}

void tab(QPainter& painter, const QStyleOptionTab& option)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(option.rect, color(selected ? Token::Panel : Token::Raised));
    if (selected) {
        painter.fillRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2,
                         color(Token::Focus));
    } else if (isHovered(option)) {
        painter.fillRect(option.rect, lifted(color(Token::Raised)));
    }
}

void menuBarItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const bool open = option.state.testFlag(QStyle::State_Selected) && isEnabled(option);
    painter.fillRect(option.rect, color(open ? Token::Sel : Token::Raised));
    // The line under the bar runs on below its items.
    painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1,
                     color(Token::Line));
}

void progress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const int range = option.maximum - option.minimum;
    if (range <= 0) return;
    QRect done = option.rect.adjusted(1, 1, -1, -1);
    done.setWidth(static_cast<int>(static_cast<qint64>(done.width()) *
                                   (option.progress - option.minimum) / range));
    painter.fillRect(done, color(Token::Sel)); // the text on it stays readable
}

} // namespace tcplab::gui::painting
