#pragma once

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

#include "present/stream_buffers.h"

namespace tcplab::gui {

/// The two streams of a connection: each with its counters and the two buffers that it passes
/// through, side by side where there is room.
class BuffersCanvas : public QWidget
{
    Q_OBJECT

public:
    struct Item
    {
        std::size_t direction = 0;
        bool send = true;
        std::size_t block = 0;
        QRectF rect;
    };

    explicit BuffersCanvas(QWidget* parent = nullptr);

    void setBuffers(std::array<present::StreamBuffers, 2> buffers,
                    std::array<present::NumberText, 2> numbers);
    const present::StreamBuffers& buffers(std::size_t direction) const
    {
        return buffers_[direction];
    }
    const std::vector<Item>& items();
    QString markedWords();

    QSize sizeHint() const override { return {360, heightForWidth(360)}; }
    QSize minimumSizeHint() const override { return {240, 40}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void markedChanged();
    void cameTo(const QRect& place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Sizes
    {
        double title = 0;
        double counters = 0;
        double line = 0;
        double bar = 0;
        bool wide = false; ///< both buffers of a direction side by side
        double buffer() const { return line + bar + line + 8; }
        double direction() const
        {
            return title + counters + (wide ? buffer() : 2 * buffer()) + 10;
        }
    };
    Sizes sizes(int width) const;
    QRectF bufferArea(const Sizes& s, std::size_t direction, bool send) const;
    QRectF bar(const Sizes& s, std::size_t direction, bool send) const;
    void layOut();
    std::optional<std::size_t> itemAt(const QPointF& position);
    std::optional<std::size_t> marked() const;
    void say();
    void paintTitle(QPainter& painter, const Sizes& s, std::size_t direction);
    void paintCounters(QPainter& painter, const Sizes& s, std::size_t direction);
    void paintBuffer(QPainter& painter, const Sizes& s, std::size_t direction, bool send);
    void paintBlock(QPainter& painter, const Item& item);

    std::array<present::StreamBuffers, 2> buffers_;
    std::array<present::NumberText, 2> numbers_;
    std::vector<Item> items_;
    std::optional<std::size_t> hovered_;
    std::size_t current_ = 0;
    bool stale_ = true;
};

} // namespace tcplab::gui
