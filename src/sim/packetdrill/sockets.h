#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/packetdrill/connection.h"
#include "sim/packetdrill/settings.h"

namespace tcplab::sim::packetdrill {

/// What a system call did.
struct Outcome
{
    std::int64_t value = 0;
    std::string error;   ///< "EAGAIN" with a value of -1
    bool blocks = false; ///< a blocking call would wait: resume it when something has happened
    Message different;   ///< it did what it should, but gave another value than the script says
    Message unsupported; ///< why it cannot be carried out here

    static Outcome of(std::int64_t value) { return {value, {}, false, {}, {}}; }
    static Outcome failure(std::string name) { return {-1, std::move(name), false, {}, {}}; }
    static Outcome wait() { return {0, {}, true, {}, {}}; }
    static Outcome differs(const std::string& name, const std::string& value)
    {
        return {0, {}, false, {Text::Is, {name, value}}, {}};
    }
    static Outcome refuse(Text why, std::vector<std::string> arguments)
    {
        return {0, {}, false, {}, {why, std::move(arguments)}};
    }
};

/// The socket API over endpoints, in virtual time: what a script's system calls act upon. One peer,
/// whose segments are the script's.
class Sockets final : private Departures
{
public:
    Sockets(const Environment& environment, const Settings& settings)
        : environment_(environment)
        , settings_(settings)
    {
    }
    Sockets(const Sockets&) = delete;
    Sockets& operator=(const Sockets&) = delete;

    SimTime now() const { return now_; }
    std::deque<Departure>& departures() { return departures_; }
    const Connection* newest() const;
    int countInState(const std::string& bsdName) const;

    /// The next timer, or moment at which a waiting call gives up.
    std::optional<SimTime> nextExpiry() const;
    /// Serves the timers that are due up to `until` and moves the clock there.
    void runUntil(SimTime until);
    /// Of the peer, in the script's numbers.
    void arrives(tcp::Header header, std::uint32_t octets);
    /// `about`: the number of the segment that the message quotes, as the script counts.
    void icmpArrives(tcp::IcmpError::Kind kind, std::uint32_t about, std::uint16_t mss);

    /// `resumed`: the call has waited and is asked again.
    Outcome call(const SystemCall& call, bool resumed);

private:
    struct Socket
    {
        bool nonBlocking = false;
        bool listening = false;
        bool shutRead = false;
        bool shutWrite = false;
        bool corked = false;
        std::uint32_t held = 0; ///< octets written but kept back by TCP_CORK or MSG_MORE
        std::optional<SimTime> corkEnds;
        std::optional<int> linger; ///< SO_LINGER on, seconds
        tcp::Config config;
        std::map<std::string, std::int64_t> options; ///< as set, for getsockopt
        std::deque<Connection*> acceptQueue;
        Connection* connection = nullptr;
    };

    void departed(Departure departure) override;

    using Handler = Outcome (Sockets::*)(const SystemCall&);
    static const std::map<std::string, Handler>& handlers();

    // system_calls.cpp
    Outcome socket(const SystemCall& call);
    Outcome bind(const SystemCall& call);
    Outcome listen(const SystemCall& call);
    Outcome accept(const SystemCall& call);
    Outcome connect(const SystemCall& call);
    Outcome shutdown(const SystemCall& call);
    void stopListening(int descriptor, Socket& socket);
    Outcome close(const SystemCall& call);
    Outcome fcntl(const SystemCall& call);
    Outcome ioctl(const SystemCall& call);
    // transfer_calls.cpp
    Outcome receive(const SystemCall& call);
    Outcome transmit(const SystemCall& call);
    std::int64_t push(Socket& socket, std::int64_t octets, std::int64_t flags);
    void uncork(Socket& socket);
    Outcome poll(const SystemCall& call);
    std::int64_t readyEvents(const Socket& socket) const;
    // socket_options.cpp
    Outcome setOption(const SystemCall& call);
    Outcome getOption(const SystemCall& call);
    Outcome setLinger(Socket& socket, const Expression& value);
    Outcome setCongestionControl(Socket& socket, const Expression& value);
    Outcome applyNumber(Socket& socket, const std::string& name, std::int64_t number);
    Outcome compareInfo(const Socket& socket, const Expression& wanted) const;
    Outcome compareError(Socket& socket, const Expression& wanted) const;
    std::optional<std::int64_t> optionValue(const Socket& socket, const std::string& name) const;

    Socket* find(const SystemCall& call);
    int newDescriptor(const SystemCall& call) const;
    bool onFreeBsd() const { return environment_.platform == Platform::FreeBsd; }
    bool isListening() const;
    Connection& newConnection(const tcp::Config& config);
    Connection* current() const;
    void forgetNewest();
    void fork(const tcp::Segment& segment);
    void deliver(Connection& connection, const tcp::Segment& segment);
    void noteEstablished(Connection& connection);
    tcp::Config roundedBuffer(tcp::Config config, const tcp::Header& syn) const;
    void reconfigure(Socket& socket);

    const Environment& environment_;
    const Settings& settings_;
    SimTime now_{};
    std::deque<Departure> departures_;
    std::map<int, Socket> sockets_;
    std::vector<std::unique_ptr<Connection>> connections_;
    bool resumed_ = false;            ///< the call being served has waited
    std::int64_t written_ = 0;        ///< by a write() that waits for room
    std::optional<SimTime> pollEnds_; ///< of a poll() that waits
};

} // namespace tcplab::sim::packetdrill
