#include "gui/simulator/plots/plot_view.h"

#include <QAction>
#include <QComboBox>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "gui/icons.h"
#include "gui/simulator/ladder_texts.h"
#include "gui/simulator/plots/plot_data.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::PlotRange;
using present::secondsOf;
using present::SendSeries;

namespace {

constexpr double zoomStep = 1.6;
constexpr double leastSeconds = 0.0005;
constexpr double marginShare = 0.04; ///< free at both ends of the time axis
constexpr int bothDirections = -2;

} // namespace

PlotView::PlotView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
    , data_(PlotData::of(context))
    , senders_(new QComboBox(this))
    , zoomIn_(new QAction(gui::icon(Icon::ZoomIn), {}, this))
    , zoomOut_(new QAction(gui::icon(Icon::ZoomOut), {}, this))
    , showAll_(new QAction(gui::icon(Icon::Fit), {}, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    senders_->setObjectName(u"senders"_s);
    connect(senders_, &QComboBox::activated, this, [this](int index) {
        chosen_ = senders_->itemData(index).toInt();
        invalidate();
        showAll();
    });
    connect(zoomIn_, &QAction::triggered, this, &PlotView::zoomIn);
    connect(zoomOut_, &QAction::triggered, this, &PlotView::zoomOut);
    connect(showAll_, &QAction::triggered, this, &PlotView::showAll);
    connect(&data_, &PlotData::grown, this, &PlotView::readMore);
    connect(&data_, &PlotData::forgotten, this, [this] {
        panes_.clear(); // they point into what is gone
        arranged_ = false;
        if (isVisible()) showRun();
    });
}

QList<QAction*> PlotView::tools()
{
    return {zoomIn_, zoomOut_, showAll_};
}

QString PlotView::facts() const
{
    if (panes_.empty()) return {};
    return tr("%1 s to %2 s", "the piece of time that is drawn")
        .arg(QString::number(std::max(0.0, seconds_.from), 'f', 3),
             QString::number(seconds_.to, 'f', 3));
}

void PlotView::retranslate()
{
    setAccessibleName(title());
    senders_->setAccessibleName(tr("Which end sends"));
    zoomIn_->setText(tr("Enlarge the time axis"));
    zoomOut_->setText(tr("Shrink the time axis"));
    showAll_->setText(tr("Show the whole run"));
    for (QAction* action : {zoomIn_, zoomOut_, showAll_})
        action->setToolTip(action->text());
    fillSenders();
    invalidate();
}

// The run

void PlotView::showRun()
{
    data_.request();
    chosen_ = -1;
    fillSenders();
    const bool whole = !isZoomed();
    readMore();
    if (whole) seconds_ = bounds_;
    invalidate();
}

/// More of a long run has been read: the whole of it stays in view if it was.
void PlotView::readMore()
{
    if (!isVisible() && panes_.empty() && !data_.series()) return;
    const present::RunSeries* series = data_.series();
    if (!series) return;
    if (senders_->count() == 0 || !data_.isComplete()) fillSenders();
    double last = 0;
    double first = 0;
    bool any = false;
    for (const SendSeries* sender : chosenSenders()) {
        const auto look = [&](double t) {
            first = any ? std::min(first, t) : t;
            last = any ? std::max(last, t) : t;
            any = true;
        };
        if (!sender->segments.empty()) {
            look(secondsOf(sender->segments.front().t));
            look(secondsOf(sender->segments.back().t));
        }
        // Where the last thing that was sent has been acknowledged, and not the end of a long wait.
        for (auto level = sender->acknowledged.rbegin(); level != sender->acknowledged.rend();
             ++level) {
            if (level->value == present::SeriesLevel::none) continue;
            look(secondsOf(level->t));
            break;
        }
    }
    const double margin = std::max((last - first) * marginShare, 0.001);
    const bool whole = !isZoomed();
    bounds_ = {first - margin, last + margin};
    if (whole || seconds_.to > bounds_.to || seconds_.from < bounds_.from) seconds_ = bounds_;
    invalidate();
}

void PlotView::fillSenders()
{
    const QSignalBlocker quiet(senders_);
    senders_->clear();
    const present::RunSeries* series = data_.series();
    if (!series) return;
    const auto& all = series->senders();
    const bool several =
        std::ranges::any_of(all, [&](const SendSeries& one) { return one.conn != all[0].conn; });
    const SendSeries* busiest = series->busiest();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString way =
            all[i].host == sim::HostId::Client ? tr("Client to server") : tr("Server to client");
        senders_->addItem(several ? tr("Connection %1: %2").arg(all[i].conn).arg(way) : way,
                          static_cast<int>(i));
        if (chosen_ == static_cast<int>(i) || (chosen_ == -1 && &all[i] == busiest))
            senders_->setCurrentIndex(senders_->count() - 1);
    }
    if (all.size() == 2 && !several) {
        senders_->addItem(tr("Both directions"), bothDirections);
        if (chosen_ == bothDirections) senders_->setCurrentIndex(senders_->count() - 1);
    }
    senders_->setVisible(all.size() > 1);
}

std::vector<const SendSeries*> PlotView::chosenSenders() const
{
    const present::RunSeries* series = data_.series();
    if (!series || series->senders().empty()) return {};
    const auto& all = series->senders();
    if (chosen_ == bothDirections && all.size() == 2) return {&all[0], &all[1]};
    if (chosen_ >= 0 && static_cast<std::size_t>(chosen_) < all.size())
        return {&all[static_cast<std::size_t>(chosen_)]};
    return {series->busiest()};
}

void PlotView::showMoment()
{
    const double now = secondsOf(controller().displayedTime());
    // In an enlarged piece "now" stays in view, as the current row does in the ladder.
    if (isZoomed() && !pressed_ && (now < seconds_.from || now > seconds_.to) && now <= bounds_.to)
        setSeconds(present::moved(seconds_, now - seconds_.from - seconds_.length() / 2, bounds_));
    describe();
    update();
}

void PlotView::showTime()
{
    update();
}

std::uint32_t PlotView::nowMoment() const
{
    return static_cast<std::uint32_t>(controller().cursor());
}

// Zoom

void PlotView::setSeconds(const PlotRange& range)
{
    if (range == seconds_) return;
    seconds_ = range;
    invalidate();
    Q_EMIT factsChanged();
}

void PlotView::zoom(double factor, double anchor)
{
    setSeconds(present::zoomed(seconds_, factor, anchor, bounds_, leastSeconds));
}

void PlotView::zoomIn()
{
    const double now = secondsOf(controller().displayedTime());
    const bool visible = now >= seconds_.from && now <= seconds_.to;
    zoom(zoomStep, visible ? now : seconds_.from + seconds_.length() / 2);
}

void PlotView::zoomOut()
{
    zoom(1 / zoomStep, seconds_.from + seconds_.length() / 2);
}

void PlotView::showAll()
{
    seconds_ = bounds_;
    readMore();
    Q_EMIT factsChanged();
}

qreal PlotView::xOf(double seconds) const
{
    if (panes_.empty()) return 0;
    const QRectF& rect = panes_.front().rect;
    return rect.left() + (seconds - seconds_.from) / seconds_.length() * rect.width();
}

double PlotView::secondsAt(qreal x) const
{
    if (panes_.empty()) return 0;
    const QRectF& rect = panes_.front().rect;
    return seconds_.from + (x - rect.left()) / rect.width() * seconds_.length();
}

qreal PlotView::Pane::yOf(double value) const
{
    return rect.bottom() - (value - values.from) / values.length() * rect.height();
}

const PlotView::Pane* PlotView::paneAt(QPointF at) const
{
    for (const Pane& pane : panes_)
        if (pane.rect.adjusted(-2, -2, 2, 2).contains(at)) return &pane;
    return nullptr;
}

/// Of the pointer where it is over the plot, else of "now".
sim::SimTime PlotView::readingTime() const
{
    if (!hover_) return controller().displayedTime();
    return sim::SimTime{} + std::chrono::duration_cast<sim::Duration>(
                                std::chrono::duration<double>(std::max(0.0, secondsAt(*hover_))));
}

void PlotView::describe()
{
    QStringList words;
    for (const SendSeries* sender : chosenSenders())
        for (const LegendItem& item : legend(*sender, controller().displayedTime()))
            if (!item.value.isEmpty()) words << item.label + u' ' + item.value;
    setAccessibleDescription(words.join(u", "_s));
}

// The pointer and the keys

void PlotView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) ||
                          std::abs(turned.x()) > std::abs(turned.y());
    const int delta = sideways && turned.x() != 0 ? turned.x() : turned.y();
    if (sideways)
        setSeconds(present::moved(seconds_, -seconds_.length() * delta / 1200.0, bounds_));
    else
        zoom(std::pow(zoomStep, delta / 120.0), secondsAt(event->position().x()));
    event->accept();
}

void PlotView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return RunView::mousePressEvent(event);
    pressed_ = event->position();
    secondsAtPress_ = seconds_;
    dragged_ = false;
}

void PlotView::mouseMoveEvent(QMouseEvent* event)
{
    const bool inside = paneAt(event->position()) != nullptr;
    hover_ = inside ? std::optional(event->position().x()) : std::nullopt;
    if (pressed_ && !panes_.empty()) {
        const qreal by = event->position().x() - pressed_->x();
        if (std::abs(by) > 4) dragged_ = true;
        if (dragged_)
            setSeconds(present::moved(
                secondsAtPress_, -by / panes_.front().rect.width() * seconds_.length(), bounds_));
    }
    update();
}

void PlotView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!pressed_ || event->button() != Qt::LeftButton) return RunView::mouseReleaseEvent(event);
    pressed_.reset();
    const Pane* pane = dragged_ ? nullptr : paneAt(event->position());
    if (!pane) return;
    if (const auto hit = hitAt(*pane, event->position())) {
        controller().goTo(hit->moment);
        if (hit->segment) context().selectSegment(hit->segment);
        return;
    }
    hover_ = event->position().x();
    controller().goTo(controller().history().momentAt(readingTime()));
}

void PlotView::mouseDoubleClickEvent(QMouseEvent*)
{
    showAll();
}

void PlotView::leaveEvent(QEvent*)
{
    hover_.reset();
    update();
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return showAll();
    case Qt::Key_Left:
        return setSeconds(present::moved(seconds_, -seconds_.length() / 8, bounds_));
    case Qt::Key_Right:
        return setSeconds(present::moved(seconds_, seconds_.length() / 8, bounds_));
    default:
        RunView::keyPressEvent(event);
    }
}

bool PlotView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return RunView::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Pane* pane = paneAt(help->pos());
    const auto hit = pane ? hitAt(*pane, help->pos()) : std::nullopt;
    if (hit)
        QToolTip::showText(help->globalPos(), hit->text, this);
    else
        QToolTip::hideText();
    return true;
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    invalidate();
}

void PlotView::changeEvent(QEvent* event)
{
    RunView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) invalidate();
}

void PlotView::invalidate()
{
    arranged_ = false;
    update();
}

} // namespace tcplab::gui
