// The user's calls: RFC 9293 3.10.1 to 3.10.6, each state in the RFC's order.

#include "tcp/endpoint_io.h"

namespace tcplab::tcp {

CallResult Endpoint::refuse(const Io& io, CallError error)
{
    io.say(Rule::CallRefused, named("state", tcb_.state));
    return {error, 0, false};
}

// RFC 9293 3.10.1 OPEN Call
CallResult Endpoint::open(const Io& io, bool active)
{
    if (tcb_.state == State::Closed && !active) {
        tcb_.passive = true;
        tcb_.rcv.wnd = std::min<std::uint32_t>(config_.receiveBuffer, 65535);
        changeState(io, Cause::PassiveOpen, State::Listen);
        io.say(Rule::PassiveOpen);
        return {};
    }
    const bool mayStart = tcb_.state == State::Closed || tcb_.state == State::Listen;
    if (!mayStart || !active) return refuse(io, CallError::AlreadyExists);
    startActiveOpen(io, Cause::ActiveOpen);
    return {};
}

/// Sends <SEQ=ISS><CTL=SYN>, sets SND.UNA to ISS and SND.NXT to ISS+1, enters SYN-SENT.
void Endpoint::startActiveOpen(const Io& io, Cause cause)
{
    tcb_.passive = false;
    tcb_.snd.una = tcb_.snd.iss;
    tcb_.snd.nxt = tcb_.snd.iss + 1;
    tcb_.rcv.wnd = std::min<std::uint32_t>(config_.receiveBuffer, 65535);
    changeState(io, cause, State::SynSent);
    io.say(Rule::ActiveOpen, named("iss", tcb_.snd.iss));
    sendSynSegment(io, TransmitReason::Regular);
}

/// Which states take a SEND; LISTEN becomes an active open on the way.
bool Endpoint::maySend(const Io& io, CallError& error)
{
    error = CallError::Closing;
    switch (tcb_.state) {
    case State::Closed:
        error = CallError::DoesNotExist;
        return false;
    case State::Listen:
        startActiveOpen(io, Cause::Send);
        return true;
    case State::SynSent:
    case State::SynReceived:
    case State::Established:
    case State::CloseWait:
        return !tcb_.finQueued;
    case State::FinWait1:
    case State::FinWait2:
    case State::Closing:
    case State::LastAck:
    case State::TimeWait:
        return false;
    }
    return false;
}

// RFC 9293 3.10.2 SEND Call
CallResult Endpoint::send(const Io& io, const SendCall& request)
{
    CallError error{};
    if (!maySend(io, error)) return refuse(io, error);
    const std::size_t taken = std::min(request.data.size(), sendSpace());
    sendQueue_.append(request.data.first(taken));
    if (request.urgent && taken > 0) {
        // "If the URGENT flag is set, then SND.UP <- SND.NXT": behind the data of this call
        // (MUST-62)
        tcb_.snd.up = queueEnd();
        tcb_.snd.urgent = true;
    }
    const SeqNum nxtBefore = tcb_.snd.nxt;
    trySend(io);
    if (tcb_.snd.nxt == nxtBefore && taken > 0) {
        const bool byNagle = isSynchronized(tcb_.state) && usableWindow() >= unsentBytes();
        if (byNagle)
            io.say(Rule::NagleHolds, named("bytes", count(unsentBytes())),
                   named("unacknowledged", count(inFlight())));
        else
            io.say(Rule::SendQueued, named("bytes", count(taken)), named("state", tcb_.state));
    }
    finishOutput(io);
    return {CallError::None, taken, taken < request.data.size()};
}

/// Tell a sender that may be waiting for room: after a closed window at once, else not for every
/// little bit. Linux waits until the window is twice what the peer knows of.
bool Endpoint::isWorthTelling() const
{
    const auto known =
        static_cast<std::uint32_t>(std::max(announcedEdge_.distanceFrom(tcb_.rcv.nxt), 0));
    const std::uint32_t gained = tcb_.rcv.wnd > known ? tcb_.rcv.wnd - known : 0;
    if (known == 0) return gained > 0;
    return gained >= (isLinux() ? known : std::min(2u * tcb_.snd.mss, config_.receiveBuffer / 2));
}

// RFC 9293 3.10.3 RECEIVE Call
CallResult Endpoint::receive(const Io& io, std::span<std::byte> buffer)
{
    if (tcb_.state == State::Closed) return refuse(io, CallError::DoesNotExist);
    if (tcb_.receiveClosed) return refuse(io, CallError::Closing);
    if (receiveQueue_.empty() && tcb_.finReceived) return refuse(io, CallError::Closing);
    if (receiveQueue_.empty()) return {CallError::None, 0, true};

    const std::size_t taken = receiveQueue_.read(buffer);
    if (tcb_.rcv.urgent &&
        !tcb_.rcv.up.isAfter(tcb_.rcv.nxt - static_cast<std::uint32_t>(receiveQueue_.size())))
        tcb_.rcv.urgent = false; // all urgent octets have been read
    io.say(Rule::ReceiveDelivered, named("bytes", count(taken)));
    if (!tcb_.finReceived && updateReceiveWindow() && isWorthTelling()) {
        io.say(Rule::WindowOpened, named("window", count(tcb_.rcv.wnd)));
        sendAck(io);
    }
    return {CallError::None, taken, false};
}

// RFC 9293 3.10.4 CLOSE Call. `stopReading` is what close() of the socket API adds to it.
CallResult Endpoint::close(const Io& io, bool stopReading)
{
    switch (tcb_.state) {
    case State::Closed:
        return refuse(io, CallError::DoesNotExist);
    case State::Listen:
    case State::SynSent:
        closeConnection(io, Cause::Close, UserNotice::Kind::Closed);
        return {};
    case State::Closing:
    case State::LastAck:
    case State::TimeWait:
        return refuse(io, CallError::Closing);
    case State::SynReceived:
    case State::Established:
    case State::FinWait1:
    case State::FinWait2:
    case State::CloseWait:
        break;
    }
    if (stopReading && !tcb_.receiveClosed && !receiveQueue_.empty()) {
        // SHLD-3: the peer must not believe that its data was read.
        io.say(Rule::CloseUnreadReset, named("unread", count(receiveQueue_.size())),
               named("seq", tcb_.snd.nxt));
        sendResetOfOurs(io);
        closeConnection(io, Cause::CloseWithUnread, UserNotice::Kind::Closed);
        return {};
    }
    const bool firstStop = stopReading && !tcb_.receiveClosed;
    if (stopReading) tcb_.receiveClosed = true;
    startOrphanTimer(io);
    if (tcb_.finQueued) return firstStop ? CallResult{} : refuse(io, CallError::Closing);

    tcb_.finQueued = true;
    if (tcb_.state == State::SynReceived) return closeInSynReceived(io);
    if (unsentBytes() > 0)
        io.say(Rule::CloseQueued, named("bytes", count(unsentBytes())), named("state", tcb_.state));
    // "In any case, enter FIN-WAIT-1 state"; CLOSE-WAIT instead waits until its FIN really leaves.
    if (tcb_.state == State::Established) changeState(io, Cause::Close, State::FinWait1);
    trySend(io);
    finishOutput(io);
    return {};
}

CallResult Endpoint::closeInSynReceived(const Io& io)
{
    if (!sendQueue_.empty()) {
        io.say(Rule::CloseQueued, named("bytes", count(sendQueue_.size())),
               named("state", tcb_.state));
        return {}; // served by enterEstablished()
    }
    changeState(io, Cause::Close, State::FinWait1);
    sendFromQueue(io, tcb_.snd.nxt, 0, true, TransmitReason::Regular);
    finishOutput(io);
    return {};
}

// RFC 9293 3.10.5 ABORT Call
CallResult Endpoint::abort(const Io& io)
{
    switch (tcb_.state) {
    case State::Closed:
        return refuse(io, CallError::DoesNotExist);
    case State::SynReceived:
    case State::Established:
    case State::FinWait1:
    case State::FinWait2:
    case State::CloseWait:
        io.say(Rule::AbortSent, named("seq", tcb_.snd.nxt), named("state", tcb_.state));
        sendResetOfOurs(io);
        break;
    case State::Listen:
    case State::SynSent:
    case State::Closing:
    case State::LastAck:
    case State::TimeWait:
        io.say(Rule::AbortQuiet, named("state", tcb_.state));
        break;
    }
    closeConnection(io, Cause::Abort, UserNotice::Kind::Closed);
    return {};
}

// RFC 9293 3.10.6 STATUS Call
CallResult Endpoint::status(const Io& io)
{
    if (tcb_.state == State::Closed) return refuse(io, CallError::DoesNotExist);
    return {CallError::None, 0, false, &tcb_};
}

} // namespace tcplab::tcp
