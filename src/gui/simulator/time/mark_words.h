#pragma once

#include <QString>

#include "present/ladder_layout.h"
#include "present/run_marks.h"

namespace tcplab::gui {

/// What a mark of the slider stands for, and when: "The client enters SYN-SENT", "step 2, 0.050 s".
/// Not for breakpoints, of which the run knows nothing.
QString markWords(const present::LadderLayout& layout, present::RunMarkKind kind,
                  const present::RunMark& mark);
/// "step 2, 0.050 s".
QString momentWords(const present::LadderLayout& layout, std::size_t moment);

} // namespace tcplab::gui
