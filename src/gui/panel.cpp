#include "gui/panel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/icons.h"
#include "gui/theme.h"

namespace tcplab::gui {

Panel::Panel(QWidget* parent)
    : QFrame(parent)
    , titleRow_(new QWidget)
    , rowLayout_(new QHBoxLayout(titleRow_))
    , layout_(new QVBoxLayout(this))
    , title_(new QLabel)
    , facts_(new ElidedLabel)
{
    rowLayout_->setContentsMargins(9, 0, 6, 0);
    rowLayout_->setSpacing(8);
    rowLayout_->addWidget(title_);
    rowLayout_->addWidget(facts_, 1);
    facts_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout_->setContentsMargins(1, 1, 1, 1);
    layout_->setSpacing(1); // the line under the title row shows through
    layout_->addWidget(titleRow_);
    applyFonts();
}

void Panel::setTitle(const QString& title)
{
    title_->setText(title);
    setAccessibleName(title);
    if (shown_) shown_->setText(title);
    if (close_) close_->setToolTip(tr("Close this panel"));
}

QString Panel::title() const
{
    return title_->text();
}

void Panel::setFacts(const QString& facts)
{
    facts_->setText(facts);
}

void Panel::setLegend(QWidget* legend)
{
    delete legend_;
    legend_ = legend;
    rowLayout_->insertWidget(1, legend_);
}

QToolButton* Panel::addTool(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize(QSize(16, 16));
    button->setFixedSize(24, 24);
    const int last = rowLayout_->count() - (close_ ? 1 : 0);
    rowLayout_->insertWidget(last, button);
    return button;
}

void Panel::setBody(QWidget* body)
{
    delete body_;
    body_ = body;
    layout_->addWidget(body_, 1);
}

void Panel::setTitleRowVisible(bool visible)
{
    titleRow_->setVisible(visible);
    update();
}

QAction* Panel::makeClosable()
{
    if (shown_) return shown_;
    shown_ = new QAction(title(), this);
    shown_->setCheckable(true);
    shown_->setChecked(true);
    connect(shown_, &QAction::toggled, this, [this](bool shown) {
        setVisible(shown);
        Q_EMIT shownChanged(shown);
    });
    auto* close = new QAction(icon(Icon::Close), {}, this);
    connect(close, &QAction::triggered, shown_, [this] { shown_->setChecked(false); });
    close_ = addTool(close);
    close_->setToolTip(tr("Close this panel"));
    return shown_;
}

void Panel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) applyFonts();
    if (event->type() == QEvent::LanguageChange && close_)
        close_->setToolTip(tr("Close this panel"));
}

void Panel::applyFonts()
{
    const Theme& theme = Theme::instance();
    title_->setFont(theme.font(FontRole::PanelTitle));
    facts_->setFont(theme.font(FontRole::Small));
    QPalette muted = facts_->palette();
    muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
    facts_->setPalette(muted);
    titleRow_->setFixedHeight(titleRowHeight());
}

int Panel::titleRowHeight() const
{
    return std::max(26, title_->fontMetrics().height() + 8);
}

void Panel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    if (titleRow_->isVisible()) {
        const QRect row = titleRow_->geometry();
        painter.fillRect(row, color(Token::Raised));
        painter.fillRect(row.left(), row.bottom() + 1, row.width(), 1, color(Token::Line));
    }
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tcplab::gui
