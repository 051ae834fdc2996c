#include "gui/lab/echo_setup.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/lab/cell.h"
#include "gui/lab/echo_clients_model.h"
#include "gui/theme.h"

namespace tcplab::gui {

namespace {

constexpr int defaultPort = 8081;

const QList<QHostAddress>& addresses()
{
    static const QList<QHostAddress> all{QHostAddress(QHostAddress::LocalHost),
                                         QHostAddress(QHostAddress::LocalHostIPv6),
                                         QHostAddress(QHostAddress::AnyIPv4)};
    return all;
}

} // namespace

EchoSetup::EchoSetup(EchoClientsModel& clients, QWidget* parent)
    : QFrame(parent)
    , address_(new QComboBox)
    , port_(new QSpinBox)
    , host_(new QLineEdit)
    , hostPort_(new QSpinBox)
    , add_(new QPushButton)
    , remove_(new QPushButton)
    , table_(makeLabTable(false))
    , serverHeading_(new QLabel)
    , targetHeading_(new QLabel)
    , clientsHeading_(new QLabel)
    , portLabel_(new QLabel)
    , hostPortLabel_(new QLabel)
{
    for (qsizetype i = 0; i < addresses().size(); ++i)
        address_->addItem(QString());
    address_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (QSpinBox* box : {port_, hostPort_})
        box->setRange(0, 65'535);
    port_->setValue(defaultPort);
    hostPort_->setValue(0);
    portLabel_->setBuddy(port_);
    hostPortLabel_->setBuddy(hostPort_);
    table_->setModel(&clients);
    port_->setObjectName(QStringLiteral("echoPort"));
    hostPort_->setObjectName(QStringLiteral("echoTargetPort"));
    add_->setObjectName(QStringLiteral("echoAdd"));
    remove_->setObjectName(QStringLiteral("echoRemove"));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(11, 5, 11, 8);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(3);
    grid->addWidget(serverHeading_, 0, 0, 1, 2);
    grid->addWidget(address_, 1, 0, 1, 2);
    grid->addWidget(portLabel_, 2, 0);
    grid->addWidget(port_, 2, 1);
    grid->addWidget(targetHeading_, 3, 0, 1, 2);
    grid->addWidget(host_, 4, 0, 1, 2);
    grid->addWidget(hostPortLabel_, 5, 0);
    grid->addWidget(hostPort_, 5, 1);
    grid->addWidget(clientsHeading_, 6, 0, 1, 2);
    grid->addWidget(table_, 7, 0, 1, 2);
    grid->addWidget(add_, 8, 0);
    grid->addWidget(remove_, 8, 1);
    grid->setRowStretch(7, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    connectFields();
    applyFonts();
}

void EchoSetup::connectFields()
{
    table_->setColumnFit([this] {
        const QFontMetrics body(Theme::instance().font(FontRole::Body));
        table_->horizontalHeader()->resizeSection(
            EchoClientsModel::NameColumn,
            body.horizontalAdvance(QStringLiteral("Client 100")) + 26);
    });
    table_->fit();
    connect(address_, &QComboBox::currentIndexChanged, this, [this] {
        setServerPort(serverPort_);
        Q_EMIT edited();
    });
    connect(port_, &QSpinBox::valueChanged, this, &EchoSetup::edited);
    connect(add_, &QPushButton::clicked, this, &EchoSetup::addAsked);
    connect(remove_, &QPushButton::clicked, this, &EchoSetup::removeAsked);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { Q_EMIT rowSelected(current.row()); });
}

QHostAddress EchoSetup::address() const
{
    return addresses().value(address_->currentIndex());
}

int EchoSetup::port() const
{
    return port_->value();
}

void EchoSetup::setPort(int port)
{
    port_->setValue(port);
}

QString EchoSetup::targetHost() const
{
    const QString typed = host_->text().trimmed();
    return typed.isEmpty() ? host_->placeholderText() : typed;
}

quint16 EchoSetup::targetPort() const
{
    if (hostPort_->value() != 0) return static_cast<quint16>(hostPort_->value());
    return serverPort_ != 0 ? serverPort_ : static_cast<quint16>(port_->value());
}

void EchoSetup::setServerPort(quint16 port)
{
    serverPort_ = port;
    // Whoever listens everywhere is reached by the loopback address too.
    const bool everywhere = address() == QHostAddress(QHostAddress::AnyIPv4);
    const QHostAddress target = everywhere ? QHostAddress(QHostAddress::LocalHost) : address();
    host_->setPlaceholderText(target.toString());
}

void EchoSetup::setRunning(bool running)
{
    address_->setEnabled(!running);
    port_->setEnabled(!running);
}

void EchoSetup::setRemovable(bool removable)
{
    remove_->setEnabled(removable);
}

int EchoSetup::currentRow() const
{
    return table_->currentIndex().row();
}

void EchoSetup::selectRow(int row)
{
    table_->selectRow(row);
}

void EchoSetup::retranslate()
{
    serverHeading_->setText(tr("Server listens on"));
    targetHeading_->setText(tr("Clients connect to"));
    clientsHeading_->setText(tr("Clients"));
    portLabel_->setText(tr("P&ort"));
    hostPortLabel_->setText(tr("Por&t"));
    port_->setSpecialValueText(tr("any free"));
    hostPort_->setSpecialValueText(tr("as above"));
    add_->setText(tr("&Add client"));
    remove_->setText(tr("Re&move"));
    add_->setToolTip(tr("Adds a client; it connects at once while the server is running."));
    remove_->setToolTip(
        tr("Takes the selected client off the list; an open connection is closed."));
    address_->setAccessibleName(tr("Address that the server listens on"));
    host_->setAccessibleName(tr("Host that clients connect to"));
    table_->setAccessibleName(tr("Clients"));
    const QSignalBlocker blocker(address_);
    address_->setItemText(0, tr("127.0.0.1, loopback"));
    address_->setItemText(1, tr("::1, loopback IPv6"));
    address_->setItemText(2, tr("0.0.0.0, everyone"));
    setServerPort(serverPort_);
}

void EchoSetup::applyFonts()
{
    const Theme& theme = Theme::instance();
    for (QLabel* heading : {serverHeading_, targetHeading_, clientsHeading_}) {
        heading->setFont(theme.font(FontRole::PanelTitle));
        QPalette muted = heading->palette();
        muted.setColor(QPalette::WindowText, theme.color(Token::Muted));
        heading->setPalette(muted);
    }
}

void EchoSetup::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (!hostPortLabel_) return;
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) applyFonts();
}

void EchoSetup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Panel));
}

} // namespace tcplab::gui
