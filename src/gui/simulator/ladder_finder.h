#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/trace.h"

namespace tcplab::gui {

class RunContext;

/// Looks for words in everything that a run did: flags, numbers and options of segments, states,
/// calls, timers, and the sentences of the rules. In slices on the event loop: a long run is read
/// while its first matches are shown.
class LadderFinder : public QObject
{
    Q_OBJECT

public:
    struct Match
    {
        std::size_t step = 0;                 ///< index; the moment after it is step + 1
        std::optional<std::uint64_t> segment; ///< the first in which the words stand
    };

    explicit LadderFinder(RunContext& context, QObject* parent = nullptr);

    /// Begins anew; nothing to look for forgets the matches.
    void search(const QString& words);
    const QString& words() const { return words_; }
    bool isSearching() const { return slices_.isActive(); }
    /// In the order of steps.
    const std::vector<Match>& matches() const { return matches_; }
    /// The first match at or behind a step, going round at the end; nothing without any.
    std::optional<std::size_t> from(std::size_t step) const;
    /// The last match before a step, going round at the start.
    std::optional<std::size_t> before(std::size_t step) const;

Q_SIGNALS:
    void matchesChanged();

private:
    void readSlice();
    void read(std::size_t step);
    QString segmentText(const sim::SegmentRecord& segment) const;

    RunContext& context_;
    QString words_;
    std::size_t next_ = 0;
    std::vector<Match> matches_;
    QTimer slices_;
};

/// What a record says, apart from segments, as it may be looked for.
QString searchableText(const sim::TraceRecord& record);

} // namespace tcplab::gui
