#include "gui/simulator/interventions/host_column.h"
#include "gui/simulator/interventions/check_box.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/simulator/interventions/host_marker.h"
#include "gui/simulator/simulation_controller.h"
#include "gui/theme.h"
#include "present/messages.h"
#include "present/names.h"
#include "present/wording.h"
#include "sim/options.h"
#include "sim/scenario_file.h"

namespace tcplab::gui {

using present::OctetsAs;
using sim::CallKind;

namespace {

constexpr std::uint64_t mostOctets = 16u << 20; ///< of one SEND by hand
constexpr std::size_t octetsForAnswer = 1'000;  ///< an answer does not hang on how many

QWidget* inOneLine(const QList<QWidget*>& widgets, QWidget* wide)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget* widget : widgets)
        row->addWidget(widget, widget == wide ? 1 : 0);
    if (!wide) row->addStretch(1);
    return line;
}

} // namespace

HostColumn::HostColumn(SimulationController& controller, sim::HostId host, QWidget* parent)
    : QWidget(parent)
    , controller_(controller)
    , host_(host)
{
    setObjectName(host == sim::HostId::Client ? QStringLiteral("client")
                                              : QStringLiteral("server"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    addHead(*grid);
    QWidget* toSend = sendFields();
    QWidget* toReceive = receiveFields();
    QWidget* toSet = setFields();
    addRow(*grid, CallKind::Connect, nullptr, nullptr);
    addRow(*grid, CallKind::Listen, listenFields(), nullptr);
    addRow(*grid, CallKind::Accept, nullptr, nullptr);
    addRow(*grid, CallKind::Send, toSend, data_);
    addRow(*grid, CallKind::Receive, toReceive, wanted_);
    for (const CallKind kind :
         {CallKind::Close, CallKind::Shutdown, CallKind::Abort, CallKind::Crash, CallKind::Restart})
        addRow(*grid, kind, nullptr, nullptr);
    addRow(*grid, CallKind::Set, toSet, value_);
    grid->setRowStretch(grid->rowCount(), 1);
    retranslate();
}

void HostColumn::addHead(QGridLayout& grid)
{
    marker_ = new HostMarker(host_ == sim::HostId::Client ? present::HostRole::Client
                                                          : present::HostRole::Server);
    name_ = new QLabel;
    name_->setObjectName(QStringLiteral("name"));
    state_ = new ElidedLabel;
    state_->setObjectName(QStringLiteral("state"));
    grid.addWidget(inOneLine({marker_, name_, state_}, state_), 0, 0, 1, 2);
    connection_ = new QComboBox;
    connection_->setObjectName(QStringLiteral("connection"));
    connection_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connection_->setMinimumContentsLength(8);
    connect(connection_, &QComboBox::activated, this, [this] {
        optionChosen();
        showAnswers();
    });
    grid.addWidget(connection_, 1, 0, 1, 2);
    connection_->hide();
}

void HostColumn::addRow(QGridLayout& grid, CallKind kind, QWidget* fields, QWidget* first)
{
    Row& row = rows_[kind];
    row.button = new QPushButton;
    row.button->setObjectName(present::text(sim::id(kind)));
    row.button->setAutoDefault(true);
    row.answer = new ElidedLabel;
    row.field = first;
    connect(row.button, &QPushButton::clicked, this, [this, kind] { call(kind); });
    const int line = grid.rowCount();
    grid.addWidget(row.button, line, 0);
    if (!fields) {
        grid.addWidget(row.answer, line, 1);
        return;
    }
    grid.addWidget(fields, line, 1);
    // What else can be chosen stands before the answer: two hosts fit beside one another.
    const std::map<CallKind, QWidget*> second{
        {CallKind::Send, urgent_}, {CallKind::Listen, backlog_}, {CallKind::Set, value_}};
    const auto found = second.find(kind);
    QWidget* more = found == second.end() ? nullptr : found->second;
    grid.addWidget(more ? inOneLine({more, row.answer}, row.answer) : row.answer, line + 1, 1);
}

QWidget* HostColumn::listenFields()
{
    acceptAtOnce_ = new CheckBox;
    acceptAtOnce_->setObjectName(QStringLiteral("acceptAtOnce"));
    acceptAtOnce_->setChecked(true);
    backlog_ = new QSpinBox;
    backlog_->setObjectName(QStringLiteral("backlog"));
    backlog_->setRange(0, 65535);
    backlog_->setValue(128);
    return inOneLine({acceptAtOnce_}, nullptr);
}

QWidget* HostColumn::sendFields()
{
    data_ = new QLineEdit(QStringLiteral("hello"));
    data_->setObjectName(QStringLiteral("data"));
    data_->setMinimumWidth(60);
    dataAs_ = new QComboBox;
    dataAs_->setObjectName(QStringLiteral("dataAs"));
    dataAs_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    dataAs_->setMinimumContentsLength(3);
    for (const OctetsAs as : {OctetsAs::Text, OctetsAs::Hex, OctetsAs::Count})
        dataAs_->addItem(QString(), static_cast<int>(as));
    urgent_ = new CheckBox;
    urgent_->setObjectName(QStringLiteral("urgent"));
    connect(data_, &QLineEdit::textChanged, this, [this] { showAnswer(CallKind::Send); });
    connect(data_, &QLineEdit::returnPressed, this, [this] { call(CallKind::Send); });
    connect(dataAs_, &QComboBox::activated, this, [this] { showAnswer(CallKind::Send); });
    return inOneLine({data_, dataAs_}, data_);
}

QWidget* HostColumn::receiveFields()
{
    wanted_ = new QLineEdit;
    wanted_->setObjectName(QStringLiteral("wanted"));
    wanted_->setMinimumWidth(60);
    connect(wanted_, &QLineEdit::textChanged, this, [this] { showAnswer(CallKind::Receive); });
    connect(wanted_, &QLineEdit::returnPressed, this, [this] { call(CallKind::Receive); });
    return inOneLine({wanted_}, wanted_);
}

QWidget* HostColumn::setFields()
{
    option_ = new QComboBox;
    option_->setObjectName(QStringLiteral("option"));
    // Names as the scenario file has them: not translated.
    for (const std::string_view name : sim::optionNames())
        option_->addItem(present::text(name));
    value_ = new QComboBox;
    value_->setObjectName(QStringLiteral("value"));
    value_->setEditable(true);
    value_->setMinimumContentsLength(5);
    option_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    option_->setMinimumContentsLength(6);
    option_->view()->setMinimumWidth(option_->view()->sizeHintForColumn(0) + 24);
    value_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(option_, &QComboBox::activated, this, &HostColumn::optionChosen);
    connect(value_, &QComboBox::currentTextChanged, this, [this] { showAnswer(CallKind::Set); });
    connect(value_->lineEdit(), &QLineEdit::returnPressed, this, [this] { call(CallKind::Set); });
    return inOneLine({option_}, option_);
}

// What there is

void HostColumn::showMoment()
{
    if (!controller_.hasRun()) return;
    const sim::Host& host = controller_.world().host(host_);
    state_->setText(host.crashed ? tr("crashed") : present::stateName(host.shownState()));
    fillConnections();
}

void HostColumn::fillConnections()
{
    const sim::Host& host = controller_.world().host(host_);
    const QVariant chosen = connection_->currentData();
    connection_->clear();
    connection_->addItem(tr("the latest connection"), 0);
    for (const sim::Connection& each : host.connections)
        connection_->addItem(
            tr("connection %1: %2", "number and state")
                .arg(each.number)
                .arg(present::stateName(each.deleted ? tcp::State::Closed : each.endpoint.state())),
            each.number);
    connection_->setCurrentIndex(std::max(0, connection_->findData(chosen)));
    connection_->setVisible(host.connections.size() > 1);
}

const tcp::Config& HostColumn::config() const
{
    const sim::Host& host = controller_.world().host(host_);
    const int number = connection_->currentData().toInt();
    const sim::Connection* connection = number != 0 ? host.find(number) : host.latest();
    return connection && !connection->deleted ? connection->endpoint.config() : host.config;
}

/// Offers the value that the option has, and the other one where there are two.
void HostColumn::optionChosen()
{
    if (!controller_.hasRun()) return;
    const std::string option = option_->currentText().toStdString();
    const QString now = QString::fromStdString(sim::optionValue(config(), option));
    const QSignalBlocker quiet(value_);
    value_->clear();
    if (now == u"true" || now == u"false")
        value_->addItems({QStringLiteral("true"), QStringLiteral("false")});
    else if (option == "delayedAck")
        value_->addItems({QStringLiteral("null"), QStringLiteral("200ms"), QStringLiteral("40ms")});
    value_->setEditText(now);
    showAnswer(CallKind::Set);
}

// What is typed

std::optional<sim::Call> HostColumn::read(CallKind kind, QString* wrong) const
{
    sim::Call call;
    call.host = host_;
    call.kind = kind;
    const bool forConnection = kind == CallKind::Send || kind == CallKind::Receive ||
                               kind == CallKind::Close || kind == CallKind::Shutdown ||
                               kind == CallKind::Abort || kind == CallKind::Set;
    if (forConnection) call.conn = connection_->currentData().toInt();
    if (kind == CallKind::Listen) {
        call.acceptAtOnce = acceptAtOnce_->isChecked();
        call.backlog = backlog_->value();
    }
    if (kind == CallKind::Send) return readSend(call, wrong);
    if (kind == CallKind::Receive) return readReceive(call, wrong);
    if (kind == CallKind::Set) return readSet(call, wrong);
    return call;
}

std::optional<sim::Call> HostColumn::readSend(sim::Call call, QString* wrong) const
{
    const auto as = static_cast<OctetsAs>(dataAs_->currentData().toInt());
    auto octets = present::readOctets(data_->text(), as, mostOctets);
    if (auto* sentence = std::get_if<QString>(&octets)) {
        *wrong = *sentence;
        return {};
    }
    call.data = std::move(std::get<std::vector<std::byte>>(octets));
    call.dataIsText = as == OctetsAs::Text;
    call.urgent = urgent_->isChecked();
    return call;
}

std::optional<sim::Call> HostColumn::readReceive(sim::Call call, QString* wrong) const
{
    const QString text = wanted_->text().trimmed();
    if (text.isEmpty()) return call;
    bool isNumber = false;
    const qulonglong count = text.toULongLong(&isNumber);
    if (!isNumber || count == 0 || count > sim::maxBytesToSend) {
        *wrong = tr("How many octets: a whole number from 1, or nothing for all.");
        return {};
    }
    call.bytes = count;
    return call;
}

std::optional<sim::Call> HostColumn::readSet(sim::Call call, QString* wrong) const
{
    call.option = option_->currentText().toStdString();
    call.value = value_->currentText().trimmed().toStdString();
    if (sim::withOption(config(), call.option, call.value)) return call;
    sim::ScenarioError error;
    error.kind = sim::ScenarioError::Kind::BadValue;
    error.found = call.value;
    error.expected = sim::optionValues(call.option);
    *wrong = present::scenarioErrorSentence(error);
    return {};
}

void HostColumn::call(CallKind kind)
{
    if (!controller_.hasRun()) return;
    QString wrong;
    const auto what = read(kind, &wrong);
    if (!what) {
        showAnswer(kind);
        focusOn(kind);
        return;
    }
    Q_EMIT chosen(sim::PersonCalls{*what, {}});
}

void HostColumn::focusOn(CallKind kind)
{
    const Row& row = rows_.at(kind);
    QWidget* target = row.field ? row.field : row.button;
    target->setFocus(Qt::ShortcutFocusReason);
    if (auto* line = qobject_cast<QLineEdit*>(target)) line->selectAll();
}

// What TCP would answer

QString HostColumn::answer(CallKind kind) const
{
    return rows_.at(kind).answer->text();
}

void HostColumn::showAnswers()
{
    for (const auto& [kind, row] : rows_)
        showAnswer(kind);
}

void HostColumn::showAnswer(CallKind kind)
{
    if (!controller_.hasRun()) return;
    const Row& row = rows_.at(kind);
    QString words;
    QString more;
    auto what = read(kind, &words);
    bool good = false;
    if (what) {
        if (what->data.size() > octetsForAnswer) what->data = sim::patternBytes(octetsForAnswer);
        const sim::CallRecord answer =
            present::answerTo(controller_.world(), *what, controller_.displayedTime());
        good = answer.error == tcp::CallError::None;
        words = present::answerInWords(answer);
        // The cross says as much, and the room is short; the tip has the whole answer.
        const QString error = QStringLiteral("error: ");
        if (words.startsWith(error)) words.remove(0, error.size());
        more = present::callErrorSentence(answer.error);
    }
    // Tick and cross, because colour alone tells nobody anything.
    row.answer->setText((good ? QStringLiteral("\u2713 ") : QStringLiteral("\u2717 ")) + words);
    QPalette palette = row.answer->palette();
    palette.setColor(QPalette::WindowText, color(good ? Token::Muted : Token::Error));
    row.answer->setPalette(palette);
    row.button->setToolTip(more.isEmpty() ? words : more);
    row.button->setAccessibleDescription(more.isEmpty() ? words : more);
}

void HostColumn::retranslate()
{
    const auto role =
        host_ == sim::HostId::Client ? present::HostRole::Client : present::HostRole::Server;
    name_->setText(present::hostName(role));
    name_->setFont(Theme::instance().font(FontRole::BodyBold));
    setAccessibleName(present::hostName(role));
    connection_->setAccessibleName(tr("Connection"));
    // As a program writes them, in every language; the menu says what they do.
    for (const auto& [kind, row] : rows_) {
        const QString name = present::text(sim::id(kind));
        const bool isCall =
            kind != CallKind::Crash && kind != CallKind::Restart && kind != CallKind::Set;
        row.button->setText(isCall ? name + QStringLiteral("()") : name);
        row.button->setAccessibleName(row.button->text());
    }
    acceptAtOnce_->setText(tr("accepts at once"));
    acceptAtOnce_->setToolTip(tr("The program sits in accept() all the time"));
    backlog_->setAccessibleName(tr("Backlog"));
    backlog_->setPrefix(tr("backlog ", "before a number"));
    data_->setAccessibleName(tr("What to send"));
    dataAs_->setAccessibleName(tr("How it is written"));
    dataAs_->setItemText(0, tr("text"));
    dataAs_->setItemText(1, tr("hex"));
    dataAs_->setItemText(2, tr("octets", "so many"));
    urgent_->setText(tr("urgent"));
    wanted_->setAccessibleName(tr("How many octets to receive"));
    wanted_->setPlaceholderText(tr("all"));
    option_->setAccessibleName(tr("Option"));
    value_->setAccessibleName(tr("Value"));
    showMoment();
    optionChosen();
}

} // namespace tcplab::gui
