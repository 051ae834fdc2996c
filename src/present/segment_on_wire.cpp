#include "present/segment_on_wire.h"

#include <algorithm>

#include "wire/ip_address.h"

namespace tcplab::present {

namespace {

/// Of the checksum field, where a corrupted segment shows its damage.
constexpr std::size_t damagedOctet = 17;
constexpr std::byte damage{0x01};

void takeShift(SegmentOnWire& segment, const sim::World& world)
{
    if (segment.header.has(tcp::Flag::Syn)) return;
    // What somebody made up is read as if the peer's other end had sent it.
    const sim::HostId knows = segment.injected ? peerOf(segment.from) : segment.from;
    const sim::Connection* connection = world.host(knows).find(segment.conn);
    if (!connection || !connection->endpoint.tcb().windowScaling) return;
    const tcp::Tcb& tcb = connection->endpoint.tcb();
    segment.windowShift = segment.injected ? tcb.snd.scale : tcb.rcv.scale;
}

/// The text of a segment that was lost as soon as it left: the sender still has it.
std::optional<std::vector<std::byte>> fromSendQueue(const sim::World& world,
                                                    const LadderArrow& arrow)
{
    if (arrow.length == 0) return std::vector<std::byte>{};
    const sim::Connection* connection = world.host(arrow.from).find(arrow.conn);
    if (!connection) return std::nullopt;
    const tcp::Endpoint& endpoint = connection->endpoint;
    const std::int32_t offset = arrow.header.seq.distanceFrom(endpoint.sendQueueStart());
    if (offset < 0 || static_cast<std::size_t>(offset) + arrow.length > endpoint.sendQueue().size())
        return std::nullopt;
    const auto text = endpoint.sendQueue().view(static_cast<std::size_t>(offset), arrow.length);
    return std::vector<std::byte>(text.begin(), text.end());
}

const sim::Injection* injectionOf(const sim::History& history, const LadderArrow& arrow)
{
    const sim::StepRecord& step = history.record(arrow.sentStep);
    if (const auto* byHand = std::get_if<sim::InjectSegment>(&step.command))
        return &byHand->injection;
    const sim::Injection* found = nullptr;
    for (const sim::Injection& injection : history.scenario().inject)
        if (!injection.icmp && injection.to == peerOf(arrow.from) &&
            injection.header == arrow.header && injection.payload.size() == arrow.length &&
            (!found || sim::SimTime{injection.at} == arrow.sentAt))
            found = &injection;
    return found;
}

wire::Ports portsBetween(const sim::History& history, const sim::World& world,
                         const LadderArrow& arrow)
{
    if (const sim::Connection* connection = world.host(arrow.from).find(arrow.conn))
        return {connection->ports.local, connection->ports.remote};
    const sim::Scenario& scenario = history.scenario();
    return {scenario.endpoint(arrow.from).port, scenario.endpoint(peerOf(arrow.from)).port};
}

bool takeInjection(SegmentOnWire& segment, const sim::History& history, const LadderArrow& arrow)
{
    const sim::Injection* injection = injectionOf(history, arrow);
    if (!injection) return false;
    const sim::Scenario& scenario = history.scenario();
    segment.payload = injection->payload;
    segment.ports = {injection->sourcePort.value_or(scenario.endpoint(arrow.from).port),
                     injection->destinationPort.value_or(scenario.endpoint(injection->to).port)};
    takeShift(segment, history.at(arrow.sentStep));
    return true;
}

/// From the link, where it was on its way at some moment; else from who sent it.
bool takeText(SegmentOnWire& segment, const sim::History& history, const LadderArrow& arrow,
              std::size_t moment)
{
    const bool flying = arrow.fate == LadderArrow::Fate::StillInFlight;
    const std::size_t first = arrow.sentStep + 1;
    const std::size_t last = flying ? history.steps() : arrow.fateStep;
    if (first <= last) {
        const sim::World& world = history.at(std::clamp(moment, first, last));
        if (const sim::SegmentInFlight* found = world.findInFlight(arrow.id)) {
            segment.payload = found->payload;
            segment.ports = {found->ports.local, found->ports.remote};
            segment.corrupted = found->corrupted;
            takeShift(segment, world);
            return true;
        }
    }
    if (arrow.injected) return takeInjection(segment, history, arrow);
    const sim::World& world = history.at(first);
    auto text = fromSendQueue(world, arrow);
    if (!text) return false;
    segment.payload = std::move(*text);
    segment.ports = portsBetween(history, world, arrow);
    takeShift(segment, world);
    return true;
}

void encode(SegmentOnWire& segment)
{
    // The reader of scenarios lets nothing else pass than two addresses of one version.
    const auto addresses = wire::pseudoHeaderBetween(segment.source, segment.destination)
                               .value_or(wire::Ipv4Addresses{});
    segment.problem =
        wire::encodeTcp(segment.ports, {segment.header, segment.payload}, addresses, segment.bytes);
    if (segment.problem) return;
    const auto octet = [&](std::size_t at) {
        return std::to_integer<std::uint16_t>(segment.bytes[at]);
    };
    segment.rightChecksum =
        static_cast<std::uint16_t>(octet(damagedOctet - 1) << 8 | octet(damagedOctet));
    if (segment.corrupted) segment.bytes[damagedOctet] ^= damage;
}

} // namespace

std::optional<SegmentOnWire> segmentOnWire(const sim::History& history, const LadderArrow& arrow,
                                           std::size_t moment)
{
    SegmentOnWire segment;
    segment.id = arrow.id;
    segment.from = arrow.from;
    segment.conn = arrow.conn;
    segment.source = history.scenario().endpoint(arrow.from).address;
    segment.destination = history.scenario().endpoint(peerOf(arrow.from)).address;
    segment.header = arrow.header;
    segment.reason = arrow.reason;
    segment.injected = arrow.injected;
    if (!takeText(segment, history, arrow, moment)) return std::nullopt;
    encode(segment);
    return segment;
}

} // namespace tcplab::present
