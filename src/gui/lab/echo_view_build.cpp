#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/lab/card.h"
#include "gui/lab/cell.h"
#include "gui/lab/counters_view.h"
#include "gui/lab/echo_setup.h"
#include "gui/lab/echo_view.h"
#include "gui/lab/kernel_states.h"
#include "gui/lab/lab_columns.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/observation_card.h"
#include "gui/lab/sticky_words.h"
#include "gui/lab/stream_lanes.h"

// The panels of the echo experiment; what happens in them is in echo_view.cpp.
namespace tcplab::gui {

EchoView::EchoView(QWidget* parent)
    : ExperimentView(parent)
{
    buildFigure();
    buildSides();
    LabColumns::Parts parts;
    parts.setup = setupPanel_;
    parts.figure = figure_;
    parts.kernel = kernel_;
    parts.options = optionsPanel_;
    parts.observation = observation_;
    parts.counters = countersCard_;
    parts.log = logPanel_;
    columns_ = new LabColumns(parts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(columns_);
    connectAll();
    refreshButtons();
}

void EchoView::buildFigure()
{
    lanes_ = new StreamLanes;
    lanes_->setPicture(&nothing_);
    lanes_->setCaption([](const StreamLane& lane, std::size_t frame, bool isLong) {
        const StreamFrame& one = lane.frames[frame];
        const int number = static_cast<int>(frame) + 1;
        return StickyWords::readCaption(one, number, isLong);
    });
    lanesPanel_ = new Panel;
    lanesPanel_->setBody(lanes_);

    conversation_ = makeLabTable(true);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(conversation_, 1);
    compose_ = buildCompose();
    column->addWidget(compose_);
    conversationPanel_ = new Panel;
    conversationPanel_->setBody(body);

    figure_ = new QWidget;
    auto* layout = new QVBoxLayout(figure_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(lanesPanel_, 160);
    layout->addWidget(conversationPanel_, 270);
}

QWidget* EchoView::buildCompose()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(6);
    text_ = new QLineEdit;
    text_->setObjectName(QStringLiteral("echoText"));
    lineEnd_ = new QComboBox;
    for (int i = 0; i < 3; ++i)
        lineEnd_->addItem(QString());
    send_ = new QPushButton;
    auto* write = new QHBoxLayout;
    write->setSpacing(6);
    write->addWidget(text_, 1);
    write->addWidget(lineEnd_);
    write->addWidget(send_);
    connect_ = new QPushButton;
    shutdown_ = new QPushButton;
    close_ = new QPushButton;
    abort_ = new QPushButton;
    connect_->setObjectName(QStringLiteral("echoConnect"));
    shutdown_->setObjectName(QStringLiteral("echoShutdown"));
    close_->setObjectName(QStringLiteral("echoClose"));
    abort_->setObjectName(QStringLiteral("echoAbort"));
    send_->setObjectName(QStringLiteral("echoSend"));
    auto* calls = new QHBoxLayout;
    calls->setSpacing(6);
    for (QPushButton* button : {connect_, shutdown_, close_, abort_})
        calls->addWidget(button);
    calls->addStretch(1);
    column->addLayout(write);
    column->addLayout(calls);
    return box;
}

void EchoView::buildSides()
{
    setup_ = new EchoSetup(clients_);
    setupPanel_ = new Panel;
    setupPanel_->setBody(setup_);
    kernel_ = new KernelPanel;
    optionsTable_ = makeLabTable(true);
    optionsTable_->setModel(&options_);
    optionsPanel_ = new Panel;
    optionsPanel_->setBody(optionsTable_);
    observation_ = new ObservationCard;
    counters_ = new CountersView;
    countersCard_ = new Card(counters_);
    logPanel_ = new LogPanel(log_);
}

void EchoView::connectAll()
{
    connect(setup_, &EchoSetup::edited, this, &ExperimentView::changed);
    connect(setup_, &EchoSetup::addAsked, this, &EchoView::addClient);
    connect(setup_, &EchoSetup::removeAsked, this, &EchoView::removeSelected);
    connect(setup_, &EchoSetup::rowSelected, this, &EchoView::selectRow);
    connect(text_, &QLineEdit::returnPressed, this, &EchoView::sendTyped);
    connect(text_, &QLineEdit::textChanged, this, &EchoView::refreshButtons);
    connect(lineEnd_, &QComboBox::currentIndexChanged, this, &EchoView::refreshButtons);
    connect(send_, &QPushButton::clicked, this, &EchoView::sendTyped);
    connect(connect_, &QPushButton::clicked, this, &EchoView::connectSelected);
    connect(shutdown_, &QPushButton::clicked, this, [this] {
        if (selected_ && selected_->client()) selected_->client()->shutdownWrite();
    });
    connect(close_, &QPushButton::clicked, this, [this] { endSelected(false); });
    connect(abort_, &QPushButton::clicked, this, [this] { endSelected(true); });
    showTimer_.setSingleShot(true);
    showTimer_.setInterval(30);
    connect(&showTimer_, &QTimer::timeout, this, &EchoView::showSession);
    connect(&watch_, &lab::StateWatch::looked, this, &EchoView::onLooked);
}

QList<QAction*> EchoView::viewActions()
{
    return {kernel_->makeClosable(), optionsPanel_->makeClosable(), logPanel_->makeClosable()};
}

void EchoView::setProjector(bool on)
{
    // Lanes and conversation, in the projector's sizes; the kernel's diagram would leave neither
    // room, so it is left out with the other panels.
    columns_->setProjector(on);
}

void EchoView::retranslate()
{
    setup_->retranslate();
    kernel_->retranslate();
    logPanel_->retranslate();
    options_.retranslate();
    clients_.retranslate();
    setupPanel_->setTitle(tr("Setup"));
    lanesPanel_->setTitle(tr("Written against read"));
    conversation_->setAccessibleName(tr("Conversation"));
    optionsPanel_->setTitle(tr("Socket options"));
    optionsTable_->setAccessibleName(tr("Socket options"));
    optionsTable_->setEmptyText(tr("There is no connection yet whose options could be read."));
    retranslateButtons();
    columns_->retranslate(tr("Conversation"));
    showSession();
    fitLabColumns(*optionsTable_);
}

void EchoView::retranslateButtons()
{
    text_->setPlaceholderText(tr("Type here, Enter sends"));
    text_->setAccessibleName(tr("Text to send"));
    lineEnd_->setItemText(0, tr("no line end"));
    lineEnd_->setItemText(1, tr("line feed"));
    lineEnd_->setItemText(2, tr("CR and LF"));
    lineEnd_->setAccessibleName(tr("Line end that is added"));
    send_->setText(tr("&Send"));
    connect_->setText(tr("&Connect"));
    shutdown_->setText(tr("Shut &down writing"));
    close_->setText(tr("Close"));
    abort_->setText(tr("A&bort"));
    connect_->setToolTip(tr("connect(): opens a new connection."));
    shutdown_->setToolTip(tr("shutdown(SHUT_WR): sends FIN; answers can still be read."));
    close_->setToolTip(tr("close(): sends FIN; neither direction is used any more."));
    abort_->setToolTip(tr("close() with SO_LINGER 0: sends RST at once."));
}

} // namespace tcplab::gui
