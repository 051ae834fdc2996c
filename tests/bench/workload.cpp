#include "workload.h"

#include <chrono>
#include <fstream>

#include <sys/resource.h>

#include "sim/random.h"

namespace tcplab::bench {

namespace {

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// VmHWM of this process alone: ru_maxrss would also remember the parent from before the exec.
std::uint64_t peakKibibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (std::uint64_t kibibytes = 0; word == "VmHWM:" && status >> kibibytes) return kibibytes;
    return 0;
}

} // namespace

tcp::Config plainConfig()
{
    tcp::Config config;
    config.mss = 1460;
    return config;
}

tcp::Config modernConfig()
{
    tcp::Config config = plainConfig();
    config.congestion = tcp::CongestionAlgorithm::Cubic;
    config.sackPermitted = true;
    config.timestamps = true;
    config.windowScale = 7;
    config.receiveBuffer = 1 << 20;
    config.sendBuffer = 1 << 20;
    config.delayedAck = tcp::Duration{40'000};
    return config;
}

Pattern::Pattern()
{
    octets_.reserve(period + longestPiece);
    sim::Random random(1);
    while (octets_.size() < period)
        octets_.push_back(static_cast<std::byte>(random.next()));
    octets_.insert(octets_.end(), octets_.begin(), octets_.begin() + longestPiece);
}

std::span<const std::byte> Pattern::at(std::uint64_t offset, std::size_t length) const
{
    return std::span{octets_}.subspan(static_cast<std::size_t>(offset % period), length);
}

void measure(Measured& result, const std::function<void()>& work)
{
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    const double cpuBefore = cpuSeconds();
    work();
    result.cpuSeconds = cpuSeconds() - cpuBefore;
    result.wallSeconds = std::chrono::duration<double>(Clock::now() - start).count();
    result.peakKibibytes = peakKibibytes();
}

} // namespace tcplab::bench
