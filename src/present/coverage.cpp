#include "present/coverage.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

#include "present/diagram_edges.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

using sim::CallKind;
using sim::HostId;

constexpr std::size_t longestByHand = 30; ///< steps of a scenario that is tried with deeds
constexpr std::size_t stepsBehindDeed = 120;
constexpr std::size_t mostSteps = 20'000;

std::size_t indexOf(HostRole host)
{
    return host == HostRole::Client ? 0 : 1;
}

QString rowText(const tcp::Transition& row)
{
    return text(tcp::rfcName(row.from)) + u'>' + text(tcp::id(row.cause)) + u'>' +
           text(tcp::rfcName(row.to));
}

/// What is tried by hand at every moment: for both hosts the calls that change states, and a RST
/// that is just what the host expects.
constexpr std::array calls{CallKind::Close, CallKind::Abort, CallKind::Send, CallKind::Connect};
constexpr std::size_t deedCount = 2 * (calls.size() + 1);

std::optional<sim::Command> deedAt(const sim::World& world, std::size_t number)
{
    const HostId host = number % 2 == 0 ? HostId::Client : HostId::Server;
    const std::size_t kind = number / 2;
    if (kind < calls.size()) {
        sim::PersonCalls deed;
        deed.call.host = host;
        deed.call.kind = calls[kind];
        if (deed.call.kind == CallKind::Send) {
            deed.call.data = std::vector<std::byte>(5, std::byte{'x'});
            deed.call.dataIsText = true;
        }
        return deed;
    }
    const sim::Connection* connection = world.host(host).latest();
    if (!connection || connection->deleted || !connection->endpoint.tcb().rcv.irsKnown)
        return std::nullopt;
    sim::InjectSegment deed;
    deed.injection.to = host;
    deed.injection.header.flags = tcp::Flag::Rst;
    deed.injection.header.seq = connection->endpoint.tcb().rcv.nxt;
    return deed;
}

} // namespace

std::optional<std::size_t> rowIndex(const tcp::Transition& row)
{
    const auto rows = tcp::transitions();
    const auto found = std::ranges::find_if(rows, [&](const tcp::Transition& one) {
        return one.from == row.from && one.to == row.to && one.cause == row.cause;
    });
    if (found == rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

std::optional<std::size_t> rowIndex(const sim::StateRecord& record)
{
    const auto rows = tcp::transitions();
    const auto found = std::ranges::find_if(rows, [&](const tcp::Transition& one) {
        return one.from == record.from && one.to == record.to && tcp::id(one.cause) == record.cause;
    });
    if (found == rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

// What has been walked

Coverage::Coverage()
{
    clear();
}

void Coverage::clear()
{
    for (auto& rows : taken_)
        rows.assign(tcp::transitions().size(), false);
}

bool Coverage::add(const tcp::Transition& row, HostRole host)
{
    const auto index = rowIndex(row);
    if (!index || taken_[indexOf(host)][*index]) return false;
    taken_[indexOf(host)][*index] = true;
    return true;
}

bool Coverage::has(std::size_t row) const
{
    return taken_[0][row] || taken_[1][row];
}

bool Coverage::has(std::size_t row, HostRole host) const
{
    return taken_[indexOf(host)][row];
}

std::size_t Coverage::edgesTaken() const
{
    std::vector<bool> edges(edgeCount(), false);
    for (std::size_t row = 0; row < rowCount(); ++row)
        if (const auto edge = has(row) ? edgeIndex(tcp::transitions()[row]) : std::nullopt)
            edges[*edge] = true;
    return static_cast<std::size_t>(std::ranges::count(edges, true));
}

std::size_t Coverage::edgeCount()
{
    return diagramEdgeSpecs().size();
}

std::size_t Coverage::rowsTaken() const
{
    std::size_t taken = 0;
    for (std::size_t row = 0; row < rowCount(); ++row)
        if (has(row)) ++taken;
    return taken;
}

std::size_t Coverage::rowCount()
{
    return tcp::transitions().size();
}

QString Coverage::toText() const
{
    QStringList words;
    for (std::size_t row = 0; row < rowCount(); ++row) {
        if (!has(row)) continue;
        const QString who = QString(has(row, HostRole::Client) ? QStringLiteral("c") : QString()) +
                            (has(row, HostRole::Server) ? QStringLiteral("s") : QString());
        words << who + u':' + rowText(tcp::transitions()[row]);
    }
    return words.join(u' ');
}

Coverage Coverage::fromText(const QString& text)
{
    Coverage coverage;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const tcp::Transition& row : tcp::transitions()) {
        const QString wanted = rowText(row);
        for (const QString& word : words) {
            if (word.section(u':', 1) != wanted) continue;
            const QString who = word.section(u':', 0, 0);
            if (who.contains(u'c')) coverage.add(row, HostRole::Client);
            if (who.contains(u's')) coverage.add(row, HostRole::Server);
        }
    }
    return coverage;
}

// How to walk the rest

CoverageSearch::CoverageSearch(std::vector<std::shared_ptr<const sim::Scenario>> scenarios)
    : scenarios_(std::move(scenarios))
    , hints_(tcp::transitions().size())
{
}

void CoverageSearch::look(const sim::History& history, std::size_t from, const CoverageHint& hint)
{
    for (std::size_t step = from; step < history.steps(); ++step) {
        for (const sim::TraceRecord& record : history.record(step).records) {
            const auto* state = std::get_if<sim::StateRecord>(&record.what);
            const auto row = state ? rowIndex(*state) : std::nullopt;
            if (!row || hints_[*row]) continue;
            hints_[*row] = hint;
            if (!hint.deed) hints_[*row]->moment = step + 1;
        }
    }
}

bool CoverageSearch::isComplete() const
{
    return std::ranges::all_of(hints_, [](const auto& hint) { return hint.has_value(); });
}

bool CoverageSearch::step()
{
    if (isComplete()) return false;
    if (byHand_ && !prepareDeeds()) return false;
    if (!byHand_) {
        if (scenario_ == scenarios_.size()) {
            byHand_ = true;
            scenario_ = 0;
            return true;
        }
        const auto& scenario = scenarios_[scenario_++];
        sim::History history(scenario);
        history.runToEnd(mostSteps);
        look(history, 0, {scenario->id, 0, std::nullopt});
        return true;
    }
    const auto deed = deedAt(base_->at(moment_), deed_);
    if (deed) {
        sim::History history(*base_);
        history.truncate(moment_);
        if (history.append(*deed)) {
            history.runToEnd(stepsBehindDeed);
            look(history, moment_, {scenarios_[scenario_ - 1]->id, moment_, *deed});
        }
    }
    if (++deed_ == deedCount) {
        deed_ = 0;
        ++moment_;
    }
    return true;
}

/// The next scenario that is short enough, once all moments of this one have been tried.
bool CoverageSearch::prepareDeeds()
{
    while (!base_ || moment_ > moments_) {
        if (scenario_ == scenarios_.size()) return false;
        base_ = std::make_unique<sim::History>(scenarios_[scenario_++]);
        base_->runToEnd(mostSteps);
        moments_ = base_->steps() <= longestByHand ? base_->steps() : 0;
        moment_ = moments_ == 0 ? 1 : 0;
        deed_ = 0;
    }
    return true;
}

QString deedInWords(const sim::Command& deed)
{
    if (const auto* calls = std::get_if<sim::PersonCalls>(&deed)) {
        const QString call = text(sim::id(calls->call.kind)) + QStringLiteral("()");
        return calls->call.host == HostId::Client
                   ? QCoreApplication::translate("Coverage", "the client calls %1").arg(call)
                   : QCoreApplication::translate("Coverage", "the server calls %1").arg(call);
    }
    if (const auto* inject = std::get_if<sim::InjectSegment>(&deed))
        return inject->injection.to == HostId::Client
                   ? QCoreApplication::translate("Coverage", "a hand-made RST reaches the client")
                   : QCoreApplication::translate("Coverage", "a hand-made RST reaches the server");
    return {};
}

} // namespace tcplab::present
