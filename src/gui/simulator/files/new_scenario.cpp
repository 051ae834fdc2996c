#include "gui/simulator/files/new_scenario.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/theme.h"
#include "sim/scenario_file.h"

namespace tcplab::gui {

namespace {

constexpr std::string_view emptyOne = R"({"format": "tcplab-scenario/1", "id": "new-scenario",
  "title": {"en": "New scenario", "zh_CN": "新场景"}, "script": []})";
constexpr std::string_view handshake = R"({"format": "tcplab-scenario/1", "id": "new-scenario",
  "title": {"en": "New scenario", "zh_CN": "新场景"}, "script": [
    {"at": "0ms", "host": "server", "call": "listen"},
    {"at": "0ms", "host": "client", "call": "connect"}], "until": "10s"})";
constexpr std::string_view withData = R"({"format": "tcplab-scenario/1", "id": "new-scenario",
  "title": {"en": "New scenario", "zh_CN": "新场景"}, "script": [
    {"at": "0ms", "host": "server", "call": "listen"},
    {"at": "0ms", "host": "client", "call": "connect"},
    {"when": {"host": "client", "state": "ESTABLISHED"}, "after": "50ms",
     "host": "client", "call": "send", "text": "hello"},
    {"when": {"host": "server", "received": 5}, "host": "server", "call": "receive"},
    {"when": {"host": "server", "received": 5}, "after": "50ms",
     "host": "client", "call": "close"},
    {"when": {"host": "server", "state": "CLOSE-WAIT"}, "after": "50ms",
     "host": "server", "call": "close"}]})";

} // namespace

sim::Scenario newScenario(Beginning beginning)
{
    const std::string_view text = beginning == Beginning::Handshake          ? handshake
                                  : beginning == Beginning::HandshakeAndData ? withData
                                                                             : emptyOne;
    return std::get<sim::Scenario>(sim::parseScenario(text));
}

NewScenarioDialog::NewScenarioDialog(bool canCopy, QWidget* parent)
    : QDialog(parent)
    , offered_{Beginning::Empty, Beginning::Handshake, Beginning::HandshakeAndData}
    , list_(new QListWidget)
{
    if (canCopy) offered_.push_back(Beginning::CopyOfThis);
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("newScenario"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    for (std::size_t i = 0; i < offered_.size(); ++i)
        list_->addItem(QString());
    column->addWidget(list_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewScenarioDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QListWidget::itemActivated, this, &NewScenarioDialog::choose);
    column->addWidget(buttons);
    retranslate();
    list_->setCurrentRow(1);
    list_->setMinimumWidth(list_->sizeHintForColumn(0) + 24);
    list_->setFixedHeight(list_->sizeHintForRow(0) * list_->count() + 12);
}

void NewScenarioDialog::retranslate()
{
    setWindowTitle(tr("New scenario"));
    list_->setAccessibleName(tr("What it begins with"));
    for (std::size_t i = 0; i < offered_.size(); ++i) {
        QString text;
        switch (offered_[i]) {
        case Beginning::Empty:
            text = tr("Empty: two hosts and a link");
            break;
        case Beginning::Handshake:
            text = tr("A three-way handshake");
            break;
        case Beginning::HandshakeAndData:
            text = tr("Handshake, data and close");
            break;
        case Beginning::CopyOfThis:
            text = tr("A copy of this one, with everything done by hand");
            break;
        }
        list_->item(static_cast<int>(i))->setText(text);
    }
}

void NewScenarioDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void NewScenarioDialog::choose()
{
    const int row = list_->currentRow();
    if (row < 0) return;
    accept();
    Q_EMIT chosen(offered_[static_cast<std::size_t>(row)]);
}

} // namespace tcplab::gui
