#pragma once

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

#include "present/breakpoints.h"

namespace tcplab::gui {

class SimulationController;

/// The breakpoints that a person has set, and where each of them stops the run that is shown. They
/// stay when another run is shown. Long runs are looked through in slices on the event loop.
class BreakpointList : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t most = 100;

    explicit BreakpointList(SimulationController& controller, QObject* parent = nullptr);

    const std::vector<present::Breakpoint>& all() const { return scan_.breakpoints(); }
    bool isFull() const { return all().size() >= most; }
    void add(const present::Breakpoint& breakpoint);
    void replace(std::size_t index, const present::Breakpoint& breakpoint);
    void remove(std::size_t index);
    void removeAll();
    void setEnabled(std::size_t index, bool enabled);
    /// Sets one at a step, or takes it away.
    void toggleAt(std::size_t moment);

    /// Has the whole run been looked through? Until then there may be more hits than are told.
    bool isComplete() const;
    /// Where a breakpoint would stop this run, enabled or not: rising moments.
    const std::vector<std::size_t>& hits(std::size_t index) const { return scan_.hits(index); }
    /// Where enabled ones stop it: rising moments.
    const std::vector<std::size_t>& stops() const { return stops_; }
    std::optional<std::size_t> nextStop(std::size_t after);
    std::optional<std::size_t> previousStop(std::size_t before);
    /// Which enabled breakpoints stop at a moment, in words.
    QString reason(std::size_t moment) const;
    /// How often a breakpoint that is not in the list would stop this run.
    std::size_t count(const present::Breakpoint& breakpoint) const;

    QString toText() const;
    /// What cannot be read is left out.
    void fromText(const QString& text);

Q_SIGNALS:
    /// The list is another one.
    void listChanged();
    /// More is known of where they hit.
    void hitsChanged();

private:
    void reset(std::vector<present::Breakpoint> breakpoints);
    void lookAgain();
    void lookOn(int milliseconds);

    SimulationController& controller_;
    present::BreakpointScan scan_{{}};
    std::vector<std::size_t> stops_;
    QTimer slices_;
};

} // namespace tcplab::gui
