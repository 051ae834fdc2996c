#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "present/interval_index.h"
#include "present/names.h"
#include "present/segment_fields.h"
#include "sim/trace.h"

namespace tcplab::present {

/// A height on the ladder, before anyone has chosen how tall a row is: so many rows and so many
/// folded silences below the first row. Turning it into pixels is one multiplication, hence zooming
/// lays out nothing anew.
struct LadderPlace
{
    double rows = 0;
    double folds = 0;

    double pixels(double rowHeight, double foldHeight) const
    {
        return rows * rowHeight + folds * foldHeight;
    }
    bool operator==(const LadderPlace&) const = default;
};

/// The place a share `part` (0..1) of the way from `a` to `b`.
constexpr LadderPlace between(const LadderPlace& a, const LadderPlace& b, double part)
{
    return {a.rows + (b.rows - a.rows) * part, a.folds + (b.folds - a.folds) * part};
}

enum class LadderSpacing : std::uint8_t {
    Even, ///< one row for each distinct moment: an arrow falls one row when nothing else happens
    TrueTime, ///< height in proportion to time
};

struct LadderOptions
{
    LadderSpacing spacing = LadderSpacing::Even;
    /// What a row stands for in true time, and the measure of a silence: the way from host to host.
    sim::Duration unit{50'000};
    /// A silence longer than so many units is folded; 0 folds none.
    int foldTrueTime = 20;
    int foldEven = 200;
};

/// One distinct moment at which something happens.
struct LadderRow
{
    sim::SimTime t;
    LadderPlace place; ///< of the first thing that happens then
    LadderPlace last;  ///< of the last: several segments of one moment are drawn below one another
    bool foldAfter = false; ///< the silence up to the next row is folded
};

/// A segment on its way. `record` is what the trace said when it left.
struct LadderArrow
{
    enum class Fate : std::uint8_t { Delivered, Lost, StillInFlight };

    std::uint64_t id = 0;
    sim::HostId from{};
    int conn = 0;
    tcp::Header header;
    std::uint32_t length = 0;
    tcp::TransmitReason reason = tcp::TransmitReason::Regular;
    SegmentKind kind = SegmentKind::Ack;
    bool retransmission = false; ///< something in it was sent before
    bool ackChanged = true;      ///< since the sender's last segment of the connection
    WindowNote window;
    bool copy = false; ///< made by the link
    bool corrupted = false;
    bool delayed = false;
    bool reordered = false;
    bool injected = false;
    Fate fate = Fate::StillInFlight;

    sim::SimTime sentAt;
    sim::SimTime endsAt;                             ///< arrival, or when it would have arrived
    sim::SimTime lostAt;                             ///< Lost only
    sim::DropReason dropped = sim::DropReason::None; ///< Lost only
    std::size_t sentStep = 0;                        ///< index of the step that sent it
    std::size_t fateStep = 0; ///< index of the step that ended its way; not StillInFlight only
    /// The first arrow that carried the same octets, for a retransmission; else its own index.
    std::uint32_t firstCopy = 0;

    std::size_t fromRow = 0;
    std::size_t toRow = 0;
    LadderPlace start;
    LadderPlace end;
    double lostPart = 1; ///< Lost only: where along the arrow, 0..1
};

/// What stands beside a lifeline at one place: the state entered there and what happened in it.
struct LadderNote
{
    struct TimerFired
    {
        tcp::TimerId timer{};
        sim::Duration length{};
        bool orphan = false; ///< see sim::TimerRecord
        bool operator==(const TimerFired&) const = default;
    };
    struct TimerAgain
    { ///< the 2MSL wait starts anew
        tcp::TimerId timer{};
        bool operator==(const TimerAgain&) const = default;
    };
    using Line = std::variant<sim::CallRecord, TimerFired, TimerAgain, sim::IcmpRecord>;

    sim::HostId host{};
    std::size_t step = 0; ///< index of the first step that wrote here
    std::size_t row = 0;
    LadderPlace place;
    std::optional<tcp::State> state;
    bool reset = false; ///< the state was left by a reset
    std::vector<Line> lines;
};

/// A state that a host was in, from one place to another.
struct LadderBand
{
    sim::HostId host{};
    tcp::State state{};
    bool endsInReset = false;
    std::size_t fromStep = 0; ///< index of the step that entered it
    std::size_t toStep = 0;   ///< index of the step that left it; steps() while it lasts
    std::size_t fromRow = 0;
    std::size_t toRow = 0;
    LadderPlace from;
    LadderPlace to;
};

struct LadderTimerBar
{
    enum class End : std::uint8_t { Running, Fired, Stopped };

    sim::HostId host{};
    int conn = 0;
    tcp::TimerId timer{};
    bool orphan = false; ///< see sim::TimerRecord
    End ending = End::Running;
    int lane = 0; ///< 0 is next to the lifeline
    sim::SimTime started;
    sim::SimTime due;
    sim::SimTime ended; ///< not Running only
    std::size_t fromStep = 0;
    std::size_t toStep = 0; ///< index of the step that ended it; steps() while it runs
    std::size_t fromRow = 0;
    std::size_t toRow = 0;
    LadderPlace from;
    LadderPlace to; ///< where it ended; where it is due while it runs
};

/// A silence drawn as a band of fixed height, between two rows.
struct LadderFold
{
    std::size_t row = 0; ///< the row before it
    LadderPlace from;    ///< upper edge of the band
    LadderPlace to;      ///< lower edge
    sim::SimTime starts;
    sim::SimTime ends;
    sim::Duration length() const { return ends - starts; }
};

/// The drawing of a run as numbers: pure, made once for each branch, looked up range by range.
///
/// A record of step i belongs to the past of every moment k > i.
class LadderLayout
{
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t steps() const { return stepTimes_.size(); }
    const std::vector<LadderRow>& rows() const { return rows_; }
    const std::vector<LadderArrow>& arrows() const { return arrows_; }
    const std::vector<LadderNote>& notes(sim::HostId host) const { return notes_[indexOf(host)]; }
    const std::vector<LadderBand>& bands(sim::HostId host) const { return bands_[indexOf(host)]; }
    const std::vector<LadderTimerBar>& timers() const { return timers_; }
    const std::vector<LadderFold>& folds() const { return folds_; }
    /// How many timers of a host run at once, at most.
    int timerLanes(sim::HostId host) const { return timerLanes_[indexOf(host)]; }
    /// The place just below the last row.
    LadderPlace end() const { return rows_.empty() ? LadderPlace{} : rows_.back().last; }

    /// The time after k steps; moment 0 is the start.
    sim::SimTime momentTime(std::size_t moment) const
    {
        return moment == 0 || stepTimes_.empty()
                   ? sim::SimTime{}
                   : stepTimes_[std::min(moment, stepTimes_.size()) - 1];
    }
    /// Where a time is, also between rows and after the last one.
    LadderPlace placeOf(sim::SimTime t) const;
    /// The rows from which a painter must start and at which it may stop to cover top..bottom
    /// pixels below the first row. Both are valid indices while there is any row.
    struct RowRange
    {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    RowRange rowsBetween(double top, double bottom, double rowHeight, double foldHeight) const;

    std::vector<std::uint32_t> arrowsTouching(RowRange range) const
    {
        return arrowIndex_.touching(range.first, range.last);
    }
    std::vector<std::uint32_t> timersTouching(RowRange range) const
    {
        return timerIndex_.touching(range.first, range.last);
    }
    /// Indices first..last-1 of the bands that touch a range.
    RowRange bandsTouching(sim::HostId host, RowRange range) const;
    /// Indices first..last-1 of the notes that stand in a range.
    RowRange notesIn(sim::HostId host, RowRange range) const;

    /// What is on its way at a moment and a time not before it: sent in the moment's past, neither
    /// delivered nor lost in it. In the order of sending.
    std::vector<std::uint32_t> inFlight(std::size_t moment) const;
    /// How far along its arrow a segment is at a time, 0..1.
    static double progress(const LadderArrow& arrow, sim::SimTime t);
    /// The arrow of a segment id; `none` for an unknown one.
    std::size_t arrowOf(std::uint64_t segmentId) const;
    /// The fold that a time lies in; nullptr outside of one.
    const LadderFold* foldAt(sim::SimTime t) const;
    /// The row of a time at which something happens, else the last row before it.
    std::size_t rowOf(sim::SimTime t) const;

private:
    friend class LadderBuilder;

    std::vector<sim::SimTime> stepTimes_;
    std::vector<LadderRow> rows_;
    std::vector<LadderArrow> arrows_;
    std::array<std::vector<LadderNote>, 2> notes_;
    std::array<std::vector<LadderBand>, 2> bands_;
    std::vector<LadderTimerBar> timers_;
    std::array<int, 2> timerLanes_{};
    std::vector<LadderFold> folds_;
    std::unordered_map<std::uint64_t, std::uint32_t> byId_;
    IntervalIndex arrowIndex_;
    IntervalIndex timerIndex_;
    IntervalIndex flightIndex_; ///< by step instead of by row
};

/// Gives record i of a run, 0 <= i < steps.
using StepRecords = std::function<const sim::StepRecord&(std::size_t)>;

LadderLayout layoutLadder(std::size_t steps, const StepRecords& record,
                          const LadderOptions& options = {});

} // namespace tcplab::present
