#include "bsd_client.h"
#include "event_log.h"

#include "lab/sticky.h"
#include "lab/sticky_client.h"
#include "lab/sticky_run.h"
#include "lab/sticky_server.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace tcplab;
using namespace tcplab::lab;

namespace {

std::vector<qint64> lengths(const std::vector<IoRecord>& records)
{
    std::vector<qint64> found;
    for (const IoRecord& record : records)
        found.push_back(record.length);
    return found;
}

const StickyPreset& preset(const char* id)
{
    for (const StickyPreset& candidate : stickyPresets())
        if (qstrcmp(candidate.id, id) == 0) return candidate;
    qFatal("no preset %s", id);
}

/// Runs to the end; the record is complete afterwards.
bool runToEnd(StickyRun& run, const StickyConfig& config)
{
    QSignalSpy finished(&run, &StickyRun::finished);
    run.start(config);
    return QTest::qWaitFor([&] { return finished.count() > 0; }, 20'000);
}

const DecoderVerdict* verdictOf(const std::vector<DecoderVerdict>& verdicts,
                                const framing::Framing& framing)
{
    for (const DecoderVerdict& verdict : verdicts)
        if (verdict.framing == framing) return &verdict;
    return nullptr;
}

/// A record as if `cuts` had been read of ten messages of twenty bytes: for the pure functions.
StickyRecord madeRecord(const StickyConfig& config, const std::vector<qint64>& cuts)
{
    StickyRecord record;
    record.config = config;
    const StickyStream stream = makeStickyStream(config);
    record.written = stream.bytes;
    record.messages = stream.messages;
    for (const MessageSpan& span : stream.messages)
        record.writes.push_back({span.begin, span.end - span.begin, 0, span.number});
    qint64 offset = 0;
    for (const qint64 length : cuts) {
        record.reads.push_back({offset, length, 0, 0});
        offset += length;
    }
    record.received = record.written.left(offset);
    return record;
}

using Lengths = std::vector<qint64>;

} // namespace

Q_DECLARE_METATYPE(framing::Framing)

class TestSticky : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetsShowWhatTheyPromise_data();
    void presetsShowWhatTheyPromise();
    void everyByteIsAccountedFor();
    void kernelWitnessesTheSegments();
    void everyFramingSurvivesASmallReader_data();
    void everyFramingSurvivesASmallReader();
    void largeStreamArrivesWhole();
    void streamsHaveTheSizesAskedFor_data();
    void streamsHaveTheSizesAskedFor();
    void badConfigurationsAreNamed_data();
    void badConfigurationsAreNamed();
    void verdictsNameTheFirstBreak();
    void verdictOfTheOtherByteOrder();
    void observationsFollowFromTheCounts();
    void cancelEndsTheRun();
    void startAgainCancelsTheFirst();
    void timeoutEndsTheRun();
    void portInUseFailsTheRun();
    void serverDecodesWhatAStrangerSends();
    void lateServerReadsAllAfterTheFin();
};

void TestSticky::presetsShowWhatTheyPromise_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Lengths>("reads");
    QTest::addColumn<int>("segments");
    QTest::addColumn<StickyCause>("cause");
    const Lengths single(10, 20);
    Lengths sevens;
    for (int i = 0; i < 10; ++i)
        sevens.insert(sevens.end(), {7, 7, 6});
    QTest::newRow("nagle") << QByteArray("nagle") << Lengths{20, 180} << 2 << StickyCause::Nagle;
    QTest::newRow("qt-buffer") << QByteArray("qt-buffer") << Lengths{200} << 1
                               << StickyCause::QtBuffer;
#ifdef Q_OS_LINUX
    QTest::newRow("cork") << QByteArray("cork") << Lengths{200} << 1 << StickyCause::Corked;
#endif
    QTest::newRow("baseline") << QByteArray("baseline") << single << 10 << StickyCause::Clean;
    QTest::newRow("late-reader") << QByteArray("late-reader") << Lengths{200} << 10
                                 << StickyCause::LateReader;
    QTest::newRow("small-reads") << QByteArray("small-reads") << sevens << 10
                                 << StickyCause::SmallReads;
}

void TestSticky::presetsShowWhatTheyPromise()
{
    QFETCH(QByteArray, id);
    QFETCH(Lengths, reads);
    QFETCH(int, segments);
    QFETCH(StickyCause, cause);
    StickyConfig config = preset(id.constData()).config;
    // A gap of 5 ms is long, unless the machine is busy elsewhere; the tests share it with others.
    if (config.sender.gapMs > 0 && config.receiver.readDelayMs == 0) config.sender.gapMs = 20;
    if (config.receiver.readDelayMs > 0) config.receiver.readDelayMs = 1000;
    StickyRun run;
    QVERIFY(runToEnd(run, config));
    const StickyRecord& record = run.record();
    QCOMPARE(record.phase, StickyPhase::Finished);
    QCOMPARE(lengths(record.writes), Lengths(10, 20));
    QCOMPARE(lengths(record.reads), reads);
    QCOMPARE(record.received, record.written);
    const auto verdicts = judge(record, defaultDecoders(config));
    QCOMPARE(verdictOf(verdicts, config.framing)->right, 10);
    QVERIFY(verdictOf(verdicts, config.framing)->chosen);
    const int naive = static_cast<int>(std::count(reads.begin(), reads.end(), 20));
    QCOMPARE(verdictOf(verdicts, framing::Framing::none())->right, naive);
    if (!record.segmentsSent) QSKIP("the kernel does not count segments for us here");
    QCOMPARE(*record.segmentsSent, segments);
    QCOMPARE(observe(record).cause, cause);
}

void TestSticky::everyByteIsAccountedFor()
{
    StickyRun run;
    QSignalSpy progressed(&run, &StickyRun::progressed);
    QVERIFY(runToEnd(run, preset("baseline").config));
    const StickyRecord& record = run.record();
    QVERIFY(progressed.count() > 1);
    QCOMPARE(record.bytes.written, 200);
    QCOMPARE(record.bytes.readByPeer, 200);
    qint64 before = 0;
    for (const auto* list : {&record.writes, &record.reads}) {
        qint64 offset = 0;
        for (const IoRecord& io : *list) {
            QCOMPARE(io.offset, offset);
            QVERIFY(io.timeNs > 0 && io.timeNs <= record.durationNs);
            offset += io.length;
        }
        QCOMPARE(offset, 200);
    }
    for (const IoRecord& write : record.writes) {
        QVERIFY(write.timeNs >= before);
        before = write.timeNs;
    }
    QVERIFY(record.client.isValid());
    if (!record.clientKernel.isOk()) QSKIP("TCP_INFO is refused here");
    QCOMPARE(record.bytes.acknowledged, std::optional<qint64>(200));
    QCOMPARE(record.bytes.inKernel, std::optional<qint64>(0));
    QCOMPARE(record.bytes.inQtBuffer, std::optional<qint64>(0));
    QCOMPARE(record.clientKernel.state, std::optional<tcp::State>(tcp::State::Established));
    const auto& noDelay = record.clientOptions.at(static_cast<std::size_t>(SocketOption::NoDelay));
    QCOMPARE(noDelay.requested, std::optional<int>(1));
    QCOMPARE(noDelay.effective, std::optional<int>(1));
}

void TestSticky::kernelWitnessesTheSegments()
{
    StickyRun run;
    QVERIFY(runToEnd(run, preset("nagle").config));
    const StickyRecord& record = run.record();
    if (!record.clientKernel.counters.bytesSent)
        QSKIP("this kernel does not count the bytes it sends");
    // The counters are looked at after each write, so that the cut is known without a capture.
    QCOMPARE(record.segments.size(), 2U);
    QCOMPARE(record.segments[0].length, 20);
    QCOMPARE(record.segments[0].count, 1);
    QCOMPARE(record.segments[1].offset, 20);
    QCOMPARE(record.segments[1].length, 180);
    QCOMPARE(record.segments[1].count, 1);
}

void TestSticky::everyFramingSurvivesASmallReader_data()
{
    QTest::addColumn<framing::Framing>("framing");
    using framing::ByteOrder;
    using framing::Framing;
    QTest::newRow("fixed") << Framing::fixed(20);
    QTest::newRow("delimiter") << Framing::delimited("\r\n");
    for (const unsigned bytes : {1U, 2U, 4U}) {
        QTest::addRow("prefix %u big", bytes) << Framing::lengthPrefix(bytes, ByteOrder::BigEndian);
        QTest::addRow("prefix %u little", bytes)
            << Framing::lengthPrefix(bytes, ByteOrder::LittleEndian);
    }
    QTest::newRow("signed") << Framing::lengthPrefix(4, ByteOrder::LittleEndian, true);
    QTest::newRow("json") << Framing::jsonLines();
}

void TestSticky::everyFramingSurvivesASmallReader()
{
    QFETCH(framing::Framing, framing);
    StickyConfig config;
    config.framing = framing;
    config.receiver.readSize = 7;
    StickyRun run;
    QVERIFY(runToEnd(run, config));
    QCOMPARE(run.phase(), StickyPhase::Finished);
    const auto verdicts = judge(run.record(), defaultDecoders(config));
    QCOMPARE(verdictOf(verdicts, framing)->right, 10);
    QVERIFY(!verdictOf(verdicts, framing)->firstBreak);
    QVERIFY(verdictOf(verdicts, framing::Framing::none())->right < 10);
}

void TestSticky::largeStreamArrivesWhole()
{
    StickyConfig config;
    config.framing = framing::Framing::lengthPrefix(2, framing::ByteOrder::BigEndian);
    config.sender.messages = 2000;
    config.sender.messageSize = 4000;
    config.receiver.readSize = 100'000;
    StickyRun run;
    QVERIFY(runToEnd(run, config));
    QCOMPARE(run.phase(), StickyPhase::Finished);
    QCOMPARE(run.record().received.size(), 8'000'000);
    QVERIFY(run.record().received == run.record().written);
    const auto verdicts = judge(run.record(), defaultDecoders(config));
    QCOMPARE(verdictOf(verdicts, config.framing)->right, 2000);
    if (!run.record().segments.empty()) {
        qint64 covered = 0;
        for (const SegmentSpan& span : run.record().segments) {
            QCOMPARE(span.offset, covered);
            covered += span.length;
        }
        QCOMPARE(covered, 8'000'000);
    }
}

void TestSticky::streamsHaveTheSizesAskedFor_data()
{
    everyFramingSurvivesASmallReader_data();
    QTest::newRow("none") << framing::Framing::none();
}

void TestSticky::streamsHaveTheSizesAskedFor()
{
    QFETCH(framing::Framing, framing);
    for (const int messages : {1, 10, 1000}) {
        for (const int extra : {0, 1, 5, 17, 100}) {
            StickyConfig config;
            config.sender.messages = messages;
            config.sender.messageSize = leastMessageSize(framing, messages) + extra;
            config.framing = framing;
            if (framing.kind == framing::Kind::FixedSize)
                config.framing.fixedSize = static_cast<std::uint64_t>(config.sender.messageSize);
            QVERIFY(checkConfig(config).empty());
            const StickyStream stream = makeStickyStream(config);
            QCOMPARE(stream.messages.size(), static_cast<std::size_t>(messages));
            QCOMPARE(stream.bytes.size(), messages * config.sender.messageSize);
            config.sender.messageSize = leastMessageSize(framing, messages) - 1;
            if (framing.kind == framing::Kind::FixedSize)
                config.framing.fixedSize = static_cast<std::uint64_t>(config.sender.messageSize);
            QVERIFY(!checkConfig(config).empty());
        }
    }
}

void TestSticky::badConfigurationsAreNamed_data()
{
    QTest::addColumn<StickyConfig>("config");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* field, auto change) {
        StickyConfig config;
        change(config);
        QTest::addRow("%s", field) << config << QString::fromLatin1(field);
    };
    row("messages", [](StickyConfig& c) { c.sender.messages = 0; });
    row("messageSize", [](StickyConfig& c) { c.sender.messageSize = 0; });
    row("gapMs", [](StickyConfig& c) { c.sender.gapMs = -1; });
    row("readDelayMs", [](StickyConfig& c) { c.receiver.readDelayMs = 1'000'000; });
    row("readSize", [](StickyConfig& c) { c.receiver.readSize = 0; });
    row("address", [](StickyConfig& c) { c.address = {}; });
    row("fixedSize", [](StickyConfig& c) { c.framing = framing::Framing::fixed(19); });
    row("delimiter", [](StickyConfig& c) { c.framing = framing::Framing::delimited("of"); });
    row("prefixBytes", [](StickyConfig& c) {
        c.framing.kind = framing::Kind::LengthPrefix, c.framing.prefixBytes = 3;
    });
    StickyConfig tooLong;
    tooLong.sender.messages = 100'000;
    tooLong.sender.messageSize = 1'000'000;
    QTest::newRow("stream") << tooLong << QStringLiteral("messages");
    StickyConfig overPrefix;
    overPrefix.framing = framing::Framing::lengthPrefix(1, framing::ByteOrder::BigEndian);
    overPrefix.sender.messageSize = 257;
    QTest::newRow("over the prefix") << overPrefix << QStringLiteral("messageSize");
}

void TestSticky::badConfigurationsAreNamed()
{
    QFETCH(StickyConfig, config);
    QFETCH(QString, field);
    const auto problems = checkConfig(config);
    QCOMPARE(problems.size(), 1U);
    QCOMPARE(problems[0].kind, LabErrorKind::InvalidConfiguration);
    QCOMPARE(problems[0].field, field);
    StickyRun run;
    QSignalSpy finished(&run, &StickyRun::finished);
    QVERIFY(!run.start(config));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(run.phase(), StickyPhase::Failed);
    QCOMPARE(run.record().error.field, field);
}

void TestSticky::verdictsNameTheFirstBreak()
{
    const StickyConfig config = preset("baseline").config;
    const std::vector<framing::Framing> naive{framing::Framing::none()};

    const auto glued = judge(madeRecord(config, {20, 180}), naive)[0];
    QCOMPARE(glued.right, 1);
    QCOMPARE(glued.decoded, 2);
    QCOMPARE(glued.firstBreak->kind, BreakKind::Glued);
    QCOMPARE(glued.firstBreak->message, 2);
    QCOMPARE(glued.firstBreak->read, 2);
    QCOMPARE(glued.firstBreak->offset, 20);
    QCOMPARE(glued.firstBreak->messagesTouched, 9);

    const auto split = judge(madeRecord(config, {20, 7, 13, 160}), naive)[0];
    QCOMPARE(split.firstBreak->kind, BreakKind::Split);
    QCOMPARE(split.firstBreak->message, 2);

    const auto askew = judge(madeRecord(config, {30, 170}), naive)[0];
    QCOMPARE(askew.right, 0);
    QCOMPARE(askew.firstBreak->kind, BreakKind::Misaligned);

    const auto cut = judge(madeRecord(config, {20, 20}), naive)[0];
    QCOMPARE(cut.right, 2);
    QCOMPARE(cut.firstBreak->kind, BreakKind::Missing);
    QCOMPARE(cut.firstBreak->message, 3);
    QCOMPARE(cut.firstBreak->read, 0);
}

void TestSticky::verdictOfTheOtherByteOrder()
{
    const StickyConfig config = preset("baseline").config; // four bytes, big endian
    const StickyRecord record = madeRecord(config, {200});
    const auto little = framing::Framing::lengthPrefix(4, framing::ByteOrder::LittleEndian);
    const auto verdicts = judge(record, defaultDecoders(config));
    const DecoderVerdict* verdict = verdictOf(verdicts, little);
    QVERIFY(verdict);
    QCOMPARE(verdict->right, 0);
    QCOMPARE(verdict->firstBreak->kind, BreakKind::DecoderError);
    QCOMPARE(verdict->firstBreak->error->kind, framing::ErrorKind::OtherByteOrder);
    QCOMPARE(verdict->firstBreak->error->value, 268'435'456);
    QCOMPARE(verdict->firstBreak->error->swapped, 16);
    QCOMPARE(verdictOf(verdicts, framing::Framing::fixed(20))->right, 10);
    QCOMPARE(verdictOf(verdicts, framing::Framing::delimited())->right, 0);
}

void TestSticky::observationsFollowFromTheCounts()
{
    StickyConfig config = preset("baseline").config;
    const auto seen = [&](const std::vector<qint64>& cuts, std::optional<int> segments) {
        StickyRecord record = madeRecord(config, cuts);
        record.segmentsSent = segments;
        return observe(record);
    };
    QCOMPARE(seen({}, 0).cause, StickyCause::NothingRead);
    QCOMPARE(seen(Lengths(10, 20), 10).cause, StickyCause::Clean);
    QCOMPARE(seen({20, 180}, 10).cause, StickyCause::LateReader);
    QCOMPARE(seen({20, 180}, std::nullopt).cause, StickyCause::GluedUnknown);
    QCOMPARE(seen({20, 180}, 2).cause, StickyCause::SenderOther); // NODELAY is on
    QCOMPARE(seen({10, 10, 180}, 10).splitMessages, 1);
    QCOMPARE(seen({30, 30, 140}, 10).gluedReads, 3);
    config.sender.options.noDelay = 0;
    QCOMPARE(seen({20, 180}, 2).cause, StickyCause::Nagle);
    config.sender.flushEachWrite = false;
    QCOMPARE(seen({200}, 1).cause, StickyCause::QtBuffer);
    config.sender.options.cork = 1;
    QCOMPARE(seen({200}, 1).cause, StickyCause::Corked);
    config.receiver.readSize = 10;
    QCOMPARE(seen(Lengths(20, 10), 10).cause, StickyCause::SmallReads);
}

void TestSticky::cancelEndsTheRun()
{
    StickyConfig config = preset("baseline").config;
    config.sender.gapMs = 10'000;
    StickyRun run;
    QSignalSpy finished(&run, &StickyRun::finished);
    run.cancel(); // nothing to cancel
    QVERIFY(run.start(config));
    QTRY_COMPARE(run.phase(), StickyPhase::Running);
    QVERIFY(run.clientDescriptor() >= 0);
    QTRY_VERIFY(run.serverDescriptor() >= 0);
    run.cancel();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(run.phase(), StickyPhase::Cancelled);
    QCOMPARE(run.clientDescriptor(), -1);
    run.cancel();
    QCOMPARE(finished.count(), 1);
}

void TestSticky::startAgainCancelsTheFirst()
{
    StickyConfig slow = preset("baseline").config;
    slow.sender.gapMs = 10'000;
    StickyRun run;
    QVERIFY(run.start(slow));
    QTRY_COMPARE(run.phase(), StickyPhase::Running);
    QSignalSpy finished(&run, &StickyRun::finished);
    QVERIFY(run.start(preset("qt-buffer").config));
    QCOMPARE(finished.count(), 1);
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(run.phase(), StickyPhase::Finished);
    QCOMPARE(run.record().received.size(), 200);
}

void TestSticky::timeoutEndsTheRun()
{
    StickyConfig config = preset("baseline").config;
    config.sender.gapMs = 10'000;
    config.timeoutMs = 100;
    StickyRun run;
    QVERIFY(runToEnd(run, config));
    QCOMPARE(run.phase(), StickyPhase::TimedOut);
}

void TestSticky::portInUseFailsTheRun()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    StickyConfig config;
    config.port = other.serverPort();
    StickyRun run;
    QSignalSpy finished(&run, &StickyRun::finished);
    QVERIFY(!run.start(config));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(run.phase(), StickyPhase::Failed);
    QCOMPARE(run.record().error.kind, LabErrorKind::AddressInUse);
    QCOMPARE(run.record().error.port, other.serverPort());
    other.close();
    // The same run object and the same port work as soon as it is free, twice in a row.
    QVERIFY(runToEnd(run, config));
    QCOMPARE(run.phase(), StickyPhase::Finished);
    QVERIFY(runToEnd(run, config));
    QCOMPARE(run.phase(), StickyPhase::Finished);
}

void TestSticky::serverDecodesWhatAStrangerSends()
{
    ServeConfig config;
    config.port = 0;
    config.framing = framing::Framing::lengthPrefix(4, framing::ByteOrder::LittleEndian, true);
    config.receiver.readSize = 3;
    StickyServer server(config);
    EventLog log(&server);
    QVERIFY(server.start());
    const quint16 port = server.port();
    whileLooping<bool>([port] {
        BsdClient client;
        client.connectTo(port);
        client.sendAll(QByteArray("\x05\0\0\0hello\x02\0\0\0ok\0\0\0\x09trunc", 20));
        return true;
    });
    QTRY_COMPARE(log.count(LabEventKind::PeerClosed), 1);
    QCOMPARE(log.count(LabEventKind::MessageDecoded), 2);
    QCOMPARE(log.bytes(LabEventKind::MessageDecoded), QByteArray("hellook"));
    QCOMPARE(log.last(LabEventKind::MessageDecoded)->message, 2);
    QCOMPARE(log.last(LabEventKind::MessageDecoded)->offset, 9);
    const LabEvent* broken = log.last(LabEventKind::FramingBroken);
    QVERIFY(broken);
    QCOMPARE(broken->framingError->kind, framing::ErrorKind::OtherByteOrder);
    for (const LabEvent& event : log.events)
        if (event.kind == LabEventKind::BytesRead) QVERIFY(event.length <= 3);
    QCOMPARE(log.bytes(LabEventKind::BytesRead).size(), 20);
}

void TestSticky::lateServerReadsAllAfterTheFin()
{
    ServeConfig config;
    config.port = 0;
    config.framing = framing::Framing::delimited();
    config.receiver.readDelayMs = 20;
    config.receiver.readSize = 4;
    StickyServer server(config);
    EventLog log(&server);
    QVERIFY(server.start());
    BsdClient client;
    QVERIFY(client.connectTo(server.port()));
    client.sendAll("one\ntwo\nthree");
    client.close();
    QTRY_COMPARE(log.count(LabEventKind::PeerClosed), 1);
    QCOMPARE(log.bytes(LabEventKind::BytesRead), QByteArray("one\ntwo\nthree"));
    QCOMPARE(log.count(LabEventKind::MessageDecoded), 2);
    QCOMPARE(log.last(LabEventKind::FramingBroken)->framingError->kind,
             framing::ErrorKind::TruncatedMessage);
    // The end is told last.
    QCOMPARE(log.events.back().kind, LabEventKind::PeerClosed);
}

QTEST_GUILESS_MAIN(TestSticky)
#include "tst_sticky.moc"
