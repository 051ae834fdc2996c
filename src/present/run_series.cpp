#include "present/run_series.h"

#include <algorithm>
#include <variant>

namespace tcplab::present {

namespace {

std::uint64_t key(sim::HostId host, int conn)
{
    return static_cast<std::uint64_t>(conn) * 2 + sim::indexOf(host);
}

/// Counted from the initial number, near to `around`: a stream may be longer than the numbers are.
std::int64_t offsetOf(tcp::SeqNum seq, const SendSeries& sender, std::int64_t around)
{
    const tcp::SeqNum reference = sender.iss + static_cast<std::uint32_t>(around);
    return around + seq.distanceFrom(reference);
}

std::int64_t latest(const SeriesLevels& levels)
{
    for (auto it = levels.rbegin(); it != levels.rend(); ++it)
        if (it->value != SeriesLevel::none) return it->value;
    return 0;
}

void note(SeriesLevels& levels, sim::SimTime t, std::int64_t value, std::uint32_t moment)
{
    if (levels.empty() ? value == SeriesLevel::none : levels.back().value == value) return;
    if (!levels.empty() && levels.back().t == t && levels.back().moment == moment)
        levels.back().value = value;
    else
        levels.push_back({t, value, moment});
}

int connectionOf(const sim::TraceRecord& record)
{
    return std::visit([](const auto& what) { return what.conn; }, record.what);
}

SeriesSegment::Kind kindOf(const sim::SegmentRecord& segment)
{
    if (segment.reason == tcp::TransmitReason::KeepaliveProbe ||
        segment.reason == tcp::TransmitReason::WindowProbe)
        return SeriesSegment::Kind::Probe;
    return segment.repeated || segment.reason == tcp::TransmitReason::Retransmission
               ? SeriesSegment::Kind::Again
               : SeriesSegment::Kind::First;
}

} // namespace

std::optional<std::int64_t> valueAt(const SeriesLevels& levels, sim::SimTime t)
{
    const auto after = std::ranges::upper_bound(levels, t, {}, &SeriesLevel::t);
    if (after == levels.begin()) return std::nullopt;
    const std::int64_t value = std::prev(after)->value;
    return value == SeriesLevel::none ? std::nullopt : std::optional(value);
}

RunSeries::RunSeries(const sim::History& history)
    : world_(history.sharedScenario())
{
    world_.setTracing(false);
}

bool RunSeries::collect(const sim::History& history, std::size_t steps)
{
    const std::size_t end = std::min(history.steps(), next_ + steps);
    for (; next_ < end; ++next_) {
        const sim::StepRecord& step = history.record(next_);
        world_.step(step.command, scratch_);
        const auto moment = static_cast<std::uint32_t>(next_ + 1);
        touched_.clear();
        for (const sim::TraceRecord& record : step.records) {
            if (const auto* segment = std::get_if<sim::SegmentRecord>(&record.what))
                readSegment(*segment, record.t, moment);
            const int conn = connectionOf(record);
            if (conn > 0 && std::ranges::find(touched_, conn) == touched_.end())
                touched_.push_back(conn);
        }
        for (const int conn : touched_)
            for (const sim::HostId host : {sim::HostId::Client, sim::HostId::Server})
                readVariables(host, conn, step.t, moment);
        for (const sim::TraceRecord& record : step.records)
            if (const auto* said = std::get_if<sim::ExplainRecord>(&record.what))
                readExplanation(*said, record.t, moment);
    }
    return next_ == history.steps();
}

SendSeries* RunSeries::senderOf(sim::HostId host, int conn, bool make)
{
    const auto [place, isNew] = senderIndex_.try_emplace(key(host, conn), senders_.size());
    if (!isNew) return &senders_[place->second];
    const sim::Connection* connection = world_.host(host).find(conn);
    if (!make || !connection) {
        senderIndex_.erase(place);
        return nullptr;
    }
    SendSeries sender;
    sender.host = host;
    sender.conn = conn;
    sender.iss = connection->endpoint.tcb().snd.iss;
    senders_.push_back(std::move(sender));
    return &senders_.back();
}

const SendSeries* RunSeries::find(sim::HostId host, int conn) const
{
    const auto place = senderIndex_.find(key(host, conn));
    return place == senderIndex_.end() ? nullptr : &senders_[place->second];
}

const SendSeries* RunSeries::busiest() const
{
    const auto most = std::ranges::max_element(senders_, {}, &SendSeries::textBytes);
    return most == senders_.end() ? nullptr : &*most;
}

void RunSeries::readSegment(const sim::SegmentRecord& segment, sim::SimTime t, std::uint32_t moment)
{
    if (segment.event == sim::SegmentEvent::Sent) readSent(segment, t, moment);
    if (segment.event == sim::SegmentEvent::Dropped) {
        const auto place = flying_.find(segment.id);
        if (place == flying_.end()) return;
        senders_[place->second.sender].segments[place->second.segment].lostMoment = moment;
        flying_.erase(place);
    }
    if (segment.event != sim::SegmentEvent::Delivered) return;
    flying_.erase(segment.id);
    SendSeries* peer = senderOf(peerOf(segment.from), segment.conn, false);
    if (!peer) return;
    for (const tcp::SackBlock& block : segment.header.options.sack.view()) {
        const std::int64_t around = latest(peer->acknowledged);
        peer->sacks.push_back(
            {t, offsetOf(block.left, *peer, around), offsetOf(block.right, *peer, around), moment});
    }
}

void RunSeries::readSent(const sim::SegmentRecord& segment, sim::SimTime t, std::uint32_t moment)
{
    const bool probes = kindOf(segment) == SeriesSegment::Kind::Probe;
    const std::uint32_t numbers = segment.length + (segment.header.has(tcp::Flag::Syn) ? 1u : 0u) +
                                  (segment.header.has(tcp::Flag::Fin) ? 1u : 0u);
    // What somebody made up says nothing of the sender, and a RST ends its numbers.
    if (segment.injected || segment.header.has(tcp::Flag::Rst) || (numbers == 0 && !probes)) return;
    SendSeries* sender = senderOf(segment.from, segment.conn, true);
    if (!sender) return;
    SeriesSegment sent;
    sent.t = t;
    sent.from = offsetOf(segment.header.seq, *sender, latest(sender->acknowledged));
    sent.to = sent.from + std::max(numbers, 1u);
    sent.id = segment.id;
    sent.moment = moment;
    sent.kind = kindOf(segment);
    sent.drawnAs = segmentKind({.syn = segment.header.has(tcp::Flag::Syn),
                                .fin = segment.header.has(tcp::Flag::Fin),
                                .probe = probes,
                                .data = segment.length > 0});
    sender->textBytes += segment.length;
    const auto index = static_cast<std::size_t>(sender - senders_.data());
    flying_[segment.id] = {index, sender->segments.size()};
    sender->segments.push_back(sent);
}

void RunSeries::readVariables(sim::HostId host, int conn, sim::SimTime t, std::uint32_t moment)
{
    SendSeries* sender = senderOf(host, conn, false);
    if (!sender) return;
    const sim::Connection* connection = world_.host(host).find(conn);
    if (!connection || connection->deleted) {
        for (SeriesLevels* levels : {&sender->acknowledged, &sender->windowEdge, &sender->cwnd,
                                     &sender->ssthresh, &sender->inFlight, &sender->peerWindow})
            note(*levels, t, SeriesLevel::none, moment);
        return;
    }
    const tcp::Tcb& tcb = connection->endpoint.tcb();
    const std::int64_t una = offsetOf(tcb.snd.una, *sender, latest(sender->acknowledged));
    note(sender->acknowledged, t, una, moment);
    note(sender->inFlight, t, tcb.snd.nxt.distanceFrom(tcb.snd.una), moment);
    if (tcb.rcv.irsKnown) {
        note(sender->windowEdge, t, una + tcb.snd.wnd, moment);
        note(sender->peerWindow, t, tcb.snd.wnd, moment);
    }
    if (!tcb.congestion.limits()) return;
    sender->hasCongestionControl = true;
    note(sender->cwnd, t, tcb.congestion.cwnd(), moment);
    note(sender->ssthresh, t,
         tcb.congestion.hasThreshold() ? std::int64_t{tcb.congestion.ssthresh()}
                                       : SeriesLevel::none,
         moment);
}

void RunSeries::readExplanation(const sim::ExplainRecord& record, sim::SimTime t,
                                std::uint32_t moment)
{
    const auto kind = [&]() -> std::optional<SeriesEvent::Kind> {
        const tcp::Rule rule = record.explanation.rule;
        if (rule == tcp::Rule::RetransmissionTimeout) return SeriesEvent::Kind::Timeout;
        if (rule == tcp::Rule::FastRetransmit) return SeriesEvent::Kind::FastRetransmit;
        if (rule == tcp::Rule::RecoveryOver) return SeriesEvent::Kind::Recovered;
        if (rule == tcp::Rule::TailLossProbe) return SeriesEvent::Kind::LossProbe;
        return std::nullopt;
    }();
    SendSeries* sender = kind ? senderOf(record.host, record.conn, false) : nullptr;
    if (!sender) return;
    const std::int64_t cwnd = sender->cwnd.empty() ? SeriesLevel::none : sender->cwnd.back().value;
    sender->events.push_back({t, cwnd, moment, *kind});
}

} // namespace tcplab::present
