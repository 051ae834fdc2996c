#include "gui/lab/echo_session.h"

#include <QLocale>

#include <algorithm>

#include "lab/lab_text.h"
#include "present/state_dialect.h"

namespace tcplab::gui {

using lab::LabEvent;
using lab::LabEventKind;
using present::HostRole;

namespace {

constexpr std::size_t clientWrites = 0;
constexpr std::size_t serverReads = 1;
constexpr std::size_t clientReads = 2;
constexpr qint64 leastScale = 40; // bytes that the scale covers at first
constexpr qsizetype mostBytesKept = 400;

/// Gives up the older half of a list that is full; how many that were.
template <typename List>
qint64 trim(List& list)
{
    if (list.size() < EchoSession::mostFrames) return 0;
    const auto half = static_cast<std::ptrdiff_t>(list.size() / 2);
    list.erase(list.begin(), list.begin() + half);
    return half;
}

QString shown(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

EchoSession::EchoSession(int number, bool ours, QObject* parent)
    : QObject(parent)
    , number_(number)
{
    if (ours) {
        client_ = std::make_unique<lab::LabClient>();
        client_->setConnectionNumber(static_cast<quint64>(number));
    } else {
        phase_ = Phase::Connected;
    }
    startAnew();
}

void EchoSession::startAnew()
{
    picture_ = {};
    picture_.length = leastScale;
    picture_.lanes.resize(3);
    lane(clientWrites).kind = StreamLane::Kind::Writes;
    lane(serverReads).kind = StreamLane::Kind::Reads;
    lane(serverReads).host = HostRole::Server;
    lane(clientReads).kind = StreamLane::Kind::Reads;
    conversation_.clear();
    written_ = readByServer_ = readBack_ = dropped_ = 0;
    calls_ = {};
    serverConnection_ = 0;
    shutDown_ = false;
    clientReset_.reset();
    serverReset_.reset();
    kept_ = {};
    retranslate();
}

void EchoSession::keepCounters(const lab::KernelSnapshot& client)
{
    if (client.counters.bytesAcked) kept_ = client;
}

QString EchoSession::peerText() const
{
    return tuple_.isValid() ? lab::LabText::endpoint(tuple_.localAddress, tuple_.localPort)
                            : QStringLiteral("—");
}

void EchoSession::takeClientEvent(const LabEvent& event)
{
    if (event.kind == LabEventKind::Aborted) clientReset_ = tcp::Cause::Abort;
    if (event.kind == LabEventKind::PeerReset) clientReset_ = tcp::Cause::RstArrived;
    switch (event.kind) {
    case LabEventKind::Connecting:
        startAnew();
        phase_ = Phase::Connecting;
        break;
    case LabEventKind::Connected:
        phase_ = Phase::Connected;
        tuple_ = {event.localAddress, event.localPort, event.peerAddress, event.peerPort};
        break;
    case LabEventKind::WriteShutDown:
        phase_ = Phase::WriteShutDown;
        shutDown_ = true;
        break;
    case LabEventKind::BytesWritten:
        addMessage(event, clientWrites);
        utter(event, HostRole::Client, false);
        break;
    case LabEventKind::BytesRead:
        readBack_ += event.length;
        addFrame(event, clientReads);
        utter(event, HostRole::Client, true);
        break;
    case LabEventKind::ConnectFailed:
    case LabEventKind::PeerClosed:
    case LabEventKind::PeerReset:
    case LabEventKind::ConnectionFailed:
    case LabEventKind::Closed:
    case LabEventKind::Aborted:
        phase_ = Phase::Ended;
        ending_ = event.kind;
        break;
    case LabEventKind::Listening:
    case LabEventKind::Stopped:
    case LabEventKind::ClientConnected:
    case LabEventKind::AcceptFailed:
    case LabEventKind::ReadingPaused:
    case LabEventKind::ReadingResumed:
    case LabEventKind::MessageDecoded:
    case LabEventKind::FramingBroken:
        break;
    }
    retranslate();
    Q_EMIT changed();
}

void EchoSession::takeServerEvent(const LabEvent& event)
{
    if (event.kind == LabEventKind::PeerReset) serverReset_ = tcp::Cause::RstArrived;
    if (event.kind == LabEventKind::ClientConnected && !isOurs())
        tuple_ = {event.peerAddress, event.peerPort, event.localAddress, event.localPort};
    if (event.kind == LabEventKind::BytesRead) {
        // Of another program's writes nothing is known here: its bytes are numbered by our reads.
        if (!isOurs()) addMessage(event, clientWrites);
        readByServer_ += event.length;
        addFrame(event, serverReads);
        utter(event, HostRole::Server, true);
    }
    if (event.kind == LabEventKind::BytesWritten) utter(event, HostRole::Server, false);
    const bool isEnd =
        event.kind == LabEventKind::PeerClosed || event.kind == LabEventKind::PeerReset ||
        event.kind == LabEventKind::ConnectionFailed || event.kind == LabEventKind::Closed;
    if (isEnd && !isOurs()) phase_ = Phase::Ended;
    retranslate();
    Q_EMIT changed();
}

void EchoSession::addMessage(const LabEvent& event, std::size_t writeLane)
{
    const qint64 end = event.offset + event.length;
    const int next = picture_.messages.empty() ? 1 : picture_.messages.back().number + 1;
    trim(picture_.messages);
    picture_.messages.push_back({next, event.offset, event.offset, end, end});
    picture_.length = std::max(picture_.length, end);
    if (!isOurs()) return;
    written_ += event.length;
    addFrame(event, writeLane);
}

void EchoSession::addFrame(const LabEvent& event, std::size_t laneIndex)
{
    ++calls_[laneIndex];
    dropped_ += trim(lane(laneIndex).frames);
    // An answer has as many bytes as the question: the same positions serve both directions.
    lane(laneIndex).frames.push_back(
        frameOver(picture_.messages, event.offset, event.offset + event.length));
}

void EchoSession::utter(const LabEvent& event, HostRole host, bool isRead)
{
    const StreamFrame frame =
        frameOver(picture_.messages, event.offset, event.offset + event.length);
    Utterance said;
    said.host = host;
    said.isRead = isRead;
    said.wallMs = event.wallMs;
    said.length = event.length;
    said.bytes = QByteArray(event.bytes.constData(), std::min(event.bytes.size(), mostBytesKept));
    said.firstMessage = frame.firstMessage;
    said.lastMessage = frame.lastMessage;
    said.isPart = frame.startsInside || frame.endsInside;
    conversation_.append(said);
}

QString EchoSession::phaseName() const
{
    switch (phase_) {
    case Phase::Idle:
        return tr("not connected");
    case Phase::Connecting:
        return tr("connecting");
    case Phase::Connected:
        return tr("connected");
    case Phase::WriteShutDown:
        return tr("writing shut down");
    case Phase::Ended:
        return tr("ended");
    }
    return {};
}

QString EchoSession::headline() const
{
    if (!isOurs())
        return tr("From another program: %n bytes read and answered", nullptr,
                  static_cast<int>(readByServer_));
    const auto writes = static_cast<int>(calls_[clientWrites]);
    if (writes == 0) {
        return phase_ == Phase::Connected ? tr("Connected: type something and send it")
                                          : tr("Client %1: %2").arg(shown(number_), phaseName());
    }
    const auto atServer = calls_[serverReads];
    const auto back = calls_[clientReads];
    return tr("%n writes; the server needed %1 reads, the answers took %2", nullptr, writes)
        .arg(shown(atServer), shown(back));
}

QString EchoSession::endingHeadline() const
{
    if (!isOurs() || phase_ != Phase::Ended) return {};
    if (ending_ == LabEventKind::ConnectFailed)
        return tr("Client %1: there is no connection").arg(shown(number_));
    return ending_ == LabEventKind::PeerReset || ending_ == LabEventKind::Aborted
               ? tr("Client %1: the connection ended by a RST").arg(shown(number_))
               : tr("Client %1: the connection is closed").arg(shown(number_));
}

QString EchoSession::endingExplanation(std::optional<tcp::State> client) const
{
    if (ending_ == LabEventKind::ConnectFailed)
        return tr("The SYN was refused or never answered: nothing listens there, or nothing is "
                  "reached. Start the server, or look at the address and the port, then connect "
                  "again.");
    if (ending_ == LabEventKind::PeerReset || ending_ == LabEventKind::Aborted)
        return present::inStateDialect(
            tr("A RST ends both directions at once: no FIN, no TIME-WAIT, and bytes on their "
               "way may be lost."));
    const QString now = client ? present::stateInWords(*client) : QStringLiteral("—");
    if (shutDown_)
        return tr("The server answers the end of stream with its own close, so the half-closed "
                  "time was short. The client is in %1.")
            .arg(now);
    if (client == tcp::State::TimeWait)
        return present::inStateDialect(
            tr("The client sent the first FIN, so TIME-WAIT stays with it: should its last "
               "ACK be lost, it can send it again."));
    return present::inStateDialect(
               tr("The client is in %1: who sends the first FIN has TIME-WAIT afterwards."))
        .arg(now);
}

QString EchoSession::explanation() const
{
    if (!isOurs())
        return tr("Only the server's side of this connection is in this window. What the other "
                  "program wrote "
                  "in one call cannot be seen from here: the stream keeps no boundaries.");
    const auto& writes = picture_.lanes[clientWrites].frames;
    if (writes.empty())
        return tr("The server answers what it reads in upper case. Each write has a colour; watch "
                  "which reads "
                  "bring it back.");
    if (readBack_ < written_)
        return tr("%n bytes have not come back yet.", nullptr,
                  static_cast<int>(written_ - readBack_));
    const auto glued = [](const StreamFrame& frame) { return frame.isGlued() || frame.isSplit(); };
    const bool cut = std::ranges::any_of(picture_.lanes[serverReads].frames, glued) ||
                     std::ranges::any_of(picture_.lanes[clientReads].frames, glued);
    return cut ? tr("Every byte came back, but not write by write: TCP carries bytes, not "
                    "messages.")
               : tr("Every byte came back, and each read held one write. Send faster, or more than "
                    "1,024 bytes "
                    "at once, and that ends.");
}

void EchoSession::retranslate()
{
    const auto calls = [this](std::size_t index) {
        return tr("%n calls", "of write() or read()", static_cast<int>(calls_[index]));
    };
    const auto title = [](const char* call) { return QString::fromLatin1(call); };
    lane(clientWrites).title = title("write()");
    lane(clientWrites).notes = {isOurs() ? present::hostWord(HostRole::Client)
                                         : tr("another program"),
                                isOurs() ? calls(clientWrites) : tr("— not seen from here")};
    lane(serverReads).title = title("read()");
    lane(serverReads).notes = {present::hostWord(HostRole::Server), calls(serverReads)};
    lane(clientReads).title = title("read()");
    lane(clientReads).notes = {isOurs() ? tr("client: answers") : tr("another program"),
                               isOurs() ? calls(clientReads) : tr("— not seen from here")};
}

} // namespace tcplab::gui
