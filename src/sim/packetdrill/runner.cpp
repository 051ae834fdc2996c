#include "sim/packetdrill/runner.h"

#include <algorithm>
#include <utility>

#include "sim/packetdrill/assertions.h"
#include "sim/packetdrill/comparison.h"
#include "sim/packetdrill/sockets.h"
#include "sim/packetdrill/values.h"

namespace tcplab::sim::packetdrill {

namespace {

using namespace std::chrono_literals;

/// As in the original: how far apart a planned and a real time may be.
constexpr Duration tolerance = 4ms;
constexpr Duration longestSilence = 24h * 30; ///< a script that waits longer waits for nothing

/// A blocking call that has begun and not returned.
struct Waiting
{
    SystemCall call;
    SimTime ends;
    int line = 0;
    std::string source;
};

class Run
{
public:
    explicit Run(const Script& script)
        : script_(script)
        , sockets_(settings_)
    {
    }
    Verdict run();

private:
    bool perform(const Event& event);
    SimTime dueTime(const Event& event) const;
    bool advanceTo(SimTime time);
    bool retryWaiting();
    bool inbound(const Event& event, const Packet& packet);
    bool outbound(const Event& event, const Packet& packet);
    bool systemCall(const Event& event, const SystemCall& call);
    bool compareResult(const SystemCall& call, const Outcome& outcome);
    bool code(const CodeBlock& block);
    bool fail(std::string expected, std::string found);
    bool skip(std::string what);

    const Script& script_;
    Settings settings_;
    Sockets sockets_;
    Comparison comparison_;
    SimTime previous_{};
    std::optional<Waiting> waiting_;
    const Event* event_ = nullptr;
    Verdict verdict_;
};

bool Run::fail(std::string expected, std::string found)
{
    if (verdict_.kind == Verdict::Kind::Passed)
        verdict_ = {Verdict::Kind::Failed, event_ ? event_->line : 0, event_ ? event_->source : "",
                    std::move(expected), std::move(found)};
    return false;
}

bool Run::skip(std::string what)
{
    if (verdict_.kind == Verdict::Kind::Passed)
        verdict_ = {Verdict::Kind::Skipped, event_ ? event_->line : 0, event_ ? event_->source : "",
                    "", std::move(what)};
    return false;
}

std::string inSeconds(SimTime time)
{
    const auto micros = time.time_since_epoch().count();
    std::string fraction = std::to_string(1'000'000 + micros % 1'000'000).substr(1);
    return std::to_string(micros / 1'000'000) + "." + fraction + " s";
}

Verdict Run::run()
{
    for (const Script::Option& option : script_.options)
        if (option.name == "ip_version" && option.value.find("ipv4") == std::string::npos &&
            !option.value.empty())
            return {Verdict::Kind::Skipped, option.line, "--" + option.name, "", option.value};
    for (const Event& event : script_.events) {
        event_ = &event;
        if (!perform(event)) return verdict_;
    }
    if (waiting_) {
        advanceTo(waiting_->ends + tolerance);
        if (waiting_ && verdict_.kind == Verdict::Kind::Passed)
            return {Verdict::Kind::Failed, waiting_->line, waiting_->source,
                    "returns by " + inSeconds(waiting_->ends), "still waits"};
    }
    return verdict_;
}

SimTime Run::dueTime(const Event& event) const
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

bool Run::perform(const Event& event)
{
    const SimTime due = dueTime(event);
    if (due - previous_ > longestSilence) return skip("a wait of more than 30 days");
    if (const auto* packet = std::get_if<Packet>(&event.what); packet && !packet->inbound)
        return outbound(event, *packet);
    if (!advanceTo(std::max(due, sockets_.now))) return false;
    previous_ = due;
    if (const auto* packet = std::get_if<Packet>(&event.what)) return inbound(event, *packet);
    if (std::holds_alternative<IcmpPacket>(event.what)) return skip("ICMP messages");
    if (const auto* call = std::get_if<SystemCall>(&event.what)) return systemCall(event, *call);
    if (const auto* block = std::get_if<CodeBlock>(&event.what)) return code(*block);
    if (const auto* command = std::get_if<ShellCommand>(&event.what)) {
        const auto problem = settings_.run(command->text);
        return !problem || skip(*problem);
    }
    return skip(std::get<Unsupported>(event.what).what);
}

/// Serves timers one by one, so that a waiting call returns at its very moment.
bool Run::advanceTo(SimTime time)
{
    for (auto expiry = sockets_.nextExpiry(); expiry && *expiry <= time;
         expiry = sockets_.nextExpiry()) {
        sockets_.runUntil(*expiry);
        if (!retryWaiting()) return false;
    }
    sockets_.runUntil(time);
    return true;
}

bool Run::retryWaiting()
{
    if (!waiting_) return true;
    const Outcome outcome = sockets_.call(waiting_->call);
    if (outcome.blocks) return true;
    const Waiting done = *std::exchange(waiting_, std::nullopt);
    const Duration off =
        sockets_.now > done.ends ? sockets_.now - done.ends : done.ends - sockets_.now;
    if (off > tolerance)
        return fail(done.call.name + " returns at " + inSeconds(done.ends),
                    "it returned at " + inSeconds(sockets_.now));
    return compareResult(done.call, outcome);
}

bool Run::inbound(const Event&, const Packet& packet)
{
    if (!packet.options.unsupported.empty())
        return skip("the TCP option " + packet.options.unsupported);
    if (packet.ecn == "ce") return skip("explicit congestion notification");
    std::vector<std::byte> payload(packet.length, std::byte{'x'});
    tcp::Segment segment{comparison_.inboundHeader(packet), payload};
    sockets_.arrives(segment);
    return retryWaiting();
}

bool Run::outbound(const Event& event, const Packet& packet)
{
    if (!packet.options.unsupported.empty())
        return skip("the TCP option " + packet.options.unsupported);
    const bool anyTime = event.time.kind == EventTime::Kind::Any;
    const bool range = event.time.kind == EventTime::Kind::AbsoluteRange ||
                       event.time.kind == EventTime::Kind::RelativeRange;
    const SimTime due = dueTime(event);
    const SimTime last = range ? due + (event.time.to - event.time.from) : due;
    const SimTime limit = anyTime ? sockets_.now + longestSilence : last + tolerance;
    while (sockets_.departures.empty()) {
        const auto expiry = sockets_.nextExpiry();
        if (!expiry || *expiry > limit) {
            if (!anyTime) advanceTo(std::max(sockets_.now, last));
            return fail(describe(packet), "nothing was sent");
        }
        if (!advanceTo(*expiry)) return false;
    }
    const Departure& first = sockets_.departures.front();
    if (!anyTime && (first.at + tolerance < due || first.at > limit))
        return fail(describe(packet) + " at " + inSeconds(due),
                    describe(first) + " at " + inSeconds(first.at));
    const SimTime at = first.at;
    // One large segment of the script may be several of ours.
    const std::string difference = comparison_.takeOutbound(packet, sockets_.departures);
    if (!difference.empty()) return fail(describe(packet), difference);
    previous_ = anyTime || range ? at : due;
    return advanceTo(std::max(sockets_.now, previous_));
}

bool Run::systemCall(const Event& event, const SystemCall& call)
{
    if (waiting_) return fail("one call at a time", "a call while another one waits");
    const Outcome outcome = sockets_.call(call);
    if (!outcome.unsupported.empty()) return skip(outcome.unsupported);
    if (outcome.blocks) {
        if (!event.time.ends) return fail(call.name + " returns at once", "it would block");
        const bool relative = event.time.kind == EventTime::Kind::Relative;
        const SimTime ends =
            relative ? previous_ - event.time.from + *event.time.ends : SimTime{*event.time.ends};
        waiting_ = Waiting{call, ends, event.line, event.source};
        return true;
    }
    return compareResult(call, outcome);
}

bool Run::compareResult(const SystemCall& call, const Outcome& outcome)
{
    if (!outcome.unsupported.empty()) return skip(outcome.unsupported);
    if (std::holds_alternative<Ellipsis>(call.result->value)) return true;
    const auto expected = numberOf(*call.result);
    if (!expected) return skip("the result of " + call.name);
    const std::string got =
        std::to_string(outcome.value) + (outcome.error.empty() ? "" : " " + outcome.error);
    const std::string wanted =
        std::to_string(*expected) + (call.error.empty() ? "" : " " + call.error);
    const bool same = *expected == outcome.value &&
                      (call.error.empty() || call.error == outcome.error) &&
                      (!call.error.empty() || *expected != -1 || outcome.value == -1);
    return same || fail(call.name + "(...) = " + wanted, got);
}

bool Run::code(const CodeBlock& block)
{
    const Lookup lookup = [this](const std::string& name) {
        const auto constant = constantNamed(name);
        return constant ? std::optional<double>{static_cast<double>(*constant)}
                        : sockets_.info(name);
    };
    const AssertionResult result = checkAssertions(block.text, lookup);
    switch (result.kind) {
    case AssertionResult::Kind::Holds:
        return true;
    case AssertionResult::Kind::NotUnderstood:
        return skip("the code '" + result.text + "'");
    case AssertionResult::Kind::Fails:
        break;
    }
    // Say the values, so that the difference can be read.
    std::string values;
    for (const char* field :
         {"tcpi_state", "tcpi_snd_cwnd", "tcpi_snd_ssthresh", "tcpi_unacked", "tcpi_ca_state"})
        if (result.text.find(field) != std::string::npos)
            if (const auto value = sockets_.info(field))
                values += std::string{" "} + field + "=" + std::to_string(*value);
    return fail(result.text, "it does not hold:" + values);
}

} // namespace

Verdict runScript(std::string_view text)
{
    const auto parsed = parseScript(text);
    if (const auto* error = std::get_if<SyntaxError>(&parsed))
        return {Verdict::Kind::Broken, error->line, "", error->expected, error->found};
    return Run{std::get<Script>(parsed)}.run();
}

} // namespace tcplab::sim::packetdrill
