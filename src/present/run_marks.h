#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "present/ladder_layout.h"

namespace tcplab::present {

/// What is worth finding again in a long run.
enum class RunMarkKind : std::uint8_t {
    ClientTransition,
    ServerTransition,
    Loss,
    Timer,
    Breakpoint
};
inline constexpr std::size_t runMarkKinds = 5;

struct RunMark
{
    std::size_t moment = 0;
    /// Which note of the host, which arrow, which timer bar, which breakpoint.
    std::uint32_t subject = 0;
    bool operator==(const RunMark&) const = default;
};

/// By kind, each by moment.
using RunMarks = std::array<std::vector<RunMark>, runMarkKinds>;

/// Everything but the breakpoints, which do not follow from the run.
RunMarks runMarks(const LadderLayout& layout);

/// Marks of a kind that lie too close to one another to be drawn one by one. A bar from the first
/// to the last of them hides no gap that is as wide as `spacing`.
struct MarkCluster
{
    double from = 0;       ///< px
    double to = 0;         ///< px
    std::size_t first = 0; ///< index of the first mark, of those of the kind
    std::size_t last = 0;  ///< of the last
    std::size_t count() const { return last - first + 1; }
};

/// `xOf` gives the place of a moment; it never falls.
std::vector<MarkCluster> clusterMarks(const std::vector<RunMark>& marks,
                                      const std::function<double(std::size_t)>& xOf,
                                      double spacing);

/// The next moment after (or before) one at which any mark lies; the same moment where there is
/// none.
std::size_t nextMark(const RunMarks& marks, std::size_t moment);
std::size_t previousMark(const RunMarks& marks, std::size_t moment);

} // namespace tcplab::present
