#include "tcp/segment.h"

#include <array>
#include <string_view>
#include <utility>

namespace tcplab::tcp {

std::string toString(Flags flags)
{
    static constexpr std::array<std::pair<Flag, std::string_view>, 8> order{{{Flag::Syn, "SYN"},
                                                                             {Flag::Fin, "FIN"},
                                                                             {Flag::Rst, "RST"},
                                                                             {Flag::Psh, "PSH"},
                                                                             {Flag::Ack, "ACK"},
                                                                             {Flag::Urg, "URG"},
                                                                             {Flag::Ece, "ECE"},
                                                                             {Flag::Cwr, "CWR"}}};
    std::string text;
    for (const auto& [flag, name] : order) {
        if (!flags.has(flag)) continue;
        if (!text.empty()) text += ',';
        text += name;
    }
    return text;
}

} // namespace tcplab::tcp
