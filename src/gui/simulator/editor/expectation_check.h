#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

#include "sim/expectations.h"

namespace tcplab::gui {

/// Asks a run whether each expectation of a scenario holds, a few at a time, so that a long run or
/// a long list keeps nobody waiting.
class ExpectationCheck : public QObject
{
    Q_OBJECT

public:
    /// The run now shown, or nullptr.
    using Run = std::function<const sim::History*()>;

    explicit ExpectationCheck(QObject* parent = nullptr);
    void setRun(Run run) { run_ = std::move(run); }
    const sim::History* run() const { return run_ ? run_() : nullptr; }

    /// False where there is no run.
    bool start(std::shared_ptr<const sim::Scenario> scenario);
    void stop();
    bool isRunning() const { return timer_.isActive(); }

Q_SIGNALS:
    /// `difference` is empty where the expectation holds, else says how it does not.
    void checked(int index, const QString& difference);
    void finished(int held, int failed);

private:
    void slice();

    Run run_;
    std::shared_ptr<const sim::Scenario> scenario_;
    sim::Scenario one_; ///< with the one expectation that is being looked at
    std::size_t next_ = 0;
    int failed_ = 0;
    QTimer timer_;
};

} // namespace tcplab::gui
