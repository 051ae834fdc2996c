#pragma once

#include <QCoreApplication>
#include <QObject>

#include <array>
#include <memory>
#include <optional>

#include "gui/lab/conversation_model.h"
#include "gui/lab/stream_picture.h"
#include "lab/lab_client.h"
#include "tcp/transitions.h"

namespace tcplab::gui {

/// One connection of the echo experiment: a client of this window with its server-side socket, or a
/// connection from another program, of which only the server's side is known.
class EchoSession : public QObject
{
    Q_OBJECT

public:
    /// How the connection stands, as its events tell.
    enum class Phase { Idle, Connecting, Connected, WriteShutDown, Ended };

    /// `ours`: with a client of its own.
    EchoSession(int number, bool ours, QObject* parent = nullptr);

    int number() const { return number_; }
    lab::LabClient* client() const { return client_.get(); }
    bool isOurs() const { return client_ != nullptr; }
    Phase phase() const { return phase_; }
    /// How each end came to CLOSED by a RST, as its events tell.
    std::optional<tcp::Cause> clientReset() const { return clientReset_; }
    std::optional<tcp::Cause> serverReset() const { return serverReset_; }
    /// The sending kernel's counters while there were any, kept for after the end.
    void keepCounters(const lab::KernelSnapshot& client);
    const lab::KernelSnapshot& keptCounters() const { return kept_; }
    bool canSend() const { return phase_ == Phase::Connecting || phase_ == Phase::Connected; }
    /// The server's number of this connection; 0 while there is none.
    quint64 serverConnection() const { return serverConnection_; }
    void setServerConnection(quint64 number) { serverConnection_ = number; }
    /// The client's address, for the list.
    QString peerText() const;

    /// Takes an event of the client, or of the server about this connection.
    void takeClientEvent(const lab::LabEvent& event);
    void takeServerEvent(const lab::LabEvent& event);

    const StreamPicture& picture() const { return picture_; }
    ConversationModel& conversation() { return conversation_; }
    /// What counters say; the kernel's part is filled in by the view.
    qint64 bytesWritten() const { return written_; }
    qint64 bytesReadByServer() const { return readByServer_; }
    qint64 bytesReadBack() const { return readBack_; }
    /// Calls that are no longer drawn: a flood costs bounded memory.
    qint64 dropped() const { return dropped_; }
    static constexpr std::size_t mostFrames = 20'000; ///< of each lane

    /// Headline and explanation from the counts.
    QString headline() const;
    /// How it ended, and what the operating system still keeps of it; empty: it has not ended.
    QString endingHeadline() const;
    QString endingExplanation(std::optional<tcp::State> client) const;
    QString explanation() const;
    QString phaseName() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    StreamLane& lane(std::size_t index) { return picture_.lanes[index]; }
    void startAnew();
    void addMessage(const lab::LabEvent& event, std::size_t writeLane);
    void addFrame(const lab::LabEvent& event, std::size_t laneIndex);
    void utter(const lab::LabEvent& event, present::HostRole host, bool isRead);

    int number_;
    std::unique_ptr<lab::LabClient> client_;
    Phase phase_ = Phase::Idle;
    quint64 serverConnection_ = 0;
    std::optional<tcp::Cause> clientReset_, serverReset_;
    lab::KernelSnapshot kept_;
    lab::LabEventKind ending_ = lab::LabEventKind::Connecting; ///< of the client, once it has ended
    bool shutDown_ = false; ///< writing was shut down before the end
    lab::FourTuple tuple_;
    StreamPicture picture_;
    ConversationModel conversation_;
    qint64 written_ = 0;
    qint64 readByServer_ = 0;
    qint64 readBack_ = 0;
    qint64 dropped_ = 0;
    std::array<qint64, 3> calls_{}; ///< by lane
};

} // namespace tcplab::gui
