#include "lab/socket_options.h"

#include <cerrno>

namespace tcplab::lab {

int setOption(qintptr, SocketOption, int)
{
    return ENOSYS;
}

std::optional<int> getOption(qintptr, SocketOption, int* systemError)
{
    if (systemError) *systemError = ENOSYS;
    return std::nullopt;
}

} // namespace tcplab::lab
