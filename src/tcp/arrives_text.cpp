// RFC 9293 3.10.7.4, seventh: process the segment text; eighth: check the FIN bit.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

namespace {
bool takesText(State state)
{
    return state == State::Established || state == State::FinWait1 || state == State::FinWait2;
}
} // namespace

// Sixth, check the URG bit: RCV.UP <- max (RCV.UP, SEG.UP). The user hears of every advance
// (MUST-32, 3.9.1.8); that the sixth step is content with one signal for each sequence of urgent
// data comes from before that requirement.
void Endpoint::checkUrg(const Io& io, const Segment& segment)
{
    if (!segment.has(Flag::Urg) || !takesText(tcb_.state)) return;
    const SeqNum up = segment.header.seq + segment.header.urgentPointer;
    const SeqNum consumed = tcb_.rcv.nxt - static_cast<std::uint32_t>(receiveQueue_.size());
    if (!up.isAfter(consumed) || (tcb_.rcv.urgent && !up.isAfter(tcb_.rcv.up))) return;
    tcb_.rcv.up = up;
    tcb_.rcv.urgent = true;
    const auto ahead = static_cast<std::uint32_t>(up.distanceFrom(consumed));
    io.say(Rule::UrgentSignalled, named("up", up), named("bytes", count(ahead)));
    notify(io, UserNotice::Kind::UrgentData, ahead);
}

void Endpoint::processTextAndFin(const Io& io, const Segment& segment)
{
    if (!takesText(tcb_.state)) {
        // A FIN has been received before, so neither text nor FIN can be new; a FIN in TIME-WAIT
        // restarts it.
        if (segment.has(Flag::Fin) && tcb_.state == State::TimeWait) startTimeWait(io);
        if (segment.length() > 0) io.ackOwed = true;
        return;
    }
    // What came with the SYN was "queued for processing later"; ESTABLISHED is later.
    bool fin = false;
    if (!held_.empty())
        if (const std::uint32_t bytes = deliverHeld(io, fin)) acknowledgeLater(io, bytes);
    if (!fin && segment.header.seq.isAfter(tcb_.rcv.nxt)) {
        if (segment.length() == 0) return;
        if (tcb_.receiveClosed && !segment.payload.empty())
            return refuseLateText(io, segment, static_cast<std::uint32_t>(segment.payload.size()));
        io.say(Rule::OutOfOrderHeld, named("seq", segment.header.seq),
               named("rcvNxt", tcb_.rcv.nxt), named("sack", count(tcb_.sackPermitted ? 1 : 0)));
        holdForLater(segment);
        io.ackOwed = true; // at once, so that the sender learns of the hole (MAY-13, RFC 5681 4.2)
        return;
    }
    if (!fin) acceptInOrder(io, segment, fin);
    if (fin && tcb_.state != State::Closed) processFin(io);
}

/// SHLD-3: close() was called; nobody will ever read this.
void Endpoint::refuseLateText(const Io& io, const Segment& segment, std::uint32_t octets)
{
    io.say(Rule::TextAfterClose, named("bytes", count(octets)), named("seq", tcb_.snd.nxt));
    sendReset(io, isLinux() ? segment.header.ack : numberInsideWindow());
    closeConnection(io, Cause::DataAfterClose, UserNotice::Kind::Reset);
}

/// Text that begins at or before RCV.NXT. `fin`: what is due next is the peer's FIN.
void Endpoint::acceptInOrder(const Io& io, const Segment& segment, bool& fin)
{
    const SeqNum nxtBefore = tcb_.rcv.nxt;
    const std::uint32_t newText = acceptText(segment.header.seq, segment.payload);
    const SeqNum textEnd = segment.header.seq + static_cast<std::uint32_t>(segment.payload.size());
    fin = segment.has(Flag::Fin) && textEnd == tcb_.rcv.nxt;
    if (newText > 0 && tcb_.receiveClosed) return refuseLateText(io, segment, newText);
    if (newText > 0) {
        io.say(Rule::TextAccepted, named("seq", segment.header.seq), named("bytes", count(newText)),
               named("rcvNxt", tcb_.rcv.nxt));
        notify(io, UserNotice::Kind::DataAvailable, newText);
        acknowledgeLater(io, newText);
    } else if (segment.length() > 0 && !fin) {
        io.ackOwed = true;
    }
    if (segment.header.seq.isBefore(nxtBefore) && !segment.payload.empty())
        duplicate_ =
            SackBlock{segment.header.seq, textEnd.isBefore(nxtBefore) ? textEnd : nxtBefore};
    else if (!held_.empty())
        duplicate_ = held_.firstHeld(segment.header.seq, textEnd); // RFC 2883 4.2
    if (!held_.empty() && deliverHeld(io, fin) > 0)
        io.ackOwed = true; // a hole was filled: tell at once (RFC 5681 4.2)
}

/// Moves the new part of the text behind what is there; says how much that was.
std::uint32_t Endpoint::acceptText(SeqNum seq, std::span<const std::byte> text)
{
    // Only the part inside the window: [RCV.NXT, RCV.NXT+RCV.WND).
    const auto old = static_cast<std::size_t>(tcb_.rcv.nxt.distanceFrom(seq));
    if (old >= text.size()) return 0;
    text = text.subspan(old);
    text = text.first(std::min<std::size_t>(text.size(), tcb_.rcv.wnd));
    const auto octets = static_cast<std::uint32_t>(text.size());
    if (!tcb_.receiveClosed) receiveQueue_.append(text);
    tcb_.rcv.nxt += octets;
    updateReceiveWindow();
    return octets;
}

/// SHLD-31: keep what is ahead of RCV.NXT, as far as the window reaches.
void Endpoint::holdForLater(const Segment& segment)
{
    const SeqNum seq = segment.header.seq + (segment.has(Flag::Syn) ? 1u : 0u);
    const auto ahead = static_cast<std::uint32_t>(seq.distanceFrom(tcb_.rcv.nxt));
    if (ahead > tcb_.rcv.wnd) return;
    const auto text =
        segment.payload.first(std::min<std::size_t>(segment.payload.size(), tcb_.rcv.wnd - ahead));
    const auto known = held_.insert(seq, text);
    if (known && tcb_.sackPermitted) duplicate_ = known;
    if (segment.has(Flag::Fin) && text.size() == segment.payload.size())
        held_.setFin(seq + static_cast<std::uint32_t>(text.size()));
}

/// "Any other control or text" that comes with a SYN is kept for ESTABLISHED; Linux keeps none.
void Endpoint::holdTextOfSyn(const Io& io, const Segment& segment)
{
    if (!isLinux())
        holdForLater(segment);
    else if (!segment.payload.empty())
        io.say(Rule::LinuxDropsSynText, named("bytes", count(segment.payload.size())));
}

/// Held text that has become contiguous joins the stream; says how much that was.
std::uint32_t Endpoint::deliverHeld(const Io& io, bool& fin)
{
    const std::uint32_t bytes =
        held_.take(tcb_.rcv.nxt, tcb_.receiveClosed ? nullptr : &receiveQueue_);
    fin = fin || held_.finIsAt(tcb_.rcv.nxt);
    if (fin) held_.clear();
    if (bytes == 0) return 0;
    updateReceiveWindow();
    io.say(Rule::TextFromQueue, named("bytes", count(bytes)), named("rcvNxt", tcb_.rcv.nxt));
    notify(io, UserNotice::Kind::DataAvailable, bytes);
    return bytes;
}

/// RFC 9293 3.8.6.3: at most 500 ms later, and at least for every second full-sized segment or
/// 2*RMSS octets (SHLD-19). Full-sized is what we would send: options take their part.
void Endpoint::acknowledgeLater(const Io& io, std::uint32_t newBytes)
{
    if (newBytes >= effectiveMss()) ++unackedSegments_;
    const auto unackedOctets =
        static_cast<std::uint32_t>(tcb_.rcv.nxt.distanceFrom(tcb_.lastAckSent));
    const bool enough = unackedSegments_ >= 2 || unackedOctets >= 2u * config_.mss;
    if (isLinux() && newBytes > 0) linuxNotesText(io.now, newBytes);
    const bool waits = isLinux() ? linuxDelaysAck() : !enough && held_.empty();
    if (!config_.delayedAck || !waits) {
        io.ackOwed = true;
        return;
    }
    if (tcb_.timers.isRunning(TimerId::DelayedAck) || io.ackOwed) return;
    startTimer(io, TimerId::DelayedAck, *config_.delayedAck);
    io.say(Rule::AckDelayed, named("delay", *config_.delayedAck));
}

void Endpoint::processFin(const Io& io)
{
    const State before = tcb_.state;
    tcb_.rcv.nxt += 1;
    tcb_.finReceived = true;
    linuxAcks_.interactive = true;
    // Where ACKs are delayed, a CLOSE that follows at once lets our own FIN carry this one (figure
    // 5, note 2).
    if (before == State::Established && config_.delayFinAck)
        acknowledgeLater(io, 0);
    else
        io.ackOwed = true;
    io.say(Rule::FinArrived, named("state", before), named("rcvNxt", tcb_.rcv.nxt),
           named("delayed", count(io.ackOwed ? 0 : 1)));
    const bool ourFinAcked = tcb_.finSent && tcb_.snd.una.isAfter(finSeq_);
    switch (before) {
    case State::SynReceived:
    case State::Established:
        changeState(io, Cause::FinArrived, State::CloseWait);
        break;
    case State::FinWait1:
        if (!ourFinAcked) {
            changeState(io, Cause::FinArrived, State::Closing);
        } else {
            changeState(io, Cause::FinAndAckOfFin, State::TimeWait);
            startTimeWait(io);
        }
        break;
    case State::FinWait2:
        changeState(io, Cause::FinArrived, State::TimeWait);
        startTimeWait(io);
        break;
    case State::Closed:
    case State::Listen:
    case State::SynSent:
    case State::CloseWait:
    case State::Closing:
    case State::LastAck:
    case State::TimeWait:
        break; // cannot be: their FIN has been received before, or none can be validated
    }
    notify(io, UserNotice::Kind::PeerClosed);
}

} // namespace tcplab::tcp
