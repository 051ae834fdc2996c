#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/stream_hash.h"
#include "tcp/config.h"

namespace tcplab::bench {

/// What is measured in one child process: the work proper, without setting up and looking at the
/// result.
struct Measured
{
    std::uint64_t connections = 0;
    std::uint64_t segments = 0; ///< that left an endpoint, whatever became of them
    std::uint64_t bytes = 0;    ///< of text that an application took
    std::uint64_t records = 0;  ///< of the trace
    bool intact = false;        ///< every octet arrived once, in order and unchanged
    double cpuSeconds = 0;      ///< user and system
    double wallSeconds = 0;
    std::uint64_t peakKibibytes = 0; ///< of the whole process
};

/// How much work there is: all of it, or just enough to see that it runs.
enum class Size { Full, Quick };

struct Case
{
    std::string id;    ///< "model-w1"
    std::string trace; ///< "off", "on", "jsonl"
    std::string what;
    std::function<Measured(Size)> run;
};

/// The workloads over bare tcp::Endpoint: model.cpp.
void addModelCases(std::vector<Case>& cases);
/// The same in sim::World: world.cpp.
void addWorldCases(std::vector<Case>& cases);
/// What the machine does without us, to compare with: reference.cpp.
void addReferenceCases(std::vector<Case>& cases);

/// MSS 1460 in all of them. Modern: CUBIC, SACK, timestamps, window scaling with buffers of a
/// mebibyte, and an acknowledgment for every second segment; plain: none of these.
tcp::Config plainConfig();
tcp::Config modernConfig();

/// The text of every workload: pseudo-random octets with a period that no buffer and no number of
/// segments divides, so that nothing lost, repeated or shifted looks right.
class Pattern
{
public:
    static constexpr std::size_t period = 1'000'003;
    static constexpr std::size_t longestPiece = 1 << 16;

    Pattern();
    /// The octets of the stream from `offset` on; at most `longestPiece` of them.
    std::span<const std::byte> at(std::uint64_t offset, std::size_t length) const;

private:
    std::vector<std::byte> octets_;
};

/// Runs `work` and notes in `result` what it cost.
void measure(Measured& result, const std::function<void()>& work);

} // namespace tcplab::bench
