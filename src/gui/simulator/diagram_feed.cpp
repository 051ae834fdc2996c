#include "gui/simulator/diagram_feed.h"

#include <algorithm>

#include "tcp/transitions.h"

namespace tcplab::gui {

namespace {

/// The table's row of a change; nullptr for what no table knows, such as a crash.
const tcp::Transition* rowOf(const sim::StateRecord& record)
{
    const auto rows = tcp::transitions();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const tcp::Transition& row) {
        return row.from == record.from && row.to == record.to && tcp::id(row.cause) == record.cause;
    });
    return found == rows.end() ? nullptr : &*found;
}

present::HostRole role(sim::HostId host)
{
    return host == sim::HostId::Client ? present::HostRole::Client : present::HostRole::Server;
}

} // namespace

DiagramFeed::DiagramFeed(const sim::History& history)
{
    for (std::size_t step = 0; step < history.steps(); ++step) {
        for (const sim::TraceRecord& record : history.record(step).records) {
            const auto* state = std::get_if<sim::StateRecord>(&record.what);
            const tcp::Transition* row = state ? rowOf(*state) : nullptr;
            if (row) changes_.push_back({step, {*row, role(state->host)}});
        }
    }
}

std::vector<DiagramFeed::Change>::const_iterator DiagramFeed::firstAfter(std::size_t moment) const
{
    return std::partition_point(changes_.begin(), changes_.end(),
                                [&](const Change& change) { return change.step < moment; });
}

std::optional<DiagramState::Step> DiagramFeed::lastUpTo(std::size_t moment) const
{
    const auto end = firstAfter(moment);
    if (end == changes_.begin()) return std::nullopt;
    return (end - 1)->change;
}

void DiagramFeed::visit(std::size_t moment,
                        const std::function<void(const DiagramState::Step&)>& each) const
{
    const auto end = firstAfter(moment);
    for (auto it = changes_.begin(); it != end; ++it)
        each(it->change);
}

DiagramState DiagramFeed::at(std::size_t moment, const sim::World& world) const
{
    DiagramState state;
    state.client = world.host(sim::HostId::Client).shownState();
    state.server = world.host(sim::HostId::Server).shownState();
    const auto end = firstAfter(moment);
    for (auto it = changes_.begin(); it != end; ++it) {
        auto& taken = it->change.host == present::HostRole::Client ? state.takenByClient
                                                                   : state.takenByServer;
        taken.push_back(it->change.row);
    }
    state.last = lastUpTo(moment);
    return state;
}

} // namespace tcplab::gui
