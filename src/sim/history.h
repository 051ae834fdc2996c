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
class History
{
public:
    explicit History(std::shared_ptr<const Scenario> scenario);

    std::size_t steps() const { return records_.size(); }
    const StepRecord& record(std::size_t step) const { return records_[step]; } ///< 0-based: what led from moment step to step+1

    /// The world at a moment, 0..steps(). The reference stays good until the next call of a member.
    const World& at(std::size_t moment) const;

    /// Appends one command at the end. False, and nothing recorded, where it did not apply.
    bool append(const Command& command);
    /// Lets events happen until the run is finished or `maxSteps` more have been done.
    /// True when it is finished.
    bool runToEnd(std::size_t maxSteps = defaultStepLimit);
    /// Forgets everything after a moment.
    void truncate(std::size_t moment);

    static constexpr std::size_t defaultStepLimit = 2'000'000;
    static constexpr std::size_t snapshotInterval = 64;

private:
    // (the simulator's author shapes the private part)
    std::vector<StepRecord> records_;
};

} // namespace tcplab::sim
