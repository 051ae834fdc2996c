#include "sim/scenario.h"

#include <array>

#include "sim/trace.h"

namespace tcplab::sim {

namespace {

template <std::size_t N, typename Enum>
std::string_view nameOf(const std::array<std::string_view, N>& names, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view{};
}

} // namespace

std::string_view id(CallKind kind)
{
    static constexpr std::array<std::string_view, 11> names{
        "listen", "connect", "send",  "receive", "close", "shutdown",
        "abort",  "set",     "crash", "restart", "accept"};
    return nameOf(names, kind);
}

std::string_view id(FaultKind kind)
{
    static constexpr std::array<std::string_view, 5> names{"drop", "duplicate", "delay", "corrupt",
                                                           "reorder"};
    return nameOf(names, kind);
}

std::string_view id(SegmentEvent event)
{
    static constexpr std::array<std::string_view, 7> names{
        "sent", "delivered", "dropped", "duplicated", "delayed", "corrupted", "reordered"};
    return nameOf(names, event);
}

std::string_view id(DropReason reason)
{
    static constexpr std::array<std::string_view, 8> names{
        "", "loss", "fault", "person", "checksum", "host-down", "link-full", "queue-full"};
    return nameOf(names, reason);
}

const std::string& localized(const LocalizedText& text, std::string_view language)
{
    static const std::string nothing;
    if (const auto wanted = text.find(std::string(language)); wanted != text.end())
        return wanted->second;
    if (const auto english = text.find("en"); english != text.end()) return english->second;
    return text.empty() ? nothing : text.begin()->second;
}

} // namespace tcplab::sim
