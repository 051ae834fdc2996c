#include "present/timer_texts.h"

#include <QCoreApplication>

#include <algorithm>

#include "present/names.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

QString sentence(const char* source)
{
    return QCoreApplication::translate("TimerText", source);
}

RunningTimer quietTime(const sim::Host& host, sim::SimTime now)
{
    RunningTimer timer;
    timer.host = host.id;
    timer.kind = RunningTimer::Kind::QuietTime;
    timer.due = *host.quietUntil;
    // When the host restarted is not kept: it is as long ago as the quiet time is over.
    timer.started = std::min(now, timer.due - sim::Duration{host.config.quietTime});
    return timer;
}

RunningTimer ofConnection(sim::HostId host, const sim::Connection& connection, tcp::TimerId id)
{
    const tcp::Tcb& tcb = connection.endpoint.tcb();
    const tcp::Config& config = connection.endpoint.config();
    RunningTimer timer;
    timer.host = host;
    timer.conn = connection.number;
    timer.timer = id;
    timer.started = tcb.timers[id].started;
    timer.due = tcb.timers[id].due;
    timer.state = connection.endpoint.state();
    timer.orphan = id == tcp::TimerId::TimeWait && timer.state == tcp::State::FinWait2;
    timer.retransmissions = tcb.rtt.retransmissions;
    const bool opening =
        timer.state == tcp::State::SynSent || timer.state == tcp::State::SynReceived;
    if (id == tcp::TimerId::Retransmission)
        timer.limit = opening ? config.synRetries : config.dataRetries;
    return timer;
}

QString whyRetransmission(const RunningTimer& timer)
{
    using tcp::State;
    const State state = timer.state;
    if (state == State::SynSent)
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Its SYN is not answered yet."));
    if (state == State::SynReceived)
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Its SYN,ACK is not acknowledged yet."));
    if (state == State::FinWait1 || state == State::Closing || state == State::LastAck)
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Its FIN, and what it sent before it, is "
                                                       "not acknowledged yet."));
    return sentence(
        QT_TRANSLATE_NOOP("TimerText", "Something that it has sent is not acknowledged yet."));
}

QString doesRetransmission(const RunningTimer& timer)
{
    if (timer.retransmissions >= timer.limit)
        return sentence(QT_TRANSLATE_NOOP("TimerText", "The connection is given up: it was "
                                                       "repeated %1 times in vain."))
            .arg(timer.retransmissions);
    return sentence(QT_TRANSLATE_NOOP("TimerText",
                                      "The oldest segment goes again and the timeout grows; so "
                                      "far %1 of at most %2 repetitions."))
        .arg(timer.retransmissions)
        .arg(timer.limit);
}

} // namespace

RunningTimers runningTimers(const sim::World& world, std::size_t most)
{
    RunningTimers all;
    for (const sim::HostId id : sim::bothHosts) {
        const sim::Host& host = world.host(id);
        if (host.quietUntil) all.shown.push_back(quietTime(host, world.now()));
        for (const sim::Connection& connection : host.connections) {
            if (connection.deleted) continue;
            for (const tcp::TimerId timer : tcp::allTimers)
                if (connection.endpoint.tcb().timers.isRunning(timer))
                    all.shown.push_back(ofConnection(id, connection, timer));
        }
    }
    std::ranges::stable_sort(all.shown, {}, &RunningTimer::due);
    if (all.shown.size() > most) {
        all.more = all.shown.size() - most;
        all.shown.resize(most);
    }
    return all;
}

QString timerTitle(const RunningTimer& timer)
{
    if (timer.kind == RunningTimer::Kind::QuietTime)
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Quiet time"));
    switch (timer.timer) {
    case tcp::TimerId::Retransmission:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Retransmission timer"));
    case tcp::TimerId::DelayedAck:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Delayed ACK timer"));
    case tcp::TimerId::Persist:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Persist timer"));
    case tcp::TimerId::Keepalive:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "Keepalive timer"));
    case tcp::TimerId::TimeWait:
        return timer.orphan ? sentence(QT_TRANSLATE_NOOP("TimerText", "Orphan timeout"))
                            : sentence(QT_TRANSLATE_NOOP("TimerText", "2MSL wait"));
    case tcp::TimerId::UserTimeout:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "User timeout"));
    }
    return {};
}

QString whyItRuns(const RunningTimer& timer)
{
    if (timer.kind == RunningTimer::Kind::QuietTime)
        return sentence(QT_TRANSLATE_NOOP(
            "TimerText", "The host has restarted and no longer knows which sequence numbers it "
                         "used (RFC 9293 3.4.3)."));
    switch (timer.timer) {
    case tcp::TimerId::Retransmission:
        return whyRetransmission(timer);
    case tcp::TimerId::DelayedAck:
        return sentence(QT_TRANSLATE_NOOP(
            "TimerText", "It owes an ACK, and waits for data or a second segment to carry it."));
    case tcp::TimerId::Persist:
        return sentence(QT_TRANSLATE_NOOP(
            "TimerText", "It has data, but the peer's window has no room for it."));
    case tcp::TimerId::Keepalive:
        return sentence(
            QT_TRANSLATE_NOOP("TimerText", "Keepalive is on, and nothing comes from the peer."));
    case tcp::TimerId::TimeWait:
        return timer.orphan
                   ? sentence(QT_TRANSLATE_NOOP(
                         "TimerText",
                         "The program has closed, and the peer has not sent its FIN yet."))
                   : sentence(QT_TRANSLATE_NOOP(
                         "TimerText", "It closed first: old segments must have died out, and its "
                                      "last ACK may be asked for again."));
    case tcp::TimerId::UserTimeout:
        return sentence(QT_TRANSLATE_NOOP(
            "TimerText", "The program has set how long something may stay unacknowledged."));
    }
    return {};
}

QString whatItDoes(const RunningTimer& timer)
{
    if (timer.kind == RunningTimer::Kind::QuietTime)
        return sentence(QT_TRANSLATE_NOOP("TimerText", "The host may send again."));
    switch (timer.timer) {
    case tcp::TimerId::Retransmission:
        return doesRetransmission(timer);
    case tcp::TimerId::DelayedAck:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "The ACK leaves alone."));
    case tcp::TimerId::Persist:
        return sentence(QT_TRANSLATE_NOOP(
            "TimerText", "A zero-window probe leaves, and the next wait is twice as long."));
    case tcp::TimerId::Keepalive:
        return sentence(QT_TRANSLATE_NOOP("TimerText",
                                          "A keepalive probe leaves; after the last one without "
                                          "an answer the connection is given up."));
    case tcp::TimerId::TimeWait:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "The connection becomes CLOSED."));
    case tcp::TimerId::UserTimeout:
        return sentence(QT_TRANSLATE_NOOP("TimerText", "The connection is given up."));
    }
    return {};
}

} // namespace tcplab::present
