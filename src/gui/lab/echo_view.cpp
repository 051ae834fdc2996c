#include "gui/lab/echo_view.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

#include "gui/lab/card.h"
#include "gui/lab/cell.h"
#include "gui/lab/counters_view.h"
#include "gui/lab/echo_setup.h"
#include "gui/lab/kernel_states.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/observation_card.h"
#include "gui/lab/stream_lanes.h"
#include "gui/settings.h"
#include "lab/lab_text.h"

namespace tcplab::gui {

using lab::LabEvent;
using lab::LabEventKind;
using present::HostRole;

namespace {

constexpr quint64 listenerKey = 1;
constexpr int lookEveryMs = 40;
constexpr std::size_t mostWaiting = 1000; // events

bool carriesBytes(const LabEvent& event)
{
    return event.kind == LabEventKind::BytesRead || event.kind == LabEventKind::BytesWritten;
}

Problem warning(const QString& what, const QString& tryThis)
{
    Problem problem;
    problem.severity = Problem::Severity::Warning;
    problem.what = what;
    problem.tryThis = tryThis;
    return problem;
}

quint64 clientKey(const EchoSession* session)
{
    return static_cast<quint64>(session->number()) * 2;
}

quint64 serverKey(const EchoSession* session)
{
    return clientKey(session) + 1;
}

} // namespace

EchoView::~EchoView()
{
    watch_.disconnect(this);
    for (const auto& session : clients_.sessions())
        if (session->client()) session->client()->disconnect(this);
    if (server_) server_->disconnect(this);
}

void EchoView::run()
{
    if (isRunning()) return;
    Q_EMIT problemGone();
    lab::ServeConfig config;
    config.bindAddress = setup_->address();
    config.port = static_cast<quint16>(setup_->port());
    server_ = lab::createService(experimentId(), config);
    if (!server_) return;
    connect(server_.get(), &lab::Service::event, this, &EchoView::onServerEvent);
    connect(server_.get(), &lab::Service::failed, this, [this](const lab::LabError& error) {
        if (error.operation == lab::LabOperation::Bind) log_.append(failedBind(error));
        Q_EMIT problem(Problem::lasting([this, error] {
            Problem problem = problemOf(error);
            if (error.kind == lab::LabErrorKind::AddressInUse ||
                error.kind == lab::LabErrorKind::PermissionDenied) {
                problem.actionText = tr("Use any free port");
                problem.action = [this] {
                    setup_->setPort(0);
                    run();
                };
            }
            return problem;
        }));
    });
    waiting_.clear();
    watch_.setInterval(lookEveryMs);
    if (server_->start()) watch_.watch(listenerKey, server_->listenerDescriptor());
    setup_->setRunning(isRunning());
    setup_->setServerPort(isRunning() ? server_->port() : quint16{0});
    showSession();
    Q_EMIT changed();
}

void EchoView::stop()
{
    if (!isRunning()) return;
    watch_.lookNow(); // the last counts
    watch_.descriptorClosing(listenerKey);
    for (const auto& session : clients_.sessions())
        watch_.descriptorClosing(serverKey(session.get()));
    server_->stop();
    watch_.forget(listenerKey);
    setup_->setRunning(false);
    setup_->setServerPort(0);
    showSession();
    Q_EMIT changed();
}

bool EchoView::isRunning() const
{
    return server_ && server_->isRunning();
}

void EchoView::addClient()
{
    EchoSession* session = clients_.add(true);
    if (!session) {
        Q_EMIT problem(Problem::lasting([] {
            return warning(tr("There are as many clients as the list holds."),
                           tr("Remove one that has ended."));
        }));
        return;
    }
    connect(session->client(), &lab::LabClient::event, this,
            [this, session](const LabEvent& event) { onClientEvent(session, event); });
    setup_->selectRow(clients_.rowOf(session));
    if (isRunning()) connectSelected();
    text_->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void EchoView::selectRow(int row)
{
    if (selected_) disconnect(selected_, &EchoSession::changed, this, nullptr);
    selected_ = clients_.at(row);
    lanes_->select(std::nullopt);
    lanes_->setPicture(selected_ ? &selected_->picture() : &nothing_);
    conversation_->setModel(selected_ ? &selected_->conversation() : nullptr);
    if (selected_) {
        connect(selected_, &EchoSession::changed, this, [this] {
            refreshButtons();
            if (!showTimer_.isActive()) showTimer_.start();
        });
        connect(&selected_->conversation(), &QAbstractItemModel::rowsInserted, conversation_,
                &QTableView::scrollToBottom,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
    }
    showSession();
    showKernel();
    showOptions();
}

void EchoView::connectSelected()
{
    if (!selected_ || !selected_->client() || !selected_->client()->isIdle()) return;
    Q_EMIT problemGone();
    watch_.forget(clientKey(selected_));
    watch_.forget(serverKey(selected_));
    selected_->client()->connectTo(setup_->targetHost(), setup_->targetPort());
}

QByteArray EchoView::typedBytes() const
{
    QByteArray bytes = text_->text().toUtf8();
    if (lineEnd_->currentIndex() == 1) bytes += '\n';
    if (lineEnd_->currentIndex() == 2) bytes += "\r\n";
    return bytes;
}

void EchoView::sendTyped()
{
    const QByteArray bytes = typedBytes();
    if (!selected_ || !selected_->client() || bytes.isEmpty()) return;
    if (!selected_->canSend()) return;
    if (selected_->client()->send(bytes)) {
        text_->clear();
        return;
    }
    Q_EMIT problem(Problem::lasting([] {
        return warning(tr("The text was not sent: too many bytes wait to leave already."),
                       tr("Wait until the server has read them."));
    }));
}

void EchoView::endSelected(bool withReset)
{
    if (!selected_) return;
    watch_.lookNow();
    if (!selected_->isOurs()) {
        if (server_) server_->closeConnection(selected_->serverConnection());
    } else if (withReset) {
        selected_->client()->abort();
    } else {
        selected_->client()->close();
    }
    watch_.lookNow(); // before the other end has met it
}

void EchoView::removeSelected()
{
    if (!selected_) return;
    EchoSession* session = selected_;
    const int row = clients_.rowOf(session);
    if (session->client()) {
        session->client()->disconnect(this);
        session->client()->close();
    }
    watch_.forget(clientKey(session));
    watch_.forget(serverKey(session));
    clients_.remove(row);
    setup_->selectRow(std::min(row, clients_.rowCount() - 1));
    if (clients_.rowCount() == 0) selectRow(-1);
    Q_EMIT changed();
}

void EchoView::onServerEvent(const LabEvent& event)
{
    const bool isKnown = event.connection == 0 || clients_.byServerConnection(event.connection);
    if (!isKnown && clients_.isAnyConnecting() && waiting_.size() < mostWaiting) {
        waiting_.push_back(event);
        return;
    }
    takeServerEvent(event);
}

void EchoView::releaseWaiting()
{
    // Ours are found by their ports now; what is left over comes from other programs.
    std::vector<LabEvent> events;
    events.swap(waiting_);
    for (const LabEvent& event : events) {
        const bool isOurs =
            clients_.byServerConnection(event.connection) || clients_.byLocalPort(event.peerPort);
        if (isOurs || !clients_.isAnyConnecting())
            takeServerEvent(event);
        else
            waiting_.push_back(event);
    }
}

void EchoView::takeServerEvent(const LabEvent& event)
{
    if (event.kind == LabEventKind::ClientConnected) adoptConnection(event);
    EchoSession* session = clients_.byServerConnection(event.connection);
    log(HostRole::Server, event, session ? session->number() : 0);
    if (session) session->takeServerEvent(event);
    if (event.kind == LabEventKind::AcceptFailed) Q_EMIT problem(problemOf(event.error));
    if (!carriesBytes(event)) Q_EMIT changed();
}

void EchoView::adoptConnection(const LabEvent& event)
{
    EchoSession* session = clients_.byLocalPort(event.peerPort);
    if (!session) session = clients_.add(false);
    if (!session) return; // more than the list holds: the log has it
    session->setServerConnection(event.connection);
    watchServerSide(session);
    if (!selected_) setup_->selectRow(clients_.rowOf(session));
    if (session == selected_) showOptions();
}

void EchoView::watchServerSide(EchoSession* session)
{
    for (const lab::LiveConnection& live : server_->connections())
        if (live.connection == session->serverConnection())
            watch_.watch(serverKey(session), live.descriptor);
}

void EchoView::watchClient(EchoSession* session)
{
    if (session->client()->descriptor() >= 0)
        watch_.watch(clientKey(session), session->client()->descriptor());
}

void EchoView::onClientEvent(EchoSession* session, const LabEvent& event)
{
    session->takeClientEvent(event);
    log(HostRole::Client, event, session->number());
    const bool isSettled = session->phase() != EchoSession::Phase::Connecting;
    if (isSettled && !waiting_.empty()) releaseWaiting();
    switch (event.kind) {
    case LabEventKind::Connected:
        watchClient(session);
        showOptions();
        break;
    case LabEventKind::ConnectFailed:
        showConnectFailure(session, event);
        break;
    case LabEventKind::ConnectionFailed:
        Q_EMIT problem(problemOf(event.error));
        break;
    case LabEventKind::PeerReset: {
        lab::LabError reset;
        reset.kind = lab::LabErrorKind::ConnectionReset;
        Q_EMIT problem(problemOf(reset));
        break;
    }
    case LabEventKind::Listening:
    case LabEventKind::Stopped:
    case LabEventKind::ClientConnected:
    case LabEventKind::AcceptFailed:
    case LabEventKind::ReadingPaused:
    case LabEventKind::ReadingResumed:
    case LabEventKind::MessageDecoded:
    case LabEventKind::FramingBroken:
    case LabEventKind::Connecting:
    case LabEventKind::WriteShutDown:
    case LabEventKind::BytesRead:
    case LabEventKind::BytesWritten:
    case LabEventKind::PeerClosed:
    case LabEventKind::Closed:
    case LabEventKind::Aborted:
        break;
    }
    if (!carriesBytes(event)) Q_EMIT changed();
}

void EchoView::showConnectFailure(EchoSession* session, const LabEvent& event)
{
    const QPointer<EchoSession> again(session);
    Q_EMIT problem(Problem::lasting([this, again, error = event.error] {
        Problem problem = problemOf(error);
        if (error.kind != lab::LabErrorKind::ConnectionRefused || isRunning()) return problem;
        problem.actionText = tr("Start the server and connect");
        problem.action = [this, again] {
            run();
            if (!isRunning() || !again) return;
            setup_->selectRow(clients_.rowOf(again));
            connectSelected();
        };
        return problem;
    }));
}

void EchoView::log(HostRole host, const LabEvent& event, int connection)
{
    LogEntry entry;
    entry.host = host;
    entry.event = event;
    entry.shownConnection = connection;
    const auto close = closeAfterEndOfStream(entry);
    log_.append(std::move(entry));
    if (close) log_.append(*close);
}

void EchoView::onLooked(quint64 key, const lab::KernelSnapshot& snapshot)
{
    if (key != listenerKey) {
        const bool isClient = key % 2 == 0;
        EchoSession* owner = nullptr;
        for (const auto& session : clients_.sessions())
            if (clientKey(session.get()) == key - (isClient ? 0 : 1)) owner = session.get();
        if (!owner) return watch_.forget(key); // taken off the list
        if (isClient) owner->keepCounters(snapshot);
        if (isClient == owner->isOurs()) clients_.setKernelState(owner, snapshot.state);
    }
    const bool isShown =
        key == listenerKey ||
        (selected_ && (key == clientKey(selected_) || key == serverKey(selected_)));
    if (isShown) showKernel();
}

void EchoView::showKernel()
{
    KernelPanel::End client;
    KernelPanel::End server;
    if (selected_) {
        client = {watch_.history(clientKey(selected_)), SocketOrigin::Connected,
                  watch_.latest(clientKey(selected_)), selected_->clientReset()};
        server = {watch_.history(serverKey(selected_)), SocketOrigin::Accepted,
                  watch_.latest(serverKey(selected_)), selected_->serverReset()};
    }
    if (server.sightings.empty() && isRunning())
        server = {
            watch_.history(listenerKey), SocketOrigin::Listening, watch_.latest(listenerKey), {}};
    kernel_->show(client, server);
    showObservation();
    if (!selected_) return counters_->setCounts({}, 0);
    lab::ByteCounts counts;
    counts.written = selected_->isOurs() ? selected_->bytesWritten() : CountersView::notKnown;
    counts.readByPeer = selected_->bytesReadByServer();
    // Who stands here has had the ACK of his FIN, and so of every byte before it.
    const bool allAcknowledged = wasIn(client.sightings, tcp::State::FinWait2) ||
                                 wasIn(client.sightings, tcp::State::TimeWait);
    // The SYN counts as one byte, and so will the FIN.
    const lab::KernelSnapshot& kept = selected_->keptCounters();
    if (allAcknowledged) {
        counts.acknowledged = counts.written;
        counts.inKernel = 0;
    } else if (const auto acknowledged = kept.counters.bytesAcked) {
        counts.acknowledged =
            std::clamp<qint64>(static_cast<qint64>(*acknowledged) - 1, 0, counts.written);
        counts.inKernel = kept.sendQueue;
    }
    const bool isLast = selected_->phase() == EchoSession::Phase::Ended && !allAcknowledged &&
                        counts.acknowledged && counts.acknowledged != counts.written;
    countersCard_->setFacts(isLast ? CountersView::lastCount() : QString());
    counters_->setUnknownReason(selected_->isOurs() ? QString()
                                                    : CountersView::otherProgramsSide());
    counters_->setCounts(counts, std::max(counts.written, counts.readByPeer));
}

void EchoView::showOptions()
{
    if (!selected_) return options_.clear();
    std::vector<lab::OptionRow> client;
    std::vector<lab::OptionRow> server;
    if (selected_->client() && selected_->client()->descriptor() >= 0)
        client =
            lab::compareOptions(selected_->client()->descriptor(), selected_->client()->options());
    if (server_) {
        for (const lab::LiveConnection& live : server_->connections())
            if (live.connection == selected_->serverConnection() && live.descriptor >= 0)
                server = lab::compareOptions(live.descriptor, {});
    }
    // What the sockets had stays in view after they are gone.
    if (client.empty() && server.empty() && selected_->phase() == EchoSession::Phase::Ended) return;
    options_.setRows(client, server);
    fitLabColumns(*optionsTable_);
}

void EchoView::showSession()
{
    refreshButtons();
    fitLabColumns(*conversation_);
    lanes_->refresh();
    lanes_->setEmptyText(selected_ ? tr("Nothing written yet. Type below and send.")
                                   : tr("No client yet. Start the server, then add a client."));
    conversationPanel_->setFacts(selected_ ? tr("%1, %2", "address, how it stands")
                                                 .arg(selected_->peerText(), selected_->phaseName())
                                           : QString());
    const qint64 dropped = selected_ ? selected_->dropped() : 0;
    lanesPanel_->setFacts(
        dropped == 0 ? tr("position in the byte stream")
                     : LogPanel::tr("%1 older lines dropped").arg(QLocale().toString(dropped)));
    if (!selected_) {
        conversationPanel_->setTitle(tr("Conversation"));
        countersCard_->setTitle(tr("Where the bytes are"));
        observation_->setText(
            isRunning() ? tr("The server is listening") : tr("The server is not running"),
            tr("Each client is a connection of its own. The server answers what it reads in "
               "upper case; other programs may connect too."));
        return;
    }
    const QString number = QLocale().toString(selected_->number());
    conversationPanel_->setTitle(selected_->isOurs()
                                     ? tr("Conversation of client %1").arg(number)
                                     : tr("Conversation of another program, %1").arg(number));
    countersCard_->setTitle(
        tr("Where the %1 bytes are").arg(QLocale().toString(selected_->bytesWritten())));
    showObservation();
}

void EchoView::showObservation()
{
    if (!selected_) return;
    const QString ending = selected_->endingHeadline();
    if (ending.isEmpty()) {
        observation_->setText(selected_->headline(), selected_->explanation());
        return;
    }
    observation_->setText(ending,
                          selected_->endingExplanation(watch_.latest(clientKey(selected_)).state));
}

void EchoView::refreshButtons()
{
    const bool ours = selected_ && selected_->client();
    const bool open = selected_ && selected_->phase() != EchoSession::Phase::Idle &&
                      selected_->phase() != EchoSession::Phase::Ended;
    text_->setEnabled(ours && selected_->canSend());
    lineEnd_->setEnabled(text_->isEnabled());
    send_->setEnabled(text_->isEnabled() && !typedBytes().isEmpty());
    connect_->setEnabled(ours && !open);
    shutdown_->setEnabled(ours && selected_->phase() == EchoSession::Phase::Connected);
    close_->setEnabled(open);
    abort_->setEnabled(ours && open);
    setup_->setRemovable(selected_);
}

QString EchoView::runText() const
{
    return tr("Start server");
}

QString EchoView::stopText() const
{
    return tr("Stop server");
}

QHostAddress EchoView::address() const
{
    return isRunning() ? server_->address() : setup_->address();
}

quint16 EchoView::port() const
{
    return isRunning() ? server_->port() : static_cast<quint16>(setup_->port());
}

QString EchoView::hint() const
{
    if (!isRunning()) return tr("Start the server, then add a client.");
    return tr("The server listens on %1; connections: %2")
        .arg(lab::LabText::endpoint(server_->address(), server_->port()),
             QLocale().toString(static_cast<qlonglong>(server_->connections().size())));
}

QString EchoView::sourceOfFacts() const
{
    return lab::KernelProbe::isAvailable() ? tr("Seen from: kernel counters (no capture)")
                                           : tr("Seen from: the program only");
}

void EchoView::saveState(Settings& settings) const
{
    settings.setPageValue(QStringLiteral("lab"), QStringLiteral("echoPort"), setup_->port());
}

void EchoView::restoreState(const Settings& settings)
{
    const int port =
        settings.pageValue(QStringLiteral("lab"), QStringLiteral("echoPort"), setup_->port())
            .toInt();
    if (port >= 0 && port <= 65'535) setup_->setPort(port);
}

} // namespace tcplab::gui
