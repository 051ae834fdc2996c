#include "present/ladder_builder.h"

#include <algorithm>

#include "tcp/transitions.h"

namespace tcplab::present {

namespace {

bool makesRow(const sim::TraceRecord& record)
{
    if (const auto* segment = std::get_if<sim::SegmentRecord>(&record.what))
        return segment->event == sim::SegmentEvent::Sent ||
               segment->event == sim::SegmentEvent::Delivered;
    return !std::holds_alternative<sim::ExplainRecord>(record.what);
}

bool isProbe(tcp::TransmitReason reason)
{
    return reason == tcp::TransmitReason::KeepaliveProbe ||
           reason == tcp::TransmitReason::WindowProbe;
}

SegmentKind kindOf(const sim::SegmentRecord& record)
{
    SegmentTraits traits;
    traits.syn = record.header.has(tcp::Flag::Syn);
    traits.fin = record.header.has(tcp::Flag::Fin);
    traits.rst = record.header.has(tcp::Flag::Rst);
    traits.probe = isProbe(record.reason);
    traits.data = record.length > 0;
    return segmentKind(traits);
}

bool isReset(std::string_view cause)
{
    return cause == tcp::id(tcp::Cause::RstArrived) || cause == tcp::id(tcp::Cause::Abort) ||
           cause == tcp::id(tcp::Cause::CloseWithUnread) ||
           cause == tcp::id(tcp::Cause::DataAfterClose);
}

bool occupiesSequence(const LadderArrow& arrow)
{
    return arrow.length > 0 || arrow.header.has(tcp::Flag::Syn) || arrow.header.has(tcp::Flag::Fin);
}

} // namespace

LadderLayout layoutLadder(std::size_t steps, const StepRecords& record,
                          const LadderOptions& options)
{
    return LadderBuilder(steps, record, options).build();
}

LadderLayout LadderBuilder::build()
{
    collectTimes();
    slotsOfRow_.assign(out_.rows_.size(), 1);
    readRecords();
    placeRows();
    placeItems();
    finishBands();
    buildIndices();
    return std::move(out_);
}

void LadderBuilder::collectTimes()
{
    std::vector<sim::SimTime> times{sim::SimTime{}};
    out_.stepTimes_.reserve(steps_);
    for (std::size_t step = 0; step < steps_; ++step) {
        const sim::StepRecord& record = record_(step);
        out_.stepTimes_.push_back(record.t);
        for (const sim::TraceRecord& trace : record.records) {
            if (makesRow(trace)) times.push_back(trace.t);
            // A lost segment ends where it would have arrived.
            const auto* segment = std::get_if<sim::SegmentRecord>(&trace.what);
            if (segment && segment->event == sim::SegmentEvent::Dropped)
                times.push_back(std::max(segment->arrivesAt, trace.t));
        }
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    out_.rows_.resize(times.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        out_.rows_[i].t = times[i];
}

void LadderBuilder::readRecords()
{
    for (std::size_t step = 0; step < steps_; ++step) {
        for (const sim::TraceRecord& record : record_(step).records)
            read(step, record);
    }
}

void LadderBuilder::read(std::size_t step, const sim::TraceRecord& record)
{
    // Records come in the order of time: the row only ever moves on.
    while (row_ + 1 < out_.rows_.size() && out_.rows_[row_ + 1].t <= record.t)
        ++row_;

    if (const auto* segment = std::get_if<sim::SegmentRecord>(&record.what)) {
        readSegment(step, record.t, *segment);
    } else if (const auto* state = std::get_if<sim::StateRecord>(&record.what)) {
        readState(step, *state);
    } else if (const auto* timer = std::get_if<sim::TimerRecord>(&record.what)) {
        readTimer(step, record.t, *timer);
    } else if (const auto* call = std::get_if<sim::CallRecord>(&record.what)) {
        noteHere(step, call->host).lines.emplace_back(*call);
    } else if (const auto* icmp = std::get_if<sim::IcmpRecord>(&record.what)) {
        noteHere(step, icmp->host).lines.emplace_back(*icmp);
    }
}

void LadderBuilder::advance(Cursor& c)
{
    const std::size_t next = c.slot + 1;
    c = Cursor{};
    c.row = row_;
    c.slot = next;
    slotsOfRow_[row_] = std::max(slotsOfRow_[row_], next + 1);
}

LadderBuilder::Spot LadderBuilder::spot(sim::HostId host)
{
    Cursor& c = cursor(host);
    if (c.row != row_) {
        c = Cursor{};
        c.row = row_;
    }
    return {row_, c.slot, true};
}

std::uint32_t LadderBuilder::arrowFor(std::size_t step, const sim::SegmentRecord& record,
                                      std::uint64_t id, bool sentNow)
{
    const auto known = out_.byId_.find(id);
    if (known != out_.byId_.end()) return known->second;

    LadderArrow arrow;
    arrow.id = id;
    arrow.from = record.from;
    arrow.conn = record.conn;
    arrow.header = record.header;
    arrow.length = record.length;
    arrow.reason = record.reason;
    arrow.kind = kindOf(record);
    arrow.retransmission = record.repeated;
    arrow.window = windows_.note(record);
    arrow.ackChanged = ackChanges(record);
    arrow.injected = record.injected;
    arrow.sentAt = record.sentAt;
    arrow.endsAt = record.arrivesAt;
    arrow.sentStep = step;
    const auto index = static_cast<std::uint32_t>(out_.arrows_.size());
    out_.byId_.emplace(id, index);
    out_.arrows_.push_back(arrow);

    Spot start;
    start.exact = false;
    if (sentNow) {
        spot(record.from);
        if (cursor(record.from).sent) advance(cursor(record.from));
        start = spot(record.from);
        cursor(record.from).sent = true;
    }
    arrowStart_.push_back(start);
    arrowEnd_.push_back({0, start.slot, false});
    linkFirstCopy(index);
    return index;
}

/// Whether a segment acknowledges something else than the last one of its sender did.
bool LadderBuilder::ackChanges(const sim::SegmentRecord& record)
{
    if (!record.header.has(tcp::Flag::Ack) || record.injected) return true;
    const auto [last, isFirst] =
        lastAck_.try_emplace({record.from, record.conn}, record.header.ack);
    const bool changes = isFirst || last->second != record.header.ack;
    if (record.event == sim::SegmentEvent::Sent) last->second = record.header.ack;
    return changes;
}

void LadderBuilder::linkFirstCopy(std::uint32_t index)
{
    LadderArrow& arrow = out_.arrows_[index];
    arrow.firstCopy = index;
    if (!occupiesSequence(arrow) || arrow.injected) return;
    const auto [entry, isNew] =
        firstBySeq_.try_emplace({arrow.from, arrow.conn, arrow.header.seq.value()}, index);
    if (!isNew && arrow.retransmission) arrow.firstCopy = entry->second;
}

void LadderBuilder::readSegment(std::size_t step, sim::SimTime t, const sim::SegmentRecord& record)
{
    const bool sentNow = record.event == sim::SegmentEvent::Sent;
    const std::uint32_t index = arrowFor(step, record, record.id, sentNow);
    LadderArrow& arrow = out_.arrows_[index];
    switch (record.event) {
    case sim::SegmentEvent::Sent:
        break;
    case sim::SegmentEvent::Delivered: {
        const sim::HostId to = peerOf(arrow.from);
        spot(to);
        if (cursor(to).delivered) advance(cursor(to));
        arrowEnd_[index] = spot(to);
        cursor(to).delivered = true;
        arrow.fate = LadderArrow::Fate::Delivered;
        arrow.fateStep = step;
        arrow.endsAt = t;
        break;
    }
    case sim::SegmentEvent::Dropped:
        arrow.fate = LadderArrow::Fate::Lost;
        arrow.fateStep = step;
        arrow.lostAt = t;
        arrow.dropped = record.dropped;
        arrow.endsAt = std::max(record.arrivesAt, t);
        if (record.badChecksum) arrow.corrupted = true;
        break;
    case sim::SegmentEvent::Duplicated:
        arrow.copy = true;
        arrow.endsAt = record.arrivesAt;
        break;
    case sim::SegmentEvent::Delayed:
        arrow.delayed = true;
        arrow.endsAt = record.arrivesAt;
        break;
    case sim::SegmentEvent::Corrupted:
        arrow.corrupted = true;
        break;
    case sim::SegmentEvent::Reordered:
        arrow.reordered = true;
        arrow.endsAt = record.arrivesAt;
        break;
    }
}

LadderNote& LadderBuilder::noteHere(std::size_t step, sim::HostId host)
{
    const Spot here = spot(host);
    auto& notes = out_.notes_[indexOf(host)];
    auto& spots = noteSpots_[indexOf(host)];
    if (notes.empty() || spots.back().row != here.row || spots.back().slot != here.slot) {
        LadderNote note;
        note.host = host;
        note.step = step;
        note.row = here.row;
        notes.push_back(note);
        spots.push_back(here);
    }
    return notes.back();
}

/// Whether it is the listening socket whose state the lifeline carries: before the first
/// connection, and again once the latest is over.
bool LadderBuilder::isOfListener(const sim::StateRecord& record) const
{
    const auto& bands = out_.bands_[indexOf(record.host)];
    const bool open = !bands.empty() && bands.back().toStep == unended;
    return record.conn == 0 && (!open || bands.back().state == tcp::State::Listen);
}

void LadderBuilder::readState(std::size_t step, const sim::StateRecord& record)
{
    const std::size_t side = indexOf(record.host);
    const Spot before = spot(record.host);
    const auto& notes = out_.notes_[side];
    const auto& spots = noteSpots_[side];
    // A crash closes a connection and its listener at once: one CLOSED says it.
    const bool again = !notes.empty() && notes.back().state == record.to &&
                       spots.back().row == before.row && spots.back().slot == before.slot;
    if (cursor(record.host).state && !again) advance(cursor(record.host));
    const Spot here = spot(record.host);
    cursor(record.host).state = true;

    LadderNote& note = noteHere(step, record.host);
    note.state = record.to;
    note.reset = isReset(record.cause);

    // The lifeline carries the states of the latest connection.
    auto& bands = out_.bands_[side];
    if (record.conn < latestConn_[side] && !isOfListener(record)) return;
    latestConn_[side] = std::max(latestConn_[side], record.conn);
    if (!bands.empty() && bands.back().toStep == unended) {
        bands.back().toStep = step;
        bands.back().endsInReset = note.reset && record.to == tcp::State::Closed;
        bandTo_[side].back() = here;
    }
    if (record.to == tcp::State::Closed) return;
    LadderBand band;
    band.host = record.host;
    band.state = record.to;
    band.fromStep = step;
    band.toStep = unended;
    bands.push_back(band);
    bandFrom_[side].push_back(here);
    bandTo_[side].push_back({});
}

int LadderBuilder::freeLane(sim::HostId host)
{
    auto& busy = busyLanes_[indexOf(host)];
    const auto free = std::find(busy.begin(), busy.end(), false);
    const auto lane = free - busy.begin();
    if (free == busy.end())
        busy.push_back(true);
    else
        *free = true;
    return static_cast<int>(lane);
}

void LadderBuilder::readTimer(std::size_t step, sim::SimTime t, const sim::TimerRecord& record)
{
    const TimerKey key{record.host, record.conn, record.timer};
    if (record.event == tcp::TimerEvent::Stop) {
        endTimer(step, t, key, LadderTimerBar::End::Stopped);
        return;
    }
    if (record.event == tcp::TimerEvent::Fire) {
        const auto open = openTimers_.find(key);
        if (open != openTimers_.end()) {
            const LadderTimerBar& bar = out_.timers_[open->second];
            noteHere(step, record.host)
                .lines.emplace_back(LadderNote::TimerFired{bar.timer, t - bar.started, bar.orphan});
        }
        endTimer(step, t, key, LadderTimerBar::End::Fired);
        return;
    }
    if (const auto open = openTimers_.find(key); open != openTimers_.end()) {
        const bool orphan = out_.timers_[open->second].orphan;
        endTimer(step, t, key, LadderTimerBar::End::Stopped);
        if (record.timer == tcp::TimerId::TimeWait && !orphan)
            noteHere(step, record.host).lines.emplace_back(LadderNote::TimerAgain{record.timer});
    }
    LadderTimerBar bar;
    bar.host = record.host;
    bar.conn = record.conn;
    bar.timer = record.timer;
    bar.orphan = record.orphan;
    bar.lane = freeLane(record.host);
    bar.started = t;
    bar.due = record.due;
    bar.fromStep = step;
    bar.toStep = unended;
    openTimers_[key] = static_cast<std::uint32_t>(out_.timers_.size());
    out_.timers_.push_back(bar);
    timerFrom_.push_back(spot(record.host));
    timerTo_.push_back({});
}

void LadderBuilder::endTimer(std::size_t step, sim::SimTime t, const TimerKey& key,
                             LadderTimerBar::End how)
{
    const auto open = openTimers_.find(key);
    if (open == openTimers_.end()) return;
    LadderTimerBar& bar = out_.timers_[open->second];
    bar.ending = how;
    bar.ended = t;
    bar.toStep = step;
    timerTo_[open->second] = spot(bar.host);
    busyLanes_[indexOf(bar.host)][static_cast<std::size_t>(bar.lane)] = false;
    openTimers_.erase(open);
}

} // namespace tcplab::present
