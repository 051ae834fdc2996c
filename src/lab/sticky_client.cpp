#include "lab/sticky_client.h"

#include "lab/qt_errors.h"

namespace tcplab::lab {

namespace {
constexpr qint64 mostWaiting = 1024 * 1024; // bytes in Qt's buffer before writing waits
constexpr qint64 mostPerTurn = 256 * 1024;  // bytes written before the event loop gets its turn
constexpr int mostWritesPerTurn = 512;
} // namespace

StickyClient::StickyClient(const StickyConfig& config, QObject* parent)
    : QObject(parent)
    , config_(config)
{
    gapTimer_.setSingleShot(true);
    gapTimer_.setTimerType(Qt::PreciseTimer);
    connect(&gapTimer_, &QTimer::timeout, this, &StickyClient::writeSome);
    connect(&socket_, &QTcpSocket::connected, this, &StickyClient::onConnected);
    connect(&socket_, &QTcpSocket::errorOccurred, this, &StickyClient::onError);
    connect(&socket_, &QTcpSocket::bytesWritten, this, [this] {
        if (!allWritten() && config_.sender.gapMs == 0 && !gapTimer_.isActive()) gapTimer_.start(0);
        checkFinished();
    });
}

StickyClient::~StickyClient()
{
    socket_.disconnect(this);
}

bool StickyClient::start(const QHostAddress& address, quint16 port)
{
    auto problems = checkConfig(config_);
    StickyStream made = problems.empty() ? makeStickyStream(config_) : StickyStream{};
    if (made.messages.empty()) {
        LabError error;
        error.kind = LabErrorKind::InvalidConfiguration;
        error.operation = LabOperation::Configure;
        error.field = QStringLiteral("framing");
        Q_EMIT failed(problems.empty() ? error : problems.front());
        return false;
    }
    stream_ = std::move(made.bytes);
    spans_ = std::move(made.messages);
    nextMessage_ = 1;
    finished_ = false;
    // Options set before there is a descriptor are lost without a word; bind() makes it.
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    socket_.bind(QHostAddress(isIpv6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4), 0);
    applyOptions(socket_.socketDescriptor(), config_.sender.options);
    Q_EMIT event(stampedEvent(LabEventKind::Connecting));
    socket_.connectToHost(address, port);
    return true;
}

void StickyClient::onConnected()
{
    LabEvent stood = stampedEvent(LabEventKind::Connected);
    stood.peerAddress = socket_.peerAddress();
    stood.peerPort = socket_.peerPort();
    stood.localAddress = socket_.localAddress();
    stood.localPort = socket_.localPort();
    Q_EMIT event(stood);
    Q_EMIT connected();
    if (writesAtOnce_) startWriting();
}

void StickyClient::startWriting()
{
    if (isConnected() && !allWritten()) gapTimer_.start(0);
}

void StickyClient::onError(QAbstractSocket::SocketError qtError)
{
    gapTimer_.stop();
    LabError error = errorFromQt(qtError, socket_.errorString());
    error.operation = socket_.state() == QAbstractSocket::ConnectedState ? LabOperation::Send
                                                                         : LabOperation::Connect;
    error.address = socket_.peerAddress();
    error.port = socket_.peerPort();
    Q_EMIT failed(error);
}

void StickyClient::writeSome()
{
    if (allWritten() || !isConnected()) return;
    if (config_.sender.gapMs > 0) {
        writeOne();
    } else {
        const qint64 before = spans_.at(static_cast<std::size_t>(nextMessage_ - 1)).begin;
        for (int i = 0; i < mostWritesPerTurn && isConnected() && !allWritten(); ++i) {
            if (socket_.bytesToWrite() > mostWaiting) break;
            if (spans_[static_cast<std::size_t>(nextMessage_ - 1)].begin - before > mostPerTurn)
                break;
            writeOne();
        }
    }
    if (!isConnected()) return;
    if (allWritten()) gapTimer_.stop();
    // Above the limit bytesWritten() goes on; else the timer does.
    if (!allWritten() && socket_.bytesToWrite() <= mostWaiting)
        gapTimer_.start(config_.sender.gapMs);
    checkFinished();
}

void StickyClient::writeOne()
{
    if (!isConnected() || allWritten()) return;
    const MessageSpan& span = spans_[static_cast<std::size_t>(nextMessage_ - 1)];
    ++nextMessage_;
    socket_.write(stream_.constData() + span.begin, span.end - span.begin);
    IoRecord record{span.begin, span.end - span.begin, steadyNow(), span.number};
    if (config_.sender.flushEachWrite) socket_.flush();
    LabEvent written = stampedEvent(LabEventKind::BytesWritten);
    written.bytes = stream_.mid(span.begin, span.end - span.begin);
    written.offset = span.begin;
    written.length = record.length;
    written.message = span.number;
    Q_EMIT wrote(record);
    Q_EMIT event(written);
}

void StickyClient::checkFinished()
{
    if (finished_ || !allWritten() || spans_.empty() || socket_.bytesToWrite() > 0) return;
    finished_ = true;
    if (config_.sender.options.cork.value_or(0) != 0)
        setOption(socket_.socketDescriptor(), SocketOption::Cork, 0);
    Q_EMIT finishedWriting();
}

void StickyClient::close()
{
    gapTimer_.stop();
    socket_.disconnect(this);
    socket_.disconnectFromHost();
    Q_EMIT event(stampedEvent(LabEventKind::Closed));
}

void StickyClient::abort()
{
    gapTimer_.stop();
    socket_.disconnect(this);
    if (socket_.socketDescriptor() >= 0)
        setOption(socket_.socketDescriptor(), SocketOption::Linger, 0);
    socket_.abort();
    Q_EMIT event(stampedEvent(LabEventKind::Aborted));
}

} // namespace tcplab::lab
