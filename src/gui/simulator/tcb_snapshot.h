#pragma once

#include <QString>

#include <array>
#include <optional>
#include <vector>

#include "gui/simulator/ladder_texts.h"
#include "sim/world.h"

namespace tcplab::gui {

/// One end's variables as a person reads them, taken from the world of one moment.
struct TcbSnapshot
{
    enum Row {
        State,
        SndUna,
        SndNxt,
        SndWnd,
        RcvNxt,
        RcvWnd,
        Isn,
        Timer,
        Rto,
        Srtt,
        Cwnd,
        Ssthresh,
        Unacked,
        Unsent,
        Unread
    };
    static constexpr int rowCount = Unread + 1;

    /// Text of each row; what is unknown is "—".
    std::array<QString, rowCount> values;
    /// Why a row is unknown, in a sentence; empty where it is known.
    std::array<QString, rowCount> reasons;

    struct RunningTimer
    {
        tcp::TimerId timer{};
        sim::SimTime started;
        sim::SimTime due;
        bool orphan = false; ///< see sim::TimerRecord
    };
    std::optional<RunningTimer> timer; ///< the one that is due first
    bool deleted = false;
    sim::SimTime deletedAt;
};

QString tcbRowName(int row);
TcbSnapshot takeTcbSnapshot(const sim::World& world, sim::HostId host,
                            const SequenceNumbers& numbers);
/// What stands in a table where nothing is known.
QString unknownText();

} // namespace tcplab::gui
