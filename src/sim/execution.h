#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/world.h"

namespace tcplab::sim {

/// Storage that steps use again and again, so that a long run allocates nothing.
class World::Scratch
{
public:
    struct Staged
    {
        SegmentInFlight segment;
        std::size_t record = 0; ///< of its being sent
    };
    struct Entered
    {
        HostId host{};
        int conn = 0;
        tcp::State state{};
    };
    std::vector<Staged> staged;                ///< sent in the step, not on the link yet
    std::vector<Duration> copies;              ///< of the segment that goes on the link: how late
    std::vector<Entered> entered;              ///< states entered in the step
    std::vector<std::vector<std::byte>> spare; ///< emptied payloads
    std::vector<std::byte> buffer;             ///< what RECEIVE copies to
};

/// For outputs that have been told before: a listener enters LISTEN once, not for every SYN.
class Unheard final : public tcp::OutputSink
{
public:
    void transmit(const tcp::Segment&, tcp::TransmitReason) override {}
    void stateChanged(const tcp::Transition&) override {}
    void timerChanged(tcp::TimerId, tcp::TimerEvent, SimTime) override {}
    void userNotified(const tcp::UserNotice&) override {}
    void explain(const tcp::Explanation&) override {}
};

/// One step being carried out: the sink of every endpoint that it enters. Lives as long as the
/// step.
class World::Execution final : public tcp::OutputSink
{
public:
    Execution(World& world, StepRecord& record);
    /// False: the command did not apply, and nothing has changed.
    bool carryOut(const Command& command);

    void transmit(const tcp::Segment& segment, tcp::TransmitReason reason) override;
    void stateChanged(const tcp::Transition& row) override;
    void timerChanged(tcp::TimerId timer, tcp::TimerEvent event, SimTime due) override;
    void userNotified(const tcp::UserNotice& notice) override;
    void explain(const tcp::Explanation& explanation) override;
    bool wantsExplanations() const override { return traced_; }

private:
    // Commands and events: execution.cpp
    bool apply(const NextEvent& command);
    bool apply(const Interfere& command);
    bool apply(const PersonCalls& command);
    bool apply(const InjectSegment& command);
    bool moveClock(const std::optional<SimTime>& at);
    void happens(const Event& event);
    void timerExpires(Host& host, Connection& connection);
    void releaseScript();
    std::optional<int> heldBy(const When& when) const;

    // Entering an endpoint, and what follows from it: execution.cpp
    template <typename Action>
    auto enter(Host& host, Connection& connection, Action&& action);
    void lookAt(const Host& host, int conn, PortPair ports);
    void leave(Host& host, Connection& connection);
    void updateQueues(Host& host, Connection& connection);
    void planTimer(const Host& host, Connection& connection);
    void letApplicationGoOn(Host& host, Connection& connection);

    // The link: execution_link.cpp
    void sendStaged(tcp::State senderState);
    void putOnLink(SegmentInFlight&& segment, std::size_t recordIndex);
    bool applyFaults(SegmentInFlight& segment);
    void applyFaultsToCopy(std::uint64_t id);
    bool isMeant(std::size_t fault, const SegmentInFlight& segment);
    void planFault(std::size_t fault, std::uint64_t segment);
    void befall(const Fault& fault, std::uint64_t segment);
    bool interfere(const Interfere& command, DropReason reason);
    void delay(SegmentInFlight& segment, Duration by);
    void planArrival(SegmentInFlight& segment);
    void holdBack(SegmentInFlight& segment, int segments);
    void overtakeOlder(const SegmentInFlight& arrived);
    std::size_t bytesOnLink(const SegmentInFlight& segment) const;
    bool linkIsFull() const;
    void duplicate(std::uint64_t id, Duration later = Duration{0});
    void drop(SegmentInFlight&& segment, DropReason reason);
    void recycle(SegmentInFlight&& segment);
    void recordSegment(SegmentEvent event, const SegmentInFlight& segment,
                       DropReason reason = DropReason::None);
    std::size_t directionOf(const SegmentInFlight& segment) const;

    // Arrival at a host: execution_delivery.cpp
    void deliver(SegmentInFlight&& segment);
    void deliverTo(Host& host, const SegmentInFlight& segment);
    /// `used`: where the sequence numbers of an incarnation end that this segment has just ended.
    void arrivesAtListener(Host& host, const SegmentInFlight& segment,
                           std::optional<tcp::SeqNum> used = {});
    void arrivesInClosed(Host& host, const SegmentInFlight& segment);
    int numberForChild(const Host& host, const SegmentInFlight& segment);
    void injected(const Injection& injection);
    void icmpArrives(Host& host, PortPair ports, const IcmpSpec& icmp);

    // Calls: execution_calls.cpp, execution_host_calls.cpp
    void call(const Call& call, int conn);
    tcp::CallResult callOn(Host& host, const Call& call, int conn);
    tcp::CallResult listen(Host& host, const Call& call);
    tcp::CallResult connect(Host& host, const Call& call);
    tcp::CallResult accept(Host& host);
    tcp::CallResult setOption(Host& host, Connection* connection, const Call& call);
    tcp::CallResult closeListener(Host& host);
    tcp::CallResult crash(Host& host);
    tcp::CallResult restart(Host& host);
    void quietIsOver(Host& host);
    tcp::CallResult send(Host& host, Connection& connection, const Call& call);
    tcp::CallResult receive(Host& host, Connection& connection, const Call& call);
    tcp::CallResult close(Host& host, Connection& connection, CallKind kind);
    tcp::CallResult abort(Host& host, Connection& connection);
    tcp::CallResult give(Host& host, Connection& connection, std::span<const std::byte> data,
                         bool urgent);
    tcp::CallResult take(Host& host, Connection& connection, std::optional<std::uint64_t> limit);
    bool continueSending(Host& host, Connection& connection);
    bool continueReceiving(Host& host, Connection& connection);
    bool continueClosing(Host& host, Connection& connection);
    void endWaitingCalls(const Host& host, Connection& connection, tcp::CallError error);
    void recordResumed(const Host& host, const Connection& connection, CallKind kind,
                       std::uint64_t done, tcp::CallError error);
    static Connection* target(Host& host, int conn);
    void loseTcb(Host& host, Connection& connection);
    void enteredState(HostId host, int conn, tcp::State state);
    tcp::SeqNum nextIss(const Host& host) const;

    Host& hostOf(HostId id) { return world_.hosts_[indexOf(id)]; }
    template <typename What>
    void record(What&& what)
    {
        if (!traced_) return;
        TraceRecord& added = record_.records.emplace_back();
        added.t = world_.now_;
        added.what.template emplace<std::remove_cvref_t<What>>(std::forward<What>(what));
    }

    World& world_;
    StepRecord& record_;
    Scratch& scratch_;
    const bool traced_;

    // Whose outputs these are
    HostId host_{};
    int conn_ = 0;
    int segmentConn_ =
        0; ///< conn_, or that of the segment which provoked an answer from no connection
    PortPair ports_;
    tcp::State state_{}; ///< as the outputs so far have left it
    // What the application of the connection that was entered hears
    bool stateChanged_ = false;
    std::uint64_t arrivedText_ = 0;
    bool peerClosed_ = false;
    tcp::CallError endError_ = tcp::CallError::Closing;
    int copiesOfCopies_ = 0; ///< how deep
    int textArrivedAt_ = 0;  ///< the connection that got text in this step
    HostId textArrivedAtHost_{};
};

template <typename Action>
auto World::Execution::enter(Host& host, Connection& connection, Action&& action)
{
    lookAt(host, connection.number, connection.ports);
    state_ = connection.endpoint.state();
    const auto result = action(connection.endpoint);
    leave(host, connection);
    return result;
}

} // namespace tcplab::sim
