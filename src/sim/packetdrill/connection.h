#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tcp/endpoint.h"

namespace tcplab::sim::packetdrill {

using tcp::SimTime;

class Connection;

/// A segment that the model has sent.
struct Departure
{
    SimTime at;
    Connection* from = nullptr; ///< nothing: sent where no connection exists
    tcp::Header header;         ///< in the script's numbers once from->numbering is known
    std::uint32_t octets = 0;   ///< of text
    bool textIsRight = true;    ///< it is what was written, octet for octet
};

/// Where segments go that leave.
class Departures
{
public:
    virtual void departed(Departure departure) = 0;

protected:
    ~Departures() = default;
};

/// The octet that stands at `offset` of every stream here. Scripts tell only how long a text is;
/// what arrives must still be what was written.
inline std::byte octetAt(std::uint64_t offset)
{
    return static_cast<std::byte>('a' + offset % 23);
}
std::vector<std::byte> textAt(std::uint64_t offset, std::size_t size);

/// An endpoint as the socket layer sees it.
class Connection final : public tcp::OutputSink
{
public:
    Connection(Departures& departures, const tcp::Config& config)
        : endpoint(config, tcp::SeqNum{0})
        , departures_(departures)
    {
    }

    tcp::Endpoint endpoint;
    SimTime now{};
    std::string pendingError; ///< what the next call reports: "ECONNRESET" ...
    bool established = false;
    bool peerClosed = false;
    bool over = false;         ///< CLOSED after having been open
    bool gone = false;         ///< without a word: its listener was closed under it
    bool owned = false;        ///< a descriptor refers to it
    int listener = -1;         ///< the descriptor of the listener that forked it
    std::uint64_t written = 0; ///< octets of text given to the endpoint
    std::uint64_t read = 0;    ///< octets of text taken from it
    std::uint64_t retransmissions = 0;

    /// Script's sequence numbers minus ours, once our SYN was compared with the script's.
    std::optional<std::uint32_t> numbering;
    std::uint32_t shift() const { return numbering.value_or(0); }

    bool lives() const { return !gone && endpoint.state() != tcp::State::Closed; }
    /// A field of TCP_INFO; nothing for one that the model does not have.
    std::optional<double> info(const std::string& field) const;

    void transmit(const tcp::Segment& segment, tcp::TransmitReason reason) override;
    void stateChanged(const tcp::Transition& row) override;
    void timerChanged(tcp::TimerId, tcp::TimerEvent, SimTime) override {}
    void userNotified(const tcp::UserNotice& notice) override;
    void explain(const tcp::Explanation&) override {}
    bool wantsExplanations() const override { return false; }

private:
    std::optional<double> infoOfCongestion(const std::string& field) const;
    std::optional<double> infoOfOptions(const std::string& field) const;

    Departures& departures_;
};

} // namespace tcplab::sim::packetdrill
