#pragma once

#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <optional>
#include <vector>

#include "gui/simulator/ladder_texts.h"
#include "gui/simulator/run_view.h"
#include "present/plot_scale.h"

class QComboBox;

namespace tcplab::gui {

class PlotData;

/// Something of a run against time: axes, zoom and pan, what stands under the pointer, "now", and a
/// legend that tells the values. Who derives draws the data.
///
/// What has not happened yet is drawn grey. The wheel enlarges around the pointer, dragging moves,
/// a click goes to the step; + - 0 and the arrow keys do the same.
class PlotView : public RunView
{
    Q_OBJECT

public:
    explicit PlotView(RunContext& context, QWidget* parent = nullptr);

    QString facts() const override;
    QList<QAction*> tools() override;
    void retranslate() override;
    QSize sizeHint() const override { return {420, 280}; }
    QSize minimumSizeHint() const override { return {260, 130}; }

    /// The piece of time that is drawn, in seconds.
    const present::PlotRange& seconds() const { return seconds_; }
    bool isZoomed() const { return !(seconds_ == bounds_); }
    /// Where a time lies, in widget coordinates.
    qreal xOf(double seconds) const;
    QComboBox& senderChooser() { return *senders_; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showAll();

protected:
    /// One diagram: a sender and where it is drawn.
    struct Pane
    {
        const present::SendSeries* sender = nullptr;
        QRectF rect;
        present::PlotRange values;
        qreal yOf(double value) const;
    };
    struct LegendItem
    {
        int sample = 0; ///< for paintSample()
        QString label;
        QString value; ///< empty: nothing to tell, only what the sign means
    };
    struct Hit
    {
        std::size_t moment = 0;
        std::optional<std::uint64_t> segment;
        QString text;
    };

    /// The least and the most value that is to be seen in this piece of time.
    virtual present::PlotRange valuesOf(const present::SendSeries& sender,
                                        const present::PlotRange& seconds) const = 0;
    /// Thins out what is to be drawn. Called when the piece of time or the size has changed.
    virtual void prepare(const std::vector<Pane>& panes) = 0;
    /// `pane` is the index in what prepare() got. `happened`: in its colours, else grey.
    virtual void paintData(QPainter& painter, std::size_t pane, bool happened) const = 0;
    virtual std::vector<LegendItem> legend(const present::SendSeries& sender,
                                           sim::SimTime t) const = 0;
    virtual void paintSample(QPainter& painter, int sample, const QRectF& target) const = 0;
    virtual QString tickText(const present::SendSeries& sender, double value) const = 0;
    /// What stands at a point of the pane; nothing: only its time counts.
    virtual std::optional<Hit> hitAt(const Pane& pane, QPointF at) const = 0;

    const std::vector<Pane>& panes() const { return panes_; }
    std::uint32_t nowMoment() const;

    void showRun() override;
    void showMoment() override;
    void showTime() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void readMore();
    void fillSenders();
    std::vector<const present::SendSeries*> chosenSenders() const;
    void setSeconds(const present::PlotRange& range);
    void zoom(double factor, double anchor);
    double secondsAt(qreal x) const;
    void invalidate();
    void arrange();
    int legendHeight(bool paint, QPainter* painter) const;
    qreal axisWidth(const std::vector<Pane>& panes) const;
    void paintAxes(QPainter& painter, const Pane& pane, bool withTimes) const;
    void paintNow(QPainter& painter) const;
    void paintEmpty(QPainter& painter) const;
    const Pane* paneAt(QPointF at) const;
    sim::SimTime readingTime() const;
    void describe();

    PlotData& data_;
    QComboBox* senders_ = nullptr;
    QAction* zoomIn_ = nullptr;
    QAction* zoomOut_ = nullptr;
    QAction* showAll_ = nullptr;
    present::PlotRange bounds_;
    present::PlotRange seconds_;
    std::vector<Pane> panes_;
    bool arranged_ = false;
    std::optional<qreal> hover_;
    std::optional<QPointF> pressed_;
    present::PlotRange secondsAtPress_;
    bool dragged_ = false;
    int chosen_ = -1; ///< of senders_, by the person; -1: whoever sends most
};

} // namespace tcplab::gui
