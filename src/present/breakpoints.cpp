#include "present/breakpoints.h"

#include <QCoreApplication>

#include <algorithm>

#include "present/explanations.h"
#include "present/names.h"
#include "present/wording.h"
#include "sim/node_reader.h"

namespace tcplab::present {

namespace {

QString sentence(const char* source)
{
    return QCoreApplication::translate("Breakpoint", source);
}

using Host = std::optional<sim::HostId>;

/// One of three sentences: of either host, of the client, of the server.
const char* choose(Host host, const char* either, const char* client, const char* server)
{
    if (!host) return either;
    return *host == sim::HostId::Client ? client : server;
}

// Matching

bool isOf(const Host& wanted, sim::HostId host)
{
    return !wanted || *wanted == host;
}

bool matches(const Breakpoint::Segment& wanted, const sim::SegmentRecord& segment)
{
    using Event = Breakpoint::Event;
    const bool event =
        (wanted.event == Event::Sent && segment.event == sim::SegmentEvent::Sent) ||
        (wanted.event == Event::Arrives && segment.event == sim::SegmentEvent::Delivered) ||
        (wanted.event == Event::Lost && segment.event == sim::SegmentEvent::Dropped);
    return event && isOf(wanted.from, segment.from) &&
           (!wanted.flags || *wanted.flags == segment.header.flags) &&
           (!wanted.again || *wanted.again == segment.repeated) &&
           (!wanted.withText || *wanted.withText == (segment.length > 0));
}

/// How many records of a step a breakpoint speaks of.
int matchesIn(const Breakpoint& breakpoint, const sim::StepRecord& step)
{
    const auto count = [&](auto matching) {
        return static_cast<int>(std::ranges::count_if(step.records, matching));
    };
    if (const auto* state = std::get_if<Breakpoint::State>(&breakpoint.where))
        return count([&](const sim::TraceRecord& record) {
            const auto* change = std::get_if<sim::StateRecord>(&record.what);
            return change && isOf(state->host, change->host) && change->to == state->state;
        });
    if (const auto* segment = std::get_if<Breakpoint::Segment>(&breakpoint.where))
        return count([&](const sim::TraceRecord& record) {
            const auto* what = std::get_if<sim::SegmentRecord>(&record.what);
            return what && matches(*segment, *what);
        });
    if (const auto* rule = std::get_if<Breakpoint::Rule>(&breakpoint.where))
        return count([&](const sim::TraceRecord& record) {
            const auto* why = std::get_if<sim::ExplainRecord>(&record.what);
            return why && isOf(rule->host, why->host) && why->explanation.rule == rule->rule;
        });
    return 0;
}

// Words

QString segmentName(const Breakpoint::Segment& segment)
{
    QString name = segment.flags ? flagsInWords(*segment.flags)
                                 : sentence(QT_TRANSLATE_NOOP("Breakpoint", "any segment"));
    if (segment.withText)
        name = (*segment.withText ? sentence(QT_TRANSLATE_NOOP("Breakpoint", "%1 with text"))
                                  : sentence(QT_TRANSLATE_NOOP("Breakpoint", "%1 without text")))
                   .arg(name);
    if (segment.again)
        name =
            (*segment.again ? sentence(QT_TRANSLATE_NOOP("Breakpoint", "%1 (retransmission)"))
                            : sentence(QT_TRANSLATE_NOOP("Breakpoint", "%1 (for the first time)")))
                .arg(name);
    if (segment.nth)
        name = sentence(QT_TRANSLATE_NOOP("Breakpoint", "%1, no. %2")).arg(name).arg(*segment.nth);
    return name;
}

QString words(const Breakpoint::Segment& segment)
{
    const char* source = nullptr;
    switch (segment.event) {
    case Breakpoint::Event::Sent:
        source = choose(segment.from, QT_TRANSLATE_NOOP("Breakpoint", "Sent: %1"),
                        QT_TRANSLATE_NOOP("Breakpoint", "The client sends %1"),
                        QT_TRANSLATE_NOOP("Breakpoint", "The server sends %1"));
        break;
    case Breakpoint::Event::Arrives:
        source = choose(segment.from, QT_TRANSLATE_NOOP("Breakpoint", "Arrives: %1"),
                        QT_TRANSLATE_NOOP("Breakpoint", "The server receives %1"),
                        QT_TRANSLATE_NOOP("Breakpoint", "The client receives %1"));
        break;
    case Breakpoint::Event::Lost:
        source = choose(segment.from, QT_TRANSLATE_NOOP("Breakpoint", "Lost: %1"),
                        QT_TRANSLATE_NOOP("Breakpoint", "Lost on the way from the client: %1"),
                        QT_TRANSLATE_NOOP("Breakpoint", "Lost on the way from the server: %1"));
        break;
    }
    return sentence(source).arg(segmentName(segment));
}

QString words(const Breakpoint::State& state)
{
    return sentence(choose(state.host, QT_TRANSLATE_NOOP("Breakpoint", "Either end enters %1"),
                           QT_TRANSLATE_NOOP("Breakpoint", "The client enters %1"),
                           QT_TRANSLATE_NOOP("Breakpoint", "The server enters %1")))
        .arg(stateInWords(state.state));
}

QString words(const Breakpoint::Rule& rule)
{
    const tcp::RuleInfo& info = tcp::ruleInfo(rule.rule);
    return sentence(choose(rule.host, QT_TRANSLATE_NOOP("Breakpoint", "Rule applied: %1 (%2)"),
                           QT_TRANSLATE_NOOP("Breakpoint", "The client applies %1 (%2)"),
                           QT_TRANSLATE_NOOP("Breakpoint", "The server applies %1 (%2)")))
        .arg(clauseText(info), text(info.id));
}

QString words(const Breakpoint::Step& step)
{
    return sentence(QT_TRANSLATE_NOOP("Breakpoint", "Step %1")).arg(step.step);
}

QString words(const Breakpoint::Time& time)
{
    return sentence(QT_TRANSLATE_NOOP("Breakpoint", "Time %1"))
        .arg(timeInWords(sim::SimTime{time.time}));
}

// Settings

QJsonValue hostValue(const Host& host)
{
    return host ? QJsonValue(text(sim::id(*host))) : QJsonValue();
}

Host hostFrom(const QJsonValue& value)
{
    for (const sim::HostId host : sim::bothHosts)
        if (value.toString() == text(sim::id(host))) return host;
    return std::nullopt;
}

std::optional<bool> flagFrom(const QJsonValue& value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

const QStringList& eventIds()
{
    static const QStringList ids{QStringLiteral("sent"), QStringLiteral("arrives"),
                                 QStringLiteral("lost")};
    return ids;
}

QJsonObject values(const Breakpoint::Step& step)
{
    return {{QStringLiteral("step"), static_cast<qint64>(step.step)}};
}

QJsonObject values(const Breakpoint::State& state)
{
    return {{QStringLiteral("host"), hostValue(state.host)},
            {QStringLiteral("state"), text(tcp::rfcName(state.state))}};
}

QJsonObject values(const Breakpoint::Segment& segment)
{
    QJsonObject object{{QStringLiteral("segment"), eventIds()[static_cast<int>(segment.event)]},
                       {QStringLiteral("from"), hostValue(segment.from)}};
    if (segment.flags)
        object[QStringLiteral("flags")] = QString::fromStdString(tcp::toString(*segment.flags));
    if (segment.again) object[QStringLiteral("again")] = *segment.again;
    if (segment.withText) object[QStringLiteral("withText")] = *segment.withText;
    if (segment.nth) object[QStringLiteral("nth")] = *segment.nth;
    return object;
}

QJsonObject values(const Breakpoint::Rule& rule)
{
    return {{QStringLiteral("host"), hostValue(rule.host)},
            {QStringLiteral("rule"), text(tcp::ruleInfo(rule.rule).id)}};
}

QJsonObject values(const Breakpoint::Time& time)
{
    return {{QStringLiteral("time"), static_cast<qint64>(time.time.count())}};
}

std::optional<Breakpoint::Segment> segmentFrom(const QJsonObject& object)
{
    const auto event = eventIds().indexOf(object[QStringLiteral("segment")].toString());
    if (event < 0) return std::nullopt;
    Breakpoint::Segment segment;
    segment.event = static_cast<Breakpoint::Event>(event);
    segment.from = hostFrom(object[QStringLiteral("from")]);
    if (object.contains(QStringLiteral("flags"))) {
        segment.flags = sim::parseFlags(object[QStringLiteral("flags")].toString().toStdString());
        if (!segment.flags) return std::nullopt;
    }
    segment.again = flagFrom(object[QStringLiteral("again")]);
    segment.withText = flagFrom(object[QStringLiteral("withText")]);
    if (const int nth = object[QStringLiteral("nth")].toInt(); nth > 0) segment.nth = nth;
    return segment;
}

std::optional<Breakpoint::State> stateFrom(const QJsonObject& object)
{
    const auto state =
        tcp::stateFromRfcName(object[QStringLiteral("state")].toString().toStdString());
    if (!state) return std::nullopt;
    return Breakpoint::State{hostFrom(object[QStringLiteral("host")]), *state};
}

std::optional<Breakpoint::Rule> ruleFrom(const QJsonObject& object)
{
    const QString id = object[QStringLiteral("rule")].toString();
    for (std::size_t i = 0; i < tcp::ruleCount; ++i)
        if (const auto rule = static_cast<tcp::Rule>(i); text(tcp::ruleInfo(rule).id) == id)
            return Breakpoint::Rule{hostFrom(object[QStringLiteral("host")]), rule};
    return std::nullopt;
}

} // namespace

QString breakpointText(const Breakpoint& breakpoint)
{
    return std::visit([](const auto& where) { return words(where); }, breakpoint.where);
}

QJsonObject toJson(const Breakpoint& breakpoint)
{
    QJsonObject object =
        std::visit([](const auto& where) { return values(where); }, breakpoint.where);
    object[QStringLiteral("enabled")] = breakpoint.enabled;
    return object;
}

std::optional<Breakpoint> breakpointFromJson(const QJsonObject& object)
{
    Breakpoint breakpoint;
    breakpoint.enabled = object[QStringLiteral("enabled")].toBool(true);
    const auto take = [&](auto&& where) -> std::optional<Breakpoint> {
        if (!where) return std::nullopt;
        breakpoint.where = *where;
        return breakpoint;
    };
    const auto number = [&](const QString& key) -> std::optional<qint64> {
        const qint64 value = object[key].toInteger(-1);
        return value < 0 ? std::nullopt : std::optional(value);
    };
    if (object.contains(QStringLiteral("state"))) return take(stateFrom(object));
    if (object.contains(QStringLiteral("segment"))) return take(segmentFrom(object));
    if (object.contains(QStringLiteral("rule"))) return take(ruleFrom(object));
    if (const auto step = number(QStringLiteral("step")))
        return take(std::optional(Breakpoint::Step{static_cast<std::size_t>(*step)}));
    if (const auto time = number(QStringLiteral("time")))
        return take(std::optional(Breakpoint::Time{sim::Duration{*time}}));
    return std::nullopt;
}

BreakpointScan::BreakpointScan(std::vector<Breakpoint> breakpoints)
    : breakpoints_(std::move(breakpoints))
    , found_(breakpoints_.size())
{
    for (std::size_t i = 0; i < breakpoints_.size(); ++i) {
        const auto* step = std::get_if<Breakpoint::Step>(&breakpoints_[i].where);
        if (step && step->step == 0) found_[i].moments.push_back(0);
    }
}

void BreakpointScan::look(std::size_t step, const sim::StepRecord& record)
{
    seen_ = step + 1;
    for (std::size_t i = 0; i < breakpoints_.size(); ++i) {
        const auto& where = breakpoints_[i].where;
        Found& found = found_[i];
        bool hit = false;
        if (const auto* at = std::get_if<Breakpoint::Step>(&where)) {
            hit = at->step == step + 1;
        } else if (const auto* time = std::get_if<Breakpoint::Time>(&where)) {
            hit = found.moments.empty() && record.t.time_since_epoch() >= time->time;
        } else {
            const int before = found.matched;
            found.matched += matchesIn(breakpoints_[i], record);
            const auto* segment = std::get_if<Breakpoint::Segment>(&where);
            if (segment && segment->nth)
                hit = before < *segment->nth && *segment->nth <= found.matched;
            else
                hit = found.matched > before;
        }
        if (hit) found.moments.push_back(step + 1);
    }
}

std::vector<std::size_t> BreakpointScan::stops() const
{
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < breakpoints_.size(); ++i)
        if (breakpoints_[i].enabled)
            all.insert(all.end(), found_[i].moments.begin(), found_[i].moments.end());
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    return all;
}

} // namespace tcplab::present
