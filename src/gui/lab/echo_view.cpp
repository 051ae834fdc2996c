#include "gui/lab/echo_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

#include "gui/lab/cell.h"
#include "gui/lab/echo_keys.h"
#include "gui/lab/echo_setup.h"
#include "gui/lab/log_panel.h"
#include "gui/lab/stream_lanes.h"

namespace tcplab::gui {

using lab::LabEvent;
using lab::LabEventKind;
using present::HostRole;

namespace {

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

} // namespace tcplab::gui
