#include "gui/simulator/interventions/hosts_view.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>

#include "gui/simulator/interventions/host_column.h"
#include "gui/simulator/simulation_controller.h"
#include "present/wording.h"

namespace tcplab::gui {

using sim::CallKind;

namespace {

constexpr std::array menuCalls{CallKind::Connect,  CallKind::Listen,  CallKind::Accept,
                               CallKind::Send,     CallKind::Receive, CallKind::Close,
                               CallKind::Shutdown, CallKind::Abort,   CallKind::Crash,
                               CallKind::Restart,  CallKind::Set};

bool isTyped(CallKind kind)
{
    return kind == CallKind::Send || kind == CallKind::Set;
}

} // namespace

HostsView::HostsView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
{
    auto* inside = new QWidget;
    both_ = new QBoxLayout(QBoxLayout::LeftToRight, inside);
    both_->setContentsMargins(0, 0, 0, 0);
    both_->setSpacing(0);
    for (const sim::HostId host : sim::bothHosts) {
        auto* column = new HostColumn(controller(), host);
        columns_[indexOf(host)] = column;
        both_->addWidget(column, 1);
        connect(column, &HostColumn::chosen, this, &HostsView::chosen);
        buildMenu(host);
    }
    area_ = new QScrollArea;
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setWidget(inside);
    // The panel's paper shows through.
    area_->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area_);
    // While time runs the answers would change sixty times a second, and cost as often.
    connect(&controller(), &SimulationController::settled, this, [this] {
        if (isVisible() && controller().hasRun()) showMoment();
    });
    retranslate();
}

HostsView::~HostsView() = default;

QString HostsView::title() const
{
    return tr("Act");
}

QString HostsView::facts() const
{
    return tr("what TCP would answer now");
}

void HostsView::buildMenu(sim::HostId host)
{
    menus_[indexOf(host)] = std::make_unique<QMenu>();
    QMenu& menu = *menus_[indexOf(host)];
    for (const CallKind kind : menuCalls) {
        if (kind == CallKind::Crash) menu.addSeparator();
        QAction* action = menu.addAction(QString());
        action->setObjectName(present::text(sim::id(kind)));
        connect(action, &QAction::triggered, this, [this, host, kind] {
            if (!isTyped(kind)) return column(host).call(kind);
            Q_EMIT shownWanted();
            column(host).focusOn(kind);
        });
        if (kind == CallKind::Restart) menu.addSeparator();
    }
}

QString HostsView::menuText(CallKind kind)
{
    switch (kind) {
    case CallKind::Listen:
        return tr("%1: &listen()");
    case CallKind::Connect:
        return tr("%1: &connect()");
    case CallKind::Send:
        return tr("%1: &send()…");
    case CallKind::Receive:
        return tr("%1: &receive() all");
    case CallKind::Close:
        return tr("%1: cl&ose()");
    case CallKind::Shutdown:
        return tr("%1: shut&down(), close one direction");
    case CallKind::Abort:
        return tr("%1: &abort() with a reset");
    case CallKind::Set:
        return tr("%1: set an o&ption…");
    case CallKind::Crash:
        return tr("%1: cras&h");
    case CallKind::Restart:
        return tr("%1: r&estart");
    case CallKind::Accept:
        return tr("%1: acce&pt()");
    }
    return {};
}

void HostsView::retranslateMenu(sim::HostId host)
{
    const auto role =
        host == sim::HostId::Client ? present::HostRole::Client : present::HostRole::Server;
    QMenu& menu = *menus_[indexOf(host)];
    menu.setTitle(host == sim::HostId::Client ? tr("Act as the c&lient")
                                              : tr("Act as the s&erver"));
    for (const CallKind kind : menuCalls) {
        auto* action = menu.findChild<QAction*>(present::text(sim::id(kind)));
        action->setText(menuText(kind).arg(present::hostName(role)));
    }
}

void HostsView::retranslate()
{
    setAccessibleName(title());
    setAccessibleDescription(tr("What programs on the client and the server may ask of TCP"));
    for (const sim::HostId host : sim::bothHosts) {
        column(host).retranslate();
        retranslateMenu(host);
    }
}

void HostsView::showMoment()
{
    for (HostColumn* column : columns_)
        column->showMoment();
    if (controller().isMoving()) return;
    for (HostColumn* column : columns_)
        column->showAnswers();
}

void HostsView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    arrange();
}

void HostsView::arrange()
{
    const int room = width() - area_->verticalScrollBar()->sizeHint().width();
    const int needed =
        columns_[0]->minimumSizeHint().width() + columns_[1]->minimumSizeHint().width();
    both_->setDirection(room < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace tcplab::gui
