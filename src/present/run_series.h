#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

#include "present/names.h"
#include "sim/history.h"

namespace tcplab::present {

// What the plots of a run are drawn from: for each end of each connection what it sent and how its
// variables went, by time. Read from the model once for a run; looking at a moment costs nothing.

/// A value from a moment on, until the next one.
struct SeriesLevel
{
    /// From here on there is no value: no threshold yet, or the TCB is gone.
    static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();

    sim::SimTime t;
    std::int64_t value = 0;
    std::uint32_t moment = 0;
};
using SeriesLevels = std::vector<SeriesLevel>;

/// Something that takes sequence numbers, or probes with them, when it left. Numbers are counted
/// from the initial sequence number, and do not wrap.
struct SeriesSegment
{
    enum class Kind : std::uint8_t { First, Again, Probe };

    sim::SimTime t;
    std::int64_t from = 0;
    std::int64_t to = 0; ///< behind the last number
    std::uint64_t id = 0;
    std::uint32_t moment = 0;     ///< the first moment at which it has left
    std::uint32_t lostMoment = 0; ///< the same for its loss; 0: not lost
    Kind kind = Kind::First;
    SegmentKind drawnAs = SegmentKind::Data;
};

/// A SACK block as it reached the sender.
struct SeriesSack
{
    sim::SimTime t;
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::uint32_t moment = 0;
};

struct SeriesEvent
{
    enum class Kind : std::uint8_t { Timeout, FastRetransmit, Recovered, LossProbe };

    sim::SimTime t;
    std::int64_t value = SeriesLevel::none; ///< cwnd behind it
    std::uint32_t moment = 0;
    Kind kind = Kind::Timeout;
};

/// One end of one connection as a sender.
struct SendSeries
{
    sim::HostId host{};
    int conn = 0;
    tcp::SeqNum iss;
    bool hasCongestionControl = false;

    std::vector<SeriesSegment> segments;
    std::vector<SeriesSack> sacks;
    std::vector<SeriesEvent> events;
    SeriesLevels acknowledged; ///< SND.UNA
    SeriesLevels windowEdge;   ///< SND.UNA + SND.WND
    SeriesLevels cwnd;
    SeriesLevels ssthresh;
    SeriesLevels inFlight; ///< SND.NXT - SND.UNA
    SeriesLevels peerWindow;

    bool hasText() const { return textBytes > 0; }
    std::uint64_t textBytes = 0;
};

/// Value at a time; nothing before the first and where there is none.
std::optional<std::int64_t> valueAt(const SeriesLevels& levels, sim::SimTime t);

/// Reads a run, a part at a time, so that a window stays awake over a long one.
class RunSeries
{
public:
    explicit RunSeries(const sim::History& history);

    /// Reads up to `steps` more of the history that the object was made for. True when all is read.
    bool collect(const sim::History& history, std::size_t steps);
    std::size_t collected() const { return next_; }

    /// In the order in which they first sent something.
    const std::vector<SendSeries>& senders() const { return senders_; }
    const SendSeries* find(sim::HostId host, int conn) const;
    /// The end that sends most text: what a person most likely wants to see.
    const SendSeries* busiest() const;

private:
    struct Place
    {
        std::size_t sender;
        std::size_t segment;
    };
    SendSeries* senderOf(sim::HostId host, int conn, bool make);
    void readSegment(const sim::SegmentRecord& segment, sim::SimTime t, std::uint32_t moment);
    void readSent(const sim::SegmentRecord& segment, sim::SimTime t, std::uint32_t moment);
    void readExplanation(const sim::ExplainRecord& record, sim::SimTime t, std::uint32_t moment);
    void readVariables(sim::HostId host, int conn, sim::SimTime t, std::uint32_t moment);

    sim::World world_; ///< of its own: nobody who looks at the history is disturbed
    sim::StepRecord scratch_;
    std::size_t next_ = 0;
    std::vector<SendSeries> senders_;
    std::unordered_map<std::uint64_t, std::size_t> senderIndex_;
    std::unordered_map<std::uint64_t, Place> flying_; ///< by trace id
    std::vector<int> touched_;
};

} // namespace tcplab::present
