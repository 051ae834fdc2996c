#include "sim/packetdrill/shell.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>
#include <vector>

namespace tcplab::sim::packetdrill {

namespace {

std::vector<std::string> wordsOf(std::string_view text)
{
    // Quotes keep words together: sysctl -q net.ipv4.tcp_rmem="4096 540000 15728640"
    std::vector<std::string> words;
    std::string word;
    char quote = '\0';
    for (const char c : text) {
        if (quote != '\0' && c == quote)
            quote = '\0';
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (quote == '\0' && (c == ' ' || c == '\t' || c == '\r' || c == '\n'))
            if (!word.empty())
                words.push_back(std::exchange(word, {}));
            else
                continue;
        else
            word += c;
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

/// The commands of a text: on lines of their own, or behind ; and &&. A backslash joins lines.
std::vector<std::string> commandsOf(std::string_view text)
{
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\\\n") {
            lines += ' ';
            ++i;
        } else if (text.substr(i, 2) == "&&") {
            lines += '\n';
            ++i;
        } else {
            lines += text[i] == ';' ? '\n' : text[i];
        }
    }
    std::vector<std::string> commands;
    std::istringstream rows{lines};
    for (std::string row; std::getline(rows, row);)
        commands.push_back(std::move(row));
    return commands;
}

bool isPlumbing(const std::string& word)
{
    return word.starts_with("-") || word.starts_with(">") || word == "2>&1" || word == "/dev/null";
}

Message assignAll(const std::vector<std::string>& words, Settings& settings)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (isPlumbing(words[i])) continue;
        const std::size_t equals = words[i].find('=');
        if (equals == std::string::npos) return {Text::Setting, {words[i]}};
        auto problem = settings.assign(words[i].substr(0, equals), words[i].substr(equals + 1));
        if (!problem.empty()) return problem;
    }
    return {};
}

/// "sockstat ... | grep -c SYN_RCVD | grep 1"
ShellResult countSockets(const std::string& command, const CountInState& count)
{
    static constexpr std::array states{"LISTEN",     "SYN_SENT",   "SYN_RCVD", "ESTABLISHED",
                                       "CLOSE_WAIT", "FIN_WAIT_1", "CLOSING",  "LAST_ACK",
                                       "FIN_WAIT_2", "TIME_WAIT",  "CLOSED"};
    const std::vector<std::string> words = wordsOf(command);
    std::string state;
    for (std::size_t i = 2; i + 1 < words.size(); ++i)
        if (words[i - 1] == "grep" && words[i] == "-c") state = words[i + 1];
    const std::string wanted = words.back();
    const bool understood = std::ranges::find(states, state) != states.end() && words.size() > 3 &&
                            words[words.size() - 2] == "grep" &&
                            wanted.find_first_not_of("0123456789") == std::string::npos;
    if (!understood) return {{Text::ShellCommand, {command}}, {}, {}};
    const std::string got = std::to_string(count(state));
    if (got == wanted) return {};
    return {{}, {Text::SocketsInState, {wanted, state}}, {Text::SocketsInState, {got, state}}};
}

/// Commands about caches, queues and the machine's devices: nothing that the model has.
bool isHarmless(const std::vector<std::string>& words)
{
    const std::string& program = words.front();
    if (program == "ip") return words.size() > 1 && words[1] == "tcp_metrics";
    if (program == "kldload" || program == "kldunload")
        return words.back().starts_with("cc_newreno") || words.back().starts_with("cc_cubic");
    // A queue at the device; one that loses or delays would be something else
    const auto has = [&](const char* word) {
        return std::ranges::find(words, word) != words.end();
    };
    if (program == "tc") return has("qdisc") && !has("limit") && !has("netem") && !has("tbf");
    return program == "ethtool" || program == "echo" || program == "true" ||
           program.starts_with("/tmp/sysctl_restore");
}

} // namespace

ShellResult runShell(std::string_view text, const Environment& environment, Settings& settings,
                     const CountInState& count)
{
    for (const std::string& command : commandsOf(text)) {
        const std::vector<std::string> words = wordsOf(command);
        if (words.empty() || words.front().starts_with("#") || isHarmless(words)) continue;
        const std::string& program = words.front();
        if (program.ends_with("defaults.sh")) {
            settings = Settings{environment};
        } else if (program == "sysctl" || program.ends_with("set_sysctls.py")) {
            if (auto problem = assignAll(words, settings); !problem.empty())
                return {problem, {}, {}};
        } else if (program == "sockstat") {
            const ShellResult result = countSockets(command, count);
            if (!result.refused.empty() || !result.expected.empty()) return result;
        } else {
            return {{Text::ShellCommand, {program}}, {}, {}};
        }
    }
    return {};
}

} // namespace tcplab::sim::packetdrill
