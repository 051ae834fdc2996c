#include "gui/simulator/time/breakpoint_list.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

using present::Breakpoint;

namespace {

constexpr int firstSliceMilliseconds = 30;
constexpr int sliceMilliseconds = 10;
constexpr std::size_t stepsBetweenLooksAtTheClock = 256;

} // namespace

BreakpointList::BreakpointList(SimulationController& controller, QObject* parent)
    : QObject(parent)
    , controller_(controller)
{
    slices_.setInterval(0);
    connect(&slices_, &QTimer::timeout, this, [this] { lookOn(sliceMilliseconds); });
    connect(&controller_, &SimulationController::runChanged, this, &BreakpointList::lookAgain);
}

void BreakpointList::add(const Breakpoint& breakpoint)
{
    if (isFull()) return;
    auto list = all();
    list.push_back(breakpoint);
    reset(std::move(list));
}

void BreakpointList::replace(std::size_t index, const Breakpoint& breakpoint)
{
    auto list = all();
    if (index >= list.size()) return;
    list[index] = breakpoint;
    reset(std::move(list));
}

void BreakpointList::remove(std::size_t index)
{
    auto list = all();
    if (index >= list.size()) return;
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
    reset(std::move(list));
}

void BreakpointList::removeAll()
{
    if (!all().empty()) reset({});
}

void BreakpointList::setEnabled(std::size_t index, bool enabled)
{
    if (index >= all().size() || all()[index].enabled == enabled) return;
    Breakpoint changed = all()[index];
    changed.enabled = enabled;
    replace(index, changed);
}

void BreakpointList::toggleAt(std::size_t moment)
{
    const auto isHere = [moment](const Breakpoint& each) {
        const auto* step = std::get_if<Breakpoint::Step>(&each.where);
        return step && step->step == moment;
    };
    const auto here = std::ranges::find_if(all(), isHere);
    if (here == all().end())
        add({Breakpoint::Step{moment}});
    else
        remove(static_cast<std::size_t>(here - all().begin()));
}

void BreakpointList::reset(std::vector<Breakpoint> breakpoints)
{
    scan_ = present::BreakpointScan(std::move(breakpoints));
    Q_EMIT listChanged();
    lookAgain();
}

// Looking through the run

bool BreakpointList::isComplete() const
{
    return all().empty() || !controller_.hasRun() || scan_.stepsSeen() >= controller_.steps();
}

void BreakpointList::lookAgain()
{
    scan_ = present::BreakpointScan(scan_.breakpoints());
    lookOn(firstSliceMilliseconds);
}

void BreakpointList::lookOn(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!isComplete() && (milliseconds == 0 || !clock.hasExpired(milliseconds))) {
        const std::size_t end =
            std::min(controller_.steps(), scan_.stepsSeen() + stepsBetweenLooksAtTheClock);
        for (std::size_t step = scan_.stepsSeen(); step < end; ++step)
            scan_.look(step, controller_.history().record(step));
    }
    if (isComplete())
        slices_.stop();
    else
        slices_.start();
    stops_ = scan_.stops();
    controller_.setStops(stops_);
    Q_EMIT hitsChanged();
}

std::optional<std::size_t> BreakpointList::nextStop(std::size_t after)
{
    if (!isComplete()) lookOn(0);
    const auto next = std::ranges::upper_bound(stops_, after);
    return next == stops_.end() ? std::nullopt : std::optional(*next);
}

std::optional<std::size_t> BreakpointList::previousStop(std::size_t before)
{
    if (!isComplete()) lookOn(0);
    const auto here = std::ranges::lower_bound(stops_, before);
    return here == stops_.begin() ? std::nullopt : std::optional(*std::prev(here));
}

QString BreakpointList::reason(std::size_t moment) const
{
    QStringList reasons;
    for (std::size_t i = 0; i < all().size(); ++i)
        if (all()[i].enabled && std::ranges::binary_search(hits(i), moment))
            reasons.append(present::breakpointText(all()[i]));
    return reasons.join(tr("; ", "between two breakpoints that stop at one step"));
}

std::size_t BreakpointList::count(const Breakpoint& breakpoint) const
{
    if (!controller_.hasRun()) return 0;
    present::BreakpointScan scan({breakpoint});
    for (std::size_t step = 0; step < controller_.steps(); ++step)
        scan.look(step, controller_.history().record(step));
    return scan.hits(0).size();
}

// Remembering

QString BreakpointList::toText() const
{
    QJsonArray array;
    for (const Breakpoint& each : all())
        array.append(present::toJson(each));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

void BreakpointList::fromText(const QString& text)
{
    std::vector<Breakpoint> list;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue& value : array)
        if (const auto read = present::breakpointFromJson(value.toObject());
            read && list.size() < most)
            list.push_back(*read);
    reset(std::move(list));
}

} // namespace tcplab::gui
