#include "gui/lab/kernel_states.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/elided_label.h"
#include "gui/legend.h"
#include "gui/theme.h"
#include "tcp/transitions.h"

namespace tcplab::gui {

using tcp::State;
using tcp::Transition;

namespace {

/// Ways that sockets of two ordinary programs on one machine can take unseen: opening and closing
/// as programs do it. Resets, timeouts and simultaneous opening are never assumed.
bool isOrdinary(const Transition& row)
{
    if (!present::edgeIndex(row)) return false;
    if (row.from == State::Listen) return row.to == State::SynReceived;
    if (row.from == State::SynSent) return row.to == State::Established;
    if (row.from == State::SynReceived)
        return row.to == State::Established || row.to == State::FinWait1;
    return row.from != State::Closed;
}

using Way = std::vector<Transition>;

void collectWays(State from, State to, Way& way, std::vector<Way>& found)
{
    if (from == to) {
        found.push_back(way);
        return;
    }
    if (way.size() > tcp::stateCount) return;
    std::vector<State> tried;
    for (const Transition& row : tcp::transitions()) {
        if (row.from != from || !isOrdinary(row)) continue;
        const bool visited =
            std::ranges::any_of(way, [&](const Transition& t) { return t.from == row.to; });
        if (visited || std::ranges::find(tried, row.to) != tried.end()) continue;
        tried.push_back(row.to); // two causes for one edge are one way
        way.push_back(row);
        collectWays(row.to, to, way, found);
        way.pop_back();
    }
}

/// What all ordinary ways from one state to the other begin with.
Way certainPart(State from, State to, bool throughLastAck)
{
    Way way;
    std::vector<Way> found;
    collectWays(from, to, way, found);
    if (throughLastAck && to == State::Closed) {
        std::erase_if(
            found, [](const Way& one) { return one.empty() || one.back().from != State::LastAck; });
    }
    if (found.empty()) return {};
    Way certain = found.front();
    for (const Way& other : found) {
        const auto parts = std::ranges::mismatch(certain, other);
        certain.erase(parts.in1, certain.end());
    }
    return certain;
}

Way opening(SocketOrigin origin)
{
    const State to = origin == SocketOrigin::Connected ? State::SynSent : State::Listen;
    for (const Transition& row : tcp::transitions())
        if (row.from == State::Closed && row.to == to) return {row};
    return {};
}

} // namespace

bool wasIn(const std::vector<lab::StateSighting>& sightings, State state)
{
    return std::ranges::find(sightings, state, &lab::StateSighting::state) != sightings.end();
}

std::vector<Transition> provenTransitions(const std::vector<lab::StateSighting>& sightings,
                                          SocketOrigin origin, bool peerInTimeWait,
                                          std::vector<Transition>* unseen)
{
    if (sightings.empty()) return {};
    Way proven = opening(origin);
    State at = origin == SocketOrigin::Connected ? State::SynSent : State::Listen;
    for (const lab::StateSighting& sighting : sightings) {
        if (sighting.state == at) continue;
        const Way way = certainPart(at, sighting.state, peerInTimeWait);
        proven.insert(proven.end(), way.begin(), way.end());
        if (!way.empty()) at = way.back().to;
        if (unseen && at != sighting.state)
            unseen->push_back({at, tcp::Cause::UserTimeout, sighting.state, {}});
        at = sighting.state;
    }
    return proven;
}

KernelPanel::KernelPanel(QWidget* parent)
    : Panel(parent)
    , diagram_(new StateDiagramWidget)
    , foot_(new ElidedLabel)
{
    setLegend(new HostLegend(HostLegend::Extent::Hosts));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(diagram_, 1);
    column->addWidget(foot_);
    foot_->setContentsMargins(10, 0, 10, 3);
    setBody(body);
}

void KernelPanel::show(const End& client, const End& server)
{
    client_ = client;
    server_ = server;
    DiagramState state;
    light(client, server, present::HostRole::Client, state);
    light(server, client, present::HostRole::Server, state);
    if (!(state == diagram_->state())) diagram_->setState(state);
    foot_->setFont(Theme::instance().font(FontRole::Small));
    foot_->setText(sentence());
}

void KernelPanel::light(const End& end, const End& peer, present::HostRole host,
                        DiagramState& state) const
{
    if (end.sightings.empty()) return;
    const bool isClient = host == present::HostRole::Client;
    std::vector<lab::StateSighting> sightings = end.sightings;
    (isClient ? state.client : state.server) = sightings.back().state;
    // A RST leads from any state to CLOSED at once; before it the way is as always.
    const bool isReset =
        end.reset && sightings.size() > 1 && sightings.back().state == State::Closed;
    if (isReset) sightings.pop_back();
    std::vector<Transition> unseen;
    auto& taken = isClient ? state.takenByClient : state.takenByServer;
    taken =
        provenTransitions(sightings, end.origin, wasIn(peer.sightings, State::TimeWait), &unseen);
    for (const Transition& row : unseen) {
        state.unseen.push_back({row, host});
        if (row.to == State::Closed) taken.push_back(row); // which CLOSED is meant
    }
    if (!isReset) return;
    for (const Transition& row : tcp::transitions()) {
        if (row.from != sightings.back().state || row.cause != *end.reset ||
            row.to != State::Closed)
            continue;
        taken.push_back(row);
        state.last = DiagramState::Step{row, host};
    }
}

QString KernelPanel::describe(present::HostRole host, const End& end) const
{
    const QString who = present::hostName(host);
    if (end.sightings.empty()) return tr("%1: —", "no socket").arg(who);
    const QString state = present::stateInWords(end.sightings.back().state);
    if (end.latest.timerRemainingMs && end.latest.timer == lab::KernelTimer::TimeWait) {
        return tr("%1: %2, %3 s left", "host, state, seconds")
            .arg(who, state,
                 QLocale().toString(static_cast<double>(*end.latest.timerRemainingMs) / 1000.0, 'f',
                                    0));
    }
    return tr("%1: %2", "host, state").arg(who, state);
}

QString KernelPanel::sentence() const
{
    return tr("%1 · %2", "client's state, server's state")
        .arg(describe(present::HostRole::Client, client_),
             describe(present::HostRole::Server, server_));
}

void KernelPanel::retranslate()
{
    setTitle(tr("Kernel states"));
    setFacts(lab::KernelProbe::isAvailable() ? tr("read from the operating system")
                                             : tr("this system does not tell"));
    foot_->setText(sentence());
}

} // namespace tcplab::gui
