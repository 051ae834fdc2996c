#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "present/ladder_layout.h"

namespace tcplab::present {

/// How the time of a class goes by while a run plays.
enum class Pacing : std::uint8_t {
    Steps,    ///< every step takes as long as any other
    Segments, ///< a segment a second: a step in which one ends its way takes a second
    TrueTime  ///< in proportion to the time of the run
};

/// Classroom seconds that playing from a moment to the next takes at speed 1. A silence that the
/// ladder folds takes 2 to 4 seconds in each pacing, however long it is.
double classroomSeconds(const LadderLayout& layout, std::size_t moment, Pacing pacing);

/// How long a class looks on from the first step up to each moment, and in all, at speed 1.
class ClassroomTime
{
public:
    ClassroomTime() = default;
    ClassroomTime(const LadderLayout& layout, Pacing pacing);

    /// Between two moments too: `position` is moment + the share of the way to the next.
    double upTo(double position) const;
    double total() const { return sums_.empty() ? 0 : sums_.back(); }

private:
    std::vector<double> sums_; ///< by moment
};

} // namespace tcplab::present
