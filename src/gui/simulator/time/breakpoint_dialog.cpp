#include "gui/simulator/time/breakpoint_dialog.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

#include "gui/simulator/simulation_controller.h"
#include "gui/simulator/time/breakpoint_list.h"
#include "present/explanations.h"
#include "present/names.h"
#include "present/wording.h"
#include "sim/node_reader.h"

namespace tcplab::gui {

using namespace Qt::StringLiterals;
using present::Breakpoint;

namespace {

/// Longer runs are looked through when the breakpoint is set, not while one types.
constexpr std::size_t mostStepsToCount = 200'000;

template <typename Kind>
Kind initial(const Breakpoint& breakpoint)
{
    const auto* where = std::get_if<Kind>(&breakpoint.where);
    return where ? *where : Kind{};
}

std::optional<sim::HostId> hostOf(const QComboBox* box)
{
    if (box->currentIndex() == 0) return std::nullopt;
    return box->currentIndex() == 1 ? sim::HostId::Client : sim::HostId::Server;
}

std::optional<bool> yesNoOf(const QComboBox* box)
{
    if (box->currentIndex() == 0) return std::nullopt;
    return box->currentIndex() == 1;
}

} // namespace

BreakpointDialog::BreakpointDialog(const BreakpointList& list,
                                   const SimulationController& controller,
                                   const Breakpoint& breakpoint, QWidget* parent)
    : QDialog(parent)
    , list_(list)
    , controller_(controller)
    , enabled_(breakpoint.enabled)
    , kind_(new QComboBox)
    , pages_(new QStackedWidget)
    , count_(new QLabel)
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setObjectName(u"breakpointDialog"_s);
    setWindowTitle(tr("Breakpoint"));
    kind_->setObjectName(u"kind"_s);
    auto* layout = new QVBoxLayout(this);
    auto* top = new QFormLayout;
    top->addRow(tr("&Stop where"), kind_);
    layout->addLayout(top);
    layout->addWidget(pages_);
    layout->addWidget(count_);
    layout->addWidget(buttons_);
    // In the order of the variant but for the step, which is the last: F9 sets it.
    buildState(initial<Breakpoint::State>(breakpoint));
    buildSegment(initial<Breakpoint::Segment>(breakpoint));
    buildRule(initial<Breakpoint::Rule>(breakpoint));
    buildTime(initial<Breakpoint::Time>(breakpoint));
    buildStep(initial<Breakpoint::Step>(breakpoint));
    const int steps = pages_->count() - 1;
    const auto index = static_cast<int>(breakpoint.where.index());
    connect(kind_, &QComboBox::currentIndexChanged, pages_, &QStackedWidget::setCurrentIndex);
    kind_->setCurrentIndex(index == 0 ? steps : index - 1);
    for (QComboBox* box : findChildren<QComboBox*>())
        connect(box, &QComboBox::currentTextChanged, this, &BreakpointDialog::showCount);
    for (QSpinBox* box : {nth_, step_})
        connect(box, &QSpinBox::valueChanged, this, &BreakpointDialog::showCount);
    connect(time_, &QDoubleSpinBox::valueChanged, this, &BreakpointDialog::showCount);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    count_->setWordWrap(true);
    showCount();
}

QFormLayout* BreakpointDialog::addPage(const QString& kind)
{
    kind_->addItem(kind);
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    pages_->addWidget(page);
    return form;
}

QComboBox* BreakpointDialog::hostBox(std::optional<sim::HostId> host)
{
    auto* box = new QComboBox;
    box->addItems({tr("either end"), tr("the client"), tr("the server")});
    box->setCurrentIndex(host ? 1 + static_cast<int>(*host) : 0);
    return box;
}

QComboBox* BreakpointDialog::yesNoBox(const QString& any, const QString& yes, const QString& no,
                                      std::optional<bool> value)
{
    auto* box = new QComboBox;
    box->addItems({any, yes, no});
    box->setCurrentIndex(!value ? 0 : *value ? 1 : 2);
    return box;
}

void BreakpointDialog::buildState(const Breakpoint::State& state)
{
    QFormLayout* form = addPage(tr("a state is entered"));
    stateHost_ = hostBox(state.host);
    stateHost_->setObjectName(u"stateHost"_s);
    state_ = new QComboBox;
    state_->setObjectName(u"state"_s);
    for (const tcp::State each : tcp::allStates)
        state_->addItem(present::stateInWords(each));
    state_->setMaxVisibleItems(static_cast<int>(tcp::stateCount));
    state_->setCurrentIndex(static_cast<int>(state.state));
    form->addRow(tr("&Whose"), stateHost_);
    form->addRow(tr("S&tate"), state_);
}

void BreakpointDialog::buildSegment(const Breakpoint::Segment& segment)
{
    QFormLayout* form = addPage(tr("a segment is sent, arrives or is lost"));
    from_ = hostBox(segment.from);
    event_ = new QComboBox;
    event_->setObjectName(u"event"_s);
    event_->addItems({tr("it is sent"), tr("it arrives"), tr("it is lost")});
    event_->setCurrentIndex(static_cast<int>(segment.event));
    flags_ = new QComboBox;
    flags_->setObjectName(u"flags"_s);
    flags_->setEditable(true);
    flags_->addItems({tr("any"), u"SYN"_s, u"SYN,ACK"_s, u"ACK"_s, u"PSH,ACK"_s, u"FIN,ACK"_s,
                      u"RST"_s, u"RST,ACK"_s});
    if (segment.flags) flags_->setEditText(QString::fromStdString(tcp::toString(*segment.flags)));
    again_ = yesNoBox(tr("whether sent before or not"), tr("only retransmissions"),
                      tr("only what is sent for the first time"), segment.again);
    text_ = yesNoBox(tr("with or without text"), tr("only with text"), tr("only without text"),
                     segment.withText);
    nth_ = new QSpinBox;
    nth_->setObjectName(u"nth"_s);
    nth_->setRange(0, 1'000'000);
    nth_->setSpecialValueText(tr("every one"));
    nth_->setValue(segment.nth.value_or(0));
    form->addRow(tr("&From"), from_);
    form->addRow(tr("&When"), event_);
    form->addRow(tr("F&lags"), flags_);
    form->addRow(tr("&Again"), again_);
    form->addRow(tr("T&ext"), text_);
    form->addRow(tr("&Number"), nth_);
}

void BreakpointDialog::buildRule(const Breakpoint::Rule& rule)
{
    QFormLayout* form = addPage(tr("a rule is applied"));
    ruleHost_ = hostBox(rule.host);
    rule_ = new QComboBox;
    rule_->setObjectName(u"rule"_s);
    rule_->setEditable(true);
    rule_->setInsertPolicy(QComboBox::NoInsert);
    rule_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    rule_->completer()->setFilterMode(Qt::MatchContains);
    rule_->setMinimumContentsLength(36);
    rule_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (std::size_t i = 0; i < tcp::ruleCount; ++i) {
        const tcp::RuleInfo& info = tcp::ruleInfo(static_cast<tcp::Rule>(i));
        rule_->addItem(tr("%1: %2", "short name of a rule, and its clause")
                           .arg(present::text(info.id), present::clauseText(info)));
    }
    rule_->setCurrentIndex(static_cast<int>(rule.rule));
    form->addRow(tr("&Who"), ruleHost_);
    form->addRow(tr("&Rule"), rule_);
}

void BreakpointDialog::buildTime(const Breakpoint::Time& time)
{
    QFormLayout* form = addPage(tr("a time is reached"));
    time_ = new QDoubleSpinBox;
    time_->setObjectName(u"time"_s);
    time_->setDecimals(3);
    time_->setRange(0, 1e8);
    time_->setSuffix(tr(" s", "seconds, behind a number"));
    time_->setValue(std::chrono::duration<double>(time.time).count());
    form->addRow(tr("&Time"), time_);
}

void BreakpointDialog::buildStep(const Breakpoint::Step& step)
{
    QFormLayout* form = addPage(tr("a step is done"));
    step_ = new QSpinBox;
    step_->setObjectName(u"step"_s);
    step_->setRange(0, std::numeric_limits<int>::max());
    step_->setValue(static_cast<int>(step.step));
    form->addRow(tr("Ste&p"), step_);
}

std::optional<tcp::Flags> BreakpointDialog::flags(bool* good) const
{
    *good = true;
    const QString typed = flags_->currentText().trimmed();
    if (typed.isEmpty() || typed == flags_->itemText(0)) return std::nullopt;
    const auto parsed = sim::parseFlags(typed.toUpper().remove(u' ').toStdString());
    *good = parsed.has_value();
    return parsed;
}

Breakpoint BreakpointDialog::breakpoint() const
{
    Breakpoint made;
    made.enabled = enabled_;
    bool good = true;
    switch (kind_->currentIndex()) {
    case 0:
        made.where =
            Breakpoint::State{hostOf(stateHost_), static_cast<tcp::State>(state_->currentIndex())};
        break;
    case 1:
        made.where = Breakpoint::Segment{
            hostOf(from_),  static_cast<Breakpoint::Event>(event_->currentIndex()),
            flags(&good),   yesNoOf(again_),
            yesNoOf(text_), nth_->value() > 0 ? std::optional(nth_->value()) : std::nullopt};
        break;
    case 2:
        made.where = Breakpoint::Rule{hostOf(ruleHost_),
                                      static_cast<tcp::Rule>(std::max(0, rule_->currentIndex()))};
        break;
    case 3:
        made.where = Breakpoint::Time{
            sim::Duration{static_cast<std::int64_t>(std::llround(time_->value() * 1e6))}};
        break;
    default:
        made.where = Breakpoint::Step{static_cast<std::size_t>(step_->value())};
        break;
    }
    return made;
}

void BreakpointDialog::showCount()
{
    bool flagsAreGood = true;
    if (kind_->currentIndex() == 1) flags(&flagsAreGood);
    const bool ruleIsKnown =
        kind_->currentIndex() != 2 || rule_->findText(rule_->currentText(), Qt::MatchExactly) >= 0;
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(flagsAreGood && ruleIsKnown);
    if (!flagsAreGood) {
        count_->setText(tr("\"%1\" are no flags. Write some of SYN, FIN, RST, PSH, ACK, URG, ECE, "
                           "CWR with commas between them, or nothing.")
                            .arg(flags_->currentText()));
    } else if (!ruleIsKnown) {
        count_->setText(
            tr("There is no rule \"%1\". Choose one from the list.").arg(rule_->currentText()));
    } else if (!controller_.hasRun() || controller_.steps() > mostStepsToCount) {
        count_->clear();
    } else {
        const auto count = static_cast<int>(list_.count(breakpoint()));
        count_->setText(count == 0 ? tr("It never stops this run.")
                                   : tr("It stops this run %n time(s).", nullptr, count));
    }
}

} // namespace tcplab::gui
