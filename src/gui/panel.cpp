#include "gui/panel.h"

#include <QAction>
#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/icons.h"
#include "gui/panel_title.h"
#include "gui/theme.h"

namespace tcplab::gui {

Panel::Panel(QWidget* parent)
    : QFrame(parent)
    , titleRow_(new PanelTitle)
    , layout_(new QVBoxLayout(this))
{
    layout_->setContentsMargins(1, 1, 1, 1);
    layout_->setSpacing(1); // the line under the title row shows through
    layout_->addWidget(titleRow_);
}

void Panel::setTitle(const QString& title)
{
    titleRow_->setTitle(title);
    setAccessibleName(title);
    if (shown_) shown_->setText(title);
    if (close_) close_->setToolTip(tr("Close this panel"));
}

QString Panel::title() const
{
    return titleRow_->title();
}

void Panel::setFacts(const QString& facts)
{
    titleRow_->setFacts(facts);
}

void Panel::setLegend(QWidget* legend)
{
    titleRow_->setLegend(legend);
}

QToolButton* Panel::addTool(QAction* action)
{
    return titleRow_->addTool(action);
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
    close_ = titleRow_->addLastTool(close);
    close_->setToolTip(tr("Close this panel"));
    return shown_;
}

void Panel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && close_)
        close_->setToolTip(tr("Close this panel"));
}

void Panel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    if (titleRow_->isVisible()) {
        const QRect row = titleRow_->geometry();
        painter.fillRect(row.left(), row.bottom() + 1, row.width(), 1, color(Token::Line));
    }
    painter.setPen(color(Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace tcplab::gui
