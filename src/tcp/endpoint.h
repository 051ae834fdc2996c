#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tcp/byte_queue.h"
#include "tcp/config.h"
#include "tcp/outputs.h"
#include "tcp/tcb.h"
#include "tcp/user_call.h"

namespace tcplab::tcp {

/// One end of one connection: RFC 9293 3.10, sans I/O.
///
/// Time, calls and segments come in as arguments; what to do comes out through the sink, in order. There
/// is no clock, no thread and no global: the same inputs give the same outputs, and a copy is a
/// checkpoint. Which peer it talks to is none of its business: whoever delivers segments matches
/// four-tuples. `now` must never run backwards.
class Endpoint
{
public:
    /// `iss` is the initial send sequence number to use for the connection (RFC 9293 3.4.1: chosen
    /// outside, because it needs a clock and a secret).
    explicit Endpoint(const Config& config = {}, SeqNum iss = SeqNum{0});

    CallResult call(const UserCall& call, SimTime now, OutputSink& sink); ///< RFC 9293 3.10.1 to 3.10.5
    void segmentArrives(const Segment& segment, SimTime now, OutputSink& sink); ///< RFC 9293 3.10.7
    /// The timer of nextExpiry() has run out; a timer that is not running is ignored. RFC 9293 3.10.8
    void timeout(TimerId timer, SimTime now, OutputSink& sink);

    std::optional<Expiry> nextExpiry() const { return tcb_.timers.next(); }

    State state() const { return tcb_.state; }
    const Tcb& tcb() const { return tcb_; }
    const Config& config() const { return config_; }
    /// Options that may change while the connection lives: nagle, keepalive, delayedAck, msl, retries.
    void reconfigure(const Config& config, SimTime now, OutputSink& sink);

    std::size_t unsentBytes() const;         ///< queued by SEND, not sent yet
    std::size_t unacknowledgedBytes() const; ///< sent, not acknowledged yet
    std::size_t sendSpace() const;           ///< what SEND would accept now
    std::size_t readableBytes() const { return receiveQueue_.size(); } ///< arrived in order, not yet taken
    std::size_t heldBytes() const;           ///< arrived out of order

    /// In TIME-WAIT: would this segment be accepted as the SYN of a new incarnation (RFC 9293 3.10.7.4,
    /// RFC 6191, RFC 1122 4.2.2.13)? Whoever owns a listener asks before delivering.
    bool acceptsNewIncarnation(const Segment& segment) const;
    /// Ends TIME-WAIT for it. Precondition: acceptsNewIncarnation().
    void yieldToNewIncarnation(const Segment& segment, SimTime now, OutputSink& sink);

    bool operator==(const Endpoint&) const = default;

private:
    /// A segment that arrived ahead of RCV.NXT (SHLD-31).
    struct Held {
        SeqNum seq;
        std::vector<std::byte> text;
        bool fin = false;
        bool operator==(const Held&) const = default;
    };
    struct Io; ///< the sink and the time of the call being served

    // 3.10.1 to 3.10.5: calls.cpp
    CallResult open(const Io& io, bool active);
    CallResult send(const Io& io, std::span<const std::byte> data);
    CallResult receive(const Io& io, std::span<std::byte> buffer);
    CallResult close(const Io& io, bool stopReading);
    CallResult closeInSynReceived(const Io& io);
    CallResult abort(const Io& io);
    CallResult refuse(const Io& io, CallError error);
    void startActiveOpen(const Io& io, Cause cause);

    // 3.10.7.2 arrives_listen.cpp
    void arrivesInListen(const Io& io, const Segment& segment);
    // 3.10.7.3 arrives_syn_sent.cpp
    void arrivesInSynSent(const Io& io, const Segment& segment);
    bool checkSynSentAck(const Io& io, const Segment& segment);
    void synSentSyn(const Io& io, const Segment& segment);

    // 3.10.7.4, first to fourth: arrives_checks.cpp. Each says whether to go on.
    void arrivesInOtherStates(const Io& io, const Segment& segment);
    Segment withoutRepeatedSyn(const Segment& segment) const;
    bool checkSequenceNumber(const Io& io, const Segment& segment);
    bool isAcceptable(const Segment& segment) const;
    bool textMeetsZeroWindow(const Segment& segment) const;
    void answerUnacceptable(const Io& io, const Segment& segment);
    void peerIsAlive(const Io& io);
    bool checkRst(const Io& io, const Segment& segment);
    void acceptRst(const Io& io, const Segment& segment);
    bool checkSyn(const Io& io, const Segment& segment);
    // fifth: arrives_ack.cpp
    bool checkAck(const Io& io, const Segment& segment);
    bool synReceivedAck(const Io& io, const Segment& segment);
    void acknowledge(const Io& io, const Segment& segment);
    void removeAcknowledged(const Io& io, SeqNum ack);
    void updateSendWindow(const Io& io, const Segment& segment);
    bool ownFinAcknowledged(const Io& io, const Segment& segment);
    void measureRtt(const Io& io, SeqNum ack);
    // seventh and eighth: arrives_text.cpp
    void processTextAndFin(const Io& io, const Segment& segment);
    std::uint32_t acceptText(SeqNum seq, std::span<const std::byte> text);
    void holdForLater(const Segment& segment);
    void deliverHeld(const Io& io, bool& fin);
    void processFin(const Io& io);
    void acknowledgeLater(const Io& io, std::uint32_t newBytes);

    // 3.8: output.cpp
    void trySend(const Io& io);
    bool sendOneSegment(const Io& io, bool overrideSillyWindow);
    std::uint32_t usableWindow() const;
    std::uint32_t inFlight() const { return static_cast<std::uint32_t>(tcb_.snd.nxt.distanceFrom(tcb_.snd.una)); }
    bool finWaits() const { return tcb_.finQueued && !tcb_.finSent; }
    bool mayLeaveNow(std::uint32_t length, std::uint32_t unsent) const;
    void sendFromQueue(const Io& io, SeqNum seq, std::uint32_t length, bool fin, TransmitReason reason);
    void noteFinSent(const Io& io, SeqNum seq);
    void sendSynSegment(const Io& io, TransmitReason reason);
    void retransmitFirst(const Io& io);
    void sendAck(const Io& io, TransmitReason reason = TransmitReason::Regular);
    void sendReset(const Io& io, SeqNum seq);
    void transmit(const Io& io, Segment& segment, TransmitReason reason);
    void finishOutput(const Io& io);
    bool updateReceiveWindow();

    // 3.10.8 and RFC 6298: timeouts.cpp
    void retransmissionTimeout(const Io& io);
    void persistTimeout(const Io& io);
    void keepaliveTimeout(const Io& io);
    void timeWaitTimeout(const Io& io);
    void userTimeout(const Io& io);
    void startTimer(const Io& io, TimerId timer, Duration after);
    void stopTimer(const Io& io, TimerId timer);
    void stopAllTimers(const Io& io);
    void ensureRetransmissionTimer(const Io& io);
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
    ByteQueue sendQueue_;    ///< from SND.UNA (or ISS+1) on
    ByteQueue receiveQueue_; ///< in order, not yet taken by the user
    std::vector<Held> held_; ///< in sequence order

    SeqNum receiveEdge_;     ///< RCV.NXT+RCV.WND as last offered: never moves left (SHLD-14)
    SeqNum finSeq_;          ///< where our FIN stands; meaningful once it was sent
    bool synAcked_ = false;  ///< the peer has acknowledged our SYN

    struct TimedSegment {
        bool running = false;
        SeqNum end;   ///< acknowledged up to here: measured
        SimTime sent;
        bool operator==(const TimedSegment&) const = default;
    } timed_; ///< RFC 6298 3: one measurement at a time, never of a retransmitted segment
    bool synRetransmitted_ = false;
    bool recovering_ = false; ///< after a timeout: holes up to recover_ are filled one a round trip
    SeqNum recover_;          ///< what had been sent by then
    int unackedSegments_ = 0; ///< full-sized ones since the last ACK left (SHLD-19)
    int persistBackoff_ = 0;
    int unansweredProbes_ = 0; ///< window probes in a row after which nothing at all has come
};

/// What a host answers where no connection exists (RFC 9293 3.10.7.1).
void segmentArrivesInClosed(const Segment& segment, OutputSink& sink);

} // namespace tcplab::tcp
