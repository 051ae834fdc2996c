#include "gui/simulator/lines_label.h"

#include <QEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace tcplab::gui {

LinesLabel::LinesLabel(int lines, QWidget* parent)
    : QWidget(parent)
    , lines_(lines)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LinesLabel::setText(const QString& text)
{
    text_ = text;
    setAccessibleName(text);
    updateTip();
    update();
}

int LinesLabel::heightOf(const QFont& font, int lines)
{
    return static_cast<int>(std::ceil(QFontMetrics(font).height() * 1.15)) * lines;
}

int LinesLabel::mostLines() const
{
    return std::max(lines_, height() / lineHeight());
}

QStringList LinesLabel::brokenLines(const QFont& font, int most, bool* whole) const
{
    QString text = text_;
    text.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(text, font, this);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    *whole = true;
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(width());
        if (lines.size() + 1 == most && line.textStart() + line.textLength() < text.size()) {
            *whole = false;
            QString rest = text.mid(line.textStart());
            rest.replace(QChar::LineSeparator, u' ');
            lines << QFontMetrics(font).elidedText(rest, Qt::ElideRight, width());
            break;
        }
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

bool LinesLabel::isWhole() const
{
    return fits(font(), mostLines());
}

bool LinesLabel::fits(const QFont& font, int lines) const
{
    bool whole = true;
    brokenLines(font, lines, &whole);
    return whole;
}

int LinesLabel::linesNeeded(const QFont& font, int most) const
{
    bool whole = true;
    return std::max(1, static_cast<int>(brokenLines(font, most, &whole).size()));
}

void LinesLabel::updateTip()
{
    setToolTip(isWhole() ? QString() : text_);
}

QSize LinesLabel::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, lineHeight() * lines_};
}

QSize LinesLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, lineHeight() * lines_};
}

void LinesLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    bool whole = true;
    int top = 0;
    for (const QString& line : brokenLines(font(), mostLines(), &whole)) {
        painter.drawText(QRect(0, top, width(), lineHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         line);
        top += lineHeight();
    }
}

void LinesLabel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateTip();
}

void LinesLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        updateTip();
    }
}

} // namespace tcplab::gui
