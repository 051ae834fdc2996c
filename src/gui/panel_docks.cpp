#include "gui/panel_docks.h"

#include <QAction>
#include <QChildEvent>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QLayout>
#include <QMenu>
#include <QStyle>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

#include "gui/icons.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 arrangementMagic = 0x54504431; // "TPD1"
constexpr int leastFigure = 360;
constexpr int leastRight = 300;

} // namespace

PanelDocks::PanelDocks(QWidget* figure, QWidget* parent)
    : QMainWindow(parent, Qt::Widget)
    , menu_(new QMenu(this))
    , reset_(new QAction(this))
{
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::PreventContextMenu);
    // The columns are as high as the page; nothing goes above or below the figure by itself.
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCentralWidget(figure);
    connect(reset_, &QAction::triggered, this, &PanelDocks::resetArrangement);
    retranslate();
}

PanelDocks::~PanelDocks()
{
    // They still say that they vanish when nothing is left here that could hear it.
    for (PanelDock* dock : docks_) {
        dock->disconnect(this);
        dock->toggleViewAction()->disconnect(this);
    }
}

PanelDock* PanelDocks::add(const QString& id, QWidget* body, DockPlace place, bool open)
{
    auto* dock = new PanelDock(id, body, this);
    items_.push_back({dock, place, open});
    docks_.push_back(dock);
    menu_->addAction(dock->toggleViewAction());
    watch(dock);
    return dock;
}

void PanelDocks::watch(PanelDock* dock)
{
    connect(dock->toggleViewAction(), &QAction::triggered, this, [this, dock](bool on) {
        if (on) showPanel(dock->id());
        updateTitlesSoon();
    });
    connect(dock, &QDockWidget::topLevelChanged, this, [this] {
        movedByHand();
        updateTitlesSoon();
    });
    connect(dock, &QDockWidget::dockLocationChanged, this, [this] {
        movedByHand();
        updateTitlesSoon();
    });
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool visible) {
        updateTitlesSoon();
        if (visible) Q_EMIT panelShown(dock->id());
    });
}

void PanelDocks::finish()
{
    menu_->addSeparator();
    menu_->addAction(reset_);
    resetArrangement();
}

PanelDock* PanelDocks::dock(const QString& id) const
{
    const auto found = std::ranges::find_if(docks_, [&](PanelDock* d) { return d->id() == id; });
    return found == docks_.end() ? nullptr : *found;
}

/// A widget that is its parent's last child already is not raised, and its tab not chosen, even
/// where another tab is in front: so another panel of the group goes first.
void PanelDocks::bringToFront(PanelDock* dock)
{
    const auto beside = tabifiedDockWidgets(dock);
    if (!beside.isEmpty()) beside.front()->raise();
    dock->raise();
}

bool PanelDocks::showPanel(const QString& id)
{
    PanelDock* wanted = dock(id);
    if (!wanted) return false;
    if (projector_) {
        const auto at = companions_.indexOf(id);
        if (at < 0) return true; // there is no room for it now
        companion_ = static_cast<int>(at);
        sizeProjector();
        return true;
    }
    wanted->show();
    bringToFront(wanted);
    // Which tab is in front is settled only when there is something to be seen.
    if (!isVisible()) asked_.append(id);
    updateTitlesSoon();
    return true;
}

bool PanelDocks::isInFront(const QString& id) const
{
    return frontPanels().contains(id);
}

void PanelDocks::retranslate()
{
    menu_->setTitle(tr("&Panels"));
    reset_->setText(tr("Panels as at &first"));
    for (PanelDock* dock : docks_)
        dock->retranslate();
}

// Arranging

PanelDocks::Shape PanelDocks::fittingShape() const
{
    if (width() < look_.compactBelow) return Shape::Compact;
    int least = 5;
    for (const DockPlace place : {DockPlace::Upper, DockPlace::Lower}) {
        const auto first = std::ranges::find(items_, place, &Item::place);
        if (first != items_.end()) least += first->dock->minimumSizeHint().height();
    }
    if (height() < least) return Shape::Compact;
    const bool forThird = std::ranges::any_of(
        items_, [](const Item& item) { return item.place >= DockPlace::ThirdUpper; });
    return forThird && width() >= look_.thirdFrom ? Shape::Third : Shape::Columns;
}

QStringList PanelDocks::openPanels() const
{
    QStringList ids;
    for (const PanelDock* dock : docks_) {
        if (!dock->isHidden()) ids.append(dock->id());
    }
    return ids;
}

QStringList PanelDocks::frontPanels() const
{
    QStringList ids;
    for (const PanelDock* dock : docks_) {
        if (!dock->isHidden() && !dock->body()->isHidden()) ids.append(dock->id());
    }
    return ids;
}

void PanelDocks::resetArrangement()
{
    QStringList open;
    for (const Item& item : items_) {
        if (item.openAtFirst) open.append(item.dock->id());
    }
    byHand_ = false;
    arrangeAs(fittingShape(), open, {});
}

void PanelDocks::arrange()
{
    if (projector_) return sizeProjector();
    if (byHand_ || items_.empty()) return;
    const Shape shape = fittingShape();
    if (shape != shape_)
        arrangeAs(shape, openPanels(), frontPanels());
    else
        sizeColumns();
}

/// The other panels of a place become tabs behind the first one; `all`: those of every place.
void PanelDocks::placeGroup(PanelDock* first, DockPlace place, bool all)
{
    for (const Item& item : items_) {
        if (item.dock != first && (all || item.place == place)) tabifyDockWidget(first, item.dock);
    }
}

void PanelDocks::arrangeAs(Shape shape, const QStringList& open, const QStringList& front)
{
    arranging_ = true;
    shape_ = shape;
    std::array<PanelDock*, 4> first{};
    for (const Item& item : items_) {
        item.dock->setFloating(false);
        removeDockWidget(item.dock);
        auto& slot = first[static_cast<std::size_t>(item.place)];
        if (!slot) slot = item.dock;
    }
    const auto [upper, lower, thirdUpper, thirdLower] = first;
    addDockWidget(Qt::RightDockWidgetArea, upper);
    if (shape == Shape::Compact) {
        placeGroup(upper, DockPlace::Upper, true);
    } else {
        const bool third = shape == Shape::Third && thirdUpper && thirdLower;
        if (third) splitDockWidget(upper, thirdUpper, Qt::Horizontal);
        if (lower) splitDockWidget(upper, lower, Qt::Vertical);
        if (third) splitDockWidget(thirdUpper, thirdLower, Qt::Vertical);
        placeGroup(upper, DockPlace::Upper, false);
        if (lower) placeGroup(lower, DockPlace::Lower, false);
        const auto beside = [&](PanelDock* own) { return third ? own : lower; };
        if (thirdUpper) placeGroup(beside(thirdUpper), DockPlace::ThirdUpper, false);
        if (thirdLower) placeGroup(beside(thirdLower), DockPlace::ThirdLower, false);
    }
    for (const Item& item : items_)
        item.dock->setVisible(open.contains(item.dock->id()));
    // What was in front stays there; where columns fall together, that of the first one does.
    for (std::size_t place = first.size(); place-- > 0;) {
        if (first[place]) bringToFront(first[place]);
        for (const Item& item : items_) {
            if (static_cast<std::size_t>(item.place) == place && front.contains(item.dock->id()))
                bringToFront(item.dock);
        }
    }
    for (const QString& id : asked_)
        bringToFront(dock(id));
    arranging_ = false;
    sizeColumns();
    updateTitlesSoon();
}

/// What the lower panel would like: it gets it as long as the upper one can be read.
int PanelDocks::lowerHint() const
{
    const auto lower = std::ranges::find(items_, DockPlace::Lower, &Item::place);
    if (lower == items_.end()) return 0;
    const auto beside = tabifiedDockWidgets(lower->dock);
    const bool tabbed =
        std::ranges::any_of(beside, [](QDockWidget* dock) { return !dock->isHidden(); });
    const int tabs = tabbed ? Theme::instance().controlHeight() : 0;
    return lower->dock->sizeHint().height() + tabs;
}

void PanelDocks::sizeColumns()
{
    if (items_.empty() || width() <= 0) return;
    const int gap = style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent, nullptr, this);
    const int full = width() - gap;
    const int third = shape_ == Shape::Third ? look_.third + gap : 0;
    const int extra = width() - third - look_.page;
    int figure = shape_ == Shape::Compact
                     ? static_cast<int>(full * look_.compactFigure)
                     : look_.figure + static_cast<int>(extra * look_.figureShare);
    figure = std::clamp(figure, leastFigure, std::max(leastFigure, full - third - leastRight));
    QList<QDockWidget*> wide;
    QList<int> widths;
    QList<QDockWidget*> high;
    QList<int> heights;
    const int over = height() - look_.height;
    for (const DockPlace place :
         {DockPlace::Upper, DockPlace::Lower, DockPlace::ThirdUpper, DockPlace::ThirdLower}) {
        const auto at = std::ranges::find(items_, place, &Item::place);
        if (at == items_.end()) continue;
        const bool isThird = place >= DockPlace::ThirdUpper;
        if (isThird && shape_ != Shape::Third) continue;
        wide.append(at->dock);
        widths.append(isThird ? look_.third : full - figure - third);
        if (shape_ == Shape::Compact) break;
        const int wanted = look_.upper + static_cast<int>(over * look_.upperShare);
        int upper = std::clamp(wanted, std::min(look_.leastUpper, height() - gap),
                               std::max(look_.leastUpper, height() - gap - lowerHint()));
        // The third column's upper panel is the taller one: a header is higher than a diagram.
        if (isThird) upper = (height() - gap) * 3 / 5;
        const bool isUpper = place == DockPlace::Upper || place == DockPlace::ThirdUpper;
        high.append(at->dock);
        heights.append(isUpper ? upper : height() - gap - upper);
    }
    arranging_ = true;
    resizeDocks(wide, widths, Qt::Horizontal);
    if (!high.isEmpty()) resizeDocks(high, heights, Qt::Vertical);
    layout()->activate(); // at once: nobody shall see the columns jump
    arranging_ = false;
}

void PanelDocks::movedByHand()
{
    if (!arranging_ && !projector_ && isVisible()) byHand_ = true;
}

// Remembering

QByteArray PanelDocks::saveArrangement() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << arrangementMagic << byHand_ << openPanels() << frontPanels()
        << (projector_ ? beforeProjector_ : saveState());
    return bytes;
}

bool PanelDocks::restoreArrangement(const QByteArray& saved)
{
    QDataStream in(saved);
    in.setVersion(QDataStream::Qt_6_0);
    quint32 magic = 0;
    bool byHand = false;
    QStringList open;
    QStringList front;
    QByteArray state;
    in >> magic;
    if (magic != arrangementMagic) return false;
    in >> byHand >> open >> front >> state;
    if (in.status() != QDataStream::Ok) return false;
    arranging_ = true;
    byHand_ = byHand && restoreState(state);
    arranging_ = false;
    if (!byHand_) arrangeAs(fittingShape(), open, front);
    updateTitlesSoon();
    return true;
}

// Projector

void PanelDocks::setProjector(bool on, const QStringList& companions)
{
    if (on == projector_) return;
    if (on) {
        beforeProjector_ = saveState();
        companions_ = companions;
        companion_ = 0;
        projector_ = true;
        for (PanelDock* dock : docks_)
            dock->setTitleRowVisible(false);
        sizeProjector();
        return;
    }
    arranging_ = true;
    restoreState(beforeProjector_);
    arranging_ = false;
    projector_ = false;
    shape_ = byHand_ ? shape_ : Shape::None;
    arrange();
    updateTitlesSoon();
}

void PanelDocks::cycleCompanion()
{
    if (!projector_ || companions_.isEmpty()) return;
    companion_ = (companion_ + 1) % static_cast<int>(companions_.size());
    sizeProjector();
}

QString PanelDocks::companion() const
{
    return projector_ ? companions_.value(companion_) : QString();
}

void PanelDocks::sizeProjector()
{
    arranging_ = true;
    for (PanelDock* dock : docks_)
        dock->setVisible(dock->id() == companion());
    if (PanelDock* shown = dock(companion())) {
        shown->setFloating(false);
        const int figure = static_cast<int>(width() * look_.projectorFigure);
        resizeDocks({shown}, {width() - figure}, Qt::Horizontal);
    }
    arranging_ = false;
}

// Titles and tabs

void PanelDocks::updateTitlesSoon()
{
    if (titlesDue_) return;
    titlesDue_ = true;
    QTimer::singleShot(0, this, &PanelDocks::updateTitles);
}

void PanelDocks::updateTitles()
{
    titlesDue_ = false;
    if (projector_) return;
    for (PanelDock* dock : docks_) {
        const auto beside = tabifiedDockWidgets(dock);
        const bool tabbed = !dock->isFloating() && std::ranges::any_of(beside, [](QDockWidget* d) {
            return !d->isHidden();
        });
        dock->setTitleRowVisible(!tabbed || dock->hasTools());
    }
}

void PanelDocks::childEvent(QChildEvent* event)
{
    QMainWindow::childEvent(event);
    if (event->type() != QEvent::ChildPolished) return;
    auto* bar = qobject_cast<QTabBar*>(event->child());
    if (!bar) return;
    bar->setDrawBase(false);
    bar->setElideMode(Qt::ElideNone);
    bar->setUsesScrollButtons(true);
    bar->setFocusPolicy(Qt::TabFocus);
    bar->setAccessibleName(tr("Panels"));
    bar->installEventFilter(this);
}

PanelDock* PanelDocks::dockOfTab(const QTabBar* bar, int index) const
{
    const QString text = bar->tabText(index);
    const auto found =
        std::ranges::find_if(docks_, [&](PanelDock* d) { return d->windowTitle() == text; });
    return found == docks_.end() ? nullptr : *found;
}

void PanelDocks::tabMenu(QTabBar* bar, const QPoint& position)
{
    const int index = bar->tabAt(position);
    PanelDock* dock = dockOfTab(bar, index < 0 ? bar->currentIndex() : index);
    if (!dock) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(Icon::Panel), tr("Float this panel"), dock,
                    [dock] { dock->setFloating(true); });
    menu->addAction(icon(Icon::Close), tr("Close this panel"), dock->toggleViewAction(),
                    &QAction::trigger);
    menu->popup(bar->mapToGlobal(position));
}

bool PanelDocks::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ContextMenu) {
        if (auto* bar = qobject_cast<QTabBar*>(watched)) {
            tabMenu(bar, static_cast<QContextMenuEvent*>(event)->pos());
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

bool PanelDocks::event(QEvent* event)
{
    // What reaches the window itself and no child of it is on a separator.
    if (event->type() == QEvent::MouseButtonPress) movedByHand();
    return QMainWindow::event(event);
}

void PanelDocks::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    arrange();
}

void PanelDocks::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    arrange();
    // Not before the window has its size: until then every new size arranges anew.
    QTimer::singleShot(0, this, [this] {
        for (const QString& id : std::exchange(asked_, {}))
            bringToFront(dock(id));
    });
}

} // namespace tcplab::gui
