#include "gui/lab/sticky_worker.h"

#include "gui/lab/stream_picture.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tcplab::gui {

using lab::LabEventKind;

namespace {

constexpr quint64 clientKey = 1;
constexpr quint64 serverKey = 2;
constexpr quint64 listenerKey = 3;
constexpr int lookWhileRunning = 5; // ms
constexpr int lookAfterwards = 200;

} // namespace

void StickyWorker::prepare()
{
    if (run_) return;
    run_ = std::make_unique<lab::StickyRun>();
    watch_ = std::make_unique<lab::StateWatch>();
    timer_ = std::make_unique<QTimer>();
    timer_->setSingleShot(true);
    connect(timer_.get(), &QTimer::timeout, this, &StickyWorker::send);
    connect(run_.get(), &lab::StickyRun::event, this, &StickyWorker::onEvent);
    connect(run_.get(), &lab::StickyRun::progressed, this, [this] {
        releaseHeld();
        sendSoon();
    });
    connect(run_.get(), &lab::StickyRun::finished, this, &StickyWorker::onFinished);
    connect(watch_.get(), &lab::StateWatch::looked, this, &StickyWorker::onLooked);
}

StickyWorker::~StickyWorker()
{
    if (run_) run_->disconnect(this);
    if (watch_) watch_->disconnect(this);
}

void StickyWorker::start(const lab::StickyConfig& config, int run)
{
    prepare();
    if (run_->isActive()) return;
    number_ = run;
    clientReset_.reset();
    serverReset_.reset();
    segmentsLogged_ = 0;
    heldRead_.reset();
    log_.clear();
    clientOptions_.clear();
    serverOptions_.clear();
    port_ = 0;
    isShown_ = true;
    watch_->clear();
    watch_->setInterval(lookWhileRunning);
    run_->start(config);
}

void StickyWorker::cancel()
{
    if (run_) run_->cancel();
}

void StickyWorker::taken()
{
    isShown_ = true;
    if (isStale_) sendSoon();
}

void StickyWorker::onEvent(const lab::LabEvent& event, bool fromServer)
{
    releaseHeld();
    if (event.kind == LabEventKind::Aborted && !fromServer) clientReset_ = tcp::Cause::Abort;
    if (event.kind == LabEventKind::PeerReset && fromServer) serverReset_ = tcp::Cause::RstArrived;
    if (event.kind == LabEventKind::Listening) {
        port_ = event.localPort;
        watch_->watch(listenerKey, run_->listenerDescriptor());
    }
    if (event.kind == LabEventKind::Connected) watch_->watch(clientKey, run_->clientDescriptor());
    if (event.kind == LabEventKind::ClientConnected && run_->serverDescriptor() >= 0) {
        watch_->watch(serverKey, run_->serverDescriptor());
        showOptions();
    }
    // The decoders' panel says what was decoded; in the log it would bury the calls.
    if (event.kind == LabEventKind::MessageDecoded) return;
    // The counters are looked at only after the read that shows their change.
    if (event.kind == LabEventKind::BytesRead) {
        heldRead_ = entryOf(event, fromServer);
    } else {
        const LogEntry entry = entryOf(event, fromServer);
        append(entry);
        if (const auto close = closeAfterEndOfStream(entry)) append(*close);
    }
    if (event.kind == LabEventKind::BytesWritten) logSegments();
    sendSoon();
}

LogEntry StickyWorker::entryOf(const lab::LabEvent& event, bool fromServer) const
{
    LogEntry entry;
    entry.host = fromServer ? present::HostRole::Server : present::HostRole::Client;
    entry.event = event;
    const bool isRead = event.kind == LabEventKind::BytesRead;
    if (!isRead && event.kind != LabEventKind::BytesWritten) return entry;
    const auto& messages = run_->record().messages;
    const StreamFrame frame = frameOver(messages, event.offset, event.offset + event.length);
    entry.event.bytes.clear(); // the stream is in the record
    entry.inKernel = run_->record().bytes.inQtBuffer.value_or(0) == 0;
    entry.firstMessage = frame.firstMessage;
    entry.lastMessage = frame.lastMessage;
    if (isRead) entry.readSize = run_->record().config.receiver.readSize;
    if (frame.startsInside || frame.endsInside) {
        const auto index = static_cast<std::size_t>(std::max(frame.firstMessage, 1) - 1);
        const qint64 begin = index < messages.size() ? messages[index].begin : 0;
        entry.firstOffset = event.offset - begin + 1;
        entry.lastOffset = event.offset + event.length - begin;
    }
    return entry;
}

void StickyWorker::releaseHeld()
{
    logSegments();
    if (heldRead_) append(std::move(*heldRead_));
    heldRead_.reset();
}

void StickyWorker::logSegments()
{
    const lab::StickyRecord& now = run_->record();
    for (; segmentsLogged_ < now.segments.size(); ++segmentsLogged_) {
        const lab::SegmentSpan& span = now.segments[segmentsLogged_];
        const StreamFrame frame = frameOver(now.messages, span.offset, span.offset + span.length);
        LogEntry entry;
        entry.kind = LogEntry::Kind::Segment;
        entry.event.kind = LabEventKind::BytesWritten;
        entry.event.steadyNs = now.startedSteadyNs + span.timeNs;
        // The look that counted it came after the read of its bytes: it left before that read.
        if (heldRead_ && span.offset < heldRead_->event.offset + heldRead_->event.length)
            entry.event.steadyNs = std::min(entry.event.steadyNs, heldRead_->event.steadyNs - 1);
        entry.event.length = span.length;
        entry.count = span.count;
        entry.number = static_cast<int>(segmentsLogged_) + 1;
        entry.firstMessage = frame.firstMessage;
        entry.lastMessage = frame.lastMessage;
        append(std::move(entry));
    }
}

void StickyWorker::append(LogEntry entry)
{
    // One clock for all lines: the wall's may be set meanwhile, and rounds where the other does
    // not.
    const lab::StickyRecord& now = run_->record();
    entry.event.wallMs =
        now.startedWallMs + (entry.event.steadyNs - now.startedSteadyNs) / 1'000'000;
    auto place = log_.end();
    while (place != log_.begin() && std::prev(place)->event.steadyNs > entry.event.steadyNs)
        --place;
    if (place != log_.begin() && std::prev(place)->takesIn(entry)) return;
    log_.insert(place, std::move(entry));
}

void StickyWorker::showOptions()
{
    const lab::StickyConfig& config = run_->record().config;
    clientOptions_ = lab::compareOptions(run_->clientDescriptor(), config.sender.options);
    serverOptions_ = lab::compareOptions(run_->serverDescriptor(), config.receiver.options);
}

KernelPanel::End StickyWorker::clientEnd() const
{
    return {watch_->history(clientKey), SocketOrigin::Connected, watch_->latest(clientKey),
            clientReset_};
}

KernelPanel::End StickyWorker::serverEnd() const
{
    const auto history = watch_->history(serverKey);
    if (!history.empty())
        return {history, SocketOrigin::Accepted, watch_->latest(serverKey), serverReset_};
    return {watch_->history(listenerKey), SocketOrigin::Listening, watch_->latest(listenerKey), {}};
}

void StickyWorker::sendSoon()
{
    isStale_ = true;
    if (isShown_ && !timer_->isActive()) timer_->start(updateEveryMs);
}

void StickyWorker::send()
{
    timer_->stop();
    releaseHeld(); // what is told later was stamped later
    isStale_ = false;
    isShown_ = false;
    StickyUpdate update;
    update.record = run_->record();
    if (update.record.clientOptions.empty()) update.record.clientOptions = clientOptions_;
    if (update.record.serverOptions.empty()) update.record.serverOptions = serverOptions_;
    update.client = clientEnd();
    update.server = serverEnd();
    update.log = std::exchange(log_, {});
    update.port = port_;
    update.run = number_;
    Q_EMIT updated(update);
}

void StickyWorker::onFinished()
{
    releaseHeld();
    const lab::LabError& error = run_->record().error;
    if (error && error.operation == lab::LabOperation::Bind) append(failedBind(error));
    // The client has called close() and the server has not yet met its FIN: a rare view.
    watch_->lookNow();
    watch_->setInterval(lookAfterwards);
    send();
}

void StickyWorker::onLooked()
{
    if (!run_->isActive()) Q_EMIT kernelLooked(clientEnd(), serverEnd());
}

} // namespace tcplab::gui
