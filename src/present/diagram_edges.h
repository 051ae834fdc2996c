#pragma once

// The table of edges behind diagram_layout.h: which rows of the transition table each stands for,
// how it runs and where its label stands. Pixel offsets are from the centre of a box of 98x34 and
// scale with the box.

#include <QPointF>

#include <array>
#include <cstdint>
#include <span>

#include "present/diagram_layout.h"

namespace tcplab::present {

enum class Side : std::uint8_t { Left, Right, Top, Bottom };

/// A point on the border of a box: `offset` along the side, from its middle.
struct Port
{
    Side side;
    qreal offset;
};

enum class Route : std::uint8_t {
    Straight,  ///< from port to port along one axis
    ByLane,    ///< out sideways, along a vertical lane of a gap, in sideways
    Over,      ///< up, 12 px above the boxes, down
    Under,     ///< down, 12 px below the boxes, up
    ByLaneRow, ///< out sideways, up the lane, along row 33, up into the bottom side
};

enum class LabelPlace : std::uint8_t {
    LeftOfLine,  ///< stacked, left of the vertical piece
    RightOfLine, ///< stacked, right of the vertical piece
    SplitByLine, ///< event above the horizontal piece, action below it
    AboveLine,   ///< one line above it
    BelowLine,
};

/// A vertical lane: gap 0..2 from the left, lane 0..2 at 17, 43 and 70 % of it.
struct Lane
{
    int gap;
    int number;
};

struct EdgeSpec
{
    DiagramNode from;
    DiagramNode to;
    std::array<tcp::Cause, 2> causes; ///< the second equals the first where there is only one
    Route route;
    Port out;
    Port in;
    Lane lane;
    LabelPlace place;
    /// Where along the free height between two rows of boxes the label's middle lies, 0..1.
    qreal along;
    /// Room beside the line for the label, in px of a box of 98; wider texts break at spaces.
    qreal room;
};

std::span<const EdgeSpec> diagramEdgeSpecs();

} // namespace tcplab::present
