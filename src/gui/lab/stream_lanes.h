#pragma once

#include <QAbstractScrollArea>

#include <functional>
#include <optional>

#include "gui/lab/stream_picture.h"

class QAction;

namespace tcplab::gui {

/// The microscope: every lane of a stream over one x scale, the position in the stream. Zooms and
/// scrolls sideways; draws what is visible, and gathers what is too small to draw.
///
/// Tab reaches it; arrow keys, Home and End go from read to read, + - 0 zoom.
class StreamLanes : public QAbstractScrollArea
{
    Q_OBJECT

public:
    using Caption = std::function<QString(const StreamLane& lane, std::size_t frame, bool isLong)>;

    explicit StreamLanes(QWidget* parent = nullptr);

    /// `picture` must outlive the widget; call refresh() when it has changed.
    void setPicture(const StreamPicture* picture);
    void refresh();
    /// What is written under and into frames.
    void setCaption(Caption caption) { caption_ = std::move(caption); }
    /// Shown in the middle while nothing has been written yet.
    void setEmptyText(const QString& text);

    /// The selected frame: lane index and frame index.
    struct Selection
    {
        std::size_t lane = 0;
        std::size_t frame = 0;
        bool operator==(const Selection&) const = default;
    };
    std::optional<Selection> selection() const { return selection_; }
    void select(std::optional<Selection> selection);

    void zoomIn() { zoomBy(2.0); }
    void zoomOut() { zoomBy(0.5); }
    void fit();
    /// 1: the whole stream fits.
    qreal zoom() const { return zoom_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// For tests: where a frame is drawn, in the viewport.
    QRectF frameRect(std::size_t lane, std::size_t frame) const;

Q_SIGNALS:
    void selectionChanged();
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    friend class StreamPainter;

    struct Metrics
    {
        qreal left = 0; ///< where position 0 lies when not scrolled
        qreal right = 0;
        qreal axis = 0;   ///< height of the scale's row
        qreal block = 28; ///< height of a block
        qreal lane = 70;  ///< from one lane to the next
        qreal top = 0;    ///< of the first block
    };
    const Metrics& metrics() const;
    Metrics measure() const;
    qreal scale() const; ///< px a byte
    qreal xOf(qint64 position) const;
    void updateScrollBar();
    void zoomBy(qreal factor, std::optional<qreal> around = {});
    void moveSelection(int by);
    void reveal();
    void describe();
    std::optional<Selection> frameAt(const QPointF& position) const;

    const StreamPicture* picture_ = nullptr;
    Caption caption_;
    QString emptyText_;
    std::optional<Selection> selection_;
    qreal zoom_ = 1.0;
    /// Asked for at each block; measuring texts so often would cost seconds.
    mutable std::optional<Metrics> metrics_;
};

} // namespace tcplab::gui
