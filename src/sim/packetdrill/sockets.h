#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/packetdrill/script.h"
#include "sim/packetdrill/settings.h"
#include "tcp/endpoint.h"

namespace tcplab::sim::packetdrill {

using tcp::SimTime;

/// A segment that the model has sent.
struct Departure
{
    SimTime at;
    tcp::Header header;
    std::vector<std::byte> payload;
};

/// What a system call did.
struct Outcome
{
    std::int64_t value = 0;
    std::string error;       ///< "EAGAIN" with a value of -1
    bool blocks = false;     ///< a blocking call would wait: ask again when something has happened
    std::string unsupported; ///< why it cannot be carried out here

    static Outcome failure(std::string name) { return {-1, std::move(name), false, {}}; }
    static Outcome wait() { return {0, {}, true, {}}; }
    static Outcome refuse(std::string why) { return {0, {}, false, std::move(why)}; }
};

/// The socket API over endpoints, in virtual time: what a script's system calls act upon. One peer,
/// whose segments are the script's.
class Sockets
{
public:
    explicit Sockets(const Settings& settings)
        : settings_(settings)
    {
    }

    SimTime now{};
    std::deque<Departure> departures;

    std::optional<SimTime> nextExpiry() const;
    /// Serves the timers that are due up to `until` and moves the clock there.
    void runUntil(SimTime until);
    void arrives(const tcp::Segment& segment);
    void icmpArrives(const IcmpPacket& icmp);

    /// `blocking`: the script says when the call ends, so it may wait even where nothing is ready.
    Outcome call(const SystemCall& call);

    /// A field of TCP_INFO of the latest connection; nothing for one that the model does not have.
    std::optional<double> info(const std::string& field) const;

private:
    struct Connection final : tcp::OutputSink
    {
        Connection(Sockets& owner, const tcp::Config& config)
            : sockets(owner)
            , endpoint(config, tcp::SeqNum{0})
        {
        }
        Sockets& sockets;
        tcp::Endpoint endpoint;
        std::string pendingError; ///< SO_ERROR: "ECONNRESET" ...
        bool established = false;
        bool peerClosed = false;
        bool over = false;  ///< CLOSED after having been open
        bool owned = false; ///< a descriptor refers to it
        bool failedBySoft = false;
        int listener = -1; ///< the descriptor of the listener that forked it
        std::uint64_t retransmissions = 0;

        void transmit(const tcp::Segment& segment, tcp::TransmitReason reason) override;
        void stateChanged(const tcp::Transition& row) override;
        void timerChanged(tcp::TimerId, tcp::TimerEvent, SimTime) override {}
        void userNotified(const tcp::UserNotice& notice) override;
        void explain(const tcp::Explanation&) override {}
        bool wantsExplanations() const override { return false; }
    };

    struct Socket
    {
        bool nonBlocking = false;
        bool listening = false;
        int backlog = 0;
        bool shutRead = false;
        bool shutWrite = false;
        std::optional<int> linger; ///< SO_LINGER on, seconds
        tcp::Config config;
        std::map<std::string, std::int64_t> options; ///< as set, for getsockopt
        std::deque<Connection*> acceptQueue;
        Connection* connection = nullptr;
    };

    using Handler = Outcome (Sockets::*)(const SystemCall&);
    static const std::map<std::string, Handler>& handlers();

    Outcome socket(const SystemCall& call);
    Outcome bind(const SystemCall& call);
    Outcome listen(const SystemCall& call);
    Outcome accept(const SystemCall& call);
    Outcome connect(const SystemCall& call);
    Outcome receive(const SystemCall& call);
    Outcome transmit(const SystemCall& call);
    Outcome shutdown(const SystemCall& call);
    Outcome close(const SystemCall& call);
    Outcome fcntl(const SystemCall& call);
    Outcome ioctl(const SystemCall& call);
    Outcome poll(const SystemCall& call);
    Outcome setOption(const SystemCall& call);
    Outcome getOption(const SystemCall& call);

    Socket* find(const SystemCall& call);
    int newDescriptor();
    Outcome applyOption(Socket& socket, const std::string& name, const Expression& value);
    std::int64_t readyEvents(const Socket& socket) const;
    Connection& newConnection(const tcp::Config& config);
    Connection* current() const;
    Connection* fork(const tcp::Segment& segment);
    void reconfigure(Socket& socket);

    const Settings& settings_;
    std::map<int, Socket> sockets_;
    std::vector<std::unique_ptr<Connection>> connections_;
};

} // namespace tcplab::sim::packetdrill
