#include "gui/panel_title.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int leastHeight = 26;

} // namespace

PanelTitle::PanelTitle(QWidget* parent)
    : QWidget(parent)
    , row_(new QHBoxLayout(this))
    , title_(new QLabel)
    , facts_(new ElidedLabel)
{
    row_->setContentsMargins(9, 0, 6, 0);
    row_->setSpacing(8);
    row_->addWidget(title_);
    row_->addWidget(facts_, 1);
    facts_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    applyFonts();
}

void PanelTitle::setTitle(const QString& title)
{
    title_->setText(title);
}

QString PanelTitle::title() const
{
    return title_->text();
}

void PanelTitle::setFacts(const QString& facts)
{
    facts_->setText(facts);
}

void PanelTitle::setLegend(QWidget* legend)
{
    delete legend_;
    legend_ = legend;
    row_->insertWidget(1, legend_);
}

QToolButton* PanelTitle::makeTool(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize(QSize(16, 16));
    button->setFixedSize(24, 24);
    return button;
}

QToolButton* PanelTitle::addTool(QAction* action)
{
    QToolButton* button = makeTool(action);
    row_->insertWidget(row_->count() - lastTools_, button);
    return button;
}

QToolButton* PanelTitle::addLastTool(QAction* action)
{
    QToolButton* button = makeTool(action);
    row_->addWidget(button);
    ++lastTools_;
    return button;
}

void PanelTitle::setFramed(bool framed)
{
    framed_ = framed;
    applyFonts();
    update();
}

QSize PanelTitle::sizeHint() const
{
    return {QWidget::sizeHint().width(), height_};
}

QSize PanelTitle::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), height_};
}

void PanelTitle::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) applyFonts();
}

void PanelTitle::applyFonts()
{
    const Theme& theme = Theme::instance();
    title_->setFont(theme.font(FontRole::PanelTitle));
    facts_->setFont(theme.font(FontRole::Small));
    QPalette muted = facts_->palette();
    muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
    facts_->setPalette(muted);
    const int lines = framed_ ? 1 : 0; // the one above; that below is the separator
    // Docks ask for the hint and do not look at a fixed height.
    height_ = std::max(leastHeight, title_->fontMetrics().height() + 8) + lines;
    setFixedHeight(height_);
}

void PanelTitle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Raised));
    if (!framed_) return;
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tcplab::gui
