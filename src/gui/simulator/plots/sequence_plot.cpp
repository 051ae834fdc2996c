#include "gui/simulator/plots/sequence_plot.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/kinds.h"
#include "gui/simulator/plots/level_painting.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"
#include "present/wording.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::BarColumn;
using present::PlotRange;
using present::secondsOf;
using present::SendSeries;
using present::SeriesSegment;

namespace {

constexpr qreal reach = 8; ///< px from a bar in which it is meant
constexpr std::size_t manySigns = 150;

bool isAgain(const SeriesSegment& segment)
{
    return segment.kind == SeriesSegment::Kind::Again;
}
bool isLost(const SeriesSegment& segment)
{
    return segment.lostMoment > 0;
}
bool isProbe(const SeriesSegment& segment)
{
    return segment.kind == SeriesSegment::Kind::Probe;
}
bool isSent(const SeriesSegment& segment)
{
    return !isProbe(segment);
}

tcp::SeqNum numberOf(const SendSeries& sender, std::int64_t offset)
{
    return sender.iss + static_cast<std::uint32_t>(offset);
}

HostRole roleOf(sim::HostId host)
{
    return host == sim::HostId::Client ? HostRole::Client : HostRole::Server;
}

void cross(QPainter& painter, QPointF at, qreal half)
{
    painter.drawLine(at + QPointF(-half, -half), at + QPointF(half, half));
    painter.drawLine(at + QPointF(-half, half), at + QPointF(half, -half));
}

void triangle(QPainter& painter, QPointF tip, qreal half)
{
    painter.drawPolygon(
        QPolygonF{{tip, tip + QPointF(half, 1.6 * half), tip + QPointF(-half, 1.6 * half)}});
}

} // namespace

SequencePlot::SequencePlot(RunContext& context, QWidget* parent)
    : PlotView(context, parent)
{
    setObjectName(id());
    SequencePlot::retranslate();
}

QString SequencePlot::title() const
{
    return tr("Sequence numbers");
}

QColor SequencePlot::ink(Token token, bool happened) const
{
    return color(happened ? token : Token::Edge);
}

PlotRange SequencePlot::valuesOf(const SendSeries& sender, const PlotRange& seconds) const
{
    double least = std::numeric_limits<double>::max();
    double most = 0;
    for (const SeriesSegment& segment : sender.segments) {
        const double t = secondsOf(segment.t);
        if (t < seconds.from || t > seconds.to) continue;
        least = std::min(least, static_cast<double>(segment.from));
        most = std::max(most, static_cast<double>(segment.to));
    }
    // The line of what is acknowledged comes in from the left.
    const sim::SimTime start =
        sim::SimTime{} + std::chrono::duration_cast<sim::Duration>(
                             std::chrono::duration<double>(std::max(0.0, seconds.from)));
    if (const auto una = present::valueAt(sender.acknowledged, start)) {
        least = std::min(least, static_cast<double>(*una));
        most = std::max(most, static_cast<double>(*una));
    }
    if (least > most) return {0, 1};
    return {least, std::max(most, least + 1)};
}

void SequencePlot::prepare(const std::vector<Pane>& panes)
{
    drawn_.clear();
    for (const Pane& pane : panes) {
        const SendSeries& sender = *pane.sender;
        const int columns = std::max(1, static_cast<int>(pane.rect.width()));
        const double pixel = pane.values.length() / std::max(1.0, pane.rect.height());
        Drawn drawn;
        const auto bars = [&](bool (*wanted)(const SeriesSegment&), double closeness) {
            return present::decimated(sender.segments, seconds(), columns, closeness, wanted);
        };
        drawn.bars = bars(isSent, -pixel); // bars that only touch keep their ends
        drawn.again = bars(isAgain, 4 * pixel);
        drawn.lost = bars(isLost, 4 * pixel);
        drawn.probes = bars(isProbe, 4 * pixel);
        drawn.acknowledged = present::decimated(sender.acknowledged, seconds(), columns);
        drawn.edge = present::decimated(sender.windowEdge, seconds(), columns);
        for (const present::SeriesSack& sack : sender.sacks) {
            const double t = secondsOf(sack.t);
            if (t < seconds().from || t > seconds().to) continue;
            const qreal x =
                pane.rect.left() + (t - seconds().from) / seconds().length() * pane.rect.width();
            const QLineF line(x, pane.yOf(static_cast<double>(sack.from)), x,
                              pane.yOf(static_cast<double>(sack.to)));
            if (drawn.sacks.empty() || std::abs(drawn.sacks.back().x1() - x) >= 0.5 ||
                drawn.sacks.back().p1() != line.p1())
                drawn.sacks.push_back(line);
        }
        drawn_.push_back(std::move(drawn));
    }
}

void SequencePlot::paintBars(QPainter& painter, const Pane& pane, const Drawn& drawn,
                             bool happened) const
{
    for (const BarColumn& bar : drawn.bars) {
        const SeriesSegment& segment = pane.sender->segments[bar.index];
        painter.setPen(plotPen(ink(token(segment.drawnAs), happened), 3.2));
        const qreal x = pane.rect.left() + bar.column + 0.5;
        const qreal bottom = pane.yOf(bar.from);
        const qreal top = std::min(pane.yOf(bar.to), bottom - 3);
        // A hair free between two segments of one moment, so that they can be counted.
        painter.drawLine(QPointF(x, bottom), QPointF(x, bottom - top > 6 ? top + 1 : top));
    }
}

void SequencePlot::paintSigns(QPainter& painter, const Pane& pane, const Drawn& drawn,
                              bool happened) const
{
    const qreal factor = Theme::instance().markerFactor();
    const auto place = [&](const BarColumn& bar, double value) {
        return QPointF(pane.rect.left() + bar.column + 0.5, pane.yOf(value));
    };
    painter.setBrush(ink(Token::Data, happened));
    painter.setPen(Qt::NoPen);
    const qreal againSize = (drawn.again.size() > manySigns ? 3 : 4.5) * factor;
    for (const BarColumn& bar : drawn.again)
        triangle(painter, place(bar, bar.from) + QPointF(0, 2), againSize);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(plotPen(ink(Token::Probe, happened), 1.6));
    for (const BarColumn& bar : drawn.probes) {
        painter.drawEllipse(place(bar, bar.from), 4.5 * factor, 4.5 * factor);
        painter.drawPoint(place(bar, bar.from));
    }
    painter.setPen(plotPen(ink(Token::Lost, happened), drawn.lost.size() > manySigns ? 1.4 : 2.4));
    const qreal lostSize = (drawn.lost.size() > manySigns ? 3 : 5) * factor;
    for (const BarColumn& bar : drawn.lost)
        cross(painter, place(bar, (bar.from + bar.to) / 2), lostSize);
}

void SequencePlot::paintData(QPainter& painter, std::size_t index, bool happened) const
{
    const Pane& pane = panes()[index];
    const Drawn& drawn = drawn_[index];
    const auto y = [&](double value) { return pane.yOf(value); };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(plotPen(ink(token(roleOf(peerOf(pane.sender->host))), happened), 1.4, {6, 3}));
    painter.drawPath(levelPath(drawn.edge, pane.rect, y));
    painter.setPen(plotPen(ink(Token::Ack, happened), 1.4));
    painter.drawPath(levelPath(drawn.acknowledged, pane.rect, y));
    for (const QLineF& line : drawn.sacks) {
        painter.drawLine(line);
        painter.drawLine(line.p1() - QPointF(3, 0), line.p1() + QPointF(3, 0));
        painter.drawLine(line.p2() - QPointF(3, 0), line.p2() + QPointF(3, 0));
    }
    paintBars(painter, pane, drawn, happened);
    paintSigns(painter, pane, drawn, happened);
}

std::vector<PlotView::LegendItem> SequencePlot::legend(const SendSeries& sender,
                                                       sim::SimTime t) const
{
    const auto text = [&](std::optional<std::int64_t> value) {
        return value ? context().numbers().text(numberOf(sender, *value), sender.host, sender.conn)
                     : u"\u2014"_s;
    };
    std::vector<LegendItem> items;
    const auto sent = std::ranges::upper_bound(sender.segments, t, {}, &SeriesSegment::t);
    const std::optional<std::int64_t> latest =
        sent == sender.segments.begin() ? std::nullopt : std::optional(std::prev(sent)->from);
    items.push_back({Sent, tr("sent, seq"), text(latest)});
    items.push_back(
        {Acknowledged, tr("acknowledged"), text(present::valueAt(sender.acknowledged, t))});
    items.push_back(
        {WindowEdge, tr("edge of the window"), text(present::valueAt(sender.windowEdge, t))});
    if (std::ranges::any_of(sender.segments, isAgain)) items.push_back({Again, tr("again"), {}});
    if (std::ranges::any_of(sender.segments, isLost)) items.push_back({Lost, tr("lost"), {}});
    if (std::ranges::any_of(sender.segments, isProbe)) items.push_back({Probe, tr("probe"), {}});
    if (!sender.sacks.empty()) items.push_back({Sack, tr("SACK block"), {}});
    return items;
}

void SequencePlot::paintSample(QPainter& painter, int sample, const QRectF& target) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(std::floor(target.center().x()) + .5,
                         std::floor(target.center().y()) + .5);
    const QLineF line(QPointF(target.left(), middle.y()), QPointF(target.right(), middle.y()));
    const QPointF up(0, 6);
    switch (static_cast<Sample>(sample)) {
    case Sent:
        painter.setPen(plotPen(color(Token::Data), 3.2));
        painter.drawLine(middle - up, middle + up);
        break;
    case Acknowledged:
        painter.setPen(plotPen(color(Token::Ack), 1.4));
        painter.drawLine(line);
        break;
    case WindowEdge:
        painter.setPen(
            plotPen(color(panes().empty() ? Token::Server
                                          : token(roleOf(peerOf(panes().front().sender->host)))),
                    1.4, {6, 3}));
        painter.drawLine(line);
        break;
    case Again:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Data));
        triangle(painter, middle - QPointF(0, 4), 5);
        break;
    case Lost:
        painter.setPen(plotPen(color(Token::Lost), 2.4));
        cross(painter, middle, 5);
        break;
    case Probe:
        painter.setPen(plotPen(color(Token::Probe), 1.6));
        painter.drawEllipse(middle, 4.5, 4.5);
        break;
    case Sack:
        painter.setPen(plotPen(color(Token::Ack), 1.4));
        painter.drawLine(middle - up, middle + up);
        for (const QPointF& end : {middle - up, middle + up})
            painter.drawLine(end - QPointF(3, 0), end + QPointF(3, 0));
        break;
    }
    painter.restore();
}

QString SequencePlot::tickText(const SendSeries& sender, double value) const
{
    return context().numbers().text(numberOf(sender, static_cast<std::int64_t>(value)), sender.host,
                                    sender.conn);
}

QString SequencePlot::segmentText(const SendSeries& sender, const SeriesSegment& segment) const
{
    QStringList words;
    words << tr("%1: sequence numbers %2 to %3", "time, first and last number")
                 .arg(timeText(segment.t),
                      context().numbers().text(numberOf(sender, segment.from), sender.host,
                                               sender.conn),
                      context().numbers().text(numberOf(sender, segment.to - 1), sender.host,
                                               sender.conn));
    if (isAgain(segment)) words << tr("sent again");
    if (isProbe(segment)) words << tr("a probe");
    if (isLost(segment)) words << tr("lost on the way");
    return words.join(u'\n');
}

std::optional<PlotView::Hit> SequencePlot::hitAt(const Pane& pane, QPointF at) const
{
    const SeriesSegment* nearest = nullptr;
    qreal distance = reach;
    for (const SeriesSegment& segment : pane.sender->segments) {
        const qreal across = std::abs(xOf(secondsOf(segment.t)) - at.x());
        if (across > distance) continue;
        const qreal top = pane.yOf(static_cast<double>(segment.to));
        const qreal bottom = pane.yOf(static_cast<double>(segment.from));
        const qreal along = std::max({0.0, top - at.y(), at.y() - bottom});
        const qreal far = std::hypot(across, along);
        if (far >= distance) continue;
        distance = far;
        nearest = &segment;
    }
    if (!nearest) return std::nullopt;
    return Hit{nearest->moment, nearest->id, segmentText(*pane.sender, *nearest)};
}

} // namespace tcplab::gui
