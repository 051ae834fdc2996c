#pragma once

class QPainter;

namespace tcplab::present {
struct DiagramLayout;
}

namespace tcplab::gui {

struct DiagramState;

/// So many of each end's last transitions carry their number.
inline constexpr int trailLength = 5;

/// The order of each end's last transitions: numbers on their edges, in a circle for the client and
/// in a square for the server. An edge that was taken more than once carries the latest number.
void paintTrail(QPainter& painter, const present::DiagramLayout& layout, const DiagramState& state);

} // namespace tcplab::gui
