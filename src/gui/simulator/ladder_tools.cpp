#include "gui/simulator/ladder_tools.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

#include "gui/icons.h"
#include "gui/kinds.h"
#include "gui/simulator/ladder_view.h"
#include "gui/simulator/run_context.h"
#include "gui/simulator/simulation_controller.h"

namespace tcplab::gui {

using present::LadderFilter;
using present::SegmentKind;

namespace {

constexpr int kindCount = static_cast<int>(SegmentKind::Probe) + 1;
constexpr int mostConnectionsInMenu = 20;

} // namespace

LadderTools::LadderTools(RunContext& context, LadderView& ladder, QWidget* parent)
    : QFrame(parent)
    , context_(context)
    , ladder_(ladder)
    , finder_(context)
{
    buildBar();
    buildActions();
    buildFilterMenu();
    connect(&finder_, &LadderFinder::matchesChanged, this, &LadderTools::matchesChanged);
    connect(&context_.controller(), &SimulationController::runChanged, this,
            &LadderTools::runChanged);
    retranslate();
    showState();
}

void LadderTools::buildBar()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto row = [&](QWidget*& widget) {
        widget = new QWidget;
        auto* line = new QHBoxLayout(widget);
        line->setContentsMargins(8, 3, 8, 3);
        line->setSpacing(6);
        column->addWidget(widget);
        return line;
    };
    const auto button = [&](Icon which, void (LadderTools::*slot)()) {
        auto* tool = new QToolButton;
        tool->setIcon(icon(which));
        tool->setAutoRaise(true);
        tool->setMinimumSize(26, 26);
        connect(tool, &QToolButton::clicked, this, slot);
        return tool;
    };
    QHBoxLayout* find = row(findRow_);
    findLabel_ = new QLabel;
    field_ = new QLineEdit;
    field_->setObjectName(QStringLiteral("ladderFind"));
    field_->setClearButtonEnabled(true);
    field_->installEventFilter(this);
    findLabel_->setBuddy(field_);
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& words) {
        searchFrom_ = context_.controller().cursor();
        current_.reset();
        wantsFirst_ = true;
        finder_.search(words);
    });
    count_ = new QLabel;
    count_->setObjectName(QStringLiteral("ladderFindCount"));
    previous_ = button(Icon::Back, &LadderTools::findPrevious);
    next_ = button(Icon::Step, &LadderTools::findNext);
    close_ = button(Icon::Close, &LadderTools::closeFind);
    for (QWidget* part :
         std::initializer_list<QWidget*>{findLabel_, field_, count_, previous_, next_, close_})
        find->addWidget(part, part == field_ ? 1 : 0);
    QHBoxLayout* filter = row(filterRow_);
    hidden_ = new QLabel;
    hidden_->setObjectName(QStringLiteral("ladderHidden"));
    all_ = new QPushButton;
    connect(all_, &QPushButton::clicked, this, &LadderTools::showAllSegments);
    filter->addWidget(hidden_, 1);
    filter->addWidget(all_);
    findRow_->hide();
    filterRow_->hide();
}

void LadderTools::buildActions()
{
    const auto make = [this](const QKeySequence& key, void (LadderTools::*slot)()) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    find_ = make(QKeySequence(QKeySequence::Find), &LadderTools::openFind);
    find_->setIcon(icon(Icon::Search));
    findNext_ = make({}, &LadderTools::findNext);
    findPrevious_ = make({}, &LadderTools::findPrevious);
    nextTransition_ = make(Qt::Key_F10, &LadderTools::nextTransition);
    previousTransition_ = make(Qt::SHIFT | Qt::Key_F10, &LadderTools::previousTransition);
    showAll_ = make({}, &LadderTools::showAllSegments);
}

void LadderTools::buildFilterMenu()
{
    filterMenu_ = new QMenu(this);
    const auto add = [this](bool checked) {
        QAction* action = filterMenu_->addAction(QString());
        action->setCheckable(true);
        action->setChecked(checked);
        connect(action, &QAction::triggered, this, &LadderTools::filterChosen);
        return action;
    };
    for (int kind = 0; kind < kindCount; ++kind)
        kinds_ << add(true);
    filterMenu_->addSeparator();
    onlyLost_ = add(false);
    for (int host = 0; host < 2; ++host) {
        hosts_ << add(false);
        connect(hosts_.back(), &QAction::triggered, this, [this, host](bool on) {
            if (on) hosts_[1 - host]->setChecked(false);
            filterChosen();
        });
    }
    connections_ = filterMenu_->addMenu(QString());
    filterMenu_->addSeparator();
    filterMenu_->addAction(showAll_);
}

QList<QAction*> LadderTools::editActions() const
{
    return {find_, findNext_, findPrevious_, nullptr, nextTransition_, previousTransition_};
}

QAction* LadderTools::filterAction() const
{
    return filterMenu_->menuAction();
}

void LadderTools::retranslate()
{
    findLabel_->setText(tr("Fi&nd:"));
    field_->setPlaceholderText(tr("flags, numbers, states, calls, words of the rules"));
    field_->setAccessibleName(tr("Find in the ladder"));
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(previous_, tr("Previous match (Shift+Enter)"));
    name(next_, tr("Next match (Enter)"));
    name(close_, tr("Close (Esc)"));
    all_->setText(tr("Show all"));
    find_->setText(tr("&Find in the ladder…"));
    findNext_->setText(tr("Find &next"));
    findPrevious_->setText(tr("Find &previous"));
    nextTransition_->setText(tr("To the next state &transition"));
    previousTransition_->setText(tr("To the previous state t&ransition"));
    showAll_->setText(tr("Show &all segments"));
    filterMenu_->setTitle(tr("Segments s&hown"));
    for (int kind = 0; kind < kindCount; ++kind)
        kinds_[kind]->setText(present::kindName(static_cast<SegmentKind>(kind)));
    onlyLost_->setText(tr("Only &lost ones"));
    hosts_[0]->setText(tr("Only the &client's"));
    hosts_[1]->setText(tr("Only the &server's"));
    connections_->setTitle(tr("Co&nnection"));
    fillConnections();
    showState();
}

// Finding

void LadderTools::openFind()
{
    findRow_->show();
    showState();
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
}

void LadderTools::closeFind()
{
    findRow_->hide();
    finder_.search({});
    const QSignalBlocker quiet(field_);
    field_->clear();
    ladder_.setFocus();
    showState();
}

void LadderTools::matchesChanged()
{
    // The first match from where the person was; earlier ones count only when nothing is left.
    if (wantsFirst_) {
        const auto first = finder_.from(searchFrom_ == 0 ? 0 : searchFrom_ - 1);
        const bool behind = first && finder_.matches()[*first].step + 1 >= searchFrom_;
        if (first && (behind || !finder_.isSearching())) {
            wantsFirst_ = false;
            go(first);
            return;
        }
    }
    showState();
}

void LadderTools::go(std::optional<std::size_t> match)
{
    current_ = match;
    if (match) {
        const LadderFinder::Match& found = finder_.matches()[*match];
        context_.controller().goTo(found.step + 1);
        if (found.segment) context_.selectSegment(found.segment);
    }
    showState();
}

void LadderTools::findNext()
{
    if (finder_.words().isEmpty()) return openFind();
    // The moment after a match is its step plus one.
    go(finder_.from(context_.controller().cursor()));
}

void LadderTools::findPrevious()
{
    if (finder_.words().isEmpty()) return openFind();
    const std::size_t cursor = context_.controller().cursor();
    go(finder_.before(cursor == 0 ? 0 : cursor - 1));
}

QString LadderTools::countText() const
{
    if (finder_.words().trimmed().isEmpty()) return {};
    const auto count = static_cast<int>(finder_.matches().size());
    if (finder_.isSearching()) return tr("%L1 so far…", "matches").arg(count);
    if (count == 0) return tr("Not found");
    if (!current_) return tr("%n match(es)", nullptr, count);
    return tr("%L1 of %L2", "number of a match, number of matches").arg(*current_ + 1).arg(count);
}

void LadderTools::showState()
{
    count_->setText(countText());
    const bool some = !finder_.matches().empty();
    previous_->setEnabled(some);
    next_->setEnabled(some);
    std::vector<std::uint64_t> segments;
    for (const LadderFinder::Match& match : finder_.matches())
        if (match.segment) segments.push_back(*match.segment);
    ladder_.setFound(segments);
    const QString hidden = hiddenText();
    hidden_->setText(hidden);
    filterRow_->setVisible(!hidden.isEmpty());
    showAll_->setEnabled(ladder_.filter().isActive());
    setVisible(!findRow_->isHidden() || !filterRow_->isHidden());
}

bool LadderTools::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            closeFind();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                findPrevious();
            else
                findNext();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

// Jumping

/// To the moment after the next step, or the last one before, that changed a state.
void LadderTools::jump(bool forward)
{
    SimulationController& run = context_.controller();
    if (!run.hasRun()) return;
    std::optional<std::size_t> target;
    for (const sim::HostId host : sim::bothHosts) {
        const auto& notes = run.layout().notes(host);
        const auto isBefore = [&](const present::LadderNote& note) {
            return forward ? note.step + 1 <= run.cursor() : note.step + 1 < run.cursor();
        };
        const auto edge = std::partition_point(notes.begin(), notes.end(), isBefore);
        if (forward) {
            const auto found = std::find_if(
                edge, notes.end(), [](const present::LadderNote& note) { return note.state; });
            if (found != notes.end())
                target = std::min(target.value_or(found->step + 1), found->step + 1);
        } else {
            for (auto it = edge; it != notes.begin();) {
                --it;
                if (!it->state) continue;
                target = std::max(target.value_or(0), it->step + 1);
                break;
            }
        }
    }
    if (target)
        run.goTo(*target);
    else if (forward)
        run.toEnd();
    else
        run.toStart();
}

// Filtering

void LadderTools::runChanged()
{
    LadderFilter filter = ladder_.filter();
    filter.conn.reset(); // another run numbers its connections anew
    ladder_.setFilter(filter);
    fillConnections();
    showState();
}

void LadderTools::fillConnections()
{
    connections_->clear();
    std::set<int> known;
    if (context_.controller().hasRun())
        for (const present::LadderArrow& arrow : context_.controller().layout().arrows())
            if (arrow.conn > 0 && known.size() < mostConnectionsInMenu) known.insert(arrow.conn);
    connections_->setEnabled(known.size() > 1);
    for (const int conn : known) {
        QAction* action = connections_->addAction(tr("Only connection %1").arg(conn));
        action->setCheckable(true);
        action->setData(conn);
        action->setChecked(ladder_.filter().conn == conn);
        connect(action, &QAction::triggered, this, [this, conn](bool on) {
            LadderFilter filter = ladder_.filter();
            filter.conn = on ? std::optional(conn) : std::nullopt;
            setFilter(filter);
        });
    }
}

void LadderTools::filterChosen()
{
    LadderFilter filter;
    filter.conn = ladder_.filter().conn;
    for (int kind = 0; kind < kindCount; ++kind)
        if (!kinds_[kind]->isChecked()) filter.kinds.insert(static_cast<SegmentKind>(kind));
    filter.onlyLost = onlyLost_->isChecked();
    if (hosts_[0]->isChecked()) filter.from = sim::HostId::Client;
    if (hosts_[1]->isChecked()) filter.from = sim::HostId::Server;
    setFilter(filter);
}

void LadderTools::setFilter(const LadderFilter& filter)
{
    ladder_.setFilter(filter);
    for (int kind = 0; kind < kindCount; ++kind)
        kinds_[kind]->setChecked(!filter.kinds.contains(static_cast<SegmentKind>(kind)));
    onlyLost_->setChecked(filter.onlyLost);
    hosts_[0]->setChecked(filter.from == sim::HostId::Client);
    hosts_[1]->setChecked(filter.from == sim::HostId::Server);
    for (QAction* action : connections_->actions())
        action->setChecked(filter.conn && action->data().toInt() == *filter.conn);
    showState();
}

void LadderTools::showAllSegments()
{
    setFilter({});
}

QString LadderTools::hiddenText() const
{
    if (!context_.controller().hasRun() || !ladder_.filter().isActive()) return {};
    const auto& layout = context_.controller().layout();
    return tr("%L1 of %L2 segments are hidden by the filter")
        .arg(ladder_.filter().hidden(layout))
        .arg(layout.arrows().size());
}

} // namespace tcplab::gui
