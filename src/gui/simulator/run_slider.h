#pragma once

#include <QSlider>

#include <cstdint>
#include <vector>

#include "present/ladder_layout.h"

namespace tcplab::gui {

/// The slider over the whole run, one position a moment. Above it the transitions of both ends
/// (circle and square), below it what was lost (cross) and which timers fired (clock).
class RunSlider : public QSlider
{
    Q_OBJECT

public:
    explicit RunSlider(QWidget* parent = nullptr);

    void setRun(const present::LadderLayout& layout);
    /// Where the handle stands, between the moments too.
    void setPosition(double position);

    enum class Mark : std::uint8_t { ClientTransition, ServerTransition, Loss, Timer };
    struct MarkAt
    {
        std::size_t moment = 0;
        Mark mark{};
    };
    /// For tests: every mark of the run, by moment.
    const std::vector<MarkAt>& marks() const { return marks_; }
    /// Where a position lies, in widget coordinates.
    qreal xOf(double position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int valueAt(qreal x) const;
    void thinOut();

    std::vector<MarkAt> marks_;
    std::vector<MarkAt> shown_; ///< at most one of a kind in each few pixels
    double position_ = 0;
};

} // namespace tcplab::gui
