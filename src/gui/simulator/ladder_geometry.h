#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QSize>

#include <array>
#include <vector>

#include "present/ladder_layout.h"

namespace tcplab::gui {

/// Where the columns of the ladder are, in pixels of the viewport. Sizes follow the font.
struct LadderGeometry
{
    QSize size;           ///< of the viewport
    qreal scale = 1;      ///< of the look's numbers: 1 for a font of 13 px
    qreal timeRight = 62; ///< right edge of the times
    qreal clientX = 180;
    qreal serverX = 508;
    std::array<qreal, 2> nameGaps{26, 26}; ///< from a lifeline to the names beside it, by host
    qreal timerGap = 14;                   ///< from a lifeline to its first timer lane
    bool tight = false;      ///< names and times are made small, so that the arrows have room
    qreal headerHeight = 50; ///< the host boxes' strip, which stays
    qreal top = 101;         ///< of the first row, unscrolled
    qreal bottom = 64;       ///< room below the last row
    qreal rowHeight = 35;
    qreal foldHeight = 38;
    qreal scrollY = 0;

    static constexpr qreal flagTip = 7; ///< of the flag that says now
    static constexpr qreal longRow = 35;
    static constexpr qreal tallestRow = 94;
    static constexpr qreal leastZoom = 18;
    static constexpr qreal mostZoom = 120;
    static constexpr qreal rowForLabels = 26;
    static constexpr qreal rowForMarkers = 20;

    static constexpr qreal laneStep = 9; ///< from one timer lane to the next
    static constexpr int mostLanes = 4;  ///< more timers of a host have no bar

    /// Columns for a viewport of `size`, by the theme's fonts; the run decides the width of the
    /// times and how many timers of a host run at once.
    static LadderGeometry forViewport(QSize size, const present::LadderLayout& layout);
    qreal nameGap(sim::HostId host) const { return nameGaps[indexOf(host)]; }
    /// A time as the column of times has it.
    QString timeText(sim::SimTime t) const;
    /// The font of a name beside a lifeline.
    QFont nameFont(bool bold) const;

    qreal y(const present::LadderPlace& place) const
    {
        return top + place.pixels(rowHeight, foldHeight) - scrollY;
    }
    qreal x(sim::HostId host) const { return host == sim::HostId::Client ? clientX : serverX; }
    /// -1 for the client, whose outside is on the left; 1 for the server.
    static qreal outward(sim::HostId host) { return host == sim::HostId::Client ? -1 : 1; }
    qreal contentHeight(const present::LadderPlace& end) const
    {
        return top + end.pixels(rowHeight, foldHeight) + bottom;
    }
    /// The height at which the run fills the viewport, within what "fit" may do.
    qreal fittingRowHeight(const present::LadderPlace& end) const;
    QRectF hostBox(sim::HostId host) const;

    /// The line of an arrow, tail to head.
    struct Line
    {
        QPointF from;
        QPointF to;
        QPointF at(qreal part) const { return from + (to - from) * part; }
        qreal length() const;
        qreal degrees() const; ///< clockwise, 0: to the right
    };
    /// From one end to the other, or, for a segment that nobody sent, from the middle.
    Line line(const present::LadderArrow& arrow) const;
    /// From one end to the other in any case.
    Line wholeLine(const present::LadderArrow& arrow) const;
    /// Where along their arrows segments are drawn at a time, in the order of `flying`: one that
    /// would cover another of the same direction, such as a copy, follows a little behind.
    std::vector<qreal> flightParts(const present::LadderLayout& layout,
                                   const std::vector<std::uint32_t>& flying, sim::SimTime t,
                                   qreal envelopeWidth) const;
};

} // namespace tcplab::gui
