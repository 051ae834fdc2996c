// The workloads over bare endpoints: two hosts which are no more than a list of them, found by
// port pair, and a wire between that keeps a copy of everything it carries. All of it in one
// thread and in simulated time.
#include <algorithm>
#include <cstring>
#include <optional>

#include "sim/port_index.h"
#include "tcp/endpoint.h"
#include "workload.h"

namespace tcplab::bench {

namespace {

using tcp::Endpoint;
using tcp::SimTime;

struct Parcel
{
    sim::PortPair ports; ///< as the sender sees them
    tcp::Header header;
    std::vector<std::byte> payload;
};

/// A ring of parcels whose buffers are used again and again.
class Wire
{
public:
    bool empty() const { return used_ == 0; }
    Parcel& front() { return ring_[first_]; }
    Parcel& add()
    {
        if (used_ == ring_.size()) grow();
        return at(used_++);
    }
    void dropFront()
    {
        first_ = (first_ + 1) % ring_.size();
        --used_;
    }
    void dropBack() { --used_; }
    void swapLastTwo()
    {
        if (used_ >= 2) std::swap(at(used_ - 1), at(used_ - 2));
    }

private:
    Parcel& at(std::size_t i) { return ring_[(first_ + i) % ring_.size()]; }
    void grow()
    {
        std::vector<Parcel> larger(std::max<std::size_t>(64, 2 * ring_.size()));
        for (std::size_t i = 0; i < used_; ++i)
            larger[i] = std::move(at(i));
        ring_ = std::move(larger);
        first_ = 0;
    }
    std::vector<Parcel> ring_;
    std::size_t first_ = 0;
    std::size_t used_ = 0;
};

/// What the wire does to segments with text; 0: never.
struct Disorder
{
    unsigned swapEvery = 0; ///< with the one before it
    unsigned loseEvery = 0;
};

struct Host final : tcp::OutputSink
{
    std::vector<Endpoint> endpoints;
    std::vector<sim::PortPair> ports;
    sim::PortIndex index;
    Wire out;
    Disorder disorder;
    bool traced = false;
    std::vector<tcp::Explanation> explanations; ///< of the entry point that was called last
    std::uint64_t records = 0;
    std::uint64_t segments = 0;
    std::uint64_t withText = 0;
    std::size_t current = 0; ///< whose outputs these are

    void transmit(const tcp::Segment& segment, tcp::TransmitReason) override
    {
        ++segments;
        ++records;
        Parcel& parcel = out.add();
        parcel.ports = ports[current];
        parcel.header = segment.header;
        parcel.payload.assign(segment.payload.begin(), segment.payload.end());
        if (segment.payload.empty()) return;
        ++withText;
        if (disorder.loseEvery != 0 && withText % disorder.loseEvery == 0) return out.dropBack();
        if (disorder.swapEvery != 0 && withText % disorder.swapEvery == 0) out.swapLastTwo();
    }
    void stateChanged(const tcp::Transition&) override { ++records; }
    void timerChanged(tcp::TimerId, tcp::TimerEvent, SimTime) override { ++records; }
    void userNotified(const tcp::UserNotice&) override { ++records; }
    void explain(const tcp::Explanation& explanation) override
    {
        explanations.push_back(explanation);
        ++records;
    }
    bool wantsExplanations() const override { return traced; }

    Endpoint& enter(std::size_t i)
    {
        explanations.clear();
        current = i;
        return endpoints[i];
    }
};

/// A client and a server with as many connections between them as they have endpoints.
class Net
{
public:
    Net(const tcp::Config& config, std::size_t connections, bool traced, Disorder disorder)
        : config_(config)
        , given_(connections)
        , taken_(connections)
        , buffer_(Pattern::longestPiece)
    {
        for (Host* host : {&client_, &server_}) {
            host->endpoints.resize(connections);
            host->ports.resize(connections);
            host->traced = traced;
        }
        client_.disorder = disorder;
    }

    void open(std::size_t i, std::uint16_t port)
    {
        constexpr std::uint16_t serverPort = 80;
        client_.ports[i] = {port, serverPort};
        server_.ports[i] = {serverPort, port};
        given_[i] = taken_[i] = 0;
        for (Host* host : {&client_, &server_}) {
            host->endpoints[i] = Endpoint{config_, tcp::SeqNum{64'000u * ++incarnations_}};
            host->index.set(host->ports[i], i);
        }
        server_.enter(i).call(tcp::PassiveOpenCall{}, now_, server_);
        client_.enter(i).call(tcp::ActiveOpenCall{}, now_, client_);
        settle();
    }

    /// Every connection in its turn sends a piece; what that brings about arrives; and so on.
    void transfer(std::uint64_t bytesEach)
    {
        for (bool all = false; !all;) {
            bool moved = false;
            for (std::size_t i = 0; i < given_.size(); ++i)
                moved = send(i, bytesEach) || moved;
            moved = settle() || moved;
            now_ += roundTrip;
            fireTimers(moved);
            all = std::ranges::all_of(taken_, [&](std::uint64_t t) { return t == bytesEach; });
        }
    }

    /// The client closes first and sits out TIME-WAIT.
    void close(std::size_t i)
    {
        client_.enter(i).call(tcp::CloseCall{}, now_, client_);
        settle();
        server_.enter(i).call(tcp::CloseCall{}, now_, server_);
        settle();
        intact_ = intact_ && client_.endpoints[i].state() == tcp::State::TimeWait &&
                  server_.endpoints[i].state() == tcp::State::Closed;
        fireTimers(false);
        intact_ = intact_ && client_.endpoints[i].state() == tcp::State::Closed;
    }

    Measured counts() const
    {
        Measured result;
        result.segments = client_.segments + server_.segments;
        result.records = client_.records + server_.records;
        result.bytes = total_;
        result.intact = intact_;
        return result;
    }

private:
    static constexpr tcp::Duration roundTrip{100};
    static constexpr std::size_t piece = 16'384; ///< what an application writes in its turn

    bool send(std::size_t i, std::uint64_t bytesEach)
    {
        const std::size_t most = given_.size() == 1 ? Pattern::longestPiece : piece;
        const auto length =
            static_cast<std::size_t>(std::min<std::uint64_t>(most, bytesEach - given_[i]));
        if (length == 0 || client_.endpoints[i].sendSpace() == 0) return false;
        const auto text = pattern_.at(given_[i], length);
        given_[i] += client_.enter(i).call(tcp::SendCall{text}, now_, client_).bytes;
        return true;
    }

    bool settle()
    {
        bool moved = false;
        while (!client_.out.empty() || !server_.out.empty()) {
            moved = true;
            while (!client_.out.empty())
                read(deliver(client_, server_));
            while (!server_.out.empty())
                deliver(server_, client_);
        }
        return moved;
    }

    std::size_t deliver(Host& from, Host& to)
    {
        const Parcel& parcel = from.out.front();
        const std::size_t i = to.index.find(parcel.ports.mirrored());
        to.enter(i).segmentArrives({parcel.header, parcel.payload}, now_, to);
        from.out.dropFront();
        return i;
    }

    void read(std::size_t i)
    {
        if (server_.endpoints[i].readableBytes() == 0) return;
        const std::size_t bytes =
            server_.enter(i).call(tcp::ReceiveCall{buffer_}, now_, server_).bytes;
        const auto expected = pattern_.at(taken_[i], bytes);
        intact_ = intact_ && std::memcmp(expected.data(), buffer_.data(), bytes) == 0;
        taken_[i] += bytes;
        total_ += bytes;
    }

    /// Lets the timers run out that are due; where nothing else happens any more, the next one.
    void fireTimers(bool moved)
    {
        if (!moved) {
            SimTime next = SimTime::max();
            for (Host* host : {&client_, &server_})
                for (const Endpoint& endpoint : host->endpoints)
                    if (const auto expiry = endpoint.nextExpiry())
                        next = std::min(next, expiry->due);
            if (next != SimTime::max()) now_ = std::max(now_, next);
        }
        for (Host* host : {&client_, &server_})
            for (std::size_t i = 0; i < host->endpoints.size(); ++i)
                while (const auto expiry = dueAt(host->endpoints[i]))
                    host->enter(i).timeout(*expiry, now_, *host);
        settle();
    }

    std::optional<tcp::TimerId> dueAt(const Endpoint& endpoint) const
    {
        const auto expiry = endpoint.nextExpiry();
        if (!expiry || expiry->due > now_) return std::nullopt;
        return expiry->timer;
    }

    tcp::Config config_;
    Pattern pattern_;
    Host client_;
    Host server_;
    std::vector<std::uint64_t> given_;
    std::vector<std::uint64_t> taken_;
    std::vector<std::byte> buffer_;
    std::uint64_t total_ = 0;
    std::uint32_t incarnations_ = 0;
    bool intact_ = true;
    SimTime now_;
};

Measured sequential(bool traced, Size size)
{
    const int count = size == Size::Full ? 100'000 : 300;
    Net net(plainConfig(), 1, traced, {});
    Measured cost;
    measure(cost, [&] {
        for (int i = 0; i < count; ++i) {
            net.open(0, static_cast<std::uint16_t>(49'152 + i % 16'384));
            net.transfer(1000);
            net.close(0);
        }
    });
    Measured result = net.counts();
    result.connections = static_cast<std::uint64_t>(count);
    result.intact = result.intact && result.bytes == std::uint64_t{1000} * result.connections;
    result.cpuSeconds = cost.cpuSeconds;
    result.wallSeconds = cost.wallSeconds;
    result.peakKibibytes = cost.peakKibibytes;
    return result;
}

struct Bulk
{
    tcp::Config config;
    std::size_t connections = 1;
    Disorder disorder{};
};

Measured bulk(const Bulk& what, bool traced, Size size)
{
    const std::uint64_t all = size == Size::Full ? 300'000'000 : 3'000'000;
    Net net(what.config, what.connections, traced, what.disorder);
    const std::uint64_t each = all / what.connections;
    Measured cost;
    measure(cost, [&] {
        for (std::size_t i = 0; i < what.connections; ++i)
            net.open(i, static_cast<std::uint16_t>(49'152 + i));
        net.transfer(each);
    });
    Measured result = net.counts();
    result.connections = what.connections;
    result.intact = result.intact && result.bytes == each * what.connections;
    result.cpuSeconds = cost.cpuSeconds;
    result.wallSeconds = cost.wallSeconds;
    result.peakKibibytes = cost.peakKibibytes;
    return result;
}

} // namespace

void addModelCases(std::vector<Case>& cases)
{
    const auto add = [&](const char* id, const char* what, auto run) {
        for (const bool traced : {false, true})
            cases.push_back({id, traced ? "on" : "off", what,
                             [run, traced](Size size) { return run(traced, size); }});
    };
    const auto addBulk = [&](const char* id, const char* what, const Bulk& setup) {
        add(id, what, [setup](bool traced, Size size) { return bulk(setup, traced, size); });
    };
    add("model-w1", "sequential connections of 1,000 octets", sequential);
    addBulk("model-w2-16", "16 connections at once", {plainConfig(), 16});
    addBulk("model-w2-1000", "1,000 connections at once", {plainConfig(), 1'000});
    addBulk("model-w3", "bulk", {plainConfig()});
    addBulk("model-w3-modern", "bulk, modern options", {modernConfig()});
    addBulk("model-w4", "bulk, every 20th out of order", {plainConfig(), 1, {20, 0}});
    addBulk("model-w4-modern", "the same, modern options", {modernConfig(), 1, {20, 0}});
    addBulk("model-w4-loss", "and every 1,000th lost", {modernConfig(), 1, {20, 1'000}});
}

} // namespace tcplab::bench
