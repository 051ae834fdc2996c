#include "gui/simulator/ladder_view.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int scrollMilliseconds = 160;
constexpr qreal leastTarget = 24; ///< of anything that is clicked, px

} // namespace

LadderView::LadderView(RunContext& context, QWidget* parent)
    : QAbstractScrollArea(parent)
    , context_(context)
    , controller_(context.controller())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setObjectName(QStringLiteral("ladder"));
    scroll_.setEasingCurve(QEasingCurve::InOutQuad);
    scroll_.setDuration(scrollMilliseconds);
    connect(&scroll_, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { verticalScrollBar()->setValue(value.toInt()); });
    connect(&controller_, &SimulationController::runChanged, this, &LadderView::runChanged);
    connect(&controller_, &SimulationController::cursorMoved, this, &LadderView::cursorMoved);
    connect(&controller_, &SimulationController::timeChanged, this, &LadderView::timeChanged);
    const auto repaint = [this] { viewport()->update(); };
    connect(&context_, &RunContext::notationChanged, this, [this] {
        forgetLabels();
        viewport()->update();
    });
    connect(&context_, &RunContext::selectionChanged, this, repaint);
    viewport()->grabGesture(Qt::PinchGesture);
    retranslate();
}

QSize LadderView::sizeHint() const
{
    return {666, 470};
}

QSize LadderView::minimumSizeHint() const
{
    return {360, 160};
}

void LadderView::retranslate()
{
    setAccessibleName(tr("Ladder"));
    forgetLabels();
    viewport()->update();
}

void LadderView::setStepDescription(const QString& description)
{
    setAccessibleDescription(description);
}

// What is shown

void LadderView::runChanged()
{
    hovered_.reset();
    focused_.reset();
    relayout();
}

void LadderView::cursorMoved()
{
    forgetLabels();
    keepFocusOnFlight();
    follow();
    viewport()->update();
}

void LadderView::timeChanged()
{
    follow();
    viewport()->update();
}

std::optional<std::uint32_t> LadderView::selectedArrow() const
{
    const auto id = context_.selectedSegment();
    if (!id || !controller_.hasRun()) return {};
    const std::size_t arrow = controller_.layout().arrowOf(*id);
    if (arrow == present::LadderLayout::none) return {};
    return static_cast<std::uint32_t>(arrow);
}

QStringList LadderView::futureTexts() const
{
    const auto left = static_cast<int>(controller_.steps() - controller_.cursor());
    if (left == 0) return {};
    return {tr("%n step(s) still to come · F5 goes on", nullptr, left),
            tr("%n step(s) still to come", nullptr, left)};
}

const present::LadderLayout& LadderView::ladderLayout() const
{
    return controller_.layout();
}

const LadderLabels& LadderView::labels() const
{
    const present::LadderLayout& layout = controller_.layout();
    const auto rowsOf = [&](qreal above, qreal below) {
        const qreal top = geometry_.scrollY - geometry_.top;
        return layout.rowsBetween(top - above, top + geometry_.size.height() + below,
                                  geometry_.rowHeight, geometry_.foldHeight);
    };
    if (labels_.covers(rowsOf(0, 0))) return labels_;
    // Some more at either side: scrolling there costs nothing then, and what lies at the edge of
    // the view has the same neighbours as when it is in its middle.
    const qreal more = geometry_.size.height() / 2.0;
    labels_ = LadderLabels(
        geometry_,
        {&layout, &context_.numbers(), controller_.cursor(), controller_.restingTime(), filter_},
        rowsOf(more, more));
    return labels_;
}

LadderScene LadderView::scene() const
{
    LadderScene scene;
    scene.layout = &controller_.layout();
    scene.scenario = &controller_.scenario();
    scene.moment = controller_.cursor();
    scene.t = controller_.displayedTime();
    scene.numbers = &context_.numbers();
    scene.labels = &labels();
    scene.filter = filter_;
    scene.found = &found_;
    scene.classroomSeconds = controller_.playingWeight(controller_.cursor());
    scene.focused = focused_;
    scene.hovered = hovered_;
    scene.selected = selectedArrow();
    scene.futureTexts = futureTexts();
    return scene;
}

void LadderView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    if (!controller_.hasRun()) {
        painter.fillRect(viewport()->rect(), color(Token::Panel));
        painter.setPen(color(Token::Muted));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No scenario is open."));
        return;
    }
    const LadderScene shown = scene();
    painter.save();
    painter.translate(-horizontalScrollBar()->value(), 0);
    LadderPainter(painter, geometry_, shown).paint();
    painter.restore();
    if (hasFocus() && focusByKeyboard_ && !focused_) {
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

// Size, zoom, scrolling

void LadderView::relayout()
{
    if (!controller_.hasRun()) return;
    forgetLabels();
    const int scrolled = verticalScrollBar()->value();
    geometry_ = LadderGeometry::forViewport(viewport()->size(), controller_.layout());
    geometry_.rowHeight = zoom_ ? *zoom_ : geometry_.fittingRowHeight(controller_.layout().end());
    geometry_.scrollY = scrolled;
    updateScrollBars();
    follow();
    viewport()->update();
}

void LadderView::fit()
{
    zoom_.reset();
    relayout();
}

void LadderView::zoomTo(qreal rowHeight, std::optional<qreal> anchor)
{
    if (!controller_.hasRun()) return;
    const qreal k = geometry_.scale;
    const present::LadderLayout& layout = controller_.layout();
    const qreal before = geometry_.rowHeight;
    zoom_ = std::clamp(rowHeight, LadderGeometry::leastZoom * k, LadderGeometry::mostZoom * k);
    scroll_.stop();
    // What keeps its height on the screen: what is under the hand, or the moment shown.
    present::LadderPlace fixed = layout.placeOf(controller_.displayedTime());
    if (anchor) {
        const qreal above = *anchor + geometry_.scrollY - geometry_.top;
        const auto rows = layout.rowsBetween(above, above, before, geometry_.foldHeight);
        fixed = layout.rows()[rows.last].place;
    }
    const qreal at = geometry_.y(fixed);
    geometry_.rowHeight = *zoom_;
    updateScrollBars();
    const int scrolled =
        verticalScrollBar()->value() + static_cast<int>(std::lround(geometry_.y(fixed) - at));
    relayout();
    verticalScrollBar()->setValue(scrolled);
}

void LadderView::updateScrollBars()
{
    const int content =
        static_cast<int>(std::ceil(geometry_.contentHeight(controller_.layout().end())));
    const int page = viewport()->height();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(static_cast<int>(geometry_.rowHeight));
    verticalScrollBar()->setRange(0, std::max(0, content - page));
    const int width = static_cast<int>(std::ceil(geometry_.serverX + 160 * geometry_.scale));
    const bool narrow = geometry_.serverX > viewport()->width() - 60;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, narrow ? std::max(0, width - viewport()->width()) : 0);
    geometry_.scrollY = verticalScrollBar()->value();
    if (narrow) geometry_.size.setWidth(std::max(width, viewport()->width()));
}

void LadderView::scrollTo(int value)
{
    value = std::clamp(value, verticalScrollBar()->minimum(), verticalScrollBar()->maximum());
    if (controller_.reducedMotion() || controller_.isPlaying() || !isVisible() ||
        std::abs(value - verticalScrollBar()->value()) > 3 * viewport()->height()) {
        scroll_.stop();
        verticalScrollBar()->setValue(value);
        return;
    }
    if (scroll_.state() == QAbstractAnimation::Running && scroll_.endValue().toInt() == value)
        return;
    scroll_.stop();
    scroll_.setStartValue(verticalScrollBar()->value());
    scroll_.setEndValue(value);
    scroll_.start();
}

void LadderView::follow()
{
    if (!controller_.hasRun()) return;
    const present::LadderLayout& layout = controller_.layout();
    const std::size_t moment = controller_.cursor();
    const std::size_t next = std::min(moment + 1, controller_.steps());
    const int scrolled = verticalScrollBar()->value();
    const qreal top = geometry_.y(layout.placeOf(layout.momentTime(moment))) + geometry_.scrollY;
    const qreal bottom = std::max(geometry_.y(layout.placeOf(layout.momentTime(next))),
                                  geometry_.y(layout.placeOf(controller_.displayedTime()))) +
                         geometry_.scrollY;
    const qreal height = viewport()->height();
    const qreal margin = std::min(geometry_.bottom, height / 5);
    const bool above = top - scrolled < geometry_.headerHeight + margin / 2;
    const bool below = bottom - scrolled > height - margin;
    if (above || below)
        scrollTo(static_cast<int>(top - std::max(geometry_.headerHeight + margin, height * 0.45)));
}

void LadderView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void LadderView::scrollContentsBy(int, int)
{
    geometry_.scrollY = verticalScrollBar()->value();
    viewport()->update();
}

void LadderView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) relayout();
    if (event->type() == QEvent::PaletteChange) viewport()->update();
    if (event->type() == QEvent::LanguageChange) forgetLabels();
}

void LadderView::setFilter(const present::LadderFilter& filter)
{
    if (filter == filter_) return;
    filter_ = filter;
    forgetLabels();
    keepFocusOnFlight();
    viewport()->update();
}

void LadderView::setFound(const std::vector<std::uint64_t>& segments)
{
    std::vector<std::uint32_t> found;
    for (const std::uint64_t id : segments)
        if (const std::size_t arrow = controller_.layout().arrowOf(id);
            arrow != present::LadderLayout::none)
            found.push_back(static_cast<std::uint32_t>(arrow));
    std::sort(found.begin(), found.end());
    if (found == found_) return;
    found_ = std::move(found);
    viewport()->update();
}

// Segments on their way

std::vector<std::uint32_t> LadderView::shownInFlight() const
{
    std::vector<std::uint32_t> flying = controller_.inFlight();
    if (filter_.isActive())
        std::erase_if(flying, [this](std::uint32_t index) {
            return !filter_.shows(controller_.layout().arrows()[index]);
        });
    return flying;
}

std::vector<LadderView::Envelope> LadderView::envelopes() const
{
    std::vector<Envelope> found;
    if (!controller_.hasRun()) return found;
    const qreal half =
        std::max(leastTarget, LadderPainter::envelopeWidth * Theme::instance().markerFactor() + 4) /
        2;
    const auto flying = shownInFlight();
    const auto parts =
        geometry_.flightParts(controller_.layout(), flying, controller_.displayedTime(),
                              LadderPainter::envelopeWidth * Theme::instance().markerFactor());
    for (std::size_t i = 0; i < flying.size(); ++i) {
        const present::LadderArrow& arrow = controller_.layout().arrows()[flying[i]];
        const QPointF at =
            geometry_.line(arrow).at(parts[i]) - QPointF(horizontalScrollBar()->value(), 0);
        found.push_back({flying[i], QRectF(at - QPointF(half, half), QSizeF(2 * half, 2 * half))});
    }
    return found;
}

std::optional<std::uint32_t> LadderView::envelopeAt(const QPointF& position) const
{
    std::optional<std::uint32_t> nearest;
    qreal least = 1e9;
    for (const Envelope& envelope : envelopes()) {
        if (!envelope.area.contains(position)) continue;
        const QPointF away = envelope.area.center() - position;
        const qreal distance = std::hypot(away.x(), away.y());
        if (distance >= least) continue;
        least = distance;
        nearest = envelope.arrow;
    }
    return nearest;
}

void LadderView::focusEnvelope(std::optional<std::uint32_t> arrow)
{
    focused_ = arrow;
    viewport()->update();
}

void LadderView::keepFocusOnFlight()
{
    if (!focused_) return;
    const auto flying = shownInFlight();
    if (std::find(flying.begin(), flying.end(), *focused_) == flying.end()) focused_.reset();
}

void LadderView::activate(std::uint32_t arrow)
{
    focusEnvelope(arrow);
    // Below the envelope, so that the menu does not cover what it is about.
    QPoint position = viewport()->mapToGlobal(viewport()->rect().center());
    for (const Envelope& envelope : envelopes())
        if (envelope.arrow == arrow)
            position = viewport()->mapToGlobal(envelope.area.bottomLeft().toPoint());
    Q_EMIT segmentActivated(controller_.layout().arrows()[arrow].id, position);
}

} // namespace tcplab::gui
