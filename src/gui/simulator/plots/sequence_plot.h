#pragma once

#include "gui/simulator/plots/plot_view.h"
#include "gui/theme_tokens.h"

namespace tcplab::gui {

/// What an end has sent against time, as in the figures of Stevens: each segment a bar from its
/// first number to behind its last, the acknowledged number as a line of steps below them and the
/// edge of the window above, SACK blocks beside the line; what goes again and what is lost has
/// signs of its own.
class SequencePlot : public PlotView
{
    Q_OBJECT

public:
    explicit SequencePlot(RunContext& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("time-sequence"); }
    QString title() const override;

protected:
    present::PlotRange valuesOf(const present::SendSeries& sender,
                                const present::PlotRange& seconds) const override;
    void prepare(const std::vector<Pane>& panes) override;
    void paintData(QPainter& painter, std::size_t pane, bool happened) const override;
    std::vector<LegendItem> legend(const present::SendSeries& sender,
                                   sim::SimTime t) const override;
    void paintSample(QPainter& painter, int sample, const QRectF& target) const override;
    QString tickText(const present::SendSeries& sender, double value) const override;
    std::optional<Hit> hitAt(const Pane& pane, QPointF at) const override;

private:
    enum Sample { Sent, Acknowledged, WindowEdge, Again, Lost, Probe, Sack };
    struct Drawn
    {
        std::vector<present::BarColumn> bars;
        std::vector<present::BarColumn> again;
        std::vector<present::BarColumn> lost;
        std::vector<present::BarColumn> probes;
        std::vector<present::LevelColumn> acknowledged;
        std::vector<present::LevelColumn> edge;
        std::vector<QLineF> sacks;
    };
    QColor ink(Token token, bool happened) const;
    void paintBars(QPainter& painter, const Pane& pane, const Drawn& drawn, bool happened) const;
    void paintSigns(QPainter& painter, const Pane& pane, const Drawn& drawn, bool happened) const;
    QString segmentText(const present::SendSeries& sender,
                        const present::SeriesSegment& segment) const;

    std::vector<Drawn> drawn_;
};

} // namespace tcplab::gui
