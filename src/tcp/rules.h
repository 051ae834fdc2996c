#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "tcp/segment.h"
#include "tcp/seq_num.h"
#include "tcp/sim_time.h"
#include "tcp/state.h"

namespace tcplab::tcp {

/// Why something was done. Each is one rule of a standard, applied once; the sentence that a person
/// reads is made from it elsewhere, in the reader's language.
enum class Rule : std::uint8_t {
    // Calls (RFC 9293 3.10.1 to 3.10.5)
    PassiveOpen,      ///< iss unused; CLOSED to LISTEN
    ActiveOpen,       ///< iss
    SendQueued,       ///< bytes: before ESTABLISHED, or where the window or Nagle hold it back
    SegmentSent,      ///< seq, bytes: new text leaves
    NagleHolds,       ///< bytes, unacknowledged
    ReceiveDelivered, ///< bytes
    CloseQueued,      ///< bytes still before the FIN
    FinSent,          ///< seq, state before
    CloseUnreadReset, ///< unread: SHLD-3
    AbortSent,        ///< seq: RST out
    AbortQuiet,       ///< state: TCB deleted without a word
    CallRefused,      ///< the call was an error in this state (state)
    // SEGMENT ARRIVES, CLOSED and LISTEN
    ClosedResets, ///< seq/ack of the RST out
    ClosedIgnoresRst,
    ListenIgnoresRst,
    ListenAckResets, ///< ack
    ListenSyn,       ///< seq (IRS), iss
    ListenDrops,
    // SYN-SENT
    SynSentBadAck,     ///< ack, expected
    SynSentBadAckRst,  ///< ack: dropped, because it carries RST
    SynSentRefused,    ///< RST with an acceptable ACK
    SynSentRstIgnored, ///< RST without ACK
    SynSentSynAck,     ///< seq (IRS), ack
    SynSentSyn,        ///< simultaneous open: seq (IRS)
    SynSentDrops,      ///< neither SYN nor RST
    // Other states, first to eighth
    Unacceptable,       ///< seq, length, rcvNxt, rcvWnd: ACK sent, dropped
    UnacceptableRst,    ///< seq: dropped without an answer
    KeepaliveAnswered,  ///< seq: a probe is nothing but an unacceptable segment
    ZeroWindowAnswered, ///< text beyond a zero window: dropped, acknowledged
    TimeWaitFinAgain,   ///< 2MSL starts anew (twoMsl)
    OutOfOrderHeld,     ///< seq, rcvNxt, sack (1: the ACK reports it)
    RstAccepted,        ///< seq (== RCV.NXT), state
    RstChallenged,      ///< seq, rcvNxt
    RstReturnsToListen,
    SynReturnsToListen, ///< passive SYN-RECEIVED
    SynChallenged,      ///< seq
    TimeWaitNewSyn,     ///< seq, rcvNxt, or value, recent (timestamps): the wait ends
    NoAckDropped,
    AckOutOfRange,     ///< ack, una, nxt: ACK sent, dropped
    SynReceivedAck,    ///< ack
    SynReceivedBadAck, ///< ack: RST sent
    AckAdvances,       ///< ack, una (old), bytes newly acknowledged
    DuplicateAck,      ///< ack
    WindowUpdated,     ///< window, old, and where it is scaled: field, scale
    RttMeasured,       ///< rtt, srtt, rttvar, rto
    FinAcked,          ///< ack
    AckOfClosing,      ///< CLOSING to TIME-WAIT
    AckOfLast,         ///< LAST-ACK to CLOSED
    TextAccepted,      ///< seq, bytes, rcvNxt (new)
    TextFromQueue,     ///< bytes: held segments became contiguous
    TextAfterClose,    ///< bytes: nobody can read them any more, RST (SHLD-3)
    AckSent,           ///< ack
    AckDelayed,        ///< due
    WindowOpened,      ///< window: an ACK that only tells of new room
    FinArrived,        ///< state (old), rcvNxt (new), delayed (1: the ACK waits)
    EnterTimeWait,     ///< twoMsl
    // Timeouts and what 3.8 asks for
    RetransmissionTimeout, ///< seq, count, rto (next)
    RetransmissionLimit,   ///< count: R2 reached
    RetransmitNext,        ///< seq: the next hole after a timeout
    SynRtoReset,           ///< rto 3 s after a lost SYN (RFC 6298 5.7)
    PersistProbe,          ///< seq
    KeepaliveProbe,        ///< seq (SND.NXT-1), count, limit
    KeepaliveGivesUp,      ///< count
    TimeWaitOver,          ///< twoMsl
    UserTimeoutOver,       ///< timeout: the user's patience, 3.10.8
    // Options, urgent data, congestion control
    TimestampMissing,   ///< seq
    PawsDropped,        ///< value, recent
    ChallengeLimited,   ///< count, period
    TimeWaitIgnoresRst, ///< seq: RFC 1337
    UrgentSignalled,    ///< up, bytes
    FastRetransmit,     ///< seq, cwnd, ssthresh
    PartialAck,         ///< ack, point
    RecoveryOver,       ///< ack, and after fast recovery: cwnd
    SlowStartGrows,     ///< cwnd, old, ssthresh where one is set
    AvoidanceGrows,     ///< cwnd, old
    CubicGrows,         ///< cwnd, old: congestion avoidance by RFC 9438
    SackRepairs,        ///< seq, bytes: a further hole, while a loss is repaired with SACK
    SackReported,       ///< bytes newly known to have arrived
    DuplicateReported,  ///< left, right: D-SACK
    TailLossProbe,      ///< una, nxt: RFC 8985
    // ICMP
    IcmpIgnored,    ///< seq, una, nxt: quotes nothing that is in flight
    IcmpSoftError,  ///< seq: told to the user, nothing else
    IcmpHardError,  ///< seq, state: the connection ends
    PathMtuLowered, ///< mss, old
    // Where the Linux profile differs
    LinuxDropsSynFin,  ///< seq
    LinuxDropsSynText, ///< bytes
    LinuxRepeatsSyn,   ///< delay
    LinuxTakesRst,     ///< seq, rcvNxt, state
    SynAckAgain,       ///< seq
    OrphanOver,        ///< timeout
};

inline constexpr std::size_t ruleCount = static_cast<std::size_t>(Rule::OrphanOver) + 1;

/// What a rule rests on.
struct RuleInfo
{
    Rule rule;
    std::string_view id;      ///< stable, e.g. "listen-syn": used in traces and files
    int rfc;                  ///< 9293, 6298, 1122, 5961 ...
    std::string_view section; ///< "3.10.7.4"
    std::string_view step;    ///< "fifth: check the ACK field", or empty
};

const RuleInfo& ruleInfo(Rule rule);

/// "RFC 9293 3.10.7.4, fifth: check the ACK field"
std::string clause(const RuleInfo& info);

/// A named value of an explanation.
struct Arg
{
    using Value =
        std::variant<std::monostate, SeqNum, std::uint64_t, Duration, SimTime, State, Flags>;
    std::string_view name;
    Value value;
    bool operator==(const Arg&) const = default;
};

/// One application of a rule with the numbers of the moment.
struct Explanation
{
    static constexpr std::size_t maxArgs = 5;

    Rule rule{};
    std::array<Arg, maxArgs> args{}; ///< unused ones have an empty name

    const Arg::Value* find(std::string_view name) const
    {
        for (const Arg& arg : args)
            if (arg.name == name) return &arg.value;
        return nullptr;
    }
    bool operator==(const Explanation&) const = default;
};

} // namespace tcplab::tcp
