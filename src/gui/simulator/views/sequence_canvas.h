#pragma once

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

#include "present/sequence_picture.h"

namespace tcplab::gui {

/// Both directions of the sequence space, one above the other. One thing is marked: what is under
/// the pointer, else what the arrow keys have come to.
class SequenceCanvas : public QWidget
{
    Q_OBJECT

public:
    /// Something that can be pointed at.
    struct Item
    {
        enum class Kind { Span, Mark, Flying };
        Kind kind{};
        std::size_t direction = 0;
        bool send = true; ///< of the sender's part; not Flying
        std::size_t index = 0;
        QRectF rect;
    };

    explicit SequenceCanvas(QWidget* parent = nullptr);

    /// `numbers` writes those of either direction.
    void setSpaces(std::array<present::SequenceSpace, 2> spaces,
                   std::array<present::NumberText, 2> numbers);
    void setToScale(bool on);
    const present::SequenceSpace& space(std::size_t direction) const { return spaces_[direction]; }
    const present::SequencePicture& picture(std::size_t direction);
    const std::vector<Item>& items();
    /// What is marked, in words; empty where nothing is.
    QString markedWords();
    bool isPointed() const { return hovered_.has_value() || hasFocus(); }

    QSize sizeHint() const override { return {360, heightForWidth(360)}; }
    QSize minimumSizeHint() const override { return {260, 40}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void markedChanged();
    void segmentChosen(quint64 id);
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
    present::PictureMetrics metrics(std::size_t direction, int width) const;
    void layOut();
    void addItems(std::size_t direction);
    std::optional<std::size_t> itemAt(const QPointF& position);
    std::optional<std::size_t> markedItem();
    void activate();
    void say();
    void paintDirection(QPainter& painter, std::size_t direction);
    void paintTitle(QPainter& painter, std::size_t direction, double y);
    void paintSpan(QPainter& painter, const present::SpaceSpan& span, const QRectF& rect,
                   sim::HostId owner);
    void paintLabels(QPainter& painter, const std::vector<present::SpaceLabel>& labels, double edge,
                     bool up);
    void paintFlying(QPainter& painter, std::size_t direction);

    std::array<present::SequenceSpace, 2> spaces_;
    std::array<present::NumberText, 2> numbers_;
    std::array<present::SequencePicture, 2> pictures_;
    std::array<double, 2> tops_{};
    std::vector<Item> items_;
    std::optional<std::size_t> hovered_;
    std::size_t current_ = 0;
    bool toScale_ = false;
    bool stale_ = true;
};

} // namespace tcplab::gui
