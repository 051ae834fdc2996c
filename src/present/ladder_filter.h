#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "present/ladder_layout.h"

namespace tcplab::present {

/// Which segments of a ladder are drawn. Nothing is set: all of them.
struct LadderFilter
{
    std::set<SegmentKind> kinds;     ///< hidden ones
    bool onlyLost = false;           ///< what got through is hidden
    std::optional<sim::HostId> from; ///< only this host's
    std::optional<int> conn;         ///< only this connection's

    bool isActive() const { return !kinds.empty() || onlyLost || from || conn; }
    bool shows(const LadderArrow& arrow) const
    {
        if (kinds.contains(arrow.kind)) return false;
        if (onlyLost && arrow.fate != LadderArrow::Fate::Lost) return false;
        return (!from || *from == arrow.from) && (!conn || *conn == arrow.conn);
    }
    /// How many of a run's segments it hides.
    std::size_t hidden(const LadderLayout& layout) const
    {
        std::size_t count = 0;
        if (isActive())
            for (const LadderArrow& arrow : layout.arrows())
                count += shows(arrow) ? 0U : 1U;
        return count;
    }
    bool operator==(const LadderFilter&) const = default;
};

} // namespace tcplab::present
