#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "present/names.h"
#include "present/segment_fields.h"
#include "sim/world.h"

namespace tcplab::present {

/// The parts of the sequence spaces of RFC 9293 figures 3 and 4, and what lies inside them.
enum class SpaceKind : std::uint8_t {
    Acknowledged, ///< send 1
    Sent,         ///< send 2: sent, not acknowledged
    Sacked,       ///< in send 2: the peer has reported that it holds them
    MaySend,      ///< send 3
    MayNotSend,   ///< send 4; goes on without end
    Received,     ///< receive 1, and read by the program
    Unread,       ///< receive 1, waiting to be read
    MayReceive,   ///< receive 2
    Held,         ///< in receive 2: arrived ahead of what is missing
    MayNotReceive ///< receive 3; goes on without end
};

enum class SpaceMarkKind : std::uint8_t {
    Iss,
    SndUna,
    SndNxt,
    SndEdge, ///< SND.UNA+SND.WND
    SndFin,
    SndUp,
    Irs,
    RcvNxt,
    RcvEdge, ///< RCV.NXT+RCV.WND
    RcvFin,
    RcvUp,
    Wrap ///< the numbers begin again at 0
};

/// Octets [from, to) counted from SequenceSpace::origin.
struct SpaceSpan
{
    SpaceKind kind{};
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool operator==(const SpaceSpan&) const = default;
};

struct SpaceMark
{
    SpaceMarkKind kind{};
    std::int64_t at = 0;
    bool operator==(const SpaceMark&) const = default;
};

/// A segment that is on its way and takes numbers.
struct FlyingSpan
{
    std::uint64_t id = 0;
    SegmentKind kind{};
    bool repeated = false;
    bool corrupted = false;
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// One direction: what its sender has sent, what its receiver has got, and what is between them.
/// All numbers are distances from one origin, so that they are in order although numbers wrap.
struct SequenceSpace
{
    sim::HostId sender{};
    int conn = 0;
    tcp::SeqNum origin;
    std::optional<tcp::State> senderState; ///< nothing: no TCB
    std::optional<tcp::State> receiverState;
    bool windowKnown = false; ///< the peer has told one
    bool sends = false;       ///< there are send variables
    bool receives = false;    ///< there are receive variables
    std::vector<SpaceSpan> send;
    std::vector<SpaceMark> sendMarks;
    std::vector<SpaceSpan> receive;
    std::vector<SpaceMark> receiveMarks;
    std::vector<FlyingSpan> flying;

    tcp::SeqNum numberAt(std::int64_t position) const
    {
        return origin + static_cast<std::uint32_t>(position);
    }
};

/// The connection that the pictures of both ends show: the latest of the client, else of the
/// server, and its other end. Either may be null.
struct ShownConnection
{
    const sim::Connection* client = nullptr;
    const sim::Connection* server = nullptr;
    int number() const { return client ? client->number : server ? server->number : 0; }
    const sim::Connection* of(sim::HostId host) const
    {
        return host == sim::HostId::Client ? client : server;
    }
};
ShownConnection shownConnection(const sim::World& world);

SequenceSpace sequenceSpace(const sim::World& world, sim::HostId sender);

/// "SND.UNA": the RFC's names, in lines where they are long.
QStringList markName(SpaceMarkKind kind);
/// "1", "2", "3", "4": as the figures number the parts; empty for what lies inside one.
QString spaceNumber(SpaceKind kind);
/// "sent, not acknowledged".
QString spaceName(SpaceKind kind);
/// "1 acknowledged · 2 sent ...": what the numbers mean, for one of the two figures.
QString spaceLegend(bool send);
/// A sentence with the numbers of a part.
QString spanWords(const SequenceSpace& space, const SpaceSpan& span, const NumberText& number);
QString markWords(const SequenceSpace& space, const SpaceMark& mark, const NumberText& number);
QString flyingWords(const SequenceSpace& space, const FlyingSpan& flying, const NumberText& number);
/// Why there is nothing to see of an end.
QString noSpaceWords(const SequenceSpace& space, bool send);

} // namespace tcplab::present
