// How fast the model carries segments: the workloads W1 to W4, single-threaded, payload really copied.
// Prints one line a workload; asserts nothing.

#include <chrono>
#include <cstdio>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

#include "tcp/endpoint.h"

using namespace tcplab::tcp;

namespace {

struct Parcel {
    Header header;
    std::vector<std::byte> payload;
};

/// A wire without delay: a ring of parcels whose buffers are used again and again.
class Wire
{
public:
    Parcel& add()
    {
        if (used_ == ring_.size()) grow();
        return ring_[(first_ + used_++) % ring_.size()];
    }
    bool empty() const { return used_ == 0; }
    Parcel& front() { return ring_[first_]; }
    void drop()
    {
        first_ = (first_ + 1) % ring_.size();
        --used_;
    }
    void swapLastTwo()
    {
        if (used_ >= 2) std::swap(ring_[(first_ + used_ - 1) % ring_.size()], ring_[(first_ + used_ - 2) % ring_.size()]);
    }

private:
    void grow()
    {
        std::vector<Parcel> larger(ring_.empty() ? 64 : ring_.size() * 2);
        for (std::size_t i = 0; i < used_; ++i) larger[i] = std::move(ring_[(first_ + i) % ring_.size()]);
        ring_ = std::move(larger);
        first_ = 0;
    }
    std::vector<Parcel> ring_;
    std::size_t first_ = 0;
    std::size_t used_ = 0;
};

struct End final : OutputSink {
    Endpoint endpoint;
    Wire* out = nullptr;
    std::uint64_t segments = 0;
    std::uint64_t explained = 0;
    bool traced = false;
    unsigned reorderEvery = 0;

    void transmit(const Segment& segment, TransmitReason) override
    {
        Parcel& parcel = out->add();
        parcel.header = segment.header;
        parcel.payload.assign(segment.payload.begin(), segment.payload.end());
        if (reorderEvery != 0 && ++segments % reorderEvery == 0) out->swapLastTwo();
        else if (reorderEvery == 0) ++segments;
    }
    void stateChanged(const Transition&) override {}
    void timerChanged(TimerId, TimerEvent, SimTime) override {}
    void userNotified(const UserNotice&) override {}
    void explain(const Explanation&) override { ++explained; }
    bool wantsExplanations() const override { return traced; }
};

struct Conversation {
    End client;
    End server;
    Wire toServer;
    Wire toClient;
    SimTime now{};

    Conversation(const Config& config, bool traced, unsigned reorderEvery = 0)
    {
        client.endpoint = Endpoint{config, SeqNum{1}};
        server.endpoint = Endpoint{config, SeqNum{100}};
        client.out = &toServer;
        server.out = &toClient;
        client.traced = server.traced = traced;
        client.reorderEvery = reorderEvery;
        server.endpoint.call(PassiveOpenCall{}, now, server);
        client.endpoint.call(ActiveOpenCall{}, now, client);
        exchange();
    }

    void exchange()
    {
        while (!toServer.empty() || !toClient.empty()) {
            while (!toServer.empty()) {
                Parcel& parcel = toServer.front();
                server.endpoint.segmentArrives({parcel.header, parcel.payload}, now, server);
                toServer.drop();
            }
            while (!toClient.empty()) {
                Parcel& parcel = toClient.front();
                client.endpoint.segmentArrives({parcel.header, parcel.payload}, now, client);
                toClient.drop();
            }
        }
    }

    std::uint64_t transfer(std::uint64_t bytes)
    {
        std::vector<std::byte> block(65536, std::byte{0x5A});
        std::vector<std::byte> read(65536);
        std::uint64_t given = 0;
        std::uint64_t taken = 0;
        while (taken < bytes) {
            const std::size_t want = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), bytes - given));
            given += client.endpoint.call(SendCall{std::span{block}.first(want)}, now, client).bytes;
            // one parcel to the server, its application reads, ACKs come back
            bool moved = false;
            while (!toServer.empty()) {
                Parcel& parcel = toServer.front();
                server.endpoint.segmentArrives({parcel.header, parcel.payload}, now, server);
                toServer.drop();
                taken += server.endpoint.call(ReceiveCall{read}, now, server).bytes;
                moved = true;
            }
            while (!toClient.empty()) {
                Parcel& parcel = toClient.front();
                client.endpoint.segmentArrives({parcel.header, parcel.payload}, now, client);
                toClient.drop();
                moved = true;
            }
            if (!moved) {
                // a timer (a lost order at the very end, say)
                const auto expiry = client.endpoint.nextExpiry();
                if (!expiry) break;
                now = expiry->due;
                client.endpoint.timeout(expiry->timer, now, client);
            }
        }
        return taken;
    }

    void close()
    {
        client.endpoint.call(CloseCall{}, now, client);
        exchange();
        server.endpoint.call(CloseCall{}, now, server);
        exchange();
        while (const auto expiry = client.endpoint.nextExpiry()) {
            now = expiry->due;
            client.endpoint.timeout(expiry->timer, now, client);
        }
    }
};

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void connections(bool traced)
{
    constexpr int count = 100'000;
    Config config;
    std::uint64_t segments = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < count; ++i) {
        Conversation c{config, traced};
        c.transfer(1000);
        c.close();
        segments += c.client.segments + c.server.segments;
    }
    const double s = secondsSince(start);
    std::printf("W1 %d connections, trace %s: %.0f connections/s, %.0f segments/s\n", count, traced ? "on" : "off",
                count / s, static_cast<double>(segments) / s);
}

void bulk(bool traced, unsigned reorderEvery, const char* name)
{
    constexpr std::uint64_t bytes = 300'000'000;
    Config config;
    const auto start = std::chrono::steady_clock::now();
    Conversation c{config, traced, reorderEvery};
    const std::uint64_t taken = c.transfer(bytes);
    const double s = secondsSince(start);
    std::printf("%s %llu bytes, trace %s: %.0f MB/s, %.0f segments/s\n", name, static_cast<unsigned long long>(taken),
                traced ? "on" : "off", static_cast<double>(taken) / s / 1e6,
                static_cast<double>(c.client.segments + c.server.segments) / s);
}

} // namespace

int main()
{
    for (const bool traced : {false, true}) {
        connections(traced);
        bulk(traced, 0, "W3 bulk");
        bulk(traced, 20, "W4 bulk, every 20th segment out of order");
    }
}
