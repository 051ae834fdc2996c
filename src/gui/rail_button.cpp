#include "gui/rail_button.h"

#include <QAction>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

#include "gui/theme.h"

namespace tcplab::gui {

namespace {
constexpr int railWidth = 68;
constexpr int glyphSize = 24;
} // namespace

RailButton::RailButton(QAction* action, QWidget* parent)
    : QToolButton(parent)
{
    setDefaultAction(action);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setIconSize(QSize(glyphSize, glyphSize));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QFont RailButton::labelFont(bool bold) const
{
    return Theme::instance().font(bold ? FontRole::PanelTitle : FontRole::Small);
}

QSize RailButton::sizeHint() const
{
    QFont bold = labelFont(false);
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int width = std::max(railWidth, metrics.horizontalAdvance(text()) + 8);
    return {width, std::max(56, 8 + glyphSize + 4 + metrics.height() + 6)};
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (isChecked()) {
        painter.fillRect(rect(), color(Token::Sel));
        painter.fillRect(0, 0, 3, height(), color(Token::Focus));
    } else if (underMouse() || isDown()) {
        painter.fillRect(rect(), color(isDown() ? Token::Sel : Token::Window));
    }
    const int left = (width() - glyphSize) / 2;
    icon().paint(&painter, QRect(left, 7, glyphSize, glyphSize));
    QFont font = labelFont(false);
    font.setBold(isChecked());
    painter.setFont(font);
    painter.setPen(color(isChecked() ? Token::Text : Token::Muted));
    const QRect label(0, 7 + glyphSize + 2, width(), height() - 7 - glyphSize - 4);
    painter.drawText(label, static_cast<int>(Qt::AlignHCenter | Qt::AlignVCenter), text());
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.drawRect(rect().adjusted(4, 2, -3, -3));
    }
}

} // namespace tcplab::gui
