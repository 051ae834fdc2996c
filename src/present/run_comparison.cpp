#include "present/run_comparison.h"

#include <QCoreApplication>

#include <algorithm>

#include "present/explanations.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

/// Equal but for the numbers of segments.
bool sameSegment(sim::SegmentRecord a, const sim::SegmentRecord& b)
{
    a.id = b.id;
    a.copyOf = b.copyOf;
    return a == b;
}

bool sameRecord(const sim::TraceRecord& a, const sim::TraceRecord& b)
{
    const auto* segmentA = std::get_if<sim::SegmentRecord>(&a.what);
    const auto* segmentB = std::get_if<sim::SegmentRecord>(&b.what);
    if (segmentA && segmentB) return a.t == b.t && sameSegment(*segmentA, *segmentB);
    return a == b;
}

/// The steps of one run that belong to one moment.
struct Group
{
    std::size_t from = 0;
    std::size_t to = 0;
};

Group groupAt(std::size_t from, std::size_t steps, const StepRecords& record)
{
    Group group{from, from + 1};
    while (group.to < steps && record(group.to).t == record(from).t)
        ++group.to;
    return group;
}

class Alignment
{
public:
    Alignment(const StepRecords& recordA, const StepRecords& recordB, RunComparison& out)
        : recordA_(recordA)
        , recordB_(recordB)
        , out_(out)
    {
    }

    void onlyA(Group group)
    {
        for (std::size_t i = group.from; i < group.to; ++i)
            out_.rows.push_back({recordA_(i).t, i, {}, false});
    }
    void onlyB(Group group)
    {
        for (std::size_t i = group.from; i < group.to; ++i)
            out_.rows.push_back({recordB_(i).t, {}, i, false});
    }
    void both(Group a, Group b)
    {
        while (a.from < a.to && b.from < b.to) {
            // The next step of A that B did too; what stands before it is one side's own.
            const auto [i, j] = nextSame(a, b);
            sideBySide({a.from, i}, {b.from, j});
            if (i < a.to && j < b.to) out_.rows.push_back({recordA_(i).t, i, j, true});
            a.from = std::min(i + 1, a.to);
            b.from = std::min(j + 1, b.to);
        }
        sideBySide(a, b);
    }

private:
    std::pair<std::size_t, std::size_t> nextSame(Group a, Group b) const
    {
        // A storm of duplicates may put thousands of steps into one moment.
        constexpr std::size_t farEnough = 32;
        const std::size_t lastA = std::min(a.to, a.from + farEnough);
        const std::size_t lastB = std::min(b.to, b.from + farEnough);
        for (std::size_t i = a.from; i < lastA; ++i)
            for (std::size_t j = b.from; j < lastB; ++j)
                if (didTheSame(recordA_(i), recordB_(j))) return {i, j};
        return {lastA, lastB};
    }
    void sideBySide(Group a, Group b)
    {
        for (; a.from < a.to && b.from < b.to; ++a.from, ++b.from)
            out_.rows.push_back({recordA_(a.from).t, a.from, b.from, false});
        onlyA(a);
        onlyB(b);
    }

    const StepRecords& recordA_;
    const StepRecords& recordB_;
    RunComparison& out_;
};

} // namespace

bool didTheSame(const sim::StepRecord& a, const sim::StepRecord& b)
{
    return a.t == b.t && std::ranges::equal(a.records, b.records, sameRecord);
}

RunComparison compareRuns(std::size_t stepsA, const StepRecords& recordA, std::size_t stepsB,
                          const StepRecords& recordB)
{
    RunComparison result;
    const std::size_t least = std::min(stepsA, stepsB);
    while (result.common < least && didTheSame(recordA(result.common), recordB(result.common))) {
        const std::size_t i = result.common++;
        result.rows.push_back({recordA(i).t, i, i, true});
    }
    Alignment alignment(recordA, recordB, result);
    std::size_t a = result.common;
    std::size_t b = result.common;
    while (a < stepsA || b < stepsB) {
        const bool moreA = a < stepsA;
        const bool moreB = b < stepsB;
        const Group groupA = moreA ? groupAt(a, stepsA, recordA) : Group{a, a};
        const Group groupB = moreB ? groupAt(b, stepsB, recordB) : Group{b, b};
        const bool firstA = moreA && (!moreB || recordA(a).t < recordB(b).t);
        const bool firstB = moreB && (!moreA || recordB(b).t < recordA(a).t);
        if (firstA)
            alignment.onlyA(groupA);
        else if (firstB)
            alignment.onlyB(groupB);
        else
            alignment.both(groupA, groupB);
        a = firstB ? a : groupA.to;
        b = firstA ? b : groupB.to;
    }
    const auto other = std::ranges::find(result.rows, false, &ComparisonRow::same);
    if (other != result.rows.end())
        result.differs = static_cast<std::size_t>(other - result.rows.begin());
    return result;
}

QString comparisonSentence(const RunComparison& comparison, const QString& nameA,
                           const StepRecords& recordA, const QString& nameB,
                           const StepRecords& recordB)
{
    if (!comparison.differs)
        return QCoreApplication::translate(
            "Comparison", "Both runs are the same from the first step to the last.");
    const ComparisonRow& row = comparison.rows[*comparison.differs];
    const QString where = QString::number(row.a.value_or(row.b.value_or(0)) + 1);
    const QString when = timeInWords(row.t);
    if (row.a && row.b)
        return fill(
            QCoreApplication::translate(
                "Comparison", "The first difference is at step %1, %2. “%3”: %4. “%5”: %6."),
            {where, when, nameA, stepText(recordA(*row.a)).headline, nameB,
             stepText(recordB(*row.b)).headline});
    const QString happened = stepText(row.a ? recordA(*row.a) : recordB(*row.b)).headline;
    return fill(QCoreApplication::translate("Comparison",
                                            "The first difference is at step %1, %2. Only in “%3”: "
                                            "%4."),
                {where, when, row.a ? nameA : nameB, happened});
}

} // namespace tcplab::present
