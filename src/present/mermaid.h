#pragma once

#include <QString>

#include "sim/history.h"

namespace tcplab::present {

/// The run as a Mermaid sequence diagram, in the current language. Mermaid knows no time between
/// the departure and the arrival of a message, so each stands where it arrives (or is lost, or
/// where the run ends); states are notes beside their host.
QString mermaidDiagram(const sim::History& history);

} // namespace tcplab::present
