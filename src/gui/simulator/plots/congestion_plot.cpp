#include "gui/simulator/plots/congestion_plot.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/kinds.h"
#include "gui/simulator/plots/level_painting.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::LevelColumn;
using present::PlotRange;
using present::secondsOf;
using present::SendSeries;
using present::SeriesEvent;
using present::SeriesLevels;

namespace {

constexpr qreal reach = 8;
constexpr qreal signHalf = 5;
constexpr qreal betweenSigns = 9; ///< px: nearer ones of a kind are one sign

constexpr std::array eventKinds{SeriesEvent::Kind::Timeout, SeriesEvent::Kind::FastRetransmit,
                                SeriesEvent::Kind::Recovered, SeriesEvent::Kind::LossProbe};

HostRole roleOf(sim::HostId host)
{
    return host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
}

/// A shape each: triangle on its tip, diamond, tick, ring.
void paintSign(QPainter& painter, SeriesEvent::Kind kind, QPointF at, bool happened)
{
    const qreal half = signHalf * Theme::instance().markerFactor();
    const auto ink = [&](Token token) { return color(happened ? token : Token::Edge); };
    painter.setPen(Qt::NoPen);
    switch (kind) {
    case SeriesEvent::Kind::Timeout:
        painter.setBrush(ink(Token::Lost));
        painter.drawPolygon(QPolygonF{
            {at + QPointF(-half, -half), at + QPointF(half, -half), at + QPointF(0, half)}});
        break;
    case SeriesEvent::Kind::FastRetransmit:
        painter.setBrush(ink(Token::Data));
        painter.drawPolygon(QPolygonF{{at + QPointF(0, -half), at + QPointF(half, 0),
                                       at + QPointF(0, half), at + QPointF(-half, 0)}});
        break;
    case SeriesEvent::Kind::Recovered:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(plotPen(ink(Token::Success), 2.2));
        painter.drawPolyline(QPolygonF{{at + QPointF(-half, 0), at + QPointF(-half / 4, half * .8),
                                        at + QPointF(half, -half)}});
        break;
    case SeriesEvent::Kind::LossProbe:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(plotPen(ink(Token::Probe), 1.8));
        painter.drawEllipse(at, half * .9, half * .9);
        break;
    }
    painter.setBrush(Qt::NoBrush);
}

void include(double& most, const SeriesLevels& levels, const PlotRange& seconds)
{
    double before = 0; // holds where the range begins
    for (const present::SeriesLevel& level : levels) {
        const double t = secondsOf(level.t);
        if (t > seconds.to) break;
        const double value =
            level.value == present::SeriesLevel::none ? 0.0 : static_cast<double>(level.value);
        if (t < seconds.from)
            before = value;
        else
            most = std::max(most, value);
    }
    most = std::max(most, before);
}

} // namespace

CongestionPlot::CongestionPlot(RunContext& context, QWidget* parent)
    : PlotView(context, parent)
{
    setObjectName(id());
    CongestionPlot::retranslate();
}

QString CongestionPlot::title() const
{
    return tr("Congestion window");
}

PlotRange CongestionPlot::valuesOf(const SendSeries& sender, const PlotRange& seconds) const
{
    double most = 1;
    include(most, sender.inFlight, seconds);
    include(most, sender.cwnd, seconds);
    include(most, sender.ssthresh, seconds);
    // The peer's window is often so large that the rest would lie on the axis.
    if (!sender.hasCongestionControl) include(most, sender.peerWindow, seconds);
    return {0, most};
}

void CongestionPlot::prepare(const std::vector<Pane>& panes)
{
    drawn_.clear();
    for (const Pane& pane : panes) {
        const SendSeries& sender = *pane.sender;
        const int columns = std::max(1, static_cast<int>(pane.rect.width()));
        const auto thin = [&](const SeriesLevels& levels) {
            return present::decimated(levels, seconds(), columns);
        };
        Drawn drawn{thin(sender.cwnd),
                    thin(sender.ssthresh),
                    thin(sender.inFlight),
                    thin(sender.peerWindow),
                    {}};
        for (const SeriesEvent& event : sender.events) {
            const double t = secondsOf(event.t);
            if (t < seconds().from || t > seconds().to) continue;
            const qreal x =
                pane.rect.left() + (t - seconds().from) / seconds().length() * pane.rect.width();
            const bool near = std::ranges::any_of(drawn.signs, [&](const Drawn::Sign& sign) {
                return sign.kind == event.kind && std::abs(sign.x - x) < betweenSigns;
            });
            if (!near) drawn.signs.push_back({x, event.kind});
        }
        drawn_.push_back(std::move(drawn));
    }
}

void CongestionPlot::paintData(QPainter& painter, std::size_t index, bool happened) const
{
    const Pane& pane = panes()[index];
    const Drawn& drawn = drawn_[index];
    const HostRole host = roleOf(pane.sender->host);
    const auto ink = [&](Token token) { return color(happened ? token : Token::Edge); };
    const auto y = [&](double value) { return pane.yOf(value); };
    if (happened) painter.fillPath(levelArea(drawn.inFlight, pane.rect, y), color(tintToken(host)));
    painter.setPen(plotPen(ink(Token::Ack), 1.2));
    painter.drawPath(levelPath(drawn.inFlight, pane.rect, y));
    painter.setPen(plotPen(ink(token(roleOf(peerOf(pane.sender->host)))), 1.6, {2, 4}));
    painter.drawPath(levelPath(drawn.peerWindow, pane.rect, y));
    painter.setPen(plotPen(ink(Token::Text), 1.6, {9, 4}));
    painter.drawPath(levelPath(drawn.ssthresh, pane.rect, y));
    painter.setPen(plotPen(ink(token(host)), 2.4));
    painter.drawPath(levelPath(drawn.cwnd, pane.rect, y));
    paintEvents(painter, pane, drawn, happened);
}

void CongestionPlot::paintEvents(QPainter& painter, const Pane& pane, const Drawn& drawn,
                                 bool happened) const
{
    for (const Drawn::Sign& sign : drawn.signs) {
        painter.setPen(QPen(color(Token::Edge), 1, Qt::DotLine));
        painter.drawLine(QPointF(sign.x, pane.rect.top()), QPointF(sign.x, pane.rect.bottom()));
        paintSign(painter, sign.kind, QPointF(sign.x, pane.rect.top() + signHalf), happened);
    }
}

std::vector<PlotView::LegendItem> CongestionPlot::legend(const SendSeries& sender,
                                                         sim::SimTime t) const
{
    const auto text = [&](const SeriesLevels& levels) {
        const auto value = present::valueAt(levels, t);
        return value ? QString::number(*value) : u"\u2014"_s;
    };
    std::vector<LegendItem> items;
    if (sender.hasCongestionControl) {
        items.push_back({Cwnd, u"cwnd"_s, text(sender.cwnd)});
        items.push_back({Ssthresh, u"ssthresh"_s, text(sender.ssthresh)});
    }
    items.push_back({InFlight, tr("in flight"), text(sender.inFlight)});
    items.push_back({PeerWindow, tr("peer's window"), text(sender.peerWindow)});
    for (const SeriesEvent::Kind kind : eventKinds) {
        if (!std::ranges::any_of(sender.events,
                                 [&](const SeriesEvent& event) { return event.kind == kind; }))
            continue;
        const QString names[] = {tr("timeout"), tr("fast retransmit"), tr("recovery is over"),
                                 tr("loss probe")};
        items.push_back({FirstEvent + static_cast<int>(kind), names[static_cast<int>(kind)], {}});
    }
    if (!sender.hasCongestionControl && !sender.segments.empty())
        items.push_back({-1, tr("no congestion control: only the peer's window limits"), {}});
    return items;
}

void CongestionPlot::paintSample(QPainter& painter, int sample, const QRectF& target) const
{
    if (sample < 0) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal middle = std::floor(target.center().y()) + .5;
    const QLineF line(QPointF(target.left(), middle), QPointF(target.right(), middle));
    const HostRole host = panes().empty() ? HostRole::Client : roleOf(panes()[0].sender->host);
    const HostRole peer = host == HostRole::Client ? HostRole::Server : HostRole::Client;
    if (sample >= FirstEvent) {
        paintSign(painter, static_cast<SeriesEvent::Kind>(sample - FirstEvent),
                  QPointF(target.center().x(), middle), true);
    } else if (sample == InFlight) {
        const QRectF area(target.left(), middle - 5, target.width(), 11);
        painter.fillRect(area, color(tintToken(host)));
        painter.setPen(plotPen(color(Token::Ack), 1.2));
        painter.drawLine(area.topLeft(), area.topRight());
    } else {
        painter.setPen(sample == Cwnd       ? plotPen(color(token(host)), 2.4)
                       : sample == Ssthresh ? plotPen(color(Token::Text), 1.6, {9, 4})
                                            : plotPen(color(token(peer)), 1.6, {2, 4}));
        painter.drawLine(line);
    }
    painter.restore();
}

QString CongestionPlot::tickText(const SendSeries&, double value) const
{
    return QString::number(value, 'f', 0);
}

std::optional<PlotView::Hit> CongestionPlot::hitAt(const Pane& pane, QPointF at) const
{
    if (at.y() > pane.rect.top() + 3 * signHalf) return std::nullopt;
    const SeriesEvent* nearest = nullptr;
    qreal distance = reach;
    for (const SeriesEvent& event : pane.sender->events) {
        const qreal far = std::abs(xOf(secondsOf(event.t)) - at.x());
        if (far >= distance) continue;
        distance = far;
        nearest = &event;
    }
    if (!nearest) return std::nullopt;
    const QString what = [&] {
        switch (nearest->kind) {
        case SeriesEvent::Kind::Timeout:
            return tr("the retransmission timer has run out");
        case SeriesEvent::Kind::FastRetransmit:
            return tr("fast retransmit, recovery begins");
        case SeriesEvent::Kind::Recovered:
            return tr("the loss is repaired, recovery is over");
        case SeriesEvent::Kind::LossProbe:
            return tr("tail loss probe");
        }
        return QString();
    }();
    return Hit{nearest->moment, std::nullopt,
               tr("%1: %2", "time, what happened").arg(timeText(nearest->t), what)};
}

} // namespace tcplab::gui
