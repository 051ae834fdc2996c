#include "gui/theme_tokens.h"

#include <algorithm>
#include <cmath>

namespace tcplab::gui {

namespace {

constexpr QRgb rgb(unsigned hex)
{
    return 0xff000000u | hex;
}

// clang-format off
constexpr std::array<TokenColours, tokenCount> tokens{{
    {Token::Window,     rgb(0xE9ECEF), rgb(0x15191D)},
    {Token::Panel,      rgb(0xFFFFFF), rgb(0x1E2329)},
    {Token::Raised,     rgb(0xF4F6F8), rgb(0x272D34)},
    {Token::Line,       rgb(0xCDD3D9), rgb(0x3A434C)},
    {Token::Edge,       rgb(0x76818C), rgb(0x7F8A95)},
    {Token::Text,       rgb(0x1A2026), rgb(0xE7EBEF)},
    {Token::Muted,      rgb(0x55606B), rgb(0xA7B2BD)},
    {Token::Link,       rgb(0x0B57B8), rgb(0x85BDFF)},
    {Token::Client,     rgb(0x1F5FBF), rgb(0x7DB7FF)},
    {Token::Server,     rgb(0xAD4800), rgb(0xFF9A4A)},
    {Token::ClientTint, rgb(0xE3EDFA), rgb(0x22344B)},
    {Token::ServerTint, rgb(0xFBE9DC), rgb(0x442E1E)},
    {Token::Syn,        rgb(0x0E684E), rgb(0x8FE6BC)},
    {Token::Ack,        rgb(0x4C5D72), rgb(0xB8C9DA)},
    {Token::Data,       rgb(0x451C86), rgb(0xAC98FF)},
    {Token::Fin,        rgb(0x766600), rgb(0xF6E05A)},
    {Token::Rst,        rgb(0x93062A), rgb(0xFF6A62)},
    {Token::Probe,      rgb(0xBA2484), rgb(0xF07FB0)},
    {Token::Lost,       rgb(0xC01818), rgb(0xFF7A70)},
    {Token::Success,    rgb(0x17693A), rgb(0x8FE6A8)},
    {Token::Warning,    rgb(0x8A5A00), rgb(0xF0BE55)},
    {Token::Error,      rgb(0xB01030), rgb(0xFF7884)},
    {Token::Sel,        rgb(0xDCEAFA), rgb(0x1B3350)},
    {Token::Focus,      rgb(0x0B63CE), rgb(0x5FB0FF)},
    {Token::OnFocus,    rgb(0xFFFFFF), rgb(0x10161C)},
    {Token::Now,        rgb(0xFFF3C9), rgb(0x302D1F)},
    {Token::NowEdge,    rgb(0x9A6B00), rgb(0xE3BE52)},
    {Token::OnNow,      rgb(0xFFFFFF), rgb(0x15191D)},
}};

constexpr std::array<TintColours, messageTintCount> tints{{
    {rgb(0xDCE6F5), rgb(0x2B3F5C)}, {rgb(0xF9E3CF), rgb(0x573A22)}, {rgb(0xDDEFE3), rgb(0x254A38)},
    {rgb(0xE9DFF5), rgb(0x43335F)}, {rgb(0xF5F0C9), rgb(0x4D4A1E)}, {rgb(0xD6EEF0), rgb(0x1F4A50)},
    {rgb(0xF6DCE4), rgb(0x572F40)}, {rgb(0xE4E6E9), rgb(0x40464D)}, {rgb(0xE8EBD0), rgb(0x434A26)},
    {rgb(0xDCD9F0), rgb(0x383663)},
}};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (static_cast<std::size_t>(tokens[i].token) != i) return false;
    }
    return true;
}
static_assert(inOrder(), "a token's value is its row");

double linear(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(QRgb c)
{
    return 0.2126 * linear(qRed(c)) + 0.7152 * linear(qGreen(c)) + 0.0722 * linear(qBlue(c));
}

} // namespace

const std::array<TokenColours, tokenCount>& tokenTable()
{
    return tokens;
}

const std::array<TintColours, messageTintCount>& messageTintTable()
{
    return tints;
}

double contrastRatio(QRgb a, QRgb b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace tcplab::gui
