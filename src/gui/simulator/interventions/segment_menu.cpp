#include "gui/simulator/interventions/segment_menu.h"

#include <QKeyEvent>

#include <utility>

#include "gui/icons.h"
#include "gui/simulator/interventions/ask_line.h"
#include "gui/simulator/simulation_controller.h"
#include "present/names.h"
#include "present/wording.h"
#include "sim/scenario_file.h"

namespace tcplab::gui {

namespace {

constexpr int mostSegments = 1'000; ///< that may overtake one

} // namespace

SegmentMenu::SegmentMenu(SimulationController& controller, Meant meant, QWidget* parent)
    : QMenu(parent)
    , controller_(controller)
    , meant_(std::move(meant))
{
    setObjectName(QStringLiteral("segmentMenu"));
    what_ = add(QStringLiteral("what"));
    what_->setEnabled(false);
    addSeparator();
    inspect_ = add(QStringLiteral("inspect"));
    drop_ = add(QStringLiteral("drop"));
    delay_ = add(QStringLiteral("delay"));
    delayBy_ = add(QStringLiteral("delayBy"));
    duplicate_ = add(QStringLiteral("duplicate"));
    corrupt_ = add(QStringLiteral("corrupt"));
    reorder_ = add(QStringLiteral("reorder"));
    reorderBehind_ = add(QStringLiteral("reorderBehind"));
    inspect_->setIcon(gui::icon(Icon::Inspect));
    drop_->setIcon(gui::icon(Icon::Drop));
    delay_->setIcon(gui::icon(Icon::Delay));
    duplicate_->setIcon(gui::icon(Icon::Duplicate));
    corrupt_->setIcon(gui::icon(Icon::Corrupt));
    reorder_->setIcon(gui::icon(Icon::Reorder));
    drop_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    connect(this, &QMenu::aboutToShow, this, &SegmentMenu::refresh);
    connect(inspect_, &QAction::triggered, this, [this] {
        if (const auto id = meant_()) Q_EMIT inspectChosen(*id);
    });
    connect(drop_, &QAction::triggered, this, [this] { act(sim::FaultKind::Drop); });
    connect(delay_, &QAction::triggered, this, [this] { act(sim::FaultKind::Delay, lastDelay_); });
    connect(delayBy_, &QAction::triggered, this, &SegmentMenu::askDelay);
    connect(duplicate_, &QAction::triggered, this, [this] { act(sim::FaultKind::Duplicate); });
    connect(corrupt_, &QAction::triggered, this, [this] { act(sim::FaultKind::Corrupt); });
    connect(reorder_, &QAction::triggered, this, [this] { act(sim::FaultKind::Reorder); });
    connect(reorderBehind_, &QAction::triggered, this, &SegmentMenu::askSegments);
    refresh();
}

QAction* SegmentMenu::add(const QString& name)
{
    QAction* action = addAction(QString());
    action->setObjectName(name);
    return action;
}

void SegmentMenu::act(sim::FaultKind kind, sim::Duration delay, int segments)
{
    const auto id = meant_();
    if (!id) return;
    sim::Interfere command;
    command.kind = kind;
    command.segment = *id;
    command.delay = delay;
    command.segments = segments;
    Q_EMIT chosen(command);
}

void SegmentMenu::askDelay()
{
    const auto check = [](const QString& text) {
        const auto typed = sim::parseDuration(text.simplified().remove(u' ').toStdString());
        if (typed && typed->count() > 0) return QString();
        return tr("A number and a unit, for example 250ms, 1.5s or 2min.");
    };
    auto* ask =
        new AskLine(tr("Delay a segment"), tr("How much later does it arrive?"),
                    QString::fromStdString(sim::durationToText(lastDelay_)), check, parentWidget());
    connect(ask, &AskLine::answered, this, [this](const QString& text) {
        lastDelay_ = *sim::parseDuration(text.simplified().remove(u' ').toStdString());
        act(sim::FaultKind::Delay, lastDelay_);
    });
    ask->open();
}

void SegmentMenu::askSegments()
{
    const auto check = [](const QString& text) {
        bool isNumber = false;
        const int number = text.trimmed().toInt(&isNumber);
        if (isNumber && number >= 1 && number <= mostSegments) return QString();
        return tr("A whole number from 1 to %L1.").arg(mostSegments);
    };
    auto* ask =
        new AskLine(tr("Reorder a segment"), tr("How many later segments arrive before it?"),
                    QString::number(lastSegments_), check, parentWidget());
    connect(ask, &AskLine::answered, this, [this](const QString& text) {
        lastSegments_ = text.trimmed().toInt();
        act(sim::FaultKind::Reorder, sim::Duration{0}, lastSegments_);
    });
    ask->open();
}

const sim::SegmentInFlight* SegmentMenu::segment() const
{
    const auto id = meant_();
    return id && controller_.hasRun() ? controller_.world().findInFlight(*id) : nullptr;
}

/// Whether anything would overtake it, found by holding it back in a copy of the world: what
/// follows a segment may only come because it has arrived.
bool SegmentMenu::isOvertaken(const sim::SegmentInFlight& segment) const
{
    constexpr int enoughSteps = 200;
    sim::World aside = controller_.world();
    aside.setTracing(true);
    sim::Interfere hold;
    hold.kind = sim::FaultKind::Reorder;
    hold.segment = segment.id;
    sim::StepRecord step;
    aside.step(hold, step);
    for (int i = 0; i < enoughSteps && aside.findInFlight(segment.id); ++i) {
        if (!aside.step(sim::NextEvent{}, step)) return false;
        for (const sim::TraceRecord& record : step.records) {
            const auto* other = std::get_if<sim::SegmentRecord>(&record.what);
            if (other && other->event == sim::SegmentEvent::Delivered &&
                other->from == segment.from && other->id > segment.id)
                return true;
        }
    }
    return false;
}

QString SegmentMenu::whyNotReorder(const sim::SegmentInFlight& segment) const
{
    if (segment.overtakenBy > 0) return tr("it already waits to be overtaken");
    if (!isOvertaken(segment)) return tr("nothing follows it on this way");
    return {};
}

/// The reason stands in the entry itself: nobody hovers over what is disabled.
void SegmentMenu::allow(QAction* action, const QString& text, const QString& whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    action->setText(whyNot.isEmpty() ? text : tr("%1 (%2)", "entry, why not").arg(text, whyNot));
}

void SegmentMenu::momentChanged()
{
    // In a run that moves, Ctrl+D takes what is on its way; the rest is looked up when it rests.
    if (controller_.isMoving())
        drop_->setEnabled(true);
    else
        refresh();
}

void SegmentMenu::refresh()
{
    setTitle(tr("The segment on its &way"));
    const sim::SegmentInFlight* segment = this->segment();
    const QString gone = segment ? QString() : tr("nothing is on its way");
    what_->setText(segment ? tr("%1 to the %2", "a segment and a host")
                                 .arg(present::flagsInWords(segment->header.flags),
                                      present::hostWord(segment->from == sim::HostId::Client
                                                            ? present::HostRole::Server
                                                            : present::HostRole::Client))
                           : tr("No segment is on its way."));
    const auto set = [&](QAction* action, const QString& text, const QString& whyNot = {}) {
        // Without a segment the head of the menu says so, once for all.
        allow(action, text, segment ? whyNot : QString());
        if (!segment) action->setEnabled(false);
        action->setToolTip(segment && whyNot.isEmpty() ? QString(text).remove(u'&')
                                                       : (segment ? whyNot : gone));
    };
    set(inspect_, tr("&Inspect"));
    set(drop_, tr("&Drop"));
    set(delay_, tr("De&lay by %1").arg(present::durationInWords(lastDelay_)));
    set(delayBy_, tr("Delay &by…"));
    const bool full = segment && controller_.world().inFlight().size() >= sim::World::maxInFlight;
    set(duplicate_, tr("D&uplicate"), full ? tr("the link is full") : QString());
    set(corrupt_, tr("&Corrupt"),
        segment && segment->corrupted ? tr("it is already damaged") : QString());
    const QString why = segment ? whyNotReorder(*segment) : QString();
    set(reorder_, tr("&Reorder: behind the next one"), why);
    set(reorderBehind_, tr("Reorder: behind &more…"), why);
}

void SegmentMenu::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && drop_->isEnabled()) {
        close();
        drop_->trigger();
        return;
    }
    QMenu::keyPressEvent(event);
}

} // namespace tcplab::gui
