#include "gui/lab/sticky_words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

#include "lab/lab_text.h"

namespace tcplab::gui {

using lab::BreakKind;
using lab::StickyPhase;
using lab::StickyRecord;

namespace {

QString shown(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

QString StickyWords::laneTitle(StreamLane::Kind kind)
{
    switch (kind) {
    case StreamLane::Kind::Writes:
        return QStringLiteral("write()");
    case StreamLane::Kind::Segments:
        return tr("segments");
    case StreamLane::Kind::Reads:
        return QStringLiteral("read()");
    }
    return {};
}

QStringList StickyWords::laneNotes(StreamLane::Kind kind, const StickyRecord& record)
{
    switch (kind) {
    case StreamLane::Kind::Writes: {
        const int calls = static_cast<int>(record.writes.size());
        if (calls == 0) return {};
        return {tr("%n calls", "of write() or read()", calls),
                tr("%1 × %n bytes", "messages times size", record.config.sender.messageSize)
                    .arg(shown(calls))};
    }
    case StreamLane::Kind::Segments:
        if (!record.segmentsSent) return {};
        return {tr("%n left the kernel", "segments", *record.segmentsSent),
                tr("counted, not seen")};
    case StreamLane::Kind::Reads: {
        const int calls = static_cast<int>(record.reads.size());
        if (calls == 0) return {};
        QStringList sizes;
        for (int i = 0; i < std::min(calls, 3); ++i)
            sizes << shown(record.reads[static_cast<std::size_t>(i)].length);
        QString sum = sizes.join(QStringLiteral(" + "));
        if (calls > 3) sum += QStringLiteral(" + …");
        return {tr("%n calls", "of write() or read()", calls),
                calls > 2 ? sum : tr("%1 bytes", "a sum").arg(sum)};
    }
    }
    return {};
}

QString StickyWords::segmentsUnknown()
{
    return tr("— This system does not count them for us.");
}

QString StickyWords::readCaption(const StreamFrame& read, int number, bool isLong)
{
    const QString size = shown(read.length());
    if (!isLong) return tr("read %1: %2", "number, bytes").arg(shown(number), size);
    if (read.isGlued()) {
        return tr("read %1: %2 bytes, messages %3 to %4 glued together")
            .arg(shown(number), size, shown(read.firstMessage), shown(read.lastMessage));
    }
    if (read.isSplit()) {
        return tr("read %1: %2 bytes of message %3, which is split")
            .arg(shown(number), size, shown(read.firstMessage));
    }
    return tr("read %1: %2 bytes, message %3").arg(shown(number), size, shown(read.firstMessage));
}

QString StickyWords::segmentCaption(const StreamFrame& segment, int number, lab::StickyCause cause)
{
    const QString size = shown(segment.length());
    if (segment.count > 1) return tr("%1 in %n segments", "bytes", segment.count).arg(size);
    if (cause == lab::StickyCause::Nagle && number > 1 && segment.isGlued())
        return tr("%1: held by Nagle until segment %2 was acknowledged")
            .arg(size, shown(number - 1));
    return size;
}

QString StickyWords::holds(const StreamFrame& frame, const std::vector<lab::MessageSpan>& messages)
{
    if (frame.firstMessage == 0) return {};
    if (frame.isGlued()) {
        if (frame.startsInside || frame.endsInside)
            return tr("parts of messages %1 to %2 in one read")
                .arg(shown(frame.firstMessage), shown(frame.lastMessage));
        return tr("messages %1 to %2 in one read")
            .arg(shown(frame.firstMessage), shown(frame.lastMessage));
    }
    if (!frame.isSplit()) return tr("message %1").arg(shown(frame.firstMessage));
    const auto index = static_cast<std::size_t>(frame.firstMessage - 1);
    const qint64 start = index < messages.size() ? messages[index].begin : 0;
    return tr("bytes %1 to %2 of message %3")
        .arg(shown(frame.begin - start + 1), shown(frame.end - start), shown(frame.firstMessage));
}

QString StickyWords::decoderReason(const lab::DecoderVerdict& verdict, const StickyRecord& record)
{
    using framing::Kind;
    if (verdict.expected == 0) return {};
    if (!verdict.firstBreak) {
        switch (verdict.framing.kind) {
        case Kind::None:
            return tr("each read happened to hold one message");
        case Kind::FixedSize:
            return tr("works only while every message is %n bytes", nullptr,
                      record.config.sender.messageSize);
        case Kind::Delimiter:
            return tr("works while no message holds the delimiter");
        case Kind::LengthPrefix:
        case Kind::JsonLines:
            return tr("read boundaries no longer matter");
        }
    }
    const lab::DecoderBreak& broken = *verdict.firstBreak;
    const bool isNaive = verdict.framing.kind == Kind::None;
    switch (broken.kind) {
    case BreakKind::DecoderError:
        return broken.error ? lab::LabText::framingFault(*broken.error) : QString();
    case BreakKind::Glued:
        return isNaive
                   ? tr("read %1 handed over %n messages as one", nullptr, broken.messagesTouched)
                         .arg(shown(broken.read))
                   : tr("%n messages came out as one, from byte %1", nullptr,
                        broken.messagesTouched)
                         .arg(shown(broken.offset));
    case BreakKind::Split:
        return isNaive ? tr("read %1 brought only a piece of message %2")
                             .arg(shown(broken.read), shown(broken.message))
                       : tr("message %1 came out in pieces").arg(shown(broken.message));
    case BreakKind::Misaligned:
        return tr("from byte %1 on, pieces begin or end inside messages").arg(shown(broken.offset));
    case BreakKind::Missing:
        return tr("message %1 never came out").arg(shown(broken.message));
    }
    return {};
}

QString StickyWords::runSummary(const StickyRecord& record, int run)
{
    const auto writes = shown(static_cast<qint64>(record.writes.size()));
    const auto reads = shown(static_cast<qint64>(record.reads.size()));
    const QString took = shown(std::llround(static_cast<double>(record.durationNs) / 1e6));
    switch (record.phase) {
    case StickyPhase::Idle:
        return tr("Choose a preset or change the setup, then run.");
    case StickyPhase::Connecting:
    case StickyPhase::Running:
    case StickyPhase::Settling:
        return tr("Run %1 is under way: writes %2, reads %3").arg(shown(run), writes, reads);
    case StickyPhase::Finished:
        return record.segmentsSent
                   ? tr("Run %1 finished: writes %2, segments %3, reads %4, in %5 ms")
                         .arg(shown(run), writes, shown(*record.segmentsSent), reads, took)
                   : tr("Run %1 finished: writes %2, reads %3, in %4 ms")
                         .arg(shown(run), writes, reads, took);
    case StickyPhase::Cancelled:
        return tr("Run %1 was stopped.").arg(shown(run));
    case StickyPhase::TimedOut:
        return tr("Run %1 took too long and was ended.").arg(shown(run));
    case StickyPhase::Failed:
        return tr("Run %1 could not be done.").arg(shown(run));
    }
    return {};
}

} // namespace tcplab::gui
