#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>

#include "gui/lab/stream_lanes.h"

class QPainter;

namespace tcplab::gui {

/// Paints the lanes of one StreamLanes: guides and scale, then blocks, frames and captions.
class StreamPainter
{
public:
    StreamPainter(QPainter& painter, const StreamLanes& lanes);
    void paint();

private:
    void paintScale();
    void paintGuides();
    void paintLane(std::size_t index);
    void paintLabel(const StreamLane& lane, qreal top);
    void paintBlocks(qint64 begin, qint64 end, qreal top, bool carets);
    void paintBlock(const lab::MessageSpan& message, qint64 begin, qint64 end, qreal top);
    void paintCrowd(qint64 begin, qint64 end, int count, qreal top);
    void paintCaret(qint64 position, qreal bottom);
    void paintWrites(const StreamLane& lane, qreal top);
    void paintSegments(std::size_t index, qreal top);
    void paintReads(std::size_t index, qreal top);
    void paintReadFrames(std::size_t index, qreal top);
    void paintCaptions(std::size_t index, qreal top);
    void paintTooDense(const StreamLane& lane, qreal top, const QColor& colour);
    bool isDense(const StreamLane& lane) const;
    /// Frames that are in view: [first, last).
    std::pair<std::size_t, std::size_t> visible(const std::vector<StreamFrame>& frames) const;
    qint64 firstVisible() const;
    qint64 lastVisible() const;

    QPainter& painter_;
    const StreamLanes& lanes_;
    const StreamPicture& picture_;
    StreamLanes::Metrics metrics_;
    QRectF view_; ///< the part right of the labels
};

} // namespace tcplab::gui
