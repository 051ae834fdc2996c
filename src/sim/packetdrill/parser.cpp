// The grammar of packetdrill scripts: options, then events; an event is a time and a packet, a
// system call, a shell command or a block of code.

#include <algorithm>

#include "sim/packetdrill/parser.h"

namespace tcplab::sim::packetdrill {

std::variant<Script, SyntaxError> parseScript(std::string_view text)
{
    if (text.size() > maxScriptBytes)
        return SyntaxError{0, 0, std::to_string(text.size()),
                           "at most " + std::to_string(maxScriptBytes) + " bytes"};
    return Parser{text}.script();
}

std::variant<Script, SyntaxError> Parser::script()
{
    Script script;
    while (!failed_ && scan_.take("--"))
        option(script);
    while (!failed_ && !scan_.atEnd())
        event(script);
    if (failed_) return *failed_;
    return script;
}

/// Notes the first mistake only; every caller stops soon after.
bool Parser::fail(std::string expected)
{
    if (!failed_)
        failed_ = SyntaxError{scan_.line(), scan_.column(), scan_.here(), std::move(expected)};
    return false;
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
    event.source = std::string{scan_.between(begin, scan_.position())};
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
    if (!from) return fail("a time: 0.1, +0.1 or *");
    time.kind = relative ? EventTime::Kind::Relative : EventTime::Kind::Absolute;
    time.from = time.to = Duration{*from};
    if (scan_.take("~")) {
        scan_.take("+");
        const auto to = scan_.seconds();
        if (!to) return fail("the end of a range of times");
        time.to = Duration{*to};
        time.kind = relative ? EventTime::Kind::RelativeRange : EventTime::Kind::AbsoluteRange;
    } else if (scan_.take("...")) {
        scan_.take("+");
        const auto ends = scan_.seconds();
        if (!ends) return fail("the time at which the call returns");
        time.ends = Duration{*ends};
    }
    return true;
}

bool Parser::body(Event& event)
{
    if (scan_.take("`")) {
        auto text = scan_.enclosed("`");
        if (!text) return fail("a closing `");
        event.what = ShellCommand{*text};
        return true;
    }
    if (scan_.take("%{")) {
        auto text = scan_.enclosed("}%");
        if (!text) return fail("a closing }%");
        event.what = CodeBlock{*text};
        return true;
    }
    if (scan_.take("<")) return packet(event, true);
    if (scan_.take(">")) return packet(event, false);
    return systemCall(event);
}

// ---- System calls
// ---------------------------------------------------------------------------------

bool Parser::systemCall(Event& event)
{
    SystemCall call;
    const auto name = scan_.word();
    if (!name) return fail("a packet (< or >), a system call, `command` or %{ code }%");
    call.name = *name;
    if (!scan_.take("(")) return fail("(");
    while (!scan_.take(")")) {
        const ExpressionPtr argument = expression();
        if (!argument) return false;
        call.arguments.push_back(argument);
        if (!scan_.nextIs(")") && !scan_.take(",")) return fail(", or )");
    }
    if (!scan_.take("=")) return fail("= and the result");
    call.result = expression();
    if (!call.result) return false;
    const auto* number = std::get_if<std::int64_t>(&call.result->value);
    if (number && *number == -1) call.error = scan_.word().value_or("");
    if (scan_.take("(") && !scan_.enclosed(")")) return fail(")");
    if (scan_.nextIs("[") && scan_.take("[") && !scan_.enclosed("]")) return fail("]");
    event.what = std::move(call);
    return true;
}

ExpressionPtr Parser::expression()
{
    const ExpressionPtr first = term();
    if (!first || !scan_.nextIs("|")) return first;
    BitOr bits{{first}};
    while (scan_.take("|")) {
        const ExpressionPtr next = term();
        if (!next) return nullptr;
        bits.terms.push_back(next);
    }
    return std::make_shared<Expression>(Expression{std::move(bits)});
}

ExpressionPtr Parser::term()
{
    if (++depth_ > maxDepth) {
        fail("fewer levels of brackets");
        return nullptr;
    }
    const ExpressionPtr value = termInside();
    --depth_;
    return value;
}

ExpressionPtr Parser::termInside()
{
    const auto make = [](auto value) {
        return std::make_shared<Expression>(Expression{std::move(value)});
    };
    if (scan_.take("...")) return make(Ellipsis{});
    if (scan_.take("\"")) {
        auto text = scan_.enclosed("\"");
        if (text) return make(*text);
        fail("a closing \"");
        return nullptr;
    }
    if (scan_.take("[")) return array();
    if (scan_.take("{")) return structure();
    if (const auto name = scan_.word()) {
        // htons(8080), inet_addr("192.0.2.1"): the value is inside
        if (!scan_.take("(")) return make(Symbol{*name});
        const ExpressionPtr inside = expression();
        if (inside && !scan_.take(")")) fail(")");
        return failed_ ? nullptr : inside;
    }
    if (const auto number = scan_.integer()) return make(*number);
    fail("a value");
    return nullptr;
}

ExpressionPtr Parser::array()
{
    Array array;
    while (!scan_.take("]")) {
        const ExpressionPtr item = expression();
        if (!item) return nullptr;
        array.items.push_back(item);
        if (!scan_.nextIs("]") && !scan_.take(",")) {
            fail(", or ]");
            return nullptr;
        }
    }
    return std::make_shared<Expression>(Expression{std::move(array)});
}

ExpressionPtr Parser::structure()
{
    Structure structure;
    while (!scan_.take("}")) {
        ExpressionPtr value = expression();
        if (!value) return nullptr;
        std::string name;
        const auto* symbol = std::get_if<Symbol>(&value->value);
        if (symbol && scan_.take("=")) {
            name = symbol->name;
            value = expression();
            if (!value) return nullptr;
        }
        structure.fields.push_back({name, value});
        if (!scan_.nextIs("}") && !scan_.take(",")) {
            fail(", or }");
            return nullptr;
        }
    }
    return std::make_shared<Expression>(Expression{std::move(structure)});
}

} // namespace tcplab::sim::packetdrill
