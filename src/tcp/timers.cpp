#include "tcp/timers.h"

namespace tcplab::tcp {

std::string_view id(TimerId timer)
{
    switch (timer) {
    case TimerId::Retransmission:
        return "retransmission";
    case TimerId::DelayedAck:
        return "delayed-ack";
    case TimerId::Persist:
        return "persist";
    case TimerId::Keepalive:
        return "keepalive";
    case TimerId::TimeWait:
        return "time-wait";
    case TimerId::UserTimeout:
        return "user-timeout";
    }
    return {};
}

} // namespace tcplab::tcp
