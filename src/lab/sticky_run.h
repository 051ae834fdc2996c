#pragma once

#include "lab/sticky.h"
#include "lab/sticky_client.h"
#include "lab/sticky_server.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace tcplab::lab {

/// One run of the microscope: server and client in this process over a real connection, driven by
/// the event loop. Never blocks.
///
///     StickyRun run;
///     connect(&run, &StickyRun::progressed, ...);  // draw run.record() so far
///     connect(&run, &StickyRun::finished, ...);    // phase() says how it ended
///     run.start(preset.config);
///
/// Client and server share the thread, so with gapMs = 0 the server can read only after the
/// client's loop has returned to the event loop: a late reader of a very short kind.
class StickyRun : public QObject
{
    Q_OBJECT

public:
    explicit StickyRun(QObject* parent = nullptr);
    ~StickyRun() override;

    /// Starts a run; one that is under way is cancelled first (its finished() is emitted). False,
    /// with finished() and phase Failed, when the configuration or the port is refused.
    bool start(const StickyConfig& config);

    /// Ends the run at once; finished() is emitted with phase Cancelled.
    void cancel();

    bool isActive() const;
    StickyPhase phase() const { return record_.phase; }

    /// What has been measured so far; complete after finished().
    const StickyRecord& record() const { return record_; }

    qintptr clientDescriptor() const; ///< -1 when closed
    qintptr serverDescriptor() const;
    qintptr listenerDescriptor() const;

Q_SIGNALS:
    void started();
    void progressed(); ///< a write, a read or new counters; at most every 15 ms, and once before
                       ///< finished()
    /// The server's own end of the connection may be told after finished().
    void event(const tcplab::lab::LabEvent& event, bool fromServer);
    void finished();

private:
    void onWrote(const IoRecord& record);
    void onServerEvent(const LabEvent& event);
    void takeRead(const LabEvent& event);
    void look();
    void lookAtSegments(const KernelSnapshot& client);
    void settle();
    bool begin();
    void end(StickyPhase phase, const LabError& error = {});
    void retire(bool inOrder);
    void noteProgress();
    qint64 sinceStart() const;

    StickyRecord record_;
    std::unique_ptr<StickyServer> server_;
    std::unique_ptr<StickyClient> client_;
    QTimer lookTimer_;
    QTimer limitTimer_;
    QTimer progressTimer_;
    qint64 startNs_ = 0;
    quint64 run_ = 0; ///< counts the runs
    qint64 settleUntilNs_ = 0;
    quint64 serverConnection_ = 0;
    qint64 seenSent_ = 0;
    quint32 seenSegments_ = 0;
};

} // namespace tcplab::lab
