#include "sim/packetdrill/execution.h"

#include <algorithm>
#include <utility>

#include "sim/packetdrill/icmp_names.h"
#include "sim/packetdrill/shell.h"
#include "sim/packetdrill/values.h"

namespace tcplab::sim::packetdrill {

namespace {

std::string inSeconds(SimTime time)
{
    const auto micros = std::chrono::duration_cast<Duration>(time.time_since_epoch()).count();
    std::string fraction = std::to_string(micros % 1'000'000);
    fraction.insert(0, 6 - fraction.size(), '0');
    return std::to_string(micros / 1'000'000) + "." + fraction;
}

} // namespace

bool Execution::fail(Message expected, Message found)
{
    if (verdict_.kind != Verdict::Kind::Passed) return false;
    verdict_.kind = Verdict::Kind::Failed;
    verdict_.line = event_ ? event_->line : 0;
    verdict_.source = event_ ? event_->source : "";
    verdict_.expected = std::move(expected);
    verdict_.found = std::move(found);
    return false;
}

bool Execution::skip(Message why)
{
    fail({}, std::move(why));
    verdict_.kind = Verdict::Kind::Skipped;
    return false;
}

void Execution::note(Step::Kind kind, std::string text)
{
    if (options_.keepSteps)
        verdict_.steps.push_back(
            {sockets_.now(), event_ ? event_->line : 0, kind, std::move(text)});
}

/// What the model sent and nobody has asked for: worth seeing where a script failed.
void Execution::noteLeftOver()
{
    if (!options_.keepSteps) return;
    for (const Departure& departure : sockets_.departures())
        verdict_.steps.push_back({departure.at, 0, Step::Kind::Outbound, describe(departure)});
}

Verdict Execution::run()
{
    for (const Event& event : script_.events) {
        event_ = &event;
        if (!perform(event)) break;
    }
    if (waiting_ && verdict_.kind == Verdict::Kind::Passed) {
        event_ = waiting_->event;
        const SimTime last = waiting_->ends + environment_.tolerance;
        advanceTo(std::max(last, sockets_.now()));
        if (waiting_)
            fail({Text::ReturnsAt, {waiting_->call->name, inSeconds(waiting_->ends)}},
                 {Text::StillWaits, {inSeconds(sockets_.now())}});
    }
    noteLeftOver();
    verdict_.environment = environment_;
    return std::move(verdict_);
}

SimTime Execution::dueTime(const Event& event) const
{
    switch (event.time.kind) {
    case EventTime::Kind::Absolute:
    case EventTime::Kind::AbsoluteRange:
        return SimTime{event.time.from};
    case EventTime::Kind::Relative:
    case EventTime::Kind::RelativeRange:
        return previous_ + event.time.from;
    case EventTime::Kind::Any:
        return previous_;
    }
    return previous_;
}

bool Execution::perform(const Event& event)
{
    const SimTime due = dueTime(event);
    if (due - previous_ > longestWait) return skip({Text::LongWait, {}});
    if (const auto* packet = std::get_if<Packet>(&event.what)) {
        if (!packet->unsupported.empty()) return skip({Text::SegmentOption, {packet->unsupported}});
        if (!packet->options.unsupported.empty())
            return skip({Text::SegmentOption, {packet->options.unsupported}});
        if (!packet->inbound) return outbound(event, *packet);
    }
    if (!advanceTo(std::max(due, sockets_.now()))) return false;
    previous_ = due;
    if (const auto* packet = std::get_if<Packet>(&event.what)) return inbound(*packet);
    if (const auto* packet = std::get_if<IcmpPacket>(&event.what)) return icmp(*packet);
    if (const auto* call = std::get_if<SystemCall>(&event.what)) return systemCall(event, *call);
    if (const auto* block = std::get_if<CodeBlock>(&event.what)) return code(*block);
    if (const auto* command = std::get_if<ShellCommand>(&event.what)) return shell(*command);
    return skip({Text::OtherPacket, {std::get<Unsupported>(event.what).what}});
}

/// Serves timers one by one, so that a waiting call returns at its very moment.
bool Execution::advanceTo(SimTime time)
{
    for (auto expiry = sockets_.nextExpiry(); expiry && *expiry <= time;
         expiry = sockets_.nextExpiry()) {
        if (++timerSteps_ > maxTimerSteps) return skip({Text::TooManySteps, {}});
        sockets_.runUntil(*expiry);
        if (!resumeWaiting()) return false;
    }
    sockets_.runUntil(time);
    return true;
}

bool Execution::resumeWaiting()
{
    if (!waiting_) return true;
    const Outcome outcome = sockets_.call(*waiting_->call, true);
    if (outcome.blocks) return true;
    const Waiting done = *std::exchange(waiting_, std::nullopt);
    event_ = done.event;
    if (isLater(sockets_.now(), done.ends) || isLater(done.ends, sockets_.now()))
        return fail({Text::ReturnsAt, {done.call->name, inSeconds(done.ends)}},
                    {Text::ReturnedAt, {inSeconds(sockets_.now())}});
    return compareResult(*done.call, outcome);
}

// ---- Packets ----------------------------------------------------------------------------------

bool Execution::inbound(const Packet& packet)
{
    note(Step::Kind::Inbound, describe(packet));
    // A SYN that offers ECN would get it from a system that takes it.
    const bool offersEcn = packet.flags.has(tcp::Flag::Syn) && packet.flags.has(tcp::Flag::Ece);
    if (offersEcn && settings_.takesEcn()) return skip({Text::Ecn, {}});
    octets_ += packet.length;
    if (octets_ > maxOctets) return skip({Text::TooMuchText, {}});
    sockets_.arrives(comparison_.inboundHeader(packet), packet.length);
    return resumeThenReturn();
}

bool Execution::icmp(const IcmpPacket& packet)
{
    const std::string name = packet.code.empty() ? packet.type : packet.type + " " + packet.code;
    note(packet.inbound ? Step::Kind::Inbound : Step::Kind::Outbound, "icmp " + name);
    const IcmpMeaning meaning = meaningOf(packet, environment_.ipv6);
    if (!packet.inbound || !meaning.known) return skip({Text::IcmpMessage, {name}});
    if (!meaning.error) return true;
    const std::uint32_t headers = environment_.ipv6 ? 60 : 40;
    const std::uint32_t mtu = packet.mtu.value_or(0);
    sockets_.icmpArrives(*meaning.error, packet.about.value_or(0),
                         static_cast<std::uint16_t>(mtu > headers ? mtu - headers : mtu));
    return resumeThenReturn();
}

/// A call that waited may have its answer now; what follows still belongs to this event.
bool Execution::resumeThenReturn()
{
    const Event* current = event_;
    if (!resumeWaiting()) return false;
    event_ = current;
    return true;
}

/// Lets time pass until something leaves, at most up to `limit`.
bool Execution::waitForDeparture(SimTime limit)
{
    while (sockets_.departures().empty()) {
        const auto expiry = sockets_.nextExpiry();
        if (!expiry || *expiry > limit) return false;
        if (!advanceTo(*expiry)) return false;
    }
    return true;
}

bool Execution::outbound(const Event& event, const Packet& packet)
{
    if (packet.ecn.starts_with("ect") || packet.ecn == "ce" || packet.flags.has(tcp::Flag::Ece) ||
        packet.flags.has(tcp::Flag::Cwr))
        return skip({Text::Ecn, {}});
    const bool anyTime = event.time.kind == EventTime::Kind::Any;
    const bool range = event.time.kind == EventTime::Kind::AbsoluteRange ||
                       event.time.kind == EventTime::Kind::RelativeRange;
    const SimTime due = dueTime(event);
    const SimTime last = range ? due + (event.time.to - event.time.from) : due;
    if (last - previous_ > longestWait) return skip({Text::LongWait, {}});
    const auto wanted = [&]() -> Message {
        if (anyTime) return asWritten(describe(packet));
        if (range) return {Text::DueBetween, {describe(packet), inSeconds(due), inSeconds(last)}};
        return {Text::DueAt, {describe(packet), inSeconds(due)}};
    };
    if (!waitForDeparture(anyTime ? sockets_.now() + longestWait : last + environment_.tolerance))
        return fail(wanted(), {Text::NothingSent, {}});
    const Departure first = sockets_.departures().front();
    if (!anyTime && (isLater(due, first.at) || isLater(first.at, last)))
        return fail(wanted(), {Text::SentAt, {describe(first), inSeconds(first.at)}});
    // One large segment of the script may be several of ours.
    Message difference = comparison_.takeOutbound(packet, sockets_.departures());
    if (!difference.empty()) return fail(asWritten(describe(packet)), std::move(difference));
    note(Step::Kind::Outbound, describe(packet));
    previous_ = anyTime || range ? first.at : due;
    return advanceTo(std::max(sockets_.now(), previous_));
}

// ---- Calls ------------------------------------------------------------------------------------

bool Execution::systemCall(const Event& event, const SystemCall& call)
{
    note(Step::Kind::Call, event.source.substr(event.source.find(call.name)));
    if (waiting_) return skip({Text::CallsAtOnce, {waiting_->call->name, call.name}});
    if (const auto length = numberAt(call, 2); call.name.starts_with("w") || call.name[0] == 's')
        octets_ +=
            static_cast<std::uint64_t>(std::clamp<std::int64_t>(length.value_or(0), 0, 1 << 30));
    if (octets_ > maxOctets) return skip({Text::TooMuchText, {}});
    const Outcome outcome = sockets_.call(call, false);
    if (!outcome.blocks) return compareResult(call, outcome);
    if (!event.time.ends) return fail({Text::ReturnsAtOnce, {call.name}}, {Text::Blocks, {}});
    const bool relative = event.time.kind == EventTime::Kind::Relative;
    const SimTime ends =
        relative ? previous_ - event.time.from + *event.time.ends : SimTime{*event.time.ends};
    if (ends - previous_ > longestWait) return skip({Text::LongWait, {}});
    waiting_ = Waiting{&event, &call, ends};
    return true;
}

bool Execution::compareResult(const SystemCall& call, const Outcome& outcome)
{
    if (!outcome.unsupported.empty()) return skip(outcome.unsupported);
    const std::string asCalled = event_->source.substr(event_->source.find(call.name));
    if (!outcome.different.empty()) return fail(asWritten(asCalled), outcome.different);
    if (std::holds_alternative<Ellipsis>(call.result->value)) return true;
    const auto expected = numberOf(*call.result);
    if (!expected) return skip({Text::CallDetail, {"result", call.name}});
    const bool sameError = call.error.empty() || call.error == outcome.error ||
                           (call.error == "EWOULDBLOCK" && outcome.error == "EAGAIN");
    if (*expected == outcome.value && sameError) return true;
    return fail(asWritten(asCalled), {Text::Returned,
                                      {std::to_string(outcome.value) +
                                       (outcome.error.empty() ? "" : " " + outcome.error)}});
}

bool Execution::shell(const ShellCommand& command)
{
    note(Step::Kind::Command, command.text);
    const auto count = [this](const std::string& state) { return sockets_.countInState(state); };
    const ShellResult result = runShell(command.text, environment_, settings_, count);
    if (!result.refused.empty()) return skip(result.refused);
    return result.expected.empty() || fail(result.expected, result.found);
}

bool Execution::code(const CodeBlock& block)
{
    note(Step::Kind::Code, block.text);
    const Lookup lookup = [this](const std::string& name) -> std::optional<double> {
        if (const auto constant = constantNamed(name)) return static_cast<double>(*constant);
        const Connection* connection = sockets_.newest();
        return connection ? connection->info(name) : std::nullopt;
    };
    const AssertionResult result = assertions_.check(block.text, lookup);
    switch (result.kind) {
    case AssertionResult::Kind::Holds:
        return true;
    case AssertionResult::Kind::NotUnderstood:
        return skip(
            {result.text.starts_with("tcpi_") ? Text::InfoField : Text::Code, {result.text}});
    case AssertionResult::Kind::Fails:
        break;
    }
    return fail(asWritten("assert " + result.text), {Text::DoesNotHold, {result.values}});
}

} // namespace tcplab::sim::packetdrill
