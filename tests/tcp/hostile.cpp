#include "hostile.h"

#include <algorithm>
#include <array>

namespace tcplab::tcp::test {

namespace {

std::string describeSegment(const Header& header, std::size_t length)
{
    std::string text = "<" + toString(header.flags) + " " + std::to_string(header.seq.value()) +
                       "+" + std::to_string(length) + " ack " + std::to_string(header.ack.value()) +
                       " win " + std::to_string(header.window);
    const Options& options = header.options;
    if (options.mss) text += " mss " + std::to_string(*options.mss);
    if (options.windowScale) text += " ws " + std::to_string(*options.windowScale);
    if (options.timestamps) text += " ts " + std::to_string(options.timestamps->value);
    if (!options.sack.empty()) text += " sack*" + std::to_string(options.sack.size());
    return text + "> ";
}

} // namespace

void HostilePeer::orderly(Flags flags, SeqNum seq, SeqNum ack)
{
    Header header;
    header.flags = flags;
    header.seq = seq;
    header.ack = flags.has(Flag::Ack) ? ack : SeqNum{0};
    header.window = 65535;
    if (flags.has(Flag::Syn)) {
        header.options.mss = 1460;
        if (agreesToOptions) {
            header.options.windowScale = 3;
            header.options.sackPermitted = true;
            header.options.timestamps = {100, 0};
        }
    } else if (endpoint_.tcb().timestamps) {
        header.options.timestamps = {101, 1};
    }
    deliver(header, 0);
}

void HostilePeer::reach(State state)
{
    const SeqNum iss = endpoint_.tcb().snd.iss;
    const auto establish = [&] {
        call(ActiveOpenCall{});
        orderly(Flag::Syn | Flag::Ack, peerIss_, iss + 1);
    };
    const auto fin = [&](std::uint32_t acknowledged) {
        orderly(Flag::Fin | Flag::Ack, peerIss_ + 1, iss + acknowledged);
    };
    switch (state) {
    case State::Closed:
        break;
    case State::Listen:
        call(PassiveOpenCall{});
        break;
    case State::SynSent:
        call(ActiveOpenCall{});
        break;
    case State::SynReceived:
        if (choose_.chance(50))
            call(PassiveOpenCall{});
        else
            call(ActiveOpenCall{});
        orderly(Flag::Syn, peerIss_, SeqNum{0});
        break;
    case State::Established:
        establish();
        break;
    case State::FinWait1:
        establish();
        call(ShutdownCall{});
        break;
    case State::FinWait2:
        establish();
        call(ShutdownCall{});
        orderly(Flag::Ack, peerIss_ + 1, iss + 2);
        break;
    case State::CloseWait:
        establish();
        fin(1);
        break;
    case State::Closing:
        establish();
        call(ShutdownCall{});
        fin(1);
        break;
    case State::LastAck:
        establish();
        fin(1);
        call(CloseCall{});
        break;
    case State::TimeWait:
        establish();
        call(ShutdownCall{});
        fin(2);
        break;
    }
    if (endpoint_.state() != state) watcher_.fail("the orderly way did not lead to the state");
}

/// A number that a comparison may get wrong: beside `base`, beside its window's edges, half the
/// number space away, or anywhere.
SeqNum HostilePeer::around(SeqNum base, std::uint32_t range)
{
    static constexpr std::uint32_t near[]{0, 0, 0, 1, 2, 0xFFFFFFFF, 0xFFFFFFFE, 536, 1460};
    switch (choose_.below(8)) {
    case 0:
    case 1:
    case 2:
        return base + choose_.of(near);
    case 3:
        return base + range + choose_.of(near);
    case 4:
        return base + choose_.below(std::max(range, 1u));
    case 5:
        return base - choose_.below(70000);
    case 6:
        return base + 0x80000000u + choose_.of(near);
    default:
        return SeqNum{choose_.any32()};
    }
}

void HostilePeer::randomOptions(Options& options)
{
    const Tcb& tcb = endpoint_.tcb();
    static constexpr std::uint16_t mss[]{0, 1, 13, 64, 536, 1460, 9000, 65535};
    static constexpr std::uint8_t shift[]{0, 1, 3, 14, 15, 255};
    if (choose_.chance(10)) options.mss = choose_.of(mss);
    if (choose_.chance(10)) options.windowScale = choose_.of(shift);
    if (choose_.chance(10)) options.sackPermitted = true;
    // Once agreed, a segment without timestamps is dropped; most shall come further.
    if (choose_.chance(tcb.timestamps ? 90 : 10)) {
        const auto value = choose_.chance(80) ? tcb.tsRecent + choose_.below(3)
                                              : around(SeqNum{tcb.tsRecent}, 1000).value();
        const auto clock = static_cast<std::uint32_t>(now_.time_since_epoch().count() / 1000);
        options.timestamps = {value, around(SeqNum{clock}, 1000).value()};
    }
    if (!choose_.chance(30)) return;
    const auto inFlight =
        static_cast<std::uint32_t>(std::max(tcb.snd.nxt.distanceFrom(tcb.snd.una), 0));
    for (std::uint32_t i = choose_.below(5); i > 0; --i) {
        const SeqNum left = around(tcb.snd.una, inFlight);
        options.sack.add({left, choose_.chance(50) ? left + choose_.below(3000)
                                                   : around(tcb.snd.una, inFlight)});
    }
}

Header HostilePeer::randomHeader()
{
    static const Flags usual[]{Flag::Ack,
                               Flag::Ack,
                               Flag::Ack | Flag::Psh,
                               Flag::Fin | Flag::Ack,
                               Flag::Syn,
                               Flag::Syn | Flag::Ack,
                               Flag::Rst,
                               Flag::Rst | Flag::Ack,
                               Flag::Ack | Flag::Urg};
    static constexpr std::uint16_t windows[]{0, 1, 2, 535, 1460, 8192, 65535};
    const Tcb& tcb = endpoint_.tcb();
    Header header;
    header.flags = choose_.chance(70) ? usual[choose_.below(std::size(usual))]
                                      : Flags{static_cast<std::uint8_t>(choose_.below(256))};
    const bool known = tcb.rcv.irsKnown;
    header.seq = around(known ? tcb.rcv.nxt : peerIss_, tcb.rcv.wnd);
    const auto inFlight =
        static_cast<std::uint32_t>(std::max(tcb.snd.nxt.distanceFrom(tcb.snd.una), 0));
    if (header.has(Flag::Ack))
        header.ack =
            choose_.chance(40)
                ? tcb.snd.nxt
                : around(choose_.chance(80) ? tcb.snd.una : tcb.snd.una - tcb.snd.maxWnd, inFlight);
    header.window =
        choose_.chance(70) ? choose_.of(windows) : static_cast<std::uint16_t>(choose_.below(65536));
    header.urgentPointer =
        static_cast<std::uint16_t>(choose_.chance(50) ? choose_.below(4) : choose_.below(65536));
    randomOptions(header.options);
    return header;
}

void HostilePeer::deliver(const Header& header, std::size_t length)
{
    std::vector<std::byte> text(length);
    SeqNum seq = header.seq + (header.has(Flag::Syn) ? 1u : 0u);
    for (std::byte& octet : text) {
        octet = textAt(seq);
        seq += 1;
    }
    Segment segment;
    segment.header = header;
    segment.payload = text;
    story_ += describeSegment(header, length);
    const Before was = before();
    watcher_.newStep();
    // What a host with a listener does first.
    if (endpoint_.acceptsNewIncarnation(segment) && choose_.chance(50)) {
        endpoint_.yieldToNewIncarnation(segment, now_, watcher_);
        check(was, nullptr);
        return;
    }
    endpoint_.segmentArrives(segment, now_, watcher_);
    check(was, &segment);
}

void HostilePeer::call(const UserCall& userCall)
{
    static constexpr std::array names{"listen",   "connect", "send",  "receive",
                                      "shutdown", "close",   "abort", "status"};
    static_assert(names.size() == std::variant_size_v<UserCall>);
    story_ += std::string(names[userCall.index()]) + " ";
    const Before was = before();
    watcher_.newStep();
    endpoint_.call(userCall, now_, watcher_);
    check(was, nullptr);
}

void HostilePeer::send()
{
    std::vector<std::byte> data(choose_.chance(70) ? 1 + choose_.below(4000)
                                                   : choose_.below(100'000));
    call(SendCall{data, choose_.chance(10)});
}

void HostilePeer::receive()
{
    const SeqNum irs = endpoint_.tcb().rcv.irs;
    std::vector<std::byte> buffer(1 + choose_.below(5000));
    story_ += "receive ";
    const Before was = before();
    watcher_.newStep();
    const CallResult result = endpoint_.call(ReceiveCall{buffer}, now_, watcher_);
    if (!readNext_) readNext_ = irs + 1;
    for (std::size_t i = 0; i < result.bytes; ++i) {
        if (buffer[i] != textAt(*readNext_)) {
            watcher_.fail("the application read what the peer did not send there");
            break;
        }
        *readNext_ += 1;
    }
    check(was, nullptr);
}

void HostilePeer::timer()
{
    const auto expiry = endpoint_.nextExpiry();
    if (!expiry) return;
    now_ = std::max(now_, expiry->due);
    story_ += std::string(id(expiry->timer)) + "! ";
    const Before was = before();
    watcher_.newStep();
    endpoint_.timeout(expiry->timer, now_, watcher_);
    check(was, nullptr);
}

/// About a segment of ours, or one that never was.
void HostilePeer::icmp()
{
    static constexpr std::uint16_t sizes[]{0, 1, 27, 28, 100, 536, 1400, 65535};
    const Tcb& tcb = endpoint_.tcb();
    const auto inFlight =
        static_cast<std::uint32_t>(std::max(tcb.snd.nxt.distanceFrom(tcb.snd.una), 0));
    IcmpError error;
    error.kind = static_cast<IcmpError::Kind>(
        choose_.below(static_cast<std::uint32_t>(IcmpError::Kind::ParameterProblem) + 1));
    error.seq = around(tcb.snd.una, inFlight);
    error.mss = choose_.of(sizes);
    story_ += std::string(id(error.kind)) + " about " + std::to_string(error.seq.value()) + " ";
    const bool about = error.seq.isInWindow(tcb.snd.una, inFlight);
    const Before was = before();
    watcher_.newStep();
    endpoint_.icmpArrives(error, now_, watcher_);
    if (!about && endpoint_.state() != was.state)
        watcher_.fail("ICMP about nothing on its way changed the state");
    check(was, nullptr);
}

void HostilePeer::userCalls()
{
    switch (choose_.below(13)) {
    case 0:
        call(ShutdownCall{});
        break;
    case 1:
        call(CloseCall{});
        break;
    case 2:
        if (choose_.chance(20)) call(AbortCall{});
        break;
    case 3:
        call(PassiveOpenCall{});
        break;
    case 4:
        call(ActiveOpenCall{});
        break;
    case 5:
    case 6:
    case 7:
        receive();
        break;
    case 8:
        call(StatusCall{});
        break;
    default:
        send();
    }
}

void HostilePeer::step()
{
    now_ += Duration{choose_.below(20'000)};
    const std::uint32_t what = choose_.below(100);
    if (what < 4) {
        icmp();
    } else if (what < 70) {
        static constexpr std::size_t lengths[]{0, 0, 0, 1, 2, 536, 1460, 3000};
        const Header header = randomHeader();
        std::size_t length = choose_.chance(90) ? choose_.of(lengths) : choose_.below(65000);
        deliver(header, length);
    } else if (what < 90) {
        userCalls();
    } else {
        timer();
    }
}

void HostilePeer::check(const Before& was, const Segment* arrived)
{
    if (watcher_.state != endpoint_.state()) watcher_.fail("a state changed without its row");
    // A connection that ended, or began anew, is read from its own beginning.
    const bool fresh = endpoint_.state() == State::Closed || endpoint_.state() == State::Listen ||
                       endpoint_.state() == State::SynSent;
    if (fresh) readNext_.reset();
    if (!fresh && isSynchronized(was.state)) checkNumbers(was);
    checkBuffers();
    checkTimers();
    checkAmount(arrived);
    checkChallenges();
    if (arrived != nullptr) checkBlindAttack(was, *arrived);
}

void HostilePeer::checkNumbers(const Before& was)
{
    const Tcb& tcb = endpoint_.tcb();
    if (tcb.snd.una.isAfter(tcb.snd.nxt)) watcher_.fail("SND.UNA is beyond SND.NXT");
    if (tcb.snd.una.isBefore(was.una)) watcher_.fail("SND.UNA went back");
    if (tcb.rcv.nxt.isBefore(was.rcvNxt)) watcher_.fail("RCV.NXT went back");
    // SHLD-14; a FIN takes one number more than the window had room for text.
    const SeqNum edge = tcb.rcv.nxt + tcb.rcv.wnd;
    if (edge.isBefore(was.edge)) watcher_.fail("the window's right edge went back");
}

void HostilePeer::checkBuffers()
{
    const Tcb& tcb = endpoint_.tcb();
    if (endpoint_.readableBytes() + endpoint_.heldBytes() > config_.receiveBuffer)
        watcher_.fail("more has been received than the buffer holds");
    if (tcb.rcv.wnd > config_.receiveBuffer) watcher_.fail("RCV.WND is larger than the buffer");
    if (endpoint_.unsentBytes() + endpoint_.unacknowledgedBytes() > config_.sendBuffer)
        watcher_.fail("more is queued than the send buffer holds");
    if (tcb.congestion.limits() && tcb.congestion.cwnd() == 0) watcher_.fail("cwnd is zero");
    if (tcb.snd.scale > 14 || tcb.rcv.scale > 14) watcher_.fail("a shift count above 14");
}

void HostilePeer::checkTimers()
{
    const Tcb& tcb = endpoint_.tcb();
    const auto expiry = endpoint_.nextExpiry();
    if (expiry && expiry->due < now_) return; // it is late because time has passed meanwhile
    const bool idle = tcb.state == State::Closed || tcb.state == State::Listen;
    if (idle && expiry) watcher_.fail("a timer runs without a connection");
    if (tcb.state == State::TimeWait && !tcb.timers.isRunning(TimerId::TimeWait))
        watcher_.fail("TIME-WAIT without its timer");
    const bool waits = !idle && tcb.state != State::TimeWait && tcb.snd.nxt != tcb.snd.una;
    if (waits && !tcb.timers.isRunning(TimerId::Retransmission) &&
        !tcb.timers.isRunning(TimerId::Persist))
        watcher_.fail("something waits for its ACK, and no timer runs");
    const bool stuck = (tcb.state == State::Established || tcb.state == State::CloseWait) &&
                       endpoint_.unsentBytes() > 0 && !expiry;
    if (stuck) watcher_.fail("text waits to be sent, and no timer runs");
    if (tcb.rtt.rto > config_.rto.max) watcher_.fail("the RTO is beyond its maximum");
}

/// RFC 5961: nobody ends a connection who does not know exactly what comes next.
void HostilePeer::checkBlindAttack(const Before& was, const Segment& arrived)
{
    if (!isSynchronized(was.state) || !watcher_.lastCause) return;
    if (config_.profile == Profile::Linux) return; // has places of its own, see tst_linux.cpp
    if (*watcher_.lastCause == Cause::RstArrived && arrived.header.seq != was.rcvNxt)
        watcher_.fail("a RST beside RCV.NXT closed the connection");
    if (*watcher_.lastCause == Cause::SynArrived) watcher_.fail("a SYN changed the state");
}

void HostilePeer::checkAmount(const Segment* arrived)
{
    if (isSynchronized(endpoint_.state()) && watcher_.largestText > endpoint_.tcb().snd.mss)
        watcher_.fail("a segment is larger than the peer takes");
    if (watcher_.sent - watcher_.withText > 2)
        watcher_.fail("more than two segments without text in one step");
    if (watcher_.resets > 1) watcher_.fail("more than one RST in one step");
    // All that is queued, in segments as small as the peer wants them, and a repeated one.
    const Tcb& tcb = endpoint_.tcb();
    const std::size_t options = tcb.timestamps && tcb.snd.mss > 12 ? 12 : 0;
    if (watcher_.withText > 2 + config_.sendBuffer / (tcb.snd.mss - options))
        watcher_.fail("more segments than there is text for in one step");
    if (arrived != nullptr && arrived->has(Flag::Rst) &&
        watcher_.sent > (watcher_.challenges > 0 ? 1u : 0u))
        watcher_.fail("a RST was answered by more than a challenge ACK");
}

/// RFC 5961 7
void HostilePeer::checkChallenges()
{
    challenged_.insert(challenged_.end(), watcher_.challenges, now_);
    const auto& limit = config_.challengeAckLimit;
    const auto recent =
        std::ranges::count_if(challenged_, [&](SimTime t) { return now_ - t < limit.period; });
    // A period may begin in the middle of another: at most two budgets meet.
    if (limit.count > 0 && recent > 2 * limit.count) watcher_.fail("too many challenge ACKs");
    if (!isSynchronized(endpoint_.state())) challenged_.clear();
}

} // namespace tcplab::tcp::test
