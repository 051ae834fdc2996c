#pragma once

#include <QAbstractScrollArea>
#include <QVariantAnimation>

#include <cstdint>
#include <optional>
#include <vector>

#include "gui/simulator/ladder_painter.h"

class QAction;

namespace tcplab::gui {

class RunContext;
class SimulationController;

/// The ladder: time runs down, the client is left, the server right. Paints what is visible and
/// nothing else, follows the moment of the controller, and lets a segment on its way be chosen: by
/// a click on its envelope, or by Tab to it and Enter.
class LadderView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LadderView(RunContext& context, QWidget* parent = nullptr);

    void zoomIn() { zoomTo(geometry_.rowHeight * zoomStep); }
    void zoomOut() { zoomTo(geometry_.rowHeight / zoomStep); }
    /// Rows as tall as fill the view, within 35 to 94 px.
    void fit();
    bool isFitted() const { return !zoom_; }
    qreal rowHeight() const { return geometry_.rowHeight; }

    /// The envelopes on view: index of the arrow and where it can be clicked, in viewport pixels.
    struct Envelope
    {
        std::uint32_t arrow = 0;
        QRectF area;
    };
    std::vector<Envelope> envelopes() const;
    std::optional<std::uint32_t> focusedEnvelope() const { return focused_; }
    /// The arrow of the segment that the context says is chosen.
    std::optional<std::uint32_t> selectedArrow() const;
    /// The arrow within reach of a position of the viewport: 12 px to either side.
    std::optional<std::uint32_t> arrowAt(const QPointF& position) const;
    const LadderGeometry& ladderGeometry() const { return geometry_; }
    const present::LadderLayout& ladderLayout() const;
    /// The words at the arrows on view; in the coordinates of the unscrolled ladder.
    const LadderLabels& labels() const;

    /// Which segments are drawn and can be pointed at.
    const present::LadderFilter& filter() const { return filter_; }
    void setFilter(const present::LadderFilter& filter);
    /// Segments by trace id that a search found: they are marked.
    void setFound(const std::vector<std::uint64_t>& segments);
    const std::vector<std::uint32_t>& found() const { return found_; }

    /// The current step in words, for screen readers; set by the page.
    void setStepDescription(const QString& description);
    void retranslate();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Enter on the chosen segment.
    void detailsRequested(quint64 segmentId);
    /// Somebody clicked a segment on its way, or pressed Enter or the menu key on it: what to do
    /// with it is asked at this place of the screen.
    void segmentActivated(quint64 segmentId, const QPoint& globalPosition);
    /// Del.
    void dropRequested(quint64 segmentId);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    static constexpr qreal zoomStep = 1.25;

    void runChanged();
    void cursorMoved();
    void timeChanged();
    void relayout();
    /// The place at `anchor` pixels from the top stays there; the moment shown, without one.
    void zoomTo(qreal rowHeight, std::optional<qreal> anchor = {});
    void updateScrollBars();
    void follow();
    void scrollTo(int value);
    void activate(std::uint32_t arrow);
    void focusEnvelope(std::optional<std::uint32_t> arrow);
    void keepFocusOnFlight();
    std::optional<std::uint32_t> envelopeAt(const QPointF& position) const;
    std::vector<std::uint32_t> shownInFlight() const;
    bool selectByKey(int key);
    void selectArrow(std::uint32_t arrow);
    void reveal(std::uint32_t arrow);
    void showDetails(std::uint32_t arrow);
    bool pinch(const QEvent& event);
    QString tipAt(const QPointF& position) const;
    QStringList futureTexts() const;
    LadderScene scene() const;
    void forgetLabels() { labels_ = {}; }

    RunContext& context_;
    SimulationController& controller_;
    LadderGeometry geometry_;
    std::optional<qreal> zoom_; ///< nothing: fit
    present::LadderFilter filter_;
    std::vector<std::uint32_t> found_;
    std::optional<std::uint32_t> focused_;
    std::optional<std::uint32_t> hovered_;
    std::optional<std::uint32_t> pressed_;
    bool focusByKeyboard_ = false;
    /// Made when they are painted, and kept while the moment, the sizes and the wording stay.
    mutable LadderLabels labels_;
    QVariantAnimation scroll_;
};

} // namespace tcplab::gui
