#include "present/sequence_picture.h"

#include <algorithm>
#include <cmath>

namespace tcplab::present {

namespace {

constexpr double margin = 8;
constexpr double labelGap = 6;
constexpr double leader = 5; ///< at least so much line between bar and label
constexpr std::size_t mostRows = 3;
/// So many segments or islands keep a place of their own on the scale; of more, only the marks do.
constexpr std::size_t mostOwnPlaces = 12;

/// All positions that are to be told apart.
std::vector<std::int64_t> places(const SequenceSpace& space)
{
    std::vector<std::int64_t> all;
    for (const auto* marks : {&space.sendMarks, &space.receiveMarks})
        for (const SpaceMark& mark : *marks) {
            all.push_back(mark.at);
            // SYN and FIN take one number: as wide as a letter at least.
            if (mark.kind == SpaceMarkKind::Iss || mark.kind == SpaceMarkKind::Irs ||
                mark.kind == SpaceMarkKind::SndFin || mark.kind == SpaceMarkKind::RcvFin)
                all.push_back(mark.at + 1);
        }
    for (const auto* spans : {&space.send, &space.receive})
        if (spans->size() <= mostOwnPlaces)
            for (const SpaceSpan& span : *spans)
                all.insert(all.end(), {span.from, span.to});
    if (space.flying.size() <= mostOwnPlaces)
        for (const FlyingSpan& flying : space.flying)
            all.insert(all.end(), {flying.from, flying.to});
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// How wide a stretch wants to be, in any unit.
double weight(std::int64_t octets, bool toScale)
{
    const auto length = static_cast<double>(octets);
    return toScale ? length : 2 + std::log2(1 + length) / 2;
}

std::vector<SpaceLabel> labelsOf(const SequenceSpace& space, const std::vector<SpaceMark>& marks,
                                 const SequencePicture& picture, const PictureMetrics& m)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < marks.size(); ++i)
        order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return marks[i].at; });
    std::vector<SpaceLabel> labels;
    std::int64_t last = 0;
    for (const std::size_t i : order) {
        if (labels.empty() || marks[i].at != last) {
            labels.emplace_back();
            labels.back().x = picture.xOf(marks[i].at);
        }
        last = marks[i].at;
        labels.back().lines << markName(marks[i].kind);
        labels.back().marks.push_back(i);
    }
    for (SpaceLabel& label : labels) {
        label.lines << m.number(space.numberAt(marks[label.marks.front()].at));
        double widest = 0;
        for (const QString& line : label.lines)
            widest = std::max(widest, m.textWidth(line));
        label.box =
            QRectF(label.x, 0, widest + 4, static_cast<double>(label.lines.size()) * m.line);
    }
    return labels;
}

double widestLabel(const SequenceSpace& space, const PictureMetrics& m)
{
    double widest = 24;
    for (const auto* marks : {&space.sendMarks, &space.receiveMarks})
        for (const SpaceMark& mark : *marks) {
            widest = std::max(widest, m.textWidth(m.number(space.numberAt(mark.at))));
            for (const QString& line : markName(mark.kind))
                widest = std::max(widest, m.textWidth(line));
        }
    return widest + 8;
}

void placeKnots(SequencePicture& picture, const SequenceSpace& space, const PictureMetrics& m)
{
    const std::vector<std::int64_t> all = places(space);
    if (all.empty()) return;
    // Behind the last mark the numbers go on without end; there its label has room.
    const double room = std::max(20.0, m.width - 2 * margin - widestLabel(space, m));
    double sum = 0;
    for (std::size_t i = 1; i < all.size(); ++i)
        sum += weight(all[i] - all[i - 1], m.toScale);
    double x = margin;
    picture.knots.push_back({all.front(), x});
    for (std::size_t i = 1; i < all.size(); ++i) {
        x += weight(all[i] - all[i - 1], m.toScale) / sum * room;
        picture.knots.push_back({all[i], x});
    }
}

std::vector<PlacedSpan> placeSpans(const std::vector<SpaceSpan>& spans,
                                   const SequencePicture& picture, const QRectF& bar)
{
    std::vector<PlacedSpan> placed;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const double left = picture.xOf(spans[i].from);
        const bool endless = spans[i].from == spans[i].to;
        const double right = endless ? bar.right() : picture.xOf(spans[i].to);
        placed.push_back({i, QRectF(left, bar.top(), std::max(1.0, right - left), bar.height())});
    }
    return placed;
}

/// In rows, so that those which carry the same numbers are both seen.
void placeFlying(SequencePicture& picture, const SequenceSpace& space, const PictureMetrics& m,
                 double top)
{
    std::vector<double> ends;
    for (std::size_t i = 0; i < space.flying.size(); ++i) {
        const double left = picture.xOf(space.flying[i].from);
        const double width = std::max(4.0, picture.xOf(space.flying[i].to) - left);
        std::size_t row = 0;
        while (row < ends.size() && ends[row] > left + 0.5)
            ++row;
        if (row >= mostRows) row = mostRows - 1;
        if (row >= ends.size()) ends.resize(row + 1, 0);
        ends[row] = std::max(ends[row], left + width);
        picture.flying.push_back(
            {i,
             QRectF(left, top + 4 + static_cast<double>(row) * (m.flying + 3), width, m.flying)});
    }
    const auto rows = static_cast<double>(std::max<std::size_t>(ends.size(), 1));
    picture.lane = QRectF(margin, top, m.width - 2 * margin, rows * (m.flying + 3) + 5);
}

} // namespace

double SequencePicture::xOf(std::int64_t position) const
{
    if (knots.empty()) return margin;
    const auto next = std::ranges::lower_bound(knots, position, {}, &Knot::position);
    if (next == knots.end()) return knots.back().x;
    if (next->position == position || next == knots.begin()) return next->x;
    const auto before = next - 1;
    const double part = static_cast<double>(position - before->position) /
                        static_cast<double>(next->position - before->position);
    return before->x + part * (next->x - before->x);
}

double staggerLabels(std::vector<SpaceLabel>& labels, double lowest, bool up)
{
    double highest = 0;
    // From the right: a label climbs over all that begin to its right, and the line that leads to
    // it stands left of them.
    for (std::size_t i = labels.size(); i-- > 0;) {
        SpaceLabel& label = labels[i];
        double height = leader;
        for (std::size_t j = i + 1; j < labels.size(); ++j) {
            const QRectF& other = labels[j].box;
            if (other.left() >= label.box.right() + labelGap) continue;
            height = std::max(height, up ? lowest - other.top() + 2 : other.bottom() - lowest + 2);
        }
        label.box.moveTop(up ? lowest - height - label.box.height() : lowest + height);
        highest = std::max(highest, height + label.box.height());
    }
    return highest;
}

SequencePicture layoutSequenceSpace(const SequenceSpace& space, const PictureMetrics& m)
{
    SequencePicture picture;
    placeKnots(picture, space, m);
    double y = m.title;
    if (space.sends) {
        picture.sendLabels = labelsOf(space, space.sendMarks, picture, m);
        std::vector<SpaceLabel> trial = picture.sendLabels;
        y += staggerLabels(trial, 0, true);
        staggerLabels(picture.sendLabels, y, true);
        picture.sendBar = QRectF(margin, y, m.width - 2 * margin, m.bar);
        picture.send = placeSpans(space.send, picture, picture.sendBar);
        y += m.bar;
    }
    if (space.sends || space.receives) {
        placeFlying(picture, space, m, y);
        y = picture.lane.bottom();
    }
    if (space.receives) {
        picture.receiveBar = QRectF(margin, y, m.width - 2 * margin, m.bar);
        picture.receive = placeSpans(space.receive, picture, picture.receiveBar);
        y += m.bar;
        picture.receiveLabels = labelsOf(space, space.receiveMarks, picture, m);
        y += staggerLabels(picture.receiveLabels, y, false);
    }
    picture.height = y + 4;
    return picture;
}

} // namespace tcplab::present
