// What a person does to a run: interventions, the branches that they open, undo and redo.
#include "gui/simulator/simulation_controller.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "gui/simulator/pending_run.h"
#include "present/intervention_words.h"

namespace tcplab::gui {

namespace {

/// Undone and deleted branches are kept for undo, but not more than so many steps of them all
/// together: a step takes about a kilobyte.
constexpr std::size_t mostStepsForUndo = 500'000;
constexpr std::size_t mostChanges = 200;

sim::Command atTime(sim::Command command, sim::SimTime when)
{
    std::visit(
        [when](auto& what) {
            if constexpr (requires { what.at; }) {
                if (!what.at) what.at = when;
            }
        },
        command);
    return command;
}

} // namespace

// Acting

ActResult SimulationController::whyNot(const sim::Command& command) const
{
    using Refusal = ActResult::Refusal;
    if (!hasRun()) return {Refusal::NoRun};
    if (isLoading()) return {Refusal::Busy};
    if (std::holds_alternative<sim::NextEvent>(command)) return {Refusal::NotPossible};
    if (const auto* interfere = std::get_if<sim::Interfere>(&command)) {
        if (!world().findInFlight(interfere->segment)) return {Refusal::NotInFlight};
        if (interfere->kind == sim::FaultKind::Duplicate &&
            world().inFlight().size() >= sim::World::maxInFlight)
            return {Refusal::LinkFull};
    }
    if (branches_.size() >= mostBranches && !canGoOn(branch_, cursor_))
        return {Refusal::TooManyBranches};
    return {};
}

/// Whether a branch may be continued from a moment without losing anything that a person did.
bool SimulationController::canGoOn(std::size_t index, std::size_t moment) const
{
    if (index == 0) return false;
    const Branch& which = branches_[index];
    const auto leftLater = [&](const Branch& other) {
        return other.id != which.id && other.parent == which.id && other.forkedAt > moment;
    };
    if (std::ranges::any_of(branches_, leftLater)) return false;
    for (std::size_t step = moment; step < which.history->steps(); ++step)
        if (!std::holds_alternative<sim::NextEvent>(which.history->record(step).command))
            return false;
    return true;
}

ActResult SimulationController::apply(const sim::Command& command)
{
    if (const ActResult refused = whyNot(command); !refused) return refused;
    const sim::SimTime when = displayedTime();
    auto next = std::make_unique<Pending>();
    next->isBranch = true;
    next->goOnPlaying = playing_;
    next->showMoment = cursor_ + 1;
    next->goesOnItself = branches_.size() >= mostBranches;
    if (next->goesOnItself) {
        next->branch = current();
        next->branch.layout.reset();
    } else {
        next->branch.parent = current().id;
        next->branch.forkedAt = cursor_;
    }
    next->branch.complete = true;
    next->branch.history = std::make_shared<sim::History>(history(), cursor_);
    if (!next->branch.history->append(atTime(command, when)))
        return {ActResult::Refusal::NotPossible};
    stopMoving();
    pending_ = std::move(next);
    startPending();
    return {};
}

bool SimulationController::dropSegment(std::uint64_t id)
{
    sim::Interfere drop;
    drop.kind = sim::FaultKind::Drop;
    drop.segment = id;
    return static_cast<bool>(apply(drop));
}

void SimulationController::finishBranch(Pending& made)
{
    State before = state();
    if (made.goesOnItself) {
        branches_[branch_] = std::move(made.branch);
    } else {
        made.branch.id = nextBranch_++;
        branches_.push_back(std::move(made.branch));
        branch_ = branches_.size() - 1;
    }
    cursor_ = std::min(made.showMoment, steps());
    phase_ = restPhase(cursor_);
    changed(Change::Kind::Act, {}, std::move(before));
    tellOfNewRun();
}

// Branches

std::size_t SimulationController::indexOfBranch(int id) const
{
    const auto found = std::ranges::lower_bound(branches_, id, {}, &Branch::id);
    return static_cast<std::size_t>(found - branches_.begin());
}

std::size_t SimulationController::parentOf(std::size_t index) const
{
    return indexOfBranch(branches_[index].parent);
}

std::size_t SimulationController::childCount(std::size_t index) const
{
    const auto isChild = [id = branches_[index].id](const Branch& other) {
        return other.id != 0 && other.parent == id;
    };
    return static_cast<std::size_t>(std::ranges::count_if(branches_, isChild));
}

QString SimulationController::branchName(std::size_t index) const
{
    const Branch& which = branches_[index];
    if (which.id == 0)
        return QCoreApplication::translate("Branches", "main", "the run without interventions");
    if (!which.name.isEmpty()) return which.name;
    return present::interventionWithTime(which.history->record(which.forkedAt));
}

std::size_t SimulationController::commonMoments(std::size_t a, std::size_t b) const
{
    std::size_t common = std::min(branches_[a].history->steps(), branches_[b].history->steps());
    // The later of two branches always comes from an earlier one: climb until they meet.
    while (a != b) {
        std::size_t& later = a > b ? a : b;
        common = std::min(common, branches_[later].forkedAt);
        later = parentOf(later);
    }
    return common;
}

void SimulationController::showBranch(std::size_t index)
{
    if (index >= branches_.size() || index == branch_ || isLoading()) return;
    stopMoving();
    const std::size_t moment = std::min(cursor_, commonMoments(index, branch_));
    branch_ = index;
    if (current().spacing != spacing_) layOut(branches_[branch_], *scenario_);
    cursor_ = moment;
    phase_ = restPhase(cursor_);
    tellOfNewRun();
    Q_EMIT settled();
}

void SimulationController::renameBranch(std::size_t index, const QString& name)
{
    const QString wanted = name.simplified();
    if (index == 0 || index >= branches_.size() || wanted == branches_[index].name) return;
    if (branches_[index].name.isEmpty() && wanted == branchName(index)) return;
    State before = state();
    const QString called = branchName(index);
    branches_[index].name = wanted;
    changed(Change::Kind::Rename, called, std::move(before));
    Q_EMIT branchesChanged();
}

void SimulationController::deleteBranch(std::size_t index, Children children)
{
    if (index == 0 || index >= branches_.size() || isLoading()) return;
    State before = state();
    const QString called = branchName(index);
    State after = before;
    std::unordered_set<int> gone{branches_[index].id};
    std::size_t leftAt = branches_[index].forkedAt;
    for (Branch& other : after.branches) {
        if (!gone.contains(other.parent) || gone.contains(other.id)) continue;
        if (children == Children::DeleteToo) {
            gone.insert(other.id);
            continue;
        }
        other.parent = branches_[index].parent;
        other.forkedAt = std::min(other.forkedAt, leftAt);
    }
    // Whoever looks at a branch that goes finds himself where it left one that stays.
    std::size_t shown = branch_;
    while (gone.contains(branches_[shown].id)) {
        leftAt = std::min(after.cursor, branches_[shown].forkedAt);
        shown = parentOf(shown);
        after.cursor = leftAt;
    }
    const int shownId = branches_[shown].id;
    std::erase_if(after.branches, [&](const Branch& each) { return gone.contains(each.id); });
    const auto place = std::ranges::lower_bound(after.branches, shownId, {}, &Branch::id);
    after.branch = static_cast<std::size_t>(place - after.branches.begin());
    const bool anotherShown = shown != branch_;
    if (anotherShown) {
        restore(after);
    } else {
        branches_ = std::move(after.branches);
        branch_ = after.branch;
    }
    changed(Change::Kind::Delete, called, std::move(before));
    if (!anotherShown) Q_EMIT branchesChanged();
}

void SimulationController::forgetBranches()
{
    if (!hasRun() || isLoading()) return;
    if (branches_.size() == 1) {
        goTo(0);
        return;
    }
    State before = state();
    State after{{branches_.front()}, 0, 0, 0};
    restore(after);
    changed(Change::Kind::ForgetAll, {}, std::move(before));
}

// Undo

void SimulationController::restore(const State& state)
{
    stopMoving();
    branches_ = state.branches;
    branch_ = state.branch;
    cursor_ = std::min(state.cursor, steps());
    if (current().spacing != spacing_) layOut(branches_[branch_], *scenario_);
    phase_ = state.phase;
    tellOfNewRun();
    Q_EMIT settled();
}

void SimulationController::changed(Change::Kind kind, const QString& subject, State before)
{
    changes_.resize(done_);
    changes_.push_back({kind, subject, std::move(before), state()});
    done_ = changes_.size();
    forgetOldChanges();
    Q_EMIT undoChanged();
}

void SimulationController::forgetOldChanges()
{
    std::unordered_set<const sim::History*> counted;
    for (const Branch& each : branches_)
        counted.insert(each.history.get());
    std::size_t kept = 0;
    std::size_t steps = 0;
    while (kept < changes_.size() && kept < mostChanges) {
        for (const Branch& each : changes_[changes_.size() - 1 - kept].before.branches)
            if (counted.insert(each.history.get()).second) steps += each.history->steps();
        if (steps > mostStepsForUndo && kept > 0) break;
        ++kept;
    }
    changes_.erase(changes_.begin(), changes_.end() - static_cast<std::ptrdiff_t>(kept));
    done_ = changes_.size();
}

QString SimulationController::changeName(const Change& change) const
{
    switch (change.kind) {
    case Change::Kind::Act: {
        const sim::History& made = *change.after.branches[change.after.branch].history;
        // Where the act stands, not where the person stood before: while a long branch is made, the
        // cursor may go on.
        return present::interventionName(made.record(change.after.cursor - 1));
    }
    case Change::Kind::Rename:
        return QCoreApplication::translate("Branches", "rename the branch \"%1\"")
            .arg(change.subject);
    case Change::Kind::Delete:
        return QCoreApplication::translate("Branches", "delete the branch \"%1\"")
            .arg(change.subject);
    case Change::Kind::ForgetAll:
        return QCoreApplication::translate("Branches", "forget all branches");
    }
    return {};
}

QString SimulationController::undoName() const
{
    return canUndo() ? changeName(changes_[done_ - 1]) : QString();
}

QString SimulationController::redoName() const
{
    return canRedo() ? changeName(changes_[done_]) : QString();
}

void SimulationController::undo()
{
    if (!canUndo() || isLoading()) return;
    --done_;
    restore(changes_[done_].before);
    Q_EMIT undoChanged();
}

void SimulationController::redo()
{
    if (!canRedo() || isLoading()) return;
    restore(changes_[done_].after);
    ++done_;
    Q_EMIT undoChanged();
}

} // namespace tcplab::gui
