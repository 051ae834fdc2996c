#include "gui/simulator/time/time_tools.h"

#include <QAction>
#include <QActionGroup>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>

#include <algorithm>

#include "gui/icons.h"
#include "gui/settings.h"
#include "gui/simulator/run_context.h"
#include "gui/simulator/run_slider.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/time/breakpoints_view.h"
#include "gui/simulator/time/mark_words.h"
#include "gui/simulator/transport_bar.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t leastSteps = 1'000;
constexpr std::size_t mostSteps = 8'000'000;
/// Records, drawing and marks of a step together, as measured: see docs/benchmarks.md.
constexpr std::size_t bytesOfAStep = 2'400;

QString memoryText(std::size_t steps)
{
    return QLocale().formattedDataSize(static_cast<qint64>(steps * bytesOfAStep), 1,
                                       QLocale::DataSizeSIFormat);
}

} // namespace

TimeTools::TimeTools(RunContext& context, TransportBar& transport, QObject* parent)
    : QObject(parent)
    , context_(context)
    , transport_(transport)
    , breakpoints_(context.controller())
    , view_(new BreakpointsView(context, breakpoints_))
{
    makeActions();
    makePaceMenu();
    SimulationController& run = context_.controller();
    connect(&run, &SimulationController::stoppedAt, this,
            [this](qulonglong moment) { sayWhy(static_cast<std::size_t>(moment)); });
    connect(&run, &SimulationController::paceChanged, this, &TimeTools::showPace);
    connect(&breakpoints_, &BreakpointList::hitsChanged, this, &TimeTools::showStops);
    retranslate();
    showPace();
    showStops();
}

TimeTools::~TimeTools() = default;

QAction* TimeTools::makeAction(const QKeySequence& key)
{
    auto* action = new QAction(this);
    action->setShortcut(key);
    return action;
}

void TimeTools::makeActions()
{
    SimulationController& run = context_.controller();
    toggle_ = makeAction(Qt::Key_F9);
    toggle_->setIcon(icon(Icon::Breakpoint));
    toggle_->setAutoRepeat(false);
    connect(toggle_, &QAction::triggered, this, [this, &run] {
        if (run.hasRun()) breakpoints_.toggleAt(run.cursor());
    });
    next_ = makeAction(Qt::CTRL | Qt::Key_F9);
    connect(next_, &QAction::triggered, this, [this] { runTo(true); });
    previous_ = makeAction(Qt::SHIFT | Qt::Key_F9);
    connect(previous_, &QAction::triggered, this, [this] { runTo(false); });
    ask_ = makeAction(Qt::CTRL | Qt::SHIFT | Qt::Key_F9);
    connect(ask_, &QAction::triggered, this, [this] {
        Q_EMIT breakpointsWanted();
        view_->ask();
    });
    removeAll_ = makeAction({});
    connect(removeAll_, &QAction::triggered, &breakpoints_, &BreakpointList::removeAll);
    breakpointMenu_ = std::make_unique<QMenu>();
    breakpointMenu_->addActions({toggle_, ask_, next_, previous_, removeAll_});
}

void TimeTools::makePaceMenu()
{
    SimulationController& run = context_.controller();
    paceMenu_ = std::make_unique<QMenu>();
    paces_ = new QActionGroup(this);
    for (const present::Pacing pacing :
         {present::Pacing::Steps, present::Pacing::Segments, present::Pacing::TrueTime}) {
        QAction* action = paceMenu_->addAction(QString());
        action->setCheckable(true);
        paces_->addAction(action);
        connect(action, &QAction::triggered, &run, [&run, pacing] { run.setPacing(pacing); });
    }
    paceMenu_->addSeparator();
    slower_ = makeAction(Qt::CTRL | Qt::Key_BracketLeft);
    faster_ = makeAction(Qt::CTRL | Qt::Key_BracketRight);
    otherSpeed_ = makeAction({});
    connect(slower_, &QAction::triggered, this, [this] { transport_.changeSpeed(-1); });
    connect(faster_, &QAction::triggered, this, [this] { transport_.changeSpeed(+1); });
    connect(otherSpeed_, &QAction::triggered, &transport_, &TransportBar::askForSpeed);
    paceMenu_->addActions({slower_, faster_, otherSpeed_});
    limit_ = makeAction({});
    connect(limit_, &QAction::triggered, this, &TimeTools::askForLimit);
}

QList<QAction*> TimeTools::runActions() const
{
    return {breakpointMenu_->menuAction(), paceMenu_->menuAction(), limit_};
}

// The limit of steps

void TimeTools::setLimit(std::size_t steps)
{
    SimulationController& run = context_.controller();
    run.setStepLimit(steps);
    run.runFurther();
}

void TimeTools::tellOfLimit()
{
    const SimulationController& run = context_.controller();
    if (run.isComplete()) return;
    const std::size_t steps = run.steps();
    const std::size_t more = std::min(2 * steps, mostSteps);
    Q_EMIT problem([this, steps, more] {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.what =
            tr("This run is longer than %L1 steps; what comes later is not shown.").arg(steps);
        if (more <= steps) return problem;
        problem.tryThis =
            tr("%L1 steps would take about %2 of memory.").arg(more).arg(memoryText(more));
        problem.actionText = tr("Show up to %L1 steps").arg(more);
        problem.action = [this, more] { setLimit(more); };
        return problem;
    });
}

void TimeTools::askForLimit()
{
    const SimulationController& run = context_.controller();
    auto* dialog = new QInputDialog(transport_.window());
    dialog->setObjectName(u"limitDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(static_cast<int>(leastSteps), static_cast<int>(mostSteps));
    dialog->setIntStep(100'000);
    dialog->setIntValue(static_cast<int>(run.stepLimit()));
    dialog->setWindowTitle(tr("Length limit of runs"));
    const auto say = [dialog](int steps) {
        dialog->setLabelText(tr("A run is cut off after so many steps. This many would take about "
                                "%1 of memory.")
                                 .arg(memoryText(static_cast<std::size_t>(steps))));
    };
    say(dialog->intValue());
    connect(dialog, &QInputDialog::intValueChanged, dialog, say);
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int steps) { setLimit(static_cast<std::size_t>(steps)); });
    dialog->open();
}

void TimeTools::runTo(bool forward)
{
    SimulationController& run = context_.controller();
    if (!run.hasRun()) return;
    const auto stop =
        forward ? breakpoints_.nextStop(run.cursor()) : breakpoints_.previousStop(run.cursor());
    if (stop) {
        run.goTo(*stop);
        sayWhy(*stop);
    } else if (breakpoints_.all().empty()) {
        Q_EMIT said(tr("There is no breakpoint. F9 sets one at this step."));
    } else {
        Q_EMIT said(forward ? tr("No breakpoint stops the run after this step.")
                            : tr("No breakpoint stops the run before this step."));
    }
}

void TimeTools::sayWhy(std::size_t moment)
{
    Q_EMIT said(tr("Stopped at a breakpoint · %1").arg(breakpoints_.reason(moment)));
}

void TimeTools::showStops()
{
    std::vector<present::RunMark> marks;
    marks.reserve(breakpoints_.stops().size());
    for (const std::size_t moment : breakpoints_.stops())
        marks.push_back({moment, 0});
    transport_.setBreakpoints(std::move(marks), [this](std::size_t moment) {
        return tr("Breakpoint: %1").arg(breakpoints_.reason(moment));
    });
    removeAll_->setEnabled(!breakpoints_.all().empty());
}

void TimeTools::showPace()
{
    const SimulationController& run = context_.controller();
    paces_->actions()[static_cast<int>(run.pacing())]->setChecked(true);
    slower_->setEnabled(run.speed() > SimulationController::slowest);
    faster_->setEnabled(run.speed() < SimulationController::fastest);
}

void TimeTools::retranslate()
{
    breakpointMenu_->setTitle(tr("Brea&kpoints"));
    toggle_->setText(tr("&Breakpoint at this step"));
    ask_->setText(tr("&Add a breakpoint…"));
    next_->setText(tr("Run to the &next breakpoint"));
    previous_->setText(tr("Back to the &previous breakpoint"));
    removeAll_->setText(tr("Delete &all breakpoints"));
    paceMenu_->setTitle(tr("Pla&ying"));
    const QStringList paces{tr("&Even steps"), tr("A &segment a second"), tr("&True time")};
    for (int i = 0; i < paces.size(); ++i)
        paces_->actions()[i]->setText(paces[i]);
    slower_->setText(tr("S&lower"));
    faster_->setText(tr("&Faster"));
    otherSpeed_->setText(tr("Another s&peed…"));
    limit_->setText(tr("&Length limit of runs…"));
    showStops();
}

void TimeTools::saveState(Settings& settings, const QString& page) const
{
    const SimulationController& run = context_.controller();
    settings.setPageValue(page, u"breakpoints"_s, breakpoints_.toText());
    settings.setPageValue(page, u"pacing"_s, static_cast<int>(run.pacing()));
    settings.setPageValue(page, u"speed"_s, run.speed());
}

void TimeTools::restoreState(const Settings& settings, const QString& page)
{
    SimulationController& run = context_.controller();
    breakpoints_.fromText(settings.pageValue(page, u"breakpoints"_s).toString());
    const int pacing = settings.pageValue(page, u"pacing"_s, 0).toInt();
    run.setPacing(static_cast<present::Pacing>(std::clamp(pacing, 0, 2)));
    run.setSpeed(settings.pageValue(page, u"speed"_s, 1.0).toDouble());
}

} // namespace tcplab::gui
