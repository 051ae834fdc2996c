#include <charconv>

#include "sim/explorer/world_spec.h"

namespace tcplab::sim::explorer {

namespace {

struct Word
{
    std::string_view name;
    int Program::*count;
    int least;
    int most;
};

constexpr Word countedWords[]{
    {"opens", &Program::opens, 0, 7},    {"send", &Program::sends, 0, 31},
    {"octets", &Program::octets, 1, 31}, {"shutdown", &Program::shutdowns, 0, 3},
    {"close", &Program::closes, 0, 3},   {"abort", &Program::aborts, 0, 3},
    {"crash", &Program::crashes, 0, 3},  {"restart", &Program::restarts, 0, 3},
};

bool readCounted(std::string_view name, std::string_view value, bool hasValue, Program& program)
{
    for (const Word& word : countedWords) {
        if (word.name != name) continue;
        int count = 1;
        if (hasValue) {
            const auto [end, error] =
                std::from_chars(value.data(), value.data() + value.size(), count);
            if (error != std::errc{} || end != value.data() + value.size()) return false;
        }
        program.*word.count = count;
        return count >= word.least && count <= word.most;
    }
    return false;
}

bool readWord(std::string_view word, Program& program)
{
    const std::size_t equals = word.find('=');
    if (equals != std::string_view::npos)
        return readCounted(word.substr(0, equals), word.substr(equals + 1), true, program);
    if (word == "listen")
        program.listens = true;
    else if (word == "connect")
        program.connects = true;
    else if (word == "early")
        program.sendsEarly = true;
    else if (word == "receive")
        program.reads = Program::Reads::WhenCalled;
    else if (word == "deaf")
        program.reads = Program::Reads::Never;
    else
        return readCounted(word, {}, false, program);
    return true;
}

} // namespace

std::optional<Program> parseProgram(std::string_view text, std::string& wrong)
{
    Program program;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string_view word = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        if (readWord(word, program)) continue;
        wrong = word;
        return std::nullopt;
    }
    return program;
}

} // namespace tcplab::sim::explorer
