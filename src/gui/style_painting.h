#pragma once

// The drawing of single controls behind style.h; each fills option.rect.

class QPainter;
class QRect;
class QColor;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;

namespace tcplab::gui::painting {

enum class Chevron { Up, Down, Left, Right };

/// A field or button: filled, 1 px outline, radius 3.
void box(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& outline);
void chevron(QPainter& painter, const QRect& rect, Chevron direction, const QColor& colour);

void button(QPainter& painter, const QStyleOption& option, bool primary);
void toolButton(QPainter& painter, const QStyleOption& option);
void field(QPainter& painter, const QStyleOption& option);
void checkBox(QPainter& painter, const QStyleOption& option);
void radioButton(QPainter& painter, const QStyleOption& option);
void comboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow);
void spinButton(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& rect, bool up);
void slider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove,
            const QRect& handle);
void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle);
void headerSection(QPainter& painter, const QStyleOption& option);
void tab(QPainter& painter, const QStyleOptionTab& option);
void menuBarItem(QPainter& painter, const QStyleOptionMenuItem& option);
void progress(QPainter& painter, const QStyleOptionProgressBar& option);

} // namespace tcplab::gui::painting
