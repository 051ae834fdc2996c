#pragma once

#include "lab/kernel_probe.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace tcplab::lab {

/// One change of a socket's state, as seen by looking at intervals: states shorter than the
/// interval are missed, and the times are those of the look, not of the change.
struct StateSighting
{
    qint64 steadyNs = 0;
    tcp::State state = tcp::State::Closed;
};

/// Looks at sockets at intervals and tells when their state changed. A socket is followed by its
/// four-tuple after its descriptor is gone, until the kernel no longer knows it.
class StateWatch : public QObject
{
    Q_OBJECT

public:
    explicit StateWatch(QObject* parent = nullptr);

    /// Milliseconds between two looks, at least 1; 50 at first.
    void setInterval(int milliseconds);

    /// Follows a descriptor under a key of the caller's choice; looks at once.
    void watch(quint64 key, qintptr descriptor);

    /// The descriptor is about to be closed: from here on follow the four-tuple.
    void descriptorClosing(quint64 key);

    void forget(quint64 key);
    void clear();

    KernelSnapshot latest(quint64 key) const;
    std::vector<StateSighting> history(quint64 key) const;

    /// Looks at all sockets now instead of waiting for the timer.
    void lookNow();

Q_SIGNALS:
    /// Every look at every socket: counters may have moved even where the state has not.
    void looked(quint64 key, const tcplab::lab::KernelSnapshot& snapshot);
    void stateChanged(quint64 key, tcplab::tcp::State state,
                      const tcplab::lab::KernelSnapshot& snapshot);
    /// The kernel no longer knows the socket; it is no longer followed, its history is kept.
    void gone(quint64 key);

private:
    struct Watched
    {
        qintptr descriptor = -1;
        FourTuple tuple;
        KernelSnapshot latest;
        std::vector<StateSighting> history;
        bool finished = false;
    };
    void look(quint64 key);
    static void checkDescriptor(Watched& watched);
    static KernelSnapshot ask(const Watched& watched);

    QTimer timer_;
    std::map<quint64, Watched> watched_;
};

} // namespace tcplab::lab
