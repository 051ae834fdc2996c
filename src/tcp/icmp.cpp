// RFC 9293 3.9.2.2: what an ICMP message about one of our segments does; RFC 1191 for the path's
// MTU.

#include "tcp/icmp.h"

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

namespace {

bool isHard(IcmpError::Kind kind)
{
    return kind == IcmpError::Kind::ProtocolUnreachable || kind == IcmpError::Kind::PortUnreachable;
}

} // namespace

std::string_view id(IcmpError::Kind kind)
{
    using enum IcmpError::Kind;
    switch (kind) {
    case NetworkUnreachable:
        return "network-unreachable";
    case HostUnreachable:
        return "host-unreachable";
    case ProtocolUnreachable:
        return "protocol-unreachable";
    case PortUnreachable:
        return "port-unreachable";
    case FragmentationNeeded:
        return "fragmentation-needed";
    case SourceRouteFailed:
        return "source-route-failed";
    case SourceQuench:
        return "source-quench";
    case TimeExceeded:
        return "time-exceeded";
    case ParameterProblem:
        return "parameter-problem";
    }
    return {};
}

void Endpoint::icmpArrives(const IcmpError& error, SimTime now, OutputSink& sink)
{
    const Io io{sink, now};
    if (error.kind == IcmpError::Kind::SourceQuench) return; // MUST-55
    // RFC 5927 4.1: believe only a message that quotes something which is on its way. Whoever does
    // not see our segments can hardly guess that.
    const bool inFlightThere =
        inFlight() > 0 && !error.seq.isBefore(tcb_.snd.una) && error.seq.isBefore(tcb_.snd.nxt);
    if (!inFlightThere) {
        io.say(Rule::IcmpIgnored, named("seq", error.seq), named("una", tcb_.snd.una),
               named("nxt", tcb_.snd.nxt));
        return;
    }
    if (error.kind == IcmpError::Kind::FragmentationNeeded) {
        lowerMss(io, error.mss);
        return finishOutput(io);
    }
    // Linux: hard errors end the opening only; soft ones end it, too.
    const bool opening = tcb_.state == State::SynSent || tcb_.state == State::SynReceived;
    const bool ends = isLinux() ? opening : isHard(error.kind);
    if (!ends) { // SHLD-25, MUST-56
        io.say(Rule::IcmpSoftError, named("seq", error.seq));
        sink.userNotified({UserNotice::Kind::SoftError, 0, error.kind});
        return;
    }
    io.say(Rule::IcmpHardError, named("seq", error.seq), named("state", tcb_.state)); // SHLD-26
    closeConnection(io, Cause::IcmpError, std::nullopt);
    sink.userNotified({UserNotice::Kind::Unreachable, 0, error.kind});
}

/// RFC 1191 6.3 to 6.5: smaller segments from now on, and the lost ones again at once.
void Endpoint::lowerMss(const Io& io, std::uint16_t fits)
{
    constexpr std::uint16_t olderRouters = 536; // RFC 1191 5: 576 less 40
    // RFC 791: 68 octets pass everywhere; Linux believes nothing below 552.
    const std::uint16_t least = isLinux() ? 512 : 28;
    const std::uint16_t mss = std::max(fits == 0 ? olderRouters : fits, least);
    if (mss >= tcb_.snd.mss || !synAcked_) return;
    io.say(Rule::PathMtuLowered, named("mss", count(mss)), named("old", count(tcb_.snd.mss)));
    tcb_.snd.mss = mss;
    tcb_.congestion.setMss(effectiveMss());
    // None of the large ones has passed. That is no congestion: the window stays (RFC 1191 6.4).
    allIsLost();
    retransmitFirst(io);
    trySend(io);
}

} // namespace tcplab::tcp
