#include "gui/simulator/plots/plot_data.h"

#include <QElapsedTimer>

#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

namespace {

constexpr int sliceMilliseconds = 8;   ///< half a frame
constexpr int atOnceMilliseconds = 12; ///< short runs are there when the plot is
constexpr std::size_t stepsBetweenLooks = 64;

} // namespace

PlotData& PlotData::of(RunContext& context)
{
    auto* data = context.findChild<PlotData*>(QString(), Qt::FindDirectChildrenOnly);
    if (!data) data = new PlotData(context);
    return *data;
}

PlotData::PlotData(RunContext& context)
    : QObject(&context)
    , context_(context)
{
    connect(&context.controller(), &SimulationController::runChanged, this, &PlotData::forget);
    connect(&slices_, &QTimer::timeout, this, [this] {
        readFor(sliceMilliseconds);
        Q_EMIT grown();
    });
}

void PlotData::forget()
{
    series_.reset();
    complete_ = false;
    slices_.stop();
    Q_EMIT forgotten();
}

void PlotData::request()
{
    if (series_ || !context_.controller().hasRun()) return;
    series_ = std::make_unique<present::RunSeries>(context_.controller().history());
    readFor(atOnceMilliseconds);
    if (!complete_) slices_.start(0);
}

void PlotData::readFor(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    do {
        complete_ = series_->collect(context_.controller().history(), stepsBetweenLooks);
    } while (!complete_ && clock.elapsed() < milliseconds);
    if (complete_) slices_.stop();
}

} // namespace tcplab::gui
