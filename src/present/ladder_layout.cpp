#include "present/ladder_layout.h"

#include <algorithm>

namespace tcplab::present {

std::size_t LadderLayout::rowOf(sim::SimTime t) const
{
    const auto after =
        std::upper_bound(rows_.begin(), rows_.end(), t,
                         [](sim::SimTime value, const LadderRow& row) { return value < row.t; });
    if (after == rows_.begin()) return 0;
    return static_cast<std::size_t>(after - rows_.begin()) - 1;
}

LadderPlace LadderLayout::placeOf(sim::SimTime t) const
{
    if (rows_.empty()) return {};
    const std::size_t index = rowOf(t);
    const LadderRow& row = rows_[index];
    if (t <= row.t) return row.place;
    const auto past = static_cast<double>((t - row.t).count());
    if (index + 1 < rows_.size()) {
        const LadderRow& next = rows_[index + 1];
        return between(row.last, next.place, past / static_cast<double>((next.t - row.t).count()));
    }
    // Beyond the run's end at the pace of its last row: far enough to point the right way.
    const sim::Duration pace = index > 0 ? row.t - rows_[index - 1].t : sim::Duration{1};
    return {row.last.rows + past / static_cast<double>(std::max<std::int64_t>(pace.count(), 1)),
            row.last.folds};
}

LadderLayout::RowRange LadderLayout::rowsBetween(double top, double bottom, double rowHeight,
                                                 double foldHeight) const
{
    if (rows_.empty()) return {};
    const auto firstBelow = [&](double y) {
        return std::partition_point(rows_.begin(), rows_.end(), [&](const LadderRow& row) {
            return row.last.pixels(rowHeight, foldHeight) < y;
        });
    };
    // One row more at either side: what starts above the edge may reach into the view.
    const auto first = static_cast<std::size_t>(firstBelow(top) - rows_.begin());
    const auto last = static_cast<std::size_t>(firstBelow(bottom) - rows_.begin());
    return {first == 0 ? 0 : first - 1, std::min(last, rows_.size() - 1)};
}

LadderLayout::RowRange LadderLayout::bandsTouching(sim::HostId host, RowRange range) const
{
    const auto& bands = bands_[indexOf(host)];
    const auto first =
        std::partition_point(bands.begin(), bands.end(),
                             [&](const LadderBand& band) { return band.toRow < range.first; });
    const auto last = std::partition_point(
        first, bands.end(), [&](const LadderBand& band) { return band.fromRow <= range.last; });
    return {static_cast<std::size_t>(first - bands.begin()),
            static_cast<std::size_t>(last - bands.begin())};
}

LadderLayout::RowRange LadderLayout::notesIn(sim::HostId host, RowRange range) const
{
    const auto& notes = notes_[indexOf(host)];
    const auto first = std::partition_point(
        notes.begin(), notes.end(), [&](const LadderNote& note) { return note.row < range.first; });
    const auto last = std::partition_point(
        first, notes.end(), [&](const LadderNote& note) { return note.row <= range.last; });
    return {static_cast<std::size_t>(first - notes.begin()),
            static_cast<std::size_t>(last - notes.begin())};
}

std::vector<std::uint32_t> LadderLayout::inFlight(std::size_t moment) const
{
    if (moment == 0) return {};
    // Sent by step moment-1 or earlier, ended by step `moment` or later.
    std::vector<std::uint32_t> found = flightIndex_.touching(moment - 1, moment);
    std::erase_if(found, [&](std::uint32_t index) {
        const LadderArrow& arrow = arrows_[index];
        const bool ended = arrow.fate != LadderArrow::Fate::StillInFlight;
        return arrow.sentStep >= moment || (ended && arrow.fateStep < moment);
    });
    return found;
}

double LadderLayout::progress(const LadderArrow& arrow, sim::SimTime t)
{
    const auto way = (arrow.endsAt - arrow.sentAt).count();
    if (way <= 0) return t < arrow.sentAt ? 0.0 : 1.0;
    return std::clamp(static_cast<double>((t - arrow.sentAt).count()) / static_cast<double>(way),
                      0.0, 1.0);
}

std::size_t LadderLayout::arrowOf(std::uint64_t segmentId) const
{
    const auto found = byId_.find(segmentId);
    return found == byId_.end() ? none : found->second;
}

const LadderFold* LadderLayout::foldAt(sim::SimTime t) const
{
    const auto after = std::upper_bound(
        folds_.begin(), folds_.end(), t,
        [](sim::SimTime value, const LadderFold& fold) { return value < fold.starts; });
    if (after == folds_.begin()) return nullptr;
    const LadderFold& fold = *(after - 1);
    return t > fold.starts && t < fold.ends ? &fold : nullptr;
}

} // namespace tcplab::present
