#include "lab/post_mortem.h"

#include <cerrno>

namespace tcplab::lab {

qintptr openPostMortem(qintptr)
{
    return -1;
}

PeerEnding examine(qintptr, const FourTuple&)
{
    return PeerEnding::Unknown;
}

void closePostMortem(qintptr& postMortem)
{
    postMortem = -1;
}

void raiseDescriptorLimit()
{
}

int shutdownWriting(qintptr)
{
    return ENOSYS;
}

} // namespace tcplab::lab
