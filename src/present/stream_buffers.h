#pragma once

#include <QRectF>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "present/sequence_space.h"

namespace tcplab::present {

/// A stretch of a stream by what is being done with it.
enum class BlockKind : std::uint8_t {
    Sent,    ///< send buffer: sent, not acknowledged
    Unsent,  ///< send buffer: not sent yet
    Waiting, ///< still with the program: its send() blocks, the buffer is full
    Unread,  ///< receive buffer: in order, not read yet
    Missing, ///< receive buffer: a gap before what has arrived out of order
    Held,    ///< receive buffer: arrived out of order
    Free     ///< room for so much more
};

struct BufferBlock
{
    BlockKind kind{};
    std::uint64_t bytes = 0;
    tcp::SeqNum first; ///< number of the first octet; not Waiting and Free
    std::vector<std::byte>
        content; ///< the first of them, at most shownContent; none of Missing, Free
    static constexpr std::size_t shownContent = 256;
};

/// The way of one direction's data: from the program through the two buffers to the other program.
/// All of it is what the model holds.
struct StreamBuffers
{
    sim::HostId sender{};
    int conn = 0;
    bool hasSender = false;   ///< there is a send buffer
    bool hasReceiver = false; ///< there is a receive buffer
    std::vector<BufferBlock> send;
    std::vector<BufferBlock> receive;
    std::uint64_t sendCapacity = 0;
    std::uint64_t receiveCapacity = 0;

    // The four counters that are so easily taken for one another; nothing where it is not known.
    std::optional<std::uint64_t> written;      ///< taken from the program by TCP
    std::optional<std::uint64_t> acknowledged; ///< by the peer's TCP
    std::optional<std::uint64_t> arrived;      ///< at the peer, in order
    std::optional<std::uint64_t> read;         ///< by the peer's program

    tcp::SendHold hold = tcp::SendHold::NothingQueued;
    std::uint32_t window = 0; ///< SND.WND
    std::uint32_t usable = 0; ///< of it
    std::uint32_t cwnd = 0;
    std::uint64_t unsent = 0;
    std::uint64_t inFlight = 0;
    bool finWaits = false;    ///< the program has closed; FIN comes behind the text
    bool readerWaits = false; ///< the peer's program sits in recv()
    std::uint64_t used(bool sendBuffer) const;
};

StreamBuffers streamBuffers(const sim::World& world, sim::HostId sender);

QString blockName(BlockKind kind);
/// A sentence with numbers and content.
QString blockWords(const BufferBlock& block, const NumberText& number);
/// Why what is queued does not leave; empty where nothing is queued or it leaves at once.
QString holdWords(const StreamBuffers& buffers);
/// Why there is no buffer; `send`: at the sender.
QString noBufferWords(const StreamBuffers& buffers, bool send);

/// Blocks side by side from left to right, long ones drawn shorter than they are.
std::vector<QRectF> layoutBlocks(const std::vector<BufferBlock>& blocks, const QRectF& bar);

} // namespace tcplab::present
