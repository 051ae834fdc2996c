#pragma once

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

#include "present/ladder_layout.h"

namespace tcplab::present {

/// One line of two runs side by side: a step of either or of both.
struct ComparisonRow
{
    sim::SimTime t;
    std::optional<std::size_t> a; ///< index of the step in the first run
    std::optional<std::size_t> b;
    bool same = false; ///< both did the same
    bool operator==(const ComparisonRow&) const = default;
};

struct RunComparison
{
    std::vector<ComparisonRow> rows;
    std::size_t common = 0;             ///< so many steps at the start are the same
    std::optional<std::size_t> differs; ///< index of the first row that is not the same
};

/// Two runs of the same scenario aligned: what they have in common at the start, then by time.
/// Steps of one moment that did the same stand in one row. The numbers by which the trace tells
/// segments apart do not count: a copy made by hand shifts all later ones.
RunComparison compareRuns(std::size_t stepsA, const StepRecords& recordA, std::size_t stepsB,
                          const StepRecords& recordB);

/// Whether two steps did the same at the same time.
bool didTheSame(const sim::StepRecord& a, const sim::StepRecord& b);

/// "The first difference is at step 8, 0.075 s: …". `nameA`, `nameB`: what the runs are called.
QString comparisonSentence(const RunComparison& comparison, const QString& nameA,
                           const StepRecords& recordA, const QString& nameB,
                           const StepRecords& recordB);

} // namespace tcplab::present
