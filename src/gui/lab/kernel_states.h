#pragma once

#include <vector>

#include "gui/diagram/state_diagram_widget.h"
#include "gui/panel.h"
#include "lab/state_watch.h"

namespace tcplab::gui {

/// How a socket came to be: where its way through the diagram begins.
enum class SocketOrigin { Connected, Accepted, Listening };

/// The transitions that a series of sightings proves. Looks at intervals miss short states; of a
/// gap only that is filled in which all ordinary ways of the transition table begin with, so that
/// nothing is guessed. `peerInTimeWait`: the other end has been seen there. It has had our FIN,
/// then, and an end that is not in TIME-WAIT itself came to CLOSED through LAST-ACK.
/// `unseen` receives, for each gap that is left, a row from its last proven state to the next
/// sighting.
std::vector<tcp::Transition> provenTransitions(const std::vector<lab::StateSighting>& sightings,
                                               SocketOrigin origin, bool peerInTimeWait = false,
                                               std::vector<tcp::Transition>* unseen = nullptr);

/// Whether a look has found an end in a state.
bool wasIn(const std::vector<lab::StateSighting>& sightings, tcp::State state);

/// The state diagram lit by what the operating system says of two sockets.
class KernelPanel : public Panel
{
    Q_OBJECT

public:
    explicit KernelPanel(QWidget* parent = nullptr);

    struct End
    {
        std::vector<lab::StateSighting> sightings; ///< empty: there is no socket
        SocketOrigin origin = SocketOrigin::Connected;
        lab::KernelSnapshot latest;
        /// The connection ended by a RST: Abort where this end sent it, RstArrived where it came.
        std::optional<tcp::Cause> reset;
    };
    void show(const End& client, const End& server);
    void clear() { show({}, {}); }
    void retranslate();

    StateDiagramWidget* diagram() const { return diagram_; }
    /// One line under the diagram: both states in words, with what runs out.
    QString sentence() const;

private:
    void light(const End& end, const End& peer, present::HostRole host, DiagramState& state) const;
    QString describe(present::HostRole host, const End& end) const;

    StateDiagramWidget* diagram_ = nullptr;
    class ElidedLabel* foot_ = nullptr;
    End client_;
    End server_;
};

} // namespace tcplab::gui
