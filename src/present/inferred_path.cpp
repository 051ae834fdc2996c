#include "present/diagram_edges.h"
#include "present/diagram_layout.h"

namespace tcplab::present {

namespace {

using Path = QList<tcp::Transition>;

/// Every drawn step out of `state`, one an edge: the first row of each. Without SEND on a listening
/// connection: sockets refuse it.
Path stepsFrom(tcp::State state)
{
    Path steps;
    for (const EdgeSpec& spec : diagramEdgeSpecs()) {
        if (stateOf(spec.from) != state || spec.causes[0] == tcp::Cause::Send) continue;
        if (const auto* row = tcp::findTransition(state, spec.causes[0], stateOf(spec.to))) {
            steps.append(*row);
        }
    }
    return steps;
}

} // namespace

QList<tcp::Transition> inferredPath(tcp::State from, tcp::State to)
{
    if (from == to) return {};
    // Breadth first, all paths of one length at a time: more than one that arrives is no knowledge.
    QList<Path> paths{Path{}};
    for (std::size_t length = 1; length < tcp::stateCount; ++length) {
        QList<Path> longer;
        Path found;
        int arrived = 0;
        for (const Path& path : paths) {
            for (const tcp::Transition& step : stepsFrom(path.isEmpty() ? from : path.last().to)) {
                Path next = path;
                next.append(step);
                if (step.to == to) {
                    ++arrived;
                    found = next;
                } else if (step.to != tcp::State::Closed) {
                    longer.append(next);
                }
            }
        }
        if (arrived > 0) return arrived == 1 ? found : Path{};
        paths = longer;
    }
    return {};
}

} // namespace tcplab::present
