// Time as an explorer of states needs it: relative.

#include <algorithm>

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

void Endpoint::rebase(SimTime now)
{
    const Duration shift = now.time_since_epoch();
    for (const TimerId timer : allTimers)
        if (const auto slot = tcb_.timers[timer]; slot.running)
            tcb_.timers.start(timer, SimTime{}, slot.due - shift); // `started` is for the eye
    timed_ = timed_.running ? TimedSegment{true, timed_.end, timed_.sent - shift} : TimedSegment{};
    tcb_.congestion.rebase(shift);
    held_.forgetOrigin();

    // Asked for only where a congestion window is restarted after more than one RTO of silence.
    const SimTime longAgo = SimTime{} - std::max<Duration>(config_.rto.max, tcb_.rtt.rto) - 1us;
    lastSent_ =
        tcb_.congestion.limits() ? std::max<SimTime>(lastSent_ - shift, longAgo) : SimTime{};
    // Those that no longer count are forgotten.
    std::erase_if(challenges_,
                  [&](SimTime at) { return now - at >= config_.challengeAckLimit.period; });
    for (SimTime& at : challenges_)
        at -= shift;
    linuxAcks_.lastText = isLinux() ? linuxAcks_.lastText - shift : SimTime{};
    tcb_.tsRecentAt = tcb_.timestamps ? tcb_.tsRecentAt - shift : SimTime{};
}

} // namespace tcplab::tcp
