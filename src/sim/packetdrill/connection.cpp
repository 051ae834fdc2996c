#include "sim/packetdrill/connection.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tcplab::sim::packetdrill {

using tcp::Flag;
using tcp::State;
using tcp::UserNotice;

std::vector<std::byte> textAt(std::uint64_t offset, std::size_t size)
{
    std::vector<std::byte> text(size);
    for (std::size_t i = 0; i < size; ++i)
        text[i] = octetAt(offset + i);
    return text;
}

void Connection::transmit(const tcp::Segment& segment, tcp::TransmitReason reason)
{
    if (reason == tcp::TransmitReason::Retransmission) ++retransmissions;
    const std::uint32_t offset = segment.header.seq.value() - 1; // the SYN has number 0
    bool right = true;
    for (std::size_t i = 0; i < segment.payload.size(); ++i)
        right = right && segment.payload[i] == octetAt(offset + i);
    departures_.departed(
        {now, this, segment.header, static_cast<std::uint32_t>(segment.payload.size()), right});
}

void Connection::stateChanged(const tcp::Transition& row)
{
    if (row.to == State::Established || row.to == State::FinWait1) established = true;
    if (row.to != State::Closed) return;
    over = true;
    // Where a reset ends CLOSING or LAST-ACK the RFC tells the user nothing; every socket API does.
    const bool closing = row.from == State::Closing || row.from == State::LastAck;
    if (closing && row.cause == tcp::Cause::RstArrived) pendingError = "ECONNRESET";
}

namespace {

/// What the socket API calls it.
std::string errorOf(tcp::IcmpError::Kind kind)
{
    using enum tcp::IcmpError::Kind;
    switch (kind) {
    case NetworkUnreachable:
        return "ENETUNREACH";
    case ProtocolUnreachable:
        return "ENOPROTOOPT";
    case PortUnreachable:
        return "ECONNREFUSED";
    case SourceRouteFailed:
        return "EOPNOTSUPP";
    case ParameterProblem:
        return "EPROTO";
    case FragmentationNeeded:
        return "EMSGSIZE";
    case HostUnreachable:
    case TimeExceeded:
    case SourceQuench:
        return "EHOSTUNREACH";
    }
    return "EHOSTUNREACH";
}

} // namespace

void Connection::userNotified(const UserNotice& notice)
{
    switch (notice.kind) {
    case UserNotice::Kind::PeerClosed:
        peerClosed = true;
        break;
    case UserNotice::Kind::Reset:
        pendingError = "ECONNRESET";
        break;
    case UserNotice::Kind::Refused:
        pendingError = "ECONNREFUSED";
        break;
    case UserNotice::Kind::TimedOut:
        pendingError = "ETIMEDOUT";
        break;
    case UserNotice::Kind::Unreachable:
        pendingError = errorOf(notice.icmp);
        break;
    case UserNotice::Kind::SoftError:
    case UserNotice::Kind::Established:
    case UserNotice::Kind::DataAvailable:
    case UserNotice::Kind::SendSpace:
    case UserNotice::Kind::Trouble:
    case UserNotice::Kind::UrgentData:
    case UserNotice::Kind::Closed:
        break;
    }
}

// ---- TCP_INFO, in Linux's units: segments and microseconds --------------------------------------

std::optional<double> Connection::info(const std::string& field) const
{
    const tcp::Tcb& tcb = endpoint.tcb();
    const auto micros = [](tcp::Duration d) { return static_cast<double>(d.count()); };
    static constexpr std::array<int, tcp::stateCount> linuxState{7, 10, 2, 3, 1, 4, 5, 8, 11, 9, 6};
    if (field == "tcpi_state") return linuxState.at(static_cast<std::size_t>(tcb.state));
    if (field == "tcpi_rto") return micros(tcb.rtt.rto);
    if (field == "tcpi_rtt") return micros(tcb.rtt.srtt);
    if (field == "tcpi_rttvar") return micros(tcb.rtt.rttvar);
    if (field == "tcpi_total_retrans") return static_cast<double>(retransmissions);
    if (field == "tcpi_backoff" || field == "tcpi_retransmits") return tcb.rtt.retransmissions;
    if (field == "tcpi_bytes_received" || field == "tcpi_notsent_bytes")
        return static_cast<double>(field == "tcpi_notsent_bytes" ? endpoint.unsentBytes()
                                                                 : read + endpoint.readableBytes());
    if (field == "tcpi_bytes_acked")
        return static_cast<double>(tcb.snd.una.distanceFrom(tcb.snd.iss));
    if (const auto value = infoOfCongestion(field)) return value;
    return infoOfOptions(field);
}

std::optional<double> Connection::infoOfCongestion(const std::string& field) const
{
    using Mode = tcp::Tcb::Recovery::Mode;
    const tcp::Tcb& tcb = endpoint.tcb();
    const double mss = std::max<double>(tcb.snd.mss - (tcb.timestamps ? 12 : 0), 1);
    const auto segments = [&](double octets) { return std::ceil(octets / mss); };
    if (field == "tcpi_snd_mss") return mss;
    if (field == "tcpi_unacked") return segments(tcb.snd.nxt.distanceFrom(tcb.snd.una));
    if (field == "tcpi_sacked") return segments(endpoint.sackedBytes());
    if (field == "tcpi_ca_state") {
        if (tcb.recovery.mode == Mode::Timeout) return 4;
        if (tcb.recovery.mode == Mode::Fast) return 3;
        return tcb.recovery.dupAcks > 0 ? 1 : 0;
    }
    if (!tcb.congestion.limits()) return std::nullopt;
    if (field == "tcpi_snd_cwnd") return std::floor(tcb.congestion.cwnd() / mss);
    if (field == "tcpi_snd_ssthresh")
        return tcb.congestion.ssthresh() == 0xFFFFFFFFu
                   ? double{0x7fffffff}
                   : std::floor(tcb.congestion.ssthresh() / mss);
    return std::nullopt;
}

std::optional<double> Connection::infoOfOptions(const std::string& field) const
{
    const tcp::Tcb& tcb = endpoint.tcb();
    if (field == "tcpi_snd_wscale") return tcb.windowScaling ? tcb.snd.scale : 0;
    if (field == "tcpi_rcv_wscale") return tcb.windowScaling ? tcb.rcv.scale : 0;
    if (field == "tcpi_advmss") return endpoint.config().mss - (tcb.timestamps ? 12 : 0);
    if (field == "tcpi_options") // TCPI_OPT_TIMESTAMPS, _SACK, _WSCALE
        return (tcb.timestamps ? 1 : 0) + (tcb.sackPermitted ? 2 : 0) + (tcb.windowScaling ? 4 : 0);
    return std::nullopt;
}

} // namespace tcplab::sim::packetdrill
