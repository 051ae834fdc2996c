#pragma once

#include "gui/lab/kernel_states.h"
#include "gui/lab/log_model.h"
#include "lab/state_watch.h"
#include "lab/sticky_run.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace tcplab::gui {

/// What a run has come to: a copy that belongs to the receiver.
struct StickyUpdate
{
    lab::StickyRecord record;
    KernelPanel::End client, server; ///< server: the listener, until a connection is accepted
    std::vector<LogEntry> log;       ///< what has happened since the last update
    quint16 port = 0;                ///< what is bound; 0: nothing yet
    int run = 0;                     ///< the number that start() was given
};

/// Runs the microscope in a thread of its own. A window that paints for 30 ms would be a late
/// reader: messages 5 ms apart would stick because of the picture of them. Lives in that thread;
/// talk to it by queued calls only.
class StickyWorker : public QObject
{
    Q_OBJECT

public:
    StickyWorker() = default;
    ~StickyWorker() override;

    void start(const lab::StickyConfig& config, int run);
    void cancel();
    /// The last update has been shown; until then no other is sent.
    void taken();

Q_SIGNALS:
    /// At most every `updateEveryMs`, and at the end; the end's phase says how it ended.
    void updated(const tcplab::gui::StickyUpdate& update);
    /// After the run: TIME-WAIT is followed until the kernel forgets it.
    void kernelLooked(const tcplab::gui::KernelPanel::End& client,
                      const tcplab::gui::KernelPanel::End& server);

private:
    static constexpr int updateEveryMs = 40;

    void prepare();
    void onEvent(const lab::LabEvent& event, bool fromServer);
    void onFinished();
    void onLooked();
    LogEntry entryOf(const lab::LabEvent& event, bool fromServer) const;
    void logSegments();
    void releaseHeld();
    void append(LogEntry entry);
    void showOptions();
    void sendSoon();
    void send();
    KernelPanel::End clientEnd() const;
    KernelPanel::End serverEnd() const;

    // Made by the first start(), so that their timers belong to the worker's thread.
    std::unique_ptr<lab::StickyRun> run_;
    std::unique_ptr<lab::StateWatch> watch_;
    std::unique_ptr<QTimer> timer_;
    std::vector<LogEntry> log_;
    std::optional<LogEntry> heldRead_; ///< until the segments that brought it are counted
    std::vector<lab::OptionRow> clientOptions_, serverOptions_;
    std::size_t segmentsLogged_ = 0;
    std::optional<tcp::Cause> clientReset_, serverReset_;
    quint16 port_ = 0;
    int number_ = 0;      ///< of the run
    bool isShown_ = true; ///< the last update has been taken
    bool isStale_ = false;
};

} // namespace tcplab::gui
