#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

#include "present/run_series.h"

namespace tcplab::gui {

class RunContext;

/// The series of the run now shown, for all plots together: read once for a run, when a plot is
/// first seen; a long run in slices on the event loop.
class PlotData : public QObject
{
    Q_OBJECT

public:
    /// The one of this context; made at first use, dies with it.
    static PlotData& of(RunContext& context);

    /// Begins to read where that has not been done. What is there already can be drawn.
    void request();
    /// Nothing before the first request() for a run.
    const present::RunSeries* series() const { return series_.get(); }
    bool isComplete() const { return complete_; }

Q_SIGNALS:
    /// More of the run has been read, or all of it.
    void grown();
    /// Another run is shown: whoever draws asks anew.
    void forgotten();

private:
    explicit PlotData(RunContext& context);
    void forget();
    void readFor(int milliseconds);

    RunContext& context_;
    std::unique_ptr<present::RunSeries> series_;
    bool complete_ = false;
    QTimer slices_;
};

} // namespace tcplab::gui
