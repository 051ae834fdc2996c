#include "gui/lab/stream_picture.h"

#include <algorithm>

#include "gui/lab/sticky_words.h"

namespace tcplab::gui {

namespace {

const lab::MessageSpan* messageOver(const std::vector<lab::MessageSpan>& messages, qint64 position)
{
    const auto next = std::ranges::upper_bound(messages, position, {}, &lab::MessageSpan::begin);
    if (next == messages.begin()) return nullptr;
    const lab::MessageSpan& message = *std::prev(next);
    return position < message.end ? &message : nullptr;
}

} // namespace

const StreamLane* StreamPicture::lane(StreamLane::Kind kind) const
{
    const auto found = std::ranges::find(lanes, kind, &StreamLane::kind);
    return found == lanes.end() ? nullptr : &*found;
}

const lab::MessageSpan* StreamPicture::messageAt(qint64 position) const
{
    return messageOver(messages, position);
}

StreamFrame frameOver(const std::vector<lab::MessageSpan>& messages, qint64 begin, qint64 end)
{
    StreamFrame made;
    made.begin = begin;
    made.end = end;
    const lab::MessageSpan* first = messageOver(messages, begin);
    const lab::MessageSpan* last = end > begin ? messageOver(messages, end - 1) : nullptr;
    if (!first || !last) return made;
    made.firstMessage = first->number;
    made.lastMessage = last->number;
    made.startsInside = first->begin < begin;
    made.endsInside = last->end > end;
    return made;
}

void StickyPicture::reset(const lab::StickyConfig& config)
{
    picture_ = {};
    picture_.length = qint64{config.sender.messages} * config.sender.messageSize;
    picture_.lanes.resize(3);
    picture_.lanes[0].kind = StreamLane::Kind::Writes;
    picture_.lanes[1].kind = StreamLane::Kind::Segments;
    picture_.lanes[2].kind = StreamLane::Kind::Reads;
    picture_.lanes[2].host = present::HostRole::Server;
    lab::StickyRecord nothing;
    nothing.config = config;
    retranslate(nothing);
}

void StickyPicture::update(const lab::StickyRecord& record)
{
    const auto add = [&](const auto& from, StreamLane& lane) {
        for (std::size_t i = lane.frames.size(); i < from.size(); ++i) {
            StreamFrame made =
                frameOver(record.messages, from[i].offset, from[i].offset + from[i].length);
            made.timeNs = from[i].timeNs;
            if constexpr (requires { from[i].count; }) made.count = from[i].count;
            lane.frames.push_back(made);
        }
    };
    if (picture_.lanes.size() != 3) reset(record.config);
    auto& messages = picture_.messages;
    if (messages.size() < record.messages.size()) {
        messages.insert(messages.end(),
                        record.messages.begin() + static_cast<std::ptrdiff_t>(messages.size()),
                        record.messages.end());
        picture_.length = std::max(picture_.length, messages.back().end);
    }
    add(record.writes, picture_.lanes[0]);
    add(record.segments, picture_.lanes[1]);
    add(record.reads, picture_.lanes[2]);
    retranslate(record);
}

void StickyPicture::retranslate(const lab::StickyRecord& record)
{
    for (StreamLane& lane : picture_.lanes) {
        lane.title = StickyWords::laneTitle(lane.kind);
        lane.notes = StickyWords::laneNotes(lane.kind, record);
        const bool ended = record.phase == lab::StickyPhase::Finished;
        lane.unknown = lane.kind == StreamLane::Kind::Segments && ended && !record.segmentsSent
                           ? StickyWords::segmentsUnknown()
                           : QString();
    }
}

} // namespace tcplab::gui
