#pragma once

#include <QString>

#include <cstdint>

namespace tcplab::gui {

/// What became of something that a person wanted to do to a run.
struct ActResult
{
    enum class Refusal : std::uint8_t {
        None,
        NoRun,
        Busy,            ///< a run is being made
        TooManyBranches, ///< see SimulationController::mostBranches
        NotInFlight,     ///< the segment is not on its way
        LinkFull,        ///< nothing more fits on the link
        NotPossible      ///< the moment is not between now and the next event
    };
    Refusal refusal = Refusal::None;

    explicit operator bool() const { return refusal == Refusal::None; }
    /// Why not, for people; empty where it was done.
    QString sentence() const;
    /// What to do about it; may be empty.
    QString advice() const;
};

} // namespace tcplab::gui
