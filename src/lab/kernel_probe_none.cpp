#include "lab/kernel_probe.h"

#include "lab/lab_event.h"

// For operating systems whose interface for this is not used yet: nothing is made up.
namespace tcplab::lab::KernelProbe {

namespace {
KernelSnapshot notAvailable()
{
    KernelSnapshot snapshot;
    snapshot.status = ProbeStatus::NotAvailableHere;
    snapshot.steadyNs = steadyNow();
    return snapshot;
}
} // namespace

bool isAvailable()
{
    return false;
}

FourTuple fourTupleOf(qintptr)
{
    return {};
}

KernelSnapshot ofDescriptor(qintptr, bool)
{
    return notAvailable();
}

KernelSnapshot ofFourTuple(const FourTuple&)
{
    return notAvailable();
}

} // namespace tcplab::lab::KernelProbe
