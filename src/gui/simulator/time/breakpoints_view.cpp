#include "gui/simulator/time/breakpoints_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/time/breakpoint_dialog.h"
#include "gui/simulator/time/breakpoint_list.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::Breakpoint;

BreakpointsView::BreakpointsView(RunContext& context, BreakpointList& list, QWidget* parent)
    : RunView(context, parent)
    , list_(list)
    , tree_(new QTreeWidget)
    , empty_(new QLabel)
    , add_(new QPushButton)
    , edit_(new QPushButton)
    , delete_(new QPushButton)
{
    setObjectName(u"breakpoints"_s);
    build();
    connect(add_, &QPushButton::clicked, this, &BreakpointsView::ask);
    connect(edit_, &QPushButton::clicked, this, &BreakpointsView::edit);
    connect(delete_, &QPushButton::clicked, this, &BreakpointsView::removeCurrent);
    connect(tree_, &QTreeWidget::itemDoubleClicked, this, &BreakpointsView::edit);
    connect(tree_, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item) {
        if (filling_) return;
        // Later: the list is filled anew then, and the item is still being changed now.
        const auto index = static_cast<std::size_t>(tree_->indexOfTopLevelItem(item));
        const bool on = item->checkState(0) == Qt::Checked;
        QMetaObject::invokeMethod(
            this, [this, index, on] { list_.setEnabled(index, on); }, Qt::QueuedConnection);
    });
    connect(&list_, &BreakpointList::listChanged, this, &BreakpointsView::fill);
    connect(&list_, &BreakpointList::hitsChanged, this, &BreakpointsView::showMoment);
    retranslate();
}

void BreakpointsView::build()
{
    tree_->setObjectName(u"breakpointTree"_s);
    tree_->setColumnCount(2);
    tree_->setRootIsDecorated(false);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setUniformRowHeights(true);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionsMovable(false);
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree_->installEventFilter(this);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    add_->setObjectName(u"addBreakpoint"_s);
    edit_->setObjectName(u"editBreakpoint"_s);
    delete_->setObjectName(u"deleteBreakpoint"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(6, 4, 6, 4);
    for (QPushButton* button : {add_, edit_, delete_})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tree_, 1);
    layout->addWidget(empty_, 1);
    layout->addLayout(buttons);
}

QString BreakpointsView::title() const
{
    return tr("Breakpoints");
}

QString BreakpointsView::facts() const
{
    if (list_.all().empty()) return {};
    return tr("they stop this run %n time(s)", nullptr, static_cast<int>(list_.stops().size()));
}

void BreakpointsView::retranslate()
{
    empty_->setText(tr("No breakpoints. F9 sets one at this step."));
    add_->setText(tr("&Add…"));
    edit_->setText(tr("&Edit…"));
    delete_->setText(tr("&Delete"));
    tree_->setAccessibleName(title());
    tree_->setAccessibleDescription(
        tr("Space switches one on and off, Enter goes to where it stops next, Delete takes it "
           "away."));
    tree_->setHeaderLabels({tr("Stop where"), tr("In this run")});
    if (dialog_) dialog_->close();
    fill();
}

QString BreakpointsView::hitsText(std::size_t index) const
{
    const auto& hits = list_.hits(index);
    if (!list_.isComplete()) return tr("%L1 so far").arg(hits.size());
    if (hits.empty()) return tr("never");
    if (hits.size() == 1) return tr("step %1").arg(hits.front());
    return tr("%n times", nullptr, static_cast<int>(hits.size()));
}

void BreakpointsView::fill()
{
    const int current = currentIndex();
    filling_ = true;
    tree_->clear();
    for (const Breakpoint& each : list_.all()) {
        auto* item = new QTreeWidgetItem({present::breakpointText(each)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, each.enabled ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(0, item->text(0));
        tree_->addTopLevelItem(item);
    }
    filling_ = false;
    const int count = tree_->topLevelItemCount();
    if (count > 0) tree_->setCurrentItem(tree_->topLevelItem(std::clamp(current, 0, count - 1)));
    tree_->setVisible(count > 0);
    empty_->setVisible(count == 0);
    QPalette muted = empty_->palette();
    muted.setColor(QPalette::WindowText, color(Token::Muted));
    empty_->setPalette(muted);
    edit_->setEnabled(count > 0);
    delete_->setEnabled(count > 0);
    add_->setEnabled(!list_.isFull());
    showMoment();
}

void BreakpointsView::showRun()
{
    fill();
}

void BreakpointsView::showMoment()
{
    filling_ = true;
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = tree_->topLevelItem(i);
        const auto index = static_cast<std::size_t>(i);
        const bool here = list_.all()[index].enabled && controller().hasRun() &&
                          std::ranges::binary_search(list_.hits(index), controller().cursor());
        const QString hits = hitsText(index);
        item->setText(1, here ? tr("%1, now", "how often, and at this step").arg(hits) : hits);
        for (int column = 0; column < 2; ++column)
            item->setBackground(column, here ? QBrush(color(Token::Now)) : QBrush());
    }
    filling_ = false;
    Q_EMIT factsChanged();
}

void BreakpointsView::changeEvent(QEvent* event)
{
    RunView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showMoment();
}

bool BreakpointsView::eventFilter(QObject* watched, QEvent* event)
{
    // Space steps wherever the keyboard is, but not here: it switches a breakpoint on and off.
    if (watched == tree_ && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->accept();
        return true;
    }
    if (watched == tree_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete) {
            removeCurrent();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            goToNextHit();
            return true;
        }
    }
    return RunView::eventFilter(watched, event);
}

int BreakpointsView::currentIndex() const
{
    return tree_->indexOfTopLevelItem(tree_->currentItem());
}

/// Round and round: behind the last hit comes the first.
void BreakpointsView::goToNextHit()
{
    const int index = currentIndex();
    if (index < 0) return;
    const auto& hits = list_.hits(static_cast<std::size_t>(index));
    if (hits.empty()) return;
    const auto next = std::ranges::upper_bound(hits, controller().cursor());
    controller().goTo(next == hits.end() ? hits.front() : *next);
}

// Changing

void BreakpointsView::ask()
{
    Breakpoint fresh{Breakpoint::State{}};
    if (controller().hasRun())
        fresh.where = Breakpoint::State{
            std::nullopt, controller().world().host(sim::HostId::Client).shownState()};
    openDialog(fresh, -1);
}

void BreakpointsView::edit()
{
    const int index = currentIndex();
    if (index >= 0) openDialog(list_.all()[static_cast<std::size_t>(index)], index);
}

void BreakpointsView::openDialog(const Breakpoint& breakpoint, int index)
{
    if (dialog_) dialog_->close();
    dialog_ = new BreakpointDialog(list_, controller(), breakpoint, window());
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &QDialog::accepted, this, [this, index] {
        if (index < 0)
            list_.add(dialog_->breakpoint());
        else
            list_.replace(static_cast<std::size_t>(index), dialog_->breakpoint());
    });
    dialog_->open();
}

void BreakpointsView::removeCurrent()
{
    const int index = currentIndex();
    if (index >= 0) list_.remove(static_cast<std::size_t>(index));
}

} // namespace tcplab::gui
