#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "gui/simulator/interventions/act_result.h"
#include "present/ladder_layout.h"
#include "present/pacing.h"
#include "sim/history.h"

class QThread;

namespace tcplab::gui {

/// The run that the page shows and the moment at which it stands. Owns the histories (the run as
/// the scenario has it, and one for each time somebody interfered), the cursor, and the only clock
/// by which anything on the page moves.
///
/// Between moment k and the next one the shown time runs from the time of k to the time of k+1; it
/// rests half-way where a segment is on its way, so that there is something to point at.
class SimulationController : public QObject
{
    Q_OBJECT

public:
    static constexpr int defaultStepLength = 1000; ///< ms for one step at speed 1
    static constexpr std::size_t defaultStepLimit = 400'000;
    static constexpr std::size_t mostBranches = 20;

    /// A run, and where it left another one. Cheap to copy: what is long is shared.
    struct Branch
    {
        int id = 0;               ///< stays, whatever else is deleted; 0 is the run as it was made
        int parent = 0;           ///< id of the branch that it left, always lower than its own
        std::size_t forkedAt = 0; ///< moment of the parent at which somebody interfered
        QString name;             ///< given by a person; empty: named by what was done
        std::shared_ptr<sim::History> history;
        std::shared_ptr<const present::LadderLayout> layout;
        present::LadderSpacing spacing{}; ///< of `layout`
        bool complete = true;             ///< false: cut off at the limit of steps
    };

    explicit SimulationController(QObject* parent = nullptr);
    ~SimulationController() override;

    /// Runs the scenario to its end. Short runs are there on return; long ones are made in slices
    /// on the event loop: loadingChanged(), progress(), and then runChanged(). What was open before
    /// stays until the new run is complete.
    void load(std::shared_ptr<const sim::Scenario> scenario);
    bool isLoading() const { return pending_ != nullptr; }
    void cancelLoading();
    /// Most steps of one run; the run is cut off there.
    void setStepLimit(std::size_t limit) { stepLimit_ = limit; }
    std::size_t stepLimit() const { return stepLimit_; }
    /// Runs on from where the run that is shown was cut off, up to the limit of steps as it is now.
    /// What is shown stays until that is done; cancelLoading() leaves it as it was.
    void runFurther();

    bool hasRun() const { return !branches_.empty(); }
    const sim::Scenario& scenario() const { return *scenario_; }
    const sim::History& history() const { return *current().history; }
    const present::LadderLayout& layout() const { return *current().layout; }
    bool isComplete() const { return current().complete; }
    std::size_t steps() const { return hasRun() ? layout().steps() : 0; }
    std::size_t cursor() const { return cursor_; }
    /// The world at the cursor; good until the next call of worldAt().
    const sim::World& world() const { return worldAt(cursor_); }
    const sim::World& worldAt(std::size_t moment) const { return history().at(moment); }
    /// Between the time of the cursor and that of the next moment.
    sim::SimTime displayedTime() const;
    /// What displayedTime() is when nothing moves.
    sim::SimTime restingTime() const;
    sim::SimTime endTime() const;

    bool isPlaying() const { return playing_; }
    bool isMoving() const { return timer_.isActive(); }
    double speed() const { return speed_; }
    static constexpr double slowest = 0.1;
    static constexpr double fastest = 10.0;
    void setSpeed(double factor);
    /// How the steps share the time while the run plays.
    present::Pacing pacing() const { return pacing_; }
    void setPacing(present::Pacing pacing);
    /// Playing stops at these moments, which rise, and says so: stoppedAt().
    void setStops(std::vector<std::size_t> moments) { stops_ = std::move(moments); }
    void setStepLength(int milliseconds);
    bool reducedMotion() const { return reducedMotion_; }
    /// Nothing moves: a step is there at once, a segment on its way rests half-way.
    void setReducedMotion(bool on);
    /// How many lengths of a step it takes to play from a moment to the next, see
    /// present::classroomSeconds().
    double playingWeight(std::size_t moment) const;

    void setSpacing(present::LadderSpacing spacing);
    present::LadderSpacing spacing() const { return spacing_; }

    /// What is on its way now: indices of layout().arrows().
    std::vector<std::uint32_t> inFlight() const;

    // Interventions: simulation_controller_branches.cpp

    /// Carries out a command at the time shown, where the command names no other, and runs on to
    /// the end. The run as it was is kept; a branch goes on from here. Where there are as many
    /// branches as are kept, a branch in which nothing was done by hand after this moment goes on
    /// itself. Each is one step for undo().
    ActResult apply(const sim::Command& command);
    /// Takes a segment off its way at the time shown.
    bool dropSegment(std::uint64_t id);

    std::size_t branchCount() const { return branches_.size(); }
    std::size_t currentBranch() const { return branch_; }
    const Branch& branch(std::size_t index) const { return branches_[index]; }
    /// "main", what a person called it, or what was done: "drop SYN,ACK at 0.075 s".
    QString branchName(std::size_t index) const;
    /// Index of the branch that it left; its own for the main run.
    std::size_t parentOf(std::size_t index) const;
    /// How many branches left this one directly.
    std::size_t childCount(std::size_t index) const;
    /// How many moments two branches have in common.
    std::size_t commonMoments(std::size_t a, std::size_t b) const;
    /// Shows another branch, at the same moment as far as the two are the same.
    void showBranch(std::size_t index);
    /// An empty name: by what was done. The main run keeps its name.
    void renameBranch(std::size_t index, const QString& name);
    enum class Children { Keep, DeleteToo };
    /// The main run stays. Branches that left a deleted one and are kept hang on its parent then.
    void deleteBranch(std::size_t index, Children children);
    /// Back to the scenario as it was, at its start.
    void forgetBranches();

    bool canUndo() const { return done_ > 0; }
    bool canRedo() const { return done_ < changes_.size(); }
    /// What undo() takes back: "drop SYN,ACK"; empty when there is nothing.
    QString undoName() const;
    QString redoName() const;

public Q_SLOTS:
    void toStart() { goTo(0); }
    void toEnd() { goTo(steps()); }
    void back();
    void step();
    void setPlaying(bool on);
    void togglePlaying() { setPlaying(!playing_); }
    void goTo(std::size_t moment);
    /// Stops whatever moves, where it is.
    void hold();
    void returnToMainRun() { showBranch(0); }
    /// Back to the branches, the branch shown and the moment as they were before the last change.
    void undo();
    void redo();

Q_SIGNALS:
    void runChanged();
    /// Another branch is shown.
    void branched();
    /// A branch has come, gone or got another name.
    void branchesChanged();
    void undoChanged();
    void cursorMoved();
    void timeChanged();
    void playingChanged(bool playing);
    /// Another speed or another pacing.
    void paceChanged();
    /// Playing has come to one of the stops.
    void stoppedAt(qulonglong moment);
    /// The animation of a step is over, or play has reached the end.
    void settled();
    void loadingChanged(bool loading);
    void progress(qulonglong steps, double seconds);

private:
    struct Pending;
    /// Everything that an intervention changes.
    struct State
    {
        std::vector<Branch> branches;
        std::size_t branch = 0;
        std::size_t cursor = 0;
        double phase = 0;
    };
    struct Change
    {
        enum class Kind { Act, Rename, Delete, ForgetAll };
        Kind kind{};
        QString subject; ///< Rename, Delete: the name before
        State before;
        State after;
    };

    const Branch& current() const { return branches_[branch_]; }
    void runSlice();
    void startPending();
    void finishPending();
    void finishBranch(Pending& made);
    void finishFurther(const Pending& made);
    void tellOfNewRun();
    bool runFor(int milliseconds);
    present::LadderOptions ladderOptions(const sim::Scenario& scenario) const;
    void layOut(Branch& branch, const sim::Scenario& scenario) const;
    void layOutAside();
    void waitForThreads() const;

    ActResult whyNot(const sim::Command& command) const;
    bool canGoOn(std::size_t index, std::size_t moment) const;
    std::size_t indexOfBranch(int id) const;
    State state() const { return {branches_, branch_, cursor_, phase_}; }
    void restore(const State& state);
    void changed(Change::Kind kind, const QString& subject, State before);
    void forgetOldChanges();
    QString changeName(const Change& change) const;

    double restPhase(std::size_t moment) const;
    bool meetAt(std::size_t moment, const std::vector<std::uint32_t>& flying, double phase) const;
    void place(std::size_t moment, double phase);
    void animateTo(double target, int milliseconds);
    void stopMoving();
    void tick();
    void advanceBy(double milliseconds);
    double sharePerMillisecond() const;

    std::shared_ptr<const sim::Scenario> scenario_;
    std::vector<Branch> branches_; ///< by id; the first is the main run
    std::size_t branch_ = 0;
    int nextBranch_ = 1;
    std::vector<Change> changes_;
    std::size_t done_ = 0; ///< so many of them are done, the rest undone
    std::unique_ptr<Pending> pending_;
    std::size_t stepLimit_ = defaultStepLimit;

    std::size_t cursor_ = 0;
    double phase_ = 0;
    bool playing_ = false;
    std::optional<double> target_; ///< position (moment + phase) at which the animation ends
    double rate_ = 0;              ///< positions a millisecond, while stepping
    double speed_ = 1.0;
    present::Pacing pacing_ = present::Pacing::Steps;
    std::vector<std::size_t> stops_;
    int stepLength_ = defaultStepLength;
    bool reducedMotion_ = false;
    present::LadderSpacing spacing_ = present::LadderSpacing::Even;
    QThread* drawing_ = nullptr; ///< lays out the pending run
    QTimer timer_;
    QTimer sliceTimer_;
    QElapsedTimer sinceTick_;
};

} // namespace tcplab::gui
