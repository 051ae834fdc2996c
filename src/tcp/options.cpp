// The options: MSS (RFC 9293 3.7.1), window scale and timestamps (RFC 7323), SACK (RFC 2018, 2883).

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

namespace {

/// The timestamp clock of RFC 7323 5.4: one tick a millisecond, and never zero at the start.
std::uint32_t timestampNow(SimTime now)
{
    return static_cast<std::uint32_t>(now.time_since_epoch() / 1ms) + 1;
}

constexpr Duration timestampLifetime =
    24h * 24;                             ///< RFC 7323 5.5: half the clock's range is over by then
constexpr std::uint8_t largestShift = 14; ///< RFC 7323 2.3

} // namespace

/// What the peer's SYN offers, where we offer it as well.
void Endpoint::takeSynOptions(const Segment& segment, SimTime now)
{
    const Options& offered = segment.header.options;
    std::uint16_t peers = offered.mss.value_or(config_.defaultSendMss); // MUST-15
    constexpr std::uint16_t linuxLeast = 48; // or a peer could ask for 65,536 segments of one octet
    if (isLinux()) peers = std::max(peers, linuxLeast);
    tcb_.snd.mss = std::max<std::uint16_t>(std::min(config_.mss, peers), 1);
    tcb_.sackPermitted = config_.sackPermitted && offered.sackPermitted;
    tcb_.timestamps = config_.timestamps && offered.timestamps.has_value();
    if (tcb_.timestamps) {
        tcb_.tsRecent = offered.timestamps->value;
        tcb_.tsRecentAt = now;
    }
    tcb_.windowScaling = config_.windowScale && offered.windowScale;
    if (!tcb_.windowScaling) return;
    tcb_.snd.scale = std::min(*offered.windowScale, largestShift);
    tcb_.rcv.scale = std::min(*config_.windowScale, largestShift);
}

/// A SYN offers what is configured; a SYN,ACK only what the peer's SYN offered too (RFC
/// 7323 2.2, 3.2).
void Endpoint::addSynOptions(Options& options) const
{
    const bool answers = tcb_.rcv.irsKnown;
    options.mss = config_.mss;
    options.sackPermitted = answers ? tcb_.sackPermitted : config_.sackPermitted;
    if (answers ? tcb_.timestamps : config_.timestamps) options.timestamps.emplace();
    if (answers ? tcb_.windowScaling : config_.windowScale.has_value())
        options.windowScale = std::min(*config_.windowScale, largestShift);
}

void Endpoint::addOptions(const Io& io, Segment& segment)
{
    Options& options = segment.header.options;
    if (tcb_.timestamps && !segment.has(Flag::Syn)) options.timestamps.emplace();
    if (options.timestamps) {
        options.timestamps->value = timestampNow(io.now);
        options.timestamps->echo = segment.has(Flag::Ack) ? tcb_.tsRecent : 0;
    }
    if (!tcb_.sackPermitted || !segment.has(Flag::Ack) || segment.has(Flag::Syn)) return;
    if (duplicate_) { // RFC 2883 4: the first block
        options.sack.add(*duplicate_);
        io.say(Rule::DuplicateReported, named("left", duplicate_->left),
               named("right", duplicate_->right));
        duplicate_.reset();
    }
    if (!held_.empty()) held_.appendSackBlocks(options.sack);
    if (options.timestamps) options.sack.shrinkTo(3); // 40 octets of option space
}

// RFC 7323 5.3 R1: a segment whose timestamp is older than TS.Recent is an old duplicate.
bool Endpoint::checkTimestamps(const Io& io, const Segment& segment)
{
    if (!tcb_.timestamps || segment.has(Flag::Rst)) return true;
    const auto& timestamps = segment.header.options.timestamps;
    if (!timestamps) {
        // RFC 5961 4.2 wants an ACK for any SYN, also of a peer that has restarted and forgotten
        // what was agreed. Linux takes every segment without.
        if (isLinux() || segment.has(Flag::Syn)) return true;
        // RFC 7323 3.2: once agreed, a segment without it (other than RST) is silently dropped.
        io.say(Rule::TimestampMissing, named("seq", segment.header.seq));
        return false;
    }
    const bool older = static_cast<std::int32_t>(timestamps->value - tcb_.tsRecent) < 0;
    if (!older || io.now - tcb_.tsRecentAt > timestampLifetime) return true;
    io.say(Rule::PawsDropped, named("value", count(timestamps->value)),
           named("recent", count(tcb_.tsRecent)));
    sendAck(io);
    return false;
}

// RFC 7323 4.3 (2), (3)
void Endpoint::noteTimestamp(const Io& io, const Segment& segment)
{
    const auto& timestamps = segment.header.options.timestamps;
    if (!tcb_.timestamps || !timestamps || !segment.header.seq.isAtOrBefore(tcb_.lastAckSent))
        return;
    if (static_cast<std::int32_t>(timestamps->value - tcb_.tsRecent) < 0 &&
        io.now - tcb_.tsRecentAt <= timestampLifetime)
        return;
    tcb_.tsRecent = timestamps->value;
    tcb_.tsRecentAt = io.now;
}

std::uint32_t Endpoint::scaledWindow(const Header& header) const
{
    return header.has(Flag::Syn) ? header.window : std::uint32_t{header.window} << tcb_.snd.scale;
}

} // namespace tcplab::tcp
