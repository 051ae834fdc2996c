#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

#include "gui/lab/stream_picture.h"
#include "lab/sticky.h"

namespace tcplab::gui {

/// What the microscope says, made from what was measured. Pure functions over a record.
class StickyWords
{
    Q_DECLARE_TR_FUNCTIONS(StickyWords)

public:
    static QString laneTitle(StreamLane::Kind kind);
    static QStringList laneNotes(StreamLane::Kind kind, const lab::StickyRecord& record);
    static QString segmentsUnknown();

    /// Under a read's frame; the long form names the messages and says "glued" or "split".
    static QString readCaption(const StreamFrame& read, int number, bool isLong);
    /// Inside a segment's box.
    static QString segmentCaption(const StreamFrame& segment, int number, lab::StickyCause cause);
    /// "messages 2 to 10", "bytes 8 to 14 of message 1": what a stretch holds. `messages` gives the
    /// places within a message.
    static QString holds(const StreamFrame& frame, const std::vector<lab::MessageSpan>& messages);

    /// One decoder's reason, in the table.
    static QString decoderReason(const lab::DecoderVerdict& verdict,
                                 const lab::StickyRecord& record);

    struct Observation
    {
        QString headline;
        QString why;
        QString tryNext;                       ///< empty: nothing to suggest
        std::optional<lab::StickyConfig> next; ///< what tryNext would run
    };
    /// Before, during and after a run.
    static Observation observation(const lab::StickyRecord& record);

    /// "Run 3 finished: 10 writes, 2 reads, 2 segments in 41 ms".
    static QString runSummary(const lab::StickyRecord& record, int run);

private:
    static Observation ended(const lab::StickyRecord& record);
    static QString headline(const lab::StickyObservation& seen);
    static QString causeInWords(lab::StickyCause cause);
    static QString why(const lab::StickyRecord& record, const lab::StickyObservation& seen);
    static QString whyNagle(const lab::StickyRecord& record);
    static void suggest(const lab::StickyRecord& record, const lab::StickyObservation& seen,
                        Observation& made);
};

} // namespace tcplab::gui
