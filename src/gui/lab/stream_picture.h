#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include "lab/sticky.h"
#include "present/names.h"

namespace tcplab::gui {

/// A stretch of the stream that one call or one segment carried. Positions count bytes from 0.
struct StreamFrame
{
    qint64 begin = 0;
    qint64 end = 0;
    int count = 1;        ///< segments: how many shared these bytes
    int firstMessage = 0; ///< numbers of the messages touched; 0: none known
    int lastMessage = 0;
    bool startsInside = false; ///< begins in the middle of its first message
    bool endsInside = false;   ///< ends in the middle of its last one
    qint64 timeNs = 0;

    qint64 length() const { return end - begin; }
    /// Holds more than one message, or parts of several.
    bool isGlued() const { return lastMessage > firstMessage; }
    /// Holds only a part of one message.
    bool isSplit() const { return !isGlued() && (startsInside || endsInside); }
    bool operator==(const StreamFrame&) const = default;
};

/// Which messages [begin, end) touches; `messages` run up the stream.
StreamFrame frameOver(const std::vector<lab::MessageSpan>& messages, qint64 begin, qint64 end);

/// One row of the picture.
struct StreamLane
{
    enum class Kind { Writes, Segments, Reads };
    Kind kind = Kind::Writes;
    present::HostRole host = present::HostRole::Client; ///< whose call it is
    QString title;
    QStringList notes; ///< at most two muted lines
    QString unknown;   ///< why there is nothing to show, where the system does not tell
    std::vector<StreamFrame> frames;
};

/// One byte stream seen at several places; all lanes share its positions.
struct StreamPicture
{
    qint64 length = 0; ///< what the x scale covers
    std::vector<lab::MessageSpan> messages;
    std::vector<StreamLane> lanes;

    const StreamLane* lane(StreamLane::Kind kind) const;
    /// The message that holds `position`; nothing beyond what was written.
    const lab::MessageSpan* messageAt(qint64 position) const;
};

/// Follows a record that only grows: each call adds what is new.
class StickyPicture
{
public:
    /// Starts anew for a run of this configuration; lanes stand there empty.
    void reset(const lab::StickyConfig& config);
    void update(const lab::StickyRecord& record);

    const StreamPicture& picture() const { return picture_; }

    /// Titles and notes in the language now installed; also called by reset() and update().
    void retranslate(const lab::StickyRecord& record);

private:
    StreamPicture picture_;
};

} // namespace tcplab::gui
