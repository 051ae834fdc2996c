#include <QLocale>

#include "gui/lab/sticky_words.h"
#include "lab/lab_text.h"

// The observation: what the counts say, why, and what to try next.
namespace tcplab::gui {

using lab::StickyCause;
using lab::StickyConfig;
using lab::StickyObservation;
using lab::StickyPhase;
using lab::StickyRecord;

namespace {

constexpr int lateReaderMs = 200;
constexpr int smallRead = 7;

QString shown(qint64 number)
{
    return QLocale().toString(number);
}

bool noDelayOn(const StickyConfig& config)
{
    return config.sender.options.noDelay.value_or(0) != 0;
}

/// What the server's kernel waited with the first ACK, as far as the writes and reads show it: the
/// time from the first segment to the second, in ms.
std::optional<qint64> waitMs(const StickyRecord& record)
{
    if (record.segments.size() < 2) return std::nullopt;
    return (record.segments[1].timeNs - record.segments[0].timeNs) / 1'000'000;
}

} // namespace

QString StickyWords::causeInWords(StickyCause cause)
{
    switch (cause) {
    case StickyCause::NothingRead:
        return tr("nothing was read");
    case StickyCause::Clean:
        return tr("one read a message");
    case StickyCause::QtBuffer:
        return tr("glued by the sender's own buffer");
    case StickyCause::Corked:
        return tr("glued by TCP_CORK");
    case StickyCause::Nagle:
    case StickyCause::SenderOther:
        return tr("glued by the sender");
    case StickyCause::LateReader:
        return tr("glued by the reader");
    case StickyCause::GluedUnknown:
        return tr("glued");
    case StickyCause::SmallReads:
        return tr("split by small reads");
    case StickyCause::SplitOther:
        return tr("split on the way");
    }
    return {};
}

QString StickyWords::headline(const StickyObservation& seen)
{
    //: %n: reads expected; %1: reads counted; %2: e.g. "glued by the sender"
    return tr("Expected %n reads, got %1: %2", nullptr, seen.expectedReads)
        .arg(shown(seen.reads), causeInWords(seen.cause));
}

QString StickyWords::whyNagle(const StickyRecord& record)
{
    const StreamFrame second = [&] {
        if (record.segments.size() < 2) return StreamFrame{};
        const lab::SegmentSpan& span = record.segments[1];
        return frameOver(record.messages, span.offset, span.offset + span.length);
    }();
    const auto waited = waitMs(record);
    if (second.firstMessage == 0 || !waited)
        return tr("With Nagle's algorithm on, only one small segment may be unacknowledged: what "
                  "is written meanwhile waits in the kernel and leaves together. TCP carries "
                  "bytes, not messages: only framing brings messages back.");
    return tr("With Nagle's algorithm on, only one small segment may be unacknowledged. Messages "
              "%1 to %2 waited %3 ms in the kernel for the first ACK, then left together. TCP "
              "carries bytes, not messages: only framing brings messages back.")
        .arg(shown(second.firstMessage), shown(second.lastMessage), shown(*waited));
}

QString StickyWords::why(const StickyRecord& record, const StickyObservation& seen)
{
    const QString segments = seen.segments ? shown(*seen.segments) : QStringLiteral("—");
    const QString writes = shown(static_cast<qint64>(record.writes.size()));
    switch (seen.cause) {
    case StickyCause::NothingRead:
        return tr("The run ended before the server read anything.");
    case StickyCause::Clean:
        return noDelayOn(record.config) || record.config.sender.gapMs > 0
                   ? tr("Each write left as a segment of its own and was read before the next "
                        "came. That is luck with the timing, not a promise: TCP keeps no message "
                        "boundaries.")
                   : tr("Each read found one message this time. Nothing promises it: TCP keeps no "
                        "message boundaries, and the next run may differ.");
    case StickyCause::QtBuffer:
        return tr("The program wrote %1 times, but without a flush Qt's own buffer gathered the "
                  "bytes and the kernel got them at once: segments sent: %2. No socket option can "
                  "undo that.")
            .arg(writes, segments);
    case StickyCause::Corked:
        return tr("TCP_CORK told the kernel to send nothing but full segments until the cork was "
                  "taken away: writes %1, segments %2.")
            .arg(writes, segments);
    case StickyCause::Nagle:
        return whyNagle(record);
    case StickyCause::SenderOther:
        return tr("TCP_NODELAY is on, and still %1 writes left as %2 segments: the kernel may "
                  "merge what waits in its queue.")
            .arg(writes, segments);
    case StickyCause::LateReader:
        return tr("The messages crossed in %1 segments, one a message or more. But the server "
                  "read later than they came, and one read takes all that waits: TCP_NODELAY at "
                  "the sender does not help.")
            .arg(segments);
    case StickyCause::GluedUnknown:
        return tr("Reads held more than one message. Whether sender or reader glued them cannot "
                  "be told here: this system does not count the segments for us.");
    case StickyCause::SmallReads:
        return tr("One read takes at most %n bytes, so messages came in pieces (in pieces: %1). A "
                  "program must read until a whole message is there.",
                  nullptr, record.config.receiver.readSize)
            .arg(shown(seen.splitMessages));
    case StickyCause::SplitOther:
        return tr("Messages came in pieces (in pieces: %1) because segments or reads ended inside "
                  "them. A program must read until a whole message is there.")
            .arg(shown(seen.splitMessages));
    }
    return {};
}

void StickyWords::suggest(const StickyRecord& record, const StickyObservation& seen,
                          Observation& made)
{
    StickyConfig next = record.config;
    const bool framed = record.config.framing.kind != framing::Kind::None;
    switch (seen.cause) {
    case StickyCause::Nagle:
    case StickyCause::Corked:
    case StickyCause::QtBuffer:
        next.sender.flushEachWrite = true;
        next.sender.options.cork.reset();
        next.sender.options.noDelay = 1;
        next.sender.gapMs = std::max(next.sender.gapMs, 5);
        next.receiver.readDelayMs = lateReaderMs;
        made.tryNext = tr("Try next: TCP_NODELAY on, a gap of %1 ms, a read delay of %2 ms.")
                           .arg(shown(next.sender.gapMs), shown(lateReaderMs));
        break;
    case StickyCause::Clean:
        next.receiver.readDelayMs = lateReaderMs;
        made.tryNext =
            tr("Try next: the same with a read delay of %1 ms.").arg(shown(lateReaderMs));
        break;
    case StickyCause::LateReader:
        if (framed) {
            next.receiver.readSize = smallRead;
            made.tryNext = tr("Try next: reads of at most %1 bytes. The decoder with the right "
                              "framing does not mind.")
                               .arg(shown(smallRead));
        } else {
            next.framing = framing::Framing::lengthPrefix(4, framing::ByteOrder::BigEndian);
            made.tryNext = tr("Try next: a length prefix of 4 bytes. The reads stay glued, the "
                              "messages come back.");
        }
        break;
    case StickyCause::SmallReads:
        next.receiver.readSize = 4096;
        next.receiver.readDelayMs = 0;
        made.tryNext = tr("Try next: reads of at most %1 bytes.").arg(shown(4096));
        break;
    case StickyCause::SenderOther:
    case StickyCause::GluedUnknown:
    case StickyCause::SplitOther:
        next.sender.gapMs = std::max(20, record.config.sender.gapMs * 2);
        made.tryNext =
            tr("Try next: a gap of %1 ms between the writes.").arg(shown(next.sender.gapMs));
        break;
    case StickyCause::NothingRead:
        return;
    }
    if (lab::checkConfig(next).empty()) {
        made.next = next;
    } else {
        made.tryNext.clear();
    }
}

StickyWords::Observation StickyWords::ended(const StickyRecord& record)
{
    const StickyObservation seen = lab::observe(record);
    Observation made;
    made.headline = headline(seen);
    made.why = why(record, seen);
    suggest(record, seen, made);
    return made;
}

StickyWords::Observation StickyWords::observation(const StickyRecord& record)
{
    switch (record.phase) {
    case StickyPhase::Idle:
        return {tr("One write, one read?"),
                tr("The client writes numbered messages over a real connection; the server reads. "
                   "Run it and compare the two lanes."),
                {},
                {}};
    case StickyPhase::Connecting:
    case StickyPhase::Running:
    case StickyPhase::Settling:
        return {tr("Expecting %n reads, one a message", nullptr, record.config.sender.messages),
                tr("So far the client has written %1 bytes and the server has read %2.")
                    .arg(shown(record.bytes.written), shown(record.bytes.readByPeer)),
                {},
                {}};
    case StickyPhase::Finished:
        return ended(record);
    case StickyPhase::Cancelled:
        return {tr("Stopped by you"),
                tr("Until then the client had written %1 bytes and the server had read %2. An "
                   "unfinished run proves nothing.")
                    .arg(shown(record.bytes.written), shown(record.bytes.readByPeer)),
                {},
                {}};
    case StickyPhase::TimedOut:
        return {tr("Ended after %1 s: the run took too long")
                    .arg(shown(record.config.timeoutMs / 1000)),
                tr("Until then the client had written %1 bytes and the server had read %2. Shorter "
                   "gaps, fewer messages or a shorter read delay would fit.")
                    .arg(shown(record.bytes.written), shown(record.bytes.readByPeer)),
                {},
                {}};
    case StickyPhase::Failed:
        return {lab::LabText::what(record.error), lab::LabText::advice(record.error), {}, {}};
    }
    return {};
}

} // namespace tcplab::gui
