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
        Rttvar,
        Retransmissions,
        Cwnd,
        Ssthresh,
        DupAcks,
        Recovery,
        Unacked,
        Sacked,
        Unsent,
        Unread,
        Held,
        Mss,
        Agreed,
        Scale,
        SndWl,
        MaxSndWnd,
        SndUp,
        RcvUp,
        TsRecent
    };
    static constexpr int rowCount = TsRecent + 1;

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
/// What the variable means, and the clause that says so.
QString tcbRowMeaning(int row);
TcbSnapshot takeTcbSnapshot(const sim::World& world, sim::HostId host,
                            const SequenceNumbers& numbers);
/// What stands in a table where nothing is known.
QString unknownText();

} // namespace tcplab::gui
