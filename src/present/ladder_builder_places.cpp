// The last pass: where everything is.
#include "present/ladder_builder.h"

#include <algorithm>

namespace tcplab::present {

namespace {

/// A row's share by which two segments of one host and one moment are set apart.
constexpr double slotShareEven = 0.65;
constexpr double slotShareTrueTime = 0.2;
/// Room above and below a folded silence, in rows.
constexpr double foldMargin = 0.5;

} // namespace

std::vector<bool> LadderBuilder::rowsUnderFlight() const
{
    std::vector<int> change(out_.rows_.size() + 1, 0);
    for (const LadderArrow& arrow : out_.arrows_) {
        ++change[out_.rowOf(arrow.sentAt)];
        --change[out_.rowOf(arrow.endsAt)];
    }
    std::vector<bool> under(out_.rows_.size(), false);
    int count = 0;
    for (std::size_t row = 0; row < under.size(); ++row) {
        count += change[row];
        under[row] = count > 0;
    }
    return under;
}

void LadderBuilder::placeRows()
{
    const bool even = options_.spacing == LadderSpacing::Even;
    const double share = even ? slotShareEven : slotShareTrueTime;
    const int limit = even ? options_.foldEven : options_.foldTrueTime;
    const double unit = static_cast<double>(std::max<std::int64_t>(options_.unit.count(), 1));
    const std::vector<bool> underFlight = rowsUnderFlight();
    LadderPlace here;
    for (std::size_t i = 0; i < out_.rows_.size(); ++i) {
        LadderRow& row = out_.rows_[i];
        row.place = here;
        here.rows += static_cast<double>(slotsOfRow_[i] - 1) * share;
        row.last = here;
        if (i + 1 == out_.rows_.size()) break;
        const sim::Duration gap = out_.rows_[i + 1].t - row.t;
        const double units = static_cast<double>(gap.count()) / unit;
        if (limit > 0 && units > limit && !underFlight[i]) {
            row.foldAfter = true;
            LadderFold fold;
            fold.row = i;
            fold.starts = row.t;
            fold.ends = out_.rows_[i + 1].t;
            fold.from = {here.rows + foldMargin, here.folds};
            fold.to = {here.rows + foldMargin, here.folds + 1};
            out_.folds_.push_back(fold);
            here = {here.rows + 2 * foldMargin, here.folds + 1};
        } else {
            here.rows += even ? 1.0 : units;
        }
    }
}

LadderPlace LadderBuilder::placeOf(const Spot& spot) const
{
    const LadderRow& row = out_.rows_[spot.row];
    const std::size_t slots = slotsOfRow_[spot.row];
    if (slots <= 1) return row.place;
    return between(row.place, row.last,
                   static_cast<double>(std::min(spot.slot, slots - 1)) /
                       static_cast<double>(slots - 1));
}

void LadderBuilder::placeArrow(std::size_t index)
{
    LadderArrow& arrow = out_.arrows_[index];
    Spot& from = arrowStart_[index];
    Spot& to = arrowEnd_[index];
    arrow.fromRow = out_.rowOf(arrow.sentAt);
    arrow.toRow = std::max(out_.rowOf(arrow.endsAt), arrow.fromRow);
    arrow.start = from.exact ? placeOf(from) : out_.placeOf(arrow.sentAt);
    if (to.exact) {
        arrow.end = placeOf(to);
    } else if (out_.rows_[arrow.toRow].t == arrow.endsAt) {
        arrow.end = placeOf(Spot{arrow.toRow, to.slot, true});
    } else {
        arrow.end = out_.placeOf(arrow.endsAt);
    }
    if (arrow.fate != LadderArrow::Fate::Lost) return;
    // The link's own loss has no place on the way: it is drawn well beyond the middle. A segment
    // that was taken away while on its way was lost right there.
    constexpr double lostByLink = 0.78;
    arrow.lostPart =
        arrow.lostAt > arrow.sentAt ? LadderLayout::progress(arrow, arrow.lostAt) : lostByLink;
}

void LadderBuilder::placeItems()
{
    for (std::size_t i = 0; i < out_.arrows_.size(); ++i)
        placeArrow(i);
    for (const sim::HostId host : sim::bothHosts) {
        const std::size_t side = indexOf(host);
        for (std::size_t i = 0; i < out_.notes_[side].size(); ++i)
            out_.notes_[side][i].place = placeOf(noteSpots_[side][i]);
    }
    for (std::size_t i = 0; i < out_.timers_.size(); ++i) {
        LadderTimerBar& bar = out_.timers_[i];
        int& lanes = out_.timerLanes_[indexOf(bar.host)];
        lanes = std::max(lanes, bar.lane + 1);
        bar.from = placeOf(timerFrom_[i]);
        bar.fromRow = timerFrom_[i].row;
        if (bar.ending == LadderTimerBar::End::Running) {
            bar.to = out_.placeOf(bar.due);
            bar.toRow = out_.rows_.size() - 1;
            bar.toStep = steps_;
        } else {
            bar.to = placeOf(timerTo_[i]);
            bar.toRow = timerTo_[i].row;
        }
    }
}

void LadderBuilder::finishBands()
{
    for (const sim::HostId host : sim::bothHosts) {
        const std::size_t side = indexOf(host);
        for (std::size_t i = 0; i < out_.bands_[side].size(); ++i) {
            LadderBand& band = out_.bands_[side][i];
            band.from = placeOf(bandFrom_[side][i]);
            band.fromRow = bandFrom_[side][i].row;
            const bool lasts = band.toStep == unended;
            if (lasts) band.toStep = steps_;
            band.toRow = lasts ? out_.rows_.size() - 1 : bandTo_[side][i].row;
            band.to = lasts ? out_.end() : placeOf(bandTo_[side][i]);
        }
    }
}

void LadderBuilder::buildIndices()
{
    for (std::size_t i = 0; i < out_.arrows_.size(); ++i) {
        const LadderArrow& arrow = out_.arrows_[i];
        const auto item = static_cast<std::uint32_t>(i);
        out_.arrowIndex_.add(arrow.fromRow, arrow.toRow, item);
        const bool ended = arrow.fate != LadderArrow::Fate::StillInFlight;
        out_.flightIndex_.add(arrow.sentStep, ended ? arrow.fateStep : steps_, item);
    }
    for (std::size_t i = 0; i < out_.timers_.size(); ++i) {
        const LadderTimerBar& bar = out_.timers_[i];
        out_.timerIndex_.add(bar.fromRow, bar.toRow, static_cast<std::uint32_t>(i));
    }
}

} // namespace tcplab::present
