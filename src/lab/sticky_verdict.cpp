#include "lab/sticky.h"

#include "framing/decoder.h"

#include <algorithm>

// What follows from a record: pure functions over what was measured.
namespace tcplab::lab {

namespace {

using framing::ByteOrder;
using framing::Framing;
using framing::Item;
using framing::Kind;

struct Span
{
    qint64 begin = 0, end = 0;
};

std::optional<Span> spanOf(const Item& item)
{
    const auto* frame = std::get_if<framing::Frame>(&item);
    if (!frame) return std::nullopt;
    return Span{static_cast<qint64>(frame->begin), static_cast<qint64>(frame->end)};
}

std::vector<Item> decodeReads(const StickyRecord& record, const Framing& framing)
{
    framing::Decoder decoder(framing);
    std::vector<Item> items;
    const std::string_view stream(record.received.constData(),
                                  static_cast<std::size_t>(record.received.size()));
    for (const IoRecord& read : record.reads)
        decoder.feed(stream.substr(static_cast<std::size_t>(read.offset),
                                   static_cast<std::size_t>(read.length)),
                     items);
    const bool isWhole = record.received.size() == record.written.size();
    if (isWhole) decoder.finish(items);
    if (const auto failure = decoder.failure(); failure && items.empty()) items.push_back(*failure);
    return items;
}

int readThatBrought(const StickyRecord& record, qint64 offset)
{
    for (std::size_t i = 0; i < record.reads.size(); ++i) {
        const IoRecord& read = record.reads[i];
        if (offset >= read.offset && offset < read.offset + read.length)
            return static_cast<int>(i) + 1;
    }
    return 0;
}

int messagesTouched(const StickyRecord& record, const Span& span)
{
    return static_cast<int>(
        std::count_if(record.messages.begin(), record.messages.end(), [&](const MessageSpan& m) {
            return m.begin < span.end && m.end > span.begin;
        }));
}

BreakKind kindOf(const StickyRecord& record, const MessageSpan& message, const Span& span)
{
    if (span.begin >= message.begin && span.end <= message.end) return BreakKind::Split;
    const bool endsWithOne = std::any_of(record.messages.begin(), record.messages.end(),
                                         [&](const MessageSpan& m) { return m.end == span.end; });
    return span.begin == message.begin && endsWithOne ? BreakKind::Glued : BreakKind::Misaligned;
}

DecoderBreak explain(const StickyRecord& record, const MessageSpan& message,
                     const std::vector<Item>& items)
{
    DecoderBreak found;
    found.kind = BreakKind::Missing;
    found.message = message.number;
    found.offset = message.begin;
    found.messagesTouched = 1;
    for (const Item& item : items) {
        const auto span = spanOf(item);
        if (span && span->end <= message.begin) continue;
        if (span) {
            found.kind = kindOf(record, message, *span);
            found.offset = span->begin;
            found.messagesTouched = messagesTouched(record, *span);
        } else {
            found.kind = BreakKind::DecoderError;
            found.error = std::get<framing::Error>(item);
            found.offset = static_cast<qint64>(found.error->offset);
        }
        break;
    }
    found.read = readThatBrought(record, found.offset);
    return found;
}

DecoderVerdict judgeOne(const StickyRecord& record, const Framing& framing)
{
    DecoderVerdict verdict;
    verdict.framing = framing;
    verdict.chosen = framing == record.config.framing;
    verdict.expected = static_cast<int>(record.messages.size());
    const std::vector<Item> items = decodeReads(record, framing);
    std::vector<Span> spans;
    for (const Item& item : items)
        if (const auto span = spanOf(item)) spans.push_back(*span);
    verdict.decoded = static_cast<int>(spans.size());

    // Both lists run up the stream: one pass over the two.
    std::size_t next = 0;
    for (const MessageSpan& message : record.messages) {
        while (next < spans.size() && spans[next].end <= message.begin)
            ++next;
        const bool right = next < spans.size() && spans[next].begin == message.begin &&
                           spans[next].end == message.end;
        if (right)
            ++verdict.right;
        else if (!verdict.firstBreak)
            verdict.firstBreak = explain(record, message, items);
    }
    return verdict;
}

void addOnce(std::vector<Framing>& list, const Framing& framing)
{
    if (std::find(list.begin(), list.end(), framing) == list.end()) list.push_back(framing);
}

/// Counts reads that hold parts of several messages, and messages that took several reads.
void countCuts(const StickyRecord& record, StickyObservation& seen)
{
    std::size_t message = 0;
    std::vector<int> pieces(record.messages.size(), 0);
    for (const IoRecord& read : record.reads) {
        const qint64 end = read.offset + read.length;
        while (message < record.messages.size() && record.messages[message].end <= read.offset)
            ++message;
        int touched = 0;
        for (std::size_t m = message; m < record.messages.size() && record.messages[m].begin < end;
             ++m) {
            ++pieces[m];
            ++touched;
        }
        if (touched > 1) ++seen.gluedReads;
    }
    seen.splitMessages =
        static_cast<int>(std::count_if(pieces.begin(), pieces.end(), [](int n) { return n > 1; }));
}

StickyCause causeOfGluing(const StickyRecord& record, const StickyObservation& seen)
{
    if (!seen.segments) return StickyCause::GluedUnknown;
    if (*seen.segments >= static_cast<int>(record.writes.size())) return StickyCause::LateReader;
    const SenderConfig& sender = record.config.sender;
    if (sender.options.cork.value_or(0) != 0) return StickyCause::Corked;
    if (!sender.flushEachWrite) return StickyCause::QtBuffer;
    return sender.options.noDelay.value_or(0) == 0 ? StickyCause::Nagle : StickyCause::SenderOther;
}

} // namespace

std::vector<Framing> defaultDecoders(const StickyConfig& config)
{
    std::vector<Framing> decoders{Framing::none()};
    addOnce(decoders, config.framing);
    addOnce(decoders,
            Framing::fixed(static_cast<std::uint64_t>(std::max(1, config.sender.messageSize))));
    unsigned prefix = 4;
    if (config.framing.kind == Kind::LengthPrefix && config.framing.prefixBytes > 1)
        prefix = config.framing.prefixBytes;
    addOnce(decoders, Framing::lengthPrefix(prefix, ByteOrder::BigEndian));
    addOnce(decoders, Framing::lengthPrefix(prefix, ByteOrder::LittleEndian));
    addOnce(decoders, Framing::delimited());
    addOnce(decoders, Framing::jsonLines());
    return decoders;
}

std::vector<DecoderVerdict> judge(const StickyRecord& record, std::span<const Framing> decoders)
{
    std::vector<DecoderVerdict> verdicts;
    for (const Framing& framing : decoders)
        verdicts.push_back(judgeOne(record, framing));
    return verdicts;
}

StickyObservation observe(const StickyRecord& record)
{
    StickyObservation seen;
    seen.expectedReads = static_cast<int>(record.messages.size());
    seen.reads = static_cast<int>(record.reads.size());
    seen.segments = record.segmentsSent;
    countCuts(record, seen);
    if (seen.reads == 0) return seen;
    const auto isFull = [&](const IoRecord& read) {
        return read.length == record.config.receiver.readSize;
    };
    if (seen.gluedReads > 0) {
        seen.cause = causeOfGluing(record, seen);
    } else if (seen.splitMessages > 0) {
        const bool capped = std::any_of(record.reads.begin(), record.reads.end(), isFull);
        seen.cause = capped ? StickyCause::SmallReads : StickyCause::SplitOther;
    } else {
        seen.cause = StickyCause::Clean;
    }
    return seen;
}

} // namespace tcplab::lab
