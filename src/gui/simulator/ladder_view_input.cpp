#include "gui/simulator/ladder_view.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

namespace {

constexpr qreal reach = 12; ///< to either side of a segment's line, px

qreal distanceToLine(const QPointF& p, const LadderGeometry::Line& line)
{
    const QPointF way = line.to - line.from;
    const qreal square = QPointF::dotProduct(way, way);
    if (square < 1) return std::hypot(p.x() - line.from.x(), p.y() - line.from.y());
    const qreal part = std::clamp(QPointF::dotProduct(p - line.from, way) / square, 0.0, 1.0);
    const QPointF nearest = line.at(part);
    return std::hypot(p.x() - nearest.x(), p.y() - nearest.y());
}

} // namespace

std::optional<std::uint32_t> LadderView::arrowAt(const QPointF& position) const
{
    if (!controller_.hasRun()) return std::nullopt;
    const QPointF at = position + QPointF(horizontalScrollBar()->value(), 0);
    if (at.y() < geometry_.headerHeight && geometry_.scrollY > 0) return std::nullopt;
    const qreal above = at.y() + geometry_.scrollY - geometry_.top;
    const auto rows = controller_.layout().rowsBetween(above - reach, above + reach,
                                                       geometry_.rowHeight, geometry_.foldHeight);
    std::optional<std::uint32_t> nearest;
    qreal least = reach;
    for (const std::uint32_t index : controller_.layout().arrowsTouching(rows)) {
        const present::LadderArrow& arrow = controller_.layout().arrows()[index];
        // Not sent yet, or hidden: nothing to point at.
        if (arrow.sentStep >= controller_.cursor() || !filter_.shows(arrow)) continue;
        const qreal distance = distanceToLine(at, geometry_.line(arrow));
        if (distance > least) continue;
        least = distance;
        nearest = index;
    }
    return nearest;
}

QString LadderView::tipAt(const QPointF& position) const
{
    const auto envelope = envelopeAt(position);
    const auto arrow = envelope ? envelope : arrowAt(position);
    if (!arrow) return {};
    const QString details =
        segmentDetails(controller_.layout().arrows()[*arrow], context_.numbers());
    if (!envelope) return details;
    return details + u'\n' + tr("On its way: a click asks what to do with it");
}

bool LadderView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, viewport());
        return true;
    }
    if (event->type() == QEvent::Gesture || event->type() == QEvent::NativeGesture)
        if (pinch(*event)) return true;
    if (event->type() == QEvent::Leave) {
        hovered_.reset();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LadderView::mouseMoveEvent(QMouseEvent* event)
{
    const auto envelope = envelopeAt(event->position());
    const auto over = envelope ? envelope : arrowAt(event->position());
    viewport()->setCursor(envelope ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (over == hovered_) return;
    hovered_ = over;
    viewport()->update();
}

void LadderView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    focusByKeyboard_ = false;
    pressed_ = envelopeAt(event->position());
    if (pressed_) return;
    const auto arrow = arrowAt(event->position());
    context_.selectSegment(arrow ? std::optional(controller_.layout().arrows()[*arrow].id)
                                 : std::nullopt);
}

void LadderView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !pressed_) return;
    const std::uint32_t arrow = *pressed_;
    pressed_.reset();
    // The envelope may have moved on while the button was down: it was meant all the same.
    const auto flying = shownInFlight();
    const bool still = std::find(flying.begin(), flying.end(), arrow) != flying.end();
    if (still && viewport()->rect().contains(event->position().toPoint())) activate(arrow);
}

void LadderView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const auto arrow = keyboard ? focused_ : envelopeAt(event->pos());
    if (!arrow) return;
    activate(*arrow);
}

void LadderView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        // A touchpad sends small turns, a wheel whole notches.
        const qreal notches = event->angleDelta().y() / 120.0;
        if (notches != 0)
            zoomTo(geometry_.rowHeight * std::pow(zoomStep, std::clamp(notches, -2.0, 2.0)),
                   event->position().y());
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

/// Two fingers on a touch screen, or on a touchpad.
bool LadderView::pinch(const QEvent& event)
{
    if (event.type() == QEvent::Gesture) {
        const auto& gestures = static_cast<const QGestureEvent&>(event);
        const auto* gesture = static_cast<const QPinchGesture*>(gestures.gesture(Qt::PinchGesture));
        if (!gesture) return false;
        const QPoint centre = viewport()->mapFromGlobal(gesture->centerPoint().toPoint());
        zoomTo(geometry_.rowHeight * gesture->scaleFactor(), centre.y());
        return true;
    }
    const auto& native = static_cast<const QNativeGestureEvent&>(event);
    if (native.gestureType() != Qt::ZoomNativeGesture) return false;
    zoomTo(geometry_.rowHeight * (1 + native.value()), native.position().y());
    return true;
}

void LadderView::selectArrow(std::uint32_t arrow)
{
    context_.selectSegment(controller_.layout().arrows()[arrow].id);
    reveal(arrow);
}

/// Scrolls as little as it takes.
void LadderView::reveal(std::uint32_t arrow)
{
    const present::LadderArrow& chosen = controller_.layout().arrows()[arrow];
    const int top = static_cast<int>(geometry_.y(chosen.start) + geometry_.scrollY);
    const int bottom = static_cast<int>(geometry_.y(chosen.end) + geometry_.scrollY);
    const int head = static_cast<int>(geometry_.headerHeight) + 24;
    const int scrolled = verticalScrollBar()->value();
    if (top - scrolled < head)
        scrollTo(top - head);
    else if (bottom - scrolled > viewport()->height() - 24)
        scrollTo(std::min(bottom - viewport()->height() + 24, top - head));
}

void LadderView::showDetails(std::uint32_t arrow)
{
    const present::LadderArrow& chosen = controller_.layout().arrows()[arrow];
    const QPointF middle =
        geometry_.line(chosen).at(0.5) - QPointF(horizontalScrollBar()->value(), 0);
    QToolTip::showText(viewport()->mapToGlobal(middle.toPoint()),
                       segmentDetails(chosen, context_.numbers()), viewport());
    Q_EMIT detailsRequested(chosen.id);
}

/// Up and down go from segment to segment in the order of sending, left and right to the last and
/// the next one of the same host. Only what has left and is not hidden can be chosen.
bool LadderView::selectByKey(int key)
{
    if (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_Left && key != Qt::Key_Right)
        return false;
    if (!controller_.hasRun()) return false;
    const auto& arrows = controller_.layout().arrows();
    const auto chosen = selectedArrow();
    const bool forward = key == Qt::Key_Down || key == Qt::Key_Right;
    const bool sameHost = key == Qt::Key_Left || key == Qt::Key_Right;
    const auto canBeChosen = [&](const present::LadderArrow& arrow) {
        return arrow.sentStep < controller_.cursor() && filter_.shows(arrow) &&
               (!sameHost || !chosen || arrow.from == arrows[*chosen].from);
    };
    // Without a choice yet: the latest one.
    auto index = static_cast<std::ptrdiff_t>(chosen ? *chosen : arrows.size());
    const auto count = static_cast<std::ptrdiff_t>(arrows.size());
    const std::ptrdiff_t by = chosen && forward ? 1 : -1;
    for (index += by; index >= 0 && index < count; index += by) {
        if (!canBeChosen(arrows[static_cast<std::size_t>(index)])) continue;
        selectArrow(static_cast<std::uint32_t>(index));
        return true;
    }
    return true;
}

void LadderView::keyPressEvent(QKeyEvent* event)
{
    if (focused_ && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        activate(*focused_);
        return;
    }
    if (focused_ && event->key() == Qt::Key_Delete) {
        Q_EMIT dropRequested(controller_.layout().arrows()[*focused_].id);
        return;
    }
    if (event->key() == Qt::Key_Escape && focused_) {
        focusEnvelope(std::nullopt);
        return;
    }
    if (!focused_ && event->modifiers() == Qt::NoModifier) {
        if (selectByKey(event->key())) return;
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (const auto chosen = selectedArrow(); enter && chosen) {
            showDetails(*chosen);
            return;
        }
        if (event->key() == Qt::Key_Escape && context_.selectedSegment()) {
            context_.selectSegment(std::nullopt);
            return;
        }
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LadderView::focusInEvent(QFocusEvent* event)
{
    focusByKeyboard_ = event->reason() == Qt::TabFocusReason ||
                       event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LadderView::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::PopupFocusReason) focused_.reset();
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool LadderView::focusNextPrevChild(bool next)
{
    const auto flying = shownInFlight();
    if (hasFocus() && !flying.empty()) {
        if (!focused_) {
            if (next) {
                focusEnvelope(flying.front());
                return true;
            }
        } else {
            auto it = std::find(flying.begin(), flying.end(), *focused_);
            if (next && it != flying.end() && it + 1 != flying.end()) {
                focusEnvelope(*(it + 1));
                return true;
            }
            if (!next) {
                const bool first = it == flying.begin() || it == flying.end();
                focusEnvelope(first ? std::nullopt : std::optional<std::uint32_t>(*(it - 1)));
                return true;
            }
        }
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

} // namespace tcplab::gui
