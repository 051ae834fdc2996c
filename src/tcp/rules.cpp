#include "tcp/rules.h"

#include <array>

namespace tcplab::tcp {

namespace {

using enum Rule;

// clang-format off
constexpr std::array<RuleInfo, ruleCount> table{{
    {PassiveOpen,           "passive-open",            9293, "3.10.1",   "CLOSED state, passive"},
    {ActiveOpen,            "active-open",             9293, "3.10.1",   "CLOSED state, active"},
    {SendQueued,            "send-queued",             9293, "3.10.2",   ""},
    {SegmentSent,           "segment-sent",            9293, "3.10.2",   "segmentize and send"},
    {NagleHolds,            "nagle-holds",             9293, "3.7.4",    ""},
    {ReceiveDelivered,      "receive-delivered",       9293, "3.10.3",   ""},
    {CloseQueued,           "close-queued",            9293, "3.10.4",   ""},
    {FinSent,               "fin-sent",                9293, "3.10.4",   "send a FIN segment"},
    {CloseUnreadReset,      "close-unread-reset",      9293, "3.6.1",    "SHLD-3"},
    {AbortSent,             "abort-sent",              9293, "3.10.5",   ""},
    {AbortQuiet,            "abort-quiet",             9293, "3.10.5",   ""},
    {CallRefused,           "call-refused",            9293, "3.9.1.8",  ""},
    {ClosedResets,          "closed-resets",           9293, "3.10.7.1", ""},
    {ClosedIgnoresRst,      "closed-ignores-rst",      9293, "3.10.7.1", ""},
    {ListenIgnoresRst,      "listen-ignores-rst",      9293, "3.10.7.2", "first: a RST"},
    {ListenAckResets,       "listen-ack-resets",       9293, "3.10.7.2", "second: an ACK"},
    {ListenSyn,             "listen-syn",              9293, "3.10.7.2", "third: a SYN"},
    {ListenDrops,           "listen-drops",            9293, "3.10.7.2", "fourth: anything else"},
    {SynSentBadAck,         "syn-sent-bad-ack",        9293, "3.10.7.3", "first: the ACK bit"},
    {SynSentBadAckRst,      "syn-sent-bad-ack-rst",    9293, "3.10.7.3", "first: the ACK bit"},
    {SynSentRefused,        "syn-sent-refused",        9293, "3.10.7.3", "second: the RST bit"},
    {SynSentRstIgnored,     "syn-sent-rst-ignored",    9293, "3.10.7.3", "second: the RST bit"},
    {SynSentSynAck,         "syn-sent-syn-ack",        9293, "3.10.7.3", "fourth: the SYN bit"},
    {SynSentSyn,            "syn-sent-syn",            9293, "3.10.7.3", "fourth: the SYN bit"},
    {SynSentDrops,          "syn-sent-drops",          9293, "3.10.7.3", "fifth: no SYN, no RST"},
    {Unacceptable,          "unacceptable",            9293, "3.10.7.4", "first: sequence number"},
    {UnacceptableRst,       "unacceptable-rst",        9293, "3.10.7.4", "second: the RST bit"},
    {KeepaliveAnswered,     "keepalive-answered",      9293, "3.10.7.4", "first: sequence number"},
    {ZeroWindowAnswered,    "zero-window-answered",    9293, "3.10.7.4", "first: sequence number"},
    {TimeWaitFinAgain,      "time-wait-fin-again",     9293, "3.10.7.4", "eighth: the FIN bit"},
    {OutOfOrderHeld,        "out-of-order-held",       9293, "3.10.7.4", "first: sequence number"},
    {RstAccepted,           "rst-accepted",            9293, "3.10.7.4", "second: the RST bit"},
    {RstChallenged,         "rst-challenged",          9293, "3.10.7.4", "second: the RST bit"},
    {RstReturnsToListen,    "rst-returns-to-listen",   9293, "3.10.7.4", "second: the RST bit"},
    {SynReturnsToListen,    "syn-returns-to-listen",   9293, "3.10.7.4", "fourth: the SYN bit"},
    {SynChallenged,         "syn-challenged",          9293, "3.10.7.4", "fourth: the SYN bit"},
    {TimeWaitNewSyn,        "time-wait-new-syn",       9293, "3.6.1",    "MAY-2"},
    {NoAckDropped,          "no-ack-dropped",          9293, "3.10.7.4", "fifth: the ACK field"},
    {AckOutOfRange,         "ack-out-of-range",        9293, "3.10.7.4", "fifth: the ACK field"},
    {SynReceivedAck,        "syn-received-ack",        9293, "3.10.7.4", "fifth: the ACK field"},
    {SynReceivedBadAck,     "syn-received-bad-ack",    9293, "3.10.7.4", "fifth: the ACK field"},
    {AckAdvances,           "ack-advances",            9293, "3.10.7.4", "fifth: the ACK field"},
    {DuplicateAck,          "duplicate-ack",           9293, "3.10.7.4", "fifth: the ACK field"},
    {WindowUpdated,         "window-updated",          9293, "3.10.7.4", "fifth: the ACK field"},
    {RttMeasured,           "rtt-measured",            6298, "2",        ""},
    {FinAcked,              "fin-acked",               9293, "3.10.7.4", "fifth: the ACK field"},
    {AckOfClosing,          "ack-of-closing",          9293, "3.10.7.4", "fifth: the ACK field"},
    {AckOfLast,             "ack-of-last",             9293, "3.10.7.4", "fifth: the ACK field"},
    {TextAccepted,          "text-accepted",           9293, "3.10.7.4", "seventh: segment text"},
    {TextFromQueue,         "text-from-queue",         9293, "3.10.7.4", "seventh: segment text"},
    {TextAfterClose,        "text-after-close",        9293, "3.6.1",    "SHLD-3"},
    {AckSent,               "ack-sent",                9293, "3.10.7.4", "seventh: segment text"},
    {AckDelayed,            "ack-delayed",             9293, "3.8.6.3",  ""},
    {WindowOpened,          "window-opened",           9293, "3.8.6.2.2", ""},
    {FinArrived,            "fin-arrived",             9293, "3.10.7.4", "eighth: the FIN bit"},
    {EnterTimeWait,         "enter-time-wait",         9293, "3.6.1",    "MUST-13"},
    {RetransmissionTimeout, "retransmission-timeout",  6298, "5",        "5.4 to 5.6"},
    {RetransmissionLimit,   "retransmission-limit",    9293, "3.8.3",    "R2"},
    {RetransmitNext,        "retransmit-next",         9293, "3.8.1",    ""},
    {SynRtoReset,           "syn-rto-reset",           6298, "5",        "5.7"},
    {PersistProbe,          "persist-probe",           9293, "3.8.6.1",  "MUST-36"},
    {KeepaliveProbe,        "keepalive-probe",         9293, "3.8.4",    ""},
    {KeepaliveGivesUp,      "keepalive-gives-up",      9293, "3.8.4",    "MUST-29"},
    {TimeWaitOver,          "time-wait-over",          9293, "3.10.8",   "TIME-WAIT timeout"},
    {UserTimeoutOver,       "user-timeout-over",       9293, "3.10.8",   "user timeout"},
    {TimestampMissing,      "timestamp-missing",       7323, "3.2",      ""},
    {PawsDropped,           "paws-dropped",            7323, "5.3",      "R1"},
    {ChallengeLimited,      "challenge-limited",       5961, "7",        ""},
    {TimeWaitIgnoresRst,    "time-wait-ignores-rst",   1337, "3",        "F1"},
    {UrgentSignalled,       "urgent-signalled",        9293, "3.10.7.4", "sixth: the URG bit"},
    {FastRetransmit,        "fast-retransmit",         5681, "3.2",      "steps 2 and 3"},
    {PartialAck,            "partial-ack",             6582, "3.2",      "step 3"},
    {RecoveryOver,          "recovery-over",           6582, "3.2",      "step 3"},
    {SlowStartGrows,        "slow-start-grows",        5681, "3.1",      ""},
    {AvoidanceGrows,        "avoidance-grows",         5681, "3.1",      ""},
    {CubicGrows,            "cubic-grows",             9438, "4.2",      ""},
    {SackRepairs,           "sack-repairs",            6675, "5",        ""},
    {SackReported,          "sack-reported",           6675, "4",        ""},
    {DuplicateReported,     "duplicate-reported",      2883, "4",        ""},
    {TailLossProbe,         "tail-loss-probe",         8985, "7.3",      ""},
    {IcmpIgnored,           "icmp-ignored",            5927, "4.1",      ""},
    {IcmpSoftError,         "icmp-soft-error",         9293, "3.9.2.2",  "SHLD-25"},
    {IcmpHardError,         "icmp-hard-error",         9293, "3.9.2.2",  "SHLD-26"},
    {PathMtuLowered,        "path-mtu-lowered",        1191, "6.3",      ""},
    {LinuxDropsSynFin,      "linux-drops-syn-fin",     9293, "3.10.7.2", "Linux differs"},
    {LinuxDropsSynText,     "linux-drops-syn-text",    9293, "3.10.7.2", "Linux differs"},
    {LinuxRepeatsSyn,       "linux-repeats-syn",       9293, "3.10.7.3", "Linux differs"},
    {LinuxTakesRst,         "linux-takes-rst",         9293, "3.10.7.4", "Linux differs"},
    {SynAckAgain,           "syn-ack-again",           9293, "3.10.7.4", "Linux differs"},
    {OrphanOver,            "orphan-over",             9293, "3.6.1",    "MAY-1"},
}};
// clang-format on

constexpr bool rowsStandInOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].rule != static_cast<Rule>(i)) return false;
    return true;
}
static_assert(rowsStandInOrder(), "the table is indexed by the enum");

} // namespace

const RuleInfo& ruleInfo(Rule rule)
{
    return table.at(static_cast<std::size_t>(rule));
}

std::string clause(const RuleInfo& info)
{
    std::string text = "RFC " + std::to_string(info.rfc) + ' ' + std::string{info.section};
    if (!info.step.empty()) text.append(", ").append(info.step);
    return text;
}

} // namespace tcplab::tcp
