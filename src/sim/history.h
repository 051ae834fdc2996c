#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "sim/trace.h"
#include "sim/world.h"

namespace tcplab::sim {

/// A run that can be looked at in any of its moments: the commands, what each did, and snapshots to
/// replay from. Moment 0 is before the first step, moment k after k steps.
///
/// The law: at(k) equals a straight run of the first k commands, whole worlds compared.
///
/// Snapshots are taken every 64 steps. When there are more than `maxSnapshots`, every second one is
/// forgotten and the distance doubles, so that their memory is bounded however long the run is, and
/// a jump replays at most steps()/maxSnapshots*4 or 64 steps, whichever is more. The same happens
/// when they hold more than `maxSegmentsInSnapshots` segments in flight between them, as in a storm
/// of duplicates: then jumps take longer. The records of the steps are all kept.
class History
{
public:
    explicit History(std::shared_ptr<const Scenario> scenario);
    /// The first `moment` steps of another one: as a copy that is truncated, but what comes later
    /// is never copied.
    History(const History& other, std::size_t moment);

    std::size_t steps() const { return records_.size(); }
    const StepRecord& record(std::size_t step) const
    {
        return records_[step];
    } ///< 0-based: what led from moment step to step+1
    const Scenario& scenario() const { return *scenario_; }
    std::shared_ptr<const Scenario> sharedScenario() const { return scenario_; }

    /// The world at a moment, 0..steps(). The reference stays good until the next call of a member.
    const World& at(std::size_t moment) const;
    /// The last moment that is not later than `t`.
    std::size_t momentAt(SimTime t) const;

    /// Appends one command at the end. False, and nothing recorded, where it did not apply.
    bool append(const Command& command);
    /// Lets events happen until the run is finished or `maxSteps` more have been done.
    /// True when it is finished.
    bool runToEnd(std::size_t maxSteps = defaultStepLimit);
    /// Forgets everything after a moment.
    void truncate(std::size_t moment);

    /// What is recorded of a step takes about a kilobyte, so this is half a gigabyte. Whoever needs
    /// more passes more, or steps a World without a history.
    static constexpr std::size_t defaultStepLimit = 500'000;
    static constexpr std::size_t snapshotInterval = 64;
    static constexpr std::size_t maxSnapshots = 256;
    static constexpr std::size_t maxSegmentsInSnapshots = 100'000;

private:
    struct Snapshot
    {
        std::size_t moment = 0;
        World world;
    };
    void takeSnapshot();
    void thinSnapshots();
    std::size_t segmentsInSnapshots() const;

    std::shared_ptr<const Scenario> scenario_;
    std::vector<StepRecord> records_;
    std::vector<Snapshot> snapshots_; ///< by moment; the first is moment 0
    std::size_t interval_ = snapshotInterval;
    World tip_;               ///< moment steps()
    StepRecord recording_;    ///< storage that append() uses again and again
    mutable Snapshot cursor_; ///< where someone looked last
};

} // namespace tcplab::sim
