#include "gui/simulator/ladder_finder.h"

#include <algorithm>

#include "gui/simulator/ladder_texts.h"
#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"
#include "present/explanations.h"

namespace tcplab::gui {

namespace {

constexpr int sliceMilliseconds = 8;

} // namespace

LadderFinder::LadderFinder(RunContext& context, QObject* parent)
    : QObject(parent)
    , context_(context)
{
    slices_.setInterval(0);
    connect(&slices_, &QTimer::timeout, this, &LadderFinder::readSlice);
    const auto anew = [this] { search(words_); };
    connect(&context_.controller(), &SimulationController::runChanged, this, anew);
    connect(&context_, &RunContext::notationChanged, this, anew);
}

void LadderFinder::search(const QString& words)
{
    words_ = words;
    next_ = 0;
    matches_.clear();
    slices_.stop();
    if (!words_.trimmed().isEmpty() && context_.controller().hasRun()) {
        // A short run is read at once.
        readSlice();
        if (next_ < context_.controller().steps()) slices_.start();
    }
    Q_EMIT matchesChanged();
}

void LadderFinder::readSlice()
{
    const std::size_t known = matches_.size();
    const std::size_t steps = context_.controller().steps();
    QElapsedTimer clock;
    clock.start();
    while (next_ < steps && !clock.hasExpired(sliceMilliseconds))
        read(next_++);
    const bool over = next_ >= steps;
    if (!slices_.isActive()) return;
    if (over) slices_.stop();
    if (over || matches_.size() != known) Q_EMIT matchesChanged();
}

void LadderFinder::read(std::size_t step)
{
    const sim::StepRecord& record = context_.controller().history().record(step);
    const auto has = [&](const QString& text) {
        return text.contains(words_, Qt::CaseInsensitive);
    };
    bool found = false;
    for (const sim::TraceRecord& trace : record.records) {
        if (const auto* segment = std::get_if<sim::SegmentRecord>(&trace.what)) {
            if (!has(segmentText(*segment))) continue;
            matches_.push_back({step, segment->id});
            return;
        }
        found = found || has(searchableText(trace));
    }
    if (!found) {
        const present::StepText text = present::stepText(record);
        found = has(text.headline) || has(text.body) || has(text.clause);
    }
    if (found) matches_.push_back({step, std::nullopt});
}

/// A segment is found where it leaves or is lost, not again where it arrives.
QString LadderFinder::segmentText(const sim::SegmentRecord& segment) const
{
    const std::size_t index = context_.controller().layout().arrowOf(segment.id);
    if (index == present::LadderLayout::none || segment.event == sim::SegmentEvent::Delivered)
        return {};
    const present::LadderArrow& arrow = context_.controller().layout().arrows()[index];
    if (segment.event == sim::SegmentEvent::Dropped) return lossText(arrow);
    return QStringList{flagsText(arrow.header),
                       present::labelChoices(arrow, context_.numbers()).first(), remarkText(arrow)}
        .join(u' ');
}

std::optional<std::size_t> LadderFinder::from(std::size_t step) const
{
    if (matches_.empty()) return std::nullopt;
    const auto found = std::partition_point(
        matches_.begin(), matches_.end(), [step](const Match& match) { return match.step < step; });
    return found == matches_.end() ? 0 : static_cast<std::size_t>(found - matches_.begin());
}

std::optional<std::size_t> LadderFinder::before(std::size_t step) const
{
    if (matches_.empty()) return std::nullopt;
    const auto found = std::partition_point(
        matches_.begin(), matches_.end(), [step](const Match& match) { return match.step < step; });
    return (found == matches_.begin() ? matches_.size()
                                      : static_cast<std::size_t>(found - matches_.begin())) -
           1;
}

QString searchableText(const sim::TraceRecord& record)
{
    if (const auto* call = std::get_if<sim::CallRecord>(&record.what)) return callText(*call);
    if (const auto* state = std::get_if<sim::StateRecord>(&record.what))
        return present::stateName(state->to) + u' ' + present::stateSecondName(state->to);
    if (const auto* timer = std::get_if<sim::TimerRecord>(&record.what))
        return timer->event == tcp::TimerEvent::Fire ? timerText(timer->timer, timer->orphan)
                                                     : QString();
    if (const auto* icmp = std::get_if<sim::IcmpRecord>(&record.what))
        return QStringLiteral("ICMP ") + present::icmpName(icmp->kind);
    return {};
}

} // namespace tcplab::gui
