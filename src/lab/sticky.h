#pragma once

#include "framing/framing.h"
#include "lab/kernel_probe.h"
#include "lab/lab_error.h"
#include "lab/service.h"

#include <QByteArray>
#include <QMetaType>

#include <optional>
#include <span>
#include <vector>

/// The sticky-packet microscope: what was asked for, what was measured, what follows from it.
namespace tcplab::lab {

/// How the client writes its numbered messages.
struct SenderConfig
{
    int messages = 10;    ///< 1..100000
    int messageSize = 20; ///< bytes of the stream a message takes, framing included; 1..1048576
    int gapMs = 0;        ///< wait between two writes, 0..60000
    bool flushEachWrite =
        true;              ///< hand each write to the kernel at once; else Qt's own buffer gathers
    SocketOptions options; ///< noDelay, cork (set before, taken away after the last write) ...
};

/// One run: client and server over a real connection.
struct StickyConfig
{
    SenderConfig sender;
    ReceiverConfig receiver;
    framing::Framing framing = framing::Framing::none();
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;       ///< 0 = any free one; the experiment's own is 8082
    int timeoutMs = 30'000; ///< a run that takes longer is stopped and says so

    static constexpr qint64 maxStream = 16 * 1024 * 1024; ///< messages * messageSize, bytes
};

/// What is wrong with a configuration, one entry a setting (LabError::field names it, e.g.
/// "messageSize"). Empty when it can run.
std::vector<LabError> checkConfig(const StickyConfig& config);

/// The least messageSize that this framing leaves room for one byte of payload in message
/// `messages`.
int leastMessageSize(const framing::Framing& framing, int messages);

/// A ready configuration that shows one effect whenever it is run.
struct StickyPreset
{
    const char* id;     ///< e.g. "nagle"; stable, for settings and tests
    const char* title;  ///< English, QT_TRANSLATE_NOOP in the context "StickyPresets"
    const char* effect; ///< one English sentence, same context: what will be seen and why
    StickyConfig config;

    QString translatedTitle() const;
    QString translatedEffect() const;
};

std::span<const StickyPreset> stickyPresets();

/// Place of a written message in the stream; positions count bytes from 0.
struct MessageSpan
{
    int number = 0; ///< from 1
    qint64 begin = 0, payloadBegin = 0, payloadEnd = 0, end = 0;
};

/// One call of write() or read().
struct IoRecord
{
    qint64 offset = 0; ///< position of its first byte in the stream
    qint64 length = 0;
    qint64 timeNs = 0; ///< since the run's start
    int message = 0;   ///< writes: the message's number; reads: 0
};

/// Segments that left between two looks at the sender's counters (data_segs_out, bytes_sent). With
/// count 1 the segment's place is exact; otherwise `count` segments shared these bytes.
struct SegmentSpan
{
    qint64 offset = 0;
    qint64 length = 0;
    qint64 timeNs = 0; ///< of the look that saw them
    int count = 1;
    bool retransmitted = false; ///< bytes that had been sent before are among them
};

/// The four places where bytes can be, in stream positions: written >= acknowledged ...
struct ByteCounts
{
    qint64 written = 0;               ///< by the client's program
    std::optional<qint64> inQtBuffer; ///< written, still in the client's process
    std::optional<qint64>
        inKernel; ///< in the sending kernel's queue: not sent, or not acknowledged
    std::optional<qint64> acknowledged; ///< by the receiving kernel
    qint64 readByPeer = 0;              ///< by the server's program
};

/// Where a run stands or how it ended.
enum class StickyPhase : quint8 {
    Idle,
    Connecting,
    Running,
    Settling,
    Finished,
    Cancelled,
    TimedOut,
    Failed
};

/// Everything measured in one run.
struct StickyRecord
{
    StickyConfig config;
    StickyPhase phase = StickyPhase::Idle;
    LabError error; ///< Failed
    qint64 startedWallMs = 0;
    qint64 startedSteadyNs =
        0; ///< the same moment; the times of writes, reads, segments count from it
    qint64 durationNs = 0;
    FourTuple client;                  ///< server: client.reversed()
    QByteArray written;                ///< the stream as the client wrote it
    QByteArray received;               ///< as the server read it; a prefix of `written`
    std::vector<MessageSpan> messages; ///< those written
    std::vector<IoRecord> writes;
    std::vector<IoRecord> reads;
    std::vector<SegmentSpan> segments;         ///< empty where the kernel does not tell
    std::optional<int> segmentsSent;           ///< the kernel's data_segs_out of the client
    KernelSnapshot clientKernel, serverKernel; ///< latest
    std::vector<OptionRow> clientOptions, serverOptions; ///< requested beside effective
    ByteCounts bytes;
};

/// Where a decoder goes wrong first.
enum class BreakKind : quint8 {
    Glued,        ///< several written messages came out as one
    Split,        ///< a written message came out in pieces
    Misaligned,   ///< begins or ends inside messages, both
    DecoderError, ///< `error`
    Missing,      ///< the stream ended without it
};

struct DecoderBreak
{
    BreakKind kind = BreakKind::Glued;
    qint64 offset = 0;       ///< in the stream
    int message = 0;         ///< the first written message that is not right
    int read = 0;            ///< the read (from 1) that brought the byte at `offset`; 0 = none
    int messagesTouched = 0; ///< how many written messages the wrong piece touches
    std::optional<framing::Error> error;
};

/// One decoder on the stream that was received. A message is right when exactly its bytes came out
/// as one message.
struct DecoderVerdict
{
    framing::Framing framing;
    bool chosen = false; ///< the framing that the client wrote with
    int right = 0;
    int expected = 0; ///< messages written
    int decoded = 0;  ///< messages that came out, right or wrong
    std::optional<DecoderBreak> firstBreak;
};

/// The naive one, the chosen one, and others that teach: fixed size, delimiter, both byte orders,
/// JSON.
std::vector<framing::Framing> defaultDecoders(const StickyConfig& config);

std::vector<DecoderVerdict> judge(const StickyRecord& record,
                                  std::span<const framing::Framing> decoders);

/// What the counts say happened; every claim is measured.
enum class StickyCause : quint8 {
    NothingRead,
    Clean,        ///< one read a message
    QtBuffer,     ///< fewer segments than writes: no flush, Qt's buffer gathered the writes
    Corked,       ///< fewer segments than writes: TCP_CORK
    Nagle,        ///< fewer segments than writes: NODELAY off
    SenderOther,  ///< fewer segments than writes although NODELAY is on
    LateReader,   ///< as many segments as writes, but fewer reads
    GluedUnknown, ///< fewer reads than messages; the kernel's count is not available
    SmallReads,   ///< messages in pieces because a read takes at most readSize bytes
    SplitOther,   ///< messages in pieces for another reason (segment size, timing)
};

struct StickyObservation
{
    StickyCause cause = StickyCause::NothingRead;
    int expectedReads = 0; ///< messages written
    int reads = 0;
    std::optional<int> segments;
    int gluedReads = 0;    ///< reads that hold more than one message, or parts of several
    int splitMessages = 0; ///< messages that took more than one read
};

StickyObservation observe(const StickyRecord& record);

} // namespace tcplab::lab

Q_DECLARE_METATYPE(tcplab::lab::StickyConfig)
Q_DECLARE_METATYPE(tcplab::lab::StickyRecord)
