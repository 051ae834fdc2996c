#include "gui/panel_dock.h"

#include <QAction>
#include <QFrame>
#include <QPainter>
#include <QVBoxLayout>

#include "gui/icons.h"
#include "gui/panel_title.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

/// Paper below a title row: `panel` fill, 1 px `line` at its sides and foot.
class Paper : public QFrame
{
public:
    explicit Paper(QWidget* body)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(1, 0, 1, 1);
        column->addWidget(body);
        setWithTitle(true);
    }
    void setWithTitle(bool with)
    {
        layout()->setContentsMargins(1, with ? 0 : 1, 1, 1);
        withTitle_ = with;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), color(Token::Panel));
        painter.setPen(color(Token::Line));
        painter.drawRect(rect().adjusted(0, withTitle_ ? -1 : 0, -1, -1));
    }

private:
    bool withTitle_ = true;
};

} // namespace

PanelDock::PanelDock(const QString& id, QWidget* body, QWidget* parent)
    : QDockWidget(parent)
    , titleRow_(new PanelTitle(this))
    , noTitle_(new QWidget(this))
    , body_(body)
{
    setObjectName(id);
    titleRow_->setFramed(true);
    noTitle_->setFixedHeight(0);
    noTitle_->hide();
    setTitleBarWidget(titleRow_);
    setWidget(new Paper(body));
    float_ = new QAction(icon(Icon::Panel), {}, this);
    connect(float_, &QAction::triggered, this, [this] { setFloating(!isFloating()); });
    titleRow_->addLastTool(float_);
    auto* close = new QAction(icon(Icon::Close), {}, this);
    close->setObjectName(u"close"_s);
    connect(close, &QAction::triggered, toggleViewAction(), &QAction::trigger);
    titleRow_->addLastTool(close);
    // A tab behind another one is only moved aside by QMainWindow; a body that is really hidden
    // knows that nobody sees it, and costs nothing.
    QSizePolicy policy = body->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    body->setSizePolicy(policy);
    connect(this, &QDockWidget::visibilityChanged, body, &QWidget::setVisible);
    retranslate();
}

void PanelDock::setTitle(const QString& title)
{
    setWindowTitle(title);
    setAccessibleName(title);
    titleRow_->setTitle(title);
}

void PanelDock::setFacts(const QString& facts)
{
    titleRow_->setFacts(facts);
}

void PanelDock::setLegend(QWidget* legend)
{
    titleRow_->setLegend(legend);
}

void PanelDock::addTool(QAction* action)
{
    hasTools_ = true;
    titleRow_->addTool(action);
}

void PanelDock::setTitleRowVisible(bool visible)
{
    QWidget* wanted = visible ? static_cast<QWidget*>(titleRow_) : noTitle_;
    if (titleBarWidget() == wanted) return;
    QWidget* old = titleBarWidget();
    setTitleBarWidget(wanted);
    old->hide();
    wanted->show();
    static_cast<Paper*>(widget())->setWithTitle(visible);
}

void PanelDock::retranslate()
{
    float_->setText(tr("Float or dock this panel"));
    findChild<QAction*>(u"close"_s)->setText(tr("Close this panel"));
}

} // namespace tcplab::gui
