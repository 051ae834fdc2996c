#include "gui/simulator/simulation_controller.h"

#include <QThread>

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/simulator/pending_run.h"

namespace tcplab::gui {

namespace {

constexpr int frameMilliseconds = 16;
/// A run that is ready in so short a time needs no word about progress.
constexpr int firstSliceMilliseconds = 60;
constexpr int sliceMilliseconds = 12;
constexpr std::size_t stepsBetweenLooksAtTheClock = 128;

double seconds(sim::SimTime t)
{
    return std::chrono::duration<double>(t.time_since_epoch()).count();
}

std::shared_ptr<const present::LadderLayout> layoutOf(const sim::History& history,
                                                      const present::LadderOptions& options)
{
    return std::make_shared<const present::LadderLayout>(present::layoutLadder(
        history.steps(),
        [&history](std::size_t step) -> const sim::StepRecord& { return history.record(step); },
        options));
}

} // namespace

SimulationController::SimulationController(QObject* parent)
    : QObject(parent)
{
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(frameMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &SimulationController::tick);
    sliceTimer_.setInterval(0);
    connect(&sliceTimer_, &QTimer::timeout, this, &SimulationController::runSlice);
}

SimulationController::~SimulationController()
{
    waitForThreads();
}

// Making runs

void SimulationController::load(std::shared_ptr<const sim::Scenario> scenario)
{
    cancelLoading();
    stopMoving();
    pending_ = std::make_unique<Pending>();
    pending_->branch.history = std::make_shared<sim::History>(scenario);
    pending_->scenario = std::move(scenario);
    startPending();
}

void SimulationController::runFurther()
{
    if (!hasRun() || isLoading() || isComplete() || stepLimit_ <= steps()) return;
    stopMoving();
    waitForThreads(); // one that was cancelled may still read the history
    pending_ = std::make_unique<Pending>();
    pending_->goesFurther = true;
    // The same history: what is laid out and shown of it stays as it is until there is more.
    pending_->branch.history = current().history;
    startPending();
}

void SimulationController::finishFurther(const Pending& made)
{
    Branch& longer = branches_[branch_];
    longer.complete = made.branch.complete;
    longer.layout = made.branch.layout;
    longer.spacing = made.branch.spacing;
    tellOfNewRun();
}

void SimulationController::startPending()
{
    if (runFor(firstSliceMilliseconds)) {
        finishPending();
        return;
    }
    Q_EMIT loadingChanged(true);
    sliceTimer_.start();
}

void SimulationController::cancelLoading()
{
    if (!pending_) return;
    sliceTimer_.stop();
    drawing_ = nullptr; // what it makes is thrown away
    pending_.reset();
    Q_EMIT loadingChanged(false);
}

bool SimulationController::runFor(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    sim::History& history = *pending_->branch.history;
    while (history.steps() < stepLimit_) {
        const std::size_t most =
            std::min(stepsBetweenLooksAtTheClock, stepLimit_ - history.steps());
        if (history.runToEnd(most)) return true;
        if (clock.hasExpired(milliseconds)) return false;
    }
    pending_->branch.complete = false;
    return true;
}

void SimulationController::runSlice()
{
    if (runFor(sliceMilliseconds)) {
        sliceTimer_.stop();
        layOutAside();
        return;
    }
    const sim::History& history = *pending_->branch.history;
    const std::size_t done = history.steps();
    Q_EMIT progress(done, done == 0 ? 0.0 : seconds(history.record(done - 1).t));
}

void SimulationController::finishPending()
{
    const std::unique_ptr<Pending> made = std::exchange(pending_, nullptr);
    if (!made->branch.layout || made->branch.spacing != spacing_)
        layOut(made->branch, made->scenario ? *made->scenario : *scenario_);
    if (made->isBranch) {
        finishBranch(*made);
    } else if (made->goesFurther) {
        finishFurther(*made);
    } else {
        scenario_ = made->scenario;
        branches_.clear();
        branches_.push_back(std::move(made->branch));
        branch_ = 0;
        nextBranch_ = 1;
        changes_.clear();
        done_ = 0;
        cursor_ = 0;
        phase_ = restPhase(0);
        tellOfNewRun();
        Q_EMIT undoChanged();
    }
    if (made->goOnPlaying)
        setPlaying(true);
    else
        Q_EMIT settled();
}

void SimulationController::tellOfNewRun()
{
    Q_EMIT runChanged();
    Q_EMIT branched();
    Q_EMIT branchesChanged();
    Q_EMIT cursorMoved();
    Q_EMIT timeChanged();
}

present::LadderOptions SimulationController::ladderOptions(const sim::Scenario& scenario) const
{
    present::LadderOptions options;
    options.spacing = spacing_;
    options.unit =
        std::max({scenario.links[0].delay, scenario.links[1].delay, sim::Duration{1000}});
    return options;
}

void SimulationController::layOut(Branch& branch, const sim::Scenario& scenario) const
{
    branch.layout = layoutOf(*branch.history, ladderOptions(scenario));
    branch.spacing = spacing_;
}

/// A long run is laid out in a thread of its own: that takes a second for a million segments. It
/// reads nothing but the records, and these do not change meanwhile.
void SimulationController::layOutAside()
{
    const auto& scenario = pending_->scenario ? *pending_->scenario : *scenario_;
    const present::LadderOptions options = ladderOptions(scenario);
    const auto made = std::make_shared<std::shared_ptr<const present::LadderLayout>>();
    QThread* thread = QThread::create([history = pending_->branch.history, options, made] {
        *made = layoutOf(*history, options);
    });
    thread->setParent(this);
    drawing_ = thread;
    connect(thread, &QThread::finished, this, [this, thread, made, options] {
        thread->deleteLater();
        if (thread != drawing_) return; // cancelled
        drawing_ = nullptr;
        pending_->branch.layout = *made;
        pending_->branch.spacing = options.spacing;
        finishPending();
        Q_EMIT loadingChanged(false);
    });
    thread->start();
}

void SimulationController::waitForThreads() const
{
    for (QThread* thread : findChildren<QThread*>())
        thread->wait();
}

void SimulationController::setSpacing(present::LadderSpacing spacing)
{
    if (spacing == spacing_) return;
    spacing_ = spacing;
    if (!hasRun()) return;
    layOut(branches_[branch_], *scenario_); // the others when they are shown
    Q_EMIT runChanged();
}

std::vector<std::uint32_t> SimulationController::inFlight() const
{
    if (!hasRun()) return {};
    return layout().inFlight(cursor_);
}

// Moving

sim::SimTime SimulationController::displayedTime() const
{
    if (!hasRun()) return {};
    const sim::SimTime from = layout().momentTime(cursor_);
    if (cursor_ >= steps()) return from;
    const double phase = reducedMotion_ ? restPhase(cursor_) : phase_;
    const auto span = static_cast<double>((layout().momentTime(cursor_ + 1) - from).count());
    return from + sim::Duration{static_cast<std::int64_t>(std::llround(span * phase))};
}

sim::SimTime SimulationController::restingTime() const
{
    if (!hasRun()) return {};
    const sim::SimTime from = layout().momentTime(cursor_);
    if (cursor_ >= steps()) return from;
    const auto span = static_cast<double>((layout().momentTime(cursor_ + 1) - from).count());
    return from + sim::Duration{static_cast<std::int64_t>(std::llround(span * restPhase(cursor_)))};
}

sim::SimTime SimulationController::endTime() const
{
    return hasRun() ? layout().momentTime(steps()) : sim::SimTime{};
}

/// Whether segments of opposite directions are at about the same place between two moments.
bool SimulationController::meetAt(std::size_t moment, const std::vector<std::uint32_t>& flying,
                                  double phase) const
{
    constexpr std::size_t fewEnoughToTell = 32;
    constexpr double sideBySide = 0.12;     // of the way: an envelope and a gap
    constexpr double belowOneAnother = 0.5; // of a row
    if (flying.size() > fewEnoughToTell) return false;
    const sim::SimTime from = layout().momentTime(moment);
    const auto span = static_cast<double>((layout().momentTime(moment + 1) - from).count());
    const sim::SimTime t = from + sim::Duration{static_cast<std::int64_t>(span * phase)};
    const auto place = [&](std::uint32_t index) {
        const present::LadderArrow& arrow = layout().arrows()[index];
        const double part = present::LadderLayout::progress(arrow, t);
        return std::pair(arrow.from == sim::HostId::Client ? part : 1 - part,
                         present::between(arrow.start, arrow.end, part).rows);
    };
    for (const std::uint32_t a : flying) {
        for (const std::uint32_t b : flying) {
            if (layout().arrows()[a].from == layout().arrows()[b].from) continue;
            const auto [xA, rowA] = place(a);
            const auto [xB, rowB] = place(b);
            if (std::abs(xA - xB) < sideBySide && std::abs(rowA - rowB) < belowOneAnother)
                return true;
        }
    }
    return false;
}

double SimulationController::restPhase(std::size_t moment) const
{
    if (!hasRun() || moment >= steps()) return 0;
    const bool timePasses = layout().momentTime(moment + 1) > layout().momentTime(moment);
    if (!timePasses) return 0.0;
    const std::vector<std::uint32_t> flying = layout().inFlight(moment);
    if (flying.empty()) return 0.0;
    // Half-way, but not where two segments meet and one would hide the other.
    for (const double phase : {0.5, 0.36, 0.64, 0.25})
        if (!meetAt(moment, flying, phase)) return phase;
    return 0.5;
}

double SimulationController::playingWeight(std::size_t moment) const
{
    if (!hasRun() || moment >= steps()) return 1.0;
    return present::classroomSeconds(layout(), moment, pacing_);
}

void SimulationController::setSpeed(double factor)
{
    speed_ = std::clamp(factor, slowest, fastest);
    if (target_ && timer_.isActive() && !playing_) animateTo(*target_, stepLength_);
    Q_EMIT paceChanged();
}

void SimulationController::setPacing(present::Pacing pacing)
{
    if (pacing == pacing_) return;
    pacing_ = pacing;
    Q_EMIT paceChanged();
}

void SimulationController::setStepLength(int milliseconds)
{
    stepLength_ = std::max(milliseconds, 0);
}

void SimulationController::setReducedMotion(bool on)
{
    if (on == reducedMotion_) return;
    reducedMotion_ = on;
    if (on && !playing_ && target_) goTo(static_cast<std::size_t>(*target_));
    Q_EMIT timeChanged();
}

void SimulationController::stopMoving()
{
    timer_.stop();
    target_.reset();
    if (!playing_) return;
    playing_ = false;
    Q_EMIT playingChanged(false);
}

void SimulationController::hold()
{
    if (!isMoving() && !playing_) return;
    stopMoving();
    Q_EMIT settled();
}

void SimulationController::place(std::size_t moment, double phase)
{
    const bool moved = moment != cursor_;
    cursor_ = moment;
    phase_ = moment >= steps() ? 0.0 : phase;
    if (moved) Q_EMIT cursorMoved();
    Q_EMIT timeChanged();
}

void SimulationController::goTo(std::size_t moment)
{
    if (!hasRun()) return;
    stopMoving();
    moment = std::min(moment, steps());
    place(moment, restPhase(moment));
    Q_EMIT settled();
}

void SimulationController::back()
{
    if (!hasRun()) return;
    // A step that has not arrived yet is taken back before any other.
    const bool onTheWay =
        !playing_ && target_ && std::floor(*target_) > static_cast<double>(cursor_);
    if (onTheWay)
        goTo(cursor_);
    else
        goTo(cursor_ == 0 ? 0 : cursor_ - 1);
}

void SimulationController::step()
{
    if (!hasRun()) return;
    if (target_ && !playing_) {
        // Pressed again before the last one was over: that one is done at once.
        const auto moment = static_cast<std::size_t>(std::floor(*target_));
        place(std::min(moment, steps()), restPhase(moment));
    }
    stopMoving();
    if (cursor_ >= steps()) {
        Q_EMIT settled();
        return;
    }
    const std::size_t next = cursor_ + 1;
    const double weight =
        std::max(1.0, present::classroomSeconds(layout(), cursor_, present::Pacing::Steps));
    animateTo(static_cast<double>(next) + restPhase(next), static_cast<int>(stepLength_ * weight));
}

void SimulationController::animateTo(double target, int milliseconds)
{
    const double position = static_cast<double>(cursor_) + phase_;
    target_ = target;
    if (reducedMotion_ || milliseconds <= 0 || target <= position) {
        target_.reset();
        const auto moment = static_cast<std::size_t>(std::floor(target));
        place(moment, restPhase(moment));
        Q_EMIT settled();
        return;
    }
    rate_ = (target - position) / (milliseconds / speed_);
    sinceTick_.start();
    timer_.start();
}

void SimulationController::setPlaying(bool on)
{
    if (on == playing_ || !hasRun()) return;
    if (!on) {
        stopMoving();
        Q_EMIT settled();
        return;
    }
    if (cursor_ >= steps()) place(0, 0);
    playing_ = true;
    target_ = static_cast<double>(steps());
    Q_EMIT playingChanged(true);
    sinceTick_.start();
    timer_.start();
}

double SimulationController::sharePerMillisecond() const
{
    if (!playing_) return rate_;
    return speed_ / std::max(1.0, stepLength_ * playingWeight(cursor_));
}

void SimulationController::tick()
{
    advanceBy(static_cast<double>(sinceTick_.restart()));
}

void SimulationController::advanceBy(double milliseconds)
{
    while (milliseconds > 0 && target_) {
        const double rate = sharePerMillisecond();
        const double toNext = (1.0 - phase_) / rate;
        const double goal = *target_ - static_cast<double>(cursor_);
        if (goal < 1.0 && goal - phase_ <= milliseconds * rate) {
            place(cursor_, goal);
            stopMoving();
            Q_EMIT settled();
            return;
        }
        if (milliseconds < toNext) {
            place(cursor_, phase_ + milliseconds * rate);
            return;
        }
        milliseconds -= toNext;
        place(cursor_ + 1, 0.0);
        if (playing_ && std::ranges::binary_search(stops_, cursor_)) {
            goTo(cursor_);
            Q_EMIT stoppedAt(cursor_);
        }
    }
}

} // namespace tcplab::gui
