#include "gui/lab/card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "gui/elided_label.h"
#include "gui/theme.h"

namespace tcplab::gui {

Card::Card(QWidget* body, QWidget* parent)
    : QFrame(parent)
    , title_(new QLabel)
    , facts_(new ElidedLabel)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 3, 12, 1);
    row->setSpacing(12);
    row->addWidget(title_);
    row->addWidget(facts_, 1);
    title_->setTextFormat(Qt::PlainText);
    facts_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(body, 1);
    applyFonts();
}

void Card::setTitle(const QString& title)
{
    title_->setText(title);
    setAccessibleName(title);
}

QString Card::title() const
{
    return title_->text();
}

void Card::setFacts(const QString& facts)
{
    facts_->setText(facts);
}

QString Card::facts() const
{
    return facts_->text();
}

void Card::applyFonts()
{
    const Theme& theme = Theme::instance();
    title_->setFont(theme.font(FontRole::PanelTitle));
    facts_->setFont(theme.font(FontRole::Small));
    QPalette muted = facts_->palette();
    muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
    facts_->setPalette(muted);
}

void Card::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) applyFonts();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tcplab::gui
