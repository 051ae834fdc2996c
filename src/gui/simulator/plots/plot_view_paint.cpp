// How a plot is laid out and painted; what it shows is the derived class's.

#include "gui/simulator/plots/plot_view.h"

#include <QComboBox>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "gui/simulator/ladder_texts.h"
#include "gui/simulator/plots/plot_data.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::secondsOf;

namespace {

constexpr int edgeMargin = 10;
constexpr int sampleWidth = 22;
constexpr int itemGap = 14;
constexpr int tickLength = 4;
constexpr qreal betweenTimes = 90; ///< px between two marks of the time axis
constexpr qreal betweenValues = 34;
constexpr double headroom = 0.06; ///< free above the highest value
constexpr int paneGap = 12;
constexpr int leastPane = 40;

QFont smallFont()
{
    return Theme::instance().font(FontRole::Small);
}

/// As many decimals as tell two marks apart.
QString secondsMark(double seconds, double step)
{
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, 6);
    return QString::number(seconds, 'f', decimals);
}

} // namespace

/// Lays the legend out in rows left of the chooser; says how high it is.
int PlotView::legendHeight(bool paint, QPainter* painter) const
{
    const QFontMetricsF metrics(smallFont());
    const int row = std::max(20, static_cast<int>(std::ceil(metrics.height())) + 4);
    const int right = senders_->isVisibleTo(this) ? senders_->x() - itemGap : width() - edgeMargin;
    const bool several = panes_.size() > 1;
    qreal x = edgeMargin;
    qreal y = 2;
    // Of several panes only what the signs mean: the values stand in each.
    const present::SendSeries* sender = panes_.empty() ? nullptr : panes_.front().sender;
    if (!sender) return row + 4;
    for (const LegendItem& item : legend(*sender, readingTime())) {
        const QString text =
            several || item.value.isEmpty() ? item.label : item.label + u' ' + item.value;
        const qreal wide = sampleWidth + 6 + metrics.horizontalAdvance(text);
        if (x > edgeMargin && x + wide > (y < 4 ? right : width() - edgeMargin)) {
            x = edgeMargin;
            y += row;
        }
        if (paint) {
            paintSample(*painter, item.sample, QRectF(x, y, sampleWidth, row));
            painter->setFont(smallFont());
            painter->setPen(color(Token::Text));
            painter->drawText(QRectF(x + sampleWidth + 6, y, wide, row),
                              Qt::AlignLeft | Qt::AlignVCenter, text);
        }
        x += wide + itemGap;
    }
    return static_cast<int>(y) + row + 2;
}

qreal PlotView::axisWidth(const std::vector<Pane>& panes) const
{
    const QFontMetricsF metrics(smallFont());
    qreal widest = metrics.horizontalAdvance(u"0000"_s);
    for (const Pane& pane : panes)
        for (const double tick :
             present::plotTicks(pane.values, pane.rect.height(), betweenValues, true))
            widest = std::max(widest, metrics.horizontalAdvance(tickText(*pane.sender, tick)));
    return std::ceil(widest) + tickLength + 6;
}

void PlotView::arrange()
{
    arranged_ = true;
    panes_.clear();
    const auto senders = chosenSenders();
    const QSize chooser = senders_->sizeHint();
    const bool wantsChooser = senders_->isVisibleTo(this);
    if (wantsChooser)
        senders_->setGeometry(width() - chooser.width() - 6, 3, chooser.width(),
                              std::min(chooser.height(), 26 + chooser.height() / 8));
    if (senders.empty()) return;
    for (const present::SendSeries* sender : senders)
        panes_.push_back({sender, {}, {}});
    const int top = std::max(legendHeight(false, nullptr),
                             wantsChooser ? senders_->geometry().bottom() + 5 : 0);
    const int line = QFontMetrics(smallFont()).height();
    const int bottom = height() - line - tickLength - 6;
    const int count = static_cast<int>(panes_.size());
    const int each = std::max(leastPane, (bottom - top - (count - 1) * paneGap) / count);
    for (int i = 0; i < count; ++i) {
        Pane& pane = panes_[static_cast<std::size_t>(i)];
        pane.values = valuesOf(*pane.sender, seconds_);
        pane.values.to += std::max(pane.values.length() * headroom, 1.0);
        pane.rect = QRectF(0, top + i * (each + paneGap), width() - edgeMargin, each);
    }
    const qreal left = axisWidth(panes_);
    for (Pane& pane : panes_)
        pane.rect.setLeft(left);
    prepare(panes_);
}

void PlotView::paintEvent(QPaintEvent*)
{
    if (!arranged_) arrange();
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
    if (panes_.empty()) {
        paintEmpty(painter);
    } else {
        legendHeight(true, &painter);
        paintNow(painter);
        const qreal now = xOf(secondsOf(controller().displayedTime()));
        for (std::size_t i = 0; i < panes_.size(); ++i) {
            const QRectF& area = panes_[i].rect;
            paintAxes(painter, panes_[i], i + 1 == panes_.size());
            painter.setRenderHint(QPainter::Antialiasing);
            const qreal edge = std::clamp(now + 0.75, area.left(), area.right() + 8);
            const QRectF around = area.adjusted(0, -8, 8, 2);
            painter.setClipRect(QRectF(edge, around.top(), around.right() - edge, around.height()));
            paintData(painter, i, false);
            painter.setClipRect(
                QRectF(around.left(), around.top(), edge - around.left(), around.height()));
            paintData(painter, i, true);
            painter.setClipping(false);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        if (hover_) {
            painter.setPen(QPen(color(Token::Edge), 1, Qt::DotLine));
            for (const Pane& pane : panes_)
                painter.drawLine(QPointF(std::floor(*hover_) + .5, pane.rect.top()),
                                 QPointF(std::floor(*hover_) + .5, pane.rect.bottom()));
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PlotView::paintAxes(QPainter& painter, const Pane& pane, bool withTimes) const
{
    const QRectF& area = pane.rect;
    const QFontMetricsF metrics(smallFont());
    painter.setFont(smallFont());
    for (const double tick : present::plotTicks(pane.values, area.height(), betweenValues, true)) {
        const qreal y = std::floor(pane.yOf(tick)) + .5;
        painter.setPen(color(Token::Line));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(color(Token::Muted));
        painter.drawText(
            QRectF(0, y - metrics.height(), area.left() - tickLength - 2, 2 * metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, tickText(*pane.sender, tick));
    }
    const auto times = present::plotTicks(seconds_, area.width(), betweenTimes, false);
    const double step = times.size() > 1 ? times[1] - times[0] : seconds_.length();
    for (const double tick : times) {
        const qreal x = std::floor(xOf(tick)) + .5;
        painter.setPen(color(Token::Line));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + tickLength));
        if (!withTimes || tick < -1e-9) continue;
        const QString text = tr("%1 s", "seconds on an axis").arg(secondsMark(tick, step));
        const qreal half = metrics.horizontalAdvance(text) / 2 + 2;
        const qreal left = std::clamp(x - half, 0.0, std::max(0.0, width() - 2 * half - 2));
        painter.setPen(color(Token::Muted));
        painter.drawText(
            QRectF(left, area.bottom() + tickLength + 1, 2 * half, metrics.height() + 2),
            Qt::AlignHCenter | Qt::AlignTop, text);
    }
    painter.setPen(color(Token::Edge));
    painter.drawLine(area.topLeft(), area.bottomLeft());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

/// The one pale-yellow mark: a narrow ground and the line of the flag's colour.
void PlotView::paintNow(QPainter& painter) const
{
    const double now = secondsOf(controller().displayedTime());
    if (now < seconds_.from || now > seconds_.to) return;
    const qreal x = std::floor(xOf(now)) + .5;
    const QRectF area(panes_.front().rect.topLeft(), panes_.back().rect.bottomRight());
    const QRectF ground = QRectF(x - 4, area.top(), 8, area.height()) & area;
    painter.fillRect(ground, color(Token::Now));
    painter.setPen(QPen(color(Token::NowEdge), 1.2 * Theme::instance().lineFactor()));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + tickLength));
}

void PlotView::paintEmpty(QPainter& painter) const
{
    painter.setPen(color(Token::Muted));
    painter.setFont(Theme::instance().font(FontRole::Body));
    const QString text = !data_.series() || !data_.isComplete()
                             ? tr("The run is being read.")
                             : tr("Nothing has been sent in this run.");
    painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace tcplab::gui
