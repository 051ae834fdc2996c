#include "gui/simulator/interventions/inject_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"
#include "present/explanations.h"
#include "present/wording.h"

namespace tcplab::gui {

using present::InjectionField;
using present::InjectionFields;

InjectView::InjectView(RunContext& context, QWidget* parent)
    : RunView(context, parent)
{
    build();
    connect(to_, &QComboBox::activated, this, &InjectView::fillIn);
    connect(kind_, &QComboBox::activated, this, &InjectView::touched);
    connect(icmp_, &QComboBox::activated, this, &InjectView::touched);
    connect(payloadAs_, &QComboBox::activated, this, &InjectView::touched);
    connect(preset_, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            applyPreset(present::allInjectionPresets[static_cast<std::size_t>(index) - 1]);
    });
    connect(anew_, &QPushButton::clicked, this, &InjectView::fillIn);
    connect(inject_, &QPushButton::clicked, this, &InjectView::inject);
    connect(&controller(), &SimulationController::settled, this, [this] {
        if (isVisible()) showMoment();
    });
    retranslate();
}

// What is typed

InjectionFields InjectView::fields() const
{
    InjectionFields fields;
    fields.to = to_->currentIndex() == 1 ? sim::HostId::Server : sim::HostId::Client;
    fields.isIcmp = kind_->currentIndex() == 1;
    fields.sourcePort = sourcePort_->text();
    fields.destinationPort = destinationPort_->text();
    for (const auto& [flag, box] : flags_)
        if (box->isChecked()) fields.flags = fields.flags | flag;
    fields.seq = seq_->text();
    fields.ack = ack_->text();
    fields.window = window_->text();
    fields.urgentPointer = urgentPointer_->text();
    fields.mss = mss_->text();
    fields.windowScale = windowScale_->text();
    fields.timestampValue = timestampValue_->text();
    fields.timestampEcho = timestampEcho_->text();
    fields.sack = sack_->text();
    fields.sackPermitted = sackPermitted_->isChecked();
    fields.payload = payload_->text();
    fields.payloadAs = static_cast<present::OctetsAs>(payloadAs_->currentIndex());
    fields.icmp = static_cast<tcp::IcmpError::Kind>(icmp_->currentIndex());
    fields.quotedSeq = quotedSeq_->text();
    fields.fits = fits_->text();
    return fields;
}

void InjectView::setFields(const InjectionFields& fields)
{
    filling_ = true;
    to_->setCurrentIndex(fields.to == sim::HostId::Server ? 1 : 0);
    kind_->setCurrentIndex(fields.isIcmp ? 1 : 0);
    sourcePort_->setText(fields.sourcePort);
    destinationPort_->setText(fields.destinationPort);
    for (const auto& [flag, box] : flags_)
        box->setChecked(fields.flags.has(flag));
    seq_->setText(fields.seq);
    ack_->setText(fields.ack);
    window_->setText(fields.window);
    urgentPointer_->setText(fields.urgentPointer);
    mss_->setText(fields.mss);
    windowScale_->setText(fields.windowScale);
    timestampValue_->setText(fields.timestampValue);
    timestampEcho_->setText(fields.timestampEcho);
    sack_->setText(fields.sack);
    sackPermitted_->setChecked(fields.sackPermitted);
    payload_->setText(fields.payload);
    payloadAs_->setCurrentIndex(static_cast<int>(fields.payloadAs));
    icmp_->setCurrentIndex(static_cast<int>(fields.icmp));
    quotedSeq_->setText(fields.quotedSeq);
    fits_->setText(fields.fits);
    filling_ = false;
    look();
}

/// The connection whose next segment this would be: the receiver's latest that lives.
const sim::Connection* InjectView::receiver() const
{
    const sim::HostId to = to_->currentIndex() == 1 ? sim::HostId::Server : sim::HostId::Client;
    const auto& all = controller().world().host(to).connections;
    const auto live = std::find_if(all.rbegin(), all.rend(),
                                   [](const sim::Connection& each) { return !each.deleted; });
    return live == all.rend() ? nullptr : &*live;
}

/// The connection that the ports lead to.
const sim::Connection* InjectView::matching(const sim::Injection& injection) const
{
    const sim::World& world = controller().world();
    const sim::Scenario& scenario = world.scenario();
    const std::uint16_t local =
        injection.destinationPort.value_or(scenario.endpoint(injection.to).port);
    const std::uint16_t remote =
        injection.sourcePort.value_or(scenario.endpoint(peerOf(injection.to)).port);
    return world.host(injection.to).findLive({local, remote});
}

void InjectView::fillIn()
{
    if (!controller().hasRun()) return;
    const sim::HostId to = to_->currentIndex() == 1 ? sim::HostId::Server : sim::HostId::Client;
    InjectionFields likely = present::likelyInjection(controller().world(), to, receiver());
    likely.isIcmp = kind_->currentIndex() == 1;
    preset_->setCurrentIndex(0);
    touched_ = false;
    setFields(likely);
}

void InjectView::applyPreset(present::InjectionPreset preset)
{
    if (!controller().hasRun()) return;
    const sim::HostId to = to_->currentIndex() == 1 ? sim::HostId::Server : sim::HostId::Client;
    const auto made = present::presetInjection(preset, controller().world(), to, receiver());
    if (!made) {
        preset_->setCurrentIndex(0);
        outcome_->setText(tr("The receiver has no connection at this moment for which it could be "
                             "made."));
        return;
    }
    touched_ = true;
    setFields(*made);
}

void InjectView::focusForm()
{
    area_->ensureVisible(0, 0);
    preset_->setFocus(Qt::ShortcutFocusReason);
}

void InjectView::touched()
{
    if (filling_) return;
    touched_ = true;
    look();
}

void InjectView::inject()
{
    if (!controller().hasRun()) return;
    const InjectionFields typed = fields();
    const present::InjectionRead first = present::readInjection(typed, nullptr);
    const present::InjectionRead read = present::readInjection(typed, matching(first.injection));
    if (read.isGood()) {
        Q_EMIT chosen(sim::InjectSegment{read.injection, {}});
        return;
    }
    QWidget* field = lines_.at(read.wrong.begin()->first).field;
    if (auto* line = field->findChild<QLineEdit*>()) field = line;
    field->setFocus(Qt::ShortcutFocusReason);
    area_->ensureWidgetVisible(field);
}

// What it is

void InjectView::showMoment()
{
    if (!touched_ && !controller().isMoving())
        fillIn();
    else if (!controller().isMoving())
        look();
}

void InjectView::showKind()
{
    const bool isIcmp = kind_->currentIndex() == 1;
    const bool fits = isIcmp && static_cast<tcp::IcmpError::Kind>(icmp_->currentIndex()) ==
                                    tcp::IcmpError::Kind::FragmentationNeeded;
    for (auto& [field, line] : lines_) {
        const bool ports =
            field == InjectionField::SourcePort || field == InjectionField::DestinationPort;
        const bool ofIcmp = field == InjectionField::QuotedSeq || field == InjectionField::Fits;
        const bool shown = ports || (field == InjectionField::Fits ? fits : ofIcmp == isIcmp);
        for (QWidget* widget :
             {static_cast<QWidget*>(line.label), line.field, static_cast<QWidget*>(line.side)})
            widget->setVisible(shown);
    }
    for (QWidget* widget : {static_cast<QWidget*>(flagsLabel_), flagBox_})
        widget->setVisible(!isIcmp);
    for (QWidget* widget : {static_cast<QWidget*>(icmpLabel_), static_cast<QWidget*>(icmp_)})
        widget->setVisible(isIcmp);
    // Without the ACK bit the field means nothing.
    ack_->setEnabled(flags_.at(tcp::Flag::Ack)->isChecked());
    urgentPointer_->setEnabled(flags_.at(tcp::Flag::Urg)->isChecked());
}

void InjectView::look()
{
    showKind();
    if (!controller().hasRun()) return;
    const InjectionFields typed = fields();
    const present::InjectionRead ports = present::readInjection(typed, nullptr);
    const sim::Connection* connection = matching(ports.injection);
    const present::InjectionRead read = present::readInjection(typed, connection);
    showSides(read, connection);
    inject_->setEnabled(read.isGood());
    if (!read.isGood()) {
        const auto& [field, sentence] = *read.wrong.begin();
        summary_->setText(QStringLiteral("\u2717 ") +
                          tr("%1: %2", "a field and what is wrong with it")
                              .arg(lines_.at(field).label->text(), sentence));
        outcome_->clear();
        return;
    }
    summary_->setText(present::injectionInWords(read.injection, connection));
    showOutcome(read);
}

void InjectView::showSides(const present::InjectionRead& read, const sim::Connection* connection)
{
    const bool hasAck = flags_.at(tcp::Flag::Ack)->isChecked();
    for (auto& [field, line] : lines_) {
        QString words;
        if (field == InjectionField::Seq)
            words = present::besideRcvNxt(read.injection.header.seq, connection);
        if (field == InjectionField::Ack && hasAck)
            words = present::besideSndNxt(read.injection.header.ack, connection);
        const auto wrong = read.wrong.find(field);
        const bool isWrong = wrong != read.wrong.end();
        line.side->setText(isWrong ? QStringLiteral("\u2717 ") + wrong->second : words);
        line.field->setAccessibleDescription(isWrong ? wrong->second : words);
        QPalette palette = line.side->palette();
        palette.setColor(QPalette::WindowText, color(isWrong ? Token::Error : Token::Muted));
        line.side->setPalette(palette);
    }
}

/// What the model does with it, found by doing it in a copy of the world.
void InjectView::showOutcome(const present::InjectionRead& read)
{
    if (controller().isMoving()) return;
    sim::World aside = controller().world();
    aside.setTracing(true);
    const sim::StepRecord step =
        aside.step(sim::InjectSegment{read.injection, controller().displayedTime()});
    outcome_->setText(
        step.applied ? tr("Then: %1", "what would happen").arg(present::stepText(step).headline)
                     : QString());
}

QString InjectView::summary() const
{
    return summary_->text();
}

QString InjectView::outcome() const
{
    return outcome_->text();
}

QString InjectView::wrong(InjectionField field) const
{
    return lines_.at(field).side->text();
}

} // namespace tcplab::gui
