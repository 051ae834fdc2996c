#include "gui/simulator/editor/expectation_check.h"

#include <QElapsedTimer>

#include "present/messages.h"

namespace tcplab::gui {

namespace {

constexpr qint64 sliceMs = 8;

} // namespace

ExpectationCheck::ExpectationCheck(QObject* parent)
    : QObject(parent)
{
    connect(&timer_, &QTimer::timeout, this, &ExpectationCheck::slice);
}

bool ExpectationCheck::start(std::shared_ptr<const sim::Scenario> scenario)
{
    stop();
    if (!run() || !scenario) return false;
    scenario_ = std::move(scenario);
    next_ = 0;
    failed_ = 0;
    timer_.start(0);
    slice();
    return true;
}

void ExpectationCheck::stop()
{
    timer_.stop();
    scenario_.reset();
}

void ExpectationCheck::slice()
{
    const sim::History* history = run();
    if (!history || !scenario_) {
        stop();
        return;
    }
    QElapsedTimer taken;
    taken.start();
    while (next_ < scenario_->expect.size() && taken.elapsed() < sliceMs) {
        one_.expect = {scenario_->expect[next_]};
        const auto differences = sim::checkExpectations(one_, *history);
        failed_ += !differences.empty();
        Q_EMIT checked(static_cast<int>(next_),
                       differences.empty() ? QString()
                                           : present::differenceSentence(differences.front()));
        ++next_;
    }
    if (next_ < scenario_->expect.size()) return;
    const int all = static_cast<int>(scenario_->expect.size());
    stop();
    Q_EMIT finished(all - failed_, failed_);
}

} // namespace tcplab::gui
