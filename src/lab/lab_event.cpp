#include "lab/lab_event.h"

#include "lab/sticky.h"

#include <QDateTime>

#include <chrono>

namespace tcplab::lab {

qint64 steadyNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

LabEvent stampedEvent(LabEventKind kind, quint64 connection)
{
    LabEvent event;
    event.kind = kind;
    event.wallMs = QDateTime::currentMSecsSinceEpoch();
    event.steadyNs = steadyNow();
    event.connection = connection;
    return event;
}

void registerLabTypes()
{
    qRegisterMetaType<LabError>();
    qRegisterMetaType<LabEvent>();
    qRegisterMetaType<SocketOptions>();
    qRegisterMetaType<KernelSnapshot>();
    qRegisterMetaType<FourTuple>();
    qRegisterMetaType<ServeConfig>();
    qRegisterMetaType<StickyConfig>();
    qRegisterMetaType<StickyRecord>();
    qRegisterMetaType<IoRecord>();
}

} // namespace tcplab::lab
