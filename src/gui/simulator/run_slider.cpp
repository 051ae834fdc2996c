#include "gui/simulator/run_slider.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/icons.h"
#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int margin = 9; ///< half a handle
constexpr qreal grooveHeight = 4;
constexpr qreal handleWidth = 12;
constexpr qreal handleHeight = 18;
constexpr qreal markDistance = 10; ///< from the groove
constexpr qreal markSize = 8;
constexpr qreal leastSpacing = 5; ///< of two marks of a kind, px

} // namespace

RunSlider::RunSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("runSlider"));
    setFocusPolicy(Qt::TabFocus);
    setPageStep(10);
}

void RunSlider::setRun(const present::LadderLayout& layout)
{
    marks_.clear();
    for (const sim::HostId host : sim::bothHosts) {
        const Mark mark =
            host == sim::HostId::Client ? Mark::ClientTransition : Mark::ServerTransition;
        for (const present::LadderNote& note : layout.notes(host))
            if (note.state) marks_.push_back({note.step + 1, mark});
    }
    for (const present::LadderArrow& arrow : layout.arrows())
        if (arrow.fate == present::LadderArrow::Fate::Lost)
            marks_.push_back({arrow.fateStep + 1, Mark::Loss});
    for (const present::LadderTimerBar& bar : layout.timers())
        if (bar.ending == present::LadderTimerBar::End::Fired)
            marks_.push_back({bar.toStep + 1, Mark::Timer});
    std::stable_sort(marks_.begin(), marks_.end(),
                     [](const MarkAt& a, const MarkAt& b) { return a.moment < b.moment; });
    setRange(0, static_cast<int>(layout.steps()));
    thinOut();
    update();
}

void RunSlider::thinOut()
{
    shown_.clear();
    std::array<qreal, 4> last{-1e9, -1e9, -1e9, -1e9};
    for (const MarkAt& mark : marks_) {
        const qreal x = xOf(static_cast<double>(mark.moment));
        qreal& before = last[static_cast<std::size_t>(mark.mark)];
        if (x - before < leastSpacing) continue;
        before = x;
        shown_.push_back(mark);
    }
}

void RunSlider::setPosition(double position)
{
    position_ = position;
    if (!isSliderDown()) {
        const QSignalBlocker quiet(this); // the controller knows already
        setValue(static_cast<int>(position));
    }
    update();
}

qreal RunSlider::xOf(double position) const
{
    const qreal room = width() - 2 * margin;
    return maximum() <= 0 ? margin : margin + room * position / maximum();
}

int RunSlider::valueAt(qreal x) const
{
    const qreal room = std::max(1, width() - 2 * margin);
    return std::clamp(static_cast<int>(std::lround((x - margin) / room * maximum())), 0, maximum());
}

QSize RunSlider::sizeHint() const
{
    return {400, static_cast<int>(36 * std::min(Theme::instance().markerFactor(), 1.3))};
}

QSize RunSlider::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void RunSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal y = height() / 2.0;
    const qreal x = xOf(position_);
    const QRectF groove(margin, y - grooveHeight / 2, width() - 2 * margin, grooveHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Line));
    painter.drawRoundedRect(groove, 2, 2);
    painter.setBrush(color(Token::Focus));
    painter.drawRoundedRect(QRectF(groove.left(), groove.top(), x - groove.left(), groove.height()),
                            2, 2);
    for (const MarkAt& mark : shown_) {
        const qreal at = xOf(static_cast<double>(mark.moment));
        const QRectF below(at - 6, y + markDistance - 6, 12, 12);
        switch (mark.mark) {
        // Side by side where both ends change at once.
        case Mark::ClientTransition:
            paintHostMarker(painter, HostRole::Client, QPointF(at - 2, y - markDistance), markSize);
            break;
        case Mark::ServerTransition:
            paintHostMarker(painter, HostRole::Server, QPointF(at + 2, y - markDistance),
                            markSize - 1);
            break;
        case Mark::Loss:
            paintIcon(painter, Icon::Cross, below, color(Token::Lost));
            break;
        case Mark::Timer:
            paintIcon(painter, Icon::Timer, below, color(Token::Muted));
            break;
        }
    }
    const QRectF handle(x - handleWidth / 2, y - handleHeight / 2, handleWidth, handleHeight);
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(handle.adjusted(-3, -3, 3, 3), 5, 5);
    }
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.setBrush(color(Token::Panel));
    painter.drawRoundedRect(handle, 3, 3);
}

void RunSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || maximum() <= 0) return;
    setSliderDown(true);
    setValue(valueAt(event->position().x()));
    event->accept();
}

void RunSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (!isSliderDown()) return;
    setValue(valueAt(event->position().x()));
}

void RunSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) setSliderDown(false);
}

void RunSlider::resizeEvent(QResizeEvent* event)
{
    QSlider::resizeEvent(event);
    thinOut();
}

void RunSlider::changeEvent(QEvent* event)
{
    QSlider::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateGeometry();
}

} // namespace tcplab::gui
