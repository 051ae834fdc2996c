#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "gui/kinds.h"
#include "present/segment_sheet.h"

namespace tcplab::gui {

/// Figure 1 of RFC 9293 with the values of one segment, and its octets below. One part is marked
/// in both, the one under the pointer or else the one that the arrow keys have come to.
class SegmentSheetView : public QWidget
{
    Q_OBJECT

public:
    enum class Notation { Values, Hex, Bits };

    explicit SegmentSheetView(QWidget* parent = nullptr);

    void setSegment(std::vector<present::SegmentPart> parts, std::vector<std::byte> bytes,
                    SegmentKind kind);
    void clear() { setSegment({}, {}, SegmentKind::Ack); }
    void setNotation(Notation notation);
    Notation notation() const { return notation_; }

    const std::vector<present::SegmentPart>& parts() const { return parts_; }
    /// The marked part: hovered, else current; nullptr without a segment.
    const present::SegmentPart* marked() const;
    void setCurrent(std::size_t part);
    std::size_t current() const { return current_; }

    /// Where a part is drawn in the figure: the rectangle with its name.
    QRectF partRect(std::size_t part) const;
    /// Where an octet is written in the dump.
    QRectF octetRect(std::size_t octet) const;
    /// The part at a place, in the figure or in the dump.
    std::optional<std::size_t> partAt(const QPointF& position) const;

    QSize sizeHint() const override { return {minimumWidth(), heightForWidth(minimumWidth())}; }
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void markedChanged();
    /// The arrow keys have come to a part: it is to be on view.
    void cameTo(const QRect& place);
    void copyWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Sizes in pixels that follow from the fonts and the width.
    struct Metrics
    {
        qreal column = 0;
        qreal numbers = 0; ///< height of the row of bit numbers
        qreal row = 0;     ///< of a row of the header
        qreal option = 0;  ///< of a row of options
        qreal line = 0;    ///< of the dump
        qreal digit = 0;
        std::size_t octets = 16;   ///< in a line of the dump
        bool wholeNumbers = false; ///< there is room for "31" above a column
    };
    Metrics metrics(qreal width) const;
    qreal rowTop(const Metrics& m, int row) const;
    qreal rowHeight(const Metrics& m, int row) const;
    qreal dumpTop(const Metrics& m) const;
    QRectF cellRect(const Metrics& m, const present::SheetCell& cell) const;
    QRectF octetRect(const Metrics& m, std::size_t octet) const;
    bool isFixedRow(int row) const { return row < 5 || row >= dataRow_; }
    void hover(std::optional<std::size_t> part);
    void say();

    void paintNumbers(QPainter& painter, const Metrics& m) const;
    void paintCell(QPainter& painter, const Metrics& m, const present::SheetCell& cell) const;
    void paintFlag(QPainter& painter, const present::SegmentPart& part, const QRectF& cell) const;
    void paintWords(QPainter& painter, const present::SegmentPart& part, const QRectF& cell,
                    bool oneLine) const;
    void paintDump(QPainter& painter, const Metrics& m, const QRectF& exposed) const;
    void paintMark(QPainter& painter, const Metrics& m) const;
    QString shownValue(const present::SegmentPart& part) const;

    std::vector<present::SegmentPart> parts_;
    std::vector<present::SheetCell> cells_;
    std::vector<std::byte> bytes_;
    SegmentKind kind_ = SegmentKind::Ack;
    Notation notation_ = Notation::Values;
    int dataRow_ = 0; ///< the row of the data, or the one behind the last
    std::size_t current_ = 0;
    std::optional<std::size_t> hovered_;
};

} // namespace tcplab::gui
