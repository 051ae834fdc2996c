#pragma once

#include <QAbstractScrollArea>

#include "gui/lab/stream_picture.h"

namespace tcplab::gui {

/// The bytes of one read in hex and as text, on their messages' tints; a bar marks each message's
/// end. Scrolls sideways by arrow keys, wheel and bar.
class BytesView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit BytesView(QWidget* parent = nullptr);

    /// `stream` is what was received from position 0; `picture` must outlive the widget.
    void setBytes(const QByteArray& stream, const StreamFrame& frame, const StreamPicture* picture);
    void clear();
    void setEmptyText(const QString& text);

    /// The stretch of the stream that is in view: [first, second); empty when there is nothing.
    std::pair<qint64, qint64> shownRange() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

Q_SIGNALS:
    void shownRangeChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    qreal cellWidth() const;
    int columns() const;
    void updateScrollBar();
    void paintCell(QPainter& painter, qint64 position, const QRectF& cell) const;
    void describe();

    QByteArray bytes_;
    StreamFrame frame_;
    const StreamPicture* picture_ = nullptr;
    QString emptyText_;
};

} // namespace tcplab::gui
