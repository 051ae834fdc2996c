#include "present/stream_buffers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "present/segment_sheet.h"
#include "present/wording.h"

namespace tcplab::present {

namespace {

bool isOpen(const sim::Connection* connection)
{
    return connection && !connection->deleted &&
           connection->endpoint.state() != tcp::State::Closed &&
           connection->endpoint.state() != tcp::State::Listen;
}

BufferBlock block(BlockKind kind, std::uint64_t bytes, tcp::SeqNum first = {},
                  std::span<const std::byte> content = {})
{
    const auto shown = content.first(std::min(content.size(), BufferBlock::shownContent));
    return {kind, bytes, first, {shown.begin(), shown.end()}};
}

void addSendBuffer(StreamBuffers& buffers, const sim::Connection& connection)
{
    const tcp::Endpoint& endpoint = connection.endpoint;
    const tcp::ByteQueue& queue = endpoint.sendQueue();
    const tcp::SeqNum start = endpoint.sendQueueStart();
    const std::size_t sent = endpoint.unacknowledgedBytes();
    const std::size_t unsent = endpoint.unsentBytes();
    if (sent > 0) buffers.send.push_back(block(BlockKind::Sent, sent, start, queue.view(0, sent)));
    if (unsent > 0)
        buffers.send.push_back(block(BlockKind::Unsent, unsent,
                                     start + static_cast<std::uint32_t>(sent),
                                     queue.view(sent, unsent)));
    if (endpoint.sendSpace() > 0)
        buffers.send.push_back(block(BlockKind::Free, endpoint.sendSpace()));
    for (const sim::WaitingSend& waiting : connection.waitingToSend) {
        const auto rest =
            std::span{waiting.data.data(), waiting.data.size()}.subspan(waiting.taken);
        buffers.send.push_back(block(BlockKind::Waiting, rest.size(), {}, rest));
    }
    const tcp::Tcb& tcb = endpoint.tcb();
    buffers.sendCapacity = endpoint.config().sendBuffer;
    buffers.hold = endpoint.sendHold();
    buffers.window = tcb.snd.wnd;
    buffers.unsent = unsent;
    buffers.inFlight = static_cast<std::uint32_t>(tcb.snd.nxt.distanceFrom(tcb.snd.una));
    buffers.usable = tcb.snd.wnd > buffers.inFlight
                         ? tcb.snd.wnd - static_cast<std::uint32_t>(buffers.inFlight)
                         : 0;
    buffers.cwnd = tcb.congestion.cwnd();
    buffers.finWaits = tcb.finQueued && !tcb.finSent;
    buffers.acknowledged = connection.sent - queue.size();
}

void addReceiveBuffer(StreamBuffers& buffers, const sim::Connection& connection)
{
    const tcp::Endpoint& endpoint = connection.endpoint;
    const tcp::Tcb& tcb = endpoint.tcb();
    const std::size_t unread = endpoint.readableBytes();
    tcp::SeqNum next = tcb.rcv.nxt;
    if (unread > 0)
        buffers.receive.push_back(
            block(BlockKind::Unread, unread,
                  next - static_cast<std::uint32_t>(unread) - (tcb.finReceived ? 1U : 0U),
                  endpoint.receiveQueue().view(0, unread)));
    for (const tcp::Reassembly::Held& island : endpoint.held().islands()) {
        const std::int32_t gap = island.start.distanceFrom(next);
        if (gap > 0)
            buffers.receive.push_back(
                block(BlockKind::Missing, static_cast<std::uint64_t>(gap), next));
        buffers.receive.push_back(
            block(BlockKind::Held, island.text.size(), island.start, island.text));
        next = island.start + static_cast<std::uint32_t>(island.text.size());
    }
    buffers.receiveCapacity = endpoint.config().receiveBuffer;
    std::uint64_t taken = 0;
    for (const BufferBlock& held : buffers.receive)
        taken += held.bytes;
    if (taken < buffers.receiveCapacity)
        buffers.receive.push_back(block(BlockKind::Free, buffers.receiveCapacity - taken));
    buffers.readerWaits = connection.receiveWaiting.has_value();
}

} // namespace

std::uint64_t StreamBuffers::used(bool sendBuffer) const
{
    std::uint64_t sum = 0;
    for (const BufferBlock& block : sendBuffer ? send : receive)
        if (block.kind != BlockKind::Free && block.kind != BlockKind::Missing &&
            block.kind != BlockKind::Waiting)
            sum += block.bytes;
    return sum;
}

StreamBuffers streamBuffers(const sim::World& world, sim::HostId sender)
{
    const ShownConnection shown = shownConnection(world);
    const sim::Connection* from = shown.of(sender);
    const sim::Connection* to = shown.of(peerOf(sender));
    StreamBuffers buffers;
    buffers.sender = sender;
    buffers.conn = shown.number();
    buffers.hasSender = isOpen(from);
    buffers.hasReceiver = isOpen(to);
    if (from) buffers.written = from->sent;
    if (to) {
        buffers.arrived = to->received;
        buffers.read = to->taken;
    }
    if (buffers.hasSender) addSendBuffer(buffers, *from);
    if (buffers.hasReceiver) addReceiveBuffer(buffers, *to);
    return buffers;
}

QString blockName(BlockKind kind)
{
    switch (kind) {
    case BlockKind::Sent:
        return QCoreApplication::translate("StreamBuffers", "sent, not acknowledged");
    case BlockKind::Unsent:
        return QCoreApplication::translate("StreamBuffers", "not sent yet");
    case BlockKind::Waiting:
        return QCoreApplication::translate("StreamBuffers",
                                           "still with the program: send() blocks");
    case BlockKind::Unread:
        return QCoreApplication::translate("StreamBuffers", "arrived, not read yet");
    case BlockKind::Missing:
        return QCoreApplication::translate("StreamBuffers", "missing");
    case BlockKind::Held:
        return QCoreApplication::translate("StreamBuffers", "arrived out of order");
    case BlockKind::Free:
        return QCoreApplication::translate("StreamBuffers", "free");
    }
    return {};
}

QString blockWords(const BufferBlock& block, const NumberText& number)
{
    constexpr std::size_t quoted = 32;
    const QString bytes = QString::number(block.bytes);
    if (block.kind == BlockKind::Free || block.kind == BlockKind::Waiting)
        return fill(QCoreApplication::translate("StreamBuffers", "%1 bytes: %2."),
                    {bytes, blockName(block.kind)});
    const QString last = number(block.first + static_cast<std::uint32_t>(block.bytes) - 1);
    const QString words =
        fill(QCoreApplication::translate("StreamBuffers", "%1 bytes, numbers %2 to %3: %4."),
             {bytes, number(block.first), last, blockName(block.kind)});
    if (block.content.empty()) return words;
    const auto shown = std::span{block.content}.first(std::min(block.content.size(), quoted));
    const QString more = block.bytes > quoted ? QStringLiteral(" …") : QString();
    return joined(
        {words, QStringLiteral("“%1%3”  %2%3").arg(shapeText(shown), hexText(shown), more)});
}

QString holdWords(const StreamBuffers& buffers)
{
    switch (buffers.hold) {
    case tcp::SendHold::NothingQueued:
    case tcp::SendHold::Nothing:
        return {};
    case tcp::SendHold::NotOpen:
        return QCoreApplication::translate("StreamBuffers", "Waits for the connection to open.");
    case tcp::SendHold::Window:
        if (buffers.window == 0)
            return QCoreApplication::translate("StreamBuffers",
                                               "Waits: the peer's window is closed.");
        return fill(
            QCoreApplication::translate(
                "StreamBuffers", "Waits: the peer's window of %1 is used up, %2 are on the way."),
            {QString::number(buffers.window), QString::number(buffers.inFlight)});
    case tcp::SendHold::Congestion:
        return fill(QCoreApplication::translate("StreamBuffers",
                                                "Waits: cwnd is %1, and %2 are on the way."),
                    {QString::number(buffers.cwnd), QString::number(buffers.inFlight)});
    case tcp::SendHold::Nagle:
        return fill(QCoreApplication::translate("StreamBuffers",
                                                "Waits by Nagle's rule: %1 bytes are no full "
                                                "segment, and %2 are not acknowledged yet."),
                    {QString::number(buffers.unsent), QString::number(buffers.inFlight)});
    case tcp::SendHold::SillyWindow:
        return fill(
            QCoreApplication::translate(
                "StreamBuffers",
                "Waits: the window has room for %1 only, too little to be worth a segment."),
            {QString::number(buffers.usable)});
    }
    return {};
}

QString noBufferWords(const StreamBuffers& buffers, bool send)
{
    return fill(
        QCoreApplication::translate("StreamBuffers", "%1 has no connection, and so no buffer."),
        {hostAtStart(send ? buffers.sender : peerOf(buffers.sender))});
}

std::vector<QRectF> layoutBlocks(const std::vector<BufferBlock>& blocks, const QRectF& bar)
{
    const auto weight = [](const BufferBlock& block) {
        return 2 + std::log2(1 + static_cast<double>(block.bytes)) / 2;
    };
    double sum = 0;
    for (const BufferBlock& block : blocks)
        sum += weight(block);
    std::vector<QRectF> rects;
    double x = bar.left();
    for (const BufferBlock& block : blocks) {
        const double width = weight(block) / sum * bar.width();
        rects.emplace_back(x, bar.top(), width, bar.height());
        x += width;
    }
    return rects;
}

} // namespace tcplab::present
