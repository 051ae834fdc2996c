#include "sim/packetdrill/values.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace tcplab::sim::packetdrill {

namespace {

struct Constant
{
    std::string_view name;
    std::int64_t value;
};

/// Those whose value is calculated with; others are compared by name.
constexpr Constant constants[]{{"O_RDONLY", 0},
                               {"O_WRONLY", 1},
                               {"O_RDWR", 2},
                               {"O_NONBLOCK", 0x800},
                               {"POLLIN", 0x1},
                               {"POLLPRI", 0x2},
                               {"POLLOUT", 0x4},
                               {"POLLERR", 0x8},
                               {"POLLHUP", 0x10},
                               {"POLLNVAL", 0x20},
                               {"POLLRDHUP", 0x2000},
                               {"SHUT_RD", 0},
                               {"SHUT_WR", 1},
                               {"SHUT_RDWR", 2},
                               {"MSG_DONTWAIT", 0x40},
                               {"MSG_PEEK", 0x2},
                               {"MSG_OOB", 0x1},
                               {"MSG_NOSIGNAL", 0x4000},
                               {"MSG_MORE", 0x8000},
                               {"MSG_WAITALL", 0x100},
                               {"MSG_TRUNC", 0x20},
                               {"MSG_EOR", 0x80},
                               {"SOCK_STREAM", 1},
                               {"SOCK_NONBLOCK", 0x800},
                               {"SOCK_CLOEXEC", 0x80000},
                               {"POLLRDNORM", 0x40},
                               {"POLLWRNORM", 0x100},
                               {"O_CLOEXEC", 0x80000},
                               {"ECONNRESET", 104},
                               {"ETIMEDOUT", 110},
                               {"ECONNREFUSED", 111},
                               {"EPIPE", 32},
                               {"EHOSTUNREACH", 113},
                               {"ENETUNREACH", 101},
                               {"TCPI_ESTABLISHED", 1},
                               {"TCPI_SYN_SENT", 2},
                               {"TCPI_SYN_RECEIVED", 3},
                               {"TCPI_FIN_WAIT_1", 4},
                               {"TCPI_FIN_WAIT_2", 5},
                               {"TCPI_TIME_WAIT", 6},
                               {"TCPI_CLOSED", 7},
                               {"TCPI_CLOSE_WAIT", 8},
                               {"TCPI_LAST_ACK", 9},
                               {"TCPI_LISTEN", 10},
                               {"TCPI_CLOSING", 11},
                               {"AF_UNSPEC", 0},
                               {"IP_PMTUDISC_DONT", 0},
                               {"IP_PMTUDISC_WANT", 1},
                               {"IP_PMTUDISC_DO", 2},
                               {"TCP_ESTABLISHED", 1},
                               {"TCP_SYN_SENT", 2},
                               {"TCP_SYN_RECV", 3},
                               {"TCP_FIN_WAIT1", 4},
                               {"TCP_FIN_WAIT2", 5},
                               {"TCP_TIME_WAIT", 6},
                               {"TCP_CLOSE", 7},
                               {"TCP_CLOSE_WAIT", 8},
                               {"TCP_LAST_ACK", 9},
                               {"TCP_LISTEN", 10},
                               {"TCP_CLOSING", 11},
                               {"TCP_CA_Open", 0},
                               {"TCP_CA_Disorder", 1},
                               {"TCP_CA_CWR", 2},
                               {"TCP_CA_Recovery", 3},
                               {"TCP_CA_Loss", 4},
                               {"TCP_INFINITE_SSTHRESH", 0x7fffffff}};

} // namespace

std::optional<std::int64_t> constantNamed(const std::string& name)
{
    const auto* const found = std::ranges::find(constants, name, &Constant::name);
    if (found == std::end(constants)) return std::nullopt;
    return found->value;
}

std::optional<std::int64_t> numberOf(const Expression& expression)
{
    if (const auto* number = std::get_if<std::int64_t>(&expression.value)) return *number;
    if (const auto* symbol = std::get_if<Symbol>(&expression.value))
        return constantNamed(symbol->name);
    if (const auto* bits = std::get_if<BitOr>(&expression.value)) {
        std::int64_t value = 0;
        for (const ExpressionPtr& term : bits->terms) {
            const auto part = numberOf(*term);
            if (!part) return std::nullopt;
            value |= *part;
        }
        return value;
    }
    return std::nullopt;
}

std::optional<std::int64_t> numberAt(const SystemCall& call, std::size_t index)
{
    if (index >= call.arguments.size()) return std::nullopt;
    return numberOf(unwrapped(*call.arguments[index]));
}

const Expression& unwrapped(const Expression& expression)
{
    const auto* array = std::get_if<Array>(&expression.value);
    return array && array->items.size() == 1 ? *array->items.front() : expression;
}

std::string symbolOf(const Expression& expression)
{
    const auto* symbol = std::get_if<Symbol>(&expression.value);
    return symbol ? symbol->name : std::string{};
}

const Expression* fieldOf(const Expression& expression, const std::string& name)
{
    const auto* structure = std::get_if<Structure>(&expression.value);
    if (!structure) return nullptr;
    for (const auto& field : structure->fields)
        if (field.name == name) return field.value.get();
    return nullptr;
}

} // namespace tcplab::sim::packetdrill
