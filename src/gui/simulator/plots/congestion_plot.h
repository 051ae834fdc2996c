#pragma once

#include "gui/simulator/plots/plot_view.h"

namespace tcplab::gui {

/// How much an end may have in flight and how much it has: cwnd, ssthresh, bytes in flight and the
/// peer's window against time, with signs for timeouts and for losses repaired.
class CongestionPlot : public PlotView
{
    Q_OBJECT

public:
    explicit CongestionPlot(RunContext& context, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("congestion"); }
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
    enum Sample { Cwnd, Ssthresh, InFlight, PeerWindow, FirstEvent };
    struct Drawn
    {
        std::vector<present::LevelColumn> cwnd;
        std::vector<present::LevelColumn> ssthresh;
        std::vector<present::LevelColumn> inFlight;
        std::vector<present::LevelColumn> peerWindow;
        struct Sign
        {
            qreal x = 0;
            present::SeriesEvent::Kind kind{};
        };
        std::vector<Sign> signs; ///< one of a kind in each few pixels
    };
    void paintEvents(QPainter& painter, const Pane& pane, const Drawn& drawn, bool happened) const;

    std::vector<Drawn> drawn_;
};

} // namespace tcplab::gui
