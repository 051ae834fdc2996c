#include "sim/observed.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "sim/scenario_file.h"

namespace tcplab::sim {

namespace {

/// More connections than that are told host by host.
constexpr std::size_t mostConnections = 8;

class Observer
{
public:
    explicit Observer(const History& history)
        : history_(history)
    {
    }

    Observed run()
    {
        for (std::size_t step = 0; step < history_.steps(); ++step)
            for (const TraceRecord& record : history_.record(step).records)
                see(record);
        for (const HostId host : bothHosts)
            addOutcomes(host);
        nameConnections();
        return std::move(observed_);
    }

private:
    void see(const TraceRecord& record)
    {
        if (const auto* state = std::get_if<StateRecord>(&record.what)) {
            if (state->conn > 0) connections_[indexOf(state->host)].insert(state->conn);
            visits_[indexOf(state->host)].push_back({state->conn, state->to});
        }
        const auto* segment = std::get_if<SegmentRecord>(&record.what);
        if (segment && segment->event == SegmentEvent::Sent) seeSegment(*segment);
    }

    void seeSegment(const SegmentRecord& segment)
    {
        if (observed_.segments.size() >= maxScriptItems) return;
        Expectation expected;
        SegmentMatch& match = expected.segment.emplace();
        match.from = segment.from;
        match.flags = segment.header.flags;
        match.seq = segment.header.seq;
        if (segment.conn > 0) match.conn = segment.conn;
        int& count = sent_[{segment.from, segment.conn, tcp::toString(segment.header.flags),
                            segment.header.seq.value()}];
        if (++count > 1) match.nth = count;
        observed_.segments.push_back(std::move(expected));
    }

    bool isToldOneByOne(HostId host) const
    {
        const std::size_t count = connections_[indexOf(host)].size();
        return count > 1 && count <= mostConnections;
    }

    void addOutcomes(HostId host)
    {
        if (!isToldOneByOne(host)) {
            addOutcomes(host, 0);
        } else {
            for (const int conn : connections_[indexOf(host)])
                addOutcomes(host, conn);
        }
        const std::uint64_t taken = history_.at(history_.steps()).host(host).counters.bytesTaken;
        if (taken == 0 || taken > maxBytesToSend) return;
        Expectation read;
        read.host = host;
        read.received = taken;
        observed_.outcomes.push_back(std::move(read));
    }

    void addOutcomes(HostId host, int conn)
    {
        Expectation visited;
        visited.host = host;
        visited.conn = conn;
        for (const auto& [of, state] : visits_[indexOf(host)])
            if ((conn == 0 || conn == of) && visited.visits.size() < maxScriptItems)
                visited.visits.push_back(state);
        if (!visited.visits.empty()) observed_.outcomes.push_back(std::move(visited));
        const Host& end = history_.at(history_.steps()).host(host);
        Expectation last;
        last.host = host;
        last.conn = conn;
        const Connection* connection = conn > 0 ? end.find(conn) : nullptr;
        if (conn == 0)
            last.state = end.shownState();
        else
            last.state = connection && !connection->deleted ? connection->endpoint.state()
                                                            : tcp::State::Closed;
        observed_.outcomes.push_back(std::move(last));
    }

    /// Where there is only one connection nobody asks which.
    void nameConnections()
    {
        const bool isOne = std::ranges::all_of(
            bothHosts, [&](HostId host) { return connections_[indexOf(host)].size() <= 1; });
        if (!isOne) return;
        // Without the connection more segments may look alike: count anew.
        std::map<std::tuple<HostId, std::string, std::uint32_t>, int> sent;
        for (Expectation& expected : observed_.segments) {
            SegmentMatch& match = *expected.segment;
            match.conn.reset();
            match.nth.reset();
            const int count =
                ++sent[{*match.from, tcp::toString(*match.flags), match.seq->value()}];
            if (count > 1) match.nth = count;
        }
    }

    const History& history_;
    Observed observed_;
    std::array<std::vector<std::pair<int, tcp::State>>, 2> visits_;
    std::array<std::set<int>, 2> connections_;
    std::map<std::tuple<HostId, int, std::string, std::uint32_t>, int> sent_;
};

} // namespace

Observed observe(const History& history)
{
    return Observer(history).run();
}

} // namespace tcplab::sim
