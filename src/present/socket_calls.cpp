#include "present/socket_calls.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tcplab::present {

namespace {

using sim::CallKind;
using Function = SocketCall::Function;

std::optional<Function> functionOf(CallKind kind)
{
    switch (kind) {
    case CallKind::Listen:
        return Function::Listen;
    case CallKind::Connect:
        return Function::Connect;
    case CallKind::Send:
        return Function::Send;
    case CallKind::Receive:
        return Function::Recv;
    case CallKind::Close:
    case CallKind::Abort:
        return Function::Close;
    case CallKind::Shutdown:
        return Function::Shutdown;
    case CallKind::Set:
        return Function::SetOption;
    case CallKind::Crash:
        return Function::Crash;
    case CallKind::Restart:
        return Function::Restart;
    case CallKind::Accept:
        return Function::Accept;
    }
    return std::nullopt;
}

/// Goes through the trace once and puts together what belongs to one call.
class Reader
{
public:
    explicit Reader(const sim::History& history)
        : history_(history)
    {
    }

    std::array<CallProgram, 2> read()
    {
        for (step_ = 0; step_ < history_.steps(); ++step_) {
            current_.reset();
            for (const sim::TraceRecord& record : history_.record(step_).records) {
                t_ = record.t;
                std::visit([this](const auto& what) { see(what); }, record.what);
            }
        }
        // A server that goes back into accept() did so before what is known only later.
        for (CallProgram& program : programs_)
            std::ranges::stable_sort(program.calls, {}, &SocketCall::step);
        return std::move(programs_);
    }

private:
    using End = std::pair<sim::HostId, int>;
    struct Place
    {
        sim::HostId host{};
        std::size_t index = 0;
    };
    /// One end's stream as its program writes it.
    struct Stream
    {
        std::optional<tcp::SeqNum> iss;
        std::uint64_t offered = 0;
        std::uint64_t read = 0; ///< by the peer's program
        std::vector<std::size_t> sends;
        std::size_t acknowledgedSends = 0;
        std::size_t readSends = 0;
    };

    SocketCall& at(const Place& place) { return programs_[indexOf(place.host)].calls[place.index]; }

    Place add(Function function, const sim::CallRecord& record)
    {
        SocketCall call;
        call.function = function;
        call.host = record.host;
        call.conn = record.conn;
        call.step = step_;
        call.t = t_;
        auto& calls = programs_[indexOf(record.host)].calls;
        calls.push_back(call);
        return {record.host, calls.size() - 1};
    }

    void finish(SocketCall& call)
    {
        call.returned = true;
        call.returnStep = step_;
        call.returnTime = t_;
    }

    void addFinished(Function function, const sim::CallRecord& record, bool listener)
    {
        SocketCall& call = at(add(function, record));
        call.listener = listener;
        finish(call);
    }

    void see(const sim::CallRecord& record)
    {
        if (record.resumed) return resume(record);
        const auto function = functionOf(record.kind);
        if (!function) return;
        if (*function == Function::Listen) {
            addFinished(Function::Socket, record, true);
            addFinished(Function::Bind, record, true);
        }
        if (*function == Function::Connect) addFinished(Function::Socket, record, false);
        if (record.kind == CallKind::Abort) addFinished(Function::Linger, record, record.conn == 0);
        const Place place = add(*function, record);
        current_ = place;
        SocketCall& call = at(place);
        call.asked = record.bytes;
        call.text = record.text;
        call.urgent = record.urgent;
        call.error = record.error;
        call.result = record.done;
        if (*function == Function::Listen) return listens(call);
        if (*function == Function::Accept) call.listener = true;
        if (*function == Function::Close) call.listener = record.conn == 0;
        const bool waits = record.error == tcp::CallError::None &&
                           (record.pending || *function == Function::Connect);
        if (*function == Function::Accept && !waits) takeFromQueue(call);
        if (*function == Function::Connect) active_.insert({record.host, record.conn});
        if (*function == Function::Send) sends(call, place);
        if (waits && record.kind != CallKind::Restart)
            waiting_.push_back(place);
        else
            finish(call);
        if (*function == Function::Recv && record.error == tcp::CallError::None) receives(call);
    }

    /// The world tells what the record does not: the backlog, and whether the program sits in
    /// accept() from now on.
    void listens(SocketCall& call)
    {
        call.listener = true;
        finish(call);
        const auto& listener = history_.at(step_ + 1).host(call.host).listener;
        if (!listener || call.error != tcp::CallError::None) return;
        call.asked = static_cast<std::uint64_t>(listener->backlog);
        if (listener->acceptsAtOnce) acceptsAgain(call.host);
    }

    void acceptsAgain(sim::HostId host)
    {
        sim::CallRecord record;
        record.host = host;
        const Place place = add(Function::Accept, record);
        at(place).listener = true;
        accepting_[indexOf(host)] = place;
    }

    /// Before the step the connection stood first in the queue.
    void takeFromQueue(SocketCall& call)
    {
        const auto& listener = history_.at(step_).host(call.host).listener;
        if (!listener || listener->acceptQueue.empty()) return;
        call.conn = listener->acceptQueue.front();
        establishedAt(call);
    }

    void establishedAt(SocketCall& call)
    {
        const auto found = established_.find({call.host, call.conn});
        if (found != established_.end()) call.establishedStep = found->second;
    }

    void sends(SocketCall& call, const Place& place)
    {
        if (call.error != tcp::CallError::None) return;
        Stream& stream = streams_[{call.host, call.conn}];
        call.streamFrom = stream.offered;
        stream.offered += call.asked;
        call.streamTo = stream.offered;
        stream.sends.push_back(place.index);
    }

    /// What recv() has handed over by now.
    void receives(SocketCall& call)
    {
        Stream& stream = streams_[{peerOf(call.host), call.conn}];
        if (call.streamTo == 0) call.streamFrom = stream.read;
        call.streamTo = call.streamFrom + call.result;
        stream.read = std::max(stream.read, call.streamTo);
        call.pieces = 0;
        auto& writer = programs_[indexOf(peerOf(call.host))].calls;
        for (const std::size_t index : stream.sends)
            if (writer[index].streamFrom < call.streamTo &&
                writer[index].streamTo > call.streamFrom)
                ++call.pieces;
        for (; stream.readSends < stream.sends.size(); ++stream.readSends) {
            SocketCall& send = writer[stream.sends[stream.readSends]];
            if (send.streamTo > stream.read) break;
            send.readStep = step_;
        }
    }

    void resume(const sim::CallRecord& record)
    {
        current_.reset();
        const auto function = functionOf(record.kind);
        const auto found = std::ranges::find_if(waiting_, [&](const Place& place) {
            const SocketCall& call = at(place);
            const bool sameEnd = call.function == Function::Accept || call.conn == record.conn;
            return call.host == record.host && call.function == function && sameEnd;
        });
        if (found == waiting_.end()) return;
        SocketCall& call = at(*found);
        waiting_.erase(found);
        finish(call);
        call.error = record.error;
        call.result = record.done;
        if (call.function == Function::Accept) {
            call.conn = record.conn;
            establishedAt(call);
        }
        if (call.function == Function::Recv) receives(call);
    }

    void see(const sim::AppRecord& record)
    {
        using Kind = tcp::UserNotice::Kind;
        const End end{record.host, record.conn};
        if (record.notice.kind == Kind::Established) established_[end] = step_;
        if (record.notice.kind == Kind::Established && !active_.contains(end))
            return accepted(record);
        SocketCall::Failure failure = SocketCall::Failure::None;
        if (record.notice.kind == Kind::Refused) failure = SocketCall::Failure::Refused;
        if (record.notice.kind == Kind::TimedOut) failure = SocketCall::Failure::TimedOut;
        if (record.notice.kind == Kind::Reset) failure = SocketCall::Failure::Reset;
        if (record.notice.kind == Kind::Unreachable) failure = SocketCall::Failure::Unreachable;
        const bool ends = record.notice.kind == Kind::Established ||
                          record.notice.kind == Kind::Closed ||
                          failure != SocketCall::Failure::None;
        if (!ends) return;
        const auto found = std::ranges::find_if(waiting_, [&](const Place& place) {
            const SocketCall& call = at(place);
            return call.host == record.host && call.function == Function::Connect &&
                   call.conn == record.conn;
        });
        if (found == waiting_.end()) return;
        finish(at(*found));
        at(*found).failure = failure;
        if (record.notice.kind == Kind::Closed) at(*found).error = tcp::CallError::Reset;
        waiting_.erase(found);
    }

    void accepted(const sim::AppRecord& record)
    {
        auto& accepting = accepting_[indexOf(record.host)];
        if (!accepting) return;
        // Back in accept() for the next one, as servers are.
        if (at(*accepting).returned) {
            const SocketCall before = at(*accepting);
            acceptsAgain(record.host);
            at(*accepting).step = before.returnStep;
            at(*accepting).t = before.returnTime;
        }
        SocketCall& call = at(*accepting);
        finish(call);
        call.conn = record.conn;
        call.establishedStep = step_;
    }

    void see(const sim::SegmentRecord& record)
    {
        if (record.event != sim::SegmentEvent::Sent) return;
        const bool opens = record.header.has(tcp::Flag::Syn) && !record.injected;
        if (opens) streams_[{record.from, record.conn}].iss = record.header.seq;
        if (current_ && current_->host == record.from)
            at(*current_).effects.push_back(
                SocketCall::SegmentSent{record.id, record.header, record.length});
    }

    void see(const sim::StateRecord& record)
    {
        if (current_ && current_->host == record.host)
            at(*current_).effects.push_back(SocketCall::StateChanged{record.from, record.to});
    }

    void see(const sim::ExplainRecord& record)
    {
        if (record.explanation.rule != tcp::Rule::AckAdvances) return;
        const auto* ack = record.explanation.find("ack");
        const auto stream = streams_.find({record.host, record.conn});
        if (!ack || stream == streams_.end() || !stream->second.iss) return;
        const auto* number = std::get_if<tcp::SeqNum>(ack);
        if (!number) return;
        const std::int32_t octets = number->distanceFrom(*stream->second.iss + 1);
        auto& calls = programs_[indexOf(record.host)].calls;
        Stream& of = stream->second;
        for (; of.acknowledgedSends < of.sends.size(); ++of.acknowledgedSends) {
            SocketCall& send = calls[of.sends[of.acknowledgedSends]];
            // Sequence numbers wrap, but no more than 2^31 of them lie behind an ACK.
            if (static_cast<std::int32_t>(static_cast<std::uint32_t>(send.streamTo)) - octets > 0)
                break;
            send.acknowledgedStep = step_;
        }
    }

    void see(const sim::TimerRecord&) {}
    void see(const sim::IcmpRecord&) {}

    const sim::History& history_;
    std::size_t step_ = 0;
    sim::SimTime t_;
    std::array<CallProgram, 2> programs_;
    std::optional<Place> current_; ///< the call whose effects are being told
    std::vector<Place> waiting_;
    std::array<std::optional<Place>, 2> accepting_; ///< of programs that accept all the time
    std::set<End> active_;
    std::map<End, std::size_t> established_;
    std::map<End, Stream> streams_; ///< by writer
};

} // namespace

std::array<CallProgram, 2> socketCalls(const sim::History& history)
{
    return Reader(history).read();
}

bool isBlocking(const SocketCall& call, std::size_t moment)
{
    return call.step < moment && (!call.returned || call.returnStep >= moment);
}

} // namespace tcplab::present
