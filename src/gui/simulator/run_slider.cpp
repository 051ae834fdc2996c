#include "gui/simulator/run_slider.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "gui/icons.h"
#include "gui/kinds.h"
#include "gui/theme.h"

namespace tcplab::gui {

using present::MarkCluster;
using present::RunMark;
using present::RunMarkKind;

namespace {

constexpr int margin = 9; ///< half a handle
constexpr qreal grooveHeight = 4;
constexpr qreal handleWidth = 12;
constexpr qreal handleHeight = 18;
constexpr qreal markDistance = 10; ///< from the groove
constexpr qreal markSize = 8;
constexpr qreal leastSpacing = 6; ///< of two marks of a kind, px
constexpr qreal nearMark = 7;     ///< px from a mark that are still the mark
constexpr std::array<RunMarkKind, present::runMarkKinds> allKinds{
    RunMarkKind::ClientTransition, RunMarkKind::ServerTransition, RunMarkKind::Loss,
    RunMarkKind::Timer, RunMarkKind::Breakpoint};

bool isAbove(RunMarkKind kind)
{
    return kind == RunMarkKind::ClientTransition || kind == RunMarkKind::ServerTransition;
}

Token tokenOf(RunMarkKind kind)
{
    switch (kind) {
    case RunMarkKind::ClientTransition:
        return Token::Client;
    case RunMarkKind::ServerTransition:
        return Token::Server;
    case RunMarkKind::Loss:
        return Token::Lost;
    case RunMarkKind::Timer:
        return Token::Muted;
    case RunMarkKind::Breakpoint:
        return Token::Focus;
    }
    return Token::Text;
}

} // namespace

RunSlider::RunSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("runSlider"));
    setFocusPolicy(Qt::TabFocus);
    setPageStep(10);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, [this] { picture_ = {}; });
}

void RunSlider::setRun(std::size_t steps, present::RunMarks marks)
{
    auto stops = std::move(marks_[static_cast<std::size_t>(RunMarkKind::Breakpoint)]);
    marks_ = std::move(marks);
    marks_[static_cast<std::size_t>(RunMarkKind::Breakpoint)] = std::move(stops);
    {
        // A shorter range takes the value along, and nobody has moved the handle.
        const QSignalBlocker quiet(this);
        setRange(0, static_cast<int>(steps));
    }
    gather();
}

void RunSlider::setBreakpoints(std::vector<RunMark> stops)
{
    marks_[static_cast<std::size_t>(RunMarkKind::Breakpoint)] = std::move(stops);
    gather();
}

void RunSlider::gather()
{
    const auto place = [this](std::size_t moment) { return xOf(static_cast<double>(moment)); };
    for (std::size_t kind = 0; kind < marks_.size(); ++kind)
        clusters_[kind] = present::clusterMarks(marks_[kind], place, leastSpacing);
    picture_ = {};
    update();
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

qreal RunSlider::laneOf(RunMarkKind kind) const
{
    return isAbove(kind) ? -markDistance : markDistance;
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

// Marks

std::optional<RunSlider::Found> RunSlider::markAt(const QPointF& at) const
{
    const qreal lane = at.y() - height() / 2.0;
    if (std::abs(lane) < markDistance - nearMark / 2) return std::nullopt; // the groove
    std::optional<Found> best;
    qreal nearest = nearMark;
    for (const RunMarkKind kind : allKinds) {
        if (isAbove(kind) != (lane < 0)) continue;
        const auto& marks = marks_[static_cast<std::size_t>(kind)];
        for (const MarkCluster& cluster : clusters(kind)) {
            if (at.x() < cluster.from - nearMark || at.x() > cluster.to + nearMark) continue;
            for (std::size_t i = cluster.first; i <= cluster.last; ++i) {
                const qreal distance = std::abs(xOf(static_cast<double>(marks[i].moment)) - at.x());
                if (distance >= nearest) continue;
                nearest = distance;
                best = Found{kind, marks[i], &cluster};
            }
        }
    }
    return best;
}

QString RunSlider::tipOf(const Found& found) const
{
    QString words = words_ ? words_(found.kind, found.mark) : QString();
    if (found.cluster->count() == 1) return words;
    const auto& marks = marks_[static_cast<std::size_t>(found.kind)];
    return words + u'\n' +
           tr("%n such mark(s) lie here, from step %1 to step %2.", nullptr,
              static_cast<int>(found.cluster->count()))
               .arg(marks[found.cluster->first].moment)
               .arg(marks[found.cluster->last].moment);
}

bool RunSlider::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto found = markAt(help->pos())) {
            QToolTip::showText(help->globalPos(), tipOf(*found), this);
            return true;
        }
    }
    return QSlider::event(event);
}

// Painting

void RunSlider::paintCluster(QPainter& painter, RunMarkKind kind, const MarkCluster& cluster) const
{
    const qreal y = height() / 2.0 + laneOf(kind);
    const qreal x = cluster.from;
    if (cluster.count() > 1) {
        // As long as the marks reach, and never shorter than the sign: there is more than one here.
        const qreal outside = isAbove(kind) ? y - 7 : y + 6;
        painter.fillRect(QRectF(x - 4, outside, std::max(cluster.to - cluster.from, 0.0) + 8, 2),
                         color(tokenOf(kind)));
    }
    const QRectF box(x - 6, y - 6, 12, 12);
    switch (kind) {
    // Side by side where both ends change at once.
    case RunMarkKind::ClientTransition:
        paintHostMarker(painter, HostRole::Client, QPointF(x - 2, y), markSize);
        break;
    case RunMarkKind::ServerTransition:
        paintHostMarker(painter, HostRole::Server, QPointF(x + 2, y), markSize - 1);
        break;
    case RunMarkKind::Loss:
        paintIcon(painter, Icon::Cross, box, color(Token::Lost));
        break;
    case RunMarkKind::Timer:
        paintIcon(painter, Icon::Timer, box, color(Token::Muted));
        break;
    case RunMarkKind::Breakpoint:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Focus));
        painter.drawEllipse(QPointF(x, y), 4.5, 4.5);
        break;
    }
}

void RunSlider::paintMarks()
{
    picture_ = QPixmap(size() * devicePixelRatioF());
    picture_.setDevicePixelRatio(devicePixelRatioF());
    picture_.fill(Qt::transparent);
    QPainter painter(&picture_);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const RunMarkKind kind : allKinds)
        for (const MarkCluster& cluster : clusters(kind))
            paintCluster(painter, kind, cluster);
}

void RunSlider::paintEvent(QPaintEvent*)
{
    if (picture_.isNull() || picture_.size() != size() * devicePixelRatioF()) paintMarks();
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
    painter.drawPixmap(0, 0, picture_);
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

// Mouse and keys

void RunSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || maximum() <= 0) return;
    event->accept();
    if (const auto found = markAt(event->position())) {
        Q_EMIT wanted(found->mark.moment);
        return;
    }
    setSliderDown(true);
    setValue(valueAt(event->position().x()));
}

void RunSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        setValue(valueAt(event->position().x()));
    else
        setCursor(markAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void RunSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) setSliderDown(false);
}

void RunSlider::keyPressEvent(QKeyEvent* event)
{
    const bool left = event->key() == Qt::Key_Left;
    if (!(event->modifiers() & Qt::ControlModifier) || (!left && event->key() != Qt::Key_Right)) {
        QSlider::keyPressEvent(event);
        return;
    }
    const auto here = static_cast<std::size_t>(value());
    Q_EMIT wanted(left ? present::previousMark(marks_, here) : present::nextMark(marks_, here));
}

void RunSlider::resizeEvent(QResizeEvent* event)
{
    QSlider::resizeEvent(event);
    gather();
}

void RunSlider::changeEvent(QEvent* event)
{
    QSlider::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    picture_ = {};
    updateGeometry();
}

} // namespace tcplab::gui
