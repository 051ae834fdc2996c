#include "lab/state_watch.h"

namespace tcplab::lab {

namespace {
constexpr std::size_t mostSightings = 256; // bounds what one socket's history costs
}

StateWatch::StateWatch(QObject* parent)
    : QObject(parent)
{
    timer_.setInterval(50);
    timer_.setTimerType(Qt::CoarseTimer);
    connect(&timer_, &QTimer::timeout, this, &StateWatch::lookNow);
}

void StateWatch::setInterval(int milliseconds)
{
    timer_.setInterval(std::max(1, milliseconds));
}

void StateWatch::watch(quint64 key, qintptr descriptor)
{
    Watched watched;
    watched.descriptor = descriptor;
    watched.tuple = KernelProbe::fourTupleOf(descriptor);
    watched_[key] = std::move(watched);
    timer_.start();
    look(key);
}

void StateWatch::descriptorClosing(quint64 key)
{
    const auto found = watched_.find(key);
    if (found == watched_.end()) return;
    if (found->second.descriptor >= 0)
        found->second.tuple = KernelProbe::fourTupleOf(found->second.descriptor);
    found->second.descriptor = -1;
}

void StateWatch::forget(quint64 key)
{
    watched_.erase(key);
    if (watched_.empty()) timer_.stop();
}

void StateWatch::clear()
{
    watched_.clear();
    timer_.stop();
}

KernelSnapshot StateWatch::latest(quint64 key) const
{
    const auto found = watched_.find(key);
    return found == watched_.end() ? KernelSnapshot{} : found->second.latest;
}

std::vector<StateSighting> StateWatch::history(quint64 key) const
{
    const auto found = watched_.find(key);
    return found == watched_.end() ? std::vector<StateSighting>{} : found->second.history;
}

void StateWatch::lookNow()
{
    // A slot may call watch() or forget(): go by keys, not by iterators.
    std::vector<quint64> keys;
    for (const auto& [key, watched] : watched_)
        if (!watched.finished) keys.push_back(key);
    if (keys.empty()) timer_.stop();
    for (const quint64 key : keys)
        look(key);
}

void StateWatch::checkDescriptor(Watched& watched)
{
    // Qt may have closed the descriptor behind our back, and its number may already name another
    // socket. The connection itself may live on under its four-tuple.
    if (watched.descriptor < 0) return;
    const FourTuple now = KernelProbe::fourTupleOf(watched.descriptor);
    const FourTuple& known = watched.tuple;
    const bool samePeer =
        known.peerPort == 0 || now.peerPort == 0 || now.peerPort == known.peerPort;
    const bool sameLocal = known.localPort == 0 || now.localPort == known.localPort;
    if (!samePeer || !sameLocal)
        watched.descriptor = -1;
    else if (known.peerPort == 0)
        watched.tuple = now; // between socket() and connect() there was none yet
}

KernelSnapshot StateWatch::ask(const Watched& watched)
{
    if (watched.descriptor < 0) return KernelProbe::ofFourTuple(watched.tuple);
    const KernelSnapshot own = KernelProbe::ofDescriptor(watched.descriptor, true);
    if (own.state != tcp::State::Closed || watched.tuple.peerPort == 0) return own;
    // When FINs went both ways while the descriptor is still open, Linux replaces the socket by a
    // small one in TIME-WAIT; the descriptor's own is CLOSED from then on.
    const KernelSnapshot successor = KernelProbe::ofFourTuple(watched.tuple);
    return successor.isOk() ? successor : own;
}

void StateWatch::look(quint64 key)
{
    const auto found = watched_.find(key);
    if (found == watched_.end() || found->second.finished) return;
    Watched& watched = found->second;
    checkDescriptor(watched);
    const KernelSnapshot snapshot = ask(watched);
    watched.latest = snapshot;
    watched.finished = watched.descriptor < 0 && !snapshot.isOk();
    const bool changed = snapshot.state && (watched.history.empty() ||
                                            watched.history.back().state != *snapshot.state);
    if (changed) {
        if (watched.history.size() == mostSightings) watched.history.erase(watched.history.begin());
        watched.history.push_back({snapshot.steadyNs, *snapshot.state});
    }
    const bool finished = watched.finished;
    if (changed) Q_EMIT stateChanged(key, *snapshot.state, snapshot);
    Q_EMIT looked(key, snapshot);
    if (finished) Q_EMIT gone(key);
}

} // namespace tcplab::lab
