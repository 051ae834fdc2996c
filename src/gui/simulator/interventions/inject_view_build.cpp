// The form's widgets and its words.
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/icons.h"
#include "gui/simulator/interventions/check_box.h"
#include "gui/simulator/interventions/inject_view.h"
#include "present/names.h"

namespace tcplab::gui {

using present::InjectionField;

namespace {

constexpr std::array allFlags{tcp::Flag::Syn, tcp::Flag::Fin, tcp::Flag::Rst, tcp::Flag::Psh,
                              tcp::Flag::Ack, tcp::Flag::Urg, tcp::Flag::Ece, tcp::Flag::Cwr};
constexpr std::array allIcmpErrors{
    tcp::IcmpError::Kind::NetworkUnreachable,  tcp::IcmpError::Kind::HostUnreachable,
    tcp::IcmpError::Kind::ProtocolUnreachable, tcp::IcmpError::Kind::PortUnreachable,
    tcp::IcmpError::Kind::FragmentationNeeded, tcp::IcmpError::Kind::SourceRouteFailed,
    tcp::IcmpError::Kind::SourceQuench,        tcp::IcmpError::Kind::TimeExceeded,
    tcp::IcmpError::Kind::ParameterProblem};

QWidget* beside(const QList<QWidget*>& widgets)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget* widget : widgets)
        row->addWidget(widget, widget == widgets.front() ? 1 : 0);
    return line;
}

} // namespace

QLineEdit* InjectView::addText(const QString& name)
{
    auto* line = new QLineEdit;
    line->setObjectName(name);
    line->setMinimumWidth(56);
    connect(line, &QLineEdit::textChanged, this, &InjectView::touched);
    connect(line, &QLineEdit::returnPressed, this, &InjectView::inject);
    return line;
}

QComboBox* InjectView::addChoice(const QString& name)
{
    auto* choice = new QComboBox;
    choice->setObjectName(name);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(3);
    return choice;
}

void InjectView::addLine(QGridLayout& grid, InjectionField field, QWidget* widget)
{
    Line& line = lines_[field];
    line.label = new QLabel;
    line.field = widget;
    line.side = new ElidedLabel;
    line.label->setBuddy(widget);
    const int row = grid.rowCount();
    grid.addWidget(line.label, row, 0);
    grid.addWidget(widget, row, 1);
    grid.addWidget(line.side, row, 2);
}

void InjectView::arrangeFlags(int columns)
{
    if (columns == flagColumns_) return;
    flagColumns_ = columns;
    auto* grid = static_cast<QGridLayout*>(flagBox_->layout());
    int index = 0;
    for (const tcp::Flag flag : allFlags) {
        grid->removeWidget(flags_.at(flag));
        grid->addWidget(flags_.at(flag), index / columns, index % columns);
        ++index;
    }
}

QWidget* InjectView::buildFlags()
{
    flagBox_ = new QWidget;
    auto* grid = new QGridLayout(flagBox_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    for (const tcp::Flag flag : allFlags) {
        // The RFC's names: not translated.
        auto* box = new CheckBox(QString::fromStdString(tcp::toString(flag)));
        box->setObjectName(box->text());
        flags_[flag] = box;
        connect(box, &QCheckBox::toggled, this, &InjectView::touched);
    }
    arrangeFlags(4);
    return flagBox_;
}

void InjectView::addHeaderLines(QGridLayout& grid)
{
    addLine(grid, InjectionField::Seq, seq_ = addText(QStringLiteral("seq")));
    addLine(grid, InjectionField::Ack, ack_ = addText(QStringLiteral("ack")));
    addLine(grid, InjectionField::Window, window_ = addText(QStringLiteral("window")));
    payload_ = addText(QStringLiteral("payload"));
    payloadAs_ = addChoice(QStringLiteral("payloadAs"));
    addLine(grid, InjectionField::Payload, beside({payload_, payloadAs_}));
    addLine(grid, InjectionField::SourcePort, sourcePort_ = addText(QStringLiteral("sourcePort")));
    addLine(grid, InjectionField::DestinationPort,
            destinationPort_ = addText(QStringLiteral("destinationPort")));
    addLine(grid, InjectionField::UrgentPointer,
            urgentPointer_ = addText(QStringLiteral("urgentPointer")));
}

void InjectView::addOptionLines(QGridLayout& grid)
{
    addLine(grid, InjectionField::Mss, mss_ = addText(QStringLiteral("mss")));
    addLine(grid, InjectionField::WindowScale,
            windowScale_ = addText(QStringLiteral("windowScale")));
    sackPermitted_ = new CheckBox;
    sackPermitted_->setObjectName(QStringLiteral("sackPermitted"));
    connect(sackPermitted_, &QCheckBox::toggled, this, &InjectView::touched);
    addLine(grid, InjectionField::Options, sackPermitted_);
    addLine(grid, InjectionField::Sack, sack_ = addText(QStringLiteral("sack")));
    timestampValue_ = addText(QStringLiteral("timestampValue"));
    timestampEcho_ = addText(QStringLiteral("timestampEcho"));
    addLine(grid, InjectionField::Timestamps, beside({timestampValue_, timestampEcho_}));
}

void InjectView::addIcmpLines(QGridLayout& grid)
{
    icmp_ = addChoice(QStringLiteral("icmp"));
    icmpLabel_ = new QLabel;
    icmpLabel_->setBuddy(icmp_);
    const int row = grid.rowCount();
    grid.addWidget(icmpLabel_, row, 0);
    grid.addWidget(icmp_, row, 1, 1, 2);
    addLine(grid, InjectionField::QuotedSeq, quotedSeq_ = addText(QStringLiteral("quotedSeq")));
    addLine(grid, InjectionField::Fits, fits_ = addText(QStringLiteral("fits")));
}

void InjectView::build()
{
    auto* inside = new QWidget;
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(6, 6, 6, 6);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 2);
    to_ = addChoice(QStringLiteral("to"));
    kind_ = addChoice(QStringLiteral("kind"));
    preset_ = addChoice(QStringLiteral("preset"));
    toLabel_ = new QLabel;
    kindLabel_ = new QLabel;
    toLabel_->setBuddy(to_);
    kindLabel_->setBuddy(kind_);
    grid->addWidget(preset_, 0, 0, 1, 3);
    grid->addWidget(toLabel_, 1, 0);
    grid->addWidget(to_, 1, 1, 1, 2);
    grid->addWidget(kindLabel_, 2, 0);
    grid->addWidget(kind_, 2, 1, 1, 2);
    flagsLabel_ = new QLabel;
    grid->addWidget(flagsLabel_, 3, 0, Qt::AlignTop);
    grid->addWidget(buildFlags(), 3, 1, 1, 2);
    addHeaderLines(*grid);
    addOptionLines(*grid);
    addIcmpLines(*grid);
    grid->setRowStretch(grid->rowCount(), 1);
    area_ = new QScrollArea;
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setWidget(inside);
    // The panel's paper shows through.
    area_->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    form_ = grid;
    footRow_ = grid->rowCount() + 1;
    whole_ = new QVBoxLayout(this);
    whole_->setContentsMargins(0, 0, 0, 0);
    whole_->setSpacing(0);
    whole_->addWidget(area_, 1);
    foot_ = buildFoot();
    whole_->addWidget(foot_);
}

/// Where there is no room for both, what the form says scrolls with it.
void InjectView::resizeEvent(QResizeEvent* event)
{
    RunView::resizeEvent(event);
    const int flag = flags_.at(tcp::Flag::Psh)->sizeHint().width() + 8;
    const int room = width() - flagsLabel_->x() - lines_.at(InjectionField::Ack).label->width() - 40;
    arrangeFlags(std::clamp(room / flag, 2, 4));
    const bool low = height() < 2 * foot_->sizeHint().height();
    if (low == footScrolls_) return;
    footScrolls_ = low;
    if (low) {
        whole_->removeWidget(foot_);
        form_->addWidget(foot_, footRow_, 0, 1, 3);
    } else {
        form_->removeWidget(foot_);
        whole_->addWidget(foot_);
    }
}

QWidget* InjectView::buildFoot()
{
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(8, 4, 8, 6);
    column->setSpacing(2);
    summary_ = new QLabel;
    summary_->setObjectName(QStringLiteral("summary"));
    outcome_ = new QLabel;
    outcome_->setObjectName(QStringLiteral("outcome"));
    for (QLabel* label : {summary_, outcome_}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    inject_ = new QPushButton(gui::icon(Icon::Inject), {});
    inject_->setObjectName(QStringLiteral("inject"));
    anew_ = new QPushButton;
    anew_->setObjectName(QStringLiteral("anew"));
    for (QPushButton* button : {inject_, anew_})
        button->setAutoDefault(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(inject_);
    row->addWidget(anew_);
    row->addStretch(1);
    column->addLayout(row);
    return foot;
}

void InjectView::retranslateChoices()
{
    const auto fill = [](QComboBox* choice, const QStringList& texts) {
        const QSignalBlocker quiet(choice);
        const int chosen = choice->currentIndex();
        choice->clear();
        choice->addItems(texts);
        choice->setCurrentIndex(std::max(chosen, 0));
    };
    fill(to_, {present::hostName(present::HostRole::Client),
               present::hostName(present::HostRole::Server)});
    fill(kind_, {tr("a segment"), tr("an ICMP error")});
    fill(payloadAs_, {tr("text"), tr("hex"), tr("octets", "so many")});
    QStringList presets{tr("Fill in…")};
    for (const present::InjectionPreset preset : present::allInjectionPresets)
        presets << present::presetName(preset);
    fill(preset_, presets);
    QStringList errors;
    for (const tcp::IcmpError::Kind kind : allIcmpErrors)
        errors << present::icmpName(kind);
    fill(icmp_, errors);
    to_->setAccessibleName(tr("To which host"));
    kind_->setAccessibleName(tr("What"));
    preset_->setAccessibleName(tr("Fill in a segment that teaches something"));
    payloadAs_->setAccessibleName(tr("How it is written"));
    icmp_->setAccessibleName(tr("ICMP error"));
}

void InjectView::retranslateLabels()
{
    toLabel_->setText(tr("To"));
    kindLabel_->setText(tr("What"));
    flagsLabel_->setText(tr("Flags"));
    icmpLabel_->setText(tr("ICMP error"));
    const auto set = [this](InjectionField field, const QString& text) {
        lines_[field].label->setText(text);
        lines_[field].field->setAccessibleName(text);
    };
    set(InjectionField::SourcePort, tr("Source port"));
    set(InjectionField::DestinationPort, tr("Destination port"));
    set(InjectionField::Seq, tr("Sequence"));
    set(InjectionField::Ack, tr("Acknowledgment"));
    set(InjectionField::Window, tr("Window"));
    set(InjectionField::UrgentPointer, tr("Urgent pointer"));
    set(InjectionField::Mss, tr("MSS"));
    set(InjectionField::WindowScale, tr("Window scale"));
    set(InjectionField::Timestamps, tr("Timestamps"));
    set(InjectionField::Sack, tr("SACK blocks"));
    set(InjectionField::Options, tr("SACK permitted"));
    set(InjectionField::Payload, tr("Text"));
    set(InjectionField::QuotedSeq, tr("Quoted sequence"));
    set(InjectionField::Fits, tr("Octets that pass"));
    payload_->setAccessibleName(tr("Text"));
    timestampValue_->setAccessibleName(tr("Timestamp value"));
    timestampEcho_->setAccessibleName(tr("Timestamp echo reply"));
    const QString none = tr("none", "an option that is not in the segment");
    for (QLineEdit* option : {mss_, windowScale_, sack_})
        option->setPlaceholderText(none);
    timestampValue_->setPlaceholderText(QStringLiteral("TSval"));
    timestampEcho_->setPlaceholderText(QStringLiteral("TSecr"));
    quotedSeq_->setPlaceholderText(QStringLiteral("SND.UNA"));
    fits_->setPlaceholderText(tr("unknown"));
    inject_->setText(tr("Inject"));
    anew_->setText(tr("Fill in anew"));
    anew_->setToolTip(tr("As the receiver expects the next segment at this moment"));
}

void InjectView::retranslate()
{
    setAccessibleName(title());
    setAccessibleDescription(tr("A form for a segment made by hand"));
    retranslateChoices();
    retranslateLabels();
    look();
}

QString InjectView::title() const
{
    return tr("Inject");
}

} // namespace tcplab::gui
