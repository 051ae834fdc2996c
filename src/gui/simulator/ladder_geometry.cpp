#include "gui/simulator/ladder_geometry.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QtMath>

#include <algorithm>
#include <cmath>

#include "gui/simulator/ladder_texts.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr qreal fontOfTheLook = 13; ///< px: the look's numbers were drawn with it
constexpr qreal boxWidth = 168;
constexpr qreal boxHeight = 36;
constexpr qreal boxTop = 7;
constexpr qreal arrowGap = 6; ///< between lifeline and arrow
constexpr qreal narrow = 600;
constexpr qreal copyDrop = 5; ///< a duplicate is drawn so much lower

} // namespace

LadderGeometry LadderGeometry::forViewport(QSize size, const present::LadderLayout& layout)
{
    const Theme& theme = Theme::instance();
    LadderGeometry g;
    g.size = size;
    g.scale =
        std::max<qreal>(1.0, QFontInfo(theme.font(FontRole::Body)).pixelSize() / fontOfTheLook);
    const qreal k = g.scale;
    // Large letters in a narrow view would leave the arrows a strip in the middle: there the
    // columns beside them give way.
    g.tight = k > 1.3 && size.width() < narrow * k;
    QFont time = theme.font(FontRole::FixedSmall);
    time.setWeight(QFont::Bold);
    const QFontMetricsF times(time);
    const qreal name =
        QFontMetricsF(g.nameFont(true)).horizontalAdvance(QStringLiteral("SYN-RECEIVED"));
    // Gaps need not grow as fast as letters: the arrows want the room.
    const qreal gaps = 1 + (k - 1) * (g.tight ? 0.2 : 0.4);
    g.timerGap = 14 * gaps;
    for (const sim::HostId host : sim::bothHosts) {
        const int lanes = std::clamp(layout.timerLanes(host), 1, mostLanes);
        g.nameGaps[indexOf(host)] = 26 * gaps + laneStep * (lanes - 1);
    }
    g.headerHeight = 50 * k;
    g.top = 101 * k;
    g.bottom = 64 * k;
    g.foldHeight = 38 * k;
    const sim::SimTime endTime = layout.momentTime(layout.steps());
    g.timeRight = std::max(g.tight ? 0.0 : 62.0,
                           times.horizontalAdvance(g.timeText(endTime)) + 4 + flagTip * k);
    g.clientX = std::max(180.0, g.timeRight + 6 + name + g.nameGap(sim::HostId::Client));
    // Room beside the server's names goes to the arrows first where the view is narrow.
    const qreal right = name + g.nameGap(sim::HostId::Server) + 8;
    g.serverX = size.width() - (size.width() < narrow * k ? right : std::max(160.0, right));
    // Never so narrow that an arrow has no room: the ladder then ends beyond the right edge.
    g.serverX = std::max(g.serverX, g.clientX + 120 * k);
    return g;
}

QString LadderGeometry::timeText(sim::SimTime t) const
{
    return tight ? secondsText(t) : gui::timeText(t);
}

QFont LadderGeometry::nameFont(bool bold) const
{
    QFont font = Theme::instance().font(tight ? FontRole::Small : FontRole::Body);
    if (bold) font.setWeight(QFont::Bold);
    return font;
}

qreal LadderGeometry::fittingRowHeight(const present::LadderPlace& end) const
{
    const qreal room = size.height() - top - bottom - end.folds * foldHeight;
    const qreal rows = std::max(end.rows, 1.0);
    return std::clamp(std::floor(room / rows), longRow * scale, tallestRow * scale);
}

QRectF LadderGeometry::hostBox(sim::HostId host) const
{
    const qreal width = std::min(boxWidth * scale, serverX - clientX - 12);
    const qreal left =
        std::clamp(x(host) - width / 2, 4.0, std::max(4.0, size.width() - width - 4));
    return {std::round(left), boxTop * scale, std::round(width), std::round(boxHeight * scale)};
}

qreal LadderGeometry::Line::length() const
{
    return std::hypot(to.x() - from.x(), to.y() - from.y());
}

qreal LadderGeometry::Line::degrees() const
{
    return qRadiansToDegrees(std::atan2(to.y() - from.y(), to.x() - from.x()));
}

LadderGeometry::Line LadderGeometry::line(const present::LadderArrow& arrow) const
{
    const Line whole = wholeLine(arrow);
    return arrow.injected ? Line{whole.at(0.5), whole.to} : whole;
}

std::vector<qreal> LadderGeometry::flightParts(const present::LadderLayout& layout,
                                               const std::vector<std::uint32_t>& flying,
                                               sim::SimTime t, qreal envelopeWidth) const
{
    std::vector<qreal> parts;
    for (std::size_t i = 0; i < flying.size(); ++i) {
        const present::LadderArrow& arrow = layout.arrows()[flying[i]];
        const Line own = line(arrow);
        const qreal step = (envelopeWidth + 4) / std::max(own.length(), 1.0);
        const qreal part = present::LadderLayout::progress(arrow, t);
        const auto covers = [&](qreal tried) {
            for (std::size_t k = 0; k < i; ++k) {
                const present::LadderArrow& other = layout.arrows()[flying[k]];
                if (other.from != arrow.from) continue;
                const QPointF away = line(other).at(parts[k]) - own.at(tried);
                if (std::abs(away.x()) < envelopeWidth && std::abs(away.y()) < envelopeWidth / 2)
                    return true;
            }
            return false;
        };
        qreal shown = part;
        while (covers(shown) && shown > step)
            shown -= step;
        parts.push_back(covers(shown) ? part : shown);
    }
    return parts;
}

LadderGeometry::Line LadderGeometry::wholeLine(const present::LadderArrow& arrow) const
{
    const sim::HostId to = peerOf(arrow.from);
    const qreal lower = arrow.copy ? copyDrop * scale : 0;
    return {QPointF(x(arrow.from) - outward(arrow.from) * arrowGap, y(arrow.start) + lower),
            QPointF(x(to) - outward(to) * arrowGap, y(arrow.end) + lower)};
}

} // namespace tcplab::gui
