#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "present/ladder_layout.h"

namespace tcplab::present {

/// Builds a LadderLayout in three passes: which moments there are; what happens at each, and how
/// much of it must be drawn below one another; where that is.
class LadderBuilder
{
public:
    LadderBuilder(std::size_t steps, const StepRecords& record, const LadderOptions& options)
        : steps_(steps)
        , record_(record)
        , options_(options)
    {
    }

    LadderLayout build();

private:
    /// A row, and how many things further down within it.
    struct Spot
    {
        std::size_t row = 0;
        std::size_t slot = 0;
        bool exact = true; ///< false: not at a row; placed by time
    };
    /// What one host has already drawn at the moment being read.
    struct Cursor
    {
        std::size_t row = LadderLayout::none;
        std::size_t slot = 0;
        bool sent = false;
        bool delivered = false;
        bool state = false;
    };
    using TimerKey = std::tuple<sim::HostId, int, tcp::TimerId>;

    void collectTimes();
    void readRecords();
    void read(std::size_t step, const sim::TraceRecord& record);
    void readSegment(std::size_t step, sim::SimTime t, const sim::SegmentRecord& record);
    bool isOfListener(const sim::StateRecord& record) const;
    void readState(std::size_t step, const sim::StateRecord& record);
    void readTimer(std::size_t step, sim::SimTime t, const sim::TimerRecord& record);
    void endTimer(std::size_t step, sim::SimTime t, const TimerKey& key, LadderTimerBar::End how);
    int freeLane(sim::HostId host);

    std::uint32_t arrowFor(std::size_t step, const sim::SegmentRecord& record, std::uint64_t id,
                           bool sentNow);
    void linkFirstCopy(std::uint32_t index);
    bool ackChanges(const sim::SegmentRecord& record);
    LadderNote& noteHere(std::size_t step, sim::HostId host);

    Cursor& cursor(sim::HostId host) { return cursors_[indexOf(host)]; }
    void advance(Cursor& c);
    Spot spot(sim::HostId host);

    void placeRows();
    std::vector<bool> rowsUnderFlight() const;
    void placeItems();
    void placeArrow(std::size_t index);
    void finishBands();
    void buildIndices();
    LadderPlace placeOf(const Spot& spot) const;

    /// The last step of what has not ended yet.
    static constexpr std::size_t unended = LadderLayout::none;

    std::size_t steps_;
    const StepRecords& record_;
    LadderOptions options_;

    LadderLayout out_;
    std::size_t row_ = 0; ///< of the record being read
    std::array<Cursor, 2> cursors_{};
    std::vector<std::size_t> slotsOfRow_;
    std::vector<Spot> arrowStart_;
    std::vector<Spot> arrowEnd_;
    std::array<std::vector<Spot>, 2> noteSpots_;
    std::array<std::vector<Spot>, 2> bandFrom_;
    std::array<std::vector<Spot>, 2> bandTo_;
    std::vector<Spot> timerFrom_;
    std::vector<Spot> timerTo_;
    std::map<TimerKey, std::uint32_t> openTimers_;
    std::array<std::vector<bool>, 2> busyLanes_;
    std::array<int, 2> latestConn_{};
    std::map<std::tuple<sim::HostId, int, std::uint32_t>, std::uint32_t> firstBySeq_;
    WindowWatch windows_;
    std::map<std::pair<sim::HostId, int>, tcp::SeqNum> lastAck_;
};

} // namespace tcplab::present
