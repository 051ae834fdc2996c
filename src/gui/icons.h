#pragma once

#include <QIcon>
#include <QPixmap>

#include <cstdint>

#include "gui/theme_tokens.h"

class QPainter;
class QRectF;

namespace tcplab::gui {

/// The icons of the house, drawn on a 24 grid in one stroke colour (resources/icons/*.svg).
enum class Icon : std::uint8_t {
    Simulate,
    Lab,
    Practise,
    Learn,
    Capture,
    ToStart,
    Back,
    Play,
    Pause,
    Stop,
    Step,
    ToEnd,
    Search,
    ZoomIn,
    ZoomOut,
    Fit,
    Open,
    Save,
    Export,
    Print,
    Copy,
    Inspect,
    Drop,
    Delay,
    Duplicate,
    Corrupt,
    Reorder,
    Inject,
    Branch,
    Breakpoint,
    Fold,
    Unfold,
    Timer,
    Crash,
    Restart,
    Server,
    Client,
    Lock,
    Globe,
    Tick,
    Cross,
    Warning,
    Info,
    Hint,
    Hidden,
    Book,
    Panel,
    Projector,
    Language,
    Theme,
    Close,
    ChevronDown,
};

inline constexpr int iconCount = static_cast<int>(Icon::ChevronDown) + 1;

/// The name of the file without ".svg", e.g. "zoom-in".
const char* iconFileName(Icon icon);

/// For actions and buttons: tinted at paint time from the theme, so it follows every change by
/// itself. Normal: `token`; disabled: edge.
QIcon icon(Icon icon, Token token = Token::Text);

/// For painting by hand, in any colour and size (device pixels are handled).
void paintIcon(QPainter& painter, Icon icon, const QRectF& target, const QColor& colour);

/// The program's own icon, in its own colours.
QIcon applicationIcon();

} // namespace tcplab::gui
