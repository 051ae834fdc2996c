#include "lab/sticky_run.h"

namespace tcplab::lab {

namespace {
constexpr int lookEveryMs = 5;
constexpr int progressEveryMs = 15;
// A delayed ACK takes 40 ms on Linux and may take 500 (RFC 9293 3.8.6.3): wait so long for the last
// one.
constexpr qint64 settleNs = 600'000'000;
constexpr int afterlifeMs = 1000; // for the server to meet the client's FIN
} // namespace

StickyRun::StickyRun(QObject* parent)
    : QObject(parent)
{
    lookTimer_.setInterval(lookEveryMs);
    lookTimer_.setTimerType(Qt::PreciseTimer);
    limitTimer_.setSingleShot(true);
    progressTimer_.setSingleShot(true);
    connect(&lookTimer_, &QTimer::timeout, this, [this] {
        look();
        if (record_.phase == StickyPhase::Settling) settle();
    });
    connect(&limitTimer_, &QTimer::timeout, this, [this] { end(StickyPhase::TimedOut); });
    connect(&progressTimer_, &QTimer::timeout, this, &StickyRun::progressed);
}

StickyRun::~StickyRun()
{
    if (client_) client_->disconnect(this);
    if (server_) server_->disconnect(this);
}

bool StickyRun::start(const StickyConfig& config)
{
    if (isActive()) cancel();
    record_ = {};
    record_.config = config;
    const LabEvent now = stampedEvent(LabEventKind::Listening);
    record_.startedWallMs = now.wallMs;
    record_.startedSteadyNs = now.steadyNs;
    startNs_ = now.steadyNs;
    ++run_;
    settleUntilNs_ = 0;
    serverConnection_ = 0;
    seenSent_ = 0;
    seenSegments_ = 0;
    record_.phase = StickyPhase::Connecting;
    if (const auto problems = checkConfig(config); !problems.empty()) {
        end(StickyPhase::Failed, problems.front());
        return false;
    }
    return begin();
}

bool StickyRun::begin()
{
    const StickyConfig& config = record_.config;
    ServeConfig serve;
    serve.bindAddress = config.address;
    serve.port = config.port;
    serve.framing = config.framing;
    serve.receiver = config.receiver;
    server_ = std::make_unique<StickyServer>(serve);
    connect(server_.get(), &Service::event, this, &StickyRun::onServerEvent);
    connect(server_.get(), &Service::failed, this,
            [this](const LabError& error) { end(StickyPhase::Failed, error); });
    if (!server_->start()) return false;

    client_ = std::make_unique<StickyClient>(config);
    connect(client_.get(), &StickyClient::event, this,
            [this](const LabEvent& made) { Q_EMIT event(made, false); });
    connect(client_.get(), &StickyClient::wrote, this, &StickyRun::onWrote);
    connect(client_.get(), &StickyClient::finishedWriting, this, &StickyRun::look);
    connect(client_.get(), &StickyClient::failed, this,
            [this](const LabError& error) { end(StickyPhase::Failed, error); });
    connect(client_.get(), &StickyClient::connected, this, [this] {
        record_.phase = StickyPhase::Running;
        record_.client = KernelProbe::fourTupleOf(clientDescriptor());
        look();
        noteProgress();
        if (client_ && serverConnection_ != 0) client_->startWriting();
    });
    // The first byte waits until the server has accepted and set its options: they change its ACKs.
    client_->setWritesAtOnce(false);
    limitTimer_.start(config.timeoutMs);
    lookTimer_.start();
    Q_EMIT started();
    if (!client_ || !server_) return isActive(); // a slot cancelled the run
    const bool going = client_->start(config.address, server_->port());
    if (going && client_) {
        record_.written.reserve(client_->stream().size());
        record_.messages.reserve(client_->messages().size());
    }
    return going;
}

void StickyRun::cancel()
{
    if (isActive()) end(StickyPhase::Cancelled);
}

bool StickyRun::isActive() const
{
    return record_.phase == StickyPhase::Connecting || record_.phase == StickyPhase::Running ||
           record_.phase == StickyPhase::Settling;
}

qintptr StickyRun::clientDescriptor() const
{
    return client_ ? client_->descriptor() : -1;
}

qintptr StickyRun::serverDescriptor() const
{
    if (!server_) return -1;
    for (const LiveConnection& live : server_->connections())
        if (live.connection == serverConnection_) return live.descriptor;
    return -1;
}

qintptr StickyRun::listenerDescriptor() const
{
    return server_ ? server_->listenerDescriptor() : -1;
}

void StickyRun::onWrote(const IoRecord& record)
{
    IoRecord written = record;
    written.timeNs -= startNs_;
    record_.writes.push_back(written);
    record_.messages.push_back(
        client_->messages().at(static_cast<std::size_t>(record.message - 1)));
    record_.written.append(client_->stream().constData() + record.offset, record.length);
    record_.bytes.written += record.length;
    look();
    noteProgress();
}

void StickyRun::onServerEvent(const LabEvent& made)
{
    // A stranger may connect to the port too; the first whose address is the client's is ours.
    if (made.kind == LabEventKind::ClientConnected && serverConnection_ == 0 && client_ &&
        made.peerPort == KernelProbe::fourTupleOf(clientDescriptor()).localPort)
        serverConnection_ = made.connection;
    Q_EMIT event(made, true);
    if (made.kind == LabEventKind::ClientConnected && made.connection == serverConnection_ &&
        client_ && record_.phase == StickyPhase::Running)
        client_->startWriting();
    if (made.connection == serverConnection_ && made.kind == LabEventKind::BytesRead)
        takeRead(made);
}

void StickyRun::takeRead(const LabEvent& made)
{
    if (!isActive()) return;
    record_.reads.push_back({made.offset, made.length, made.steadyNs - startNs_, 0});
    record_.received += made.bytes;
    record_.bytes.readByPeer += made.length;
    look();
    noteProgress();
    const bool all = client_->allWritten() && record_.received.size() == client_->stream().size();
    if (!all) return;
    record_.phase = StickyPhase::Settling;
    settleUntilNs_ = steadyNow() + settleNs;
}

void StickyRun::look()
{
    if (!client_ || !isActive()) return;
    const KernelSnapshot client = KernelProbe::ofDescriptor(clientDescriptor());
    if (client.isOk()) {
        record_.clientKernel = client;
        lookAtSegments(client);
        record_.bytes.inKernel = client.sendQueue;
        record_.bytes.inQtBuffer = client_->bytesWaiting();
        if (client.sendQueue && record_.phase != StickyPhase::Connecting)
            record_.bytes.acknowledged =
                record_.bytes.written - client_->bytesWaiting() - *client.sendQueue;
    }
    const KernelSnapshot server = KernelProbe::ofDescriptor(serverDescriptor());
    if (server.isOk()) record_.serverKernel = server;
}

void StickyRun::lookAtSegments(const KernelSnapshot& client)
{
    const TcpCounters& counters = client.counters;
    if (!counters.dataSegsOut) return;
    record_.segmentsSent = static_cast<int>(*counters.dataSegsOut);
    if (!counters.bytesSent || *counters.dataSegsOut == seenSegments_) return;
    const qint64 again = static_cast<qint64>(counters.bytesRetrans.value_or(0));
    const qint64 sent = static_cast<qint64>(*counters.bytesSent) - again;
    SegmentSpan span;
    span.offset = seenSent_;
    span.length = sent - seenSent_;
    span.timeNs = sinceStart();
    span.count = static_cast<int>(*counters.dataSegsOut - seenSegments_);
    span.retransmitted = counters.totalRetrans.value_or(0) > 0 && span.length == 0;
    record_.segments.push_back(span);
    seenSent_ = sent;
    seenSegments_ = *counters.dataSegsOut;
}

void StickyRun::settle()
{
    const bool acknowledged = record_.bytes.acknowledged == record_.bytes.written;
    const bool known = record_.clientKernel.isOk();
    if (known && !acknowledged && steadyNow() < settleUntilNs_) return;
    end(StickyPhase::Finished);
}

void StickyRun::end(StickyPhase phase, const LabError& error)
{
    look();
    if (client_ && clientDescriptor() >= 0)
        record_.clientOptions = compareOptions(clientDescriptor(), record_.config.sender.options);
    if (const qintptr server = serverDescriptor(); server >= 0)
        record_.serverOptions = compareOptions(server, record_.config.receiver.options);
    record_.phase = phase;
    record_.error = error;
    record_.durationNs = sinceStart();
    lookTimer_.stop();
    limitTimer_.stop();
    progressTimer_.stop();
    retire(phase == StickyPhase::Finished);
    Q_EMIT progressed();
    Q_EMIT finished();
}

void StickyRun::retire(bool inOrder)
{
    // The client closes first and the server answers its FIN when it meets it: the order in which
    // programs do it, with TIME-WAIT at the client. Both may be in the middle of a signal.
    if (client_) {
        StickyClient* client = client_.release();
        if (inOrder)
            client->close();
        else
            client->abort();
        client->disconnect(this);
        client->deleteLater();
    }
    if (server_) {
        StickyServer* server = server_.release();
        const bool listened = server->isRunning();
        LabEvent stopped = stampedEvent(LabEventKind::Stopped);
        server->closeListener();
        QTimer::singleShot(afterlifeMs, server, &QObject::deleteLater);
        server->disconnect(this);
        server->setParent(this); // goes with the run at the latest
        // How it meets the client's end still belongs to this run, not to the next.
        connect(server, &Service::event, this, [this, run = run_](const LabEvent& made) {
            if (run == run_) Q_EMIT event(made, true);
        });
        if (listened) Q_EMIT event(stopped, true);
    }
}

void StickyRun::noteProgress()
{
    if (!progressTimer_.isActive()) progressTimer_.start(progressEveryMs);
}

qint64 StickyRun::sinceStart() const
{
    return steadyNow() - startNs_;
}

} // namespace tcplab::lab
