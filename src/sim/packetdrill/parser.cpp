// The grammar of packetdrill scripts: options, then events; an event is a time and a packet, a
// system call, a shell command or a block of code.

#include "sim/packetdrill/parser.h"

#include "sim/packetdrill/condition.h"

namespace tcplab::sim::packetdrill {

std::variant<Script, SyntaxError> parseScript(std::string_view text)
{
    if (text.size() > maxScriptBytes)
        return SyntaxError{0,
                           0,
                           std::to_string(text.size()),
                           {Text::FewerBytes, {std::to_string(maxScriptBytes)}}};
    const auto ours = withoutOtherSystems(text);
    if (const auto* error = std::get_if<SyntaxError>(&ours)) return *error;
    return Parser{std::get<std::string>(ours)}.script();
}

std::variant<Script, SyntaxError> Parser::script()
{
    Script script;
    while (!failed_ && scan_.take("--"))
        option(script);
    while (!failed_ && !scan_.atEnd())
        event(script);
    if (failed_) return *failed_;
    if (script.events.empty()) return SyntaxError{0, 0, {}, {Text::NoEvents, {}}};
    return script;
}

/// Notes the first mistake only; every caller stops soon after.
bool Parser::fail(Text expected, std::vector<std::string> arguments)
{
    if (!failed_) {
        std::string found = scan_.here(); // moves behind blanks: the place is where it stands
        failed_ = SyntaxError{
            scan_.line(), scan_.column(), std::move(found), {expected, std::move(arguments)}};
    }
    return false;
}

bool Parser::missing(std::string what)
{
    return fail(Text::AsWritten, {std::move(what)});
}

void Parser::option(Script& script)
{
    const int line = scan_.line();
    const std::string name = scan_.until("=");
    std::string value;
    if (scan_.peek() == '=') {
        scan_.take("=");
        value = scan_.until("");
    }
    script.options.push_back({name, value, line});
}

void Parser::event(Script& script)
{
    if (script.events.size() == maxEvents) {
        fail(Text::FewerEvents, {std::to_string(maxEvents)});
        return;
    }
    Event event;
    scan_.skipBlanks();
    event.line = scan_.line();
    const std::size_t begin = scan_.position();
    // A command before any time belongs to the start: `../common/defaults.sh`
    if (scan_.nextIs("`")) {
        event.time.kind = EventTime::Kind::Relative;
    } else if (!time(event.time)) {
        return;
    }
    if (!body(event)) return;
    event.source = std::string{scan_.between(begin, scan_.tokenEnd())};
    script.events.push_back(std::move(event));
}

bool Parser::time(EventTime& time)
{
    if (scan_.take("*")) {
        time.kind = EventTime::Kind::Any;
        return true;
    }
    const bool relative = scan_.take("+");
    const auto from = scan_.seconds();
    if (!from) return fail(Text::ATime);
    time.kind = relative ? EventTime::Kind::Relative : EventTime::Kind::Absolute;
    time.from = time.to = Duration{*from};
    if (scan_.take("~")) {
        scan_.take("+");
        const auto to = scan_.seconds();
        if (!to) return fail(Text::ATime);
        time.to = Duration{*to};
        time.kind = relative ? EventTime::Kind::RelativeRange : EventTime::Kind::AbsoluteRange;
    } else if (scan_.take("...")) {
        scan_.take("+");
        const auto ends = scan_.seconds();
        if (!ends) return fail(Text::ATime);
        time.ends = Duration{*ends};
    }
    return true;
}

bool Parser::body(Event& event)
{
    if (scan_.take("`")) {
        auto text = scan_.enclosed("`");
        if (!text) return fail(Text::ClosedBy, {"`"});
        event.what = ShellCommand{*text};
        return true;
    }
    if (scan_.take("%{")) {
        const Scanner before = scan_;
        auto text = scan_.enclosed("}%");
        if (!text) return fail(Text::ClosedBy, {"}%"});
        if (!knownFields(before, *text)) return false;
        event.what = CodeBlock{*text};
        return true;
    }
    if (scan_.take("<")) return packet(event, true);
    if (scan_.take(">")) return packet(event, false);
    return systemCall(event);
}

} // namespace tcplab::sim::packetdrill
