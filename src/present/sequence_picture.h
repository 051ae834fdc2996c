#pragma once

#include <QRectF>
#include <QStringList>

#include <cstddef>
#include <functional>
#include <vector>

#include "present/sequence_space.h"

namespace tcplab::present {

/// What the drawing of a direction is made to fit. Lengths in pixels.
struct PictureMetrics
{
    double width = 0;
    double line = 0;   ///< height of a line of a label
    double bar = 0;    ///< height of the two bars
    double flying = 0; ///< height of a segment on its way
    double title = 0;  ///< room for the name of the direction, above everything
    std::function<double(const QString&)> textWidth;
    NumberText number;
    bool toScale = false; ///< else long stretches are drawn shorter than they are
};

/// The names and the number of all marks at one position, and where they are written. From the bar
/// a line goes to it at `x`.
struct SpaceLabel
{
    QStringList lines;
    double x = 0;
    QRectF box;
    std::vector<std::size_t> marks; ///< indices in the marks of the space
};

struct PlacedSpan
{
    std::size_t index = 0; ///< in the spans of the space
    QRectF rect;
};

/// One direction, drawn: the sender's numbers above, the receiver's below, on one scale.
struct SequencePicture
{
    double height = 0;
    QRectF sendBar;    ///< empty where the sender has no numbers
    QRectF lane;       ///< what is on its way, between the two
    QRectF receiveBar; ///< empty where the receiver has none
    std::vector<PlacedSpan> send;
    std::vector<PlacedSpan> receive;
    std::vector<PlacedSpan> flying;
    std::vector<SpaceLabel> sendLabels;
    std::vector<SpaceLabel> receiveLabels;

    /// Where a number stands; positions between two that are known are in proportion.
    double xOf(std::int64_t position) const;

    struct Knot
    {
        std::int64_t position = 0;
        double x = 0;
    };
    std::vector<Knot> knots; ///< by position
};

SequencePicture layoutSequenceSpace(const SequenceSpace& space, const PictureMetrics& metrics);

/// Lets labels, each to begin at its x, climb until none overlaps another and no line that leads to
/// one crosses another. `lowest` is the edge of the bar; `up`: they climb towards smaller y.
/// Returns how high they reach.
double staggerLabels(std::vector<SpaceLabel>& labels, double lowest, bool up);

} // namespace tcplab::present
