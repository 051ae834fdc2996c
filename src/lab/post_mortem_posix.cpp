#include "lab/post_mortem.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tcplab::lab {

qintptr openPostMortem(qintptr descriptor)
{
    // To tell FIN from RST is a nicety; to accept the next client is not. Leave most of the
    // descriptors to the latter.
    rlimit limit{};
    const int copy = ::fcntl(static_cast<int>(descriptor), F_DUPFD_CLOEXEC, 0);
    const bool scarce =
        ::getrlimit(RLIMIT_NOFILE, &limit) == 0 && static_cast<rlim_t>(copy) > limit.rlim_cur / 8;
    if (copy < 0 || !scarce) return copy;
    ::close(copy);
    return -1;
}

PeerEnding examine(qintptr postMortem, const FourTuple& tuple)
{
    if (postMortem < 0) return PeerEnding::Unknown;
    const int descriptor = static_cast<int>(postMortem);
    int pending = 0;
    socklen_t length = sizeof pending;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &pending, &length) == 0 && pending != 0)
        return pending == ETIMEDOUT ? PeerEnding::TimedOut : PeerEnding::Reset;
    // Whoever read first took the pending error along: a socket that was reset is CLOSED, one that
    // met a FIN is in a state that still waits for something.
    const KernelSnapshot snapshot = KernelProbe::ofDescriptor(postMortem);
    if (!snapshot.isOk() || !snapshot.state) return PeerEnding::Unknown;
    if (*snapshot.state != tcp::State::Closed) return PeerEnding::Fin;
    // After FINs in both directions the descriptor's socket is CLOSED as well: TIME-WAIT has taken
    // its place under the same addresses.
    return KernelProbe::ofFourTuple(tuple).isOk() ? PeerEnding::Fin : PeerEnding::Reset;
}

void closePostMortem(qintptr& postMortem)
{
    if (postMortem >= 0) ::close(static_cast<int>(postMortem));
    postMortem = -1;
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int shutdownWriting(qintptr descriptor)
{
    return ::shutdown(static_cast<int>(descriptor), SHUT_WR) == 0 ? 0 : errno;
}

} // namespace tcplab::lab
