#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tcp/byte_queue.h"
#include "tcp/config.h"
#include "tcp/icmp.h"
#include "tcp/outputs.h"
#include "tcp/reassembly.h"
#include "tcp/scoreboard.h"
#include "tcp/tcb.h"
#include "tcp/user_call.h"

namespace tcplab::tcp {

/// What keeps queued text, or a FIN behind it, from leaving; the first that applies.
enum class SendHold : std::uint8_t {
    NothingQueued,
    NotOpen,     ///< the peer has not acknowledged our SYN yet
    Window,      ///< SND.UNA+SND.WND is reached (RFC 9293 3.8.6)
    Congestion,  ///< the congestion window is used up (RFC 5681)
    Nagle,       ///< a small segment waits for the ACK of what is in flight (RFC 9293 3.7.4)
    SillyWindow, ///< the window has room for too little (RFC 9293 3.8.6.2.1)
    Nothing,     ///< it would leave with the next event
};

/// One end of one connection: RFC 9293 3.10, sans I/O.
///
/// Time, calls and segments come in as arguments; what to do comes out through the sink, in order.
/// There is no clock, no thread and no global: the same inputs give the same outputs, and a copy is
/// a checkpoint. Which peer it talks to is none of its business: whoever delivers segments matches
/// four-tuples. `now` must never run backwards.
class Endpoint
{
public:
    /// `iss` is the initial send sequence number to use for the connection (RFC 9293 3.4.1: chosen
    /// outside, because it needs a clock and a secret).
    explicit Endpoint(const Config& config = {}, SeqNum iss = SeqNum{0});

    CallResult call(const UserCall& call, SimTime now,
                    OutputSink& sink); ///< RFC 9293 3.10.1 to 3.10.6
    void segmentArrives(const Segment& segment, SimTime now, OutputSink& sink); ///< RFC 9293 3.10.7
    /// RFC 9293 3.9.2.2
    void icmpArrives(const IcmpError& error, SimTime now, OutputSink& sink);
    /// The timer of nextExpiry() has run out; a timer that is not running is ignored. RFC
    /// 9293 3.10.8
    void timeout(TimerId timer, SimTime now, OutputSink& sink);

    std::optional<Expiry> nextExpiry() const { return tcb_.timers.next(); }

    State state() const { return tcb_.state; }
    const Tcb& tcb() const { return tcb_; }
    const Config& config() const { return config_; }
    /// Options that may change while the connection lives: nagle, keepalive, delayedAck, msl,
    /// retries.
    void reconfigure(const Config& config, SimTime now, OutputSink& sink);

    std::size_t unsentBytes() const;         ///< queued by SEND, not sent yet
    std::size_t unacknowledgedBytes() const; ///< sent, not acknowledged yet
    std::size_t sendSpace() const;           ///< what SEND would accept now
    std::size_t readableBytes() const
    {
        return receiveQueue_.size();
    }                              ///< arrived in order, not yet taken
    std::size_t heldBytes() const; ///< arrived out of order
    std::uint32_t sackedBytes() const
    {
        return scoreboard_.sackedBytes();
    } ///< sent, reported by the peer ahead of SND.UNA

    // The buffers themselves, for the eye.
    /// From sendQueueStart() on: sent and not acknowledged, behind it what is not sent yet.
    const ByteQueue& sendQueue() const { return sendQueue_; }
    SeqNum sendQueueStart() const { return textBase(); }
    const ByteQueue& receiveQueue() const { return receiveQueue_; }
    const Reassembly& held() const { return held_; }
    const Scoreboard& scoreboard() const { return scoreboard_; }
    /// Where our FIN stands, once it was sent.
    std::optional<SeqNum> finNumber() const
    {
        return tcb_.finSent ? std::optional(finSeq_) : std::nullopt;
    }
    /// Has the peer acknowledged our SYN?
    bool isSynAcknowledged() const { return synAcked_; }
    /// Why what is queued does not leave now.
    SendHold sendHold() const;

    /// In TIME-WAIT: would this segment be accepted as the SYN of a new incarnation (RFC
    /// 9293 3.10.7.4, RFC 6191, RFC 1122 4.2.2.13)? Whoever owns a listener asks before delivering.
    bool acceptsNewIncarnation(const Segment& segment) const;
    /// Ends TIME-WAIT for it. Precondition: acceptsNewIncarnation().
    void yieldToNewIncarnation(const Segment& segment, SimTime now, OutputSink& sink);

    /// Makes `now` the start of the time line: SimTime{} from here on. What was remembered of time
    /// becomes relative to it, and what can no longer matter is forgotten, so that two endpoints
    /// which have come to the same point at different times compare equal. The clock of the
    /// timestamps option (RFC 7323) starts anew: not for connections that use it.
    void rebase(SimTime now);

    bool operator==(const Endpoint&) const = default;

private:
    struct Io; ///< the sink and the time of the call being served

    // 3.10.1 to 3.10.6: calls.cpp
    CallResult open(const Io& io, bool active);
    CallResult send(const Io& io, const SendCall& request);
    bool maySend(const Io& io, CallError& error);
    CallResult receive(const Io& io, std::span<std::byte> buffer);
    CallResult close(const Io& io, bool stopReading);
    CallResult closeInSynReceived(const Io& io);
    CallResult abort(const Io& io);
    CallResult status(const Io& io);
    CallResult refuse(const Io& io, CallError error);
    void startActiveOpen(const Io& io, Cause cause);

    // 3.10.7.2 arrives_listen.cpp
    void arrivesInListen(const Io& io, const Segment& segment);
    // 3.10.7.3 arrives_syn_sent.cpp
    void arrivesInSynSent(const Io& io, const Segment& segment);
    bool checkSynSentAck(const Io& io, const Segment& segment);
    void synSentSyn(const Io& io, const Segment& segment);

    // RFC 7323, RFC 2018: options.cpp
    void takeSynOptions(const Segment& segment, SimTime now);
    void addSynOptions(Options& options) const;
    void addOptions(const Io& io, Segment& segment);
    bool checkTimestamps(const Io& io, const Segment& segment);
    void noteTimestamp(const Io& io, const Segment& segment);
    std::uint32_t scaledWindow(const Header& header) const;

    // 3.10.7.4, first to fourth: arrives_checks.cpp. Each says whether to go on.
    void arrivesInOtherStates(const Io& io, const Segment& segment);
    Segment withoutRepeatedSyn(const Segment& segment) const;
    bool checkSequenceNumber(const Io& io, const Segment& segment);
    bool isAcceptable(const Segment& segment) const;
    bool textMeetsZeroWindow(const Segment& segment) const;
    void answerUnacceptable(const Io& io, const Segment& segment);
    void answerWithinLimit(const Io& io, const Segment& segment);
    void peerIsAlive(const Io& io);
    bool checkRst(const Io& io, const Segment& segment);
    void acceptRst(const Io& io, const Segment& segment);
    bool checkSyn(const Io& io, const Segment& segment);
    void sendChallengeAck(const Io& io);
    // fifth: arrives_ack.cpp
    bool checkAck(const Io& io, const Segment& segment);
    bool synReceivedAck(const Io& io, const Segment& segment);
    void acknowledge(const Io& io, const Segment& segment);
    void removeAcknowledged(const Io& io, SeqNum ack);
    bool updateSendWindow(const Io& io, const Segment& segment);
    bool isDuplicateAck(const Segment& segment) const;
    bool ownFinAcknowledged(const Io& io, const Segment& segment);
    void measureRtt(const Io& io, const Header& header);
    void takeRttSample(const Io& io, Duration sample);
    // sixth: check the URG bit
    void checkUrg(const Io& io, const Segment& segment);
    // seventh and eighth: arrives_text.cpp
    void processTextAndFin(const Io& io, const Segment& segment);
    std::uint32_t acceptText(SeqNum seq, std::span<const std::byte> text);
    void holdForLater(const Segment& segment);
    void holdTextOfSyn(const Io& io, const Segment& segment);
    std::uint32_t deliverHeld(const Io& io, bool& fin);
    void acceptInOrder(const Io& io, const Segment& segment, bool& fin);
    void refuseLateText(const Io& io, const Segment& segment, std::uint32_t octets);
    void processFin(const Io& io);
    void acknowledgeLater(const Io& io, std::uint32_t newBytes);

    // 3.9.2.2: icmp.cpp
    void lowerMss(const Io& io, std::uint16_t fits);

    // The other profile: linux.cpp
    bool isLinux() const { return config_.profile == Profile::Linux; }
    bool linuxRefusesSyn(const Io& io, const Segment& segment) const;
    void linuxRepeatsSynSoon(const Io& io);
    bool linuxAcceptable(const Segment& segment) const;
    bool linuxTakesRst(const Segment& segment) const;
    bool linuxTakesSyn(const Io& io, const Segment& segment);
    void linuxArrivesInTimeWait(const Io& io, const Segment& segment);
    void linuxNotesText(SimTime now, std::uint32_t octets);
    void linuxEntersQuickAcks();
    bool linuxDelaysAck() const;
    void linuxRttSample(Duration sample);
    std::uint32_t linuxDeliveredBefore(SeqNum ack) const;

    // 3.8: output.cpp
    void trySend(const Io& io);
    bool sendOneSegment(const Io& io, bool overrideSillyWindow);
    std::uint32_t effectiveMss() const;
    std::uint32_t textRoom() const;
    std::uint32_t usableWindow() const;
    std::uint32_t inFlight() const
    {
        return static_cast<std::uint32_t>(tcb_.snd.nxt.distanceFrom(tcb_.snd.una));
    }
    bool finWaits() const { return tcb_.finQueued && !tcb_.finSent; }
    bool mayLeaveNow(std::uint32_t length, std::uint32_t unsent) const;
    void sendFromQueue(const Io& io, SeqNum seq, std::uint32_t length, bool fin,
                       TransmitReason reason);
    void noteFinSent(const Io& io, SeqNum seq);
    void sendSynSegment(const Io& io, TransmitReason reason);
    void sendAck(const Io& io, TransmitReason reason = TransmitReason::Regular);
    void sendReset(const Io& io, SeqNum seq);
    void sendResetOfOurs(const Io& io);
    SeqNum numberInsideWindow() const;
    void markUrgent(Segment& segment) const;
    void transmit(const Io& io, Segment& segment, TransmitReason reason);
    void finishOutput(const Io& io);
    bool updateReceiveWindow();
    bool isWorthTelling() const;
    /// The most that our window field can say, in octets (RFC 7323 2.3).
    std::uint32_t largestWindow() const { return 65535u << tcb_.rcv.scale; }

    // RFC 5681, 6582, 6675: recovery.cpp
    std::uint32_t pipe() const;
    std::uint32_t congestionAllowance() const;
    void noteFlight();
    void growWindow(const Io& io, std::uint32_t octets, bool wasLimited);
    bool wasLimitedByCwnd() const;
    bool lossIsEvident() const;
    void duplicateAck(const Io& io);
    void enterFastRecovery(const Io& io);
    void lossMayBeEvident(const Io& io, std::uint32_t reported);
    void newAckInRecovery(const Io& io, std::uint32_t octets);
    void repairLosses(const Io& io);
    bool repairWithSack(const Io& io);
    bool repairHole(const Io& io, SeqNum start, SeqNum end);
    void repairAfterTimeout(const Io& io);
    std::uint32_t retransmitAt(const Io& io, SeqNum seq, SeqNum limit);
    void retransmitFirst(const Io& io);
    std::optional<Duration> probeTimeout() const; // RFC 8985: loss_probe.cpp
    void sendLossProbe(const Io& io);
    void probeAcknowledged(const Segment& segment);
    void resendProbe(const Io& io);
    void allIsLost();
    void leaveRecovery();

    // 3.10.8 and RFC 6298: timeouts.cpp
    void retransmissionTimeout(const Io& io);
    void persistTimeout(const Io& io);
    void sendWindowProbe(const Io& io);
    void keepaliveTimeout(const Io& io);
    void timeWaitTimeout(const Io& io);
    void startOrphanTimer(const Io& io);
    void userTimeout(const Io& io);
    void startTimer(const Io& io, TimerId timer, Duration after);
    void stopTimer(const Io& io, TimerId timer);
    void stopAllTimers(const Io& io);
    void ensureRetransmissionTimer(const Io& io);
    void ensureUserTimeout(const Io& io);
    bool keepaliveApplies() const;
    void restartKeepalive(const Io& io);
    void startTimeWait(const Io& io);
    void giveUp(const Io& io, Cause cause);

    // The one place where the state changes: state_change.cpp
    void changeState(const Io& io, Cause cause, State to);
    void closeConnection(const Io& io, Cause cause, std::optional<UserNotice::Kind> notice);
    void returnToListen(const Io& io, Cause cause);
    void enterEstablished(const Io& io, Cause cause);
    void notify(const Io& io, UserNotice::Kind kind, std::uint32_t bytes = 0);
    SeqNum textBase() const; ///< the sequence number of the first octet in sendQueue_
    SeqNum queueEnd() const; ///< the sequence number behind the last octet in sendQueue_

    Config config_;
    Tcb tcb_;
    ByteQueue sendQueue_;                ///< from SND.UNA (or ISS+1) on
    ByteQueue receiveQueue_;             ///< in order, not yet taken by the user
    Reassembly held_;                    ///< ahead of RCV.NXT
    Scoreboard scoreboard_;              ///< what the peer holds ahead of SND.UNA
    std::optional<SackBlock> duplicate_; ///< to be reported as D-SACK in the next ACK (RFC 2883)

    SeqNum receiveEdge_;    ///< RCV.NXT+RCV.WND as last offered: never moves left (SHLD-14)
    SeqNum announcedEdge_;  ///< the same as the peer knows it
    SeqNum finSeq_;         ///< where our FIN stands; meaningful once it was sent
    bool synAcked_ = false; ///< the peer has acknowledged our SYN

    struct TimedSegment
    {
        bool running = false;
        SeqNum end; ///< acknowledged up to here: measured
        SimTime sent;
        bool operator==(const TimedSegment&) const = default;
    } timed_; ///< RFC 6298 3: one measurement at a time, never of a retransmitted segment
    bool synRetransmitted_ = false;
    int unackedSegments_ = 0; ///< full-sized ones since the last ACK left (SHLD-19)
    int persistBackoff_ = 0;
    int unansweredProbes_ = 0; ///< window probes in a row after which nothing at all has come
    SimTime lastSent_;         ///< when text last left (RFC 5681 4.1)

    /// How much the program lets us send at most in one round trip: a window that is not used does
    /// not grow (RFC 7661 4.3).
    struct LargestFlight
    {
        std::uint32_t octets = 0;
        SeqNum until; ///< SND.NXT when it was noted
        bool operator==(const LargestFlight&) const = default;
    } largestFlight_;

    /// Linux: which ACKs may wait, and how long.
    struct LinuxAcks
    {
        Duration timeout{0}; ///< 0: no text has come yet
        SimTime lastText;
        std::uint32_t largestText = 536; ///< octets: what counts as a full segment
        std::uint32_t quick = 0;         ///< so many more ACKs leave at once
        bool interactive = false;        ///< the program answers what it reads
        bool operator==(const LinuxAcks&) const = default;
    } linuxAcks_;

    /// Linux: RTT estimate in microseconds, times the power of two in the name.
    struct LinuxRtt
    {
        std::int64_t srtt8 = 0;
        std::int64_t deviation4 = 0;
        std::int64_t largest4 = 0;  ///< deviation's maximum in this round trip
        std::int64_t variance4 = 0; ///< what the RTO uses
        SeqNum roundEnd;
        bool operator==(const LinuxRtt&) const = default;
    } linuxRtt_;

    /// RFC 8985 7
    struct LossProbe
    {
        bool armed = false;       ///< the retransmission timer runs until the probe
        bool outstanding = false; ///< one has left and is not acknowledged: no further one
        bool again = false;       ///< it repeated what had been sent
        SeqNum until;             ///< SND.NXT behind it
        bool operator==(const LossProbe&) const = default;
    } lossProbe_;

    std::vector<SimTime> challenges_; ///< when challenge ACKs left, within the limit's period
};

/// The RST that answers a segment which belongs to no connection (RFC 9293 3.10.7.1).
Segment resetInReplyTo(const Segment& segment);

/// What a host answers where no connection exists (RFC 9293 3.10.7.1).
void segmentArrivesInClosed(const Segment& segment, OutputSink& sink);

} // namespace tcplab::tcp
