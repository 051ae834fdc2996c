#pragma once

#include <QRgb>

#include <array>
#include <cstddef>
#include <cstdint>

namespace tcplab::gui {

/// The colours of the house by what they mean. Every painted colour comes from this one table.
enum class Token : std::uint8_t {
    Window, ///< the page's ground
    Panel,  ///< paper: panels, lists, text fields
    Raised, ///< title rows, buttons, rail, menus
    Line,   ///< separators; decorative, never carries meaning
    Edge,   ///< outlines of controls, edges not taken
    Text,
    Muted,      ///< second-rank text
    Link,       ///< clauses of an RFC
    Client,     ///< always with a circle
    Server,     ///< always with a square
    ClientTint, ///< host boxes, state bands
    ServerTint,
    Syn,
    Ack,
    Data,
    Fin,
    Rst,
    Probe,
    Lost,
    Success, ///< always with a tick
    Warning, ///< always with a triangle
    Error,   ///< always with a cross
    Sel,     ///< selected row, pressed toggle
    Focus,   ///< focus ring, primary button
    OnFocus, ///< text on Focus
    Now,     ///< ground of "now"
    NowEdge, ///< edge and flag of "now"
    OnNow,   ///< text on NowEdge
};

inline constexpr std::size_t tokenCount = 28;

struct TokenColours
{
    Token token;
    QRgb light;
    QRgb dark;
};

/// Row i belongs to the token with value i.
const std::array<TokenColours, tokenCount>& tokenTable();

inline constexpr int messageTintCount = 10;

struct TintColours
{
    QRgb light;
    QRgb dark;
};

/// Grounds for numbered messages; message n takes row (n-1) % 10, from 11 on with hatching.
const std::array<TintColours, messageTintCount>& messageTintTable();

/// WCAG 2 contrast ratio of two opaque colours: 1 (equal) to 21 (black on white).
double contrastRatio(QRgb a, QRgb b);

} // namespace tcplab::gui
