#include "sim/packetdrill/runner.h"

#include <algorithm>
#include <utility>

#include "sim/packetdrill/execution.h"

namespace tcplab::sim::packetdrill {

Verdict runScript(std::string_view text, const RunOptions& options)
{
    Verdict verdict;
    const auto parsed = parseScript(text);
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        verdict.kind = Verdict::Kind::Broken;
        verdict.line = error->line;
        verdict.column = error->column;
        verdict.source = error->found;
        verdict.expected = error->expected;
        return verdict;
    }
    const auto& script = std::get<Script>(parsed);
    const auto environment = environmentOf(script, options.profile);
    if (const auto* unknown = std::get_if<UnknownOption>(&environment)) {
        verdict.kind = Verdict::Kind::Skipped;
        verdict.line = unknown->option.line;
        verdict.source = "--" + unknown->option.name + "=" + unknown->option.value;
        verdict.found = {Text::CommandLineOption, {verdict.source}};
        return verdict;
    }
    return Execution{script, std::get<Environment>(environment), options}.run();
}

} // namespace tcplab::sim::packetdrill
