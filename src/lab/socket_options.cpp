#include "lab/socket_options.h"

#include <array>

namespace tcplab::lab {

namespace {

struct Entry
{
    SocketOption option;
    const char* name;
    std::optional<int> SocketOptions::*member;
};

constexpr std::array<Entry, socketOptionCount> entries{{
    {SocketOption::NoDelay, "TCP_NODELAY", &SocketOptions::noDelay},
    {SocketOption::QuickAck, "TCP_QUICKACK", &SocketOptions::quickAck},
    {SocketOption::Cork, "TCP_CORK", &SocketOptions::cork},
    {SocketOption::KeepAlive, "SO_KEEPALIVE", &SocketOptions::keepAlive},
    {SocketOption::KeepAliveIdle, "TCP_KEEPIDLE", &SocketOptions::keepAliveIdle},
    {SocketOption::KeepAliveInterval, "TCP_KEEPINTVL", &SocketOptions::keepAliveInterval},
    {SocketOption::KeepAliveCount, "TCP_KEEPCNT", &SocketOptions::keepAliveCount},
    {SocketOption::Linger, "SO_LINGER", &SocketOptions::linger},
    {SocketOption::ReuseAddress, "SO_REUSEADDR", &SocketOptions::reuseAddress},
    {SocketOption::ReusePort, "SO_REUSEPORT", &SocketOptions::reusePort},
    {SocketOption::SendBuffer, "SO_SNDBUF", &SocketOptions::sendBuffer},
    {SocketOption::ReceiveBuffer, "SO_RCVBUF", &SocketOptions::receiveBuffer},
    {SocketOption::UserTimeout, "TCP_USER_TIMEOUT", &SocketOptions::userTimeout},
    {SocketOption::TimeToLive, "IP_TTL", &SocketOptions::timeToLive},
}};

const Entry& entryOf(SocketOption option)
{
    return entries.at(static_cast<std::size_t>(option));
}

bool isBuffer(SocketOption option)
{
    return option == SocketOption::SendBuffer || option == SocketOption::ReceiveBuffer;
}

OptionNote noteFor(SocketOption option, int requested, int effective)
{
    if (requested == effective) return OptionNote::AsRequested;
    if (isBuffer(option))
        return effective == 2 * requested ? OptionNote::KernelDoubles : OptionNote::KernelClamps;
    if (option == SocketOption::QuickAck) return OptionNote::NotPermanent;
    return OptionNote::Differs;
}

} // namespace

const char* bsdName(SocketOption option)
{
    return entryOf(option).name;
}

std::optional<int>& SocketOptions::operator[](SocketOption option)
{
    return this->*entryOf(option).member;
}

std::optional<int> SocketOptions::operator[](SocketOption option) const
{
    return this->*entryOf(option).member;
}

std::vector<OptionRow> applyOptions(qintptr descriptor, const SocketOptions& requested)
{
    std::vector<OptionRow> refused;
    for (const Entry& entry : entries) {
        const std::optional<int> value = requested[entry.option];
        if (!value) continue;
        const int error = setOption(descriptor, entry.option, *value);
        if (error != 0) refused.push_back({entry.option, value, {}, OptionNote::Refused, error});
    }
    return refused;
}

std::vector<OptionRow> compareOptions(qintptr descriptor, const SocketOptions& requested)
{
    std::vector<OptionRow> rows;
    for (const Entry& entry : entries) {
        OptionRow row;
        row.option = entry.option;
        row.requested = requested[entry.option];
        row.effective = getOption(descriptor, entry.option, &row.systemError);
        if (!row.effective)
            row.note = OptionNote::NotAvailable;
        else if (row.requested)
            row.note = noteFor(entry.option, *row.requested, *row.effective);
        rows.push_back(row);
    }
    return rows;
}

} // namespace tcplab::lab
