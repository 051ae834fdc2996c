// Any bytes as a peer, a user and a clock: each byte is a choice of tests/tcp/hostile.h, which
// says what must hold whatever comes.

#include "../tcp/hostile.h"
#include "fuzz_target.h"

namespace {

using namespace tcplab::tcp;
using namespace tcplab::tcp::test;

/// Choices out of the input; zeros when it is used up.
class BytesChooser final : public Chooser
{
public:
    BytesChooser(const std::uint8_t* data, std::size_t size)
        : data_(data)
        , size_(size)
    {
    }
    std::uint32_t below(std::uint32_t bound) override
    {
        std::uint32_t value = octet();
        if (bound > 0x100) value = value << 8 | octet();
        return value % bound;
    }
    bool empty() const { return at_ >= size_; }

private:
    std::uint32_t octet() { return empty() ? 0u : data_[at_++]; }

    const std::uint8_t* data_;
    std::size_t size_;
    std::size_t at_ = 0;
};

Config configFrom(Chooser& choose)
{
    Config config;
    static constexpr std::uint16_t mss[]{1460, 536, 100, 20};
    static constexpr std::uint32_t buffers[]{65536, 200'000, 3000, 500, 1};
    if (choose.chance(30)) config.profile = Profile::Linux;
    config.mss = choose.of(mss);
    config.receiveBuffer = choose.of(buffers);
    config.sendBuffer = choose.of(buffers);
    config.nagle = choose.chance(50);
    if (choose.chance(50)) config.delayedAck = 200ms;
    if (choose.chance(50)) config.windowScale = static_cast<std::uint8_t>(choose.below(15));
    config.sackPermitted = choose.chance(50);
    config.timestamps = choose.chance(50);
    config.congestion = static_cast<CongestionAlgorithm>(choose.below(3));
    config.initialWindow = 1 + choose.below(10);
    config.keepalive.enabled = choose.chance(20);
    if (choose.chance(20)) config.userTimeout = 10s;
    config.dataRetries = static_cast<int>(choose.below(16));
    config.ignoreRstInTimeWait = choose.chance(20);
    return config;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    BytesChooser choose(data, size);
    static constexpr std::uint32_t origins[]{5000, 0xFFFFFFF0, 0x7FFFFFF8, 0};
    const Config config = configFrom(choose);
    const SeqNum iss{choose.of(origins)};
    const SeqNum peerIss{choose.of(origins)};
    HostilePeer peer(choose, config, iss, peerIss);
    peer.agreesToOptions = choose.chance(80);
    peer.reach(allStates[choose.below(stateCount)]);
    for (int step = 0; step < 400 && !choose.empty() && peer.broken().empty(); ++step)
        peer.step();
    if (!peer.broken().empty()) std::fprintf(stderr, "%s\n", peer.story().c_str());
    tcplab::fuzz::promise(peer.broken().empty(), peer.broken().c_str());
    return 0;
}
