#pragma once

#include <QPixmap>
#include <QSlider>

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "present/run_marks.h"

namespace tcplab::gui {

/// The slider over the whole run, one position a moment. Above it the transitions of both ends
/// (circle and square), below it what was lost (cross), which timers fired (clock) and where
/// breakpoints stop (dot). A mark says what it is under the mouse and is gone to by a click; where
/// marks are too close to be drawn one by one, a bar lies under all of them. Ctrl with the left and
/// right arrow goes from mark to mark.
class RunSlider : public QSlider
{
    Q_OBJECT

public:
    explicit RunSlider(QWidget* parent = nullptr);

    /// The run has moments 0..steps.
    void setRun(std::size_t steps, present::RunMarks marks);
    void setBreakpoints(std::vector<present::RunMark> stops);
    /// What a mark says of itself.
    using Words = std::function<QString(present::RunMarkKind, const present::RunMark&)>;
    void setWords(Words words) { words_ = std::move(words); }
    /// Where the handle stands, between the moments too.
    void setPosition(double position);

    /// For tests: every mark of the run, by kind and moment.
    const present::RunMarks& marks() const { return marks_; }
    const std::vector<present::MarkCluster>& clusters(present::RunMarkKind kind) const
    {
        return clusters_[static_cast<std::size_t>(kind)];
    }
    /// Where a position lies, in widget coordinates.
    qreal xOf(double position) const;
    /// How far from the middle the marks of a kind lie; negative: above.
    qreal laneOf(present::RunMarkKind kind) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A click on a mark, or a key that goes to the next one.
    void wanted(qulonglong moment);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Found
    {
        present::RunMarkKind kind{};
        present::RunMark mark;
        const present::MarkCluster* cluster = nullptr;
    };

    int valueAt(qreal x) const;
    void gather();
    std::optional<Found> markAt(const QPointF& at) const;
    QString tipOf(const Found& found) const;
    void paintMarks();
    void paintCluster(QPainter& painter, present::RunMarkKind kind,
                      const present::MarkCluster& cluster) const;

    present::RunMarks marks_;
    std::array<std::vector<present::MarkCluster>, present::runMarkKinds> clusters_;
    QPixmap picture_; ///< of all marks: they change seldom, the handle often
    Words words_;
    double position_ = 0;
};

} // namespace tcplab::gui
