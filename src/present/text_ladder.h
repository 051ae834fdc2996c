#pragma once

#include <QString>

#include "present/sequence_numbers.h"
#include "sim/history.h"

namespace tcplab::present {

struct TextLadderOptions
{
    int width = 100;    ///< terminal cells, 60 or more
    bool ascii = false; ///< no box-drawing characters: for terminals that are not UTF-8
    bool story = false; ///< under the title: what the scenario is about, and what to watch for
    NumberMode numbers = NumberMode::Absolute;
};

/// The ladder of a run for a terminal, in the current language: both lifelines with the states
/// beside them, time running down, a segment leaving in the row of its departure and arriving in
/// the row of its arrival; losses end in a cross, long silences are folded and say their length.
/// Every line ends in a line feed, none is wider than `width` (East Asian characters count two
/// cells).
QString textLadder(const sim::History& history, const TextLadderOptions& options = {});

} // namespace tcplab::present
