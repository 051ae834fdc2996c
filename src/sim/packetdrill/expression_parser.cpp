// System calls as strace writes them: accept(3, ..., ...) = 4

#include <algorithm>

#include "sim/packetdrill/names.h"
#include "sim/packetdrill/parser.h"

namespace tcplab::sim::packetdrill {

namespace {
template <typename Value>
ExpressionPtr make(Value value)
{
    return std::make_shared<Expression>(Expression{std::move(value)});
}
} // namespace

bool Parser::systemCall(Event& event)
{
    SystemCall call;
    scan_.skipBlanks();
    const Scanner before = scan_;
    const auto name = scan_.word();
    if (!name) return fail(Text::AnEvent);
    call.name = *name;
    if (!scan_.take("(")) return missing("(");
    if (!knownCall(before, call.name)) return false;
    while (!scan_.take(")")) {
        const ExpressionPtr argument = expression();
        if (!argument) return false;
        call.arguments.push_back(argument);
        if (!scan_.nextIs(")") && !scan_.take(",")) return fail(Text::CommaOr, {")"});
    }
    if (!result(call)) return false;
    event.what = std::move(call);
    return true;
}

/// A call that does not exist is a mistake; one that is not modelled is skipped when it is reached.
bool Parser::knownCall(const Scanner& before, const std::string& name)
{
    if (isSystemCall(name)) return true;
    scan_ = before;
    const std::string meant = nearestSystemCall(name);
    return meant.empty() ? fail(Text::ACall) : fail(Text::PerhapsCall, {meant});
}

bool Parser::knownField(const Scanner& before, const std::string& name)
{
    if (isInfoField(name)) return true;
    scan_ = before;
    const std::string meant = nearestInfoField(name);
    return meant.empty() ? fail(Text::AnInfoField) : fail(Text::PerhapsField, {meant});
}

/// Looks for fields of TCP_INFO in a block of code. `before`: where the code begins.
bool Parser::knownFields(const Scanner& before, std::string_view code)
{
    const auto inName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    };
    Scanner walk = before;
    std::size_t walked = 0; // octets of the code, of which `walk` stands at the last known
    for (std::size_t at = 0; at < code.size();) {
        if (code[at] == '#') {
            at = std::min(code.find('\n', at), code.size());
            continue;
        }
        std::size_t end = at;
        while (end < code.size() && inName(code[end]))
            ++end;
        const std::string name{code.substr(at, end - at)};
        if (name.starts_with("tcpi_")) {
            walk.forward(at - walked);
            walked = at;
            if (!knownField(walk, name)) return false;
        }
        at = std::max(end, at + 1);
    }
    return true;
}

/// "= 4", "= -1 EAGAIN (Resource temporarily unavailable)", "= 0x02 (flags O_RDWR)"
bool Parser::result(SystemCall& call)
{
    if (!scan_.take("=")) return fail(Text::AResult);
    call.result = scan_.take("?") ? make(Ellipsis{}) : expression();
    if (!call.result) return false;
    const auto* number = std::get_if<std::int64_t>(&call.result->value);
    if (number && *number == -1) call.error = scan_.word().value_or("");
    if (scan_.take("(") && !scan_.enclosed(")")) return fail(Text::ClosedBy, {")"});
    if (scan_.take("[") && !scan_.enclosed("]")) return fail(Text::ClosedBy, {"]"});
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
    return make(std::move(bits));
}

ExpressionPtr Parser::term()
{
    if (++depth_ > maxDepth) {
        fail(Text::FewerBrackets);
        return nullptr;
    }
    const ExpressionPtr value = termInside();
    --depth_;
    return value;
}

ExpressionPtr Parser::termInside()
{
    if (scan_.take("...")) return make(Ellipsis{});
    if (scan_.take("\"")) return text();
    if (scan_.take("[")) return array();
    if (scan_.take("{")) return structure();
    if (const auto name = scan_.word()) {
        // htons(8080), inet_addr("192.0.2.1"): the value is inside
        if (!scan_.take("(")) return make(Symbol{*name});
        const ExpressionPtr inside = expression();
        if (inside && !scan_.take(")")) fail(Text::ClosedBy, {")"});
        return failed_ ? nullptr : inside;
    }
    if (const auto number = scan_.integer()) return make(*number);
    fail(Text::AValue);
    return nullptr;
}

/// A text in quotation marks, with the usual escapes.
ExpressionPtr Parser::text()
{
    std::string value;
    for (;;) {
        const auto part = scan_.enclosed("\"");
        if (!part) {
            fail(Text::ClosedBy, {"\""});
            return nullptr;
        }
        value += *part;
        std::size_t slashes = 0;
        while (slashes < value.size() && value[value.size() - 1 - slashes] == '\\')
            ++slashes;
        if (slashes % 2 == 0) return make(std::move(value));
        value.back() = '"'; // \" does not end it
    }
}

ExpressionPtr Parser::array()
{
    Array array;
    while (!scan_.take("]")) {
        const ExpressionPtr item = expression();
        if (!item) return nullptr;
        array.items.push_back(item);
        if (!scan_.nextIs("]") && !scan_.take(",")) {
            fail(Text::CommaOr, {"]"});
            return nullptr;
        }
    }
    return make(std::move(array));
}

/// "name=", or "msg_iov(1)=", where the number in brackets tells a length that the value shows too.
std::string Parser::fieldName()
{
    const Scanner before = scan_;
    const auto name = scan_.word();
    if (name && scan_.take("(")) {
        scan_.take("...") || scan_.integer();
        if (!scan_.take(")")) scan_ = before;
    }
    if (name && scan_.take("=")) return *name;
    scan_ = before;
    return {};
}

ExpressionPtr Parser::structure()
{
    Structure structure;
    while (!scan_.take("}")) {
        scan_.skipBlanks();
        const Scanner before = scan_;
        std::string name = fieldName();
        if (name.starts_with("tcpi_") && !knownField(before, name)) return nullptr;
        const ExpressionPtr value = expression();
        if (!value) return nullptr;
        structure.fields.push_back({std::move(name), value});
        if (!scan_.nextIs("}") && !scan_.take(",")) {
            fail(Text::CommaOr, {"}"});
            return nullptr;
        }
    }
    return make(std::move(structure));
}

} // namespace tcplab::sim::packetdrill
