#include <QTest>

#include <algorithm>

#include "../sim/run.h"
#include "present/segment_sheet.h"
#include "present/stream_buffers.h"
#include "sim/builtin.h"

using namespace tcplab;
using namespace tcplab::present;
using sim::HostId;

namespace {

std::string whenOpen(const std::string& host, const std::string& call)
{
    return R"(, {"when": {"host": ")" + host + R"(", "state": "ESTABLISHED"}, "host": ")" + host +
           R"(", )" + call + "}";
}

std::string script(const std::string& more)
{
    return R"("script": [)" + sim::test::open + more + "]";
}

std::uint64_t bytesOf(const std::vector<BufferBlock>& blocks, BlockKind kind)
{
    std::uint64_t sum = 0;
    for (const BufferBlock& block : blocks)
        if (block.kind == kind) sum += block.bytes;
    return sum;
}

QString contentOf(const std::vector<BufferBlock>& blocks, BlockKind kind)
{
    for (const BufferBlock& block : blocks)
        if (block.kind == kind) return shapeText(block.content);
    return {};
}

/// What holds the client back at any moment of a run.
std::vector<tcp::SendHold> holdsOf(const std::string& members)
{
    const sim::History history = sim::test::runOf(members);
    std::vector<tcp::SendHold> holds;
    for (std::size_t moment = 0; moment <= history.steps(); ++moment)
        holds.push_back(streamBuffers(history.at(moment), HostId::Client).hold);
    return holds;
}

bool contains(const std::vector<tcp::SendHold>& holds, tcp::SendHold hold)
{
    return std::ranges::find(holds, hold) != holds.end();
}

} // namespace

class StreamBuffersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingBeforeTheConnection();
    void dataGoesFromBufferToBuffer();
    void countersAreNotTheSameThing();
    void outOfOrderTextIsHeldBehindAGap();
    void fullBufferKeepsTheRestWithTheProgram();
    void modelSaysWhyTextWaits();
    void blocksFillTheBar();
    void blocksAddUpInEveryScenario();
};

void StreamBuffersTest::nothingBeforeTheConnection()
{
    const sim::World world(sim::test::scenarioOf(script("")));
    const StreamBuffers buffers = streamBuffers(world, HostId::Client);
    QVERIFY(!buffers.hasSender && !buffers.hasReceiver);
    QVERIFY(!buffers.written && !buffers.read);
    QVERIFY(!noBufferWords(buffers, true).isEmpty());
}

void StreamBuffersTest::dataGoesFromBufferToBuffer()
{
    sim::History history(
        sim::test::scenarioOf(script(whenOpen("client", R"("call": "send", "text": "hello")"))));
    QVERIFY(sim::test::stepUntil(history, [](const sim::World& world) {
        return bytesOf(streamBuffers(world, HostId::Client).send, BlockKind::Sent) == 5;
    }));
    const StreamBuffers sent = streamBuffers(history.at(history.steps()), HostId::Client);
    QCOMPARE(contentOf(sent.send, BlockKind::Sent), QStringLiteral("hello"));
    QCOMPARE(sent.send.front().first.value(), 1001U);
    QCOMPARE(bytesOf(sent.receive, BlockKind::Unread), std::uint64_t{0});
    history.runToEnd();
    const StreamBuffers end = streamBuffers(history.at(history.steps()), HostId::Client);
    QCOMPARE(bytesOf(end.send, BlockKind::Sent), std::uint64_t{0});
    QCOMPARE(contentOf(end.receive, BlockKind::Unread), QStringLiteral("hello"));
    QCOMPARE(end.receive.front().first.value(), 1001U);
}

/// Written, acknowledged and arrived, and still nobody has read it.
void StreamBuffersTest::countersAreNotTheSameThing()
{
    const sim::History history =
        sim::test::runOf(script(whenOpen("client", R"("call": "send", "text": "hello")")));
    const StreamBuffers end = streamBuffers(history.at(history.steps()), HostId::Client);
    QCOMPARE(end.written, std::optional<std::uint64_t>(5));
    QCOMPARE(end.acknowledged, std::optional<std::uint64_t>(5));
    QCOMPARE(end.arrived, std::optional<std::uint64_t>(5));
    QCOMPARE(end.read, std::optional<std::uint64_t>(0));
}

void StreamBuffersTest::outOfOrderTextIsHeldBehindAGap()
{
    const sim::History history = sim::test::runOf(
        R"("endpoints": {"client": {"mss": 4, "nagle": false}}, )" +
        script(whenOpen("client", R"("call": "send", "text": "abcdefgh")")) +
        R"(, "faults": [{"match": {"from": "client", "length": 4, "nth": 1}, "do": "drop"}])");
    bool seen = false;
    for (std::size_t moment = 0; moment <= history.steps(); ++moment) {
        const StreamBuffers buffers = streamBuffers(history.at(moment), HostId::Client);
        if (bytesOf(buffers.receive, BlockKind::Held) == 0) continue;
        seen = true;
        QVERIFY(buffers.receive[0].kind == BlockKind::Missing);
        QCOMPARE(buffers.receive[0].bytes, std::uint64_t{4});
        QCOMPARE(contentOf(buffers.receive, BlockKind::Held), QStringLiteral("efgh"));
        QCOMPARE(buffers.used(false), std::uint64_t{4});
    }
    QVERIFY(seen);
}

void StreamBuffersTest::fullBufferKeepsTheRestWithTheProgram()
{
    const sim::History history =
        sim::test::runOf(R"("endpoints": {"server": {"receiveBuffer": 1000}}, )" +
                         script(whenOpen("client", R"("call": "send", "bytes": 70000)")));
    const StreamBuffers end = streamBuffers(history.at(history.steps()), HostId::Client);
    QCOMPARE(end.used(true), std::uint64_t{65536});
    QCOMPARE(*end.written + bytesOf(end.send, BlockKind::Waiting), std::uint64_t{70000});
    QCOMPARE(bytesOf(end.receive, BlockKind::Unread), std::uint64_t{1000});
}

void StreamBuffersTest::modelSaysWhyTextWaits()
{
    using tcp::SendHold;
    const std::string send = whenOpen("client", R"("call": "send", "bytes": 3000)");
    QVERIFY(
        contains(holdsOf(R"("endpoints": {"server": {"receiveBuffer": 1000}}, )" + script(send)),
                 SendHold::Window));
    QVERIFY(contains(holdsOf(script(whenOpen("client", R"("call": "send", "text": "a")") +
                                    whenOpen("client", R"("call": "send", "text": "b")"))),
                     SendHold::Nagle));
    QVERIFY(contains(
        holdsOf(R"("endpoints": {"client": {"congestion": "reno", "initialWindow": 1}}, )" +
                script(send)),
        SendHold::Congestion));
    QVERIFY(contains(
        holdsOf(script(R"(, {"at": "1ms", "host": "client", "call": "send", "text": "early"})")),
        SendHold::NotOpen));
    // Off: it does not wait.
    QVERIFY(!contains(holdsOf(R"("endpoints": {"client": {"nagle": false}}, )" +
                              script(whenOpen("client", R"("call": "send", "text": "a")") +
                                     whenOpen("client", R"("call": "send", "text": "b")"))),
                      SendHold::Nagle));
    // Each has its sentence.
    for (const SendHold hold : {SendHold::NotOpen, SendHold::Window, SendHold::Congestion,
                                SendHold::Nagle, SendHold::SillyWindow}) {
        StreamBuffers buffers;
        buffers.hold = hold;
        QVERIFY(!holdWords(buffers).isEmpty());
    }
}

void StreamBuffersTest::blocksFillTheBar()
{
    const std::vector<BufferBlock> blocks{{BlockKind::Sent, 5, {}, {}},
                                          {BlockKind::Free, 65531, {}, {}}};
    const QRectF bar(8, 20, 344, 26);
    const auto rects = layoutBlocks(blocks, bar);
    QCOMPARE(rects.size(), std::size_t{2});
    QCOMPARE(rects[0].left(), bar.left());
    QCOMPARE(rects[0].right(), rects[1].left());
    QVERIFY(std::abs(rects[1].right() - bar.right()) < 0.01);
    // Five of 65,536 octets are to be seen.
    QVERIFY(rects[0].width() > 40);
}

void StreamBuffersTest::blocksAddUpInEveryScenario()
{
    for (const sim::BuiltinScenario& builtin : sim::builtinScenarios()) {
        sim::History history(std::make_shared<const sim::Scenario>(
            std::get<sim::Scenario>(sim::parseScenario(builtin.json))));
        history.runToEnd();
        const std::size_t stride = std::max<std::size_t>(1, history.steps() / 80);
        for (std::size_t moment = 0; moment <= history.steps(); moment += stride)
            for (const HostId host : sim::bothHosts) {
                const StreamBuffers buffers = streamBuffers(history.at(moment), host);
                if (!buffers.hasSender) continue;
                QCOMPARE(buffers.used(true) + bytesOf(buffers.send, BlockKind::Free),
                         buffers.sendCapacity);
                QCOMPARE(*buffers.acknowledged + buffers.used(true), *buffers.written);
                QCOMPARE(buffers.hold == tcp::SendHold::NothingQueued,
                         bytesOf(buffers.send, BlockKind::Unsent) == 0 && !buffers.finWaits);
                // Whatever is held back is held back for a reason, between two steps.
                QVERIFY2(buffers.hold != tcp::SendHold::Nothing, builtin.id.data());
            }
    }
}

QTEST_GUILESS_MAIN(StreamBuffersTest)
#include "tst_stream_buffers.moc"
