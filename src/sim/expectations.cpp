#include "sim/expectations.h"

#include <algorithm>
#include <limits>

#include "sim/json_line.h"
#include "sim/segment_match.h"
#include "sim/trace_json.h"

namespace tcplab::sim {

namespace {

using Kind = Difference::Kind;

/// Goes over everything that a run has recorded, in order, until `visit` answers false.
template <typename Visit>
void forEachRecord(const History& history, Visit visit)
{
    for (std::size_t step = 0; step < history.steps(); ++step)
        for (const TraceRecord& record : history.record(step).records)
            if (!visit(record)) return;
}

bool isMeant(const Expectation& expected, HostId host, int conn)
{
    return (!expected.host || *expected.host == host) &&
           (expected.conn == 0 || expected.conn == conn);
}

Difference differenceOf(Kind kind, const Expectation& expected, SimTime t)
{
    Difference difference;
    difference.kind = kind;
    difference.pointer = expected.pointer;
    difference.t = t;
    return difference;
}

std::string inWords(const SegmentRecord& segment, SimTime t)
{
    std::string text(id(segment.from));
    text.append(" ").append(tcp::toString(segment.header.flags));
    text.append(" seq ").append(std::to_string(segment.header.seq.value()));
    if (segment.header.has(tcp::Flag::Ack))
        text.append(" ack ").append(std::to_string(segment.header.ack.value()));
    text.append(" length ").append(std::to_string(segment.length));
    text.append(" state ").append(tcp::rfcName(segment.senderState));
    text.append(" conn ").append(std::to_string(segment.conn));
    return text.append(" t ").append(inSeconds(t.time_since_epoch()));
}

std::string inWords(const SegmentMatch& match)
{
    std::string text;
    const auto add = [&text](std::string_view name, const std::string& value) {
        if (!text.empty()) text += ' ';
        if (!name.empty()) text.append(name).append(1, ' ');
        text += value;
    };
    if (match.from) add("", std::string(id(*match.from)));
    if (match.flags) add("", tcp::toString(*match.flags));
    if (match.seq) add("seq", std::to_string(match.seq->value()));
    if (match.ack) add("ack", std::to_string(match.ack->value()));
    if (match.length) add("length", std::to_string(*match.length));
    if (match.state) add("state", std::string(tcp::rfcName(*match.state)));
    if (match.conn) add("conn", std::to_string(*match.conn));
    if (match.nth) add("nth", std::to_string(*match.nth));
    return text;
}

std::optional<Difference> checkVisits(const Expectation& expected, const History& history,
                                      SimTime end)
{
    std::size_t next = 0;
    std::string visited;
    forEachRecord(history, [&](const TraceRecord& record) {
        const auto* state = std::get_if<StateRecord>(&record.what);
        if (!state || !isMeant(expected, state->host, state->conn)) return true;
        if (state->to == expected.visits[next]) ++next;
        if (!visited.empty()) visited += ", ";
        visited += tcp::rfcName(state->to);
        return next < expected.visits.size();
    });
    if (next == expected.visits.size()) return std::nullopt;
    Difference difference = differenceOf(Kind::StateNotVisited, expected, end);
    difference.pointer += "/visits/" + std::to_string(next);
    difference.expected = tcp::rfcName(expected.visits[next]);
    difference.found = visited;
    return difference;
}

std::optional<Difference> checkState(const Expectation& expected, const History& history,
                                     SimTime end)
{
    const SimTime when = expected.by ? SimTime{*expected.by} : SimTime::max();
    const World& world = history.at(history.momentAt(when));
    const Host& host = world.host(*expected.host);
    tcp::State found = tcp::State::Closed;
    if (expected.conn == 0)
        found = host.shownState();
    else if (const Connection* connection = host.find(expected.conn);
             connection && !connection->deleted)
        found = connection->endpoint.state();
    if (found == *expected.state) return std::nullopt;
    Difference difference = differenceOf(Kind::StateNotReached, expected, std::min(when, end));
    difference.expected = tcp::rfcName(*expected.state);
    difference.found = tcp::rfcName(found);
    return difference;
}

std::optional<Difference> checkSegment(const Expectation& expected, const History& history,
                                       SimTime end)
{
    const SegmentMatch& match = *expected.segment;
    int count = 0;
    int fewest = std::numeric_limits<int>::max();
    std::string nearest;
    std::optional<SimTime> matchedAt;
    forEachRecord(history, [&](const TraceRecord& record) {
        const auto* segment = std::get_if<SegmentRecord>(&record.what);
        if (expected.by && record.t > SimTime{*expected.by}) return false;
        if (!segment || segment->event != SegmentEvent::Sent) return true;
        const int differing = differences(match, {segment->from, segment->conn, segment->header,
                                                  segment->length, segment->senderState});
        if (differing == 0 && ++count == match.nth.value_or(1)) {
            matchedAt = record.t;
            nearest = inWords(*segment, record.t);
            return false;
        }
        if (differing < fewest) {
            fewest = differing;
            nearest = inWords(*segment, record.t);
        }
        return true;
    });
    if (matchedAt.has_value() != expected.absent) return std::nullopt;
    Difference difference =
        differenceOf(expected.absent ? Kind::SegmentForbidden : Kind::SegmentMissing, expected,
                     matchedAt.value_or(expected.by ? std::min(SimTime{*expected.by}, end) : end));
    difference.expected = inWords(match);
    difference.found = nearest;
    if (match.nth && !expected.absent) difference.count = count;
    return difference;
}

std::optional<Difference> checkApp(const Expectation& expected, const History& history, SimTime end)
{
    std::optional<SimTime> givenAt;
    std::string others;
    forEachRecord(history, [&](const TraceRecord& record) {
        const auto* app = std::get_if<AppRecord>(&record.what);
        if (!app || !isMeant(expected, app->host, app->conn)) return true;
        if (id(app->notice.kind) == *expected.app) {
            givenAt = record.t;
            return false;
        }
        if (!others.empty()) others += ", ";
        others += id(app->notice.kind);
        return true;
    });
    if (givenAt.has_value() != expected.absent) return std::nullopt;
    Difference difference = differenceOf(expected.absent ? Kind::AppForbidden : Kind::AppMissing,
                                         expected, givenAt.value_or(end));
    difference.expected = *expected.app;
    difference.found = expected.absent ? *expected.app : others;
    return difference;
}

std::optional<Difference> checkReceived(const Expectation& expected, const History& history,
                                        SimTime end)
{
    const Host& host = history.at(history.steps()).host(*expected.host);
    std::uint64_t taken = host.counters.bytesTaken;
    if (expected.conn != 0) {
        const Connection* connection = host.find(expected.conn);
        taken = connection ? connection->taken : 0;
    }
    if (taken == *expected.received) return std::nullopt;
    Difference difference = differenceOf(Kind::ReceivedDiffers, expected, end);
    difference.expected = std::to_string(*expected.received);
    difference.found = std::to_string(taken);
    return difference;
}

} // namespace

std::vector<Difference> checkExpectations(const Scenario& scenario, const History& history)
{
    const SimTime end = history.at(history.steps()).now();
    std::vector<Difference> differences;
    for (const Expectation& expected : scenario.expect) {
        std::optional<Difference> difference;
        if (!expected.visits.empty())
            difference = checkVisits(expected, history, end);
        else if (expected.state)
            difference = checkState(expected, history, end);
        else if (expected.segment)
            difference = checkSegment(expected, history, end);
        else if (expected.app)
            difference = checkApp(expected, history, end);
        else if (expected.received)
            difference = checkReceived(expected, history, end);
        if (difference) differences.push_back(std::move(*difference));
    }
    return differences;
}

} // namespace tcplab::sim
